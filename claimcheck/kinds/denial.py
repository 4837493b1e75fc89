"""Whether a predicate is denied: by a negative word of its clause, or by a verb above it that denies.

"No customer was turned away" denies what "they failed to turn anybody away" denies; "seven were hurt, none of
them badly" does not deny that they were hurt.
"""

from __future__ import annotations

from collections.abc import Iterable

from claimcheck.kinds.listed import words
from claimcheck.language import lexicon, syntax
from claimcheck.marks.cues import is_pseudo
from claimcheck.model import Sentence, Token

NEGATIVE = words()["negative"]
# What follows "not" or "no" when it denies nothing: "not only", "no later than", "not until".
HALF = words()["half"]
# What stands before a negative word that only sets something against what was said, and the marks of a verb
# that belongs to the one above it: "unable to open", "barred from opening".
AGAINST = frozenset({",", "and", "but", "-", "\u2013", "\u2014"})
# What joins two denials into one: "no money and no data was lost".
LISTING = frozenset({"and", "or"})
BARE = frozenset({"to", "from", "of", "against", "that", "on", "in"})
# How many verbs above a predicate can deny it, and how far a verb may stand from what hangs from it.
HIGH = 4
FAR = 20


def negative(sentence: Sentence, i: int, used: Iterable[int]) -> bool:
    """Whether a predicate is denied: by a negative word in its clause, or by a verb above it that denies."""
    found, turned = negations(sentence, i)
    return (len(found - set(used)) + turned) % 2 == 1


def negations(sentence: Sentence, i: int) -> tuple[frozenset[int], int]:
    """Return the negative words about a predicate, and how often what it hangs from turns it round.

    Worked out once for a predicate: several kinds ask.
    """
    known: tuple[frozenset[int], int] | None = sentence.memo.get(("negative", i))
    if known is None:
        known = sentence.memo["negative", i] = turning(sentence, i)
    return known


def turning(sentence: Sentence, i: int) -> tuple[frozenset[int], int]:
    """Work out ``negations``."""
    head = carrier(sentence, i)
    none = plain(sentence)
    found: set[int] = set()
    if not none:
        near = [t for at in (i, head) for t in around(sentence, at)]
        found = {t.i for t in near if denies(sentence, t) and not added(sentence, t, i)}
        found = {n for n in found if n == min(found) or sentence.tokens[n - 1].lower not in LISTING}
    turned = int(pending(sentence, head)) + int(refused(sentence, i, head))
    at = head
    for _ in range(HIGH):
        over = leaning(sentence, at)
        if over is None:
            break
        if over.lemma in words()["denying"] or turns(sentence, over.i) or stopped(sentence, over, at):
            turned += 1
        elif over.lemma not in words()["letting"] and over.lemma not in words()["raising"]:
            break
        if not none:
            found |= {t.i for t in around(sentence, over.i) if denies(sentence, t)}
        at = over.i
    return frozenset(found), turned


def plain(sentence: Sentence) -> bool:
    """Whether a sentence has no negative word, as most have not: nothing about its predicates denies them."""
    known: bool | None = sentence.memo.get("plain")
    if known is None:
        known = sentence.memo["plain"] = NEGATIVE.isdisjoint([t.lower for t in sentence.tokens])
    return known


def partial(sentence: Sentence, i: int) -> bool:
    """Whether a denial leaves a lesser form standing: "no serious injuries", "no formal charge".

    Two may be hurt where nobody was seriously hurt, so that such a clause asserts nothing of the rest.
    """
    if plain(sentence):
        return False
    negative, _ = negations(sentence, i)
    nouns = [sentence.tokens[sentence.tokens[n].head] for n in negative if sentence.tokens[n].dep == "det"]
    return any(
        child.dep == "amod" and child.lemma in words()["degrees"]
        for noun in nouns
        for child in kids(sentence, noun.i)
    )


def around(sentence: Sentence, i: int) -> list[Token]:
    """Return the words near a predicate of which a negative one denies it."""
    found = [t for t in kids(sentence, i) if t.lower != "without"]
    found += [t for aux in found if syntax.base(aux.dep) == "aux" for t in kids(sentence, aux.i)]
    subject = syntax.subject(sentence, i)
    if subject is not None:
        found.append(subject)
    for token in list(found):
        beside = any(t.dep == "case" and t.lower == "with" for t in kids(sentence, token.i))
        if syntax.base(token.dep) in ("nsubj", "obj", "obl", "advmod", "nmod", "compound") and not beside:
            found += [t for t in kids(sentence, token.i) if t.dep in ("det", "advmod", "cc:preconj")]
    return found


def leaning(sentence: Sentence, i: int) -> Token | None:
    """Return the verb or noun that a clause hangs from, if what that says can turn the clause round."""
    token = sentence.tokens[i]
    over = sentence.tokens[token.head]
    kind = syntax.base(token.dep)
    if over.i == i or over.i > i or kind not in ("ccomp", "xcomp", "advcl", "acl", "obj"):
        return None
    if kind == "obj" and not (token.pos == "VERB" or over.lemma in words()["denying"]):
        return None
    if kind == "advcl" and any(t.dep == "mark" and t.lower not in BARE for t in kids(sentence, i)):
        return None  # "was refused it although she had signed"
    if kind in ("advcl", "acl") and over.lemma in words()["letting"]:
        no = any(t.lower == "no" for t in kids(sentence, over.i))  # "has no plans to sue"
        return over if no else None
    return over


def refused(sentence: Sentence, i: int, head: int) -> bool:
    """Whether a noun is what a verb refuses: "refused a renewal"."""
    return head != i and sentence.tokens[i].dep == "obj" and turns(sentence, head)


def turns(sentence: Sentence, i: int) -> bool:
    """Whether a verb says that what it governs is not done: "fail", "refuse", "rule out"."""
    failing = words()["failing"]
    return sentence.tokens[i].lemma in failing or syntax.lemma(sentence, i) in failing


def stopped(sentence: Sentence, over: Token, at: int) -> bool:
    """Whether a verb says that what it governs is over: "has stopped pumping", not "stopped to refuel"."""
    return over.lemma in words()["stopping"] and sentence.tokens[at].tag == "VBG"


def added(sentence: Sentence, token: Token, i: int) -> bool:
    """Whether a negative word only opens what is set against a predicate before it.

    "Seven were hurt, none of them badly"; "a voucher and nothing else"; "on 2 May and not on 3 April"; "on
    that basis, and on no other, it was lost"; "sales rose, although none as much as here".
    """
    noun = sentence.tokens[token.head] if token.dep in ("det", "advmod") else token
    if noun.dep == "conj" and noun.pos in ("NOUN", "PROPN", "PRON") and token.i < i:
        return True
    before = sentence.tokens[token.i - 1]
    return token.i > i and (before.lower in AGAINST or before.pos == "SCONJ")


def denies(sentence: Sentence, token: Token) -> bool:
    """Whether a word denies: "no", "never", but not "not only"."""
    if token.lower not in NEGATIVE or token.dep == "discourse":
        return False
    before = sentence.tokens[token.i - 1].lower if token.i else ""
    if token.lower == "nothing" and is_pseudo("negation", before, token.lower):
        return False  # "tested for nothing": free of charge
    after = sentence.tokens[token.i + 1].lower if token.i + 1 < len(sentence.tokens) else ""
    return after not in HALF


def pending(sentence: Sentence, i: int) -> bool:
    """Whether somebody has time left for an act, so that it is not done: "has ten days in which to sign".

    What the act is for is not put off by itself: "has until May to restructure, to receive the loan".
    """
    if not infinitive(sentence, i):
        return False
    if syntax.base(sentence.tokens[i].dep) == "advcl" and infinitive(sentence, sentence.tokens[i].head):
        return False
    own = {t.lower for t in kids(sentence, i) if t.i < i}
    if own & {"still", "yet"} and own & {"has", "have", "had"}:
        return True  # "has still to be approved"
    at = i
    for _ in range(HIGH):
        at = sentence.tokens[at].head
        over = sentence.tokens[at]
        if over.lemma == "remain" and over.i == sentence.tokens[i].head < i:
            return True  # "remains to be approved"
        there = over.lemma == "be" and sentence.child(over.i, "expl") is not None
        if (there or (over.lemma == "have" and over.pos == "VERB")) and over.i < i <= over.i + FAR:
            between = sentence.tokens[over.i : i]
            nouns = [t for t in between if t.pos in ("NOUN", "PROPN")]
            timed = any(lexicon.noun_class(t.lemma) == "time" for t in nouns)
            return timed or any(t.lower in ("until", "yet", "still") for t in between)
    return False


def infinitive(sentence: Sentence, i: int) -> bool:
    """Whether "to" marks a verb."""
    return any(token.lower == "to" and token.dep == "mark" for token in kids(sentence, i))


def carrier(sentence: Sentence, i: int) -> int:
    """Return the verb that carries a predicate that is no verb itself: "issued" of "issued no order"."""
    token = sentence.tokens[i]
    if token.pos == "VERB":
        return i
    verb = sentence.tokens[token.head]
    carried = verb.i != i and verb.pos in ("VERB", "AUX")
    return verb.i if carried and sentence.child(i, "cop") is None else i


# The dependents of a token of a sentence: asked 100,000 times for 14,000 words, so not through one more call.
kids = Sentence.kids
