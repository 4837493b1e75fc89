"""The words that say something of something: verbs, adjectives, nouns said to exist, phrases of topics."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.kinds.denial import kids, pending
from claimcheck.kinds.listed import words
from claimcheck.kinds.turned import phrased, sharing
from claimcheck.kinds.worded import phrases
from claimcheck.language import syntax
from claimcheck.model import Sentence, Token

# Parts of speech that can say something of something.
PREDICATIVE = frozenset({"VERB", "ADJ", "NOUN", "ADV"})


def predicates(sentence: Sentence) -> Iterator[Token]:
    """Yield the tokens that say something of something, in order; each sentence is asked once."""
    if "predicates" not in sentence.memo:
        some = [t for t in sentence.tokens if t.pos in PREDICATIVE]
        sentence.memo["predicates"] = [t for t in some if is_predicate(sentence, t)]
    yield from sentence.memo["predicates"]


def is_predicate(sentence: Sentence, token: Token) -> bool:
    """Whether a ``PREDICATIVE`` token heads a clause, is said of a noun, or is a thing said to exist."""
    if not token.lemma.replace("-", "").isalpha():
        return False
    if token.pos == "VERB":
        return token.dep not in ("amod", "compound", "case") and not aimed(sentence, token)
    if (
        token.i
        and sentence.tokens[token.i - 1].text == "-"
        and sentence.tokens[token.i - 1].end == token.start
    ):
        return False  # "a sell-off", "the runner-up"
    if token.pos in ("ADJ", "NOUN", "ADV") and copular(sentence, token):
        return True
    return token.pos == "NOUN" and (exists(sentence, token) or fixed(sentence, token))


def fixed(sentence: Sentence, token: Token) -> bool:
    """Whether a noun with its preposition is a phrase of a topic: "stored in plain text", "is on hold"."""
    if syntax.base(token.dep) != "obl" and not phrased(sentence, token.i) and not shared(sentence, token):
        return False
    return any(" " in phrase and min(used) < token.i for phrase, used in phrases(sentence, token))


def aimed(sentence: Sentence, token: Token) -> bool:
    """Whether a verb is a bare purpose or content of a noun: "a plan to close", "to save money"."""
    if syntax.base(token.dep) not in ("acl", "advcl"):
        return False
    to = any(t.lower == "to" and t.dep == "mark" for t in kids(sentence, token.i))
    return to and not pending(sentence, token.i) and not ruled_out(sentence, token)


def ruled_out(sentence: Sentence, token: Token) -> bool:
    """Whether nobody plans or may do what a verb says: "has no plans to sue", "no power to close it"."""
    over = sentence.tokens[token.head]
    return over.lemma in words()["letting"] and any(t.lower == "no" for t in kids(sentence, over.i))


def copular(sentence: Sentence, token: Token) -> bool:
    """Whether a word is said of a subject by "be", or hangs from "stay", "remain", "make" and the like."""
    if sentence.child(token.i, "cop") is not None:
        return True
    head = sentence.tokens[token.head]
    if token.dep in ("xcomp", "advmod", "obl") and head.lemma in words()["linking"] and head.i < token.i:
        return token.dep != "obl" or sentence.child(token.i, "case") is not None
    if token.pos == "ADJ" and phrased(sentence, token.i):
        return True  # "anything but safe"
    if token.pos == "ADJ" and shared(sentence, token):
        return bool(phrases(sentence, token))
    return token.dep == "root" and token.pos != "NOUN"


def shared(sentence: Sentence, token: Token) -> bool:
    """Whether a predicate shares the "be" of one before it: "was damaged and unsafe", "is old but in use"."""
    if token.dep != "conj":
        return False
    first = sharing(sentence, token.i)
    return first is not None and sentence.child(first.i, "cop", "aux:pass") is not None


def exists(sentence: Sentence, token: Token) -> bool:
    """Whether a noun is said to be there, or to be had: "there is no refund", "issued an order"."""
    head = sentence.tokens[token.head]
    if syntax.base(token.dep) == "nsubj" and sentence.child(head.i, "obj") is not None:
        return False  # "no customer has been refused a renewal"
    if head.i == token.i:
        return any(c.lower == "no" for c in kids(sentence, token.i))
    if token.dep == "nsubj" and head.lemma in ("be", "exist", "remain"):
        return sentence.child(head.i, "expl") is not None or head.lemma == "exist"
    if token.dep in ("obj", "nsubj:pass"):
        return head.lemma in words()["having"]
    return False
