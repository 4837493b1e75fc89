"""Which of two claims, or of two sides of a matter, is the later one, and how that is known.

First by a text that tells one value as the former one; then by the days of the documents; where one has no
day, by what the words say: a claim that tells a change ("can now", "no longer", "scaled back"), or stands
under a title that does, is later than one that does not.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from claimcheck.judge.days import UNKNOWN, Days, title_tells_change
from claimcheck.link.around import FORMER
from claimcheck.model import Claim

NEW = frozenset({"change", "update", "correction"})

How = Literal["former", "dates", "values", "draft", "words", ""]


@dataclass(frozen=True, slots=True)
class Order:
    """Two claims in order of time, and how the order is known; ``how`` is "" when it is not."""

    earlier: Claim
    later: Claim
    how: How


@dataclass(frozen=True, slots=True)
class Placed:
    """Two groups of claims in order of time, and how the order is known; ``how`` is "" when it is not."""

    earlier: tuple[Claim, ...]
    later: tuple[Claim, ...]
    how: How


def order(one: Claim, other: Claim, days: Days = UNKNOWN) -> Order:
    """Return two claims in order; with no sign of it, in the order of their ids, ``how`` being ""."""
    found = placed((one,), (other,), days)
    return Order(found.earlier[0], found.later[0], found.how)


def placed(one: Sequence[Claim], other: Sequence[Claim], days: Days = UNKNOWN) -> Placed:
    """Return two groups of claims in order; with no sign of it, in the order of their first ids."""
    a, b = sorted((tuple(one), tuple(other)), key=lambda side: min(c.id for c in side))
    old = (any(map(former, a)), any(map(former, b)))
    if old[0] != old[1]:
        return by_former(*((a, b) if old[0] else (b, a)), days)
    if before(a, b, days):
        return Placed(a, b, by_days(b, days))
    if before(b, a, days):
        return Placed(b, a, by_days(a, days))
    if all(c.source.published for c in (*a, *b)):
        return Placed(a, b, "")
    new = (any(tells_change(c) for c in a), any(tells_change(c) for c in b))
    if new[0] == new[1]:
        return Placed(a, b, "")
    return Placed(b, a, "words") if new[0] else Placed(a, b, "words")


def former(claim: Claim) -> bool:
    """Whether the text tells a value as one that holds no more."""
    return not FORMER.isdisjoint(claim.marks)


def tells_change(claim: Claim) -> bool:
    """Whether a claim tells a change, by its own words or by the title of a document without a date."""
    if former(claim):
        return False
    return bool(NEW & set(claim.marks)) or (
        claim.source.published is None and title_tells_change(claim.source.title)
    )


def by_former(old: tuple[Claim, ...], new: tuple[Claim, ...], days: Days) -> Placed:
    """Return the sides as a text tells them, unless the new one was all said before that text."""
    told = [day for c in old if former(c) and (day := days.first(c))]
    said = [days.first(c) for c in new]
    known = [day for day in said if day]
    if told and len(known) == len(said) and max(known) < min(told):
        a, b = sorted((old, new), key=lambda side: min(c.id for c in side))
        return Placed(a, b, "")
    return Placed(old, new, "former")


def before(one: Sequence[Claim], other: Sequence[Claim], days: Days) -> bool:
    """Whether all that is known of one side was said before anything of the other.

    What has no date has no last day: on the earlier side it is left aside where others have a date.
    """
    last = [c.source.published for c in one if c.source.published]
    first: list[dt.date | None] = [days.first(c) for c in other]
    starts = [day for day in first if day]
    return bool(last) and len(starts) == len(first) and max(last) < min(starts)


def by_days(later: Sequence[Claim], days: Days) -> How:
    """Return what the order of two sides by their days leans on: the weakest of what gave the later's."""
    ways = {days.how(c) for c in later}
    return "draft" if "draft" in ways else "values" if "values" in ways else "dates"
