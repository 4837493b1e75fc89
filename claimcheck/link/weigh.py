"""From named evidence to the likelihood that two claims speak of one matter.

The model is an ensemble of small regression trees (gradient boosting, Friedman 2001) over the evidence of
``evidence.py``, trained by ``make weights`` on the labelled story sets and kept as plain JSON in
``weights.json``. Each tree asks at most a few questions, and the contribution of a piece of evidence to a
decision is the sum of the changes it makes along the paths taken (Saabas 2014), so that every decision can
be told in words.
"""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any

import numpy as np
import numpy.typing as npt

from claimcheck.model import Evidence

# Rows fewer than these are walked one by one: to set up the arrays' way takes as long as 80 rows do so.
FEW = 80
# Rows at once, so that the places in all trees stay in the processor's cache.
BATCH = 1024


@dataclass(frozen=True, slots=True)
class Node:
    """A node of a tree: the question ``feature <= cut``, or a leaf (feature -1); ``mean`` is its score."""

    feature: int
    cut: float
    left: int
    right: int
    mean: float


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """A trained ensemble: names of the evidence in order, the score before any evidence, the trees."""

    features: tuple[str, ...]
    base: float
    trees: tuple[tuple[Node, ...], ...]

    def score(self, found: Mapping[str, float]) -> float:
        """Return the log-odds that the evidence gives."""
        row = [found.get(name, 0.0) for name in self.features]
        total = self.base
        for tree in self.trees:
            node = tree[0]
            while node.feature >= 0:
                node = tree[node.left if row[node.feature] <= node.cut else node.right]
            total += node.mean
        return total

    def scores(self, found: Sequence[Mapping[str, float]]) -> list[float]:
        """Return the log-odds of many pairs: what ``score`` gives for each, to the last bit."""
        if len(found) < FEW:
            return [self.score(one) for one in found]
        names, forest, made = self.features, packed(self), list[float]()
        for start in range(0, len(found), BATCH):
            rows = np.array([[one.get(name, 0.0) for name in names] for one in found[start : start + BATCH]])
            made += forest.totals(rows, self.base).tolist()
        return made

    def told(self, found: Mapping[str, float], most: int = 6) -> tuple[Evidence, ...]:
        """Return the pieces of evidence that moved the score most, with their weights in log-odds."""
        row = [found.get(name, 0.0) for name in self.features]
        moved: dict[int, float] = {}
        for tree in self.trees:
            node = tree[0]
            while node.feature >= 0:
                below = tree[node.left if row[node.feature] <= node.cut else node.right]
                moved[node.feature] = moved.get(node.feature, 0.0) + below.mean - node.mean
                node = below
        ranked = sorted(moved.items(), key=lambda item: (-abs(item[1]), item[0]))[:most]
        return tuple(
            Evidence(self.features[i], round(w, 3), f"{row[i]:.2f}") for i, w in ranked if abs(w) > 0.05
        )


@dataclass(frozen=True, slots=True)
class Forest:
    """The trees of a model as arrays over all their nodes; a leaf leads to itself."""

    roots: npt.NDArray[np.int64]
    feature: npt.NDArray[np.int64]
    cut: npt.NDArray[np.float64]
    left: npt.NDArray[np.int64]
    right: npt.NDArray[np.int64]
    mean: npt.NDArray[np.float64]
    depth: int

    def totals(self, rows: npt.NDArray[np.float64], base: float) -> npt.NDArray[np.float64]:
        """Return the score of each row; means are added tree by tree, as ``Model.score`` adds them."""
        at = np.tile(self.roots, (len(rows), 1))
        place = np.arange(len(rows))[:, None] * rows.shape[1]
        flat = rows.ravel()
        for _ in range(self.depth):
            lower = flat.take(place + self.feature.take(at)) <= self.cut.take(at)
            at = np.where(lower, self.left.take(at), self.right.take(at))
        total = np.full(len(rows), base)
        for tree in range(len(self.roots)):
            total += self.mean.take(at[:, tree])
        return total


@functools.lru_cache(maxsize=32)
def packed(model: Model) -> Forest:
    """Return the trees of a model as arrays."""
    roots: list[int] = []
    nodes: list[tuple[int, float, int, int, float]] = []
    for tree in model.trees:
        start = len(nodes)
        roots.append(start)
        for i, node in enumerate(tree, start):
            leaf = node.feature < 0
            below = (i, i) if leaf else (start + node.left, start + node.right)
            nodes.append((max(node.feature, 0), node.cut, *below, node.mean))
    feature, cut, left, right, mean = (np.array(column) for column in zip(*nodes, strict=True))
    depth = max(deep(tree) for tree in model.trees)
    return Forest(np.array(roots), feature, cut.astype(np.float64), left, right, mean, depth)


def deep(tree: Sequence[Node], at: int = 0) -> int:
    """Return how many questions a tree asks at most."""
    node = tree[at]
    return 0 if node.feature < 0 else 1 + max(deep(tree, node.left), deep(tree, node.right))


def probability(score: float) -> float:
    """Return the probability of log-odds."""
    return 1 / (1 + math.exp(-max(min(score, 30.0), -30.0)))


@dataclass(frozen=True, slots=True)
class Weights:
    """All trained models by name, and how likely a pair must be, by kind of claim, to agree or to conflict.

    ``told`` holds what was measured when they were trained, for the record.
    """

    models: Mapping[str, Model]
    thresholds: Mapping[str, Mapping[str, float]]

    def bar(self, kind: str, what: str) -> float:
        """Return the likelihood that a pair of ``kind`` needs for ``what``: "agree" or "conflict"."""
        return self.thresholds[kind][what]


@functools.cache
def shipped() -> Weights:
    """Return the weights that come with the package, loaded once."""
    text = resources.files("claimcheck.link").joinpath("weights.json").read_text("utf-8")
    data: dict[str, Any] = json.loads(text)
    return Weights({name: read(found) for name, found in data["models"].items()}, data["thresholds"])


def read(data: Mapping[str, Any]) -> Model:
    """Return the model of a JSON object: features, base, trees of [feature, cut, left, right, mean]."""
    trees: Sequence[Sequence[Sequence[float]]] = data["trees"]
    return Model(
        features=tuple(data["features"]),
        base=float(data["base"]),
        trees=tuple(
            tuple(Node(int(f), c, int(lo), int(hi), m) for f, c, lo, hi, m in tree) for tree in trees
        ),
    )
