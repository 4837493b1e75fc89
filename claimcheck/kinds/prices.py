"""A price that is asked for getting in, parking or the like, which is then not free: "parking costs £10".

Reports nothing of its own: it yields the state of the topic of fees, held against "parking is free". The
figure itself is a claim of the kind ``quantity``.
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
from claimcheck.topics.named import FEE


@functools.cache
def words() -> dict[str, frozenset[str]]:
    """Return the words of ``prices.toml`` by category."""
    return wordlists.words("claimcheck.kinds", "prices.toml")


def find(scene: Scene) -> Iterator[Candidate]:
    """Yield a candidate for each verb of the sentence by which a price is asked for something."""
    sentence = scene.sentence
    sums = {
        i
        for mention in scene.amounts
        if mention.amount.low > 0
        for i in syntax.at_offset(sentence, mention.start, mention.end)
        if mention.amount.dimension == "money" or sentence.tokens[i].lemma in words()["coins"]
    }
    if not sums:
        return
    for token in sentence.tokens:
        if token.pos != "VERB" or token.lemma not in words()["asking"]:
            continue
        paid = any(t.i in sums and syntax.base(t.dep) == "obj" for t in denial.kids(sentence, token.i))
        if not paid or said.guessed(sentence, token.i) or denial.negative(sentence, token.i, ()):
            continue
        what = bought(scene, token, sums)
        if what:
            yield candidate(scene, token, what)


def bought(scene: Scene, verb: Token, sums: set[int]) -> tuple[str, ...]:
    """Return what a price is asked for: how one uses it, and what it is; empty where it is something else."""
    sentence = scene.sentence
    if verb.lemma == "cost":
        thing = sentence.child(verb.i, "nsubj")
        if thing is None or {thing.lower, thing.lemma}.isdisjoint(words()["uses"]):
            return ()
        return theme.theme(sentence, verb.i, (verb.i, *sums), scene.before)
    use = used(sentence, verb)
    if use is not None:
        below = theme.theme(sentence, use.i, (use.i, verb.i, *sums), None)
        means = next((noun for noun in ("parking", "entry") if use.lemma in words()[noun]), "")
        things = sorted(below, key=lambda word: lexicon.noun_class(word) == "person")  # who pays stands last
        return tuple(dict.fromkeys((means, *things))) if below and means else ()
    if verb.lemma == "charge":
        thing = next(
            (t for t in denial.kids(sentence, verb.i) if t.lemma in words()["uses"] and t.i > verb.i), None
        )
        case = sentence.child(thing.i, "case") if thing is not None else None
        if thing is None or case is None or case.lower != "for":
            return ()
        told = theme.theme(sentence, verb.i, (verb.i, *sums), scene.before)
        return tuple(dict.fromkeys((thing.lemma, *told)))
    return ()


def used(sentence: Sentence, verb: Token) -> Token | None:
    """Return the verb of what one pays to do: "pay £8 to get into the fair"."""
    uses = words()["entry"] | words()["parking"]
    for i in (verb.i, *(t.i for t in denial.kids(sentence, verb.i))):
        for below in denial.kids(sentence, i):
            to = any(t.lower == "to" and t.dep == "mark" for t in denial.kids(sentence, below.i))
            if to and below.i > verb.i and below.lemma in uses:
                return below
    return None


def candidate(scene: Scene, verb: Token, what: tuple[str, ...]) -> Candidate:
    """Return the candidate of a price that is asked: it is not free."""
    return Candidate(
        "status",
        State(FEE, verb.lemma, False),
        verb.start,
        verb.end,
        verb.i,
        verb.lemma,
        what,
        FEE,
        False,
        tense(scene.sentence, verb.i, negated=False),
    )
