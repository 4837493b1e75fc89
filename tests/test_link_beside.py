"""What stands right beside two values, and the form in which they are written."""

from __future__ import annotations

import pytest
from judging import claim

from claimcheck.link.beside import beside, near, told_by
from claimcheck.model import Claim


def given(article: str, value: str, says: str, measured: str = "") -> Claim:
    return claim({"in": article, "value": value, "says": says, "measured": measured})


HERE = given("a", "2,850", "the council said that 2,850 homes had been flooded by the river", "home")
THERE = given("b", "2,580", "some of the 2,580 flooded houses stand by the river", "house")


def test_the_telling_words_nearest_a_value_stand_in_the_order_of_the_clause() -> None:
    assert near(HERE)[:2] == ("council", "said")
    assert near(HERE)[2:] == ("home", "flooded", "river")


def test_words_beside_a_value_have_their_like_whatever_the_parse() -> None:
    other = given("b", "2,580", "2,580 euros went to the widow of a miner")
    same, none = beside(HERE, THERE), beside(HERE, other)
    assert same["words beside the value, the less"] > 0.4 > none["words beside the value, the less"]


@pytest.mark.parametrize(
    ("one", "other", "alike", "digits"),
    [("2,850", "2,580", 1.0, 1.0), ("2,850", "850", 0.0, 0.0), ("twelve", "14", 0.0, 1.0)],
)
def test_a_slip_is_written_as_the_other_is(one: str, other: str, alike: float, digits: float) -> None:
    found = beside(given("a", one, f"{one} homes"), given("b", other, f"{other} homes"))
    assert (found["written alike"], found["as many digits"]) == (alike, digits)


def test_all_words_for_people_are_of_one_sort() -> None:
    dead, staff, homes = (given("a", "12", f"12 {n}", n) for n in ("casualty", "nurse", "house"))
    assert beside(dead, staff)["one sort of noun"] == 1.0
    assert beside(dead, homes)["two sorts of noun"] == 1.0
    assert beside(dead, given("b", "12", "12 there"))["two sorts of noun"] == 0.0


def test_it_is_symmetric_and_hangs_on_what_it_says() -> None:
    assert beside(HERE, THERE) == beside(THERE, HERE)
    assert told_by(HERE) != told_by(THERE)
