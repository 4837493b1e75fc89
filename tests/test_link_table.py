"""Pairs with the same evidence are told apart by what was measured of each sort, and asked once."""

from __future__ import annotations

import numpy as np
import pytest

from claimcheck.link import each
from claimcheck.link.table import SAMPLE, Table


def table(many: int, kinds: int) -> Table:
    """Return the evidence of pairs: two sorts of it, of which rows repeat, and one piece beside."""
    draw = np.random.default_rng(5)
    rows, more = (np.floor(draw.random((kinds, 3)) * 4) for _ in range(2))
    which, which2 = (draw.integers(0, kinds, many) for _ in range(2))
    beside = {"beside": draw.integers(0, 2, many) / 4}
    return Table(many, ((("a", "b", "c"), rows, which), (("d", "e", "f"), more, which2)), beside)


@pytest.mark.parametrize("code", [each.CODE, np.uint64(0)], ids=["", "all of one code"])
def test_each_pair_has_the_evidence_of_the_one_it_is_like(
    code: np.uint64, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(each, "CODE", code)
    of = table(5 * SAMPLE, 9)
    first, which = of.differing()
    some = of.those(first)
    for name in ("a", "b", "c", "d", "e", "f", "beside"):
        assert np.array_equal(some[name][which], of[name]), name
    assert len(first) == (5 * SAMPLE if code == 0 else len({tuple(row) for row in rows(of)}))


def rows(of: Table) -> list[list[float]]:
    """Return the evidence of each pair."""
    made: list[list[float]] = np.stack(
        [of[name] for name in ("a", "b", "c", "d", "e", "f", "beside")], axis=1
    ).tolist()
    return made


def test_few_pairs_and_those_that_mostly_differ_are_not_told_apart() -> None:
    for of in (table(SAMPLE, 9), table(5 * SAMPLE, 2000)):
        first, which = of.differing()
        assert first.tolist() == which.tolist() == list(range(of.many))
