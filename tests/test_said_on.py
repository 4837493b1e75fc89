"""The day on which somebody says a thing is not the day of the thing."""

from __future__ import annotations

import datetime as dt

import pytest

from claimcheck import Document
from claimcheck.pipeline import extract

THURSDAY = dt.date(2026, 5, 14)


def days(text: str) -> dict[str, dt.date | None]:
    """Return the first day of the time of each figure of a text of Thursday, 14 May 2026."""
    made = {}
    for claim in extract(Document(text=text, published=THURSDAY)):
        if claim.kind == "quantity":
            made[claim.value_text] = claim.when.first if claim.when else None
    return made


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("The firm will cut 340 jobs, it said on Tuesday.", "340"),
        ("Halden said on Tuesday that 340 jobs would go.", "340"),
        ("On Tuesday the council said that 340 homes were flooded.", "340"),
        ("Some 340 jobs will go, unions said on Wednesday.", "Some 340"),
        ("The ministry announced on Friday that the levy will rise to 4 per cent.", "4 per cent"),
        ("The bank confirmed on 4 May that 200,000 accounts had been hit.", "200,000"),
        ("According to figures published on Friday, 1,240 people died.", "1,240"),
    ],
)
def test_the_day_of_saying_is_not_that_of_what_is_said(text: str, figure: str) -> None:
    assert days(text) == {figure: None}


@pytest.mark.parametrize(
    ("text", "figure", "day"),
    [
        ("Police said that 12 people were hurt on Tuesday.", "12", 12),
        ("Some 340 jobs were lost on Monday, unions said.", "Some 340", 11),
        ("The firm announced 340 job cuts on Tuesday.", "340", 12),
        ("Police counted 400 marchers on Saturday.", "400", 9),
        ("A survey on 4 May found that 30 per cent of the pipes leak.", "30 per cent", 4),
        ("On Sunday, police said, 12 people were hurt.", "12", 10),
    ],
)
def test_the_day_of_what_is_said_stays(text: str, figure: str, day: int) -> None:
    assert days(text) == {figure: dt.date(2026, 5, day)}


@pytest.mark.parametrize(
    "text",
    [
        "The clinic reported in 2019 that 40 patients had the disease.",
        "The council said in March that 40 homes were empty.",
        "The film was released in 2019 and earned 40 million euros.",
    ],
)
def test_a_year_or_month_of_saying_bounds_what_is_said(text: str) -> None:
    assert None not in days(text).values()


def test_two_days_of_saying_do_not_part_two_figures() -> None:
    """A firm on Tuesday and its unions on Wednesday speak of one cut, as two parties do."""
    from claimcheck import check

    firm = Document(
        text="Halden Steel will cut 340 jobs at its works in Corby, the firm said on Tuesday.",
        path="a.txt",
        published=dt.date(2026, 5, 12),
    )
    unions = Document(
        text="Halden Steel is to cut 410 jobs at its Corby works, unions said on Wednesday.",
        path="b.txt",
        published=dt.date(2026, 5, 13),
    )
    assert [finding.code for finding in check([firm, unions]).findings] == ["CC301"]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Two people died after Saturday's storm over the lake.", "Two"),
        ("The town has renewed 640 metres of track since the slide of 2022.", "640 metres"),
        (
            "The firm will repay 2.6 million dollars to drivers who were charged too much in May.",
            "2.6 million dollars",
        ),
        ("The masons spent three years on the tower, which was built in 1858.", "three years"),
    ],
)
def test_the_time_of_a_thing_is_not_that_of_the_figure(text: str, figure: str) -> None:
    assert days(text)[figure] is None


@pytest.mark.parametrize(
    ("text", "figure", "day"),
    [
        ("Two people died in a fire on Saturday.", "Two", dt.date(2026, 5, 9)),
        ("In a ballot last month 87 per cent backed the strike.", "87 per cent", dt.date(2026, 4, 1)),
        ("The fire that killed 12 people in March is out.", "12", dt.date(2026, 3, 1)),
    ],
)
def test_the_time_of_what_counts_the_figure_is(text: str, figure: str, day: dt.date) -> None:
    assert days(text)[figure] == day


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sales were 612 tonnes, against 588 tonnes in 2024.", (None, 2024)),
        ("Turnout was 41 per cent, compared with 64 per cent in 2024.", (None, 2024)),
        ("Debt was 82 million euros, up from 77 million euros in 2024.", (None, 2024)),
        ("Sales were 612 tonnes in 2025, up from 588 tonnes.", (2025, None)),
        ("In 2025 the mill sold 612 tonnes, against 588 tonnes in 2024.", (2025, 2024)),
        ("The club rescued 40 people from 3 boats in 2024.", (2024, 2024)),
    ],
)
def test_the_time_of_what_a_figure_is_compared_with_is_not_its_own(
    text: str, expected: tuple[int | None, int | None]
) -> None:
    assert tuple(day.year if day else None for day in days(text).values()) == expected


def test_a_home_that_costs_more_than_a_year_ago_costs_that_today() -> None:
    found = days("The average home cost 271,400 euros, which is 1.9 per cent more than a year ago.")
    assert found["271,400 euros"] is None
