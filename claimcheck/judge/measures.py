"""Levels of amounts: a count that grows, a slip of digits, what is read or decided anew."""

from __future__ import annotations

from claimcheck.judge.sight import Sight
from claimcheck.judge.stages import WEEK
from claimcheck.judge.words import words
from claimcheck.link import slips, values
from claimcheck.model import Amount, Claim

# Measures of which no count grows while a story runs: "a four-year contract", "died aged 87".
UNCOUNTED = frozenset({"money", "percent", "points", "age", "duration", "ordinal", "rate"})


def grown(sight: Sight) -> bool:
    """Whether a count that grows is higher in the later text."""
    return grows(sight) and rise(sight) > 0


def grows(sight: Sight) -> bool:
    """Whether the claims count what only grows while a story runs."""
    for claim in sight.pair:
        value = claim.value
        if not isinstance(value, Amount) or value.dimension in UNCOUNTED:
            continue
        if value.unit in words()["growing_units"] or named(claim, "growing") or "cumulative" in claim.marks:
            return True
    return False


def rise(sight: Sight) -> int:
    """Return 1 when the later amount is higher, -1 when it is lower, 0 when neither can be told."""
    a, b = sight.pair
    if not sight.order.how or not (isinstance(a.value, Amount) and isinstance(b.value, Amount)):
        return 0
    later = {c.id for c in sight.order.later}
    first, last = (a.value, b.value) if b.id in later else (b.value, a.value)
    turned = values.same_measure(first, last)
    if turned is None:
        return 0
    before, after = values.middle(first), values.middle(turned)
    return (after > before) - (after < before)


def transposed(sight: Sight) -> bool:
    """Whether the figures have the same digits in another order."""
    a, b = (c.value for c in sight.pair)
    if not (isinstance(a, Amount) and isinstance(b, Amount) and slip(sight)):
        return False
    one, other = (values.digits(values.middle(v)).strip("0") for v in (a, b))
    return one != other and sorted(one) == sorted(other)


def slip(sight: Sight) -> bool:
    """Whether the figures look like a slip of one another."""
    a, b = sight.pair
    return slips.slip(a.value, b.value)


def shifting(sight: Sight) -> bool:
    """Whether the claims give a level that is read anew every day, on different days."""
    if not isinstance(sight.link.first.value, Amount) or sight.gap() <= 0:
        return False
    if any(c.measured in words()["shifting_where"] for c in sight.pair):
        return False  # eleven hospitals are no eleven people in hospital
    return any(named(c, "shifting") or named(c, "shifting_where") for c in sight.pair)


def decided_anew(sight: Sight) -> bool:
    """Whether a figure that a decision sets is another one a week later or more."""
    a = sight.link.first.value
    money = isinstance(a, Amount) and a.dimension in ("money", "percent")
    return money and sight.gap() >= WEEK and any(named(c, "decided") for c in sight.pair)


def named(claim: Claim, what: str) -> bool:
    """Whether what a claim measures, or the verb that governs it, is in a list of ``words.toml``."""
    return bool({claim.measured, claim.predicate, *claim.modifiers} & words()[what])
