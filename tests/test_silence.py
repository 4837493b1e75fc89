"""Real news, in small: what two articles may both say, and beside it what they may not."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import claimcheck
from claimcheck.model import Document
from claimcheck.sources import parse

CASES = tomllib.loads((Path(__file__).parent / "cases" / "silence.toml").read_text("utf-8"))["case"]


def read(at: int, text: dict[str, Any]) -> Document:
    """Return the article of a case, read as a file is, of its day."""
    (document,) = parse(text["text"].encode(), f"{at}.txt")
    return document.model_copy(update={"published": text["day"]})


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: dict[str, Any]) -> None:
    """A case gives the findings it names and no other."""
    report = claimcheck.check([read(at, text) for at, text in enumerate(case["texts"])])
    assert [f.code for f in report.findings] == case.get("finds", [])
