"""Months and weekdays by their names, as the lists of ``words.toml`` have them."""

from __future__ import annotations

import functools
import re

from claimcheck.values.times.lexer import words
from claimcheck.wordlists import alternatives


@functools.cache
def months(*, short: bool = True) -> dict[str, int]:
    """Return the months in lower case with their numbers from 1; with ``short`` "feb" as well.

    >>> months()["feb"], "feb" in months(short=False)
    (2, False)
    """
    data = words()
    return {**data["months"], **data["months_doubtful"], **(data["months_short"] if short else {})}


@functools.cache
def weekdays(*, short: bool = True) -> dict[str, int]:
    """Return the weekdays in lower case with their numbers, Monday 1; with ``short`` "tues" as well."""
    data = words()
    return {**data["weekdays"], **(data["weekdays_short"] if short else {})}


@functools.cache
def weekday() -> re.Pattern[str]:
    """Return the pattern of a weekday in full, in upper or lower case."""
    return re.compile(rf"\b(?:{alternatives(weekdays(short=False))})\b", re.IGNORECASE)
