"""Which rules, states and roles of a crowded run could be joined at all, by what they say.

Of the pairs of states that meet (``blocks.py``) half are joined by no level in a pile, and to find that out
by asking all levels takes 40 us each, most of it for what parts them. So the joining levels are asked first,
of the words alone, once for all pairs of the same words, which are measured together.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Hashable, Sequence

import numpy as np
import numpy.typing as npt

from claimcheck.kinds.holders import words as role_words
from claimcheck.link.apart import PERSONAL
from claimcheck.link.contents import Contents
from claimcheck.link.each import Ints, differing
from claimcheck.link.evidence import wording
from claimcheck.link.joins import NOBODY, ONCE
from claimcheck.link.levels import JOINING, LEVELS
from claimcheck.link.repeats import worded
from claimcheck.link.story import Story
from claimcheck.link.wordings import Wordings
from claimcheck.model import EXISTENCE, POST, ROLE, Claim
from claimcheck.topics import Topics
from claimcheck.topics import shipped as shipped_topics
from claimcheck.topics.named import PROGRESS

Flags = npt.NDArray[np.bool_]
# What a joining level asks beside the words, and is taken for granted.
GRANTED = {"subject": 1.0, "of the main undertaking": 1.0, "near the top, both": 1.0}
# Topics of which a level asks for names or subjects: all pairs of one are looked at.
NAMED = PERSONAL | {PROGRESS}


class Words(dict[str, float]):
    """The evidence of the words of a pair, measured when it is asked for, and all else granted."""

    def __init__(self, a: Claim, b: Claim, story: Story, once: bool) -> None:
        super().__init__(GRANTED)
        self[ONCE] = float(once)
        self.pair = a, b, story

    def __missing__(self, name: str) -> float:
        a, b, story = self.pair
        self.update(story.words.of(a, b, functools.partial(wording, a, b, story)))
        return self[name]


def might_join(a: Claim, b: Claim, story: Story, topics: Topics | None = None) -> bool:
    """Whether a level could join two claims of one kind, whatever their names and places. Symmetric."""
    if ROLE in (a.topic, b.topic):
        return a.topic == b.topic and (
            a.measured == b.measured or (a.measured, b.measured) in role_words().near
        )
    if EXISTENCE in (a.topic, b.topic):
        return a.topic == b.topic and a.measured == b.measured and a.negated != b.negated
    if not asks(a, b):
        return True
    found = Words(a, b, story, a.topic in (topics or shipped_topics()).single)
    return any(one.holds(a, b, found) for one in JOINING)


def asks(a: Claim, b: Claim) -> bool:
    """Whether what could join two claims that are of no role hangs on their words."""
    return (
        ROLE not in (a.topic, b.topic) and a.kind in LEVELS and (a.topic != b.topic or a.topic not in NAMED)
    )


def said(claim: Claim) -> Hashable:
    """Return what ``might_join`` hangs on."""
    if claim.topic in (ROLE, POST):
        return claim.topic, claim.measured
    if claim.topic == EXISTENCE:
        return claim.topic, claim.measured, claim.negated
    return worded(claim), claim.topic, claim.kind in LEVELS and bool(NOBODY.search(claim.quote))


def joining(block: Contents, story: Story, topics: Topics | None = None) -> Callable[[Ints, Ints], Flags]:
    """Return what tells of pairs of a block, as places in it, which could be joined."""
    number, one_of = block.both(said, None)
    known: dict[int, bool] = {}
    every: list[Wordings] = []

    def worded(pairs: Sequence[tuple[int, int]]) -> None:
        """Measure the words of pairs together, for ``might_join`` to find."""
        if not every:
            every.append(Wordings(one_of, story))
        found = every[0].wording(*np.array(pairs, dtype=np.int64).T)
        rows = np.stack(list(found.values()), axis=1).tolist()
        story.words.learn(((one_of[x], one_of[y]) for x, y in pairs), tuple(found), rows)

    def joins(i: Ints, j: Ints) -> Flags:
        one, other = number[i], number[j]
        first, second, which = differing(np.minimum(one, other), np.maximum(one, other))
        pairs = list(zip(first.tolist(), second.tolist(), strict=True))
        new = [(x, y) for x, y in pairs if x << 32 | y not in known]
        if asked := [(x, y) for x, y in new if asks(one_of[x], one_of[y])]:
            worded(asked)
        for x, y in new:
            known[x << 32 | y] = might_join(one_of[x], one_of[y], story, topics)
        made: Flags = np.array([known[x << 32 | y] for x, y in pairs], dtype=np.bool_)[which]
        return made

    return joins
