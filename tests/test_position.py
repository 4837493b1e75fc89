"""Where claims stand, how alone they are of their sort, and which way evidence may count."""

from __future__ import annotations

from dataclasses import replace

import pytest
from judging import claim

from claimcheck.evaluate.signs import constraints, signs
from claimcheck.link import evidence, position
from claimcheck.link.around import Surroundings
from claimcheck.link.states import MORE
from claimcheck.model import Claim


def count(article: str, value: str, noun: str, verb: str, sentence: int = 1) -> Claim:
    said = {
        "in": article,
        "value": value,
        "says": f"{value} {noun} {verb}",
        "measured": noun,
        "predicate": verb,
    }
    return replace(claim(said, sentence), sentence=sentence)


HERE, THERE = count("a", "4", "student", "arrest"), count("b", "7", "person", "arrest", 8)


def test_two_counts_of_one_event_are_alone_until_another_stands_beside_one() -> None:
    other = count("b", "19", "person", "arrest", 9)
    assert position.alone(HERE, THERE, "event", position.filled([HERE, THERE])) == 1.0
    beside = position.alone(HERE, THERE, "event", position.filled([HERE, THERE, other]))
    assert beside == pytest.approx(2**-0.5)


def test_a_value_told_twice_fills_a_slot_once() -> None:
    again = count("b", "7", "suspect", "arrest", 9)
    assert position.alone(HERE, THERE, "event", position.filled([HERE, THERE, again])) == 1.0


def test_counts_of_two_events_share_no_slot() -> None:
    other = count("b", "7", "house", "burn", 8)
    assert position.alone(HERE, other, "event", position.filled([HERE, other])) == 0.0


def test_a_slot_of_very_many_values_is_counted_no_further() -> None:
    many = [count("c", str(n), "person", "arrest", n) for n in range(2, 40)]
    assert max(position.filled(many).values()) == position.MOST


def test_the_place_in_the_article_is_symmetric() -> None:
    length, filled = {"a": 12, "b": 16}, position.filled([HERE, THERE])
    there = position.heights(HERE, THERE, length)
    assert there == position.heights(THERE, HERE, length)
    assert position.alones(HERE, THERE, length, filled) == position.alones(THERE, HERE, length, filled)
    assert (there["near the top, both"], there["near the top, one"]) == (1 / 9, 1 / 2)


def test_each_sign_is_of_evidence_that_there_is() -> None:
    found = evidence.measure(HERE, THERE, evidence.story([HERE, THERE]))
    around = Surroundings([(HERE, THERE, found)], [0.5]).of(HERE, THERE)
    assert set(signs()) <= {*found, *around, *MORE}
    assert constraints(["words shared", "telling", "place differs"]) == [1, 0, -1]


def test_in_a_text_of_few_sentences_the_place_says_nothing() -> None:
    length = {"a": 2, "b": 16}
    alone = position.alones(HERE, THERE, length, position.filled([HERE, THERE]))
    found = {**position.heights(HERE, THERE, length), **alone}
    assert found["near the top, one"] == 1 / (1 + position.SHORT)
    assert (found["how far down, the higher"], found["alone of its event"]) == (1.0, 0.0)
