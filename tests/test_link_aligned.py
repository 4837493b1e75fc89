"""Evidence of words set against words, and of deeds: on claims of one article, beside pairs without it."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from claimcheck.config import Config
from claimcheck.extract import extract
from claimcheck.link.aligned import alignment
from claimcheck.link.deeds import deeds
from claimcheck.link.moments import times
from claimcheck.model import Claim
from claimcheck.pipeline import documents, once, read_values

ARTICLE = """---
date: 2026-06-03
---
# Ferry inquiry opens

The ship, built in Norway in 1997, capsized on Friday evening. The vessel capsized on Saturday at 17:50.

The school closed in 2020. By Monday 400 people had written to the governors.

The barge that sank on Tuesday was built in 1991. It was last surveyed on 14 August.

Tickets are on sale from 8 June. Sales end on 12 July. The old fares apply until 30 June.
"""


@pytest.fixture(scope="module")
def claims(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Claim]:
    path: Path = tmp_path_factory.mktemp("aligned") / "ferry.md"
    path.write_text(ARTICLE, encoding="utf-8")
    readings = read_values(once(documents([str(path)])), Config())
    return {c.value_text: c for r in readings for c in extract(r) if c.kind == "date"}


def test_a_participle_and_a_relative_clause_have_the_noun_they_describe_as_subject(
    claims: dict[str, Claim],
) -> None:
    assert claims["1997"].subject == "ship"
    assert claims["Tuesday"].subject == "barge"


def test_it_stands_for_the_subject_before_it(claims: dict[str, Claim]) -> None:
    assert claims["14 August"].subject == "barge"


def test_one_deed_of_one_thing_is_told_from_two(claims: dict[str, Claim]) -> None:
    one, other = claims["Friday evening"], claims["Saturday at 17:50"]
    same = deeds(one, other, {})
    assert same["one deed"] > 0
    assert same["deeds differ"] == 0
    closing = deeds(one, claims["2020"], {})
    assert closing["one deed"] == 0
    assert closing["deeds differ"] == 1
    assert closing["subjects differ"] == 1


def test_what_happens_to_a_thing_once(claims: dict[str, Claim]) -> None:
    one, other = claims["1997"], claims["1991"]  # built, and built
    rare = {"build": 0.3}
    assert deeds(one, other, rare)["a deed that happens once"] > 0
    assert deeds(one, other, rare)["a deed of many texts"] == 1
    assert deeds(one, other, {"build": 2.0})["a deed of many texts"] < 0.5
    assert deeds(one, claims["14 August"], rare)["a deed that happens once"] == 0


def test_the_ends_of_an_interval(claims: dict[str, Claim]) -> None:
    assert times(claims["8 June"], claims["30 June"])["a start and an end"] == 1
    assert times(claims["12 July"], claims["30 June"])["both a start, or both an end"] == 1
    assert times(claims["Tuesday"], claims["30 June"])["both a start, or both an end"] == 0


def test_a_day_up_to_which_something_was_counted(claims: dict[str, Claim]) -> None:
    assert deeds(claims["Monday"], claims["2020"], {})["a day of counting"] == 1
    assert deeds(claims["1997"], claims["1991"], {})["a day of counting"] == 0


def test_words_are_set_against_their_like(claims: dict[str, Claim]) -> None:
    near = alignment(claims["1997"], claims["1991"], {})
    far = alignment(claims["1997"], claims["2020"], {})
    assert near["predicates alike"] == 1
    assert near["core words aligned, the less"] > far["core words aligned, the less"]


def test_evidence_is_the_same_from_both_sides(claims: dict[str, Claim]) -> None:
    for a, b in combinations(claims.values(), 2):
        assert alignment(a, b, {}) == pytest.approx(alignment(b, a, {}))
        assert deeds(a, b, {}) == pytest.approx(deeds(b, a, {}))


def test_a_deed_that_many_texts_tell_of(claims: dict[str, Claim]) -> None:
    one, other = claims["1997"], claims["Friday evening"]  # built, and capsized
    told = deeds(one, other, {"build": 0.3, "capsize": 1.2})
    assert told["told by many texts, the more"] == 1
    assert 0 < told["told by many texts, the less"] < 0.5


def test_the_days_of_a_pair(claims: dict[str, Claim]) -> None:
    found = times(claims["12 July"], claims["30 June"])
    assert 0 < found["days near"] < 0.1
    assert found["days from the article, the less"] < found["days from the article, the more"]
    assert found == times(claims["30 June"], claims["12 July"])
