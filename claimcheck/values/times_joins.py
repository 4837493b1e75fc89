"""Last layers: a day with its time of day, and ranges."""

from __future__ import annotations

from dataclasses import replace

from . import calendar as cal
from . import times_resolve as to
from .times_grammar import Hit, Layer
from .times_lexer import CODE
from .times_value import Context, Node, Value

JOINS = Layer()
RANGES = Layer()


def at_clock(day: Node, clock: str) -> Node:
    """Build a day with a time of day."""
    return Node(lambda ctx: to.with_clock(day.resolve(ctx), clock), weekday=day.weekday, clock=clock)


@JOINS.rule("DAYN WDN", "d:DAYX COMMA? (?: AT | APPROX | BY | IN | FROM | HYPHEN | ATSIGN )* t:CLKX", "DAYN")
@JOINS.rule("DAYN WDN", "d:DAYX t:DAYPART", "DAYN")
@JOINS.rule("CLKN DPN", "t:CLKX (?: OF | ON | IN | COMMA )* d:DAYX", "DAYN")
def day_time(hit: Hit) -> Node | None:
    """ "Tuesday at 5pm", "10 a.m. on 3 March", "Friday morning", "the morning of 3 March"."""
    day, time = hit.node("d"), hit.val("t")
    clock = time.clock if isinstance(time, Node) else time
    return None if day.clock and day.clock[1].isdigit() else at_clock(day, clock)


@JOINS.rule("DAYN WDN", "d:DAYX EARLY? t:DAYPARTS", "SETN")
def day_parts(hit: Hit) -> Node:
    """ "Friday mornings"."""
    timex = f"XXXX-WXX-{hit.node('d').weekday}{hit.val('t')}"
    return Node(to.fixed(Value(timex=timex, kind="set")))


@JOINS.rule("CLKN", "t:CLKN (?: IN )? p:DPN", "CLKN")
@JOINS.rule("DPN", "p:DPN AT? t:CLKN", "CLKN")
def clock_part(hit: Hit) -> Node | None:
    """ "8 o'clock this morning"."""
    time, part = hit.node("t"), hit.node("p")
    clock = time.clock
    if part.clock in ("TAF", "TEV", "TNI") and clock[1:3].isdigit() and int(clock[1:3]) < 12:
        clock = f"T{int(clock[1:3]) + 12:02d}{clock[3:]}"
    return Node(
        lambda ctx: to.with_clock(replace(part.resolve(ctx), clock="", timex=_day(part.resolve(ctx))), clock),
        clock=clock,
    )


def _day(value: Value) -> str:
    return value.first.isoformat() if value.first else ""


@JOINS.rule("WDN", "w:WDN COMMA? (?: OF | IN )? p:PERN", "DAYN")
@JOINS.rule("PERN", "p:PERN ON? w:WDN", "DAYN")
def day_of_week(hit: Hit) -> Node | None:
    """ "Tuesday of last week", "Friday next week"."""
    weekday, period = hit.node("w").weekday, hit.node("p")
    if period.unit != "W" or weekday is None:
        return None

    def resolve(ctx: Context) -> Value:
        week = period.resolve(ctx)
        day = cal.plus(week.first, weekday - 1) if week.first else None
        return (
            Value(timex=f"XXXX-WXX-{weekday}")
            if day is None
            else Value(day, day, "day", day.isoformat(), week.anchored)
        )

    return Node(resolve, weekday=weekday)


@JOINS.rule("MONN DAYN", "m:MONX (?: OF | COMMA )? p:PERN", "PERN")
def month_of_year(hit: Hit) -> Node | None:
    """ "October this year", "April next year", "March 3 last year"."""
    inner, period = hit.node("m"), hit.node("p")
    month, dom = inner.month, inner.dom
    if period.unit != "Y" or month is None or inner.year is not None:
        return None

    def resolve(ctx: Context) -> Value:
        year = period.resolve(ctx)
        if year.first is None:
            return Value(grain="month", timex=f"XXXX-{month:02d}")
        return replace(to.absolute(year.first.year, month, dom)(ctx), anchored=year.anchored)

    return Node(resolve, month=month)


# ------------------------------------------------------------------------------------------------- ranges


@RANGES.rule("FROM BETWEEN DATEN", "(?: FROM | BETWEEN )? a:DATEN t:RANGE b:DATEN", "PERN")
def date_range(hit: Hit) -> Node | None:
    """ "from Monday to Friday", "between 2010 and 2014", "March 3 - April 5", but not "in 2010 and 2014"."""
    led = hit.match.group()[0]
    if hit.code("t") == CODE["AND"] and led != CODE["BETWEEN"]:
        return None
    if hit.code("t") == CODE["TO"] and led != CODE["FROM"] and hit.code("a") != hit.code("b"):
        return None
    return span_of(hit.node("a"), hit.node("b"))


def span_of(a: Node, b: Node) -> Node:
    """Build the interval from one time to another; what the first leaves out it takes from the second."""

    def resolve(ctx: Context) -> Value:
        end = b.resolve(ctx)
        start = a.resolve(ctx)
        if a.year is None and b.year is not None and a.month is not None:
            start = to.absolute(b.year if (b.month or 12) >= a.month else b.year - 1, a.month, a.dom)(ctx)
        elif b.year is None and b.month is not None and a.year is not None:
            end = to.absolute(a.year if b.month >= (a.month or 1) else a.year + 1, b.month, b.dom)(ctx)
        if start.first is None or end.last is None:
            return Value(timex=f"{start.timex}/{end.timex}", grain=end.grain)
        if end.last < start.first and b.weekday is not None:
            later = cal.plus(end.last, 7)
            end = replace(end, last=later, timex=later.isoformat() if later else "")
        if end.last is None or end.last < start.first:
            return Value(timex=f"{start.timex}/{end.timex}", grain=end.grain)
        return Value(start.first, end.last, end.grain, f"{start.timex}/{end.timex}", start.anchored)

    return Node(resolve)


@RANGES.rule("FROM BETWEEN DAY", "(?: FROM | BETWEEN )? a:DAY t:RANGE b:DAYN", "PERN")
@RANGES.rule("FROM BETWEEN ORD THE", "(?: FROM | BETWEEN )? THE? a:ORDNUM t:RANGE b:DAYN", "PERN")
def days_first(hit: Hit) -> Node | None:
    """ "3 to 7 March", "between the 3rd and 12th of May"."""
    b = hit.node("b")
    day = hit.val("a") if isinstance(hit.val("a"), int) else int(hit.low("a")[:-2])
    if b.dom is None or b.month is None or not day < b.dom:
        return None
    if hit.code("t") == CODE["AND"] and hit.match.group()[0] != CODE["BETWEEN"] and day + 1 != b.dom:
        return None
    resolve = to.absolute(b.year, b.month, day) if b.year else to.day_of_month(b.month, day)
    return span_of(Node(resolve, year=b.year, month=b.month, dom=day), b)


@RANGES.rule("FROM BETWEEN DAYN", "(?: FROM | BETWEEN )? a:DAYN t:RANGE b:DAYS (?: COMMA? y:YEARN )?", "PERN")
def days_last(hit: Hit) -> Node | None:
    """ "March 3-7", "April 24 and 25, 2026"."""
    a = hit.node("a")
    day = hit.val("b") if isinstance(hit.val("b"), int) else int(hit.low("b")[:-2])
    if a.dom is None or a.month is None or not a.dom < day <= 31 or a.clock:
        return None
    if hit.code("t") == CODE["AND"] and hit.match.group()[0] != CODE["BETWEEN"] and a.dom + 1 != day:
        return None
    if hit.beside_code(1) == CODE["HYPHEN"] or (hit.code("t") == CODE["TO"] and a.year is not None):
        return None
    year = hit.node("y").year if hit.has("y") else a.year
    first = to.absolute(year, a.month, a.dom) if year else a.resolve
    resolve = to.absolute(year, a.month, day) if year else to.day_of_month(a.month, day)
    return span_of(
        Node(first, year=year, month=a.month, dom=a.dom), Node(resolve, year=year, month=a.month, dom=day)
    )
