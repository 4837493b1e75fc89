"""``claimcheck why`` tells each piece of evidence in words, for one matter and against it."""

import re
import tomllib
from dataclasses import replace
from importlib import resources

import pytest
from judging import given, link

from claimcheck.judge.evidence import Phrases, in_words, phrases
from claimcheck.judge.why import told
from claimcheck.link.doubts import READ
from claimcheck.link.evidence import measure, story
from claimcheck.link.kept import AROUND
from claimcheck.link.odd_days import ODD
from claimcheck.link.updates import FOLLOWS
from claimcheck.link.weigh import shipped
from claimcheck.model import Claim, Evidence, Name


def pair() -> tuple[Claim, Claim]:
    """Two claims that share nothing, of articles without a day."""
    return given("a", "", "3 boats", "3 boats sank", measured="boat"), given(
        "b", "", "5 cows", "it has 5 cows"
    )


# What a dispute between two parties of one text adds (judge/parties.py).
PARTIES = "two parties side by side"
WEIGHED = {name for model in shipped().models.values() for name in model.features}
NAMES = sorted({*AROUND, PARTIES, FOLLOWS, ODD, READ, *WEIGHED, *measure(*pair(), story(pair()))})
SIGNS = tomllib.loads(resources.files("claimcheck.evaluate").joinpath("signs.toml").read_text("utf-8"))
SLOTS = {"measured", "predicate", "words", "context", "names", "figures", "value", "days"}


def test_every_piece_of_evidence_has_its_phrases() -> None:
    """Nothing measured or weighed lacks one; a new piece of evidence wants a line in the file."""
    assert [name for name in NAMES if name not in phrases()] == []
    assert [name for name in phrases() if name not in NAMES] == []


@pytest.mark.parametrize("name", NAMES)
def test_phrases_are_whole(name: str) -> None:
    known, a_link = phrases()[name], link(*pair())
    assert not known.way or name in SIGNS[known.way], "its degrees may speak either way: give it `from`"
    assert set(re.findall(r"\{(\w+)\}", " ".join((*known.so, known.lacking)))) <= SLOTS
    for number, weight in (("0.00", 0.5), ("0.00", -0.5), ("1.00", 0.5), ("1.00", -0.5), ("-0.50", -0.5)):
        said = in_words(Evidence(name, weight, number), a_link)
        assert said not in ("", name)
        assert "{" not in said
    high, low = (Evidence(name, -0.5 if known.way == "against" else 0.5, n) for n in ("3.00", "0.00"))
    assert name == "days between" or in_words(high, a_link) != in_words(low, a_link)


@pytest.mark.parametrize(
    ("name", "weight", "number", "said"),
    [
        ("value far", 0.49, "0.33", "the values are not far apart"),
        ("value far", -0.33, "4.00", "the values are far apart"),
        ("backed by others, the more", -0.44, "0.00", "no other article gives the value of either"),
        ("words shared", -0.2, "0.40", "they share few words"),
        ("alone", 1.7, "0.54", "taken by themselves, the clauses are 0.54 likely to be of one matter"),
        ("days between", 0.1, "0.10", "the articles were published on days that are not both known"),
        ("telling", 0.1, "0.50", "the values are so round or short that they are often met by chance"),
        ("no such evidence", 0.1, "1.00", "no such evidence"),
    ],
)
def test_evidence_in_words(name: str, weight: float, number: str, said: str) -> None:
    assert in_words(Evidence(name, weight, number), link(*pair())) == said


def test_days_between_are_counted() -> None:
    a, b = (given(*of, says="boats sank") for of in (("a", "2026-03-02", "3"), ("b", "2026-03-05", "5")))
    piece = Evidence("days between", -0.1, "0.10")
    assert in_words(piece, link(a, b)) == "the articles were published 3 days apart"
    assert in_words(piece, link(a, a)) == "the articles were published on one day"


def test_why_tells_no_bare_number_and_no_bare_axis() -> None:
    a, b = pair()
    one = replace(link(a, b, 0.1), axis="matter")
    lines = told([one], [a], [b]).splitlines()
    assert "  not comparable: not the same matter" in lines
    assert "    +1.00  many of their words are alike" in lines


@pytest.mark.parametrize(("name", "of"), [(name, known) for name, known in phrases().items() if known.other])
def test_names_have_no_distance(name: str, of: Phrases) -> None:
    """A name is neither near another nor far from it, whatever the number of the piece."""
    both = [replace(c, value=Name(who, who)) for c, who in zip(pair(), ("ada bell", "cy dorn"), strict=True)]
    assert in_words(Evidence(name, 0.5, "0.00"), link(*both)) == of.other
    assert in_words(Evidence(name, 0.5, "0.00"), link(*pair())) != of.other
