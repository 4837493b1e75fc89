"""How a sentence says that one is free to do something, or bound to: modals, verbs, rights and means."""

from __future__ import annotations

import functools

from claimcheck import topics, wordlists
from claimcheck.kinds import denial, listed, predicates, said
from claimcheck.kinds.turned import phrased
from claimcheck.language import lexicon, syntax
from claimcheck.marks.cues import words as modal_words
from claimcheck.model import Sentence, Token

# Negative words about a freedom; "no longer" denies one too.
NEGATIVE = listed.words()["negative"] | {"longer"}
# Categories of ``rule.toml`` that are no cues.
BESIDE = frozenset({"users", "passing", "leave_only"})
# Auxiliaries that give or deny leave where the verb is passive (word forms).
LEAVING = frozenset({"may", "must", "shall"})


@functools.cache
def words() -> dict[str, frozenset[str]]:
    """Return the cue words of ``rule.toml`` by category."""
    return wordlists.words("claimcheck.kinds", "rule.toml")


@functools.cache
def openers() -> frozenset[str]:
    """Return the words that the cues begin with: no other word is read, but nouns."""
    cues = (cue for name, found in words().items() if name not in BESIDE for cue in found)
    return frozenset(cue.partition(" ")[0] for cue in cues)


def reading(sentence: Sentence, token: Token) -> tuple[int, bool, int] | None:
    """Read a noun or an opener as a cue: the action's index, whether one is free to do it, the cue's index.

    For an obligation the freedom is that of *not* acting; it is returned as a freedom to act that is
    missing on the negative of the action (index made negative by ``~``).
    """
    cues, lemma = words(), token.lemma
    if token.pos == "AUX" and (lemma in cues["may"] or lemma in cues["must"]):
        return modal(sentence, token, lemma in cues["must"])
    if lemma in cues["compulsory"] or lemma in cues["optional"]:
        noun = said_of(sentence, token.i)
        free = (lemma in cues["optional"]) != negative(sentence, token.i)
        return (~noun, free, token.i) if noun is not None else None
    if lemma in cues["possible"] or lemma in cues["impossible"]:
        noun = said_of(sentence, token.i)
        free = (lemma in cues["possible"]) != negative(sentence, token.i)
        return (noun, free, token.i) if noun is not None else None
    exempt = token.pos in ("ADJ", "VERB") and syntax.lemma(sentence, token.i) in cues["exempt"]
    if exempt and not predicates.aimed(sentence, token):  # "with hours to spare" spares nobody
        return ~token.i, not negative(sentence, token.i), token.i
    if token.pos in ("ADJ", "VERB", "AUX"):
        return governed(sentence, token)
    return means(sentence, token)


def modal(sentence: Sentence, token: Token, must: bool) -> tuple[int, bool, int] | None:
    """Read "may/can/must (not) VERB" where it gives a freedom, and is no guess ("may be forced to")."""
    verb = sentence.tokens[token.head]
    if verb.pos != "VERB" or any(c.lemma == "have" and c.pos == "AUX" for c in denial.kids(sentence, verb.i)):
        return None
    barred = negative(sentence, verb.i)
    who = sentence.child(verb.i, "nsubj", "nsubj:pass")
    if who is not None and not (
        is_person(who)
        or passing(sentence, who, verb)
        or (barred and token.lemma == "can")
        or topic_of(sentence, verb.lemma)
        or granted(sentence, verb.i)
    ):
        return None
    if must and not barred:
        return ~verb.i, False, token.i
    return verb.i, not barred, token.i


def passing(sentence: Sentence, who: Token, verb: Token) -> bool:
    """Whether a vehicle or an animal is given leave as people are: "lorries may not use the bridge"."""
    deed = syntax.lemma(sentence, verb.i)
    return who.lemma in words()["users"] and deed in words()["passing"]


def granted(sentence: Sentence, i: int) -> bool:
    """Whether a verb is what one is or is not given leave to do to a thing: "photographs may be taken"."""
    if sentence.tokens[i].lemma not in modal_words("granted") or sentence.child(i, "nsubj:pass") is None:
        return False
    return any(t.lower in LEAVING for t in denial.kids(sentence, i) if t.pos == "AUX")


def going_on(sentence: Sentence, token: Token) -> Token | None:
    """Return what one has leave to go on doing: "may go on using it", "free to keep selling it"."""
    if token.pos != "VERB" or token.lemma not in words()["continuing"]:
        return None
    deed = sentence.child(token.i, "xcomp", "advcl")
    if deed is None or deed.pos != "VERB" or deed.i < token.i or deed.i > token.i + 3:
        return None
    thing, over = sentence.child(deed.i, "obj"), sentence.tokens[token.head]
    if thing is None or thing.pos not in ("NOUN", "PROPN"):
        return None
    if any(t.lemma in words()["apart"] for t in denial.kids(sentence, thing.i)):
        return None
    who = sentence.child(token.i, "nsubj")
    if any(t.lemma in words()["may"] for t in denial.kids(sentence, token.i) if t.pos == "AUX"):
        return deed if who is not None and is_person(who) else None
    given = (
        token.dep in ("xcomp", "advcl", "ccomp", "acl") and over.i < token.i and over.lemma in words()["free"]
    )
    return deed if given and marked(sentence, token.i) else None


def is_person(token: Token) -> bool:
    """Whether a subject is somebody who can have a freedom: a pronoun, a person, a group of people."""
    if token.pos == "PRON":
        return token.lower not in ("it", "this", "that", "which", "there", "what")
    return token.entity == "PER" or lexicon.noun_class(token.lemma) in ("person", "group")


def governed(sentence: Sentence, token: Token) -> tuple[int, bool, int] | None:
    """Read "allowed to VERB", "required to VERB", "barred from VERBing", "has to VERB"."""
    cues, lemma = words(), token.lemma
    kind = next((k for k in ("free", "bound", "barred") if lemma in cues[k]), None)
    if kind is None:
        return None
    if lemma == "have" and token.pos == "VERB":
        return allotted(sentence, token) or depending(sentence, token, "bound")
    return depending(sentence, token, kind)


def allotted(sentence: Sentence, token: Token) -> tuple[int, bool, int] | None:
    """Read "have until 31 May to object": the time that is given for an act."""
    for verb in sentence.tokens[token.i + 2 : token.i + 14]:
        if verb.pos == "VERB" and marked(sentence, verb.i) and denial.pending(sentence, verb.i):
            return verb.i, True, token.i
    return None


def depending(sentence: Sentence, token: Token, kind: str) -> tuple[int, bool, int] | None:
    """Read what hangs from a word that frees, binds or bars."""
    verb = sentence.child(token.i, "xcomp", "advcl", "ccomp", "acl")
    if verb is None or verb.pos not in ("VERB", "AUX", "ADJ", "NOUN") or verb.i < token.i:
        return None
    if (kind == "bound") != marked(sentence, verb.i) and (kind == "bound" or token.lemma == "stop"):
        return None  # "stopped to look" stops nobody
    no = negative(sentence, token.i)
    if kind == "bound":
        if token.lemma in words()["telling"] and (no or sentence.child(token.i, "nsubj:pass") is None):
            return None
        if any(t.lower in NEGATIVE for t in denial.kids(sentence, verb.i) if t.i < verb.i):
            return verb.i, no, token.i  # "was ordered not to leave"
    if kind == "free":
        refusing = any(t.lower in NEGATIVE for t in denial.kids(sentence, verb.i) if t.i < verb.i)
        return ~verb.i if refusing else verb.i, not no, token.i  # "is free not to attend"
    if kind == "barred":
        return verb.i, no, token.i
    return ~verb.i, no, token.i


def means(sentence: Sentence, token: Token) -> tuple[int, bool, int] | None:
    """Read "no way to VERB", "the right to VERB", "no opt-out", "the option of VERBing"."""
    if token.pos != "NOUN":
        return None
    entry = topic_of(sentence, token.lemma)
    entry = None if entry is None or said.thing(token) else entry
    if entry is None and token.lemma not in words()["means"]:
        return None
    missing = negative(sentence, token.i)
    if missing and sentence.child(token.head, "cop") is not None:
        missing = any(t.lower in NEGATIVE for t in denial.kids(sentence, token.i))  # "the ban is not over"
    if token.lemma in words()["means"]:
        verb = sentence.child(token.i, "acl", "nmod", "xcomp", "advcl", "acl:relcl")
        if verb is not None and verb.pos == "NOUN" and verb.dep == "nmod":
            verb = left_to(sentence, token, verb) or verb
        if verb is not None and verb.pos in ("VERB", "NOUN"):
            return verb.i, not missing, token.i
        compound = sentence.child(token.i, "compound", "amod")
        if compound is not None and topic_of(sentence, compound.lemma) is not None:
            return compound.i, not missing, token.i
        return None
    if entry is not None and ("-" in token.text or missing or offered(sentence, token)):
        return token.i, not missing, token.i
    return None


def left_to(sentence: Sentence, token: Token, who: Token) -> Token | None:
    """Return what a means is for where it is said whose it is: "no way for the drivers to disable it"."""
    case = sentence.child(who.i, "case")
    if case is None or case.lower != "for":
        return None
    below = [sentence.child(one.i, "acl", "xcomp", "advcl") for one in (token, who)]
    return next((one for one in below if one is not None and marked(sentence, one.i) and one.i > who.i), None)


def offered(sentence: Sentence, token: Token) -> bool:
    """Whether a noun is what somebody can get: "there is an opt-out", "request exemptions"."""
    verb = sentence.tokens[token.head]
    return token.dep in ("obj", "nsubj", "conj", "nsubj:pass") and verb.lemma in listed.words()["offering"]


def topic_of(sentence: Sentence, word: str) -> tuple[str, topics.Sense] | None:
    """Return the rule topic of a word or phrase, with the sense it has there."""
    known = (sentence.topics or topics.shipped()).known["rule"]
    entries = known.get(syntax.plain(word), ())
    return (entries[0].axis, entries[0].sense) if entries else None


def marked(sentence: Sentence, i: int) -> bool:
    """Whether a verb has the mark "to"."""
    return any(t.lower == "to" and t.dep == "mark" for t in denial.kids(sentence, i))


def negative(sentence: Sentence, i: int) -> bool:
    """Whether token ``i``, its subject or its determiner is negative ("nobody may", "no way")."""
    near = [sentence.tokens[i], *denial.kids(sentence, i)]
    near += [t for c in denial.kids(sentence, i) if c.dep == "compound" for t in denial.kids(sentence, c.i)]
    subject = syntax.subject(sentence, i)
    if subject is not None:
        near += [subject, *denial.kids(sentence, subject.i)]
    head = sentence.tokens[sentence.tokens[i].head]
    if sentence.tokens[i].dep in ("obj", "nsubj", "xcomp") and head.i != i:
        near += [
            t
            for t in denial.kids(sentence, head.i)
            if t.dep == "advmod" or t.lower in ("no", "not", "n't", "without")
        ]
    occasions = [c for c in denial.kids(sentence, i) if c.lower in listed.words()["occasions"]]
    near += [t for c in occasions for t in denial.kids(sentence, c.i)]  # "at no time may they"
    return bool(phrased(sentence, i)) or any(t.lower in NEGATIVE for t in near)


def said_of(sentence: Sentence, i: int) -> int | None:
    """Return the noun or action that a predicate adjective, or an attribute, is said of."""
    if sentence.tokens[i].dep == "amod":
        return None
    verb = sentence.child(i, "csubj", "advcl", "xcomp", "ccomp")
    if verb is not None and verb.pos == "VERB":
        return verb.i
    found = syntax.subject(sentence, i)
    return found.i if found is not None and found.pos in ("NOUN", "PROPN", "VERB", "PRON") else None
