"""Whether a predicate is denied: by a negative word of its clause, or by a verb above it that denies.

"No customer was turned away" denies what "they failed to turn anybody away" denies; "seven were hurt, none of
them badly" does not deny that they were hurt.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from claimcheck.kinds.listed import words
from claimcheck.kinds.turned import (
    idle,
    leaning,
    left_out,
    lets,
    listing_or,
    paused,
    phrased,
    sharing,
    stopped,
    turns,
)
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
# How a bound is told, in the first words of what a verb directly takes.
DIRECT = frozenset({"obj", "obl", "xcomp", "ccomp"})
BOUNDING = frozenset({("more", "than"), ("fewer", "than"), ("less", "than")})
WITHIN = 4
# How many verbs above a predicate can deny it, and how far a verb may stand from what hangs from it.
HIGH = 4
FAR = 20


def negative(sentence: Sentence, i: int, used: Iterable[int], *, below: int | None = None) -> bool:
    """Whether a predicate is denied: by a negative word in its clause, or by a verb above it that denies.

    Or by what denies the phrase ``below`` it, where that hangs from it: "far from being under control".
    """
    found, turned = negations(sentence, i)
    if below is not None:
        here, turned = negations(sentence, below)
        found |= here
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
    found = beside(sentence, i, head) | phrased(sentence, i)
    turned = int(pending(sentence, i)) + int(refused(sentence, i, head))
    first = sharing(sentence, head)
    if first is not None:
        head = first.i
        if not found and listing_or(sentence, i, first):
            found |= beside(sentence, head, head)
    left = left_out(sentence, head)
    if left is not None:
        above, over_turned = negations(sentence, left.i)
        found |= above
        turned += over_turned + 1
    over_found, over_turned = above_it(sentence, head)
    return found | over_found, turned + over_turned


def beside(sentence: Sentence, i: int, head: int) -> frozenset[int]:
    """Return the negative words of a predicate's own clause, and of the verb ``head`` that carries it."""
    if plain(sentence):
        return frozenset()
    near = [t for at in (i, head) for t in around(sentence, at)]
    found = {t.i for t in near if denies(sentence, t) and not added(sentence, t, i)}
    if any(sentence.tokens[n].lower == "nor" for n in found):
        found = {n for n in found if sentence.tokens[n].lower != "neither"}
    return frozenset(n for n in found if n == min(found) or sentence.tokens[n - 1].lower not in LISTING)


def above_it(sentence: Sentence, at: int) -> tuple[set[int], int]:
    """Return the negative words of what a clause hangs from, and how often that turns the clause round."""
    none, found, turned = plain(sentence), set[int](), 0
    for _ in range(HIGH):
        over = leaning(sentence, at)
        if over is None:
            break
        if over.dep == "nmod" and sentence.tokens[over.head].lemma in words()["raising"]:
            over = sentence.tokens[over.head]  # "no truth in reports that"
        if paused(sentence, over, at):
            break
        if over.lemma in words()["denying"] or turns(sentence, over.i) or stopped(sentence, over, at):
            turned += 1
        elif not lets(sentence, over, at):
            break
        if not none:
            found |= {t.i for t in around(sentence, over.i) if denies(sentence, t)}
        at = over.i
    return found, turned


def plain(sentence: Sentence) -> bool:
    """Whether a sentence has no negative word, as most have not: nothing about its predicates denies them."""
    known: bool | None = sentence.memo.get("plain")
    if known is None:
        known = sentence.memo["plain"] = NEGATIVE.isdisjoint([t.lower for t in sentence.tokens])
    return known


def partial(sentence: Sentence, i: int) -> bool:
    """Whether a denial leaves a lesser form standing: "no serious injuries", "no formal charge".

    Two may be hurt where nobody was seriously hurt, so that such a clause asserts nothing of the rest; and
    whoever did not cut more than 300 jobs may have cut 250.
    """
    if plain(sentence):
        return False
    if bounded(sentence, i):
        return True
    negative, _ = negations(sentence, i)
    nouns = [sentence.tokens[sentence.tokens[n].head] for n in negative if sentence.tokens[n].dep == "det"]
    return any(
        child.dep == "amod" and child.lemma in words()["degrees"]
        for noun in nouns
        for child in kids(sentence, noun.i)
    )


def bounded(sentence: Sentence, i: int) -> bool:
    """Whether what a predicate directly takes behind it is told with a bound: "more than 300 jobs"."""
    for child in kids(sentence, i):
        if child.i < i or syntax.base(child.dep) not in DIRECT or sentence.child(child.i, "case") is not None:
            continue
        lowers = [sentence.tokens[n].lower for n in sentence.subtree(child.i)]
        if any(pair in BOUNDING for pair in itertools.pairwise(lowers[:WITHIN])):
            return any(sentence.tokens[n].pos == "NUM" for n in sentence.subtree(child.i))
    return False


def around(sentence: Sentence, i: int) -> list[Token]:
    """Return the words near a predicate of which a negative one denies it."""
    found = [t for t in kids(sentence, i) if t.lower != "without"]
    found += [t for aux in found if syntax.base(aux.dep) in ("aux", "cop") for t in kids(sentence, aux.i)]
    subject = syntax.subject(sentence, i)
    if subject is not None:
        found.append(subject)
    for token in list(found):
        beside = any(t.dep == "case" and t.lower == "with" for t in kids(sentence, token.i))
        if syntax.base(token.dep) in ("nsubj", "obj", "obl", "advmod", "nmod", "compound") and not beside:
            found += [t for t in kids(sentence, token.i) if t.dep in ("det", "advmod", "cc:preconj")]
    return found


def refused(sentence: Sentence, i: int, head: int) -> bool:
    """Whether a noun is what a verb refuses: "refused a renewal"."""
    return head != i and sentence.tokens[i].dep == "obj" and turns(sentence, head)


def added(sentence: Sentence, token: Token, i: int) -> bool:
    """Whether a negative word only opens what is set against a predicate before it.

    "Seven were hurt, none of them badly"; "a voucher and nothing else"; "on 2 May and not on 3 April"; "on
    that basis, and on no other, it was lost"; "sales rose, although none as much as here"; "at no cost".
    """
    noun = sentence.tokens[token.head] if token.dep in ("det", "advmod") else token
    case = sentence.child(noun.i, "case")
    if token.lower == "no" and noun.i != i and case is not None and idle(case, noun):
        return True
    if noun.dep == "conj" and noun.pos in ("NOUN", "PROPN", "PRON") and token.i < i != noun.i:
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
    to = next(t.i for t in kids(sentence, i) if t.lower == "to" and t.dep == "mark")
    if to and sentence.tokens[to - 1].lower in ("still", "yet"):
        return True  # "has still to be approved", "is yet to open"
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
