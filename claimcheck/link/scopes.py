"""What parts two figures of one wording: another time, another place, another group, a part, another party.

"The bank will close 31 branches in the north" and "in the south, the bank will close 13" share all but the
words that tell them apart, and of two short texts that is all the trained models see: they have learned from
long sets, where such pairs have rivals. So what a reader goes by is written down. Each rule asks for words of
both clauses, but for the rival that one side alone names; where a clause leaves open of what it speaks,
nothing is said.
"""

from __future__ import annotations

import re

import numpy as np

from claimcheck.language import lexicon
from claimcheck.link import values
from claimcheck.link.apart import COMPASS, beyond, either
from claimcheck.link.foils import PARTS, led, opposed, rest
from claimcheck.link.pairs import Pairs
from claimcheck.link.parts import GROUPS
from claimcheck.link.plain import PARTED
from claimcheck.link.weigh import Floats
from claimcheck.link.words import listed
from claimcheck.model import Amount, Claim, When

# Times that a figure is summed over, and the days of the shortest but one: of two months each has its own.
PERIODS = frozenset({"month", "quarter", "year", "decade", "century"})
MONTH = 27
# People of whom the one are not the other: those of ``parts.py``, and who works for whom.
PEOPLE = (*((one, other) for one, other, _ in GROUPS), (listed("working"), listed("guests")))
# Who is told of as another than the one the text is about: "its rival", "a subsidiary".
OTHERS = listed("other_parties")
OTHER_PARTY = re.compile(
    rf"(?:\b(?:its|their|his|her|an?|another)|['’]s?)(?: [\w-]+){{0,3}}? (?:{'|'.join(sorted(OTHERS))})\b",
    re.IGNORECASE,
)
# What leads to a time that a figure is summed over: not "the house of 1889", "since last year".
WITHIN = re.compile(r"\b(?:in|during|for) (?:the )?$|^(?:last|this|next) ", re.IGNORECASE)
LAST_YEAR = re.compile(r"\b(?:last|this|next) year\b", re.IGNORECASE)
# What leads to a place, and the sort of place before its name.
WHERE = r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Aa]round|[Oo]utside) (?:the )?(?:\w+ of )?"
# Words by which a figure is of all places together.
EVERYWHERE = re.compile(rf"\b(?:{'|'.join(sorted(listed('everywhere')))})\b", re.IGNORECASE)
# Verbs of what somebody would like, but where it is said of whom the police look for.
WISHING = listed("wishing")
WANTED = re.compile(r"\b(?:is|are|was|were|be|been)(?: \w+)? (?:wanted|sought)\b", re.IGNORECASE)

TIME, SCOPE, MODALITY = "time", "scope", "modality"


def parted_all(pairs: Pairs, likely: Floats) -> dict[int, tuple[str, str]]:
    """Return what parts pairs that are likely by now, by their places, as an axis and in words."""
    places = np.flatnonzero(likely > PARTED).tolist()
    told = {at: parted(pairs.claims[pairs.i[at]], pairs.claims[pairs.j[at]]) for at in places}
    return {at: said for at, said in told.items() if said[0]}


def parted(a: Claim, b: Claim) -> tuple[str, str]:
    """Return what parts two figures, as an axis and in words; two empty strings where nothing does.

    Symmetric. Of dates nothing is said: they are of one event, whatever else the clauses name.
    """
    if not (isinstance(a.value, Amount) and isinstance(b.value, Amount)):
        return "", ""
    if two_periods(a, b):
        return TIME, "each names a month, quarter or year of its own"
    if any(stretch_within(one, other) for one, other in either(a, b)):
        return TIME, "one sums up a part of the time that the other sums up"
    if any(from_nowhere(one, other) for one, other in either(a, b)):
        return TIME, "one names a year, the other counts its own from a day that is not known"
    if opposites(a, b):
        return SCOPE, "opposites tell the two apart"
    if two_groups(a, b):
        return SCOPE, "each names a group of people of its own"
    if any(other_party(one, other) for one, other in either(a, b)):
        return SCOPE, "one is of a rival or subsidiary, the other is not"
    if two_places(a, b):
        return SCOPE, "each names a place of its own"
    if any(everywhere(x, y) or belongs(x, y) or of_sort(x, y) or without(x, y) for x, y in either(a, b)):
        return SCOPE, "one is of a part of what the other is of"
    if wished(a) != wished(b):
        return MODALITY, "one is what somebody would like"
    return "", ""


def stated(claim: Claim) -> When | None:
    """Return the time over which a clause sums up its figure by its own words, or None."""
    if not claim.when_text:
        return None
    before, told, _ = claim.quote.lower().partition(claim.when_text.lower())
    summed = told and (WITHIN.search(before) or WITHIN.search(claim.when_text))
    return claim.when if summed else None


def two_periods(a: Claim, b: Claim) -> bool:
    """Whether the clauses name two months, quarters or years that have no day in common."""
    one, other = stated(a), stated(b)
    if one is None or other is None or not {one.grain, other.grain} <= PERIODS:
        return False
    return values.times(one, other) == "apart"


def stretch_within(part: Claim, whole: Claim) -> bool:
    """Whether a figure is of a month or more that lies within the time of another, which is greater."""
    one, other = stated(part), stated(whole)
    if one is None or other is None or not {one.grain, other.grain} <= PERIODS:
        return False
    if not (one.first and one.last and other.first and other.last) or middle(part) >= middle(whole):
        return False
    long = (one.last - one.first).days
    return (
        other.first <= one.first
        and one.last <= other.last
        and MONTH <= long < (other.last - other.first).days
    )


def from_nowhere(claim: Claim, other: Claim) -> bool:
    """Whether an article without a date speaks of last year, and the other names a year."""
    named = stated(other)
    open_ended = claim.source.published is None and LAST_YEAR.search(claim.quote)
    return bool(open_ended) and named is not None and named.grain == "year"


def middle(claim: Claim) -> float:
    """Return the number that stands for an amount, -1 for a share, which is no sum."""
    value = claim.value
    return values.middle(value) if isinstance(value, Amount) and value.dimension != "percent" else -1.0


def opposites(a: Claim, b: Claim) -> bool:
    """Whether sides of the compass, or opposites that one preposition leads to, tell two clauses apart."""
    mine, theirs = ({COMPASS[w] for w in c.words if w in COMPASS} for c in (a, b))
    if (mine and theirs and not mine & theirs) or beyond(a, b) or beyond(b, a):
        return True
    one, other = led(rest(a)), led(rest(b))
    return any(opposed(x, y) for word in one.keys() & other.keys() for x in one[word] for y in other[word])


def two_groups(a: Claim, b: Claim) -> bool:
    """Whether each figure is of one of two groups of people that leave one another out: men, women."""
    mine, theirs = people(a), people(b)
    return any(
        (mine & one and theirs & other and not (mine & other or theirs & one))
        or (mine & other and theirs & one and not (mine & one or theirs & other))
        for one, other in PEOPLE
    )


def people(claim: Claim) -> set[str]:
    """Return the words for those whom a figure counts, or of whom it is a share or sum."""
    counted = isinstance(claim.value, Amount) and claim.value.dimension == "count"
    return {claim.measured, *claim.modifiers} if counted else {*claim.words, *claim.modifiers}


def other_party(claim: Claim, other: Claim) -> bool:
    """Whether a figure is of a rival or subsidiary, and the other of a party that is told as no such one.

    "Its insurance arm, Corran Life, made 68 million" and "Corran Savings made 86 million"; not "Corran Life
    made 86 million", which the first names too.
    """
    before = claim.quote[: max(claim.value_start - claim.start, 0)]
    found = OTHER_PARTY.search(before)
    if found is None or not (claim.subject and other.subject) or OTHER_PARTY.search(other.quote):
        return False
    after = before[found.end() :].lstrip(" ,").lower()
    if claim.subject not in OTHERS and not after.startswith(claim.subject):
        return False
    return other.subject not in OTHERS and not after.startswith(other.subject)


def two_places(a: Claim, b: Claim) -> bool:
    """Whether each clause says in which place, and the names of the two have no word in common."""
    mine, theirs = places(a), places(b)
    return bool(mine and theirs) and not mine & theirs


def places(claim: Claim) -> frozenset[str]:
    """Return the words of the names that "in" or "at" leads to: first in the clause, or in one go with it."""
    found: set[str] = set()
    for name in claim.names:
        where = re.search(rf"{WHERE}{re.escape(name.text)}(?!['’]|\w)", claim.quote)
        if where is None or name.kind not in ("LOC", "PER"):
            continue
        if (
            where.start() == 0
            or "," not in claim.quote[max(claim.value_end - claim.start, 0) : where.start()]
        ):
            found.update(name.key.split())
    return frozenset(found)


def of_sort(part: Claim, whole: Claim) -> bool:
    """Whether a figure is of all things of a name, and the other of a sort of them: "14 primary schools"."""
    if "cumulative" not in whole.marks or part.measured != whole.measured or middle(part) >= middle(whole):
        return False
    return sorted_out(part) and not sorted_out(whole)


def sorted_out(claim: Claim) -> bool:
    """Whether a word stands between a number and what it counts."""
    after = re.match(r"\s*([a-z-]+) ([a-z]+)", claim.quote[max(claim.value_end - claim.start, 0) :].lower())
    return bool(after and after.group(1) != "of" and after.group(2).startswith(claim.measured[:-1] or " "))


def without(part: Claim, whole: Claim) -> bool:
    """Whether a figure leaves out some that the other counts: "312 people, 28 of them crew", 284 guests."""
    less = middle(whole) - middle(part)
    if part.measured == whole.measured or middle(part) < 0 or less <= 0:
        return False
    return bool(re.search(rf"(?<![\d.,]){less:,g} (?:of|among) (?:them|whom|these)\b", whole.quote))


def wished(claim: Claim) -> bool:
    """Whether a figure is what somebody would like to have."""
    return claim.predicate in WISHING and not WANTED.search(claim.quote)


def everywhere(whole: Claim, part: Claim) -> bool:
    """Whether a figure is of a whole country, and the other, a lesser one, of a place."""
    if not EVERYWHERE.search(whole.quote) or EVERYWHERE.search(part.quote):
        return False
    return bool(places(part)) and not places(whole) and middle(part) < middle(whole)


def belongs(part: Claim, whole: Claim) -> bool:
    """Whether what has one thing belongs to what has the other: "the museum's collection holds"."""
    if not (part.subject and whole.subject) or lexicon.noun_class(part.subject) not in PARTS:
        return False
    owners = "|".join(sorted({re.escape(whole.subject), *map(re.escape, whole.subject.split())}))
    owned = rf"\b(?:{owners})(?:s['’]|['’]s) (?:[\w-]+ ){{0,2}}{re.escape(part.subject)}\b"
    return part.subject != whole.subject and bool(re.search(owned, part.quote, re.IGNORECASE))
