"""Births as they are written: "born in Lima in March 1961", "(b. 1961)"; and whose they are."""

from __future__ import annotations

import calendar
import datetime as dt
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.checks._people import Cast, Person, before, known
from claimcheck.checks.page import Page, bounds
from claimcheck.values.times.calendar import holiday
from claimcheck.values.times.lexer import holidays
from claimcheck.values.times.names import months
from claimcheck.wordlists import alternatives

GAP = 90
# So far from an age or a birth its sentence is read.
REACH = 600
# After a quotation: whose it is.
SAID_BY = re.compile(
    r"[^\"\u201c\u201d\n]{0,200}[\"\u201d]\s*,?\s*(?:said|says|recalled|recalls|told|added|explained)\s+"
)
TITLE = 12


@dataclass(frozen=True, slots=True)
class Birth:
    """A birth as stated: the first and the last day it can have been."""

    start: int
    end: int
    person: Person
    first: dt.date
    last: dt.date


@functools.cache
def born_pattern() -> re.Pattern[str]:
    """Return the pattern of a birth with its year, and month and day where given."""
    named = alternatives(months())
    month = rf"(?P<month>(?i:{named}))\b\.?"
    ending = r"(?:st|nd|rd|th)?"
    date = (
        rf"(?:(?P<day>[0-3]?\d){ending}\s+(?:of\s+)?)?{month}"
        rf"(?:\s+(?P<day2>[0-3]?\d){ending})?,?\s+(?:of\s+)?"
    )
    year = r"(?P<year>(?:1[89]|20)\d\d)(?![\ds])"
    feast = rf"(?P<feast>(?i:{holidays()[1].pattern})),?\s+(?:of\s+|in\s+)?"
    return re.compile(
        # "born upstairs, in Room 4, in the spring of 1961": a number after a name is part of it.
        rf"\b(?:[Bb]orn|came\s+into\s+the\s+world)\b(?:[^.;:\d\n]{{0,50}}?(?:\s(?!(?i:{named})\b)[A-Z][a-z]+\s\d{{1,2}},[^.;:\d\n]{{0,30}}?)?"
        rf"\s(?:in|on|of))?\s+(?:{date}|{feast})?{year}|\((?:b\.|born)\s+(?P<year2>(?:1[89]|20)\d\d)\)"
    )


def feast_rule(name: str) -> str:
    """Return the rule of a holiday by its name as it is written."""
    return holidays()[0][" ".join(name.lower().replace("\u2019", "'").split())]


def born(text: str) -> Iterator[tuple[int, int, dt.date, dt.date]]:
    """Yield the births stated in ``text``: span, first and last possible day."""
    # The pattern takes 3 ms to compile, and few texts have a word of it.
    for match in (
        born_pattern().finditer(text)
        if any(word in text for word in ("orn", "(b.", "into the world"))
        else ()
    ):
        year = int(match["year"] or match["year2"])
        feast = match["feast"] and holiday(feast_rule(match["feast"]), year)
        if feast:
            yield match.start(), match.end(), feast, feast
            continue
        month = months()[match["month"].lower()] if match["month"] else None
        day = int(match["day"] or match["day2"] or 0)
        if month is None:
            yield match.start(), match.end(), dt.date(year, 1, 1), dt.date(year, 12, 31)
            continue
        length = calendar.monthrange(year, month)[1]
        if day > length:
            continue
        yield match.start(), match.end(), dt.date(year, month, day or 1), dt.date(year, month, day or length)


def nearby(page: Page, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of the sentence, cut to what can matter of one that is no sentence."""
    low, high = bounds(page, start, end)
    return max(low, start - REACH), min(high, end + REACH)


def stated_births(page: Page, cast: Cast) -> Iterator[Birth]:
    """Yield the births of the page whose person is plain."""
    for start, end, first, last in born(page.text):
        if page.furniture(start):
            continue
        person = newborn(page, cast, start, end)
        if person is not None:
            low = max(nearby(page, start, end)[0], start - GAP)
            yield Birth(person.start if low <= person.start < start else start, end, person, first, last)


def newborn(page: Page, cast: Cast, start: int, end: int) -> Person | None:
    """Return who was born in ``text[start:end]``."""
    low, _ = nearby(page, start, end)
    clause = page.text[low:start]
    ahead = [person for person in cast.between(low, start) if known(person, cast)]
    last = ahead[-1] if ahead else None
    if last is not None:
        between = page.text[last.end : start]
        if re.fullmatch(r"(?:,\s+\d\d)?,?\s*\(?(?:who\s+)?(?:was\s+)?", between) or re.fullmatch(
            r",[^.;]{0,60},?\s+(?:who\s+)?was\s+", between
        ):
            return last
    if re.search(r"\bI\s+was\s+$", clause):
        told = SAID_BY.match(page.text, end)
        speaker = cast.after(told.end()) if told else None
        if told and speaker and (speaker.start - told.end()) < TITLE and known(speaker, cast):
            return speaker
    after = cast.after(end)
    if not clause.strip() and after is not None and page.text[end : after.start] == ", ":
        return after
    if re.search(r"(?:^|[\s\"\u201c,])(?:[Ss]?[Hh]e|I)\s+was\s+$", clause) or not clause.strip():
        named = [p for p in ahead if p.subject]
        return named[-1] if named else before(cast, low)
    return None
