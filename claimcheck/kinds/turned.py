"""What stands before a predicate or above it and turns it round: "at no point", "refused to", "without".

``denial`` counts these with the negative words of the predicate's own clause.
"""

from __future__ import annotations

import functools

from claimcheck.kinds.listed import words
from claimcheck.language import syntax
from claimcheck.model import Sentence, Token

NOT = frozenset({"not", "n't"})
# What may stand between a phrase that denies and the predicate behind it.
BETWEEN = frozenset({"AUX", "ADV", "ADP", "PART", "SCONJ"})
PARTICIPLES = frozenset({"VBN", "VBD"})
# Relations of what hangs from a verb, noun or adjective that can turn it round, and the marks it may have.
LEANING = frozenset({"ccomp", "xcomp", "advcl", "acl", "obj", "csubj"})
BARE = frozenset({"to", "from", "of", "against", "that", "on", "in", "off", "out"})

kids = Sentence.kids


@functools.cache
def opening() -> frozenset[str]:
    """Return the first words of the phrases that deny what follows them: "at no point", "far from"."""
    return frozenset({"no", "much", *(pair.split()[0] for pair in words()["remote"])})


def phrased(sentence: Sentence, i: int) -> frozenset[int]:
    """Return the word of a phrase before a predicate that denies it: "at no point", "far from"."""
    known: bool | None = sentence.memo.get("phrased")
    if known is None:
        known = sentence.memo["phrased"] = not opening().isdisjoint([t.lower for t in sentence.tokens])
    if not known:
        return frozenset()
    tokens = sentence.tokens
    for j in range(i - 1, 0, -1):
        pair = f"{tokens[j - 1].lower} {tokens[j].lower}"
        if pair in words()["remote"] and (j == 1 or tokens[j - 2].lower not in words()["negative"]):
            return frozenset((j - 1,))
        if pair == "much as" and j > 2 and tokens[j - 3].lower in NOT and tokens[j - 2].lower == "so":
            return frozenset((j - 3,))
        no = tokens[j - 1].lower == "no" and j > 1
        if no and occasional(tokens[j - 2], tokens[j]) and not idle(tokens[j - 2], tokens[j]):
            return frozenset((j - 1,))
        if tokens[j].pos not in BETWEEN:
            break
    return frozenset()


def occasional(preposition: Token, noun: Token) -> bool:
    """Whether "no" between a preposition and a noun denies the clause: "at no point", "by no means"."""
    return preposition.lower in words()["led"] and noun.lower in words()["occasions"]


def idle(preposition: Token, noun: Token) -> bool:
    """Whether "no" between a preposition and a noun denies that noun alone: "in no time", "at no cost"."""
    return f"{preposition.lower} {noun.lemma}" in words()["idle"]


def sharing(sentence: Sentence, i: int) -> Token | None:
    """Return the verb or adjective that a predicate is listed with, whose auxiliary and denial it shares."""
    token = sentence.tokens[i]
    first = sentence.tokens[token.head]
    if token.dep != "conj" or first.i > i:
        return None
    while first.dep == "conj" and first.head < first.i and own(sentence, first.i) is None:
        first = sentence.tokens[first.head]  # "was debated, amended or approved"
    passive = sentence.child(first.i, "aux:pass", "cop") is not None
    alike = first.tag == token.tag or token.tag in PARTICIPLES
    if not alike and not (passive and token.pos in ("ADJ", "NOUN")):
        return None
    return first if own(sentence, i) is None and (passive or first.pos == "VERB") else None


def own(sentence: Sentence, i: int) -> Token | None:
    """Return what makes a clause of its own of a predicate in a list: a subject, an auxiliary, "be"."""
    return sentence.child(i, "nsubj", "nsubj:pass", "aux", "aux:pass", "cop", "expl")


def listing_or(sentence: Sentence, i: int, first: Token) -> bool:
    """Whether predicates are listed with "or": "was not debated, amended or approved"."""
    listed = {first.i}
    for token in sentence.tokens[first.i + 1 :]:
        if token.dep == "conj" and token.head in listed:
            listed.add(token.i)
    joining = [(at, k.lower) for at in sorted(listed) for k in kids(sentence, at) if k.dep == "cc"]
    if any(word in ("and", "but") for at, word in joining if at <= i):
        return False  # "was not approved but rejected, amended or withdrawn"
    return any(word in ("or", "nor") for at, word in joining if at >= i)


def left_out(sentence: Sentence, i: int) -> Token | None:
    """Return what is told instead of a clause, or without it: "slept rather than resign".

    Behind "without" and "instead of" only of a form in -ing: "each week without paper costs a million".
    """
    below = kids(sentence, i)
    going = sentence.tokens[i].tag == "VBG" or any(t.tag == "VBG" and t.pos == "AUX" for t in below)
    for token in below:
        if token.i < i and token.lower in words()["denied"] and token.dep in ("mark", "cc"):
            than = sentence.tokens[token.i + 1].lower == "than"
            over = sentence.tokens[sentence.tokens[i].head]
            if (than or (going and token.lower != "rather")) and over.i != i:
                return over
    return None


def leaning(sentence: Sentence, i: int) -> Token | None:
    """Return the verb or noun that a clause hangs from, if what that says can turn the clause round."""
    token = sentence.tokens[i]
    over = sentence.tokens[token.head]
    kind = syntax.base(token.dep)
    if over.i == i or over.i > i or kind not in LEANING or token.lower == "short":
        return None  # "stopped short of" is one denial
    if kind == "obj" and not (token.pos == "VERB" or over.lemma in words()["denying"]):
        return None
    if kind == "advcl" and any(t.dep == "mark" and t.lower not in BARE for t in kids(sentence, i)):
        return None  # "was refused it although she had signed"
    if kind in ("advcl", "acl") and over.lemma in words()["letting"]:
        no = any(t.lower == "no" for t in kids(sentence, over.i))  # "has no plans to sue"
        return over if no else None
    return over


def turns(sentence: Sentence, i: int) -> bool:
    """Whether a verb says that what it governs is not done: "fail", "refuse", "rule out"."""
    failing = words()["failing"]
    return not failing.isdisjoint(named(sentence, i))


def named(sentence: Sentence, i: int) -> tuple[str, ...]:
    """Return what a verb may be listed as: alone, with its particle, with the word behind it ("rule out")."""
    lemma, after = sentence.tokens[i].lemma, sentence.tokens[i + 1 : i + 2]
    return (lemma, syntax.lemma(sentence, i), *(f"{lemma} {t.lower}" for t in after))


def paused(sentence: Sentence, over: Token, at: int) -> bool:
    """Whether somebody only stopped in order to do what hangs from the verb: "stopped to help"."""
    marks = {t.lower for t in kids(sentence, at) if t.dep == "mark"}
    return "to" in marks and not words()["stopping"].isdisjoint(named(sentence, over.i))


def stopped(sentence: Sentence, over: Token, at: int) -> bool:
    """Whether a verb says that what it governs is over: "has stopped pumping", not "stopped to refuel"."""
    below = kids(sentence, at)
    if sentence.tokens[at].tag != "VBG" and not any(t.lower == "being" for t in below):
        return False
    marks = {t.lower for t in below if t.dep == "mark"}
    if "from" in marks:
        return over.lemma in words()["sparing"]
    if "against" in marks:
        return over.lemma in words()["deciding"]
    return not words()["stopping"].isdisjoint(named(sentence, over.i))


def lets(sentence: Sentence, over: Token, at: int) -> bool:
    """Whether what denies a verb denies what hangs from it: "did not manage to open", "no plans to sue"."""
    names = named(sentence, over.i)
    if not words()["letting"].isdisjoint(names) or not words()["raising"].isdisjoint(names):
        return True
    return sentence.tokens[at].dep == "xcomp" and not words()["managing"].isdisjoint(names)
