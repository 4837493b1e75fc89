"""The names of many pairs of claims at once: which are shared, which are of one side only.

It is what ``evidence.parties`` measures. Of 100,000 claims told again and again 343,000 pairs of names,
subjects and speakers differ, and to hold each pair's against each other by itself took 4 s of 45.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from claimcheck.link.each import Ints, Lists, asked, crossed, lists, numbered
from claimcheck.link.story import Story
from claimcheck.model import Claim
from claimcheck.values import names

Array = npt.NDArray[Any]
Flags = npt.NDArray[np.bool_]
# Words of a name of which initials can be taken, at least.
LONG = 3


class Keys:
    """Names as numbers, by key and kind, and which of them may be of one bearer.

    Two names can only be of one bearer where they begin or end with one word, or where one is a word and the
    other has initials.
    """

    def __init__(self, names: Sequence[tuple[str, str]]) -> None:
        self.names = names
        words = [key.split() or [""] for key, _ in names]
        text: dict[str, int] = {"": 0}
        self.key = np.array(numbered((key for key, _ in names), text), dtype=np.int64)
        self.first = np.array(numbered((some[0] for some in words), text), dtype=np.int64)
        self.last = np.array(numbered((some[-1] for some in words), text), dtype=np.int64)
        self.many = np.array([len(some) for some in words], dtype=np.int64)

    def one_bearer(self, one: Ints, other: Ints) -> Flags:
        """Return which pairs of names of two keys may be of one bearer (``names.one_bearer``)."""
        made = np.zeros(len(one), dtype=np.bool_)
        some = np.flatnonzero(self.possible(one, other))
        one, other = one[some], other[some]
        those = self.names
        made[some] = asked(
            lambda x, y: names.one_bearer(*those[x], *those[y]),
            np.minimum(one, other), np.maximum(one, other), dtype=np.bool_,
        )  # fmt: skip
        return made

    def possible(self, one: Ints, other: Ints) -> Flags:
        """Return which names have anything by which they could be of one bearer."""
        begin, end = self.first[one] == self.first[other], self.last[one] == self.last[other]
        few, more = np.minimum(self.many[one], self.many[other]), np.maximum(self.many[one], self.many[other])
        made: Flags = (
            (begin | end | ((few == 1) & (more >= LONG))) & (self.key[one] > 0) & (self.key[other] > 0)
        )
        return made


class Bearers:
    """The names of claims as numbers: the parties of each claim, its places; ``main`` are the story's own."""

    def __init__(self, claims: Sequence[Claim], story: Story) -> None:
        known: dict[tuple[str, str], int] = {}
        self.of: dict[str, Lists] = {}
        for label, place in (("party", False), ("place", True)):
            self.of[label] = lists(
                numbered(((n.key, n.kind) for n in c.names if (n.kind == "LOC") is place), known)
                for c in claims
            )
        self.keys = Keys(list(known))
        self.main = np.array([key in story.main for key, _ in known], dtype=np.bool_)

    def parties(self, first: Ints, second: Ints) -> Mapping[str, Array]:
        """Return the evidence of names for pairs of claims, given by their places."""
        found: dict[str, Array] = {}
        for label, of in self.of.items():
            if not len(of.flat):
                sorts = "shared", "differs", "of one side only"
                found |= {f"{label} {sort}": np.zeros(len(first)) for sort in sorts}
                continue
            (mine, row), (theirs, row2) = of.those(first), of.those(second)
            met, met2 = self.met(of, first, second)
            many = len(first)
            shared = np.bincount(row[met], minlength=many)
            odd = np.bincount(row[~met & ~self.main[mine]], minlength=many)
            odd += np.bincount(row2[~met2 & ~self.main[theirs]], minlength=many)
            both = (of.many[first] > 0) & (of.many[second] > 0)
            found[f"{label} shared"] = np.minimum(shared, 3) / 2
            found[f"{label} differs"] = (both & (shared == 0)).astype(np.float64)
            found[f"{label} of one side only"] = np.minimum(odd, 3) / 2
        return found

    def met(self, of: Lists, first: Ints, second: Ints) -> tuple[Flags, Flags]:
        """Return which names of the first claims are those of the second, and the other way round."""
        (mine, _), (theirs, _) = of.those(first), of.those(second)
        _, at, at2 = crossed(of.many[first], of.many[second])
        one, other = mine[at], theirs[at2]
        key = self.keys.key
        same = (key[one] == key[other]) & (key[one] > 0)
        if of is self.of["party"]:
            rest = np.flatnonzero(~same)
            same[rest] = self.keys.one_bearer(one[rest], other[rest])
        met, met2 = np.zeros(len(mine), dtype=np.bool_), np.zeros(len(theirs), dtype=np.bool_)
        met[at[same]] = True
        met2[at2[same]] = True
        return met, met2
