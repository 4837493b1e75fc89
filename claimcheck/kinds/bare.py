"""What an amount without a noun of its own is of: the words of ``bare.toml``, where the parse shows no noun.

"Blast kills four" counts people and not blasts, "31 dead" counts no ferries, and of "the company pays 2.4
million pounds to each family" the money is the family's.
"""

from __future__ import annotations

import functools

from claimcheck import wordlists
from claimcheck.language import lexicon, syntax
from claimcheck.model import Sentence, Token

# Classes of nouns that are things, which somebody can pay for.
THINGS = frozenset({"animal", "artifact", "communication", "food", "object", "place", "plant", "substance"})


@functools.cache
def words() -> dict[str, frozenset[str]]:
    """Return the words of ``bare.toml`` by category."""
    return wordlists.words("claimcheck.kinds", "bare.toml")


def people(sentence: Sentence, at: int, span: set[int]) -> bool:
    """Whether a bare count is one of people, by what is done to them or the state that they are in."""
    if state(sentence, span):
        return True
    token = sentence.tokens[at]
    verb = sentence.tokens[token.head]
    if verb.i in span or verb.pos not in ("VERB", "ADJ", "NOUN"):
        return False
    if token.dep in ("obj", "nsubj:pass"):
        return verb.lemma in words()["people"] or any(
            sentence.tokens[i].lemma in words()["places"]
            for i in (*sentence.children[at], *sentence.children[verb.i])
        )
    return token.dep == "nsubj" and (verb.lemma in words()["lives"] or verb.lower in words()["states"])


def state(sentence: Sentence, span: set[int]) -> tuple[str, ...]:
    """Return the word behind a number that tells the state of those counted, if one does: "31 dead"."""
    after = max(span) + 1
    if after >= len(sentence.tokens) or sentence.tokens[after].lower not in words()["states"]:
        return ()
    return (syntax.plain(sentence.tokens[after].lemma),)


def told(sentence: Sentence, at: int, noun: int) -> bool:
    """Whether a noun only says a number, as the subject of a verb of telling: "the police say 600".

    Or of one above the number's own: "the police say six hundred were".
    """
    token = sentence.tokens[noun]
    if token.dep != "nsubj" or sentence.tokens[token.head].lemma not in words()["telling"]:
        return False
    return token.head in (at, *syntax.ancestors(sentence, at))


def receiver(sentence: Sentence, at: int, noun: int) -> int | None:
    """Return who gets the money that a noun pays, or None where it is not said; ``noun`` where it pays none.

    "The state has promised 50,000 rupees for every person" is of a person; where nobody is told to get
    it, what it buys is returned.
    """
    token, money = sentence.tokens[noun], sentence.tokens[at]
    verb = sentence.tokens[money.head]
    if (
        money.dep != "obj"
        or verb.lemma not in words()["giving"]
        or token.head != verb.i
        or token.dep != "nsubj"
    ):
        return noun
    for child in (*sentence.children[verb.i], *sentence.children[at]):
        found = sentence.tokens[child]
        if found.pos in ("NOUN", "PROPN") and child != at and (found.dep == "iobj" or given(sentence, found)):
            return child
    return bought(sentence, at, verb)


def bought(sentence: Sentence, at: int, verb: Token) -> int | None:
    """Return which thing money was paid for: "paid 9 million for the portrait", not "for repairs"."""
    for child in (*sentence.children[verb.i], *sentence.children[at]):
        found = sentence.tokens[child]
        case = sentence.child(child, "case")
        if case is None or case.lower != "for" or syntax.base(found.dep) not in ("obl", "nmod"):
            continue
        if verb.lemma == "pay" and found.pos == "NOUN" and lexicon.noun_class(found.lemma) in THINGS:
            return child
    return None


def given(sentence: Sentence, token: Token) -> bool:
    """Whether a noun is one that something is paid to: or for, where it is no purpose and no time."""
    case = sentence.child(token.i, "case")
    if case is None or syntax.base(token.dep) not in ("obl", "nmod"):
        return False
    person = token.lemma in ("person", "people") or lexicon.noun_class(token.lemma) == "person"
    return case.lower == "to" or (case.lower == "for" and person)


def surname(sentence: Sentence, at: int) -> int:
    """Return the last word of a person's name that begins at a token, or the token itself."""
    if sentence.tokens[at].entity != "PER":
        return at
    flat = [
        i
        for i in sentence.children[at]
        if sentence.tokens[i].dep == "flat" and sentence.tokens[i].pos == "PROPN"
    ]
    return flat[-1] if flat else at
