"""Word documents (.docx): headline, headings, running text, lists, the cells of tables, captions, notes.

The text is that with every tracked change accepted (see ``word.py``). Comments, headers and footers of the
page, and pictures are left out; footnotes and endnotes stand at the end, in the order in which the text
refers to them. Styles give the roles, by Word's own English names or those they are based on. Date and
title are read in the text first; the properties of the file ("modified", then "created") only fill in.

A Word file has no lines. A *line* is a paragraph here, counted from 1 through the whole document as accepted:
empty ones, cells and text boxes count (a box after the paragraph that holds it). A *column* is a character of
the paragraph, with tabs and line breaks as one each.
"""

from __future__ import annotations

import datetime as dt
import io
import posixpath
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import BinaryIO

from claimcheck.errors import SourceError
from claimcheck.model import Document, Role
from claimcheck.sources import cues, files, ooxml, word
from claimcheck.sources.article import Data, assemble, headings
from claimcheck.sources.blocks import Part, counted, part
from claimcheck.sources.files import Skipped
from claimcheck.sources.masthead import is_prose
from claimcheck.sources.published import stamp
from claimcheck.sources.word import Paragraph

SUFFIXES = (".docx", ".docm")
MAIN = "word/document.xml"
_SENTENCE = re.compile(r"(?<=[.!?…:])[\"'”’)]*\n|\n[ \t]*\n")
_STYLED = re.compile(r"heading (\d)$")
_BYLINE = re.compile(r"\b(?:by-?line|author|dateline|date)\b")
_OTHERS = {"xl/workbook.xml": "an Excel workbook", "ppt/presentation.xml": "a PowerPoint presentation"}


@dataclass(slots=True)
class Style:
    """A style of paragraphs: its name, what it is based on, and what it says of itself."""

    name: str = ""
    based: str = ""
    outline: int = -1
    numbered: bool = False


def begins(raw: bytes) -> bool:
    """Whether the first bytes are those of an archive."""
    return raw.startswith(b"pk\x03\x04")


def load(stream: BinaryIO, path: str, skipped: Skipped) -> Iterator[Document]:
    """Yield the one article of a Word document."""
    if not stream.seekable():
        stream = io.BytesIO(files.whole(stream, path, 8 * files.LARGEST))  # pictures are in it
    with ooxml.package(stream, path) as archive:
        main = _main(archive, path)
        state = _told(archive, main, path)
        folder = posixpath.dirname(main)
        styles = _styles(archive, posixpath.join(folder, "styles.xml"), path)
        paragraphs = list(word.finish(state))
        paragraphs += _notes(archive, folder, state.notes, path)
        title, modified, created = _properties(archive, path)
    if state.foreign:
        skipped(path, f"{state.foreign} documents inside it are not read")
    text, starts = _laid(paragraphs)
    if not text.strip():
        raise SourceError("there is no text in it", where=path, hint="Remove it, or give an article.")
    parts = list(counted(_parts(paragraphs, starts, styles), path))
    same = cues.key(title) in {cues.key(p.text) for p in parts[:12]}
    data = Data(title=title if same else "", line_starts=starts)
    made = assemble(parts, text, path, data)
    day, how = _day(("modified", modified), ("created", created)) if made.published is None else (None, None)
    if day or (title and not made.title):
        data = replace(data, title=data.title or (title if not made.title else ""))
        made = assemble(parts, text, path, replace(data, published=day, published_from=how))
    yield made


def _day(*said: tuple[str, str]) -> tuple[dt.date | None, str | None]:
    """Return the first day that the properties of the file give, and which gave it."""
    return next(
        ((day, f"document properties, {name}") for name, text in said if (day := stamp(text))), (None, None)
    )


def _main(archive: zipfile.ZipFile, path: str) -> str:
    """Return the name of the part that holds the text."""
    found: list[str] = []

    def opened(name: str, attributes: dict[str, str]) -> None:
        if attributes.get("Type", "").endswith("/officeDocument"):
            found.append(attributes.get("Target", "").lstrip("/"))

    raw = ooxml.unpack(archive, "_rels/.rels", path)
    if raw is not None:
        ooxml.walk(raw, "_rels/.rels", path, opened=opened, closed=_nothing, said=_nothing)
    held = set(archive.namelist())
    main = next((name for name in (*found, MAIN) if name in held), "")
    other = next((what for name, what in sorted(_OTHERS.items()) if name in held), "a ZIP archive")
    if not main or main in _OTHERS:
        what = f"this is {other}, not a Word document"
        raise SourceError(what, where=path, hint="Save the article as .docx, text or HTML.")
    return main


def _told(archive: zipfile.ZipFile, name: str, path: str) -> word.State:
    """Return a part of text, read to its end; one that is not there holds nothing."""
    state = word.State(path)
    raw = ooxml.unpack(archive, name, path)
    if raw is not None:
        opened, closed, said = (partial(call, state) for call in (word.opened, word.closed, word.said))
        ooxml.walk(raw, name, path, opened=opened, closed=closed, said=said)
    return state


def _notes(
    archive: zipfile.ZipFile, folder: str, wanted: Iterable[tuple[str, str]], path: str
) -> Iterator[Paragraph]:
    """Yield the paragraphs of the notes that the text refers to, in its order."""
    held: dict[str, list[Paragraph]] = {}
    for kind in ("footnote", "endnote"):
        for one in word.finish(_told(archive, posixpath.join(folder, f"{kind}s.xml"), path)):
            held.setdefault(f"{kind} {one.note}", []).append(one)
    for kind, number in wanted:
        yield from held.pop(f"{kind} {number}", ())


def _styles(archive: zipfile.ZipFile, name: str, path: str) -> dict[str, Style]:
    """Return the styles of paragraphs by id."""
    styles: dict[str, Style] = {}
    last = Style()

    def opened(tag: str, attributes: dict[str, str]) -> None:
        nonlocal last
        own = word.local(tag)
        said = {word.local(key): value for key, value in attributes.items()}
        if own == "style":
            last = styles.setdefault(said.get("styleId", ""), Style())
        elif own == "name":
            last.name = said.get("val", "").lower()
        elif own == "basedOn":
            last.based = said.get("val", "")
        elif own == "outlineLvl" and said.get("val", "").isdigit():
            last.outline = int(said["val"][:3])
        elif own == "numId":
            last.numbered = said.get("val") != "0"

    raw = ooxml.unpack(archive, name, path)
    if raw is not None:
        ooxml.walk(raw, name, path, opened=opened, closed=_nothing, said=_nothing)
    return styles


def _properties(archive: zipfile.ZipFile, path: str) -> tuple[str, str, str]:
    """Return what the file says of itself: title, modified, created; "" for what it does not."""
    told = {"title": "", "modified": "", "created": ""}
    open_names: list[str] = []

    def opened(tag: str, attributes: dict[str, str]) -> None:
        open_names.append(tag.rpartition(" ")[2])

    def closed(tag: str) -> None:
        open_names.pop()

    def said(text: str) -> None:
        if open_names and open_names[-1] in told:
            told[open_names[-1]] += text

    raw = ooxml.unpack(archive, "docProps/core.xml", path)
    if raw is not None:
        ooxml.walk(raw, "docProps/core.xml", path, opened=opened, closed=closed, said=said)
    return " ".join(told["title"].split())[:500], told["modified"].strip(), told["created"].strip()


def _nothing(*said: object) -> None:
    """Take what is not looked at."""


def _laid(paragraphs: Iterable[Paragraph]) -> tuple[str, tuple[int, ...]]:
    """Return the paragraphs as one text, and where each starts in it."""
    told = ["".join(one.text) for one in paragraphs]
    starts, at = [], 0
    for text in told:
        starts.append(at)
        at += len(text) + 1
    return "\n".join(told), tuple(starts) or (0,)


def _parts(paragraphs: list[Paragraph], starts: tuple[int, ...], styles: dict[str, Style]) -> Iterator[Part]:
    """Yield the parts of the paragraphs: one each, or more where a line break ends a sentence."""
    led = read = False  # whether there was a headline, or running text
    for one, start in zip(paragraphs, starts, strict=True):
        role, level, hint = _role(one, styles)
        if role == "heading":
            level += level == 1 and (led or read)
            led = True
        led = led or role == "headline"
        text = "".join(one.text)
        at = 0
        for stop in [*(hit.end() for hit in _SENTENCE.finditer(text)), len(text)]:
            made = part([(text[at:stop], start + at, stop - at)], role, level=level, hint=hint)
            at = stop
            if made is None:
                continue
            if role == "list" and one.cell and is_prose(made.text):
                made = replace(made, role="body")
            read = read or is_prose(made.text)
            yield from [made] if one.note or hint else headings([made])


def _role(one: Paragraph, styles: dict[str, Style]) -> tuple[Role, int, str]:
    """Return role, level and hint of a paragraph, by its style and what it says of itself."""
    numbered, outline = one.numbered, one.outline
    names: list[str] = []
    at = one.style
    for _ in range(12):  # a chain of styles; one that is based on itself ends
        style = styles.get(at)
        if style is None:
            names.append(at.lower())
            break
        names.append(style.name or at.lower())
        numbered = style.numbered or None if numbered is None else numbered
        outline = style.outline if outline < 0 else outline
        at = style.based
        if not at:
            break
    for name in names:  # the nearest that is known decides: Word's "Date" may be based on "Title"
        if name == "title":
            return "headline", 1, ""
        if hit := _STYLED.match(name):
            return "heading", min(max(int(hit[1]), 1), 6), ""
        if name == "caption":
            return "caption", 0, ""
        if name.startswith(("toc ", "table of ", "index ")):
            return "list", 0, "furniture"
        if _BYLINE.search(name):
            return "body", 0, "byline"
        if name == "subtitle":
            return "body", 0, ""
    if 0 <= outline < 9:
        return "heading", min(outline + 1, 6), ""
    if numbered or (names[0].startswith("list ") and numbered is None) or one.cell:
        return "list", 0, ""
    return "body", 0, "quote" if "quote" in names[0] else ""
