"""Times: spans and values on sentences of our own, traps, laws, and figures that must not fall."""

from __future__ import annotations

import datetime as dt
import re._parser as sre  # type: ignore[import-not-found]
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model import TimeMention
from claimcheck.values import when as times
from claimcheck.values.times import calendar as cal
from claimcheck.values.times import rules
from claimcheck.values.times.lexer import CODE
from claimcheck.values.when import find_times

CASES = Path(__file__).parent / "cases"
PROBE = tomllib.loads((CASES / "times-probe.toml").read_text("utf-8"))
SENTENCES = tomllib.loads((CASES / "times.toml").read_text("utf-8"))["case"]
THURSDAY = dt.date(2026, 5, 14)


def days(mention: TimeMention) -> str:
    """Return the days of a mention as the cases write them."""
    when = mention.when
    if when is None or mention.kind != "date":
        return ""
    return str(when.first) if when.first == when.last else f"{when.first}..{when.last}"


def read(case: dict[str, Any]) -> list[list[str]]:
    """Return what is found in a case, as the case writes it."""
    text = case["text"]
    return [[text[m.start : m.end], m.timex, days(m)] for m in find_times(text, case.get("published"))]


@pytest.mark.parametrize("case", SENTENCES, ids=lambda case: case["text"][:40])
def test_sentences(case: dict[str, Any]) -> None:
    if case.get("known_miss"):
        assert read(case) != case["times"], "this miss is mended: take its known_miss away"
    else:
        assert read(case) == case["times"]


def test_probe_finds_all_and_nothing_false() -> None:
    right = touched = found = 0
    for sentence in PROBE["sentence"]:
        text = sentence["text"]
        mentions = find_times(text, PROBE["published"])
        found += len(mentions)
        right += sum([text[m.start : m.end], m.timex] in sentence["times"] for m in mentions)
        for trap in sentence["traps"]:
            at = text.index(trap)
            touched += any(m.start < at + len(trap) and at < m.end for m in mentions)
    assert (right, found, touched) == (17, 17, 0)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Shut since Monday.", "from"),
        ("Open until Friday.", "until"),
        ("Pay by 3 June.", "by"),
        ("Starting 3 June, pay.", "from"),
        ("Born before 1950.", "before"),
        ("On Monday.", ""),
        ("For 3 days.", ""),
    ],
)
def test_bounds(text: str, bound: str) -> None:
    assert [m.bound for m in find_times(text, THURSDAY)] == [bound]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was held on Thursday.", "2026-05-14"),
        ("It was held on Friday.", "2026-05-08"),
        ("It will be held on Friday.", "2026-05-15"),
        ("From Monday, people will pay.", "2026-05-18"),
        ("Before Tuesday's ruling they met.", "2026-05-19"),
        ("They welcomed Tuesday's ruling.", "2026-05-12"),
        ("It opened last Friday.", "2026-05-08"),
        ("It opens next Tuesday.", "2026-05-19"),
        ("It may close as early as Sunday.", "2026-05-17"),
    ],
)
def test_direction_of_a_weekday(text: str, expected: str) -> None:
    assert [days(m) for m in find_times(text, THURSDAY)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It began in November.", "2025-11-01..2025-11-30"),
        ("It will begin in November.", "2026-11-01..2026-11-30"),
        ("It will begin in March.", "2027-03-01..2027-03-31"),
        ("The yard, based in Lesk, is to begin in November.", "2026-11-01..2026-11-30"),
        ("It was agreed in June.", "2025-06-01..2025-06-30"),
        ("the November ballot", ""),
    ],
)
def test_direction_of_a_month(text: str, expected: str) -> None:
    assert [days(m) for m in find_times(text, THURSDAY)] == [expected]


def test_a_day_as_figures_is_read_by_the_day_of_publication() -> None:
    (near,) = find_times("10/05/2026", THURSDAY)
    assert near.when
    assert near.when.first == dt.date(2026, 5, 10)
    assert [m.when for m in find_times("03/04/2026", dt.date(2026, 4, 10))] == [None]  # both orders are near


def test_importing_when_does_not_import_dateparser() -> None:
    code = (
        "import sys, claimcheck.values.when as w; w.find_times('3 May'); print('dateparser' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


PIECES = st.sampled_from([*(CASES / "times-pieces.txt").read_text("utf-8").split(), "\n\n"])


@given(st.lists(PIECES, max_size=25), st.one_of(st.none(), st.dates()))
def test_any_sequence_of_its_words_is_read_without_error(
    pieces: list[str], published: dt.date | None
) -> None:
    text = " ".join(pieces)
    last = 0
    for mention in find_times(text, published):
        assert last <= mention.start < mention.end <= len(text)
        last = mention.end
        when = mention.when
        if when is not None:
            assert when.first is not None
            assert when.last is not None
            assert when.first <= when.last
            assert mention.anchored in ("absolute", "published", "text")
        else:
            assert mention.anchored == ""


@given(st.text(max_size=80), st.one_of(st.none(), st.dates()))
def test_any_text_is_read_without_error(text: str, published: dt.date | None) -> None:
    find_times(text, published)


@pytest.mark.parametrize(
    "unit", ["3 ", "the ", "last ", "May 3 ", "from 3 ", "a.m. ", "9" * 50, "\n\n", "2026-", "1/"]
)
def test_long_hostile_texts_take_linear_time(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    start = time.perf_counter()
    find_times(text, THURSDAY)
    assert time.perf_counter() - start < 20


def test_what_a_word_is_in_one_place_it_need_not_be_in_another() -> None:
    assert find_times("The Annals of Quarterly Weekly appeared.") == []
    assert [m.timex for m in find_times("Quarterly sales fell. It is out Weekly.")] == ["P3M"]
    assert [m.timex for m in find_times("Weekly sales fell.")] == ["P1W"]
    assert [m.timex for m in find_times("It shut on Good Friday 2025.")] == ["2025-04-18"]
    assert find_times("Good news came. The Good idea of Boxing clubs.") == []
    assert find_times("the Daily Weekly and Quarterly") == []
    assert [m.timex for m in find_times("Quarterly sales fell.")] == ["P3M"]


def test_of_idle_words_alone_no_rule_makes_a_time() -> None:
    idle = {CODE[name] for name in rules.IDLE.split()}
    patterns = {rule.pattern for layer in rules.LAYERS for some in layer._starts.values() for rule in some}
    assert len(patterns) > 100
    assert [pattern for pattern in sorted(patterns) if matches(sre.parse(pattern), idle)] == []
    assert not any(times.FOUND.match(code) for code in idle)
    assert matches(sre.parse(sorted(patterns)[0]), set(CODE.values()))


def matches(pattern: Iterable[Any], chars: set[str]) -> bool:
    """Whether a regular expression can match some text of ``chars``, whatever stands around it."""
    return all(item(op, value, chars) for op, value in pattern)


def item(op: Any, value: Any, chars: set[str]) -> bool:
    match str(op):
        case "ASSERT" | "ASSERT_NOT" | "AT":
            return True
        case "LITERAL":
            return chr(value) in chars
        case "IN":
            return any(str(one) != "LITERAL" or chr(code) in chars for one, code in value)
        case "BRANCH":
            return any(matches(some, chars) for some in value[1])
        case "SUBPATTERN":
            return matches(value[-1], chars)
        case "MAX_REPEAT":
            return value[0] == 0 or matches(value[2], chars)
    raise AssertionError(op)


def test_easter_and_holidays() -> None:
    assert cal.easter(2026) == dt.date(2026, 4, 5)
    assert cal.easter(2000) == dt.date(2000, 4, 23)
    assert cal.holiday("11 4 4", 2026) == dt.date(2026, 11, 26)
    assert cal.holiday("05 -1 1", 2026) == dt.date(2026, 5, 25)
    assert cal.holiday("easter-2", 2026) == dt.date(2026, 4, 3)


@given(st.dates(min_value=dt.date(2, 1, 1), max_value=dt.date(9000, 1, 1)), st.integers(-500, 500))
def test_months_shift_there_and_back_within_the_month(date: dt.date, months: int) -> None:
    there = cal.shift_months(date, months)
    if there is not None:
        assert (there.year * 12 + there.month) - (date.year * 12 + date.month) == months
        assert there.day <= date.day


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("He was barred from standing in June's by-election.", "2026-06-01"),
        ("The storm came before July's vote.", "2026-07-01"),
        ("They spoke of October's quake.", "2025-10-01"),
        ("March's figures are out.", "2026-03-01"),
        (
            "A dozen services go with the new timetable in September, its chief told councillors.",
            "2026-09-01",
        ),
        ("In September, the minister told parliament that it was late.", "2025-09-01"),
        ("The shop was shut in September, the owner wrote.", "2025-09-01"),
    ],
)
def test_what_a_month_is_named_for_and_who_says_it_lean_little(text: str, first: str) -> None:
    (found,) = find_times(text, dt.date(2026, 5, 12))
    assert found.when is not None
    assert str(found.when.first) == first
