"""What is quoted anew each day: share indices, prices on an exchange (``daily.toml``).

"The index closed at 4,907 on Tuesday" and "at 5,272 on Thursday" are two closes; no reader takes the second
for a correction of the first. A toll, a fee or a deadline that differs from day to day has changed.
"""

from __future__ import annotations

from collections.abc import Mapping

from claimcheck import wordlists
from claimcheck.model import Amount, Claim


def quoted(claim: Claim) -> bool:
    """Whether a claim's amount is a quotation of a market."""
    if not isinstance(claim.value, Amount):
        return False
    listed, words = _listed(), told(claim)
    if of_market(claim, words):
        return True
    verb = claim.predicate.split(" ", 1)[0]
    if claim.value.dimension == "money" and verb in listed["moving"]:  # "shares fell by 6% to 15.10 crowns"
        return not listed["owned"].isdisjoint((claim.measured, claim.subject.rsplit(" ", 1)[-1]))
    return verb in listed["trading"] and bool(words & listed["owned"] or "day" in words)


def moved(claim: Claim) -> bool:
    """Whether a claim's amount is a rise or fall of what a market quotes: "shares in Ford fell 3%"."""
    if not isinstance(claim.value, Amount) or claim.value.change is None:
        return False
    heads = {claim.measured, claim.subject.rsplit(" ", 1)[-1]}
    return bool(heads & _listed()["owned"]) or of_market(claim, told(claim))


def of_market(claim: Claim, words: frozenset[str]) -> bool:
    """Whether a clause is about an index or a thing that is quoted, by its names and words."""
    listed = _listed()
    if any(key in listed["names"] for key in (claim.subject, *(name.key for name in claim.names))):
        return True
    return bool(words & listed["things"]) or any(set(called.split()) <= words for called in listed["called"])


def told(claim: Claim) -> frozenset[str]:
    """Return the words of a clause, with what is measured and of whom it is told."""
    return frozenset((*claim.words, claim.measured, *claim.subject.split()))


def _listed() -> Mapping[str, frozenset[str]]:
    return wordlists.words("claimcheck.link", "daily.toml")
