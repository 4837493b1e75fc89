"""Claims of frozen parses: which values become claims, of what they are measured, whose word they are.

The parses in cases/extract.conllu were made by the shipped pipeline and corrected by hand; the claims that
are expected of them stand in cases/extract.toml. What the pipeline parses wrongly is for its own tests.
"""

from __future__ import annotations

import datetime as dt
import functools
import json
import tomllib
from pathlib import Path
from typing import Any

import conllu
import pytest

import claimcheck
from claimcheck.extract import extract
from claimcheck.model import Amount, Claim, Document, Stance, State, When
from claimcheck.values.reading import reading

CASES = Path(__file__).parent / "cases"
DAY = dt.date(2026, 3, 16)
SENTENCES: list[dict[str, Any]] = tomllib.loads((CASES / "extract.toml").read_text("utf-8"))["sentence"]
KINDS = ("quantity", "date", "rule")
LEFT_OUT = {
    "predicate": "", "modifiers": [], "subject": "", "modality": "fact", "negated": False, "speaker": None,
    "marks": [], "when": "",
}  # fmt: skip


@functools.cache
def claims() -> dict[int, list[Claim]]:
    """Return the claims of the frozen parses by sentence; all are of one document."""
    sentences = conllu.read(CASES / "extract.conllu", published=DAY)
    document = Document(text="\n".join(s.text for s in sentences), published=DAY)
    found: dict[int, list[Claim]] = {s.index: [] for s in sentences}
    for claim in extract(reading(document, sentences)):
        if claim.kind in KINDS:
            found[claim.sentence].append(claim)
    return found


def shown(claim: Claim) -> str:
    """Return a value as the cases write it."""
    value = claim.value
    if isinstance(value, When):
        return str(value.first) if value.first == value.last else f"{value.first} to {value.last}"
    if isinstance(value, Stance):
        return value.stand
    if isinstance(value, State):
        return value.state
    assert isinstance(value, Amount)
    ends = f"{value.low:.12g}"
    if value.low != value.high:
        left, right = "[" if value.low_closed else "(", "]" if value.high_closed else ")"
        ends = f"{left}{value.low:.12g}, {value.high:.12g}{right}"
    unit = "" if value.unit == "1" else f" {value.unit}"
    return ("about " if value.approximate else "") + ends + unit + (f" per {value.per}" if value.per else "")


def fields(claim: Claim) -> dict[str, Any]:
    """Return what the cases say of a claim."""
    return {
        "kind": claim.kind,
        "words": claim.value_text,
        "value": shown(claim),
        "measured": claim.measured,
        "predicate": claim.predicate,
        "modifiers": [] if claim.kind == "rule" else list(claim.modifiers),
        "subject": claim.subject,
        "modality": claim.modality,
        "negated": claim.negated,
        "speaker": claim.speaker,
        "marks": list(claim.marks),
        "when": claim.when_text,
        "quote": claim.quote,
    }


@pytest.mark.parametrize("number", range(len(SENTENCES)), ids=[s["text"][:40] for s in SENTENCES])
def test_claims_of_a_sentence(number: int) -> None:
    case = SENTENCES[number]
    whole = {**LEFT_OUT, "quote": case["text"].rstrip(".")}
    expected = [{**whole, **claim} for claim in case.get("claim", [])]
    missed = [claim.pop("missed", {}) for claim in expected]
    found = [fields(claim) for claim in claims()[number]]
    assert found == expected
    for claim, miss in zip(found, missed, strict=True):
        for name, value in miss.items():
            assert claim[name] != value, f"{name} comes right now: write it into the case, without `missed`"


def test_the_cases_are_the_parses() -> None:
    texts = [s.text for s in conllu.read(CASES / "extract.conllu")]
    assert texts == [case["text"] for case in SENTENCES]
    assert len(texts) >= 30


def test_claims_come_in_the_order_of_their_places_and_once() -> None:
    found = [claim for group in claims().values() for claim in group]
    assert [c.value_start for c in found] == sorted(c.value_start for c in found)
    assert len({c.id for c in found}) == len(found)


def test_an_id_is_of_document_kind_and_place() -> None:
    """The same text has the same ids wherever its file lies, another text others."""
    text = "The ferry carried 214 passengers."
    here = claimcheck.extract(Document(text=text, path="a"))
    assert here
    assert [c.id for c in here] == [c.id for c in claimcheck.extract(Document(text=text, path="b/a"))]
    other = claimcheck.extract(Document(text=text.replace("214", "241"), path="a"))
    assert {c.id for c in here}.isdisjoint(c.id for c in other)


def test_furniture_and_its_neighbours() -> None:
    """A span of furniture yields nothing; what stands around it does."""
    text = "Some 40 homes burned.\n\nRating: 4.9 / 5 (49 voted)\n\nThe fire took nine hours to put out."
    start = text.index("Rating")
    document = Document(text=text, furniture=((start, text.index("\n\nThe fire")),))
    found = claimcheck.extract(document)
    assert {"40", "nine hours"} <= {c.value_text.removeprefix("Some ") for c in found}
    assert not [c for c in found if "4.9" in c.quote or "voted" in c.quote or "49" in c.value_text]


def test_claims_are_plain_enough_for_json() -> None:
    from claimcheck.report import Look, formats, writer

    given = [claim for group in claims().values() for claim in group]
    assert "jsonl" in formats("claimcheck.report.claims")
    lines = "".join(writer("jsonl", "claimcheck.report.claims")(given, Look())).splitlines()
    assert [json.loads(line)["quote"] for line in lines] == [claim.quote for claim in given]


def test_a_sum_told_in_other_money_is_claimed_once() -> None:
    """What stands in brackets is the sum before it, at whichever rate."""
    text = "Orvel will pay 57 million euros (US$78 million) for the plant, and 12 million euros in fees."
    sums = [c.value_text for c in claimcheck.extract(Document(text=text)) if c.kind == "quantity"]
    assert sums == ["57 million euros", "12 million euros"]


@pytest.mark.parametrize(
    ("text", "value", "when"),
    [
        ("The bell weighs 340 kg and was cast in 1891.", "340 kg", ""),
        ("The tower was built in 1891 and is 40 metres tall.", "40 metres", ""),
        ("The bridge opened in 1931 and carries 12,000 cars a day.", "12,000", ""),
        ("The firm employs 400 people and will close in June.", "400", ""),
        (
            "In 2019 the company sold the mill and bought a farm for 3 million euros.",
            "3 million euros",
            "2019",
        ),
        ("The bomb killed three people and injured 12 on Sunday.", "three", "Sunday"),
    ],
)
def test_the_time_of_one_of_two_joined_verbs(text: str, value: str, when: str) -> None:
    """What is told with one verb is of the other only where both tell of things that happened then."""
    (claim,) = [c for c in claimcheck.extract(Document(text=text, published=DAY)) if c.value_text == value]
    assert claim.when_text == when


def test_the_year_of_a_verb_joined_to_an_adjective_is_no_history_of_it() -> None:
    text = "The tower is 40 metres tall and was built in 1891."
    found = claimcheck.extract(Document(text=text, published=DAY))
    assert [c.marks for c in found if c.value_text == "40 metres"] == [()]


@pytest.mark.parametrize(
    ("text", "value", "modality"),
    [
        ("The council approved the plan for 40 homes on Monday.", "40", "plan"),
        ("The council approved the plan for 40 homes on Monday.", "Monday", "fact"),
        ("The council voted on the proposal on 3 June.", "3 June", "fact"),
        ("Plans to close 12 libraries were published on 3 June.", "12", "plan"),
        ("Plans to close 12 libraries were published on 3 June.", "3 June", "fact"),
        ("The bank published its forecast of 4% on 3 June.", "3 June", "fact"),
        ("The plan is to build 40 homes by 2030.", "2030", "plan"),
        ("The firm has a plan to cut 40 jobs in June.", "June", "plan"),
    ],
)
def test_what_is_done_with_a_plan_is_no_plan(text: str, value: str, modality: str) -> None:
    """A plan that is approved on Monday is a plan, and its approval on Monday is a fact."""
    (claim,) = [c for c in claimcheck.extract(Document(text=text, published=DAY)) if c.value_text == value]
    assert claim.modality == modality


@pytest.mark.parametrize(
    ("text", "value", "measured"),
    [
        ("A penalty was imposed on the firm. It came to $75,000 in all.", "$75,000", "penalty"),
        ("The queue is back. It measured six kilometres on Tuesday.", "six kilometres", "queue"),
        ("The bank denied the claim. It says 400.", "400", ""),
        ("It came to $75,000 in all.", "$75,000", ""),
    ],
)
def test_a_pronoun_is_measured_as_what_it_stands_for(text: str, value: str, measured: str) -> None:
    """Of "it" the noun before is measured; not of "it says", which only tells the figure."""
    found = claimcheck.extract(Document(text=text, published=DAY))
    (claim,) = [c for c in found if c.value_text == value]
    assert claim.measured == measured
