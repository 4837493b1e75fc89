"""Lengths of time with their ends: "from 3 to 7 March, six days", "from 9 to 11, three hours"."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.checks._words import number_pattern, whole, words
from claimcheck.checks.page import Page
from claimcheck.model import Sentence
from claimcheck.values.times.names import months, weekdays
from claimcheck.wordlists import alternatives

# Between the two ends and the length: little more than a comma and a word or two.
GAP = r"[^.;:!?\d]{0,40}?"
WEEKDAYS_ONLY = re.compile(
    r"\b(?:working|business|weekdays?|trading|school|sitting|teaching|game|rest|match)\b", re.IGNORECASE
)


YEAR = r"(?:1[6-9]|20)\d\d(?![\d,.]*\d|s)"
# Before a length, the characters in which a word may say that it is no exact one.
AHEAD = 16


@dataclass(frozen=True, slots=True)
class Stretch:
    """The span of the two ends, the span of the stated length, and both lengths in words."""

    ends: tuple[int, int]
    stated: tuple[int, int]
    should: str
    said: str
    assumed: tuple[str, ...] = ()


@functools.cache
def hedges() -> re.Pattern[str]:
    """Return the pattern of what says, right before a length, that it is no exact one."""
    return re.compile(rf"\b(?:{alternatives(words('spans', 'hedges'))})\s+$", re.IGNORECASE)


def hedged(page: Page, sentence: Sentence, at: int) -> bool:
    """Whether a word right before the offset ``at`` says that the length there is no exact one."""
    return hedges().search(page.text[max(at - AHEAD, sentence.start) : at]) is not None


@functools.cache
def day_ends() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of "from D to D"."""
    month = alternatives(months())
    link = r"\s+(?:to|until|till|through|and)\s+"
    day = r"[0-3]?\d(?:st|nd|rd|th)?"
    year = r"(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?"
    weekday = rf"(?:(?:{alternatives(weekdays())})\b\.?,?\s+)?(?:the\s+)?"
    first = rf"\b(?:from|between)\s+{weekday}"
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            rf"{first}(?P<d1>{day})(?:\s+(?:of\s+)?(?P<m1>{month})\b\.?)?{link}{weekday}(?P<d2>{day})\s+(?:of\s+)?(?P<m2>{month})\b\.?{year}",
            rf"{first}(?P<m1>{month})\b\.?\s+(?P<d1>{day}){link}{weekday}(?:(?P<m2>{month})\b\.?\s+)?(?P<d2>{day})(?![\d:.,]*\d|\s*%){year}",
        )
    )


@functools.cache
def clock_ends() -> re.Pattern[str]:
    """Return the pattern of "from H to H"."""
    half = r"(?:\s*(?P<{0}>[ap])\.?\s?m\b\.?)?"
    hour = r"(?P<{0}>[012]?\d)(?:[:.](?P<{1}>[0-5]\d))?"
    return re.compile(
        rf"\b(?:from|between)\s+{hour.format('h1', 'n1')}{half.format('p1')}"
        rf"\s+(?:to|until|till|and)\s+{hour.format('h2', 'n2')}"
        rf"(?![\d,%])(?!\.\d){half.format('p2')}",
        re.IGNORECASE,
    )


def stretches(page: Page) -> Iterator[Stretch]:
    """Yield each stated length that does not fit its ends."""
    for sentence in page.sentences:
        for pattern in day_ends():
            for match in pattern.finditer(page.text, sentence.start, sentence.end):
                for found, unit in lengths(page.text, match, sentence.start, sentence.end, "days?|nights?"):
                    yield from wrong_days(page, match, found, unit)
        for match in clock_ends().finditer(page.text, sentence.start, sentence.end):
            for found, _ in lengths(page.text, match, sentence.start, sentence.end, "hours?"):
                yield from wrong_hours(match, found)


def lengths(
    text: str, match: re.Match[str], low: int, high: int, units: str
) -> Iterator[tuple[re.Match[str], str]]:
    """Yield the length that stands right before the ends or right after them, and its unit."""
    stated = (
        rf"(?P<n>{number_pattern()})(?:[-\s]+(?:full|long|straight|consecutive))?[-\s]+(?P<unit>{units})\b"
    )
    after = re.compile(rf"(?:\s*[,(\u2013\u2014]|\s+-|\s+for|\s+lasting){GAP}{stated}", re.IGNORECASE).match(
        text, match.end(), high
    )
    if after is not None:
        yield after, after["unit"].lower()
        return
    for before in re.finditer(stated, text[low : match.start()], re.IGNORECASE):
        gap = text[low + before.end() : match.start()]
        if re.fullmatch(rf"(?:{GAP})[,(\s]*", gap) and len(gap.split()) <= 3:
            moved = re.compile(stated, re.IGNORECASE).match(text, low + before.start())
            if moved is not None:
                yield moved, moved["unit"].lower()


def wrong_days(page: Page, match: re.Match[str], found: re.Match[str], unit: str) -> Iterator[Stretch]:
    """Yield a number of days or nights that the dates do not make, whether both ends count or not."""
    second = match["m2"] or match["m1"]
    first = match["m1"] or match["m2"]
    year = int(match["year"] or (page.today.year if page.today else 2025))
    try:
        one = dt.date(year, months()[first.lower()], int(re.sub(r"\D", "", match["d1"])))
        two = dt.date(year, months()[second.lower()], int(re.sub(r"\D", "", match["d2"])))
    except ValueError:
        return
    if two < one:
        two = two.replace(year=year + 1) if (two.month, two.day) != (2, 29) else two
    days, said = (two - one).days, whole(found["n"])
    around = page.text[match.start() - 40 if match.start() > 40 else 0 : found.end() + 20]
    if (
        days < 1
        or (said in (days - 1, days, days + 1) and unit.startswith("night"))
        or said in (days, days + 1)
        or WEEKDAYS_ONLY.search(around)
    ):
        return
    # "between" leaves both ends out at times.
    if match.group().lower().startswith("between") and said <= days:
        return
    assumed = () if match["year"] else (f"both days are of {year}",)
    yield Stretch(
        match.span(),
        (found.start("n"), found.end("unit")),
        f"{days} or {days + 1} days",
        f"{said} {unit}",
        assumed,
    )


def wrong_hours(match: re.Match[str], found: re.Match[str]) -> Iterator[Stretch]:
    """Yield a number of hours that the two times do not make."""
    one, two = clock(match, "1"), clock(match, "2")
    if one is None or two is None or match.group().lower().startswith("between"):
        return
    said = whole(found["n"])
    possible = {(two - one) / 60 % 24, (two - one) / 60 % 12} - {0.0}
    if match["p1"] or match["p2"] or two > 12 * 60 + 59:
        exact = (two + (720 if match["p2"] and match["p2"].lower() == "p" and two < 720 else 0)) - (
            one + (720 if match["p1"] and match["p1"].lower() == "p" and one < 720 else 0)
        )
        possible |= {exact / 60 % 24}
    if possible and all(abs(said - hours) >= 1 for hours in possible):
        shown = " or ".join(f"{hours:g}" for hours in sorted(possible))
        yield Stretch(match.span(), (found.start("n"), found.end("unit")), f"{shown} hours", f"{said} hours")


def clock(match: re.Match[str], which: str) -> int | None:
    """Return a time of day in minutes, or None when it is none."""
    hours, minutes = int(match["h" + which]), int(match["n" + which] or 0)
    return hours * 60 + minutes if hours <= 24 else None
