"""A value that a text tells as the one before is of the matter of the one that it tells in its place.

"Shannonside will close 28 branches instead of the 34 it had planned": of another text, which gives 34 of the
same thing, it is plain that it is out of date, however little its words have in common with these. So where
two texts agree on a value beyond doubt, and one of them tells it as the former or a rejected one, the value
told in its place is held against the other text too.

Of 535 story sets 187 pairs were found so that the models had left below their bar, 159 of them labelled as of
one matter; of the rest a third are so too, at a mention that the labels leave out. On 107 sets that the
models had not seen it was 35 of 38. Counted before two values had also to be of like size and of one thing,
and the two articles of one story. Since then two texts need not agree on a value beyond all doubt, an old
value may stand further off where its lead leaves no choice, and what is compared with counts as old: of 62
sets unseen nine pairs more, nine right, of 183 others 14, eleven right (nine by their labels).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from claimcheck.link import values
from claimcheck.link.around import FORMER
from claimcheck.link.beside import ahead
from claimcheck.link.each import Ints
from claimcheck.link.pile import Pile
from claimcheck.link.position import family
from claimcheck.link.weigh import Floats
from claimcheck.link.wording import nearness
from claimcheck.link.words import listed
from claimcheck.model import Amount, Claim
from claimcheck.wordlists import alternatives

Flags = npt.NDArray[np.bool_]

# Marks of a value that its text does not tell as what holds, so that no other can be told in its place.
ASIDE = FORMER | {
    "history", "target", "base", "part", "hypothetical", "denial", "alleged", "question", "increment",
    "correction",
}  # fmt: skip
# Those of a value that holds since a change: an amount so told did hold, unless it is the one that
# a coming change leaves ("$5.00, now $4.00").
MOVED = frozenset({"change", "update"})
# From this likelihood on two texts agree on a value beyond doubt; where the thing that is measured is of one
# name, too, from a lower one. Days must be surer: two texts name one by chance.
SURE, NAMED, SURE_OF_DAYS = 0.95, 0.6, 0.97
# So likely is then what follows of it.
TOLD_ANEW = 0.85
# How near what is measured must be, where both say what: one word, or words of one sense.
SAME = 0.5
# What is told of such a pair.
FOLLOWS = "told in place of the other's value"
# Characters between the two values of one sentence at the most; and where the old one is led in so plainly
# that it can be told in the place of nothing else.
NEAR, FAR = 30, 60
# Times that the greater of two amounts is the lesser, at the most: 212 books and a shortlist of six are two
# things.
TIMES = 5.0


def told_anew(
    claims: Sequence[Claim], i: Ints, j: Ints, alike: Flags, likely: Floats, pile: Pile
) -> Iterator[int]:
    """Yield the places of the pairs of claims (``i``, ``j``) whose values follow one another in one text.

    ``alike`` says of which pairs the values are, ``likely`` how likely each pair is of one matter. Articles
    that may be of two stories (``pile``) agree on a value by chance, and tell each other nothing.
    """
    after = dict(successors(claims))
    if not after:
        return
    is_old, is_new = (np.zeros(len(claims), dtype=np.bool_) for _ in range(2))
    is_old[list(after)] = is_new[list(after.values())] = True
    apart = np.flatnonzero(~alike & (is_new[i] | is_new[j]))
    known = {(int(i[at]), int(j[at])): int(at) for at in apart}
    agreed = np.flatnonzero(alike & (likely >= NAMED) & (is_old[i] | is_old[j]))
    for one, other, p in zip(i[agreed].tolist(), j[agreed].tolist(), likely[agreed].tolist(), strict=True):
        for old, told in ((one, other), (other, one)):
            new = after.get(old)
            if new is None or not beyond_doubt(p, claims[new], claims[told]):
                continue
            if follows(claims[new], claims[told], claims[old]):
                at = known.get((told, new), known.get((new, told)))
                if at is not None and pile.one_story(*articles(claims[told], claims[new])) == 0:
                    yield at


def articles(one: Claim, other: Claim) -> tuple[str, str]:
    """Return the articles of two claims."""
    return one.source.document, other.source.document


def successors(claims: Sequence[Claim]) -> Iterator[tuple[int, int]]:
    """Yield the places of values that a text tells as old, with that of the one in its place."""
    places = [at for at, claim in enumerate(claims) if not FORMER.isdisjoint(claim.marks) or compared(claim)]
    beside: dict[tuple[str, int], list[int]] = {sentence(claims[at]): [] for at in places}
    if not beside:
        return
    for at, claim in enumerate(claims):
        if (those := beside.get(sentence(claim))) is not None and FORMER.isdisjoint(claim.marks):
            those.append(at)
    for at in places:
        old = claims[at]
        led = led_in().search(ahead(old))
        near = [
            (far, claims[to].value_start, to)
            for to in beside[sentence(old)]
            if (far := distance(old, claims[to])) <= (FAR if led and isinstance(old.value, Amount) else NEAR)
            and in_place_of(old, claims[to])
            and not (led and led["moved"] and strays(old, claims[to]))
        ]
        if near:
            yield at, min(near)[-1]


def sentence(claim: Claim) -> tuple[str, int]:
    """Return the article of a claim, and where in it the sentence of the claim stands."""
    return claim.source.document, claim.sentence


def distance(one: Claim, other: Claim) -> int:
    """Return the characters between two values."""
    return max(other.value_start - one.value_end, one.value_start - other.value_end)


def strays(old: Claim, new: Claim) -> bool:
    """Whether a value behind one that something moved from is not what it moved to."""
    behind = old.quote[old.value_end - old.start : max(new.value_start - old.start, 0)]
    return new.value_start > old.value_start and " to " not in behind


def compared(claim: Claim) -> bool:
    """Whether a value is one that what is so now is compared with: "it now costs 130 million, against 90"."""
    return "base" in claim.marks and "update" in claim.marks


@functools.cache
def led_in() -> re.Pattern[str]:
    """Return the pattern of what leads in an old value and nothing else, right up to it.

    What moves from it stands before it; the group "moved" says so ("to 12, up from seven").
    """
    moved, other = (alternatives(listed(name)) for name in ("moved_from", "former_led_in"))
    return re.compile(rf"\b(?:(?P<moved>{moved})|{other})\s+(?:the\s+)?$", re.IGNORECASE)


def beyond_doubt(likely: float, new: Claim, told: Claim) -> bool:
    """Whether two texts so likely agree on a value that what one tells in its place is news to the other."""
    if not isinstance(told.value, Amount):
        return likely >= SURE_OF_DAYS
    return likely >= (NAMED if of_one_name(new, told) else SURE)


def of_one_name(one: Claim, other: Claim) -> bool:
    """Whether what two claims measure has one name, or names of one sense."""
    return bool(one.measured and other.measured) and nearness(one.measured, other.measured) >= SAME


def stood(told: Claim) -> bool:
    """Whether a value is told as reached by a change, and not as what one begins with."""
    return re.findall(r"\w+", ahead(told).lower())[-1:] != ["now"]


def in_place_of(old: Claim, new: Claim) -> bool:
    """Whether a value could be told in place of an old one: of one sort, another value, of like size."""
    if family(old) != family(new) or values.standing(old.value, new.value) != "apart":
        return False
    if "history" in (*old.marks, *new.marks) or ("part" in old.marks) != ("part" in new.marks):
        return False
    if isinstance(old.value, Amount) and isinstance(new.value, Amount):
        moved = "change" in old.marks and "change" in new.marks  # "from 34 to 28": of one thing by its form
        if not moved and old.measured and new.measured and nearness(old.measured, new.measured) < SAME:
            return False  # "the first prize of $35,000, but not the bonus of $20,000"
        low, high = sorted((abs(old.value.low), abs(new.value.low)))
        return high <= TIMES * low
    return True


def follows(new: Claim, told: Claim, old: Claim) -> bool:
    """Whether a value told in place of an old one is news to a text that gives the old one as what holds."""
    if told.source.document == new.source.document or not ASIDE.isdisjoint(told.marks):
        return False
    if not MOVED.isdisjoint(told.marks) and not (isinstance(told.value, Amount) and stood(told)):
        return False
    if values.standing(told.value, old.value) != "alike":
        return False
    first, then = told.source.published, new.source.published
    return not (first and then and first > then)
