"""Evidence that two clauses tell of one deed: one predicate that says something, done by or to one thing.

A date is of something that happened, and most dates of a story are of other things. That two clauses share
a verb says little by itself: of pairs of dates with one verb and one noun, one in four is of one matter.
The rest have a verb that says nothing ("have", "go", "say"), another subject, or only name the day up to
which something was counted. This is what a reader asks at once, and what trees learn badly from a hundred
examples.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from claimcheck.language import lexicon
from claimcheck.language.syntax import LIGHT
from claimcheck.link.aligned import alike
from claimcheck.link.wording import FLOOR, UNSEEN, classed, met, nearness
from claimcheck.link.words import listed
from claimcheck.model import Claim
from claimcheck.values import names

# Verbs that only carry what is said, or lean on another word, beside the light ones of syntax.
CARRYING = listed("carrying")
# From this likeness of their vectors two nouns may be two words for one thing ("picture", "photo").
LIKE = 0.35
UNTIL = frozenset({"by", "as of"})
# The evidence of deeds, in order, and three pieces that it is made of.
DEEDS = (
    "one deed", "one deed, said of one thing", "deed and what it is done to", "subjects differ",
    "a verb that says nothing", "a day of counting", "deeds differ", "a deed that happens once",
    "a deed of many texts", "told by many texts, the less", "told by many texts, the more",
)  # fmt: skip
VERB, TENSE, ONCE = "the verb", "the tense", "what happens once"


def deeds(a: Claim, b: Claim, rare: Mapping[str, float]) -> dict[str, float]:
    """Return the evidence of a common deed, each from 0 to 1; symmetric."""
    own, agent, thing = told_of(a, b, rare), same_subject(a, b), shared(a, b, rare)
    found = {**own, **one_deed(own[VERB], agent, thing, own[TENSE], own[ONCE])}
    return {name: found[name] for name in DEEDS}


def one_deed(verb: Any, agent: Any, thing: Any, tense: Any, once: Any) -> dict[str, Any]:
    """Return the evidence that deed, doer and thing make together; of a pair, or of many as columns.

    ``once``: of dates the deed that both name, that happens to a thing once and of which the whole story
    tells, finds half as many conflicts again at a precision of 0.8 (33 of 371 values for 24, four folds of
    113 sets, with the ends of intervals of ``moments.py``; six words that happen again and again, as "order"
    and "warn", were taken from the list afterwards).
    """
    return {
        "one deed": verb * agent * (0.5 + 0.5 * thing) * tense,
        "one deed, said of one thing": verb * (agent >= 0.8),
        "deed and what it is done to": verb * thing,
        "subjects differ": 1.0 * (agent == 0.0),
        "a deed that happens once": agent * once,
    }


def told_of(a: Claim, b: Claim, rare: Mapping[str, float]) -> dict[str, float]:
    """Return what the words for the deed say by themselves, whoever does it and to what."""
    mine, theirs = words(a), words(b)
    verb = same_deed(mine, theirs)
    said = [(x, y) for x in mine for y in theirs if nearness(x, y) >= 0.8]
    least = [max(rare.get(x, UNSEEN), rare.get(y, UNSEEN)) for x, y in said]
    known = sorted((common_talk(mine, rare), common_talk(theirs, rare)))
    return {
        VERB: verb,
        TENSE: float(a.modality == b.modality),
        ONCE: float(any(classed(pair, "once") for pair in said)),
        "a verb that says nothing": float(empty(a) or empty(b)),
        "a day of counting": float(counting(a) or counting(b)),
        "deeds differ": float(verb == 0.0 and not empty(a) and not empty(b)),
        "a deed of many texts": max((math.exp(FLOOR - one) for one in least), default=0.0),
        "told by many texts, the less": known[0],
        "told by many texts, the more": known[1],
    }


def common_talk(deed: Sequence[str], rare: Mapping[str, float]) -> float:
    """Return the share of the texts that have a word of a deed, the word that most have."""
    return max((math.exp(FLOOR - rare.get(word, UNSEEN)) for word in deed), default=0.0)


def empty(claim: Claim) -> bool:
    """Whether neither predicate nor noun of a claim tells what happened."""
    return all(not word or word in LIGHT or word in CARRYING for word in (claim.predicate, claim.measured))


def words(claim: Claim) -> tuple[str, ...]:
    """Return the words that can tell what happened."""
    told = (claim.predicate, claim.measured) if claim.kind == "date" else (claim.predicate,)
    return tuple(w for w in dict.fromkeys(told) if w and w not in LIGHT and w not in CARRYING)


def same_deed(mine: tuple[str, ...], theirs: tuple[str, ...]) -> float:
    """Return how surely two predicates are one: 1 for one word, less for kin, 0 for none or empty ones."""
    best = max([nearness(x, y) for x in mine for y in theirs], default=0.0)
    if best >= 0.8:
        return best
    if classed(mine, "event") & classed(theirs, "event"):
        return 0.7
    return max([likeness(x, y) for x in mine for y in theirs], default=0.0)


def likeness(one: str, other: str) -> float:
    """Return half the likeness of two words where it is no chance, else 0."""
    found = alike(one, other)
    return 0.5 * found if found >= LIKE else 0.0


def same_subject(a: Claim, b: Claim) -> float:
    """Return how surely two clauses are about one thing; 0.5 where one does not say, 0 where they differ."""
    if not a.subject or not b.subject:
        return 0.5
    if a.subject == b.subject or names.one_bearer(a.subject, "", b.subject, ""):
        return 1.0
    near = alike(a.subject, b.subject)
    if near >= 0.8:
        return near
    named = [any(n.key == c.subject for n in c.names) for c in (a, b)]
    if near >= LIKE:
        return 0.7
    if named[0] != named[1]:
        return 0.4  # a name, and a noun that may describe it
    person = [lexicon.noun_class(c.subject) in ("person", "group") for c in (a, b)]
    return 0.2 if all(person) else 0.0


def shared(a: Claim, b: Claim, rare: Mapping[str, float]) -> float:
    """Return how much of what else the shorter clause says is in the other, by rarity."""
    verbs = {*words(a), *words(b), a.subject, b.subject}
    mine, theirs = ([w for w in c.words if w not in verbs and w not in LIGHT] for c in (a, b))
    if not mine or not theirs:
        return 0.0
    if (len(mine), mine) <= (len(theirs), theirs):
        short, long, whole = mine, theirs, met(b.words)
    else:
        short, long, whole = theirs, mine, met(a.words)
    same = set(long)
    total = found = 0.0
    for w in short:
        weight = rare.get(w, UNSEEN)
        total += weight
        # What is near no word of the whole clause is near none of these.
        if w in same or (whole[w] >= 0.8 and any(nearness(w, other) >= 0.8 for other in long)):
            found += weight
    return found / total if total else 0.0


def counting(claim: Claim) -> bool:
    """Whether a date only says up to when something was counted ("by Friday 400,000 had signed")."""
    if claim.kind != "date":
        return False
    bound = claim.modifiers[0] if claim.modifiers else ""
    return bool(claim.figures) and (bound in UNTIL or "cumulative" in claim.marks)
