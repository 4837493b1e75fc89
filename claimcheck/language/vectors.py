"""Static word vectors, to ask how near two wordings are; no spaCy is loaded for it.

The table is distilled from all-MiniLM-L6-v2 (recipe/vectors.py): 48,000 lower-case words of 96 numbers, int8
with one scale a row. It is read once, in about 20 ms.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import resources

import numpy as np
import numpy.typing as npt

from claimcheck.model import PLAIN

Vector = npt.NDArray[np.float32]

# A word the table does not hold is nearly always a name or a coinage: as heavy as a rare word.
UNKNOWN = 1.0


@dataclass(frozen=True, slots=True)
class Table:
    """The words' rows, and per row its numbers, their scale, its weight in a bag, whether it is common."""

    rows: dict[str, int]
    numbers: npt.NDArray[np.int8]
    scale: npt.NDArray[np.float16]
    weight: npt.NDArray[np.float16]
    common: npt.NDArray[np.bool_]


@functools.cache
def table() -> Table:
    """Return the shipped table."""
    with (
        resources.files("claimcheck.language").joinpath("vectors.npz").open("rb") as stream,
        np.load(stream) as arrays,
    ):
        words = bytes(arrays["words"]).decode().split("\n")
        return Table(
            rows={word: row for row, word in enumerate(words)},
            numbers=arrays["table"],
            scale=arrays["scale"],
            weight=arrays["weight"],
            common=arrays["common"],
        )


def _row(word: str) -> int | None:
    return table().rows.get(word.lower().translate(PLAIN))


def vector(word: str) -> Vector | None:
    """Return the vector of a word, of length one, or None when the table does not hold it."""
    row = _row(word)
    if row is None:
        return None
    found: Vector = table().numbers[row].astype(np.float32) * np.float32(table().scale[row])
    return found


def weight(word: str) -> float:
    """Return how much a word counts in a bag of words: near 0 for "the", near 1 for a rare word."""
    row = _row(word)
    return UNKNOWN if row is None else float(table().weight[row])


@functools.lru_cache(maxsize=16_384)
def _mean(words: tuple[str, ...]) -> Vector | None:
    known, single = table(), np.float32
    rows = [row for row in map(_row, words) if row is not None]
    found = known.numbers[rows] * known.scale[rows].astype(single)[:, None]
    total = (known.weight[rows].astype(single)[:, None] * found).sum(axis=0)  # row by row, in order
    length = float(np.linalg.norm(total))
    return None if length == 0.0 else np.asarray(total / length, dtype=np.float32)


@functools.lru_cache(maxsize=16_384)
def _bag(words: tuple[str, ...]) -> Vector | None:
    return _mean(tuple(sorted(words)))


def means(bags: Sequence[Sequence[str]]) -> tuple[Vector, npt.NDArray[np.bool_]]:
    """Return the vector of each bag of words, a row each, and whether it has one.

    They are those that ``similarity`` takes, to the last bit: the words of a bag are summed in their order.
    """
    known, single = table(), np.float32
    made = np.zeros((len(bags), known.numbers.shape[1]), dtype=single)
    rows: dict[str, int | None] = {word: None for bag in bags for word in bag}
    rows.update((word, _row(word)) for word in rows)
    found = [[row for row in map(rows.__getitem__, sorted(bag)) if row is not None] for bag in bags]
    for at in range(max(map(len, found), default=0)):
        those = [bag for bag, some in enumerate(found) if len(some) > at]
        words = [found[bag][at] for bag in those]
        vector = known.numbers[words] * known.scale[words].astype(single)[:, None]
        made[those] += known.weight[words].astype(single)[:, None] * vector
    length = np.sqrt(np.vecdot(made, made), dtype=single)
    return np.asarray(made / np.where(length > 0, length, 1)[:, None], dtype=single), length > 0


def similarity(words_a: Iterable[str], words_b: Iterable[str]) -> float:
    """Return the cosine of two bags of words, each the mean of its vectors weighted by rarity (SIF).

    The order of the words does not matter; words without a vector are left out; 0.0 when either bag has no
    known word. On a dozen wordings written for this purpose, pairs on one matter had 0.4 to 0.7, pairs on two
    matters 0.0 to 0.2. Opposites are near ("open" and "closed" have 0.7): ask the lexicon for those.
    """
    a, b = _bag(tuple(words_a)), _bag(tuple(words_b))
    return 0.0 if a is None or b is None else min(max(float(a @ b), -1.0), 1.0)
