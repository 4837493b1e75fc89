"""Amounts: the probe and its floors, numbers case by case, traps, bounds, conversion, laws, hostile input."""

from __future__ import annotations

import math
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.evaluate.amounts import probe
from claimcheck.model import Amount, AmountMention
from claimcheck.values.amounts import find_amounts
from claimcheck.values.traps import _VEILED, veiled
from claimcheck.values.units import convert, forms, units

PROBE = Path(__file__).parent / "cases" / "amounts-probe.toml"
FLOORS = {"value": 0.98, "unit": 0.98, "bound": 0.97, "noun": 0.95}


def one(text: str) -> AmountMention:
    """Return the only amount of a text."""
    found = find_amounts(text)
    assert len(found) == 1, [text[m.start : m.end] for m in found]
    return found[0]


@pytest.mark.parametrize("level", sorted(FLOORS))
def test_the_probe_holds_its_floors(level: str) -> None:
    tally = probe(PROBE)
    assert getattr(tally, level) >= FLOORS[level], "\n".join(tally.misses)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,200", 1200),
        ("twelve hundred", 1200),
        ("two dozen", 24),
        ("half a million", 500_000),
        ("a quarter of a million", 250_000),
        ("two and a half million", 2_500_000),
        ("one million and a half", 1_500_000),
        ("1.2bn", 1.2e9),
        ("118 000", 118_000),
        ("10 1/2", 10.5),
        ("1½", 1.5),
        ("one hundred and three", 103),
        ("nine point nought four", 9.04),
        ("three hundred and two dozen", 324),
        ("three lakh crore", 3e12),
        ("twenty-three fifths", 4.6),
        ("minus four", -4),
        ("4,5", 4.5),
    ],
)
def test_a_number_in_digits_and_words(text: str, value: float) -> None:
    mention = one(text)
    assert mention.amount.low == mention.amount.high == pytest.approx(value)
    assert (mention.start, mention.end) == (0, len(text))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Eighty-four of every hundred", 0.84),
        ("forty-seven in every hundred", 0.47),
        ("two in every thousand", 0.002),
        ("84 of each hundred", 0.84),
        ("one in a hundred", 0.01),
        ("31 of every 100", 0.31),
    ],
)
def test_so_many_of_each_hundred_are_a_share(text: str, value: float) -> None:
    mention = one(f"{text} voters stayed at home.")
    assert mention.amount.dimension == "percent"
    assert mention.amount.low == pytest.approx(value)
    assert (mention.start, mention.end) == (0, len(text))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Four shares in every ten", 0.4),
        ("Three voters in a hundred", 0.03),
        ("Six of every ten voters", 0.6),
    ],
)
def test_so_many_things_in_each_ten_are_a_share(text: str, value: float) -> None:
    mention = one(f"{text} are lost.")
    assert (mention.amount.dimension, mention.amount.low) == ("percent", pytest.approx(value))


def test_two_goals_in_ten_games_are_no_share() -> None:
    assert [m.amount.dimension for m in find_amounts("He scored two goals in 10 games.")] == ["count"] * 2


def test_a_third_after_two_is_no_part() -> None:
    found = find_amounts("Two skiers have died and a third is missing. Three fell, and a fourth was hurt.")
    assert [m.amount.low for m in found] == [2, 3]
    part = find_amounts("Sales fell in two regions, and a third of the shops closed. A third is empty.")
    assert [m.amount.low for m in part] == [2, pytest.approx(1 / 3), pytest.approx(1 / 3)]


def test_a_count_may_stand_far_behind_what_it_counts() -> None:
    text = "The number of schools with at least one case remains at six."
    assert [m.amount.low for m in find_amounts(text)] == [1, 6]


def test_a_dot_parts_thousands_only_where_the_text_shows_it() -> None:
    assert one("It weighs 1.200 tonnes.").amount.low == 1.2
    shown = find_amounts("Of 1.250.000 voters, 45.300 stayed at home.")
    assert [m.amount.low for m in shown] == [1_250_000, 45_300]


@pytest.mark.parametrize(
    "text",
    [
        "No. 10 and No 10 said nothing.",
        "An F-16 flew over the A67 and the M25.",
        "Under Section 230 and Articles 5 and 6 it is legal.",
        "Call 555-0119, (330) 555-0148, +31 77 555 0142 or 0117 496 0124.",
        "It opened in 1998, closed on 12 March 2004 and reopened from March 3-7, 2011.",
        "From 9 a.m. to 5 p.m., 18:20, 9.00-17.30, at ten to six, 1630 GMT.",
        "One of the clerks told no one; this one left.",
        "7 Eleven sells the iPhone 15 on Windows 11.",
        "The Big Four met on the twenty-first floor of Channel Five.",
        "See https://example.org/2024/05/12?id=99 or write to desk24@example.org.",
        "Version 2.3.1 of 2026-03-05 runs at 192.168.1.2 and 24/7.",
        "1. First item\n2. Second item",
        "A net zero plan, zero tolerance, ground zero.",
        "Pages 12-14, Room 101, SW1A 1AA, the 3rd and the 12th.",
        "A 1-in-100-year flood of '98.",
        "The food bank, 2200 Depot Road, and a house at 14 Old Mill Lane.",
        "A number of mourners stood at nine, waiting.",
        "They put the tills out and close the count at nine.",
    ],
)
def test_what_is_no_amount(text: str) -> None:
    assert [text[m.start : m.end] for m in find_amounts(text)] == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The death toll stands at nine.", 9),
        ("Officials put the number of the missing at twelve, an hour later.", 12),
    ],
)
def test_a_count_that_stands_at_a_number_is_no_hour(text: str, value: float) -> None:
    assert one(text).amount.low == value


def test_shops_of_a_street_are_counted() -> None:
    assert [m.amount.low for m in find_amounts("48 Bridge Street shops closed.")] == [48]


@pytest.mark.parametrize(
    ("text", "low", "high", "low_closed", "high_closed", "approximate"),
    [
        ("up to 20%", 0, 20, True, True, False),
        ("no more than 20%", 0, 20, True, True, False),
        ("fewer than 20", 0, 20, True, False, False),
        ("more than 1,000", 1000, math.inf, False, False, False),
        ("at least 12", 12, math.inf, True, False, False),
        ("12 or more", 12, math.inf, True, False, False),
        ("nearly 1,200", 1200, 1200, True, False, True),
        ("just over 1,200", 1200, 1200, False, True, True),
        ("about 1,200", 1200, 1200, True, True, True),
        ("up to about 300", 0, 300, True, True, True),
        ("between 30 and 40", 30, 40, True, True, False),
        ("30-40", 30, 40, True, True, False),
        ("more than 20 and less than 30", 20, 30, False, False, False),
        ("dozens", 24, 100, True, False, True),
    ],
)
def test_bounds_as_a_reader_takes_them(
    text: str, low: float, high: float, low_closed: bool, high_closed: bool, approximate: bool
) -> None:
    a = one(f"It took {text} people.").amount
    ends = (a.low, a.high, a.low_closed, a.high_closed, a.approximate)
    assert ends == (low, high, low_closed, high_closed, approximate)


@pytest.mark.parametrize(
    ("text", "value", "unit", "dimension"),
    [
        ("$1.2 billion", 1.2e9, "USD", "money"),
        ("€3.6m", 3.6e6, "EUR", "money"),
        ("C$40", 40, "CAD", "money"),
        ("Rs 500", 500, "INR", "money"),
        ("20 Swiss francs", 20, "CHF", "money"),
        ("12 cents", 0.12, "USD", "money"),
        ("6.5p", 0.065, "GBP", "money"),
        ("5 per cent", 5, "%", "percent"),
        ("5 percentage points", 5, "pp", "points"),
        ("25 basis points", 25, "basis point", "points"),
        ("half an hour", 0.5, "hour", "duration"),
        ("12 sq km", 12, "square kilometre", "area"),
        ("60mph", 60, "mile per hour", "speed"),
        ("-5C", -5, "degree Celsius", "temperature"),
        ("5 feet 6 inches", 5.5, "foot", "length"),
        ("200lb", 200, "pound", "mass"),
        ("220 m3", 220, "cubic metre", "volume"),
        ("220 m3/s", 220, "cubic metre", "volume"),
        ("5 l/s", 5, "litre", "volume"),
        ("120 g/km", 120, "gram", "mass"),
        ("27-year-old", 27, "year", "age"),
        ("52-48", 52, "1", "score"),
        ("a third", 1 / 3, "1", "percent"),
    ],
)
def test_units_are_canonical(text: str, value: float, unit: str, dimension: str) -> None:
    a = one(f"They said {text}.").amount
    assert (a.unit, a.dimension) == (unit, dimension)
    assert a.low == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sales rose 4% to 1.2m.", [("up", None), (None, None)]),
        ("Sales rose from 12% to 15%.", [(None, "from"), (None, "to")]),
        ("Sales rose 5% from 12 to 13.", [("up", None), (None, "from"), (None, "to")]),
        ("Costs were cut by 3 million euros.", [("down", None)]),
        ("Shares closed 3.1% higher.", [("up", None)]),
        ("The firm cut 1,200 jobs.", [(None, None)]),
        ("Prices dipped below 3 euros.", [(None, None)]),
        ("The start slipped by two weeks.", [("down", None)]),
        ("It was late by two weeks.", [("by", None)]),
    ],
)
def test_change_and_level(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert [(m.amount.change, m.side) for m in find_amounts(text)] == expected


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("They pause for 30 minutes a day.", "day"),
        ("Oil costs $80 per barrel.", "barrel"),
        ("It pays a 12-cent-a-share dividend.", "share"),
        ("They may stop for 30 minutes at a time.", "time"),
        ("The plant makes 900 cars a week.", "week"),
        ("It costs 11 million dollars annually.", "year"),
        ("There were 40 cases per 100,000 people.", "100,000 people"),
        ("They met twice a month.", "month"),
        ("It cost $300 a week later.", None),
    ],
)
def test_rates(text: str, per: str | None) -> None:
    assert one(text).amount.per == per


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("It employs 3,500 full-time staff at the Lindholm plant.", "full-time staff at the Lindholm plant"),
        ("It lost 20% of its workforce.", "workforce"),
        ("Net revenue rose 2%.", "Net revenue"),
        ("The board raised undergraduate tuition by 8 percent.", "undergraduate tuition"),
        ("It paid a fine of 90 million euros.", "fine"),
        ("They signed a $5 million contract.", "contract"),
        ("Joan Pettifer, 71, won.", "Joan Pettifer"),
        ("Staff get 12 weeks' pay.", "pay"),
        ("It treats 418,206 current and former patients.", "current and former patients"),
    ],
)
def test_the_measured_noun(text: str, noun: str) -> None:
    mention = one(text)
    assert mention.noun == noun
    assert text[mention.noun_start : mention.noun_end] == noun


def test_a_list_of_ages_and_a_unit_said_once() -> None:
    assert [m.amount.dimension for m in find_amounts("Two men, aged 27 and 34, fled.")] == [
        "count",
        "age",
        "age",
    ]
    losses = find_amounts("It lost 86 million pounds, down from 94 million.")
    assert [m.amount.unit for m in losses] == ["GBP", "GBP"]


@pytest.mark.parametrize(
    ("text", "dimension"),
    [
        ("The cyclist, a nurse of 43, has a fractured pelvis.", "age"),
        ("One of the dead is a woman of 68 with a stick.", "age"),
        ("On 7 October a rigger, 34, fell onto a pontoon.", "age"),
        ("Mrs Loevold, who is 61 and was appointed last week, was there.", "age"),
        ("He was 60 in March.", "age"),
        ("A boy of 17 appeared in court.", "age"),
        ("She met a man of 40 words.", "count"),
        ("She was 32 ahead.", "count"),
        ("He is a father of 12, and a driver.", "count"),
        ("She was president of 40 clubs.", "count"),
        ("A team of 25 was sent.", "count"),
        ("The judges, 68, were named.", "count"),
    ],
)
def test_an_age_behind_the_word_for_a_person(text: str, dimension: str) -> None:
    assert find_amounts(text)[-1].amount.dimension == dimension


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("It lifted the guarantee from 100,000 crowns to 150,000.", (1e5, "CZK"), (1.5e5, "CZK")),
        ("The budget rises from 1.3 million pounds to 1.7 million.", (1.3e6, "GBP"), (1.7e6, "GBP")),
        ("It took the price of milk from 44 cents to 36.", (0.44, "USD"), (0.36, "USD")),
        ("It went from 2 million euros to 300 people.", (2e6, "EUR"), (300, "1")),
    ],
)
def test_the_end_of_a_change_of_money_is_money(
    text: str, first: tuple[float, str], second: tuple[float, str]
) -> None:
    found = [m.amount for m in find_amounts(text)]
    assert [(a.low, a.unit) for a in found] == [first, second]


def test_convert_turns_units_and_leaves_money() -> None:
    mile = Amount(1, math.inf, "mile", "length", high_closed=False)
    turned = convert(mile, "kilometre")
    assert turned is not None
    assert turned.low == pytest.approx(1.609344)
    assert turned.high == math.inf
    warm = convert(Amount(20, 20, "degree Celsius", "temperature"), "degree Fahrenheit")
    assert warm is not None
    assert warm.low == pytest.approx(68)
    warmer = convert(Amount(10, 10, "degree Celsius", "temperature", change="up"), "degree Fahrenheit")
    assert warmer is not None
    assert warmer.low == pytest.approx(18)
    share = convert(Amount(0.25, 0.25, "1", "percent"), "%")
    assert share is not None
    assert share.low == 25
    assert convert(Amount(1, 1, "USD", "money"), "EUR") is None
    assert convert(Amount(3, 3), "%") is None
    assert convert(mile, "hour") is None


def test_every_unit_of_the_table_is_one_pint_knows() -> None:
    for name, unit in units().items():
        turned = convert(Amount(2, 2, name, unit.dimension), name)
        assert turned is not None
        if unit.pint:
            other = next(n for n, u in units().items() if u.dimension == unit.dimension and u.pint)
            if unit.dimension != "other":
                assert convert(Amount(2, 2, name, unit.dimension), other) is not None, name
    assert len(forms()) > 400


def test_nothing_heavy_is_imported() -> None:
    code = "import sys, claimcheck.values.amounts as a; a.find_amounts('5 km'); print('pint' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


def check_laws(text: str) -> None:
    """Mentions stand in order, do not overlap, hold a number and a noun that is where it says."""
    last = 0
    for m in find_amounts(text):
        assert last <= m.start < m.end <= len(text)
        last = m.end
        assert not math.isnan(m.amount.low + m.amount.high)
        assert m.amount.dimension == "score" or m.amount.low <= m.amount.high
        if m.noun:
            assert text[m.noun_start : m.noun_end] == m.noun


TALK = """a an 5 1,200 3.5 1/2 ^ e10 9e999 007 two twenty hundred million dozens half third of in out to from
between and or - – % per cent pounds $ € US a.m. 12 March May 2024 rose fell by up down more than at least
about people years old , . : ; ( ) [ ] ' ’ & # km m C feet in inches one zero minus negative point k bn votes
aged < >= ~ +"""
PIECES = st.sampled_from([*TALK.split(), "\n", "\n\n"])


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=14), st.sampled_from([" ", "", "-"]))
def test_laws_on_pieces_of_number_talk(pieces: list[str], glue: str) -> None:
    check_laws(glue.join(pieces))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_laws_on_any_text(text: str) -> None:
    check_laws(text)


@pytest.mark.parametrize(
    "piece",
    [
        "twenty ",
        "1 000 ",
        "1,",
        "5-",
        "from 3% to ",
        "one in 5 of ",
        "A 5 ",
        "9",
        "$",
        "8 or more than ",
        "(0",
    ],
)
def test_time_is_linear_on_hostile_text(piece: str) -> None:
    find_amounts(piece)
    spent = []
    for times in (1000, 8000):
        start = time.process_time()
        find_amounts(piece * times)
        spent.append(time.process_time() - start)
    assert spent[1] < 0.5 + 24 * spent[0]


@pytest.mark.parametrize(
    "text",
    [
        "The \x1b[31mfire\x1b[0m hurt 12 workers.",
        "The \x9b1;31mfire\x9b0m hurt 12 workers.",
        "The [31mfire[0m hurt 12 workers.",
        "The [38;5;208m fire [0m hurt 12 workers.",
        r"The \033[31m fire \x1b[0m hurt 12 workers, \e[32m it is said.",
        "The ^[[31m fire hurt 12 workers&#27;[0m.",
    ],
)
def test_colours_of_a_terminal_are_no_amounts(text: str) -> None:
    assert [text[m.start : m.end] for m in find_amounts(text)] == ["12"]


@given(st.text("0123456789().,:-/+[ ;mTZ\x1b^&#%ape", max_size=40))
def test_a_text_without_a_link_is_searched_only_where_a_figure_can_begin(text: str) -> None:
    assert veiled(text) == [match.span() for match in _VEILED.finditer(text)]


def test_brackets_hold_amounts_all_the_same() -> None:
    text = "The tower [31m tall] stands."
    assert [text[m.start : m.end] for m in find_amounts(text)] == ["31m"]


@pytest.mark.parametrize(
    "text", ["12 May ² was", "5 May ³, 2026", "1/² of them", "On May ² it had ² of ³ pools."]
)
def test_a_raised_digit_is_no_traceback(text: str) -> None:
    """Found by the soak: "²" is a digit to Python, and no number."""
    find_amounts(text)


def test_nought_to_a_negative_power_is_no_error() -> None:
    assert [one.amount.high for one in find_amounts("0^-5 tonnes of steel")] in ([], [float("inf")])
