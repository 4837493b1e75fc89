"""Known misses of the whole tool: each is still missed; one that is found becomes a case of what is found."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest

from claimcheck.explain import entries
from claimcheck.pipeline import check
from claimcheck.sources import read

CASES = tomllib.loads((Path(__file__).parent / "cases" / "known-misses.toml").read_text("utf-8"))["miss"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_known_miss(case: dict[str, Any], tmp_path: Path) -> None:
    texts = [case["one"], case["other"]] if "other" in case else [case["one"]]
    days = case.get("days", ["2026-03-10"] * 2)
    documents = []
    for n, (text, day) in enumerate(zip(texts, days, strict=False)):
        path = tmp_path / f"{n}.txt"
        path.write_text(text, encoding="utf-8")
        documents += read([path], published=dt.date.fromisoformat(day))
    assert check(documents).findings == ()  # found by another rule, or with another verdict, is no miss


def test_ten_or_more_with_their_reasons() -> None:
    assert len(CASES) >= 10
    assert all(case["why"] for case in CASES)


def test_each_wants_a_rule_that_there_is() -> None:
    assert {case["wanted"] for case in CASES} <= {entry.rule for entry in entries()}
