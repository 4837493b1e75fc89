"""One deed dated twice in one article: "The museum opened on 3 May 2019", and 5 May."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.checks._repeated_numbers import APART, several
from claimcheck.checks.page import Conflict, Page, passage
from claimcheck.model import Sentence, TimeMention, Token

# What is done to a thing, or by it, once.
ONCE = frozenset({
    "open", "build", "found", "complete", "demolish", "sink", "launch", "sign", "bear", "die", "erupt",
    "collapse", "crash", "derail", "burn", "explode", "finish", "inaugurate", "consecrate", "unveil",
})  # fmt: skip
GRAINS = ("day", "month", "year")


@dataclass(frozen=True, slots=True)
class Day:
    """A date that a sentence gives for one deed: of what, which deed, what the thing is called."""

    time: TimeMention
    place: int
    key: tuple[str, str]
    called: frozenset[str]


def dated(page: Page) -> Iterator[Conflict]:
    """Yield two dates that an article gives for one deed in one wording."""
    found = [
        one
        for place, sentence in enumerate(page.sentences)
        for one in told(sentence, place, [t for t in page.times[place] if t.kind == "date"])
    ]
    for key in dict.fromkeys(one.key for one in found):
        alike = [one for one in found if one.key == key]
        names = {one.called for one in alike if one.called}
        if len(alike) != 2 or len(names) > 1 or several(page, key[0]) or not apart(*alike):
            continue
        words = [page.text[one.time.start : one.time.end] for one in alike]
        yield Conflict(
            passages=tuple(
                passage(page, one.time.start, one.time.end, word, "the date")
                for one, word in zip(alike, words, strict=True)
            ),
            message=f"The article gives two dates for one {key[0]}: {words[0]} and {words[1]}",
            reasons=("both say one thing of it in one wording",),
            explanations=("the two may be of different things, though neither says so",),
            confidence=0.7,
            topic=key[0],
        )


def apart(one: Day, other: Day) -> bool:
    """Whether two dates are as exact as each other, and not the same."""
    a, b = one.time.when, other.time.when
    return a is not None and b is not None and a.grain == b.grain and (a.first, a.last) != (b.first, b.last)


def told(sentence: Sentence, place: int, times: list[TimeMention]) -> Iterator[Day]:
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
    if verb.lemma in ONCE and verb.tag in ("VBD", "VBN"):
        called = frozenset(t.lower for t in sentence.kids(subject.i) if t.pos == "PROPN" and t.i < subject.i)
        yield Day(time, place, (subject.lemma, verb.lemma), called)


def opening(sentence: Sentence) -> Token | None:
    """Return the subject of a sentence that opens with "the" and it, or None."""
    subject = next((t for t in sentence.tokens if t.dep in ("nsubj", "nsubj:pass")), None)
    if subject is None or subject.pos != "NOUN" or sentence.tokens[0].lower != "the":
        return None
    kids = sentence.kids(subject.i)
    plain = not any(t.dep in ("amod", "nummod", "conj") for t in kids)
    return subject if plain and sentence.tokens[0].head == subject.i else None
