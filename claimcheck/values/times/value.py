"""What a time expression means once read, and what reading it may lean on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from claimcheck.model import Grain
from claimcheck.values.times.calendar import Span

Kind = Literal["date", "duration", "set"]


@dataclass(frozen=True, slots=True)
class Value:
    """A resolved time: an interval of days or, without one, an open value that keeps its TIMEX form."""

    first: dt.date | None = None
    last: dt.date | None = None
    grain: Grain = "day"
    timex: str = ""
    anchored: str = ""
    kind: Kind = "date"
    clock: str = ""
    approximate: bool = False


# The lean of "June's": to the past, and less so than a verb leans.
OWNED = -2
# The lean of words that are of the past as well as of the future: "forecast", "plan"; less than a verb's.
HOPED = 2


@dataclass(frozen=True, slots=True)
class Context:
    """What a relative expression is read against.

    ``anchor`` is the last date the text spoke of, ``day`` the last one of a month or less; ``years`` are the
    years of its full dates; ``lean`` is -1 when the words near the expression speak of the past, 1 of the
    future, 0 when they do not say, and ``OWNED`` of what a day or month is named for ("June's election"),
    ``HOPED`` beside "plan" or "must";
    ``opening`` says that a paragraph begins with it, as the clock does in a live report.
    """

    published: dt.date | None = None
    anchor: Value | None = None
    day: Value | None = None
    years: tuple[int, ...] = ()
    lean: int = 0
    opening: bool = False


Resolver = Callable[[Context], Value]


@dataclass(frozen=True, slots=True)
class Node:
    """A recognised part of a text: how to resolve it, and the pieces that a larger phrase may need."""

    resolve: Resolver
    num: float | None = None
    unit: str = ""
    year: int | None = None
    month: int | None = None
    dom: int | None = None
    weekday: int | None = None
    clock: str = ""
    bare: bool = False
    skip: int = 0
    day: Resolver | None = None  # of a day with a time of day: the day alone
    of_year: Callable[[int], Resolver] | None = None


def spanned(
    span: Span | None, grain: Grain, timex: str, anchored: str, *, clock: str = "", approximate: bool = False
) -> Value:
    """Return the value of an interval; a span that does not exist leaves it open."""
    if span is None:
        return Value(grain=grain, timex=timex, clock=clock)
    return Value(span[0], span[1], grain, timex, anchored, clock=clock, approximate=approximate)


def on_day(date: dt.date | None, anchored: str, timex: str = "") -> Value:
    """Return the value of one day."""
    if date is None:
        return Value(timex=timex)
    return Value(date, date, "day", date.isoformat(), anchored)
