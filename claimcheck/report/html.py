"""The report as one HTML page: for an editor, a mail attachment, a printer, a screen reader.

Findings first, each with its passages side by side, the reasons, a line of time and the graph of its claims;
then what is stated alike, what could not be compared, every article in full with its claims marked, and the
manual of the codes. Nothing is loaded from anywhere, nothing of an article is interpreted, and without a
script the page is a full list. A reviewer's decisions are saved as JSON from the page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimcheck.codes import AXES
from claimcheck.explain import Entry, entries
from claimcheck.model import Agreement, DocumentSummary, Finding, Report
from claimcheck.report import Look
from claimcheck.report._hidden import BY
from claimcheck.report._lines import ORDER, clean, count, worst
from claimcheck.report._page.articles import anchors, articles, marks
from claimcheck.report._page.cards import Card, capital, card
from claimcheck.report._page.matter import index, matter
from claimcheck.report._page.names import Names, names
from claimcheck.report._page.render import render
from claimcheck.values.days import day

if TYPE_CHECKING:
    from claimcheck.comparison import Comparison


def write(report: Report, look: Look, whole: Comparison | None = None) -> str:
    """Return the report as one page; without ``whole`` it has the passages and not the articles."""
    called = names(report, whole)
    cards = made(report, whole, called)
    alike = sorted(report.agreements, key=agreed)
    found = marks(cards, alike, called)
    named = anchors(found, report)
    texts = list(articles(report, whole, cards, found, named, called))
    there = {anchor for t in texts for p in t.paragraphs for piece in p.pieces for anchor in piece.anchors}
    return render(
        report=report,
        cards=cards,
        agreements=alike,
        called=called,
        at={claim: anchor for claim, anchor in named.items() if anchor in there},
        articles=texts,
        filters=filters(cards),
        lead=lead(report),
        period=period(report.documents),
        apart=apart(report),
        manual=manual(report.findings),
        by=BY,
        count=count,
        day=day,
        clean=clean,
        capital=capital,
        texts=whole is not None,
    )


def made(report: Report, whole: Comparison | None, called: Names) -> list[Card]:
    """Return the findings as cards, gravest first."""
    known = index(whole) if whole else None
    texts = {d.id: d for d in whole.documents} if whole else {}
    sources = {d.id: (d, texts.get(d.id)) for d in report.documents}
    return [
        card(number, finding, called, matter(finding, known, called) if known else None, sources)
        for number, finding in enumerate(worst(report.findings), 1)
    ]


def agreed(agreement: Agreement) -> tuple[int, str, str, str, int]:
    """Order agreements: those of most origins first, then by topic, value and place."""
    first = agreement.claims[0]
    return -agreement.origins, agreement.topic, agreement.value, first.document, first.start


def lead(report: Report) -> str:
    """Return the headline: "4 findings in 5 articles", or that nothing conflicts; and what is hidden."""
    where = count(len(report.documents), "article")
    hidden = f", {len(report.hidden):,} hidden" if report.hidden else ""
    if not report.documents:
        return "No article was read"
    if report.findings or hidden:
        return f"{count(len(report.findings), 'finding')} in {where}{hidden}"
    return f"Nothing conflicts in {where}"


def period(documents: Sequence[DocumentSummary]) -> str:
    """Return from when to when the articles are, and how many have no date."""
    dates = sorted(d.published for d in documents if d.published)
    undated = len(documents) - len(dates)
    told = []
    if dates:
        told.append(
            f"published on {day(dates[0])}"
            if dates[0] == dates[-1]
            else f"published from {day(dates[0])} to {day(dates[-1])}"
        )
    if undated:
        told.append(f"{undated:,} without a date" if dates else "without a date")
    return "; ".join(told)


def apart(report: Report) -> list[tuple[str, str, int]]:
    """Return why pairs were not comparable: axis, what it means, how many; most first."""
    counts = report.compared.incomparable
    ordered = sorted(counts, key=lambda axis: (-counts[axis], axis))
    return [(clean(axis), AXES.get(axis, ""), counts[axis]) for axis in ordered if counts[axis]]


def filters(cards: Sequence[Card]) -> list[tuple[str, str, list[tuple[str, str, int]]]]:
    """Return the groups of filters: name, label, and each value with its word and count."""
    levels = Counter(str(c.finding.level) for c in cards)
    looks = Counter((c.look, c.verdict) for c in cards)
    kinds = Counter(c.kind for c in cards)
    return [
        ("level", "Level", [(x, x.capitalize(), levels[x]) for x in ORDER if levels[x]]),
        ("verdict", "Verdict", [(x, word, number) for (x, word), number in sorted(looks.items())]),
        ("kind", "Kind", [(x, x.capitalize(), kinds[x]) for x in sorted(kinds)]),
    ]


def manual(findings: Sequence[Finding]) -> list[tuple[Entry, list[str]]]:
    """Return the manual of each code that was found, with its paragraphs."""
    used = {f.code for f in findings}
    return [(e, e.manual.split("\n\n")) for e in entries() if e.code in used]
