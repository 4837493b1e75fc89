"""A value that a text tells as the one before, and another text that gives it as what holds."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from judging import claim, period

import claimcheck
from claimcheck import Document
from claimcheck.link import link
from claimcheck.link.kept import Telling, Told
from claimcheck.link.pile import Pile
from claimcheck.link.updates import FOLLOWS, NAMED, SURE, SURE_OF_DAYS, told_anew
from claimcheck.model import Claim, Evidence
from claimcheck.pipeline import extract

FIRST = "Shannonside Bank will close 34 branches in the west by the spring, it said on Tuesday."
THEN = "Shannonside Bank will close 28 branches instead of the 34 it had planned, after weeks of protest."


def made(value: str, says: str, **more: Any) -> Claim:
    """Return a claim of the text that speaks of two values, or of the other one ("in": "first")."""
    return claim({"in": "then", "day": "2026-11-03", "value": value, "says": says, **more})


TOLD = made("34 branches", "it will close 34 branches", **{"in": "first", "day": "2026-09-01"})
SAYS = "28 branches instead of 34 branches"
OLD = made("34 branches", SAYS, marks=["former", "rejected"])
NEW = made("28 branches", SAYS)


def follow(told: Claim, old: Claim, new: Claim, agreed: float = 0.99, pile: Pile | None = None) -> bool:
    """Whether the value in place of the old one is held against the text that gives the old one."""
    claims = [told, old, new]
    i, j = np.array([0, 0]), np.array([1, 2])
    alike, likely = np.array([True, False]), np.array([agreed, 0.05])
    return list(told_anew(claims, i, j, alike, likely, pile or Pile({}))) == [1]


def test_the_value_in_place_of_the_other_texts_is_news_to_it() -> None:
    assert follow(TOLD, OLD, NEW)


def test_the_two_texts_must_agree_on_the_old_value() -> None:
    assert not follow(TOLD, OLD, NEW, agreed=SURE - 0.01)


def test_articles_of_two_stories_agree_by_chance() -> None:
    words = {name: frozenset(f"{name}{n}" for n in range(40)) for name in ("first", "then")}
    assert not follow(TOLD, OLD, NEW, pile=Pile(words))
    assert follow(TOLD, OLD, NEW, pile=Pile(dict.fromkeys(words, words["first"])))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"marks": []}, {}),  # two values side by side
        ({"marks": ["former", "history"]}, {}),  # of the year before
        ({}, {"marks": ["part"]}),  # a part of it
        ({}, {"value": "3 branches", "says": "3 branches instead of 34 branches"}),  # of another size
        ({"measured": "bonus"}, {"measured": "prize"}),  # of two things
        ({}, {"value": "28 percent", "says": "28 percent instead of 34 branches"}),  # of another sort
    ],
)
def test_what_is_beside_an_old_value_is_not_always_in_its_place(
    old: dict[str, Any], new: dict[str, Any]
) -> None:
    first = made(**{"value": "34 branches", "says": SAYS, "marks": ["former", "rejected"], **old})
    assert not follow(TOLD, first, made(**{"value": "28 branches", "says": SAYS, **new}))


@pytest.mark.parametrize("marks", [["former"], ["target"], ["base"], ["history"]])
def test_a_text_that_does_not_give_the_value_as_what_holds_is_told_nothing_new(marks: list[str]) -> None:
    aside = made("34 branches", "it will close 34 branches", **{"in": "first", "marks": marks})
    assert not follow(aside, OLD, NEW)


def test_a_value_that_was_reached_by_a_change_held_since() -> None:
    grown = made("34 branches", "closures have grown to 34 branches", **{"in": "first", "marks": ["update"]})
    left = made("34 branches", "28 branches (now 34 branches)", **{"in": "first", "marks": ["update"]})
    assert follow(grown, OLD, NEW)
    assert not follow(left, OLD, NEW)


def test_texts_that_name_one_thing_may_be_less_sure_of_it() -> None:
    named = [replace(one, measured="branch") for one in (TOLD, OLD, NEW)]
    assert follow(*named, agreed=NAMED)
    assert not follow(*named, agreed=NAMED - 0.01)


def test_days_are_told_anew_only_where_two_texts_surely_agree_on_one() -> None:
    told, old, new = (
        replace(one, kind="date", value=period(day))
        for one, day in ((TOLD, "2026-12-12"), (OLD, "2026-12-12"), (NEW, "2027-03-03"))
    )
    assert follow(told, old, new, agreed=SURE_OF_DAYS)
    assert not follow(told, old, new, agreed=SURE)


FAR_OFF = "28 branches in the four counties of the west, {} 34 branches"


@pytest.mark.parametrize("lead", ["up from", "down from the", "and not", "rather than"])
def test_what_is_plainly_led_in_may_stand_further_off(lead: str) -> None:
    says = FAR_OFF.format(lead)
    assert follow(TOLD, made("34 branches", says, marks=["former"]), made("28 branches", says))


def test_what_is_led_in_otherwise_may_not() -> None:
    says = FAR_OFF.format("with")
    assert not follow(TOLD, made("34 branches", says, marks=["former"]), made("28 branches", says))


@pytest.mark.parametrize(
    ("says", "replaced"),
    [
        ("up from 34 branches it had, and 28 branches abroad", False),  # no matter of the first
        ("it comes down from 34 branches to 28 branches", True),
    ],
)
def test_what_moved_from_a_value_stands_before_it_or_is_where_it_went(says: str, replaced: bool) -> None:
    old = made("34 branches", says, marks=["former", "change"])
    assert follow(TOLD, old, made("28 branches", says, marks=["change"])) is replaced


def test_what_is_compared_with_what_is_so_now_is_old() -> None:
    says = "it now closes 28 branches, against 34 branches"
    old = made("34 branches", says, marks=["base", "update"])
    assert follow(TOLD, old, made("28 branches", says, marks=["update"]))
    assert not follow(TOLD, replace(old, marks=("base",)), made("28 branches", says))


def test_a_text_of_a_later_day_is_not_out_of_date() -> None:
    later = made("34 branches", "it will close 34 branches", **{"in": "first", "day": "2026-12-01"})
    undated = made("34 branches", "it will close 34 branches", **{"in": "first", "day": ""})
    assert not follow(later, OLD, NEW)
    assert follow(undated, OLD, NEW)


def test_the_finding_says_so() -> None:
    drafts = [
        Document(text=FIRST, path="first.txt", published="2026-09-01"),
        Document(text=THEN, path="then.txt", published="2026-11-03"),
    ]
    (finding,) = claimcheck.check(drafts).findings
    assert finding.verdict == "changed"
    assert {place.value.split()[0] for place in (finding.primary, *finding.related)} == {"34", "28"}
    assert "one text tells the other's value as the one before" in " ".join(finding.reasons)


def test_what_moved_the_other_decisions_is_not_measured_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a pair that has more evidence than the models' the models' is measured, of no other pair."""
    measured: list[int] = []

    def pieces(telling: Telling, pair: int, row: int) -> tuple[Evidence, ...]:
        measured.append(pair)
        return ()

    monkeypatch.setattr(Telling, "pieces", pieces)
    drafts = [
        Document(text=FIRST, path="first.txt", published="2026-09-01"),
        Document(text=THEN, path="then.txt", published="2026-11-03"),
    ]
    told = [found.evidence for found in link([claim for draft in drafts for claim in extract(draft)])]
    kept = [one for one in told if isinstance(one, Told)]
    at_hand = [one.besides if isinstance(one, Told) else one for one in told]
    assert kept
    assert [one[0].name for one in at_hand if one].count(FOLLOWS) == 1
    assert measured == []


@pytest.mark.parametrize(
    ("first", "then", "values"),
    [
        (
            "The trustees of the Heron museum offer a reward of 50,000 pounds for the return of the cup.",
            "The trustees of the Heron museum more than doubled the reward, from 50,000 pounds to 120,000.",
            {"50,000", "120,000"},
        ),
        (
            "Brannholm shipyard is to cut 450 jobs, its new owner said on Tuesday.",
            "At Brannholm shipyard 280 jobs will go, where 450 were to go under the first plan.",
            {"450", "280"},
        ),
        (
            "The stadium in Port Merrow will cost $90 million, the city said.",
            "The stadium in Port Merrow now costs $130 million, against $90 million as late as April.",
            {"$90", "$130"},
        ),
    ],
)
def test_ways_of_telling_the_value_before(first: str, then: str, values: set[str]) -> None:
    drafts = [
        Document(text=first, path="first.txt", published="2026-03-01"),
        Document(text=then, path="then.txt", published="2026-11-03"),
    ]
    found = claimcheck.check(drafts).findings
    assert [(f.verdict, {p.value.split()[0] for p in (f.primary, *f.related)}) for f in found] == [
        ("changed", values)
    ]
