"""The score of one row, tree by tree: what the faster ways of asking a model are held to."""

from __future__ import annotations

from collections.abc import Mapping

from claimcheck.link.weigh import Model


def score(model: Model, found: Mapping[str, float]) -> float:
    """Return the log-odds that the evidence gives."""
    row = [found.get(name, 0.0) for name in model.features]
    total = model.base
    for tree in model.trees:
        node = tree[0]
        while node.feature >= 0:
            node = tree[node.left if row[node.feature] <= node.cut else node.right]
        total += node.mean
    return total
