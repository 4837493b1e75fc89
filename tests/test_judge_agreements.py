"""What is stated alike: one group for each matter, and no group of a limit with what is far below it."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import pytest
from judging import given, link

from claimcheck.judge import judge
from claimcheck.model import Agreement, Claim


def told(document: str, value: str, quote: str = "") -> Claim:
    """Return a claim of how many jobs go, or how long something lasts."""
    return given(document, "2026-04-21", value, quote or f"it is {value}", measured="job")


def agreed(claims: Sequence[Claim]) -> tuple[Agreement, ...]:
    """Return the agreements where all claims are linked."""
    return judge(claims, [link(a, b, 0.95) for a, b in itertools.combinations(claims, 2)]).agreements


def test_round_figures_join_the_exact_one() -> None:
    found = agreed(
        [
            told("a", "1,180 jobs"),
            told("b", "nearly 1,200 jobs"),
            told("c", "1,180 jobs"),
            told("d", "about 1,200 jobs"),
        ]
    )
    assert [(g.origins, len(g.claims)) for g in found] == [(4, 4)]
    assert found[0].value == "1,180 jobs / nearly 1,200 jobs / about 1,200 jobs"


def test_a_round_figure_does_not_join_two_exact_ones() -> None:
    found = agreed([told("a", "1,180 jobs"), told("b", "nearly 1,200 jobs"), told("c", "1,190 jobs")])
    assert sorted(tuple(c.document for c in g.claims) for g in found) == [
        ("a.txt", "b.txt"),
        ("b.txt", "c.txt"),
    ]


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("up to 26 weeks", "three weeks", False),
        ("up to 26 weeks", "24 weeks", True),
        ("up to 90,000 euros", "up to 10 million euros", False),
        ("up to 90,000 euros", "up to 100,000 euros", False),  # two ceilings
        ("up to 97,000 euros", "up to 100,000 euros", True),
        ("up to 26 weeks", "up to 26 weeks", True),
        ("up to two years", "24 months", True),
        ("at least 1,200 jobs", "1,240 jobs", True),
    ],
)
def test_a_limit_says_nothing_of_what_is_far_below_it(one: str, other: str, agree: bool) -> None:
    assert bool(agreed([told("a", one), told("b", other)])) is agree


def test_no_group_within_one_document() -> None:
    assert not agreed(
        [told("a", "1,180 jobs", "they cut 1,180 jobs"), told("a", "1,180 jobs", "1,180 jobs go")]
    )
