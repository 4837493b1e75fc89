"""Levels by code, as the configuration has them; "off" hides the findings of a code."""

from __future__ import annotations

from collections.abc import Mapping

from claimcheck.model import Report
from claimcheck.review.hiding import hide


def apply(report: Report, levels: Mapping[str, str]) -> Report:
    """Return the report with the level of each finding that its code is given in ``levels``."""
    off = {f.fingerprint: "" for f in report.findings if levels.get(f.code) == "off"}
    kept = hide(report, off, "level") if off else report
    told = tuple(
        f.model_copy(update={"level": levels[f.code]}) if f.code in levels else f for f in kept.findings
    )
    return kept.model_copy(update={"findings": told})
