"""Articles for the tests of the HTML report: ordinary ones, hostile ones, ones that agree."""

from __future__ import annotations

import datetime as dt
import functools
from dataclasses import replace
from pathlib import Path

from claimcheck import Document, pipeline
from claimcheck.comparison import Comparison, report
from claimcheck.judge.matters import Rift, Side
from claimcheck.model import Claim, Decision, Finding, Hidden, Link, Location, Remark, Report
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
    """Return the comparison of a story, of hostile articles, of some that agree, or of two against one."""
    if name == "story":
        return pipeline.compare(STORY)
    if name == "empty":
        return pipeline.compare([])
    hurt = {"hostile": ("12", "21"), "alike": ("12", "12"), "three": ("12", "21", "twenty-one")}[name]
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


def pile(times: int) -> Comparison:
    """Return the story ``times`` over: articles, claims, links and findings, each with ids of its own."""
    whole = compared("story")
    made = [copied(whole, at) for at in range(times)]
    judged = [one.judgement for one in made]
    return Comparison(
        documents=tuple(d for one in made for d in one.documents),
        claims=tuple(c for one in made for c in one.claims),
        links=tuple(k for one in made for k in one.links),
        judgement=replace(
            whole.judgement,
            findings=tuple(f for one in judged for f in one.findings),
            agreements=tuple(a for one in judged for a in one.agreements),
            sides={i: side for one in judged for i, side in one.sides.items()},
            rifts=tuple(rift for one in judged for rift in one.rifts),
            links=tuple(k for one in judged for k in one.links),
        ),
        internal=tuple(f for one in made for f in one.internal),
    )


def copied(whole: Comparison, at: int) -> Comparison:
    """Return a comparison with a number before every id and path."""
    told = whole.judgement

    def claim(one: Claim) -> Claim:
        source = replace(one.source, document=f"{at}-{one.source.document}", path=f"{at}/{one.source.path}")
        return replace(one, id=f"{at}-{one.id}", source=source)

    def link(one: Link) -> Link:
        return replace(one, first=claim(one.first), second=claim(one.second))

    def side(one: Side) -> Side:
        return Side(tuple(claim(c) for c in one.claims))

    def place(one: Location) -> Location:
        return one.model_copy(update={"claim": f"{at}-{one.claim}", "document": f"{at}/{one.document}"})

    def finding(one: Finding) -> Finding:
        return one.model_copy(
            update={
                "fingerprint": f"{at}-{one.fingerprint}",
                "primary": place(one.primary),
                "related": tuple(place(p) for p in one.related),
            }
        )

    return replace(
        whole,
        documents=tuple(
            d.model_copy(update={"id": f"{at}-{d.id}", "path": f"{at}/{d.path}"}) for d in whole.documents
        ),
        claims=tuple(claim(c) for c in whole.claims),
        links=(),
        judgement=replace(
            told,
            findings=tuple(finding(f) for f in told.findings),
            agreements=tuple(
                a.model_copy(update={"claims": tuple(place(p) for p in a.claims)}) for a in told.agreements
            ),
            sides={f"{at}-{i}": side(s) for i, s in told.sides.items()},
            rifts=tuple(
                Rift(side(r.one), side(r.other), tuple(link(k) for k in r.links)) for r in told.rifts
            ),
            links=tuple(link(k) for k in told.links),
        ),
        internal=tuple(finding(f) for f in whole.internal),
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
