"""The trees of a model, asked of many pairs at once: evidence as bytes, answers as bits.

A tree asks whether a piece of evidence is at most a cut, and of a piece there are at most some 110 cuts. So
of a number no more is needed than how many cuts lie below it, which is a byte; and the same question, asked
in many trees, is answered once. In a tree the answers choose between the numbers of its leaves bit by bit. A
score is that of ``Model.score`` to the last bit: the same leaves, added in the same order. It takes some 2 us
a row, where to choose between the leaves' scores themselves took 9.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from claimcheck.link.weigh import FEW, Floats, Model, Node, probability

Bytes = npt.NDArray[np.uint8]
# Rows asked at once: their answers, a byte each, stay in the processor's cache.
ROWS = 8192
# Cuts of a piece that a byte can count.
MOST = 255
# The numbers of leaves: made anew for each of 10,000 leaves they took 5 ms.
LEAVES = tuple(np.arange(MOST + 1, dtype=np.uint8))


@dataclass(frozen=True, slots=True, eq=False)
class Forest:
    """A model whose trees ask how many cuts lie below a piece of evidence; ``cuts`` are those of each."""

    model: Model
    cuts: Mapping[str, Floats]
    pieces: tuple[str, ...]
    feature: npt.NDArray[np.int64]
    cut: Bytes
    trees: tuple[tuple[Any, Floats], ...]

    def below(self, name: str, numbers: npt.NDArray[Any]) -> Bytes:
        """Return how many cuts of a piece of evidence lie below each of its numbers."""
        return np.searchsorted(self.cuts[name], numbers, side="left").astype(np.uint8)

    def scores(self, rows: Bytes) -> Floats:
        """Return the score of each pair, given a row of bytes a piece of evidence (``pieces``)."""
        made = np.empty(rows.shape[1])
        for start in range(0, rows.shape[1], ROWS):
            some = rows[:, start : start + ROWS]
            told = np.greater(some.take(self.feature, axis=0), self.cut[:, None])
            answers = np.negative(told.view(np.int8)).view(np.uint8)
            total = np.full(some.shape[1], self.model.base)
            for tree, means in self.trees:
                leaf = chosen(tree, answers)
                total += means.take(leaf) if isinstance(leaf, np.ndarray) else means[leaf]
            made[start : start + ROWS] = total
        return made

    def likelihoods(self, rows: Bytes) -> list[float]:
        """Return how likely each pair is; few rows are walked one by one."""
        if rows.shape[1] >= FEW:
            return [probability(score) for score in self.scores(rows).tolist()]
        place = {name: at for at, name in enumerate(self.pieces)}
        at = [place.get(name, -1) for name in self.model.features]
        return [probability(walked(self.model, self.cuts, at, row)) for row in rows.T.tolist()]


def chosen(tree: Any, answers: Bytes) -> Any:
    """Return the leaf that each row comes to in a tree, as nested (question, leaf below, leaf above)."""
    if not isinstance(tree, tuple):
        return tree
    question, low, high = tree
    one, other = chosen(low, answers), chosen(high, answers)
    return ((one ^ other) & answers[question]) ^ one


def walked(model: Model, cuts: Mapping[str, Floats], at: list[int], row: list[int]) -> float:
    """Return the score of one row, tree by tree."""
    total = model.base
    for tree in model.trees:
        node = tree[0]
        while node.feature >= 0:
            node = tree[node.left if row[at[node.feature]] <= node.cut else node.right]
        total += node.mean
    return total


@functools.lru_cache(maxsize=32)
def forest(model: Model) -> Forest:
    """Return a model's trees as they are asked of bytes."""
    asked: dict[int, set[float]] = {}
    for tree in model.trees:
        for node in tree:
            if node.feature >= 0:
                asked.setdefault(node.feature, set()).add(node.cut)
    order = sorted(asked)
    number = {(piece, cut): k for piece in order for k, cut in enumerate(sorted(asked[piece]))}
    questions = {key: at for at, key in enumerate(number)}
    row = {piece: at for at, piece in enumerate(order)}
    assert all(len(those) <= MOST for those in asked.values()), "more cuts of a piece than a byte can count"
    trees = tuple(
        tuple(Node(f, number.get((f, cut), 0), low, high, mean) for f, cut, low, high, mean in tree)
        for tree in model.trees
    )
    return Forest(
        model=Model(model.features, model.base, trees),
        cuts={model.features[piece]: np.array(sorted(asked[piece])) for piece in order},
        pieces=tuple(model.features[piece] for piece in order),
        feature=np.array([row[piece] for piece, _ in questions], dtype=np.int64),
        cut=np.array([number[key] for key in questions], dtype=np.uint8),
        trees=tuple(nested(tree, questions) for tree in model.trees),
    )


def nested(tree: tuple[Node, ...], questions: Mapping[tuple[int, float], int]) -> tuple[Any, Floats]:
    """Return a tree as nested questions over the numbers of its leaves, and what each leaf scores."""
    means: list[float] = []

    def part(at: int) -> Any:
        node = tree[at]
        if node.feature < 0:
            means.append(node.mean)
            return LEAVES[len(means) - 1]
        return questions[node.feature, node.cut], part(node.left), part(node.right)

    whole = part(0)
    return whole, np.array(means)
