"""Resolvers: from the pieces of a time expression to an interval, or to an open value.

Each function returns a ``Resolver``; nothing here looks at the text. What a bare weekday, month or day of a
month points to follows the words around it (``Context.lean``) and the nearness to the day of publication.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from claimcheck.values.times import calendar as cal
from claimcheck.values.times.units import base_of
from claimcheck.values.times.value import HOPED, OWNED, Context, Resolver, Value, on_day, spanned

# How much farther a date may lie on the side the tense speaks of before the near one on the other side is
# taken: 6 keeps "was shot on Oct. 23" (January) in the past and "said it opens on March 12" (March 1) ahead.
AGAINST = 6.0


AGAINST_PAST = (
    12.0  # a month, said of the past: the one just ahead never beats the tense ("was agreed in June")
)


AGAINST_OWNED = 2.0  # "June's by-election" is the one of next month rather than that of last year


AGAINST_HOPED = 4.0  # "the bulletin forecast gusts on 14 February" (April) is no day of next year


AGAINST_FUTURE = 8.0  # said of the future: the one just gone does ("expected to report August sales")


OTHER_WEEKDAY = (
    3.0  # "Thursday, September 18": a near day of another weekday is a slip, a far one another year
)
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
    factor = AGAINST_HOPED if lean == HOPED else AGAINST
    if lean != HOPED and limit == LIMIT["month"]:
        factor = AGAINST_OWNED if lean == OWNED else AGAINST_PAST if lean < 0 else AGAINST_FUTURE
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
        alike = [day for day in found if day.isoweekday() == weekday]
        ranked = [
            (c * (1.0 if day in alike or weekday is None else OTHER_WEEKDAY), day)
            for day in found
            if (c := cost((day - here).days, ctx.lean, LIMIT["day"])) is not None
        ]
        if not ranked and len(alike) == 1:
            return on_day(alike[0], "published")
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
    """Return the resolver of a weekday: bare, or with "last", "next", "this", "coming", "previous"."""
    timex = f"XXXX-WXX-{weekday}"

    def resolve(ctx: Context) -> Value:
        base, anchored = base_of(ctx, "near" if relation in ("previous", "following", "same") else "", "D")
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
            of_year = [y for y, span in sides if span[0].year == span[1].year == here.year]
            nearest = [min(sides, key=lambda side: _gap(here, side[1]))[0]] if sides else []
            leant = past[-1:] if ctx.lean < 0 else ahead[:1] if ctx.lean > 0 else []
            wanted = of_year or leant or nearest
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
