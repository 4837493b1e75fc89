"""Lists of many claims set against each other, word by word or name by name, for many pairs at once."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]
Ints = npt.NDArray[np.int64]
HALF = 0xFFFFFFFF
# Pairs of numbers are told apart in a table where it has so many places a pair, or fewer.
TABLE = 8
# An odd number by which codes of rows are made: 2**64 over the golden ratio.
CODE = np.uint64(0x9E3779B97F4A7C15)


def renumbered(numbers: Ints, many: int) -> tuple[Ints, Ints]:
    """Return which of ``many`` numbers occur, in order, and for each given which of these it is."""
    occurs = np.zeros(many, dtype=np.bool_)
    occurs[numbers] = True
    some = occurs.nonzero()[0]
    place = np.empty(many, dtype=np.int64)
    place[some] = np.arange(len(some))
    return some, place[numbers]


def first_of(numbers: Ints, many: int) -> Ints:
    """Return the first place of each of ``many`` numbers, which all occur."""
    made = np.zeros(many, dtype=np.int64)
    made[numbers[::-1]] = np.arange(len(numbers) - 1, -1, -1)
    return made


def within(asked: Ints, known: Ints) -> npt.NDArray[np.bool_]:
    """Return which numbers are among others, given in order."""
    place = known.searchsorted(asked)
    made = place < len(known)
    made[made] = known[place[made]] == asked[made]
    return made


@dataclass(frozen=True, slots=True)
class Lists:
    """Lists of numbers as one array: where each starts, and how many it has."""

    flat: Ints
    start: Ints
    many: Ints

    def those(self, which: Ints) -> tuple[Ints, Ints]:
        """Return the numbers of some of the lists one after another, and in which of them each is."""
        many = self.many[which]
        row = np.arange(len(which)).repeat(many)
        before = self.start[which] - (many.cumsum() - many)
        return self.flat[before[row] + np.arange(len(row))], row


def lists(those: Iterable[Sequence[int]]) -> Lists:
    """Return lists of numbers as arrays."""
    made = list(those)
    many = np.fromiter(map(len, made), dtype=np.int64, count=len(made))
    flat = np.fromiter(itertools.chain.from_iterable(made), dtype=np.int64, count=int(many.sum()))
    return Lists(flat, many.cumsum() - many, many)


def crossed(many: Ints, many2: Ints) -> tuple[Ints, Ints, Ints]:
    """Return every place of a list with every place of another, for pairs of lists of these lengths.

    Places are counted through all first lists, and all second ones; the first array says of which pair each
    is. The places of one first list come together, in order.
    """
    size = many * many2
    row = np.arange(len(size)).repeat(size)
    at = np.arange(len(row)) - (size.cumsum() - size)[row]
    one, other = np.divmod(at, many2[row])
    return row, (many.cumsum() - many)[row] + one, (many2.cumsum() - many2)[row] + other


def asked(ask: Callable[[int, int], Any], one: Ints, other: Ints, dtype: Any = np.float64) -> Array:
    """Return what ``ask`` says of pairs of numbers, each pair that differs asked once, in order."""
    first, second, which = differing(one, other)
    told: Array = np.array(
        [ask(x, y) for x, y in zip(first.tolist(), second.tolist(), strict=True)], dtype=dtype
    )
    made: Array = told[which]
    return made


def differing(one: Ints, other: Ints) -> tuple[Ints, Ints, Ints]:
    """Return the pairs of numbers that differ, in order, and which of these each pair is.

    Where the numbers are few, they are marked in a table of all pairs, which is quicker than to sort them.
    """
    if len(one) < 2:
        return one, other, np.zeros(len(one), dtype=np.int64)
    many = int(other.max()) + 1
    size = (int(one.max()) + 1) * many
    if size <= TABLE * len(one):
        those, which = renumbered(one * many + other, size)
        return those // many, those % many, which
    those, place = np.unique((one << 32) | other, return_inverse=True)
    return those >> 32, those & HALF, place.reshape(-1)


def alike(words: Sequence[Array], many: int) -> tuple[Ints, Ints]:
    """Return which of ``many`` rows differ, as the places of one of each, and which of these each row is.

    A row has a number of each of ``words``, of 64 bits. Rows are told apart by a code of them; where two that
    differ have one code all are taken to differ.
    """
    code = np.zeros(many, dtype=np.uint64)
    for column in words:
        code = (code ^ column.view(np.uint64)) * CODE
        code ^= code >> np.uint64(32)
    order = np.argsort(code)
    code = code[order]
    new = np.ones(many, dtype=np.bool_)
    new[1:] = code[1:] != code[:-1]
    which = np.empty(many, dtype=np.int64)
    which[order] = np.cumsum(new) - 1
    first = order[new]
    if all(np.array_equal(column[first][which], column) for column in words):
        return first, which
    return np.arange(many), np.arange(many)


def numbered(those: Iterable[Any], known: dict[Any, int]) -> list[int]:
    """Return the numbers of things, new ones as they come."""
    return [known.setdefault(one, len(known)) for one in those]
