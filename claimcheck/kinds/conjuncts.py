"""Whether the time told with one of two verbs is that of the other too: joined ones, and one of saying.

"The bell weighs 340 kg and was cast in 1891": the year is that of the casting alone. "Three people died and
12 were hurt on Sunday": the day is that of both. A time that is told before all ("In 2019 the firm sold a
mill and bought a farm") is of all. So a time is kept to its own verb where the other is in another tense, or
tells a state, which no time bounds. "It will cut 340 jobs, Halden said on Tuesday": the day is that of
saying so. "It repaid 2.6 million to drivers who were charged too much in May": the month is the drivers'.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.kinds import compared
from claimcheck.kinds.denial import kids
from claimcheck.kinds.listed import words
from claimcheck.kinds.tense import PAST
from claimcheck.language import syntax
from claimcheck.model import Sentence, Token, When

PRESENT = frozenset({"is", "are", "am", "has", "have", "does", "do", "'s", "'re", "'ve"})
AHEAD = frozenset({"will", "'ll", "shall", "wo", "would", "can", "may", "must"})


def of_both(sentence: Sentence, at: int, inside: Sequence[int], when: When | None = None) -> bool:
    """Whether the time at the tokens ``inside``, which is ``when``, can be that of what stands at ``at``."""
    time = inside[-1]
    if compared.of_the_other(sentence, at, inside[0], time):
        return False
    if when is not None and when.grain == "day" and of_the_saying(sentence, at, time):
        return False
    if of_a_thing(sentence, at, time):
        return False
    mine, theirs = branch(sentence, at), branch(sentence, time)
    if mine == theirs:
        return True
    tops = {top(sentence, i) for i in (mine, theirs) if i >= 0}
    if len(tops) != 1:
        return True  # in two chains of verbs that have nothing to do with one another
    first = tops.pop()
    over = (at, *syntax.ancestors(sentence, at)), (time, *syntax.ancestors(sentence, time))
    if first not in over[0] or first not in over[1]:
        return True
    if time < min([first, *(t.i for t in kids(sentence, first) if syntax.base(t.dep) == "nsubj")]):
        return True
    verbs = [i if i >= 0 else first for i in (mine, theirs)]
    if any(
        sentence.child(v, "cop") is not None or sentence.tokens[v].lemma in words()["states"] for v in verbs
    ):
        return False
    return tense(sentence, verbs[0]) == tense(sentence, verbs[1])


def of_a_thing(sentence: Sentence, at: int, time: int) -> bool:
    """Whether the time at token ``time`` only tells of a thing beside token ``at``, or of what went before.

    "Two live in a house that was built in 1987", "two died after Saturday's storm"; not "two died in a storm
    on Saturday".
    """
    over = {at, *syntax.ancestors(sentence, at)}
    for i in (time, *syntax.ancestors(sentence, time)):
        if i in over:
            return False
        token, case = sentence.tokens[i], sentence.child(i, "case")
        if syntax.base(token.dep) == "acl":
            return True
        if (
            i != time
            and token.pos in ("NOUN", "PROPN")
            and case is not None
            and case.lower in words()["earlier"]
        ):
            return True
    return False


def of_the_saying(sentence: Sentence, at: int, time: int) -> bool:
    """Whether the day that ends at token ``time`` is that on which what token ``at`` is part of was said.

    "The firm said on Tuesday that it will cut 340 jobs", "figures published on Friday"; not "it announced 340
    job cuts on Tuesday", nor "On Sunday, police said, 12 people were hurt".
    """
    tokens, verb = sentence.tokens, syntax.predicate(sentence, time)
    if tokens[verb].pos != "VERB" or tokens[verb].lemma not in words()["uttering"]:
        return False
    over = [at, *syntax.ancestors(sentence, at)]
    if verb not in over:
        return syntax.base(tokens[verb].dep) == "acl" and tokens[verb].lemma in words()["issuing"]
    fronted = time < verb and time + 1 < len(tokens) and tokens[time + 1].text == ","
    said_by = over.index(verb)
    return (
        not fronted and said_by > 0 and syntax.base(tokens[over[said_by - 1]].dep) in ("ccomp", "parataxis")
    )


def branch(sentence: Sentence, i: int) -> int:
    """Return the nearest predicate over token ``i`` that is joined to another by "and" or "but", or -1."""
    for at in (i, *syntax.ancestors(sentence, i)):
        token = sentence.tokens[at]
        if token.dep == "conj" and said(sentence, token):
            return at
    return -1


def said(sentence: Sentence, token: Token) -> bool:
    """Whether a token is a predicate: a verb, or what has a copula or a subject."""
    return token.pos in ("VERB", "AUX") or sentence.child(token.i, "cop", "nsubj", "nsubj:pass") is not None


def top(sentence: Sentence, i: int) -> int:
    """Return the first of the predicates that are joined to token ``i``."""
    for at in (i, *syntax.ancestors(sentence, i)):
        if sentence.tokens[at].dep != "conj":
            return at
    return i


def tense(sentence: Sentence, i: int) -> str:
    """Return "past", "present" or "ahead" for a predicate, by its auxiliary or its own form, or ""."""
    verb = sentence.tokens[i]
    words = [t.lower for t in kids(sentence, i) if t.pos == "AUX"]
    for name, known in (("ahead", AHEAD), ("past", PAST), ("present", PRESENT)):
        if not known.isdisjoint(words):
            return "past" if name == "present" and verb.tag == "VBN" and "has" in words else name
    return {"VBD": "past", "VBN": "past", "VBZ": "present", "VBP": "present"}.get(verb.tag, "")
