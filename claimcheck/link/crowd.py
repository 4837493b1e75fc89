"""The pairs of a crowded run: those of related documents, of which a glance leaves the few to be weighed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from claimcheck.language import lexicon
from claimcheck.link import blocks, gate
from claimcheck.link.blocks import crowds, finer, meet, pairs
from claimcheck.link.columns import columns
from claimcheck.link.contents import Articles, Contents
from claimcheck.link.each import Ints, within
from claimcheck.link.machines import runs
from claimcheck.link.might import joining
from claimcheck.link.pairs import NONE, Pairs, distinct, paired
from claimcheck.link.position import family
from claimcheck.link.related import related, words
from claimcheck.link.story import Story
from claimcheck.link.wording import classed
from claimcheck.model import EXISTENCE, POST, ROLE, Claim
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
    said: Contents | None = None,
) -> Iterator[Pairs]:
    """Yield the pairs of a run to weigh: all that meet, or in a crowded run those that a glance leaves.

    With ``story`` rules, states and roles that nothing could join (``might.py``) are passed over too.
    ``said`` are the claims by what they say, where that is known.
    """
    few = uncrowded(claims, focus)
    if few is not None:
        yield few
    else:
        yield from crowded(claims, focus, passed, story, topics, said)


def uncrowded(claims: Sequence[Claim], focus: frozenset[str] | None) -> Pairs | None:
    """Return all pairs of a run that meet, or None where it is crowded."""
    if crowds(Counter(family(claim) for claim in claims)):
        return None
    return paired(pairs(claims, focus))


def crowded(
    claims: Sequence[Claim],
    focus: frozenset[str] | None,
    passed: Passed,
    story: Story | None = None,
    topics: Topics | None = None,
    said: Contents | None = None,
) -> Iterator[Pairs]:
    """Yield the pairs of a crowded run that a glance leaves; see ``candidates``."""
    near = related(words(claims) if story is None else story.vocabulary)
    whole = Contents.of(claims) if said is None else said
    both, blocks = kin(near, whole.articles), parted(whole)
    del whole, said
    for name in sorted(blocks):
        yield sift(blocks.pop(name), both, focus, passed, story, topics)


def parted(whole: Contents) -> dict[str, Contents]:
    """Return the blocks of a run by family, the claims of each in the order of their ids."""
    ids = [claim.id for claim in whole.claims]
    order = np.array(sorted(range(len(ids)), key=ids.__getitem__), dtype=np.int64)
    names: dict[str, int] = {}
    of = whole.each(lambda claim: names.setdefault(family(claim), len(names)))[order]
    return {name: whole.those(order[of == at]) for name, at in names.items()}


def sifted(
    block: Sequence[Claim],
    near: Mapping[str, frozenset[str]],
    focus: frozenset[str] | None,
    passed: Passed,
    story: Story | None = None,
    topics: Topics | None = None,
) -> Pairs:
    """Return the pairs of a block, given in the order of ids, that are to be weighed; see ``sift``."""
    whole = Contents.by_article(block)
    return sift(whole, kin(near, whole.articles), focus, passed, story, topics)


def sift(
    block: Contents,
    both: tuple[Ints, Ints],
    focus: frozenset[str] | None,
    passed: Passed,
    story: Story | None = None,
    topics: Topics | None = None,
) -> Pairs:
    """Return the pairs of a block that are to be weighed, of the pairs ``both`` of articles.

    What is passed over is told in ``passed``.
    """
    met = np.zeros(len(block), dtype=np.bool_)
    claims = block.claims
    chosen = (
        seen(block, gate.shipped(), met, passed)
        if claims[0].kind in gate.SEEN
        else meeting(block, passed, joining(block, story, topics) if story else None)
    )
    left: list[tuple[Ints, Ints]] = [(NONE, NONE)]
    for i, j in places(block, both, focus):
        keep = chosen(i, j)
        left.append((i[keep], j[keep]))
    full = {block.articles.names[at] for at in np.flatnonzero(full_documents(block)).tolist()}
    if full:
        at = {claim.id: place for place, claim in enumerate(claims)}
        finest = [
            (at[a.id], at[b.id])
            for a, b in finer(claims, full)
            if (focus is None or a.source.document in focus or b.source.document in focus) and meet(a, b)
        ]
        more = np.array(finest, dtype=np.int64).reshape(-1, 2)
        left.append((more[:, 0], more[:, 1]))
    one, other = (np.concatenate(side) for side in zip(*left, strict=True))
    if claims[0].kind not in gate.SEEN:
        return Pairs(claims, one, other, known=block)
    met[one] = met[other] = True
    return Pairs(claims, one, other, block.those(np.flatnonzero(met)), block)


Choose = Callable[[Ints, Ints], Flags]


def seen(block: Contents, by: gate.Glance, met: Flags, passed: Passed) -> Choose:
    """Return what chooses the pairs of a block at a glance; it marks in ``met`` the claims of all of them."""
    of, name = columns(block), family(block.claims[0])

    def chosen(i: Ints, j: Ints) -> Flags:
        keep = gate.passing(of, i, j, name, by)
        met[i] = met[j] = True
        passed.others[AXIS] += len(i) - int(np.count_nonzero(keep))
        return keep

    return chosen


def meeting(block: Contents, passed: Passed, joins: Choose | None) -> Choose:
    """Return what chooses the pairs of a block that can be of one matter (``meet``), and could be joined."""
    topics: dict[str | None, int] = {None: -1}
    topic = block.each(lambda c: topics.setdefault(matter(c), len(topics)))
    apart = block.each(lambda c: c.topic in (ROLE, POST, EXISTENCE), np.bool_)
    words: dict[str, int] = {}
    word = block.each(lambda c: words.setdefault(c.measured, len(words)))
    near = near_words(list(words))
    machine = block.each(runs, np.bool_)

    def chosen(i: Ints, j: Ints) -> Flags:
        keep: Flags = (topic[i] == topic[j]) & (topic[i] >= 0)
        keep |= within(word[i] * len(words) + word[j], near) & ~(apart[i] | apart[j])
        keep |= machine[i] & machine[j]
        if joins is not None:
            some = np.flatnonzero(keep)
            keep[some] = joins(i[some], j[some])
            passed.others[AXIS] += len(some) - int(np.count_nonzero(keep))
        return keep

    return chosen


def matter(claim: Claim) -> str | None:
    """Return what two claims of a block are of that meet by their topic; a thing is told of by its noun."""
    return f"{claim.topic}: {claim.measured}" if claim.topic == EXISTENCE else claim.topic


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


def full_documents(block: Contents) -> Flags:
    """Return which articles have more than ``CROWDED`` claims in a block by themselves."""
    made: Flags = np.bincount(block.document, minlength=len(block.articles.names)) > blocks.CROWDED
    return made


def kin(near: Mapping[str, frozenset[str]], articles: Articles) -> tuple[Ints, Ints]:
    """Return the pairs of related articles as places in their names, the lesser first, in order."""
    place = {name: at for at, name in enumerate(articles.names)}
    both = [
        (one, other)
        for name, one in place.items()
        for other in (place.get(akin, -1) for akin in near[name])
        if one <= other
    ]
    mine, theirs = np.array(sorted(both), dtype=np.int64).reshape(-1, 2).T
    return mine, theirs


def places(
    block: Contents, both: tuple[Ints, Ints], focus: frozenset[str] | None
) -> Iterator[tuple[Ints, Ints]]:
    """Yield the pairs of related articles of a block as places in it, the lesser first, in batches."""
    document, names = block.document, block.articles.names
    many = np.bincount(document, minlength=len(names))
    many[full_documents(block)] = 0
    order = np.argsort(document, kind="stable")
    order = order[many[document[order]] > 0]
    start = np.cumsum(many) - many
    mine, theirs = both
    some = (many[mine] > 0) & (many[theirs] > 0)
    if focus is not None:
        asked = np.array([name in focus for name in names], dtype=np.bool_)
        some &= asked[mine] | asked[theirs]
    mine, theirs = mine[some], theirs[some]
    sizes = many[mine] * many[theirs]
    upto = np.cumsum(sizes)
    begin = 0
    while begin < len(mine):
        done = upto[begin - 1] if begin else 0
        stop = max(int(np.searchsorted(upto, done + AT_ONCE, side="right")), begin + 1)
        # Each claim of the first articles of pairs, and for each those of the second.
        now = slice(begin, stop)
        row = np.repeat(np.arange(begin, stop), many[mine[now]])
        at = np.repeat(start[mine[now]] - np.cumsum(many[mine[now]]) + many[mine[now]], many[mine[now]])
        with_each = many[theirs[row]]
        first = np.repeat(start[theirs[row]] - np.cumsum(with_each) + with_each, with_each)
        i = np.repeat(order[at + np.arange(len(at))], with_each)
        j = order[first + np.arange(len(first))]
        once = np.repeat(mine[row] != theirs[row], with_each) | (i < j)
        yield np.minimum(i, j)[once], np.maximum(i, j)[once]
        begin = stop
