"""Whether there is any: on frozen parses (cases/existence.toml, .conllu), and when two claims conflict."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from conllu import read

from claimcheck.extract import FEW, seldom
from claimcheck.judge import judge
from claimcheck.kinds import existence
from claimcheck.kinds.scene import Candidate, Scene
from claimcheck.link import blocks, link
from claimcheck.link.crowd import Passed, candidates
from claimcheck.link.related import words
from claimcheck.link.story import story
from claimcheck.model import ABOUT, EXISTENCE, Claim, Finding, Place, Source, State

CASES = Path(__file__).parent / "cases"
TABLE: list[dict[str, Any]] = tomllib.loads((CASES / "existence.toml").read_text(encoding="utf-8"))["case"]
PARSED = {sentence.text: sentence for sentence in read(CASES / "existence.conllu")}


def told(one: Candidate) -> str:
    """Return a candidate as the cases write it."""
    assert isinstance(one.value, State)
    return " : ".join([one.value.state, *one.modifiers])


def scene(text: str) -> Scene:
    """Return a sentence of the cases, with all its words as such that its text has seldom."""
    return Scene(PARSED[text], seldom=frozenset(token.lemma for token in PARSED[text].tokens))


@pytest.mark.parametrize("case", TABLE, ids=lambda case: case["text"][:60])
def test_case(case: dict[str, Any]) -> None:
    assert [told(one) for one in existence.find(scene(case["text"]))] == case["told"]


def test_what_a_text_has_often_is_what_it_is_about() -> None:
    text = "They had left through a tunnel."
    assert "tunnel" in seldom([PARSED[text]] * FEW)
    assert "tunnel" not in seldom([PARSED[text]] * (FEW + 1))
    assert not list(existence.find(Scene(PARSED[text])))


def test_a_headline_tells_of_nothing() -> None:
    headline = replace(PARSED["They had left through a tunnel."], role="headline")
    assert not list(existence.find(Scene(headline, seldom=frozenset({"tunnel"}))))


def test_it_stands_where_it_says() -> None:
    text = "There was no tunnel, the service said."
    one = next(existence.find(scene(text)))
    first = PARSED[text].start
    assert text[one.start - first : one.end - first] == "no tunnel"


def claim(document: str, quote: str, thing: str, denied: bool, **fields: object) -> Claim:
    """Return the claim of an article that there is a thing, or none."""
    at = quote.index(thing)
    made = Claim(
        id=f"{document}-{thing}", kind="existence", source=Source(document, f"{document}.txt"), start=0,
        end=len(quote), quote=quote, value=State("tunnel", thing, not denied), value_start=at,
        value_end=at + len(thing), value_text=thing, place=Place(1, 1, 1, 2), topic=EXISTENCE,
        measured="tunnel", modifiers=(ABOUT, "gallow", "moorlow", ABOUT), negated=denied,
        predicate="be", context=("fence",), words=("service", "tunnel"),
    )  # fmt: skip
    return replace(made, **fields)  # type: ignore[arg-type]


NONE = claim("a", "there was no tunnel", "no tunnel", denied=True)
ONE = claim("b", "they left through a tunnel", "tunnel", denied=False, predicate="leave", words=("prisoner",))


def found(*claims: Claim) -> Sequence[Finding]:
    """Return the findings on some claims."""
    return judge(claims, tuple(link(claims))).findings


def test_none_and_one_contradict() -> None:
    (one,) = found(NONE, ONE)
    assert (one.code, one.verdict) == ("CC107", "contradicts")
    assert one.topic == "whether there is any \u201ctunnel\u201d"


@pytest.mark.parametrize(
    "none",
    [
        replace(NONE, negated=False, value=State("tunnel", "tunnel", True)),
        replace(NONE, modality="plan"),
        replace(NONE, marks=("question",)),
        replace(NONE, marks=("history",)),
        replace(NONE, marks=("part",)),
        replace(NONE, modifiers=("railway", *NONE.modifiers)),
        replace(NONE, modifiers=(ABOUT, "gallow", ABOUT)),
        replace(NONE, predicate="find"),
        replace(NONE, measured="ladder"),
    ],
    ids=["one too", "plan", "question", "past", "part", "sort", "story", "finder", "thing"],
)
def test_no_conflict(none: Claim) -> None:
    assert not found(none, ONE)


def test_who_found_none_is_of_the_matter_where_words_are_shared() -> None:
    finder = replace(NONE, predicate="find", words=("prisoner", "tunnel"))
    assert found(finder, ONE)
    assert not found(
        replace(finder, predicate="have", words=("have", "tunnel")), replace(ONE, words=("have",))
    )


def test_no_letters_were_sent_by_anybody() -> None:
    passive = replace(NONE, quote="no tunnel was dug", value_start=0, value_end=9, predicate="dig")
    assert found(passive, ONE)


def test_only_one_noun_meets(monkeypatch: pytest.MonkeyPatch) -> None:
    other = replace(ONE, id="b-ladder", measured="ladder")
    claims = [NONE, ONE, other]
    assert [(a.id, b.id) for a, b in blocks.pairs(claims)] == [("a-no tunnel", "b-tunnel")]
    monkeypatch.setattr(blocks, "CROWDED", 2)
    crowded = list(candidates(claims, None, Passed(), story(claims)))
    met = {(p.claims[i].id, p.claims[j].id) for p in crowded for i, j in zip(p.i, p.j, strict=True)}
    assert met == {("a-no tunnel", "b-tunnel")}


def test_they_add_no_words_by_which_other_claims_are_joined() -> None:
    assert words([NONE]) == {"a": set()}
