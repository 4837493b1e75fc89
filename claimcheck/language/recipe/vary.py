"""Variations of annotated sentences: other case, other quotes and hyphens, other names, no full stop.

The treebanks are letters, blogs, reviews and plain typing; news is set in type, has headlines in capitals and
names that no treebank has seen. Every function takes a sentence and gives back one with the same tree.
"""

from __future__ import annotations

import functools
import random
import re
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from importlib import resources

from claimcheck.language.recipe.treebank import Gold, name_spans

Pool = dict[tuple[str, int], list[tuple[str, ...]]]

# Shares of sentences. All-caps and title case are rarer in news than plain text, but they carry the headline.
UPPER, LOWER, TITLE, CLIPPED = 0.03, 0.05, 0.05, 0.06
CURLY, HYPHEN, DASH, RENAME = 0.4, 0.06, 0.4, 0.5
# Of the names in a sentence that is to have others, the share that stays.
KEPT = 0.3
SMALL = frozenset(
    re.findall("[a-z]+", "a an and as at but by for from in nor of off on or per the to up via vs with")
)
LONG_DASHES = {"-": "\u2014", "--": "\u2014", "\u2013": "\u2014", "\u2014": "\u2013"}


def vary(gold: Gold, dice: random.Random, pool: Pool) -> Gold:
    """Return ``gold`` or a variation of it, as the dice fall."""
    if gold.names is not None and dice.random() < RENAME:
        gold = rename(gold, dice, pool)
    if dice.random() < CLIPPED:
        gold = clip(gold)
    if dice.random() < CURLY:
        gold = curl(gold)
    if dice.random() < DASH:
        gold = dash(gold)
    if dice.random() < HYPHEN:
        gold = hyphen(gold, dice.choice("\u2011\u2010"))
    throw = dice.random()
    if throw < UPPER:
        return with_words(gold, [word.upper() for word in gold.words])
    if throw < UPPER + LOWER:
        return with_words(gold, [word.lower() for word in gold.words])
    if throw < UPPER + LOWER + TITLE:
        return title(gold)
    return gold


def with_words(gold: Gold, words: Sequence[str]) -> Gold:
    """Return ``gold`` with other words; a word whose length in characters changes is kept as it was."""
    return replace(
        gold, words=tuple(b if len(a) == len(b) else a for a, b in zip(gold.words, words, strict=True))
    )


def title(gold: Gold) -> Gold:
    """Return the sentence in Title Case, as a headline has it."""
    words = [
        word if word in SMALL and at else word[:1].upper() + word[1:] for at, word in enumerate(gold.words)
    ]
    parts = [word if at == 0 or gold.spaces[at - 1] else gold.words[at] for at, word in enumerate(words)]
    return with_words(gold, parts)


def clip(gold: Gold) -> Gold:
    """Return the sentence without its full stop."""
    last = len(gold.words) - 1
    if last < 2 or gold.words[last] != "." or last in gold.heads[:last]:
        return gold
    cut = {
        name: getattr(gold, name)[:last]
        for name in ("words", "spaces", "lemmas", "pos", "tags", "morphs", "heads", "deps")
    }
    names = None if gold.names is None else gold.names[:last]
    cut["spaces"] = (*cut["spaces"][:-1], True)
    return replace(gold, **cut, names=names)


def curl(gold: Gold) -> Gold:
    """Return the sentence with typographic quotes and apostrophes."""
    words = []
    for at, (word, tag) in enumerate(zip(gold.words, gold.tags, strict=True)):
        if word in ('"', "'"):
            opens = tag == "``" or (tag != "''" and at + 1 < len(gold.words) and not gold.spaces[at])
            word = ("\u201c" if opens else "\u201d") if word == '"' else ("\u2018" if opens else "\u2019")
        words.append(word.replace("'", "\u2019"))
    return with_words(gold, words)


def dash(gold: Gold) -> Gold:
    """Return the sentence with long dashes in place of hyphens that stand alone."""
    words = [
        LONG_DASHES.get(word, word) if at > 0 and gold.spaces[at - 1] and gold.spaces[at] else word
        for at, word in enumerate(gold.words)
    ]
    return replace(gold, words=tuple(words))


def hyphen(gold: Gold, sign: str) -> Gold:
    """Return the sentence with another hyphen inside its words."""
    return with_words(gold, [word.replace("-", sign) for word in gold.words])


def rename(gold: Gold, dice: random.Random, pool: Pool) -> Gold:
    """Return the sentence with other names of the same kind and number of words, half of them made up."""
    words = list(gold.words)
    lemmas = list(gold.lemmas)
    for start, end, kind in name_spans(gold.names or ()):
        plain = all(gold.pos[at] == "PROPN" and gold.words[at][:1].isupper() for at in range(start, end))
        if not plain or dice.random() < KEPT:
            continue
        others = pool.get((kind, end - start))
        if others and dice.random() < 0.5:
            chosen: Sequence[str] = dice.choice(others)
        else:
            chosen = invent(kind, gold.words[start:end], dice)
        for at, word in zip(range(start, end), chosen, strict=True):
            words[at] = lemmas[at] = word
    return replace(gold, words=tuple(words), lemmas=tuple(lemmas))


@functools.cache
def parts() -> dict[str, list[str]]:
    """Return the lists of ``names.toml``."""
    text = resources.files("claimcheck.language.recipe").joinpath("names.toml").read_text(encoding="utf-8")
    return {
        key: value.split() if isinstance(value, str) else value for key, value in tomllib.loads(text).items()
    }


def invent(kind: str, words: Sequence[str], dice: random.Random) -> list[str]:
    """Return a name of as many words that nobody bears: "Tolvane", "Brask Energy", "Oriel Drandsen"."""
    made = [coin(kind, dice) if word[:1].isalpha() else word for word in words]
    last = {"ORG": "bodies", "LOC": "spots"}.get(kind)
    if last and len(made) > 1 and dice.random() < 0.7:
        made[-1] = dice.choice(parts()[last])
    if kind == "ORG" and len(made) == 1 and dice.random() < 0.2:
        made[0] = made[0][:3].upper()
    return made


def coin(kind: str, dice: random.Random) -> str:
    """Return a word of one or two syllables and an end, with a capital."""
    lists = parts()
    word = ""
    for _ in range(dice.choice((1, 2, 2))):
        word += dice.choice(lists["onsets"]) + dice.choice(lists["vowels"])
    return (word + dice.choice(lists["codas"]) + dice.choice(lists[kind])).capitalize()


def names_of(golds: Sequence[Gold]) -> Pool:
    """Return the names in ``golds`` by kind and number of words, each once, in order."""
    found: dict[tuple[str, int], set[tuple[str, ...]]] = {}
    for gold in golds:
        for start, end, kind in name_spans(gold.names or ()):
            words = gold.words[start:end]
            if all(gold.pos[at] == "PROPN" and words[at - start][:1].isupper() for at in range(start, end)):
                found.setdefault((kind, end - start), set()).add(words)
    return {key: sorted(names) for key, names in found.items()}
