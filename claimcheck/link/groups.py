"""Which of many pairs of claims are of two groups of people or parties: ``levels.other_group`` in columns."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from claimcheck.link.apart import ODD, PERSONAL, people
from claimcheck.link.bearers import Bearers
from claimcheck.link.contents import Contents
from claimcheck.link.each import Ints, asked, differing
from claimcheck.link.story import Story
from claimcheck.link.wording import nearness
from claimcheck.model import Claim

Flags = npt.NDArray[np.bool_]


def other_group(contents: Contents, story: Story, i: Ints, j: Ints) -> Flags:
    """Return of which pairs the sides speak of two groups of people, or one names a party of its own."""
    made = other_people(contents, i, j)
    some_named = np.array([bool(claim.names) for claim in contents.claims], dtype=np.bool_)
    some = np.flatnonzero(some_named[i] & some_named[j])
    if len(some):
        made[some] |= other_names(contents, story, i[some], j[some])
    return made


def other_names(contents: Contents, story: Story, i: Ints, j: Ints) -> Flags:
    """Return of which pairs, both of which name somebody, the names are of two places or parties."""
    number, one_of = contents.both(None, lambda claim: claim.names)
    first, second, which = differing(number[i], number[j])
    found = Bearers(one_of, story).parties(first, second)
    two = (found["party differs"] > 0) & (found["party of one side only"] >= ODD)
    made: Flags = (found["place differs"] > 0)[which] | (two[which] & ~one_named(contents, i, j))
    return made


def one_named(contents: Contents, i: Ints, j: Ints) -> Flags:
    """Return which pairs are said of one named thing (``apart.one_named``)."""
    claims, known = contents.claims, {"": 0}
    head = np.array([known.setdefault(named(claim), len(known)) for claim in claims], dtype=np.int64)
    state = np.array([c.kind == "status" and c.topic not in PERSONAL for c in claims], dtype=np.bool_)
    made: Flags = (head[i] == head[j]) & (head[i] > 0) & state[i]
    return made


def named(claim: Claim) -> str:
    """Return the word for what a claim is said of, where that is a name and no person or place, or ""."""
    head = claim.modifiers[0] if claim.modifiers else ""
    return head if any(head in n.key.split() and n.kind not in ("PER", "LOC") for n in claim.names) else ""


def other_people(contents: Contents, i: Ints, j: Ints) -> Flags:
    """Return which pairs are of rules for people whom words tell apart."""
    every = [people(claim) if claim.kind == "rule" else () for claim in contents.one_of]
    if not any(every):
        return np.zeros(len(i), dtype=np.bool_)

    def apart(one: int, other: int) -> bool:
        mine, theirs = every[one], every[other]
        return bool(mine and theirs) and max(nearness(x, y) for x in mine for y in theirs) == 0.0

    return asked(apart, contents.number[i], contents.number[j], dtype=np.bool_)
