"""The size of one thing told twice in one article: "It has 140 members" and "the 160 members of the club".

A number with "the" points back to one that the article has told: when the article has only another of the
same noun, and the two are a slip apart, one is wrong. So with two sizes of one subject, told with "has" or
"holds".
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.checks._figures import Figure, number
from claimcheck.checks._tallies import slip
from claimcheck.checks._words import word_set, words
from claimcheck.checks.page import Conflict, Page, passage
from claimcheck.language.syntax import SUBJECTS, base
from claimcheck.model import Sentence, Token

# In a sentence with one of these a size may have changed.
MOVED = re.compile(
    r"\b(?:rose|risen|rise|fell|fallen|fall|grew|grown|up\s+from|down\s+from|since|then|now|later|earlier|until|by\s+the\s+time|last|next"
    r"|ago|once|formerly|used\s+to|would|will|could|may|might|if|plans?|planned|joined|added|died|killed|lost|each\s+year"
    r"|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
# The owner of a sum that is told for the first time: "a fine of".
ONE = "a"
# Of two sums further apart the second is of another thing, though "the" says that it was told.
FAR = 2.0
# Smaller sizes are too often those of another thing.
LEAST = 12


@dataclass(frozen=True, slots=True)
class Size:
    """A number as the size of something: the figure, its noun and adjectives, and whose it is."""

    figure: Figure
    sentence: int
    noun: str
    like: tuple[str, ...]
    owner: str
    definite: bool
    whose: str


def twice(page: Page, rows: Sequence[Sequence[Figure]]) -> Iterator[Conflict]:
    """Yield two sizes of one thing that are a slip apart."""
    found = [one for place, row in enumerate(rows) for one in sizes(page, place, row)]
    values = Counter(figure.value for row in rows for figure in row)
    once = {s.figure.start for s in found if values[s.figure.value] == 1}
    told: set[int] = set()
    for one, other in itertools.combinations(found, 2):
        if not one.owner or other.figure.start not in once:
            continue  # first what most pairs of a long table fail at, and costs least
        if abs(one.figure.value - other.figure.value) in values:
            continue
        if not differ(one, other) or told & {one.figure.start, other.figure.start}:
            continue
        told |= {one.figure.start, other.figure.start}
        yield Conflict(
            passages=tuple(
                passage(page, s.figure.start, s.figure.noun_end, number(s.figure.value), "the size")
                for s in (one, other)
            ),
            message=message(page, one, other),
            reasons=(
                "the second points back to a number told before"
                if other.definite
                else "both are said of one thing",
            ),
            explanations=("the two may be of different groups, though neither says so",),
            confidence=0.7,
            topic=one.noun,
        )


def message(page: Page, one: Size, other: Size) -> str:
    """Return the finding in words, with both numbers as they are written."""
    values = " and ".join(page.text[s.figure.start : s.figure.end] for s in (one, other))
    what = "two values for one" if one.figure.dimension == "money" else "two counts of"
    return f"The article gives {what} {one.figure.noun or one.noun}: {values}"


def sizes(page: Page, place: int, row: Sequence[Figure]) -> Iterator[Size]:
    """Yield the numbers of a sentence that are the size of something."""
    sentence = page.sentences[place]
    if sentence.role == "headline" or MOVED.search(sentence.text):
        return
    for figure in row:
        if figure.dimension == "money" and figure.exact and figure.change is None:
            yield from sums_of(sentence, place, figure)
            continue
        token = next((t for t in sentence.tokens if t.start == figure.start), None)
        exact = (
            figure.exact and figure.dimension == "count" and figure.value >= LEAST and figure.change is None
        )
        if token is None or not exact or figure.value < LEAST or base(token.dep) != "nummod":
            continue
        head = sentence.tokens[token.head]
        kids = [t for t in sentence.kids(head.i) if t.i < head.i]
        if (
            head.pos != "NOUN"
            or head.lemma in words("listing", "never")
            or {t.lower for t in kids} & word_set("repeat", "partly")
        ):
            continue
        ahead = sentence.tokens[token.i - 1].lower if token.i else ""
        owner = owner_of(sentence, head)
        definite = ahead in word_set("repeat", "definite")
        if definite or owner:
            like = tuple(sorted(t.lower for t in kids if t.pos in ("ADJ", "NOUN", "PROPN")))
            yield Size(figure, place, head.lemma, like, owner, definite, whose(sentence, head))


def sums_of(sentence: Sentence, place: int, figure: Figure) -> Iterator[Size]:
    """Yield "a fine of 40,000 euros" and "the fine of 60,000 euros"."""
    before = [t for t in sentence.tokens if t.end <= figure.start][-2:]
    behind = next((t for t in sentence.tokens if t.start >= figure.end), None)
    if len(before) < 2 or before[1].lower != "of" or before[0].pos != "NOUN":
        return
    head = before[0]
    kids = [t for t in sentence.kids(head.i) if t.i < head.i]
    if {t.lower for t in kids} & word_set("repeat", "partly") or head.lemma in word_set("repeat", "many"):
        return
    like = tuple(sorted(t.lower for t in kids if t.pos in ("ADJ", "NOUN", "PROPN")))
    definite = bool({t.lower for t in kids} & word_set("repeat", "definite"))
    if definite and behind is not None and behind.lower in ("for", "on", "against", "in", "of"):
        return  # "the fine of 60,000 for the second firm"
    yield Size(figure, place, head.lemma, like, "" if definite else ONE, definite, "")


def owner_of(sentence: Sentence, head: Token) -> str:
    """Return the subject of "it has 140 members", or "" when the number is no such object."""
    verb = sentence.tokens[head.head]
    if (
        base(head.dep) != "obj"
        or verb.lemma not in word_set("repeat", "having")
        or verb.tag not in ("VBZ", "VBP")
    ):
        return ""
    subject = next((t for t in sentence.kids(verb.i) if t.dep in SUBJECTS), None)
    if subject is None:
        return ""
    named = [t.lower for t in sentence.kids(subject.i) if base(t.dep) in ("compound", "flat", "amod")]
    return " ".join((*named, subject.lower))


def whose(sentence: Sentence, head: Token) -> str:
    """Return of what, or where, the things are: the "club" of "the 160 members of the club"."""
    found = [
        t for t in sentence.kids(head.i) if base(t.dep) in ("nmod", "acl", "advmod", "amod") and t.i > head.i
    ]
    return " ".join(k.lower for t in found for k in (*(k for k in sentence.kids(t.i) if k.pos == "ADJ"), t))


def near(one: float, other: float) -> bool:
    """Whether two sums can be of one thing: "a fine of 40,000" and "the fine of 60,000"."""
    return max(one, other) <= FAR * min(one, other)


def differ(one: Size, other: Size) -> bool:
    """Whether two sizes are of one thing, as far as the words tell, and a slip apart."""
    if one.noun != other.noun or one.like != other.like or one.sentence == other.sentence:
        return False
    a, b = one.figure.value, other.figure.value
    again = other.definite and one.owner == ONE
    if a == b or not (slip(a, b, min(one.figure.step, other.figure.step)) or (again and near(a, b))):
        return False
    if one.owner == ONE or other.owner == ONE:
        return one.owner == ONE and other.definite and one.figure.unit == other.figure.unit
    pronouns = ("it", "they", "he", "she", "we", "i", "that", "which", "who")
    if one.owner and other.owner:
        return one.owner == other.owner and one.owner not in pronouns and one.whose == other.whose
    if not (other.definite and one.owner):
        return False
    return one.owner in pronouns or other.whose in ("", one.owner.split()[-1])
