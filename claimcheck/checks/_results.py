"""Results that the text itself works out: what is left, what so many at a price come to, a running total."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.checks._figures import Figure, halves, number, of_one_kind, slack
from claimcheck.checks._ratios import ratios
from claimcheck.checks._sums import RATIO, called_total
from claimcheck.checks.page import Page

LEAVING = re.compile(
    r"[^.;:!?\d]{0,80}?\b(?:leaving|leaves|left|which\s+leaves|the\s+(?:other|remaining)|the\s+rest,)\s+(?:only\s+|just\s+|about\s+|some\s+|behind\s+|[a-z]+\s+with\s+)?$",
    re.I,
)
TIMES = re.compile(r"\s*(?:[x\u00d7]|times|multiplied\s+by)\s*$", re.IGNORECASE)
AT = re.compile(
    r"(?:\s+[\w'\u2019-]+){0,5}?\s*,?\s+(?:at|for|of|worth|costing|paying|with|holding|carrying)\s+(?:only\s+|just\s+)?$",
    re.I,
)
EACH = re.compile(
    r"(?:\s+[\w-]+)?\s*,?\s+(?:each|apiece|per\s+\w+|a\s+(?:head|piece|person|ticket|seat|share|unit|house|family))\b",
    re.I,
)
EQUALS = re.compile(
    r"\s*(?:=|is|are|makes?|equals?|comes\s+to|,?\s+or|,?\s+that\s+is|,?\s+which\s+(?:is|makes))\s*$", re.I
)
SUMMING = re.compile(
    r"[\s\"\u201c]*(?:(?:That|This|Together,?\s+(?:they|these|that)|They|Together)\s+(?:makes?|made|brings|brought|adds?\s+up|comes?\s+to|is|amounts?)\b|In\s+all|Altogether|All\s+told)",
    re.I,
)
# Fewer figures than this of another size ("three sizes of fryer") are no parts of a total.
SMALL = 0.01


@dataclass(frozen=True, slots=True)
class Result:
    """Figures that make a result, the result as stated, what it should be, and how it was worked out."""

    parts: tuple[Figure, ...]
    stated: Figure
    should: float
    shown: str
    how: str


def results(page: Page, rows: Sequence[Sequence[Figure]]) -> Iterator[Result]:
    """Yield each stated result that is not what its figures make."""
    for place, row in enumerate(rows):
        yield from left(page, place, row)
        yield from products(page, rows, place)
        yield from running(page, rows, place)


def left(page: Page, place: int, row: Sequence[Figure]) -> Iterator[Result]:
    """Yield "31 of the 50 ..., leaving 20": a remainder that is not the difference."""
    for ratio in ratios(page, place, row, ()):
        later = [one for one in row if one.start >= ratio.end]
        if (
            not later
            or not of_one_kind(later[0], ratio.whole)
            or not LEAVING.fullmatch(page.text[ratio.end : later[0].start])
        ):
            continue
        rest, room = later[0], sum(halves([ratio.part, ratio.whole, later[0]]))
        low, high = ratio.whole.low - ratio.part.high - room, ratio.whole.high - ratio.part.low + room
        if not (rest.high < low or rest.low > high):
            continue
        should = ratio.whole.value - ratio.part.value
        shown = f"{number(ratio.whole.value)} - {number(ratio.part.value)} = {number(should)}"
        if len(later) == 1 or not of_one_kind(later[1], rest):
            yield Result((ratio.part, ratio.whole), rest, should, shown, "the text says how many are left")


def products(page: Page, rows: Sequence[Sequence[Figure]], place: int) -> Iterator[Result]:
    """Yield "40 seats at $12 each, $500 in all" and "12 x 4 = 50": a product that comes to something else."""
    row = rows[place]
    for one, other in itertools.pairwise(row):
        if (
            one.dimension != "count"
            or not one.exact
            or not other.exact
            or other.dimension in ("percent", "points")
        ):
            continue
        gap = page.text[one.end : other.start]
        times = TIMES.match(gap)
        each = AT.match(gap) and (EACH.match(page.text[other.end : other.end + 40]) or other.per)
        if not times and not each:
            continue
        stated = product_of(page, rows, place, other, bool(times))
        if stated is None:
            continue
        should = one.value * other.value
        room = (
            slack(stated)
            + should * 0.01 * (slack(other) > 0 or slack(one) > 0)
            + slack(one) * other.value
            + slack(other) * one.value
        )
        if stated.low - room <= should <= stated.high + room:
            continue
        shown = f"{number(one.value)} x {number(other.value)} = {number(should)}"
        yield Result((one, other), stated, should, shown, "the text multiplies the two")


def product_of(
    page: Page, rows: Sequence[Sequence[Figure]], place: int, other: Figure, times: bool
) -> Figure | None:
    """Return the figure that is said to be the product: the next one of its unit that is called so."""
    after = [one for one in rows[place] if one.start >= other.end]
    follows = after[0] if after else None
    if (
        follows is None
        and place + 1 < len(rows)
        and rows[place + 1]
        and SUMMING.match(page.sentences[place + 1].text)
    ):
        follows = rows[place + 1][0]
    if follows is None or follows.unit != other.unit:
        return None
    joined = follows.place == place and EQUALS.search(page.text[other.end : follows.start])
    if (times and joined) or called_total(page, follows.place, follows):
        return follows
    return None


def running(page: Page, rows: Sequence[Sequence[Figure]], place: int) -> Iterator[Result]:
    """Yield "That makes 354,000 in all" after sentences whose figures make another total."""
    sentence = page.sentences[place]
    total = next((one for one in rows[place] if one.exact), None)
    if total is None or not SUMMING.match(sentence.text) or not called_total(page, place, total):
        return
    above = [
        one
        for where in range(max(place - 3, 0), place)
        if page.sentences[where].paragraph == sentence.paragraph
        for one in rows[where]
        if of_one_kind(one, total) and total.value * SMALL <= one.value < total.value
    ][-6:]
    if len(above) < 2 or not all(one.exact for one in above):
        return
    for size in range(2, len(above) + 1):
        for some in itertools.combinations(above, size):
            if abs(sum(one.value for one in some) - total.value) <= sum(halves([*some, total])):
                return
    tails = [tuple(above[start:]) for start in range(len(above) - 1)]
    best = min(tails, key=lambda t: (abs(sum(one.value for one in t) - total.value), -len(t)))
    added = sum(one.value for one in best)
    if total.value / RATIO <= added <= total.value * RATIO and called_total(page, place, total):
        shown = " + ".join(number(one.value) for one in best) + f" = {number(added)}"
        yield Result(best, total, added, shown, "the text adds up what stands before")
