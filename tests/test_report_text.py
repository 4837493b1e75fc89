"""The report for people, against goldens and against articles that want to harm a terminal."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import OPENING, TOLL, golden, hostile, location, report

from claimcheck.model import Agreement, Compared, Report, Tool
from claimcheck.report import Look, text
from claimcheck.report._lines import clean, count, listed, marked, shown, valued, wrapped
from claimcheck.values.days import day


@pytest.mark.parametrize(
    ("name", "look"),
    [
        ("report.txt", Look()),
        ("report-verbose.txt", Look(verbose=True)),
        ("report-colour.txt", Look(width=60, colour=True)),
    ],
)
def test_golden(name: str, look: Look) -> None:
    golden(name, text.write(report(), look))


def test_worst_first_whatever_the_order_of_the_report() -> None:
    assert text.write(report(OPENING, TOLL), Look()) == text.write(report(TOLL, OPENING), Look())
    assert text.write(report(OPENING, TOLL), Look()).startswith("error CC101")


@pytest.mark.parametrize("verbose", [True, False])
@pytest.mark.parametrize("colour", [True, False])
def test_nothing_in_an_article_reaches_the_terminal(verbose: bool, colour: bool) -> None:
    printed = text.write(hostile(), Look(colour=colour, verbose=verbose))
    own = re.compile(r"\x1b\[(?:1;4|0|31|33|36)m")
    rest = own.sub("", printed) if colour else printed
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ud800-\udfff]", rest)
    assert "red reversed a b zerowidth" in rest
    assert "title" not in rest


def test_lines_are_no_wider_than_asked_but_for_words_that_are() -> None:
    for line in text.write(report(), Look(width=60)).splitlines():
        assert len(line) <= 60 + len("[[]]") or line.startswith("error")
    assert any(len(line) > 400 for line in text.write(hostile(), Look()).splitlines())


def test_the_last_line_counts_when_there_is_nothing() -> None:
    empty = Report(tool=Tool(), compared=Compared(claims=1, pairs=0))
    last = "0 documents, 1 claim, 0 pairs compared, 0 findings, 0 pairs not comparable.\n"
    assert text.write(empty, Look()) == last


def test_agreements_beyond_the_first_are_counted() -> None:
    base = report()
    many = base.model_copy(update={"agreements": (base.agreements[0],) * 11})
    assert "and 3 more (--verbose lists them)" in text.write(many, Look())
    assert "more (--verbose" not in text.write(many, Look(verbose=True))


def test_an_agreement_names_one_place_an_article() -> None:
    there = [location("a.md", "12 dead", 1), location("a.md", "12 died", 2), location("b.md", "12 dead", 5)]
    agreed = Agreement(topic="dead", value="12", origins=2, claims=tuple(there))
    told = report().model_copy(update={"agreements": (agreed,)})
    assert "dead: 12 (2 origins: a.md:1:1 and b.md:5:1; 1 more there)" in text.write(told, Look())
    whole = text.write(told, Look(verbose=True))
    assert "dead: 12 (2 origins: a.md:1:1, a.md:2:1 and b.md:5:1)" in whole


def test_words() -> None:
    assert count(1, "claim") == "1 claim"
    assert count(1204, "claim") == "1,204 claims"
    assert day(None) == "undated"
    assert [listed(list("abc"[:n])) for n in range(4)] == ["", "a", "a and b", "a, b and c"]


@pytest.mark.parametrize(
    ("quote", "start", "end", "shows"),
    [
        ("some 12 dead", 5, 7, "some [[12]] dead"),
        ("some 12\u00a0dead", 5, 8, "some [[12]] dead"),
        ("over\n$12m,", 5, 9, "over [[$12m]],"),
        ("12", 0, 2, "12"),
        ("some 12 dead", -3, 2, "some 12 dead"),
        ("some 12 dead", 7, 5, "some 12 dead"),
        ("some 12 dead", 40, 50, "some 12 dead"),
    ],
)
def test_marks(quote: str, start: int, end: int, shows: str) -> None:
    assert shown([marked(quote, start, end)], colour=False) == [shows]


@pytest.mark.parametrize(
    ("value", "fields", "shows"),
    [
        ("9 March", {}, "reopens [[9 March]]"),
        ("9 March (2026-03-09)", {}, "reopens [[9 March]]"),
        ("10 March", {}, "reopens 9 March"),
        ("not possible", {"value_start": 40, "value_end": 47}, "[[reopens]] 9 March"),
    ],
)
def test_what_differs_is_marked(value: str, fields: dict[str, object], shows: str) -> None:
    assert shown([valued(location("a", "reopens 9 March", 1, value, **fields))], colour=False) == [shows]


def test_a_mark_over_two_lines_leaves_the_margin_plain() -> None:
    lines = wrapped(marked("aaaa aaaa bbbbbb cccc dddd", 10, 21), 20, "  ")
    assert shown(lines, colour=True) == ["  aaaa aaaa \x1b[1;4mbbbbbb\x1b[0m", "  \x1b[1;4mcccc\x1b[0m dddd"]


@given(st.text(alphabet=st.characters(codec=None), max_size=200))
def test_clean_leaves_no_control(value: str) -> None:
    result = clean(value)
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", result)
    assert clean(result) == result


def test_a_stray_escape_does_not_hide_what_follows() -> None:
    assert clean("before \x9d after " + "x" * 500).endswith("after " + "x" * 500)
    assert clean("\x1b]" * 20_000 + "end") == "end"
