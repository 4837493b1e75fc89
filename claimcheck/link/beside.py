"""The words of a clause before its value, and behind it."""

from __future__ import annotations

from claimcheck.model import Claim


def ahead(claim: Claim) -> str:
    """Return the words of a clause before its value."""
    return claim.quote[: max(claim.value_start - claim.start, 0)]


def behind(claim: Claim) -> str:
    """Return the words of a clause after its value."""
    return claim.quote[max(claim.value_end - claim.start, 0) :]
