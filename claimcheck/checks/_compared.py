"""A figure told by how far it is from an earlier one: "214, 31 fewer than in 2024, when it was 245"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimcheck.checks._figures import Figure, of_one_kind
from claimcheck.checks.page import Page

THAN = re.compile(
    r"(?:\s+[a-z]+)?\s+(?:fewer|more|less|higher|lower)\s+than\s+[^.;:\d]{0,40}?,?\s+"
    r"(?:when\s+(?:it|they|there)\s+(?:was|were|had\s+been|stood\s+at|numbered|came\s+to)|\()\s*$",
    re.IGNORECASE,
)
BARE = re.compile(r"\s*(?:[.,;)]|$|(?:in|a|last|on|at|to|from|this|the)\b)", re.IGNORECASE)
NEXT = re.compile(r"[^.;:\d]{0,50},\s+(?:or\s+|which\s+(?:is|was)\s+)?$", re.IGNORECASE)


def compared(page: Page, row: Sequence[Figure]) -> Iterator[tuple[Figure, Figure, Figure]]:
    """Yield each figure with its difference and the earlier figure."""
    for new, by, old in zip(row, row[1:], row[2:], strict=False):
        if not all(one.exact and one.dimension == "count" for one in (new, by, old)):
            continue
        kind = of_one_kind(new, by) and of_one_kind(by, old)
        told = NEXT.fullmatch(timeless(page, new.end, by.start)) and THAN.fullmatch(
            timeless(page, by.end, old.start)
        )
        if kind and told:
            yield new, by, old


def timeless(page: Page, start: int, end: int) -> str:
    """Return a stretch of text with each time in it as "then", so that digits in it are amounts."""
    found, at = [], start
    for time in sorted((t for row in page.times for t in row if start <= t.start), key=lambda t: t.start):
        if time.end <= end and time.start >= at:
            found += [page.text[at : time.start], "then"]
            at = time.end
    return "".join((*found, page.text[at:end]))


def alike(page: Page, one: Figure, other: Figure) -> bool:
    """Whether two figures are of one unit, or one leaves it out: "to 30,000 tonnes from 40,000 in 2025"."""
    if (one.unit, one.dimension) == (other.unit, other.dimension):
        return True
    bare, full = (one, other) if one.dimension == "count" else (other, one)
    unnamed = bare.dimension == "count" and BARE.match(page.text[bare.end : bare.end + 12])
    return bool(unnamed) and full.dimension not in ("count", "percent", "points", "duration")
