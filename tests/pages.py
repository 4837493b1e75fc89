"""Articles for the tests of the HTML report: ordinary ones, hostile ones, ones that agree."""

from __future__ import annotations

import datetime as dt
import functools
from pathlib import Path

from claimcheck import Document, pipeline
from claimcheck.comparison import Comparison, report
from claimcheck.model import Decision, Hidden, Remark, Report
from claimcheck.report import Look, html
from claimcheck.report._lines import worst
from claimcheck.report._page.cards import Card
from claimcheck.report._page.names import names

CORPORA = Path(__file__).parent.parent / "corpora"
STORY = CORPORA / "tarkwen-oil-spill"
EVIL = (
    "</p></article></style></script><script>document.title='owned';alert(1)</script>"
    "<img src=http://evil.example/a.png onerror=\"document.title='owned'\">"
    "<svg onload=\"document.title='owned'\"><style>*{display:none}</style></svg>"
    "<a href=\"javascript:document.title='owned'\">x</a> {{ 7 * 7 }} {% raw %} "
    "<iframe src=http://evil.example/></iframe><base href=http://evil.example/> \x1b[31mred\x1b[0m "
    "\x1b]0;title\x07 \u202ereversed\u202c \u2066isolated\u2069 \ud800 \x00 \x9b2J' onclick='alert(2)"
)


@functools.cache
def compared(name: str) -> Comparison:
    """Return the comparison of a story, of hostile articles, or of some that agree."""
    if name == "story":
        return pipeline.compare(STORY)
    if name == "empty":
        return pipeline.compare([])
    hurt = {"hostile": ("12", "21"), "alike": ("12", "12")}[name]
    evil = EVIL if name == "hostile" else ""
    return pipeline.compare(
        [
            Document(
                text=f"The fire at Harrow Mill injured {number} workers on Sunday. {evil}\n\n{evil}",
                title=f"Fire at Harrow Mill {evil}",
                published=dt.date(2026, 3, at),
                published_from=evil or None,
                path=f"{evil}{at}.txt",
                outlet=f"Outlet {at} {evil}",
                url="javascript:alert(3)" if evil else None,
            )
            for at, number in enumerate(hurt, 1)
        ]
    )


@functools.cache
def page(name: str) -> str:
    """Return the page on one of these; "reviewed" is the story with decisions of a reviewer."""
    whole = compared("story" if name == "reviewed" else name)
    told = report(whole)
    return html.write(reviewed(told) if name == "reviewed" else told, Look(), whole)


@functools.cache
def cards(name: str) -> tuple[Card, ...]:
    """Return the findings as the page has them, in its order."""
    whole = compared(name)
    told = report(whole)
    return tuple(html.made(told, whole, names(told, whole)))


def ids(*, level: str = "", verdict: str = "", kind: str = "", document: str = "") -> list[str]:
    """Return the anchors of the story's findings that are of a level, verdict, kind and article."""
    return [
        f"f{c.number}"
        for c in cards("story")
        if level in ("", c.finding.level)
        and verdict in ("", c.look)
        and kind in ("", c.kind)
        and (not document or document in c.documents.split())
    ]


def reviewed(told: Report) -> Report:
    """Return a report with its first finding confirmed, and its second dismissed, so that it is hidden."""
    first, second, *rest = worst(told.findings)
    agreed = Decision(decision="confirmed", note="Seen & told")
    hidden = Hidden(
        fingerprint=second.fingerprint,
        code=second.code,
        by="decision",
        reason="Two <b>fines</b>",
        place="a.txt:1:1",
        message=second.message,
    )
    findings = (first.model_copy(update={"decision": agreed}), *rest)
    remark = Remark(place="decisions.json", message="one decision is stale")
    return told.model_copy(update={"findings": findings, "hidden": (hidden,), "remarks": (remark,)})
