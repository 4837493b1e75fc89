"""Living with findings: what hides one, and the record of it. Plain functions, Report -> Report.

Nothing is hidden without a word: each hidden finding is an entry of ``Report.hidden``, with what hides it and
why, and what hides nothing, or cannot be understood, is a remark. The exit status counts what is shown.
"""

from __future__ import annotations

from pathlib import Path

from claimcheck.comparison import Comparison
from claimcheck.config import Config
from claimcheck.model import Report
from claimcheck.review import allow, baseline, changed, decisions, levels
from claimcheck.review.changed import Changed

__all__ = ["Changed", "review"]


def review(report: Report, whole: Comparison, config: Config, since: Changed | None = None) -> Report:
    """Return the report as configuration, comments, reviewers, baseline and git have it, in this order."""
    told = levels.apply(report, config.levels)
    told = allow.apply(told, whole.documents, whole.focus)
    if config.decisions:
        told = decisions.apply(told, map(Path, config.decisions))
    if config.baseline is not None:
        told = baseline.apply(told, Path(config.baseline), drafts(whole))
    return changed.apply(told, since) if since is not None else told


def drafts(whole: Comparison) -> frozenset[str] | None:
    """Return the paths of the drafts, None where every article was compared with every other."""
    focus = whole.focus
    return None if focus is None else frozenset(d.path for d in whole.documents if d.id in focus)
