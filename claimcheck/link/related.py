"""Which documents of a pile are of one story, or near enough for their claims to be held against each other.

A block of 40,000 claims has 800 million pairs, and the words of a clause alone choose badly among them. Of
the 139 findings of the story sets, put into one pile of 8,000 claims, 82 came back from pairs with a key of
the clause in common, and 17 pairs a claim were weighed for it. What tells a story is all that a document
says: its names and rare words. Chosen so, 134 came back, of 10 pairs a claim.

Documents are looked up by their rarest words first (inverted index with document frequency, as in Christen
2012, chapter 4): of each the ``RARE`` rarest words that another document has too and no more than ``COMMON``
have. Two documents share what these weigh, each the logarithm of how rare it is. A document is held against
the ``MOST`` with which it shares most, ``LEAST`` at the least, and against those that chose it. All of it is
arrays: 2,000 documents take 0.5 s.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np
import numpy.typing as npt

from claimcheck.model import CAUSE, EXISTENCE, Claim

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]

RARE = 60
COMMON = 40
MOST = 8
# In bits. In that pile 95 of 100 pairs of documents of one set share 20 or more, of the others one in twenty.
# At 15 no finding more came back.
LEAST = 20
# Weights are summed as whole numbers, so that no order of summing tells.
PRECISION = 1024
# Pairs in hand at one time, of 12 bytes each and some more while they are summed.
BATCH = 2_000_000


# What marks a name among the words of a document.
NAME = "\x00"


def words(claims: Iterable[Claim]) -> dict[str, set[str]]:
    """Return the words and names of each document, by its id."""
    found: dict[str, set[str]] = {}
    for claim in claims:
        told = found.setdefault(claim.source.document, set())
        if claim.topic in (CAUSE, EXISTENCE):
            continue  # so that what other claims are joined by does not hang on whether a cause is told
        told.update(claim.context)
        told.update(f"{NAME}{name.key}" for name in claim.names)
    return found


def related(told: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    """Return for each document, by its words, those that its claims are held against; itself among them."""
    names = sorted(told)
    found: dict[str, set[str]] = {name: {name} for name in names}
    for i, j in nearest(names, told):
        found[names[i]].add(names[j])
        found[names[j]].add(names[i])
    return {name: frozenset(those) for name, those in found.items()}


def nearest(names: list[str], told: Mapping[str, Iterable[str]]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of documents, as places in ``names``, that share much, each once or twice."""
    if len(names) <= MOST + 1:
        yield from ((i, j) for j in range(len(names)) for i in range(j))
        return
    holders, weights, ends = index(names, told)
    many = len(names)
    kept = [
        np.stack((codes // many, codes % many, weighed))[:, weighed >= LEAST * PRECISION]
        for codes, weighed in batches(holders, weights, ends, many)
    ]
    if not kept:
        return
    low, high, weight = np.concatenate(kept, axis=1)
    for mine, theirs in ((low, high), (high, low)):
        order = np.lexsort((theirs, -weight, mine))
        rank = places_in_run(mine[order])
        chosen = order[rank < MOST]
        yield from zip(low[chosen].tolist(), high[chosen].tolist(), strict=True)


def index(names: list[str], told: Mapping[str, Iterable[str]]) -> tuple[Ints, Floats, Ints]:
    """Return the inverted index of the rarest words: documents and weights, sorted by word and document.

    The last array gives for each entry where the run of its word ends.
    """
    # Of words that are as rare the first of the alphabet count, whichever document has them.
    known = {word: at for at, word in enumerate(sorted({w for name in names for w in told[name]}))}
    numbers: list[int] = []
    sizes: list[int] = []
    for name in names:
        before = len(numbers)
        numbers.extend(known[word] for word in sorted(told[name]))
        sizes.append(len(numbers) - before)
    word = np.array(numbers, dtype=np.int64)
    holder = np.repeat(np.arange(len(names), dtype=np.int64), sizes)
    held = np.bincount(word, minlength=len(known))
    telling = (held[word] > 1) & (held[word] <= COMMON)
    word, holder = word[telling], holder[telling]
    order = np.lexsort((word, held[word], holder))
    rarest = order[places_in_run(holder[order]) < RARE]
    word, holder = word[rarest], holder[rarest]
    order = np.lexsort((holder, word))
    word, holder = word[order], holder[order]
    weight = np.log2(len(names) / held[word]).astype(np.float32)
    return holder, weight, np.searchsorted(word, word, side="right")


def places_in_run(run: Ints) -> Ints:
    """Return the place of each entry of a sorted array among those that equal it."""
    return np.arange(len(run)) - np.searchsorted(run, run, side="left")


def batches(holders: Ints, weights: Floats, ends: Ints, many: int) -> Iterator[tuple[Ints, Ints]]:
    """Yield the pairs that share a word, as ``i * many + j``, with the weight of all they share.

    The pairs of one document ``i`` with those after it are all in one batch.
    """
    order = np.argsort(holders, kind="stable")
    follow = (ends - np.arange(len(holders)) - 1)[order]
    upto = np.cumsum(follow)
    begin = 0
    while begin < len(order):
        stop = int(np.searchsorted(upto, (upto[begin - 1] if begin else 0) + BATCH, side="right"))
        stop = max(stop, begin + 1)
        while stop < len(order) and holders[order[stop]] == holders[order[stop - 1]]:
            stop += 1
        counts = follow[begin:stop]
        mine = np.repeat(order[begin:stop], counts)
        theirs = mine + 1 + np.arange(len(mine)) - np.repeat(np.cumsum(counts) - counts, counts)
        begin = stop
        if len(mine):
            codes = holders[mine] * many + holders[theirs]
            unique, place = np.unique(codes, return_inverse=True)
            whole = np.rint(weights[mine] * PRECISION)
            yield unique, np.bincount(place, weights=whole).astype(np.int64)
