"""What parts two figures of one wording: another time, another place, another group, a part, another party.

"The bank will close 31 branches in the north" and "in the south, the bank will close 13" share all but the
words that tell them apart, and of two short texts that is all the trained models see: they have learned from
long sets, where such pairs have rivals. So what a reader goes by is written down. Each rule asks for words of
both clauses, but for the rival that one side alone names; where a clause leaves open of what it speaks,
nothing is said.
"""

from __future__ import annotations

import functools
import re

import numpy as np

from claimcheck.language import lexicon
from claimcheck.link import values
from claimcheck.link.apart import COMPASS
from claimcheck.link.foils import PARTS, Led, led, opposed, rest
from claimcheck.link.pairs import Pairs
from claimcheck.link.parts import GROUPS, ages
from claimcheck.link.plain import PARTED
from claimcheck.link.weigh import Floats
from claimcheck.link.words import listed
from claimcheck.model import Amount, Claim, When

# Times that a figure is summed over, and the days from the first to the last of the shortest: a February.
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

# How many of those that a clause counts are told apart: "312 people, 28 of them crew".
AMONG_THEM = re.compile(r"(?<![\d.,])(\d[\d,.]*) (?:of|among) (?:them|whom|these)\b")
TIME, SCOPE, MODALITY = "time", "scope", "modality"


class Clause:
    """A claim, and what its clause says of its scope, each found once however many pairs ask for it."""

    def __init__(self, claim: Claim) -> None:
        """Find nothing yet."""
        self.claim = claim

    @functools.cached_property
    def stated(self) -> When | None:
        """The time over which a clause sums up its figure by its own words, or None."""
        claim = self.claim
        if not claim.when_text:
            return None
        before, told, _ = claim.quote.lower().partition(claim.when_text.lower())
        summed = told and (WITHIN.search(before) or WITHIN.search(claim.when_text))
        return claim.when if summed else None

    @functools.cached_property
    def last_year(self) -> bool:
        """Whether an article without a date speaks of last year."""
        return self.claim.source.published is None and LAST_YEAR.search(self.claim.quote) is not None

    @functools.cached_property
    def middle(self) -> float:
        """The number that stands for an amount, -1 for a share, which is no sum."""
        value = self.claim.value
        return values.middle(value) if isinstance(value, Amount) and value.dimension != "percent" else -1.0

    @functools.cached_property
    def sides(self) -> frozenset[str]:
        """The sides of the compass that the words of a clause name."""
        return frozenset(COMPASS[word] for word in self.claim.words if word in COMPASS)

    @functools.cached_property
    def ages(self) -> tuple[int, int] | None:
        """The age group that a clause names beside its value."""
        return ages(rest(self.claim))

    @functools.cached_property
    def led(self) -> Led:
        """What prepositions lead to, but for the value."""
        return led(rest(self.claim))

    @functools.cached_property
    def people(self) -> frozenset[str]:
        """The words for those whom a figure counts, or of whom it is a share or sum."""
        claim = self.claim
        counted = isinstance(claim.value, Amount) and claim.value.dimension == "count"
        return frozenset((claim.measured, *claim.modifiers) if counted else (*claim.words, *claim.modifiers))

    @functools.cached_property
    def other_party(self) -> str | None:
        """What follows the words for a rival or subsidiary before the value, in lower case, or None."""
        before = self.claim.quote[: max(self.claim.value_start - self.claim.start, 0)]
        found = OTHER_PARTY.search(before)
        return before[found.end() :].lstrip(" ,").lower() if found else None

    @functools.cached_property
    def of_others(self) -> bool:
        """Whether a clause names a rival or subsidiary anywhere."""
        return OTHER_PARTY.search(self.claim.quote) is not None

    @functools.cached_property
    def places(self) -> frozenset[str]:
        """The words of the names that "in" or "at" leads to: first in the clause, or in one go with it."""
        found: set[str] = set()
        quote, end = self.claim.quote, max(self.claim.value_end - self.claim.start, 0)
        for name in self.claim.names:
            if name.kind not in ("LOC", "PER"):
                continue
            where = re.search(rf"{WHERE}{re.escape(name.text)}(?!['’]|\w)", quote)
            if where and (where.start() == 0 or "," not in quote[end : where.start()]):
                found.update(name.key.split())
        return frozenset(found)

    @functools.cached_property
    def everywhere(self) -> bool:
        """Whether a figure is of all places together."""
        return EVERYWHERE.search(self.claim.quote) is not None

    @functools.cached_property
    def sorted_out(self) -> bool:
        """Whether a word stands between a number and what it counts."""
        claim = self.claim
        after = claim.quote[max(claim.value_end - claim.start, 0) :].lower()
        found = re.match(r"\s*([a-z-]+) ([a-z]+)", after)
        return bool(found and found[1] != "of" and found[2].startswith(claim.measured[:-1] or " "))

    @functools.cached_property
    def among_them(self) -> frozenset[str]:
        """How many of those that a clause counts it tells apart, as written."""
        return frozenset(AMONG_THEM.findall(self.claim.quote))

    @functools.cached_property
    def wished(self) -> bool:
        """Whether a figure is what somebody would like to have."""
        return self.claim.predicate in WISHING and not WANTED.search(self.claim.quote)


def parted_all(pairs: Pairs, likely: Floats) -> dict[int, tuple[str, str]]:
    """Return what parts pairs that are likely by now, by their places, as an axis and in words."""
    clauses: dict[int, Clause] = {}
    told = {}
    for at in np.flatnonzero(likely > PARTED).tolist():
        i, j = int(pairs.i[at]), int(pairs.j[at])
        for one in (i, j):
            if one not in clauses:
                clauses[one] = Clause(pairs.claims[one])
        told[at] = set_apart(clauses[i], clauses[j])
    return {at: said for at, said in told.items() if said[0]}


def scoped(a: Claim, b: Claim, likely: float) -> float:
    """Return the likelihood of one matter, given what parts the two by their words."""
    return PARTED if likely > PARTED and parted(a, b)[0] else likely


def parted(a: Claim, b: Claim) -> tuple[str, str]:
    """Return what parts two figures, as an axis and in words; two empty strings where nothing does.

    Symmetric. Of dates nothing is said: they are of one event, whatever else the clauses name.
    """
    return set_apart(Clause(a), Clause(b))


def set_apart(a: Clause, b: Clause) -> tuple[str, str]:
    """Return what parts the figures of two clauses; see ``parted``."""
    if not (isinstance(a.claim.value, Amount) and isinstance(b.claim.value, Amount)):
        return "", ""
    turned = (a, b), (b, a)
    if two_periods(a, b):
        return TIME, "each names a month, quarter or year of its own"
    if any(stretch_within(one, other) for one, other in turned):
        return TIME, "one sums up a part of the time that the other sums up"
    if any(from_nowhere(one, other) for one, other in turned):
        return TIME, "one names a year, the other counts its own from a day that is not known"
    if opposites(a, b):
        return SCOPE, "opposites tell the two apart"
    if two_groups(a, b):
        return SCOPE, "each names a group of people of its own"
    if any(other_party(one, other) for one, other in turned):
        return SCOPE, "one is of a rival or subsidiary, the other is not"
    if a.places and b.places and not a.places & b.places:
        return SCOPE, "each names a place of its own"
    if any(everywhere(x, y) or belongs(x, y) or of_sort(x, y) or without(x, y) for x, y in turned):
        return SCOPE, "one is of a part of what the other is of"
    if a.wished != b.wished:
        return MODALITY, "one is what somebody would like"
    return "", ""


def two_periods(a: Clause, b: Clause) -> bool:
    """Whether the clauses name two months, quarters or years that have no day in common."""
    one, other = a.stated, b.stated
    if one is None or other is None or not {one.grain, other.grain} <= PERIODS:
        return False
    return values.times(one, other) == "apart"


def stretch_within(part: Clause, whole: Clause) -> bool:
    """Whether a figure is of a month or more that lies within the time of another, which is greater."""
    one, other = part.stated, whole.stated
    if one is None or other is None or not {one.grain, other.grain} <= PERIODS:
        return False
    if not (one.first and one.last and other.first and other.last) or part.middle >= whole.middle:
        return False
    long = (one.last - one.first).days
    return (
        other.first <= one.first
        and one.last <= other.last
        and MONTH <= long < (other.last - other.first).days
    )


def from_nowhere(one: Clause, other: Clause) -> bool:
    """Whether an article without a date speaks of last year, and the other names a year."""
    return one.last_year and other.stated is not None and other.stated.grain == "year"


def opposites(a: Clause, b: Clause) -> bool:
    """Whether sides of the compass, or opposites that one preposition leads to, tell two clauses apart."""
    if a.sides and b.sides and not a.sides & b.sides:
        return True
    if a.ages and b.ages and (a.ages[1] < b.ages[0] or b.ages[1] < a.ages[0]):
        return True
    one, other = a.led, b.led
    return any(opposed(x, y) for word in one.keys() & other.keys() for x in one[word] for y in other[word])


def two_groups(a: Clause, b: Clause) -> bool:
    """Whether each figure is of one of two groups of people that leave one another out: men, women."""
    mine, theirs = a.people, b.people
    return any(
        (mine & one and theirs & other and not (mine & other or theirs & one))
        or (mine & other and theirs & one and not (mine & one or theirs & other))
        for one, other in PEOPLE
    )


def other_party(one: Clause, other: Clause) -> bool:
    """Whether a figure is of a rival or subsidiary, and the other of a party that is told as no such one.

    "Its insurance arm, Corran Life, made 68 million" and "Corran Savings made 86 million"; not "Corran Life
    made 86 million", which the first names too.
    """
    after, mine, theirs = one.other_party, one.claim.subject, other.claim.subject
    if after is None or not (mine and theirs) or other.of_others:
        return False
    if mine not in OTHERS and not after.startswith(mine):
        return False
    return theirs not in OTHERS and not after.startswith(theirs)


def of_sort(part: Clause, whole: Clause) -> bool:
    """Whether a figure is of all things of a name, and the other of a sort of them: "14 primary schools"."""
    if "cumulative" not in whole.claim.marks or part.claim.measured != whole.claim.measured:
        return False
    return part.middle < whole.middle and part.sorted_out and not whole.sorted_out


def without(part: Clause, whole: Clause) -> bool:
    """Whether a figure leaves out some that the other counts: "312 people, 28 of them crew", 284 guests."""
    less = whole.middle - part.middle
    if part.claim.measured == whole.claim.measured or part.middle < 0 or less <= 0:
        return False
    return f"{less:,g}" in whole.among_them


def everywhere(whole: Clause, part: Clause) -> bool:
    """Whether a figure is of a whole country, and the other, a lesser one, of a place."""
    if not whole.everywhere or part.everywhere:
        return False
    return bool(part.places) and not whole.places and part.middle < whole.middle


def belongs(part: Clause, whole: Clause) -> bool:
    """Whether what has one thing belongs to what has the other: "the museum's collection holds"."""
    mine, theirs = part.claim.subject, whole.claim.subject
    if not (mine and theirs) or mine == theirs or lexicon.noun_class(mine) not in PARTS:
        return False
    owners = "|".join(sorted({re.escape(theirs), *map(re.escape, theirs.split())}))
    owned = rf"\b(?:{owners})(?:s['’]|['’]s) (?:[\w-]+ ){{0,2}}{re.escape(mine)}\b"
    return bool(re.search(owned, part.claim.quote, re.IGNORECASE))
