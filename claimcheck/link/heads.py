"""The head words of many pairs of claims set against each other at once: what ``aligned.alignment`` measures.

A word's share is summed in the order of the words, as it is of a single pair, so that it is the same number
to the last bit.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from claimcheck.link.aligned import head_words
from claimcheck.link.each import Ints, crossed, differing, lists, numbered
from claimcheck.link.lexis import Bags, Lexis
from claimcheck.link.story import Story
from claimcheck.link.weigh import Floats
from claimcheck.model import Claim

Array = npt.NDArray[Any]
Flags = npt.NDArray[np.bool_]
# From this likeness on a head word has its like among the others'; below it the whole clause is asked.
LIKE = 0.5
# From this nearness on a clause speaks of a subject.
SPOKEN = 0.8


class Heads:
    """The head words of claims as numbers, the words of their clauses, and how rare each word is."""

    def __init__(self, claims: Sequence[Claim], story: Story) -> None:
        known: dict[str, int] = {"": 0}
        bags: dict[tuple[str, ...], int] = {}
        self.of = lists(numbered(head_words(c), known) for c in claims)
        self.measured = np.array(numbered((c.measured for c in claims), known), dtype=np.int64)
        self.predicate = np.array(numbered((c.predicate for c in claims), known), dtype=np.int64)
        self.subject = np.array(numbered((c.subject for c in claims), known), dtype=np.int64)
        self.bag = np.array(numbered((c.words for c in claims), bags), dtype=np.int64)
        words = lists(numbered(bag, known) for bag in bags)
        self.lexis = Lexis(list(known), story.rare)
        self.bags, self.rare = Bags(self.lexis, words), self.lexis.rare

    def alignment(self, first: Ints, second: Ints) -> Mapping[str, Array]:
        """Return the evidence of aligned words for pairs of claims, given by their places."""
        (mine, row), (theirs, row2) = self.of.those(first), self.of.those(second)
        _, at, at2 = crossed(self.of.many[first], self.of.many[second])
        like = self.lexis.alike(mine[at], theirs[at2])
        best, best2 = np.zeros(len(mine)), np.zeros(len(theirs))
        np.maximum.at(best, at, like)
        np.maximum.at(best2, at2, like)
        one = self.covered(mine, row, best, self.bag[second], len(first))
        other = self.covered(theirs, row2, best2, self.bag[first], len(first))
        known = (self.of.many[first] > 0) & (self.of.many[second] > 0)
        return {
            "core words aligned, the less": np.where(known, np.minimum(one, other), 0.0),
            "core words aligned, the more": np.where(known, np.maximum(one, other), 0.0),
            "predicates alike": self.lexis.alike(self.predicate[first], self.predicate[second]),
            "things alike": self.lexis.alike(self.measured[first], self.measured[second]),
            "subject spoken of": (self.spoken_of(first, second) | self.spoken_of(second, first)) * 1.0,
        }

    def covered(self, words: Ints, row: Ints, best: Floats, bag: Ints, many: int) -> Floats:
        """Return the share of the words of each row that has its like, or half so in a clause, by rarity."""
        alone = np.flatnonzero(best < LIKE)
        in_clause = 0.5 * self.nearest(words[alone], bag[row[alone]])
        best[alone] = np.maximum(best[alone], in_clause)
        weight = self.rare[words]
        total = np.bincount(row, weights=weight, minlength=many)
        found = np.bincount(row, weights=best * weight, minlength=many)
        return np.divide(found, total, out=np.zeros(many), where=total != 0)

    def nearest(self, words: Ints, bag: Ints) -> Floats:
        """Return the greatest nearness of words to any word of a clause each."""
        word, of, which = differing(words, bag)
        return self.bags.nearest(word, of)[which]

    def spoken_of(self, first: Ints, second: Ints) -> Flags:
        """Return of which pairs the second clause speaks of the subject of the first claim."""
        subject = self.subject[first]
        made: Flags = (subject == self.subject[second]) & (subject > 0)
        rest = np.flatnonzero(~made & (subject > 0))
        made[rest] = self.nearest(subject[rest], self.bag[second[rest]]) >= SPOKEN
        return made
