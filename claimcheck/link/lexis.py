"""The words of many claims held against each other: which are near, how alike they are, what bags share.

It is what ``wording.py`` and ``aligned.py`` tell of two words or two bags, to the last bit, for many at once.
Which words are near is told from postings: the words of each key of the lexicon (``lexicon.keys``). To say
what a bag meets, the words near to its own are marked in a row of a table, and asked there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt

from claimcheck.language import lexicon, vectors
from claimcheck.link.aligned import CHANCE
from claimcheck.link.each import Ints, Lists, crossed, lists, numbered, renumbered, within
from claimcheck.link.pairs import NONE, distinct
from claimcheck.link.wording import BROADER, NEAR, UNSEEN

Floats = npt.NDArray[np.float64]
# From this nearness on two words are taken for one, whatever their vectors say.
ONE = 0.8
# How near the words of a bag are to others, as its row of the table has it.
LEVELS = np.array([0.0, BROADER, NEAR, 1.0])
# Places of the table that are in hand at once, a byte each.
TABLE = 2_000_000


class Lexis:
    """Words as numbers, the empty word first; ``rare`` says how much each counts."""

    def __init__(self, words: Sequence[str], rare: Mapping[str, float]) -> None:
        self.words = words
        self.rare = np.array([rare.get(word, UNSEEN) for word in words], dtype=np.float64)
        keys: dict[str, int] = {}
        found = [lexicon.keys(word) if word else (frozenset[str](), frozenset[str]()) for word in words]
        close = lists(numbered(near, keys) for near, _ in found)
        # What a word is near to by a key it is also broader by: near is what counts.
        wide = lists(numbered(broad - near, keys) for near, broad in found)
        self.near = self.broad = NONE
        if len(keys) == len(close.flat) + len(wide.flat):
            return  # no two words have a key in common
        near, broad = inverted(close), inverted(wide)
        many = min(len(near.many), len(broad.many))
        _, one, other = crossed(near.many, near.many)
        self.near = self.related(near.flat[one], near.flat[other])
        _, one, other = crossed(broad.many[:many], near.many[:many])
        one, other = broad.flat[one], near.flat[other]
        self.broad = self.related(np.concatenate((one, other)), np.concatenate((other, one)))

    def related(self, one: Ints, other: Ints) -> Ints:
        """Return pairs of two words each as codes, in order."""
        apart = one != other
        return distinct(one[apart] * len(self.words) + other[apart])

    def nearness(self, one: Ints, other: Ints) -> Floats:
        """Return what ``wording.nearness`` says of pairs of words."""
        code = one * len(self.words) + other
        made = np.where(within(code, self.near), NEAR, np.where(within(code, self.broad), BROADER, 0.0))
        made[one == other] = 1.0
        return made

    def alike(self, one: Ints, other: Ints) -> Floats:
        """Return what ``aligned.alike`` says of pairs of words."""
        made = self.nearness(one, other)
        rest = np.flatnonzero(made < ONE)
        like = self.vectors.similarity(one[rest], other[rest])
        made[rest] = np.maximum(made[rest], np.where(like > CHANCE, like, 0.0))
        made[(one == 0) | (other == 0)] = 0.0
        return made

    @cached_property
    def vectors(self) -> Means:
        """The vectors of the words, each by itself."""
        return Means([(word,) if word else () for word in self.words])


def inverted(of: Lists) -> Lists:
    """Return for each number the lists that hold it, in order."""
    row = np.repeat(np.arange(len(of.many)), of.many)
    many = np.bincount(of.flat)
    return Lists(row[np.argsort(of.flat, kind="stable")], np.cumsum(many) - many, many)


class Means:
    """The mean vectors of bags of words."""

    def __init__(self, bags: Sequence[Sequence[str]]) -> None:
        self.rows, self.known = vectors.means(bags)

    def similarity(self, one: Ints, other: Ints) -> Floats:
        """Return what ``vectors.similarity`` says of pairs of bags."""
        made = np.zeros(len(one))
        some = np.flatnonzero(self.known[one] & self.known[other])
        made[some] = np.clip(np.vecdot(self.rows[one[some]], self.rows[other[some]]), -1.0, 1.0)
        return made


class Bags:
    """Bags of words, as they are met by words and by one another."""

    def __init__(self, lexis: Lexis, bags: Lists) -> None:
        self.lexis, self.bags = lexis, bags
        many = len(lexis.words)
        self.near, self.broad = by_word(lexis.near, many), by_word(lexis.broad, many)
        held = np.zeros(many, dtype=np.bool_)
        held[bags.flat] = True
        for of in (self.near, self.broad):
            held[of.those(np.flatnonzero(held))[0]] = True
        # What is near to no word of any bag has no place in the table.
        self.column = np.where(held, np.cumsum(held), 0)
        self.columns = int(self.column.max(initial=0)) + 1

    def nearest(self, words: Ints, bag: Ints) -> Floats:
        """Return what ``wording.nearest`` says of each word and its bag."""
        made = np.zeros(len(words))
        order = np.argsort(bag, kind="stable")
        step = max(TABLE // self.columns, 1)
        some, place = renumbered(bag[order], len(self.bags.many))
        for begin in range(0, len(some), step):
            table = self.table(some[begin : begin + step])
            first, last = np.searchsorted(place, (begin, begin + step))
            now = order[first:last]
            made[now] = LEVELS[table[place[first:last] - begin, self.column[words[now]]]]
        return made

    def table(self, those: Ints) -> npt.NDArray[np.uint8]:
        """Return how near each word that has a column is to some of the bags, a row each (``LEVELS``)."""
        made = np.zeros((len(those), self.columns), dtype=np.uint8)
        own, row = self.bags.those(those)
        for level, of in ((1, self.broad), (2, self.near)):
            words, at = of.those(own)
            made[row[at], self.column[words]] = level
        made[row, self.column[own]] = len(LEVELS) - 1
        made[:, 0] = 0
        return made

    def overlap(self, one: Ints, other: Ints) -> tuple[Floats, Floats]:
        """Return what ``wording.overlap`` says of pairs of bags: the share, and the amount."""
        both = np.concatenate((one, other)), np.concatenate((other, one))
        words, row = self.bags.those(both[0])
        weight = self.lexis.rare[words]
        met = np.bincount(row, self.nearest(words, both[1][row]) * weight, len(both[0]))
        whole = np.bincount(row, weight, len(both[0]))
        many = len(one)
        amount, least = np.minimum(met[:many], met[many:]), np.minimum(whole[:many], whole[many:])
        known = (self.bags.many[one] > 0) & (self.bags.many[other] > 0)
        amount = np.where(known, amount, 0.0)
        return np.divide(amount, least, out=np.zeros(many), where=known & (least != 0)), amount


def by_word(codes: Ints, many: int) -> Lists:
    """Return for each of ``many`` words those that codes of pairs, in order, have with it."""
    count = np.bincount(codes // many, minlength=many)
    return Lists(codes % many, np.cumsum(count) - count, count)
