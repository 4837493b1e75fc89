"""A weekday that does not fit its date.

Reports a weekday beside a date that falls on another day of the week: in the year that is written, or in
that of the article, or, when neither is known, in any year that the page speaks of. Also two such dates
that no one year can hold. A wrong weekday sends readers to the wrong day, and shows that a date was typed
from memory.

Conflicts: "the hearing on Tuesday, 4 March 2026" (it is a Wednesday).
Does not: "the hearing on Wednesday, 4 March 2026"; "on Tuesday, 4 March, last year" (2025 fits).
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.checks._words import either, full_date, ordinals
from claimcheck.checks.page import Conflict, Page, Passage, passage
from claimcheck.values.days import MONTHS, day
from claimcheck.values.times.names import months, weekdays
from claimcheck.wordlists import alternatives

NUMBER = 503
NAME = "weekday"

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d,]*\d)")
# A date without a year that lies further from the article's day than this may be of the year before or after.
NEAR = 120
# Dates without a known year are held against so many that follow.
MANY = 20
# The date line of an edition is at most this far from the day of its story's other articles.
EDITION = 14
# "The memo is dated 4 May 2026. ... it was a Tuesday": how far the weekday may stand from its date.
REACH = 160


# What an article on an anniversary says of the years that lie between.
KEPT = re.compile(
    r"\banniversar|\bcentenar|\byears (?:ago|on|since|later|after|earlier)\b|\bdecades?\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A weekday with its date as written; the year is None when it is left out.

    ``apart`` is where the weekday's own clause starts, and -1 when it stands with the date.
    """

    start: int
    end: int
    weekday: int
    month: int
    day: int
    year: int | None
    apart: int = -1


@functools.cache
def said() -> re.Pattern[str]:
    """Return what every weekday after its date has before it: "a Tuesday", "(Tuesday"."""
    return re.compile(rf"(?:\sa\s+|\(\s*(?:an?\s+)?)(?:{alternatives(weekdays())})\b", re.IGNORECASE)


@functools.cache
def patterns(*, behind: bool) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of a weekday before its date; of one ``behind``, or in a later clause."""
    days = [word for word, number in ordinals().items() if number <= 31]
    month = rf"(?P<month>{alternatives(months())})\b\.?"
    day = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
    year = r"(?:,?\s+(?P<year>(?:19|20)\d\d)(?![\d,.]*\d))?"
    weekday = rf"\b(?P<weekday>{alternatives(weekdays())})\b\.?"
    orders = (
        rf"(?:the\s+)?{month}\s+{day}(?![\d:]|[.,]\d){year}",
        rf"(?:the\s+)?(?<![\d.,:]){day}\s+(?:of\s+)?{month}{year}",
        rf"the\s+(?P<day>{alternatives(days)})\s+of\s+{month}{year}",
    )
    iso = r"(?P<year>(?:19|20)\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?!\d)"
    ahead = [rf"{weekday}(?:,?\s+|\s*\(\s*){date}" for date in (*orders, iso)]
    after = [
        rf"\b{date}(?:,\s+a\s+|,?\s+(?:which\s+)?(?:is|was|fell|falls)\s+(?:on\s+)?a\s+|\s*\(\s*(?:an?\s+)?){weekday}"
        for date in orders
    ]
    later = [
        rf"\b{date}(?P<gap>[^\n]{{1,{REACH}}}?)\b(?P<apart>it|that|this|the\s+day)\s+(?:was|is|fell\s+on|falls\s+on|will\s+be)\s+a\s+{weekday}"
        for date in orders
    ]
    chosen = (*after, *later) if behind else ahead
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in chosen)


def check(page: Page) -> Iterator[Conflict]:
    """Yield each weekday that does not fit its date."""
    found = sorted(set(dated(page.text)), key=lambda d: (d.start, d.end))
    written = sorted({one.year for one in found if one.year} | full_years(page.text))
    for n, one in enumerate(found):
        # A date line is no claim, but a full date, or one of these very days, is wrong anywhere on the page.
        if page.furniture(one.start) and not one.year and away(page, one) > EDITION:
            continue
        years, assumed = possible(page, one, written)
        if years and not any(fits(one, year) for year in years):
            yield conflict(page, one, years[0], assumed)
        elif not years:
            yield from clashes(page, one, found[n + 1 : n + 1 + MANY])


def dated(text: str) -> Iterator[Dated]:
    """Yield the weekdays of ``text`` that stand with a date."""
    # Six patterns of ten are of a weekday behind its date: few texts have one, and each takes 1 ms.
    known = (*patterns(behind=False), *(patterns(behind=True) if said().search(text) else ()))
    for pattern in known:
        for match in pattern.finditer(text):
            told = match.groupdict()
            month = int(told["month"]) if told["month"].isdecimal() else months()[told["month"].lower()]
            number = ordinals().get(told["day"].lower()) or int(told["day"])
            if not 1 <= number <= 31 or not 1 <= month <= 12:
                continue
            if several(text, match) or broken(told.get("gap") or "") or titled(text, match):
                continue
            yield Dated(
                start=match.start(),
                end=match.end(),
                weekday=weekdays()[told["weekday"].lower()] - 1,
                month=month,
                day=number,
                year=int(told["year"]) if told["year"] else None,
                apart=match.start("apart") if told.get("apart") else -1,
            )


def away(page: Page, one: Dated) -> int:
    """Return how many days the date is from the page's day, in the year that is nearest."""
    near = page.today
    if near is None:
        return 366
    days = [calendar_day(one, year) for year in range(near.year - 1, near.year + 2)]
    return min((abs((day - near).days) for day in days if day), default=366)


def several(text: str, match: re.Match[str]) -> bool:
    """Whether one weekday and date of several were caught ("Saturday and Sunday, May 2 and 3")."""
    behind = text[match.end() : match.end() + 12]
    ahead = text[max(match.start() - 24, 0) : match.start()]
    return bool(
        re.match(r"\s*(?:and|or|to|through|until|[-\u2013\u2014&/])\s*\d", behind)
        or re.search(rf"(?:{alternatives(weekdays())})\.?\s*(?:and|or|[-\u2013/&])\s*$", ahead, re.IGNORECASE)
    )


def titled(text: str, match: re.Match[str]) -> bool:
    """Whether a short form of a weekday is the end of a name ("Edmonton Sun, May 2, 2008")."""
    if match["weekday"].lower() in weekdays(short=False):
        return False
    ahead = text[max(match.start("weekday") - 24, 0) : match.start("weekday")]
    return bool(re.search(r"(?:\b[A-Z][\w'\u2019-]*|\bthe)[ \t]+$", ahead))


def broken(gap: str) -> bool:
    """Whether another date or weekday stands between a date and the weekday said of it later."""
    listed = (*weekdays(), *(word for word in months() if word not in ("may", "march")))
    return bool(re.search(rf"\b(?:{alternatives(listed)})\b|\n\s*\n", gap, re.IGNORECASE))


def fits(one: Dated, year: int) -> bool:
    """Whether the date is on its weekday in ``year``; a date that year has not fits nothing."""
    day = calendar_day(one, year)
    return day is not None and day.weekday() == one.weekday


def calendar_day(one: Dated, year: int) -> dt.date | None:
    """Return the day in ``year``, or None when that year does not have it."""
    try:
        return dt.date(year, one.month, one.day)
    except ValueError:
        return None


def possible(page: Page, one: Dated, written: list[int]) -> tuple[list[int], tuple[str, ...]]:
    """Return the years the date may be of, the likeliest first, and what was assumed; [] when unknown.

    ``written`` holds the years of the page's full dates.
    """
    if one.year is not None:
        return [one.year], ()
    near = page.today
    around = page.text[max(one.start - 300, 0) : one.end + 150]
    spoken = [int(year) for year in YEAR.findall(around)]
    if near is None:
        if len(written) != 1:
            return [], ()
        return [written[0], *spoken], (
            f"the year is {written[0]}, the only one of a full date in the article",
        )
    days = [
        (abs((day - near).days), year)
        for year in range(near.year - 1, near.year + 2)
        if (day := calendar_day(one, year))
    ]
    if not days:
        return [near.year], page.assumption()
    distance, year = min(days)
    # Another paragraph's "next year" is not of this date; nor is a year in which somebody was born, when the
    # article is of these very days and keeps no anniversary: one weekday in seven fits any year by chance.
    before, after = page.text[max(one.start - 300, 0) : one.start], page.text[one.start : one.end + 150]
    told = before.rpartition("\n")[2] + after.partition("\n")[0]
    if distance <= EDITION and not KEPT.search(around):
        spoken = [int(written) for written in YEAR.findall(told)]
    years = [year, *spoken]
    if distance > NEAR or either("years", "other").search(told):
        years += [near.year - 1, near.year, near.year + 1]
    return years, page.assumption()


def full_years(text: str) -> set[int]:
    """Return the years of the full dates in ``text``."""
    return {int(year) for year in full_date().findall(text)}


@functools.cache
def cycle(weekday: int, month: int, day: int) -> frozenset[int]:
    """Return the years of the calendar's cycle of 28 in which a date is on a weekday."""
    one = Dated(0, 0, weekday, month, day, None)
    return frozenset(year for year in range(2001, 2029) if fits(one, year))


def clashes(page: Page, one: Dated, later: list[Dated]) -> Iterator[Conflict]:
    """Yield the first later date that cannot be of one year with ``one``, when both leave the year out."""
    for other in later:
        if other.year is not None or abs(other.month - one.month) > 2:
            continue
        if cycle(one.weekday, one.month, one.day) & cycle(other.weekday, other.month, other.day):
            continue
        yield Conflict(
            passages=(
                passage(page, one.start, one.end, page.text[one.start : one.end]),
                passage(page, other.start, other.end, page.text[other.start : other.end]),
            ),
            message="Two weekdays with dates that no one year has",
            reasons=(f"{shown(page, one)} and {shown(page, other)} are never of the same year",),
            assumed=("both dates are of one year",),
            explanations=("the dates may be of different years",),
            confidence=0.7,
            topic="weekday",
        )
        return


def shown(page: Page, one: Dated) -> str:
    """Return the words of the date, on one line and in quotation marks."""
    return f"\u201c{' '.join(page.text[one.start : one.end].split())}\u201d"


def conflict(page: Page, one: Dated, year: int, assumed: tuple[str, ...]) -> Conflict:
    """Return the conflict of a weekday that does not fit ``year``."""
    date = calendar_day(one, year)
    if date is None:
        reason = f"{MONTHS[one.month - 1]} {year} has no day {one.day}"
    else:
        reason = f"{day(date)} is a {DAYS[date.weekday()]}, not a {DAYS[one.weekday]}"
    name = DAYS[one.weekday]
    if one.apart < 0:
        spots: tuple[Passage, ...] = (passage(page, one.start, one.end, name, "the weekday and its date"),)
    else:
        words = page.text[one.start : one.apart].split(",")[0]
        spots = (
            passage(page, one.start, one.start + 1, " ".join(words.split()[:3]).strip(".,;"), "the date"),
            passage(page, one.apart, one.end, name, "the weekday"),
        )
    return Conflict(
        passages=spots,
        message=f"The weekday does not fit the date: {reason}",
        reasons=(f"{shown(page, one)} names a day and a weekday",),
        assumed=assumed,
        explanations=() if one.year else ("the date may be of another year",),
        confidence=0.95 if one.year else 0.85 if page.document.published else 0.7,
        topic="weekday",
    )
