"""The report for people: what cannot all be right, like a note from a careful colleague.

Findings first, the gravest at the top, each with every passage it rests on, its place, outlet and date, why
the passages are held to speak of one matter, and what else could explain the difference. Then what agrees,
and one line that counts. Nothing says which side is right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from claimcheck.codes import AXES
from claimcheck.model import Agreement, DocumentSummary, Finding, Location, Report
from claimcheck.report import Look
from claimcheck.report._close import close
from claimcheck.report._hidden import hidden
from claimcheck.report._lines import (
    LEVELS,
    clean,
    count,
    levels,
    listed,
    painted,
    place,
    sentence,
    shown,
    speaker,
    spoken,
    valued,
    worst,
    wrapped,
)
from claimcheck.values.days import day

if TYPE_CHECKING:
    from claimcheck.comparison import Comparison

# How many agreements are told one by one; the rest is counted. --verbose tells all.
TOLD = 8


def write(report: Report, look: Look, whole: Comparison | None = None) -> str:
    """Return the whole report as text with a final newline."""
    documents = {document.path: document for document in report.documents}
    lines: list[str] = []
    if look.verbose:
        lines += [*_documents(report.documents, look), ""]
    for finding in worst(report.findings):
        told = list(finding_lines(finding, documents, look))
        lines += told if not told[-1] else [*told, ""]
    lines += hidden(report, look)
    agreements = list(_agreements(report.agreements, look))
    if agreements:
        lines += [*agreements, ""]
    lines += _incomparable(report, look)
    if look.verbose and whole is not None:
        lines += close(whole, look)
    lines += wrapped(summary(report), look.width)
    return "\n".join(lines) + "\n"


def summary(report: Report) -> str:
    """Return the last line: documents, claims, pairs, findings, and what was not comparable."""
    compared = report.compared
    apart = sum(compared.incomparable.values())
    axes = sorted(compared.incomparable.items(), key=lambda item: (-item[1], item[0]))
    words = [
        count(len(report.documents), "document"),
        count(compared.claims, "claim"),
        f"{count(compared.pairs, 'pair')} compared",
        levels(report.findings) + (f", {len(report.hidden):,} hidden" if report.hidden else ""),
        f"{count(apart, 'pair')} not comparable",
    ]
    if apart:
        words[-1] += f" ({', '.join(f'{clean(axis)} {number:,}' for axis, number in axes if number)})"
    return ", ".join(words) + "."


def finding_lines(finding: Finding, documents: dict[str, DocumentSummary], look: Look) -> Iterator[str]:
    """Yield the lines of one finding."""
    head = f"{finding.level} {finding.code} {finding.rule}"
    topic = f": {clean(finding.topic)}" if finding.topic not in ("", finding.rule) else ""
    yield painted(head, LEVELS[finding.level], colour=look.colour) + topic
    yield from wrapped(sentence(finding.message), look.width, "  ")
    yield ""
    for location in (finding.primary, *finding.related):
        yield from _passage(location, documents.get(location.document), look)
    if finding.decision is not None:
        note = f": {clean(finding.decision.note)}" if finding.decision.note else ""
        yield from wrapped(
            f"A reviewer’s decision: {finding.decision.decision}{note}", look.width, "  ", "    "
        )
    yield from _listing("Held together because", finding.reasons, look)
    yield from _listing("Taken for granted", finding.assumed, look)
    yield from _listing("What else could explain it", finding.explanations, look)
    if look.verbose:
        yield f"  confidence {finding.confidence:.2f}, fingerprint {finding.fingerprint}"


def _passage(location: Location, document: DocumentSummary | None, look: Look) -> Iterator[str]:
    """Yield a passage: where it stands, who published it and when, and the quote with what differs marked."""
    outlet = clean((document.outlet or "") if document else "")
    head = ", ".join(part for part in (place(location), outlet, day(location.published)) if part)
    yield f"    {head}"
    lines = wrapped(f"“{valued(location)}”", look.width, "      ", "       ")
    yield from shown(lines, colour=look.colour)
    said = [f"said by {speaker(location.speaker)}"] if location.speaker else []
    said += [f"speaks of {spoken(location.when)}"] if location.when else []
    said += [clean(location.note)] if location.note else []
    if said:
        yield from wrapped("; ".join(said), look.width, "      ")
    yield ""


def _listing(title: str, sentences: Iterable[str], look: Look) -> Iterator[str]:
    """Yield a titled list of short sentences in one paragraph; nothing when there are none."""
    words = [clean(sentence).rstrip(".") for sentence in sentences]
    if words:
        yield from wrapped(f"{title}: {'; '.join(words)}.", look.width, "  ", "    ")


def _agreements(agreements: tuple[Agreement, ...], look: Look) -> Iterator[str]:
    """Yield what several origins state alike; what only repeats one origin is counted."""
    several = [a for a in agreements if a.origins > 1]
    several.sort(key=lambda a: (-a.origins, a.topic, a.value, a.claims[0].document, a.claims[0].start))
    one = len(agreements) - len(several)
    if several:
        yield "Stated alike by independent origins:"
    told = several if look.verbose else several[:TOLD]
    for agreement in told:
        topic = f"{clean(agreement.topic)}: " if agreement.topic else ""
        first = {one.document: one for one in reversed(agreement.claims)}
        said = [c for c in agreement.claims if look.verbose or c is first[c.document]]
        left = len(agreement.claims) - len(said)
        where = listed([place(one) for one in said]) + (f"; {left:,} more there" if left else "")
        text = f"{topic}{clean(agreement.value)} ({count(agreement.origins, 'origin')}: {where})"
        yield from wrapped(text, look.width, "  ", "    ")
    left = len(several) - len(told)
    if left:
        yield f"  and {left:,} more (--verbose lists them)"
    if one:
        are = "matter is" if one == 1 else "matters are"
        text = f"{one:,} {are} stated alike in several places that share one origin."
        yield from wrapped(text, look.width)


def _incomparable(report: Report, look: Look) -> Iterator[str]:
    """Yield what the axes of the last line mean, for those who want to know."""
    counts = report.compared.incomparable
    if look.verbose and counts:
        yield "Not comparable, because:"
        for axis in sorted(counts, key=lambda name: (-counts[name], name)):
            yield f"  {counts[axis]:>8,}  {clean(axis)}: {AXES.get(axis, 'as named')}"
        yield ""


def _documents(documents: Iterable[DocumentSummary], look: Look) -> Iterator[str]:
    """Yield what was read, and where each date comes from."""
    yield "Read:"
    for document in documents:
        found = clean(document.published_from or "")
        date = day(document.published) + (f" ({found})" if document.published and found else "")
        title = f" “{clean(document.title)}”," if document.title else ""
        text = (
            f"{clean(document.path)}:{title} {date}, {count(document.words, 'word')},"
            f" {count(document.claims, 'claim')}"
        )
        yield from wrapped(text, look.width, "  ", "    ")
