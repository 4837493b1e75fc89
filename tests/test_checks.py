"""The checks inside one document: every case gives exactly the findings it names, with their clauses."""

from __future__ import annotations

import datetime as dt
import functools
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck import checks
from claimcheck.checks._figures import figures
from claimcheck.checks.page import whole
from claimcheck.language.pipeline import parse, prose
from claimcheck.model import Block, Document

CASES = tomllib.loads((Path(__file__).parent / "cases" / "checks.toml").read_text(encoding="utf-8"))
MINE = {502, 503, 504, 506, 507, 508}


def document(case: dict[str, Any]) -> Document:
    """Return the document of a case; without a date it is of 10 April 2026, with ``undated`` of no day."""
    published = None if case.get("undated") else case.get("published", dt.date(2026, 4, 10))
    return Document(text=case["text"], published=published)


@functools.cache
def pages() -> dict[str, checks.Page]:
    """Return the pages of all cases, parsed in one go."""
    listed = [*CASES["case"], *CASES["missed"]]
    near = {case["text"]: case.get("near") for case in listed}
    return {
        d.text: checks.page(d, sentences, near=near[d.text])
        for d, sentences in parse([document(case) for case in listed])
    }


def found(page: checks.Page) -> list[tuple[int, list[str]]]:
    """Return the numbers and quotes of what is found on a page."""
    return [
        (check.number, [page.text[p.start : p.end] for p in conflict.passages])
        for check, conflict in checks.run(page)
        if check.number in MINE
    ]


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["text"][:60])
def test_case(case: dict[str, Any]) -> None:
    """A case gives its findings and no other."""
    expected = [(one["code"], one["quotes"]) for one in case.get("expect", [])]
    assert sorted(found(pages()[case["text"]])) == sorted(expected)


@pytest.mark.parametrize("case", CASES["missed"], ids=lambda case: case["text"][:60])
def test_known_miss(case: dict[str, Any]) -> None:
    """A known miss is still missed; when it is found, it becomes a case."""
    assert found(pages()[case["text"]]) == []


def test_passages_are_clauses_inside_the_text() -> None:
    """No passage is empty, longer than a clause, or outside the text."""
    every = [(page, c) for page in pages().values() for _, c in checks.run(page)]
    assert len(every) > 20
    for page, conflict in every:
        for passage in conflict.passages:
            assert 0 <= passage.start < passage.end <= len(page.text)
            assert 1 <= len(page.text[passage.start : passage.end].split()) <= 60


def test_numbers_and_manuals() -> None:
    """Each check has its own number and a manual with what conflicts and what does not."""
    listed = [check for check in checks.checks() if check.number in MINE]
    assert [check.number for check in listed] == sorted(MINE)
    for check in listed:
        assert "Conflicts: " in check.manual
        assert "Does not: " in check.manual
        assert check.name in ("arithmetic", "weekday", "age", "percentage", "change", "listing")


def test_order_is_that_of_numbers_and_places() -> None:
    """Findings come by number and place, and the same page gives the same findings."""
    text = (
        "The vote is on Monday, 14 April 2026. The 11-member board split eight to four. "
        "The fair opens on Monday, 15 April 2026."
    )
    ((d, sentences),) = parse([Document(text=text, published=dt.date(2026, 4, 1))])
    page = checks.page(d, sentences)
    one = [(check.number, c.passages[0].start) for check, c in checks.run(page)]
    assert one == sorted(one)
    assert [number for number, _ in one] == [502, 503, 503]
    assert list(checks.run(page)) == list(checks.run(page))


HOSTILE = {
    "numbers": "12, " * 30_000,
    "parts": "5 in Leeds and " * 20_000,
    "shares": "half of the 3 of the 4 of the " * 8_000,
    "dates": "Monday, 4 March and it was a " * 10_000,
    "names": "Ana Reyes, 41, " * 10_000,
    "births": "born in " * 20_000,
    "letters": "a" * 200_000,
    "open": "three towns, " + "Venlo, " * 20_000,
    "from": "from 3 to " * 20_000,
    "spaces": "Of the 12" + " " * 100_000 + "of them 9",
    "votes": "9 to 4 votes voted " * 10_000,
}


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=4),
)
def test_furniture_is_found_as_by_looking_at_all_of_it(
    spans: list[tuple[int, int]], blocks: list[tuple[int, int]]
) -> None:
    """Each name and each paragraph of a text was held against all furniture: a long text has much of both."""
    text = "ab cd  ef\ngh ij kl mno pqr stu"
    kept = tuple((min(one), max(one)) for one in spans)
    told = Document(text=text, furniture=kept)
    page = checks.Page(told, (), (), ())
    assert [page.furniture(at) for at in range(31)] == [any(a <= at < b for a, b in kept) for at in range(31)]
    found = []
    parts = tuple(Block(start=min(one), end=max(one)) for one in blocks)
    for block in parts:
        at = block.start
        for start, end in sorted(kept):
            if end > at and start < block.end:
                if start > at and text[at:start].strip():
                    found.append((at, start))
                at = max(at, end)
        if at < block.end and text[at : block.end].strip():
            found.append((at, block.end))
    if parts:
        whole = told.model_copy(update={"blocks": parts})
        assert [(block.start, block.end) for block in prose(whole)] == found


def test_figures_are_read_once_and_no_page_holds_itself() -> None:
    """Five checks asked for the figures of a page, and of the page with its sentences joined."""
    text = "They sold 120 boats.\n\nOf these 40 went\n\nabroad, and 80 stayed."
    (told, sentences), *_ = parse([Document(text=text)])
    one = checks.page(told, sentences)
    list(checks.run(one))
    assert figures(one) is figures(one)
    assert whole(one) is whole(one)
    assert all(kept is not one for kept in one.kept.values())
    assert whole(one) is one or whole(one).kept is not one.kept


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_hostile_text_ends(name: str) -> None:
    """No text makes a check fail, or take longer than its length allows (the suite's own limit)."""
    text = HOSTILE[name]
    page = checks.Page(Document(text=text), (), (), ())
    list(checks.run(page))


NOUNS = ("cows", "cars", "vans", "boats", "houses", "shops", "trees", "books", "chairs", "lamps", "stones")
FIGURES: dict[str, Callable[[int], str]] = {
    "a list": lambda n: "The towns got " + ", ".join(f"{k} {NOUNS[k % 11]}" for k in range(2, n)) + ".",
    "sums": lambda n: "The towns got " + ", ".join(f"£{k * 7919 % 9973}" for k in range(2, n)) + " and £12.",
    "owners": lambda n: "It has " + "; ".join(f"{k} for the {NOUNS[k % 11]}" for k in range(2, n)) + ".",
    "days": lambda n: "It was on " + ", ".join(f"{k % 28 + 1} May {1500 + k}" for k in range(2, n)) + ".",
    "bare": lambda n: " ".join(str(k * 7919 % 9973) for k in range(n)) + ".",
    "rows": lambda n: "\n\n".join(f"Town {k} has {k * 7919 % 9973} homes, {k % 90} shops." for k in range(n)),
    "the": lambda n: " ".join(f"The {k * 7919 % 9973} boats left. It had {k * 83 % 9973}." for k in range(n)),
}


def calls(text: str) -> int:
    """Return how many functions the checks of a text call."""
    ((told, sentences),) = parse([Document(text="Towns get their share of 40 boats\n\n" + text)])
    page, many = checks.page(told, sentences), 0

    def seen(frame: FrameType, event: str, arg: object) -> None:
        nonlocal many
        many += event == "call"

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        list(checks.run(page))
    finally:
        sys.setprofile(before)
    return many


@pytest.mark.parametrize("name", sorted(FIGURES))
def test_twice_the_figures_are_not_four_times_the_work(name: str) -> None:
    """A sentence of 1,500 figures took minutes: each was tried as the total of all others, and more."""
    make = FIGURES[name]
    assert calls(make(400)) < 2.7 * calls(make(200))
