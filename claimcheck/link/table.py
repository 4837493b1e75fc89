"""The evidence of many pairs at once, in columns.

A pair's evidence is where to look it up among what was measured of each sort (``sorts.py``), and bytes for
the trees (``forest.py``). What is measured is what ``evidence.measure`` measures, bit for bit.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from claimcheck.link import deeds
from claimcheck.link.each import Ints, alike
from claimcheck.link.evidence import Story
from claimcheck.link.forest import Bytes, Forest, unknown
from claimcheck.link.pairs import Pairs
from claimcheck.link.sorts import THING, sorts
from claimcheck.link.subjects import AGENT
from claimcheck.link.weigh import Floats

Array = npt.NDArray[Any]
# Pairs so few that their evidence is held against all cuts together: to take it piece by piece, which needs a
# tenth of the comparisons, costs 0.3 ms however few they are.
FEW = 32
# Pairs by which it is told whether most differ in their evidence; where there are no more, all are taken to.
SAMPLE = 1000


@dataclass(frozen=True, slots=True)
class Table:
    """The evidence of pairs: for each sort a row for each that differs, and which row a pair has."""

    many: int
    sorts: tuple[tuple[tuple[str, ...], Floats, Ints], ...]
    more: Mapping[str, Array]

    def __getitem__(self, name: str) -> Array:
        """Return a piece of evidence of all pairs."""
        if name in self.more:
            return self.more[name]
        for names, rows, which in self.sorts:
            if name in names:
                made: Array = rows[:, names.index(name)][which]
                return made
        return np.zeros(self.many)

    def those(self, which: Ints) -> Table:
        """Return the evidence of some of the pairs."""
        sorts = tuple((names, rows, row[which]) for names, rows, row in self.sorts)
        return Table(len(which), sorts, {name: column[which] for name, column in self.more.items()})

    def differing(self) -> tuple[Ints, Ints]:
        """Return which pairs differ in what was measured, one of each, and which of these each pair is.

        In a pile of stories told again one pair in twenty does. Where of the first few most do all are taken
        to, and where they are few.
        """
        every = np.arange(self.many)
        if self.many <= SAMPLE:
            return every, every
        more = list(self.more.values())
        few = np.column_stack(
            [*(rows[which[:SAMPLE]] for _, rows, which in self.sorts), *(c[:SAMPLE] for c in more)]
        )
        if len(alike(words(few), SAMPLE)[0]) > SAMPLE / 2:
            return every, every
        # Of names there are many pairs of which the evidence is one.
        kinds = [alike(words(rows), len(rows))[1][which] for _, rows, which in self.sorts]
        return alike([*(kind.astype(np.uint64) for kind in kinds), *map(bits, more)], self.many)

    def bytes(self, forest: Forest) -> Bytes:
        """Return the pieces that a forest asks for as rows of bytes."""
        if self.many <= FEW:
            columns: dict[str, list[float]] = {}
            for names, rows, which in self.sorts:
                columns.update(zip(names, rows[which].T.tolist(), strict=True))
            columns.update((name, column.tolist()) for name, column in self.more.items())
            none = [0.0] * self.many
            told = [columns.get(name, none) for name in forest.pieces]
            return forest.all_below(np.array(told, dtype=np.float64))
        made = np.repeat(unknown(forest), self.many, axis=1)
        row = {name: at for at, name in enumerate(forest.pieces)}
        for names, rows, which in self.sorts:
            mine = [(at, name) for at, name in enumerate(names) if name in row and name not in self.more]
            if mine and len(which):
                below = np.stack([forest.below(name, rows[:, at]) for at, name in mine])
                made[[row[name] for _, name in mine]] = below.take(which, axis=1)
        for name, column in self.more.items():
            if name in row:
                made[row[name]] = forest.below(name, column)
        return made


class Measures:
    """What was measured of a run, sort by sort; ``table`` gives the evidence of pairs of it."""

    def __init__(self, pairs: Pairs, story: Story) -> None:
        self.story = story
        # Pairs are measured in the order of these numbers: an article's together, whose words are at hand.
        contents = pairs.contents()
        self.sorts = sorts(contents)
        self.numbers = [sort.numbers(contents, story) for sort in self.sorts]
        self.document, self.day = contents.document, contents.day
        self.sentence = np.array([c.sentence for c in contents.claims], dtype=np.int64)

    def table(self, pairs: Pairs) -> Table:
        """Return the evidence of some pairs."""
        return whole(self.measured(pairs))

    def differing(self, pairs: Pairs) -> tuple[Table, Ints]:
        """Return the evidence of those of some pairs that differ in it, and which of these each pair is."""
        found = self.measured(pairs)
        first, which = found.differing()
        return whole(found if len(first) == len(pairs) else found.those(first)), which

    def measured(self, pairs: Pairs) -> Table:
        """Return what is measured of some pairs."""
        i, j = pairs.i, pairs.j
        made = []
        for sort, number in zip(self.sorts, self.numbers, strict=True):
            first, second = number[i], number[j]
            if sort.turned:  # all but names is the same from both sides, to the last bit
                first, second = np.minimum(first, second), np.maximum(first, second)
            rows, which = sort.of(first, second, self.story)
            made.append((sort.names, rows, which))
        return Table(len(pairs), tuple(made), self.between(i, j))

    def between(self, i: Ints, j: Ints) -> dict[str, Array]:
        """Return what hangs on whether two claims are of one document, and on the days between two."""
        within = self.document[i] == self.document[j]
        day, day2 = self.day[i], self.day[j]
        apart = np.where((day > 0) & (day2 > 0), np.abs(day - day2), 0)
        return {
            "same document": within.astype(np.float64),
            "same sentence": (within & (self.sentence[i] == self.sentence[j])).astype(np.float64),
            "days between": np.minimum(apart / 30, 2.0),
        }


def whole(of: Table) -> Table:
    """Return the evidence of pairs with what its pieces make together."""
    return replace(of, more={**together(of), **of.more})


def words(numbers: Floats) -> list[npt.NDArray[np.uint64]]:
    """Return rows of numbers column by column, bit by bit."""
    return [bits(column) for column in numbers.T]


def bits(column: Floats) -> npt.NDArray[np.uint64]:
    """Return numbers as they are written, bit by bit."""
    return np.ascontiguousarray(column, dtype=np.float64).view(np.uint64)


def together(of: Table) -> dict[str, Array]:
    """Return what ``evidence.together`` makes of each pair."""
    thing = of["thing or predicate"]
    deed = of[deeds.VERB], of[AGENT], of[THING], of[deeds.TENSE], of[deeds.ONCE]
    things = (of["measured thing known"] != 0) & (thing < 0.4)
    classes = np.maximum(of["event at the value"], of["thing at the value"])
    history = (of["history on one side"] != 0) & (of["same time"] == 0)
    return {
        **deeds.one_deed(*deed),
        "nothing in common": (things & (classes <= 0) & (of["words shared"] < 0.25)).astype(np.float64),
        "history of another time": history.astype(np.float64),
        "a slip of one thing": of["value a slip"] * of["telling"] * (of["year differs"] == 0),
        "near, of one thing": of["value near"] * np.maximum(np.maximum(thing, classes), 0.0),
    }
