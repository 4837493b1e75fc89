"""Evidence of the days themselves: slips, days apart, first and last of a row; dates only, and symmetric."""

from __future__ import annotations

import datetime as dt

import pytest

from claimcheck.evaluate.signs import signs
from claimcheck.link.days import NAMES, NONE, between, rank
from claimcheck.model import Grain, When


def day(text: str, clock: str = "") -> When:
    """Return a day as a time."""
    found = dt.date.fromisoformat(text)
    return When(found, found, "time" if clock else "day", clock)


def year(number: int) -> When:
    """Return a year as a time."""
    grain: Grain = "year"
    return When(dt.date(number, 1, 1), dt.date(number, 12, 31), grain)


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        (day("2026-09-12"), day("2026-09-21"), 1),
        (day("2026-09-12"), day("2026-10-21"), 0),
        (day("2026-09-12"), day("2026-09-13"), 0),
        (year(1628), year(1682), 1),
        (year(1987), year(1992), 0),
        (day("2026-03-04", "T10:42"), day("2026-03-04", "T10:24"), 1),
        (day("2026-03-04", "T10:42"), day("2026-03-04", "T11:40"), 0),
        (year(1628), day("1682-01-01"), 0),
    ],
)
def test_days_that_are_a_slip_of_one_another(one: When, other: When, slip: int) -> None:
    assert between(one, other)["days a slip"] == slip
    assert between(other, one) == between(one, other)


def test_nearer_days_are_nearer() -> None:
    first, next_day, week = day("2026-05-01"), day("2026-05-02"), day("2026-05-08")
    assert between(first, next_day)["days near"] > between(first, week)["days near"] > 0
    assert (between(first, week)["weeks apart"], between(first, next_day)["weeks apart"]) == (1, 0)
    assert between(year(1974), year(1978))["years near"] > between(year(1974), year(1920))["years near"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2026-04-30", "2026-06-30", 1),
        ("2026-10-31", "2026-11-30", 1),
        ("2026-04-30", "2026-06-12", 0),
        ("2026-04-30", "2026-05-01", 0),
    ],
)
def test_one_day_of_two_months(one: str, other: str, same: int) -> None:
    assert between(day(one), day(other))["one day of two months"] == same


def test_times_that_can_both_hold_are_no_slip() -> None:
    found = between(year(2026), day("2026-05-01"))
    assert [name for name, value in found.items() if value] == ["a year told"]
    assert not any(between(When(None, None), day("2026-05-01")).values())


def test_the_last_of_a_row() -> None:
    assert [rank(words) for words in (("inspect", "last"), ("first", "shot"), ("first", "last"), ())] == [
        "last", "first", "", "",
    ]  # fmt: skip


def test_each_piece_that_has_a_sign_is_one_that_is_measured() -> None:
    """A name of signs.toml that nothing measures would bind nothing, and nobody would see it."""
    signed = {"days a slip", "years near", "days near", "one day of two months", "times of a day near"}
    assert signed | {"both the last, or both the first", "a first and a last"} <= set(NAMES) & signs().keys()
    assert set(NONE) == set(NAMES)
