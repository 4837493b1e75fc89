"""So much a day over so many days, so much for each of so many, and what they are said to come to."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from claimcheck.checks._figures import Figure
from claimcheck.checks._result import Result, equation
from claimcheck.checks.page import Page

COMES = (
    r"(?:\s+[a-z]+)?\s*(?::|=|[\u2013\u2014]|,?\s+(?:which\s+|that\s+)?(?:comes?\s+to|makes?|is|equals|amounts?\s+to)"
    r"|,\s+(?:or|another|in\s+all|a\s+total\s+of|altogether|making))\s+(?:a\s+total\s+of\s+|in\s+all\s+)?$"
)
MAKES = re.compile(COMES, re.IGNORECASE)
FOR_SO_LONG = re.compile(r"\s*,?\s+(?:for|over)\s+(?:the\s+|a\s+)?$", re.IGNORECASE)
FOR_EACH = re.compile(
    r"\s+(?:for|to)\s+each\s+of\s+(?:the|its|their|his|her|our|these|those)\s+$", re.IGNORECASE
)
OVER = re.compile(r"\s+(?:over|in|for)\s+(?:the\s+)?$", re.IGNORECASE)
IN_OTHER_WORDS = re.compile(
    r"\s*(?:,|\()\s*(?:or|which\s+is(?:\s+to\s+say)?|that\s+is(?:\s+to\s+say)?|which\s+(?:makes|means|comes\s+to))\s+$",
    re.IGNORECASE,
)
# So many of the one are one of the other.
LONGER = {("day", "week"): 7.0, ("month", "year"): 12.0, ("week", "year"): 52.0, ("quarter", "year"): 4.0}
# A result that is further off than this is wrong, though its factors be round; one of 52 weeks is looser.
NEAR, LOOSE = 0.02, 0.06


def rates(page: Page, row: Sequence[Figure]) -> Iterator[Result]:
    """Yield each product of a rate that the sentence itself works out, and works out wrong."""
    exact = [one for one in row if one.exact]
    for one, two, three in zip(exact, exact[1:], exact[2:], strict=False):
        if one.dimension == three.dimension == "money" and one.unit == three.unit:
            yield from of_three(page, one, two, three)
    for one, two in itertools.pairwise(exact):
        yield from longer(page, one, two)


def of_three(page: Page, one: Figure, two: Figure, three: Figure) -> Iterator[Result]:
    """Yield a rate, how long or how many, and the sum; or a sum, how long, and the rate."""
    first, second = page.text[one.end : two.start], page.text[two.end : three.start]
    long, comes = two.dimension == "duration", MAKES.fullmatch(second)
    rate = long and one.per == two.unit and FOR_SO_LONG.fullmatch(first)
    each = two.dimension == "count" and not one.per and FOR_EACH.fullmatch(first)
    if comes and not three.per and (rate or each):
        yield from wrong(one, two, three, one.value * two.value)
    spread = long and three.per == two.unit and not one.per and two.value > 1 and OVER.fullmatch(first)
    if spread and IN_OTHER_WORDS.fullmatch(second):
        yield from wrong(one, two, three, one.value / two.value, sign="/")


def longer(page: Page, one: Figure, two: Figure) -> Iterator[Result]:
    """Yield "each month 140 dollars, which makes 1,860 a year"."""
    ahead = page.text[page.sentences[one.place].start : one.start]
    each = re.search(r"\b(?:each|every)\s+(day|week|month|quarter)\b[^,;:\d]*$", ahead, re.IGNORECASE)
    per = one.per or (each[1].lower() if each else "")
    factor = LONGER.get((per, two.per or ""))
    same = (one.unit, one.dimension) == (two.unit, two.dimension)
    gap = page.text[one.end : two.start]
    told = IN_OTHER_WORDS.fullmatch(gap) or MAKES.fullmatch(gap)
    if factor is not None and told and (same or two.noun_end == two.end):
        yield from wrong(
            one, two, two, one.value * factor, shown=factor, room=LOOSE if factor == 52 else NEAR
        )


def wrong(
    one: Figure,
    two: Figure,
    stated: Figure,
    should: float,
    *,
    sign: str = "x",
    shown: float | None = None,
    room: float = NEAR,
) -> Iterator[Result]:
    """Yield the result where it is not what its factors make, as far as they are rounded."""
    loose = room * should + (stated.step / 2 if stated.scaled else 0.0)
    if abs(stated.value - should) > loose:
        factor = two.value if shown is None else shown
        parts = (one, two) if shown is None else (one,)
        told = equation(sign, (one.value, factor), should)
        yield Result(parts, stated, should, told, "the text works out the rate")
