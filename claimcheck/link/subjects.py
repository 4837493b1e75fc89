"""How near the subjects of many pairs of claims are, by each way to tell it, in columns.

It is what ``evidence.subject``, ``aligned.alike`` and ``deeds.same_subject`` say of two claims.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from claimcheck.language import lexicon
from claimcheck.link import deeds
from claimcheck.link.bearers import Keys
from claimcheck.link.each import Ints, numbered
from claimcheck.link.lexis import ONE, Lexis
from claimcheck.model import Claim

Array = npt.NDArray[Any]
Flags = npt.NDArray[np.bool_]
# How surely two clauses are about one thing (``deeds.same_subject``), a piece of the evidence of deeds.
AGENT = "the agent"


class Subjects:
    """The subjects of claims as numbers, and which of them are names."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        known: dict[str, int] = {"": 0}
        self.subject = np.array(numbered((c.subject for c in claims), known), dtype=np.int64)
        self.named = np.array([any(n.key == c.subject for n in c.names) for c in claims], dtype=np.bool_)
        self.words = list(known)
        self.lexis = Lexis(self.words, {})
        self.keys = Keys([(word, "") for word in known])

    def told(self, first: Ints, second: Ints) -> Mapping[str, Array]:
        """Return how near the subjects of pairs of claims are, given by their places."""
        one, other = self.subject[first], self.subject[second]
        both = (one > 0) & (other > 0)
        same = both & (one == other)
        rest = np.flatnonzero(both & ~same)
        same[rest] = self.keys.one_bearer(one[rest], other[rest])
        alike = self.lexis.alike(one, other)
        return {
            "subject": np.where(both, np.where(same, 1.0, self.lexis.nearness(one, other)), 0.0),
            "subject known": both * 1.0,
            "subjects alike": alike,
            AGENT: np.where(both, np.where(same, 1.0, self.agent(first, second, alike)), 0.5),
        }

    def agent(self, first: Ints, second: Ints, alike: Array) -> Array:
        """Return how surely subjects that differ, alike as they are, are of one thing."""
        made = np.where(alike >= ONE, alike, np.where(alike >= deeds.LIKE, 0.7, 0.0))
        odd = (alike < deeds.LIKE) & (self.named[first] != self.named[second])
        made[odd] = 0.4  # a name, and a noun that may describe it
        rest = np.flatnonzero((alike < deeds.LIKE) & ~odd)
        one, other = self.subject[first[rest]], self.subject[second[rest]]
        made[rest] = np.where(self.person(one) & self.person(other), 0.2, 0.0)
        return made

    def person(self, words: Ints) -> Flags:
        """Return which words are of a person, or of several."""
        some, which = np.unique(words, return_inverse=True)
        kinds = [lexicon.noun_class(self.words[at]) in ("person", "group") for at in some.tolist()]
        made: Flags = np.array(kinds, dtype=np.bool_)[which.reshape(-1)]
        return made
