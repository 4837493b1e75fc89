"""Amounts that one text makes out of what the other gives: a sum, what is left, what there is now.

"She has 25 cards and is given 11 more" and "she has 36 cards now": the second is no other count, but the
first one worked out. So both hold where the words at one figure say that it is a sum or a rest, and the other
text comes to it by the figures of its own sentence. A text that tells a new figure with what it came from
("adds 11, for a total of 36") is another matter: that is a change. And who was hurt is not added to the dead:
"killed 12 and injured two" and "14 are dead now" are two tolls.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator, Sequence

from claimcheck.judge.compatible.words import either
from claimcheck.link.beside import behind
from claimcheck.model import Amount, Claim

# Words that say of a figure that it is worked out; "in all of last year" says nothing of it.
WORKED_OUT = re.compile(rf"\b{either('sums', 'worked_out')}\b(?! of\b)", re.IGNORECASE)
# Behind a figure alone: "36 are left", but not "the fire left 36 dead".
LEFT = re.compile(rf"\b{either('sums', 'left')}\b(?! of\b)", re.IGNORECASE)
BOTH = re.compile(r"\bboth\b", re.IGNORECASE)
# "Five were hurt, four of them children": four are a part of the five, and nothing beside them.
PARTS = re.compile(rf"\b{either('sums', 'parts')}\b", re.IGNORECASE)
# Sorts of those who came to harm.
HARMED = tuple(re.compile(rf"\b{either('sums', sort)}\b", re.IGNORECASE) for sort in ("dead", "hurt"))
NEW = frozenset({"update", "change", "correction"})
# So many other figures of a sentence are added or taken away; more come to anything.
MOST = 3
SAME = 1e-6


def worked_out(a: Claim, b: Claim) -> bool:
    """Whether the one side comes, by the figures of its sentence, to the sum or rest that the other tells."""
    one, other = a.value, b.value
    if not (isinstance(one, Amount) and isinstance(other, Amount)) or one.change or other.change:
        return False
    if (one.dimension, one.unit, one.per) != (other.dimension, other.unit, other.per):
        return False
    if one.low != one.high or other.low != other.high or NEW & set(a.marks):
        return False
    if not (WORKED_OUT.search(b.quote) or LEFT.search(behind(b))) or PARTS.search(a.quote):
        return False
    if harmed(a) == len(HARMED) and harmed(b) == 1:
        return False
    twice = (2 * one.low,) if BOTH.search(b.quote) else ()
    return any(math.isclose(sum_, other.low, rel_tol=SAME) for sum_ in (*twice, *sums(one.low, beside(a))))


def harmed(claim: Claim) -> int:
    """Return how many sorts of harm a clause tells of: that some died, that some were hurt."""
    return sum(sort.search(claim.quote) is not None for sort in HARMED)


def beside(claim: Claim) -> list[float]:
    """Return the other figures of a claim's sentence that are of its unit."""
    assert isinstance(claim.value, Amount)
    told = (figure.partition(" ") for figure in claim.figures)  # "2500 cubic metre"
    return [float(number) for number, _, unit in told if unit == claim.value.unit]


def sums(first: float, others: Sequence[float]) -> Iterator[float]:
    """Yield what a figure makes with one to three others, each added or taken away."""
    for many in range(1, MOST + 1):
        for some in itertools.combinations(others[: MOST + 1], many):
            for signs in itertools.product((1, -1), repeat=many):
                yield first + sum(sign * other for sign, other in zip(signs, some, strict=True))
