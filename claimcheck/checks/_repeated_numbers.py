"""One statement made twice with two numbers: "The bridge is 340 metres long", and 430."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.checks._figures import Figure, number
from claimcheck.checks.page import Conflict, Page, passage
from claimcheck.language.syntax import base
from claimcheck.model import Sentence, Token

# How long something is, and what an event did: each has one number for one thing.
SIZES = frozenset({"long", "wide", "high", "tall", "deep", "thick"})
DEEDS = frozenset({"kill", "injure", "hurt", "wound"})
# How a parse hangs a sum on "cost".
COSTS = frozenset({"obj", "xcomp", "obl", "advmod"})
PEOPLE = frozenset({"people", "person", ""})
# In a sentence with one of these the number may be of a part, another time, a plan or somebody's word.
APART = re.compile(
    r"\b(?:part|section|stretch|span|of the|of them|least|more|most|than|about|some|nearly|almost|over|up to"
    r"|only|first|second|another|other|old|new|once|now|then|later|earlier|initial(?:ly)?|so far|since|until"
    r"|by|had|has|have|will|would|could|may|might|if|not|n't|in (?:19|20)\d\d|last|next|original(?:ly)?|each"
    r"|every|also|further|alone|including|again)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Told:
    """A number that a sentence gives for one thing: what it is of, and the names before the thing."""

    figure: Figure
    place: int
    key: tuple[str, str, str]
    called: frozenset[str]


def again(page: Page, rows: Sequence[Sequence[Figure]]) -> Iterator[Conflict]:
    """Yield two numbers that an article gives for one thing in one wording."""
    found = [one for place, row in enumerate(rows) for one in told(page.sentences[place], place, row)]
    for key in dict.fromkeys(one.key for one in found):
        alike = [one for one in found if one.key == key]
        names = {one.called for one in alike if one.called}
        if several(page, key[0]):
            continue
        if len(alike) != 2 or len(names) > 1 or alike[0].figure.value == alike[1].figure.value:
            continue
        yield Conflict(
            passages=tuple(
                passage(page, s.figure.start, s.figure.noun_end, number(s.figure.value), "the number")
                for s in alike
            ),
            message=f"The article gives two numbers for one {key[0]}: "
            + " and ".join(page.text[s.figure.start : s.figure.end] for s in alike),
            reasons=("both say one thing of it in one wording",),
            explanations=("the two may be of different things, though neither says so",),
            confidence=0.7,
            topic=key[0],
        )


def several(page: Page, noun: str) -> bool:
    """Whether an article speaks of more things than one by a noun: "two fires", "a fire" twice."""
    many = re.search(rf"\b{re.escape(noun)}(?:s|es)\b", page.text, re.IGNORECASE)
    one = re.findall(rf"\ban?\s+(?:[\w-]+\s+){{0,2}}{re.escape(noun)}\b", page.text, re.IGNORECASE)
    return bool(many) or len(one) > 1


def told(sentence: Sentence, place: int, row: Sequence[Figure]) -> Iterator[Told]:
    """Yield the one exact number of a sentence that says how long a thing is, or how many it killed."""
    if sentence.role == "headline" or APART.search(sentence.text):
        return
    for figure in row:
        same = [one for one in row if (one.unit, one.dimension) == (figure.unit, figure.dimension)]
        if len(same) == 1 and figure.exact and not figure.per:
            yield from given(sentence, place, figure)


def given(sentence: Sentence, place: int, figure: Figure) -> Iterator[Told]:
    """Yield a number that is a thing's size, or counts whom it harmed."""
    inside = [t for t in sentence.tokens if figure.start <= t.start < figure.noun_end + 1]
    behind = next((t for t in sentence.tokens if t.start >= figure.end and t.lower in SIZES), None)
    for token in inside:
        verb = sentence.tokens[token.head]
        cost = figure.dimension == "money" and verb.lemma == "cost" and base(token.dep) in COSTS
        if cost and sentence.tokens[0].lower == "the":  # not "with its approaches the bridge cost"
            yield from of_subject(sentence, place, figure, verb, ("cost", figure.unit))
            return
    near = behind is not None and behind.start - figure.end <= 2
    if near and behind is not None and sentence.child(behind.i, "cop") is not None:
        yield from of_subject(sentence, place, figure, behind, (figure.unit, behind.lower))
    for token in inside:
        verb = sentence.tokens[token.head]
        if (
            base(token.dep) == "obj"
            and verb.lemma in DEEDS
            and (token.lemma in PEOPLE or token.start == figure.start)
        ):
            who = "" if token.lemma in PEOPLE or token.lower.isdecimal() else token.lemma
            yield from of_subject(sentence, place, figure, verb, (verb.lemma, who))
            return


def of_subject(
    sentence: Sentence, place: int, figure: Figure, at: Token, what: tuple[str, str]
) -> Iterator[Told]:
    """Yield the number with its subject, when that is a thing with "the" and nothing but a name beside it."""
    subject = sentence.child(at.i, "nsubj")
    if subject is None or subject.pos != "NOUN":
        return
    kids = sentence.kids(subject.i)
    if not any(t.lower == "the" for t in kids) or any(t.dep in ("amod", "nummod", "conj") for t in kids):
        return
    called = frozenset(t.lower for t in kids if t.pos == "PROPN" and t.i < subject.i)
    yield Told(figure, place, (subject.lemma, *what), called)
