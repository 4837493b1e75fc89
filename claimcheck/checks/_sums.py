"""Parts and their announced total: runs of figures, and the total that the text sets them against."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.checks._figures import Figure, halves, of_one_kind
from claimcheck.checks._runs import FARTHEST, aside, core, opened, runs
from claimcheck.checks._words import alternatives, either, words
from claimcheck.checks.page import Page
from claimcheck.language.lemmas import held
from claimcheck.model import Token

# Words between a total and its parts in one sentence.
WIDEST = 30
# A sum further than this from a figure is not that figure gone wrong: typing slips, and reporters' sums, are
# near (214/224, 1,260/1,270, 354,000/345,000; a digit dropped is 10 times off and reads as another number).
RATIO = 1.6
# What rounding hides of a sum: errors of half a step do not all fall one way. 51, 19 and 12 million could be
# 83.5 million at the very most, and are not the parts of 84; 1.35 times the root of the squares, or 2.3
# standard deviations, is passed once in 50 true sums.
LIKELY = 1.35
# Where only the order of the words says that a number is a total, it must be nearer than this.
CLOSE = 1.15
# Characters in which "total" stands right before the first part.
TOTAL = 12
# "The victims were six men, ...": a sentence that lists what one before it counted.
LISTS = re.compile(r"[\s\"\u201c]*(?:They|These|Those|The\s+[\w-]+)\s+(?:were|are)\s+(?:the\s+)?$")
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
        for parts in runs(page, row):
            # "Of the 2,850 who wear it, 1,400 are in ...": the first of a row may be the total of the rest.
            tries = [(parts, find) for find in (total_before, total_after, total_above)]
            if len(parts) > 2:
                tries += [(parts[1:], total_before), (parts[:-1], total_after)]
            for some, find in tries:
                found = None if opened(page, place, some) else find(page, rows, place, some)
                if found is not None:
                    yield found
                    break


def exhaustive(page: Page, place: int, parts: tuple[Figure, ...]) -> bool:
    """Whether the last part is "the other 650", or the text says that there are no others."""
    sentence = page.sentences[place]
    last = page.text[parts[-2].end : parts[-1].noun_end + 1]
    after = page.sentences[place + 1] if place + 1 < len(page.sentences) else sentence
    stop = after.end if after.paragraph == sentence.paragraph else sentence.end
    # "Of the £412m total, ...": nothing is said to be left out of a total.
    head = page.text[max(parts[0].start - TOTAL, sentence.start) : parts[0].start]
    return bool(
        either("sums", "rest").search(last)
        or (len(parts) > 2 and re.search(r"\btotal,\s+$", head) and re.search(r"\band\b", last))
        or either("sums", "closed").search(page.text, sentence.start, stop)
        or complementary(page, parts)
    )


def complementary(page: Page, parts: tuple[Figure, ...]) -> bool:
    """Whether two parts are told apart by words that leave nothing between: "2 seriously and 16 slightly"."""
    if len(parts) != 2:
        return False
    first = set(re.findall(r"[a-z]+", page.text[parts[0].end : parts[1].start].lower()))
    behind = page.text[parts[1].end : min(parts[1].end + 40, page.sentences[parts[1].place].end)]
    last = set(re.findall(r"[a-z]+", re.split(r"[,;:.]", behind)[0].lower()))
    pairs = [set(pair.split("/")) for pair in words("sums", "complements")]
    return any(len(pair & first) == len(pair & last) == 1 and pair <= first | last for pair in pairs)


def disjoint(page: Page, parts: tuple[Figure, ...]) -> bool:
    """Whether the parts read as parts that do not overlap: one preposition, or one verb left out."""
    tokens = {
        token.start: token
        for sentence in page.sentences[parts[0].place : parts[0].place + 1]
        for token in sentence.tokens
    }
    ordered = sorted(tokens.items())
    heads = []
    for part in parts:
        rest = page.text[part.noun_end : part.noun_end + 60]
        rest_at = part.noun_end + len(rest) - len(core(rest))
        following = [token for at, token in ordered if at >= rest_at][:3]
        heads.append({token.lower for token in following if token.pos == "ADP"})
    later = [next((token for at, token in ordered if at >= part.end), None) for part in parts[1:]]
    return bool(set.intersection(*heads)) or not any(token and verbal(token) for token in later)


def verbal(token: Token) -> bool:
    """Whether a word is a verb, or could be nothing else: "410 take a bus and 390 eat at school"."""
    if token.pos in ("VERB", "AUX"):
        return True
    return token.pos == "NOUN" and held(token.lower, "VERB") and not held(token.lower, "NOUN")


def total_before(
    page: Page, rows: Sequence[Sequence[Figure]], place: int, parts: tuple[Figure, ...]
) -> Sum | None:
    """Return the run with a total that stands before it in the same sentence."""
    first = parts[0].start
    before = [one for one in rows[place] if one.noun_end <= first]
    options = [one for one in before if of_one_kind(one, parts[0]) or elided(one, parts)]
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
    if re.search(rf"\bin\s+(?:\w+\s+)?(?:{alternatives(words('sums', 'parts'))})\s+of\s+$", gap):
        return Sum(parts, total, True, "it was paid in them")
    if elided(total, parts):
        return None
    if group_of(page, total, parts):
        return Sum(parts, total, True, "the parts are the kinds it consists of")
    # "$48,200 in all, $31,000 from the gala and $17,200 from the raffle"
    named = called_total(page, place, total) and disjoint(page, parts)
    if named and len(gap.split()) <= FARTHEST and re.search(r",\s*(?:\w+\s+)?$", gap):
        bare = not re.sub(
            rf"(?:{alternatives(words('sums', 'after'))})|[\s,]", "", page.text[total.noun_end : first]
        )
        return Sum(parts, total, bare or exhaustive(page, place, parts), "it is called their total")
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
    bare = all(one.unit == "1" and one.dimension == "count" and one.noun_end == one.end for one in parts)
    return (
        bare
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
        if where >= len(rows) or page.sentences[where].paragraph != page.sentences[place].paragraph:
            break
        for one in rows[where]:
            if one.start < last or one.value <= most or not of_one_kind(one, parts[0]):
                continue
            if not nearest(parts, [one]) or between(page, rows[place : where + 1], last, one):
                continue
            told = re.search(r",\s+or\s+(?:about\s+|some\s+)?$", page.text[last : one.start])
            spoken = told and where == place and OR_IN.match(page.text, one.end)
            if spoken or called_total(page, where, one):
                return Sum(parts, one, True, "it is given as their total")
    return None


def between(page: Page, rows: Sequence[Sequence[Figure]], last: int, total: Figure) -> bool:
    """Whether another figure of the total's kind stands between the parts and the total.

    ``rows`` are those of their sentences: to look through a text of 25,000 figures each time took 40 s.
    """
    return any(
        last <= one.start < total.start and of_one_kind(one, total) and not aside(page, one)
        for row in rows
        for one in row
    )


def called_total(page: Page, place: int, one: Figure) -> bool:
    """Whether the words around a figure say that it is a total."""
    sentence = page.sentences[place]
    ahead = page.text[max(one.start - 40, sentence.start) : one.start]
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
    closed = bool(either("sums", "closed").search(sentence.text))
    made = bool(either("sums", "made").search(opening)) and len(opening.split()) <= FARTHEST
    of = bool(re.match(r"[\s\"\u201c]*of\s+(?:these|those|them|that|this)\b", opening, re.IGNORECASE))
    lists = bool(LISTS.fullmatch(opening))
    if not (closed or made or of or lists):
        return None
    back = 5 if made and "total" in opening.lower() else 2 if closed or made or lists else 1
    options = [
        one
        for where in range(max(place - back, 0), place)
        for one in rows[where]
        if (of_one_kind(one, parts[0]) or (made and elided(one, parts))) and one.change is None
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
