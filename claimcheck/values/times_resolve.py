"""Resolvers: from the pieces of a time expression to an interval, or to an open value.

Each function returns a ``Resolver``; nothing here looks at the text. What a bare weekday, month or day of a
month points to follows the words around it (``Context.lean``) and the nearness to the day of publication.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from . import calendar as cal
from .times_value import Context, Resolver, Value, on_day, spanned

# How much farther a date may lie on the side the tense speaks of before the near one on the other side is
# taken: 6 keeps "was shot on Oct. 23" (January) in the past and "said it opens on March 12" (March 1) ahead.
AGAINST = 6.0
AGAINST_PAST = 12.0  # a month, said of the past: the one just ahead never beats the tense ("was agreed in June")
AGAINST_FUTURE = 8.0  # said of the future: the one just gone does ("expected to report August sales")
PAST_BIAS = 1.25  # news speaks more of what was: without a cue an equal distance goes to the past
LIMIT = {"month": 5, "day": 150}  # without a cue, farther than this stays open


def absolute(year: int, month: int | None = None, dom: int | None = None) -> Resolver:
    """Return the resolver of a date written with its year."""
    if month is None:
        value = spanned(cal.year_span(year), "year", f"{year:04d}", "absolute")
    elif dom is None:
        value = spanned(cal.month_span(year, month), "month", f"{year:04d}-{month:02d}", "absolute")
    else:
        value = on_day(cal.day(year, month, dom), "absolute", f"{year:04d}-{month:02d}-{dom:02d}")
    return lambda _: value


def cost(distance: float, lean: int, limit: float) -> float | None:
    """Return how unlikely a reading ``distance`` from publication is; None when it is not to be taken."""
    if lean == 0:
        return None if abs(distance) > limit else abs(distance) * _bias(distance)
    factor = AGAINST
    if limit == LIMIT["month"]:
        factor = AGAINST_PAST if lean < 0 else AGAINST_FUTURE
    return abs(distance) * (factor if distance * lean < 0 else 1.0)


def _bias(distance: float) -> float:
    return PAST_BIAS if distance > 0 else 1.0


def day_of_month(month: int, dom: int, weekday: int | None = None) -> Resolver:
    """Return the resolver of a day and month without a year ("30 June"), with its weekday if it has one."""
    timex = f"XXXX-{month:02d}-{dom:02d}"

    def resolve(ctx: Context) -> Value:
        if ctx.published is None:
            if len(set(ctx.years)) != 1:
                return Value(timex=timex)
            return on_day(cal.day(ctx.years[0], month, dom), "text", timex)
        here = ctx.published
        found = [day for y in (-1, 0, 1) if (day := cal.day(here.year + y, month, dom))]
        if weekday is not None:
            found = [day for day in found if day.isoweekday() == weekday] or found
        ranked = [
            (c, day) for day in found if (c := cost((day - here).days, ctx.lean, LIMIT["day"])) is not None
        ]
        return on_day(min(ranked)[1], "published") if ranked else Value(timex=timex)

    return resolve


def month_of_year(month: int) -> Resolver:
    """Return the resolver of a bare month ("in May")."""
    timex = f"XXXX-{month:02d}"

    def resolve(ctx: Context) -> Value:
        if ctx.published is None:
            year = ctx.years[0] if len(set(ctx.years)) == 1 else None
            return Value(grain="month", timex=timex) if year is None else _month(year, month, "text")
        here = ctx.published
        away = [(12 * y + month - here.month, here.year + y) for y in (-1, 0, 1)]
        ranked = [(c, y) for gap, y in away if (c := cost(gap, ctx.lean, LIMIT["month"])) is not None]
        return _month(min(ranked)[1], month, "published") if ranked else Value(grain="month", timex=timex)

    return resolve


def _month(year: int, month: int, anchored: str) -> Value:
    return spanned(cal.month_span(year, month), "month", f"{year:04d}-{month:02d}", anchored)


def week_day(weekday: int, relation: str = "") -> Resolver:
    """Return the resolver of a weekday: bare, or with "last", "next", "this", "coming", "previous", "following"."""
    timex = f"XXXX-WXX-{weekday}"

    def resolve(ctx: Context) -> Value:
        base, anchored = base_of(ctx, "near" if relation in ("previous", "following", "same") else "")
        if base is None:
            return Value(timex=timex)
        return on_day(_weekday(base, weekday, relation, ctx.lean), anchored, timex)

    return resolve


def _weekday(base: dt.date, weekday: int, relation: str, lean: int) -> dt.date | None:
    """Return the day meant by a weekday seen from ``base``."""
    ahead = (weekday - base.isoweekday()) % 7
    if relation == "this":
        return cal.plus(base, weekday - base.isoweekday())
    if relation == "next":
        return cal.plus(base, 7 + weekday - base.isoweekday())
    if relation in ("coming", "following"):
        return cal.plus(base, ahead or 7)
    if relation in ("last", "previous"):
        return cal.plus(base, -((-ahead) % 7 or 7))
    return cal.plus(base, ahead if lean > 0 else -((-ahead) % 7))


def days_from(offset: int, clock: str = "") -> Resolver:
    """Return the resolver of a day counted from publication ("yesterday")."""

    def resolve(ctx: Context) -> Value:
        value = on_day(cal.plus(ctx.published, offset) if ctx.published else None, "published")
        return with_clock(value, clock)

    return resolve


def with_clock(value: Value, clock: str) -> Value:
    """Return a day with a time of day on it ("T20:39", "TMO")."""
    if not clock:
        return value
    if value.kind != "date":
        return replace(value, clock=clock, timex=value.timex + clock)
    timex = (value.timex or "XXXX-XX-XX") + clock
    return replace(value, clock=clock, grain="time", timex=timex)


def fixed(value: Value) -> Resolver:
    """Return a resolver that leans on nothing."""
    return lambda _: value


# ------------------------------------------------------------------------------------------ calendar units

GRAINS = {"D": "day", "N": "day", "W": "week", "F": "week", "M": "month", "Q": "quarter", "Y": "year"}
LENGTH = {
    "N": ("D", 1),
    "F": ("W", 2),
    "Q": ("M", 3),
    "Z": ("Y", 10),
    "C": ("Y", 100),
    "L": ("Y", 1000),
    "S": ("M", 6),
}


def duration_timex(number: float | None, unit: str) -> str:
    """Return the ISO 8601 duration: P2W, PT30M, P0.5Y, PXD when the number is not said."""
    unit, factor = LENGTH.get(unit, (unit, 1))
    if unit == "E":
        return f"P{_plain(number)}WE"
    body = "X" if number is None else _plain(number * factor)
    return f"P{'T' if unit[0] == 'T' else ''}{body}{unit[-1]}"


def _plain(number: float | None) -> str:
    if number is None:
        return "X"
    return str(int(number)) if number == int(number) else f"{number:g}"


def unit_at(base: dt.date, unit: str, offset: int, anchored: str) -> Value:
    """Return the calendar unit ``offset`` units from the one that ``base`` is in ("last month" is -1)."""
    unit, factor = ("W", 2) if unit == "F" else LENGTH.get(unit, (unit, 1)) if unit == "N" else (unit, 1)
    if unit == "D" or unit[0] == "T":
        return on_day(cal.plus(base, offset), anchored)
    if unit == "W":
        span = cal.week_span(base, offset * factor)
        return spanned(span, "week", cal.iso_week(span[0]) if span else "", anchored)
    if unit == "E":
        week = cal.week_span(base, offset)
        days = (week[1] - dt.timedelta(days=1), week[1]) if week else None
        return spanned(days, "day", f"{cal.iso_week(days[0])}-WE" if days else "", anchored)
    if unit == "M":
        months = cal.month_span(base.year, base.month + offset)
        return spanned(months, "month", months[0].isoformat()[:7] if months else "", anchored)
    if unit in "QS":
        return quarter_at(base, offset, 3 if unit == "Q" else 6, anchored)
    if unit == "Y":
        year = base.year + offset
        return spanned(cal.year_span(year), "year", f"{year:04d}", anchored)
    size = {"Z": 10, "C": 100, "L": 1000}[unit]
    start = (base.year // size + offset) * size
    grain = "decade" if unit == "Z" else "century"
    span = cal.year_span(start, size)
    return spanned(span, grain, f"{start:04d}"[: 3 if unit == "Z" else 2], anchored)  # type: ignore[arg-type]


def quarter_at(base: dt.date, offset: int, months: int, anchored: str) -> Value:
    """Return the quarter (or half) ``offset`` from the one ``base`` is in."""
    index = base.year * (12 // months) + (base.month - 1) // months + offset
    year, part = divmod(index, 12 // months)
    letter = "Q" if months == 3 else "H"
    span = cal.month_span(year, part * months + 1, months)
    return spanned(span, "quarter", f"{year:04d}-{letter}{part + 1}", anchored)


def unit_from(unit: str, offset: int, relation: str) -> Resolver:
    """Return the resolver of "last week" (from publication) or "the following week" (from the text)."""

    def resolve(ctx: Context) -> Value:
        base, anchored = base_of(ctx, relation)
        if base is None:
            return Value()
        return unit_at(base, unit, offset, anchored)

    return resolve


def base_of(ctx: Context, relation: str) -> tuple[dt.date | None, str]:
    """Return the day a phrase counts from, and what to call it.

    "text" is the last date of the text and nothing else ("two weeks later"), "near" that date or, when the text
    has named none, publication ("the following week"), anything else publication.
    """
    if relation == "text":
        return (ctx.anchor.last if ctx.anchor else None), "text"
    if relation == "near" and ctx.anchor is not None:
        return ctx.anchor.last, "text"
    return ctx.published, "published"


def moved(base: dt.date, number: float, unit: str, anchored: str) -> Value:
    """Return the time a duration away, with the grain of its unit: "two weeks ago" is a week."""
    unit, factor = LENGTH.get(unit, (unit, 1))
    count = number * factor
    if count != int(count):
        count, unit = (count * 12, "M") if unit == "Y" else (count * 7, "D") if unit == "W" else (count, unit)
    if abs(count) > 1_000_000:
        return Value()
    if unit[0] == "T":
        days = {"TS": 86400, "TM": 1440, "TH": 24}[unit]
        if abs(count) >= days and unit == "TH":
            return on_day(cal.plus(base, int(count / days)), anchored)
        return spanned((base, base), "time", base.isoformat(), anchored)
    return replace(unit_at(base, "D" if unit == "E" else unit, round(count), anchored))


def window(number: int, unit: str, sign: int, relation: str = "") -> Resolver:
    """Return the resolver of "the last three years" or "the next two days": an interval that ends today."""
    timex = duration_timex(number, unit)

    def resolve(ctx: Context) -> Value:
        base, anchored = base_of(ctx, relation)
        letter, factor = LENGTH.get(unit, (unit, 1))
        if base is None or letter == "E" or letter[0] == "T" or number * factor > 10_000:
            return Value(timex=timex, kind="duration")
        days = {"D": 1, "W": 7}.get(letter)
        away = number * factor * sign
        far = (
            cal.plus(base, away * days)
            if days
            else cal.shift_months(base, away * (12 if letter == "Y" else 1))
        )
        if far is None:
            return Value(timex=timex, kind="duration")
        near = cal.plus(base, sign) if sign > 0 else base
        first, last = (far, near) if sign < 0 else (near, far)
        grain = GRAINS.get(letter, "day")
        return Value(first, last, grain, timex, anchored, "duration")  # type: ignore[arg-type]

    return resolve


def season(code: str, year: int | None = None, offset: int | None = None) -> Resolver:
    """Return the resolver of a season: of a year, of this/last/next, or by tense."""

    def at(year: int, anchored: str) -> Value:
        return spanned(
            cal.season_span(year, code), "quarter", f"{year:04d}-{code}", anchored, approximate=True
        )

    def resolve(ctx: Context) -> Value:
        if year is not None:
            return at(year, "absolute")
        here = ctx.published
        if here is None:
            return Value(grain="quarter", timex=code if offset is None else f"XXXX-{code}")
        spans = [(y, span) for y in range(here.year - 2, here.year + 3) if (span := cal.season_span(y, code))]
        past = [y for y, span in spans if span[1] < here]
        now = [y for y, span in spans if span[0] <= here <= span[1]]
        ahead = [y for y, span in spans if span[0] > here]
        wanted = past[-1:] if offset == -1 else ahead[:1] if offset == 1 else now
        if offset == 0 and not wanted:  # "this summer" said in May is ahead, in September behind
            sides = [(y, span) for y, span in spans if y in past[-1:] + ahead[:1]]
            wanted = [min(sides, key=lambda side: _gap(here, side[1]))[0]] if sides else []
        if offset is None:
            wanted = now or (past[-1:] if ctx.lean < 0 else ahead[:1] if ctx.lean > 0 else [])
        return at(wanted[0], "published") if wanted else Value(grain="quarter", timex=f"XXXX-{code}")

    return resolve


def _gap(here: dt.date, span: cal.Span) -> int:
    return (span[0] - here).days if span[0] > here else (here - span[1]).days


def holiday(rule: str, year: int | None = None, offset: int | None = None) -> Resolver:
    """Return the resolver of a holiday: in a year, last, next, this, or the nearest by tense."""
    month = rule[:2] if not rule.startswith("easter") else "XX"
    timex = f"XXXX-{rule}" if len(rule) == 5 else f"XXXX-{month}-XX"

    def resolve(ctx: Context) -> Value:
        if year is not None:
            return on_day(cal.holiday(rule, year), "absolute")
        here = ctx.published
        if here is None:
            one = len(set(ctx.years)) == 1
            return on_day(cal.holiday(rule, ctx.years[0]), "text", timex) if one else Value(timex=timex)
        days = [day for y in (-1, 0, 1) if (day := cal.holiday(rule, here.year + y))]
        if offset == 0:
            days = [day for day in days if day.year == here.year]
        elif offset:
            side = sorted(
                (day for day in days if (day - here).days * offset > 0), key=lambda d: abs((d - here).days)
            )
            days = side[:1]
        ranked = [(c, day) for day in days if (c := cost((day - here).days, ctx.lean, 183)) is not None]
        return on_day(min(ranked)[1], "published") if ranked else Value(timex=timex)

    return resolve


def nth_in_month(inner: Resolver, nth: int, weekday: int) -> Resolver:
    """Return the resolver of "the last Monday in March", the month being ``inner``."""

    def resolve(ctx: Context) -> Value:
        month = inner(ctx)
        if month.first is None or month.last is None:
            return Value(timex=f"{month.timex}-WXX-{weekday}-#{nth}")
        if nth > 0:
            day = cal.plus(month.first, (weekday - month.first.isoweekday()) % 7 + 7 * (nth - 1))
        else:
            day = cal.plus(month.last, -((month.last.isoweekday() - weekday) % 7))
        inside = day if day and month.first <= day <= month.last else None
        return on_day(inside, month.anchored, f"{month.timex}-WXX-{weekday}-#{nth}")

    return resolve
