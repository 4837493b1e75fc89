"""What the report does not show among its findings, listed for people: nothing is hidden without a word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from claimcheck.model import Hidden, Report
from claimcheck.report import Look
from claimcheck.report._lines import clean, count, wrapped

# How many hidden findings are told one by one; the rest is counted. --verbose tells all.
TOLD = 8
BY = {
    "level": "turned off in the configuration",
    "allow": "allowed in the text",
    "decision": "dismissed by a reviewer",
    "baseline": "in the baseline",
    "unchanged": "touching no changed line",
}


def tally(report: Report) -> str:
    """Return how many findings are hidden, and by what."""
    counts = Counter[str](one.by for one in report.hidden)
    parts = [f"{counts[by]:,} {said}" for by, said in BY.items() if by in counts]
    return f"Hidden: {count(len(report.hidden), 'finding')} ({', '.join(parts)})"


def entry(one: Hidden) -> str:
    """Return a hidden finding in a line: its code, its place, what hides it and why."""
    reason = f": {clean(one.reason)}" if one.reason else ""
    return f"{one.code} {clean(one.place)}, {BY[one.by]}{reason}"


def hidden(report: Report, look: Look) -> Iterator[str]:
    """Yield the hidden findings, counted and listed, and the remarks on what hides them."""
    told = report.hidden if look.verbose else report.hidden[:TOLD]
    if told:
        yield from wrapped(f"{tally(report)}:", look.width)
        for one in told:
            yield from wrapped(entry(one), look.width, "  ", "    ")
        left = len(report.hidden) - len(told)
        if left:
            yield f"  and {left:,} more (--verbose lists them)"
        yield ""
    for remark in report.remarks:
        yield from wrapped(f"note: {clean(remark.place)}: {clean(remark.message)}", look.width, "", "  ")
    if report.remarks:
        yield ""
