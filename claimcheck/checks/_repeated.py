"""One statement made twice in one article: what the checks of repeated numbers and dates share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

from claimcheck.checks.page import Conflict, Page, passage
from claimcheck.model import Sentence, Token

# In a sentence with one of these the number may be of a part, another time, a plan or somebody's word.
APART = re.compile(
    r"\b(?:part|section|stretch|span|of the|of them|least|more|most|than|about|some|nearly|almost|over|up to"
    r"|only|first|second|another|other|old|new|once|now|then|later|earlier|initial(?:ly)?|so far|since|until"
    r"|by|had|has|have|will|would|could|may|might|if|not|n't|in (?:19|20)\d\d|last|next|original(?:ly)?|each"
    r"|every|also|further|alone|including|again)\b",
    re.IGNORECASE,
)
# Where a value stands, where its noun ends, and how it is shown.
Spot = tuple[int, int, int, str]


class Said(Protocol):
    """Something that a sentence says of a thing: what of what, and the names before the thing."""

    @property
    def key(self) -> tuple[str, ...]:
        """The thing, and what is said of it."""

    @property
    def called(self) -> frozenset[str]:
        """The names right before the thing."""


Some = TypeVar("Some", bound=Said)


def said_twice(page: Page, found: Sequence[Some]) -> Iterator[tuple[Some, Some]]:
    """Yield the two that say the same of one thing, where no third does and the page has one such thing."""
    for key in dict.fromkeys(one.key for one in found):
        alike = [one for one in found if one.key == key]
        names = {one.called for one in alike if one.called}
        if len(alike) == 2 and len(names) < 2 and not several(page, key[0]):
            yield alike[0], alike[1]


def several(page: Page, noun: str) -> bool:
    """Whether an article speaks of more things than one by a noun: "two fires", "a fire" twice."""
    many = re.search(rf"\b{re.escape(noun)}(?:s|es)\b", page.text, re.IGNORECASE)
    one = re.findall(rf"\ban?\s+(?:[\w-]+\s+){{0,2}}{re.escape(noun)}\b", page.text, re.IGNORECASE)
    return bool(many) or len(one) > 1


def unqualified(sentence: Sentence, subject: Token) -> bool:
    """Whether a subject has no adjective, number or second subject beside it, which would make it another."""
    return not any(t.dep in ("amod", "nummod", "conj") for t in sentence.kids(subject.i))


def names_before(sentence: Sentence, subject: Token) -> frozenset[str]:
    """Return the names right before a subject: the "harrow" of "the Harrow bridge"."""
    return frozenset(t.lower for t in sentence.kids(subject.i) if t.pos == "PROPN" and t.i < subject.i)


def conflict(page: Page, noun: str, what: str, spots: Sequence[Spot]) -> Conflict:
    """Return the conflict of two values of one sort, ``what``, that are told of one thing."""
    written = " and ".join(page.text[start:end] for start, end, _, _ in spots)
    return Conflict(
        passages=tuple(passage(page, start, stop, shown, f"the {what}") for start, _, stop, shown in spots),
        message=f"The article gives two {what}s for one {noun}: {written}",
        reasons=("both say one thing of it in one wording",),
        explanations=("the two may be of different things, though neither says so",),
        confidence=0.7,
        topic=noun,
    )
