"""A day or month of the headline that the text below it has nowhere, beside another that is yet to come.

"Ferry off until 26 January" above "car traffic from Monday 9 February". Of 49 dates behind "until", "to" and
the like in the headlines of the story sets the text lacks three where it tells of a day to come, and all
three are labelled wrong; the one in real news is told below.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.checks._titles import differing, end_of_titles
from claimcheck.checks.page import Conflict, Page
from claimcheck.model import TimeMention
from claimcheck.values.times.names import months, weekdays
from claimcheck.wordlists import alternatives

DAY = re.compile(r"\b[0-3]?\d\b")
GRAINS = ("day", "month")


@dataclass(frozen=True, slots=True)
class Named:
    """A date of a sentence with the name of its month: month (1 to 12), day, and the preposition before."""

    place: int
    time: TimeMention
    month: int
    day: int | None
    behind: str

    def alike(self, other: Named) -> bool:
        """Whether two dates can be one, whatever their years."""
        return self.month == other.month and (None in (self.day, other.day) or self.day == other.day)


@functools.cache
def patterns() -> dict[str, re.Pattern[str]]:
    """Return the patterns of a month, and of what stands between a preposition and a date."""
    part = r"(?:(?:the\s+)?(?:end|start|beginning|middle)\s+of\s+|early\s+|late\s+|mid[\s-]*)"
    day = rf"(?:(?:{alternatives(weekdays())})\b\.?,?\s+)"
    return {
        "month": re.compile(rf"\b(?P<month>{alternatives(months())})\b", re.IGNORECASE),
        "behind": re.compile(
            rf"\b(?P<how>until|till|to|by|from|on|in|before)\s+(?:the\s+)?{part}?{day}?$", re.IGNORECASE
        ),
    }


def other_dates(page: Page) -> Iterator[Conflict]:
    """Yield each day or month of the headline that the text lacks, with the one to come that it has."""
    titles = [n for n, sentence in enumerate(page.sentences) if sentence.role == "headline"]
    heads = [one for n in titles for one in named(page, n) if one.behind]
    if not heads or page.today is None:
        return
    below = [n for n, sentence in enumerate(page.sentences) if sentence.role != "headline"]
    told = [one for n in below for one in named(page, n)]
    for head in heads:
        if spoken(page, head, told, below):
            continue
        coming = [one for one in told if first_of(one) > page.today.toordinal()]
        coming = [one for one in coming if one.place == coming[0].place]  # later dates are of other things
        alike = [one for one in coming if one.behind == head.behind] or coming
        if alike:
            other = max(alike, key=lambda one: (first_of(one), -one.time.start))
            spots = [(t.start, t.end, page.text[t.start : t.end]) for t in (head.time, other.time)]
            reason = "the text has the headline's date nowhere, and this one to come"
            yield differing(page, spots[0], spots[1], reason, "date", else_of="events", confidence=0.7)


def first_of(one: Named) -> int:
    """Return the first day of a date, as a number of days."""
    when = one.time.when
    return when.first.toordinal() if when is not None and when.first is not None else 0


def named(page: Page, place: int) -> Iterator[Named]:
    """Yield the days and months of a sentence that are told by the name of the month."""
    start = page.sentences[place].start
    for time in page.times[place]:
        written = page.text[time.start : time.end]
        month = patterns()["month"].search(written)
        if time.kind != "date" or time.when is None or time.when.grain not in GRAINS or month is None:
            continue
        day = DAY.search(written) if time.when.grain == "day" else None
        behind = patterns()["behind"].search(page.text[start : time.start])
        how = behind["how"].lower() if behind else ""
        yield Named(place, time, months()[month["month"].lower()], int(day.group()) if day else None, how)


def spoken(page: Page, head: Named, told: list[Named], below: list[int]) -> bool:
    """Whether the text has a headline's date: by name, as a day without a month, or within a longer time."""
    if any(head.alike(one) for one in told):
        return True
    if head.day is None:
        rest = page.text[end_of_titles(page) :]
        names = (months()[match["month"].lower()] for match in patterns()["month"].finditer(rest))
        if head.month in names:
            return True
    for n in below:
        for time in page.times[n]:
            when = time.when
            if when is None or when.first is None or when.last is None or when.grain == "year":
                continue
            if when.first.year == when.last.year and when.first.month <= head.month <= when.last.month:
                same = when.first.month == head.month and when.first.day == head.day
                if head.day is None or when.grain != "day" or same:
                    return True
    return False
