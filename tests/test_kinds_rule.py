"""What one may, must or need not do, on frozen parses: cases/rules.toml and cases/rules.conllu."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from conllu import read

from claimcheck.kinds import limits, rule
from claimcheck.kinds.scene import Candidate, Scene
from claimcheck.model import Amount, Document, Stance, State, TimeMention
from claimcheck.pipeline import extract

CASES = Path(__file__).parent / "cases"
TABLE: list[dict[str, Any]] = tomllib.loads((CASES / "rules.toml").read_text(encoding="utf-8"))["case"]
PARSED = {sentence.text: sentence for sentence in read(CASES / "rules.conllu")}
RULES = [case for case in TABLE if "rule" in case or "none" in case]


def told(candidate: Candidate) -> str:
    """Return a candidate as the cases write it."""
    value = candidate.value
    if isinstance(value, Stance):
        return f"{candidate.topic} {value.stand}"
    assert isinstance(value, State)
    return f"{candidate.topic} {'+' if value.positive else '-'} {value.grade}".strip()


@pytest.mark.parametrize("case", RULES, ids=lambda case: case["text"][:60])
def test_case(case: dict[str, Any]) -> None:
    sentence = PARSED[case["text"]]
    found = list(rule.find(Scene(sentence)))
    assert set(case.get("rule", ())) <= {told(one) for one in found}
    assert not {one.topic for one in found} & set(case.get("none", ()))


def test_every_parse_has_a_case() -> None:
    assert {case["text"] for case in TABLE} == set(PARSED)


def test_a_duration_after_the_action_limits_it() -> None:
    sentence = PARSED["Tenants can now opt out for up to six months."]
    start = sentence.start + sentence.text.index("six months")
    time = TimeMention(start, start + len("six months"), None, "duration", timex="P6M")
    value = next(
        one for one in rule.find(Scene(sentence, times=(time,))) if one.topic == "participation"
    ).value
    assert value == Stance("limited", Amount(0.0, 6.0, "month", "duration"))


@pytest.mark.parametrize("words", ["in ", "in less than ", "in under "])
def test_in_what_time_it_is_done_is_no_limit(words: str) -> None:
    (claim,) = [
        one
        for one in extract(Document(text=f"Marta can do the repair {words}12 days."))
        if one.kind == "rule"
    ]
    assert claim.value == Stance("available")


@pytest.mark.parametrize(
    ("timex", "unit", "high"),
    [("PT1H", "hour", 1), ("PT30M", "minute", 30), ("P2W", "week", 2), ("P6M", "month", 6)],
)
def test_a_timex_duration_is_an_amount(timex: str, unit: str, high: float) -> None:
    assert limits.lasting(timex) == Amount(0.0, high, unit, "duration")


@pytest.mark.parametrize("timex", ["", "P", "PXW", "2026-05-01", "P1Y2M"])
def test_what_is_no_plain_duration_limits_nothing(timex: str) -> None:
    assert limits.lasting(timex) is None
