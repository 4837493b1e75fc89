"""Whether two claims speak of one ticket, permit or the like, needed for one thing (``kinds/needs.py``)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from claimcheck.language import lexicon
from claimcheck.link.wording import nearness
from claimcheck.model import Claim, State
from claimcheck.values.moments import WEEKDAYS

WORD = re.compile(r"[A-Za-z]+")
# How near two purposes must be, and how much of the sentences must be shared where none is told.
NEAR = 0.9
SHARED = 0.3
# One in so many words of a purpose may be left out by the other side: "at council elections", "to vote".
LEFT_OUT = 4


def same_paper(a: Claim, b: Claim, found: Mapping[str, float]) -> bool:
    """Whether one paper is needed, or not, for one thing, and by the same people.

    That nobody needs it is at odds with a group's need; that a group needs none may be an exception.
    """
    if axis(a) != axis(b) or other_days(a, b):
        return False
    mine, theirs = people(a), people(b)
    some = next((one for one, who in ((a, mine), (b, theirs)) if who), None)
    if (mine and theirs and mine != theirs) or (some is not None and mine != theirs and not needed(some)):
        return False
    ours, others = purposes(a), purposes(b)
    if not ours and not others:
        return found["sentence shared"] >= SHARED
    short, long = sorted((ours, others), key=len)
    alone = [x for x in short if not any(nearness(x, y) >= NEAR for y in long)]
    return bool(short) and len(alone) <= len(short) // LEFT_OUT


def other_days(a: Claim, b: Claim) -> bool:
    """Whether a time is told of both, and not the same, or a weekday of one: "no ticket on Sundays"."""
    if weekdays(a) != weekdays(b):
        return True
    mine, theirs = a.when_text.lower(), b.when_text.lower()
    return bool(mine and theirs) and mine != theirs and a.when != b.when


def weekdays(claim: Claim) -> frozenset[str]:
    """Return the days of the week that a claim's clause names."""
    return WEEKDAYS & {word.lower().removesuffix("s") for word in WORD.findall(claim.quote)}


def axis(claim: Claim) -> str:
    """Return which paper is needed."""
    return claim.value.axis if isinstance(claim.value, State) else ""


def needed(claim: Claim) -> bool:
    """Whether the claim says that the paper is needed."""
    return isinstance(claim.value, State) and claim.value.positive


def people(claim: Claim) -> frozenset[str]:
    """Return the words for people of whom it is told: no ward of a hospital."""
    known = (w for w in claim.modifiers if lexicon.noun_class(w) in ("person", "group"))
    return frozenset(
        w for w in known if lexicon.noun_class(w) == "group" or "artifact" not in lexicon.noun_classes(w)
    )


def purposes(claim: Claim) -> list[str]:
    """Return what the paper is needed for."""
    who = people(claim)
    return [w for w in claim.modifiers if w not in who and w != claim.measured]
