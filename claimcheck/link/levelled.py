"""Rules, states and roles of many pairs at once: level by level, each asked once of what it hangs on.

Of 317,000 pairs of 100,000 claims, to ask all levels of each pair by itself took 27 s of 71.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from claimcheck.link import groups, values
from claimcheck.link.apart import other_group
from claimcheck.link.each import Ints, asked
from claimcheck.link.evidence import Asked, Story
from claimcheck.link.found import Found
from claimcheck.link.hang import HANGS, Hang
from claimcheck.link.joins import BROAD, ONCE
from claimcheck.link.kept import Told
from claimcheck.link.levels import Level, always, levels
from claimcheck.link.once import Once
from claimcheck.link.pairs import NONE, Pairs
from claimcheck.link.pile import LIKELY, Pile
from claimcheck.link.states import JOINED, weigh
from claimcheck.link.weigh import Floats, Weights
from claimcheck.model import Claim, Evidence
from claimcheck.topics import Topics
from claimcheck.topics import shipped as shipped_topics
from claimcheck.topics.named import NEED

Flags = npt.NDArray[np.bool_]


def lists(pairs: Pairs) -> tuple[Ints, list[tuple[Level, ...]]]:
    """Return by which list of levels each pair is compared, as a place among them; the first is of none."""
    once = Once(pairs, lambda c: (c.kind, c.topic if c.kind == "identity" or c.topic == NEED else None))
    known: dict[tuple[Level, ...], int] = {(): 0}
    of = once.told(pairs.i, pairs.j, lambda a, b: known.setdefault(levels(a, b), len(known)), dtype=np.int64)
    return of, list(known)


class Levelling:
    """The claims of some pairs, and what each level hangs on of them, numbered when it is first asked."""

    def __init__(self, pairs: Pairs, story: Story, topics: Topics) -> None:
        self.claims, self.story, self.topics = pairs.claims, story, topics
        self.contents = pairs.contents()
        self.known: dict[object, Any] = {}

    def holds(self, level: Level, i: Ints, j: Ints) -> Flags:
        """Return of which pairs a level holds."""
        if level.holds is other_group:
            return groups.other_group(self.contents, self.story, i, j)
        hang = HANGS[level.holds]
        made = np.zeros(len(i), dtype=np.bool_)
        some = np.flatnonzero(self.open(hang, i, j))
        if len(some):
            number, one_of = self.numbers(hang)
            first, second = number[i[some]], number[j[some]]
            if hang.symmetric:
                first, second = np.minimum(first, second), np.maximum(first, second)
            made[some] = asked(
                lambda x, y: self.of(level, one_of[x], one_of[y]), first, second, dtype=np.bool_
            )
        return made

    def of(self, level: Level, a: Claim, b: Claim) -> bool:
        """Whether a level holds of a pair."""
        return level.holds(a, b, self.found(a, b))

    def numbers(self, hang: Hang) -> tuple[Ints, list[Claim]]:
        """Return the numbers of claims by what a level hangs on; several levels hang on one thing."""
        key = hang.said, hang.where
        if key not in self.known:
            said, where = (
                (lambda claim, part=part: part(claim, self.story)) if part else None for part in key
            )
            self.known[key] = self.contents.both(said, where)
        made: tuple[Ints, list[Claim]] = self.known[key]
        return made

    def open(self, hang: Hang, i: Ints, j: Ints) -> Flags:
        """Return of which pairs a level must be asked."""
        made = np.full(len(i), hang.either is None and hang.both is None)
        if hang.either is not None:
            one = self.column(hang.either, hang.named)
            made |= (one[i] | one[j]) > 0
        if hang.both is not None:
            bits = self.column(hang.both, hang.named)
            made |= (bits[i] & bits[j]) > 0
        if hang.same is not None:
            if hang.same not in self.known:
                self.known[hang.same] = self.contents.told(hang.same)
            same = self.known[hang.same]
            made &= same[i] == same[j]
        return made

    def column(self, told: Callable[[Claim], int], named: bool) -> Ints:
        """Return a number that is told of each claim, or once of all that say the same."""
        if told not in self.known:
            each = np.array([told(claim) for claim in self.claims], dtype=np.int64) if named else None
            self.known[told] = self.contents.each(told) if each is None else each
        column: Ints = self.known[told]
        return column

    def found(self, a: Claim, b: Claim) -> Asked:
        """Return the evidence of a pair, measured as it is asked for."""
        asked = Asked(a, b, self.story)
        asked[ONCE] = float(a.topic in self.topics.single)
        asked[BROAD] = float(a.topic in self.topics.broad)
        return asked


def levelled_all(
    pairs: Pairs,
    story: Story,
    pile: Pile,
    topics: Topics | None,
    told: Callable[[int], None],
    weights: Weights | None = None,
) -> Found:
    """Return the links of pairs that are compared by levels; with ``weights`` what they say is weighed."""
    if not len(pairs):
        return Found(pairs, np.zeros(0), NONE, (), lambda at: (), NONE)
    of, known = lists(pairs)
    levelling = Levelling(pairs, story, topics or shipped_topics())
    every = [level for those in known for level in those]
    number = np.zeros(len(pairs), dtype=np.int64)
    start = 0
    for place, those in enumerate(known):
        rest = np.flatnonzero(of == place)
        for at, level in enumerate(those if len(rest) else (), start):
            held = levelling.holds(level, pairs.i[rest], pairs.j[rest])
            number[rest[held]] = at
            rest = rest[~held]
        start += len(those)
    told(len(pairs))
    likely = np.array([level.likely for level in every])[number]
    axes = [*(level.axis for level in every), "story"]
    pieces = [(Evidence(level.name, level.likely),) for level in every]
    row = np.full(len(pairs), -1, dtype=np.int64)
    telling = None
    if weights is not None:
        final = np.array([level.final for level in every])[number]
        open_to = np.where(final, 0.0, likely)
        weighed, odds, telling = weigh(pairs, open_to, story, weights, levelling.topics.single)
        likely[weighed], row[weighed] = odds, np.arange(len(weighed))
    doubtful(every, number, likely, row)
    likely, strange = thinned(pairs, likely, levelling, pile)
    axis = number.copy()
    axis[strange] = len(every)

    def evidence(places: Ints) -> Sequence[Sequence[Evidence]]:
        made: list[Sequence[Evidence]] = []
        for at, level in zip(row[places].tolist(), number[places].tolist(), strict=True):
            # That nothing joins two claims is no evidence for what is likely all the same.
            known = pieces[level] if at < 0 or every[level].likely >= JOINED else ()
            made.append(known if telling is None or at < 0 else Told(telling, at, at, known))
        return made

    return Found(pairs, likely, axis, axes, evidence, np.arange(len(pairs)))


def doubtful(every: Sequence[Level], number: Ints, likely: Floats, row: Ints) -> None:
    """Leave to the last level of all what trees did not find as likely as its level asks, in place."""
    least = np.array([level.least for level in every])
    low = np.flatnonzero((least[number] > 0) & ((row < 0) | (likely < least[number])))
    last = np.flatnonzero(np.array([level.holds is always for level in every]))
    if len(low):
        number[low] = last[np.searchsorted(last, number[low])]
        likely[low] = np.array([level.likely for level in every])[number[low]]
        row[low] = -1


def thinned(pairs: Pairs, likely: Floats, levelling: Levelling, pile: Pile) -> tuple[Floats, Ints]:
    """Return the likelihoods tempered by the pile, and which pairs are of two stories (``Pile.thinned``).

    Of what is no conflict nothing changes.
    """
    made = likely.copy()
    open_to = np.flatnonzero((likely >= LIKELY) & (likely < 1))
    once = Once(pairs, lambda c: c.value)
    i, j = pairs.i[open_to], pairs.j[open_to]
    stands = once.told(i, j, lambda a, b: values.standing(a.value, b.value) == "apart")

    def same_time(at: int) -> float:
        return levelling.found(pairs.claims[pairs.i[at]], pairs.claims[pairs.j[at]])["same time"]

    return made, pile.thinned(pairs, open_to[stands], same_time, made)
