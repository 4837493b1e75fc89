"""The sorts of evidence: what of two claims each hangs on, so that it is measured once for many pairs.

Each part of the evidence (``evidence.py``) hangs on a little of the two claims: the wording on what they
say, the times on which ends of intervals they give, the place on how far down they stand. So claims are
numbered by that little, and a part is measured once for all pairs of the same two numbers. Of 672,000 pairs
of 100,000 claims that are stories told again with other names, 11,000 are two wordings not met before, 90,000
two sets of head words with their subjects, 165,000 two sets of names; of stories told once nearly all pairs
are, and a third of the times. Names and head words are measured of many pairs at once (``bearers.py``,
``heads.py``), all else pair by pair.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt

from claimcheck.link import deeds, evidence, moments, position
from claimcheck.link.aligned import RESTRICTIONS, alike
from claimcheck.link.bearers import Bearers
from claimcheck.link.contents import Contents
from claimcheck.link.each import HALF
from claimcheck.link.evidence import Part, Story, undertaking
from claimcheck.link.heads import Heads
from claimcheck.link.pairs import Ints
from claimcheck.link.position import family
from claimcheck.link.repeats import worded
from claimcheck.link.weigh import Floats
from claimcheck.model import Claim, When

Array = npt.NDArray[Any]
Key = Callable[[Claim, Story], Hashable]
# Returns the evidence of pairs of claims, given by their places.
Columns = Callable[[Ints, Ints], Mapping[str, Array]]
# Pairs of which a part is remembered from one batch to the next: of 500 bytes each, for the longest.
MOST = 100_000
# Two pieces of which the evidence of deeds is made, beside those of ``deeds.told_of``.
AGENT, THING = "the agent", "the thing"


@dataclass(slots=True)
class Sort:
    """One sort of evidence: the parts it is of, or what measures many pairs at once, and what it hangs on.

    ``said`` hangs on what a claim says alone (``contents.py``), ``where`` on anything of it. ``codes`` are
    pairs of numbers of claims, in order, ``rows`` their evidence.
    """

    parts: tuple[Part, ...] = ()
    said: Key | None = None
    where: Key | None = None
    columns: Callable[[Sequence[Claim], Story], Columns] | None = None
    turned: bool = True
    one_of: list[Claim] = field(default_factory=list)
    many: Columns | None = None
    names: tuple[str, ...] = ()
    codes: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    rows: Floats = field(default_factory=lambda: np.zeros((0, 1)))

    def numbers(self, contents: Contents, story: Story) -> Ints:
        """Return the number of each claim by what this sort hangs on."""
        said, where = (partial(told, key, story) if key else None for key in (self.said, self.where))
        made, self.one_of = contents.both(said, where)
        self.many = self.columns(self.one_of, story) if self.columns else None
        return made

    def of(self, first: Ints, second: Ints, story: Story) -> tuple[Floats, Ints]:
        """Return the evidence of pairs of numbers: a row for each pair that differs, and which each has."""
        codes: Ints = (first << 32) | second
        asked, which = np.unique(codes, return_inverse=True)
        place = np.searchsorted(self.codes, asked)
        met = np.flatnonzero(place < len(self.codes))
        met = met[self.codes[place[met]] == asked[met]]
        new = np.setdiff1d(np.arange(len(asked)), met, assume_unique=True)
        measured = self.measured(asked[new], story)
        made = np.empty((len(asked), len(self.names)))
        made[met], made[new] = self.rows[place[met]], measured
        self.remember(asked, made, asked[new], measured)
        return made, which.reshape(-1)

    def measured(self, asked: Ints, story: Story) -> Floats:
        """Return the evidence of pairs of numbers, a row each."""
        if self.many is not None:
            told = self.many(asked >> 32, asked & HALF)
            self.names = tuple(told)
            return np.stack(list(told.values()), axis=1)
        numbers = array("d")
        for code in asked.tolist():
            a, b = self.one_of[code >> 32], self.one_of[code & HALF]
            found: dict[str, float] = {}
            for part in self.parts:
                found.update(part(a, b, story))
            self.names = self.names or tuple(found)
            numbers.extend(found.values())
        return np.frombuffer(numbers).reshape(len(asked), len(self.names))

    def remember(self, asked: Ints, all_rows: Floats, fresh: Ints, rows: Floats) -> None:
        """Keep what was measured for the batches to come; when there is too much, only the last batch's."""
        if len(self.codes) + len(fresh) > MOST:
            self.codes, self.rows = asked[:MOST], all_rows[:MOST]
        elif not len(self.codes):
            self.codes, self.rows = fresh, rows
        elif len(fresh):
            codes, every = np.concatenate((self.codes, fresh)), np.concatenate((self.rows, rows))
            order = np.argsort(codes)
            self.codes, self.rows = codes[order], every[order]


def told(key: Key, story: Story, claim: Claim) -> Hashable:
    """Return what a key says of a claim."""
    return key(claim, story)


# ------------------------------------------------------------------------------------ what each sort hangs on


def timed(claim: Claim, story: Story) -> Hashable:
    """Return what of a claim the times are told by, but for its article's day."""
    ends = moments.bound(claim), moments.end(claim), moments.grain(claim)
    dated = (claim.value, claim.words) if isinstance(claim.value, When) else ()
    return claim.kind == "date", claim.when, *ends, dated


def day(claim: Claim, story: Story) -> Hashable:
    """Return the day of the article of a dated claim."""
    return claim.source.published if isinstance(claim.value, When) else None


def placed(claim: Claim, story: Story) -> Hashable:
    """Return what of a claim its setting is told by."""
    return family(claim), claim.role, claim.figures, undertaking(claim, story), claim.topic


def crowd(claim: Claim, story: Story) -> Hashable:
    """Return how many claims of its family a claim's document has."""
    return story.crowd.get((claim.source.document, family(claim)), 1)


def high(claim: Claim, story: Story) -> Hashable:
    """Return how far down a claim stands."""
    return claim.sentence, story.length.get(claim.source.document, 1)


def alone(claim: Claim, story: Story) -> Hashable:
    """Return the places that a claim fills in its article, and how many values each has."""
    if position.short(claim, story.length):
        return ()
    those = (slot for sort in position.SORTS for slot in position.slots(claim, sort))
    return tuple((slot[1:], story.filled.get(slot, 1)) for slot in those)


def head(claim: Claim, story: Story) -> Hashable:
    """Return the head words of a claim, but for its subject, and the words of its clause."""
    return claim.measured, claim.predicate, claim.modifiers[:RESTRICTIONS], claim.words


def deed(claim: Claim, story: Story) -> Hashable:
    """Return what of a claim the words for its deed are told by."""
    return deeds.words(claim), claim.modality, deeds.empty(claim), deeds.counting(claim)


def subject(claim: Claim, story: Story) -> Hashable:
    """Return the subject of a claim, and whether it is a name."""
    return claim.subject, any(n.key == claim.subject for n in claim.names)


def subjects(a: Claim, b: Claim, story: Story) -> Mapping[str, float]:
    """Return how near two subjects are, by each way to tell it."""
    return {
        "subject": evidence.subject(a, b),
        "subject known": float(bool(a.subject and b.subject)),
        "subjects alike": alike(a.subject, b.subject),
        AGENT: deeds.same_subject(a, b),
    }


def sorts(claims: Sequence[Claim]) -> tuple[Sort, ...]:
    """Return the sorts of evidence, to be measured of some claims; together they are ``evidence.PARTS``."""
    words = frozenset(word for bag in {c.words for c in claims} for word in bag)

    def of_words(claim: Claim, story: Story) -> Hashable:
        """Return a subject that is one of the words of some clause, and no name of several words."""
        return claim.subject if claim.subject in words else ""

    return (
        Sort(evidence.SAID, said=lambda claim, story: worded(claim)),
        Sort(said=head, where=lambda c, story: c.subject, columns=lambda c, story: Heads(c, story).alignment),
        Sort((lambda a, b, story: deeds.told_of(a, b, story.rare),), said=deed),
        Sort(
            (lambda a, b, story: {THING: deeds.shared(a, b, story.rare)},),
            said=lambda c, story: (c.words, deeds.words(c)),
            where=of_words,
        ),
        Sort((subjects,), where=subject),
        Sort(
            where=lambda c, story: c.names, columns=lambda c, story: Bearers(c, story).parties, turned=False
        ),
        Sort((lambda a, b, story: evidence.speakers(a, b),), where=lambda c, story: c.speaker or ""),
        Sort(evidence.TIMED, said=timed, where=day),
        Sort(evidence.SET, said=placed, where=crowd),
        Sort(evidence.HIGH, where=high),
        Sort(evidence.ALONE, where=alone),
    )
