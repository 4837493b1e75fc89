"""Parts that a sentence shares its own total out to: "Of the 26 arrested, 19 were let go and nine were held".

The total stands before its parts, which are all the numbers of its kind behind it: after "Of the ...", before
"of whom" or "among them", or beside a short list ("118 to Velen and 84 to Karos"). Parts may overlap, and a
list may leave something out. So two parts that are told of with verbs may be too many only where the verbs
say what was done, and one of them what ends the matter ("were let go", of whom none "will be tried"; not
"were hurt", of whom some "were taken to hospital"), and what is too few is one digit off, with nothing left
to tell, and not "of which" or "of them".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimcheck.checks._complete import disjoint
from claimcheck.checks._figures import Figure, of_one_kind
from claimcheck.checks._lent_units import lent, of_total
from claimcheck.checks._runs import SUMMED, aside, loosely, opened, tokens_at
from claimcheck.checks._sums import Sum
from claimcheck.checks._tallies import explained, left_out, slip
from claimcheck.checks._words import either
from claimcheck.checks.page import Page

# More parts than these are no list that a reader adds up at sight.
MANY = 6
# Parts that come to more than this times their total are of something else, or overlap.
OVER = 1.15
# Words between a total and the first of its parts.
FAR, BESIDE = 16, 10
OF = re.compile(r"[\s\"\u201c\u2018]*Of\s+(?:[\w'\u2019-]+\s+){0,4}[$\u00a3\u20ac]?$")
OF_WHOM = re.compile(r",?\s+of\s+wh(?:om|ich)\s+(?:[a-z]+\s+){0,2}$", re.IGNORECASE)
OF_SOME = re.compile(r"\bof\s+(?:wh(?:om|ich)|them|these|those)\b", re.IGNORECASE)
AMONG = re.compile(r",?\s+among\s+(?:them|whom|which)\s+(?:[a-z]+\s+){0,2}$", re.IGNORECASE)
LISTED = re.compile(r"(?:[,:]|\s[\u2013\u2014-])\s*$")
AND = re.compile(r"\band\b|&|;", re.IGNORECASE)
# What is worked out, or told aside, is no plain list.
ASIDE = re.compile(r"[()=]")


def shared_out(page: Page, rows: Sequence[Sequence[Figure]], known: frozenset[int]) -> Iterator[Sum]:
    """Yield the lists that do not come to the total of their sentence; ``known`` starts are let be."""
    for place, plain in enumerate(rows):
        if page.sentences[place].role == "headline":
            continue
        row = loosely(page, place, plain)
        for some in (row, lent(page, row)):
            found = next(wrong(page, rows, place, some, known), None)
            if found is not None:
                yield found
                break


def wrong(
    page: Page, rows: Sequence[Sequence[Figure]], place: int, row: Sequence[Figure], known: frozenset[int]
) -> Iterator[Sum]:
    """Yield the totals of a row with the parts behind them that do not make them."""
    for n, total in enumerate(row):
        if any(of_one_kind(one, total) and one.value > total.value for one in row[:n]):
            continue  # a part itself: "17, of which nine are for Orlo, six for Korv and two for both"
        parts = tuple(one for one in row[n + 1 :] if of_total(total, one) and not aside(page, one))
        if not 2 <= len(parts) <= MANY or total.start in known or known & {one.start for one in parts}:
            continue
        how = told(page, place, total, parts)
        found = Sum(parts, total, True, how)
        if how and found.conflicting and plausible(page, found) and not explained(page, rows, row, found):
            yield found


def told(page: Page, place: int, total: Figure, parts: tuple[Figure, ...]) -> str:
    """Return how the words set parts against a total before them, "" where they do not."""
    usable = all(one.dimension in SUMMED and one.change is one.side is None for one in (total, *parts))
    first, last = parts[0], parts[-1]
    listed = page.text[first.start : last.end]
    gap = page.text[total.noun_end : first.start]
    alike = all(of_one_kind(one, first) and one.exact and one.value > 0 for one in parts)
    if not (usable and alike and total.exact) or total.noun_end > first.start:
        return ""
    if either("sums", "others").search(listed) or ASIDE.search(listed):
        return ""
    closed = AND.search(page.text[parts[-2].end : last.start])
    if AMONG.search(gap):
        return "the parts are said to be among it" if closed and added(parts) > total.value else ""
    if opened(page, place, parts):
        return ""
    ahead = page.text[page.sentences[place].start : total.start]
    if closed and OF.fullmatch(ahead) and "," in gap and len(gap.split()) <= FAR:
        return "the parts are said to be of it"
    if closed and OF_WHOM.search(gap):
        return "the parts are said to be of it"
    _, behind = tokens_at(page, place, total.noun_end)
    located = behind is not None and behind.pos == "ADP" and behind.lower != "of"
    if located and gap.rstrip().endswith(","):
        # An item of the list itself: "4,100 flats in the centre, 2,600 in the port and 700 elsewhere".
        return ""
    if LISTED.search(gap) and len(gap.split()) <= BESIDE and disjoint(page, parts) and apiece(page, parts):
        return "the parts are listed after it"
    return ""


def apiece(page: Page, parts: Sequence[Figure]) -> bool:
    """Whether each part has a preposition right behind it: "45 by day, 25 by night", "84 of them in full"."""
    behind = [tokens_at(page, one.place, one.end)[1] for one in parts]
    return all(token is not None and token.pos == "ADP" for token in behind)


def plausible(page: Page, found: Sum) -> bool:
    """Whether parts are near their total, and neither overlap nor leave something out, by their words."""
    parts, total = found.parts, found.total
    step = min(one.step for one in (*parts, total)) or 1.0
    slipped = slip(added(parts), total.value, step)
    if max(one.value for one in parts) >= total.value:
        return False
    if added(parts) < total.value:
        some = OF_SOME.search(page.text, total.end, parts[-1].noun_end + len(" of them"))
        sure = len(parts) > 2 or disjoint(page, parts)
        return slipped and sure and not some and not left_out(page, found)
    near = slipped or added(parts) <= OVER * total.value
    return near and (len(parts) > 2 or disjoint(page, parts) or states(page, parts))


def states(page: Page, parts: Sequence[Figure]) -> bool:
    """Whether it is told of each part what was done to it, so that none is in two of them.

    "Were let go" and "will be tried"; not "were men", nor "were charged" and "were bailed".
    """
    told = page.text[parts[0].noun_end : page.sentences[parts[-1].place].end]
    if not either("sums", "ending").search(told):
        return False
    for one in parts:
        tokens = page.sentences[one.place].tokens
        _, aux = tokens_at(page, one.place, one.noun_end)
        then = (
            next((t for t in tokens[aux.i + 1 :] if t.pos not in ("AUX", "ADV", "PART")), None)
            if aux
            else None
        )
        if aux is None or aux.pos != "AUX" or then is None or then.pos != "VERB":
            return False
    return True


def added(parts: Sequence[Figure]) -> float:
    """Return the sum of parts."""
    return sum(one.value for one in parts)
