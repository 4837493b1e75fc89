"""The bench holds what it says: a ratio that falls below its floor makes it fail."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from judging import claim

from claimcheck import Document
from claimcheck.evaluate import bench, scale
from claimcheck.model import Name


@pytest.mark.parametrize(
    ("jobs", "two", "held"),
    [(6.0, 5.0, True), (6.0, 7.6, True), (6.0, 7.9, False), (7.6, 10.0, False), (7.9, 14.0, True)],
)
def test_a_second_worker_must_gain(
    jobs: float, two: float, held: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where two processes gain nothing, no core was free, and nothing can be said of two workers."""
    taken = {"seconds with 1": 10.0, "seconds with 2": jobs}
    monkeypatch.setattr("claimcheck.evaluate.scale.jobs", lambda *of: taken)
    monkeypatch.setattr("claimcheck.evaluate.cluster.compared", lambda *of: (10.0, two))
    assert bench.workers(Path()) is held
    told = capsys.readouterr().out
    assert f"{10 / two:.2f} times as fast (at least 1.3, wanted 1.7)" in told
    assert ("not held" in told) is (jobs > 7.7)


@pytest.mark.parametrize(("whole", "held"), [(1.0, True), (2.2, True), (2.3, False), (3.0, False)])
def test_extraction_must_keep_up_with_the_bare_pipeline(
    whole: float, held: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def best(*works: object, **more: object) -> Iterator[float]:
        yield from (2.0, whole)

    monkeypatch.setattr(bench, "best", best)
    assert bench.extraction([Document(text="The fire killed 12 people.")]) is held
    assert f"{2 / whole:.2f} of it (at least 0.9, wanted 1.5)" in capsys.readouterr().out
    assert "at least 0.9 (1.5 is wanted)" in (bench.__doc__ or "")


@pytest.mark.parametrize(
    ("seconds", "memory", "held"), [(13.9, 2000, True), (14.1, 900, False), (9.0, 2100, False)]
)
def test_linking_must_grow_with_its_pairs_and_stay_in_memory(
    seconds: float, memory: float, held: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fresh(stage: str, count: int, corpora: Path) -> dict[str, float]:
        more = count > 100_000
        return {"seconds": seconds if more else 1.0, "MB": memory if more else 400, "pairs": count}

    monkeypatch.setattr(bench, "GROWTH", (("link", 100_000, True),))
    monkeypatch.setattr(bench, "fresh", fresh)
    assert bench.growth(Path()) is held


def test_another_telling_has_other_names_and_shares_the_rest() -> None:
    told = claim({"in": "d0", "value": "230 orders", "says": "Corvane took 230 orders"})
    told = replace(told, names=(Name("corvane", "Corvane", "ORG"),), subject="corvane")
    first, second, third, fourth = scale.many([told, replace(told, id="other")], 4)
    assert (first, second) == (told, replace(told, id="other"))
    assert len({one.id for one in (first, second, third, fourth)}) == 4
    assert third.names == (Name("corvane 1", "Corvane 1", "ORG"),)
    assert third.subject == "corvane 1"
    assert third.source is fourth.source
    assert third.source.document != told.source.document
    assert (third.words, third.value) == (told.words, told.value)
