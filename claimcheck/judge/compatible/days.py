"""Days that can both hold: guessed ones, told ones, neighbours, and each of its own week."""

from __future__ import annotations

import datetime as dt
import functools
import re

from claimcheck.judge.compatible.around import behind
from claimcheck.model import Claim, When
from claimcheck.values.times.names import months, weekday
from claimcheck.wordlists import alternatives

# "The evening before": the day of which it is told stands elsewhere.
BEFORE = re.compile(r" before\b(?! \w)", re.IGNORECASE)
ANOTHER = re.compile(r"\banother\b", re.IGNORECASE)
# Articles so many days apart that each date what they tell to the days before them tell two events: of 8 such
# pairs 7 did.
WEEK = 7


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
    """Whether one side ends where the other begins: "frozen until 2028", "from October"."""
    one, other = a.value, b.value
    if not (isinstance(one, When) and isinstance(other, When)) or one.last is None or other.first is None:
        return False
    turns = "from" in b.modifiers or bool({"before", "until"} & {*a.modifiers, *b.modifiers})
    return (other.first - one.last).days == 1 and turns


def each_of_its_week(a: Claim, b: Claim) -> bool:
    """Whether two articles, a week or more apart, each tell of a day of the week before their own."""
    one, other = a.source.published, b.source.published
    if one is None or other is None or abs((one - other).days) < WEEK:
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
