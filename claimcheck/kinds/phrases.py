"""Noun phrases as the kind ``cause`` reads them: from a cue on, to the next break, whatever the parse has.

The parser takes "frost" in "blames frost" for an adverb; so the words behind a cue are taken in their order.
"""

from __future__ import annotations

import functools

from claimcheck import wordlists
from claimcheck.language import lexicon, syntax
from claimcheck.language.syntax import FINITE
from claimcheck.model import Sentence, Token

Span = tuple[int, int]

# Words of a phrase at most: "an update that had been delivered with a fault by Meridian Ledger".
LONGEST = 10
NOMINAL = frozenset({"NOUN", "PROPN"})
TELLING = frozenset({"NOUN", "PROPN", "ADJ", "VERB"})
INSIDE = frozenset({"-", "\u2011", '"', "\u201c", "\u201d", "'", "\u2018", "\u2019"})


@functools.cache
def words() -> dict[str, frozenset[str]]:
    """Return the lists of ``cause.toml``, read once."""
    return wordlists.words("claimcheck.kinds", "cause.toml")


def content(s: Sentence, start: int, end: int) -> tuple[str, ...]:
    """Return the telling words of a phrase, sorted."""
    said = (t for t in s.tokens[start:end] if t.pos in TELLING or nominal(t))
    found = {syntax.plain(t.lemma) for t in said}
    return tuple(sorted(w for w in found - words()["empty"] - syntax.LIGHT if any(c.isalpha() for c in w)))


def heads(s: Sentence, start: int, end: int) -> tuple[str, ...]:
    """Return the nouns of a phrase that its other words hang from: the last one before a preposition."""
    found: list[str] = []
    for i in range(start, end):
        token = s.tokens[i]
        stops = token.pos in ("ADP", "VERB", "PART") and token.lower not in ("'s", "\u2019s")
        if stops and (found or (i > start and s.tokens[i - 1].pos == "ADJ")):
            break  # "due to open in March" tells no cause
        if nominal(token) and len(token.lemma) > 2:
            found.append(syntax.plain(token.lemma))
    return tuple(reversed(found[-2:]))


def nominal(token: Token) -> bool:
    """Whether a word is a noun, or may be one: of "blames frost" the parse makes an adverb."""
    return token.pos in NOMINAL or (token.tag in ("RB", "VB") and lexicon.noun_class(token.lemma) is not None)


def phrase(s: Sentence, start: int, stop: int | None = None) -> tuple[int, int] | None:
    """Return the noun phrase from ``start`` on, as a span of tokens; None where there is none."""
    tokens = s.tokens
    last = min(len(tokens) if stop is None else stop, len(tokens))
    while start < last and not nominal(tokens[start]) and skipped(tokens[start]):
        start += 1
    end = start
    while end < last and end - start < LONGEST and not breaks(s, end):
        end += 1
    while end > start and tokens[end - 1].pos not in (*TELLING, "NUM") and not nominal(tokens[end - 1]):
        end -= 1
    return (start, end) if any(nominal(t) for t in tokens[start:end]) else None


def skipped(token: Token) -> bool:
    """Whether a phrase begins behind a token."""
    return token.pos in ("DET", "ADV") or token.text in INSIDE


def breaks(s: Sentence, at: int) -> bool:
    """Whether a phrase ends before a token."""
    token = s.tokens[at]
    if token.pos == "PUNCT":
        return token.text not in INSIDE
    if token.pos == "CCONJ":
        return at + 1 >= len(s.tokens) or s.tokens[at + 1].pos in ("VERB", "AUX", "ADV", "PRON", "SCONJ")
    if token.pos in ("AUX", "SCONJ") or token.tag in FINITE or token.lower in ("for", "which", "who", "that"):
        return True
    return token.pos == "PRON" and token.tag != "PRP$"


def subject(s: Sentence, at: int, *deps: str) -> tuple[int, int] | None:
    """Return the subject phrase of a predicate."""
    token = s.child(at, *(deps or ("nsubj", "nsubj:pass", "nsubj:outer")))
    if token is None and not deps and s.tokens[at].dep in ("conj", "xcomp", "advcl"):
        token = s.child(s.tokens[at].head, "nsubj", "nsubj:pass")
    if token is None:
        return None
    if token.lower in syntax.RELATIVE:
        noun = s.tokens[s.tokens[at].head]
        if noun.pos not in NOMINAL or noun.i > at:
            return None
        token = noun
    low = min(i for i in s.subtree(token.i) if i <= token.i)
    if token.pos == "PRON":
        return (token.i, token.i + 1)
    return phrase(s, low, at)


def after(s: Sentence, at: int, *preps: str, reach: int = 12) -> int | None:
    """Return the place of the first of some prepositions behind a token, in its clause."""
    for i in range(at + 1, min(at + 1 + reach, len(s.tokens))):
        if s.tokens[i].lower in preps:
            return i
        if s.tokens[i].text in (";", ":", ".") or s.tokens[i].tag in FINITE:
            return None
    return None


def noun(s: Sentence, span: tuple[int, int] | None) -> tuple[int, int] | None:
    """Return a span that names something, None where it is a pronoun."""
    return span if span and any(nominal(s.tokens[i]) for i in range(*span)) else None


def before(s: Sentence, be: int) -> tuple[int, int] | None:
    """Return the subject phrase that ends before a form of "be"."""
    start = be
    while start > 0 and be - start < LONGEST and not breaks(s, start - 1):
        start -= 1
    return phrase(s, start, be)
