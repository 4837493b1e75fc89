"""What is measured, on frozen parses: the noun of an amount, its restrictions, and counts of none."""

from __future__ import annotations

import datetime as dt
import itertools
import math
from pathlib import Path

import conllu
import pytest

from claimcheck.kinds import quantity
from claimcheck.kinds.scene import Candidate, Scene
from claimcheck.model import DERIVED, Amount, Document
from claimcheck.pipeline import extract
from claimcheck.values.amounts import find_amounts
from claimcheck.values.reading import moved

SENTENCES = conllu.read(Path(__file__).parent / "cases" / "extract.conllu")


def found(number: int) -> dict[str, Candidate]:
    """Return the candidates of a frozen sentence (from 1) by their words."""
    sentence = SENTENCES[number - 1]
    amounts = tuple(moved(m, sentence.start) for m in find_amounts(sentence.text))
    at = sentence.start
    return {sentence.text[c.start - at : c.end - at]: c for c in quantity.find(Scene(sentence, amounts))}


@pytest.mark.parametrize(
    ("number", "words", "axis"),
    [
        (1, "214", "passenger"),  # the noun that the number counts
        (2, "At least 14", "miner"),  # of the miners
        (6, "6 percent", "fee"),  # the object of what was raised
        (7, "5.1%", "unemployment"),  # the subject of what fell
        (9, "310 million euros", "tunnel"),  # the subject of what cost
        (9, "4.2 kilometres", "tunnel"),  # what the relative clause is of
        (14, "48", "patient"),  # "the number of" only counts
        (15, "8 percent", "vineyard"),  # percent of what
        (16, "35 million dollars", "fine"),  # the noun above
        (31, "20 tonnes", "pear"),  # tonnes of what
    ],
)
def test_what_is_measured(number: int, words: str, axis: str) -> None:
    assert found(number)[words].axis == axis


@pytest.mark.parametrize(
    ("number", "words", "axis"),
    [(3, "Nobody", "person"), (4, "No arrests", "arrest"), (5, "no weapons", "weapon")],
)
def test_counts_of_none(number: int, words: str, axis: str) -> None:
    candidate = found(number)[words]
    assert (candidate.value, candidate.axis, candidate.negated) == (Amount(0, 0), axis, False)


def test_dates_and_ordinals_are_no_quantities() -> None:
    assert found(20) == {}
    assert found(23) == {}


def test_each_amount_gives_one_candidate() -> None:
    for number in range(1, len(SENTENCES) + 1):
        spans = [(c.start, c.end) for c in found(number).values() if DERIVED not in c.marks]
        assert len(spans) == len(set(spans))
        assert all(a[1] <= b[0] for a, b in itertools.pairwise(sorted(spans)))


def test_what_somebody_was_fined_is_a_fine() -> None:
    found = extract(Document(text="Ondine was fined 9 million euros on Tuesday.", path="a.txt"))
    assert [c.measured for c in found if c.kind == "quantity"] == ["fine"]


def test_a_number_of_a_time_of_day_counts_nothing() -> None:
    text = "The bells went at eight minutes to six, and ten men left at ten in the evening."
    claims = extract(Document(text=text, path="a.txt", published=dt.date(2026, 3, 5)))
    assert [c.value_text for c in claims if c.kind == "quantity"] == ["ten"]
    assert [c.value_text for c in claims if c.kind == "date"] == [
        "eight minutes to six",
        "ten in the evening",
    ]


def test_an_idiom_with_no_counts_nothing() -> None:
    """ "By no means" was a count of no means."""
    text = "It was by no means closed, and under no circumstances were doors left open. No arrests were made."
    claims = extract(Document(text=text, path="a.txt"))
    assert [c.value_text for c in claims if c.kind == "quantity"] == ["No arrests"]


@pytest.mark.parametrize(
    ("text", "low", "high", "negated"),
    [
        ("No class in the county may have more than 26 students.", 0, 26, False),
        ("The house must not cost more than £300,000.", 0, 300_000, False),
        ("The hall cannot hold fewer than 200 people.", 200, math.inf, False),
        ("The house may cost more than £300,000.", 300_000, math.inf, False),
        ("More than 300 people did not vote.", 300, math.inf, True),  # the verb is denied, and no bound
        ("She did not resign after more than 20 years in office.", 20, math.inf, True),
    ],
)
def test_a_bound_that_is_denied_is_turned_round(text: str, low: float, high: float, negated: bool) -> None:
    claims = [c for c in extract(Document(text=text, path="a.txt")) if c.kind == "quantity"]
    values = [(c.value.low, c.value.high, c.negated) for c in claims if isinstance(c.value, Amount)]
    assert values == [(low, high, negated)]
