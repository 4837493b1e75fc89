"""Evidence of two dated claims that lies in their days: a slip, a day apart, the last of a row.

Two days of one event are near each other, or one is a slip of the other (the 12th and the 21st, 1628 and
1682, 30 April and 30 June), where two days of a story at large are anywhere. And of what is done again and
again, as an inspection, the last is told apart from the others by one word.
By four folds of 177 sets, dates alone, with the texts that tell of a deed (``deeds.py``): of 600 pairs of
values 68 at a precision of 0.85 where without it 19, and 84 at 0.8 where 41.
"""

from __future__ import annotations

import functools
import math

from claimcheck.link import values
from claimcheck.link.clocks import minutes
from claimcheck.link.words import listed
from claimcheck.model import Claim, When

LASTS = listed("lasts")
FIRSTS = listed("firsts")
DAYS = ("day", "time")
# Two days of as many years apart count half as near as two of one year.
YEARS = 5
# Days of two months are more than this apart; the last of a month may be its 28th or its 31st.
MONTH = 20
LATE = 28
# From this many minutes apart two times of one day count half as near as two that are one.
HALF_HOUR = 30
NAMES = (
    "days a slip", "years near", "days near", "one day of two months", "weeks apart", "times of a day near",
    "a year told", "both the last, or both the first", "a first and a last", "the last on one side",
    "days from the article, the less", "days from the article, the more",
)  # fmt: skip
NONE = dict.fromkeys(NAMES, 0.0)


def days(a: Claim, b: Claim) -> dict[str, float]:
    """Return the evidence of two dates by name, all 0 for other claims; symmetric."""
    one, other = a.value, b.value
    if not (isinstance(one, When) and isinstance(other, When)):
        return dict(NONE)
    ranks = rank(a.words), rank(b.words)
    return {
        **between(one, other),
        "both the last, or both the first": float(any(ranks) and ranks[0] == ranks[1]),
        "a first and a last": float(all(ranks) and ranks[0] != ranks[1]),
        "the last on one side": float("last" in ranks and ranks[0] != ranks[1]),
        **told(a, b),
    }


@functools.lru_cache(maxsize=4096)
def rank(words: tuple[str, ...]) -> str:
    """Return "last" or "first" for a clause that tells the last or first of a row, else ""."""
    last, first = not LASTS.isdisjoint(words), not FIRSTS.isdisjoint(words)
    return "" if last == first else "last" if last else "first"


@functools.lru_cache(maxsize=16384)
def between(one: When, other: When) -> dict[str, float]:
    """Return the evidence of two times that differ."""
    found = dict.fromkeys(NAMES[:7], 0.0)
    if one.first is None or other.first is None:
        return found
    found["a year told"] = float("year" in (one.grain, other.grain))
    if values.times(one, other) != "apart":
        return found
    many = abs((one.first - other.first).days)
    if one.grain in DAYS and other.grain in DAYS:
        late = one.first.day >= LATE and other.first.day >= LATE
        found["days near"] = 1 / (1 + many)
        found["weeks apart"] = float(many > 0 and many % 7 == 0)
        found["one day of two months"] = float(many > MONTH and (one.first.day == other.first.day or late))
        found["times of a day near"] = clocks(one, other) if not many else 0.0
        month = (one.first.year, one.first.month) == (other.first.year, other.first.month)
        found["days a slip"] = float(month and swapped(f"{one.first.day:02}", f"{other.first.day:02}"))
    if one.grain == other.grain == "year":
        apart = abs(one.first.year - other.first.year)
        found["years near"] = 1 / (1 + apart / YEARS)
        found["days a slip"] = float(swapped(str(one.first.year), str(other.first.year)))
    if one.clock and other.clock and not many:
        found["days a slip"] = float(swapped(one.clock, other.clock))
    return found


def swapped(one: str, other: str) -> bool:
    """Whether two numbers as written have the same digits in another order."""
    return one != other and sorted(one) == sorted(other)


def clocks(one: When, other: When) -> float:
    """Return how near two times of one day are, from 1 to 0."""
    mine, theirs = minutes(one.clock), minutes(other.clock)
    if mine is None or theirs is None:
        return 0.0
    return 1 / (1 + abs(mine[0] - theirs[0]) / HALF_HOUR)


def told(a: Claim, b: Claim) -> dict[str, float]:
    """Evidence of how long before or after its article each day is: news is of the days around it."""
    gaps = sorted(math.log1p(gap(claim)) for claim in (a, b))
    return {"days from the article, the less": gaps[0], "days from the article, the more": gaps[1]}


def gap(claim: Claim) -> int:
    """Return the days between a dated claim and its article, 0 where one is not known."""
    day = claim.source.published
    if day is None or not isinstance(claim.value, When) or claim.value.first is None:
        return 0
    return abs((claim.value.first - day).days)
