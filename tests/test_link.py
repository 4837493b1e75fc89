"""How two values stand to each other, which pairs are looked at, and what the surroundings add."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scores import score

from claimcheck import Document
from claimcheck.link import link, slips, values
from claimcheck.link.blocks import CROWDED, pairs
from claimcheck.link.position import family
from claimcheck.link.related import related
from claimcheck.link.weigh import Model, Node, probability, shipped
from claimcheck.model import Amount, AmountMention, Claim, Name, Stance, State, Value, When
from claimcheck.pipeline import compare
from claimcheck.values import units
from claimcheck.values.amounts import find_amounts
from claimcheck.values.when import find_times


def amount(text: str) -> Amount:
    (mention,) = find_amounts(text)
    assert isinstance(mention, AmountMention)
    return mention.amount


def when(text: str) -> When:
    (mention,) = find_times(text, dt.date(2026, 3, 16))
    assert mention.when is not None
    return mention.when


# ------------------------------------------------------------------------------- values, in words

AMOUNTS = [
    ("40 boats", "40 boats", "alike"),
    ("40 boats", "forty boats", "alike"),
    ("40 boats", "65 boats", "apart"),
    ("12,000 boats", "12,400 boats", "within"),
    ("12,000 boats", "12,500 boats", "apart"),
    ("more than 1,200 boats", "1,260 boats", "within"),
    ("more than 1,200 boats", "1,620 boats", "apart"),
    ("more than 1,200 boats", "1,100 boats", "apart"),
    ("up to 30 minutes", "30 minutes", "within"),
    ("up to 30 minutes", "one hour", "apart"),
    ("at least 50 boats", "exactly 50 boats", "within"),
    ("about 1,300 boats", "1,260 boats", "within"),
    ("about 130 boats", "160 boats", "apart"),
    ("90 minutes", "an hour and a half", "alike"),
    ("two weeks", "14 days", "alike"),
    ("5 kilometres", "3.1 miles", "within"),
    ("5 kilometres", "5 miles", "apart"),
    ("4 kilometres", "4.1 kilometres", "within"),
    ("43 percent", "43.2 percent", "within"),
    ("43 percent", "43.5 percent", "apart"),
    ("12.4 percent", "12.5 percent", "apart"),
    ("$3", "$3.20", "apart"),
    ("$3 million", "3 million dollars", "alike"),
    ("$3 million", "\u20ac3 million", "unlike"),
    ("3 percent", "3 percentage points", "unlike"),
    ("3 percent", "3 kilometres", "unlike"),
    ("40 barrels a day", "40 barrels", "alike"),
    ("40 barrels a day", "60 barrels", "apart"),
    ("40 barrels a day", "60 barrels a week", "unlike"),
    ("up to $1,000", "as much as $10,000", "apart"),
    ("at most 26 pupils", "up to 28 pupils", "apart"),
    ("fewer than 26 pupils", "fewer than 28 pupils", "within"),
    ("up to 20 percent", "up to 22 percent", "within"),
    ("up to 20 percent", "10 percent", "within"),
    ("fewer than 30 nights", "up to 90 nights", "apart"),
]  # fmt: skip


def test_how_names_stand() -> None:
    def name(key: str, kind: str = "LOC") -> Name:
        return Name(key, key, kind)  # type: ignore[arg-type]

    assert values.standing(name("tansley"), name("tansley hospital")) == "within"
    assert values.standing(name("systems", "ORG"), name("ardent systems", "ORG")) == "within"
    assert values.standing(name("tansley hospital"), name("lesk hospital")) == "apart"


@pytest.mark.parametrize(("one", "other", "expected"), AMOUNTS)
def test_how_amounts_stand(one: str, other: str, expected: str) -> None:
    assert values.standing(amount(one), amount(other)) == expected
    assert values.standing(amount(other), amount(one)) == expected


TIMES = [
    ("on 4 May 2026", "on May 4, 2026", "alike"),
    ("on 4 May 2026", "on 5 May 2026", "apart"),
    ("on 4 May 2026", "in May 2026", "within"),
    ("on Friday morning", "at 07:00 on 13 March 2026", "within"),
    ("on Friday evening", "at 07:00 on 13 March 2026", "apart"),
    ("on Friday night", "at 02:15 on 13 March 2026", "within"),
    ("on Friday morning", "on Friday evening", "apart"),
    ("at 4 p.m. on 13 March 2026", "at 16:00 on 13 March 2026", "alike"),
    ("at 4 p.m. on 13 March 2026", "at 16:10 on 13 March 2026", "within"),
    ("at 16:10 on 13 March 2026", "at 16:40 on 13 March 2026", "apart"),
    ("at seven on Friday morning", "at 07:00 on 13 March 2026", "alike"),
    ("in 2025", "in May 2026", "apart"),
    ("on Monday", "on 16 March 2026", "alike"),
]


@pytest.mark.parametrize(("one", "other", "expected"), TIMES)
def test_how_times_stand(one: str, other: str, expected: str) -> None:
    assert values.standing(when(one), when(other)) == expected
    assert values.standing(when(other), when(one)) == expected


HALF_HOUR, HOUR = Amount(0, 30, "minute", "duration"), Amount(1, 1, "hour", "duration")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Stance("unavailable"), Stance("available"), "apart"),
        (Stance("unavailable"), Stance("limited"), "apart"),
        (Stance("available"), Stance("limited"), "within"),
        (Stance("limited", HALF_HOUR), Stance("limited", HOUR), "apart"),
        (Stance("limited", HALF_HOUR), Stance("limited", Amount(0, 0.5, "hour", "duration")), "alike"),
        (State("door", "open", True), State("door", "not open", False), "apart"),
        (State("door", "open", True), State("door", "ajar", True), "alike"),
        (State("door", "open", True), Stance("available"), "unlike"),
    ],
)
def test_how_stances_and_states_stand(one: Value, other: Value, expected: str) -> None:
    assert values.standing(one, other) == expected
    assert values.standing(other, one) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("1,260 boats", "1,620 boats", True), ("35 boats", "53 boats", True), ("40 boats", "400 boats", True),
     ("12 boats", "97 boats", False), ("418 boats", "419 boats", True), ("7 boats", "8 boats", False)],
)  # fmt: skip
def test_slips_of_the_fingers(one: str, other: str, expected: bool) -> None:
    assert slips.slip(amount(one), amount(other)) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("14 million euros", "40 million euros", True), ("15,000 people", "50,000 people", True),
     ("14 per cent", "40 per cent", True), ("14 boats", "40 boats", False),
     ("15 minutes", "50 minutes", False),
     ("14 million euros", "400 million euros", False), ("12 per cent", "20 per cent", False)],
)  # fmt: skip
def test_slips_of_the_ear(one: str, other: str, expected: bool) -> None:
    """ "Fourteen" for "forty", but of small counts and of durations, which are so by chance."""
    assert slips.slip(amount(one), amount(other)) is expected
    assert slips.slip(amount(other), amount(one)) is expected


def test_the_common_units_are_what_pint_has() -> None:
    for line in units._COMMON:
        for one, other in itertools.permutations(line, 2):
            turned = units._registry().Quantity(1.0, one).to(other).magnitude
            assert line[one] / line[other] == pytest.approx(turned, rel=1e-12), (one, other)
    for (one, other), told in units._DEGREES.items():
        ends = [units._registry().Quantity(end, one).to(other).magnitude for end in (0.0, 1.0)]
        assert told == pytest.approx(ends, rel=1e-12), (one, other)


# ----------------------------------------------------------------------------------------- blocks


def story(*texts: str) -> tuple[Claim, ...]:
    return compare([Document(text=text, path=f"{n}.txt") for n, text in enumerate(texts)]).claims


def test_only_what_can_be_compared_meets() -> None:
    claims = story("The yard built 40 boats for $3 million in two weeks.", "It took 65 boats and 4 percent.")
    met = list(pairs(claims))
    assert met
    assert all(family(a) == family(b) for a, b in met)
    amounts = {frozenset((a.value_text, b.value_text)) for a, b in met if a.source.path != b.source.path} - {
        frozenset()
    }
    assert frozenset(("40", "65")) in amounts
    assert frozenset(("40", "4 percent")) not in amounts


def test_focus_leaves_only_what_touches_it() -> None:
    claims = story("We saw 40 boats.", "They saw 65 boats.", "He saw 70 boats.")
    (draft,) = {c.source.document for c in claims if c.source.path == "0.txt"}
    met = list(pairs(claims, frozenset((draft,))))
    assert met
    assert all(draft in (a.source.document, b.source.document) for a, b in met)
    assert len(met) < len(list(pairs(claims)))


def test_a_crowded_block_keeps_what_shares_a_telling_word_or_figure() -> None:
    things = ("boats", "goats", "coats", "moats", "oaks", "cars", "pigs", "hens", "cups", "pens")
    many = " ".join(f"The town had {n} {things[n % 10]}." for n in range(2, CROWDED + 40))
    claims = story(many, "The town had 17 dragons. The town had 9041 hens. The town had 8052 castles.")
    assert sum(family(c) == "count" for c in claims) > CROWDED
    met: dict[str, set[str]] = {"17": set(), "9041": set(), "8052": set()}
    for a, b in pairs([c for c in claims if c.kind == "quantity"]):
        if a.source.path != b.source.path:
            few, other = sorted((a, b), key=lambda c: c.source.path != "1.txt")
            met[few.value_text].add(f"{other.value_text} {other.measured}")
    assert met["17"] == {"17 hen"}
    assert len(met["9041"]) > 30
    assert {word.split()[1] for word in met["9041"]} == {"hen"}
    assert met["8052"] == set()


def test_documents_of_one_story_are_related_in_any_order() -> None:
    common = {f"common{n}" for n in range(30)}
    told = {
        f"{story:03d}-{article}": {f"rare{story}-{n}" for n in range(article, article + 9)} | common
        for story in range(30)
        for article in range(4)
    }
    found = related(told)
    assert found == related(dict(reversed(told.items())))
    for name, those in found.items():
        assert name in those
        assert {f"{name[:3]}-{n}" for n in range(4)} <= those
        assert len({other[:3] for other in those}) == 1
        assert all(name in found[other] for other in those)


def test_a_crowded_run_holds_documents_of_one_story_against_each_other() -> None:
    claims = story("We saw 40 boats of the Orrel fleet.", "They saw 65 boats.")
    crowd = [
        replace(c, id=f"{c.id} {n}", source=replace(c.source, document=f"{c.source.path} {n}"),
                context=(f"rare{n}", f"rarer{n}", f"rarest{n}", "boat"))
        for n in range(CROWDED)
        for c in claims
        if family(c) == "count"
    ]  # fmt: skip
    met = {frozenset(c.source.document.split()[1] for c in pair) for pair in pairs(crowd)}
    assert len(crowd) > CROWDED
    assert met == {frozenset((str(n),)) for n in range(CROWDED)}


# ------------------------------------------------------------------------------------- weighing


def test_links_are_the_pairs_that_were_looked_at_in_order() -> None:
    claims = story("On Monday 40 boats sank off Orrel.", "On Monday 65 boats sank off Orrel.")
    links = list(link(claims))
    assert [(k.first.id, k.second.id) for k in links] == sorted((k.first.id, k.second.id) for k in links)
    assert {frozenset((k.first.id, k.second.id)) for k in links} == {
        frozenset((a.id, b.id)) for a, b in pairs(claims)
    }
    assert all(0 <= k.probability <= 1 for k in links)


def test_one_matter_is_likelier_than_two() -> None:
    def likely(one: str, other: str) -> float:
        found = link(story(one, other))
        return max(k.probability for k in found if {k.first.value_text, k.second.value_text} == {"40", "65"})

    same = likely("A storm sank 40 boats off Orrel.", "The storm off Orrel sank 65 boats.")
    other = likely("A storm sank 40 boats off Orrel.", "The school in Pell has 65 teachers.")
    assert same > 4 * other


@given(st.floats(allow_nan=False))
def test_probabilities_are_between_none_and_all(score: float) -> None:
    assert 0 <= probability(score) <= 1
    assert probability(score) == pytest.approx(1 - probability(-score))


@settings(max_examples=30, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(sorted(shipped().models["with its surroundings"].features)), st.floats(-1, 4)
    )
)
def test_what_is_told_of_a_score_is_in_it(found: dict[str, float]) -> None:
    """The pieces that are told are the largest, and each is a feature of the model."""
    model = shipped().models["with its surroundings"]
    told = model.told(found)
    sizes = [abs(piece.weight) for piece in told]
    assert sizes == sorted(sizes, reverse=True)
    assert {piece.name for piece in told} <= set(model.features)


def test_a_tree_is_walked_by_its_questions() -> None:
    tree = (Node(0, 0.5, 1, 2, 0.0), Node(-1, 0, 0, 0, -1.0), Node(-1, 0, 0, 0, 2.0))
    model = Model(("likeness",), 0.25, (tree,))
    assert score(model, {"likeness": 0.5}) == -0.75
    assert score(model, {"likeness": 0.6}) == 2.25
    assert score(model, {}) == -0.75
    assert [(piece.name, piece.weight) for piece in model.told({"likeness": 1.0})] == [("likeness", 2.0)]
