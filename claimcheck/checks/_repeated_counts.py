"""One count told twice: "thirty boats", and then "the fifty boats"; "£65,000 for the coins", and £56,000.

A count behind "the" points back to one that the article has told of the same things. Where the article has
but one other count of them, of no other sort or place, one of the two is wrong: on the story sets that is
found right once and never wrong, nor in real news. Two numbers of one unit whose digits have only changed
places, in sentences that share telling words, are one number mistyped: the sets have none, right or wrong.
Two numbers that are a slip apart in any other way are most often two numbers: 23 of 25, 9 of them in real
news.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claimcheck.checks._figures import Figure, number
from claimcheck.checks._repeated import conflict
from claimcheck.checks._title_rivals import thing
from claimcheck.checks._titles import content
from claimcheck.checks._words import either, word_set, words
from claimcheck.checks.page import Conflict, Page
from claimcheck.language import vectors
from claimcheck.model import Sentence

# Smaller counts are too often those of other things; further apart than this are two counts.
LEAST, FAR = 3, 2.1
# Mistyped digits may be further apart; words that two sentences share are telling from this weight on.
TWISTED, RARE = 3.0, 0.8
# "In 2024": the count is of another day.
YEAR = re.compile(r"\bin\s+(?:19|20)\d\d\b", re.IGNORECASE)
# Characters before a number in which such a word is of it.
AHEAD = 20


@dataclass(frozen=True, slots=True)
class Count:
    """A figure with its noun and the words before that, and whether "the" stands before it."""

    figure: Figure
    noun: str
    like: frozenset[str]
    definite: bool


def miscounted(page: Page, rows: Sequence[Sequence[Figure]]) -> Iterator[Conflict]:
    """Yield the counts of one article that are of the same things, and differ."""
    found = [one for place, row in enumerate(rows) for one in counts(page, place, row)]
    values = [figure.value for row in rows for figure in row]
    for one, other in itertools.combinations(found, 2):
        a, b = one.figure, other.figure
        if a.place == b.place or (a.unit, a.dimension, one.noun) != (b.unit, b.dimension, other.noun):
            continue
        if a.value == b.value or values.count(b.value) > 1 or abs(a.value - b.value) in values:
            continue
        back = pointed_back(page, found, one, other)
        if back or twisted(page, one, other):
            spots = [(f.start, f.end, f.noun_end, number(f.value)) for f in (a, b)]
            made = conflict(page, "matter", "count" if one.noun else "sum", spots)
            reason = (
                "the second points back to a number told before" if back else "the digits have changed places"
            )
            yield replace(made, reasons=(reason,), topic=one.noun or "sum")


def counts(page: Page, place: int, row: Sequence[Figure]) -> Iterator[Count]:
    """Yield the single numbers of a sentence of the text that nothing says to be of a part or another day."""
    sentence = page.sentences[place]
    if sentence.role in ("headline", "heading", "list") or apart(sentence.text):
        return
    for figure in row:
        if figure.low != figure.high or figure.per or figure.change or figure.value < LEAST:
            continue
        if figure.dimension not in ("count", "money"):
            continue
        ahead = page.text[max(figure.start - AHEAD, sentence.start) : figure.start]
        noun, _ = thing(sentence, figure)
        token = next((t for t in sentence.tokens if t.start == figure.start), None)
        counted = figure.dimension == "count"
        if token is None or (counted and (not noun or noun in words("listing", "never"))):
            continue
        if not either("repeat", "of_part").search(ahead) and page.text[figure.end : figure.end + 1] != "-":
            before = sentence.tokens[token.i - 1].lower if token.i else ""
            yield Count(figure, noun, like(sentence, figure, noun), before in word_set("repeat", "pointing"))


def apart(text: str) -> bool:
    """Whether words of a sentence say that its counts are of a part, of more or others, or of another day."""
    return either("repeat", "apart").search(text) is not None or YEAR.search(text) is not None


def like(sentence: Sentence, figure: Figure, noun: str) -> frozenset[str]:
    """Return the adjectives and names between a number and its noun: the "harbour-class" of frigates."""
    behind = [t for t in sentence.tokens if figure.start < t.start]
    inside = itertools.takewhile(lambda t: t.lemma.lower() != noun, behind)
    return frozenset(t.lower for t in inside if t.pos in ("ADJ", "NOUN", "PROPN")) if noun else frozenset()


def pointed_back(page: Page, found: Sequence[Count], one: Count, other: Count) -> bool:
    """Whether the second count points back to the first, the only other that the article has of its noun."""
    if other.figure.dimension != "count" or one.definite or not other.definite or one.like != other.like:
        return False
    if not (one.figure.exact and other.figure.exact) or elsewhere(page, other):
        return False
    low, high = sorted((one.figure.value, other.figure.value))
    near = [f for f in found if f.noun == one.noun and f.figure.place >= one.figure.place - 1]
    added = [f.figure.value for f in found if f.figure.place in (other.figure.place, other.figure.place - 1)]
    sums = {a + b for a, b in itertools.combinations(added, 2)}
    return high <= FAR * low and len({f.figure.value for f in near}) == 2 and other.figure.value not in sums


def elsewhere(page: Page, one: Count) -> bool:
    """Whether words behind a count set its things apart: "the 28 upstairs", "the twelve firms that failed".

    A place that was told of before sets nothing apart.
    """
    sentence = page.sentences[one.figure.place]
    behind = [t for t in sentence.tokens if t.start >= one.figure.start]
    behind = list(itertools.dropwhile(lambda t: t.lemma.lower() != one.noun, behind))[1:]
    if behind and (behind[0].lower in word_set("repeat", "relative") or behind[0].dep.startswith("acl")):
        return True
    if not behind or behind[0].pos not in ("ADV", "ADP", "ADJ"):
        return False
    place = next((t for t in behind[1:] if t.pos in ("NOUN", "PROPN")), None)
    known = place is not None and place.lower in page.text[: sentence.start].lower()
    return behind[0].pos != "ADP" or not known


def twisted(page: Page, one: Count, other: Count) -> bool:
    """Whether two numbers have the same digits in another order, in sentences that share telling words."""
    a, b = one.figure, other.figure
    step = min(a.step, b.step) or 1.0
    digits = [f"{round(f.value / step):d}" for f in (a, b)]
    if len(digits[0]) < 2 or sorted(digits[0]) != sorted(digits[1]) or a.step != b.step:
        return False
    if max(a.value, b.value) > TWISTED * min(a.value, b.value):
        return False
    mine, theirs = (content(page.sentences[f.place]) for f in (a, b))
    shared = mine & theirs - {one.noun, a.unit}
    return sum(vectors.weight(word) for word in sorted(shared)) >= RARE
