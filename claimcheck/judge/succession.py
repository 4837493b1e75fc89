"""Whether one holder of a role came after the other: "Ann Doe, who took over from Hugh Carr"."""

from __future__ import annotations

from claimcheck.judge.matters import Side
from claimcheck.judge.sight import Sight
from claimcheck.judge.words import words
from claimcheck.model import ROLE, Claim, Name


def succeeded(sight: Sight) -> bool:
    """Whether a text names the other side's holder of a role as the one before, and it is not the earlier."""
    if sight.link.first.topic != ROLE:
        return False
    sides = (sight.rift.one, sight.rift.other)
    return any(
        words()["succession"] & {*claim.context, *claim.quote.lower().split()} and names_holder(claim, other)
        for one, other in (sides, sides[::-1])
        for claim in one.claims
        if not (sight.order.how and claim in sight.order.earlier)
    )


def names_holder(claim: Claim, side: Side) -> bool:
    """Whether a claim's sentence names somebody of the other side."""
    surnames = {c.value.key.split()[-1] for c in side.claims if isinstance(c.value, Name)}
    return bool(surnames & set(claim.context))
