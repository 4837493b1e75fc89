"""Days as people write them: "22 April 2026", "1 to 9 June 2026"; for messages and reports."""

from __future__ import annotations

import datetime as dt

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def day(date: dt.date | None) -> str:
    """Return a date as people write it, "22 April 2026"; without one, "undated"."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}" if date else "undated"


def stretch(first: dt.date | None, last: dt.date | None) -> str:
    """Return the days from ``first`` to ``last`` as people write them; one of them may be open.

    >>> stretch(dt.date(2026, 6, 1), dt.date(2026, 8, 31)), stretch(None, dt.date(2026, 8, 31))
    ('1 June to 31 August 2026', 'up to 31 August 2026')
    >>> stretch(dt.date(2026, 2, 1), dt.date(2026, 2, 28))
    'February 2026'
    """
    if first is None or last is None:
        return f"up to {day(last)}" if first is None else f"from {day(first)}"
    if first == last:
        return day(first)
    if (last - first).days >= 27 and first.day == 1 and (last + dt.timedelta(1)).day == 1:
        if (first.year, first.month) == (last.year, last.month):
            return f"{MONTHS[first.month - 1]} {first.year}"
        if (first.month, last.month, first.year) == (1, 12, last.year):
            return str(first.year)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day(last)}"
    begin = f"{first.day} {MONTHS[first.month - 1]}" if first.year == last.year else day(first)
    return f"{begin} to {day(last)}"
