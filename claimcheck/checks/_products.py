"""So many at so much each, and what they are said to come to."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Sequence

from claimcheck.checks._figures import Figure, slack
from claimcheck.checks._result import Result, equation
from claimcheck.checks._sums import INSTALMENTS_OF, called_total
from claimcheck.checks._words import words
from claimcheck.checks.page import Page
from claimcheck.wordlists import alternatives

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
EACH_OF = re.compile(
    r"(?:\s+[\w'\u2019-]+){0,6}?,?\s+each\s+(?:of|with|carrying|holding|costing|worth|weighing|seating|for|at|paying|made\s+of)\s+$",
    re.I,
)
# "in four instalments of 150,000"
PAID = re.compile(rf"\s+(?:\w+\s+){{0,2}}{INSTALMENTS_OF}(?:up\s+to\s+)?$", re.I)
# "4,800 for his 11 ewes, at 400 each"; "40 scanners at $1,500 apiece, a bill of $80,000"
FOR = re.compile(r"\s+for\s+(?:(?:his|her|its|their|the|all|our|my)\s+){0,2}", re.IGNORECASE)
SUMMING = re.compile(
    r"[\s\"\u201c]*(?:(?:That|This|Together,?\s+(?:they|these|that)|They|Together)\s+(?:makes?|made|brings|brought|adds?\s+up|comes?\s+to|is|amounts?)\b|In\s+(?:all|total)|All\s+in\s+all|Altogether|All\s+told|Overall|Taken\s+together)",
    re.I,
)


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
        paid = PAID.fullmatch(gap) and next((o for o in reversed(row) if o.end <= one.start), None)
        if not times and not each and not paid and not EACH_OF.fullmatch(gap):
            continue
        stated = (
            paid or (each and sold_for(page, row, one)) or product_of(page, rows, place, other, bool(times))
        )
        if stated is None or stated.unit != other.unit:
            continue
        should = one.value * other.value
        price = slack(other) if other.scaled else 0.0  # a price in full, "£400 each", is no round number
        room = (
            slack(stated) + should * 0.01 * (price > 0 or slack(one) > 0) + slack(one) * other.value
        ) + price * one.value
        if stated.low - room <= should <= stated.high + room:
            continue
        shown = equation("x", (one.value, other.value), should)
        yield Result((one, other), stated, should, shown, "the text multiplies the two")


def sold_for(page: Page, row: Sequence[Figure], one: Figure) -> Figure | None:
    """Return the money of "4,800 for his 11 ewes, at 400 each"."""
    paid = next((o for o in reversed(row) if o.end <= one.start), None)
    if paid is None or paid.dimension != "money" or not paid.exact or paid.per:
        return None
    return paid if FOR.fullmatch(page.text[paid.end : one.start]) else None


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
    gap = page.text[other.end : follows.start] if follows.place == place else ""
    told = bool((times and EQUALS.search(gap)) or bill().search(gap))
    told = told or (follows.exact and brought().fullmatch(gap) is not None)
    return follows if told or called_total(page, follows.place, follows) else None


@functools.cache
def bill() -> re.Pattern[str]:
    """Return the pattern of what calls the next sum a product: ", a total bill of"."""
    ahead = r"(?:,|\b(?:at|for|with|to))\s+an?\s+(?:total\s+|combined\s+)?"
    return re.compile(rf"{ahead}(?:{alternatives(words('sums', 'bills'))})\s+of\s+$", re.IGNORECASE)


@functools.cache
def brought() -> re.Pattern[str]:
    """Return the pattern of what lies between a price and a sum that came of it: ", and took"."""
    verbs = alternatives(words("sums", "bringing"))
    return re.compile(
        rf"[^.;:!?\d]{{0,50}}?(?:,|\band\b|\bwhich\b)\s+(?:\w+\s+)?(?:{verbs})"
        r"\s+(?:in\s+)?(?:(?:it|them|him|her)\s+)?$",
        re.IGNORECASE,
    )
