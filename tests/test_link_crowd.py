"""Crowded runs: which pairs are looked at, which of them a glance passes over, and that no matter is lost."""

from __future__ import annotations

import datetime as dt
import itertools
import pickle
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from scores import score

from claimcheck import Config, Document
from claimcheck.evaluate.gold import GOLD
from claimcheck.extract import extract
from claimcheck.judge import judge
from claimcheck.link import FAINT, blocks, evidence, gate, levelled, link, linked, sorts, values
from claimcheck.link.apparent import apart, plainly_all
from claimcheck.link.around import AROUND, SENTENCES, Surroundings
from claimcheck.link.blocks import families, pairs
from claimcheck.link.columns import columns
from claimcheck.link.contents import Contents
from claimcheck.link.crossed import Crossing
from claimcheck.link.crossings import Crossings
from claimcheck.link.crowd import Passed, candidates, kin, places, sifted
from claimcheck.link.forest import forest
from claimcheck.link.found import ordered
from claimcheck.link.kept import Telling, Told
from claimcheck.link.levelled import levelled_all, lists
from claimcheck.link.levels import levels
from claimcheck.link.might import might_join
from claimcheck.link.pairs import Pairs, paired
from claimcheck.link.pile import Pile
from claimcheck.link.plain import ASKED, PARTED, PLAIN, plainly
from claimcheck.link.table import FEW, Measures
from claimcheck.link.weigh import probability
from claimcheck.link.weigh import shipped as weights
from claimcheck.model import Amount, Claim
from claimcheck.pipeline import check, documents, once, read_values

CORPORA = Path(__file__).parent.parent / "corpora"
SETS = ("hurricane-odalys", "jhalipur-heatwave", "tern-street-shooting", "strike-port-lachlan")


@pytest.fixture(scope="module")
def pile() -> list[Claim]:
    """Return the claims of several story sets: 800 of them, 250 in the largest block."""
    files = [str(p) for name in SETS for p in sorted((CORPORA / name).iterdir()) if p.name != GOLD]
    found = read_values(once(documents(files)), Config())
    return [claim for reading in found for claim in extract(reading)]


def test_the_pairs_of_a_crowd_are_those_of_related_documents(pile: list[Claim]) -> None:
    names = sorted({claim.source.document for claim in pile})
    near = {name: frozenset({name, *names[at % 3 :: 3]}) for at, name in enumerate(names)}
    for focus in (None, frozenset(names[:2])):
        for block in families(pile).values():
            wanted = {(block.index(a), block.index(b)) for a, b in blocks.told(block, near)
                      if focus is None or focus & {a.source.document, b.source.document}}  # fmt: skip
            said = Contents.of(block)
            found = places(said, kin(near, said.articles), focus)
            met = [(int(i), int(j)) for some in found for i, j in zip(*some, strict=True)]
            assert len(met) == len(set(met))
            assert set(met) == wanted


def test_states_meet_in_a_crowd_as_in_any_run(pile: list[Claim]) -> None:
    names = frozenset(claim.source.document for claim in pile)
    states = families(pile)["status"]
    wanted = list(blocks.within(states, dict.fromkeys(names, names)))
    passed = Passed()
    found = sifted(states, dict.fromkeys(names, names), None, passed)
    assert {(a.id, b.id) for a, b in found} == {(a.id, b.id) for a, b in wanted}
    assert passed == Passed()


def test_what_could_not_be_joined_is_joined_by_no_level(pile: list[Claim]) -> None:
    story, names = evidence.story(pile), frozenset(claim.source.document for claim in pile)
    for kind in ("status", "rule", "identity"):
        block, passed = families(pile)[kind], Passed()
        every = list(sifted(block, dict.fromkeys(names, names), None, passed))
        some = {(a.id, b.id) for a, b in sifted(block, dict.fromkeys(names, names), None, passed, story)}
        over = [pair for pair in every if (pair[0].id, pair[1].id) not in some]
        assert passed.others["matter"] == len(over) > 0, kind
        for a, b in over:
            assert levelled(a, b, evidence.Asked(a, b, story)).probability <= 0.05
            assert not might_join(b, a, story)


def test_levels_are_the_same_of_many_pairs_at_once(pile: list[Claim]) -> None:
    """Of what each level hangs on (``hang.py``) nothing is forgotten, or a pair would differ."""
    story = evidence.story(pile)
    rivals = [replace(claim, id=f"{claim.id}x", names=(), subject="") for claim in pile[::3]]
    of = Pile(story.vocabulary)
    for kind in ("status", "rule", "identity"):
        block = families([*pile, *rivals])[kind]
        those = paired(itertools.combinations(block, 2))
        those = those.those(lists(those)[0] > 0)
        assert len(those) > 100
        found = ordered([levelled_all(those, story, of, None, lambda many: None)])
        linked_by = {(k.first.id, k.second.id): k for k in found}
        names = set()
        for a, b in those:
            asked = evidence.Asked(a, b, story)
            one, many = levelled(a, b, asked), linked_by[a.id, b.id]
            likely = of.tempered(a, b, {"same time": asked["same time"]}, one.probability)
            assert many == replace(one, probability=likely)
            names.add(many.evidence[0].name)
        assert len(names) >= 2, names


def test_what_a_glance_passes_over_is_no_matter(pile: list[Claim], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "CROWDED", 100)
    whole = list(linked([paired(pairs(pile))], evidence.story(pile)))
    others: Counter[str] = Counter()
    found = list(link(pile, least=FAINT, others=others))
    assert others["matter"] > len(found)
    assert len(whole) == len(found) + sum(others.values())
    kept = {(k.first.id, k.second.id) for k in found}
    likely = [(k.first.id, k.second.id) for k in whole if k.probability >= 0.5]
    assert len(likely) > 100
    assert len(set(likely) - kept) <= 0.03 * len(likely)
    of_all, of_some = (
        [(f.code, {f.primary.claim, *(r.claim for r in f.related)}) for f in judge(pile, links).findings]
        for links in (whole, found)
    )
    assert len(of_all) >= 8
    for mine, theirs in ((of_all, of_some), (of_some, of_all)):
        apart = [one for one in mine if not any(one[0] == f[0] and one[1] & f[1] for f in theirs)]
        assert len(apart) <= 1, apart  # 1 in 100 on all sets in one pile


def test_pairs_of_one_value_are_all_weighed(pile: list[Claim]) -> None:
    for name, block in families(pile).items():
        if block[0].kind not in gate.SEEN or len(block) < 2:
            continue
        of = columns(Contents.of(block))
        i, j = zip(*itertools.combinations(range(len(block)), 2), strict=True)
        passing = gate.passing(of, np.array(i), np.array(j), name, gate.shipped())
        for one, other, kept in zip(i, j, passing.tolist(), strict=True):
            a, b = block[one].value, block[other].value
            same_unit = not isinstance(a, Amount) or (isinstance(b, Amount) and a.unit == b.unit)
            if values.standing(a, b) == "alike" and same_unit:
                assert kept, (block[one].quote, block[other].quote)


def test_a_glance_is_the_same_from_both_sides(pile: list[Claim]) -> None:
    block = families(pile)["count"]
    i, j = (np.array(side) for side in zip(*itertools.combinations(range(60), 2), strict=True))
    of = columns(Contents.of(block))
    one, other = gate.glance(of, i, j, "count"), gate.glance(of, j, i, "count")
    assert set(one) == set(gate.shipped().model.features)
    for name, column in one.items():
        assert column == pytest.approx(other[name], abs=1e-5), name


def test_a_crowd_is_small_until_it_is_crowded(pile: list[Claim]) -> None:
    few = [claim for claim in pile if claim.source.document == pile[0].source.document]
    passed = Passed()
    assert [list(some) for some in candidates(few, None, passed)] == [list(pairs(few))]
    assert passed == Passed()


def test_claims_that_never_meet_have_no_link(pile: list[Claim]) -> None:
    told: list[tuple[int, int, str]] = []
    for some in ([], pile[:1], [families(pile)[name][0] for name in ("count", "status")]):
        assert not list(link(some, progress=lambda *far: told.append(far)))
    assert told == [(0, 0, "pairs")] * 3


def test_a_crowd_counts_what_it_passes_over(monkeypatch: pytest.MonkeyPatch) -> None:
    things = ("boats", "goats", "coats", "oaks", "cars", "pigs", "hens", "cups", "pens")
    texts = [
        Document(
            text=" ".join(f"The town had {n + 11 * at} {thing}." for at, thing in enumerate(things)),
            path=f"{n}.txt",
        )
        for n in (20, 31, 47)
    ]
    before = check(texts)
    monkeypatch.setattr(blocks, "CROWDED", 10)
    after = check(texts)
    assert after.compared.pairs == before.compared.pairs
    assert "plainly of two matters are not weighed" in after.remarks[0].message


def test_many_blocks_are_a_crowd_together() -> None:
    """None of ten has more than ``CROWDED`` claims; together they have more pairs than one that has."""
    sums = {f"money {unit}": 220 for unit in "ABCDEFGHIJ"}
    assert blocks.crowds({**sums, "money K": 90}) == sums
    assert blocks.crowds({"count": 401, "date": 300}) == {"count": 401}
    assert blocks.crowds({"count": 380, "status": 400, "rule": 399}) == {}
    assert blocks.crowds({}) == {}


def test_a_value_told_on_and_on_meets_others_by_its_first_tellings(pile: list[Claim]) -> None:
    a = next(c for c in pile if c.kind == "quantity")
    told = [replace(a, id=f"{n:03d}", sentence=90 - n) for n in range(60)]
    other = replace(a, id="b", source=replace(a.source, document="another"))
    of = columns(Contents.of([*told, other]))
    assert of["telling of it"].tolist() == [*range(59, -1, -1), 0]
    kept = gate.passing(of, np.arange(60), np.full(60, 60), "count", gate.shipped())
    assert np.flatnonzero(kept).tolist() == list(range(60 - gate.OFTEN, 60))


def test_disputes_side_by_side_are_weighed(pile: list[Claim]) -> None:
    a = next(c for c in pile if c.kind == "quantity")
    b = replace(a, id="other", sentence=a.sentence + 1, speaker="the guild", measured="moon", words=("moon",))
    one = replace(a, speaker="the owners")
    of = columns(Contents.of([one, b, replace(b, id="third", speaker=None)]))
    where = np.array([0, 0]), np.array([1, 2])
    assert gate.side_by_side(of, *where).tolist() == [True, False]


def printed_again(claim: Claim) -> Claim:
    """Return a claim as another article has it, word for word."""
    source = replace(claim.source, document=f"{claim.source.document} again")
    return replace(claim, id=f"{claim.id} again", source=source)


@pytest.fixture(scope="module")
def weighed(pile: list[Claim]) -> Pairs:
    """Return pairs that the models weigh, with copies of some of their claims in other articles."""
    (those,) = candidates(pile, None, Passed())
    some = [pair for pair in those if not levels(*pair)][::9]
    return paired(
        [*some, *((a, printed_again(b)) for a, b in some), *((printed_again(b), a) for a, b in some)]
    )


def test_what_a_table_tells_of_a_pair_is_what_is_measured_of_it(pile: list[Claim], weighed: Pairs) -> None:
    story = evidence.story([*pile, *map(printed_again, pile)])
    measures = Measures(weighed, story)
    for start in range(0, len(weighed), 500):
        some = weighed.those(slice(start, start + 500))
        told = measures.table(some)
        for at, (a, b) in enumerate(some):
            measured = evidence.measure(a, b, story)
            found = {name: float(told[name][at]) for name in measured}
            assert found == measured, (a.quote, b.quote)
    assert len(weighed) > 600


def test_what_is_remembered_of_a_batch_changes_nothing(
    pile: list[Claim], weighed: Pairs, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = evidence.story([*pile, *map(printed_again, pile)])
    whole = Measures(weighed, story).table(weighed)
    for most in (0, 40, 1000):
        monkeypatch.setattr(sorts, "MOST", most)
        measures = Measures(weighed, story)
        for start in range(0, len(weighed), 100):
            some = measures.table(weighed.those(slice(start, start + 100)))
            for name in ("words shared", "one deed", "party shared", "same time", "near the top, both"):
                assert np.array_equal(some[name], whole[name][start : start + 100]), name


def another_figure(claim: Claim) -> Claim:
    """Return a claim as another article has it, word for word but for its figure."""
    again, value = printed_again(claim), claim.value
    if isinstance(value, Amount):
        value = replace(value, low=value.low * 1.3 + 1, high=value.high * 1.3 + 1)
    return replace(again, id=f"{again.id}, another", value=value)


def test_what_is_plain_of_many_pairs_is_what_is_plain_of_each(pile: list[Claim], weighed: Pairs) -> None:
    """With days, values and marks that make every level hold of some pair."""
    draw = np.random.default_rng(3)
    days = [dt.date(2026, 3, 2), dt.date(2026, 3, 20), dt.date(2025, 3, 2), None]
    moved = {c.id: replace(c.source, published=days[draw.integers(4)]) for c in weighed.claims}
    marks = [(), ("part",), ("history",)]
    claims = [
        replace(c, source=moved[c.id], marks=(*c.marks, *marks[draw.integers(3)])) for c in weighed.claims
    ]
    twins = [another_figure(c) for c in claims]
    own = np.arange(len(claims))
    i, j = np.concatenate((weighed.i, own)), np.concatenate((weighed.j, own + len(claims)))
    claims += twins
    story = evidence.story(claims)
    every = Pairs(claims, i, j)
    told = Measures(every, story).table(every)
    those = np.flatnonzero(told["value apart"])
    some = every.those(those)
    found = {name: told[name][those] for name in ASKED}
    likely = draw.random(len(some))
    wanted = [
        plainly(a, b, {name: float(found[name][at]) for name in ASKED}, float(likely[at]))
        for at, (a, b) in enumerate(some)
    ]
    assert plainly_all(apart(some, found), likely)[0].tolist() == wanted
    assert {PLAIN, PARTED} < set(wanted)
    crossing, used = Crossing(claims), some.used()
    each = [crossing.of(a, b) for a, b in some]
    assert Crossings(used, Contents.of(claims)).of(used).tolist() == each
    assert {True, False} == set(each)


def test_a_forest_scores_as_its_model_does(pile: list[Claim], weighed: Pairs) -> None:
    story = evidence.story(pile)
    told = Measures(weighed, story).table(weighed)
    for model in weights().models.values():
        trees = forest(model)
        wanted = [
            probability(score(model, {name: float(told[name][at]) for name in model.features}))
            for at in range(len(weighed))
        ]
        rows = told.bytes(trees)
        assert trees.likelihoods(rows) == wanted
        assert trees.likelihoods(rows[:, :7]) == wanted[:7]
        # Few pairs are held against all cuts together, many piece by piece.
        assert len(weighed) > FEW
        assert np.array_equal(told.those(np.arange(FEW)).bytes(trees), rows[:, :FEW])


Known = tuple[Claim, Claim, dict[str, float]]


def surroundings(those: list[Known], first: list[float], at: int) -> dict[str, float]:
    """Return what ``Surroundings`` tells of a pair, looked up pair by pair."""
    a, b, own = those[at]
    every = [
        (x, y, p, of["value apart"] == 0, of[SENTENCES[0]] + of[SENTENCES[1]])
        for (m, n, of), p in zip(those, first, strict=True)
        for x, y in ((m, n), (n, m))
    ]
    worded = own[SENTENCES[0]] + own[SENTENCES[1]]

    def rivals(x: Claim, y: Claim, alike: bool, by: int = 2) -> float:
        there = y.source.document
        return max(
            (row[by] for row in every
             if row[0].id == x.id and row[1].id != y.id and row[1].source.document == there
             and (row[3] or not alike)),
            default=0.0,
        )  # fmt: skip

    def told_in(x: Claim, y: Claim) -> bool:
        return any(m.id == x.id and n.source.document == y.source.document and s for m, n, _, s, _ in every)

    def backing(x: Claim) -> set[str]:
        return {n.source.document for m, n, p, same, _ in every if m.id == x.id and same and p >= 0.4}

    strong = [{n.id: p for m, n, p, *_ in every if m.id == x.id and p >= 0.2} for x in (a, b)]
    two = a.source.document != b.source.document
    both = [told_in(a, b) and two, told_in(b, a) and two]
    best, better = ([rivals(x, y, alike) for x, y in ((a, b), (b, a))] for alike in (False, True))
    many = [len(backing(x) - {x.source.document}) for x in (a, b)]
    told = (
        min(max(many), 3) / 3,
        min(min(many), 3) / 3,
        float(any("former" in x.marks and not n for x, n in zip((a, b), many, strict=True))),
        float(b.source.document in backing(a) or a.source.document in backing(b)),
        first[at], max(best), min(best), first[at] - max(best), max(better),
        max((min(p, strong[1][c]) for c, p in strong[0].items() if c in strong[1]), default=0.0),
        min(*map(len, strong), 5) / 5,
        float(all(both)), float(any(both)), worded - max(rivals(a, b, False, 4), rivals(b, a, False, 4)),
    )  # fmt: skip
    return dict(zip(AROUND, told, strict=True))


def test_what_pairs_say_of_one_another(pile: list[Claim]) -> None:
    block = [
        replace(c, marks=("former",)) if at % 4 == 0 else c
        for at, c in enumerate(families(pile)["count"][:40])
    ]
    draw = np.random.default_rng(7)
    chosen = [pair for pair in itertools.combinations(block, 2) if draw.random() < 0.4]
    names = ("value apart", *SENTENCES)
    those: list[Known] = [
        (a, b, dict(zip(names, (float(draw.random() < 0.6), *draw.random(2).round(2)), strict=True)))
        for a, b in chosen
    ]
    first = [round(float(p), 1) for p in draw.random(len(those))]
    around = Surroundings(those, first)
    for at, (a, b, _) in enumerate(those):
        assert around.of(a, b) == surroundings(those, first, at)


def test_what_moved_a_decision_is_told_when_it_is_asked_for(pile: list[Claim], weighed: Pairs) -> None:
    story, model = evidence.story(pile), weights().models["with its surroundings"]
    a, b = next(iter(weighed))
    more = np.linspace(0, 1, len(AROUND))
    told = Told(Telling(model, weighed, story, np.stack((1 - more, more))), 0, 1)
    whole = {**evidence.measure(a, b, story), **dict(zip(AROUND, more.tolist(), strict=True))}
    assert told == model.told(whole)
    assert told
    assert pickle.loads(pickle.dumps(told)) == told.pieces()
