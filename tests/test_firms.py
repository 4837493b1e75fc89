"""Articles whose headlines name two firms of one trade, and those that only seem to."""

from __future__ import annotations

from dataclasses import replace

import pytest
from judging import given

from claimcheck.judge.firms import Firms
from claimcheck.model import Claim, Name

HESK, CORVANE = Name("hesk", "Hesk", "ORG"), Name("corvane", "Corvane", "ORG")
BOARD = Name("supervisory board", "Supervisory Board", "ORG")
TARN, ADA = Name("tarn", "Tarn", "LOC"), Name("ada lunt", "Ada Lunt", "PER")
LAND = Name("canada", "Canada", "LOC")


def said(document: str, title: str, *names: Name) -> Claim:
    """Return a claim of an article with a headline, whose clauses name some."""
    return given(document, "2026-03-02", "30,000 jobs", "30,000 jobs go", title=title, names=names)


def two(a: Claim, b: Claim) -> bool:
    """Whether two claims are of articles on two firms; it matters not which comes first."""
    firms = Firms([a, b], {a.source.document, b.source.document})
    assert firms.two(a, b) == firms.two(b, a)
    return firms.two(a, b)


HERE = said("a", "Hesk cuts jobs", HESK)


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Corvane to cut jobs", (CORVANE,)),
        ("CORVANE TO CUT JOBS", (CORVANE,)),
        ("Corvane to cut jobs", (CORVANE, HESK)),  # it names its rival, which does not name it
    ],
)
def test_two_firms(title: str, names: tuple[Name, ...]) -> None:
    assert two(HERE, said("b", title, *names))


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Hesk and Corvane to cut jobs", (CORVANE, HESK)),  # one of its headline's is the other's
        ("Jobs are to go", (CORVANE,)),  # the headline names none
        ("Supervisory Board to cut jobs", (BOARD,)),  # no firm
        ("Hesk Motors to cut jobs", (Name("hesk motors", "Hesk Motors", "ORG"),)),
    ],
)
def test_perhaps_one(title: str, names: tuple[Name, ...]) -> None:
    assert not two(HERE, said("b", title, *names))


def test_a_person_or_place_that_both_name_joins_them_and_a_country_does_not() -> None:
    for name, parted in ((TARN, False), (ADA, False), (LAND, True)):
        assert (
            two(said("a", "Hesk cuts jobs", HESK, name), said("b", "Corvane cuts jobs", CORVANE, name))
            == parted
        )


def test_articles_that_name_each_other_may_be_of_one_story() -> None:
    assert not two(said("a", "Hesk bids", HESK, CORVANE), said("b", "Corvane says no", CORVANE, HESK))


def test_one_article_is_of_one_story() -> None:
    later = replace(HERE, id="a:1", sentence=1)
    assert not two(HERE, later)
