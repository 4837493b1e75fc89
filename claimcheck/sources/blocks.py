"""Text in pieces that know their place in the file, and how pieces become a document's text.

A *run* is (text, place, width): some text, the offset in the decoded file of its first character, and how
many characters of the file it stands for. The width differs from the text's length only where the file
writes a character in another way (``&amp;``, ``\\u00e9``). Runs are what every format reader yields; the
anchors of a :class:`~claimcheck.model.Document` are derived from them in one place, here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from claimcheck.errors import SourceError
from claimcheck.model import Block, Role

Run = tuple[str, int, int]
Row = tuple[Run, ...]

# What no article has: with as many one-letter paragraphs a file is read in 3 s and 160 MB, with 14 times as
# many in 41 s and 1.9 GB; as many characters, those of a long novel, are checked in 37 s of a loaded machine
# and 700 MB (960,000 of prose), and eight times as many would, by that, take over 3 GB.
MOST_PARTS = 100_000
MOST_CHARACTERS = 1_000_000

# Terminal escapes (CSI, then OSC and its kin when they are closed, then any other escape), control and
# invisible formatting characters (soft hyphen, zero width, direction marks, byte order mark): dropped.
# White space that is not one plain space: made one. No part of the pattern can match in two ways.
IRREGULAR = re.compile(
    r"(?P<drop>(?:\x1b\[|\x9b)[0-?]*+[ -/]*+[@-~]?+"
    r"|\x1b[\]PX^_][^\x07\x1b\x9c\n]{0,2000}+(?:\x07|\x1b\\|\x9c)"
    r"|\x1b[ -/]*+[0-~]?+"
    r"|[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff])"
    r"|(?P<white>[^\S ]\s*+| \s++)"
)


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph, heading, list item or caption on its way into a document.

    ``level`` is the level of a heading (0 elsewhere). ``hint`` is what the file's own marks say of the
    part: "byline", "furniture", "aside" (all in italics), "note" (an editor's) or "". ``furniture`` is the
    verdict on the whole part, ``cuts`` are spans of it, in characters, that are furniture by themselves.
    """

    runs: tuple[Run, ...]
    role: Role = "body"
    level: int = 0
    hint: str = ""
    furniture: bool = False
    cuts: tuple[tuple[int, int], ...] = ()
    text: str = ""

    @property
    def place(self) -> int:
        """The offset in the decoded file of the part's first character."""
        return self.runs[0][1]


@dataclass(frozen=True, slots=True)
class Composed:
    """What parts come to: the fields of a document that depend on places."""

    text: str
    blocks: tuple[Block, ...]
    furniture: tuple[tuple[int, int], ...]
    anchors: tuple[tuple[int, int], ...]


def part(
    runs: Iterable[Run],
    role: Role = "body",
    *,
    level: int = 0,
    hint: str = "",
    cuts: Iterable[tuple[int, int]] = (),
) -> Part | None:
    """Return a part of squeezed runs, or None when they hold nothing to read.

    ``cuts`` are spans of places in the file here; they come back as spans of the part's text.
    """
    kept = squeeze(runs)
    text = "".join(run[0] for run in kept)
    if not text:
        return None
    spans = tuple(_spans(kept, sorted(cuts))) if cuts else ()
    return Part(kept, role, level, hint, cuts=spans, text=text)


def counted(parts: Iterable[Part], path: str) -> Iterator[Part]:
    """Yield ``parts`` as far as an article can have them; raises SourceError for more."""
    characters = 0
    for number, one in enumerate(parts, 1):
        characters += len(one.text)
        allow(number, characters, path)
        yield one


def allow(parts: int, characters: int, path: str) -> None:
    """Raise SourceError for more parts or characters than an article has."""
    if parts <= MOST_PARTS and characters <= MOST_CHARACTERS:
        return
    what = f"{MOST_PARTS:,} paragraphs" if parts > MOST_PARTS else f"{MOST_CHARACTERS:,} characters"
    raise SourceError(
        f"more than {what}, which no article has",
        where=path,
        hint="Give each article a file, or a line of JSON Lines, of its own.",
    )


def squeeze(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Collapse white space to single spaces, drop control characters and escapes, trim both ends."""
    out: list[Run] = []
    open_end = False  # whether a space may follow
    for piece in _unsteered(tuple(runs)):
        for text, place, width in _regular(piece):
            if not open_end and text[0] == " ":
                text, place, width = text[1:], place + 1, width - 1
            if text:
                out.append((text, place, width))
                open_end = text[-1] != " "
    if out and out[-1][0].endswith(" "):
        text, place, width = out.pop()
        if text != " ":
            out.append((text[:-1], place, width - 1))
    return tuple(out)


def _unsteered(runs: Row) -> Iterator[Run]:
    """Yield ``runs`` without terminal escapes, also those that are written in several runs."""
    whole = "".join(run[0] for run in runs)
    if "\x1b" not in whole and "\x9b" not in whole:
        yield from runs
        return
    spans = [hit.span() for hit in IRREGULAR.finditer(whole) if hit[0][0] in "\x1b\x9b"]
    start, index = 0, 0
    for text, place, width in runs:
        stop, at = start + len(text), start
        while index < len(spans) and spans[index][0] < stop:
            low, high = spans[index]
            if low > at:
                yield text[at - start : low - start], place + at - start, low - at
            at = max(at, min(high, stop))
            if high > stop:
                break
            index += 1
        if at == start:
            yield text, place, width
        elif at < stop:
            yield text[at - start :], place + at - start, stop - at
        start = stop


def _regular(run: Run) -> Iterator[Run]:
    """Yield ``run`` in pieces without irregular white space and control characters."""
    text, place, width = run
    if width != len(text):
        hit = IRREGULAR.fullmatch(text)
        if hit is None and text:
            yield run
        elif hit is not None and hit["white"]:
            yield " ", place, width
        return
    at = 0
    for hit in IRREGULAR.finditer(text):
        if hit.start() > at:
            yield text[at : hit.start()], place + at, hit.start() - at
        if hit["white"]:
            yield " ", place + hit.start(), 1
        at = hit.end()
    if at < len(text):
        yield text[at:], place + at, len(text) - at


def _spans(runs: tuple[Run, ...], cuts: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the spans of the text of ``runs`` that come from the places ``cuts``."""
    for first, last in cuts:
        start = end = -1
        offset = 0
        for text, place, width in runs:
            low, high = max(first, place), min(last, place + width)
            if low < high:
                exact = width == len(text)
                start = start if start >= 0 else offset + (low - place if exact else 0)
                end = offset + (high - place if exact else len(text))
            offset += len(text)
        if start >= 0:
            yield start, end


def without(row: Iterable[Run], count: int) -> Iterator[Run]:
    """Yield ``row`` without its first ``count`` characters."""
    for text, place, width in row:
        if count >= len(text):
            count -= len(text)
        elif width == len(text):
            yield text[count:], place + count, width - count
            count = 0
        else:
            yield text[count:], place, width
            count = 0


def rows(runs: Iterable[Run]) -> Iterator[Row]:
    """Yield the lines that newlines in ``runs`` make, without the newlines."""
    row: list[Run] = []
    for text, place, width in runs:
        if width != len(text):
            if text in ("\n", "\r"):
                yield tuple(row)
                row = []
            else:
                row.append((text, place, width))
            continue
        for line, at, length in lines(text):
            if at:
                yield tuple(row)
                row = []
            row.append((line, place + at, length))
    yield tuple(row)


def compose(parts: Iterable[Part]) -> Composed:
    """Join parts with a blank line, and derive blocks, furniture and anchors."""
    chunks: list[str] = []
    blocks: list[Block] = []
    furniture: list[tuple[int, int]] = []
    anchors: list[tuple[int, int]] = []
    offset, follows = 0, -1  # follows: the place at which the next character is expected
    end = 0
    for one in parts:
        if chunks:
            if follows != end:
                anchors.append((offset, end))
            chunks.append("\n\n")
            offset, follows = offset + 2, end + 2
        start = offset
        for text, place, width in one.runs:
            if place != follows:
                anchors.append((offset, place))
            chunks.append(text)
            offset += len(text)
            end = place + width
            follows = place + len(text)
        blocks.append(Block(start=start, end=offset, role=one.role))
        spans = [(0, len(one.text))] if one.furniture else sorted(one.cuts)
        furniture.extend((start + low, start + high) for low, high in spans)
    return Composed("".join(chunks), tuple(blocks), tuple(furniture), tuple(anchors))


def file_lines(text: str) -> tuple[int, ...]:
    """Return the offsets at which the lines of a decoded file start: after ``\\n``, ``\\r\\n`` or ``\\r``."""
    ends = "\r\n|\n|\r" if "\r" in text else "\n"
    return (0, *(hit.end() for hit in re.finditer(ends, text)))


def lines(text: str) -> Iterator[Run]:
    """Yield the lines of ``text`` as runs, without what ends them."""
    starts = file_lines(text)
    for at, start in enumerate(starts):
        stop = starts[at + 1] if at + 1 < len(starts) else len(text)
        line = text[start:stop].rstrip("\r\n")
        yield line, start, len(line)
