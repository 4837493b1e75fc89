"""Lists of three numbers and more that come to nearly, but not quite, a total told shortly before them.

"The number of patients has risen to 12. The oldest is 88. Five of the twelve live in Carden, four in Lisle
and two in Allerton": however the words join the two, three numbers of one kind seldom come by chance to one
that is a slip of a number told before them. So nothing else is asked of the words, but that none of the parts
is told as a part of another, and that the total is no item of the list itself. Of the story sets six such
lists are labelled wrong that no other check finds, and none is right; 330 articles of real news have none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimcheck.checks._figures import Figure, of_one_kind
from claimcheck.checks._lent_units import lent, of_total
from claimcheck.checks._runs import aside, beside, loosely
from claimcheck.checks._sums import CLOSE, Sum
from claimcheck.checks._tallies import left_out, slip
from claimcheck.checks.page import Page

# Fewer numbers come to another by chance.
LEAST = 3
# In how many sentences before the list the total may stand.
BACK = 2
JOINED = re.compile(r"[,;]|\b(?:and|plus|while)\b", re.IGNORECASE)
BROKEN = re.compile(r"[=()]|[.!?]\s")
# "Roads 5.6 million (40 per cent), parks 4.9 million": a share in brackets is no item.
SHARE = re.compile(r"\s*\([^()]{0,12}(?:%|per\s?cent)\)", re.IGNORECASE)
# "19 pupils were hurt, 2 of them seriously": the second is of the first.
OF_ANOTHER = re.compile(r"\b(?:of\s+(?:them|whom|which|these|those)|including|among)\b", re.IGNORECASE)
# A list behind one of these tells what its total is made of, so that it may be further off than a slip.
ANNOUNCED = re.compile(
    r"(?::|\bof\s+(?:this|these|that)(?:\s+\w+)?)\s*(?:[\w'\u2019-]+\s+){0,3}[$\u00a3\u20ac]?$", re.IGNORECASE
)
# "It felled 36; ten were planted again, so that 114 stand": no list, but what became of the total.
RECKONED = re.compile(r"\b(?:so|leaving|leaves|left|now|again|instead|then|later)\b", re.IGNORECASE)
# "Among them 146 rivets": such a list may leave something out.
SOME = re.compile(r"\b(?:among|including|such\s+as)\b", re.IGNORECASE)
HOW = "the numbers listed behind it nearly make it"


def long_lists(page: Page, rows: Sequence[Sequence[Figure]], known: frozenset[int]) -> Iterator[Sum]:
    """Yield the lists of a page with the total that they nearly make; ``known`` starts are let be."""
    told = set(known)
    for place, plain in enumerate(rows):
        if len(plain) < LEAST - 1 or page.sentences[place].role == "headline":
            continue
        row = loosely(page, place, plain)
        for some in (row, lent(page, row)):
            for parts in lists(page, some):
                found = next(against(page, rows, place, some, parts), None)
                starts = {one.start for one in (found.total, *parts)} if found else set()
                if found is not None and told.isdisjoint(starts):
                    told |= starts
                    yield found


def lists(page: Page, row: Sequence[Figure]) -> Iterator[tuple[Figure, ...]]:
    """Yield the longest lists of a sentence from each of its numbers on, when they are exact."""
    for first in range(len(row) - LEAST + 1):
        found = [row[first]]
        for one in row[first + 1 :]:
            if one.dimension != found[0].dimension or aside(page, one):
                continue
            gap = SHARE.sub("", page.text[found[-1].end : one.start])
            if not of_one_kind(one, found[0]) or not JOINED.search(gap) or BROKEN.search(gap):
                break
            found.append(one)
        span = page.text[found[0].end : found[-1].end]
        exact = all(one.exact and not one.change and not one.per and one.value > 0 for one in found)
        apart = OF_ANOTHER.search(span[len(span.split(",")[0]) :]) or RECKONED.search(span)
        if len(found) >= LEAST and exact and not apart:
            yield tuple(found)


def against(
    page: Page, rows: Sequence[Sequence[Figure]], place: int, row: Sequence[Figure], parts: tuple[Figure, ...]
) -> Iterator[Sum]:
    """Yield the list with each number before it that it nearly makes, when none is what it makes."""
    first = parts[0]
    before = [one for one in row if one.noun_end <= first.start]
    for where in range(max(place - BACK, 0), place):
        before += rows[where]
    before = [one for one in before if of_total(one, first) and one.exact]
    added = sum(one.value for one in parts)
    near = {one.value for some in rows[max(place - BACK, 0) : place + BACK] for one in some}
    if added in near:
        return
    largest = max(one.value for one in parts)
    for total in before:
        found = Sum(parts, total, True, HOW)
        if total.value <= largest or not found.conflicting or not nearly(page, parts, total):
            continue
        item = total.place == place and beside(page.text[total.end : first.start])
        if item or total.value + added in near:  # of 33 seats 17, 9, 6 and 1
            continue
        some = SOME.search(page.text, total.end, first.start)
        if not (added < total.value and (some or left_out(page, found))):
            yield found


def nearly(page: Page, parts: Sequence[Figure], total: Figure) -> bool:
    """Whether a list makes nearly a total: a slip of it or, where the words announce it, not much more."""
    added = sum(one.value for one in parts)
    slipped = slip(added, total.value, min(one.step for one in (*parts, total)) or 1.0)
    if ANNOUNCED.search(page.text, total.end, parts[0].start):
        return slipped or total.value / CLOSE <= added <= total.value * CLOSE
    return slipped and not unlike(parts, total)


def unlike(parts: Sequence[Figure], total: Figure) -> bool:
    """Whether each part counts what it names itself, and none what the total does: "2 cars and 3 vans"."""
    what, *others = ((one.noun if one.noun_end > one.end else "").split()[-1:] for one in (total, *parts))
    return bool(what) and all(others) and what not in others
