"""Comments by which an author allows a finding: ``<!-- claimcheck: allow CC101 reason -->``.

In a text file it is a line without the comment marks. A reader of a format yields the comment as a part of
its own before the paragraph that it is for; here such parts are taken out, so that their words are no text.
It is for the paragraph that it stands in or before; at the end of a paragraph, for that one.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Sequence

from claimcheck.model import Allow, Block
from claimcheck.sources.blocks import Part, Run, part

COMMENT = re.compile(
    r"<!--\s*(claimcheck:\s*allow\b(?:[^-]|-(?!->)){0,1000})(?:-->|$)", re.DOTALL | re.IGNORECASE
)
LINE = re.compile(r"\s*(claimcheck:\s*allow\b.{0,1000})$", re.IGNORECASE)
WORDS = re.compile(
    r"claimcheck:\s*allow\b[\s:]*(?P<codes>[\w-]+(?:\s*,\s*[\w-]+)*)?[\s:–—-]*(?P<reason>.*)$", re.I
)


def alone(run: Run) -> Part | None:
    """Return the part of a line that is nothing but such a comment, or None."""
    text, place, _ = run
    bare = text.strip()
    hit = COMMENT.fullmatch(bare) or LINE.match(bare)
    return _part(hit, place + text.index(bare)) if hit else None


def inside(text: str, place: int = 0) -> list[Part]:
    """Return the parts of the comments in a text that begins at ``place`` of the file."""
    return [_part(hit, place) for hit in COMMENT.finditer(text)] if "claimcheck" in text.lower() else []


def _part(hit: re.Match[str], place: int) -> Part:
    """Return the part of a comment's words."""
    words = " ".join(hit[1].split())
    made = part([(words, place + hit.start(1), len(words))], hint="allow")
    assert made is not None
    return made


def is_allow(one: Part) -> bool:
    """Whether a part is such a comment, also where a format knows nothing of them."""
    return one.hint == "allow" or LINE.match(one.text) is not None


def put_back(parts: Sequence[Part], every: Iterable[Part]) -> list[Part]:
    """Return parts of a page with the comments of the page before them; those of other parts come last."""
    chosen = {one.place for one in parts}
    before: dict[int, list[Part]] = {}
    loose: list[Part] = []
    waiting: list[Part] = []
    for one in every:
        if is_allow(one):
            waiting.append(one)
        elif one.place in chosen:
            before[one.place], waiting = waiting, []
        else:
            loose, waiting = [*loose, *waiting], []
    return [*(one for part in parts for one in (*before.get(part.place, ()), part)), *loose, *waiting]


def parted(parts: Sequence[Part]) -> tuple[list[Part], list[tuple[Part, int]]]:
    """Return the parts without the comments, and these with the number of the part that each is for."""
    kept: list[Part] = []
    found: list[tuple[Part, int]] = []
    for one in parts:
        if is_allow(one):
            found.append((one, len(kept)))
        else:
            kept.append(one)
    return kept, found


def placed(
    found: Sequence[tuple[Part, int]], blocks: Sequence[Block], end: int, starts: Sequence[int], first: int
) -> tuple[Allow, ...]:
    """Return what the comments allow, each with its line and the span of its paragraph.

    ``end`` is the end of the document's text; ``starts`` are those of the file's lines, from ``first`` on.
    """
    made = []
    for one, number in found:
        words = WORDS.match(one.text)
        codes, reason = (words["codes"] or "", words["reason"]) if words else ("", "")
        span = (blocks[number].start, blocks[number].end) if number < len(blocks) else (end, end)
        made.append(
            Allow(
                line=bisect.bisect_right(starts, one.place) - 1 + first,
                codes=tuple(code.strip() for code in codes.split(",") if code.strip()),
                reason=reason.strip(),
                start=span[0],
                end=span[1],
            )
        )
    return tuple(made)
