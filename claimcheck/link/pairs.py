"""Pairs of claims to be held against each other, as places in a list: a million of them are 16 MB."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from claimcheck.link import contents
from claimcheck.link.contents import Contents
from claimcheck.link.each import Ints, renumbered
from claimcheck.model import Claim

NONE: Ints = np.zeros(0, dtype=np.int64)
Number = TypeVar("Number", bound=np.generic)


@dataclass(frozen=True, slots=True)
class Pairs:
    """The pairs of whole families: ``claims[i]`` and ``claims[j]``, the lesser id first.

    ``known`` are the claims by what they say, where that is known; ``met`` are these and all that they were
    looked at beside, where there are more.
    """

    claims: Sequence[Claim]
    i: Ints
    j: Ints
    met: Contents | None = None
    known: Contents | None = None

    def __len__(self) -> int:
        return len(self.i)

    def __iter__(self) -> Iterator[tuple[Claim, Claim]]:
        for one, other in zip(self.i.tolist(), self.j.tolist(), strict=True):
            yield self.claims[one], self.claims[other]

    def used(self) -> Pairs:
        """Return the same pairs, with the claims that are in one alone, and what these say."""
        if not len(self):
            return Pairs((), NONE, NONE, self.met)
        some, places = renumbered(np.concatenate((self.i, self.j)), len(self.claims))
        first, second = places[: len(self)], places[len(self) :]
        if self.known is not None:
            known = self.known.those(some)
        else:
            known = Contents.by_article([self.claims[at] for at in some.tolist()])
        return Pairs(known.claims, first, second, self.met, known)

    def those(self, which: npt.NDArray[np.bool_] | Ints | slice) -> Pairs:
        """Return some of the pairs."""
        return replace(self, i=self.i[which], j=self.j[which])

    def contents(self) -> Contents:
        """Return the claims by what they say."""
        return self.known if self.known is not None else Contents.by_article(self.claims)


def distinct(numbers: npt.NDArray[Number]) -> npt.NDArray[Number]:
    """Return the numbers that occur, in order; ``np.unique`` first imports masked arrays, in 10 ms."""
    made = np.sort(numbers)
    first = np.ones(len(made), dtype=np.bool_)
    first[1:] = made[1:] != made[:-1]
    return made[first]


def paired(those: Iterable[tuple[Claim, Claim]]) -> Pairs:
    """Return pairs of claims as places in a list of them."""
    at: dict[str, int] = {}
    claims: list[Claim] = []
    places: list[int] = []
    for pair in those:
        for claim in pair:
            place = at.get(claim.id)
            if place is None:
                place = at[claim.id] = len(claims)
                claims.append(claim)
            places.append(place)
    both = np.array(places, dtype=np.int64).reshape(-1, 2)
    return Pairs(claims, both[:, 0], both[:, 1])


def joined(those: Iterable[Pairs], least: int) -> Iterator[Pairs]:
    """Yield pairs as they come, those of small families together until there are ``least``."""
    waiting: list[Pairs] = []
    many = 0
    for some in those:
        waiting.append(some)
        many += len(some)
        if many >= least:
            yield one_of(waiting)
            waiting, many = [], 0
    if waiting:
        yield one_of(waiting)


def one_of(those: Sequence[Pairs]) -> Pairs:
    """Return several lists of pairs as one."""
    if len(those) == 1:
        return those[0]
    before = np.cumsum([0, *(len(some.claims) for some in those)]).tolist()
    known = [some.known for some in those if some.known is not None]
    met = [some.met for some in those if some.met is not None]
    whole = contents.one_of(known) if len(known) == len(those) else None
    return Pairs(
        whole.claims if whole else [claim for some in those for claim in some.claims],
        np.concatenate([some.i + start for some, start in zip(those, before, strict=False)]),
        np.concatenate([some.j + start for some, start in zip(those, before, strict=False)]),
        contents.one_of(met) if met else None,
        whole,
    )
