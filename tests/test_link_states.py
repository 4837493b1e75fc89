"""Rules and states of two articles are weighed by trees; what levels say is one piece of evidence."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from judging import rules
from scores import score

from claimcheck.config import Config
from claimcheck.evaluate import states as teaching
from claimcheck.evaluate.gold import GOLD, load_gold
from claimcheck.evaluate.labels import Labelled, labelled
from claimcheck.extract import extract
from claimcheck.judge.wording import filled
from claimcheck.link import evidence, levelled, values
from claimcheck.link import link as linked
from claimcheck.link.blocks import families, meet
from claimcheck.link.joins import ONCE
from claimcheck.link.levels import PARTED, REST
from claimcheck.link.pairs import paired
from claimcheck.link.states import JOINED, LEVELLED, MORE, TOPIC, besides, topic_of, weigh, weighable
from claimcheck.link.weigh import STATES, Weights, probability, shipped
from claimcheck.model import Claim
from claimcheck.pipeline import documents, once, read_values
from claimcheck.topics import shipped as shipped_topics

CORPORA = Path(__file__).parent.parent / "corpora"
SETS = ("hurricane-odalys", "jhalipur-heatwave", "tern-street-shooting")


def read(name: str) -> list[Claim]:
    """Return the claims of a story set."""
    files = [str(p) for p in sorted((CORPORA / name).iterdir()) if p.name != GOLD]
    return [claim for each in read_values(once(documents(files)), Config()) for claim in extract(each)]


@pytest.fixture(scope="module")
def stories() -> dict[str, list[Claim]]:
    return {name: read(name) for name in SETS}


def met(claims: list[Claim]) -> list[tuple[Claim, Claim]]:
    """Return the pairs of rules and of states that meet."""
    blocks = families(claims)
    both = (itertools.combinations(blocks[kind], 2) for kind in ("rule", "status"))
    return [(a, b) for a, b in itertools.chain.from_iterable(both) if meet(a, b)]


def test_pairs_are_as_likely_as_the_trees_find_their_evidence(stories: dict[str, list[Claim]]) -> None:
    """Columns give what the evidence of each pair by itself gives, to the last bit."""
    claims, single = stories[SETS[0]], shipped_topics().single
    story = evidence.story(claims)
    pairs = paired(met(claims))
    said = [levelled(a, b, evidence.Asked(a, b, story)).probability for a, b in pairs]
    some, likely, telling = weigh(pairs, np.array(said), story, shipped(), single)
    assert len(some) > 15
    assert telling is not None
    for row, (at, now) in enumerate(zip(some.tolist(), likely.tolist(), strict=True)):
        a, b = pairs.claims[pairs.i[at]], pairs.claims[pairs.j[at]]
        assert weighable(a, b)
        assert 0 < said[at] < 1
        assert said[at] >= JOINED or values.standing(a.value, b.value) == "alike"
        more = besides(a, b, said[at], single, shipped().topics)
        assert dict(zip(MORE, telling.more[row].tolist(), strict=True)) == more
        found = {**evidence.measure(a, b, story), **more}
        assert now == probability(score(shipped().models[STATES], found))
        assert telling.pieces(row, row) == shipped().models[STATES].told(found)


def test_what_levels_part_and_what_one_article_says_is_left_to_them(stories: dict[str, list[Claim]]) -> None:
    claims = stories[SETS[1]]
    links = list(linked(claims))
    parted = {level.name for level in PARTED}
    by_level = [k for k in links if len(k.evidence) == 1 and k.evidence[0].name in parted]
    assert by_level
    assert all(k.probability == 0 for k in by_level)
    of_one = [
        k for k in links if k.first.kind == "status" and k.first.source.document == k.second.source.document
    ]
    assert of_one
    assert all(len(k.evidence) == 1 and not k.evidence[0].detail for k in of_one)


def test_without_weights_the_levels_decide(stories: dict[str, list[Claim]]) -> None:
    """A user's own weights without the model leave rules and states as they were."""
    bare = Weights({n: m for n, m in shipped().models.items() if n != STATES}, shipped().thresholds)
    claims = [c for c in stories[SETS[2]] if c.kind in ("rule", "status")]
    story = evidence.story(claims)
    found = list(linked(claims, weights=bare))
    assert len(found) > 20
    for k in found:
        asked = levelled(k.first, k.second, evidence.Asked(k.first, k.second, story))
        assert [e.name for e in k.evidence] == [e.name for e in asked.evidence]
        assert k.probability <= asked.probability


def test_a_joining_level_is_told_first_and_that_none_joins_is_no_evidence(
    stories: dict[str, list[Claim]],
) -> None:
    seen = Counter()
    for claims in stories.values():
        for k in linked(claims):
            pieces = tuple(k.evidence)
            if not any(piece.name in MORE for piece in pieces):
                continue
            assert "nothing joins them" not in {piece.name for piece in pieces}
            joins = bool(pieces) and not pieces[0].detail
            seen[joins] += 1
            if joins:
                assert filled(pieces[0], k) == pieces[0].name
            assert all(piece.detail for piece in pieces[joins:])
            assert all(filled(piece, k) != piece.name for piece in pieces[joins:])
            assert not any("figures are near" in filled(piece, k) for piece in pieces)
    assert seen[True]
    assert seen[False]


def test_the_topic_of_a_pair_is_that_of_both(stories: dict[str, list[Claim]]) -> None:
    a = next(c for c in stories[SETS[0]] if c.kind == "status" and c.topic)
    assert topic_of(a, a) == a.topic
    assert (
        topic_of(a, replace(a, topic=None)) == topic_of(replace(a, topic=None), replace(a, topic=None)) == ""
    )
    often = {"": 0.1, a.topic or "": 0.4}
    assert besides(a, a, 0.7, {a.topic}, often) == {LEVELLED: 0.7, ONCE: 1.0, TOPIC: 0.4}
    assert besides(a, a, 0.05, set(), {"": 0.1}) == {LEVELLED: 0.05, ONCE: 0.0, TOPIC: 0.1}


# ------------------------------------------------------------------------------------------- teaching it


def rows(name: str, claims: list[Claim]) -> tuple[list[teaching.Row], dict[tuple[str, str], Labelled]]:
    """Return the rows of a story, and the labels that they are made of."""
    story = evidence.story(claims)
    pairs = [(a, b, evidence.measure(a, b, story)) for a, b in met(claims)]
    gold = load_gold(CORPORA / name)
    labels = {(p.a.id, p.b.id): p for p in labelled(CORPORA / name, gold, [p[:2] for p in pairs], claims)}
    return list(teaching.rows(pairs, labels)), labels


def test_rows_are_labelled_pairs_of_two_articles_that_no_level_parts(stories: dict[str, list[Claim]]) -> None:
    made, labels = rows(SETS[0], stories[SETS[0]])
    assert len(made) > 20
    assert {row.same for row in made} == {True, False}
    for row in made:
        label = labels[row.a.id, row.b.id]
        assert row.a.source.document != row.b.source.document
        assert 0 < row.likely < 1
        if row.same:
            assert label.same
        elif label.same:
            assert label.verdict is None or label.verdict == "refines"


def test_a_topic_seldom_seen_is_as_likely_as_all() -> None:
    told = teaching.shared(Counter({"rare": 1, "often": 980, "": 19}), Counter({"rare": 1, "often": 98}))
    assert told[""] == pytest.approx(0.099, abs=1e-4)
    assert told["often"] == pytest.approx(0.1, abs=1e-3)
    assert told["rare"] == pytest.approx((1 + 20 * 0.099) / 21, abs=1e-3)


def test_a_story_is_learned_with_the_topics_of_the_others(
    stories: dict[str, list[Claim]], monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[list[dict[str, float]]] = []
    monkeypatch.setattr(teaching, "fit", lambda found, same: told.append(found) or {"many": sum(same)})
    mine, other = (rows(name, stories[name])[0] for name in SETS[:2])
    model = teaching.fit_states([mine, other])
    often = teaching.shared(*teaching.counted(other))
    first = told[0][0]
    assert first[TOPIC] == often.get(topic_of(mine[0].a, mine[0].b), often[""])
    assert first[LEVELLED] == mine[0].likely
    assert model["topics"] == teaching.shared(*teaching.counted([*mine, *other]))
    assert model["many"] == sum(row.same for row in (*mine, *other))


def test_links_are_weighed_again_as_rows_are_learned(stories: dict[str, list[Claim]]) -> None:
    claims = stories[SETS[1]]
    story = evidence.story(claims)
    found = [(a, b, evidence.measure(a, b, story)) for a, b in met(claims)]
    links = [levelled(a, b, e) for a, b, e in found]
    model = {"features": [LEVELLED], "base": 0.0, "trees": [[[-1, 0.0, -1, -1, 2.0]]], "topics": {"": 0.1}}
    again = teaching.reweighed(links, [e for *_, e in found], model)
    changed = 0
    for before, after in zip(links, again, strict=True):
        weighed = teaching.weighed(before.first, before.second) and 0 < before.probability < 1
        if values.standing(before.first.value, before.second.value) == "apart":
            weighed = weighed and before.probability >= JOINED
        changed += weighed
        assert after.probability == (pytest.approx(probability(2.0)) if weighed else before.probability)
    assert changed


def test_what_no_level_joins_is_left_where_trees_are_not_sure(stories: dict[str, list[Claim]]) -> None:
    (narrow, nothing) = REST
    names = Counter()
    for claims in stories.values():
        for k in linked(claims):
            name = k.evidence[0].name if k.evidence else ""
            names[name] += 1
            assert name != narrow.name or k.probability >= narrow.least
    assert names[nothing.name] > 20


NARROW = (
    (
        "A constable known as R4 has been suspended since Tuesday, the force said.",
        "The officer who fired the shots remains on full duty, the police federation said.",
        {"disputed-status"},
    ),
    (
        "The fire alarm did not sound, residents of Bell House said.",
        "All sirens in the building had sounded, the landlord said.",
        {"disputed-status"},
    ),
    ("The union signed the pay deal for drivers.", "The cleaners have not signed any deal.", set()),
    ("Two of the ten sirens failed in the test.", "The sirens at the coast worked.", set()),
    ("The teacher was suspended for two weeks.", "The head of the school stays in her post.", set()),
)


@pytest.mark.parametrize(("one", "other", "found"), NARROW)
def test_states_of_a_narrow_topic_are_held_together_by_trees(one: str, other: str, found: set[str]) -> None:
    assert rules(one, other) == found
