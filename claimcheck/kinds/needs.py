"""Whether one needs a ticket, a permit, a booking or the like for a thing: "need no ticket", "by pass only".

A requirement is told by a verb ("need", "must show"), by an adjective ("is essential"), or by what one may do
with or without the paper ("may fish without a licence"). What is needed and what for are its theme.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

from claimcheck import wordlists
from claimcheck.kinds import denial, said, theme
from claimcheck.kinds.scene import Candidate, Scene
from claimcheck.kinds.tense import tense
from claimcheck.language import lexicon, syntax
from claimcheck.model import Sentence, State, Token
from claimcheck.topics.named import NEED

# How many words after a paper "only" may stand: "by ticket only".
CLOSE = 2
PASSIVE = ("nsubj:pass", "nsubj")


@functools.cache
def words() -> dict[str, frozenset[str]]:
    """Return the words of ``needs.toml`` by category."""
    return wordlists.words("claimcheck.kinds", "needs.toml")


@functools.cache
def sorts() -> dict[str, str]:
    """Return for each paper that has other names the name that stands for all of them."""
    named = [one.split() for one in words()["one_sort"]]
    return {name: names[0] for names in named for name in names}


def find(scene: Scene) -> Iterator[Candidate]:
    """Yield a candidate for each paper that the sentence says one needs, or needs not."""
    sentence = scene.sentence
    for token in sentence.tokens:
        if token.pos != "NOUN" or token.lemma not in words()["papers"]:
            continue
        read, given = needed(sentence, token), going_in(sentence, token)
        if read is not None and said.guessed(sentence, read[0]):  # "may need a permit"
            continue
        both = read or given
        if both is None:
            continue
        cue, positive = both
        if not (said.asked(sentence, cue) or supposed(sentence, cue)):
            yield candidate(scene, token, cue, positive)


def supposed(sentence: Sentence, cue: int) -> bool:
    """Whether a need stands under a condition or a question only: "if you need a permit"."""
    clause = denial.kids(sentence, denial.carrier(sentence, cue))
    return any(t.dep == "mark" and t.lower in ("if", "whether", "unless", "when") for t in clause)


def needed(sentence: Sentence, token: Token) -> tuple[int, bool] | None:
    """Read what is said of a paper by a verb or adjective of needing: the cue, whether it is needed."""
    cues, head = words(), sentence.tokens[token.head]
    none = bare_none(sentence, token)
    if token.dep in PASSIVE and head.pos in ("VERB", "ADJ"):
        lemma = syntax.plain(syntax.lemma(sentence, head.i))
        passive = head.pos == "VERB" and lemma in cues["needing"] and token.dep == "nsubj:pass"
        if passive or lemma in cues["needed"]:
            return head.i, not denial.negative(sentence, head.i, ())
        if lemma in cues["optional"]:
            return head.i, denial.negative(sentence, head.i, ())
        return passive_duty(sentence, head)
    if token.dep == "nmod" and head.lemma == "need" and head.pos == "NOUN" and bare_none(sentence, head):
        return head.i, False
    if not governed(sentence, token, head):
        return None
    if head.lemma in cues["needing"]:
        if any(t.lemma in cues["leave"] for t in denial.kids(sentence, head.i) if t.pos == "AUX"):
            return None
        return head.i, not denial.negative(sentence, head.i, ())
    aux = {t.lemma for t in denial.kids(sentence, head.i) if t.pos == "AUX"}
    refused = denial.negative(sentence, head.i, ())
    if aux & cues["duty"]:
        return None if refused or none else (head.i, True)
    if "need" in aux:
        return (head.i, False) if refused else None
    over = sentence.tokens[head.head]
    if over.i < head.i and head.dep in ("xcomp", "acl", "advcl") and over.lemma in cues["bound"]:
        if not any(t.lower == "to" and t.dep == "mark" for t in denial.kids(sentence, head.i)):
            return None
        if over.pos == "NOUN":
            return (over.i, False) if bare_none(sentence, over) else None
        return over.i, not denial.negative(sentence, over.i, ())
    return None


def passive_duty(sentence: Sentence, verb: Token) -> tuple[int, bool] | None:
    """Read "masks must be worn", "tickets need not be shown", "a pass has to be carried"."""
    inner = sentence.child(verb.i, "xcomp") if verb.lemma in words()["bound"] else verb
    if inner is None or inner.lemma not in words()["having"] or sentence.child(inner.i, "aux:pass") is None:
        return None
    aux = {t.lemma for t in denial.kids(sentence, inner.i) if t.pos == "AUX"}
    refused = any(denial.negative(sentence, one.i, ()) for one in (inner, verb))
    if inner is not verb or "need" in aux:
        return inner.i, not refused
    return (inner.i, True) if aux & words()["duty"] and not refused else None


def governed(sentence: Sentence, token: Token, head: Token) -> bool:
    """Whether a paper is what a verb says that one needs or has: "show a pass", "apply for consent"."""
    cues, case = words(), sentence.child(token.i, "case")
    if head.pos != "VERB":
        return False
    if token.dep == "obj":
        return head.lemma in cues["needing"] or head.lemma in cues["having"]
    led = case is not None and f"{head.lemma} {case.lower}" in cues["having"]
    return led and syntax.base(token.dep) == "obl"


def bare_none(sentence: Sentence, token: Token) -> bool:
    """Whether there is none of a thing: "no ticket"."""
    return any(t.lower == "no" for t in denial.kids(sentence, token.i))


def going_in(sentence: Sentence, token: Token) -> tuple[int, bool] | None:
    """Read what one may do with or without a paper: "by ticket only", "can travel without a ticket"."""
    cues, case = words(), sentence.child(token.i, "case")
    if case is None:
        return None
    if case.lower == "without":
        return without(sentence, token)
    if case.lower not in cues["with"]:
        return None
    near = sentence.tokens[max(case.i - 1, 0) : token.i + CLOSE]
    if not any(t.lower in cues["only"] for t in near if t.i not in (case.i, token.i)):
        return None
    said_of = sentence.child(token.i, "cop") is not None
    return (token.i, True) if said_of or leave(sentence, sentence.tokens[token.head]) else None


def without(sentence: Sentence, token: Token) -> tuple[int, bool] | None:
    """Read "can travel without a ticket", "nobody may fish without a licence", "no entry without a pass"."""
    head = sentence.tokens[token.head]
    if head.pos == "NOUN" and token.dep == "nmod" and bare_none(sentence, head):
        return (head.i, True) if head.lemma in words()["comers"] else None
    if head.pos != "VERB" or syntax.base(token.dep) != "obl" or not leave(sentence, head):
        return None
    return head.i, denial.negative(sentence, head.i, ())


def leave(sentence: Sentence, verb: Token) -> bool:
    """Whether somebody is given or denied leave for an act: "may", "allowed to"."""
    cues, over = words()["leave"], sentence.tokens[verb.head]
    if any(t.lemma in cues and t.pos == "AUX" for t in denial.kids(sentence, verb.i)):
        return True
    return verb.dep in ("xcomp", "advcl", "ccomp") and over.i < verb.i and over.lemma in cues


def candidate(scene: Scene, token: Token, cue: int, positive: bool) -> Candidate:
    """Return the candidate of a paper; its theme is the paper, and what it is needed for."""
    sentence = scene.sentence
    paper = sorts().get(token.lemma, token.lemma)
    told = paper if positive else f"no {paper}"
    start, end = min(token.i, cue), max(token.i, cue)
    return Candidate(
        "status",
        State(f"{NEED} {paper}", told, positive),
        sentence.tokens[start].start,
        sentence.tokens[end].end,
        cue,
        paper,
        tuple(dict.fromkeys((*purpose(scene, token, cue), paper))),
        NEED,
        not positive,
        tense(sentence, cue, negated=not positive),
    )


def purpose(scene: Scene, token: Token, cue: int) -> Iterator[str]:
    """Yield what a paper is needed for, and by whom where it is not by all that come."""
    sentence = scene.sentence
    for i in sentence.subtree(denial.carrier(sentence, cue)):
        one = sentence.tokens[i]
        if i == token.i or one.pos not in ("NOUN", "PROPN", "VERB") or one.lemma in words()["comers"]:
            continue
        verb = one.pos == "VERB"
        if verb and (
            i == cue or one.lemma in words()["having"] or syntax.base(one.dep) not in ("acl", "xcomp")
        ):
            continue
        if verb or (theme.tells(one) and lexicon.noun_class(one.lemma) != "time"):
            yield syntax.plain(one.lemma)
