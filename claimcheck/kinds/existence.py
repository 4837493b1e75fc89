"""Whether there is any: of a thing or deed of which one text says that there was none, and another tells.

Reports two articles of which one denies that there was something ("there was no tunnel", "found no asbestos",
"opened no inquiry") and the other tells of one, by the same noun, which each of them has in a sentence or two
only: what an article speaks of again and again is its subject, of which it tells this and that.

Conflict: "There was no tunnel." / "They went through a tunnel."; "It has opened no inquiry." / "The board
opened a formal inquiry."
No conflict: "There is no fee for children." / "The park charges a fee." (of whom it is told); "There was no
buyer." / "It depends on a buyer." (not told as being there)
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

from claimcheck import wordlists
from claimcheck.kinds import denial
from claimcheck.kinds.scene import Candidate, Scene
from claimcheck.kinds.tense import tense
from claimcheck.language import lexicon, syntax
from claimcheck.model import EXISTENCE, Sentence, State, Token

NUMBER = 7
NAME = "existence"

# Determiners of something that is told as new, and, under a negative, of none.
INDEFINITE = frozenset({"a", "an", "one", "any"})
NEW = frozenset({"a", "an", "some", "several", "many", "such"})
# Under these verbs a thing is not told as being there, nor under what is not finite.
MODAL = frozenset({"may", "can", "could", "might", "must", "should", "shall", "would", "need", "let"})
HANGING = frozenset({"acl", "acl:relcl", "xcomp", "advcl:relcl"})
# Prepositions of what a noun is of.
OF = frozenset({"of", "for", "about", "between", "with", "against"})
# What is there in a clause with "there", and not when, where or for whom: its subject, now and then read as
# an object.
THERE = frozenset({"nsubj", "obj"})
# How many words above a noun can deny that it is there.
HIGH = 6


@functools.cache
def words() -> dict[str, frozenset[str]]:
    """Return the words of ``existence.toml`` by category."""
    return wordlists.words("claimcheck.kinds", "existence.toml")


def find(scene: Scene) -> Iterator[Candidate]:
    """Yield a candidate for each noun that a sentence says is there, or is not."""
    sentence = scene.sentence
    if sentence.role in ("headline", "heading"):
        return
    for token in sentence.tokens:
        if token.pos != "NOUN" or syntax.plain(token.lemma) not in scene.seldom or not tells(token):
            continue
        denied = none(sentence, token)
        if denied is not None or there(sentence, token):
            yield candidate(sentence, token, denied)


def tells(token: Token) -> bool:
    """Whether a noun tells one thing from another: no time, no quantity, no word for anything."""
    lemma = syntax.plain(token.lemma)
    if len(lemma) < 3 or not lemma.isalpha() or token.entity or lemma in words()["light"]:
        return False
    return lexicon.noun_class(lemma) not in ("time", "quantity")


def candidate(sentence: Sentence, token: Token, denied: Token | None) -> Candidate:
    """Return the candidate of a noun, with the word that denies it, if any does."""
    lemma = syntax.plain(token.lemma)
    first = token if denied is None or denied.i > token.i else denied
    verb = governor(sentence, token)
    value = State(lemma, lemma if denied is None else f"no {lemma}", denied is None)
    return Candidate(
        NAME, value, first.start, token.end, token.i, lemma, restricting(sentence, token), EXISTENCE,
        denied is not None, tense(sentence, verb.i, negated=denied is not None),
    )  # fmt: skip


def restricting(sentence: Sentence, token: Token) -> tuple[str, ...]:
    """Return the lemmas that tell which of its sort a noun is: "season" of "season ticket"."""
    found = []
    for child in sentence.kids(token.i):
        case = sentence.child(child.i, "case")
        beside = child.dep in ("compound", "amod") and child.i < token.i
        of = child.dep.startswith("nmod") and case is not None and case.lower in OF and child.pos != "PRON"
        if beside or of:
            found.append(syntax.plain(child.lemma))
    return tuple(dict.fromkeys(word for word in found if word and word not in words()["plain"]))


# ------------------------------------------------------------------------------------------ where it stands


def top(sentence: Sentence, token: Token) -> Token:
    """Return the first of the nouns that a noun is listed with: of "no blanket, no foil" the blanket."""
    for _ in range(HIGH):
        if token.dep != "conj":
            break
        token = sentence.tokens[token.head]
    return token


def governor(sentence: Sentence, token: Token) -> Token:
    """Return the word that a noun, or what it is listed with, hangs from."""
    return sentence.tokens[top(sentence, token).head]


def expletive(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb says that something is there: "there was", "there exists"."""
    there = any(t.dep == "expl" for t in sentence.kids(verb.i))
    return there and verb.lemma in words()["being"]


def finite(sentence: Sentence, verb: Token) -> bool:
    """Whether a clause asserts something: no relative clause, no infinitive, nothing that may or must be."""
    kids = sentence.kids(verb.i)
    if verb.dep in HANGING or any(t.lower == "to" and t.dep == "mark" for t in kids):
        return False
    helping = [t.lower for t in kids if t.dep.startswith(("aux", "cop"))]
    return MODAL.isdisjoint(helping) and not ("be" in helping and len(helping) == 1)


def determiners(sentence: Sentence, token: Token) -> list[Token]:
    """Return the words before a noun that say which or how many."""
    kinds = ("det", "nummod", "nmod:poss", "det:predet")
    return [t for t in sentence.kids(token.i) if t.i < token.i and (t.dep in kinds or t.lower == "no")]


# ------------------------------------------------------------------------------------------- what it says


def none(sentence: Sentence, token: Token) -> Token | None:
    """Return the word by which a clause says that there is none of what a noun tells, or None."""
    if denial.plain(sentence):
        return None
    verb, role = governor(sentence, token), syntax.base(top(sentence, token).dep)
    if not finite(sentence, verb) or more(sentence, token) or aside(sentence, token):
        return None
    no = next((t for t in determiners(sentence, token) if t.lower == "no"), None)
    kind = verb_of(sentence, verb)
    if expletive(sentence, verb):
        if role not in THERE:
            return None  # "there was no danger at any time" denies no time
        return no or (indefinite(sentence, token) if denial.negative(sentence, verb.i, ()) else None)
    if kind not in words()["telling"] or sentence.child(verb.i, "xcomp") is not None:
        return None
    if no is not None:
        return no if role == "obj" or top(sentence, token).dep == "nsubj:pass" else None
    denied = role == "obj" and verb.dep != "advcl" and denial.negative(sentence, verb.i, ())
    return indefinite(sentence, token) if denied else None


def aside(sentence: Sentence, token: Token) -> bool:
    """Whether there is none for one thing alone, or beside what there is: "a draught and no bag"."""
    first = top(sentence, token)
    alone = first.i == token.i or any(denial.denies(sentence, t) for t in (first, *sentence.kids(first.i)))
    if not alone and expletive(sentence, governor(sentence, token)):
        return True
    return any(t.dep.startswith("nmod") and t.pos == "PRON" and t.i > token.i for t in sentence.kids(token.i))


def indefinite(sentence: Sentence, token: Token) -> Token | None:
    """Return the indefinite article of a noun, or what stands for one."""
    return next((t for t in determiners(sentence, token) if t.lower in INDEFINITE), None)


def verb_of(sentence: Sentence, verb: Token) -> str:
    """Return the lemma of a verb with its particle, or with the noun that it makes one with."""
    whole = syntax.lemma(sentence, verb.i)
    noun = sentence.child(verb.i, "obj")
    return (
        f"{whole} {noun.lemma}"
        if noun is not None and f"{whole} {noun.lemma}" in words()["telling"]
        else whole
    )


def more(sentence: Sentence, token: Token) -> bool:
    """Whether a noun is one of several of its sort: "no more money", "no other case"."""
    return any(t.lower in words()["more"] for t in sentence.kids(token.i))


def there(sentence: Sentence, token: Token) -> bool:
    """Whether a clause tells something as being there that was not spoken of before: "through a tunnel"."""
    verb = governor(sentence, token)
    role = syntax.base(token.dep)
    if role not in ("obj", "nsubj", "obl"):
        return False
    if any(t.dep == "case" and t.lower == "without" for t in sentence.kids(token.i)):
        return False
    if role == "nsubj" and verb.pos in ("NOUN", "ADJ") and sentence.child(verb.i, "case") is None:
        return False  # "an opt-out is a slow no" says what one would be
    if role == "nsubj" and under(sentence, verb):
        return False  # "an appeal is under review" has not been lodged
    known = [t for t in determiners(sentence, token) if t.lower not in NEW and t.dep != "nummod"]
    if known or not finite(sentence, verb) or more(sentence, token):
        return False
    if syntax.lemma(sentence, verb.i) in words()["open"] or verb.lemma in words()["open"]:
        return False
    return not denied_above(sentence, token)


def under(sentence: Sentence, verb: Token) -> bool:
    """Whether a predicate says that a thing is still thought about: "under review", "in preparation"."""
    case = sentence.child(verb.i, "case")
    return case is not None and case.lower in ("under", "in") and verb.lemma in words()["thought"]


def denied_above(sentence: Sentence, token: Token) -> bool:
    """Whether a noun stands below a negative word: "at no time was an evacuation ordered"."""
    if denial.plain(sentence):
        return False
    at = token.i
    for _ in range(HIGH):
        below = sentence.kids(at)
        near = [
            *below,
            *(k for t in below if syntax.base(t.dep) in ("obl", "advmod") for k in sentence.kids(t.i)),
        ]
        if any(denial.denies(sentence, t) for t in near) or sentence.tokens[at].lower in denial.NEGATIVE:
            return True
        over = sentence.tokens[at].head
        if over == at:
            break
        at = over
        if sentence.tokens[at].pos == "VERB" and denial.negative(sentence, at, ()):
            return True
    return False
