"""The levels by which rules and states are joined or parted: a case differs from the first in one thing."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from claimcheck.link import evidence, levelled
from claimcheck.link.joins import BROAD, narrow_topic
from claimcheck.link.offices import same_role
from claimcheck.model import ABOUT, ROLE, Claim, Link, Name, Place, Source, State, When


def claim(document: str, state: State, **fields: object) -> Claim:
    """Return a claim that a bridge is in a state."""
    made = Claim(
        id=document, kind="status", source=Source(document, f"{document}.txt"), start=0, end=9, quote="q",
        value=state, value_start=0, value_end=1, value_text="v", place=Place(1, 1, 1, 2), topic="progress",
        measured="close", modifiers=("bridge", "harbour"), words=("bridge", "harbour", "close"),
        context=("bridge", "harbour", "close"),
    )  # fmt: skip
    return replace(made, **fields)  # type: ignore[arg-type]


CLOSED = claim("a", State("progress", "closed", False))
OPEN = claim("b", State("progress", "open", True), measured="open", words=("bridge", "harbour", "open"))


def joined(a: Claim, b: Claim) -> Link:
    """Return the link of two claims of a story of three documents."""
    third = claim("c", State("progress", "closed", False), words=("ferry",), context=("ferry",))
    return levelled(a, b, evidence.measure(a, b, evidence.story([a, b, third])))


def test_one_topic_of_one_thing_is_one_matter() -> None:
    assert joined(CLOSED, OPEN).probability >= 0.6


def test_evidence_that_is_asked_for_is_what_is_measured() -> None:
    story = evidence.story([CLOSED, OPEN])
    asked = evidence.Asked(CLOSED, OPEN, story)
    assert not asked
    measured = evidence.measure(CLOSED, OPEN, story)
    single = {name: asked[name] for name in measured if name not in evidence.together(measured)}
    assert single == {name: measured[name] for name in single}
    with pytest.raises(KeyError):
        asked["nothing of that name"]
    assert levelled(CLOSED, OPEN, evidence.Asked(CLOSED, OPEN, story)) == levelled(CLOSED, OPEN, measured)


def test_the_order_of_two_claims_tells_nothing() -> None:
    assert joined(CLOSED, OPEN).probability == joined(OPEN, CLOSED).probability


@pytest.mark.parametrize(
    ("changed", "axis"),
    [
        ({"marks": ("question",)}, "modality"),
        ({"marks": ("hypothetical",)}, "modality"),
        ({"modality": "possibility"}, "modality"),
        ({"modality": "forecast"}, "modality"),
        ({"marks": ("exception",)}, "scope"),
        ({"marks": ("part",)}, "scope"),
        ({"marks": ("history",)}, "time"),
        ({"topic": "custody"}, "matter"),
        ({"modifiers": ("school",), "words": ("school", "open"), "context": ("school", "open")}, "matter"),
    ],
)
def test_what_parts_two_claims(changed: dict[str, object], axis: str) -> None:
    link = joined(CLOSED, replace(OPEN, **changed))  # type: ignore[arg-type]
    assert link.probability < 0.6
    assert link.axis == axis


def test_bare_verbs_that_agree_make_no_agreement() -> None:
    watch = {"topic": None, "measured": "monitor", "words": ("bridge", "harbour", "monitor")}
    a = replace(CLOSED, value=State("monitor", "monitor", True), **watch)  # type: ignore[arg-type]
    b = replace(OPEN, value=State("monitor", "monitor", True), **watch)  # type: ignore[arg-type]
    assert joined(a, b).probability < 0.7


def test_two_counts_of_people_are_two_lots() -> None:
    held = claim("a", State("custody", "arrest", True), topic="custody", measured="arrest", figures=("52 1",))
    freed = claim("b", State("custody", "free", False), topic="custody", measured="free", figures=("1800 1",))
    assert joined(held, freed).axis == "scope"
    assert joined(held, replace(freed, figures=())).axis == ""


def test_counted_parts_may_be_in_opposite_states() -> None:
    four = {"quote": "four of the park's 11 bridges are closed", "value_start": 34}
    seven = {"quote": "seven bridges of eleven are open", "value_start": 28}
    assert joined(replace(CLOSED, **four), replace(OPEN, **seven)).axis == "scope"  # type: ignore[arg-type]
    every = {"quote": "all the bridges are open", "value_start": 20}
    assert joined(replace(CLOSED, **four), replace(OPEN, **every)).probability >= 0.6  # type: ignore[arg-type]


def test_what_was_done_on_two_days_holds_of_both() -> None:
    def done(day: int, quote: str, of: Claim) -> Claim:
        when = When(dt.date(2026, 8, day), dt.date(2026, 8, day))
        return replace(of, when=when, marks=("past",), quote=quote)

    closed = done(10, "the bridge was closed on 10 August", CLOSED)
    assert joined(closed, done(12, "the bridge was opened on 12 August", OPEN)).axis == "time"
    assert joined(closed, done(10, "the bridge was opened on 10 August", OPEN)).probability >= 0.6
    still = done(10, "the bridge was closed on 10 August and remains shut", CLOSED)
    assert joined(still, done(12, "the bridge was opened on 12 August", OPEN)).probability >= 0.6


def holder(document: str, role: str, who: str, *of: str) -> Claim:
    """Return a claim of who holds a role, in an article about a carrier."""
    value = Name(who.lower(), who, "PER")
    about = (*of, ABOUT, "borealine", ABOUT, "selby", "minota")
    return replace(
        CLOSED, id=document, kind="identity", topic=ROLE, measured=role, value=value, modifiers=about
    )


def test_a_president_of_a_union_is_not_that_of_the_company() -> None:
    """Of presidents a story has several; a minister may be told without the ministry."""
    union = holder("a", "president", "Pete Ostrowsky", "communication", "worker")
    company = holder("b", "president", "Gita Rasmund")
    assert not same_role(union, company, {})
    assert same_role(holder("a", "president", "Pete Ostrowsky"), company, {})
    ministers = holder("a", "minister", "Ann Doe", "energy"), holder("b", "minister", "Cy Dorn")
    assert same_role(*ministers, {})


SUSPENDED = claim("a", State("duty", "suspended", False), topic="duty", modifiers=("k7",))
ON_DUTY = claim("b", State("duty", "on full duty", True), topic="duty", modifiers=("officer",))


@pytest.mark.parametrize(
    ("fields", "broad", "holds"),
    [
        ({}, 0.0, True),
        ({}, 1.0, False),
        ({"marks": ("pending",)}, 0.0, False),
        ({"marks": ("conditional",)}, 0.0, False),
        ({"kind": "rule"}, 0.0, False),
        ({"topic": "custody"}, 0.0, False),
        ({"value": State("duty", "suspended", False)}, 0.0, False),
    ],
)
def test_two_states_of_a_narrow_topic_may_be_of_one_matter(
    fields: dict[str, object], broad: float, holds: bool
) -> None:
    other = replace(ON_DUTY, **fields)  # type: ignore[arg-type]
    assert narrow_topic(other, replace(SUSPENDED, kind=other.kind), {BROAD: broad}) is holds


def test_without_trees_a_narrow_topic_joins_nothing() -> None:
    assert joined(SUSPENDED, ON_DUTY).probability == 0.05
    assert joined(SUSPENDED, ON_DUTY).evidence[0].name == "nothing joins them"
