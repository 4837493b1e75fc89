"""The pairs of a crowded run: those of related documents, of which a glance leaves the few to be weighed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from claimcheck.language import lexicon
from claimcheck.link import blocks, gate
from claimcheck.link.around import within
from claimcheck.link.blocks import crowds, families, finer, meet, pairs
from claimcheck.link.columns import columns
from claimcheck.link.might import joining
from claimcheck.link.pairs import NONE, Ints, Pairs, distinct, paired
from claimcheck.link.position import family
from claimcheck.link.related import related, words
from claimcheck.link.story import Story
from claimcheck.link.wording import classed
from claimcheck.model import POST, ROLE, Claim
from claimcheck.topics import Topics

Flags = npt.NDArray[np.bool_]

# Pairs looked at together: 70 columns of them are 40 MB.
AT_ONCE = 131_072
# What parts a pair that is passed over.
AXIS = "matter"


@dataclass(frozen=True, slots=True)
class Passed:
    """What a glance passed over: how many pairs, by axis."""

    others: Counter[str] = field(default_factory=Counter)


def candidates(
    claims: Sequence[Claim],
    focus: frozenset[str] | None,
    passed: Passed,
    story: Story | None = None,
    topics: Topics | None = None,
) -> Iterator[Pairs]:
    """Yield the pairs of a run to weigh: all that meet, or in a crowded run those that a glance leaves.

    With ``story`` rules, states and roles that nothing could join (``might.py``) are passed over too.
    """
    parts = families(claims)
    if not crowds({name: len(block) for name, block in parts.items()}):
        yield paired(pairs(claims, focus))
        return
    near = related(words(claims) if story is None else story.vocabulary)
    for name in sorted(parts):
        yield sifted(parts[name], near, focus, passed, story, topics)


def sifted(
    block: Sequence[Claim],
    near: Mapping[str, frozenset[str]],
    focus: frozenset[str] | None,
    passed: Passed,
    story: Story | None = None,
    topics: Topics | None = None,
) -> Pairs:
    """Return the pairs of a block, given in the order of ids, that are to be weighed.

    What is passed over is told in ``passed``.
    """
    met = np.zeros(len(block), dtype=np.bool_)
    chosen = (
        seen(block, gate.shipped(), met, passed)
        if block[0].kind in gate.SEEN
        else meeting(block, passed, joining(block, story, topics) if story else None)
    )
    left: list[tuple[Ints, Ints]] = [(NONE, NONE)]
    for i, j in places(block, near, focus):
        keep = chosen(i, j)
        left.append((i[keep], j[keep]))
    full = full_documents(block)
    if full:
        at = {claim.id: place for place, claim in enumerate(block)}
        finest = [
            (at[a.id], at[b.id])
            for a, b in finer(block, full)
            if (focus is None or a.source.document in focus or b.source.document in focus) and meet(a, b)
        ]
        both = np.array(finest, dtype=np.int64).reshape(-1, 2)
        left.append((both[:, 0], both[:, 1]))
    one, other = (np.concatenate(side) for side in zip(*left, strict=True))
    return Pairs(block, one, other, [block[place] for place in np.flatnonzero(met).tolist()])


Choose = Callable[[Ints, Ints], Flags]


def seen(block: Sequence[Claim], by: gate.Glance, met: Flags, passed: Passed) -> Choose:
    """Return what chooses the pairs of a block at a glance; it marks in ``met`` the claims of all of them."""
    of, name = columns(block), family(block[0])

    def chosen(i: Ints, j: Ints) -> Flags:
        keep = gate.passing(of, i, j, name, by)
        met[i] = met[j] = True
        passed.others[AXIS] += len(i) - int(np.count_nonzero(keep))
        return keep

    return chosen


def meeting(block: Sequence[Claim], passed: Passed, joins: Choose | None) -> Choose:
    """Return what chooses the pairs of a block that can be of one matter (``meet``), and could be joined."""
    topics: dict[str | None, int] = {None: -1}
    topic = np.array([topics.setdefault(c.topic, len(topics)) for c in block], dtype=np.int64)
    apart = np.array([c.topic in (ROLE, POST) for c in block], dtype=np.bool_)
    words: dict[str, int] = {}
    word = np.array([words.setdefault(c.measured, len(words)) for c in block], dtype=np.int64)
    near = near_words(list(words))

    def chosen(i: Ints, j: Ints) -> Flags:
        keep: Flags = (topic[i] == topic[j]) & (topic[i] >= 0)
        keep |= within(word[i] * len(words) + word[j], near) & ~(apart[i] | apart[j])
        if joins is not None:
            some = np.flatnonzero(keep)
            keep[some] = joins(i[some], j[some])
            passed.others[AXIS] += len(some) - int(np.count_nonzero(keep))
        return keep

    return chosen


def near_words(words: Sequence[str]) -> Ints:
    """Return the pairs of words that make two states meet, as ``place * len(words) + place``, in order.

    They are one word, or of one sense, or of one class of events. To ask each pair takes 7 us; of 2,000 words
    there are 2 million.
    """
    holders: dict[tuple[str, str], list[int]] = {}
    for place, word in enumerate(words):
        holders[word, "itself"] = [place]
        for key in lexicon.keys(word)[0] if word else ():
            holders.setdefault((key, "sense"), []).append(place)
        for key in classed((word,), "event"):
            holders.setdefault((key, "event"), []).append(place)
    those = [np.array(places, dtype=np.int64) for places in holders.values()]
    return distinct(np.concatenate([NONE, *((some[:, None] * len(words) + some).ravel() for some in those)]))


def full_documents(block: Sequence[Claim]) -> frozenset[str]:
    """Return the documents that have more than ``CROWDED`` claims in a block by themselves."""
    many = Counter(claim.source.document for claim in block)
    return frozenset(document for document, count in many.items() if count > blocks.CROWDED)


def places(
    block: Sequence[Claim], near: Mapping[str, frozenset[str]], focus: frozenset[str] | None
) -> Iterator[tuple[Ints, Ints]]:
    """Yield the pairs of related documents of a block as places in it, the lesser first, in batches."""
    full = full_documents(block)
    names = sorted({claim.source.document for claim in block} - full)
    number = {name: at for at, name in enumerate(names)}
    document = np.array([number.get(claim.source.document, -1) for claim in block], dtype=np.int64)
    order = np.argsort(document, kind="stable")
    order = order[np.count_nonzero(document < 0) :]
    many = np.bincount(document[order], minlength=len(names))
    start = np.cumsum(many) - many
    both = [
        (one, other)
        for name, one in number.items()
        for other in (number.get(kin, -1) for kin in near[name])
        if one <= other and (focus is None or name in focus or names[other] in focus)
    ]
    if not block or not both:
        return
    mine, theirs = np.array(sorted(both), dtype=np.int64).T
    sizes = many[mine] * many[theirs]
    upto = np.cumsum(sizes)
    begin = 0
    while begin < len(mine):
        done = upto[begin - 1] if begin else 0
        stop = max(int(np.searchsorted(upto, done + AT_ONCE, side="right")), begin + 1)
        some = slice(begin, stop)
        row = np.repeat(np.arange(begin, stop), sizes[some])
        at = np.arange(len(row)) - np.repeat(upto[some] - sizes[some] - done, sizes[some])
        i = order[start[mine[row]] + at // many[theirs[row]]]
        j = order[start[theirs[row]] + at % many[theirs[row]]]
        once = (mine[row] != theirs[row]) | (i < j)
        yield np.minimum(i, j)[once], np.maximum(i, j)[once]
        begin = stop
