"""Plain text: paragraphs parted at blank lines, or one a line; lines wrapped at a margin are joined."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from claimcheck.model import Document
from claimcheck.sources import allows
from claimcheck.sources.article import assemble, headings
from claimcheck.sources.blocks import Part, Row, Run, lines, part, without

SUFFIXES = (".txt", ".text")
FULL = 3  # lines that reach the margin: fewer may be long by chance
MARGIN = 120  # a file whose lines are longer than this is not wrapped
_MARK = re.compile(r"^\s*(?!\(?c\) ?\d{4})(?:[-*+•‣▪–—]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+(?=\S)")
_RULE = re.compile(r"^\s*(?:[-=*_~#.]\s?){3,}$")


def read(text: str, path: str) -> Iterator[Document]:
    """Yield the one article of a plain text file."""
    yield assemble(headings(paragraphs((row,) for row in lines(text))), text, path)


def paragraphs(rows: Iterable[Row]) -> Iterator[Part]:
    """Yield the paragraphs and list items of ``rows``."""
    listed = [("".join(run[0] for run in row), row) for row in rows]
    width = margin([line for line, _ in listed])
    held: list[tuple[str, Row]] = []
    for at, (line, row) in enumerate(listed):
        said = allows.alone((line, row[0][1] if row else 0, len(line)))
        if said:
            following = listed[at + 1][0] if at + 1 < len(listed) else ""
            if held and following.strip() and not runs_on(held[-1][0], following, width):
                yield from _close(held)
                held = []
            yield said
        elif not line.strip() or _RULE.match(line[:200]):
            yield from _close(held)
            held = []
        elif held and (_MARK.match(line) or not runs_on(held[-1][0], line, width)):
            yield from _close(held)
            held = [(line, row)]
        else:
            held.append((line, row))
    yield from _close(held)


def margin(texts: Iterable[str]) -> int:
    """Return the column at which lines are wrapped, or 0 where they are not.

    FULL lines must come near it, and nine tenths of the characters must stand in lines no longer
    than that, so that one long address does not hide the margin.
    """
    lengths = sorted(len(text.rstrip()) for text in texts)
    total, seen = sum(lengths), 0
    for length in lengths:
        seen += length
        if seen * 10 >= total * 9:
            inside = [n for n in lengths if n <= MARGIN]
            widest = max(inside, default=0)
            full = sum(1 for n in inside if n > widest * 0.85)
            return widest if length <= MARGIN and full >= FULL else 0
    return 0


def runs_on(line: str, following: str, width: int) -> bool:
    """Whether a line break was put there by the margin: the next line's first word had no room."""
    ended, begun = line.rstrip(), following.lstrip()
    if begun[:1].islower() and ended[-1:].isalpha() and len(ended) > 30:
        return True
    word = begun.split(None, 1)[0] if begun else ""
    return width >= 50 and len(ended) + 1 + len(word) > width * 0.9


def _close(rows: list[tuple[str, Row]]) -> Iterator[Part]:
    """Yield the part that the lines of one paragraph make."""
    if not rows:
        return
    mark = _MARK.match(rows[0][0])
    runs: list[Run] = []
    for at, (_, row) in enumerate(rows):
        if runs:
            runs.append(("\n", runs[-1][1] + runs[-1][2], 1))
        runs.extend(without(row, mark.end()) if mark and not at else row)
    made = part(runs, "list" if mark else "body")
    if made:
        yield made
