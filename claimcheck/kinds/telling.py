"""The ways to tell a cause: "blames frost", "puts it down to rent", "was caused by", "was to blame"."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from claimcheck.kinds.phrases import (
    NOMINAL,
    after,
    before,
    heads,
    noun,
    phrase,
    subject,
    words,
)
from claimcheck.language import lexicon, syntax
from claimcheck.language.syntax import FINITE
from claimcheck.model import Sentence, Token

# Whoever puts a thing down to something: a party.
PARTIES = frozenset({"person", "group", None})
# Words that a cause is told by as they stand, and the lists of those that tell one.
STATED = frozenset({"blame", "fault", "due", "owing"})
TELLING = (
    "blaming", "assigning", "placing", "pointing", "holding", "regarding", "causing", "resulting", "causes",
    "guilty",
)  # fmt: skip
# An effect that is told, or (None,) for one that a pronoun stands for.
Effect = tuple[tuple[int, int] | None]


@dataclass(frozen=True, slots=True)
class Told:
    """A cause as it is told: the cue, the phrases of cause and effect as token spans, and who says it."""

    at: int
    cause: tuple[int, int]
    effect: tuple[int, int] | None = None
    who: tuple[int, int] | None = None


@functools.cache
def cues() -> frozenset[str]:
    """Return the lemmas that a cause can be told by; of one of two words the first."""
    known = words()
    return frozenset(cue.partition(" ")[0] for name in TELLING for cue in known[name])


def read(s: Sentence, token: Token) -> Told | None:
    """Return the cause that a word tells, or None."""
    lemma, known = token.lemma, words()
    verb = token.pos == "VERB" or token.tag in FINITE
    if token.lower in STATED:
        found = state(s, token)
        if found is not None:
            return found
    if lemma in known["blaming"] and verb:
        return blamed(s, token)
    if verb and (lemma in known["assigning"] or lemma in known["placing"]):
        return assigned(s, token)
    if lemma in known["pointing"] and verb:
        return pointed(s, token)
    if lemma in known["holding"] and verb:
        return held(s, token)
    if lemma in known["regarding"] and verb:
        return regarded(s, token)
    if verb and syntax.lemma(s, token.i) in known["causing"]:
        return caused(s, token)
    if lemma in known["resulting"] and verb:
        return resulted(s, token)
    named = lemma in known["causes"] and token.pos == "NOUN"
    if named or (lemma in known["guilty"] and token.pos == "ADJ"):
        return state(s, token)
    return None


def blamed(s: Sentence, verb: Token) -> Told | None:
    """Return the cause of "blames frost for the cracks", "blames the cracks on frost", "is blamed for"."""
    if s.child(verb.i, "aux:pass") is not None:
        on, four = after(s, verb.i, "on", reach=3), after(s, verb.i, "for", reach=3)
        what = subject(s, verb.i)
        if on is not None:
            cause = phrase(s, on + 1)
            return Told(verb.i, cause, noun(s, what)) if cause else None
        if four is None or what is None or noun(s, what) is None:
            return None
        return Told(verb.i, what, phrase(s, four + 1))
    who = subject(s, verb.i)
    if who is None:
        return None
    first = phrase(s, verb.i + 1)
    if first is None:
        on = after(s, verb.i, "on", reach=3)  # "blames it on frost"
        cause = phrase(s, on + 1) if on is not None else None
        return Told(verb.i, cause, None, who) if cause else None
    on = next((i for i in range(*first) if s.tokens[i].lower == "on"), None)
    if on is not None:
        cause = phrase(s, on + 1)
        return Told(verb.i, cause, (first[0], on), who) if cause else None
    four = after(s, verb.i, "for")
    return Told(verb.i, first, phrase(s, four + 1) if four is not None else None, who)


def assigned(s: Sentence, verb: Token) -> Told | None:
    """Return the cause of "attributes the failure to software", "put it down to rent", "the blame on"."""
    if verb.lemma in words()["placing"]:
        laid = after(s, verb.i, *words()["blame"], reach=4)
        if laid is not None:
            on = after(s, laid, "on", "with", "at", reach=6)
            cause = phrase(s, on + 1) if on is not None else None
            four = after(s, laid, "for")
            effect = phrase(s, four + 1) if four is not None else None
            return Told(verb.i, cause, effect, subject(s, verb.i)) if cause else None
        down = after(s, verb.i, "down")
        if down is None or down + 2 >= len(s.tokens) or s.tokens[down + 1].lower != "to":
            return None
        to: int | None = down + 1
    else:
        to = after(s, verb.i, "to", "as")
        if to is not None and s.tokens[to].lower == "as":
            return None  # "attributes the success as the ability to wait"
    cause = phrase(s, to + 1) if to is not None else None
    if cause is None or to is None:
        return None
    if s.child(verb.i, "aux:pass") is not None or verb.dep == "acl":
        return Told(verb.i, cause, noun(s, subject(s, verb.i)))
    return Told(verb.i, cause, phrase(s, verb.i + 1, to), subject(s, verb.i))


def pointed(s: Sentence, verb: Token) -> Told | None:
    """Return the cause of "the airline points to a drone": of a party alone, signs point as well."""
    who = subject(s, verb.i)
    to = after(s, verb.i, "to", "at", reach=4)
    cause = phrase(s, to + 1) if to is not None else None
    if who is None or cause is None or to is None:
        return None
    head = next(iter(heads(s, *who)), "")
    finger = any(t.lower.startswith("finger") for t in s.tokens[verb.i : to])
    if to > verb.i + 1 and not finger:
        return None
    if set(heads(s, *cause)[:1]) & words()["shown"]:
        return None
    person = any(t.pos in ("PRON", "PROPN") for t in s.tokens[who[0] : who[1]])
    person = person or lexicon.noun_class(head) in PARTIES
    return Told(verb.i, cause, None, who) if person else None


def held(s: Sentence, verb: Token) -> Told | None:
    """Return the cause of "holds the machine responsible for the germ"."""
    guilty = after(s, verb.i, *words()["guilty"])
    cause = phrase(s, verb.i + 1, guilty) if guilty is not None else None
    if cause is None or guilty is None or s.child(verb.i, "aux:pass") is not None:
        return None
    four = after(s, guilty, "for", reach=2)
    return Told(verb.i, cause, phrase(s, four + 1) if four is not None else None, subject(s, verb.i))


def regarded(s: Sentence, verb: Token) -> Told | None:
    """Return the cause of "regards bought-in milk as the source of the germ"."""
    way = after(s, verb.i, "as")
    cause = phrase(s, verb.i + 1, way) if way is not None else None
    what = after(s, way, *words()["causes"], reach=4) if way is not None else None
    if cause is None or what is None or s.child(verb.i, "aux:pass") is not None:
        return None
    return Told(verb.i, cause, of(s, what), subject(s, verb.i))


def of(s: Sentence, at: int) -> tuple[int, int] | None:
    """Return the effect behind "the cause": "of the fire", "behind the fire"."""
    behind = after(s, at, "of", "for", "behind", reach=1)
    return phrase(s, behind + 1) if behind is not None else None


def caused(s: Sentence, verb: Token) -> Told | None:
    """Return the cause of "the fire was caused by a charger", "a charger caused the fire"."""
    if verb.tag == "VBN" and (s.child(verb.i, "aux:pass") is not None or verb.dep == "acl"):
        by = after(s, verb.i, "by", reach=3)
        cause = phrase(s, by + 1) if by is not None else None
        told_of = suffered(s, verb)
        return Told(verb.i, cause, *told_of) if cause and told_of else None
    if s.child(verb.i, "mark") is not None and s.child(verb.i, "nsubj") is None:
        return None  # "to cause a fire"
    cause = noun(s, subject(s, verb.i))
    effect = phrase(s, verb.i + 1)
    return Told(verb.i, cause, effect) if cause and effect and verb.tag in FINITE | {"VBN"} else None


def resulted(s: Sentence, verb: Token) -> Told | None:
    """Return the cause of "the outage resulted from an update"."""
    source = after(s, verb.i, "from", reach=2)
    cause = phrase(s, source + 1) if source is not None else None
    told_of = suffered(s, verb)
    return Told(verb.i, cause, *told_of) if cause and told_of else None


def suffered(s: Sentence, verb: Token) -> Effect | None:
    """Return the effect that a verb is said of: (None,) where it is a pronoun, None where there is none."""
    if verb.dep == "acl":
        over = s.tokens[verb.head]
        span = phrase(s, min(s.subtree(over.i)), verb.i) if over.pos in NOMINAL else None
        return (span,) if span else None
    span = subject(s, verb.i)
    return (noun(s, span),) if span else None


def undergone(s: Sentence, be: int, at: int) -> Effect | None:
    """Return the effect that ends before a form of "be", with nothing but adverbs from there to ``at``."""
    if any(t.pos not in ("ADV", "PART") for t in s.tokens[be + 1 : at]):
        return None
    span = before(s, be)
    return (span,) if span or (be and s.tokens[be - 1].pos == "PRON") else None


def also(s: Sentence, told: Told) -> Told | None:
    """Return the cause of "the airline points to a drone, the union to a welder": the verb is left out."""
    tokens, end = s.tokens, told.cause[1]
    between = range(told.cause[0] - 1, told.at, -1)
    prep = next((tokens[i].lower for i in between if tokens[i].pos != "DET"), "")
    if told.who is None or end >= len(tokens) or tokens[end].lower not in (",", ";", "and", "while"):
        return None
    start = next(
        (i for i in range(end, min(end + 3, len(tokens))) if tokens[i].pos in ("DET", *NOMINAL)), None
    )
    to = after(s, start, "to", "at", "on", reach=6) if start is not None else None
    if start is None or to is None or any(t.pos in ("VERB", "AUX") for t in tokens[start:to]):
        return None
    who, cause = phrase(s, start, to), phrase(s, to + 1)
    if who is None or cause is None or tokens[to].lower != prep:
        return None
    return Told(to, cause, told.effect, who)


def state(s: Sentence, token: Token) -> Told | None:
    """Return the cause of "frost was to blame", "the steel was at fault", "was due to", "was the cause"."""
    tokens, at = s.tokens, token.i
    prior = tokens[at - 1].lower if at else ""
    if token.lower in ("due", "owing"):
        if at + 2 >= len(tokens) or tokens[at + 1].lower != "to" or tokens[at + 2].tag == "VB":
            return None
        be = next((i for i in range(at - 1, max(at - 4, -1), -1) if tokens[i].lemma == "be"), None)
        cause = phrase(s, at + 2)
        told_of = undergone(s, be, at) if be is not None else None
        return Told(at, cause, *told_of) if cause and told_of else None
    if (token.lower == "blame" and prior != "to") or (token.lower == "fault" and prior != "at"):
        return None
    if token.pos == "NOUN" and token.lemma in words()["causes"]:
        if not any(
            t.lower in ("the", "its", "their") or t.dep == "nmod:poss" for t in tokens[max(at - 4, 0) : at]
        ):
            return None
        found = was(s, at)
        if found is not None:
            return found
    be = next((i for i in range(at - 1, max(at - 6, -1), -1) if tokens[i].lemma == "be"), None)
    if be is None or any(t.pos in ("PUNCT", "VERB") for t in tokens[be + 1 : at]):
        return None
    cause = before(s, be)
    effect = of(s, at)
    return Told(at, cause, effect) if cause else None


def was(s: Sentence, at: int) -> Told | None:
    """Return the cause of "the cause of the fire was a charger"."""
    effect = of(s, at)
    be = effect[1] if effect else at + 1
    if be >= len(s.tokens) or s.tokens[be].lemma != "be":
        return None
    cause = phrase(s, be + 1)
    return Told(at, cause, effect) if cause else None
