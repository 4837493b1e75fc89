"""Totals that the text itself works out: "385 beds and 610, which makes 1,005 in all"."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Sequence

from claimcheck.checks._figures import Figure
from claimcheck.checks._lent_units import lent, of_total
from claimcheck.checks._runs import FARTHEST, UNREAD, aside, loosely
from claimcheck.checks._sums import CLOSE, Sum, chosen
from claimcheck.checks._tallies import slip
from claimcheck.checks._words import either, number_pattern, words
from claimcheck.checks.page import Page
from claimcheck.wordlists import alternatives

# Words by which the total is of a longer time, or of more things, than the numbers before it.
WIDER = re.compile(
    r"\b(?:since|so\s+far|to\s+date|this\s+year|last\s+year|by\s+then|already|now|previously|elsewhere|others?)\b",
    re.IGNORECASE,
)
PER_CENT = re.compile(r"\bper\s+cent\b", re.IGNORECASE)
# Behind the total there is nothing that could go on counting.
BEHIND = 30
HOW = "the text says what they come to"


@functools.cache
def makes() -> re.Pattern[str]:
    """Return the pattern of what stands before a total that is worked out from the numbers before it."""
    verbs = alternatives(words("sums", "working_out"))
    alone = alternatives(words("sums", "together"))
    return re.compile(
        rf"(?:,|[\u2013\u2014]|\s-)\s*(?:(?:which|that)\s+(?:{verbs})|making|(?P<or>or)|(?:for\s+)?an?\s+(?:grand\s+|combined\s+)?total\s+of|"
        rf"(?P<alone>{alone}))\s+(?:it\s+|a\s+total\s+of\s+|the\s+)?$",
        re.IGNORECASE,
    )


@functools.cache
def together() -> re.Pattern[str]:
    """Return the pattern of what says behind a number that it is a total."""
    listed = alternatives((*words("sums", "after"), *words("sums", "between_them")))
    return re.compile(rf"\s*(?:[a-z]+\s+)?(?:{listed})\b(?!\s+(?:\w+\s+)?{number_pattern()})", re.IGNORECASE)


def told_totals(page: Page, rows: Sequence[Sequence[Figure]], known: frozenset[int]) -> Iterator[Sum]:
    """Yield the numbers of a sentence with the total it gives of them, where they make nearly that."""
    for place, row in enumerate(rows):
        units = lent(page, loosely(page, place, row))
        for total in units[2:]:
            if total.start in known or not worked_out(page, place, total):
                continue
            parts = added(page, place, units, total)
            found = Sum(parts, total, True, HOW)
            if len(parts) > 1 and found.conflicting and close(parts, total) and not chosen(parts, total):
                yield found


def worked_out(page: Page, place: int, total: Figure) -> bool:
    """Whether the words around a number say that it is what those before it come to."""
    sentence = page.sentences[place]
    ahead = makes().search(page.text, sentence.start, total.start)
    behind = page.text[total.end : min(total.end + BEHIND, sentence.end)]
    called = bool(together().match(page.text, total.end, sentence.end))
    if WIDER.search(behind) or total.change is not None or total.vague:
        return False
    if ahead is None:
        return called and bool(
            re.search(r"[,\u2013\u2014]\s*(?:\w+\s+)?$", page.text[sentence.start : total.start])
        )
    return called or not ahead["or"]


def added(page: Page, place: int, row: Sequence[Figure], total: Figure) -> tuple[Figure, ...]:
    """Return the numbers before a total that are of its kind and of one clause with it, or none."""
    sentence = page.sentences[place]
    text = page.text[sentence.start : total.start]
    low = sentence.start + max((text.rfind(mark) + 1 for mark in (":", ";")), default=0)
    listed = [one for one in row if low <= one.start < total.start and not aside(page, one)]
    listed = [one for one in listed if of_total(total, one)]
    if len(listed) < 2 or any(one.vague or one.low != one.high for one in listed):
        return ()
    span = PER_CENT.sub("", page.text[listed[0].end : listed[-1].end])
    rest = page.text[listed[-1].end : total.start]
    broken = re.search(r"[(){}=]|\n\n", span) or len(rest.split()) > FARTHEST
    gaps = [page.text[a.end : b.start] for a, b in itertools.pairwise(listed)]
    joined = all(re.search(r"[,;]|\b(?:and|plus|with)\b", gap) and not UNREAD.search(gap) for gap in gaps)
    return () if broken or not joined or either("sums", "apart").search(span) else tuple(listed)


def close(parts: Sequence[Figure], total: Figure) -> bool:
    """Whether a sum is near enough to its total to be it gone wrong: within CLOSE, or a slip of it."""
    made = sum(one.value for one in parts)
    step = min(one.step for one in (*parts, total))
    return total.value / CLOSE <= made <= total.value * CLOSE or slip(made, total.value, step)
