"""What third claims say of a pair: looked up in a table, or searched, as when each is asked by itself."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from claimcheck.link import around


def one_by_one(likely: dict[tuple[int, int], float], many: int, pairs: list[tuple[int, int]]) -> list[float]:
    """Return how likely a third claim joins each pair, each third claim asked."""
    return [
        max((min(likely.get((a, c), 0.0), likely.get((b, c), 0.0)) for c in range(many)), default=0.0)
        for a, b in pairs
    ]


@pytest.mark.parametrize("worth", [0, 10**9], ids=["laid out", "searched"])
@pytest.mark.parametrize("batch", [7, 1_000_000])
@pytest.mark.parametrize("table", [1, 100, 500_000])
def test_third_claims_are_those_found_one_by_one(
    worth: int, batch: int, table: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(around, "WORTH", worth)
    monkeypatch.setattr(around, "BATCH", batch)
    monkeypatch.setattr(around, "TABLE", table)
    random = np.random.default_rng(11)
    many = 30
    pairs = list(itertools.combinations(range(many), 2))
    told = random.random(len(pairs)) < 0.2
    likely = {pair: float(p) for pair, p in zip(pairs, random.random(len(pairs)), strict=True)}
    likely = {pair: p for pair, p, some in zip(pairs, likely.values(), told, strict=True) if some}
    both = {**likely, **{(b, a): p for (a, b), p in likely.items()}}
    order = random.permutation(len(both))
    x, y = np.array(list(both), dtype=np.int64)[order].T
    near = np.array(list(both.values()))[order]
    a, b = np.array(pairs, dtype=np.int64)[random.permutation(len(pairs))[:200]].T
    found = around.thirds(x, y, near, many, a, b)
    assert found.tolist() == one_by_one(both, many, list(zip(a.tolist(), b.tolist(), strict=True)))
    assert 0 < np.count_nonzero(found) < len(found)


def test_no_pair_is_joined_where_none_is_likely() -> None:
    none = np.zeros(0, dtype=np.int64)
    asked = np.array([0, 1]), np.array([2, 2])
    assert around.thirds(none, none, np.zeros(0), 3, *asked).tolist() == [0.0, 0.0]
