"""Findings as a reviewdog diagnostic result (``reviewdog -f=rdjson``).

Columns count bytes of UTF-8 within the line, the end is exclusive. They come from the articles themselves, so
a report without them gives lines alone, which reviewdog takes as a range of whole lines. Nothing is
suggested: which side is right is not for the tool to say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimcheck.model import Document, Finding, Location, Report
from claimcheck.report import Look
from claimcheck.report._lines import said, sentence, worst
from claimcheck.report.json import dumped

if TYPE_CHECKING:
    from claimcheck.comparison import Comparison

SEVERITIES = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}
Documents = dict[str, list[Document]]


def write(report: Report, look: Look, whole: Comparison | None = None) -> str:
    """Return the diagnostic result; with ``whole``, ranges have columns."""
    documents: Documents = {}
    for document in whole.documents if whole else ():
        documents.setdefault(document.path, []).append(document)
    return dumped(
        {
            "source": {"name": report.tool.name},
            "diagnostics": [diagnostic(finding, documents) for finding in worst(report.findings)],
        }
    )


def diagnostic(finding: Finding, documents: Documents) -> dict[str, Any]:
    """Return a finding as a diagnostic."""
    return {
        "message": f"{sentence(finding.message)}\n{said(finding.primary)}",
        "location": located(finding.primary, documents),
        "severity": SEVERITIES[finding.level],
        "code": {"value": finding.code},
        "related_locations": [
            {"message": said(location), "location": located(location, documents)}
            for location in finding.related
        ],
    }


def located(location: Location, documents: Documents) -> dict[str, Any]:
    """Return a path and a range."""
    start: dict[str, int] = {"line": location.line}
    end: dict[str, int] = {"line": location.end_line}
    # A file of JSON Lines holds many articles; the one that is meant has the quote at its place.
    for document in documents.get(location.document, []):
        if document.text[location.start : location.end] == location.quote:
            if document.locate(location.start) != (location.line, location.column):
                continue
            start["column"] = document.byte_column(location.line, location.column)
            end["column"] = document.byte_column(location.end_line, location.end_column)
            break
    return {"path": location.document, "range": {"start": start, "end": end}}
