"""Two hours of one day, and a night and the day after it: when they conflict, and when both can hold."""

from __future__ import annotations

from dataclasses import replace

import pytest
from judging import given, link

from claimcheck.judge import judge
from claimcheck.judge.compatible import both_hold
from claimcheck.model import Claim, When
from claimcheck.values.when import find_times

MONDAY, TUESDAY = "2026-03-09", "2026-03-10"


def told(document: str, says: str, *, published: str = TUESDAY) -> Claim:
    """Return the claim of the first time that a clause gives, with its bound."""
    made = given(document, published, f"date:{MONDAY}", says)
    first = find_times(says, made.source.published)[0]
    assert isinstance(first.when, When)
    return replace(
        made,
        value=first.when,
        value_text=says[first.start : first.end],
        value_start=first.start,
        value_end=first.end,
        modifiers=(first.bound,) if first.bound else (),
    )


@pytest.mark.parametrize(
    ("one", "other", "holds"),
    [
        ("It began at 7.40 p.m. on Monday", "It began at about 8 p.m. on Monday", True),
        ("It began at 7.40 p.m. on Monday", "It began at about 9 p.m. on Monday", False),
        ("It began at 7.40 p.m. on Monday", "It began shortly before 8 p.m. on Monday", True),
        ("It began at 5.40 p.m. on Monday", "It began shortly before 8 p.m. on Monday", False),
        ("It began at 5.40 p.m. on Monday", "It began before 8 p.m. on Monday", True),
        ("It began at 9.40 p.m. on Monday", "It began after 8 p.m. on Monday", True),
        ("It began at 9.40 p.m. on Monday", "It began before 8 p.m. on Monday", False),
        ("It began at 7.40 p.m. on Monday", "It began at twenty to eight on Monday", True),
        ("It began at 7.40 p.m. on Monday", "It began at 7.40 a.m. on Monday", False),
        ("It began at 7am on Monday", "It began at 7pm on Monday", False),
        ("It began at 7:40 on Monday", "It began at 7:40pm on Monday", True),
        ("It began at 7:40 on Monday", "It began at about 8 p.m. on Monday", True),
        ("It began at about 7:50 on Monday", "It began at 7:40 p.m. on Monday", True),
        ("It began at 7:40 on Monday", "It began at 9:15 on Monday", False),
        ("It began at 7:40 a.m. on Monday", "It began at 19:40 on Monday", False),
        ("It began at 6 p.m. on Monday", "It began after 8 p.m. on Monday", False),
        ("They leave by 8 p.m. on 9 March", "They leave by 6 p.m. on 9 March", False),
        ("They leave by 8 p.m. on 9 March", "They left at 6 p.m. on 9 March", True),
        ("It began at 7.40 a.m. GMT on Monday", "It began at 9.40 a.m. on Monday", True),
        ("It began at 7.40 a.m. GMT on Monday", "It began at 9.55 a.m. on Monday", False),
        ("It began at 9 a.m. EST on Monday", "It began at 10 a.m. Eastern Time on Monday", False),
        ("It began at 9 a.m. Eastern on Monday", "It began at 8 a.m. Central Time on Monday", True),
        ("It began on Monday at 9 a.m. in eastern Poland", "It began at 11 a.m. on Monday", False),
        ("It began at 9 a.m. local time on Monday", "It began at 11 a.m. on Monday", False),
        ("It began at 9 a.m. local time on Monday", "It began at 7 a.m. GMT on Monday", True),
        ("It began on Monday afternoon", "It began at 3 a.m. GMT on Monday", False),
        ("It began at 9 a.m. GMT on Sunday", "It began at 10 a.m. on Monday", False),
        ("It began at dawn on Monday", "It began at 5 a.m. on Monday", True),
        ("It began at dawn on Monday", "It began at 2 p.m. on Monday", False),
        ("The order has effect from 7 p.m. to 7 a.m.", "The order has effect from 1 June", True),
        ("The order has effect from 7 p.m. on 2 June", "The order has effect from 1 June", False),
        ("It began on Monday night", "It began at 1.30 a.m. on Tuesday", True),
        ("It began on Monday night", "It began in the small hours of Tuesday", True),
        ("It began on Monday night", "It began on Tuesday", False),
        ("It began on Monday night", "It began at noon on Tuesday", False),
        ("It began on Sunday night", "It began at 1.30 a.m. on Tuesday", False),
        ("It began on Sunday night", "It began on Monday night", False),
        ("It began overnight", "It began on Monday night", True),
        ("It began overnight", "It began on Monday morning", False),
        ("It began overnight", "It began on Saturday night", False),
        ("It began last night", "It began at 7 a.m. on Monday", False),
        ("It began last night", "It began at 1.30 a.m. on Monday", True),
        ("It began at midnight on Monday", "It began on Tuesday", True),
        ("It began at midnight on Monday", "It began at 3 p.m. on Tuesday", False),
        ("It began between 10 p.m. and 2 a.m. on Monday", "It began at 11.30 p.m. on Monday", True),
        ("It began between 10 p.m. and 2 a.m. on Monday", "It began at 1.30 a.m. on Monday", True),
        ("It began between 10 p.m. and 2 a.m. on Monday", "It began at 9 p.m. on Monday", False),
        ("It began between 10 p.m. and 2 a.m. on Monday", "It began at 5 a.m. on Monday", False),
        ("It began at about midnight on Monday", "It began at 11.50 p.m. on Monday", True),
        ("It began at midnight on Monday", "It began at 5 a.m. on Tuesday", False),
        ("It began at 3 p.m. on Monday", "It began on Tuesday", False),
        ("It began at midnight on Monday", "It began at 12.20 a.m. on Tuesday", True),
        ("It began at midnight on Monday", "It began on Tuesday morning", True),
    ],
)
def test_hours_that_can_both_hold(one: str, other: str, holds: bool) -> None:
    a, b = told("a", one), told("b", other)
    assert bool(both_hold(a, b)) is bool(both_hold(b, a)) is holds


def test_two_hours_of_one_day_are_no_guessed_year() -> None:
    """Neither text names the year, as hardly any does: it is the hour that differs."""
    a, b = told("a", "It began at 4.50 a.m. on Monday"), told("b", "It began at 5.40 a.m. on Monday")
    assert judge([a, b], [link(a, b, 0.95)]).findings


def test_a_day_without_an_hour_makes_no_one_value_of_two_hours() -> None:
    """A third text that only tells the day agrees with both."""
    a, b = told("a", "It began at 4.50 a.m. on Monday"), told("b", "It began at 5.40 a.m. on Monday")
    day = told("c", "It began on Monday")
    links = [link(a, b, 0.95), link(a, day, 0.98), link(b, day, 0.98)]
    assert [f.verdict for f in judge([a, b, day], links).findings] == ["contradicts"]


def test_an_hour_whose_day_nobody_tells_is_not_of_its_articles_week() -> None:
    """Two articles ten days apart tell when it began; "on Monday" and "on Wednesday" may be two events."""
    a = told("a", "It began at 5.52 a.m.")
    b = told("b", "The alarm went at 5.25 a.m.", published="2026-03-20")
    assert not both_hold(a, b)
    assert not both_hold(a, told("b", "The alarm went at 5.25 a.m. on Wednesday", published="2026-03-20"))
    assert both_hold(
        told("a", "It began at 5.52 a.m. on Monday"),
        told("b", "It began at 5.25 a.m. on Wednesday", published="2026-03-20"),
    )
