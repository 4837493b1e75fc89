"""Results that the text itself works out: what is left, what so many at a price come to, a running total."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from claimcheck.checks._figures import Figure, halves, of_one_kind
from claimcheck.checks._products import SUMMING, products
from claimcheck.checks._rates import rates
from claimcheck.checks._ratios import Ratio, ratios
from claimcheck.checks._remainder import remaining
from claimcheck.checks._result import Result, added, taken_away
from claimcheck.checks._stock_sums import plain
from claimcheck.checks._sums import RATIO, called_total
from claimcheck.checks._words import either, words
from claimcheck.checks.page import Page
from claimcheck.model import Sentence
from claimcheck.wordlists import alternatives

LEAVING = re.compile(
    r"[^.:!?\d]{0,80}?\b(?:leaving|leaves|left|kept|keeping|keeps|(?:the|its|their)\s+(?:other|remaining)|the\s+rest,)\s+"
    r"(?:only\s+|just\s+|about\s+|some\s+|behind\s+|[a-z]+\s+with\s+)?$",
    re.IGNORECASE,
)
# "two of its seven cranes, so that six remain", "and 12 are left"
SO = re.compile(
    r"[^.:!?\d]{0,60}?(?:[,;\u2013\u2014]|\band)\s+(?:so\s+|that\s+|and\s+|only\s+|just\s+|the\s+|its\s+|other\s+|with\s+)*$",
    re.I,
)
# "It has sold seven and still runs 13": what is still there.
STILL = re.compile(
    r"[^.;:!?\d]{0,60}?(?:,|\band|\bbut|\bso)\s+(?:[\w'\u2019]+\s+){0,2}?(?:still|now)\s+(?:\w+\s+){1,2}$",
    re.I,
)
REST = re.compile(r"[\s\"\u201c]*(?:The|Its|Their)\s+(?:other|remaining|last)\s+$")
# Fewer figures than this of another size ("three sizes of fryer") are no parts of a total.
SMALL = 0.01
# What "are still there" is the rest of the sentence before, where it is this near to it.
NEARLY = 1.5


def results(page: Page, rows: Sequence[Sequence[Figure]]) -> Iterator[Result]:
    """Yield each stated result that is not what its figures make."""
    for place in range(len(rows)):
        for part, whole, rest in remainders(page, rows, place):
            yield from left(part, whole, rest)
        yield from products(page, rows, place)
        yield from plain(page, rows, place)
        yield from rates(page, rows[place])
        yield from running(page, rows, place)
    yield from remaining(page, rows)


def remainders(
    page: Page, rows: Sequence[Sequence[Figure]], place: int
) -> Iterator[tuple[Figure, Figure, Figure]]:
    """Yield a part, its whole and what is said to be left of it."""
    row = rows[place]
    found = list(ratios(page, place, row, ()))
    for ratio in found:
        later = [one for one in row if one.start >= ratio.end]
        if later and (
            LEAVING.fullmatch(page.text[ratio.end : later[0].start]) or left_over(page, ratio.end, later[0])
        ):
            if len(later) == 1 or not of_one_kind(later[1], later[0]):
                yield ratio.part, ratio.whole, later[0]
        elif not later and len(found) == 1 and place + 1 < len(rows) and rows[place + 1]:
            follows, rest = page.sentences[place + 1], rows[place + 1][0]
            named = REST.fullmatch(page.text[follows.start : rest.start]) or still(page, follows, rest, ratio)
            if named and page.together(place, place + 1):
                yield ratio.part, ratio.whole, rest
    above = rows[place - 1] if page.together(place, place - 1) else ()
    # "There are 84 beds. Only 57 are filled, which leaves 37 empty."
    if (
        len(above) == 1
        and len(row) == 2
        and not found
        and (
            LEAVING.fullmatch(page.text[row[0].end : row[1].start])
            or kept(page, *row)
            or (lost(page, row[0]) and left_over(page, row[0].end, row[1]))
        )
    ):
        yield row[0], above[0], row[1]


def left_over(page: Page, end: int, one: Figure) -> bool:
    """Whether a figure behind a part of a whole is said to be what remains: "so that six remain"."""
    behind = page.text[one.noun_end : one.noun_end + 24]
    gap = page.text[end : one.start]
    left = "|left" if re.search(r"\b(?:so|with)\b", gap) else ""  # not "and 118 left late"
    words_behind = rf"\s+(?:\w+\s+)?(?:{alternatives(words('sums', 'remain'))}{left})\b"
    return bool(SO.fullmatch(gap) and re.match(words_behind, behind, re.IGNORECASE))


def still(page: Page, sentence: Sentence, rest: Figure, ratio: Ratio) -> bool:
    """Whether a sentence opens with what remains: "Six are still down", "Six remain"; and is near to it."""
    should = ratio.whole.value - ratio.part.value
    exact = rest.exact and ratio.part.exact and ratio.whole.exact
    if not exact or not should / NEARLY <= rest.value <= should * NEARLY:
        return False
    opens = not page.text[sentence.start : rest.start].strip(' "\u201c')
    behind = page.text[rest.end : rest.end + 24]
    return opens and bool(re.match(rf"\s+(?:{alternatives(words('sums', 'remain'))})\b", behind))


def lost(page: Page, part: Figure) -> bool:
    """Whether a figure is of those that are gone: "it felled 36 of them"."""
    ahead = page.text[page.sentences[part.place].start : part.start]
    return bool(either("sums", "losing").search(ahead))


def kept(page: Page, part: Figure, rest: Figure) -> bool:
    """Whether some are said to be gone, and others to be there: "It has sold seven and still runs 13"."""
    gone = lost(page, part) and rest.noun in ("", part.noun)
    return bool(gone and STILL.fullmatch(page.text[part.end : rest.start]))


def left(part: Figure, whole: Figure, rest: Figure) -> Iterator[Result]:
    """Yield "31 of the 50 ..., leaving 20": a remainder that is not the difference."""
    if not (of_one_kind(part, whole) and of_one_kind(rest, whole)) or part.value >= whole.value:
        return
    room = sum(halves([part, whole, rest]))
    low, high = whole.low - part.high - room, whole.high - part.low + room
    if rest.high < low or rest.low > high:
        yield taken_away(whole, part, rest)


def running(page: Page, rows: Sequence[Sequence[Figure]], place: int) -> Iterator[Result]:
    """Yield "That makes 354,000 in all" after sentences whose figures make another total."""
    sentence = page.sentences[place]
    total = next((one for one in rows[place] if one.exact), None)
    if total is None or not SUMMING.match(sentence.text) or not called_total(page, place, total):
        return
    above = [
        one
        for where in range(max(place - 3, 0), place)
        if page.together(place, where)
        for one in rows[where]
        if of_one_kind(one, total) and total.value * SMALL <= one.value < total.value
    ][-6:]
    if len(above) < 2 or not all(one.exact for one in above):
        return
    for size in range(2, len(above) + 1):
        for some in itertools.combinations(above, size):
            if abs(sum(one.value for one in some) - total.value) <= sum(halves([*some, total])):
                return
    tails = [tuple(above[start:]) for start in range(len(above) - 1)]
    best = min(tails, key=lambda t: (abs(sum(one.value for one in t) - total.value), -len(t)))
    made = added(best, total, "the text adds up what stands before")
    if total.value / RATIO <= made.should <= total.value * RATIO and called_total(page, place, total):
        yield made
