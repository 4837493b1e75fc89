"""The fact-checker's sheet: one row for each claim that was extracted, with its source and who agrees.

``verified`` and ``note`` are for a person to fill in, and empty but where a decision on the finding is known;
``--decisions FILE`` reads them back by the ``fingerprint`` of the finding a claim is in. What was dismissed
is no finding any more, and keeps a row with its message, so that a new sheet forgets no decision. A passage
of a finding that is no extracted claim (a sum that does not add up) has a row of its own, so every finding is
on the sheet. Without the comparison behind a report, the rows are the passages that the report names.

The form is RFC 4180 (CRLF, doubled quotes) in UTF-8. It begins with a byte order mark: spreadsheet programs
read UTF-8 as a legacy charset without it; in Python open the file as "utf-8-sig". A cell that a spreadsheet
would take for a formula gets an apostrophe in front. Rows are in the order of path, place, kind and id.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimcheck.judge.findings import location
from claimcheck.model import Finding, Hidden, Location, Report
from claimcheck.report import Look
from claimcheck.report._lines import clean, worst

if TYPE_CHECKING:
    from claimcheck.comparison import Comparison

COLUMNS = (
    "claim", "value", "kind", "topic", "outlet", "path", "line", "published", "when", "speaker",
    "agreeing sources", "conflicting sources", "codes", "fingerprint", "verified", "note",
)  # fmt: skip
MARK = "\ufeff"
# What spreadsheet programs begin a formula with, in plain and in full width.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
# How many sources a cell names; a cell of Excel holds 32,767 characters.
NAMED = 20


@dataclass(frozen=True, slots=True)
class Row:
    """A claim on the sheet, and what is gathered for it: others by place, findings in their order."""

    location: Location
    kind: str = ""
    topic: str = ""
    outlet: str = ""
    agreeing: dict[str, None] = field(default_factory=dict)
    conflicting: dict[str, None] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def write(report: Report, look: Look, whole: Comparison | None = None) -> str:
    """Return the sheet; with ``whole``, it has every claim."""
    outlets = {document.path: document.outlet or "" for document in report.documents}
    rows: dict[str, Row] = {}
    for claim in whole.claims if whole else ():
        outlet = claim.source.outlet or ""
        rows[claim.id] = Row(location(claim), claim.kind, claim.topic or "", outlet)
    for one in passages(report):
        rows.setdefault(one.claim, Row(one, outlet=outlets.get(one.document, "")))
    gather(report, rows, whole)
    out = io.StringIO()
    sheet = csv.writer(out, lineterminator="\r\n")
    sheet.writerow(COLUMNS)
    for key in sorted(rows, key=lambda key: (*place(rows[key].location), rows[key].kind, key)):
        sheet.writerow([harmless(cell) for cell in cells(rows[key])])
    for away in report.hidden:
        if away.by == "decision":
            sheet.writerow([harmless(cell) for cell in dismissed(away)])
    return MARK + out.getvalue()


def passages(report: Report) -> Iterator[Location]:
    """Yield every passage that a report names."""
    for finding in report.findings:
        yield from (finding.primary, *finding.related)
    for agreement in report.agreements:
        yield from agreement.claims


def gather(report: Report, rows: dict[str, Row], whole: Comparison | None) -> None:
    """Fill in who agrees with each claim, who conflicts, and which findings it is in."""
    for finding in worst(report.findings):
        for one in (finding.primary, *finding.related):
            rows[one.claim].findings.append(finding)
        for one in finding.related:
            pair(rows[finding.primary.claim], rows[one.claim], agree=False)
    for agreement in report.agreements:
        for one in agreement.claims:
            for other in agreement.claims:
                if one.document != other.document:
                    rows[one.claim].agreeing[named(rows[other.claim])] = None
    for link in whole.judgement.edges() if whole else ():
        if link.first.source.document != link.second.source.document:
            agree = link.verdict in ("agrees", "refines")
            pair(rows[link.first.id], rows[link.second.id], agree=agree)


def pair(one: Row, other: Row, *, agree: bool) -> None:
    """Name two claims to each other."""
    for mine, theirs in ((one, other), (other, one)):
        (mine.agreeing if agree else mine.conflicting)[named(theirs)] = None


def named(row: Row) -> str:
    """Return the source of a claim: its outlet, where it is known, and its place."""
    at = f"{clean(row.location.document)}:{row.location.line}"
    return f"{clean(row.outlet)} ({at})" if row.outlet else at


def place(one: Location) -> tuple[str, int, int, int, int]:
    """Return where a passage stands in its file, to order by."""
    return one.document, one.line, one.column, one.end_line, one.end_column


def cells(row: Row) -> tuple[str, ...]:
    """Return the cells of a row, in the order of ``COLUMNS``."""
    one = row.location
    decided = [finding.decision for finding in row.findings if finding.decision]
    topics = [finding.topic for finding in row.findings if finding.topic]
    return (
        one.quote,
        one.value,
        row.kind or "; ".join(dict.fromkeys(finding.rule for finding in row.findings)),
        "; ".join(dict.fromkeys(topics)) or row.topic,
        row.outlet,
        one.document,
        str(one.line),
        one.published.isoformat() if one.published else "",
        one.when or "",
        one.speaker or "",
        listed(row.agreeing),
        listed(row.conflicting),
        " ".join(finding.code for finding in row.findings),
        " ".join(finding.fingerprint for finding in row.findings),
        "; ".join(dict.fromkeys(decision.decision for decision in decided)),
        "; ".join(dict.fromkeys(decision.note for decision in decided if decision.note)),
    )


def dismissed(one: Hidden) -> tuple[str, ...]:
    """Return the cells of a finding that a reviewer dismissed."""
    path, line, _ = one.place.rsplit(":", 2)
    told = {
        "claim": one.message, "path": path, "line": line, "codes": one.code,
        "fingerprint": one.fingerprint, "verified": "dismissed", "note": one.reason,
    }  # fmt: skip
    return tuple(told.get(column, "") for column in COLUMNS)


def listed(names: Iterable[str]) -> str:
    """Return names in order, and how many more there are than a cell tells."""
    ordered = sorted(names)
    more = [f"and {len(ordered) - NAMED:,} more"] if len(ordered) > NAMED else []
    return "; ".join([*ordered[:NAMED], *more])


def harmless(cell: str) -> str:
    """Return a cell on one line that no spreadsheet takes for a formula.

    >>> harmless("=HYPERLINK(1)"), harmless("-5 degrees"), harmless("12 dead")
    ("'=HYPERLINK(1)", "'-5 degrees", '12 dead')
    """
    text = clean(cell)
    return f"'{text}" if text.startswith(FORMULA) else text
