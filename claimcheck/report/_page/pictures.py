"""Two pictures of a matter: the line of time, and the graph of its claims. Only where things go is said here.

Both are laid out by plain arithmetic, so that the same matter gives the same picture; the templates write
them as SVG. Everything they show is said in words beside them as well.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.judge.matters import Side
from claimcheck.judge.message import shown
from claimcheck.model import Claim, Link
from claimcheck.report._lines import clean, count, cut, speaker
from claimcheck.report._page.matter import LETTERS, Matter, Row, quoting
from claimcheck.report._page.names import Names
from claimcheck.values.days import MONTHS, day

WIDTH = 720
MARGIN = 24
# The line of time: height of a lane, distance of two dots, room for those without a date, width of a date.
LANE, APART, UNDATED, DATE = 50, 26, 100, 92
# The graph: a box, the room between two boxes, the room for curves beside a column, boxes in a column.
BOX, TALL, GAP, BOW, MOST = 280, 44, 12, 40, 5
# Letters that fit a box and a lane's label: bold ones of 12 px are up to 8 px wide in the widest usual font.
FIT, LABEL = 33, 84

SAID = {
    "agrees": "{} and {} agree.",
    "refines": "{} and {} can both hold; one is narrower.",
    "contradicts": "{} and {} contradict each other.",
    "changed": "Between {} and {} the value has changed.",
    "disputed": "{} and {} are in dispute.",
}


@dataclass(frozen=True, slots=True)
class Dot:
    """A row of a matter on the line of time."""

    x: int
    y: int
    row: Row


@dataclass(frozen=True, slots=True)
class Tick:
    """A date under the line of time; ``anchor`` is how its text hangs from it."""

    x: int
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Line:
    """The line of time of a matter: lanes with their labels, dots and ticks."""

    height: int
    lanes: tuple[tuple[str, str, int], ...]
    dots: tuple[Dot, ...]
    ticks: tuple[Tick, ...]
    right: int
    words: str


@dataclass(frozen=True, slots=True)
class Box:
    """A claim in the graph."""

    x: int
    y: int
    letter: str
    name: str
    value: str
    claim: str


@dataclass(frozen=True, slots=True)
class Edge:
    """A line between two boxes: what it says, its path, and the same in words."""

    verdict: str
    path: str
    words: str


@dataclass(frozen=True, slots=True)
class Graph:
    """The claims of the two sides of a conflict, and what holds between them."""

    height: int
    heads: tuple[tuple[int, str, str], ...]
    boxes: tuple[Box, ...]
    edges: tuple[Edge, ...]
    left: int
    words: str


def line(told: Matter) -> Line:
    """Return the line of time of a matter."""
    dates = sorted({row.date for row in told.rows if row.date})
    right = WIDTH - MARGIN - (UNDATED if any(row.date is None for row in told.rows) else 0)
    dots: list[Dot] = []
    for lane in range(len(told.values)):
        rows = [row for row in told.rows if row.lane == lane]
        wanted = [along(row.date, dates, right) for row in rows]
        places = spread(wanted, WIDTH - MARGIN)
        dots += [Dot(x, lane * LANE + 36, row) for x, row in zip(places, rows, strict=True)]
    ticks = [Tick(along(d, dates, right), short(d), "middle") for d in thinned(dates, right)]
    ticks = [Tick(t.x, t.text, hang(t.x, right)) for t in ticks]
    if right < WIDTH - MARGIN:
        ticks.append(Tick(WIDTH - MARGIN, "no date", "end"))
    labels = tuple((LETTERS[at], cut(value, LABEL), at * LANE + 14) for at, value in enumerate(told.values))
    values, passages = count(len(told.values), "value"), count(len(told.rows), "passage")
    words = f"{values}, {passages}; the list below has them all."
    return Line(len(told.values) * LANE + 34, labels, tuple(dots), tuple(ticks), right, words)


def along(date: dt.date | None, dates: Sequence[dt.date], right: int) -> int:
    """Return where a day stands on the line; one day alone stands at its start, no day behind its end."""
    left = MARGIN + 12
    if date is None:
        return WIDTH - MARGIN - 14
    length = (dates[-1] - dates[0]).days
    return left + (right - 12 - left) * (date - dates[0]).days // length if length else left


def spread(wanted: Sequence[int], right: int) -> list[int]:
    """Return ascending places moved apart so that no two dots touch, as near to those wanted as can be."""
    made: list[int] = []
    for x in wanted:
        made.append(max(x, made[-1] + APART) if made else x)
    limit = right - 12
    for at in range(len(made) - 1, -1, -1):
        made[at] = min(made[at], limit)
        limit = made[at] - APART
    return made


def thinned(dates: Sequence[dt.date], right: int) -> list[dt.date]:
    """Return the dates that have room under the line: the first, the last, and those between that fit."""
    if len(dates) < 2:
        return list(dates)
    made, end = [dates[0]], along(dates[-1], dates, right)
    for date in dates[1:-1]:
        x = along(date, dates, right)
        if x - along(made[-1], dates, right) >= DATE and end - x >= DATE:
            made.append(date)
    return [*made, dates[-1]] if end - along(made[0], dates, right) >= DATE else made


def hang(x: int, right: int) -> str:
    """Return how the text of a tick hangs, so that it stays inside."""
    if x < MARGIN + DATE // 2:
        return "start"
    return "end" if x > right - DATE // 2 else "middle"


def short(date: dt.date) -> str:
    """Return "10 Feb 2026"."""
    return f"{date.day} {MONTHS[date.month - 1][:3]} {date.year}"


def graph(told: Matter, called: Names) -> Graph:
    """Return the picture of the two sides that conflict; a claim that is in the finding is always in it."""
    left, right = BOW, WIDTH - BOW - BOX
    pairs = told.sides[:2]
    columns = [best(side, told.edges) for side in pairs]
    boxes = [
        Box(x, 34 + at * (TALL + GAP), LETTERS[side], *lines(claim, called), claim.id)
        for side, (x, column) in enumerate(zip((left, right), columns, strict=False))
        for at, claim in enumerate(column)
    ]
    heads = tuple(
        (x, LETTERS[side], head(told.values[side], pairs[side], columns[side]))
        for side, x in enumerate((left, right)[: len(pairs)])
    )
    at = {box.claim: box for box in boxes}
    shown_edges = [e for e in told.edges if e.first.id in at and e.second.id in at]
    edges = tuple(edge(e, at[e.first.id], at[e.second.id], called) for e in shown_edges)
    edges = tuple(sorted(edges, key=lambda e: e.verdict in ("agrees", "refines")))
    deepest = max(box.y for box in boxes) + TALL
    words = "; ".join(
        f"{letter}, {count(len(side.claims), 'claim')}: {value}"
        for letter, side, value in zip(LETTERS, pairs, told.values, strict=False)
    )
    return Graph(deepest + 14, heads, tuple(boxes), edges, left, words + ".")


def head(value: str, side: Side, column: Sequence[Claim]) -> str:
    """Return the words over a column, with how many claims of the side it leaves out."""
    left = len(side.claims) - len(column)
    return cut(value, FIT - 3) if not left else f"{cut(value, FIT - 16)} ({left} more)"


def best(side: Side, edges: Sequence[Link]) -> list[Claim]:
    """Return the claims of a side that the picture has room for: those with most edges, in time's order."""
    degree: dict[str, int] = {}
    for one in edges:
        for claim in (one.first, one.second):
            degree[claim.id] = degree.get(claim.id, 0) + (1 if one.verdict in ("agrees", "refines") else 100)
    ranked = sorted(side.claims, key=lambda c: (-degree.get(c.id, 0), c.id))[:MOST]
    return sorted(ranked, key=lambda c: (c.source.published or dt.date.max, c.source.path, c.start, c.id))


def lines(claim: Claim, called: Names) -> tuple[str, str]:
    """Return the two lines in a box: who and when, and the value."""
    date = short(claim.source.published) if claim.source.published else "no date"
    room = FIT - len(date) - 2
    who = f" ({speaker(claim.speaker)})" if claim.speaker else ""
    return f"{cut(called.name(claim.source.path), room)}, {date}", cut(clean(shown(claim)) + who, FIT)


def edge(one: Link, first: Box, second: Box, called: Names) -> Edge:
    """Return a line between two boxes: straight from side to side, a bow outside a column."""
    said = str(one.verdict)
    if first.x > second.x:
        first, second = second, first
    a, b = first.y + TALL // 2, second.y + TALL // 2
    if first.x != second.x:
        path = f"M{first.x + BOX} {a}L{second.x} {b}"
    else:
        inward = first.x < WIDTH // 2
        x = first.x if inward else first.x + BOX
        far = x + (-1 if inward else 1) * min(BOW - 6, 14 + abs(a - b) // 4)
        path = f"M{x} {a}C{far} {a} {far} {b} {x} {b}"
    return Edge(said, path, in_words(one, called))


def in_words(one: Link, called: Names) -> str:
    """Return what an edge says as a sentence."""
    ends = (
        f"{called.name(c.source.path)}{quoting(c)} ({day(c.source.published)}; {clean(shown(c))})"
        for c in (one.first, one.second)
    )
    return SAID[str(one.verdict)].format(*ends)
