"""Which pairs of claims are looked at: blocking, as record linkage does it.

Claims meet in a block when their values can be compared at all: one kind, and for amounts one dimension or
currency. A block of more than ``CROWDED`` claims is cut by finer keys (what is measured, the predicate, the
names, the figure itself); a key that itself holds more than ``CROWDED`` claims tells nothing and is passed
over.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence

from claimcheck.link.position import family
from claimcheck.link.wording import classed, nearness
from claimcheck.model import Amount, Claim

# All pairs of 400 claims are 80,000: at about 0.5 ms a pair some 40 s at the worst, for such a block.
CROWDED = 400


def pairs(claims: Sequence[Claim], focus: frozenset[str] | None = None) -> Iterator[tuple[Claim, Claim]]:
    """Yield the pairs to look at, each once, in the order of their ids.

    With ``focus``, a set of document ids, only pairs that touch one of them.
    """
    blocks: dict[str, list[Claim]] = {}
    for claim in sorted(claims, key=lambda c: c.id):
        blocks.setdefault(family(claim), []).append(claim)
    for name in sorted(blocks):
        block = blocks[name]
        found = itertools.combinations(block, 2) if len(block) <= CROWDED else finer(block)
        for a, b in found:
            if not meet(a, b):
                continue
            if focus is None or a.source.document in focus or b.source.document in focus:
                yield a, b


def meet(a: Claim, b: Claim) -> bool:
    """Whether two claims of a block can be of one matter: states and roles must be of related words."""
    if a.kind not in ("rule", "status", "identity"):
        return True
    if a.topic is not None and a.topic == b.topic:
        return True
    if nearness(a.measured, b.measured) >= 0.5:
        return True
    return bool(classed((a.measured,), "event") & classed((b.measured,), "event"))


def finer(block: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Yield the pairs of a crowded block that share a telling key, each once.

    A document that is crowded by itself (a book, a table of figures) is held against others only.
    """
    many = Counter(claim.source.document for claim in block)
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
                or many[block[i].source.document] <= CROWDED
            )
    for i, j in sorted(seen):
        yield block[i], block[j]


def keys(claim: Claim) -> set[str]:
    """Return the finer keys under which a claim can be found."""
    found = {f"m {claim.measured}", f"p {claim.predicate}"} | {f"n {name.key}" for name in claim.names}
    if isinstance(claim.value, Amount):
        found.add(f"v {claim.value.low:g} {claim.value.high:g}")
    return {key for key in found if len(key) > 2}
