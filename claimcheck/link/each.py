"""Lists of many claims set against each other, word by word or name by name, for many pairs at once."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from claimcheck.link.pairs import Ints

Array = npt.NDArray[Any]
HALF = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Lists:
    """Lists of numbers as one array: where each starts, and how many it has."""

    flat: Ints
    start: Ints
    many: Ints

    def those(self, which: Ints) -> tuple[Ints, Ints]:
        """Return the numbers of some of the lists one after another, and in which of them each is."""
        many = self.many[which]
        row = np.repeat(np.arange(len(which)), many)
        at = np.arange(len(row)) - np.repeat(np.cumsum(many) - many, many)
        return self.flat[self.start[which][row] + at], row


def lists(those: Iterable[Sequence[int]]) -> Lists:
    """Return lists of numbers as arrays."""
    made = list(those)
    many = np.fromiter(map(len, made), dtype=np.int64, count=len(made))
    flat = np.fromiter(itertools.chain.from_iterable(made), dtype=np.int64, count=int(many.sum()))
    return Lists(flat, np.cumsum(many) - many, many)


def crossed(many: Ints, many2: Ints) -> tuple[Ints, Ints, Ints]:
    """Return every place of a list with every place of another, for pairs of lists of these lengths.

    Places are counted through all first lists, and all second ones; the first array says of which pair each
    is. The places of one first list come together, in order.
    """
    size = many * many2
    row = np.repeat(np.arange(len(size)), size)
    at = np.arange(len(row)) - np.repeat(np.cumsum(size) - size, size)
    one, other = np.divmod(at, many2[row])
    return row, (np.cumsum(many) - many)[row] + one, (np.cumsum(many2) - many2)[row] + other


def asked(ask: Callable[[int, int], Any], one: Ints, other: Ints, dtype: Any = np.float64) -> Array:
    """Return what ``ask`` says of pairs of numbers, each pair that differs asked once, in order."""
    those, which = np.unique((one << 32) | other, return_inverse=True)
    told: Array = np.array([ask(pair >> 32, pair & HALF) for pair in those.tolist()], dtype=dtype)
    made: Array = told[which.reshape(-1)]
    return made


def numbered(those: Iterable[Any], known: dict[Any, int]) -> list[int]:
    """Return the numbers of things, new ones as they come."""
    return [known.setdefault(one, len(known)) for one in those]
