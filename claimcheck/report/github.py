"""Findings as workflow commands of GitHub Actions: annotations on the lines of a pull request.

GitHub shows ten annotations of a kind (error, warning, notice) for a step. Where there are more, the nine
gravest are told and the tenth says how many are left. ``claimcheck check --format github`` also appends the
Markdown report, which has them all, to the step's summary (the file that ``GITHUB_STEP_SUMMARY`` names).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.model import Finding, Location, Report
from claimcheck.report import Look
from claimcheck.report._lines import bare, clean, count, place, said, sentence, worst
from claimcheck.report._paths import nameless, rooted
from claimcheck.report.text import summary

if TYPE_CHECKING:
    from claimcheck.comparison import Comparison

COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
# "10 warning annotations, 10 error annotations, and 10 notice annotations per step" (GitHub's limits).
SHOWN = 10
# Characters of a passage in an annotation: its box shows some ten lines.
QUOTED = 300


def write(report: Report, look: Look, whole: Comparison | None = None) -> str:
    """Return the annotations, one command a line, and a last line that counts."""
    lines: list[str] = []
    found = worst(report.findings)
    for level, command in COMMANDS.items():
        told = [finding for finding in found if finding.level == level]
        first = told if len(told) <= SHOWN else told[: SHOWN - 1]
        lines += [annotation(finding, look) for finding in first]
        left = len(told) - len(first)
        if left:
            text = f"{count(left, 'more finding')} of level {level}: the step's summary lists them."
            lines.append(f"::{command} title={escaped('claimcheck', inside=True)}::{escaped(text)}")
    return "\n".join([*lines, summary(report)]) + "\n"


def annotation(finding: Finding, look: Look) -> str:
    """Return the command that annotates the primary passage of a finding."""
    title = clean(f"claimcheck {finding.code} {finding.rule}")
    fields = [*where(finding.primary, look), ("title", title)]
    properties = ",".join(f"{name}={escaped(value, inside=True)}" for name, value in fields)
    return f"::{COMMANDS[finding.level]} {properties}::{escaped(chr(10).join(told(finding)))}"


def where(location: Location, look: Look) -> Iterator[tuple[str, str]]:
    """Yield file, line and column of a passage; columns only within one line, as GitHub wants it."""
    if nameless(location.document):
        return
    yield "file", bare(rooted(location.document, look)[0])
    yield "line", str(location.line)
    yield "endLine", str(location.end_line)
    if location.line == location.end_line:
        yield "col", str(location.column)
        # The last column, not the one behind it: the default of "endColumn" is "col".
        yield "endColumn", str(max(location.end_column - 1, location.column))


def told(finding: Finding) -> Iterator[str]:
    """Yield the lines of an annotation: the message, then every passage with its place."""
    yield sentence(finding.message)
    for location in (finding.primary, *finding.related):
        yield f"{place(location)}: {said(location, most=QUOTED)}"


def escaped(text: str, *, inside: bool = False) -> str:
    """Return ``text`` as a command holds it; ``inside``: as the value of a property, before the "::"."""
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if inside else text
