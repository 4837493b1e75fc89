"""Numbers that stand under one another, in list items or table rows, and the total that is given of them.

The total is a row that is called so, or the one number of the line that announces the list. A column of rates
or subtotals has a total that is no sum: only one near its sum is a total gone wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.checks._figures import grain_of, number, step_of
from claimcheck.checks._result import equation
from claimcheck.checks._tallies import SLIP, slip
from claimcheck.checks.listing import lines
from claimcheck.checks.page import Conflict, Page, Passage
from claimcheck.model import Block

AMOUNT = r"[$\u00a3\u20ac]?\d[\d,]*(?:\.\d+)?"
UNIT = (
    r"(?:\s?(?:per\s?cent|percent|m|bn|k|million|billion|thousand|tonnes|km|hectares|acres|pounds|euros|dollars)\b"
    r"|\s?%)?"
)
# "Ponies: 97", "Ponies - 97 entries", "97 ponies", and nothing else with a digit in it
LAST = re.compile(
    rf"(?P<label>[^\d|]*?[^\d\s|.,$\u00a3\u20ac])\s*(?:[:\u2013\u2014-]\s*|\s)(?P<n>{AMOUNT})(?P<unit>{UNIT})\s*[.;,]?"
)
FIRST = re.compile(rf"(?P<n>{AMOUNT})(?P<unit>{UNIT})\s+(?P<label>[^\d|]+)")
CELL = re.compile(rf"(?P<n>{AMOUNT})(?P<unit>{UNIT})")
BARE = re.compile(rf"(?<![\d.,])(?P<n>{AMOUNT})(?P<unit>{UNIT})(?![\d:])")
TOTAL = re.compile(
    r"\s*(?:\W\s*)?(?:grand\s+|overall\s+)?(?:total|sum|all|in\s+all|in\s+total|altogether|together|overall|combined)\b",
    re.I,
)
ALL = re.compile(
    r"\b(?:total|in\s+all|altogether|all\s+told|combined|made\s+up|as\s+follows)\b", re.IGNORECASE
)
OPEN = re.compile(
    r"\b(?:including|among|such\s+as|for\s+example|top|largest|biggest|most|best|leading|first|main)\b", re.I
)
YEAR = re.compile(r"(?:19|20)\d\d$")
BULLET = re.compile(r"\s*(?:[-*\u2022\u2013]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+")
# An item or row of more characters is prose.
LONGEST = 200
# A total must be of so many rows at least.
ROWS = 2
# Of a line that only announces a list, the number must be nearer to the sum than this.
NEAR = 1.15
# A smaller number may be near the sum of items by chance.
MANY = 100


@dataclass(frozen=True, slots=True)
class Entry:
    """A number of a column: its place, its value and step, its unit, and what stands beside it."""

    start: int
    end: int
    value: float
    step: float
    unit: str
    label: str


def columns(page: Page) -> Iterator[Conflict]:
    """Yield each total of a list or a table's column that is not the sum of what stands over or under it."""
    items = {b.start for b in page.document.blocks if b.role == "list"}
    blocks = [
        block.model_copy(update={"role": "list"})
        if block.start in items or page.text[block.start] == "|"
        else block
        for block in lines(page.text)
    ]
    at = 0
    while at < len(blocks):
        stop = at
        while stop < len(blocks) and blocks[stop].role == "list":
            stop += 1
        if stop - at >= ROWS:
            rows = [entries(page, block) for block in blocks[at:stop]]
            yield from tabled(page, rows)
            if at and all(len(row) == 1 for row in rows):
                yield from announced(page, blocks[at - 1], [row[0] for row in rows])
        at = max(stop, at + 1)


def entries(page: Page, block: Block) -> list[Entry]:
    """Return the numbers of an item or a row, by column; one of prose has none."""
    text = page.text[block.start : block.end]
    if len(text) > LONGEST:
        return []
    if "|" in text:
        cells = [(m.start(), m[0]) for m in re.finditer(r"[^|]+", text) if m[0].strip()]
        label = cells[0][1].strip() if cells else ""
        found = []
        for at, cell in cells[1:]:
            match = CELL.fullmatch(cell.strip())
            shift = block.start + at + len(cell) - len(cell.lstrip())
            found.append(
                entry(match, shift, label) if match else Entry(shift, shift, 0.0, 0.0, "none", label)
            )
        return found
    head = BULLET.match(text)
    shift = head.end() if head else 0
    match = LAST.fullmatch(text[shift:].rstrip()) or FIRST.fullmatch(text[shift:].rstrip())
    return [entry(match, block.start + shift, match["label"])] if match else []


def entry(match: re.Match[str], shift: int, label: str) -> Entry:
    """Return the number of a match as an entry."""
    written = match["n"] + match["unit"]
    digits = re.sub(r"[^\d.]", "", match["n"])
    scale = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}.get(
        match["unit"].strip(), 1.0
    )
    sign = match["n"][0] if not match["n"][0].isdigit() else ""
    unit = "" if scale > 1 else match["unit"].strip()
    return Entry(
        shift + match.start("n"),
        shift + match.end("unit"),
        float(digits) * scale,
        grain_of(written, step_of(written)[0]),
        sign + unit,
        label,
    )


def tabled(page: Page, rows: Sequence[Sequence[Entry]]) -> Iterator[Conflict]:
    """Yield the total row whose numbers are not the sums of their columns."""
    rows = [row for row in rows if row]
    if len(rows) <= ROWS:
        return
    for total, parts in ((rows[-1], rows[:-1]), (rows[0], rows[1:])):
        if not TOTAL.match(total[0].label):
            continue
        for n, one in enumerate(total):
            column = [row[n] for row in parts if n < len(row) and row[n].unit != "none"]
            if one.unit == "none" or len(column) < len(parts) - 1 or len(column) < ROWS:
                continue
            yield from summed(page, column, one, "the row is called a total")
        return


def announced(page: Page, block: Block, column: Sequence[Entry]) -> Iterator[Conflict]:
    """Yield the number of the line over a list that is not the sum of its items."""
    text = page.text[block.start : block.end]
    if not text.rstrip(" *_").endswith(":") or OPEN.search(text) or TOTAL.match(column[-1].label):
        return
    found = [m for m in BARE.finditer(text) if not YEAR.match(m["n"])]
    if len(found) != 1:
        return
    total = entry(found[0], block.start, "")
    added = sum(one.value for one in column)
    near = total.value / NEAR <= added <= total.value * NEAR and ALL.search(text)
    if near or (total.value >= MANY and slip(added, total.value, min(one.step for one in (*column, total)))):
        yield from summed(page, column, total, "the list stands under it")


def summed(page: Page, column: Sequence[Entry], total: Entry, how: str) -> Iterator[Conflict]:
    """Yield the conflict of a column with a total of its unit that is near its sum, and another."""
    added = sum(one.value for one in column)
    if {one.unit for one in column} != {total.unit} or min(added, total.value) <= 0:
        return
    room = (
        sum(one.step for one in (*column, total)) / 2
        if min(one.step for one in column) != 1 or total.unit
        else 0.0
    )
    if abs(added - total.value) <= room or not total.value / SLIP <= added <= total.value * SLIP:
        return
    sum_of_rows = equation("+", [one.value for one in column], added)
    yield Conflict(
        passages=(
            Passage(*row_of(page, total), number(total.value), "the total"),
            Passage(row_of(page, column[0])[0], row_of(page, column[-1])[1], number(added), "the parts"),
        ),
        message=f"The column does not add up: {sum_of_rows}, not {number(total.value)}",
        reasons=(how,),
        assumed=("the parts are all there are",),
        explanations=("a part may be left out, or counted twice", "a number may be rounded"),
        confidence=0.85,
        topic="sum",
    )


def row_of(page: Page, one: Entry) -> tuple[int, int]:
    """Return the line that an entry stands in."""
    start = page.text.rfind("\n", 0, one.start) + 1
    stop = page.text.find("\n", one.end)
    return start, stop if stop >= 0 else len(page.text)
