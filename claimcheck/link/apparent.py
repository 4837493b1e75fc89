"""What is plain about many pairs of figures or dates at once: ``plain.plainly`` in columns.

What hangs on one claim is a column of claims, what hangs on two values is asked once for all pairs of them,
and what only a claim's words tell is asked of the few pairs that no column decides.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from claimcheck.link import asof, plain, values, wholes
from claimcheck.link.contents import numbered
from claimcheck.link.daily import moved, quoted
from claimcheck.link.each import Ints, asked
from claimcheck.link.pairs import Pairs, distinct
from claimcheck.link.weigh import Floats
from claimcheck.model import Amount, Claim, When

Array = npt.NDArray[Any]
Flags = npt.NDArray[np.bool_]
Found = Mapping[str, Array]
# Why a pair is plainly of one matter, or of two: in words, with the axis that parts it.
ONE_CLAUSE = "the clauses are one but for the value"
FORECAST = "one is a forecast"
THEN = "one is an age that is yet to come"
EXPECTED = "one is expected, the other told as a fact"
OWN_DAY = "each article tells of its own day"
LONG_APART = "the articles are so far apart that each speaks of its own time"
ONE_LESS = "one leaves out the one who is spoken of"
WHOLE = "one is the sum of the other and of a figure beside it"
SAYING = "one is the day on which somebody said it"
BOUNDS = "both are bounds, with room for one another"
OTHER_YEAR = "one speaks of another year, or of the past"
TWO_PEOPLE = "they are the ages of two people"
REASONS = {
    "": "", ONE_CLAUSE: "matter", FORECAST: "modality", THEN: "time", EXPECTED: "modality", OWN_DAY: "time",
    LONG_APART: "time", ONE_LESS: "scope", WHOLE: "scope", SAYING: "matter", BOUNDS: "matter",
    OTHER_YEAR: "time", TWO_PEOPLE: "scope",
}  # fmt: skip
AT = {reason: at for at, reason in enumerate(REASONS)}


@dataclass(frozen=True, slots=True)
class Apart:
    """Pairs of claims whose values are apart, and a column of each piece of their evidence (``plain.ASKED``).

    ``dated`` says which pairs are of dates, ``day`` of which day the article of each claim is, 0 for none.
    """

    pairs: Pairs
    found: Found
    dated: Flags
    day: Ints

    def each(self, told: Callable[[Claim], Any], among: Flags | None = None) -> tuple[Array, Array]:
        """Return what is told of the first and of the second claims, and False where it is not asked."""
        i, j = self.pairs.i, self.pairs.j
        made = np.zeros(len(self.pairs.claims), dtype=np.float64)
        used = np.concatenate((i, j) if among is None else (i[among], j[among]))
        some = distinct(used)
        made[some] = [float(told(self.pairs.claims[at])) for at in some.tolist()]
        return made[i], made[j]

    def both(self, told: Callable[[Claim], Any], among: Flags | None = None) -> Flags:
        """Return of which pairs something is told of both claims."""
        one, other = self.each(told, among)
        return (one > 0) & (other > 0)

    def either(self, told: Callable[[Claim, Claim], bool], among: Flags) -> Flags:
        """Return of which of some pairs something is told, asked pair by pair."""
        made = np.zeros(len(self.pairs), dtype=np.bool_)
        some = np.flatnonzero(among)
        claims, i, j = self.pairs.claims, self.pairs.i[some].tolist(), self.pairs.j[some].tolist()
        made[some] = [told(claims[a], claims[b]) for a, b in zip(i, j, strict=True)]
        return made

    def days(self) -> tuple[Flags, Ints]:
        """Return of which pairs both articles have a day, and how many lie between the two."""
        one, other = self.day[self.pairs.i], self.day[self.pairs.j]
        known: Flags = (one > 0) & (other > 0)
        return known, np.where(known, np.abs(one - other), 0)


def apart(pairs: Pairs, found: Found) -> Apart:
    """Return pairs whose values are apart, with what their claims and articles are."""
    dated = np.array([claim.kind == "date" for claim in pairs.claims], dtype=np.bool_)
    days = (claim.source.published for claim in pairs.claims)
    day = np.array([day.toordinal() if day else 0 for day in days], dtype=np.int64)
    return Apart(pairs, found, dated[pairs.i], day)


def plainly_all(of: Apart, likely: Floats) -> tuple[Floats, Ints]:
    """Return the likelihoods of one matter, raised where clauses are one, lowered where they part.

    And why, of those that were raised or lowered, as places in ``REASONS``.
    """
    found = of.found
    said = of.each(asof.said, of.dated)
    low = np.zeros(len(of.pairs), dtype=np.bool_)
    why = np.zeros(len(of.pairs), dtype=np.int64)

    def lower(mask: Flags, reason: str) -> None:
        low[mask] = True
        why[mask & (why == 0)] = AT[reason]

    foreseen = found["forecast on one side"] != 0
    lower(of.either(asof.foretold, foreseen), FORECAST)
    lower(of_then(of), THEN)
    lower(expected(of), EXPECTED)
    lower(of_its_day(of, said), OWN_DAY)
    lower(long_apart(of), LONG_APART)
    lower(one_less(of), ONE_LESS)
    lower(whole(of, ~low), WHOLE)
    may = may_both_hold(of, ~low)
    saying = of_a_saying(of, said)
    asked = doubtful(found, of.dated) | saying | (may & of.both(plain.bounded, may))
    unsure = asked & (likely < plain.SURE)
    lower(unsure & saying, SAYING)
    lower(unsure & ~doubtful(found, of.dated), BOUNDS)
    lower(unsure, OTHER_YEAR)
    lower(of.either(plain.two_people, ~low & of.both(plain.aged)), TWO_PEOPLE)
    made = np.where(low, np.minimum(likely, plain.PARTED), likely)
    why[made == likely] = 0
    near = of.either(plain.value_near, may & ~low & (found["same time"] != 0))
    one = plain.maybe_one_clause(found) & ~low & ~asked & (~may | near) & (likely < plain.PLAIN)
    for at in np.flatnonzero(one).tolist():
        a, b = of.pairs.claims[of.pairs.i[at]], of.pairs.claims[of.pairs.j[at]]
        if plain.one_clause(a, b, {name: float(column[at]) for name, column in found.items()}):
            made[at], why[at] = plain.PLAIN, AT[ONE_CLAUSE]
    return made, why


def doubtful(found: Found, dated: Flags) -> Flags:
    """Return what ``plain.doubtful`` says of each pair, bounds left out."""
    history = (found["history of another time"] != 0) & ~dated
    made: Flags = (found["year differs"] != 0) | history
    return made


def long_apart(of: Apart) -> Flags:
    """Return what ``plain.long_apart`` says of each pair."""
    known, between = of.days()
    late = known & of.dated & (between > plain.FAR) & (of.found["value far"] > plain.FAR / 30)
    late &= ~of.both(asof.long_past, late)
    first, second = of.each(first_day, late)
    late &= np.minimum(first, second) <= np.maximum(of.day[of.pairs.i], of.day[of.pairs.j])
    made: Flags = late | (known & ~of.dated & (between > plain.LONG) & (of.found["same time"] == 0))
    return made


def first_day(claim: Claim) -> int:
    """Return the first day of a dated claim as a number, 0 where it is open."""
    return claim.value.first.toordinal() if isinstance(claim.value, When) and claim.value.first else 0


def of_then(of: Apart) -> Flags:
    """Return of which pairs one age alone is yet to be reached."""
    one, other = of.each(plain.of_then)
    made: Flags = one != other
    return made


def expected(of: Apart) -> Flags:
    """Return of which pairs one amount is expected, and the other told as a fact."""
    one, other = of.each(plain.yet)
    made: Flags = (one + other == plain.EXPECTED + plain.TOLD) & (one != 0) & (other != 0)
    return made


def of_its_day(of: Apart, said: tuple[Array, Array]) -> Flags:
    """Return what ``plain.of_its_day`` says of each pair, given what ``said`` says of both sides."""
    known, between = of.days()
    one, other = said
    dates = of.dated & (one == 0) & (other == 0) & known
    made: Flags = dates & (between > 0) & of.both(asof.today, dates & (between > 0))
    weeks = dates & (between >= 2 * asof.WEEK)
    made |= weeks & of.both(asof.just_before, weeks)
    figures = ~of.dated & known & (between > 0) & (of.found["same time"] == 0)
    rising = figures & of.both(plain.changing, figures)
    one, other = of.each(moved, rising)
    made |= rising & ((one > 0) | (other > 0))
    rest = figures & ~made
    made |= rest & of.both(quoted, rest)
    return made


def of_a_saying(of: Apart, said: tuple[Array, Array]) -> Flags:
    """Return what ``plain.of_a_saying`` says of each pair, given what ``said`` says of both sides."""
    one, other = said
    saying = of.dated & ((one > 0) | (other > 0))
    made: Flags = saying & ((one != other) | (of.found["words shared"] < plain.SAID))
    return made


def one_less(of: Apart) -> Flags:
    """Return what ``plain.one_less`` says of each pair."""
    one, other = of.each(plain.others)
    first, second = of.each(count, one != other)
    made: Flags = (one != other) & (np.abs(first - second) == 1)
    return made


def count(claim: Claim) -> float:
    """Return the number that stands for a count, or one that is like no other."""
    if isinstance(claim.value, Amount) and claim.value.dimension == "count":
        return values.middle(claim.value)
    return math.nan


def exact(claim: Claim) -> float:
    """Return an exact count, or a number that is like no other."""
    return count(claim) if isinstance(claim.value, Amount) and claim.value.exact else math.nan


def whole(of: Apart, among: Flags) -> Flags:
    """Return of which of some pairs a count is a sum of which the other is a part, either way round."""
    one, other = of.each(exact, among)
    least = np.minimum(np.minimum(one, other), np.abs(one - other)) >= wholes.LEAST_PART
    figured = of.each(lambda claim: bool(claim.figures), among & least)
    some = among & least & (np.where(one < other, *figured) > 0)
    return of.either(lambda a, b: wholes.whole(a, b) or wholes.whole(b, a), some)


def may_both_hold(of: Apart, among: Flags) -> Flags:
    """Return of which of some pairs both amounts can hold by the letter; asked once of two values."""
    claims, made = of.pairs.claims, np.zeros(len(of.pairs), dtype=np.bool_)
    number, one_of = numbered(claims, lambda claim: claim.value)
    some = np.flatnonzero(among & of.both(lambda c: isinstance(c.value, Amount), among))
    one, other = number[of.pairs.i[some]], number[of.pairs.j[some]]
    made[some] = asked(lambda a, b: plain.may_both_hold(one_of[a], one_of[b]), one, other, dtype=np.bool_)
    return made
