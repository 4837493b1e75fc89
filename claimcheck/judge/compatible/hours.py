"""Hours that can both hold: told roughly, of a night and the day after it, of a half of the day or a zone.

Until two hours of one day were held against each other at all these were never findings: see ``year_guessed``
in ``judge``.
"""

from __future__ import annotations

import re

from claimcheck.judge.compatible.around import ahead, behind
from claimcheck.judge.compatible.words import either
from claimcheck.link import values
from claimcheck.model import Claim, When

HOUR, NOON, DAY = 60, 720, 1440
# "About eight", "shortly before eight": within half an hour of it.
ROUGH = 30
# Where the small hours end.
SMALL = 6 * HOUR
# What the codes of a part of a day may mean that ``values.PARTS`` leaves out.
LIGHT = {"TDAWN": (3 * HOUR, 9 * HOUR), "TDUSK": (16 * HOUR, 22 * HOUR)}
ROUGHLY = re.compile(rf"\b{either('days', 'roughly')}\W*(?:(?:the|at|to|after|before) )*$", re.IGNORECASE)
NEAR = re.compile(rf"\b{either('days', 'near')} (?:before|after|past)? ?$", re.IGNORECASE)
OPEN = {"before": -1, "by": -1, "until": -1, "after": 1, "from": 1}
EARLY = re.compile(rf"\b{either('days', 'small_hours')} (?:of )?(?:\w+ )?$", re.IGNORECASE)
OVERNIGHT = re.compile(r"\bovernight\b|\b(?:the|that|this|last) night$", re.IGNORECASE)
HALF = re.compile(rf"(?:\b|(?<=\d))(?:[ap]\.?m\b|{either('days', 'halves')}\b)", re.IGNORECASE)
RATE = re.compile(r"\d%|\bper ?cent\b", re.IGNORECASE)
ZONE = re.compile(rf"\b{either('days', 'zones')}\b", re.IGNORECASE)


def span(clock: str) -> tuple[int, int] | None:
    """Return the first and last minute from midnight that an hour or a part of a day may mean, or None."""
    ends = [LIGHT.get(c) or values.minutes(c.removesuffix("Z")) for c in clock.split("/")]
    if not clock or ends[0] is None or ends[-1] is None:
        return None
    return ends[0][0], ends[-1][1] + (DAY if ends[-1][1] < ends[0][0] else 0)


def timed(a: Claim, b: Claim) -> tuple[When, When] | None:
    """Return the times of two claims that are each of one day, or None."""
    one, other = a.value, b.value
    if not (isinstance(one, When) and isinstance(other, When)) or one.first is None or other.first is None:
        return None
    return (one, other) if one.first == one.last and other.first == other.last else None


def roughly(a: Claim, b: Claim) -> bool:
    """Whether one side tells an hour of the day roughly, or a bound, that leaves room for the other's."""
    both = timed(a, b)
    if both is None or both[0].first != both[1].first or not (both[0].clock and both[1].clock):
        return False
    one, other = span(both[0].clock), span(both[1].clock)
    if one is None or other is None:
        return True  # nobody can tell
    rough = about(a) or about(b)
    if any(values.meets(one, other, later, ROUGH if rough else 0) for later in values.LATER):
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
    that after it.
    """
    both = timed(a, b)
    if both is None or both[0].first is None or both[1].first is None:
        return False
    later = (both[1].first - both[0].first).days
    if both[0].clock == "TNI" and OVERNIGHT.search(a.value_text) and later in (-1, 0):
        mine, theirs = span(both[0].clock), span(both[1].clock)
        if theirs is None or mine is None:
            return True  # no hour is told
        return any(values.meets(mine, theirs, DAY * days, 0) for days in {0, later + 1})
    if later != 1:
        return False
    hours = span(both[1].clock)
    small = EARLY.search(ahead(b)) is not None or (hours is not None and hours[0] <= SMALL)
    if both[0].clock == "TNI":
        return small
    near = hours is None or EARLY.search(ahead(b)) is not None or hours[0] <= ROUGH
    return both[0].clock == "T00" and near


def other_half(a: Claim, b: Claim) -> bool:
    """Whether two hours differ by what one side leaves out: the half of the day, or the zone of time."""
    both = timed(a, b)
    if both is None or both[0].first != both[1].first:
        return False
    one, other = span(both[0].clock), span(both[1].clock)
    if one is None or other is None or one[0] != one[1] or other[0] != other[1]:
        return False
    apart = abs(one[0] - other[0])
    slack = ROUGH if about(a) or about(b) else 0
    if not halved(a, one[0]) and abs(apart - NOON) <= slack:
        return True
    zones = [ZONE.search(c.value_text + behind(c)[:20]) for c in (a, b)]
    named = {z.group().lower() if z else "" for z in zones}
    return len(named) > 1 and apart % HOUR == 0


def of_a_rate(a: Claim, b: Claim) -> bool:
    """Whether both sides give the hour at which a rate was read: "up 3.1% at 14:58", "down 2.6% at 16:08"."""
    times = [c.value for c in (a, b) if isinstance(c.value, When) and span(c.value.clock)]
    return len(times) > 1 and all(RATE.search(c.quote) for c in (a, b))


def halved(claim: Claim, minute: int) -> bool:
    """Whether a claim tells of which half of the day its hour is."""
    told = f"{claim.value_text}{behind(claim)[:30]}"
    return HALF.search(told) is not None or not HOUR <= minute < 13 * HOUR
