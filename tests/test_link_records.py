"""Links made field by field, many at once, are those that calling the class makes."""

from __future__ import annotations

import gc

import pytest
from judging import claim

from claimcheck.link.found import UNTOLD
from claimcheck.link.records import records
from claimcheck.model import Evidence, Link
from claimcheck.uncollected import uncollected


def test_many_links_at_once_are_those_made_one_by_one() -> None:
    a, b = (claim({"in": name, "says": "Two died.", "value": "two"}) for name in ("a", "b"))
    told = [Evidence("words shared", 1.0)], ()
    columns = {**UNTOLD, "first": [a, b], "second": [b, a], "probability": [0.1, 0.2], "axis": ["", "time"]}
    made = records(Link, 2, {**columns, "evidence": told})
    assert made == [Link(a, b, 0.1, told[0]), Link(b, a, 0.2, (), axis="time")]
    assert records(Link, 0, {**UNTOLD, "first": []}) == []


@pytest.mark.parametrize("before", [True, False])
def test_looking_for_cycles_goes_on_as_before(before: bool) -> None:
    enabled = gc.isenabled()
    try:
        (gc.enable if before else gc.disable)()
        with uncollected():
            assert not gc.isenabled()
        assert gc.isenabled() is before
    finally:
        (gc.enable if enabled else gc.disable)()
