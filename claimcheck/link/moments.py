"""Evidence of the times that two claims speak of, and of those that they date."""

from __future__ import annotations

from claimcheck.link import values
from claimcheck.link.days import days as dated
from claimcheck.link.wording import classed
from claimcheck.model import Claim, When

# Bounds and events (classes.toml) that make a day the first or the last of an interval.
STARTS = frozenset({"from", "since"})
ENDS = frozenset({"until", "till", "by", "before", "through"})
STARTING = frozenset({"begin", "resume"})
ENDING = frozenset({"end", "deadline"})


def times(a: Claim, b: Claim) -> dict[str, float]:
    """Evidence of the time that is spoken of (not of the date of publication)."""
    both = a.when is not None and b.when is not None and a.kind != "date"
    where = values.times(a.when, b.when) if a.when is not None and b.when is not None and both else ""
    bounds, ends = (bound(a), bound(b)), (end(a), end(b))
    return {
        "same time": float(where == "alike"),
        "time overlaps": float(where == "within"),
        "time differs": float(where == "apart"),
        "year differs": float(
            bool(both and years(a.when) and years(b.when) and not years(a.when) & years(b.when))
        ),
        "time of one side only": float((a.when is None) != (b.when is None) and a.kind != "date"),
        "days between": min(days(a, b) / 30, 2.0),
        "both still to come": float(ahead(a) > 0 and ahead(b) > 0),
        "both gone by": float(ahead(a) < 0 and ahead(b) < 0),
        "one to come, one gone by": float(ahead(a) * ahead(b) < 0),
        "same bound": float(all(bounds) and bounds[0] == bounds[1]),
        "bounds differ": float(all(bounds) and bounds[0] != bounds[1]),
        "both a start, or both an end": float(all(ends) and ends[0] == ends[1]),
        "a start and an end": float(all(ends) and ends[0] != ends[1]),
        "same grain": float(grain(a) != "" and grain(a) == grain(b)),
        **dated(a, b),
    }


def ahead(claim: Claim) -> int:
    """Return 1 for a dated claim of a day after its publication, -1 before, 0 when it cannot be told."""
    day = claim.source.published
    if day is None or not isinstance(claim.value, When) or claim.value.first is None:
        return 0
    return (claim.value.first > day) - (claim.value.first < day)


def bound(claim: Claim) -> str:
    """Return the word that makes a dated claim an end of an interval: "from", "until", "by", or ""."""
    return claim.modifiers[0] if claim.kind == "date" and claim.modifiers else ""


def end(claim: Claim) -> str:
    """Return which end of an interval a dated claim gives: "start", "end" or "", by bound or event."""
    if claim.kind != "date":
        return ""
    word = bound(claim)
    if word in STARTS:
        return "start"
    if word in ENDS:
        return "end"
    for told in (claim.predicate, claim.measured):  # "sales end" is an end, though sales are a start
        events = classed((told,), "event")
        if not STARTING.isdisjoint(events):
            return "start"
        if not ENDING.isdisjoint(events):
            return "end"
    return ""


def grain(claim: Claim) -> str:
    """Return the grain of a dated claim, or ""."""
    return claim.value.grain if isinstance(claim.value, When) else ""


def years(when: When | None) -> set[int]:
    """Return the years that a time touches at its ends."""
    return {day.year for day in (when.first, when.last) if day is not None} if when else set()


def days(a: Claim, b: Claim) -> int:
    """Return the days between the publication of two claims, 0 when one is unknown."""
    one, other = a.source.published, b.source.published
    return abs((one - other).days) if one and other else 0
