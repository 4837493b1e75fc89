"""An article as text, the way back to the places in its file, and what its claims remember of it.

Offsets count code points and are half-open: ``text[start:end]``.
"""

from __future__ import annotations

import bisect
import datetime as dt
import hashlib
import math
import re
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import Field, model_validator

from claimcheck.model.record import Record

Role = Literal["headline", "heading", "body", "list", "caption"]

WIDE = re.compile("[^\x00-\x7f]")


class Block(Record):
    """A run of the text that is one paragraph, heading, list item or caption."""

    start: int
    end: int
    role: Role = "body"


class Allow(Record):
    """A comment that allows findings of some codes in one paragraph: its line, and the paragraph's span."""

    line: int
    codes: tuple[str, ...] = ()
    reason: str = ""
    start: int
    end: int


class Document(Record):
    """One article as text, with the way back to the places in its file.

    ``anchors`` are pairs (offset in ``text``, offset in the decoded file), ascending; between two anchors
    both run on character by character. ``line_starts`` are the offsets in the decoded file at which its
    lines start, from line ``first_line`` on. Without anchors the text is the file. ``wide`` are the offsets
    behind the characters of the decoded file that take more than one byte in UTF-8, once for each byte more.
    ``furniture`` holds spans that yield no claims, ``allows`` what its author allows to differ.
    ``blocks`` hold the paragraphs in order; without blocks, paragraphs are parted at blank lines.
    """

    text: str
    id: str = ""
    path: str = "<text>"
    title: str = ""
    published: dt.date | None = None
    published_from: str | None = None
    outlet: str | None = None
    url: str | None = None
    furniture: tuple[tuple[int, int], ...] = ()
    blocks: tuple[Block, ...] = ()
    allows: tuple[Allow, ...] = ()
    anchors: tuple[tuple[int, int], ...] = Field(default=(), repr=False)
    line_starts: tuple[int, ...] = Field(default=(), repr=False)
    first_line: int = Field(default=1, repr=False)
    wide: tuple[int, ...] = Field(default=(), repr=False)

    @model_validator(mode="before")
    @classmethod
    def _fill(cls, data: Any) -> Any:
        """Derive the id from the content, and the line starts from the text, where not given."""
        if not isinstance(data, dict) or not isinstance(data.get("text"), str):
            return data
        data = dict(data)
        text: str = data["text"]
        if not data.get("id"):
            data["id"] = content_id(data.get("title"), data.get("published"), text)
        if not data.get("line_starts"):
            data["line_starts"] = line_starts(text)
            data["wide"] = data.get("wide") or wide(text)
        if data.get("published") is not None and not data.get("published_from"):
            data["published_from"] = "given"
        return data

    def locate(self, offset: int) -> tuple[int, int]:
        """Return the 1-based (line, column) in the file of the character at ``offset`` of the text."""
        place = offset
        if self.anchors:
            at = max(bisect.bisect_right(self.anchors, (offset, math.inf)) - 1, 0)
            mine, theirs = self.anchors[at]
            place = theirs + offset - mine
        line = max(bisect.bisect_right(self.line_starts, place) - 1, 0)
        return line + self.first_line, place - self.line_starts[line] + 1

    def byte_column(self, line: int, column: int) -> int:
        """Return the 1-based column in bytes of UTF-8 of a place in the file that ``locate`` gave."""
        start = self.line_starts[line - self.first_line]
        more = bisect.bisect_right(self.wide, start + column - 1) - bisect.bisect_right(self.wide, start)
        return column + more


def content_id(title: str | None, published: object, text: str) -> str:
    """Return the id of a document that was given none, from its content."""
    key = "\x00".join((str(title or ""), str(published or ""), text))
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def line_starts(text: str) -> tuple[int, ...]:
    """Return the offsets at which the lines of ``text`` start; lines end in ``\\n``."""
    starts, at = [0], 0
    while at := text.find("\n", at) + 1:
        starts.append(at)
    return tuple(starts)


def wide(text: str, start: int = 0) -> tuple[int, ...]:
    """Return the offsets behind the characters that take more than one byte in UTF-8, for ``Document``.

    ``start`` is the offset of the text itself.
    """
    if text.isascii():
        return ()
    more = ((found.end() + start, ord(found.group())) for found in WIDE.finditer(text))
    return tuple(at for at, code in more for _ in range(1 + (code > 0x7FF) + (code > 0xFFFF)))


@dataclass(frozen=True, slots=True)
class Source:
    """What a claim remembers of its document: enough to order, group and cite it."""

    document: str
    path: str
    title: str = ""
    outlet: str | None = None
    published: dt.date | None = None
    published_from: str | None = None


def source_of(document: Document) -> Source:
    """Return what claims remember of a document."""
    return Source(
        document=document.id,
        path=document.path,
        title=document.title,
        outlet=document.outlet,
        published=document.published,
        published_from=document.published_from,
    )
