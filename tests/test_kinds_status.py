"""Whether something is so, on frozen parses: cases in cases/rules.toml, parses in cases/rules.conllu."""

from __future__ import annotations

from typing import Any

import pytest
from test_kinds_rule import PARSED, TABLE, told

from claimcheck import topics
from claimcheck.errors import ConfigError
from claimcheck.kinds import status, worded
from claimcheck.kinds.scene import Scene
from claimcheck.link.values import standing
from claimcheck.model import Amount, Stance, State

STATES = [case for case in TABLE if {"status", "none", "silent"} & set(case)]


@pytest.mark.parametrize("case", STATES, ids=lambda case: case["text"][:60])
def test_case(case: dict[str, Any]) -> None:
    found = list(status.find(Scene(PARSED[case["text"]])))
    assert set(case.get("status", ())) <= {told(one) for one in found}
    assert not {one.topic for one in found} & set(case.get("none", ()))
    assert not {one.axis for one in found} & set(case.get("silent", ()))


def test_what_undergoes_the_state_comes_first() -> None:
    found = next(one for one in status.find(Scene(PARSED["The mayor signed the bill."])) if one.topic)
    assert found.modifiers == ("bill", "mayor")


def test_a_pronoun_means_the_subject_of_the_sentence_before() -> None:
    before, now = PARSED["Screening is compulsory for all nurses."], PARSED["Participation is voluntary."]
    pronoun = now.tokens[0].__class__(0, "It", "it", "PRON", "nsubj", now.tokens[0].head, 0, 2)
    swapped = now.__class__(
        now.source, now.start, now.end, now.text, (pronoun, *now.tokens[1:]),
        paragraph=before.paragraph, children=now.children,
    )  # fmt: skip
    found = next(one for one in status.find(Scene(swapped, before=before)) if one.topic == "obligation")
    assert found.modifiers[0].startswith("screen")


def test_paused_and_scrapped_are_apart_and_both_are_not_going_ahead() -> None:
    paused, scrapped = (
        State("progress", "paused", False, "limited"),
        State("progress", "scrapped", False, "ended"),
    )
    assert standing(paused, scrapped) == "apart"
    assert standing(paused, State("progress", "closed", False)) == "alike"
    assert standing(State("progress", "open", True), scrapped) == "apart"


def test_of_one_word_with_a_topic_and_without_the_denial_counts() -> None:
    """ "There was no leak" says of a topic that a thing is whole; "300 litres leaked" is of none."""
    leaked = State("leak", "leak", True)
    assert standing(State("damage", "not leak", True), leaked) == "apart"
    assert standing(State("damage", "leak", False), leaked) == "alike"
    assert standing(State("damage", "leak", False), State("leak", "not leak", False)) == "apart"
    assert standing(State("damage", "not leak", True), State("leak", "not leak", False)) == "alike"


def test_limits_of_one_freedom_can_differ() -> None:
    half = Stance("limited", Amount(0, 30, "minute", "duration"))
    assert standing(half, Stance("limited", Amount(0, 1, "hour", "duration"))) == "apart"
    assert standing(half, Stance("limited", Amount(30, 30, "minute", "duration"))) == "alike"
    assert standing(half, Stance("unavailable")) == "apart"


def test_a_prefix_that_turns_a_word_round_is_cut_off() -> None:
    assert status.base("uninsured") == ("insured", True)
    assert status.base("understand") == ("understand", False)


def test_a_lemma_that_was_cut_short_is_made_whole() -> None:
    assert worded.whole("resum") == "resume"
    assert worded.whole("open") == "open"


def test_shipped_topics_have_words_of_one_sense_each() -> None:
    for one in topics.shipped().all:
        assert any(sense == "same" for _, sense in one.words), one.name
        told_twice = {w for w, sense in one.words if any(w == v and sense != other for v, other in one.words)}
        assert not told_twice, (one.name, told_twice)


def test_an_axis_is_the_name_of_a_topic() -> None:
    names = {one.name for one in topics.shipped().all}
    assert {one.axis for one in topics.shipped().all} <= names


def test_an_unknown_key_in_a_topic_is_told() -> None:
    with pytest.raises(ConfigError, match="unknown key"):
        topics.topic('titel = "x"', "x.toml")


def test_a_day_is_no_thing_that_a_state_is_said_of() -> None:
    found = next(one for one in status.find(Scene(PARSED["The pool is closed until Monday."])) if one.topic)
    assert found.modifiers == ("pool",)


def test_only_somebody_leaves_an_office() -> None:
    known = topics.shipped().known["status"]
    fired = next(entry for entry in known["fire"] if entry.axis == "office")
    assert fired.fits(frozenset({"person"}))
    assert not fired.fits(frozenset({"artifact"}))
