"""Paragraphs of news in many styles: true ones stay silent, wrong ones are found, or known to be missed."""

from __future__ import annotations

import datetime as dt
import functools
import itertools
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

import claimcheck
from claimcheck.checks._words import number_words, numbers
from claimcheck.model import Document

CASES = tomllib.loads((Path(__file__).parent / "cases" / "inside.toml").read_text("utf-8"))
DAY = dt.date(2026, 4, 10)


@functools.cache
def found(text: str, published: dt.date) -> tuple[str, ...]:
    """Return the codes of what is found in a paragraph by itself."""
    document = Document(text=text.strip(), published=published, path="paragraph.txt")
    return tuple(finding.code for finding in claimcheck.check([document]).findings)


@pytest.mark.parametrize("case", CASES["true"], ids=lambda case: case["style"])
def test_what_holds_is_silent(case: dict[str, Any]) -> None:
    assert found(case["text"], case.get("published", DAY)) == ()


@pytest.mark.parametrize("case", CASES["wrong"], ids=lambda case: case["style"])
def test_what_cannot_hold_is_found(case: dict[str, Any]) -> None:
    expected = () if case.get("missed") else (case["code"],)
    assert found(case["text"], case.get("published", DAY)) == expected


def test_most_of_what_cannot_hold_is_found() -> None:
    missed = [case["style"] for case in CASES["wrong"] if case.get("missed")]
    assert len(CASES["wrong"]) >= 30
    assert len(missed) <= len(CASES["wrong"]) / 5


@pytest.mark.parametrize("least", [0, 1])
def test_number_words_are_found_as_if_all_of_them_were_listed_longest_first(least: int) -> None:
    listed = sorted((word for word, value in numbers().items() if value >= least), key=lambda w: (-len(w), w))
    naive, factored = (
        re.compile(rf"\b(?:{p})\b(?!-)", re.I) for p in ("|".join(listed), number_words(least))
    )
    for one, between, other in itertools.product(
        numbers(), ("-", " ", "", "-year "), ("one", "Five", "ten", "x")
    ):
        text = f"{one}{between}{other}"
        assert factored.findall(text) == naive.findall(text), text
