"""Cues: the words that turn, weaken, date or attribute what stands near them, read from ``cues/*.toml``.

A cue is data, in the form that medspaCy's ConText gave it: a category, literals (sequences of lemmas or
of words as written), a direction, a scope, words that end the scope, and pseudo-cues that look like a cue
of the category and are none ("not only"). In a literal, ``a|b`` is either word, and ``<num>``, ``<year>``,
``<name>``, ``<noun>``, ``<verb>``, ``<to>`` stand for any word of that sort, but never in first place.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any, Literal

from claimcheck import wordlists
from claimcheck.errors import ConfigError
from claimcheck.model import Token

Direction = Literal["forward", "backward", "both", "here"]
Scope = Literal["clause", "segment", "sentence", "phrase", "complement"]

# No window reaches further than this many tokens; news clauses are shorter, hostile input is not.
REACH = 60
DIRECTIONS = ("forward", "backward", "both", "here")
SCOPES = ("clause", "segment", "sentence", "phrase", "complement")


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue: what it says, the words that make it, and how far it reaches.

    ``rest`` are the words after the first, ``sorts`` the tests that stand for words there. ``also`` is a
    second mark that it sets. ``pos`` limits the first word to some parts of speech.
    """

    category: str
    rest: tuple[frozenset[str], ...]
    direction: Direction = "both"
    scope: Scope = "clause"
    reach: int = REACH
    stop: frozenset[str] = frozenset()
    pos: frozenset[str] = frozenset()
    pseudo: bool = False
    also: str = ""
    sorts: tuple[tuple[Callable[[Token], bool], ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue where it stands in a sentence: ``tokens[start:end]``."""

    cue: Cue
    start: int
    end: int


Index = Mapping[str, tuple[Cue, ...]]


def is_number(token: Token) -> bool:
    """Whether the token is a numeral."""
    return token.pos == "NUM" or token.tag == "CD"


def is_year(token: Token) -> bool:
    """Whether the token reads as a year from 1800 to 2099."""
    text = token.text
    return len(text) == 4 and text.isascii() and text.isdigit() and text[:2] in ("18", "19", "20")


SORTS: dict[str, Callable[[Token], bool]] = {
    "<num>": is_number,
    "<year>": is_year,
    "<name>": lambda token: token.pos == "PROPN",
    "<noun>": lambda token: token.pos == "NOUN",
    "<verb>": lambda token: token.pos in ("VERB", "AUX"),
    "<to>": lambda token: token.tag == "TO" or (token.pos == "PART" and token.lemma == "to"),
}


@functools.cache
def words(name: str) -> frozenset[str]:
    """Return a word list of ``words.toml``."""
    return frozenset(wordlists.table("claimcheck.marks")[name])


@functools.cache
def index() -> Index:
    """Return the cues of the package, by first word, the longest first."""
    table: dict[str, list[Cue]] = {}
    folder = resources.files("claimcheck.marks").joinpath("cues")
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".toml"):
            for entry in tomllib.loads(file.read_text(encoding="utf-8")).get("cue", []):
                add(table, entry, file.name)
    order: Callable[[Cue], Any] = lambda cue: (-len(cue.rest), not cue.pseudo, cue.category)  # noqa: E731
    return {word: tuple(sorted(cues, key=order)) for word, cues in table.items()}


def is_pseudo(category: str, first: str, second: str) -> bool:
    """Whether two words, as written, look like a cue of a category and are none: "for nothing"."""
    return any(
        cue.pseudo and cue.category == category and len(cue.rest) == 1 and second in cue.rest[0]
        for cue in index().get(first, ())
    )


def add(table: dict[str, list[Cue]], entry: Mapping[str, Any], name: str) -> None:
    """Put one entry of a cue file into ``table``; raises ConfigError where it is malformed."""
    if entry.get("direction", "both") not in DIRECTIONS or entry.get("scope", "clause") not in SCOPES:
        raise ConfigError(f"bad direction or scope in cue {entry.get('literals')}", where=name)
    for literal in entry["literals"]:
        first, *rest = (frozenset(word.split("|")) for word in literal.split())
        for word in sorted(first):
            if word in SORTS:
                raise ConfigError(f"a cue cannot start with {word}: {literal!r}", where=name)
            cue = Cue(
                category=entry["category"],
                rest=tuple(rest),
                direction=entry.get("direction", "both"),
                scope=entry.get("scope", "clause"),
                reach=entry.get("reach", REACH),
                stop=frozenset(entry.get("stop", ())),
                pos=frozenset(entry.get("pos", ())),
                pseudo=entry.get("pseudo", False),
                also=entry.get("also", ""),
                sorts=tuple(tuple(SORTS[w] for w in sorted(words) if w in SORTS) for words in rest),
            )
            table.setdefault(word, []).append(cue)


def find(tokens: Sequence[Token], lowers: Sequence[str]) -> list[Hit]:
    """Return the cues in ``tokens``, in order: of one category the leftmost and longest, no pseudo-cues."""
    table = index()
    hits: list[Hit] = []
    taken: dict[str, int] = {}
    lemmas = [token.lemma for token in tokens]
    known = [i for i, lemma in enumerate(lemmas) if lowers[i] in table or lemma in table]
    for i in known:
        token = tokens[i]
        after = lemmas[i + 1] if i + 1 < len(lemmas) else ""
        for cue in starting(lowers[i], token.lemma, lowers[i + 1] if after else "", after):
            if (cue.pos and token.pos not in cue.pos) or taken.get(cue.category, 0) > i:
                continue
            end = i + 1 + len(cue.rest)
            if cue.rest and (end > len(tokens) or not follows(cue, tokens, lowers, i + 1)):
                continue
            taken[cue.category] = end
            if not cue.pseudo:
                hits.append(Hit(cue, i, end))
    return hits


@functools.lru_cache(maxsize=65536)
def starting(lower: str, lemma: str, after: str, after_lemma: str) -> tuple[Cue, ...]:
    """Return the cues that start with a word and can go on with the one after it, the longest first."""
    table = index()
    return tuple(
        cue
        for cue in sorted_pair(table.get(lower), table.get(lemma) if lemma != lower else None)
        if not cue.rest or cue.sorts[0] or after in cue.rest[0] or after_lemma in cue.rest[0]
    )


def sorted_pair(first: tuple[Cue, ...] | None, second: tuple[Cue, ...] | None) -> Sequence[Cue]:
    """Return the cues of both, the longest first."""
    if not second:
        return first or ()
    if not first:
        return second
    return sorted((*first, *second), key=lambda cue: -len(cue.rest))


def follows(cue: Cue, tokens: Sequence[Token], lowers: Sequence[str], at: int) -> bool:
    """Whether the words of ``cue`` after its first stand from ``at`` on, where so many tokens are left."""
    start = at
    for words in cue.rest:
        token = tokens[at]
        if lowers[at] not in words and token.lemma not in words:
            for sort in cue.sorts[at - start]:
                if sort(token):
                    break
            else:
                return False
        at += 1
    return True
