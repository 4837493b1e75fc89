"""One article that gives a day beside the day that several others give."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from judging import claim

from claimcheck import Document, check
from claimcheck.link.odd_days import LIKE, odd_days
from claimcheck.link.pile import Pile
from claimcheck.model import Claim

ARTICLES = (
    (
        "2026-08-05",
        "The fire in Fonte Fria broke out on Tuesday, 4 August, near a quarry, and burned 300 hectares.",
    ),
    (
        "2026-08-07",
        "All began in Fonte Fria on Tuesday 4 August, when the fire started at the picnic tables.",
    ),
    ("2026-08-13", "Guests are back in the hotels after the fire, which started on Monday, 3 August."),
)


def made(document: str, first: str, text: str = "4 August", **more: Any) -> Claim:
    """Return a claim of an article that dates the fire to a day, which is told as ``text``."""
    given = {"in": document, "day": "2026-08-09", "value": f"date:{first}", "says": "the fire began", **more}
    return replace(claim(given), value_text=text)


FIRST, SECOND = made("first", "2026-08-04"), made("second", "2026-08-04")
ODD = made("third", "2026-08-03", "3 August")


def raised(*claims: Claim, likely: float = 0.6 * LIKE, pile: Pile | None = None) -> list[tuple[int, int]]:
    """Return which pairs of claims of unlike days are raised, each pair being as likely as said."""
    some = [(a, b) for b in range(len(claims)) for a in range(b) if claims[a].value != claims[b].value]
    i, j = (np.array(side) for side in zip(*some, strict=True))
    alike, much = np.zeros(len(some), dtype=np.bool_), np.full(len(some), likely)
    return [some[at] for at in odd_days(claims, i, j, alike, much, pile or Pile({}))]


def test_a_day_that_one_article_gives_beside_that_of_two_others_is_of_one_matter() -> None:
    assert raised(FIRST, SECOND, ODD) == [(0, 2), (1, 2)]


def test_one_other_article_is_not_several() -> None:
    assert raised(FIRST, ODD, likely=LIKE) == []


def test_together_the_others_must_be_like_it() -> None:
    assert raised(FIRST, SECOND, ODD, likely=0.4 * LIKE) == []


@pytest.mark.parametrize(
    "besides",
    [
        made("third", "2026-08-04", measured="rain"),  # the article knows both days
        made("fourth", "2026-08-03", "3 August", measured="rain"),  # another gives that day, too
    ],
)
def test_an_article_is_not_alone_with_a_day_for_any_reason(besides: Claim) -> None:
    assert raised(FIRST, SECOND, ODD, besides) == []


@pytest.mark.parametrize(
    ("day", "odd"),
    [
        ("2026-08-05", True),
        ("2026-08-14", True),  # a digit
        ("2026-07-25", False),  # ten days before, in another month
        ("2026-08-06", False),
        ("2026-08-11", False),
    ],
)
def test_the_days_are_neighbours_or_differ_in_a_digit(day: str, odd: bool) -> None:
    assert bool(raised(FIRST, SECOND, made("third", day, "that of August"))) is odd


@pytest.mark.parametrize(
    ("text", "more", "odd"),
    [
        ("Monday", {}, True),
        ("Monday", {"day": ""}, False),  # of which week is not known
        ("the 3rd", {"day": ""}, True),
        ("3:10", {}, False),  # its day stands elsewhere
        ("yesterday", {}, False),
        ("3 August", {"modality": "plan"}, False),
        ("3 August", {"modifiers": ["by"]}, False),
    ],
)
def test_both_tell_a_day_by_name_and_in_one_way(text: str, more: dict[str, Any], odd: bool) -> None:
    assert bool(raised(FIRST, SECOND, made("third", "2026-08-03", text, **more))) is odd


def test_articles_of_two_stories_have_days_of_their_own() -> None:
    words = {name: frozenset(f"{name}{n}" for n in range(40)) for name in ("first", "second", "third")}
    assert raised(FIRST, SECOND, ODD, pile=Pile(words)) == []
    assert raised(FIRST, SECOND, ODD, pile=Pile(dict.fromkeys(words, words["first"])))


def test_the_finding_says_so() -> None:
    drafts = [
        Document(text=text, path=f"{day}.txt", published=dt.date.fromisoformat(day)) for day, text in ARTICLES
    ]
    (finding,) = check(drafts).findings
    assert (finding.code, finding.verdict) == ("CC102", "contradicts")
    assert "one article alone gives a day beside that of others" in finding.reasons
    assert check(drafts[1:]).findings == ()
