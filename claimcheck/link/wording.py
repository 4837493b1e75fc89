"""How near two wordings are: words shared, words related, and the likeness of what is left.

A pair of words counts by its relation in the lexicon (derived from Open English WordNet): the same word in
full, a derivation or synonym nearly so, a broader word in part. Words count by how rare they are in the
story, since a word that every article uses tells no two matters apart (inverse document frequency, Sparck
Jones 1972).
"""

from __future__ import annotations

import functools
import math
from collections.abc import Collection, Iterable, Mapping

from claimcheck import wordlists
from claimcheck.language import lexicon


@functools.cache
def classes() -> dict[str, dict[str, frozenset[str]]]:
    """Return the classes of ``classes.toml``: "event", "thing" or "once" -> word -> its classes."""
    found: dict[str, dict[str, frozenset[str]]] = {}
    for sort, groups in wordlists.table("claimcheck.link", "classes.toml").items():
        words: dict[str, set[str]] = {}
        for name, members in groups.items():
            for word in members:
                words.setdefault(word, set()).add(name)
        found[sort] = {word: frozenset(names) for word, names in words.items()}
    return found


@functools.lru_cache(maxsize=65536)
def classed(words: tuple[str, ...], sort: str) -> frozenset[str]:
    """Return the classes of a sort ("event", "thing", "once") that any of the words belongs to."""
    known = classes()[sort]
    return frozenset(name for word in words for name in known.get(word, ()))


# How much a related word counts for, beside 1 for the same one. Set by judgement, not swept: the trees that
# weigh the overlap take any monotone change of it in their stride.
NEAR = 0.85
BROADER = 0.4
# What a word counts that every document has.
FLOOR = 0.3
# A word that was not seen counts as a rare one.
UNSEEN = 1.5


@functools.lru_cache(maxsize=200_000)
def nearness(one: str, other: str) -> float:
    """Return how near two lemmas are: 1 for the same word, 0 for unrelated ones; symmetric."""
    if one == other:
        return 1.0
    if not one or not other:
        return 0.0
    (near, broad), (near2, broad2) = lexicon.keys(one), lexicon.keys(other)
    if not near.isdisjoint(near2):
        return NEAR
    return 0.0 if broad.isdisjoint(near2) and near.isdisjoint(broad2) else BROADER


def rarity(words: Mapping[str, int], documents: int) -> dict[str, float]:
    """Return the inverse document frequency of words, at least ``FLOOR``, given the documents of each."""
    total = max(documents, 2)
    return {word: FLOOR + math.log(total / many) for word, many in words.items()}


def overlap(one: Collection[str], other: Collection[str], rare: Mapping[str, float]) -> tuple[float, float]:
    """Return how much two sets of words share: as a share of the smaller set, and in all; symmetric."""
    if not one or not other:
        return 0.0, 0.0
    left = matched(one, other, rare)
    right = matched(other, one, rare)
    least = min(total(one, rare), total(other, rare))
    amount = min(left, right)
    return (amount / least if least else 0.0), amount


def matched(one: Collection[str], other: Collection[str], rare: Mapping[str, float]) -> float:
    """Return the summed weight of the words of ``one`` that have a related word in ``other``."""
    found = 0.0
    there = met(tuple(other))
    weight = rare.get
    for word in one:
        near = there[word]
        if near:
            found += near * weight(word, UNSEEN)
    return found


class Met(dict[str, float]):
    """The greatest ``nearness`` of a word to any of a bag of words, worked out when it is first asked for.

    A bag is asked of the same words again and again: the claims of a document share their sentences.
    """

    __slots__ = ("broad", "near")

    def __init__(self, words: tuple[str, ...]) -> None:
        super().__init__(dict.fromkeys(words, 1.0))
        found = [lexicon.keys(word) for word in words if word]
        self.near = frozenset[str]().union(*(close for close, _ in found))
        self.broad = frozenset[str]().union(*(wide for _, wide in found))

    def __missing__(self, word: str) -> float:
        close, wide = lexicon.keys(word) if word else NOTHING
        if not close.isdisjoint(self.near):
            found = NEAR
        else:
            found = 0.0 if wide.isdisjoint(self.near) and close.isdisjoint(self.broad) else BROADER
        self[word] = found
        return found


NOTHING: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())


@functools.lru_cache(maxsize=4096)
def met(words: tuple[str, ...]) -> Met:
    """Return what is met of a bag of words; bags of some 100 articles are remembered, 10 kB each."""
    return Met(words)


def nearest(word: str, others: tuple[str, ...]) -> float:
    """Return the greatest ``nearness`` of a word to any of ``others``."""
    return met(others)[word]


def total(words: Iterable[str], rare: Mapping[str, float]) -> float:
    """Return the summed weight of words, one by one as in ``lexis.py``: ``sum`` may round otherwise."""
    found = 0.0
    for word in words:
        found += rare.get(word, UNSEEN)
    return found
