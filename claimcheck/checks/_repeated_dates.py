"""One deed dated twice in one article: "The museum opened on 3 May 2019", and 5 May."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.checks._repeated import APART, conflict, names_before, said_twice, unqualified
from claimcheck.checks._words import word_set
from claimcheck.checks.page import Conflict, Page
from claimcheck.model import Sentence, TimeMention, Token

GRAINS = ("day", "month", "year")


@dataclass(frozen=True, slots=True)
class Day:
    """A date that a sentence gives for one deed: of what, which deed, what the thing is called."""

    time: TimeMention
    key: tuple[str, str]
    called: frozenset[str]


def dated(page: Page) -> Iterator[Conflict]:
    """Yield two dates that an article gives for one deed in one wording."""
    found = [
        one
        for place, sentence in enumerate(page.sentences)
        for one in told(sentence, [t for t in page.times[place] if t.kind == "date"])
    ]
    for one, other in said_twice(page, found):
        if apart(one, other):
            spots = [(t.start, t.end, t.end, page.text[t.start : t.end]) for t in (one.time, other.time)]
            yield conflict(page, one.key[0], "date", spots)


def apart(one: Day, other: Day) -> bool:
    """Whether two dates are as exact as each other, and not the same."""
    a, b = one.time.when, other.time.when
    return a is not None and b is not None and a.grain == b.grain and (a.first, a.last) != (b.first, b.last)


def told(sentence: Sentence, times: list[TimeMention]) -> Iterator[Day]:
    """Yield the one date of a sentence that opens with what it dates, when it tells nothing else."""
    if sentence.role == "headline" or len(times) != 1:
        return
    time = times[0]
    start, end = time.start - sentence.start, time.end - sentence.start
    if APART.search(f"{sentence.text[:start]} {sentence.text[end:]}"):  # "May" is no "may"
        return
    sure = time.when is not None and time.anchored == "absolute" and time.when.grain in GRAINS
    subject = opening(sentence)
    if not sure or subject is None or time.bound:
        return
    verb = sentence.tokens[subject.head]
    if verb.lemma in word_set("repeat", "once") and verb.tag in ("VBD", "VBN"):
        yield Day(time, (subject.lemma, verb.lemma), names_before(sentence, subject))


def opening(sentence: Sentence) -> Token | None:
    """Return the subject of a sentence that opens with "the" and it, or None."""
    subject = next((t for t in sentence.tokens if t.dep in ("nsubj", "nsubj:pass")), None)
    if subject is None or subject.pos != "NOUN" or sentence.tokens[0].lower != "the":
        return None
    its = sentence.tokens[0].head == subject.i
    return subject if its and unqualified(sentence, subject) else None
