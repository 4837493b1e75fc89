"""Links as columns: a million of them take 60 MB, and each becomes an object when it is yielded."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import MISSING, dataclass, fields, replace

import numpy as np
import numpy.typing as npt

from claimcheck.link.each import Ints, renumbered
from claimcheck.link.pairs import NONE, Pairs, distinct
from claimcheck.link.records import records
from claimcheck.link.weigh import Floats
from claimcheck.model import Evidence, Link
from claimcheck.uncollected import uncollected

Flags = npt.NDArray[np.bool_]
# Links made together: one by one, out of their numbers, they took three times as long.
AT_ONCE = 16_384
# What a link has that is not yet told.
UNTOLD = {one.name: itertools.repeat(one.default) for one in fields(Link) if one.default is not MISSING}


@dataclass(frozen=True, slots=True)
class Found:
    """The links of pairs: how likely each is, what parts it (a place in ``axes``), and what told it.

    ``told`` says so of rows of ``place``.
    """

    pairs: Pairs
    likely: Floats
    axis: Ints
    axes: Sequence[str]
    told: Callable[[Ints], Sequence[Sequence[Evidence]]]
    place: Ints

    def those(self, which: Flags) -> Found:
        """Return some of the links."""
        return replace(
            self, pairs=self.pairs.those(which), likely=self.likely[which], axis=self.axis[which],
            place=self.place[which],
        )  # fmt: skip


def ordered(those: Sequence[Found]) -> Iterator[Link]:
    """Yield links in the order of the ids of their claims."""
    numbered = [
        renumbered(np.concatenate((some.pairs.i, some.pairs.j)), len(some.pairs.claims)) for some in those
    ]
    ids = [
        [some.pairs.claims[at].id for at in used.tolist()]
        for some, (used, _) in zip(those, numbered, strict=True)
    ]
    rank = {one: at for at, one in enumerate(sorted({one for part in ids for one in part}))}
    code, part = [NONE], [NONE]
    for number, (told, (_, places)) in enumerate(zip(ids, numbered, strict=True)):
        both = np.array([rank[one] for one in told], dtype=np.int64)[places]
        first, second = both[: len(both) // 2], both[len(both) // 2 :]
        code.append(first * len(rank) + second)
        part.append(np.full(len(first), number))
    order = np.argsort(np.concatenate(code), kind="stable")
    numbers = np.concatenate(part)
    claims = [claim for some in those for claim in some.pairs.claims]
    axes = [axis for some in those for axis in some.axes]
    i, j, likely, place, axis = columns(those)
    for start in range(0, len(order), AT_ONCE):
        now = order[start : start + AT_ONCE]
        with uncollected():
            made = records(
                Link,
                len(now),
                {
                    **UNTOLD,
                    "first": map(claims.__getitem__, i[now].tolist()),
                    "second": map(claims.__getitem__, j[now].tolist()),
                    "probability": likely[now].tolist(),
                    "evidence": evidence(those, numbers[now], place[now]),
                    "axis": map(axes.__getitem__, axis[now].tolist()),
                },
            )
        yield from made


def columns(those: Sequence[Found]) -> tuple[Ints, Ints, Floats, Ints, Ints]:
    """Return what of each link is a number; places of claims and of axes are counted through all parts."""
    claims = np.cumsum([0, *(len(some.pairs.claims) for some in those)]).tolist()
    axes = np.cumsum([0, *(len(some.axes) for some in those)]).tolist()
    return (
        np.concatenate([NONE, *(some.pairs.i + at for some, at in zip(those, claims, strict=False))]),
        np.concatenate([NONE, *(some.pairs.j + at for some, at in zip(those, claims, strict=False))]),
        np.concatenate([np.zeros(0), *(some.likely for some in those)]),
        np.concatenate([NONE, *(some.place for some in those)]),
        np.concatenate([NONE, *(some.axis + at for some, at in zip(those, axes, strict=False))]),
    )


def evidence(those: Sequence[Found], part: Ints, place: Ints) -> list[Sequence[Evidence]]:
    """Return what told of links, given of which part each is, and where in it."""
    made: list[Sequence[Evidence]] = [()] * len(part)
    for number in distinct(part).tolist():
        some = np.flatnonzero(part == number)
        told = those[number].told(place[some])
        if len(some) == len(part):
            return list(told)
        for at, one in zip(some.tolist(), told, strict=True):
            made[at] = one
    return made
