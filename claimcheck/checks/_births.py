"""Births as they are written: "born in Lima in March 1961", "(b. 1961)"."""

from __future__ import annotations

import calendar
import datetime as dt
import functools
import re
from collections.abc import Iterator

from claimcheck.checks._words import alternatives, places


@functools.cache
def born_pattern() -> re.Pattern[str]:
    """Return the pattern of a birth with its year, and month and day where given."""
    month = rf"(?P<month>(?i:{alternatives(places('months'))}))\b\.?"
    ending = r"(?:st|nd|rd|th)?"
    date = (
        rf"(?:(?P<day>[0-3]?\d){ending}\s+(?:of\s+)?)?{month}"
        rf"(?:\s+(?P<day2>[0-3]?\d){ending})?,?\s+(?:of\s+)?"
    )
    year = r"(?P<year>(?:19|20)\d\d)(?![\ds])"
    return re.compile(
        rf"\b[Bb]orn\b(?:[^.;:\d\n]{{0,50}}?\s(?:in|on|of))?\s+(?:{date})?{year}|\((?:b\.|born)\s+(?P<year2>(?:19|20)\d\d)\)"
    )


def born(text: str) -> Iterator[tuple[int, int, dt.date, dt.date]]:
    """Yield the births stated in ``text``: span, first and last possible day."""
    months = places("months")
    for match in born_pattern().finditer(text):
        year = int(match["year"] or match["year2"])
        month = months[match["month"].lower()] if match["month"] else None
        day = int(match["day"] or match["day2"] or 0)
        if month is None:
            yield match.start(), match.end(), dt.date(year, 1, 1), dt.date(year, 12, 31)
            continue
        length = calendar.monthrange(year, month)[1]
        if day > length:
            continue
        yield match.start(), match.end(), dt.date(year, month, day or 1), dt.date(year, month, day or length)
