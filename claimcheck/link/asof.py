"""Where the day of a dated claim stands to that of an article: long before it, just before, on it, after."""

from __future__ import annotations

import datetime as dt
import functools
import re

from claimcheck.link.words import listed
from claimcheck.model import Claim, When
from claimcheck.values.times.names import months, weekdays
from claimcheck.wordlists import alternatives

YEAR = 365
WEEK = 7
# Verbs of reporting.
SAYING = listed("saying")
# Bounds of what is to be done, and not of when it was said.
KEPT_TO = frozenset({"by", "until", "before", "from"})
# Days from what happened to the article that tells it as news.
NEWS = 2


def long_past(claim: Claim) -> bool:
    """Whether a dated claim is of a day a year and more before its article; no article has its own."""
    day = claim.source.published
    last = claim.value.last if isinstance(claim.value, When) else None
    return last is not None and day is not None and (day - last).days > YEAR


def ahead(claim: Claim, day: dt.date) -> bool:
    """Whether a dated claim is of a time that begins after a day."""
    return isinstance(claim.value, When) and claim.value.first is not None and claim.value.first > day


def done(claim: Claim) -> bool:
    """Whether a dated claim tells as a fact of a day that is over when its article is written."""
    day, value = claim.source.published, claim.value
    if claim.modality != "fact" or day is None or not isinstance(value, When) or value.last is None:
        return False
    return value.last <= day


def today(claim: Claim) -> bool:
    """Whether a dated claim gives the very day or week of its article: "today", "this week"."""
    day, value = claim.source.published, claim.value
    if day is None or not isinstance(value, When) or value.first is None or value.last is None:
        return False
    if hour_only(claim):
        return False  # nobody says that it is of today
    return value.first <= day <= value.last and (value.last - value.first).days < WEEK


@functools.cache
def day_words() -> re.Pattern[str]:
    """Return the pattern of what tells of which day an hour is."""
    told = alternatives([*months(short=False), *weekdays(short=False), *listed("of_which_day")])
    return re.compile(rf"\b(?:{told})\b|\d(?:st|nd|rd|th)\b|/|\d{{4}}", re.IGNORECASE)


def hour_only(claim: Claim) -> bool:
    """Whether a dated claim gives an hour alone: of which day it is stands elsewhere, or nowhere."""
    value = claim.value
    timed = isinstance(value, When) and value.clock[1:2].isdigit()
    return timed and day_words().search(claim.value_text) is None


def just_before(claim: Claim) -> bool:
    """Whether a dated claim is of the days of its article: the day itself, or one of the two before."""
    day, value = claim.source.published, claim.value
    if day is None or not isinstance(value, When) or value.first is None or value.last is None:
        return False
    return (day - value.first).days <= NEWS and value.last <= day


def each_news(a: Claim, b: Claim) -> bool:
    """Whether two articles, weeks apart, each tell of a day just before their own, each its own news."""
    one, other = a.source.published, b.source.published
    if one is None or other is None or abs((one - other).days) < 2 * WEEK:
        return False
    return all(just_before(c) for c in (a, b))


def foretold(a: Claim, b: Claim) -> bool:
    """Whether what one side alone foresees has come on the other: a figure is measured, a day is past.

    What is planned is yet to come too: "we expect it to cost 86 million", "it is to cost 112 million".
    """
    if a.kind == "date":
        return done(a) or done(b)
    return "plan" not in (a.modality, b.modality)


def said(claim: Claim) -> bool:
    """Whether a dated claim is of somebody saying something: "officials said on Saturday".

    Not what is yet to come or to be kept to: "they are to report by May", "on 1 July, the council tells us".
    """
    day = claim.source.published
    to_come = day is not None and ahead(claim, day)
    bound = KEPT_TO.isdisjoint(claim.modifiers[:1])
    return claim.predicate in SAYING and bound and not to_come and claim.modality != "plan"
