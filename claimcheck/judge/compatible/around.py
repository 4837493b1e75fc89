"""The verb that governs a value."""

from __future__ import annotations

from claimcheck.link.wording import nearness
from claimcheck.model import Claim

# From this nearness on two verbs are two words for one deed: "shut", "close".
ONE = 0.8


def one_deed(a: Claim, b: Claim) -> bool:
    """Whether one verb governs both values, or two verbs for one deed."""
    return bool(a.predicate) and nearness(a.predicate, b.predicate) >= ONE
