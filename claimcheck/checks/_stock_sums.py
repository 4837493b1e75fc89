"""Plain sums that news words in one way: those aboard, a majority, a shared prize, what is left of a herd."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Sequence

from claimcheck.checks._figures import Figure, of_one_kind, slack
from claimcheck.checks._result import Result, added, equation, taken_away
from claimcheck.checks._words import number_pattern, whole, words
from claimcheck.checks.page import Page
from claimcheck.wordlists import alternatives

# "carried 68 passengers and a crew of five", "with 40 pupils and three teachers on board"
CARRIED = re.compile(
    r"\b(?:carr(?:ied|ying|ies)|had|with|transporting|taking)\s+(?:about\s+|some\s+)?$", re.IGNORECASE
)
CREW = re.compile(r"\s+[a-z-]+s\s+and\s+(?:a\s+crew\s+of\s+)?$")
# "1,204 votes, a majority of 291 over the Liberal Democrats on 913"
MAJORITY = re.compile(
    r"\s+votes?,?\s+(?:a|with\s+a|giving\s+(?:\w+\s+)?a)\s+majority\s+of\s+$", re.IGNORECASE
)
OVER = re.compile(
    r"(?:\s+votes?)?\s+over\s+(?:the\s+)?(?:[A-Z][\w'\u2019.-]*\s*){1,4}(?:,\s+)?(?:who\s+(?:had|got|polled)|on|with|['\u2019]s?)\s+$"
)
# "the 12-member jury of seven women and five men"
MEMBERS = re.compile(
    r"\b(?P<n>\d{1,3})-(?:member|person|strong)\s+[a-z]+(?:\s+of)?\s*(?:,|of|:|made\s+up\s+of)?\s*$"
)
# "Two tickets share the jackpot of $18.4 million, $9.2 million each"
SHARED = re.compile(
    r"(?:\s+[a-z]+){1,2}\s+(?:will\s+)?(?:share|split|divide|shared|divided)\b[^.;:\d]{0,60}$", re.IGNORECASE
)
EACH = re.compile(r"\s*,?\s+(?:each|apiece)\b", re.IGNORECASE)
# "The herd of 420 lost 198 sheep in the storm, leaving 222"
LOST = re.compile(r"(?:\s+[a-z]+)?\s+lost\s+(?:only\s+|about\s+)?$", re.IGNORECASE)
LEFT = re.compile(r"(?:\s+[a-z]+){0,5},\s+(?:which\s+leaves|leaving)\s+(?:it\s+with\s+|only\s+|just\s+)?$")


def plain(page: Page, rows: Sequence[Sequence[Figure]], place: int) -> Iterator[Result]:
    """Yield each of the plain sums of a sentence that does not come out."""
    yield from aboard(page, rows, place)
    row = [one for one in rows[place] if one.exact]
    for n in range(len(row) - 2):
        yield from majority(page, *row[n : n + 3])
        yield from herd(page, *row[n : n + 3])
    yield from shared(page, place, row)
    yield from jury(page, row, page.sentences[place].start)


def between(page: Page, one: Figure, other: Figure) -> str:
    """Return the text between two figures."""
    return page.text[one.end : other.start]


@functools.cache
def all_aboard() -> re.Pattern[str]:
    """Return the pattern of "All 73 aboard", "all 73 people on board"."""
    souls = alternatives(words("sums", "souls"))
    return re.compile(rf"[Aa]ll\s+(?P<n>{number_pattern()})(?:\s+(?:{souls}))?\s+(?:aboard|on\s+board)\b")


def aboard(page: Page, rows: Sequence[Sequence[Figure]], place: int) -> Iterator[Result]:
    """Yield "68 passengers and a crew of five", of which the next sentence makes "all 78 aboard"."""
    if not page.together(place, place + 1):
        return
    follows = page.sentences[place + 1]
    match = all_aboard().search(page.text, follows.start, follows.end)
    total = match and next((one for one in rows[place + 1] if one.start == match.start("n")), None)
    for one, other in itertools.pairwise(rows[place]):
        ahead = page.text[max(page.sentences[place].start, one.start - 40) : one.start]
        two = one.dimension == other.dimension == "count" and one.exact and other.exact
        if not total or not two or not CARRIED.search(ahead) or not CREW.fullmatch(between(page, one, other)):
            continue
        if total.value != one.value + other.value:
            yield added((one, other), total, "the text tells who was aboard")


def majority(page: Page, first: Figure, by: Figure, second: Figure) -> Iterator[Result]:
    """Yield a majority that is not the difference of the two votes."""
    if not MAJORITY.fullmatch(between(page, first, by)) or not OVER.fullmatch(between(page, by, second)):
        return
    if by.value != first.value - second.value:
        yield taken_away(first, second, by, "a majority is the difference of the two votes")


def jury(page: Page, row: Sequence[Figure], low: int) -> Iterator[Result]:
    """Yield a body of so many members whose women and men come to another number."""
    for total, one, other in zip(row, row[1:], row[2:], strict=False):
        stated = MEMBERS.search(page.text[low : one.start])
        sexes = {one.noun.lower(), other.noun.lower()} == {"women", "men"}
        if not stated or not sexes or int(stated["n"]) != total.value:
            continue
        if total.value != one.value + other.value:
            yield added((one, other), total, "women and men are all its members")


def herd(page: Page, whole_of_it: Figure, part: Figure, rest: Figure) -> Iterator[Result]:
    """Yield "a herd of 420 lost 198, leaving 232"."""
    if not LOST.fullmatch(between(page, whole_of_it, part)) or not LEFT.fullmatch(between(page, part, rest)):
        return
    if not (of_one_kind(whole_of_it, part) and of_one_kind(part, rest)) or part.value >= whole_of_it.value:
        return
    if rest.value != whole_of_it.value - part.value:
        yield taken_away(whole_of_it, part, rest)


def shared(page: Page, place: int, row: Sequence[Figure]) -> Iterator[Result]:
    """Yield "two tickets share $18.4 million, $8.2 million each"."""
    for total, each in itertools.pairwise(row):
        if not of_one_kind(total, each) or total.dimension != "money":
            continue
        if (
            not EACH.match(page.text[each.end : each.end + 12])
            or between(page, total, each).strip(" ,") != ""
        ):
            continue
        low = page.sentences[place].start
        counted = list(re.finditer(rf"\b(?:{number_pattern()})\b", page.text[low : total.start], re.I))
        if not counted or not SHARED.fullmatch(page.text[low + counted[-1].end() : total.start]):
            continue
        many = whole(counted[-1].group())
        if many < 2:
            continue
        should = total.value / many
        if abs(should - each.value) > slack(each) + slack(total) / many + should * 0.005:
            shown = equation("/", (total.value, many), should)
            yield Result((total,), each, should, shown, "the text shares it out")
