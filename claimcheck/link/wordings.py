"""What many pairs of claims say of one another by their words, classes, marks and values.

It is what ``evidence.SAID`` measures of a pair. Words and bags are held against each other in columns
(``lexis.py``); of marks and of values each pair that differs is asked once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from claimcheck.link import evidence
from claimcheck.link.columns import class_bits
from claimcheck.link.contents import numbered as numbers_of
from claimcheck.link.each import Ints, differing, lists, numbered
from claimcheck.link.figures import Figures
from claimcheck.link.lexis import Bags, Floats, Lexis, Means
from claimcheck.link.story import Story
from claimcheck.model import Claim

Array = npt.NDArray[Any]
# Two bags of restrictions that share less than this differ (``evidence.wording``).
DIFFER = 0.3
# Pairs so few that their values are held against each other one by one: in columns it takes 0.1 ms at least.
FEW = 32


class Wordings:
    """The words of claims as numbers, their bags, and what else they say."""

    def __init__(self, claims: Sequence[Claim], story: Story) -> None:
        words: dict[str, int] = {"": 0}
        bags: dict[tuple[str, ...], int] = {(): 0}

        def of(bag: Callable[[Claim], tuple[str, ...]]) -> Ints:
            return np.array(numbered(map(bag, claims), bags), dtype=np.int64)

        self.measured = np.array(numbered((c.measured for c in claims), words), dtype=np.int64)
        self.predicate = np.array(numbered((c.predicate for c in claims), words), dtype=np.int64)
        self.words, self.context = of(lambda c: c.words), of(lambda c: c.context)
        self.modifiers = of(lambda c: c.modifiers)
        things: dict[tuple[str, ...], int] = {}
        thing = numbered(((c.measured, *c.modifiers) for c in claims), things)
        self.thing = np.array(thing, dtype=np.int64)
        flat = lists(numbered(bag, words) for bag in bags)
        self.lexis = Lexis(list(words), story.rare)
        self.bags = Bags(self.lexis, flat)
        self.means, self.things = Means(list(bags)), Means(list(things))
        bits = {sort: class_bits(self.lexis.words, sort) for sort in ("event", "thing")}
        self.classes = {sort: (of, self.of_bags(of)) for sort, of in bits.items()}
        self.modes = numbers_of(claims, lambda c: (c.negated, c.modality, c.marks))
        self.claims = claims

    @cached_property
    def values(self) -> tuple[Ints, Sequence[Claim]]:
        """The values of the claims as numbers, and a claim of each."""
        return numbers_of(self.claims, lambda c: c.value)

    @cached_property
    def figures(self) -> Figures:
        """The values of the claims, which states are not asked for."""
        return Figures(self.claims)

    def said(self, first: Ints, second: Ints) -> Mapping[str, Array]:
        """Return the evidence of what pairs of claims, given by their places, say."""
        return {**self.wording(first, second), **self.events(first, second), **self.others(first, second)}

    def wording(self, first: Ints, second: Ints) -> Mapping[str, Array]:
        """Return what ``evidence.wording`` says of pairs of claims."""
        thing, thing2 = self.measured[first], self.measured[second]
        deed, deed2 = self.predicate[first], self.predicate[second]
        near = self.lexis.nearness
        crossed = np.zeros(len(first))
        for one, other in ((thing, thing2), (thing, deed2), (deed, thing2), (deed, deed2)):
            crossed = np.maximum(crossed, np.where((one > 0) & (other > 0), near(one, other), 0.0))
        words, words2 = self.words[first], self.words[second]
        context, context2 = self.context[first], self.context[second]
        only, only2 = self.modifiers[first], self.modifiers[second]
        share, amount = self.overlap(words, words2)
        around, much = self.overlap(context, context2)
        limits, _ = self.overlap(only, only2)
        return {
            "measured thing": near(thing, thing2),
            "measured thing known": ((thing > 0) & (thing2 > 0)) * 1.0,
            "predicate": near(deed, deed2),
            "predicate known": ((deed > 0) & (deed2 > 0)) * 1.0,
            "thing or predicate": crossed,
            "words shared": share,
            "words shared, in all": np.minimum(amount / 4, 2.0),
            "sentence shared": around,
            "sentence shared, in all": np.minimum(much / 8, 2.0),
            "restrictions": limits,
            "restrictions differ": ((only > 0) & (only2 > 0) & (limits < DIFFER)) * 1.0,
            "likeness of the clause": self.likeness(self.means, words, words2),
            "likeness of the sentence": self.likeness(self.means, context, context2),
            "likeness of the thing": self.likeness(self.things, self.thing[first], self.thing[second]),
        }

    def overlap(self, one: Ints, other: Ints) -> tuple[Floats, Floats]:
        """Return how much pairs of bags share; of bags that meet again it is asked once."""
        x, y, which = differing(np.minimum(one, other), np.maximum(one, other))
        share, amount = self.bags.overlap(x, y)
        return share[which], amount[which]

    def likeness(self, means: Means, one: Ints, other: Ints) -> Floats:
        """Return how alike pairs of bags are by their vectors."""
        x, y, which = differing(one, other)
        return means.similarity(x, y)[which]

    def of_bags(self, bits: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
        """Return the classes of the words of each bag, as bits, given those of each word."""
        bags = self.bags.bags
        made = np.zeros(len(bags.many), dtype=np.uint64)
        some = np.flatnonzero(bags.many)
        made[some] = np.bitwise_or.reduceat(bits[bags.flat], bags.start[some]) if len(some) else 0
        return made

    def events(self, first: Ints, second: Ints) -> Mapping[str, Array]:
        """Return what ``evidence.events`` says of pairs of claims."""
        found: dict[str, Array] = {}
        for sort, (word, bag) in self.classes.items():
            core = word[self.measured] | word[self.predicate] | bag[self.modifiers]
            for label, bits in (("at the value", core), ("of the clause", core | bag[self.words])):
                mine, theirs = bits[first], bits[second]
                both = np.bitwise_count(mine & theirs).astype(np.float64)
                least = np.minimum(np.bitwise_count(mine), np.bitwise_count(theirs)).astype(np.float64)
                name = f"{sort} {label}"
                found[name] = np.where(both > 0, np.minimum(both, 3) / 2, -0.5 * (least > 0))
                found[f"{name}, share"] = np.divide(both, least, out=np.zeros(len(both)), where=least > 0)
        return found

    def others(self, first: Ints, second: Ints) -> Mapping[str, Array]:
        """Return what ``evidence.modes`` and ``evidence.figures`` say of pairs of claims."""
        few = len(first) <= FEW
        return {
            **each(evidence.modes, self.modes, first, second),
            **(
                each(evidence.figures, self.values, first, second)
                if few
                else self.figures.told(first, second)
            ),
        }


def each(
    measured: Callable[[Claim, Claim], Mapping[str, float]],
    of: tuple[Ints, Sequence[Claim]],
    first: Ints,
    second: Ints,
) -> Mapping[str, Array]:
    """Return evidence that hangs on the numbers of two claims, asked once of two numbers."""
    number, one_of = of
    x, y, which = differing(number[first], number[second])
    told = [measured(one_of[a], one_of[b]) for a, b in zip(x.tolist(), y.tolist(), strict=True)]
    names = told[0] if told else measured(one_of[0], one_of[0])
    rows = np.array([list(one.values()) for one in told], dtype=np.float64).reshape(len(told), len(names))
    return {name: rows[:, at][which] for at, name in enumerate(names)}
