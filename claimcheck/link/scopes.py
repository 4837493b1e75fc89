"""What parts two figures of one wording: another time, another place, another group, a part, another party.

"The bank will close 31 branches in the north" and "in the south, the bank will close 13" share all but the
words that tell them apart, and of two short texts that is all the trained models see: they have learned from
long sets, where such pairs have rivals. So what a reader goes by is written down. Each rule asks for words of
both clauses, but for the rival that one side alone names; where a clause leaves open of what it speaks,
nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence

import numpy as np

from claimcheck.link import values
from claimcheck.link.clauses import OTHERS, OWNER, Clause
from claimcheck.link.each import Ints, asked, renumbered
from claimcheck.link.foils import opposed
from claimcheck.link.pairs import Pairs
from claimcheck.link.parts import GROUPS
from claimcheck.link.plain import PARTED
from claimcheck.link.weigh import Floats
from claimcheck.link.words import listed
from claimcheck.model import Amount, Claim

# Times that a figure is summed over, and the days from the first to the last of the shortest: a February.
PERIODS = frozenset({"month", "quarter", "year", "decade", "century"})
MONTH = 27
# People of whom the one are not the other: those of ``parts.py``, and who works for whom.
PEOPLE = (*((one, other) for one, other, _ in GROUPS), (listed("working"), listed("guests")))
TIME, SCOPE, MODALITY = "time", "scope", "modality"


class Clauses:
    """The claims of some pairs by what tells them apart; each kind of pair is asked once.

    In a pile of stories told again 134,000 pairs are of 6,000 kinds: whose a figure is hangs on a name, and
    is asked of few.
    """

    def __init__(self, pairs: Pairs, some: Ints) -> None:
        """Take the claims of some of the pairs, given by their places."""
        used, places = renumbered(np.concatenate((pairs.i[some], pairs.j[some])), len(pairs.claims))
        self.i, self.j = places[: len(some)], places[len(some) :]
        said = pairs.contents().those(used)
        self.number = said.number.tolist()
        self.clauses = [Clause(claim) for claim in said.claims]

    def numbered(self, *, whose: bool) -> tuple[Ints, list[Clause]]:
        """Return the numbers of claims, and a clause of each; with ``whose`` by the word for whose it is."""
        known: dict[Hashable, int] = {}
        made, one_of = [], []
        for said, clause in zip(self.number, self.clauses, strict=True):
            subject = clause.claim.subject if whose else ""
            key = said, clause.claim.source.published is None, clause.places, subject
            if key not in known:
                known[key] = len(known)
                one_of.append(clause)
            made.append(known[key])
        return np.array(made, dtype=np.int64), one_of

    def told(self) -> tuple[Ints, list[tuple[str, str]]]:
        """Return what parts each pair, as a place in a list of axes and words."""
        known = {("", ""): 0}
        made = np.zeros(len(self.i), dtype=np.int64)
        named = np.array([c.owned or c.other_party is not None for c in self.clauses], dtype=np.bool_)
        of_some = named[self.i] | named[self.j]
        for whose in (False, True):
            number, one_of = self.numbered(whose=whose)

            def told(one: int, other: int, of: Sequence[Clause] = one_of) -> int:
                return known.setdefault(set_apart(of[one], of[other]), len(known))

            some = np.flatnonzero(of_some == whose)
            first, second = number[self.i[some]], number[self.j[some]]
            first, second = np.minimum(first, second), np.maximum(first, second)
            made[some] = asked(told, first, second, dtype=np.int64)
        return made, list(known)


def parted_all(pairs: Pairs, likely: Floats) -> dict[int, tuple[str, str]]:
    """Return what parts pairs that are likely by now, by their places, as an axis and in words."""
    some = np.flatnonzero(likely > PARTED)
    if not len(some):
        return {}
    which, said = Clauses(pairs, some).told()
    apart = np.flatnonzero(which)
    return {at: said[one] for at, one in zip(some[apart].tolist(), which[apart].tolist(), strict=True)}


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
    if not (mine and theirs) or mine == theirs or not part.owned:
        return False
    owners = "|".join(sorted({re.escape(theirs), *map(re.escape, theirs.split())}))
    owned = rf"\b(?:{owners}){OWNER}{re.escape(mine)}\b"
    return bool(re.search(owned, part.claim.quote, re.IGNORECASE))
