"""The trees of a model, asked of many pairs at once: evidence as bytes, answers as bits.

A tree asks whether a piece of evidence is at most a cut, and of a piece there are at most some 110 cuts. So
of a number no more is needed than how many cuts lie below it, which is a byte; and the same question, asked
in many trees, is answered once. In a tree the answers choose between the numbers of its leaves bit by bit. A
score is that of ``Model.score`` to the last bit: the same leaves, added in the same order. It takes some 2 us
a a row, where to choose between the leaves' scores themselves took 9.

Pairs with the same evidence are asked once. In a pile of stories told again one pair in forty differs, of
stories told once nearly all do.

That way takes 10 ms however few the rows are, and as much to be made; a walk of all trees at once takes 12 us
a row. So few rows are walked, and the questions are nested when many rows are first asked.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from claimcheck.link import weigh
from claimcheck.link.each import Ints, alike
from claimcheck.link.pairs import distinct
from claimcheck.link.weigh import Floats, Model, probability

Bytes = npt.NDArray[np.uint8]
# Rows asked at once: their answers, a byte each, stay in the processor's cache.
ROWS = 16_384
# Rows fewer than these are walked, so many at once.
FEW, STRIDE = 1000, 250
# Rows of which those that differ are told apart together.
AT_ONCE = 65_536
# Cuts of a piece that a byte can count.
MOST = 255
# The numbers of leaves: made anew for each of 10,000 leaves they took 5 ms.
LEAVES = tuple(np.arange(MOST + 1, dtype=np.uint8))


@dataclass(frozen=True, slots=True, eq=False)
class Forest:
    """A model whose trees ask how many cuts lie below a piece of evidence; ``cuts`` are those of each.

    ``ways`` are its trees with rows of ``pieces`` for features, and cuts in bytes.
    """

    base: float
    cuts: Mapping[str, Floats]
    pieces: tuple[str, ...]
    ways: weigh.Forest

    def below(self, name: str, numbers: npt.NDArray[Any]) -> Bytes:
        """Return how many cuts of a piece of evidence lie below each of its numbers."""
        return self.cuts[name].searchsorted(numbers, side="left").astype(np.uint8)

    def all_below(self, numbers: Floats) -> Bytes:
        """Return what ``below`` returns of all pieces, given a row of numbers each, quicker for few pairs."""
        cuts, piece, first = asked_of(self)
        return np.add.reduceat(cuts < numbers.take(piece, axis=0), first, axis=0, dtype=np.uint8)

    def scores(self, rows: Bytes) -> Floats:
        """Return the score of each pair, given a row of bytes a piece of evidence (``pieces``)."""
        cuts = [np.arange(len(self.cuts[name]), dtype=np.uint8) for name in self.pieces]
        return self.asked(list(rows), cuts, rows.shape[1])

    def seen(self, columns: Sequence[npt.NDArray[np.float32]], many: int) -> Floats:
        """Return the score of each of ``many`` pairs by a column of each piece; cuts are of its precision."""
        return self.asked(columns, [self.cuts[name].astype(np.float32) for name in self.pieces], many)

    def asked(self, rows: Sequence[npt.NDArray[Any]], cuts: Sequence[npt.NDArray[Any]], many: int) -> Floats:
        """Return the score of each pair: which of the cuts of each piece lie below it says all."""
        trees = nested(self)
        made = np.empty(many)
        ends = np.cumsum([0, *map(len, cuts)]).tolist()
        for start in range(0, many, ROWS):
            told = np.empty((ends[-1], min(ROWS, many - start)), dtype=np.bool_)
            for row, those, first, end in zip(rows, cuts, ends, ends[1:], strict=False):
                np.greater(row[start : start + ROWS], those[:, None], out=told[first:end])
            answers = np.negative(told.view(np.int8)).view(np.uint8)
            total = np.full(told.shape[1], self.base)
            for tree, means in trees:
                leaf = chosen(tree, answers)
                total += means.take(leaf) if isinstance(leaf, np.ndarray) else means[leaf]
            made[start : start + ROWS] = total
        return made

    def likelihoods(self, rows: Bytes) -> list[float]:
        """Return how likely each pair is; of pairs with the same evidence one is asked."""
        made: list[float] = []
        for start in range(0, rows.shape[1], AT_ONCE):
            some = rows[:, start : start + AT_ONCE]
            first, which = differing(some)
            asked = some if len(first) == some.shape[1] else some.take(first, axis=1)
            scores = self.scores(asked) if len(first) >= FEW else self.walked(asked)
            told = np.array([probability(score) for score in scores.tolist()])
            made += told[which].tolist()
        return made

    def walked(self, rows: Bytes) -> Floats:
        """Return what ``scores`` returns, quicker where rows are few."""
        made = np.empty(rows.shape[1])
        for start in range(0, rows.shape[1], STRIDE):
            some = rows[:, start : start + STRIDE]
            many = some.shape[1]
            at = np.repeat(self.ways.roots[:, None], many, axis=1)
            for _ in range(self.ways.depth):
                lower = some.take(self.ways.feature.take(at) * many + np.arange(many)) <= self.ways.cut.take(
                    at
                )
                at = np.where(lower, self.ways.left.take(at), self.ways.right.take(at))
            # Added one by one, as ``Model.score`` does: a sum of numpy's own may differ in the last bit.
            terms = np.vstack((np.full(many, self.base), self.ways.mean.take(at)))
            made[start : start + many] = np.add.accumulate(terms)[-1]
        return made


def differing(rows: Bytes) -> tuple[Ints, Ints]:
    """Return the columns that differ, as the places of one of each, and which of these each column is.

    Where of the first few most do all are taken to, since to tell takes a third as long as to ask the trees.
    """
    many = rows.shape[1]
    if many < FEW or (many > FEW and len(differing(rows[:, :FEW])[0]) > FEW / 2):
        return np.arange(many), np.arange(many)
    turned = np.zeros((many, -(-len(rows) // 8) * 8), dtype=np.uint8)
    turned[:, : len(rows)] = rows.T
    return alike(list(turned.view(np.uint64).T), many)


def chosen(tree: Any, answers: Bytes) -> Any:
    """Return the leaf that each row comes to in a tree, as nested (question, leaf below, leaf above)."""
    if not isinstance(tree, tuple):
        return tree
    question, low, high = tree
    one, other = chosen(low, answers), chosen(high, answers)
    return ((one ^ other) & answers[question]) ^ one


@functools.lru_cache(maxsize=32)
def forest(model: Model) -> Forest:
    """Return a model's trees as they are asked of bytes."""
    ways = weigh.packed(model)
    inner = ways.left != np.arange(len(ways.left))
    order = distinct(ways.feature[inner])
    cuts = [distinct(ways.cut[inner & (ways.feature == piece)]) for piece in order.tolist()]
    assert all(len(those) <= MOST for those in cuts), "more cuts of a piece than a byte can count"
    below = np.zeros(len(inner), dtype=np.uint8)
    for piece, those in zip(order.tolist(), cuts, strict=True):
        mine = inner & (ways.feature == piece)
        below[mine] = np.searchsorted(those, ways.cut[mine])
    pieces = tuple(model.features[piece] for piece in order.tolist())
    return Forest(
        base=model.base,
        cuts=dict(zip(pieces, cuts, strict=True)),
        pieces=pieces,
        ways=replace(ways, feature=np.where(inner, np.searchsorted(order, ways.feature), 0), cut=below),
    )


@functools.lru_cache(maxsize=32)
def unknown(of: Forest) -> Bytes:
    """Return what ``below`` says of each piece of evidence where it is 0."""
    return np.array([of.below(piece, np.zeros(1)) for piece in of.pieces])


@functools.lru_cache(maxsize=32)
def asked_of(of: Forest) -> tuple[Floats, Ints, Ints]:
    """Return the cuts of all pieces in a column, of which piece each is, and where those of each begin."""
    many = np.array([len(of.cuts[piece]) for piece in of.pieces], dtype=np.int64)
    cuts = np.concatenate([of.cuts[piece] for piece in of.pieces])
    return cuts[:, None], np.repeat(np.arange(len(many)), many), np.cumsum(many) - many


@functools.lru_cache(maxsize=32)
def nested(of: Forest) -> tuple[tuple[Any, Floats], ...]:
    """Return the trees of a forest as nested questions: places in the cuts of all pieces, one by one."""
    many = np.array([len(of.cuts[piece]) for piece in of.pieces], dtype=np.int64)
    first = np.cumsum(many) - many
    asked = (first[of.ways.feature] + of.ways.cut).tolist() if len(many) else []
    return tuple(one_nested(of.ways, root, asked) for root in of.ways.roots.tolist())


def one_nested(ways: weigh.Forest, root: int, asked: Sequence[int]) -> tuple[Any, Floats]:
    """Return a tree as nested questions over the numbers of its leaves, and what each leaf scores."""
    means: list[float] = []
    left, right = ways.left, ways.right

    def part(at: int) -> Any:
        low = int(left[at])
        if low == at:
            means.append(float(ways.mean[at]))
            return LEAVES[len(means) - 1]
        return asked[at], part(low), part(int(right[at]))

    whole = part(root)
    return whole, np.array(means)
