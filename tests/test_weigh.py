"""The ways to walk the trees say the same, to the last bit."""

from __future__ import annotations

import random

import numpy as np

from claimcheck.evaluate.weights import THRESHOLDS
from claimcheck.link import ALONE, gate
from claimcheck.link.forest import STRIDE, forest
from claimcheck.link.weigh import LEAST, WAYS, Model, shipped


def test_many_pairs_are_scored_as_each_by_itself() -> None:
    chance = random.Random(7)
    for name, model in sorted({**shipped().models, "glance": gate.shipped().model}.items()):
        values = (0.0, 0.5, 1.0, *{node.cut for tree in model.trees for node in tree})
        rows = [[chance.choice((*values, chance.uniform(-1, 4))) for _ in model.features] for _ in range(120)]
        seen = np.array(rows, dtype=np.float32)
        trees = forest(model)
        columns = [seen[:, model.features.index(piece)] for piece in trees.pieces]
        each = [model.base] * len(rows)
        for tree in model.trees:
            for at, row in enumerate(seen):
                node = tree[0]
                while node.feature >= 0:
                    node = tree[node.left if row[node.feature] <= np.float32(node.cut) else node.right]
                each[at] += node.mean
        assert trees.seen(columns, len(rows)).tolist() == each, name


def test_few_pairs_walk_the_trees_to_the_leaves_that_many_choose() -> None:
    chance = random.Random(5)
    for name, model in sorted(shipped().models.items()):
        trees = forest(model)
        for many in (1, 60, STRIDE + 1):
            rows = np.stack(
                [
                    trees.below(
                        piece,
                        np.array([chance.choice((0.0, 1.0, chance.uniform(-1, 4))) for _ in range(many)]),
                    )
                    for piece in trees.pieces
                ]
            )
            assert trees.walked(rows).tolist() == trees.scores(rows).tolist(), (name, many)


def moved(model: Model, row: list[float]) -> dict[str, float]:
    """Return how far each piece of evidence moves the score of a row, tree by tree."""
    found: dict[str, float] = {}
    for tree in model.trees:
        node = tree[0]
        while node.feature >= 0:
            below = tree[node.left if row[node.feature] <= node.cut else node.right]
            name = model.features[node.feature]
            found[name] = found.get(name, 0.0) + below.mean - node.mean
            node = below
    return found


def test_what_moved_a_decision_is_told_of_many_as_of_each() -> None:
    chance = random.Random(11)
    model = shipped().models[ALONE]
    rows = [
        [chance.choice((0.0, 1.0, chance.uniform(-1, 4))) for _ in model.features] for _ in range(WAYS + 3)
    ]
    for row, told in zip(rows, model.all_told(np.array(rows)), strict=True):
        mine = moved(model, row)
        assert told == model.told(dict(zip(model.features, row, strict=True)))
        assert [piece.weight for piece in told] == [round(mine[piece.name], 3) for piece in told]
        rest = [abs(weight) for name, weight in mine.items() if name not in {piece.name for piece in told}]
        assert max(rest, default=0.0) <= max(LEAST, min(abs(piece.weight) + 0.0005 for piece in told))


def test_the_shipped_bars_are_those_that_training_writes() -> None:
    assert shipped().thresholds == THRESHOLDS
