"""What counts from publication or from the text: "last week", "two years ago", "the following Friday"."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.values.times import calendar as cal
from claimcheck.values.times import resolve as to
from claimcheck.values.times import units
from claimcheck.values.times.clocks import part_code
from claimcheck.values.times.durations import duration
from claimcheck.values.times.grammar import Hit, Rules
from claimcheck.values.times.lexer import CODE
from claimcheck.values.times.numbers import number
from claimcheck.values.times.parts import part
from claimcheck.values.times.units import relation
from claimcheck.values.times.value import Context, Node, Value, on_day, spanned

RELATIVE = Rules()


@RELATIVE.rule(
    "REL THE EARLIER LATER EARLY LATE", "(?: p:PART | q:AWAY )? (?: IN )? THE? r:REL u:UNIT1", "PERN"
)
def rel_unit(hit: Hit) -> Node | None:
    """ "last week", "this month", "the following day", "that year", "earlier this month"."""
    low, unit = hit.low("r"), hit.val("u")
    offset, base = relation(low)
    if unit[0] == "T":  # "in the last hour" has no calendar hour
        return duration(1, unit) if low in ("next", "last", "past") else None
    if low == "next" and unit == "D" and hit.match.group()[0] == CODE["THE"]:
        base = "near"
    if unit == "D" and low in ("this", "last"):
        return None  # "the last day is 30 May", "her last day"
    resolve = units.unit_from(unit, offset, base)
    if low == "this" and unit == "E":
        return Node(this_weekend, unit=unit)
    if low == "past" and unit not in "DQ":
        resolve = units.window(1, unit, -1)
    node = Node(resolve, unit=unit)
    return part(node, hit.low("p")) if hit.has("p") else node


def this_weekend(ctx: Context) -> Value:
    """Return "this weekend": the one ahead or, told of the past early in the week, the one just gone."""
    here = ctx.published
    if here is None:
        return Value(timex="XXXX-WXX-WE")
    gone = ctx.lean < 0 and here.isoweekday() <= 3
    return units.unit_at(here, "E", -1 if gone else 0, "published")


@RELATIVE.rule("REL THE EARLIER LATER EARLY LATE", "(?: p:PART | q:AWAY )? t:THE? r:REL d:DPX", "DPN")
def rel_daypart(hit: Hit) -> Node | None:
    """ "this morning", "the following evening", "the next morning"; "last night" is read as a unit."""
    offset, base = relation(hit.low("r"))
    if hit.low("r") == "next" and hit.has("t"):
        base = "near"
    code = part_code(hit.val("d"), hit.low("d"))
    return Node(lambda ctx: to.with_clock(units.unit_from("D", offset, base)(ctx), code), clock=code)


@RELATIVE.rule("REL THE", "t:THE? r:REL w:WDN", "DAYN")
def rel_weekday(hit: Hit) -> Node | None:
    """ "last Friday", "the previous Friday", "next Tuesday"."""
    low = hit.low("r")
    if low == "following" and not hit.has("t"):
        return None  # "protests following Wednesday's ruling": after it
    name = {
        "past": "last",
        "upcoming": "coming",
        "current": "this",
        "preceding": "previous",
        "that": "same",
    }.get(low, low)
    weekday = hit.node("w").weekday
    return None if weekday is None else Node(to.week_day(weekday, name), weekday=weekday)


@RELATIVE.rule("REL THE", "t:THE? r:REL m:MONN", "MONN")
def rel_month(hit: Hit) -> Node | None:
    """ "last October", "this September", "next June"."""
    month = hit.node("m").month
    if hit.low("r") == "following" and not hit.has("t"):
        return None
    if month is None or hit.node("m").year is not None:
        return None
    offset, base = relation(hit.low("r"))

    def resolve(ctx: Context) -> Value:
        here, anchored = units.base_of(ctx, base)
        if here is None:
            return Value(grain="month", timex=f"XXXX-{month:02d}")
        year = here.year
        if offset < 0 and month >= here.month:
            year -= 1
        elif offset > 0 and month <= here.month:
            year += 1
        return spanned(cal.month_span(year, month), "month", f"{year:04d}-{month:02d}", anchored)

    return Node(resolve, month=month)


@RELATIVE.rule("REL THE", "THE? r:REL p:PERN", "PERN")
@RELATIVE.rule("REL THE", "THE? r:REL p:DAYN", "DAYN")
def rel_period(hit: Hit) -> Node | None:
    """ "last summer", "next Christmas"."""
    node = hit.node("p")
    if not node.unit or node.year is not None:
        return None
    offset, base = relation(hit.low("r"))
    if base:
        return None
    return Node(
        to.season(node.unit, None, offset) if len(node.unit) == 2 else to.holiday(node.unit, None, offset)
    )


@RELATIVE.rule("REL THE", "THE? r:REL n:NUMX u:UNIT", "PERN")
@RELATIVE.rule("THE", "THE r:REL u:UNITP", "PERN")
@RELATIVE.rule("REL THE", "THE? r:REL d:DURN", "PERN")
def rel_window(hit: Hit) -> Node | None:
    """ "the last three years", "the next few days", "the past decade"."""
    if hit.has("d"):
        count, unit = hit.node("d").num, hit.node("d").unit
    else:
        count, unit = number(hit, "n"), "TS" if hit.code("u") == CODE["SECOND"] else hit.val("u")
    low = hit.low("r")
    if low in ("this", "current", "that", "same") or unit is None:
        return None
    offset, base = relation(low)
    if count is None or count != int(count):
        return duration(None, unit)
    return Node(units.window(int(count), unit, offset, base))


@RELATIVE.rule(
    "APPROX MORE LESS LEAST AT DURN NO UPTO",
    "(?: a:APPROX | (?: NO )? (?: MORE | LESS ) THAN | AT LEAST | UPTO TO )? d:DURN r:AWAY",
    "PERN",
)
@RELATIVE.rule("DURN", "d:DURN r:FROM n:REFN", "PERN")
@RELATIVE.rule("DURN", "d:DURN r:FROM n:DAYX", "DAYN")
def away(hit: Hit) -> Node | None:
    """ "two weeks ago", "almost four years ago", "a year earlier", "three days from now"."""
    node, low = hit.node("d"), hit.low("r")
    vague = hit.match.start("d") > hit.match.start() or node.num is None
    sign = 1 if low in ("later", "from") else -1
    unit, count = node.unit, node.num
    base = "text" if low in ("later", "earlier") else ""
    start = hit.node("n") if hit.has("n") else None
    if low == "from" and unit[:1] == "T":
        return None  # "for 48 hours from Saturday"
    if start is not None and start.weekday is not None and unit == "W" and count is not None:
        unit, count = "D", count * 7  # "a week from Tuesday" is a Tuesday

    def resolve(ctx: Context) -> Value:
        here, anchored = units.base_of(ctx, base, unit)
        if start is not None and start.resolve(ctx).first is not None:
            here = start.resolve(ctx).first
        if here is None or count is None:
            return Value(timex="PAST_REF" if low == "ago" else "", grain="day")
        return replace(units.moved(here, sign * count, unit, anchored), approximate=vague)

    return Node(resolve)


@RELATIVE.rule("THE", "THE u:UNIT1 AFTER r:NEXT", "PERN")
def after_next(hit: Hit) -> Node | None:
    """ "the week after next", "the month after next"."""
    unit = hit.val("u")
    return None if unit[0] == "T" else Node(units.unit_from(unit, 2, ""), unit=unit)


@RELATIVE.rule("DURN", "d:DURN ON w:WDN", "DAYN")
@RELATIVE.rule("WDN", "w:WDN u:UNIT1", "DAYN")
@RELATIVE.rule("THE", "THE w:WDN AFTER r:NEXT", "DAYN")
def weeks_on(hit: Hit) -> Node | None:
    """ "a week on Friday", "a fortnight on Monday", "Tuesday week", "the Friday after next": of what will be.

    Not "closed for a week on Friday"; of what was, the weekday is told alone.
    """
    weekday = hit.node("w").weekday
    unit = hit.node("d").unit if hit.has("d") else hit.val("u") if hit.has("u") else "W"
    weeks = {"W": 1, "F": 2}.get(unit, 0)
    if hit.has("d"):
        weeks = weeks if hit.node("d").num == 1 and not hit.near(-1, "FOR IN OF AFTER") else 0
    elif hit.has("u") and hit.near(1, "HYPHEN X AP"):
        weeks = 0  # "the Sunday week-end edition"
    if not weeks or weekday is None:
        return None

    def resolve(ctx: Context) -> Value:
        day = to.week_day(weekday)(ctx)
        if ctx.lean < 0 or day.first is None or ctx.published is None:
            return day
        ahead = day.first if day.first > ctx.published else cal.plus(day.first, 7)
        return on_day(cal.plus(ahead, 7 * weeks) if ahead else None, day.anchored)

    return Node(resolve, weekday=weekday)


@RELATIVE.rule("LATER EARLIER", "r:AWAY (?: IN THE | r2:REL | THE ) u:UNIT1", "PERN")
def later_in(hit: Hit) -> Node | None:
    """ "later that day", "earlier in the week"."""
    low = hit.low("r2")
    if hit.low("r") == "ago":
        return None
    offset, base = relation(low) if low else (0, "")
    if offset:
        return None
    return Node(units.unit_from(hit.val("u"), 0, base))


@RELATIVE.rule("IN", "i:IN d:DURN AP TIME", "PERN")
@RELATIVE.rule("IN", "i:IN d:DURN", "PERN")
def in_duration(hit: Hit) -> Node | None:
    """ "in three weeks": from publication where the words speak of what will be, else a duration."""
    node = hit.node("d")
    count = node.num
    sure = hit.match.group().endswith(CODE["TIME"])
    if hit.near(1, "AP A") or node.unit[:1] == "T":
        return None  # "badge in four days a week" is a rate

    def resolve(ctx: Context) -> Value:
        if (ctx.lean <= 0 and not sure) or ctx.published is None or count is None:
            return node.resolve(ctx)
        return units.moved(ctx.published, count, node.unit, "published")

    return replace(node, resolve=resolve, skip=1) if hit.low("i") == "in" else None


@RELATIVE.rule("THE UNIT1", "THE? u:UNIT1 (?: OF | w:WEEKTO ON? | STARTING ON? ) d:DAYN", "PERN")
def unit_of(hit: Hit) -> Node | None:
    """ "the week of March 6", "the week beginning 4 February"."""
    unit, inner = hit.val("u"), hit.node("d")
    if unit not in ("W", "M"):
        return None

    def resolve(ctx: Context) -> Value:
        day = inner.resolve(ctx)
        if day.first is None:
            return Value(grain="week", timex=day.timex)
        return units.unit_at(day.first, unit, 0, day.anchored)

    return Node(resolve, unit=unit)


@RELATIVE.rule("DAYN", "h:DAYN u:UNIT1", "PERN")
def holiday_week(hit: Hit) -> Node | None:
    """ "Easter week", "Thanksgiving weekend"."""
    inner, unit = hit.node("h"), hit.val("u")
    if len(inner.unit) < 3 or unit not in ("W", "E"):
        return None

    def resolve(ctx: Context) -> Value:
        day = inner.resolve(ctx)
        return (
            Value(timex=day.timex) if day.first is None else units.unit_at(day.first, unit, 0, day.anchored)
        )

    return Node(resolve, unit=unit)


@RELATIVE.rule("THE", "THE u:UNIT1", "PERN")
def the_unit(hit: Hit) -> Node | None:
    """ "over the weekend", "in the year to March" is left alone: only the weekend speaks for itself."""
    if hit.val("u") != "E":
        return None

    def resolve(ctx: Context) -> Value:
        here = ctx.published
        if here is None:
            return Value(timex="XXXX-WXX-WE")
        behind = ctx.lean <= 0 and here.isoweekday() < 6
        return units.unit_at(here, "E", -1 if behind else 0, "published")

    return Node(resolve)
