"""Findings that a comment in an article allows, on either side; the comment must give a code and a reason."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from claimcheck import explain
from claimcheck.errors import ClaimcheckError
from claimcheck.model import Allow, Document, Finding, Location, Remark, Report
from claimcheck.review.hiding import hide

FORM = "write `claimcheck: allow CODE reason`"


def apply(report: Report, documents: Sequence[Document], focus: Collection[str] | None = None) -> Report:
    """Return the report without the findings that comments in the documents allow.

    A comment that is not understood, or that hides nothing, is a remark; with ``focus``, ids of drafts, the
    latter only in these, for the others were not compared with one another.
    """
    reasons: dict[str, str] = {}
    remarks: list[Remark] = []
    for document in documents:
        for one in document.allows:
            place = f"{document.path}:{one.line}"
            codes, wrong = read(one)
            hit = [f for f in report.findings if f.code in codes and covers(document, one, f)]
            for finding in hit:
                reasons.setdefault(finding.fingerprint, f"{one.reason} ({place})")
            if codes and not hit and (focus is None or document.id in focus):
                wrong.append(f"this allows {', '.join(codes)}, but there is none here to hide")
            remarks += [Remark(place=place, message=message) for message in wrong]
    return hide(report, reasons, "allow", remarks)


def read(one: Allow) -> tuple[list[str], list[str]]:
    """Return the codes that a comment allows, and what is wrong with it; without a reason it allows none."""
    codes, wrong = [], []
    for name in one.codes:
        try:
            codes.append(explain.named(name).code)
        except ClaimcheckError as problem:
            wrong.append(f"{problem.what} ({problem.hint}); {FORM}")
    if not one.codes:
        wrong.append(f"this allows nothing: it names no code; {FORM}")
    elif codes and not one.reason:
        return [], [*wrong, f"this allows nothing: it gives no reason; {FORM}"]
    return codes, wrong


def covers(document: Document, one: Allow, finding: Finding) -> bool:
    """Whether a passage of a finding stands in the paragraph that a comment is for."""
    return any(_in(place, document, one) for place in (finding.primary, *finding.related))


def _in(place: Location, document: Document, one: Allow) -> bool:
    """Whether a passage touches the paragraph; the lines tell two articles of one file apart."""
    if place.document != document.path or not (place.start < one.end and place.end > one.start):
        return False
    first, last = document.locate(one.start)[0], document.locate(max(one.end - 1, one.start))[0]
    return place.line <= last and place.end_line >= first
