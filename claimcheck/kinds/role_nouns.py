"""The noun that names a role, and what the role is of: "the ship's master", "chair of the council"."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.kinds.holders import Held, plain, words
from claimcheck.language import lexicon, syntax
from claimcheck.model import Sentence, Token

# How many words a role has at most.
LONGEST = 4
# Words between a name and the noun of its apposition ("Ann Doe, the board's director of public health"),
# and from a role or name to the last noun of its phrase.
REACH = 7
# Between a person and the role of somebody else: "her successor as chair", "a spokesman for the owner".
OF_ANOTHER = frozenset({"as", "for", "of", "to"})
INSIDE = frozenset({"ADJ", "NOUN", "PROPN", "DET", "NUM", "PART"})
HYPHENS = frozenset({"-", "\u2011"})


def noun(sentence: Sentence, start: int, end: int) -> Held | None:
    """Return the role of the noun phrase in ``start:end``, if it has one of ``roles.toml`` and no other."""
    tokens = sentence.tokens
    for at in range(start, end):
        if tokens[at].lower in words().heads or tokens[at].lemma in words().heads:
            for length in range(min(LONGEST, end - at), 0, -1):
                role = named(tokens[at : at + length])
                inner = at + length < end and tokens[at + length].pos in ("NOUN", "PROPN", "ADJ")
                if role is not None and not inner and not another(sentence, start, at):
                    return Held(role, at, at + length, of(sentence, at, at + length, role))
    return None


def named(tokens: Sequence[Token]) -> str | None:
    """Return the role that some words name: by their forms, as the lemmas of names are not reliable."""
    known = words()
    role = known.nouns.get(tuple(t.lower for t in tokens))
    if role is None and len(tokens) == 1 and tokens[0].lower in known.offices:
        return tokens[0].lower
    return role


def another(sentence: Sentence, start: int, at: int) -> bool:
    """Whether words before a role make it another one: "deputy mayor", "wife of the mayor"."""
    while at > start:
        at -= 1
        token = sentence.tokens[at]
        if token.lower in words().other or token.lemma in words().other:
            return True
        if token.lower in OF_ANOTHER and at > 0 and someone(sentence.tokens[at - 1]):
            return True
        if token.pos not in INSIDE and token.text not in HYPHENS:
            return False
    return False


def someone(token: Token) -> bool:
    """Whether a word is a noun for a person: what follows "for", "of" or "as" is not who is named."""
    return (
        token.pos in ("NOUN", "PROPN") and lexicon.noun_class(syntax.plain(token.lemma.lower())) == "person"
    )


def of(sentence: Sentence, start: int, end: int, role: str = "") -> tuple[str, ...]:
    """Return what a role is of: the words before its noun, and those of the phrase with "of" behind it.

    "The aircraft maker Airbus" made no one aircraft that "the aircraft's maker" did.
    """
    owned = start > 0 and sentence.tokens[start - 1].pos in ("PART", "PRON")
    before = possessing(sentence, start) if owned or role not in words().firms else []
    return tuple(dict.fromkeys((*before, *phrase_of(sentence, end))))


def possessing(sentence: Sentence, start: int) -> list[str]:
    """Return the words right before a role, the nearest first: "the ship's master", "energy minister"."""
    tokens = sentence.tokens
    found: list[str] = []
    at = start - 1
    while at >= 0 and tokens[at].pos in ("NOUN", "PROPN", "ADJ", "PART") and tokens[at].text != ",":
        if tokens[at].pos in ("NOUN", "PROPN", "ADJ") and tokens[at].lower not in words().ranks:
            found.append(plain(tokens[at]))
        at -= 1
    if not found and at >= 0 and tokens[at].lower in syntax.POSSESSIVES:
        found.append("its")
    return found


def phrase_of(sentence: Sentence, end: int) -> list[str]:
    """Return the nouns of the phrase behind a role or name: "of the council", "at Aarhus University"."""
    tokens = sentence.tokens
    found: list[str] = []
    if end < len(tokens) and tokens[end].lower in ("of", "at", "for"):
        for token in tokens[end + 1 : end + 1 + REACH]:
            if token.lower in ("of", "at") and token.i > end + 1:
                continue  # "director of investments at Hinsdale"
            if token.pos not in ("NOUN", "PROPN", "ADJ", "DET", "PART") or (found and token.pos == "DET"):
                break
            if found and token.pos == "ADJ" and token.tag == "JJ" and token.dep == "amod":
                break  # "of the council last week"
            if token.pos in ("NOUN", "PROPN"):
                found.append(plain(token))
    return found
