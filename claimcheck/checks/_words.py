"""The words of the checks, read once from words.toml."""

from __future__ import annotations

import functools
import re
from typing import Any

from claimcheck import wordlists
from claimcheck.values.times.names import months
from claimcheck.wordlists import alternatives


def table() -> dict[str, Any]:
    """Return the word lists of words.toml, section by section."""
    return wordlists.table("claimcheck.checks")


@functools.cache
def words(section: str, name: str) -> tuple[str, ...]:
    """Return one list of words."""
    return tuple(table()[section][name])


@functools.cache
def word_set(section: str, name: str) -> frozenset[str]:
    """Return one list of words as a set."""
    return frozenset(words(section, name))


@functools.cache
def either(section: str, *names: str) -> re.Pattern[str]:
    """Return a pattern for any word of the named lists, as whole words, in any case."""
    listed = [word for name in names for word in words(section, name)]
    return re.compile(rf"(?<!\w)(?:{alternatives(listed)})(?!\w)", re.IGNORECASE)


@functools.cache
def ordinals() -> dict[str, int]:
    """Return the ordinals from first to hundredth that are written as words, with their numbers."""
    ones = {word: value for value, word in enumerate(words("since", "ordinals"), start=1)}
    found = dict(ones)
    for tens, tenth in enumerate(words("since", "tenths"), start=1):
        found[tenth] = 10 * tens
        if 2 <= tens <= 9:
            ten = words("numbers", "tens")[tens - 2]
            found |= {f"{ten}-{one}": 10 * tens + value for one, value in ones.items() if value < 10}
    return found


@functools.cache
def numbers() -> dict[str, int]:
    """Return the number words from zero to ninety-nine with their values."""
    found = {word: value for value, word in enumerate(words("numbers", "words"))}
    for tens, word in enumerate(words("numbers", "tens"), start=2):
        found[word] = 10 * tens
        for unit in range(1, 10):
            found[f"{word}-{words('numbers', 'words')[unit]}"] = 10 * tens + unit
    return found


@functools.cache
def number_words(least: int = 0) -> str:
    """Return the number words from ``least`` (up to 20) to ninety-nine as a regular expression.

    The longest first; tens and units apart: as a hundred alternatives, several in a pattern, they took 20 ms
    of a short run to compile.
    """
    units, tens = words("numbers", "words"), words("numbers", "tens")
    return rf"(?:(?:{alternatives(tens)})(?:-(?:{alternatives(units[1:10])}))?|{alternatives(units[least:])})"


@functools.cache
def number_pattern() -> str:
    """Return a regular expression, as text, of a whole number in digits or words; see ``whole``.

    The euro is apart: a set with a sign beyond 255 takes 0.2 ms to compile, and this stands in 23 places.
    """
    start, end = r"(?<![\d.,$\u00a3])(?<!\u20ac)", r"(?![\d,.]*\d)"
    return rf"(?:{start}(?:\d{{1,3}}(?:,\d{{3}}){{1,3}}|\d{{1,6}}){end}|\b{number_words()}\b(?!-))"


def whole(written: str) -> int:
    """Return the value of a whole number in digits or words."""
    plain = written.lower().replace(",", "")
    return int(plain) if plain.isdecimal() else numbers()[plain]


@functools.cache
def full_date() -> re.Pattern[str]:
    """Return the pattern of a month and day with a year."""
    month = rf"\b(?:{alternatives(months())})\b\.?"
    return re.compile(
        rf"(?:{month}\s+\d\d?(?:st|nd|rd|th)?,?|\b\d\d?\s+{month})\s+((?:19|20)\d\d)\b", re.IGNORECASE
    )
