"""Which archived articles are of a draft's story: what ``claimcheck.link.related`` finds, out of the index.

A run over the files looks at all words of all articles at once. Here the same is asked of the index, from the
draft on: the articles that have one of its rarest words, by the postings; of those that could share enough,
their own rarest words, since only what is among the rarest of both counts; and of those that do share enough
but are not among the draft's nearest, whether it is among theirs. So the answer is that of a run over the
same articles, and its cost hangs on the story, not on the archive.

How wide a pile is (``claimcheck.link.pile``) hangs on all articles: up to ``SAMPLE`` are counted one by one,
of more every so-manieth by its number. At 100,000 articles that is one in fifty; a field of 300 articles,
in which the odds of a conflict are divided by fifty, is then told as one of 300 give or take 120.
"""

from __future__ import annotations

import functools
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from claimcheck.archive import index
from claimcheck.archive.totals import Totals
from claimcheck.link.pile import KIN
from claimcheck.link.related import COMMON, LEAST, MOST, PRECISION, RARE

Ints = npt.NDArray[np.int64]
# Articles that are counted one by one; 2,000 take 30 ms.
SAMPLE = 2_000

# An archived article by its number, a draft by its id.
One = int | str


@dataclass(frozen=True, slots=True)
class Word:
    """A word or name: the name of its key, its number (None where only drafts have it), who of all has it."""

    name: str
    number: int | None
    many: int


class Neighbours:
    """Drafts among the articles of an archive; what is asked for is remembered."""

    def __init__(self, totals: Totals, told: Mapping[str, Iterable[str]]) -> None:
        self.totals = totals
        self.drafts = {draft: frozenset(map(index.told, told[draft])) for draft in sorted(told)}
        self.many = totals.size(index.ALL) + len(self.drafts)
        self.words: dict[int, Word] = {}  # by number
        self.own: dict[str, Word] = {}  # of the drafts, by name
        self.rarest: dict[One, dict[str, Word]] = {}
        self.holders: dict[str, tuple[One, ...]] = {}
        self.bits: dict[One, dict[One, int]] = {}
        self.names: dict[One, tuple[str, int]] = {draft: (draft, 0) for draft in self.drafts}
        every = totals.of(name for names in self.drafts.values() for name in names)
        for name in sorted({name for names in self.drafts.values() for name in names}):
            number, _, articles = every.get(name, (None, 0, 0))
            here = sum(name in names for names in self.drafts.values())
            self.own[name] = Word(name, number, articles + here)

    def of(self, draft: str) -> frozenset[One]:
        """Return what a draft is held against: its nearest, and those whose nearest it is."""
        shared = self.shared(draft)
        chosen = set(self.nearest(draft))
        return frozenset(chosen | {one for one in shared if one not in chosen and draft in self.nearest(one)})

    def nearest(self, one: One) -> list[One]:
        """Return those with which one shares most, as ``link.related`` has it: ``MOST`` of the ids before its
        own, and ``MOST`` of those after.
        """
        shared = self.shared(one)
        self.name([one, *shared])
        order = sorted(shared, key=lambda other: (-shared[other], self.names[other]))
        before = [other for other in order if self.names[other] < self.names[one]]
        after = [other for other in order if self.names[other] > self.names[one]]
        return before[:MOST] + after[:MOST]

    def shared(self, one: One) -> dict[One, int]:
        """Return what one shares with others, as far as it is ``LEAST`` bits, in parts of ``PRECISION``."""
        if one not in self.bits:
            self.bits[one] = self.weighed(one)
        return self.bits[one]

    def weighed(self, one: One) -> dict[One, int]:
        """Return what ``shared`` says, for the first time."""
        mine = self.rare([one])[one]
        most: dict[One, int] = {}
        for word in mine.values():
            for other in self.having(word):
                if other != one:
                    most[other] = most.get(other, 0) + self.weight(word)
        near = [other for other, bits in most.items() if bits >= LEAST * PRECISION]
        theirs = self.rare(near)
        found = {
            other: sum(self.weight(word) for name, word in mine.items() if name in theirs[other])
            for other in near
        }
        return {other: bits for other, bits in found.items() if bits >= LEAST * PRECISION}

    def weight(self, word: Word) -> int:
        """Return what sharing a word weighs, as ``link.related`` has it: a logarithm of single precision."""
        return weights(self.many)[word.many]

    def having(self, word: Word) -> tuple[One, ...]:
        """Return who has a word."""
        if word.name not in self.holders:
            rows = self.totals.archive.db.execute("SELECT article FROM posting WHERE key = ?", (word.number,))
            found: list[One] = [number for (number,) in rows if number not in self.totals.left_out]
            found += [draft for draft, names in self.drafts.items() if word.name in names]
            self.holders[word.name] = tuple(found)
        return self.holders[word.name]

    def rare(self, those: Iterable[One]) -> dict[One, dict[str, Word]]:
        """Return the rarest words of each of ``those`` that another has too."""
        wanted = list(those)
        unknown = [one for one in wanted if one not in self.rarest]
        keys = dict(vocabularies(self.totals.archive.db, [one for one in unknown if isinstance(one, int)]))
        self.learn(sorted({number for those in keys.values() for number in those.tolist()}))
        for one in unknown:
            if isinstance(one, str):
                words = [self.own[name] for name in self.drafts[one]]
            else:
                words = [self.words[number] for number in keys[one].tolist()]
            telling = [word for word in words if 1 < word.many <= COMMON]
            telling.sort(key=lambda word: (word.many, word.name))
            self.rarest[one] = {word.name: word for word in telling[:RARE]}
        return {one: self.rarest[one] for one in wanted}

    def learn(self, numbers: Iterable[int]) -> None:
        """Look up the words of some numbers, as far as they are not known."""
        unknown = [number for number in numbers if number not in self.words]
        query = "SELECT number, name, articles FROM key WHERE number IN ({})"
        for number, name, articles in index.asked(self.totals.archive.db, query, unknown):
            known = self.own.get(name)
            many = articles - self.totals.fewer.get(number, 0)
            self.words[number] = known or Word(name, number, many)

    def name(self, those: Iterable[One]) -> None:
        """Look up the ids of articles: of two that share as much the first by its id is nearer."""
        unknown = [one for one in those if one not in self.names]
        query = "SELECT number, id FROM article WHERE number IN ({})"
        for number, known in index.asked(self.totals.archive.db, query, unknown):
            self.names[number] = (known, number)


@functools.cache
def weights(many: int) -> list[int]:
    """Return by how many have a word what it weighs, of ``many`` articles."""
    held = np.arange(1, COMMON + 1)
    found = np.rint(np.log2(many / held).astype(np.float32) * PRECISION)
    return [0, *found.astype(np.int64).tolist()]


def vocabularies(
    db: sqlite3.Connection, numbers: Iterable[int]
) -> Iterator[tuple[int, npt.NDArray[np.int32]]]:
    """Yield articles with the numbers of their words and names."""
    for article, raw in index.asked(db, "SELECT article, keys FROM indexed WHERE article IN ({})", numbers):
        found = np.frombuffer(raw, dtype="<i4")
        keys, claims = found[: len(found) // 2], found[len(found) // 2 :]
        yield article, keys[claims == 0]


def kin(totals: Totals, told: Mapping[str, Collection[str]], drafts: frozenset[str]) -> Callable[[str], int]:
    """Return what counts the articles of the field of a document, itself included; see ``link.pile``.

    ``told`` has the words of the drafts and of the articles that they are held against, by id. Nothing is
    looked up before it is asked.
    """

    @functools.cache
    def every() -> tuple[Ints, Ints, Ints, float]:
        numbers, share = sampled(totals)
        rows = list(vocabularies(totals.archive.db, numbers))
        sizes = np.array([len(keys) for _, keys in rows], dtype=np.int64)
        found = np.concatenate([*(keys for _, keys in rows), np.zeros(0, dtype=np.int32)]).astype(np.int64)
        return found, np.repeat(np.arange(len(rows)), sizes), sizes, share

    # Of a draft's eight articles it was asked 188 times: against 100,000 articles each took 1.5 ms.
    @functools.cache
    def count(document: str) -> int:
        keys, holders, sizes, share = every()
        names = [index.told(word) for word in told[document]]
        numbers = np.array(sorted(n for n, _, _ in totals.of(names).values()), dtype=np.int64)
        mine = np.zeros(int(keys.max(initial=0)) + 1, dtype=np.bool_)
        mine[numbers[numbers < len(mine)]] = True
        shared = np.bincount(holders[mine[keys]], minlength=len(sizes))
        near = (shared >= KIN * np.minimum(sizes, len(names))) & (shared > 0)
        many = round(np.count_nonzero(near) * share)
        words = set(told[document])
        for draft in drafts:
            both = len(words.intersection(told[draft]))
            many += both >= KIN * min(len(words), len(told[draft])) and both > 0
        return max(many, 1)

    return count


def sampled(totals: Totals) -> tuple[list[int], float]:
    """Return the numbers of articles that stand for all, and for how many each stands."""
    db = totals.archive.db
    if totals.size(index.ALL) <= SAMPLE:
        numbers = [number for (number,) in db.execute("SELECT number FROM article WHERE newest = 1")]
        return sorted(set(numbers) - totals.left_out), 1.0
    first, last = db.execute("SELECT min(number), max(number) FROM article").fetchone()
    asked = sorted({int(number) for number in np.linspace(first, last, SAMPLE)})
    query = "SELECT number FROM article WHERE newest = 1 AND number IN ({})"
    numbers = [number for (number,) in index.asked(db, query, asked) if number not in totals.left_out]
    return sorted(numbers), totals.size(index.ALL) / max(len(numbers), 1)


def related(found: Neighbours) -> dict[str, frozenset[One]]:
    """Return for each draft what it is held against."""
    return {draft: found.of(draft) for draft in found.drafts}
