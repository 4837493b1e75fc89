"""Parts and their announced total: runs of figures, and the total that the text sets them against."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.checks._complete import disjoint, exhaustive, nothing_else
from claimcheck.checks._figures import Figure, halves, of_one_kind
from claimcheck.checks._lent_units import bare, lent, of_total
from claimcheck.checks._runs import FARTHEST, aside, opened, runs
from claimcheck.checks._words import either, number_pattern, words
from claimcheck.checks.page import Page
from claimcheck.wordlists import alternatives

# Words between a total and its parts in one sentence.
WIDEST = 30
# A sum further than this from a figure is not that figure gone wrong: typing slips, and reporters' sums, are
# near (214/224, 1,260/1,270, 354,000/345,000; a digit dropped is 10 times off and reads as another number).
RATIO = 1.6
# What rounding hides of a sum: errors of half a step do not all fall one way. 51, 19 and 12 million could be
# 83.5 million at the very most, and are not the parts of 84; 1.35 times the root of the squares, or 2.3
# standard deviations, is passed once in 50 true sums.
LIKELY = 1.35
# 65,000 choices of parts take 0.1 s; with each part more they are twice as many.
CHOOSABLE = 16
# Where only the order of the words says that a number is a total, it must be nearer than this.
CLOSE = 1.15
# "The victims were six men, ...": a sentence that lists what one before it counted.
LISTS = re.compile(r"[\s\"\u201c]*(?:They|These|Those|The\s+[\w-]+)\s+(?:were|are)\s+(?:the\s+)?$")
# "Approximately 700 of these are for trees": the first part points back to what it is of.
OF_THESE = re.compile(r"\s+of\s+(?:these|those|them)\b", re.IGNORECASE)
# What a sum is paid out in, before so much: "instalments of".
INSTALMENTS_OF = rf"(?:{alternatives(words('sums', 'parts'))})\s+of\s+"
# "Together, says the firm, 465,000 attempts"; not "Together the 12 firms".
TOGETHER = re.compile(
    rf"[\s\"\u201c]*(?:{alternatives(words('sums', 'together'))})\b"
    r"(?![^.;:]*\b(?:the|these|those|all|with|for|of)\s+$)[^.;:\d]{0,40}$",
    re.IGNORECASE,
)
OR_IN = re.compile(r"(?:\s+\w+)?\s+(?:in|over|across|for)\s+(?:the|both|all|two|three|four)\b")


@dataclass(frozen=True, slots=True)
class Sum:
    """Parts, the total they are set against, and how: whether they are said to be all of it."""

    parts: tuple[Figure, ...]
    total: Figure
    complete: bool
    how: str

    @property
    def conflicting(self) -> bool:
        """Whether the parts cannot add up to the total."""
        hidden = halves([*self.parts, self.total])
        spread = min(sum(hidden), LIKELY * math.hypot(*hidden)) + 1e-9
        low, high = sum(part.low for part in self.parts), sum(part.high for part in self.parts)
        return low > self.total.high + spread or (self.complete and high < self.total.low - spread)


def sums(page: Page, rows: Sequence[Sequence[Figure]]) -> Iterator[Sum]:
    """Yield each run of parts with the total that the text sets it against, matching or not."""
    for place, row in enumerate(rows):
        yield from summed(page, rows, place, runs(page, row))
        units = lent(page, row)
        if units != list(row):
            yield from summed(page, [*rows[:place], units, *rows[place + 1 :]], place, runs(page, units))


def summed(
    page: Page, rows: Sequence[Sequence[Figure]], place: int, found: Iterator[tuple[Figure, ...]]
) -> Iterator[Sum]:
    """Yield each run of a sentence with the first total that is found for it."""
    for parts in found:
        # "Of the 2,850 who wear it, 1,400 are in ...": the first of a row may be the total of the rest.
        tries = [(parts, find) for find in (total_before, total_after, total_above)]
        if len(parts) > 2:
            tries += [(parts[1:], total_before), (parts[:-1], total_after)]
        for some, find in tries:
            open_list = opened(page, place, some) or any(in_all(page, part) for part in some)
            one = None if open_list else find(page, rows, place, some)
            if one is not None:
                yield one
                break


def total_before(
    page: Page, rows: Sequence[Sequence[Figure]], place: int, parts: tuple[Figure, ...]
) -> Sum | None:
    """Return the run with a total that stands before it in the same sentence."""
    first = parts[0].start
    before = [one for one in rows[place] if one.noun_end <= first]
    options = [one for one in before if of_total(one, parts[0]) or elided(one, parts)]
    options = [one for one in options if len(page.text[one.end : first].split()) <= WIDEST]
    total = nearest(parts, options)
    if total is None:
        return None
    gap = page.text[total.end : first]
    if re.search(r"[{}=\\]", gap):
        return None
    opening = page.text[page.sentences[place].start : total.start]
    if re.search(r"[:\u2013\u2014]\s*(?:\w+\s+)?$|\s-\s*$", gap) or either("sums", "made").search(gap):
        last = page.text[parts[-2].end : parts[-1].start]
        complete = bool(re.search(r"\band\b|[;&]", last, re.IGNORECASE)) or closes(page, place, total, parts)
        return Sum(parts, total, complete, "the parts are listed after it")
    if re.search(rf"\bin\s+(?:\w+\s+)?{INSTALMENTS_OF}$", gap):
        return Sum(parts, total, True, "it was paid in them")
    if elided(total, parts):
        return None
    if group_of(page, total, parts):
        return Sum(parts, total, True, "the parts are the kinds it consists of")
    # "$48,200 in all, $31,000 from the gala and $17,200 from the raffle"
    named = called_total(page, place, total) and disjoint(page, parts)
    if named and len(gap.split()) <= FARTHEST and re.search(r",\s*(?:\w+\s+)?$", gap):
        beside = not re.sub(
            rf"(?:{alternatives(words('sums', 'after'))})|[\s,]", "", page.text[total.noun_end : first]
        )
        return Sum(parts, total, beside or exhaustive(page, place, parts), "it is called their total")
    of = either("sums", "of").search(gap) or re.search(r"(?<!\w)Of\s+(?:[\w'\u2019]+\s+){0,3}$", opening)
    of = of or re.match(
        r"\s*of\s+(?:them|the|these|those)\b", page.text[parts[0].noun_end : parts[0].noun_end + 20]
    )
    if of and (exhaustive(page, place, parts) or disjoint(page, parts)):
        return Sum(parts, total, exhaustive(page, place, parts), "the parts are said to be of it")
    return None


def closes(page: Page, place: int, total: Figure, parts: tuple[Figure, ...]) -> bool:
    """Whether a list without "and" ends its sentence, near its total: "31 in all: 12 old, 18 new."."""
    rest = page.text[parts[-1].end : page.sentences[place].end]
    ends = re.fullmatch(r"(?:\s+[\w-]+){0,3}\s*[.!]?[\"\u201d]?\s*", rest)
    return bool(ends) and called_total(page, place, total) and nearest(parts, [total], CLOSE) is not None


def elided(total: Figure, parts: tuple[Figure, ...]) -> bool:
    """Whether the parts are bare numbers of the total's unit: "27 minutes: 12 to ... and 15 to ..."."""
    return (
        all(bare(one) for one in parts)
        and total.dimension in ("duration", "money", "mass", "length", "area", "volume")
        and not total.per
    )


def group_of(page: Page, total: Figure, parts: tuple[Figure, ...]) -> bool:
    """Whether a total of people or things is followed by its kinds: "640 pupils, 310 boys and 330 girls"."""
    gap = page.text[total.noun_end : parts[0].start]
    behind = page.text[parts[-1].noun_end : parts[-1].noun_end + 2]
    return (
        total.noun in words("sums", "groups")
        and bool(
            re.fullmatch(r"(?:\s+(?:on\s+board|aboard|in\s+all|there|dead|killed|injured|hurt))?\s*,\s*", gap)
        )
        and all(one.noun_end > one.end and one.noun != total.noun for one in parts)
        and (not behind.strip() or behind[0] in ".,;)")
        and nearest(parts, [total], CLOSE) is not None
    )


def total_after(
    page: Page, rows: Sequence[Sequence[Figure]], place: int, parts: tuple[Figure, ...]
) -> Sum | None:
    """Return the run with a total that follows, in its sentence or the next, and is called one."""
    last, most = parts[-1].end, max(part.value for part in parts)
    for where in (place, place + 1):
        if not page.together(place, where):
            break
        for one in rows[where]:
            if one.start < last or one.value <= most or not of_one_kind(one, parts[0]):
                continue
            if not nearest(parts, [one]) or between(page, rows[place : where + 1], last, one):
                continue
            told = re.search(r",\s+or\s+(?:about\s+|some\s+)?$", page.text[last : one.start])
            spoken = told and where == place and OR_IN.match(page.text, one.end)
            if (spoken or called_total(page, where, one)) and not chosen(parts, one):
                return Sum(parts, one, True, "it is given as their total")
    return None


def chosen(parts: Sequence[Figure], total: Figure) -> bool:
    """Whether some of the parts alone make it: "12 boys, 8 girls and 3 dogs, 20 children in all".

    Of more than ``CHOOSABLE`` parts some make nearly any number, and to try them all would never end.
    """
    if len(parts) > CHOOSABLE:
        return True
    room = sum(halves([*parts, total]))
    return any(
        abs(sum(one.value for one in some) - total.value) <= room
        for size in range(2, len(parts))
        for some in itertools.combinations(parts, size)
    )


def between(page: Page, rows: Sequence[Sequence[Figure]], last: int, total: Figure) -> bool:
    """Whether another figure of the total's kind stands between the parts and the total.

    ``rows`` are those of their sentences: to look through a text of 25,000 figures each time took 40 s.
    """
    return any(
        last <= one.start < total.start and of_one_kind(one, total) and not aside(page, one)
        for row in rows
        for one in row
    )


def in_all(page: Page, one: Figure) -> bool:
    """Whether a figure is told as a total: "132 in all"."""
    behind = page.text[one.noun_end : min(one.noun_end + 24, page.sentences[one.place].end)]
    told = rf"[\s,]*(?:{alternatives(words('sums', 'after'))})\b(?!\s+(?:\w+\s+)?{number_pattern()})"
    return bool(re.match(told, behind, re.IGNORECASE))


def called_total(page: Page, place: int, one: Figure) -> bool:
    """Whether the words around a figure say that it is a total."""
    sentence = page.sentences[place]
    ahead = page.text[max(one.start - 40, sentence.start) : one.start]
    if TOGETHER.fullmatch(page.text[sentence.start : one.start]):
        return True
    behind = page.text[one.noun_end : min(one.noun_end + 24, sentence.end)]
    hedge = r"(?:\s+(?:about|around|some|almost|nearly|roughly|just|up\s+to|over|a))?\s*[$\u00a3\u20ac]?$"
    return bool(
        re.search(rf"\b(?:{alternatives(words('sums', 'before'))})(?:\s+of|,)?{hedge}", ahead, re.IGNORECASE)
        or re.match(rf"[\s,]*(?:\w+\s+)?(?:{alternatives(words('sums', 'after'))})\b", behind, re.IGNORECASE)
    )


def total_above(
    page: Page, rows: Sequence[Sequence[Figure]], place: int, parts: tuple[Figure, ...]
) -> Sum | None:
    """Return the run with a total in an earlier sentence that the run's sentence points back to."""
    sentence = page.sentences[place]
    opening = page.text[sentence.start : parts[0].start]
    closed = nothing_else(page.text, sentence.start, sentence.end)
    made = bool(either("sums", "made").search(opening)) and len(opening.split()) <= FARTHEST
    of = bool(re.match(r"[\s\"\u201c]*of\s+(?:these|those|them|that|this)\b", opening, re.IGNORECASE))
    of = of or bool(OF_THESE.match(page.text, parts[0].end, sentence.end))
    lists = bool(LISTS.fullmatch(opening))
    if not (closed or made or of or lists):
        return None
    back = 5 if made and "total" in opening.lower() else 2 if closed or made or lists else 1
    options = [
        one
        for where in range(max(place - back, 0), place)
        for one in rows[where]
        if (of_total(one, parts[0]) or (made and elided(one, parts))) and one.change is None
    ]
    total = nearest(parts, options, CLOSE if lists else RATIO)
    if total is None or (of and not (disjoint(page, parts) or exhaustive(page, place, parts))):
        return None
    return Sum(
        parts, total, closed or made or lists or exhaustive(page, place, parts), "the text points back to it"
    )


def nearest(parts: Sequence[Figure], options: Sequence[Figure], ratio: float = RATIO) -> Figure | None:
    """Return the figure nearest to the sum of the parts, within ``ratio`` of it."""
    added = sum(part.value for part in parts)
    if added <= 0:
        return None
    near = [one for one in options if added / ratio <= one.value <= added * ratio]
    return min(near, key=lambda one: (abs(one.value - added), one.start), default=None)
