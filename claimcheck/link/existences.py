"""When a claim that there is none of a thing denies one that tells of it: their levels (``levels.py``).

In 426 story sets 42 pairs are found, none of them wrong by the labels. The rules were made on half of these
sets, on which 22 of 23 were right, and 9 of 11 of the others, before what parted the last. Of all claims
in one pile one pair of two stories is joined (51 where articles need share only one name).
"""

from __future__ import annotations

import re

from claimcheck.kinds.existence import words
from claimcheck.link.apart import Found
from claimcheck.link.causes import PAST
from claimcheck.link.offices import body
from claimcheck.model import Claim

# Marks under which nothing is said to be there, or not to be.
OPEN = frozenset({"question", "hypothetical", "rejected", "conditional", "excepted"})
# Names that two articles on one event share at least (``causes.py``).
SHARED = 2
# "No letters were ever sent": whoever might have.
PASSIVE = re.compile(r"^(?: \w+){0,6}? (?:is|are|was|were|been|being|be)\b")


def one_side(a: Claim, b: Claim, found: Found) -> bool:
    """Whether both say that there is one, or both that there is none."""
    return a.negated == b.negated


def unsaid(a: Claim, b: Claim, found: Found) -> bool:
    """Whether one side is a question, a guess, a plan or a condition."""
    return any(OPEN & set(c.marks) or c.modality != "fact" for c in (a, b))


def of_some(a: Claim, b: Claim, found: Found) -> bool:
    """Whether none is said to be there of some only."""
    return any(c.negated and "part" in c.marks for c in (a, b))


def other_time(a: Claim, b: Claim, found: Found) -> bool:
    """Whether one side tells history, or both name times that differ."""
    return any(PAST & set(c.marks) for c in (a, b)) or bool(found["year differs"])


def other_event(a: Claim, b: Claim, found: Found) -> bool:
    """Whether two articles share too few names to be of one event."""
    (_, about, besides), (_, about2, besides2) = body(a), body(b)
    return len((about | besides) & (about2 | besides2)) < SHARED


def another(a: Claim, b: Claim, found: Found) -> bool:
    """Whether there is none of a sort that the other side does not tell of, or none that one party has.

    "No season ticket" and "a ticket"; "the village has no telephone" and "they lowered a telephone"; "she had
    seen no moose" and "a moose was on the road".
    """
    none, one = (a, b) if a.negated else (b, a)
    if not set(body(none)[0]) <= {*body(one)[0], *one.words}:
        return True
    if none.predicate in words()["being"] or PASSIVE.search(none.quote[none.value_end - none.start :]):
        return False
    apart = {none.measured, none.predicate} if none.predicate in words()["having"] else {none.measured}
    return not set(none.words) & set(one.words) - apart and (not none.subject or none.subject != one.subject)
