"""The pieces of evidence that moved a decision, told when they are asked for."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import overload

from claimcheck.link.around import AROUND
from claimcheck.link.each import Ints
from claimcheck.link.evidence import Story, measure
from claimcheck.link.pairs import Pairs
from claimcheck.link.records import records
from claimcheck.link.weigh import Floats, Model
from claimcheck.model import Evidence


@dataclass(frozen=True, slots=True)
class Telling:
    """What tells of pairs of a run which evidence moved their decisions.

    ``more`` has a row for each pair of what is not measured of the pair alone, ``names`` say of what.
    """

    model: Model
    pairs: Pairs
    story: Story
    more: Floats
    names: Sequence[str] = AROUND

    def pieces(self, pair: int, row: int) -> tuple[Evidence, ...]:
        """Return the pieces of evidence that moved the decision of a pair most."""
        a, b = self.pairs.claims[self.pairs.i[pair]], self.pairs.claims[self.pairs.j[pair]]
        found = measure(a, b, self.story)
        return self.model.told({**found, **dict(zip(self.names, self.more[row].tolist(), strict=True))})

    def those(self, pairs: Ints, rows: Ints) -> list[Told]:
        """Return what tells so of some pairs, given their rows in ``more``."""
        columns = {
            "telling": itertools.repeat(self), "pair": pairs.tolist(), "row": rows.tolist(),
            "besides": itertools.repeat(()),
        }  # fmt: skip
        return records(Told, len(pairs), columns)


class Told(Sequence[Evidence]):
    """The pieces of evidence that moved a decision most, measured when they are asked for, which few are.

    To keep the evidence of a pair takes 0.4 kB, and to tell what moved a decision as long as to decide it.
    ``besides`` is evidence that is at hand, told before the rest.
    """

    __slots__ = ("besides", "pair", "row", "telling")

    def __init__(self, telling: Telling, pair: int, row: int, besides: tuple[Evidence, ...] = ()) -> None:
        """Take the place of a pair, and its row in ``more`` of what tells."""
        self.telling, self.pair, self.row, self.besides = telling, pair, row, besides

    def after(self, besides: tuple[Evidence, ...]) -> Told:
        """Return the same with evidence told before it."""
        return Told(self.telling, self.pair, self.row, besides)

    def pieces(self) -> tuple[Evidence, ...]:
        """Return the pieces."""
        return (*self.besides, *self.telling.pieces(self.pair, self.row))

    @overload
    def __getitem__(self, at: int) -> Evidence: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Evidence, ...]: ...
    def __getitem__(self, at: int | slice) -> Evidence | tuple[Evidence, ...]:
        return self.pieces()[at]

    def __len__(self) -> int:
        return len(self.pieces())

    def __iter__(self) -> Iterator[Evidence]:
        return iter(self.pieces())

    def __eq__(self, other: object) -> bool:
        return self.pieces() == (other.pieces() if isinstance(other, Told) else other)

    def __hash__(self) -> int:
        return hash(self.pieces())

    def __repr__(self) -> str:
        return repr(self.pieces())

    def __reduce__(self) -> tuple[object, ...]:
        return tuple, (self.pieces(),)
