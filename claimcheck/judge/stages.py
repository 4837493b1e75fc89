"""Levels of states: a matter that runs its course, and whether two texts tell two points of it."""

from __future__ import annotations

import datetime as dt
import re

from claimcheck.judge.sight import Sight
from claimcheck.judge.words import one_of, words
from claimcheck.link.joins import CASUALTIES
from claimcheck.model import Claim, State
from claimcheck.topics.named import FUNCTION, PROGRESS

# A decision that stands for a week may have been taken anew; figures of one week are of one news.
WEEK = 7
# Days after which a text should know what happened: nobody is hurt on the day of a fall, later somebody is.
GRACE = 2
# How a denial is told that holds so far: "nobody has been charged", but not "has never".
OPEN = re.compile(r"\b(?:has|have)\b(?! never)|n['’]t yet\b|\bnot yet\b", re.IGNORECASE)


def stage(sight: Sight) -> bool:
    """Whether the claims give two stages of a matter that runs its course, one after the other.

    Of two texts of which none is known to be later, one that flatly says it was never so tells no stage:
    of 237 labelled story sets all 4 such pairs were contradictions ("two were arrested", "nobody was").
    """
    known = matter(sight)
    if denied_since(sight) or (sight.gap() == 0 and any(map(flatly, sight.pair))):
        return False
    later = bool(known & words()["stages"])
    if later or (sight.gap() >= WEEK and bool(known & words()["phases"])):
        return not since_before(sight)
    return bool(known & words()["phases"]) and came_back(sight)


def matter(sight: Sight) -> set[str]:
    """Return the topics and axes of a rift's likeliest link; a machine that works or fails runs no course."""
    known = {c.topic or "" for c in sight.pair} | {
        c.value.axis for c in sight.pair if isinstance(c.value, State)
    }
    return known - {PROGRESS} if FUNCTION in known else known


def came_back(sight: Sight) -> bool:
    """Whether one side was told both a week before the other and a week after it: on, off, and on again."""
    one, other = (
        sorted(c.source.published for c in side.claims if c.source.published)
        for side in (sight.rift.one, sight.rift.other)
    )
    return any(
        outer and inner and (inner[0] - outer[0]).days >= WEEK and (outer[-1] - inner[-1]).days >= WEEK
        for outer, inner in ((one, other), (other, one))
    )


def since_before(sight: Sight) -> bool:
    """Whether the later text dates a state to before a day on which the earlier one says otherwise."""
    told = [c.source.published for c in sight.order.earlier if c.source.published]
    if not sight.order.how or not told:
        return False
    later = [c for c in sight.order.later if dated(c)]
    if any(since(c) and begun(c) <= max(told) for c in later):
        return True
    known = min(told)
    before = any(c in later and (known - begun(c)).days > GRACE for c in sight.pair)
    return sight.order.how == "dates" and before


def began_since(sight: Sight) -> bool:
    """Whether one text dates a stage to after what the other says: "closed", then "open since 1 June"."""
    if not matter(sight) & (words()["stages"] | words()["phases"]):
        return False
    a, b = sight.pair
    return newer(a, b) or newer(b, a)


def newer(claim: Claim, other: Claim) -> bool:
    """Whether a claim tells a state that came about after the day of another, said of that day."""
    said, told = claim.source.published, other.source.published
    if told is None or not dated(claim) or claim.speaker or "past" in claim.marks:
        return False
    if other.modality != "fact":
        return False  # a plan speaks of the days to come
    if other.when and not (other.when.first == other.when.last == told):
        return False  # what is said of another day than today does not stop on the day of its text
    if said is None and not since(claim):
        return False
    return told < begun(claim) <= (said or dt.date.max)


def dated(claim: Claim) -> bool:
    """Whether a claim tells as a fact a state or deed that its text dates."""
    when = claim.when
    return isinstance(claim.value, State) and claim.modality == "fact" and bool(when and when.first)


def begun(claim: Claim) -> dt.date:
    """Return the day by which what a claim tells had begun, or had happened."""
    when = claim.when
    day = when and (when.first if since(claim) else when.last or when.first)
    return day or dt.date.max


def since(claim: Claim) -> bool:
    """Whether a claim tells a state that has lasted since a day: "has been suspended since Monday"."""
    return isinstance(claim.value, State) and " since " in claim.quote.lower()


def denied_since(sight: Sight) -> bool:
    """Whether the later text says that what the earlier one tells was never so, or that all stays as it was.

    "Resigned" and "remains in her post", "all four signed" and "one did not sign": no time lies between.
    """
    if not sight.order.how:
        return False
    told = all(c.modality == "fact" and not denies(c) for c in sight.order.earlier)
    return told and all(never(c) if denies(c) else stays(c) for c in sight.order.later)


def never(claim: Claim) -> bool:
    """Whether a claim denies as a fact that something was done, and not only that it is so now."""
    return claim.modality == "fact" and "past" in claim.marks


def flatly(claim: Claim) -> bool:
    """Whether a claim denies that something was done, for good: "never signed", "nobody was arrested"."""
    return denies(claim) and never(claim) and not OPEN.search(claim.quote)


def denies(claim: Claim) -> bool:
    """Whether a claim tells that a state is not so."""
    return isinstance(claim.value, State) and claim.value.state.startswith("not ")


def stays(claim: Claim) -> bool:
    """Whether a claim tells as a fact that a state goes on."""
    return claim.modality == "fact" and bool(one_of("staying").search(claim.value_text))


def first_case(sight: Sight) -> bool:
    """Whether nobody had come to harm by the earlier text, and somebody has by the later one."""
    earlier = [c for c in sight.order.earlier if isinstance(c.value, State)]
    grows = all(c.measured in CASUALTIES for c in sight.pair)
    return grows and bool(sight.order.how) and bool(earlier) and all(negative(c) for c in earlier)


def negative(claim: Claim) -> bool:
    """Whether a claim denies its predicate."""
    return isinstance(claim.value, State) and claim.negated
