"""What is read of two sides: which text comes first, what is marked, and how it is put beside the levels."""

from __future__ import annotations

from importlib import import_module

import numpy as np
import pytest
from judging import given, link

from claimcheck.judge import reading
from claimcheck.judge.matters import Rift, Side
from claimcheck.judge.reading import READ_AS, SURE, TURNED, USUAL, weighed
from claimcheck.judge.verdict import LEVELS, Level, verdict
from claimcheck.link.reader.network import shipped
from claimcheck.link.reader.wordpiece import MASK
from claimcheck.model import Claim

PIECES = shipped().pieces
VERDICT = import_module("claimcheck.judge.verdict")


def mill(document: str, day: str, value: str) -> Claim:
    return given(document, day, value, f"The mill will shed {value} by the spring.")


def in_words(pieces: tuple[int, ...]) -> str:
    """Return pieces as they read, the marks as ``|``."""
    names = {number: piece for piece, number in PIECES.vocabulary.items()}
    return " ".join(names[n] for n in pieces).replace(MASK, "|").replace(" ##", "")


def rift(*both: Claim) -> Rift:
    one, other = (Side((claim,)) for claim in both)
    return Rift(one, other, (link(both[0], both[1]),))


def test_the_earlier_text_is_read_first_and_how_long_after_it_the_other_came() -> None:
    early, late = mill("a", "2026-05-12", "340 jobs"), mill("b", "2026-05-14", "400 jobs")
    for pair in ((early, late), (late, early)):
        first, second = reading.row(*pair, PIECES)
        assert in_words(first) == "days later : the mill will shed | 340 jobs | by the spring ."
        assert in_words(second) == "the mill will shed | 400 jobs | by the spring ."


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-05-12", "the same day :"),
        ("2026-05-13", "a day later :"),
        ("2026-05-17", "days later :"),
        ("2026-05-18", "weeks later :"),
        ("2026-06-10", "weeks later :"),
        ("2026-06-11", "months later :"),
        ("", "no date :"),
    ],
)
def test_how_long_after(day: str, words: str) -> None:
    first, _ = reading.row(mill("a", "2026-05-12", "340 jobs"), mill("b", day, "400 jobs"), PIECES)
    assert in_words(first).startswith(f"{words} the mill")


@pytest.mark.parametrize("day", ["2026-05-12", ""])
def test_where_no_text_is_later_the_order_hangs_on_what_they_say(day: str) -> None:
    one, other = mill("a", "2026-05-12", "340 jobs"), mill("b", day, "400 jobs")
    assert reading.row(one, other, PIECES) == reading.row(other, one, PIECES)


def test_a_row_has_no_more_pieces_than_the_network_has_places() -> None:
    long = given(
        "a",
        "2026-05-12",
        "9 " + "very " * 60 + "jobs",
        "so " * 90 + "9 " + "very " * 60 + "jobs" + " so" * 90,
    )
    first, second = reading.row(long, mill("b", "2026-05-14", "400 jobs"), PIECES)
    row, _ = shipped().row(first, reading.seen(long, PIECES))
    assert len(row) <= len(shipped().place)
    assert len(second) < len(first)


def test_a_rift_within_one_document_is_not_read() -> None:
    assert reading.read(rift(mill("a", "2026-05-12", "340 jobs"), mill("a", "2026-05-12", "400 jobs"))) == {}


def test_what_is_read_is_a_distribution() -> None:
    heard = reading.read(rift(mill("a", "2026-05-12", "340 jobs"), mill("b", "2026-05-14", "400 jobs")))
    assert tuple(heard) == reading.VERDICTS
    assert sum(np.exp(list(heard.values()))) == pytest.approx(1)


def test_words_of_change_read_as_a_change() -> None:
    told = given("a", "2026-05-12", "340 jobs", "The mill will shed 340 jobs by the spring, it said.")
    since = given(
        "b", "2026-06-20", "400 jobs",
        "After the loss of its largest order the mill has now raised the number of posts to go to 400 jobs.",
    )  # fmt: skip
    other = given("b", "2026-05-12", "400 jobs", "The mill will shed 400 jobs by the spring, it said.")
    assert (reading.read(rift(told, since))["changed"]) > reading.read(rift(told, other))["changed"] + 1


@pytest.mark.parametrize("level", LEVELS, ids=lambda one: one.because)
def test_a_level_alone_has_its_own_verdict_as_likely_as_it_says(level: Level) -> None:
    for heard, weight in (({}, 1.0), (dict.fromkeys(USUAL, -1.0), 0.0)):
        odds = weighed(level.verdict, level.likely, heard, weight)
        assert sum(odds.values()) == pytest.approx(1)
        assert odds[level.verdict] == pytest.approx(level.likely)


def test_what_reads_as_usual_moves_nothing() -> None:
    usual = {found: float(np.log(often)) for found, often in USUAL.items()}
    assert weighed(LEVELS[-1].verdict, LEVELS[-1].likely, usual, 1.0)[LEVELS[-1].verdict] == pytest.approx(
        LEVELS[-1].likely
    )


def test_a_reading_that_is_sure_outweighs_a_level_that_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    both = rift(mill("a", "2026-05-12", "340 jobs"), mill("b", "2026-05-14", "420 jobs"))
    monkeypatch.setattr(reading, "weight", lambda: 1.0)
    for level in (one for one in LEVELS if one.likely < SURE):
        monkeypatch.setattr(VERDICT, "level_of", lambda sight, level=level: level)
        for sure in USUAL:
            heard = {found: float(np.log(0.98 if found == sure else 0.01)) for found in USUAL}
            monkeypatch.setattr(reading, "read", lambda rift, heard=heard: heard)
            ruling = verdict(both)
            turned = sure in TURNED[level.verdict]
            assert ruling.verdict == (sure if turned else level.verdict)
            assert ruling.because == (f"{level.because}, but {READ_AS[sure]}" if turned else level.because)
            assert 0.5 < ruling.likely <= 1


def test_a_level_that_is_mostly_right_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    told = given("a", "2026-05-12", "340 jobs", "The mill will shed 340 jobs.")
    slip = given("b", "2026-05-14", "430 jobs", "The mill will shed 430 jobs.")
    monkeypatch.setattr(reading, "read", lambda rift: pytest.fail("read"))
    assert verdict(rift(told, slip)).because == "the figures have the same digits in another order"


def test_a_dispute_that_no_level_tells() -> None:
    one = given(
        "a", "2026-05-12", "340 jobs", "The union puts the number of those who are to go at 340 jobs."
    )
    other = given(
        "b", "2026-05-12", "415 jobs", "The company speaks of 415 jobs, and calls the union's figure wrong."
    )
    heard = reading.read(rift(one, other))
    assert max(heard, key=heard.__getitem__) == "disputed"
