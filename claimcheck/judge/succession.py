"""Whether one holder of a role came after the other: "Ann Doe, who took over from Hugh Carr"; or is the same.

Of 83 pairs of holders that 306 story sets rightly report no two names are so near as two spellings of one.
"""

from __future__ import annotations

from itertools import pairwise

from claimcheck.judge.matters import Side
from claimcheck.judge.sight import Sight
from claimcheck.judge.words import words
from claimcheck.model import ROLE, Claim, Name

# Names of so many letters, so many edits apart at most, may be two spellings of one.
LETTERS, EDITS = 5, 2
SPELLINGS = "the names are a letter or two apart, and may be two spellings of one"


def two_spellings(sight: Sight) -> bool:
    """Whether two holders of a role have names a letter or two apart: "Bronisaw" and "Bronislaw"."""
    one, other = (c.value for c in sight.pair)
    if not (isinstance(one, Name) and isinstance(other, Name)):
        return False
    mine, theirs = one.key.split(), other.key.split()
    if len(mine) != len(theirs) or len(mine) < 2:
        return False
    odd = [(a, b) for a, b in zip(mine, theirs, strict=True) if a != b]
    return len(odd) == 1 and all(min(len(a), len(b)) >= LETTERS and near(a, b) for a, b in odd)


def near(one: str, other: str) -> bool:
    """Whether few letters are changed, left out or put in between two words that begin with one letter."""
    row = [*range(len(other) + 1)]
    for at, letter in enumerate(one, 1):
        above, row = row, [at]
        for to, ((corner, top), theirs) in enumerate(zip(pairwise(above), other, strict=True)):
            row.append(min(top + 1, row[to] + 1, corner + (letter != theirs)))
    return one[:1] == other[:1] and row[-1] <= EDITS


def succeeded(sight: Sight) -> bool:
    """Whether a text names the other side's holder of a role as the one before, and it is not the earlier."""
    if sight.link.first.topic != ROLE:
        return False
    sides = (sight.rift.one, sight.rift.other)
    return any(
        words()["succession"] & {*claim.context, *claim.quote.lower().split()} and names_holder(claim, other)
        for one, other in (sides, sides[::-1])
        for claim in one.claims
        if not (sight.order.how and claim in sight.order.earlier)
    )


def names_holder(claim: Claim, side: Side) -> bool:
    """Whether a claim's sentence names somebody of the other side, by another surname than its own."""
    surnames = {c.value.key.split()[-1] for c in side.claims if isinstance(c.value, Name)}
    own = set(claim.value.key.split()[-1:]) if isinstance(claim.value, Name) else set()
    return bool((surnames - own) & set(claim.context))
