"""A change that the reader doubts is none, unless a text tells the other's value as the one before."""

from __future__ import annotations

from dataclasses import replace

import pytest
from judging import given, link

from claimcheck.judge import judge
from claimcheck.judge.doubted import NEAR
from claimcheck.link.doubts import READ
from claimcheck.link.updates import FOLLOWS
from claimcheck.model import Evidence

AGAINST, FOR = Evidence(READ, -0.4, "0.20"), Evidence(READ, 0.4, "0.80")
CLOSE, BEFORE = Evidence(NEAR, 0.4, "0.10"), Evidence(FOLLOWS, 1.7)


@pytest.mark.parametrize(
    ("evidence", "found"),
    [
        ((AGAINST, CLOSE), []),
        ((AGAINST, CLOSE, BEFORE), ["changed"]),
        ((FOR, CLOSE), ["changed"]),
        ((AGAINST,), ["changed"]),
        ((CLOSE,), ["changed"]),
    ],
)
def test_a_change_that_the_reader_doubts(evidence: tuple[Evidence, ...], found: list[str]) -> None:
    a = given("a", "2026-03-02", "132", "The block has 132 flats")
    b = given("b", "2026-03-20", "150", "There will now be 150 flats", marks=("update",))
    one = replace(link(a, b, 0.7), evidence=evidence)
    assert [finding.verdict for finding in judge([a, b], [one]).findings] == found


def test_a_contradiction_that_it_doubts_stays() -> None:
    a = given("a", "2026-03-02", "132", "The block has 132 flats")
    b = given("b", "2026-03-02", "150", "The block has 150 flats")
    one = replace(link(a, b, 0.7), evidence=(AGAINST, CLOSE))
    assert [finding.verdict for finding in judge([a, b], [one]).findings] == ["contradicts"]
