"""The word lists by which roles and their holders are read (roles.toml), and a role as it is found."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from claimcheck import wordlists
from claimcheck.language import syntax
from claimcheck.language.lemmas import bases, held
from claimcheck.model import Token


@dataclass(frozen=True, slots=True)
class Words:
    """The lists of ``roles.toml``: from a phrase to its role, and from a verb to that of its subject."""

    once: frozenset[str]
    main: frozenset[str]
    other: frozenset[str]
    any: frozenset[str]
    posts: frozenset[str]
    tops: frozenset[str]
    firms: frozenset[str]
    works: frozenset[str]
    unmade: frozenset[str]
    led: frozenset[str]
    offices: frozenset[str]
    bare: frozenset[str]
    ranks: frozenset[str]
    appointing: frozenset[str]
    assuming: frozenset[str]
    succeeding: frozenset[str]
    coming: frozenset[str]
    unheld: frozenset[str]
    awarded: frozenset[str]
    awarding: frozenset[str]
    jobs: frozenset[str]
    nouns: dict[tuple[str, ...], str]
    heads: frozenset[str]
    verbs: dict[str, str]
    near: frozenset[tuple[str, str]]


@functools.cache
def words() -> Words:
    """Return the lists of ``roles.toml``, read once."""
    data = wordlists.table("claimcheck.kinds", "roles.toml")
    nouns = {tuple(phrase.split()): role for role, group in data["nouns"].items() for phrase in group}
    near = {(a, b) for a, group in data["near"].items() for b in group}
    return Words(
        frozenset(data["once"]),
        frozenset(data["main"]),
        frozenset(data["other"]),
        frozenset(data["any"]),
        frozenset(data["posts"]),
        frozenset(data["tops"]),
        frozenset(data["firms"]),
        frozenset(data["works"]),
        frozenset(data["unmade"]),
        frozenset(data["led"]),
        frozenset(data["offices"]),
        frozenset(data["bare"]),
        frozenset(data["ranks"]),
        frozenset(data["appointing"]),
        frozenset(data["assuming"]),
        frozenset(data["succeeding"]),
        frozenset(data["coming"]),
        frozenset(data["unheld"]),
        frozenset(data["awarded"]),
        frozenset(data["awarding"]),
        frozenset(data["jobs"]),
        nouns,
        frozenset(phrase[0] for phrase in nouns) | frozenset(data["offices"]),
        {verb: role for role, group in data["verbs"].items() for verb in group},
        frozenset(near | {(b, a) for a, b in near}),
    )


@dataclass(frozen=True, slots=True)
class Held:
    """A role found: its name, the tokens of its noun or verb, and what it is of."""

    role: str
    start: int
    end: int
    of: tuple[str, ...]


def plain(token: Token) -> str:
    """Return the word under which a token is compared: a name's own form, in the singular, another's lemma.

    "The Minister of Social Affairs" is a minister of social affairs.
    """
    if token.pos != "PROPN":
        return syntax.plain(token.lemma)
    return next((base for base in bases(token.lower, "NOUN") if held(base, "NOUN")), token.lower)
