"""What the cause was: on frozen parses (cases/causes.toml, causes.conllu), and when two causes conflict."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from conllu import read

from claimcheck.judge import judge
from claimcheck.kinds import cause
from claimcheck.kinds.scene import Candidate, Scene
from claimcheck.link import link
from claimcheck.link.related import words
from claimcheck.model import ABOUT, CAUSE, Claim, Finding, Name, Place, Source

CASES = Path(__file__).parent / "cases"
TABLE: list[dict[str, Any]] = tomllib.loads((CASES / "causes.toml").read_text(encoding="utf-8"))["case"]
PARSED = {sentence.text: sentence for sentence in read(CASES / "causes.conllu")}


def told(one: Candidate) -> str:
    """Return a candidate as the cases write it."""
    assert isinstance(one.value, Name)
    said = f" : {one.speaker}" if one.speaker else ""
    return f"{one.axis or '-'} < {one.value.key}{said}"


@pytest.mark.parametrize("case", TABLE, ids=lambda case: case["text"][:60])
def test_case(case: dict[str, Any]) -> None:
    assert [told(one) for one in cause.find(Scene(PARSED[case["text"]]))] == case["told"]


def test_a_cause_stands_where_it_says() -> None:
    text = "She put the failure down to rent."
    one = next(cause.find(Scene(PARSED[text])))
    first = PARSED[text].start
    assert text[one.start - first : one.end - first] == "rent"


def claim(document: str, key: str, who: str | None, **fields: object) -> Claim:
    """Return the claim of a party that the cracks of a strip had a cause."""
    made = Claim(
        id=f"{document}-{key}", kind="cause", source=Source(document, f"{document}.txt"), start=0, end=9,
        quote=f"{who} blames {key}", value=Name(key, key), value_start=0, value_end=1, value_text=key,
        place=Place(1, 1, 1, 2), topic=CAUSE, measured="crack",
        modifiers=("crack", ABOUT, "fenday", ABOUT, "sulland"), speaker=who, context=("fenday", "strip"),
    )  # fmt: skip
    return replace(made, **fields)  # type: ignore[arg-type]


FROST = claim("a", "frost", "the council")
LORRIES = claim("b", "lorry turbine", "Loganmore Air")


def found(*claims: Claim) -> Sequence[Finding]:
    """Return the findings on some claims."""
    return judge(claims, tuple(link(claims))).findings


def test_two_parties_with_two_causes_of_one_event_disagree() -> None:
    (one,) = found(FROST, LORRIES)
    assert (one.code, one.verdict, one.topic) == ("CC306", "disputed", "the cause of the crack")


@pytest.mark.parametrize(
    "other",
    [
        replace(LORRIES, speaker=None),
        replace(LORRIES, speaker="Sulland Council"),
        replace(LORRIES, speaker="the company"),
        replace(LORRIES, measured="delay", modifiers=("delay", *LORRIES.modifiers[1:])),
        replace(LORRIES, modifiers=("crack", ABOUT, "harwell", ABOUT), context=("harwell",)),
        replace(LORRIES, modifiers=("crack", ABOUT, "fenday", ABOUT, "harwell")),
        replace(LORRIES, value=Name("frost heave", "frost heave")),
        replace(LORRIES, value=Name("vehicle freezing", "freezing of vehicles")),
        replace(LORRIES, negated=True),
        replace(LORRIES, modality="possibility"),
        replace(LORRIES, marks=("history",)),
    ],
    ids=[
        "nobody",
        "one party",
        "nameless",
        "effect",
        "story",
        "one name",
        "one cause",
        "sense",
        "denied",
        "may be",
        "past",
    ],
)
def test_no_conflict(other: Claim) -> None:
    assert not found(FROST, other)


def test_an_effect_left_out_is_that_of_the_story() -> None:
    assert found(FROST, replace(LORRIES, measured="", modifiers=LORRIES.modifiers[1:]))


def test_parties_far_apart_in_one_text_are_not_set_against_each_other() -> None:
    beside = replace(LORRIES, source=FROST.source, sentence=2)
    assert found(FROST, beside)
    assert not found(FROST, replace(beside, sentence=9))


def test_one_cause_of_two_parties_agrees() -> None:
    same = replace(LORRIES, value=Name("frost heave", "frost heave"))
    assert [one.value for one in judge((FROST, same), tuple(link((FROST, same)))).agreements]


def test_causes_add_no_words_by_which_other_claims_are_joined() -> None:
    assert words([FROST]) == {"a": set()}
