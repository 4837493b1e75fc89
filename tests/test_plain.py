"""Two short texts, as users try them first: the plain conflict is told, the look-alike is not."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import replace

import pytest
from judging import given

import claimcheck
from claimcheck.link import evidence
from claimcheck.link.plain import PARTED, SURE, doubtful, plainly

DAY = dt.date(2026, 3, 2)
CONFLICTS = [
    (
        "The fire at Harrow Mill injured 12 workers on Sunday.",
        "The fire at Harrow Mill injured 21 workers on Sunday.",
        "CC101",
    ),
    ("The company will cut 1,200 jobs.", "The company will cut 1,500 jobs.", "CC101"),
    ("Acme Corp. fined $35 million over the spill.", "Acme was fined $53 million for the spill.", "CC101"),
    (
        "The council voted 7 to 5 to approve the plan.",
        "The council approved the plan by 8 votes to 4.",
        "CC101",
    ),
    ("The museum opens on 3 May.", "The museum will open on 5 May.", "CC102"),
    ("The bridge is 300 metres long.", "The bridge is 450 metres long.", "CC101"),
    (
        "Workers at the Denby depot may join a union.",
        "The Denby depot's workers are not allowed to join a union.",
        "CC103",
    ),
]
SILENT = [
    ("The bridge is 300 metres long.", "The tunnel is 450 metres long."),
    ("Police arrested 12 people on Monday.", "Police arrested 15 people on Tuesday."),
    ("Unemployment rose to 5.3% in March.", "Unemployment rose to 5.1% in February."),
    ("In 2019 the company cut 900 jobs.", "The company will cut 1,200 jobs."),
    ("The firm will lay off 300 workers in Leeds.", "The firm will lay off 500 workers in York."),
    ("The company employs about 400 people.", "The company employs 396 people."),
    (
        "Varro Group is expected to make a profit of 4 million euros this year.",
        "Varro Group made a profit of 6 million euros this year.",
    ),
    (
        "Varro Group employs 9,000 people.",
        "Varro Logistics, a subsidiary of Varro Group, employs 400 people.",
    ),
]


def codes(one: str, other: str) -> list[str]:
    """Return the codes of what is found between two texts of one day."""
    texts = [
        claimcheck.Document(text=text, published=DAY, path=f"{name}.txt")
        for name, text in (("a", one), ("b", other))
    ]
    return [finding.code for finding in claimcheck.check(texts).findings]


@pytest.mark.parametrize(("one", "other", "code"), CONFLICTS, ids=lambda text: text[:30])
def test_plain_conflicts_are_told(one: str, other: str, code: str) -> None:
    assert codes(one, other) == [code]


@pytest.mark.parametrize(("one", "other"), SILENT, ids=lambda text: text[:30])
def test_what_only_looks_alike_is_not(one: str, other: str) -> None:
    assert codes(one, other) == []


NEWS = [
    (
        "Shares fell sharply around the world today.",
        "2026-03-02",
        "Shares fell sharply around the world this week.",
        "2026-03-20",
    ),
    (
        "The firm unveiled its new phone today.",
        "2026-03-02",
        "The firm unveiled its new phone on Wednesday.",
        "2026-04-09",
    ),
    (
        "The stock was up, to end the day at 1,431.50.",
        "2026-03-02",
        "The stock fell, to close the day at 1,723.35.",
        "2026-03-11",
    ),
]


@pytest.mark.parametrize(("one", "day", "other", "later"), NEWS, ids=lambda text: text[:20])
def test_two_articles_that_each_tell_their_own_news_are_at_peace(
    one: str, day: str, other: str, later: str
) -> None:
    texts = [
        claimcheck.Document(text=text, published=dt.date.fromisoformat(told), path=f"{told}.txt")
        for text, told in ((one, day), (other, later))
    ]
    assert not claimcheck.check(texts).findings


def test_a_start_told_as_news_by_two_papers_of_one_week_is_one_start() -> None:
    one, other = "The strike at Varro Mill began on Monday.", "The strike at Varro Mill began on Thursday."
    texts = [
        claimcheck.Document(text=one, published=dt.date(2026, 3, 3), path="a.txt"),
        claimcheck.Document(text=other, published=dt.date(2026, 3, 6), path="b.txt"),
    ]
    assert [f.code for f in claimcheck.check(texts).findings] == ["CC102"]


@pytest.mark.parametrize(
    ("thing", "year", "codes"),
    [
        # Both days are to come when the later article is written: the opening was put off.
        ("bridge", 2027, ["CC202"]),
        # The first day has gone by: it may be another opening.
        ("fair", 2026, []),
    ],
)
def test_days_that_are_to_come_are_held_against_each_other(thing: str, year: int, codes: list[str]) -> None:
    told = {
        dt.date(2026, 3, 2): f"The Lorne {thing} will open on 4 May {year}.",
        dt.date(2026, 8, 20): f"The Lorne {thing} will open on 9 June {year + 1}.",
    }
    texts = [claimcheck.Document(text=text, published=day, path=f"{day}.txt") for day, text in told.items()]
    assert [f.code for f in claimcheck.check(texts).findings] == codes


@pytest.mark.parametrize(("dated", "apart"), [(True, False), (False, True)])
def test_a_day_of_last_year_is_no_other_matter(dated: bool, apart: bool) -> None:
    """A figure told as history is of another time; a day of last year is the day of its deed."""
    found = {"year differs": 0.0, "history of another time": 1.0}
    kind = "date" if dated else "quantity"
    one, two = (replace(given(name, "2026-01-13", "7", "7 people"), kind=kind) for name in "ab")
    assert doubtful(one, two, found) is apart


@pytest.mark.parametrize(
    "piece", ["year differs", "history of another time"], ids=["two years", "history on one side"]
)
def test_what_the_models_are_sure_of_is_not_parted_again(piece: str) -> None:
    """ "3,850 licences run out in 2027" and "the 3,580 lapse in 2026" are of one thing, and one is a slip."""
    found = defaultdict(float, {"value apart": 1.0, piece: 1.0})
    one, two = (
        given(name, "2026-01-13", value, f"{value} licences")
        for name, value in (("a", "3,850"), ("b", "3,580"))
    )
    assert plainly(one, two, found, SURE - 0.01) == PARTED
    assert plainly(one, two, found, SURE) == SURE


def test_a_yearly_event_is_another_each_year() -> None:
    """However likely the models find it: figures of articles a year apart are of their own day."""
    found = defaultdict(float, {"value apart": 1.0})
    one = given("a", "2024-06-03", "34,000", "34,000 spectators lined the course", measured="spectator")
    other = given("b", "2025-06-02", "31,000", "31,000 spectators lined the course", measured="spectator")
    assert plainly(one, other, found, 0.9) == PARTED


@pytest.mark.parametrize(("day", "likely"), [("2026-05-13", 0.6), ("2026-08-30", PARTED)])
def test_a_figure_of_half_a_year_ago_is_weighed(day: str, likely: float) -> None:
    """A vote of October is told again in May: only what is nearly a year old is of its own day."""
    found = defaultdict(float, {"value apart": 1.0})
    one = given("a", "2025-10-29", "46", "46 members voted for it", measured="member")
    other = given("b", day, "41", "41 members voted for it", measured="member")
    assert plainly(one, other, found, 0.6) == likely


def test_a_date_needs_no_word_in_common() -> None:
    """ "The phone comes out on 12 November", "fans must wait until 25 February": the models weigh it."""
    found = defaultdict(float, {"value apart": 1.0, "nothing in common": 1.0})
    one, two = (replace(given(name, "2026-01-13", "7", "7 May"), kind="date") for name in "ab")
    assert plainly(one, two, found, 0.6) == 0.6


def test_a_figure_of_another_year_is_no_conflict() -> None:
    texts = [
        claimcheck.Document(text=text, published=day, path=f"{day}.txt")
        for text, day in (
            ("The company employs 400 people.", dt.date(2024, 3, 2)),
            ("The company employs 650 people.", DAY),
        )
    ]
    assert claimcheck.check(texts).findings == ()


@pytest.mark.parametrize(("other", "parted"), [("The 220 tenants", True), ("The 240 tenants", False)])
def test_a_whole_but_one_is_no_other_whole(other: str, parted: bool) -> None:
    """ "The other 219" and "220" are one whole, told without and with the person spoken of."""
    texts = ("The other 219 tenants of the block must leave.", f"{other} of the block must leave.")
    one, two = (
        next(c for c in claimcheck.extract(claimcheck.Document(text=text)) if c.kind == "quantity")
        for text in texts
    )
    found = evidence.measure(one, two, evidence.story([one, two]))
    assert (plainly(one, two, found, 0.7) <= PARTED) is parted


def test_parts_are_no_conflict_with_their_sum() -> None:
    """ "162 passengers and a crew of 25" are 187 people, and are not 187 passengers."""
    found = defaultdict(float, {"value apart": 1.0})
    part = given("a", "2026-01-13", "162", "162 passengers and a crew of 25", measured="passenger")
    part = replace(part, figures=("25 1",))
    people = given("b", "2026-01-13", "187", "187 people on board", measured="person")
    assert plainly(part, people, found, 0.9) == PARTED
    assert plainly(people, part, found, 0.9) == PARTED
    assert plainly(part, replace(people, measured="passenger"), found, 0.9) == 0.9
    assert plainly(replace(part, figures=("26 1",)), people, found, 0.9) == 0.9


def test_what_it_was_before_a_change_is_no_sum() -> None:
    """ "140, down by twenty" and "160" are the cap after and before, and no part and its whole."""
    found = defaultdict(float, {"value apart": 1.0})
    now = given("a", "2026-01-13", "140", "The cap is 140, twenty fewer than was asked for", measured="cap")
    now = replace(now, figures=("20 1",))
    before = given("b", "2026-01-10", "160", "160 lorries a day would be let through", measured="lorry")
    assert plainly(now, before, found, 0.9) == 0.9
    told_anew = replace(now, quote="The cap is 140 and was cut by twenty", marks=("change",))
    assert plainly(told_anew, before, found, 0.9) == 0.9
    assert plainly(replace(now, quote="140 lorries and 20 vans"), before, found, 0.9) == PARTED


@pytest.mark.parametrize(("other", "parted"), [("plan", False), ("fact", True), ("condition", True)])
def test_a_forecast_is_held_against_a_plan(other: str, parted: bool) -> None:
    """What is planned is yet to come, as what is foreseen; what is told as a fact has come."""
    found = defaultdict(float, {"value apart": 1.0, "forecast on one side": 1.0})
    foreseen = given("a", "2026-01-13", "86", "We expect it to have 86 rooms", modality="forecast")
    told = given("b", "2026-01-13", "112", "It is to have 112 rooms", modality=other)
    assert (plainly(foreseen, told, found, 0.9) == PARTED) is parted
    assert (plainly(told, foreseen, found, 0.9) == PARTED) is parted


def test_an_age_to_come_is_not_the_age_of_today() -> None:
    found = defaultdict(float, {"value apart": 1.0})
    texts = ("He is aged 29.", "He is aged 36.", "He may not race until he is 36.")
    now, other, then = (
        next(c for c in claimcheck.extract(claimcheck.Document(text=text)) if c.kind == "quantity")
        for text in texts
    )
    assert plainly(now, then, found, 0.9) == plainly(then, now, found, 0.9) == PARTED
    assert plainly(now, other, found, 0.9) == 0.9
