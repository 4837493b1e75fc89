"""Which of two claims is the later one, and how that is known.

By the dates of publication; where one is missing, by what the words say: a claim that tells a change ("can now",
"no longer", "scaled back") is later than one that does not, and a value told as the former one is earlier.
"""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.model import Claim

NEW = frozenset({"change", "update", "correction"})
OLD = frozenset({"former", "rejected"})


@dataclass(frozen=True, slots=True)
class Order:
    """Two claims in order of time, and how the order is known: "dates", "words", or "" when it is not."""

    earlier: Claim
    later: Claim
    how: str


def order(one: Claim, other: Claim) -> Order:
    """Return two claims in order; with no sign of it, in the order of their ids, ``how`` being ""."""
    a, b = sorted((one, other), key=lambda c: c.id)
    old_a, old_b = bool(OLD & set(a.marks)), bool(OLD & set(b.marks))
    if old_a != old_b:
        return Order(a, b, "words") if old_a else Order(b, a, "words")
    if a.source.published and b.source.published and a.source.published != b.source.published:
        return Order(a, b, "dates") if a.source.published < b.source.published else Order(b, a, "dates")
    new_a, new_b = bool(NEW & set(a.marks)), bool(NEW & set(b.marks))
    if new_a != new_b and not (a.source.published and b.source.published):
        return Order(b, a, "words") if new_a else Order(a, b, "words")
    return Order(a, b, "")
