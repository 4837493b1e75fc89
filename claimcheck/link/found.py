"""Links as columns: a million of them take 60 MB, and each becomes an object when it is yielded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from claimcheck.link.each import Ints
from claimcheck.link.pairs import NONE, Pairs, distinct
from claimcheck.link.weigh import Floats
from claimcheck.model import Evidence, Link

Flags = npt.NDArray[np.bool_]
# Links of which the numbers are taken out of the columns together: one by one they took twice as long.
AT_ONCE = 16_384


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

    def columns(self) -> tuple[Ints, Ints, Floats, Ints, Ints]:
        """Return what of each link is a number."""
        return self.pairs.i, self.pairs.j, self.likely, self.place, self.axis


def ordered(those: Sequence[Found]) -> Iterator[Link]:
    """Yield links in the order of the ids of their claims."""
    used = [distinct(np.concatenate((some.pairs.i, some.pairs.j))) for some in those]
    ids = [
        [some.pairs.claims[at].id for at in places.tolist()] for some, places in zip(those, used, strict=True)
    ]
    rank = {one: at for at, one in enumerate(sorted({one for part in ids for one in part}))}
    first, second, part = [NONE], [NONE], [NONE]
    for number, (some, places, told) in enumerate(zip(those, used, ids, strict=True)):
        ranks = np.array([rank[one] for one in told], dtype=np.int64)
        first.append(ranks[np.searchsorted(places, some.pairs.i)])
        second.append(ranks[np.searchsorted(places, some.pairs.j)])
        part.append(np.full(len(some.pairs), number))
    order = np.lexsort((np.concatenate(second), np.concatenate(first)))
    numbers = np.concatenate(part)
    columns = [np.concatenate(each) for each in zip(*(some.columns() for some in those), strict=True)]
    for start in range(0, len(order), AT_ONCE):
        now = order[start : start + AT_ONCE]
        taken = (numbers[now].tolist(), *(column[now].tolist() for column in columns))
        for number, i, j, likely, place, axis in zip(*taken, strict=True):
            some = those[number]
            claims = some.pairs.claims
            yield Link(claims[i], claims[j], likely, some.told(place), axis=some.axes[axis])
