"""JSON Lines: one article a line, an object with "text" and, if known, title, published, url, outlet, id."""

from __future__ import annotations

import codecs
import datetime as dt
import functools
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from claimcheck.errors import SourceError
from claimcheck.model import Document
from claimcheck.sources import files
from claimcheck.sources.article import Data, assemble, headings
from claimcheck.sources.blocks import Part, Run, counted, lines, part, rows
from claimcheck.sources.files import Skipped
from claimcheck.sources.published import dates, stamp
from claimcheck.sources.text import paragraphs

SUFFIXES = (".jsonl", ".ndjson")
_SPACE = re.compile(r"[ \t]*")
_ESCAPE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.")
Fields = dict[str, tuple[Any, int, int]]
_DECODER = json.JSONDecoder()


def begins(raw: bytes) -> bool:
    """Whether the first bytes are those of an object with a name."""
    return raw.startswith(b"{") and b'"' in raw[:20]


def load(stream: BinaryIO, path: str, skipped: Skipped) -> Iterator[Document]:
    """Yield the article of each line, line by line; blank lines are passed over.

    Only ids that are given are remembered, so that memory does not grow with the number of lines.
    """
    seen: dict[str, int] = {}
    number = 0
    for number, line in _texts(stream, path):
        fields = _object(line, path, number)
        document = _document(line, 0, fields, path, number)
        given = fields.get("id")
        if given and seen.setdefault(document.id, number) != number:
            raise SourceError(
                f"the id {document.id!r} was used on line {seen[document.id]}",
                where=f"{path}:{number}",
                hint="Give each its own.",
            )
        yield document
    if not number:
        raise SourceError("the file is empty", where=path, hint="Remove it, or give an article.")


def _texts(stream: BinaryIO, path: str) -> Iterator[tuple[int, str]]:
    """Yield the lines that are not blank, with their numbers; UTF-16 and UTF-32 are read as a whole."""
    raw = files.line(stream, path)
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)):
        whole = files.decode(raw + files.whole(stream, path), path)
        yield from ((n, text) for n, (text, _, _) in enumerate(lines(whole), 1) if text.strip())
        return
    files.refuse_magic(raw, path)
    raw = raw.removeprefix(codecs.BOM_UTF8)
    number = offset = 0
    while raw:
        told = raw.removesuffix(b"\n").removesuffix(b"\r")
        for text, _, _ in lines(files.utf8(told, path, number + 1, offset)):
            number += 1
            if text.strip():
                yield number, text
        offset += len(raw)
        raw = files.line(stream, path)


def _object(line: str, path: str, number: int) -> Fields:
    """Return the fields of the object on a line: name to (value, start, end) in the line."""
    at = _blank(line, 0)
    if line[at : at + 1] != "{":
        raise _bad("a line must be one JSON object", path, number, at)
    fields: Fields = {}
    at = _blank(line, at + 1)
    if line[at : at + 1] == "}":
        at += 1
    else:
        while True:
            name, at = _value(line, at, path, number)
            at = _blank(line, at)
            if not isinstance(name, str) or line[at : at + 1] != ":":
                raise _bad('expected "name": value', path, number, at)
            start = _blank(line, at + 1)
            value, at = _value(line, start, path, number)
            fields[name] = value, start, at
            at = _blank(line, at)
            mark = line[at : at + 1]
            at += 1
            if mark == "}":
                break
            if mark != ",":
                raise _bad("expected , or } after a value", path, number, at - 1)
            at = _blank(line, at)
    if line[at:].strip():
        raise _bad("text after the object", path, number, _blank(line, at))
    return fields


def _blank(line: str, at: int) -> int:
    hit = _SPACE.match(line, at)
    return hit.end() if hit else at


def _value(line: str, at: int, path: str, number: int) -> tuple[Any, int]:
    """Return the JSON value that starts at ``at``, and where it ends."""
    try:
        return _DECODER.raw_decode(line, at)
    except json.JSONDecodeError as error:
        raise _bad(f"not JSON: {error.msg.lower()}", path, number, error.pos) from error
    except (RecursionError, ValueError) as error:
        raise _bad("not JSON that can be read: too deep, or a number too long", path, number, at) from error


def _bad(what: str, path: str, number: int, at: int) -> SourceError:
    return SourceError(
        what, where=f"{path}:{number}:{at + 1}", hint="Each line is one article, as one JSON object."
    )


def _document(line: str, place: int, fields: Fields, path: str, number: int) -> Document:
    """Make the document of one line."""
    body = fields.get("text")
    if body is None or not isinstance(body[0], str) or not body[0].strip():
        raise SourceError(
            'no "text", or an empty one', where=f"{path}:{number}", hint='An article needs "text".'
        )
    title = _string(fields, "title", path, number) or _string(fields, "headline", path, number)
    parts: list[Part] = []
    where = fields.get("title") if fields.get("title", ("",))[0] else fields.get("headline")
    if title and where:
        lead = part(_runs(line, where[1], where[2], place), "headline", level=1)
        parts += [lead] if lead else []
    read = paragraphs(rows(_runs(line, body[1], body[2], place)))
    told = list(counted(headings(read), f"{path}:{number}"))
    if parts and told and told[0].text == parts[0].text:
        parts = []
    day = _day(fields, path, number)
    data = Data(
        title=title,
        published=day,
        published_from='field "published"' if day else None,
        outlet=_string(fields, "outlet", path, number) or _string(fields, "source", path, number) or None,
        url=_string(fields, "url", path, number) or None,
        id=_id(fields),
        line_starts=(place,),
        first_line=number,
    )
    return assemble([*parts, *told], line, path, data)


def _runs(line: str, start: int, end: int, place: int) -> Iterator[Run]:
    """Yield the string that is written, quoted, at ``start`` of the line, piece by piece with its escapes."""
    at = start + 1
    for hit in _ESCAPE.finditer(line, at, end - 1):
        if hit.start() > at:
            yield line[at : hit.start()], place + at, hit.start() - at
        yield _sound(_said(hit[0])), place + hit.start(), len(hit[0])
        at = hit.end()
    if at < end - 1:
        yield line[at : end - 1], place + at, end - 1 - at


@functools.lru_cache(maxsize=1024)
def _said(escape: str) -> str:
    """Return the character that an escape stands for."""
    return str(json.loads(f'"{escape}"'))


def _sound(said: str) -> str:
    """Return ``said``, or the replacement character for half of a surrogate pair."""
    return "\ufffd" if "\ud800" <= said <= "\udfff" else said


def _string(fields: Fields, name: str, path: str, number: int) -> str:
    """Return a field that is a string, "" when there is none."""
    value = fields.get(name, ("",))[0]
    if value is None:
        return ""
    if not isinstance(value, str):
        raise SourceError(f'"{name}" is no string', where=f"{path}:{number}", hint=f'Write "{name}": "...".')
    return "".join(map(_sound, value)).strip() if not value.isascii() else value.strip()


def _id(fields: Fields) -> str:
    value = fields.get("id", ("",))[0]
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _day(fields: Fields, path: str, number: int) -> dt.date | None:
    """Return the day in "published" (or "date"); one that does not exist is an error."""
    for name in ("published", "date"):
        said = _string(fields, name, path, number)
        day = stamp(said) if said else None
        if said and day is None and any(True for _ in dates(said)):
            raise SourceError(f"{said!r} is no day", where=f"{path}:{number}", hint="Write it as 2026-04-22.")
        if day:
            return day
    return None
