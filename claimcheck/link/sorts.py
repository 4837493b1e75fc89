"""The sorts of evidence: what of two claims each hangs on, so that it is measured once for many pairs.

Each part of the evidence (``evidence.py``) hangs on a little of the two claims: the wording on what they
say, the times on which ends of intervals they give, the place on how far down they stand. So claims are
numbered by that little, and a part is measured once for all pairs of the same two numbers. Of 672,000 pairs
of 100,000 claims that are stories told again with other names, 11,000 are two wordings not met before, 90,000
two sets of head words with their subjects, 165,000 two sets of names; of stories told once nearly all pairs
are, and a third of the times. Words, names, head words and subjects are measured of many pairs at once
(``wordings.py``, ``bearers.py``, ``heads.py``, ``subjects.py``), all else pair by pair.
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
from claimcheck.link.aligned import RESTRICTIONS
from claimcheck.link.bearers import Bearers
from claimcheck.link.contents import Contents, numbered
from claimcheck.link.each import HALF, Ints, differing, lists, within
from claimcheck.link.evidence import Part, Story, undertaking
from claimcheck.link.heads import Heads
from claimcheck.link.position import family
from claimcheck.link.repeats import worded
from claimcheck.link.subjects import Subjects
from claimcheck.link.weigh import Floats
from claimcheck.link.wordings import Wordings
from claimcheck.model import Claim, When

Array = npt.NDArray[Any]
Key = Callable[[Claim, Story], Hashable]
Where = Callable[[Contents, Story], Ints]
# Returns the evidence of pairs of claims, given by their places.
Columns = Callable[[Ints, Ints], Mapping[str, Array]]
# Pairs of which a part is remembered from one batch to the next: of 500 bytes each, for the longest.
MOST = 100_000
# A piece of which the evidence of deeds is made, beside those of ``deeds.told_of`` and ``subjects.AGENT``.
THING = "the thing"


@dataclass(slots=True)
class Sort:
    """One sort of evidence: the parts it is of, or what measures many pairs at once, and what it hangs on.

    ``said`` hangs on what a claim says alone (``contents.py``), ``where`` are the numbers of anything else of
    claims. ``codes`` are pairs of numbers of claims, in order, ``rows`` their evidence.
    """

    parts: tuple[Part, ...] = ()
    said: Key | None = None
    where: Where | None = None
    columns: Callable[[Sequence[Claim], Story], Columns] | None = None
    turned: bool = True
    one_of: list[Claim] = field(default_factory=list)
    many: Columns | None = None
    names: tuple[str, ...] = ()
    codes: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    rows: Floats = field(default_factory=lambda: np.zeros((0, 1)))

    def numbers(self, contents: Contents, story: Story) -> Ints:
        """Return the number of each claim by what this sort hangs on."""
        said = partial(told, self.said, story) if self.said else None
        made, self.one_of = contents.both(said, self.where(contents, story) if self.where else None)
        self.many = self.columns(self.one_of, story) if self.columns else None
        return made

    def of(self, first: Ints, second: Ints, story: Story) -> tuple[Floats, Ints]:
        """Return the evidence of pairs of numbers: a row for each pair that differs, and which each has."""
        one, other, which = differing(first, second)
        asked: Ints = (one << 32) | other
        known = within(asked, self.codes)
        new = (~known).nonzero()[0]
        measured = self.measured(asked[new], story)
        made = np.empty((len(asked), len(self.names)))
        made[new] = measured
        if len(new) < len(asked):
            made[known] = self.rows[self.codes.searchsorted(asked[known])]
        self.remember(asked, made, asked[new], measured)
        return made, which

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


def day(contents: Contents, story: Story) -> Ints:
    """Return the day of the article of dated claims."""
    return np.where(contents.each(lambda claim: isinstance(claim.value, When)), contents.day, 0)


def placed(claim: Claim, story: Story) -> Hashable:
    """Return what of a claim its setting is told by."""
    return family(claim), claim.role, claim.figures, undertaking(claim, story), claim.topic


def crowd(contents: Contents, story: Story) -> Ints:
    """Return how many claims of its family a claim's document has."""
    kinds: dict[str, int] = {}
    kind = contents.each(lambda claim: kinds.setdefault(family(claim), len(kinds)))
    document, of, which = differing(contents.document, kind)
    names, families = contents.articles.names, list(kinds)
    told = [
        story.crowd.get((names[at], families[one]), 1)
        for at, one in zip(document.tolist(), of.tolist(), strict=True)
    ]
    return np.array(told, dtype=np.int64)[which]


def high(contents: Contents, story: Story) -> Ints:
    """Return the number of how far down claims stand."""
    sentence = np.array([claim.sentence for claim in contents.claims], dtype=np.int64)
    return differing(sentence, lengths(contents, story))[2]


def lengths(contents: Contents, story: Story) -> Ints:
    """Return the last sentence of the document of each claim."""
    every = [story.length.get(name, 1) for name in contents.articles.names]
    return np.array(every, dtype=np.int64)[contents.document]


def alone(contents: Contents, story: Story) -> Ints:
    """Return the number of the places that claims fill in their articles, and of how many values each has."""
    known: dict[Hashable, int] = {(): 0}
    slots: dict[position.Labelled, int] = {}
    filled = [
        [slots.setdefault(slot, len(slots)) for sort in position.SORTS for slot in position.places(one, sort)]
        for one in contents.one_of
    ]
    made = np.array([known.setdefault(tuple(some), len(known)) for some in filled], dtype=np.int64)
    number = made[contents.number]
    short = lengths(contents, story) < position.SHORT
    number[short] = 0
    flat, row = lists(filled).those(contents.number)
    document, slot, which = differing(contents.document[row], flat)
    names, every = contents.articles.names, list(slots)
    told = [
        story.filled.get((names[at], *every[one]), 1)
        for at, one in zip(document.tolist(), slot.tolist(), strict=True)
    ]
    many = np.array(told, dtype=np.int64)[which]
    for at in np.flatnonzero((np.bincount(row[many > 1], minlength=len(number)) > 0) & ~short).tolist():
        begin, end = np.searchsorted(row, (at, at + 1))
        key = tuple(flat[begin:end].tolist()), tuple(many[begin:end].tolist())
        number[at] = known.setdefault(key, len(known))
    return number


def head(claim: Claim, story: Story) -> Hashable:
    """Return the head words of a claim, but for its subject, and the words of its clause."""
    return claim.measured, claim.predicate, claim.modifiers[:RESTRICTIONS], claim.words


def deed(claim: Claim, story: Story) -> Hashable:
    """Return what of a claim the words for its deed are told by."""
    return deeds.words(claim), claim.modality, deeds.empty(claim), deeds.counting(claim)


def subject(claim: Claim) -> Hashable:
    """Return the subject of a claim, and whether it is a name."""
    return claim.subject, any(n.key == claim.subject for n in claim.names)


def by(key: Callable[[Claim], Hashable]) -> Where:
    """Return what numbers claims by something of them."""
    return lambda contents, story: numbered(contents.claims, key)[0]


def sorts(contents: Contents) -> tuple[Sort, ...]:
    """Return the sorts of evidence, to be measured of some claims; together they are ``evidence.PARTS``."""
    words = frozenset(word for bag in {c.words for c in contents.one_of} for word in bag)
    subject_of, one_of = numbered(contents.claims, lambda c: c.subject)
    # A subject that is none of the words of any clause, as a name of several words, counts as none.
    in_words = numbered(one_of, lambda c: c.subject if c.subject in words else "")[0][subject_of]
    return (
        Sort(said=lambda c, story: worded(c), columns=lambda c, story: Wordings(c, story).said),
        Sort(
            said=head, where=lambda c, story: subject_of, columns=lambda c, story: Heads(c, story).alignment
        ),
        Sort((lambda a, b, story: deeds.told_of(a, b, story.rare),), said=deed),
        Sort(
            (lambda a, b, story: {THING: deeds.shared(a, b, story.rare)},),
            said=lambda c, story: (c.words, deeds.words(c)),
            where=lambda c, story: in_words,
        ),
        Sort(where=by(subject), columns=lambda c, story: Subjects(c).told),
        Sort(where=by(lambda c: c.names), columns=lambda c, story: Bearers(c, story).parties, turned=False),
        Sort((lambda a, b, story: evidence.speakers(a, b),), where=by(lambda c: c.speaker or "")),
        Sort(evidence.TIMED, said=timed, where=day),
        Sort(evidence.SET, said=placed, where=crowd),
        Sort(evidence.HIGH, where=high),
        Sort(evidence.ALONE, where=alone),
    )
