"""Living with findings: what hides one, and the record of it. Plain functions, Report -> Report.

Nothing is hidden without a word: each hidden finding is an entry of ``Report.hidden``, with what hides it and
why, and what hides nothing, or cannot be understood, is a remark. The exit status counts what is shown.
"""

from __future__ import annotations

from claimcheck.comparison import Comparison
from claimcheck.config import Config
from claimcheck.model import Report
from claimcheck.review import allow, levels

__all__ = ["review"]


def review(report: Report, whole: Comparison, config: Config) -> Report:
    """Return the report as the configuration and the articles' own comments want it shown."""
    told = levels.apply(report, config.levels)
    return allow.apply(told, whole.documents, whole.focus)
