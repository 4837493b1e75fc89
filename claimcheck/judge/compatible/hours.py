"""Hours that can both hold: told roughly, of a night and the day after it, of a half of the day or a zone."""

from __future__ import annotations

import functools
import re

from claimcheck.judge.compatible.words import by_word, either, words
from claimcheck.link.beside import ahead, behind
from claimcheck.link.clocks import LATER, meets, minutes
from claimcheck.model import Claim, When
from claimcheck.values.moments import MONTHS, WEEKDAYS
from claimcheck.wordlists import alternatives

HOUR, NOON, DAY = 60, 720, 1440
# "About eight", "shortly before eight": within half an hour of it.
ROUGH = 30
# Where the small hours end.
SMALL = 6 * HOUR
# What the codes of a part of a day may mean that ``clocks.PARTS`` leaves out.
LIGHT = {"TDAWN": (3 * HOUR, 9 * HOUR), "TDUSK": (16 * HOUR, 22 * HOUR)}
ROUGHLY = re.compile(rf"\b{either('hours', 'roughly')}\W*(?:(?:the|at|to|after|before) )*$", re.IGNORECASE)
NEAR = re.compile(rf"\b{either('hours', 'near')} (?:before|after|past)? ?$", re.IGNORECASE)
OPEN = {"before": -1, "by": -1, "until": -1, "after": 1, "from": 1}
EARLY = re.compile(rf"\b{either('hours', 'small_hours')} (?:of )?(?:\w+ )?$", re.IGNORECASE)
OVERNIGHT = re.compile(r"\bovernight\b|\b(?:the|that|this|last) night$", re.IGNORECASE)
LAST_NIGHT = re.compile(r"\blast night$", re.IGNORECASE)
HALF = re.compile(rf"(?:\b|(?<=\d))(?:[ap]\.?m\b|{either('hours', 'halves')}\b)", re.IGNORECASE)
# What says of an hour on which day it was, but for the day of the article.
DATED = re.compile(
    rf"\d{{4}}|\bnight|\b(?:{alternatives((*WEEKDAYS, *MONTHS, *words('hours', 'days')))})\b", re.IGNORECASE
)
RATE = re.compile(r"\d%|\bper ?cent\b", re.IGNORECASE)


def span(clock: str) -> tuple[int, int] | None:
    """Return the first and last minute from midnight that an hour or a part of a day may mean, or None."""
    ends = [LIGHT.get(c) or minutes(c.removesuffix("Z")) for c in clock.split("/")]
    if not clock or ends[0] is None or ends[-1] is None:
        return None
    return ends[0][0], ends[-1][1] + (DAY if ends[-1][1] < ends[0][0] else 0)


def timed(a: Claim, b: Claim) -> tuple[str, str, int] | None:
    """Return the clocks of two times that are each of one day, and how many days after it the other is."""
    one, other = a.value, b.value
    if not (isinstance(one, When) and isinstance(other, When)) or one.first is None or other.first is None:
        return None
    if one.first != one.last or other.first != other.last:
        return None
    return one.clock, other.clock, (other.first - one.first).days


def roughly(a: Claim, b: Claim) -> bool:
    """Whether one side tells an hour of the day roughly, or a bound, that leaves room for the other's."""
    both = timed(a, b)
    if both is None or both[2] or not (both[0] and both[1]):
        return False
    one, other = span(both[0]), span(both[1])
    if one is None or other is None:
        return True  # nobody can tell
    if any(meets(one, other, later, ROUGH if about(a) else 0) for later in LATER):
        return True
    side = bound(a)
    if side == bound(b):
        return False  # two latest hours, or two earliest ones
    return (side < 0 and other[0] <= one[1]) or (side > 0 and one[0] <= other[1])


def bound(claim: Claim) -> int:
    """Return where a claim leaves the time open: -1 before its hour, 1 behind it, 0 on neither side."""
    return OPEN.get(claim.modifiers[0], 0) if claim.modifiers and not NEAR.search(ahead(claim)) else 0


def about(claim: Claim) -> bool:
    """Whether a claim tells its hour roughly: "about eight", "shortly before eight", "minutes after two"."""
    return bool(ROUGHLY.search(ahead(claim)) or NEAR.search(ahead(claim)))


def one_night(a: Claim, b: Claim) -> bool:
    """Whether one side is of a night or its midnight, and the other of the small hours that follow.

    "On Saturday night", "in the early hours of Sunday"; "overnight" is of the night before its article, or of
    that after it; "last night" is of that before it alone.
    """
    both = timed(a, b)
    if both is None:
        return False
    clock, clock2, later = both
    one, other = span(clock), span(clock2)
    nights = (0,) if LAST_NIGHT.search(a.value_text) else (-1, 0)
    if clock == "TNI" and OVERNIGHT.search(a.value_text) and later in nights:
        if one is None or other is None:
            return True  # no hour is told
        return any(meets(one, other, DAY * days, 0) for days in {0, later + 1})
    if later != 1:
        return False
    if clock == "TNI":
        return EARLY.search(ahead(b)) is not None or (other is not None and other[0] <= SMALL)
    return clock == "T00" and (other is None or other[0] <= ROUGH)


def other_half(a: Claim, b: Claim) -> bool:
    """Whether two hours differ by what one side leaves out: the half of the day, or the zone of time."""
    both = timed(a, b)
    if both is None or both[2]:
        return False
    one, other = span(both[0]), span(both[1])
    if one is None or other is None or one[0] != one[1] or other[0] != other[1]:
        return False
    apart = abs(one[0] - other[0])
    slack = ROUGH if about(a) or about(b) else 0
    if not halved(a, one[0]) and abs(apart - NOON) <= slack:
        return True
    return apart % HOUR == 0 and zone(a) != zone(b)


@functools.cache
def zones() -> re.Pattern[str]:
    """Return the pattern of a zone of time behind an hour: "9 a.m. Eastern", not "in eastern Poland"."""
    return re.compile(rf"(?<!\bin )(?<!\bthe )\b(?:{alternatives(by_word('zones'))})\b", re.IGNORECASE)


def zone(claim: Claim) -> str:
    """Return the zone of time that a claim names for its hour, "" where it is that of the place."""
    told = zones().search(claim.value_text + behind(claim)[:20])
    return by_word("zones")[" ".join(told.group().lower().split())] if told else ""


def of_no_day(a: Claim, b: Claim) -> bool:
    """Whether one side tells an hour and no day, and the other a day and no hour: "from 7 p.m.", "1 June"."""
    if not (isinstance(a.value, When) and isinstance(b.value, When)):
        return False
    return bool(a.value.clock) and not b.value.clock and not DATED.search(a.quote)


def of_a_rate(a: Claim, b: Claim) -> bool:
    """Whether both sides give the hour at which a rate was read: "up 3.1% at 14:58", "down 2.6% at 16:08"."""
    return all(
        isinstance(c.value, When) and span(c.value.clock) is not None and RATE.search(c.quote) is not None
        for c in (a, b)
    )


def halved(claim: Claim, minute: int) -> bool:
    """Whether a claim tells of which half of the day its hour is."""
    told = f"{claim.value_text}{behind(claim)[:30]}"
    return HALF.search(told) is not None or not HOUR <= minute < 13 * HOUR
