"""Links as columns: a million of them take 60 MB, and each becomes an object when it is yielded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from claimcheck.link.pairs import NONE, Ints, Pairs, distinct
from claimcheck.link.weigh import Floats
from claimcheck.model import Evidence, Link

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Found:
    """The links of pairs: how likely each is, what parts it (a place in ``axes``), and what told it.

    ``told`` says so of a row of ``place``.
    """

    pairs: Pairs
    likely: Floats
    axis: Ints
    axes: Sequence[str]
    told: Callable[[int], Sequence[Evidence]]
    place: Ints

    def those(self, which: Flags) -> Found:
        """Return some of the links."""
        return replace(
            self, pairs=self.pairs.those(which), likely=self.likely[which], axis=self.axis[which],
            place=self.place[which],
        )  # fmt: skip

    def link(self, at: int) -> Link:
        """Return one link."""
        a, b = self.pairs.claims[self.pairs.i[at]], self.pairs.claims[self.pairs.j[at]]
        return Link(
            a, b, float(self.likely[at]), self.told(int(self.place[at])), axis=self.axes[self.axis[at]]
        )


def ordered(those: Sequence[Found]) -> Iterator[Link]:
    """Yield links in the order of the ids of their claims."""
    used = [distinct(np.concatenate((some.pairs.i, some.pairs.j))) for some in those]
    ids = [
        [some.pairs.claims[at].id for at in places.tolist()] for some, places in zip(those, used, strict=True)
    ]
    rank = {one: at for at, one in enumerate(sorted({one for part in ids for one in part}))}
    first, second, part, row = [NONE], [NONE], [NONE], [NONE]
    for number, (some, places, told) in enumerate(zip(those, used, ids, strict=True)):
        ranks = np.array([rank[one] for one in told], dtype=np.int64)
        first.append(ranks[np.searchsorted(places, some.pairs.i)])
        second.append(ranks[np.searchsorted(places, some.pairs.j)])
        part.append(np.full(len(some.pairs), number))
        row.append(np.arange(len(some.pairs)))
    order = np.lexsort((np.concatenate(second), np.concatenate(first)))
    for number, at in zip(
        np.concatenate(part)[order].tolist(), np.concatenate(row)[order].tolist(), strict=True
    ):
        yield those[number].link(at)
