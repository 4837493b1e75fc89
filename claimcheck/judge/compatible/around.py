"""The words of a clause around its value, and the verb that governs it."""

from __future__ import annotations

from claimcheck.link.wording import nearness
from claimcheck.model import Claim

# From this nearness on two verbs are two words for one deed: "shut", "close".
ONE = 0.8


def ahead(claim: Claim) -> str:
    """Return the words of a clause before its value."""
    return claim.quote[: max(claim.value_start - claim.start, 0)]


def behind(claim: Claim) -> str:
    """Return the words of a clause after its value."""
    return claim.quote[max(claim.value_end - claim.start, 0) :]


def one_deed(a: Claim, b: Claim) -> bool:
    """Whether one verb governs both values, or two verbs for one deed."""
    return bool(a.predicate) and nearness(a.predicate, b.predicate) >= ONE
