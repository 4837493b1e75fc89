"""What "last week" and "two years ago" come to: calendar units seen from a day, and durations."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from claimcheck.values.times import calendar as cal
from claimcheck.values.times.value import Context, Resolver, Value, on_day, spanned

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


def relation(low: str) -> tuple[int, str]:
    """Return the offset of "last", "next", "that" and whether it counts from publication or the text."""
    return (OFFSET[low], "") if low in OFFSET else (TEXTUAL[low], "text" if TEXTUAL[low] == 0 else "near")


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


def base_of(ctx: Context, relation: str, unit: str = "Y") -> tuple[dt.date | None, str]:
    """Return the day a phrase counts from, and what to call it.

    "text" is the last date of the text and nothing else ("two weeks later"); "near" is that date or, when the
    text has named none, publication ("the following week"); anything else is publication.
    """
    if relation in ("text", "near"):
        anchor = ctx.day if unit[:1] in FINE else ctx.anchor
        if anchor is not None or relation == "text":
            return (anchor.last if anchor else None), "text"
    return ctx.published, "published"


FINE = frozenset(
    "DWTNFE"
)  # units too fine to count from a year: "two weeks later" wants a day, week or month


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
        base, anchored = base_of(ctx, relation, unit)
        if base is None:
            return Value()
        return unit_at(base, unit, offset, anchored)

    return resolve


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
        base, anchored = base_of(ctx, relation, unit)
        letter, factor = LENGTH.get(unit, (unit, 1))
        if base is None or letter == "E" or letter[0] == "T" or not 0 < number * factor < 10_000:
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
