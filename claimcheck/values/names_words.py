"""The word lists by which names are found and described (names.toml)."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from claimcheck import wordlists


@dataclass(frozen=True, slots=True)
class NameWords:
    """The lists of names.toml; ``class_of`` and ``finer_of`` go from a word to what it says of a bearer."""

    titles: frozenset[str]
    persons: frozenset[str]
    roles: frozenset[str]
    forms: frozenset[str]
    tails: frozenset[str]
    heads: frozenset[str]
    places: frozenset[str]
    before: frozenset[str]
    numbered: frozenset[str]
    particles: frozenset[str]
    calendar: frozenset[str]
    strange: frozenset[str]
    either: frozenset[str]
    openers: frozenset[str]
    initials: frozenset[str]
    class_of: dict[str, str]
    named_class: dict[str, str]
    finer_of: dict[str, frozenset[str]]


@functools.cache
def name_words() -> NameWords:
    """Return the word lists, read once."""
    data = wordlists.table("claimcheck.values", "names.toml")
    finer: dict[str, set[str]] = {}
    for name, words in data["finer"].items():
        for word in words:
            finer.setdefault(word, set()).add(name)
    return NameWords(
        titles=frozenset(data["titles"]),
        persons=frozenset(data["persons"]),
        roles=frozenset(data["roles"]),
        forms=frozenset(data["forms"]),
        tails=frozenset(data["tails"]),
        heads=frozenset(data["heads"]),
        places=frozenset(data["places"]),
        before=frozenset(data["before"]),
        numbered=frozenset(data["numbered"]),
        particles=frozenset(data["particles"]),
        calendar=frozenset(data["calendar"]),
        either=frozenset(data["either"]),
        openers=frozenset(data["openers"]),
        initials=frozenset(data["initials"]),
        strange=frozenset(data["strange"]["words"]),
        class_of={word: name for name, words in data["classes"].items() for word in words},
        named_class={word: name for name, words in data["named"].items() for word in words},
        finer_of={word: frozenset(names) for word, names in finer.items()},
    )
