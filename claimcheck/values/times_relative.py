"""Second layer: what counts from publication or from the text, and parts of a longer time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from . import calendar as cal
from . import times_resolve as to
from .times_atoms import number, ordinal
from .times_grammar import Hit, Layer
from .times_lexer import CODE
from .times_spans import duration
from .times_value import Context, Node, Resolver, Value, on_day, spanned

RELATIVE = Layer()
OFFSET = {"last": -1, "past": -1, "next": 1, "coming": 1, "upcoming": 1, "this": 0, "current": 0}
TEXTUAL = {
    "previous": -1,
    "preceding": -1,
    "following": 1,
    "subsequent": 1,
    "ensuing": 1,
    "same": 0,
    "that": 0,
}


def part_code(value: object, low: str) -> str:
    """Return the TIMEX code of a part of day, read before or not."""
    if isinstance(value, Node):
        return value.clock
    return "TNI" if low in ("night", "nite") else str(value)


def relation(low: str) -> tuple[int, str]:
    """Return the offset of "last", "next", "that" and whether it counts from publication or the text."""
    return (OFFSET[low], "") if low in OFFSET else (TEXTUAL[low], "text" if TEXTUAL[low] == 0 else "near")


@RELATIVE.rule(
    "REL THE EARLIER LATER EARLY LATE", "(?: p:PART | q:AWAY )? (?: IN )? THE? r:REL u:UNIT1", "PERN"
)
def rel_unit(hit: Hit) -> Node | None:
    """ "last week", "this month", "the following day", "that year", "earlier this month"."""
    low, unit = hit.low("r"), "D" if hit.code("u") == CODE["NIGHT"] else hit.val("u")
    offset, base = relation(low)
    if unit[0] == "T" and low not in ("next", "last", "past"):
        return None
    if low == "next" and unit == "D" and hit.match.group()[0] == CODE["THE"]:
        base = "near"
    if unit == "D" and (low == "this" or (low == "last" and hit.match.group()[0] == CODE["THE"])):
        return None
    if hit.code("u") == CODE["NIGHT"]:
        return Node(lambda ctx: to.with_clock(to.unit_from("D", offset, base)(ctx), "TNI"), clock="TNI")
    resolve = to.unit_from(unit, offset, base)
    if low == "past" and unit not in "DQ":
        resolve = to.window(1, unit, -1)
    node = Node(resolve, unit=unit)
    return part(node, hit.low("p")) if hit.has("p") else node


@RELATIVE.rule("REL THE EARLIER LATER EARLY LATE", "(?: p:PART | q:AWAY )? t:THE? r:REL d:DPX", "DPN")
def rel_daypart(hit: Hit) -> Node | None:
    """ "this morning", "the following evening", "the next morning"; "last night" is read as a unit."""
    offset, base = relation(hit.low("r"))
    if hit.low("r") == "next" and hit.has("t"):
        base = "near"
    code = part_code(hit.val("d"), hit.low("d"))
    return Node(lambda ctx: to.with_clock(to.unit_from("D", offset, base)(ctx), code), clock=code)


@RELATIVE.rule("REL THE", "THE? r:REL w:WDN", "DAYN")
def rel_weekday(hit: Hit) -> Node | None:
    """ "last Friday", "the previous Friday", "next Tuesday"."""
    low = hit.low("r")
    name = {
        "past": "last",
        "upcoming": "coming",
        "current": "this",
        "preceding": "previous",
        "that": "same",
    }.get(low, low)
    weekday = hit.node("w").weekday
    return None if weekday is None else Node(to.week_day(weekday, name), weekday=weekday)


@RELATIVE.rule("REL THE", "THE? r:REL m:MONN", "MONN")
def rel_month(hit: Hit) -> Node | None:
    """ "last October", "this September", "next June"."""
    month = hit.node("m").month
    if month is None or hit.node("m").year is not None:
        return None
    offset, base = relation(hit.low("r"))

    def resolve(ctx: Context) -> Value:
        here, anchored = to.base_of(ctx, base)
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
    return Node(to.window(int(count), unit, offset, base))


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
        here, anchored = to.base_of(ctx, base)
        if start is not None and start.resolve(ctx).first is not None:
            here = start.resolve(ctx).first
        if here is None or count is None:
            return Value(timex="PAST_REF" if low == "ago" else "", grain="day")
        return replace(to.moved(here, sign * count, unit, anchored), approximate=vague)

    return Node(resolve)


@RELATIVE.rule("LATER EARLIER", "r:AWAY (?: IN THE | r2:REL | THE ) u:UNIT1", "PERN")
def later_in(hit: Hit) -> Node | None:
    """ "later that day", "earlier in the week"."""
    low = hit.low("r2")
    if hit.low("r") == "ago":
        return None
    offset, base = relation(low) if low else (0, "")
    if offset:
        return None
    return Node(to.unit_from(hit.val("u"), 0, base))


@RELATIVE.rule(
    "THE START END MID LATE EARLY HALF",
    "THE? e:EDGE OF (?: (?: THE | r:REL )? u:UNIT1 | THE? n:DATEN )",
    "PERN",
)
@RELATIVE.rule(
    "EARLY MID LATE", "e:PART HYPHEN? (?: IN )? (?: THE | r:REL )? (?: u:UNIT1 | n:PERIOD )", "PERN"
)
def edge(hit: Hit) -> Node | None:
    """ "the end of the month", "late 2019", "mid-June", "early next week"."""
    if hit.has("u"):
        if (
            hit.code("e") in (CODE["EARLY"], CODE["LATE"])
            and not hit.has("r")
            and CODE["IN"] not in hit.match.group()
        ):
            return None
        offset, base = relation(hit.low("r")) if hit.has("r") else (0, "")
        inner = Node(to.unit_from(hit.val("u"), offset, base), unit=hit.val("u"))
    else:
        inner = hit.node("n")
    return part(inner, hit.low("e"))


@RELATIVE.rule("UNIT1 MONN YEARN", "(?: u:UNIT1 | n:PERIOD ) AP? HYPHEN? e:END", "PERN")
def unit_end(hit: Hit) -> Node | None:
    """ "year-end", "month's end"."""
    if not hit.has("u") or hit.low("u") not in ("year", "month", "week", "quarter") or hit.low("e") != "end":
        return None
    return part(Node(to.unit_from(hit.val("u"), 0, "")), "end")


def part(inner: Node, low: str) -> Node:
    """Build the early, middle, late or last part of a time."""

    def resolve(ctx: Context) -> Value:
        whole = inner.resolve(ctx)
        if whole.first is None or whole.last is None:
            return replace(whole, approximate=True)
        if whole.first == whole.last:
            return whole
        return _cut(whole, low)

    at = inner.of_year
    of_year: Callable[[int], Resolver] | None = None
    if at is not None:

        def of_year(year: int) -> Resolver:
            return part(Node(at(year)), low).resolve

    return Node(resolve, year=inner.year, month=inner.month, of_year=of_year)


def _cut(whole: Value, low: str) -> Value:
    """Return the third of an interval, or the last days of it for "end" and the first for "start"."""
    assert whole.first is not None and whole.last is not None
    days = (whole.last - whole.first).days + 1
    third = dt.timedelta(days=days // 3)
    first, last = whole.first, whole.last
    if low in ("early", "start", "beginning", "outset", "dawning"):
        last = first + max(third, dt.timedelta(days=1)) - dt.timedelta(days=1)
    elif low in ("mid", "middle", "half"):
        first, last = first + third, last - third
    elif low == "late":
        first = last - third + dt.timedelta(days=1)
    else:  # the end, the close
        return replace(whole, first=last if days <= 366 else last - third, approximate=True)
    return replace(whole, first=first, last=last, approximate=True)


@RELATIVE.rule(
    "THE ORD LAST", "THE? o:ORDLAST w:WDN (?: IN | OF ) (?: m:MONN | (?: THE | r:REL ) u:UNIT1 )", "DAYN"
)
def nth_weekday(hit: Hit) -> Node | None:
    """ "the last Monday in March", "the first Friday of next month"."""
    nth = -1 if hit.low("o") == "last" else ordinal(hit, "o")
    weekday = hit.node("w").weekday
    if hit.has("m"):
        inner = hit.node("m").resolve
    elif hit.val("u") == "M":
        offset, base = relation(hit.low("r")) if hit.has("r") else (0, "")
        inner = to.unit_from("M", offset, base)
    else:
        return None
    return None if weekday is None else Node(to.nth_in_month(inner, nth, weekday))


@RELATIVE.rule(
    "THE ORD LAST",
    "THE? o:ORDLAST (?: n:NUM? u:UNIT | d:DURN ) (?: OF | IN ) (?: THE (?= UNIT1) )? (?: m:PERIOD | r:REL? v:UNIT1 )",
    "PERN",
)
@RELATIVE.rule("THE ORD", "THE? o:ORDLAST q:HALF OF (?: THE | r:REL )? (?: m:PERIOD | v:UNIT1 )", "PERN")
def nth_unit(hit: Hit) -> Node | None:
    """ "the first week of July", "the last two days of June", "the second half of the year"."""
    nth = -1 if hit.low("o") == "last" else ordinal(hit, "o")
    count = number(hit, "n") if hit.has("n") else 1
    if hit.has("m"):
        inner = hit.node("m").resolve
    else:
        offset, base = relation(hit.low("r")) if hit.has("r") else (0, "")
        inner = to.unit_from(hit.val("v"), offset, base)
    unit = "half" if hit.has("q") else hit.node("d").unit if hit.has("d") else hit.val("u")
    count = hit.node("d").num if hit.has("d") else count
    if count is None or unit == "second" or unit[0] == "T":
        return None
    return Node(lambda ctx: nth_of(inner(ctx), nth, int(count), unit))


def nth_of(whole: Value, nth: int, count: int, unit: str) -> Value:
    """Return the nth part of an interval, counted in days, weeks (from its first day), months, quarters, halves."""
    if whole.first is None or whole.last is None:
        return Value(grain=whole.grain, timex=whole.timex)
    months = {"M": 1, "Q": 3, "half": 6, "Y": 12, "Z": 120}.get(unit)
    if months is not None and whole.grain not in ("month",):
        size = months * count
        at = (nth - 1) * size if nth > 0 else (whole.last.year - whole.first.year + 1) * 12 - size
        span = cal.month_span(whole.first.year, whole.first.month + at, size)
        letter = {"Q": "Q", "half": "H"}.get(unit)
        timex = f"{whole.first.year:04d}-{letter}{nth}" if letter else span[0].isoformat()[:7] if span else ""
        grain = "month" if unit == "M" else "year" if unit == "Y" else "quarter"
        return spanned(span, grain, timex, whole.anchored)  # type: ignore[arg-type]
    days = {"D": 1, "N": 1, "W": 7, "F": 14, "E": 7}.get(unit)
    if months is not None or days is None:
        days = max(((whole.last - whole.first).days + 1) // 2, 1)
    size = min(days * count, 40_000)
    first = cal.plus(whole.first, (nth - 1) * size) if nth > 0 else cal.plus(whole.last, 1 - size)
    last = cal.plus(first, size - 1) if first else None
    if first is None or last is None or not whole.first <= first <= whole.last:
        return Value()
    if size == 1:
        return on_day(first, whole.anchored)
    return Value(first, last, "week" if days == 7 else "day", f"{first}/{last}", whole.anchored)


@RELATIVE.rule("THE ORD ON", "THE? o:ORD UNIT1? OF (?: THE | r:REL ) u:UNIT1", "DAYN")
@RELATIVE.rule("THE ON", "THE o:ORDNUM (?= COMMA | DOT | CLOSE | AND | BREAK | AT | HYPHEN | $ )", "DAYN")
def day_of(hit: Hit) -> Node | None:
    """ "the 15th of this month", "on the 21st"."""
    dom = ordinal(hit, "o")
    if hit.has("u"):
        if hit.val("u") != "M":
            return None
        offset, base = relation(hit.low("r")) if hit.has("r") else (0, "")
    elif hit.near(-1, "ON FOR BY UNTIL SINCE") and dom <= 31:
        offset, base = 0, ""
    else:
        return None
    inner = to.unit_from("M", offset, base)

    def resolve(ctx: Context) -> Value:
        month = inner(ctx)
        if not hit.has("u"):  # a bare "the 21st" is of the month that the text speaks of
            month = ctx.anchor if ctx.anchor and ctx.anchor.grain in ("day", "month", "time") else Value()
        if month.first is None:
            return Value(timex=f"XXXX-XX-{dom:02d}")
        timex = f"{month.first.isoformat()[:7]}-{dom:02d}"
        anchored = month.anchored if hit.has("u") else "text"
        return on_day(cal.day(month.first.year, month.first.month, dom), anchored, timex)

    return Node(resolve, dom=dom)


@RELATIVE.rule("PERN", "q:PERN OF (?: THE | r:REL ) u:UNIT1", "PERN")
def quarter_of(hit: Hit) -> Node | None:
    """ "the first quarter of the year"."""
    at = hit.node("q").of_year
    if at is None or hit.val("u") != "Y" or hit.node("q").year is not None:
        return None
    offset, base = relation(hit.low("r")) if hit.has("r") else (0, "near")

    def resolve(ctx: Context) -> Value:
        here, anchored = to.base_of(ctx, base)
        return Value() if here is None else replace(at(here.year + offset)(ctx), anchored=anchored)

    return Node(resolve)


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
        return to.moved(ctx.published, count, node.unit, "published")

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
        return to.unit_at(day.first, unit, 0, day.anchored)

    return Node(resolve, unit=unit)


@RELATIVE.rule("DAYN", "h:DAYN u:UNIT1", "PERN")
def holiday_week(hit: Hit) -> Node | None:
    """ "Easter week", "Thanksgiving weekend"."""
    inner, unit = hit.node("h"), hit.val("u")
    if len(inner.unit) < 3 or unit not in ("W", "E"):
        return None

    def resolve(ctx: Context) -> Value:
        day = inner.resolve(ctx)
        return Value(timex=day.timex) if day.first is None else to.unit_at(day.first, unit, 0, day.anchored)

    return Node(resolve, unit=unit)


@RELATIVE.rule("THE REST", "THE? REST OF? (?: THE | OWN | r:REL )? (?: u:UNIT1 | n:PERIOD )", "PERN")
def rest_of(hit: Hit) -> Node | None:
    """ "the rest of the year": from publication to its end."""
    if hit.has("n"):
        inner = hit.node("n").resolve
    else:
        offset, base = relation(hit.low("r")) if hit.has("r") else (0, "")
        inner = to.unit_from(hit.val("u"), offset, base)

    def resolve(ctx: Context) -> Value:
        whole, here = inner(ctx), ctx.published
        if here is None or whole.first is None or whole.last is None or not whole.first <= here <= whole.last:
            return whole
        return replace(whole, first=here)

    return Node(resolve)


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
        return to.unit_at(here, "E", -1 if behind else 0, "published")

    return Node(resolve)
