"""The JSON report is a public contract: a golden, its schema, and texts that are hard to encode."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

import jsonschema
import pytest
from samples import HOSTILE, golden, hostile, report

from claimcheck.model import Report
from claimcheck.report import Look
from claimcheck.report import json as form


def encoded(value: Report) -> Any:
    return json.loads(form.write(value, Look()).encode("utf-8", "backslashreplace"))


def committed() -> Any:
    return json.loads(
        resources.files("claimcheck.report").joinpath("schema-1.json").read_text(encoding="utf-8")
    )


def test_golden() -> None:
    golden("report.json", form.write(report(), Look()))


def test_the_committed_schema_is_the_generated_one() -> None:
    assert committed() == form.schema(), "run `make docs`"


@pytest.mark.parametrize("value", [report(), hostile()])
def test_reports_are_valid_by_the_schema(value: Report) -> None:
    checker = jsonschema.Draft202012Validator(committed(), format_checker=jsonschema.FormatChecker())
    assert not list(checker.iter_errors(encoded(value)))


@pytest.mark.parametrize(
    ("where", "value"),
    [("verdict", "false"), ("level", "fatal"), ("confidence", 1.5), ("primary", None), ("surprise", 1)],
)
def test_the_schema_refuses_what_is_no_finding(where: str, value: object) -> None:
    bad = encoded(report())
    bad["findings"][0][where] = value
    assert not jsonschema.Draft202012Validator(committed()).is_valid(bad)


def test_a_report_comes_back_whole() -> None:
    assert Report.model_validate(encoded(report())) == report()
    assert encoded(hostile())["findings"][0]["topic"] == HOSTILE
