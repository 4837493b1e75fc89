"""From named evidence to the likelihood that two claims speak of one matter.

The model is an ensemble of small regression trees (gradient boosting, Friedman 2001) over the evidence of
``evidence.py``, trained by ``make weights`` on the labelled story sets and kept as plain JSON in
``weights.json``. Each tree asks at most a few questions, and the contribution of a piece of evidence to a
decision is the sum of the changes it makes along the paths taken (Saabas 2014), so that every decision can
be told in words.
"""

from __future__ import annotations

import functools
import itertools
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib import resources
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from claimcheck.model import Evidence

# Rows at once where the whole way through all trees is kept, which takes 20 kB a row.
WAYS = 256
# The name of the model of rules and states (``states.py``).
STATES = "of rules and states"
# Of a decision so many pieces are told, and none that moved the log-odds less than this.
PIECES = 6
LEAST = 0.05

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


class Node(NamedTuple):
    """A node of a tree: the question ``feature <= cut``, or a leaf (feature -1); ``mean`` is its score.

    There are 20,000 of them, and a frozen dataclass takes three times as long to make.
    """

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

    def told(self, found: Mapping[str, float]) -> tuple[Evidence, ...]:
        """Return the pieces of evidence that moved the score most, with their weights in log-odds."""
        return self.all_told(np.array([[found.get(name, 0.0) for name in self.features]]))[0]

    def all_told(self, rows: Floats) -> list[tuple[Evidence, ...]]:
        """Return for each row the pieces of evidence that moved its score most."""
        made: list[tuple[Evidence, ...]] = []
        for start in range(0, len(rows) if self.trees else 0, WAYS):
            some = rows[start : start + WAYS]
            moved = packed(self).moved(some)
            order = np.argsort(-np.abs(moved), axis=1, kind="stable")[:, :PIECES].tolist()
            made += [
                tuple(
                    Evidence(self.features[i], round(weight, 3), f"{row[i]:.2f}")
                    for i in first
                    if abs(weight := weights[i]) > LEAST
                )
                for row, weights, first in zip(some.tolist(), moved.tolist(), order, strict=True)
            ]
        return made or [()] * len(rows)


@dataclass(frozen=True, slots=True)
class Forest:
    """The trees of a model as arrays over all their nodes; a leaf leads to itself."""

    roots: Ints
    feature: Ints
    cut: Floats | npt.NDArray[np.uint8]
    left: Ints
    right: Ints
    mean: Floats
    depth: int

    def moved(self, rows: Floats) -> Floats:
        """Return how far each piece of evidence moves the score of each row, along all ways taken."""
        many, features = rows.shape
        at = np.tile(self.roots, (many, 1))
        first = np.arange(many)[:, None] * features
        flat = rows.ravel()
        places, steps = [], []
        for _ in range(self.depth):
            asked = first + self.feature.take(at)
            lower = flat.take(asked) <= self.cut.take(at)
            then = np.where(lower, self.left.take(at), self.right.take(at))
            moves = then != at
            places += [asked, asked]
            steps += [self.mean.take(then) * moves, -self.mean.take(at) * moves]
            at = then
        # By row, tree and step: so that the sums are made in one order, whatever rows are asked together.
        where, what = (np.stack(those, axis=2).ravel() for those in (places, steps))
        made = np.bincount(where, weights=what, minlength=many * features)
        return np.asarray(made, dtype=np.float64).reshape(many, features)


@functools.lru_cache(maxsize=32)
def packed(model: Model) -> Forest:
    """Return the trees of a model as arrays."""
    sizes = np.array([len(tree) for tree in model.trees], dtype=np.int64)
    roots = np.cumsum(sizes) - sizes
    told = itertools.chain.from_iterable(itertools.chain.from_iterable(model.trees))
    nodes = np.fromiter(told, dtype=np.float64).reshape(-1, 5)
    here, first = np.arange(len(nodes)), np.repeat(roots, sizes)
    asked, low, high = nodes[:, (0, 2, 3)].astype(np.int64).T
    left, right = (np.where(asked < 0, here, first + side) for side in (low, high))
    depth, at = 0, roots[asked[roots] >= 0]
    while len(at):
        at = np.concatenate((left[at], right[at]))
        depth, at = depth + 1, at[asked[at] >= 0]
    return Forest(roots, np.maximum(asked, 0), nodes[:, 1].copy(), left, right, nodes[:, 4].copy(), depth)


def probability(score: float) -> float:
    """Return the probability of log-odds."""
    return 1 / (1 + math.exp(-max(min(score, 30.0), -30.0)))


def logit(likely: float) -> float:
    """Return the logarithm of the odds of what is so likely."""
    return math.log(likely / (1 - likely))


# The bars of a kind that has no model and no threshold of its own: of levels that are written down.
WRITTEN = {"agree": 0.65, "conflict": 0.6}


@dataclass(frozen=True, slots=True)
class Weights:
    """All trained models by name, and how likely a pair must be, by kind of claim, to agree or to conflict.

    ``topics`` says of each topic of rules and states how often a pair was of one matter, under "" of all.
    """

    models: Mapping[str, Model]
    thresholds: Mapping[str, Mapping[str, float]]
    topics: Mapping[str, float] = field(default_factory=dict)

    def bar(self, kind: str, what: str) -> float:
        """Return the likelihood that a pair of ``kind`` needs for ``what``: "agree" or "conflict"."""
        return self.thresholds.get(kind, WRITTEN)[what]


@functools.cache
def shipped() -> Weights:
    """Return the weights that come with the package, loaded once."""
    text = resources.files("claimcheck.link").joinpath("weights.json").read_text("utf-8")
    data: dict[str, Any] = json.loads(text)
    models = {name: read(found) for name, found in data["models"].items()}
    return Weights(models, data["thresholds"], data["models"].get(STATES, {}).get("topics", {}))


def read(data: Mapping[str, Any]) -> Model:
    """Return the model of a JSON object: features, base, trees of [feature, cut, left, right, mean]."""
    trees: Sequence[Sequence[Sequence[float]]] = data["trees"]
    return Model(
        features=tuple(data["features"]),
        base=float(data["base"]),
        trees=tuple(tuple(map(Node._make, tree)) for tree in trees),
    )
