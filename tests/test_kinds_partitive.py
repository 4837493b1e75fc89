"""A count that is a part of a counted whole: what it counts, and the share that both make."""

from pathlib import Path

import conllu
import pytest
from judging import claim, link

from claimcheck.judge import judge
from claimcheck.judge.message import shown
from claimcheck.kinds import quantity
from claimcheck.kinds.scene import Candidate, Scene
from claimcheck.model import DERIVED, Amount, Document
from claimcheck.pipeline import extract
from claimcheck.values.amounts import find_amounts
from claimcheck.values.reading import moved

SENTENCES = conllu.read(Path(__file__).parent / "cases" / "partitive.conllu")


def found(number: int) -> dict[str, Candidate]:
    """Return the candidates of a frozen sentence (from 1) by their words."""
    sentence = SENTENCES[number - 1]
    at = sentence.start
    amounts = tuple(moved(m, at) for m in find_amounts(sentence.text))
    return {sentence.text[c.start - at : c.end - at]: c for c in quantity.find(Scene(sentence, amounts))}


@pytest.mark.parametrize(
    ("number", "part", "both", "percent"),
    [
        (1, "120", "400 teachers at the school, 120", 30),
        (2, "120", "120 of the 400", 30),
        (3, "1,620", "9,000 people, 1,620", 18),
    ],
)
def test_a_part_counts_what_its_whole_counts_and_makes_a_share(
    number: int, part: str, both: str, percent: float
) -> None:
    candidates = found(number)
    assert candidates[part].axis == candidates[both].axis == ("person" if number == 3 else "teacher")
    assert candidates[both].value == Amount(percent, percent, "%", "percent", approximate=True)
    assert DERIVED in candidates[both].marks


@pytest.mark.parametrize("number", [4, 5])
def test_what_makes_no_share(number: int) -> None:
    assert not any(DERIVED in candidate.marks for candidate in found(number).values())


def test_two_shares_of_counts_are_not_held_against_each_other_beside_the_counts() -> None:
    given = {"value": "30 percent", "says": "30 percent of the teachers left", "marks": [DERIVED]}
    one = claim({**given, "in": "a", "day": "2026-03-02"}, 0)
    other = claim({**given, "in": "b", "day": "2026-03-02", "value": "50 percent"}, 1)
    assert not judge([one, other], [link(one, other)]).findings
    told = claim({**given, "in": "b", "day": "2026-03-02", "value": "50 percent", "marks": []}, 1)
    assert judge([one, told], [link(one, told)]).findings


def test_a_share_that_counts_make_is_told_with_them() -> None:
    one = claim({"in": "a", "day": "", "value": "30 percent", "says": "30 percent left", "marks": [DERIVED]})
    assert shown(one) == "30 percent, that is 30%"


def test_a_whole_right_behind_its_part_makes_a_share_wherever_the_parse_hangs_it() -> None:
    text = "The bank will shut 84 of its 212 branches. It told 84 of the staff on 12 May."
    claims = [c for c in extract(Document(text=text, path="a.txt")) if DERIVED in c.marks]
    assert [(c.value_text, round(c.value.low, 1)) for c in claims if isinstance(c.value, Amount)] == [
        ("84 of its 212", 39.6)
    ]


@pytest.mark.parametrize(
    ("text", "value", "measured"),
    [
        ("280 of us will lose our places.", "280", ""),
        ("Eight of them have needed a hospital bed.", "Eight", ""),
        ("The police arrested 14 of them.", "14", "person"),
        ("Upstairs the seats, 1,340 of them, have new covers.", "1,340", "seat"),
    ],
)
def test_a_part_of_a_pronoun_counts_no_other_noun_of_its_clause(text: str, value: str, measured: str) -> None:
    (told,) = (c for c in extract(Document(text=text, path="a.txt")) if c.value_text == value)
    assert told.measured == measured
