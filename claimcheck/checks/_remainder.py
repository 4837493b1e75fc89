"""What is left of a number told before: "... 430,000. ... 150,000 may come back. The other 310,000 is lost."

The whole may stand further up. So it is a conflict only where the part and the rest come to nearly some whole
of the article, a slip away from it, and nothing before makes the rest right.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from claimcheck.checks._figures import Figure, halves, of_one_kind
from claimcheck.checks._result import Result, taken_away
from claimcheck.checks._runs import aside
from claimcheck.checks._tallies import slip
from claimcheck.checks._words import number_pattern
from claimcheck.checks._words import whole as written
from claimcheck.checks.page import Page

OTHER = re.compile(
    r"[\s\"\u201c]*(?:(?:But|And|For|Of)\s+)?(?:the|its|their|his|her)\s+(?:other|remaining)\s+[$\u00a3\u20ac]?$",
    re.IGNORECASE,
)
# How many sentences before the rest the part may stand, and how many the whole.
BACK, FAR = 3, 12
# So many of the numbers before a rest are looked at, and so many together.
MOST, TOGETHER = 8, 3
# A rest of fewer may be the rest of anything.
LEAST = 20


def remaining(page: Page, rows: Sequence[Sequence[Figure]]) -> Iterator[Result]:
    """Yield each rest, named at the head of its sentence, that is a slip away from what is left."""
    for place, row in enumerate(rows):
        rest = row[0] if row else None
        start = page.sentences[place].start
        if rest and rest.exact and rest.value >= LEAST and OTHER.fullmatch(page.text[start : rest.start]):
            yield from left_of(page, rows, place, rest)


def left_of(page: Page, rows: Sequence[Sequence[Figure]], place: int, rest: Figure) -> Iterator[Result]:
    """Yield the result of a rest with the part and the whole that it nearly fits."""
    first = max(place - BACK, 0)
    parts = [one for n in range(first, place) for one in rows[n] if page.together(place, n)]
    parts = [one for one in parts if usable(page, one, rest)][-MOST:]
    wholes = [one for n in range(max(place - FAR, 0), place) for one in rows[n] if usable(page, one, rest)]
    wholes = [one for one in wholes if one.value > rest.value]
    found = []
    for size in range(1, min(len(parts), TOGETHER) + 1):
        for some in itertools.combinations(parts, size):
            added = sum(one.value for one in some) + rest.value
            for whole in wholes:
                if whole in some or any(part.value >= whole.value for part in some):
                    continue
                if abs(added - whole.value) <= sum(halves([*some, rest, whole])):
                    return
                step = min(one.step for one in (*some, rest, whole))
                if size == 1 and slip(added, whole.value, step):
                    found.append((some[0], whole))
    if len({(part.value, whole.value) for part, whole in found}) == 1:
        part, whole = found[-1]
        told = page.text[page.sentences[max(place - FAR, 0)].start : rest.start]
        if any(written(n) == whole.value - rest.value for n in re.findall(number_pattern(), told, re.I)):
            return  # "212 samples, eleven of them in Spain. One was lost. The other 211 ..."
        yield taken_away(whole, part, rest)


def usable(page: Page, one: Figure, rest: Figure) -> bool:
    """Whether a figure can be the part or the whole of a rest."""
    return of_one_kind(one, rest) and one.exact and one.change is None and not aside(page, one)
