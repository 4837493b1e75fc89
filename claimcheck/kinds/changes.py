"""What rises or falls: "a rise of 5 per cent in fares" measures fares, as "fares rise by 5 per cent" does.

Two newsrooms tell one change as a verb and as a noun. The noun of the change is the same for fares, rents and
prices, so that by itself it joins what has nothing to do with one another.
"""

from __future__ import annotations

import functools

from claimcheck import wordlists
from claimcheck.kinds.listed import words as listed_words
from claimcheck.language import lexicon, syntax
from claimcheck.model import Sentence

# What a change is not of: when it comes about, and where.
ASIDE = frozenset({"time", "place"})


@functools.cache
def words() -> dict[str, frozenset[str]]:
    """Return the words of ``changes.toml`` by category."""
    return wordlists.words("claimcheck.kinds", "changes.toml")


def thing(sentence: Sentence, at: int, noun: int, span: set[int]) -> int:
    """Return what a noun of a change is a change in, or the noun itself; ``at`` and ``span`` are the amount.

    The parser hangs the thing from the noun or from its figure ("a rise of 5 per cent in fares"); or it
    stands before the noun as its compound ("a 5 per cent fare rise").
    """
    token = sentence.tokens[noun]
    if token.lemma not in words()["changes"] or token.pos != "NOUN":
        return noun
    behind = [i for one in (noun, at) for i in sentence.children[one] if i > noun]
    for i in sorted(set(behind)):
        one = sentence.tokens[i]
        case = sentence.child(i, "case")
        led = case is not None and case.lower in words()["leading"] and syntax.base(one.dep) == "nmod"
        if led and i not in span and one.pos in ("NOUN", "PROPN") and measurable(sentence, i):
            return i
    before = [i for i in sentence.children[noun] if sentence.tokens[i].dep == "compound" and i not in span]
    return next((i for i in reversed(before) if measurable(sentence, i)), noun)


def measurable(sentence: Sentence, i: int) -> bool:
    """Whether there may be more or less of what a noun stands for: no time, no place, no name, no figure."""
    token = sentence.tokens[i]
    if token.lemma in listed_words()["compass"]:
        return False
    if token.pos != "NOUN" or token.entity or sentence.child(i, "nummod") is not None:
        return False
    return lexicon.noun_class(syntax.plain(token.lemma)) not in ASIDE
