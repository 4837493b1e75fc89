"""A denial of having done a deed, beside a clause that says that it was done and not by whom."""

from __future__ import annotations

import re
from collections.abc import Mapping

from claimcheck.link.apart import either
from claimcheck.model import Claim

# Who denies is who would have done it: "denies cutting", "denied having cut", "(denied) that it had cut".
DOING = re.compile(
    r"(?:\bden(?:y|ies|ied|ying)(?:\s+(?:ever|having|\w+ly))*"
    r"|\b(?:it|he|she|they|we)(?:\s+(?:had|has|have|ever|\w+ly))*)\s+$",
    re.IGNORECASE,
)
UNDERGONE = re.compile(r"\b(?:is|are|was|were|be|been|being|got)(?:\s+\w+ly)?\s+$", re.IGNORECASE)
# What a body has the power to do it need not have done: "can impose fines".
ABLE = re.compile(r"\b(?:can|could|may|might)(?:\s+\w+ly)?\s+$", re.IGNORECASE)
AGENT = re.compile(r"\bby\b", re.IGNORECASE)


def doer_denied(a: Claim, b: Claim, found: Mapping[str, float]) -> bool:
    """Whether one side denies that it did a deed, and the other says that it was done and not by whom.

    "The owner denies cutting the cable" and "the cable was cut on Saturday": both hold when another cut it.
    A state with a topic (a plant closed, a plan stopped) is its owner's own, so that it stays a dispute.
    """
    return any(denies(one) and undergone(other) for one, other in either(a, b))


def able(a: Claim, b: Claim, found: Mapping[str, float]) -> bool:
    """Whether one side says what may be done, and the other that it was not done in this case.

    "The office can impose fines" and "no fine was imposed".
    """
    return any(may(one) and other.negated and "past" in other.marks for one, other in either(a, b))


def may(claim: Claim) -> bool:
    """Whether a claim says what may be done."""
    plain = claim.kind == "status" and claim.topic is None and not claim.negated
    return plain and bool(ABLE.search(ahead(claim)))


def denies(claim: Claim) -> bool:
    """Whether a claim denies of its speaker that he did something."""
    active = claim.kind == "status" and claim.topic is None and claim.negated and "denial" in claim.marks
    return active and bool(DOING.search(ahead(claim)))


def undergone(claim: Claim) -> bool:
    """Whether a claim says that something was done, and not by whom."""
    behind = claim.quote[claim.value_end - claim.start :]
    return not claim.negated and bool(UNDERGONE.search(ahead(claim))) and not AGENT.search(behind)


def ahead(claim: Claim) -> str:
    """Return what stands in a claim's clause before its value."""
    return claim.quote[: max(claim.value_start - claim.start, 0)]
