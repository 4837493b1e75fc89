"""Two values in one sentence of a text: of two things, unless its words say how they go together."""

from __future__ import annotations

import pytest
from judging import given, link

from claimcheck.judge import judge
from claimcheck.model import Claim

TWO = "more than half of the 2.4 million customers, 1.3 million in all, were locked out"


def found(one: str, other: str, says: str, **more: object) -> int:
    """Return how many findings come of a text with two values in a sentence and one with the second."""
    both: list[Claim] = [
        given("a", "2026-04-02", value, says, at=at, sentence=3, measured="customer", **more)
        for at, value in enumerate((one, other))
    ]
    alone = given("b", "2026-04-03", other, f"{other} customers were affected", measured="customer")
    return len(judge([*both, alone], [link(both[0], alone), link(both[1], alone)]).findings)


def test_two_figures_of_one_sentence_are_of_two_things() -> None:
    assert found("2.4 million", "1.3 million", TWO) == 0


@pytest.mark.parametrize(
    "says",
    [
        "it now speaks of 2.4 million customers, and not of 1.3 million",
        "2.4 million customers were locked out, where it had counted 1.3 million",
        "2.4 million customers were locked out; the first estimate was 1.3 million",
    ],
)
def test_words_that_say_how_they_go_together(says: str) -> None:
    assert found("2.4 million", "1.3 million", says) == 1


def test_a_mark_of_change_is_such_a_word() -> None:
    assert found("2.4 million", "1.3 million", TWO, marks=["change"]) == 1


def test_figures_of_two_sentences_are_held_against_the_other_text() -> None:
    a = given(
        "a", "2026-04-02", "2.4 million", "2.4 million customers were hit", measured="customer", sentence=3
    )
    b = given(
        "a",
        "2026-04-02",
        "1.3 million",
        "1.3 million customers called",
        at=1,
        measured="customer",
        sentence=4,
    )
    c = given("b", "2026-04-03", "1.3 million", "1.3 million customers were affected", measured="customer")
    assert len(judge([a, b, c], [link(a, c), link(b, c)]).findings) == 1
