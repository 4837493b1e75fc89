"""Denials of a deed: by its doer where another may have done it, of what may be done, of leave to do it."""

from __future__ import annotations

import re

from claimcheck.language import lexicon
from claimcheck.link.apart import Found, either
from claimcheck.link.beside import ahead
from claimcheck.link.words import listed
from claimcheck.model import Claim, Stance

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
# Whoever may do a thing, told in so many words or not at all.
ANYBODY = listed("anybody")
OPPOSITE = frozenset({"available", "unavailable"})
# The share of the words that two rules are said of which must be common to both.
SAME_ACT = 0.6


def doer_denied(a: Claim, b: Claim, found: Found) -> bool:
    """Whether one side denies that it did a deed, and the other says that it was done and not by whom.

    "The owner denies cutting the cable" and "the cable was cut on Saturday": both hold when another cut it.
    A state with a topic (a plant closed, a plan stopped) is its owner's own, so that it stays a dispute.
    """
    return any(denies(one) and undergone(other) for one, other in either(a, b))


def able(a: Claim, b: Claim, found: Found) -> bool:
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


def one_act(a: Claim, b: Claim, found: Found) -> bool:
    """Whether one side says that an act is free to all, and the other that it is barred: one verb, one thing.

    "Drones may be flown over the park" and "it is illegal to fly drones over the park"; not "cannot delete a
    comment" beside "can delete their accounts", nor what some may do only.
    """
    if a.kind != "rule" or a.topic is not None or b.topic is not None or not (a.modifiers and b.modifiers):
        return False
    if lexicon.relation(a.measured, b.measured) != "same" or {stand(a), stand(b)} != OPPOSITE:
        return False
    barred, free = (a, b) if stand(a) == "unavailable" else (b, a)
    mine, theirs = ([w for w in c.modifiers if w not in ANYBODY] for c in (barred, free))
    if not any(map(person, mine)):
        theirs = [w for w in theirs if not person(w)]  # barred to all, and some may all the same
    if mine[:1] != theirs[:1] or not found["sentence shared"]:
        return False
    return len({*mine} & {*theirs}) >= SAME_ACT * len({*mine, *theirs}) > 0


def person(word: str) -> bool:
    """Whether a word is one for a person."""
    return lexicon.noun_class(word) == "person"


def stand(claim: Claim) -> str:
    """Return how far one is free by a claim, "" where it is no rule or sets a limit."""
    value = claim.value
    return value.stand if isinstance(value, Stance) and value.limit is None else ""
