"""Two figures of one wording: parted where the clauses name two scopes, and found where they name one."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest

from claimcheck.judge.why import told
from claimcheck.link.plain import PARTED
from claimcheck.model import Amount, Document
from claimcheck.pipeline import compare

CASES = tomllib.loads((Path(__file__).parent / "cases" / "scopes.toml").read_text("utf-8"))
DAY = dt.date(2026, 3, 10)


def article(case: dict[str, Any], side: str) -> Document:
    """Return the telling of the story of a case, with the case's own sentence in its midst."""
    first, last = CASES["beds"][case["bed"]][side]
    day = None if case.get("undated") else DAY
    text = f"{first}\n\n{case[side]}\n\n{last}"
    return Document(text=text, path=f"{side}.txt", published=day)


@pytest.mark.parametrize("turned", [False, True], ids=["", "turned"])
@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["name"])
def test_scopes(case: dict[str, Any], turned: bool) -> None:
    sides = ("other", "one") if turned else ("one", "other")
    found = compare([article(case, side) for side in sides])
    links = [
        link
        for link in found.links
        if link.first.source.path != link.second.source.path
        and all(isinstance(c.value, Amount) and c.quote in case["one"] + case["other"] for c in link_of(link))
    ]
    if "says" in case:
        assert found.judgement.findings == ()
        parted = [link for link in links if case["says"] in told([link], [link.first], [link.second])]
        assert parted
        assert max(link.probability for link in parted) <= PARTED
        assert {link.axis for link in parted} <= {"time", "scope", "modality"}
    else:
        assert [finding.code for finding in found.judgement.findings] == ["CC101"]


def link_of(link: Any) -> tuple[Any, Any]:
    """Return the two claims of a link."""
    return link.first, link.second
