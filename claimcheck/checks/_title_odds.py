"""The likeliest rival of a figure that only the headline has: how likely the two are told of one thing.

A headline's number that the text nowhere has, nor rounds, adds up or tells in another unit, is rare: of
241 numbers in the headlines of 142 story sets 63 are, and 26 of these headlines are labelled wrong. Without
what a headline does not tell of its own news (the number of a letter, "ten weeks on") it is more than half.
So little is needed to say which number of the text it should be, and wording is the least of it: "three
bidders" above "four parties have asked for the books".

The odds are those of a logistic regression, learned on pairs of 76 such headlines of all sets but the sealed
ones. With each twentieth of the sets judged by weights of the others, 34 of 39 pairs at 0.5 are labelled
conflicts, and one more has a headline that is labelled wrong, with another passage.
"""

from __future__ import annotations

import functools
import itertools
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.checks._figures import Figure
from claimcheck.checks._tallies import slip
from claimcheck.checks._title_rivals import (
    FAR,
    LONG,
    bears,
    gainsaid,
    lateness,
    made,
    numbers_below,
    partly,
    roughly_made,
    thing,
)
from claimcheck.checks._title_slips import borne_out
from claimcheck.checks._titles import content, figures_of
from claimcheck.checks._words import number_pattern, table, whole, words
from claimcheck.checks.page import Conflict, Page
from claimcheck.language import lexicon, vectors
from claimcheck.link.slips import misheard
from claimcheck.link.weigh import probability
from claimcheck.model import Sentence
from claimcheck.values.times.names import months
from claimcheck.wordlists import alternatives

# How likely two numbers must be of one thing. From 0.4 to 0.5 there are 3 more, all right, on all sets but
# the sealed ones, and none on real news; from 0.35 to 0.4 three, of which two are wrong.
BAR = 0.4
# Log-odds: of every pair, and of what is seen of it.
ALWAYS = 3.6
SLIP, SHARE, PARTLY, VAGUE = 1.9, -1.0, -1.2, -1.4
LATE, DATED, UNNAMED, MATCH, WORDS = 1.5, -1.3, 1.0, 1.2, 1.0
ELSEWHERE = -0.9  # the number stands below, of something else
# Times: how alike the nouns are (-1 to 1), and logarithms: of how many times one number is the other, of how
# many sentences stand before it, of how many different numbers of the unit the text has.
NOUNS, RATIO, BEFORE, NUMBERS = 1.4, -1.9, -1.4, -1.5
# Words that both share are told of when together they are as rare as this ("the", 0; a rare word, 1).
RARE = 0.3
# Two nouns of people that are less alike than this are two sorts of people: "fugitives", "officers".
ALIKE = 0.3
# In days: how near a time told by two days must be to a headline's, by the length of its unit.
ROOM = {1.0: 0.0, 7.0: 3.0}
YEAR = 300
# Of votes ``_title_votes.py`` tells.
VOTE = "vote"
# "11 of the 48 branches", and "six of them".
PART_OF = re.compile(r"\s+of\s+(?:the|its|their|these|those|his|her|our)\s+", re.IGNORECASE)
CLOCK_BEHIND = re.compile(r"\s*[ap]\.?m\b", re.IGNORECASE)
# A number right behind a word and before none is the name of a thing.
CALLED, WORD_BEHIND = re.compile(r"[A-Za-z]\s+$"), re.compile(r"[\s-]+[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Thing:
    """What a number counts, and what is done to or by it; "" where the words do not tell."""

    noun: str
    deed: str


@functools.cache
def patterns() -> dict[str, re.Pattern[str]]:
    """Return the patterns by which a number is no rival, or no news of the headline's own."""
    tens, month = alternatives(words("numbers", "tens")), alternatives(months())
    return {
        "on": re.compile(rf"\s+(?:{tens}|\d)|\s+(?:others?|more|further)\b", re.IGNORECASE),
        "since": re.compile(r"\s+on\b(?!\s+(?:the|a|an|[A-Z\w]+\b(?=\s*$)))"),
        "ahead": re.compile(
            r"\b(?:not|another|further|other|next|last|first|every|each|per|take)\s*$", re.IGNORECASE
        ),
        "clock": re.compile(
            r"\b(?:at|past|to|till|by|until|before|after|since|line|page|route|no\.?)\s+$", re.IGNORECASE
        ),
        "dates": re.compile(rf"\b(?:{month})\.?\s+\d\d?(?:(?:,|\s+and|,?\s+or)\s+\d\d?)*$", re.IGNORECASE),
        "month": re.compile(rf"\b(?:{month})\b", re.IGNORECASE),
    }


def likeliest(page: Page, rows: Sequence[Sequence[Figure]]) -> Iterator[Conflict]:
    """Yield each number that only the headline has, with the likeliest of the text for the same thing."""
    below = [f for s, row in zip(page.sentences, rows, strict=True) if s.role != "headline" for f in row]
    places = [n for n, sentence in enumerate(page.sentences) if sentence.role != "headline"]
    before = {place: many for many, place in enumerate(places)}
    for head in figures_of(page, rows, "headline"):
        if not alone(page, rows, head, below):
            continue
        found = [one for one in below if comparable(page, head, one)]
        numbers = len({round(size(one), 4) for one in found})
        if roughly_made(head, found):
            continue
        odds = [
            (weighed(page, head, one, before[one.place], numbers), -one.start, one)
            for one in found
            if near(page, head, one)
        ]
        likely, _, best = max(odds, default=(0.0, 0, head))
        if likely >= BAR:
            yield gainsaid(page, head, best)


def alone(page: Page, rows: Sequence[Sequence[Figure]], head: Figure, below: Sequence[Figure]) -> bool:
    """Whether a number of the headline is news that the text below it does not tell."""
    if not head.exact or head.value < 2 or head.per or any(bears(head, one) for one in below):
        return False
    if shared_out(page, head, below):
        return False
    told = head.value in numbers_below(page)  # of something else: a feature, and no bar
    if not told and (made(head, rows) or borne_out(page, head, below)):
        return False
    if head.dimension == "duration" and head.unit not in LONG:
        return False
    title = page.sentences[head.place]
    ahead, behind = page.text[title.start : head.start], page.text[head.end : title.end]
    if patterns()["ahead"].search(ahead) or patterns()["on"].match(behind):
        return False
    if head.dimension == "duration":
        # "Loses Cambria after sixteen years".
        ago = LONG[head.unit] > YEAR and ahead.lower().endswith("after ")
        return not ago and not patterns()["since"].match(behind)
    if head.dimension != "count":
        return True
    if CALLED.search(ahead) and not WORD_BEHIND.match(behind):
        return False  # "Situation report 7, SY Wren"
    of = of_what(title, head)
    return bool(of.noun or of.deed) and of.noun not in (*words("alone", "telling"), VOTE)


def shared_out(page: Page, head: Figure, below: Sequence[Figure]) -> bool:
    """Whether two numbers of the headline make one of the text: "one dead, eight saved", of nine climbers."""
    sums = {head.value + other for other in beside(page, head)}
    return head.dimension == "count" and any(one.dimension == "count" and one.value in sums for one in below)


def comparable(page: Page, head: Figure, one: Figure) -> bool:
    """Whether a figure of the text is of the headline's unit, and no date or hour."""
    if one.dimension != head.dimension or min(size(one), size(head)) <= 0 or size(one) == size(head):
        return False
    if one.per != head.per or (head.dimension != "duration" and one.unit != head.unit):
        return False
    sentence = page.sentences[one.place]
    if one.value in beside(page, head) or lateness(page, one) != lateness(page, head):
        return False
    if head.dimension != "count":
        return True
    ahead = page.text[sentence.start : one.start]
    around = page.text[max(one.start - 12, 0) : one.end + 12]
    if patterns()["month"].search(around) or patterns()["dates"].search(
        ahead + page.text[one.start : one.end]
    ):
        return False
    if CLOCK_BEHIND.match(page.text, one.end):
        return False
    of = of_what(sentence, one, page.text)
    return bool(of.noun or of.deed) or not patterns()["clock"].search(ahead)


def beside(page: Page, head: Figure) -> set[float]:
    """Return the other whole numbers of the headlines."""
    titles = " ".join(sentence.text for sentence in page.sentences if sentence.role == "headline")
    found = re.finditer(number_pattern(), titles, re.IGNORECASE)
    return {float(whole(match.group())) for match in found} - {head.value}


def near(page: Page, head: Figure, one: Figure) -> bool:
    """Whether two numbers are near enough, and one is not so many times the other as its sentence says."""
    if max(size(head), size(one)) > FAR * min(size(head), size(one)) and not slipped(head, one):
        return False
    times = one.value / head.value
    listed = table()["alone"]["multiples"].get(f"{times:g}", ())
    told = rf"\b(?:{alternatives(listed)})\b"
    return not listed or not re.search(told, page.sentences[one.place].text, re.IGNORECASE)


def weighed(page: Page, head: Figure, one: Figure, before: int, numbers: int) -> float:
    """Return how likely two numbers are of one thing, 0 to 1."""
    title, sentence = page.sentences[head.place], page.sentences[one.place]
    mine, theirs = of_what(title, head), of_what(sentence, one, page.text)
    counts = head.dimension == "count"
    alike = vectors.similarity([mine.noun], [theirs.noun]) if counts and mine.noun and theirs.noun else 0.0
    odds = ALWAYS + sum((
        SLIP * slipped(head, one),
        SHARE * (head.dimension in ("percent", "points")),
        PARTLY * partly(page, one),
        VAGUE * (not one.exact),
        LATE * (lateness(page, head) != ""),
        DATED * (head.dimension == "duration" and dated(page, head)),
        UNNAMED * (counts and not (mine.noun and theirs.noun)),
        WORDS * (rare(title, sentence, mine.noun, head, one) > RARE),
        MATCH * (counts and match(mine.noun, theirs.noun, alike)),
        ELSEWHERE * (head.value in numbers_below(page)),
        NOUNS * alike,
        RATIO * abs(math.log(size(head) / size(one))),
        BEFORE * math.log1p(before),
        NUMBERS * math.log(numbers),
    ))  # fmt: skip
    return probability(odds)


def slipped(head: Figure, one: Figure) -> bool:
    """Whether one number is a slip of the other, or a sum of money misheard: 16,000 for 60,000."""
    ear = head.dimension == "money" and misheard(head.value, one.value)
    return head.unit == one.unit and (ear or slip(head.value, one.value, min(head.step, one.step) or 1.0))


def size(one: Figure) -> float:
    """Return the value of a figure, of a length of time in days."""
    return one.value * LONG.get(one.unit, 0.0) if one.dimension == "duration" else one.value


def of_what(sentence: Sentence, one: Figure, text: str = "") -> Thing:
    """Return what a number counts; with the ``text``, the "branches" of "eleven of the 48 branches" too."""
    noun, deed = thing(sentence, one)
    match = PART_OF.match(text, one.end) if text and not noun and one.dimension == "count" else None
    if match is not None:
        behind = (t for t in sentence.tokens if match.end() <= t.start < match.end() + 20)
        noun = next((t.lemma.lower() for t in behind if t.pos in ("NOUN", "PROPN")), "")
    return Thing(noun, deed)


def rare(title: Sentence, sentence: Sentence, noun: str, head: Figure, one: Figure) -> float:
    """Return how rare the words that two sentences share are, together, but for what is counted."""
    shared = content(title) & content(sentence) - {head.unit, one.unit, noun, *words("alone", "common")}
    return sum(vectors.weight(word) for word in sorted(shared))


def match(mine: str, theirs: str, alike: float) -> bool:
    """Whether two nouns are one, or two of people of whom one may be called by the other."""
    if mine and mine == theirs:
        return True
    people = {lexicon.noun_class(one) if one else "" for one in (mine, theirs)} == {"person"}
    return people and alike >= ALIKE


def dated(page: Page, head: Figure) -> bool:
    """Whether two days of the text, or one and its own, are as far apart as the headline has it."""
    unit = LONG[head.unit]
    whens = [
        mention.when
        for sentence, row in zip(page.sentences, page.times, strict=True)
        if sentence.role != "headline"
        for mention in row
        if mention.when is not None and mention.when.first is not None
    ]
    if unit > YEAR:
        years = {when.first.year for when in whens if when.first is not None}
        years |= {page.today.year} if page.today else set()
        return any(abs(a - b) == head.value for a, b in itertools.combinations(sorted(years), 2))
    days = {when.first for when in whens if when.first is not None and when.first == when.last}
    days |= {page.today} if page.today else set()
    room = ROOM.get(unit, unit / 2)
    pairs = itertools.combinations(sorted(days), 2)
    return any(abs((b - a).days - head.value * unit) <= room for a, b in pairs)
