"""The words at two values that let both hold (``words.toml``)."""

from __future__ import annotations

import functools

from claimcheck import wordlists


def words(section: str, name: str) -> tuple[str, ...]:
    """Return one list of words, in the order of the file."""
    return tuple(wordlists.table("claimcheck.judge.compatible")[section][name])


def either(section: str, name: str) -> str:
    """Return the words of a list as alternatives of a regular expression, with what holds them together."""
    return rf"(?:{wordlists.alternatives(words(section, name))})"


@functools.cache
def by_word(section: str) -> dict[str, str]:
    """Return the words of a section's lists, each with the name of its list."""
    lists: dict[str, list[str]] = wordlists.table("claimcheck.judge.compatible")[section]
    return {word: name for name, listed in lists.items() for word in listed}


def shares() -> dict[str, float]:
    """Return the shares that words name, by their names."""
    named: dict[str, tuple[int, int]] = wordlists.table("claimcheck.judge.compatible")["shares"]
    return {name: part / whole for name, (part, whole) in named.items()}
