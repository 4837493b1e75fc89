"""One statement made twice with two numbers: "The bridge is 340 metres long", and 430."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.checks._figures import Figure, number
from claimcheck.checks._repeated import APART, conflict, names_before, said_twice, unqualified
from claimcheck.checks._words import word_set
from claimcheck.checks.page import Conflict, Page
from claimcheck.language.syntax import base
from claimcheck.model import Sentence, Token

# How a parse hangs a sum on "cost".
COSTS = frozenset({"obj", "xcomp", "obl", "advmod"})
PEOPLE = frozenset({"people", "person", ""})


@dataclass(frozen=True, slots=True)
class Told:
    """A number that a sentence gives for one thing: what it is of, and the names before the thing."""

    figure: Figure
    key: tuple[str, str, str]
    called: frozenset[str]


def again(page: Page, rows: Sequence[Sequence[Figure]]) -> Iterator[Conflict]:
    """Yield two numbers that an article gives for one thing in one wording."""
    found = [one for place, row in enumerate(rows) for one in told(page.sentences[place], row)]
    for one, other in said_twice(page, found):
        if one.figure.value != other.figure.value:
            spots = [(f.start, f.end, f.noun_end, number(f.value)) for f in (one.figure, other.figure)]
            yield conflict(page, one.key[0], "number", spots)


def told(sentence: Sentence, row: Sequence[Figure]) -> Iterator[Told]:
    """Yield the one exact number of a sentence that says how long a thing is, or how many it killed."""
    if sentence.role == "headline" or APART.search(sentence.text):
        return
    for figure in row:
        same = [one for one in row if (one.unit, one.dimension) == (figure.unit, figure.dimension)]
        if len(same) == 1 and figure.exact and not figure.per:
            yield from given(sentence, figure)


def given(sentence: Sentence, figure: Figure) -> Iterator[Told]:
    """Yield a number that is a thing's size, or counts whom it harmed."""
    inside = [t for t in sentence.tokens if figure.start <= t.start < figure.noun_end + 1]
    behind = next(
        (t for t in sentence.tokens if t.start >= figure.end and t.lower in word_set("repeat", "sizes")), None
    )
    for token in inside:
        verb = sentence.tokens[token.head]
        cost = figure.dimension == "money" and verb.lemma == "cost" and base(token.dep) in COSTS
        if cost and sentence.tokens[0].lower == "the":  # not "with its approaches the bridge cost"
            yield from of_subject(sentence, figure, verb, ("cost", figure.unit))
            return
    near = behind is not None and behind.start - figure.end <= 2
    if near and behind is not None and sentence.child(behind.i, "cop") is not None:
        yield from of_subject(sentence, figure, behind, (figure.unit, behind.lower))
    for token in inside:
        verb = sentence.tokens[token.head]
        if (
            base(token.dep) == "obj"
            and verb.lemma in word_set("repeat", "deeds")
            and (token.lemma in PEOPLE or token.start == figure.start)
        ):
            who = "" if token.lemma in PEOPLE or token.lower.isdecimal() else token.lemma
            yield from of_subject(sentence, figure, verb, (verb.lemma, who))
            return


def of_subject(sentence: Sentence, figure: Figure, at: Token, what: tuple[str, str]) -> Iterator[Told]:
    """Yield the number with its subject, when that is a thing with "the" and nothing but a name beside it."""
    subject = sentence.child(at.i, "nsubj")
    if subject is None or subject.pos != "NOUN":
        return
    definite = any(t.lower == "the" for t in sentence.kids(subject.i))
    if definite and unqualified(sentence, subject):
        yield Told(figure, (subject.lemma, *what), names_before(sentence, subject))
