"""Crowded runs: which pairs are looked at, which of them a glance passes over, and that no matter is lost."""

from __future__ import annotations

import itertools
import pickle
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from claimcheck import Config, Document
from claimcheck.evaluate.gold import GOLD
from claimcheck.extract import extract
from claimcheck.judge import judge
from claimcheck.link import FAINT, blocks, evidence, gate, link, linked, values
from claimcheck.link.blocks import families, pairs
from claimcheck.link.columns import columns
from claimcheck.link.crowd import Passed, candidates, places, sifted
from claimcheck.link.kept import APART, AROUND, Told, kept_of, likelihoods, rows, surroundings
from claimcheck.link.repeats import Repeats, done, worded
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
            met = [
                (int(i), int(j)) for some in places(block, near, focus) for i, j in zip(*some, strict=True)
            ]
            assert len(met) == len(set(met))
            assert set(met) == wanted


def test_states_meet_in_a_crowd_as_in_any_run(pile: list[Claim]) -> None:
    names = frozenset(claim.source.document for claim in pile)
    states = families(pile)["status"]
    wanted = list(blocks.within(states, dict.fromkeys(names, names)))
    passed = Passed()
    found = list(sifted(states, dict.fromkeys(names, names), None, passed))
    assert {(a.id, b.id) for a, b in found} == {(a.id, b.id) for a, b in wanted}
    assert passed == Passed()


def test_what_a_glance_passes_over_is_no_matter(pile: list[Claim], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "CROWDED", 100)
    whole = list(linked(pairs(pile), evidence.story(pile)))
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
    assert len(of_all) > 10
    for mine, theirs in ((of_all, of_some), (of_some, of_all)):
        apart = [one for one in mine if not any(one[0] == f[0] and one[1] & f[1] for f in theirs)]
        assert len(apart) <= 1, apart  # 1 in 100 on all sets in one pile


def test_pairs_of_one_value_are_all_weighed(pile: list[Claim]) -> None:
    for name, block in families(pile).items():
        if block[0].kind not in gate.SEEN or len(block) < 2:
            continue
        of = columns(block)
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
    of = columns(block)
    one, other = gate.glance(of, i, j, "count"), gate.glance(of, j, i, "count")
    assert set(one) == set(gate.shipped().model.features)
    for name, column in one.items():
        assert column == pytest.approx(other[name], abs=1e-5), name


def test_a_crowd_is_small_until_it_is_crowded(pile: list[Claim]) -> None:
    few = [claim for claim in pile if claim.source.document == pile[0].source.document]
    passed = Passed()
    assert list(candidates(few, None, passed)) == list(pairs(few))
    assert passed == Passed()


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


def test_disputes_side_by_side_are_weighed(pile: list[Claim]) -> None:
    a = next(c for c in pile if c.kind == "quantity")
    b = replace(a, id="other", sentence=a.sentence + 1, speaker="the guild", measured="moon", words=("moon",))
    one = replace(a, speaker="the owners")
    of = columns([one, b, replace(b, id="third", speaker=None)])
    where = np.array([0, 0]), np.array([1, 2])
    assert gate.side_by_side(of, *where).tolist() == [True, False]


def printed_again(claim: Claim) -> Claim:
    """Return a claim as another article has it, word for word."""
    source = replace(claim.source, document=f"{claim.source.document} again")
    return replace(claim, id=f"{claim.id} again", source=source)


def test_what_was_measured_of_a_wording_is_what_is_measured_of_its_copies(pile: list[Claim]) -> None:
    every = [*pile, *map(printed_again, pile)]
    story = evidence.story(every)
    some = [pair for pair in candidates(pile, None, Passed()) if pair[0].kind in ("quantity", "date")][::9]
    assert len(some) > 200
    for a, b in some:
        new = replace(story, said=Repeats(worded), done=Repeats(done))
        alone = evidence.measure(a, printed_again(b), new)
        assert evidence.measure(a, b, story).keys() == alone.keys()
        assert list(evidence.measure(printed_again(b), a, story).items()) == list(alone.items())
    assert len(story.said.known) <= len(some)


def test_evidence_is_kept_bit_for_bit_and_told_when_it_is_asked_for(pile: list[Claim]) -> None:
    story, model = evidence.story(pile), weights().models["with its surroundings"]
    some = list(candidates(pile, None, Passed()))[:40]
    found = [evidence.measure(a, b, story) for a, b in some]
    names = {name: at for at, name in enumerate(found[0])}
    own = np.array([[*one.values()] for one in found])
    own[0, 3], own[1, 3] = -0.0, 0.0
    kept = kept_of(names, own)
    assert np.array_equal(np.stack([one.row() for one in kept]).view(np.int64), own.view(np.int64))
    assert [one.apart for one in kept] == own[:, names[APART]].tolist()
    more = np.linspace(0, 1, len(AROUND))
    whole = rows(model, surroundings(names), np.hstack((own, np.tile(more, (len(own), 1)))))
    told = [Told(model, one, more.tolist()) for one in kept]
    assert told == model.all_told(whole)
    assert any(told)
    assert pickle.loads(pickle.dumps(told[0])) == told[0].pieces()
    few, many = likelihoods(model, whole[:40]), likelihoods(model, np.tile(whole, (3, 1)))
    assert few * 3 == many
