"""A part and its whole: the rest, both together, one day or place alone, what was found of what was lost.

Two counts of one sort of thing may be of all and of some, with no word that marks the one as a part; what
tells them apart is then the whole that one names, the figure beside it, or what is done to the things.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator

from claimcheck.judge.compatible.around import one_deed
from claimcheck.judge.compatible.words import either, words
from claimcheck.link.beside import ahead, behind
from claimcheck.link.values import significant
from claimcheck.model import Amount, Claim
from claimcheck.values.numerals import words as cardinals
from claimcheck.wordlists import alternatives

# Verbs of what is found again, and words for what is gone. Lemmas.
FOUND = frozenset(words("parts", "found"))
LOST = frozenset(words("parts", "lost"))
# Before a number: it is how many there is room for; and what an article may call that.
HOLDING = re.compile(rf"\b{either('parts', 'holding')} (?:up to |about |some )?$", re.IGNORECASE)
ROOM = re.compile(rf"\b{either('parts', 'room')}", re.IGNORECASE)
# Numbers in a row name routes, rows or balls, and count nothing: "the routes are 2, 3, 5 and 7".
ROW = re.compile(r"(?<![\w,.])\d{1,3}(?:, \d{1,3}){2,},? (?:and|or) \d{1,3}(?=[.;:)]|$)")
# What a share is of: "149,000 children, which is 81 percent of all".
SHARE_OF = re.compile(r"(?:%|per ?cent) of\b")
ROUNDED = 0.6
# "On Monday alone", "at Penleigh alone".
ALONE = re.compile(r"\b(?:at|for|from|in|on) ((?:[\w'\u2019-]+ ){1,4})alone\b", re.IGNORECASE)
# Behind a part: its whole follows. "Seven campgrounds of eleven", "four of the park's 11".
OF = re.compile(r"(?: [\w-]+)? of(?: [\w,'\u2019]+){1,4}", re.IGNORECASE)
WORD = re.compile(r"[\w,]*\w")
# Between two parts of a whole; and what says of a figure that it is no part of the other.
BESIDE = re.compile(r"\b(?:and|plus|with)\b|[,;]")
MOVED = re.compile(rf"\b{either('parts', 'moved')}\b", re.IGNORECASE)
NEW = frozenset({"update", "change", "correction"})
# "The driver and 16 pupils"; "all but one of them pupils", "17 were hurt, the driver among them".
AND = re.compile(r"\b(?:the|his|her|its|their) [a-z]+ and (?:about |some )?$", re.IGNORECASE)
AMONG = re.compile(
    rf"\ball but one\b|\b(?:the|his|her|its|their) [a-z]+ {either('parts', 'among')}\b", re.IGNORECASE
)
# "390 in technology, 215 in support and 145 in sales", "instalments of £2.5m, £2.2m and £1.7m": what divides
# a whole, for the later numbers have no noun of their own. Not "12 dead, 30 hurt and 4 missing".
SUM = r"[£$€]\d[\d,.]*(?<![,.])(?: ?(?:million|billion|m|bn))?\b"
NUMERAL = rf"(?:{SUM}|\d[\d,.]*(?<![,.])\b|(?:{alternatives((*cardinals().small, *cardinals().tens))})\b)"
FIGURE = re.compile(NUMERAL, re.IGNORECASE)
MEMBER = re.compile(rf"{NUMERAL} {either('parts', 'listing')}\b|{SUM}\.?$", re.IGNORECASE)
JOINT = re.compile(rf"(?:,? and|[,;]) (?={NUMERAL})", re.IGNORECASE)
LISTED = 3
LONG_WORD = re.compile(r"[^\W\d]{4,}")
# Rounder sums come about by chance, and so do those of smaller parts.
LEAST_PART, LEAST_DIGITS = 20, 3


def counted(claim: Claim) -> float:
    """Return the number of an exact count of one or more, or one that is like no other."""
    value = claim.value
    if not isinstance(value, Amount) or value.dimension != "count" or not value.low == value.high >= 1:
        return math.nan
    return value.low


def the_rest(a: Claim, b: Claim) -> bool:
    """Whether two counts make the whole that one names: "nine of 14 newsrooms survive", "five go".

    Not where one thing is told of both: "four of the eleven pools shut", "seven pools closed".
    """
    whole = counted(a) + counted(b)
    if math.isnan(whole) or one_deed(a, b):
        return False
    said = OF.match(behind(a))
    return said is not None and whole in numbers(said.group())


def numbers(text: str) -> set[float]:
    """Return the whole numbers of a text, in digits or as one word."""
    small = {**cardinals().small, **cardinals().tens}
    found = (word.replace(",", "") for word in WORD.findall(text.lower()))
    return {float(small.get(word, word)) for word in found if word in small or word.isdecimal()}


def together(a: Claim, b: Claim) -> bool:
    """Whether one is the sum of the other and of the figure beside it: "owns 1,480 flats, Seefeld 2,260"."""
    one, other = counted(a), counted(b)
    rest = other - one
    if not (one >= LEAST_PART and rest > 1) or significant(other) < LEAST_DIGITS:
        return False
    beside = f"{rest:g} 1" in a.figures and BESIDE.search(behind(a)) is not None
    return beside and not (NEW & set(a.marks) or MOVED.search(a.quote))


def alone(a: Claim, b: Claim) -> bool:
    """Whether the lesser count is of one day or place alone: "on Monday alone 140 operations"."""
    told = ALONE.search(a.quote)
    if told is None or not counted(a) < counted(b) or ALONE.search(b.quote):
        return False
    of_it = rf"\b(?:at|for|from|in|on) {re.escape(told.group(1).strip())}\b(?! (?:and|or|to|until|through)\b)"
    return re.search(of_it, b.quote, re.IGNORECASE) is None  # "in Penleigh" is of Penleigh alone, too


def found_again(a: Claim, b: Claim) -> bool:
    """Whether the lesser count is of what was found, and the other of what was lost: coins, prisoners."""
    gone = b.predicate in LOST or not LOST.isdisjoint({*b.modifiers, *b.words})
    return counted(a) < counted(b) and a.predicate in FOUND and b.predicate not in FOUND and gone


def capacity(a: Claim, b: Claim) -> bool:
    """Whether one count is how many there is room for, and the other how many there are."""
    if math.isnan(counted(a)) or math.isnan(counted(b)):
        return False
    return bool(HOLDING.search(ahead(a))) and not ROOM.search(b.quote)


def share_given(a: Claim, b: Claim) -> bool:
    """Whether one side tells how many are what share of the others that the other side counts."""
    part, whole = counted(a), counted(b)
    if not part < whole or not SHARE_OF.search(a.quote):
        return False
    shares = (figure.partition(" ") for figure in a.figures)
    return any(unit == "%" and abs(float(n) - 100 * part / whole) < ROUNDED for n, _, unit in shares)


def in_a_row(a: Claim, b: Claim) -> bool:
    """Whether one is a number of a row of such, each of which names a thing of its own."""
    if math.isnan(counted(a)) or math.isnan(counted(b)):
        return False
    at = a.value_start - a.start
    return any(row.start() <= at < row.end() for row in ROW.finditer(a.quote))


def one_more(a: Claim, b: Claim) -> bool:
    """Whether one counts one more than the other, who is named beside: "the driver and 16 pupils"."""
    if counted(b) != counted(a) + 1:
        return False
    return bool(AND.search(ahead(a)) or AMONG.search(b.quote)) and not (AMONG.search(a.quote))


def listed(a: Claim, b: Claim) -> bool:
    """Whether one is of a list that divides a whole, and the other names nothing that it is told of.

    "390 in technology, 215 in support and 145 in sales", and "310 employees"; not "309 in technology".
    """
    if not (isinstance(a.value, Amount) and isinstance(b.value, Amount)) or a.value.dimension == "age":
        return False
    at = a.value_start - a.start
    own = next((piece for start, piece in members(a.quote) if start <= at < start + len(piece)), None)
    if own is None:
        return False
    words_of = {word.lower() for word in LONG_WORD.findall(own)} - {a.measured, f"{a.measured}s"}
    return words_of.isdisjoint(word.lower() for word in LONG_WORD.findall(b.quote))


def members(text: str) -> Iterator[tuple[int, str]]:
    """Yield the numbers of each list that divides a whole, each with its place and what it is told of."""
    joints = [*JOINT.finditer(text)]
    starts = [0, *(joint.end() for joint in joints)]
    ends = [*(joint.start() for joint in joints), len(text)]
    pieces = [(start, text[start:end]) for start, end in zip(starts, ends, strict=True)]
    for place, (start, piece) in enumerate(pieces):
        later = [*itertools.takewhile(lambda one: MEMBER.match(one[1]), pieces[place + 1 :])]
        figures = [*FIGURE.finditer(piece)]
        if not figures or (place and MEMBER.match(piece)):
            continue
        at = figures[-1].start()
        # "Two died, one on the mountain and one in hospital": the first is the whole.
        whole = numbers(figures[-1].group()) == {sum(min(numbers(one), default=0) for _, one in later)}
        if len(later) + (not whole) >= LISTED:
            yield from later if whole else ((start + at, piece[at:]), *later)
