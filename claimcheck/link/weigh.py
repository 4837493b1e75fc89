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

from claimcheck.model import Evidence


@dataclass(frozen=True, slots=True)
class Node:
    """A node of a tree: the question ``feature <= cut``, or a leaf (feature -1); ``mean`` is its score."""

    feature: int
    cut: float
    left: int
    right: int
    mean: float


@dataclass(frozen=True, slots=True)
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
