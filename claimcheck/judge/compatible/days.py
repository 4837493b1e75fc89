"""Days that can both hold: guessed and told ones, neighbours, the end and what begins after it."""

from __future__ import annotations

import datetime as dt
import functools
import re

from claimcheck.judge.compatible.around import one_deed
from claimcheck.judge.compatible.hours import timed
from claimcheck.judge.compatible.words import either, words
from claimcheck.link.asof import hour_only
from claimcheck.link.beside import ahead, behind
from claimcheck.model import Claim, When
from claimcheck.values.times.names import months, weekday, weekdays
from claimcheck.wordlists import alternatives

# "The evening before": the day of which it is told stands elsewhere.
BEFORE = re.compile(r" before\b(?! \w)", re.IGNORECASE)
ANOTHER = re.compile(r"\banother\b", re.IGNORECASE)
# Articles so many days apart that each date what they tell to the days before them tell two events: of 8 such
# pairs 7 did.
WEEK = 7
# Words before a day: something begins on it; and something ends.
BEGINS = re.compile(rf"\b{either('days', 'begins')}\b", re.IGNORECASE)
ENDS = re.compile(rf"\b{either('days', 'ends')}\b(?! of\b)", re.IGNORECASE)
PERIODS = frozenset(words("days", "periods"))
BOUNDING = frozenset(words("days", "bounding"))
# What begins when another thing has ended begins so many days later at the most.
AFTER = 14
# Bounds of what goes on before or behind a day.
LASTING = frozenset({"until", "from", "after"})


@functools.cache
def month() -> re.Pattern[str]:
    """Return the pattern of what tells a day by more than its week: a month in full, or a year."""
    return re.compile(rf"\b(?:{alternatives(months(short=False))})\b|\d{{4}}", re.IGNORECASE)


def day_guessed(a: Claim, b: Claim) -> bool:
    """Whether a text without a date names a weekday, or an hour without a day, that the other names too."""
    one, other = a.value, b.value
    if not (isinstance(one, When) and isinstance(other, When)) or month().search(a.value_text):
        return False
    if weekday().search(a.value_text):
        known = one.first is not None and other.first is not None
        return known and a.source.published is None and of_week(one) == of_week(other)
    hour, hour2 = (w.clock.partition("/")[0] for w in (one, other))
    return hour[1:2].isdigit() and hour == hour2


def of_week(when: When) -> tuple[int, str]:
    """Return the weekday on which a time begins, and its hour or part of the day."""
    return (when.first.weekday() if when.first else -1), when.clock


def of_a_day_told(a: Claim, b: Claim) -> bool:
    """Whether a time is told from a day that stands elsewhere: "the evening before"."""
    if not isinstance(a.value, When) or month().search(a.value_text) or weekday().search(a.value_text):
        return False
    return BEFORE.match(behind(a)) is not None


def next_day(a: Claim, b: Claim) -> bool:
    """Whether one side ends where the other begins: "frozen until 2028", "from October".

    What is before an hour of Tuesday is of that day, and not of Monday.
    """
    one, other = a.value, b.value
    if not (isinstance(one, When) and isinstance(other, When)) or one.last is None or other.first is None:
        return False
    turns = "from" in b.modifiers or bool({"before", "until"} & {*a.modifiers, *b.modifiers})
    hours = any(w.clock[1:2].isdigit() for w in (one, other))
    return (other.first - one.last).days == 1 and turns and not hours


def by_the_end(a: Claim, b: Claim) -> bool:
    """Whether one side gives the end of a month or year as the latest day, and the other a day in it."""
    one, other = a.value, b.value
    if not (isinstance(one, When) and isinstance(other, When)) or one.last is None or other.first is None:
        return False
    if not one.approximate or one.first != one.last or one.grain not in ("month", "year"):
        return False
    if a.modifiers[:1] not in (("by",), ("before",)) or {*b.modifiers[:1]} & LASTING:
        return False
    first = one.last.replace(day=1) if one.grain == "month" else one.last.replace(month=1, day=1)
    return first <= other.first <= one.last


def each_of_its_week(a: Claim, b: Claim) -> bool:
    """Whether two articles, a week or more apart, each tell of a day of the week before their own."""
    one, other = a.source.published, b.source.published
    if one is None or other is None or abs((one - other).days) < WEEK or hour_only(a) or hour_only(b):
        return False
    return lately(a, one) and lately(b, other)


def lately(claim: Claim, day: dt.date) -> bool:
    """Whether a dated claim is of its article's day or one of the six before."""
    value = claim.value
    if not isinstance(value, When) or value.first is None or value.last is None:
        return False
    return (day - value.first).days < WEEK and value.last <= day


def another(a: Claim, b: Claim) -> bool:
    """Whether the day of another one of its sort is told: "another special event", "the event"."""
    if a.kind != "date" or b.kind != "date" or not a.measured or ANOTHER.search(b.quote):
        return False
    sort = rf"\banother (?:(?!(?:the|an?)\b)[\w-]+ ){{0,2}}{re.escape(a.measured)}\b"
    return re.search(sort, a.quote, re.IGNORECASE) is not None


@functools.cache
def lasts() -> re.Pattern[str]:
    """Return the pattern of the last of its kind, before a day: "the last bus", not "last week"."""
    past = alternatives([*months(short=False), *weekdays(short=False), *words("days", "past")])
    return re.compile(rf"\b{either('days', 'lasts')}\b(?! (?:{past})\b)", re.IGNORECASE)


def ends(said: str) -> bool:
    """Whether words say that something ends: "the lines end", "the last bus", not "the end of the pier"."""
    return ENDS.search(said) is not None or lasts().search(said) is not None


def begun_after(a: Claim, b: Claim) -> bool:
    """Whether one thing ends on a day, and another begins days after it: "the last bus", "vans start".

    What is done otherwise on the day after the last of its kind need not be told as a beginning.
    """
    both = timed(a, b)
    if both is None or not ends(ahead(a)):
        return False
    *_, gap = both
    if gap == 1 and lasts().search(ahead(a)) and not (one_deed(a, b) or ends(b.quote)):
        return True
    return 0 < gap <= AFTER and not BEGINS.search(ahead(a)) and starts(b)


def starts(claim: Claim) -> bool:
    """Whether the words before a day say that something begins on it, and not that something ends."""
    return BEGINS.search(ahead(claim)) is not None and not ends(ahead(claim))


def bound_of_year(a: Claim, b: Claim) -> bool:
    """Whether one day bounds a year that is told of in passing: "the budget year that starts July 1"."""
    if a.kind != "date" or b.kind != "date" or a.measured not in PERIODS or a.predicate not in BOUNDING:
        return False
    if a.predicate == b.predicate:
        return False  # "the school year starts on 1 September", "school starts on 3 September"
    return PERIODS.isdisjoint({*b.words, b.measured})


@functools.cache
def month_end() -> re.Pattern[str]:
    """Return the pattern of the end of a month: "the end of May"."""
    return re.compile(rf"\bend of (?:the month|{alternatives(months(short=False))})\b", re.IGNORECASE)


def at_month_end(a: Claim, b: Claim) -> bool:
    """Whether one day is of the week with which the month ends of which the other side tells the end."""
    one, other = a.value, b.value
    if not (isinstance(one, When) and isinstance(other, When)) or not month_end().search(a.value_text):
        return False
    if one.last is None or other.first is None or other.first != other.last:
        return False
    return 0 <= (one.last - other.first).days < WEEK
