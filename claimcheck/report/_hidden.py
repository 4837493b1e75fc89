"""What the report does not show among its findings, listed for people: nothing is hidden without a word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from claimcheck.model import Report
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


def hidden(report: Report, look: Look) -> Iterator[str]:
    """Yield the hidden findings, counted and listed, and the remarks on what hides them."""
    told = report.hidden if look.verbose else report.hidden[:TOLD]
    if told:
        counts = Counter[str](one.by for one in report.hidden)
        parts = [f"{counts[by]:,} {said}" for by, said in BY.items() if by in counts]
        yield from wrapped(
            f"Hidden: {count(len(report.hidden), 'finding')} ({', '.join(parts)}):", look.width
        )
        for one in told:
            reason = f": {clean(one.reason)}" if one.reason else ""
            text = f"{one.code} {clean(one.place)}, {BY[one.by]}{reason}"
            yield from wrapped(text, look.width, "  ", "    ")
        left = len(report.hidden) - len(told)
        if left:
            yield f"  and {left:,} more (--verbose lists them)"
        yield ""
    for remark in report.remarks:
        yield from wrapped(f"note: {clean(remark.place)}: {clean(remark.message)}", look.width, "", "  ")
    if report.remarks:
        yield ""
