"""Links as columns: a million of them take 60 MB, and each becomes an object when it is yielded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from claimcheck.link.each import Ints, renumbered
from claimcheck.link.pairs import NONE, Pairs
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
    columns = [np.concatenate(each) for each in zip(*(some.columns() for some in those), strict=True)]
    for start in range(0, len(order), AT_ONCE):
        now = order[start : start + AT_ONCE]
        taken = (numbers[now].tolist(), *(column[now].tolist() for column in columns))
        for number, i, j, likely, place, axis in zip(*taken, strict=True):
            some = those[number]
            claims = some.pairs.claims
            yield Link(claims[i], claims[j], likely, some.told(place), axis=some.axes[axis])
