"""Hand-written records for the tests of reports: an ordinary one, and one whose articles are hostile."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

from claimcheck.model import (
    Agreement,
    Amount,
    Claim,
    Compared,
    Decision,
    DocumentSummary,
    Finding,
    Hidden,
    Location,
    Place,
    Remark,
    Report,
    Source,
    Stance,
    Tool,
    When,
)

GOLDEN = Path(__file__).parent / "golden"
HOSTILE = (
    "<script>alert(1)</script> \x1b[31mred\x1b[0m \x1b]0;title\x07 "
    "\u202ereversed\u202c a\rb zero\u200bwidth \x9b2J [[x]] \ud800"
)

EVIL = (
    "[click](javascript:alert(1)) <img src=x onerror=alert(1)> | a\\| b @editors #12 !7 www.evil.example"
    " http://evil.example `code` **bold** &lt; ~~gone~~ ![x](y) $x$ \n\n# heading\n::error::x %0A %\r\n/close"
)
EMPTY = Report(tool=Tool(version="0.0.0"))


def golden(name: str, text: str) -> None:
    """Compare ``text`` with a golden file; UPDATE_GOLDEN=1 writes it."""
    file = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_bytes(text.encode("utf-8", "backslashreplace"))
    assert text.encode("utf-8", "backslashreplace") == file.read_bytes(), f"differs from {file.name}"


def location(document: str, quote: str, line: int, value: str = "", **fields: object) -> Location:
    given = {"claim": f"{document}-{line}", "published": dt.date(2026, 3, 2), "start": 40 * line, **fields}
    return Location.model_validate(
        {
            "document": document,
            "end": 40 * line + len(quote),
            "line": line,
            "column": 1,
            "end_line": line,
            "end_column": 1 + len(quote),
            "quote": quote,
            "value": value,
            **given,
        }
    )


TOLL = Finding(
    code="CC101",
    rule="contradicting-quantity",
    verdict="contradicts",
    level="error",
    confidence=0.93,
    topic="workers injured",
    message="The articles give different numbers of injured workers: 12 and 21",
    fingerprint="5c1f0a2be3d4",
    primary=location(
        "coverage/ledger.md", "The blaze at Harrow Mill injured 12 workers, the brigade said", 7, "12"
    ),
    related=(
        location(
            "coverage/wire.txt",
            "21 workers were hurt in the fire at the mill",
            3,
            "21",
            published=dt.date(2026, 3, 1),
            speaker="the county fire brigade",
        ),
        location("coverage/page.html", "which left 21 workers injured", 118, "21", published=None),
    ),
    reasons=(
        "both name Harrow Mill",
        "both count workers that were injured",
        "both speak of Sunday, 1 March 2026",
    ),
    assumed=("“the mill” is Harrow Mill, the only mill in the article",),
    explanations=(
        "one figure may be a slip of two digits",
        "the count may have gone on after the first report",
    ),
)
OPENING = Finding(
    code="CC202",
    rule="changed-date",
    verdict="changed",
    level="warning",
    confidence=0.71,
    topic="reopening",
    message="The day of the reopening has changed from 9 March to “the second half of April”.",
    fingerprint="77aa00b1c2d3",
    primary=location(
        "coverage/page.html", "the mill will now reopen in the second half of April", 121, published=None
    ),
    related=(
        location("coverage/ledger.md", "It is to reopen on 9 March", 11, "on 9 March", when="9 March 2026"),
    ),
    assumed=("the page is the later one: it says “now”, but has no date",),
)
WEEKDAY = Finding(
    code="CC503",
    rule="weekday",
    verdict="contradicts",
    level="error",
    confidence=1.0,
    topic="",
    message="1 March 2026 was a Sunday",
    fingerprint="0123456789ab",
    primary=location("coverage/ledger.md", "on Monday, 1 March 2026", 9, "Monday"),
    related=(),
)


def report(*findings: Finding) -> Report:
    """Return the report on three articles, with all findings or those given."""
    return Report(
        tool=Tool(version="0.0.0"),
        documents=(
            DocumentSummary(
                id="a1",
                path="coverage/ledger.md",
                title="Fire at Harrow Mill",
                published=dt.date(2026, 3, 2),
                published_from="front matter",
                outlet="The Ledger",
                words=412,
                claims=14,
            ),
            DocumentSummary(
                id="b2", path="coverage/page.html", title="Mill stays shut", words=1290, claims=21
            ),
            DocumentSummary(
                id="c3",
                path="coverage/wire.txt",
                published=dt.date(2026, 3, 1),
                published_from="byline",
                words=1,
                claims=1,
            ),
        ),
        findings=findings or (OPENING, TOLL, WEEKDAY),
        agreements=(
            Agreement(
                topic="start of the fire",
                value="shortly after 4 a.m.",
                origins=2,
                claims=(
                    location(
                        "coverage/ledger.md", "It broke out shortly after 4 a.m.", 5, "shortly after 4 a.m."
                    ),
                    location("coverage/wire.txt", "began shortly after 4 a.m.", 4, "shortly after 4 a.m."),
                ),
            ),
            Agreement(
                topic="owner",
                value="Castell Paper",
                origins=1,
                claims=(
                    location("coverage/ledger.md", "Castell Paper, which owns the mill", 6, "Castell Paper"),
                    location("coverage/page.html", "the owner, Castell Paper", 119, "Castell Paper"),
                ),
            ),
        ),
        compared=Compared(claims=36, pairs=1204, incomparable={"time": 12, "scope": 40, "modality": 12}),
    )


def many(number: int) -> Report:
    """Return a report of many findings: a warning, a note and an error in turn."""
    found = (OPENING, OPENING.model_copy(update={"level": "note"}), TOLL)
    return Report(
        tool=Tool(version="0.0.0"),
        findings=tuple(
            found[at % 3].model_copy(update={"fingerprint": f"{at:012x}", "topic": f"matter {at}"})
            for at in range(number)
        ),
    )


def hostile() -> Report:
    """Return a report whose every text wants to harm a terminal or a page."""
    bad = Finding(
        code="CC103",
        rule="contradicting-rule",
        verdict="contradicts",
        level="error",
        confidence=0.5,
        topic=HOSTILE,
        message=HOSTILE,
        fingerprint="ffff",
        primary=location(f"{HOSTILE}.txt", HOSTILE, 1, HOSTILE[:8]),
        related=(location("b.txt", "a" * 400 + " " + "word " * 60, 2, speaker=HOSTILE, note=HOSTILE),),
        reasons=(HOSTILE,),
    )
    return Report(tool=Tool(version="0.0.0"), findings=(bad,))


def evil() -> Report:
    """Return a report whose texts are Markdown, HTML and workflow commands."""
    bad = TOLL.model_copy(
        update={
            "topic": EVIL,
            "message": EVIL,
            "primary": location(f"{EVIL}.md", EVIL, 1, speaker=EVIL, note=EVIL),
            "reasons": (EVIL,),
        }
    )
    return EMPTY.model_copy(update={"findings": (bad,)})


def covered() -> Report:
    """Return a report with a decided finding, two hidden ones, and a remark."""
    decided = TOLL.model_copy(update={"decision": Decision(decision="confirmed", note="rang the brigade")})
    away = {"fingerprint": "dead", "code": "CC102", "reason": "=1+1 <b>", "message": "The dates differ"}
    return EMPTY.model_copy(
        update={
            "findings": (decided,),
            "hidden": (
                Hidden(by="decision", place="a:b.md:3:1", **away),
                Hidden(by="allow", place="coverage/ledger.md:9:1", **{**away, "fingerprint": "beef"}),
            ),
            "remarks": (Remark(place="baseline.json", message="1 entry is stale"),),
        }
    )


SOURCE = Source(
    document="a1", path="coverage/ledger.md", published=dt.date(2026, 3, 2), published_from="byline"
)


def claims() -> list[Claim]:
    """Return two claims: a bounded quantity that is a plan, and a negated rule."""
    first = "The owner plans to cut up to 20% of its staff in May"
    second = "Residents cannot return"
    return [
        Claim(
            id="c1", kind="quantity", source=SOURCE, start=10, end=10 + len(first), quote=first,
            value=Amount(-float("inf"), 20.0, "%", "percent"), value_start=33, value_end=42,
            value_text="up to 20%",
            place=Place(3, 1, 3, 53), measured="staff", modality="plan", speaker="Castell Paper",
            when=When(dt.date(2026, 5, 1), dt.date(2026, 5, 31), "month"), when_text="in May",
        ),
        Claim(
            id="c2", kind="rule", source=SOURCE, start=80, end=80 + len(second), quote=second,
            value=Stance("unavailable"), value_start=90, value_end=96, value_text="cannot",
            place=Place(12, 9, 12, 32), negated=True, topic="return", marks=("update",),
        ),
    ]  # fmt: skip
