"""A fraction of the headline that its text has nowhere, beside another: "cut by a third", and "by a quarter".

A fraction, or a multiple ("halves", "doubles"), is borne out by the same one below, in words or per cent, by
what is left of it ("half" of "half"; "a third" of "two thirds"), or by two numbers that make it. Where it is
borne out by nothing, and one of the first sentences tells another fraction not far from it, the two are of
one thing: so it is in 5 of 5 such headlines of the story sets, and 1,125 articles and claims of real news
have none. Of four sentences more the other fraction was of another thing in 2 of 4.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.checks._figures import Figure
from claimcheck.checks._ratios import ratios
from claimcheck.checks._titles import differing
from claimcheck.checks._words import either, number_words, numbers, table
from claimcheck.checks.page import Conflict, Page
from claimcheck.wordlists import alternatives

# How many sentences below the headline tell its news.
EARLY = 5
# Parts of a value that rounding may hide; behind "almost" or "more than".
NEAR, ABOUT = 0.1, 0.35
# Two fractions further apart than this, and a multiple and a change, are of two things.
FAR, FAR_CHANGE = 2.6, 4.0
# Points by which "doubled" may be off a rise told per cent.
POINTS = 8.0
# Two numbers of which the larger is below this make any fraction.
LEAST = 10
# So many of the numbers of a text are held against each other.
MOST = 120
HEDGE = re.compile(
    r"\b(?:about|around|some|roughly|nearly|almost|(?:more|less)\s+than|over|under|at\s+least|up\s+to"
    r"|close\s+to|another|just)\s+(?:an?\s+)?$",
    re.IGNORECASE,
)
# "The second half", "a year and a half".
NO_PART = re.compile(
    r"\b(?:first|second|last|other|better|final|opening|and\s+a)\s+(?:a\s+)?$", re.IGNORECASE
)
# "A third name" is no part: with an article only a measure ("by", "of", "fewer") tells it from an ordinal.
MEASURED = re.compile(r"\b(?:by|down|up|than|to|at|almost|nearly|about|over)\s+$", re.IGNORECASE)
OF_WHAT = re.compile(
    r"\s+(?:of(?!\s+an?\s)|off|from|less|more|fewer|lower|higher|smaller|larger|dearer|cheaper|below|above)\b",
    re.IGNORECASE,
)
# Parts that are no ordinals.
PLAIN = ("half", "quarter")


@dataclass(frozen=True, slots=True)
class Part:
    """A fraction or multiple where it stands; ``times``: "doubles", and not "a half"; ``vague``: "almost"."""

    start: int
    end: int
    value: float
    times: bool
    vague: bool


@functools.cache
def pattern() -> re.Pattern[str]:
    """Return the pattern of a fraction in words, and of a multiple."""
    n, table_ = number_words(1), table()
    named = [one for one in table_["fractions"] if one != "half"]
    times = alternatives(table_["changes"]["times"] | table_["titles"]["times"])
    return re.compile(
        rf"(?<![\w-])(?:(?P<top>an?|{n})[\s-](?P<part>{alternatives(named)})s?\b(?!-)"
        rf"|(?P<one>{n})\s+(?:in|out\s+of)\s+(?:every\s+)?(?P<every>{n})\b(?!-|\s+(?:years?|months?|weeks?|days?|hours?|minutes?|matches|games|miles)\b)"
        r"|(?P<half>half)\b(?!-|\s+(?:an?|hour|past|dozen|time|term|year|way|asleep|open)\b|\s*$)"
        rf"|(?P<times>{times})\b(?!-))",
        re.IGNORECASE,
    )


def parts(page: Page, start: int, end: int) -> Iterator[Part]:
    """Yield the fractions and multiples of ``text[start:end]``."""
    for match in pattern().finditer(page.text, start, end):
        ahead = page.text[max(match.start() - 24, start) : match.start()]
        value = value_of(match, ahead, page.text[match.end() : min(match.end() + 24, end)])
        if value is not None and not NO_PART.search(ahead):
            yield Part(*match.span(), value, bool(match["times"]), HEDGE.search(ahead) is not None)


def value_of(match: re.Match[str], ahead: str, behind: str) -> float | None:
    """Return the value of a fraction or multiple, or None for an ordinal and for what is no part."""
    if match["times"]:
        told = table()["changes"]["times"] | table()["titles"]["times"]
        return float(told[match["times"].lower()])
    if match["half"]:
        return 0.5
    if match["part"]:
        article = match["top"].lower() in ("a", "an", "one")
        ordinal = match["part"].lower() not in PLAIN and article
        if (ordinal and not (MEASURED.search(ahead) or OF_WHAT.match(behind))) or not ended(behind):
            return None
        value = (1 if article else numbers()[match["top"].lower()]) * table()["fractions"][
            match["part"].lower()
        ]
        return float(value) if value < 1 else None
    one, every = (numbers()[match[name].lower()] for name in ("one", "every"))
    return one / every if one < every else None


def ended(behind: str) -> bool:
    """Whether no noun follows at once: "a quarter final", "a quarter hour"."""
    return not re.match(r"\s+(?:of\s+an?\s|final|hour|past|to\b|mile|century)", behind, re.IGNORECASE)


def fractions(page: Page, rows: Sequence[Sequence[Figure]]) -> Iterator[Conflict]:
    """Yield each fraction of the headline that the text lacks, with the one that it tells first."""
    titles = [sentence for sentence in page.sentences if sentence.role == "headline"]
    told = [one for title in titles for one in parts(page, title.start, title.end)]
    if not told:
        return
    places = [n for n, sentence in enumerate(page.sentences) if sentence.role != "headline"]
    below = [one for n in places for one in parts(page, page.sentences[n].start, page.sentences[n].end)]
    for head in told:
        if any(alike(head, min(one.value, 1 / one.value)) for one in below) or made(page, rows, places, head):
            continue
        found = sorted(rivals(page, rows, places[:EARLY], head))
        if found:
            start, end = found[0]
            spots = [(a, b, page.text[a:b]) for a, b in ((head.start, head.end), (start, end))]
            reason = "the text has the headline's fraction nowhere, and tells this one first"
            yield differing(page, spots[0], spots[1], reason, "fraction")


def alike(head: Part, value: float) -> bool:
    """Whether a value is the headline's, or what is left of it."""
    room = ABOUT if head.vague else NEAR
    mine = min(head.value, 1 / head.value) if head.times else head.value
    return any(
        abs(value - one) <= room * min(max(value, one), max(1 - value, 1 - one)) for one in (mine, 1 - mine)
    )


def made(page: Page, rows: Sequence[Sequence[Figure]], places: Sequence[int], head: Part) -> bool:
    """Whether a percentage, or two numbers near each other, make the headline's fraction."""
    for n in places:
        for one in rows[n]:
            if one.dimension == "percent" and one.low <= 100:
                rise = 100 * (head.value - 1)
                if any(alike(head, end / 100) for end in (one.low, min(one.high, 100.0))):
                    return True
                if one.low / 100 <= head.value <= one.high / 100 or abs(one.value - rise) <= POINTS:
                    return True
        for ratio in ratios(page, n, rows[n], rows[n - 1] if n else ()):
            if ratio.whole.value and alike(head, ratio.part.value / ratio.whole.value):
                return True
    counted = [one for n in places for one in rows[n] if one.value > 0 and one.exact][:MOST]
    for one, other in itertools.combinations(counted, 2):
        small, large = sorted((one.value, other.value))
        same = one.dimension == other.dimension and (one.noun == other.noun or "" in (one.noun, other.noun))
        if same and large >= LEAST and abs(one.place - other.place) <= 1 and alike(head, small / large):
            return True
    return False


def rivals(
    page: Page, rows: Sequence[Sequence[Figure]], places: Sequence[int], head: Part
) -> Iterator[tuple[int, int]]:
    """Yield where sentences tell another fraction, or a change per cent, not far from the headline's."""
    mine = head.value - 1 if head.times and head.value > 1 else head.value
    far = FAR_CHANGE if head.times else FAR
    for n in places:
        sentence = page.sentences[n]
        found = [
            (one.start, one.end, one.value)
            for one in parts(page, sentence.start, sentence.end)
            if not one.vague and not one.times
        ]
        found += [
            (one.start, one.end, one.value / 100)
            for one in rows[n]
            if one.dimension == "percent" and one.exact and 0 < one.value < 100
        ]
        if head.times and not either("changes", "up", "down").search(sentence.text):
            continue
        for start, end, value in found:
            if mine / far <= value <= mine * far:
                yield start, end
