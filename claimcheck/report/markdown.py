"""The report as Markdown, for a comment on a pull request, an issue, or a summary of CI.

First a table of all findings, gravest first, then each with its passages. What an article says is escaped:
it cannot break the table, become HTML, a link, a picture, a formula, or a mention that calls somebody. The
text keeps within what a comment on GitHub may hold; what is left out is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from claimcheck.model import DocumentSummary, Finding, Location, Report
from claimcheck.report import Look
from claimcheck.report._hidden import entry, tally
from claimcheck.report._lines import clean, count, cut, levels, place, sentence, speaker, spoken, worst
from claimcheck.report.text import summary
from claimcheck.values.days import day

if TYPE_CHECKING:
    from claimcheck.comparison import Comparison

# Bytes. A comment on GitHub holds 65,536 characters; a summary of a step holds 1 MiB.
COMMENT = 65_000
SUMMARY = 1_000_000
# Characters of a message or a quote that are shown.
SHOWN = 700
# How many hidden findings and remarks are listed; with SHOWN they keep within a quarter of a comment.
LISTED = 10
# A reference is none of Markdown's marks (CommonMark 0.31, 2.5), and so is safe in a table and elsewhere.
MARKS = re.compile(r"[&<>\\`*_\[\]#!|~$@{}]")
# Code hosts look for these in the finished text: mentions, issues, merge requests, labels, addresses. An
# invisible space behind the mark parts them.
CALLS = re.compile(r"&#(?:64|35|33|126);(?=\w)|\bwww(?=\.)|\bgh-(?=\d)|:(?=//)", re.IGNORECASE)
BEHIND = "&#8203;"


def write(report: Report, look: Look, whole: Comparison | None = None) -> str:
    """Return the report for a comment."""
    return page(report, COMMENT)


def page(report: Report, most: int) -> str:
    """Return the report in at most ``most`` bytes of UTF-8; half of them are the table's at most."""
    found = worst(report.findings)
    documents = {document.path: document for document in report.documents}
    head = f"## {report.tool.name}: {levels(found)}\n\n"
    tail = f"{''.join(unseen(report))}{safe(summary(report))}\n"
    if not found:
        return head + tail
    table = fitting(map(row, found), len(found), most // 2, "\n{} not listed: this text is full.\n")
    room = most - sum(size(text) for text in (head, table, tail)) - 500
    told = (detail(number, finding, documents) for number, finding in enumerate(found, start=1))
    details = fitting(told, len(found), room, "{} not shown with passages: this text is full.\n\n")
    return f"{head}| | finding | what it says | where |\n|---|---|---|---|\n{table}\n{details}{tail}"


def fitting(texts: Iterable[str], number: int, most: int, rest: str) -> str:
    """Return the first of ``number`` texts that fit in ``most`` bytes, and ``rest`` with how many do not."""
    made: list[str] = []
    used = 0
    for text in texts:
        used += size(text)
        if used > most:
            break
        made.append(text)
    left = number - len(made)
    return "".join(made) + (rest.format(count(left, "finding")) if left else "")


def size(text: str) -> int:
    """Return how many bytes a text takes in UTF-8."""
    return len(text.encode("utf-8", "backslashreplace"))


def row(finding: Finding) -> str:
    """Return the line of a finding in the table."""
    what = safe(cut(sentence(finding.message), SHOWN))
    return f"| {finding.level} | {finding.code} {finding.rule} | {what} | {safe(place(finding.primary))} |\n"


def detail(number: int, finding: Finding, documents: dict[str, DocumentSummary]) -> str:
    """Return the paragraphs on a finding."""
    topic = f": {safe(cut(clean(finding.topic), SHOWN))}" if finding.topic else ""
    parts = [
        f"### {number}. {finding.level} {finding.code} {finding.rule}{topic}",
        safe(cut(sentence(finding.message), SHOWN)),
        *(passage(location, documents) for location in (finding.primary, *finding.related)),
        *decided(finding),
        *listing("Held together because", finding.reasons),
        *listing("Taken for granted", finding.assumed),
        *listing("What else could explain it", finding.explanations),
    ]
    return "\n\n".join(parts) + "\n\n"


def passage(location: Location, documents: dict[str, DocumentSummary]) -> str:
    """Return a quote, and below it where it stands, who published it and when, and who says it."""
    document = documents.get(location.document)
    words = [place(location), clean((document.outlet if document else "") or ""), day(location.published)]
    words += [f"said by {speaker(location.speaker)}"] if location.speaker else []
    words += [f"speaks of {spoken(location.when)}"] if location.when else []
    words += [clean(location.note)] if location.note else []
    told = safe(", ".join(word for word in words if word))
    return f"> “{safe(cut(clean(location.quote), SHOWN))}”\n>\n> — {told}"


def decided(finding: Finding) -> Iterator[str]:
    """Yield what a reviewer decided on a finding, if one did."""
    if finding.decision:
        yield from listing(
            "A reviewer’s decision",
            [": ".join(filter(None, (finding.decision.decision, finding.decision.note)))],
        )


def unseen(report: Report) -> Iterator[str]:
    """Yield the paragraph and the list on hidden findings, and the remarks on what hides them."""
    if report.hidden:
        yield f"{safe(tally(report))}:\n\n"
        yield from (f"- {safe(cut(entry(one), SHOWN))}\n" for one in report.hidden[:LISTED])
        left = len(report.hidden) - LISTED
        yield f"- and {left:,} more\n\n" if left > 0 else "\n"
    if len(report.remarks) > LISTED:
        yield f"{len(report.remarks):,} notes, of which the first {LISTED}:\n\n"
    for remark in report.remarks[:LISTED]:
        yield f"Note: {safe(cut(clean(f'{remark.place}: {remark.message}'), SHOWN))}\n\n"


def listing(title: str, sentences: Iterable[str]) -> Iterator[str]:
    """Yield a titled paragraph of short sentences; nothing when there are none."""
    words = [clean(text).rstrip(".") for text in sentences]
    if words:
        yield f"**{title}:** {safe(cut('; '.join(words), SHOWN))}."


def safe(text: str) -> str:
    """Return a line of text that Markdown shows as it stands.

    >>> safe("<b> a|b [x](y) @desk")
    '&#60;b&#62; a&#124;b &#91;x&#93;(y) &#64;&#8203;desk'
    """
    marked = MARKS.sub(lambda found: f"&#{ord(found.group())};", clean(text))
    return CALLS.sub(rf"\g<0>{BEHIND}", marked)
