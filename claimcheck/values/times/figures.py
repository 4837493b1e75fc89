"""Days in figures: "2026-02-10T11:30Z", "22/04/2016", "on 22/04", and the two orders of "03/04/2026"."""

from __future__ import annotations

import re
from dataclasses import replace

from claimcheck.values.times import calendar as cal
from claimcheck.values.times import resolve as to
from claimcheck.values.times.dates import century, dated
from claimcheck.values.times.grammar import Hit, Rules
from claimcheck.values.times.lexer import CODE
from claimcheck.values.times.value import Context, Node, Value, on_day

ATOMS = Rules()


NEARBY = 45  # days from publication within which a reading of "03/04/2026" is taken, when only one is


HALF_YEAR = 183  # days


@ATOMS.rule("ISO NDATE ANYWD", "(?: ANYWD COMMA? )? d:NUMERIC", "DAYN")
def numeric(hit: Hit) -> Node | None:
    """ "2026-02-10T11:30:00Z", "22/04/2016"; "03/04/2026" only where publication shows the order."""
    low = hit.low("d")
    clock = ""
    if hit.code("d") == CODE["ISO"]:
        clock = "T" + low[11:16]
        low = low[:10]
    parts = [low[:4], low[4:6], low[6:8]] if low.isdecimal() else re.split(r"[./-]", low)
    found = _numeric(parts, "." in low)
    if not found:
        return None
    year, month, dom = found[0]
    sure = len(found) == 1
    timex = f"{year:04d}-{month:02d}-{dom:02d}" if sure else f"{year:04d}-XX-XX"
    days = [day for y, m, d in found if (day := cal.day(y, m, d))]

    def resolve(ctx: Context) -> Value:
        here = ctx.published
        near = [day for day in days if here is not None and abs((day - here).days) <= NEARBY]
        pick = days if len(set(days)) == 1 else near
        one = pick[0] if len(set(pick)) == 1 else None
        return to.with_clock(on_day(one, "absolute", timex), clock)

    return Node(resolve, year=year, month=month if sure else None, dom=dom if sure else None, clock=clock)


def _numeric(parts: list[str], dotted: bool) -> list[tuple[int, int, int]]:
    """Return the possible (year, month, day): two when day and month could change places."""
    if len(parts[0]) == 4:
        found = [(int(parts[0]), int(parts[1]), int(parts[2]))]
    elif len(parts[2]) in (2, 4) and len(parts[0]) <= 2:
        a, b, year = map(int, parts)
        year = century(year) if len(parts[2]) == 2 else year
        found = [(year, b, a)] if dotted or a == b else [(year, a, b), (year, b, a)]
    else:
        return []
    return [(y, m, d) for y, m, d in found if 1500 <= y < 2200 and 1 <= m <= 12 and 1 <= d <= 31]


@ATOMS.rule(
    "ON BY UNTIL FROM ANYWD",
    "(?: ON | BY | UNTIL | FROM | w:ANYWD COMMA? ) a:DAY SLASH b:DAY (?! SLASH )",
    "DAYN",
)
def day_slash_month(hit: Hit) -> Node | None:
    """ "on 22/04": only behind a preposition or a weekday, and only when one order is possible."""
    a, b = int(hit.val("a")), int(hit.val("b"))
    if hit.has("w"):
        return weekday_slash(hit.val("w"), {(a, b), (b, a)})
    if a <= 12 and b <= 12 and a != b:
        return None
    month, day = (b, a) if a > 12 or a == b else (a, b)
    node = dated(hit, day, month=month) if month <= 12 else None
    return node if node is None else replace(node, skip=1)


def weekday_slash(weekday: int, orders: set[tuple[int, int]]) -> Node:
    """Build "Friday 7/6": the order, and the year next to publication, in which the weekday is right."""

    def resolve(ctx: Context) -> Value:
        here = ctx.published
        if here is None:
            return Value(timex=f"XXXX-WXX-{weekday}")
        days = [day for y in (-1, 0, 1) for m, d in sorted(orders) if (day := cal.day(here.year + y, m, d))]
        near = [day for day in days if day.isoweekday() == weekday and abs((day - here).days) < HALF_YEAR]
        return on_day(near[0] if len(near) == 1 else None, "published", f"XXXX-WXX-{weekday}")

    return Node(resolve, weekday=weekday)
