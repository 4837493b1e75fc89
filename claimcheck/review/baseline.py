"""Findings that were known: a file of their fingerprints, one a line, and a report without them.

The file is JSON with one entry a line, sorted, so that a diff of it can be read and merged. A fingerprint is
made of the code and of what the passages say, in which articles; it holds no offset and no line.
"""

from __future__ import annotations

import json
from pathlib import Path

from claimcheck.model import Remark, Report
from claimcheck.review.entries import entries, text
from claimcheck.review.hiding import hide

OWN = "claimcheck-baseline.json"
HINT = "`claimcheck baseline` writes it anew"


def write(report: Report) -> str:
    """Return the text of a baseline that knows the findings that a report shows."""
    rows = []
    for one in report.findings:
        paths = sorted({place.document for place in (one.primary, *one.related)})
        rows.append((paths, one.code, one.fingerprint, " ".join(one.message.split())))
    lines = [
        json.dumps(
            {"code": code, "fingerprint": mark, "paths": paths, "message": message}, ensure_ascii=False
        )
        for paths, code, mark, message in sorted(rows)
    ]
    listed = ",\n    ".join(lines)
    body = f"[\n    {listed}\n  ]" if lines else "[]"
    return f'{{\n  "schema_version": "1",\n  "findings": {body}\n}}\n'


def apply(report: Report, path: Path, drafts: frozenset[str] | None = None) -> Report:
    """Return the report without the findings that a baseline knows; what it knows in vain is a remark.

    An entry is stale when its articles were read and its finding is not there; with ``drafts``, paths, only
    an entry of a draft can be.
    """
    known = {f.fingerprint for f in report.findings}
    found = known | {h.fingerprint for h in report.hidden}
    seen = {document.path for document in report.documents}
    reasons: dict[str, str] = {}
    remarks = []
    for line, one in entries(path, text(path, "the baseline", HINT), "findings", HINT):
        mark, paths = one["fingerprint"], one.get("paths")
        named = [str(p) for p in paths] if isinstance(paths, list) else []
        if mark in known:
            reasons[mark] = ""
        elif mark not in found and seen.issuperset(named) and (drafts is None or drafts & set(named)):
            said = f"{one.get('code', 'a finding')} in {', '.join(named) or 'no article'}"
            message = f"{said} is in the baseline and is found no more; {HINT}"
            remarks.append(Remark(place=f"{path}:{line}", message=message))
    return hide(report, reasons, "baseline", remarks)
