"""The evidence of many pairs at once, in columns.

Each part of the evidence (``evidence.py``) hangs on a little of the two claims: the wording on what they
say, the times on which ends of intervals they give, the place on how far down they stand. So claims are
numbered by that little, and a part is measured once for all pairs of the same two numbers. Of 672,000 pairs
of 100,000 claims that are stories told again with other names, 11,000 are two wordings not met before, 90,000
two deeds with their subjects, 165,000 two sets of names; of stories told once nearly all pairs are, and a
third of the times.
A pair's evidence is then where to look it up, and bytes for the trees (``forest.py``).

What is measured is what ``evidence.measure`` measures, bit for bit.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from claimcheck.link import evidence, moments
from claimcheck.link.evidence import Part, Story, undertaking
from claimcheck.link.forest import Bytes, Forest
from claimcheck.link.pairs import Ints, Pairs
from claimcheck.link.position import SORTS, family, short, slots
from claimcheck.link.repeats import done, worded
from claimcheck.link.weigh import Floats
from claimcheck.model import Claim, When

Array = npt.NDArray[Any]
Key = Callable[[Claim, Story], Hashable]
# Pairs of which a part is remembered from one batch to the next: of 500 bytes each, for the longest.
MOST = 100_000


def named(claim: Claim, story: Story) -> Hashable:
    """Return what of a claim the parties and places are told by."""
    return tuple((n.key, n.kind) for n in claim.names), claim.subject, claim.speaker


def timed(claim: Claim, story: Story) -> Hashable:
    """Return what of a claim the times are told by, but for the days between two articles."""
    dated = (claim.value, claim.words, claim.source.published) if isinstance(claim.value, When) else ()
    return (
        claim.kind == "date", claim.when, moments.ahead(claim), moments.bound(claim), moments.end(claim),
        moments.grain(claim), dated,
    )  # fmt: skip


def placed(claim: Claim, story: Story) -> Hashable:
    """Return what of a claim its setting is told by, but for what two claims of one document share."""
    kind = family(claim)
    crowd = story.crowd.get((claim.source.document, kind), 1)
    return kind, claim.role, claim.figures, crowd, undertaking(claim, story), claim.topic


def high(claim: Claim, story: Story) -> Hashable:
    """Return how far down a claim stands."""
    return claim.sentence, story.length.get(claim.source.document, 1)


def alone(claim: Claim, story: Story) -> Hashable:
    """Return the places that a claim fills in its article, and how many values each has."""
    if short(claim, story.length):
        return ()
    those = (slot for sort in SORTS for slot in slots(claim, sort))
    return tuple((slot[1:], story.filled.get(slot, 1)) for slot in those)


@dataclass(slots=True)
class Sort:
    """One sort of evidence: the parts it is of, what of a claim they hang on, and what was measured of it.

    ``codes`` are pairs of numbers of what claims say, in order, ``rows`` their evidence.
    """

    parts: tuple[Part, ...]
    key: Key
    known: dict[Hashable, int] = field(default_factory=dict)
    one_of: list[Claim] = field(default_factory=list)
    names: tuple[str, ...] = ()
    codes: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    rows: Floats = field(default_factory=lambda: np.zeros((0, 1)))

    def numbers(self, claims: Sequence[Claim], story: Story) -> Ints:
        """Return the number of what each claim says."""
        made = array("q")
        for claim in claims:
            said = self.key(claim, story)
            number = self.known.get(said)
            if number is None:
                number = self.known[said] = len(self.one_of)
                self.one_of.append(claim)
            made.append(number)
        return np.frombuffer(made, dtype=np.int64)

    def of(self, first: Ints, second: Ints, story: Story) -> tuple[Floats, Ints]:
        """Return the evidence of pairs of numbers: a row for each pair that differs, and which each has."""
        codes: Ints = (first << 32) | second
        asked, which = np.unique(codes, return_inverse=True)
        place = np.searchsorted(self.codes, asked)
        met = np.flatnonzero(place < len(self.codes))
        met = met[self.codes[place[met]] == asked[met]]
        new = np.setdiff1d(np.arange(len(asked)), met, assume_unique=True)
        measured = self.measured(asked[new], story)
        made = np.empty((len(asked), len(self.names)))
        made[met], made[new] = self.rows[place[met]], measured
        self.remember(asked, made, asked[new], measured)
        return made, which.reshape(-1)

    def measured(self, asked: Ints, story: Story) -> Floats:
        """Return the evidence of pairs of numbers, a row each."""
        numbers = array("d")
        for code in asked.tolist():
            a, b = self.one_of[code >> 32], self.one_of[code & 0xFFFFFFFF]
            found: dict[str, float] = {}
            for part in self.parts:
                found.update(part(a, b, story))
            self.names = self.names or tuple(found)
            numbers.extend(found.values())
        return np.frombuffer(numbers).reshape(len(asked), len(self.names))

    def remember(self, asked: Ints, all_rows: Floats, fresh: Ints, rows: Floats) -> None:
        """Keep what was measured for the batches to come; when there is too much, only the last batch's."""
        if len(self.codes) + len(fresh) > MOST:
            self.codes, self.rows = asked[:MOST], all_rows[:MOST]
        elif not len(self.codes):
            self.codes, self.rows = fresh, rows
        elif len(fresh):
            codes, every = np.concatenate((self.codes, fresh)), np.concatenate((self.rows, rows))
            order = np.argsort(codes)
            self.codes, self.rows = codes[order], every[order]


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

    def bytes(self, forest: Forest) -> Bytes:
        """Return the pieces that a forest asks for as rows of bytes."""
        unknown = [forest.below(name, np.zeros(1)) for name in forest.pieces]
        made = np.repeat(np.stack(unknown), self.many, axis=1)
        row = {name: at for at, name in enumerate(forest.pieces)}
        for names, rows, which in self.sorts:
            mine = [(at, name) for at, name in enumerate(names) if name in row and name not in self.more]
            if mine and len(which):
                told = np.stack([forest.below(name, rows[:, at]) for at, name in mine])
                made[[row[name] for _, name in mine]] = told.take(which, axis=1)
        for name, column in self.more.items():
            if name in row:
                made[row[name]] = forest.below(name, column)
        return made


class Measures:
    """What was measured of a run, sort by sort; ``table`` gives the evidence of pairs of it."""

    def __init__(self, claims: Sequence[Claim], story: Story) -> None:
        self.story = story
        self.claims = claims
        self.sorts = (
            Sort(evidence.SAID, lambda claim, story: worded(claim)),
            Sort(evidence.DONE, lambda claim, story: done(claim)),
            Sort(evidence.NAMED, named),
            Sort(evidence.TIMED, timed),
            Sort(evidence.SET, placed),
            Sort(evidence.HIGH, high),
            Sort(evidence.ALONE, alone),
        )
        # Pairs are measured in the order of these numbers: an article's together, whose words are at hand.
        order = sorted(range(len(claims)), key=lambda at: (claims[at].source.document, claims[at].sentence))
        told = [claims[at] for at in order]
        back = np.argsort(np.array(order, dtype=np.int64))
        self.numbers = [sort.numbers(told, story)[back] for sort in self.sorts]
        documents: dict[str, int] = {}
        self.document = np.array(
            [documents.setdefault(c.source.document, len(documents)) for c in claims], dtype=np.int64
        )
        self.sentence = np.array([c.sentence for c in claims], dtype=np.int64)
        days = [c.source.published for c in claims]
        self.day = np.array([day.toordinal() if day else 0 for day in days], dtype=np.int64)

    def table(self, pairs: Pairs) -> Table:
        """Return the evidence of some pairs."""
        i, j = pairs.i, pairs.j
        made = []
        for sort, number in zip(self.sorts, self.numbers, strict=True):
            first, second = number[i], number[j]
            if sort.key is not named:  # all else is the same from both sides, to the last bit
                first, second = np.minimum(first, second), np.maximum(first, second)
            rows, which = sort.of(first, second, self.story)
            made.append((sort.names, rows, which))
        whole = Table(len(pairs), tuple(made), {})
        return Table(len(pairs), tuple(made), {**together(whole), **self.between(i, j)})

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


def together(of: Table) -> dict[str, Array]:
    """Return what ``evidence.together`` makes of each pair."""
    thing = of["thing or predicate"]
    things = (of["measured thing known"] != 0) & (thing < 0.4)
    classes = np.maximum(of["event at the value"], of["thing at the value"])
    history = (of["history on one side"] != 0) & (of["same time"] == 0)
    return {
        "nothing in common": (things & (classes <= 0) & (of["words shared"] < 0.25)).astype(np.float64),
        "history of another time": history.astype(np.float64),
        "a slip of one thing": of["value a slip"] * of["telling"] * (of["year differs"] == 0),
        "near, of one thing": of["value near"] * np.maximum(np.maximum(thing, classes), 0.0),
    }
