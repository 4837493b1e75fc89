"""What is quoted anew each day: share indices, prices on an exchange (``daily.toml``).

"The index closed at 4,907 on Tuesday" and "at 5,272 on Thursday" are two closes; no reader takes the second
for a correction of the first. A toll, a fee or a deadline that differs from day to day has changed.
"""

from __future__ import annotations

from claimcheck import wordlists
from claimcheck.model import Amount, Claim


def quoted(claim: Claim) -> bool:
    """Whether a claim's amount is a quotation of a market."""
    if not isinstance(claim.value, Amount):
        return False
    listed = wordlists.words("claimcheck.link", "daily.toml")
    if any(key in listed["names"] for key in (claim.subject, *(name.key for name in claim.names))):
        return True
    words = {*claim.words, claim.measured, *claim.subject.split()}
    if words & listed["things"] or any(set(called.split()) <= words for called in listed["called"]):
        return True
    verb = claim.predicate.split(" ", 1)[0]
    return verb in listed["trading"] and bool(words & listed["owned"] or "day" in words)
