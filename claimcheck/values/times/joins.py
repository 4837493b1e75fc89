"""A day with its time of day, a period with its year: "10 a.m. on 3 March", "October this year"."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.values.times import calendar as cal
from claimcheck.values.times import resolve as to
from claimcheck.values.times.clocks import HOUR_LEADS, afternoon, part_code
from claimcheck.values.times.grammar import Hit, Rules
from claimcheck.values.times.lexer import CODE
from claimcheck.values.times.value import Context, Node, Value, on_day

JOINS = Rules()


def at_clock(day: Node, clock: str) -> Node:
    """Build a day with a time of day."""
    plain = day.day or day.resolve
    return Node(lambda ctx: to.with_clock(plain(ctx), clock), weekday=day.weekday, clock=clock, day=plain)


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
    return None if day.clock and day.clock[1].isdecimal() else at_clock(day, clock)


@JOINS.rule("DPN", "p:DPN (?: OF | FROM ) d:DAYX (?: TO | HYPHEN | AND ) e:DAYX", "DAYN")
@JOINS.rule(
    "DPN", "p:DPN (?: OF | FROM ) (?: THE )? k:DAYS (?: TO | HYPHEN | AND ) (?: THE )? e:DAYN", "DAYN"
)
@JOINS.rule("DPN", "p:DPN TO e:DAYX", "DAYN")
def night_between(hit: Hit) -> Node | None:
    """ "the night from Saturday to Sunday", "the night of 9 to 10 May", "the night to Sunday"."""
    if hit.node("p").clock != "TNI":
        return None
    end, start = hit.node("e"), hit.node("d") if hit.has("d") else None
    if end.clock or (start is not None and start.clock):
        return None

    def resolve(ctx: Context) -> Value:
        day = end.resolve(ctx)
        night = cal.plus(day.first, -1) if day.first else None
        return on_day(night, day.anchored)

    return at_clock(Node(resolve, weekday=start.weekday if start else None), "TNI")


@JOINS.rule("HOURW", "k:HOURW ON? d:DAYX t:PARTW", "DAYN")
@JOINS.rule("HOURW", "k:HOURW ON? d:DAYX AT? t:DPN", "DAYN")
@JOINS.rule("DECCLK", "c:DECCLK ON? d:DAYX t:DPX", "DAYN")
def hour_of_day(hit: Hit) -> Node | None:
    """ "(at) seven on Tuesday morning", "(shortly after) ten or 9.40 on Friday night"."""
    if not hit.near(-1, HOUR_LEADS):
        return None
    hour, _, minute = hit.low("c").partition(".") if hit.has("c") else (str(hit.val("k")), "", "")
    part, clock = part_code(hit.val("t"), hit.low("t")), f"T{int(hour):02d}" + (minute and f":{minute}")
    if part not in ("TMO", "TAF", "TEV", "TNI"):
        return None
    late = part in ("TAF", "TEV") or (part == "TNI" and clock > "T04")
    return at_clock(hit.node("d"), afternoon(clock) if late else clock)


@JOINS.rule("CLKN", "k:CLKN (?: OF | ON | COMMA )* d:DAYX t:DPX", "DAYN")
@JOINS.rule("CLKN", "k:CLKN IN? t:DPN (?: OF | ON | COMMA )* d:DAYX", "DAYN")
def clock_of_day(hit: Hit) -> Node | None:
    """ "six o'clock on Tuesday evening", "6:20 in the morning on 9 October"."""
    part, time = part_code(hit.val("t"), hit.low("t")), hit.node("k").clock
    if not time[1:3].isdecimal() or "/" in time:
        return None
    late = part in ("TAF", "TEV") or (part == "TNI" and time > "T05")
    return at_clock(hit.node("d"), afternoon(time) if late else time)


@JOINS.rule("WDN", "d:WDN t:DAYPARTS", "SETN")
def day_parts(hit: Hit) -> Node:
    """ "Friday mornings"."""
    timex = f"XXXX-WXX-{hit.node('d').weekday}{hit.val('t')}"
    return Node(to.fixed(Value(timex=timex, kind="set")))


@JOINS.rule("CLKN", "t:CLKN (?: IN )? p:DPN", "CLKN")
@JOINS.rule("DPN", "p:DPN AT? t:CLKN", "CLKN")
@JOINS.rule("DECCLK", "c:DECCLK p:DPN", "CLKN")
@JOINS.rule("DPN", "p:DPN AT c:DECCLK", "CLKN")
def clock_part(hit: Hit) -> Node | None:
    """ "8 o'clock this morning", "at 9.40 last night"."""
    part = hit.node("p")
    if hit.has("c"):
        if hit.match.group()[0] == CODE["DECCLK"] and not hit.near(-1, HOUR_LEADS):
            return None  # "up 9.40 this morning"
        hour, _, minute = hit.low("c").partition(".")
        time = f"T{int(hour):02d}:{minute}"
    else:
        time = hit.node("t").clock
    late = part.clock in ("TAF", "TEV") or (part.clock == "TNI" and time > "T05")
    clock = afternoon(time) if late else time
    return Node(
        lambda ctx: to.with_clock(replace(part.resolve(ctx), clock="", timex=_day(part.resolve(ctx))), clock),
        clock=clock,
    )


def _day(value: Value) -> str:
    return value.first.isoformat() if value.first else ""


@JOINS.rule("WDN", "w:WDN COMMA? (?: OF | IN )? p:PERN", "DAYN")
@JOINS.rule("WDN", "w:WDN (?= (?: AND | OR ) THE? WDN (?: OF | IN )? p:PERN )", "DAYN")
@JOINS.rule("PERN", "p:PERN ON? w:WDN", "DAYN")
def day_of_week(hit: Hit) -> Node | None:
    """ "Tuesday of last week", "Friday next week", the Monday of "Monday and Tuesday of last week"."""
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


@JOINS.rule("PERN", "q:PERN OF p:PERN", "PERN")
def part_of_fiscal(hit: Hit) -> Node | None:
    """ "the first quarter of fiscal 2026": somewhere in that year, whose days the words do not give."""
    inner, period = hit.node("q"), hit.node("p")
    if inner.of_year is None or inner.year is not None or period.year is None or inner.month is not None:
        return None
    return Node(lambda ctx: replace(period.resolve(ctx), approximate=True), year=period.year)


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
