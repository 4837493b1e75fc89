"""How the network that reads verdicts is taught: what it is shown, and how it is put beside the levels."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest
from judging import given, link

from claimcheck.evaluate import verdicts as teaching
from claimcheck.evaluate.gold import load_gold
from claimcheck.evaluate.stories import CONFLICTS
from claimcheck.judge import reading
from claimcheck.judge.days import UNKNOWN
from claimcheck.judge.matters import Rift, Side
from claimcheck.link.reader.network import shipped
from claimcheck.model import Verdict

STORY = Path(__file__).parent.parent / "corpora" / "meta-mci"
PIECES = shipped().pieces


def test_every_labelled_conflict_of_two_articles_is_shown_with_its_verdict() -> None:
    gold = load_gold(STORY)
    told = list(teaching.rows(gold, [], PIECES))
    wanted = []
    for fact in gold.facts:
        files = {one.label: [m.file for m in one.mentions] for one in fact.classes}
        for relation in fact.relations:
            one, other = (files[label] for label in relation.between)
            pairs = [(a, b) for a in one for b in other if a != b]
            if relation.verdict in CONFLICTS and pairs:
                wanted.append((relation.verdict, len(pairs)))
    assert wanted
    assert [(reading.VERDICTS[rows[0].verdict], len(rows)) for rows in told] == wanted
    assert all(row.verdict == rows[0].verdict for rows in told for row in rows)


def test_the_claims_of_a_conflict_are_shown_as_they_are_read() -> None:
    gold = load_gold(STORY)
    one = teaching.story(STORY, PIECES)
    bare, with_claims = list(teaching.rows(gold, [], PIECES)), one.rows
    assert len(bare) == len(with_claims)
    added = [row for few, more in zip(bare, with_claims, strict=True) for row in more if row not in few]
    assert added
    assert {verdict for _, _, verdict in one.rifts} <= set(CONFLICTS)


def test_the_day_of_a_gold_file() -> None:
    assert teaching.day("2026-05-12T08:00:00Z") == dt.date(2026, 5, 12)
    assert teaching.day(None) is None


@pytest.mark.parametrize("true", [True, False])
def test_the_reading_counts_as_much_as_it_is_worth(true: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    by = np.random.default_rng(20261123)
    rifts = []
    said: dict[str, Mapping[Verdict, float]] = {}
    for at in range(200):
        one, other = (
            given(f"{name}{at}", day, value, f"The mill will shed {value}.")
            for name, day, value in (("a", "2026-05-12", "340 jobs"), ("b", "2026-05-14", "420 jobs"))
        )
        verdict: Verdict = by.choice(["contradicts", "changed"], p=[0.7, 0.3]).item()
        heard: Verdict = verdict if true else by.choice(["contradicts", "changed"], p=[0.7, 0.3]).item()
        said[one.source.document] = {
            found: float(np.log(0.9 if found == heard else 0.05)) for found in reading.VERDICTS
        }
        rifts.append((Rift(Side((one,)), Side((other,)), (link(one, other),)), UNKNOWN, verdict))
    monkeypatch.setattr(reading, "read", lambda rift, net=None: said[rift.links[0].first.source.document])
    with np.load(teaching.OUT) as arrays:
        found = teaching.chosen(dict(arrays), [teaching.Story("mill", [], rifts)])
    assert found >= 1.0 if true else found <= 0.2


def test_an_encoder_that_is_not_there_is_told_of(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert teaching.main([str(tmp_path), str(tmp_path / "encoder")]) == 2
    assert str(tmp_path / "encoder" / "vocab.txt") in capsys.readouterr().err
