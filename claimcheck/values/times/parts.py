"""Parts of a longer time: "early June", "the end of the month", "the last Monday in March"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from claimcheck.values.times import calendar as cal
from claimcheck.values.times import resolve as to
from claimcheck.values.times import units
from claimcheck.values.times.grammar import Hit, Rules
from claimcheck.values.times.lexer import CODE
from claimcheck.values.times.numbers import number, ordinal
from claimcheck.values.times.units import relation
from claimcheck.values.times.value import Context, Node, Resolver, Value, on_day, spanned

# "The last week of June", "the final quarter of the year".
LASTS = (CODE["LAST"], CODE["FINAL"])
RELATIVE = Rules()


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
    """Return a third of an interval: "early", "mid", "late"; "the end" is its last day."""
    first, last = whole.first, whole.last
    if first is None or last is None:
        return whole
    days = (last - first).days + 1
    third = dt.timedelta(days=max(days // 3, 1))
    if low in ("early", "start", "beginning", "outset", "dawning"):
        last = first + third - dt.timedelta(days=1)
    elif low in ("mid", "middle", "half"):
        first, last = (first + third, last - third) if days > 2 else (first, last)
    elif low == "late":
        first = last - third + dt.timedelta(days=1)
    else:  # the end, the close
        return replace(whole, first=last if days <= 366 else last - third, approximate=True)
    return replace(whole, first=first, last=last, approximate=True)


def nth_of(whole: Value, nth: int, count: int, unit: str) -> Value:
    """Return the nth part of an interval, in days, weeks (from its first day), months, quarters or halves."""
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
        inner = Node(units.unit_from(hit.val("u"), offset, base), unit=hit.val("u"))
    else:
        inner = hit.node("n")
    return part(inner, hit.low("e"))


@RELATIVE.rule("UNIT1 MONN YEARN", "(?: u:UNIT1 | n:PERIOD ) AP? HYPHEN? e:END", "PERN")
def unit_end(hit: Hit) -> Node | None:
    """ "year-end", "month's end"."""
    if not hit.has("u") or hit.low("u") not in ("year", "month", "week", "quarter") or hit.low("e") != "end":
        return None
    return part(Node(units.unit_from(hit.val("u"), 0, "")), "end")


@RELATIVE.rule(
    "THE ORD LAST FINAL",
    "THE? o:ORDLAST w:WDN (?: IN | OF ) (?: m:MONN | (?: THE | r:REL ) u:UNIT1 )",
    "DAYN",
)
def nth_weekday(hit: Hit) -> Node | None:
    """ "the last Monday in March", "the first Friday of next month"."""
    nth = -1 if hit.code("o") in LASTS else ordinal(hit, "o")
    weekday = hit.node("w").weekday
    if hit.has("m"):
        inner = hit.node("m").resolve
    elif hit.val("u") == "M":
        offset, base = relation(hit.low("r")) if hit.has("r") else (0, "")
        inner = units.unit_from("M", offset, base)
    else:
        return None
    return None if weekday is None else Node(to.nth_in_month(inner, nth, weekday))


COUNTED = "(?: n:NUM? u:UNIT | d:DURN )"


@RELATIVE.rule("THE ORD LAST FINAL", f"THE? o:ORDLAST {COUNTED} (?: OF | IN ) m:PERIOD", "PERN")
@RELATIVE.rule(
    "THE ORD LAST FINAL", f"THE? o:ORDLAST {COUNTED} (?: OF | IN ) (?: THE | r:REL )? v:UNIT1", "PERN"
)
@RELATIVE.rule("THE ORD", "THE? o:ORDLAST q:HALF OF (?: THE | r:REL )? (?: m:PERIOD | v:UNIT1 )", "PERN")
def nth_unit(hit: Hit) -> Node | None:
    """ "the first week of July", "the last two days of June", "the second half of the year"."""
    several = hit.has("u") and hit.code("u") == CODE["UNITP"] and not hit.has("n")
    if several and hit.code("o") == CODE["FINAL"]:
        return None  # "the final days of June": nobody says how many
    nth = -1 if hit.code("o") in LASTS else ordinal(hit, "o")
    count = number(hit, "n") if hit.has("n") else 1
    if hit.has("m"):
        inner = hit.node("m").resolve
    else:
        offset, base = relation(hit.low("r")) if hit.has("r") else (0, "")
        inner = units.unit_from(hit.val("v"), offset, base)
    unit = "half" if hit.has("q") else hit.node("d").unit if hit.has("d") else hit.val("u")
    count = hit.node("d").num if hit.has("d") else count
    if count is None or unit == "second" or unit[0] == "T":
        return None
    return Node(lambda ctx: nth_of(inner(ctx), nth, int(count), unit))


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
    inner = units.unit_from("M", offset, base)

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
        here, anchored = units.base_of(ctx, base)
        return Value() if here is None else replace(at(here.year + offset)(ctx), anchored=anchored)

    return Node(resolve)


@RELATIVE.rule("THE REST", "THE? REST OF? (?: THE | OWN | r:REL )? (?: u:UNIT1 | n:PERIOD )", "PERN")
def rest_of(hit: Hit) -> Node | None:
    """ "the rest of the year": from publication to its end."""
    if hit.has("n"):
        inner = hit.node("n").resolve
    else:
        offset, base = relation(hit.low("r")) if hit.has("r") else (0, "")
        inner = units.unit_from(hit.val("u"), offset, base)

    def resolve(ctx: Context) -> Value:
        whole, here = inner(ctx), ctx.published
        if here is None or whole.first is None or whole.last is None or not whole.first <= here <= whole.last:
            return whole
        return replace(whole, first=here)

    return Node(resolve)
