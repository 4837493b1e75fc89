"""The one way a finding is hidden: it moves from the findings of a report to its hidden ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from claimcheck.model import Finding, Hidden, Remark, Report

By = Literal["level", "allow", "decision", "baseline", "unchanged"]


def hide(report: Report, reasons: Mapping[str, str], by: By, remarks: Iterable[Remark] = ()) -> Report:
    """Return the report without the findings whose fingerprints have a reason, and with the record."""
    moved = [entry(f, by, reasons[f.fingerprint]) for f in report.findings if f.fingerprint in reasons]
    hidden = sorted((*report.hidden, *moved), key=lambda h: (h.place, h.code, h.fingerprint, h.by))
    said = {(r.place, r.message): r for r in (*report.remarks, *remarks)}
    return report.model_copy(
        update={
            "findings": tuple(f for f in report.findings if f.fingerprint not in reasons),
            "hidden": tuple(hidden),
            "remarks": tuple(said[key] for key in sorted(said)),
        }
    )


def entry(finding: Finding, by: By, reason: str) -> Hidden:
    """Return the record of a hidden finding."""
    at = finding.primary
    return Hidden(
        fingerprint=finding.fingerprint,
        code=finding.code,
        by=by,
        reason=reason,
        place=f"{at.document}:{at.line}:{at.column}",
        message=finding.message,
    )
