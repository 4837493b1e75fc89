"""Pairs of short texts, from reading to verdict: what is found between them, or inside the first alone."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest

from claimcheck.model import Document
from claimcheck.pipeline import check
from claimcheck.sources import read

CASES = tomllib.loads((Path(__file__).parent / "cases" / "pairs.toml").read_text(encoding="utf-8"))["case"]


def document(text: str, day: str, path: Path) -> Document:
    """Return the document that a text makes; its first line is the headline."""
    path.write_text(text, encoding="utf-8")
    return next(iter(read([path], published=dt.date.fromisoformat(day))))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: dict[str, Any], tmp_path: Path) -> None:
    texts = [case["one"], case["other"]] if "other" in case else [case["one"]]
    days = case.get("days", ["2026-03-10", "2026-03-10"])
    documents = [
        document(text, day, tmp_path / f"{n}.txt")
        for n, (text, day) in enumerate(zip(texts, days, strict=False))
    ]
    found = sorted({f.rule for f in check(documents).findings})
    assert found == sorted(case["found"])


def test_a_finding_names_the_role(tmp_path: Path) -> None:
    case = next(c for c in CASES if c["name"].startswith("two chief executives"))
    both = [document(case[side], "2026-03-10", tmp_path / f"{side}.txt") for side in ("one", "other")]
    (finding,) = check(both).findings
    assert finding.topic == "who is the chief executive"
    assert "Nadia Orme" in finding.message
    assert "Paul Stannick" in finding.message
