"""Which pairs of claims are looked at: blocking, as record linkage does it.

Claims meet in a block when their values can be compared at all: one kind, and for amounts one dimension or
currency. Where a block of a run has more than ``CROWDED`` claims, or its blocks together as many pairs as one
of those, only those of related documents meet (``related.py``), in all its blocks. A document that has more
than ``CROWDED`` claims in a block by itself (a book, a table of figures) is held against others by finer
keys: what is measured, the predicate, the names, the figure itself; a key that more than ``CROWDED`` claims
have tells nothing and is passed over.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator, Mapping, Sequence

from claimcheck.link.machines import runs
from claimcheck.link.position import family
from claimcheck.link.related import related, words
from claimcheck.link.wording import classed, nearness
from claimcheck.model import EXISTENCE, POST, ROLE, Amount, Claim

# All pairs of 400 claims are 80,000: at about 0.15 ms a pair some 12 s at the worst, for such a block.
CROWDED = 400
# Blocks whose pairs are chosen by topics and head words, of which few are left.
SIFTED = frozenset({"rule", "status", "identity", "cause", "existence"})


def pairs(claims: Sequence[Claim], focus: frozenset[str] | None = None) -> Iterator[tuple[Claim, Claim]]:
    """Yield the pairs to look at, each once, in the order of their ids.

    With ``focus``, a set of document ids, only pairs that touch one of them.
    """
    blocks = families(claims)
    crowded = crowds({name: len(block) for name, block in blocks.items()})
    near = related(words(claims)) if crowded else None
    for name in sorted(blocks):
        yield from within(blocks[name], near, focus)


def families(claims: Sequence[Claim]) -> dict[str, list[Claim]]:
    """Return the blocks of a run by family, the claims of each in the order of their ids."""
    blocks: dict[str, list[Claim]] = {}
    for claim in sorted(claims, key=lambda c: c.id):
        blocks.setdefault(family(claim), []).append(claim)
    return blocks


def crowds(sizes: Mapping[str, int]) -> dict[str, int]:
    """Return the blocks that are crowded, with their sizes; the report says so.

    Where none is, but all together have more pairs than one that just is, they are the larger ones: sums in
    two currencies, a text of 21 kB, took 30 s, and take 12. A story set has at most 2,700 pairs of amounts
    and dates.
    """
    crowded = {name: sizes[name] for name in sorted(sizes) if sizes[name] > CROWDED}
    weighed = {name: many for name, many in sizes.items() if name not in SIFTED}
    if crowded or sum(many * (many - 1) for many in weighed.values()) <= CROWDED * (CROWDED - 1):
        return crowded
    large = max(weighed.values()) / 2
    return {name: weighed[name] for name in sorted(weighed) if weighed[name] >= large}


def within(
    block: Sequence[Claim], near: Mapping[str, frozenset[str]] | None, focus: frozenset[str] | None = None
) -> Iterator[tuple[Claim, Claim]]:
    """Yield the pairs of a block, given in the order of ids; ``near`` are a crowd's related documents."""
    for a, b in itertools.combinations(block, 2) if near is None else told(block, near):
        # Of a draft's run nine pairs in ten do not touch it; to ask that first takes a tenth of the time.
        if (focus is None or a.source.document in focus or b.source.document in focus) and meet(a, b):
            yield a, b


def meet(a: Claim, b: Claim) -> bool:
    """Whether two claims of a block can be of one matter: states and roles must be of related words."""
    if a.topic == EXISTENCE:
        return a.measured == b.measured
    if a.kind not in ("rule", "status", "identity"):
        return True
    if a.topic is not None and a.topic == b.topic:
        return True
    if {ROLE, POST} & {a.topic, b.topic}:
        return False
    if nearness(a.measured, b.measured) >= 0.5 or (runs(a) and runs(b)):
        return True
    return bool(classed((a.measured,), "event") & classed((b.measured,), "event"))


def told(block: Sequence[Claim], near: Mapping[str, frozenset[str]]) -> Iterator[tuple[Claim, Claim]]:
    """Yield the pairs of a crowded block that are of related documents, each once and in its order."""
    places: dict[str, list[int]] = {}
    for at, claim in enumerate(block):
        places.setdefault(claim.source.document, []).append(at)
    full = {document for document, those in places.items() if len(those) > CROWDED}
    for one in sorted(places.keys() - full):
        for other in sorted(near[one] & places.keys() - full):
            if one == other:
                yield from ((block[i], block[j]) for i, j in itertools.combinations(places[one], 2))
            elif one < other:
                for i, j in itertools.product(places[one], places[other]):
                    yield block[min(i, j)], block[max(i, j)]
    if full:
        yield from finer(block, full)


def finer(block: Sequence[Claim], full: Collection[str]) -> Iterator[tuple[Claim, Claim]]:
    """Yield the pairs of a block that share a telling key and touch a document in ``full``, each once.

    What such a document says by itself is for the checks inside it: it is held against others only.
    """
    postings: dict[str, list[int]] = {}
    for at, claim in enumerate(block):
        for key in keys(claim):
            postings.setdefault(key, []).append(at)
    seen: set[tuple[int, int]] = set()
    for key in sorted(postings):
        if len(postings[key]) <= CROWDED:
            seen.update(
                (i, j)
                for i, j in itertools.combinations(postings[key], 2)
                if block[i].source.document != block[j].source.document
                and (block[i].source.document in full or block[j].source.document in full)
            )
    for i, j in sorted(seen):
        yield block[i], block[j]


def keys(claim: Claim) -> set[str]:
    """Return the finer keys under which a claim can be found."""
    found = {f"m {claim.measured}", f"p {claim.predicate}"} | {f"n {name.key}" for name in claim.names}
    if isinstance(claim.value, Amount):
        found.add(f"v {claim.value.low:g} {claim.value.high:g}")
    return {key for key in found if len(key) > 2}
