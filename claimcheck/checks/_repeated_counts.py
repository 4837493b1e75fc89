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
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from claimcheck.checks._figures import Figure, number
from claimcheck.checks._repeated import conflict
from claimcheck.checks._runs import tokens_at
from claimcheck.checks._title_rivals import thing
from claimcheck.checks._titles import content
from claimcheck.checks._words import either, word_set, words
from claimcheck.checks.page import Conflict, Page
from claimcheck.language import vectors
from claimcheck.language.syntax import subject
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
    values = Counter(figure.value for row in rows for figure in row)
    once = [n for n, one in enumerate(found) if values[one.figure.value] == 1]
    last, same = left_alone(found, once), of_same_digits(found, once)
    for pair in sorted(last | same):
        one, other = (found[n] for n in pair)
        a, b = one.figure, other.figure
        if a.place == b.place or (a.unit, a.dimension) != (b.unit, b.dimension):
            continue
        if a.value == b.value or abs(a.value - b.value) in values or of_two(page, one, other):
            continue
        back = pair in last and pointed_back(page, found, one, other)
        if back or (pair in same and twisted(page, one, other)):
            spots = [(f.start, f.end, f.noun_end, number(f.value)) for f in (a, b)]
            made = conflict(page, "matter", "count" if one.noun else "sum", spots)
            reason = (
                "the second points back to a number told before" if back else "the digits have changed places"
            )
            yield replace(made, reasons=(reason,), topic=one.noun or "sum")


def left_alone(found: Sequence[Count], once: Iterable[int]) -> set[tuple[int, int]]:
    """Return the numbers of two counts of one noun that has no third value from before the first of them on.

    The second, of those in ``once``, has a value that the article has once: so there are few pairs, however
    long the article is.
    """
    by_noun: dict[str, list[int]] = {}
    for n, one in enumerate(found):
        by_noun.setdefault(one.noun, []).append(n)
    pairs, alone = set(), set(once)
    for those in by_noun.values():
        told: set[float] = set()
        tail: list[int] = []
        for n in reversed(those):
            told.add(found[n].figure.value)
            if len(told) > 2:
                tail = [m for m in tail if found[m].figure.place > found[n].figure.place + 1]
                break
            tail.append(n)
        pairs |= {(n, m) for m in tail if m in alone for n in tail if n < m}
    return pairs


def of_same_digits(found: Sequence[Count], once: Iterable[int]) -> set[tuple[int, int]]:
    """Return the numbers of two counts of one noun and the same digits, the second of those in ``once``."""
    alike: dict[tuple[object, ...], list[int]] = {}
    for n, one in enumerate(found):
        alike.setdefault((one.noun, one.figure.step, *sorted(digits(one.figure))), []).append(n)
    alone = set(once)
    return {(n, m) for those in alike.values() for m in those if m in alone for n in those if n < m}


def digits(figure: Figure) -> str:
    """Return the digits of a number down to its step: "65" of 65,000."""
    return f"{round(figure.value / (figure.step or 1.0)):d}"


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
    """Whether the second of two counts, ``left_alone`` with their noun, points back to the first.

    Not where it is the sum of two that stand in its sentence and the one before.
    """
    if other.figure.dimension != "count" or one.definite or not other.definite or one.like != other.like:
        return False
    if not (one.figure.exact and other.figure.exact) or elsewhere(page, other):
        return False
    low, high = sorted((one.figure.value, other.figure.value))
    near = (other.figure.place, other.figure.place - 1)
    added = Counter(f.figure.value for f in found if f.figure.place in near)
    rests = {value: other.figure.value - value for value in added}
    made = any(added[rest] > (rest == value) for value, rest in rests.items())
    return high <= FAR * low and not made


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
    """Whether two numbers ``of_same_digits`` are one, by the telling words that their sentences share."""
    a, b = one.figure, other.figure
    if len(digits(a)) < 2 or max(a.value, b.value) > TWISTED * min(a.value, b.value):
        return False
    mine, theirs = (content(page.sentences[f.place]) for f in (a, b))
    shared = mine & theirs - {one.noun, a.unit}
    return sum(vectors.weight(word) for word in sorted(shared)) >= RARE


def of_two(page: Page, one: Count, other: Count) -> bool:
    """Whether two counts are told of two things, by name or by what their clauses are said of.

    "Hill Farm has 312 sheep" and "Vale Farm has 321"; "the bakery employs 45" and "the dairy employs 54".
    """
    named, owners = [], []
    for count in (one, other):
        sentence = page.sentences[count.figure.place]
        named.append({t.lower for t in sentence.tokens if t.pos == "PROPN" and t.text[0].isupper()})
        _, token = tokens_at(page, count.figure.place, count.figure.start)
        owner = subject(sentence, token.i) if token else None
        owners.append({owner.lemma} - {count.noun} if owner and owner.pos == "NOUN" else set())
    return any(a - b and b - a for a, b in (named, owners))
