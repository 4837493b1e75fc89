"""The evidence of many pairs while they are weighed: kept in little, asked in rows, told when asked for."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import overload

import numpy as np

from claimcheck.link.weigh import FEW, Floats, Model, probability
from claimcheck.model import Evidence

# The one piece that other pairs ask for; of a faint pair no more is kept.
APART = "value apart"
# The evidence of the surroundings of a pair, in the order in which ``Surroundings.of`` tells it.
AROUND = (
    "backed by others, the more", "backed by others, the less", "former, and not backed",
    "backed in the other document", "alone", "best rival", "least rival", "ahead of rivals",
    "rival of the same value", "third claim joins", "partners",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kept:
    """The evidence of a pair while the others are measured: of some 140 numbers the 40 that are not 0.

    So it takes 0.4 kB, in place of 8 kB of a dict. ``at`` are the names of all, each with its place.
    """

    at: Mapping[str, int]
    apart: float
    some: bytes
    numbers: bytes

    def row(self) -> Floats:
        """Return all numbers, in the order of their names."""
        made = np.zeros(len(self.at))
        made[np.frombuffer(self.some, dtype=np.uint8)] = np.frombuffer(self.numbers)
        return made

    def whole(self) -> dict[str, float]:
        """Return the evidence as it was."""
        return dict(zip(self.at, self.row().tolist(), strict=True))


def kept_of(names: Mapping[str, int], rows: Floats) -> list[Kept]:
    """Return the evidence of pairs, given as a row each, as it is kept."""
    # By their bits, so that -0.0 stays what it is.
    filled = np.ascontiguousarray(rows).view(np.int64) != 0
    ends = np.cumsum(np.count_nonzero(filled, axis=1)).tolist()
    places, numbers = np.nonzero(filled)[1].astype(np.uint8), rows[filled]
    apart = rows[:, names[APART]].tolist()
    return [
        Kept(names, one, places[start:end].tobytes(), numbers[start:end].tobytes())
        for one, start, end in zip(apart, [0, *ends], ends, strict=False)
    ]


def likelihoods(model: Model, those: Floats) -> list[float]:
    """Return the likelihoods that a model gives pairs, given the evidence of each as a row."""
    if len(those) < FEW:
        return [
            probability(model.score(dict(zip(model.features, row, strict=True)))) for row in those.tolist()
        ]
    return [probability(score) for score in model.totals(those).tolist()]


def rows(model: Model, names: Mapping[str, int], told: Floats) -> Floats:
    """Return the evidence of pairs as a row each, in the order of the model; what is not known is 0."""
    wide = np.hstack((told, np.zeros((len(told), 1))))
    made: Floats = wide[:, [names.get(name, told.shape[1]) for name in model.features]]
    return made


class Told(Sequence[Evidence]):
    """The pieces of evidence that moved a decision most, told when they are asked for, which few are.

    To tell them takes as long as both models take to decide.
    """

    __slots__ = ("found", "model", "more")

    def __init__(self, model: Model, found: Kept, more: Sequence[float]) -> None:
        self.model, self.found, self.more = model, found, array("d", more)

    def pieces(self) -> tuple[Evidence, ...]:
        """Return the pieces."""
        row = np.concatenate((self.found.row(), self.more))[None, :]
        return self.model.all_told(rows(self.model, surroundings(self.found.at), row))[0]

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


def surroundings(names: Mapping[str, int]) -> dict[str, int]:
    """Return the names of a pair's own evidence, and behind them of that of its surroundings."""
    return {name: at for at, name in enumerate((*names, *AROUND))}
