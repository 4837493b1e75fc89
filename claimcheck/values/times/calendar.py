"""Days as intervals: months, weeks, quarters, seasons, shifts and holidays, with no clock and no guess.

Every function is total: what does not exist (30 February, a year past 9999) is None.
"""

from __future__ import annotations

import datetime as dt

Span = tuple[dt.date, dt.date]

SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # meteorological, northern; a winter ends a year later


def day(year: int, month: int, number: int) -> dt.date | None:
    """Return the date, or None when the calendar has no such day."""
    try:
        return dt.date(year, month, number)
    except (ValueError, OverflowError):
        return None


def plus(date: dt.date, days: int) -> dt.date | None:
    """Return the date ``days`` later, or None beyond the calendar."""
    try:
        return date + dt.timedelta(days=days)
    except OverflowError:
        return None


def month_span(year: int, month: int, count: int = 1) -> Span | None:
    """Return first and last day of ``count`` months; ``month`` may lie outside 1 to 12."""
    first = day(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
    after = month + count
    end = day(year + (after - 1) // 12, (after - 1) % 12 + 1, 1)
    if first is None or end is None:
        return None
    return first, end - dt.timedelta(days=1)


def year_span(year: int, count: int = 1) -> Span | None:
    """Return first and last day of ``count`` years."""
    first, last = day(year, 1, 1), day(year + count - 1, 12, 31)
    return (first, last) if first and last else None


def week_span(date: dt.date, offset: int = 0) -> Span | None:
    """Return Monday and Sunday of the ISO week of ``date``, ``offset`` weeks on."""
    monday = plus(date, offset * 7 - date.weekday())
    sunday = plus(monday, 6) if monday else None
    return (monday, sunday) if monday and sunday else None


def week_of_year(year: int, number: int) -> Span | None:
    """Return Monday and Sunday of ISO week ``number``."""
    try:
        monday = dt.date.fromisocalendar(year, number, 1)
    except ValueError:
        return None
    return week_span(monday)


def season_span(year: int, season: str) -> Span | None:
    """Return the three months of a season; the winter of 2025 ends in February 2026."""
    return month_span(year, SEASON_MONTH[season], 3)


def shift_months(date: dt.date, months: int) -> dt.date | None:
    """Return the same day ``months`` later, or the last day of a shorter month."""
    span = month_span(date.year, date.month + months)
    return None if span is None else min(span[0].replace(day=1) + dt.timedelta(days=date.day - 1), span[1])


def nth_weekday(year: int, month: int, nth: int, weekday: int) -> dt.date | None:
    """Return the nth (1.., or -1 for the last) ISO weekday of a month."""
    span = month_span(year, month)
    if span is None or nth == 0:
        return None
    if nth < 0:
        back = (span[1].isoweekday() - weekday) % 7
        return span[1] - dt.timedelta(days=back + 7 * (-nth - 1))
    number = 1 + (weekday - span[0].isoweekday()) % 7 + 7 * (nth - 1)
    return day(year, month, number)


def easter(year: int) -> dt.date | None:
    """Return Easter Sunday of the Gregorian calendar (the anonymous algorithm of Nature, 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    return day(year, (h + k - 7 * m + 114) // 31, (h + k - 7 * m + 114) % 31 + 1)


def holiday(rule: str, year: int) -> dt.date | None:
    """Return the day of a holiday of holidays.toml in a year."""
    if rule.startswith("easter"):
        sunday = easter(year)
        return plus(sunday, int(rule[6:])) if sunday else None
    if "-" in rule and " " not in rule:
        month, number = rule.split("-")
        return day(year, int(month), int(number))
    parts = rule.split()
    found = nth_weekday(year, int(parts[0]), int(parts[1]), int(parts[2]))
    return plus(found, int(parts[3])) if found and len(parts) > 3 else found


def iso_week(date: dt.date) -> str:
    """Return the TIMEX value of the week a date is in ("1998-W32")."""
    year, week, _ = date.isocalendar()
    return f"{year:04d}-W{week:02d}"
