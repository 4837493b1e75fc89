"""What reviewers decided: the fact-checker's sheet (csv) or the decisions saved from the HTML report (JSON).

A dismissed finding is hidden, a confirmed or open one is shown with the decision. Of two files the later
counts; two rows of one file that contradict each other are an error.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from claimcheck.errors import ConfigError
from claimcheck.model import Decision, Remark, Report
from claimcheck.report.csv import FORMULA
from claimcheck.review.entries import entries, text
from claimcheck.review.hiding import hide

WORDS = ("confirmed", "dismissed", "open")
CHOICE = "write confirmed, dismissed or open"
SHEET = "the sheet comes from `claimcheck check --output csv=FILE`; save it as CSV in UTF-8"
SAVED = "save the decisions again from the HTML report"
# Separators that spreadsheet programs write, by their locale.
SEPARATORS = ",;\t"


@dataclass(frozen=True, slots=True)
class Row:
    """A decision where it was written: the finding's fingerprint, the decision, its line."""

    fingerprint: str
    decision: Decision
    line: int


def apply(report: Report, paths: Iterable[Path]) -> Report:
    """Return the report as reviewers decided: dismissed findings hidden, the others marked."""
    told: dict[str, Decision] = {}
    remarks: list[Remark] = []
    known = {one.fingerprint for one in report.findings} | {one.fingerprint for one in report.hidden}
    for path in paths:
        rows = one_each(path, list(read(path, remarks)))
        told |= {row.fingerprint: row.decision for row in rows}
        stale = [row for row in rows if row.fingerprint not in known]
        if stale:
            where = f"{path}:{stale[0].line}"
            are = (
                "1 decision is of a finding" if len(stale) == 1 else f"{len(stale)} decisions are of findings"
            )
            remarks.append(Remark(place=where, message=f"{are} not found in this run"))
    away = {mark: one.note for mark, one in told.items() if one.decision == "dismissed"}
    kept = hide(report, away, "decision", remarks)
    marked = (f.model_copy(update={"decision": told.get(f.fingerprint, f.decision)}) for f in kept.findings)
    return kept.model_copy(update={"findings": tuple(marked)})


def read(path: Path, remarks: list[Remark]) -> Iterator[Row]:
    """Yield the decisions in a file; what is passed over is added to the remarks."""
    written = text(path, "the file of decisions", f"{SHEET}, or {SAVED}")
    if written.lstrip().startswith("{"):
        yield from saved(path, written)
    else:
        yield from sheet(path, written, remarks)


def saved(path: Path, written: str) -> Iterator[Row]:
    """Yield the decisions that the HTML report saved."""
    for line, one in entries(path, written, "decisions", SAVED):
        word, note = one.get("decision"), one.get("note", "")
        if word not in WORDS or not isinstance(note, str):
            raise ConfigError(f"{word!r} is no decision", where=f"{path}:{line}", hint=CHOICE)
        yield Row(one["fingerprint"], Decision(decision=word, note=note), line)


def sheet(path: Path, written: str, remarks: list[Remark]) -> Iterator[Row]:
    """Yield the decisions on a sheet; a row without a finding, or without a word in it, decides nothing."""
    head = written.partition("\n")[0]
    separator = max(SEPARATORS, key=head.count)
    table = csv.DictReader(io.StringIO(written, newline=""), delimiter=separator, strict=True)
    while True:
        try:
            row = next(table, None)
        except csv.Error as problem:
            where = f"{path}:{table.reader.line_num}"
            raise ConfigError(f"not CSV: {problem}", where=where, hint=SHEET) from problem
        missing = [
            name for name in ("fingerprint", "verified", "note") if name not in (table.fieldnames or ())
        ]
        if missing:
            raise ConfigError(f"there is no column {missing[0]!r}", where=f"{path}:1", hint=SHEET)
        if row is None:
            return
        yield from decided(path, table.line_num, row, remarks)


def decided(path: Path, line: int, row: dict[str, str | None], remarks: list[Remark]) -> Iterator[Row]:
    """Yield the decisions of a row, one for each finding that it names."""
    marks = (row["fingerprint"] or "").split()
    words = [word.strip().lower() for word in re.split(r"[;,]", row["verified"] or "") if word.strip()]
    if not marks or not words:
        return
    wrong = next((word for word in words if word not in WORDS), None)
    if wrong is not None:
        raise ConfigError(f"{wrong!r} is no decision", where=f"{path}:{line}", hint=CHOICE)
    if len(set(words)) > 1:
        message = "several decisions on several findings in one row: not read; decide on other rows of them"
        remarks.append(Remark(place=f"{path}:{line}", message=message))
        return
    note = (row["note"] or "").strip()
    if note.startswith("'") and note[1:].startswith(FORMULA):
        note = note[1:]  # as report/csv.py wrote it, against formulas
    decision = Decision.model_validate({"decision": words[0], "note": note})
    yield from (Row(mark, decision, line) for mark in marks)


def one_each(path: Path, rows: Iterable[Row]) -> list[Row]:
    """Return one row for each finding: the first note counts, a contradiction is an error."""
    found: dict[str, Row] = {}
    for row in rows:
        first = found.setdefault(row.fingerprint, row)
        if first.decision.decision != row.decision.decision:
            raise ConfigError(
                f"the finding {row.fingerprint} is {row.decision.decision} here,"
                f" and {first.decision.decision} on line {first.line}",
                where=f"{path}:{row.line}",
                hint="give both rows one decision",
            )
        if row.decision.note and not first.decision.note:
            found[row.fingerprint] = row
    return list(found.values())
