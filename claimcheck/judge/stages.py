"""Levels of states: a matter that runs its course, and whether two texts tell two points of it."""

from __future__ import annotations

from claimcheck.judge.days import words
from claimcheck.judge.sight import Sight
from claimcheck.model import Claim, State

# A decision that stands for a week may have been taken anew; figures of one week are of one news.
WEEK = 7


def stage(sight: Sight) -> bool:
    """Whether the claims give two stages of a matter that runs its course, one after the other."""
    known = matter(sight)
    if bool(known & words()["stages"]) or (sight.gap() >= WEEK and bool(known & words()["phases"])):
        return not since_before(sight)
    return bool(known & words()["phases"]) and came_back(sight)


def matter(sight: Sight) -> set[str]:
    """Return the topics and axes of a rift's likeliest link."""
    return {c.topic or "" for c in sight.pair} | {
        c.value.axis for c in sight.pair if isinstance(c.value, State)
    }


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
    """Whether the later text says how it has been since a day on which the earlier one says otherwise."""
    told = [c for c in sight.order.earlier if c.source.published]
    if not sight.order.how or not told:
        return False
    last = max(c.source.published for c in told if c.source.published)
    return any(since(c) and c.when and c.when.first and c.when.first <= last for c in sight.order.later)


def since(claim: Claim) -> bool:
    """Whether a claim tells a state that has lasted since a day: "has been suspended since Monday"."""
    return isinstance(claim.value, State) and " since " in claim.quote.lower()


def first_case(sight: Sight) -> bool:
    """Whether nobody had come to harm by the earlier text, and somebody has by the later one."""
    earlier = [c for c in sight.order.earlier if isinstance(c.value, State)]
    grows = all(c.measured in words()["harm"] for c in sight.pair)
    return grows and bool(sight.order.how) and bool(earlier) and all(negative(c) for c in earlier)


def negative(claim: Claim) -> bool:
    """Whether a claim denies its predicate."""
    return isinstance(claim.value, State) and claim.negated
