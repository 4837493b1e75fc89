"""What is said of the matter of a finding: each value is a lane, with who said it and when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimcheck.comparison import Comparison
from claimcheck.judge.matters import Rift, Side
from claimcheck.judge.message import shown
from claimcheck.model import Claim, Finding, Link
from claimcheck.report._lines import clean, speaker
from claimcheck.report._page.names import Names
from claimcheck.values.days import day

# A matter with more values than these is a list of figures and no picture.
LANES = 4
LETTERS = "ABCD"
# Articles that are listed on a matter: those of the finding first, then the oldest.
ROWS = 14


@dataclass(frozen=True, slots=True)
class Row:
    """One article's word on a matter: when it was published, its value, the claim that gives it."""

    number: int
    date: dt.date | None
    day: str
    name: str
    value: str
    lane: int
    claim: str


@dataclass(frozen=True, slots=True)
class Matter:
    """The values given of a matter, those in conflict first, and the word of each article in time's order."""

    values: tuple[str, ...]
    sides: tuple[Side, ...]
    rows: tuple[Row, ...]
    left: int
    edges: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """A comparison by claim and by side, made once a page."""

    whole: Comparison
    rifts: dict[str, list[Rift]]
    edges: dict[str, list[Link]]


def index(whole: Comparison) -> Index:
    """Return a comparison by side and by claim."""
    rifts: dict[str, list[Rift]] = {}
    edges: dict[str, list[Link]] = {}
    for rift in whole.judgement.rifts:
        for side in (rift.one, rift.other):
            rifts.setdefault(side.id, []).append(rift)
    for edge in whole.judgement.edges():
        for claim in (edge.first, edge.second):
            edges.setdefault(claim.id, []).append(edge)
    return Index(whole, rifts, edges)


def matter(finding: Finding, known: Index, called: Names) -> Matter | None:
    """Return what is said of the matter of a finding, or None when one article is at odds with itself."""
    side = known.whole.judgement.sides
    ids = [p.claim for p in (finding.primary, *finding.related)]
    if not finding.related or any(i not in side for i in ids):
        return None
    found = {side[i].id: side[i] for i in ids}
    first = list(found.values())
    for one in first[:2]:
        for rift in known.rifts.get(one.id, ()):
            for other in (rift.one, rift.other):
                if len(found) < LANES:
                    found.setdefault(other.id, other)
    sides = tuple(found.values())[:LANES]
    said = rows(sides, known, called)
    kept = {c.id for s in sides for c in s.claims}
    edges = {
        (e.first.id, e.second.id): e
        for i in sorted(kept)
        for e in known.edges.get(i, ())
        if e.first.id in kept and e.second.id in kept
    }
    return Matter(
        values=tuple(value(s, ids) for s in sides),
        sides=sides,
        rows=kept_rows(said, ids),
        left=max(len(said) - ROWS, 0),
        edges=tuple(edges[pair] for pair in sorted(edges)),
    )


def kept_rows(said: Sequence[Row], told: Sequence[str]) -> tuple[Row, ...]:
    """Return the rows that there is room for, numbered anew."""
    ranked = sorted(said, key=lambda row: (row.claim not in told, row.number))[:ROWS]
    ordered = sorted(ranked, key=lambda row: row.number)
    return tuple(replace(row, number=at) for at, row in enumerate(ordered, 1))


def several(told: Matter) -> bool:
    """Whether the articles on a matter are of several days: a line of time with one day shows nothing."""
    return len({row.date for row in told.rows if row.date}) > 1


def value(side: Side, told: Sequence[str]) -> str:
    """Return what a side says in words: as the finding's own claim has it, if it is of this side."""
    chosen = min(side.claims, key=lambda c: (told.index(c.id) if c.id in told else len(told), c.id))
    return clean(shown(chosen))


def rows(sides: Sequence[Side], known: Index, called: Names) -> tuple[Row, ...]:
    """Return the word of each article on each value, once, oldest first, the undated ones last."""
    first: dict[tuple[str, int], Claim] = {}
    for lane, side in enumerate(sides):
        for claim in sorted(side.claims, key=lambda c: (c.source.path, c.start, c.id)):
            first.setdefault((claim.source.document, lane), claim)
    ordered = sorted(
        first.items(),
        key=lambda item: (
            item[1].source.published or dt.date.max,
            item[1].source.path,
            item[1].start,
            item[0][1],
        ),
    )
    return tuple(
        Row(
            number=number,
            date=claim.source.published,
            day=dated(claim, known),
            name=called.name(claim.source.path) + quoting(claim),
            value=clean(shown(claim)),
            lane=lane,
            claim=claim.id,
        )
        for number, ((_, lane), claim) in enumerate(ordered, 1)
    )


def quoting(claim: Claim) -> str:
    """Return whom the article quotes for a claim, in words, or ""."""
    return f", quoting {speaker(claim.speaker)}" if claim.speaker else ""


def dated(claim: Claim, known: Index) -> str:
    """Return the day of a claim in words, with what was taken for granted of one without a date."""
    days = known.whole.judgement.days
    since, how = days.first(claim), days.how(claim)
    if how == "draft":
        return "no date; a draft, taken to be the latest"
    if how == "values" and since:
        return f"no date; taken to be no older than {day(since)}"
    return day(claim.source.published) if claim.source.published else "no date"
