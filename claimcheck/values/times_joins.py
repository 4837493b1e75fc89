"""Last layers: a day with its time of day, and ranges."""

from __future__ import annotations

from dataclasses import replace

from . import calendar as cal
from . import times_resolve as to
from .times_grammar import Hit, Layer
from .times_lexer import CODE
from .times_relative import part_code
from .times_spans import day_part
from .times_value import Context, Node, Value, on_day

CLOCKS = Layer()
JOINS = Layer()
RANGES = Layer()


def at_clock(day: Node, clock: str) -> Node:
    """Build a day with a time of day."""
    plain = day.day or day.resolve
    return Node(lambda ctx: to.with_clock(plain(ctx), clock), weekday=day.weekday, clock=clock, day=plain)


@CLOCKS.rule("HOUR", "h:HOUR IN p:DPN", "CLKN")
@CLOCKS.rule("DPN", "p:DPN AT h:HOURW (?= ENDX | $ )", "CLKN")
def hour_of_part(hit: Hit) -> Node:
    """ "4 in the morning", "in the afternoon at 7"."""
    clock = f"T{int(hit.val('h')):02d}"
    clock = afternoon(clock) if hit.node("p").clock in ("TAF", "TEV", "TNI") else clock
    return Node(lambda ctx: day_part(ctx, clock), clock=clock)


@CLOCKS.rule(
    "FROM BETWEEN CLKN HOURW",
    "(?: FROM | BETWEEN )? (?: a:CLKN | h:HOURW ) t:RANGE b:CLKX (?: IN? p:DPN )?",
    "CLKN",
)
@CLOCKS.rule("FROM BETWEEN", "(?: FROM | BETWEEN ) h:HOURW t:RANGE k:HOURW IN? p:DPN", "CLKN")
@CLOCKS.rule("FROM BETWEEN", "(?: FROM | BETWEEN ) h:HOURW t:RANGE k:HOURW (?= ON? DAYX )", "CLKN")
def clock_range(hit: Hit) -> Node | None:
    """ "from 9am to 5pm", "5 to 6pm", "between 5 and 6 in the afternoon"."""
    end = f"T{int(hit.val('k')):02d}" if hit.has("k") else hit.node("b").clock
    start = hit.node("a").clock if hit.has("a") else f"T{int(hit.val('h')):02d}"
    if hit.code("t") == CODE["AND"] and CODE["BETWEEN"] not in hit.match.group():
        return None
    late = hit.has("p") and hit.node("p").clock in ("TAF", "TEV", "TNI")
    if late:
        start, end = afternoon(start), afternoon(end)
    elif not hit.has("a") and end[1:3] > "12" and f"T{int(start[1:3]) + 12:02d}" < end[:3]:
        start = afternoon(start)
    clock = f"{start}/{end}"
    return Node(lambda ctx: day_part(ctx, clock), clock=clock)


def afternoon(clock: str) -> str:
    """Return a clock of the morning twelve hours later."""
    return (
        f"T{int(clock[1:3]) + 12:02d}{clock[3:]}" if clock[1:3].isdigit() and int(clock[1:3]) < 12 else clock
    )


@JOINS.rule(
    "DAYN WDN", "d:DAYX COMMA? (?: AT | APPROX | BY | IN | FROM | HYPHEN | ATSIGN | FOR )* t:CLKX", "DAYN"
)
@JOINS.rule("DAYN WDN", "d:DAYX (?: IN THE | AT )? t:PARTW", "DAYN")
@JOINS.rule("DAYN WDN", "d:DAYX COMMA? DPN (?: AT | APPROX )* t:CLKN", "DAYN")
@JOINS.rule("DAYN WDN", "d:DAYX (?: AT | APPROX )* t:CLKN DPN", "DAYN")
@JOINS.rule("CLKN DPN", "t:CLKX (?: OPEN CLKN CLOSE )? (?: OF | ON | IN | COMMA )* d:DAYX", "DAYN")
def day_time(hit: Hit) -> Node | None:
    """ "Tuesday at 5pm", "10 a.m. on 3 March", "Friday morning", "the morning of 3 March"."""
    day, time = hit.node("d"), hit.val("t")
    clock = part_code(time, hit.low("t"))
    return None if day.clock and day.clock[1].isdigit() else at_clock(day, clock)


@JOINS.rule("WDN", "d:WDN t:DAYPARTS", "SETN")
def day_parts(hit: Hit) -> Node:
    """ "Friday mornings"."""
    timex = f"XXXX-WXX-{hit.node('d').weekday}{hit.val('t')}"
    return Node(to.fixed(Value(timex=timex, kind="set")))


@JOINS.rule("CLKN", "t:CLKN (?: IN )? p:DPN", "CLKN")
@JOINS.rule("DPN", "p:DPN AT? t:CLKN", "CLKN")
def clock_part(hit: Hit) -> Node | None:
    """ "8 o'clock this morning"."""
    time, part = hit.node("t"), hit.node("p")
    clock = afternoon(time.clock) if part.clock in ("TAF", "TEV", "TNI") else time.clock
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


@JOINS.rule("MONN DAYN PERN", "m:MONX (?: OF | COMMA | IN )? p:ANYYEAR", "PERN")
def with_year(hit: Hit) -> Node | None:
    """ "October this year", "April next year", "the third quarter of last year", "26 June in 2019"."""
    inner, period = hit.node("m"), hit.node("p")
    at, fixed = inner.of_year, period.year
    comma = CODE["COMMA"] in hit.match.group()
    if at is None or inner.year is not None or (fixed is None and period.unit != "Y"):
        return None
    if fixed is not None and (comma or period.month is not None or CODE["PERN"] in hit.match.group()[-1]):
        return None

    def resolve(ctx: Context) -> Value:
        year = period.resolve(ctx)
        if year.first is None:
            return inner.resolve(ctx)
        return replace(at(year.first.year)(ctx), anchored=year.anchored)

    return Node(resolve, month=inner.month, dom=inner.dom, year=fixed)


@JOINS.rule("SETN", "s:SETN (?: AT | APPROX )* t:CLKX", "SETN")
@JOINS.rule("CLKN", "t:CLKN ON? s:SETN", "SETN")
@JOINS.rule("WDN DAYN", "d:DAYX (?: AT | APPROX )+ k:HOURW (?= ENDX | $ )", "DAYN")
@JOINS.rule("SETN", "s:SETN (?: AT | APPROX )+ k:HOURW (?= ENDX | $ )", "SETN")
@JOINS.rule("WDN DAYN", "d:DAYX AT c:DECCLK", "DAYN")
@JOINS.rule("SETN", "s:SETN AT c:DECCLK", "SETN")
def set_time(hit: Hit) -> Node:
    """ "every Monday at 4pm", "9am on Sundays", "Monday at 2.30"."""
    if hit.has("c"):
        hour, minute = hit.low("c").split(".")
        clock = f"T{int(hour):02d}:{minute}"
    else:
        clock = f"T{int(hit.val('k')):02d}" if hit.has("k") else hit.node("t").clock
    if hit.has("d"):
        late = hit.node("d").clock in ("TAF", "TEV") or (hit.node("d").clock == "TNI" and clock > "T04")
        return at_clock(hit.node("d"), afternoon(clock) if late else clock)
    base = hit.node("s")

    def resolve(ctx: Context) -> Value:
        value = base.resolve(ctx)
        kept = "" if value.timex in ("P1D", "TMO", "TAF", "TEV", "TNI") else value.timex
        late = value.timex in ("TAF", "TEV", "TNI")
        return replace(value, timex=kept + (afternoon(clock) if late else clock))

    return Node(resolve)


@JOINS.rule("EARLY LATE MID", "e:PART d:DAYX t:DPX?", "DAYN")
def early_day(hit: Hit) -> Node:
    """ "early Friday morning", "late Tuesday"."""
    day = hit.node("d")
    return at_clock(day, part_code(hit.val("t"), hit.low("t"))) if hit.has("t") else day


# ------------------------------------------------------------------------------------------------- ranges


@RANGES.rule("FROM BETWEEN DATEX", "(?: FROM | BETWEEN )? a:DATEX t:RANGE b:DATEX", "PERN")
def date_range(hit: Hit) -> Node | None:
    """ "from Monday to Friday", "between 2010 and 2014", "March 3 - April 5", but not "in 2010 and 2014"."""
    led = hit.match.group()[0]
    if hit.code("t") == CODE["AND"] and led != CODE["BETWEEN"]:
        return None
    if hit.code("t") == CODE["TO"] and led != CODE["FROM"] and hit.code("a") != hit.code("b"):
        return None
    a, b = hit.node("a"), hit.node("b")
    if a.bare and b.bare and a.weekday is not None and b.weekday is not None and led != CODE["FROM"]:
        timex = f"XXXX-WXX-{a.weekday}/XXXX-WXX-{b.weekday}"
        return Node(to.fixed(Value(timex=timex, kind="set")))  # "open Monday to Friday": every week
    return span_of(a, b)


def span_of(a: Node, b: Node) -> Node:
    """Build the interval from one time to another; what the first leaves out it takes from the second."""

    def resolve(ctx: Context) -> Value:
        end, start = _end(b, ctx), _end(a, ctx)
        if a.year is None and b.year is not None and a.month is not None:
            start = to.absolute(b.year if (b.month or 12) >= a.month else b.year - 1, a.month, a.dom)(ctx)
        elif b.year is None and b.month is not None and a.year is not None:
            end = to.absolute(a.year if b.month >= (a.month or 1) else a.year + 1, b.month, b.dom)(ctx)
        at = b.of_year
        if a.year is None and b.year is None and at and a.month and b.month and start.first is not None:
            end = replace(at(start.first.year + (b.month < a.month))(ctx), anchored=start.anchored)
        if start.first is None or end.last is None:
            return Value(timex=f"{start.timex}/{end.timex}", grain=end.grain)
        if end.last < start.first and b.weekday is not None:
            later = cal.plus(end.last, 7)
            end = replace(end, last=later, timex=later.isoformat() if later else "")
        if end.last is None or end.last < start.first:
            return Value(timex=f"{start.timex}/{end.timex}", grain=end.grain)
        return Value(start.first, end.last, end.grain, f"{start.timex}/{end.timex}", start.anchored)

    return Node(resolve)


def _end(node: Node, ctx: Context) -> Value:
    """Return an end of a range; "now" is the day of publication."""
    value = node.resolve(ctx)
    now = value.timex == "PRESENT_REF" and ctx.published is not None
    return on_day(ctx.published, "published") if now else value


@RANGES.rule("FROM BETWEEN DAY", "(?: FROM | BETWEEN )? a:DAY t:RANGE b:DAY (?: OF | IN )? p:PERN", "PERN")
def days_of_month(hit: Hit) -> Node | None:
    """ "from 4 to 22 this month"."""
    month = hit.node("p")
    first, last = int(hit.val("a")), int(hit.val("b"))
    if (
        month.unit != "M"
        or not first < last
        or (hit.code("t") == CODE["AND"] and CODE["BETWEEN"] not in hit.match.group())
    ):
        return None

    def resolve(ctx: Context) -> Value:
        whole = month.resolve(ctx)
        if whole.first is None:
            return whole
        ends = (
            cal.day(whole.first.year, whole.first.month, first),
            cal.day(whole.first.year, whole.first.month, last),
        )
        if ends[0] is None or ends[1] is None:
            return Value()
        return Value(ends[0], ends[1], "day", f"{ends[0]}/{ends[1]}", whole.anchored)

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
