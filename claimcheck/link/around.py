"""What the pairs of a run say of one another, after the first pass: rivals, partners, third claims, backing.

All of it is told from arrays of pairs, as places of claims; a pair stands in them once each way round.

By three folds of 177 sets, whether values and sentences have another like in the other article gives 195 of
602 conflicts of amounts at a precision of 0.8 for 173, 155 for 143 at 0.85, and 219 for 224 at 0.75. Tried,
for no gain: whether another figure of the same two sentences agrees or is likely joined; the words right
beside two values, how they are written (digits masked), how many digits they have, the sort of noun.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from claimcheck.link.contents import Contents
from claimcheck.link.each import Ints
from claimcheck.link.pairs import paired
from claimcheck.link.weigh import Floats
from claimcheck.model import Claim

Flags = npt.NDArray[np.bool_]
# How likely a pair must be for a third claim to join by it, and an agreement for its claims to count as
# backed by another document.
JOINED, BACKED = 0.2, 0.4
# Marks of a value that the text itself tells as the one before, or as the wrong one.
FORMER = frozenset({"former", "rejected"})
# The evidence that says how like two sentences are, as it is summed.
SENTENCES = ("sentence shared, in all", "likeness of the sentence")
# Third claims in hand at one time, of some 40 bytes each.
BATCH = 1_000_000
# Places of the table in which partners are looked up, to stay in the processor's cache, and how many must be
# asked of it, each time that it is laid out, for it to be quicker than to search.
TABLE, WORTH = 500_000, 1000
# The evidence of the surroundings of a pair, in order.
AROUND = (
    "backed by others, the more", "backed by others, the less", "former, and not backed",
    "backed in the other document", "alone", "best rival", "least rival", "ahead of rivals",
    "rival of the same value", "third claim joins", "partners", "each value told in both",
    "one value told in both", "ahead of other sentences",
)  # fmt: skip


def around(
    said: Contents, i: Ints, j: Ints, alike: Flags, likely: Floats, asked: Ints, worded: Floats
) -> dict[str, Floats]:
    """Return the evidence that all pairs (i, j), as likely as they are, give for those ``asked``. Symmetric.

    ``alike`` are pairs whose values can both hold, ``worded`` says how like the sentences of each pair are.
    """
    of, documents = said.document, len(said.articles.names)
    old = said.each(lambda claim: not FORMER.isdisjoint(claim.marks), np.bool_)
    x, y = np.concatenate((i, j)), np.concatenate((j, i))
    near, both = np.concatenate((likely, likely)), np.concatenate((alike, alike))
    turned = asked + len(i)
    # The pairs of a claim with the claims of another article.
    group = Groups(x * documents + of[y])
    claim, document = group.codes // documents, group.codes % documents
    best = group.rivals(near, (asked, turned))
    same = group.rivals(np.where(both, near, -np.inf), (asked, turned))
    a, b = i[asked], j[asked]
    mine = likely[asked]
    strong = near >= JOINED
    degree = np.bincount(x[strong], minlength=len(said))
    backed = group.marked(both & (near >= BACKED))
    backing = np.bincount(claim[backed & (of[claim] != document)], minlength=len(said))
    backing_a, backing_b = backing[a], backing[b]
    key, key2 = group.of[asked], group.of[turned]
    elsewhere = backed[key] | backed[key2]
    ahead = np.maximum(*best)
    told = group.marked(both)
    there = told[key], told[key2]
    two = of[a] != of[b]
    nearest = np.maximum(*group.rivals(np.concatenate((worded, worded)), (asked, turned)))
    found = (
        np.minimum(np.maximum(backing_a, backing_b), 3) / 3,
        np.minimum(np.minimum(backing_a, backing_b), 3) / 3,
        (old[a] & (backing_a == 0)) | (old[b] & (backing_b == 0)),
        elsewhere,
        mine,
        ahead,
        np.minimum(*best),
        mine - ahead,
        np.maximum(*same),
        thirds(x[strong], y[strong], near[strong], len(said), a, b),
        np.minimum(np.minimum(degree[a], degree[b]), 5) / 5,
        there[0] & there[1] & two,
        (there[0] | there[1]) & two,
        np.clip(worded[asked] - nearest, -2.0, 2.0),
    )
    return {name: column.astype(np.float64) for name, column in zip(AROUND, found, strict=True)}


class Groups:
    """Rows in groups: ``of`` says of which each is, ``codes`` has the code of each group, in order."""

    def __init__(self, codes: Ints) -> None:
        self.order = np.argsort(codes)
        those = codes[self.order]
        new = np.ones(len(codes), dtype=np.bool_)
        new[1:] = those[1:] != those[:-1]
        self.start = np.flatnonzero(new)
        self.codes = those[self.start]
        self.at = np.cumsum(new) - 1
        self.of = np.empty(len(codes), dtype=np.int64)
        self.of[self.order] = self.at

    def marked(self, rows: Flags) -> Flags:
        """Return which groups have one of some rows."""
        made = np.zeros(len(self.codes), dtype=np.bool_)
        made[self.of[rows]] = True
        return made

    def rivals(self, numbers: Floats, asked: Sequence[Ints]) -> list[Floats]:
        """Return the greatest number of the other rows of a row's group, for several lists of rows.

        It is 0 where there is none, or none but those that are less than all numbers.
        """
        if not len(self.start):
            return [np.zeros(0) for _ in asked]
        sorted_by_group = numbers[self.order]
        top = np.maximum.reduceat(sorted_by_group, self.start)
        first = sorted_by_group == top[self.at]
        many = np.bincount(self.at[first], minlength=len(top))
        second = np.maximum.reduceat(np.where(first, -np.inf, sorted_by_group), self.start)
        made = []
        for rows in asked:
            group = self.of[rows]
            itself = (numbers[rows] == top[group]) & (many[group] == 1)
            best = np.where(itself, second[group], top[group])
            made.append(np.where(best > -np.inf, best, 0.0))
        return made


def thirds(x: Ints, y: Ints, near: Floats, many: int, a: Ints, b: Ints) -> Floats:
    """Return how likely a third claim joins each pair: the less likely of its two pairs with them.

    Of a pair the partners of the claim that has fewer are looked up among those of the other.
    """
    made = np.zeros(len(a))
    if not len(x):
        return made
    known = Partners(x, y, near, many)
    turned = known.degree[a] > known.degree[b]
    few, more = np.where(turned, b, a), np.where(turned, a, b)
    order = np.argsort(more, kind="stable")
    few, more = few[order], more[order]
    upto = np.cumsum(known.degree[few])
    step = known.step(int(upto[-1]) if len(upto) else 0)
    begin = 0
    while begin < len(more):
        first = int(more[begin])
        end = int(np.searchsorted(more, first + step))
        known.lay(first, step)
        while begin < end:
            done = upto[begin - 1] if begin else 0
            stop = min(max(int(np.searchsorted(upto, done + BATCH, side="right")), begin + 1), end)
            now = slice(begin, stop)
            size = known.degree[few[now]]
            before = upto[now] - size - done
            at = np.repeat(known.start[few[now]] - before, size) + np.arange(upto[stop - 1] - done)
            wanted = np.repeat((more[now] - first) * many, size) + known.y[at]
            joins = np.minimum(known.near[at], known.found(wanted))
            filled = np.flatnonzero(size)
            if len(filled):
                made[order[begin + filled]] = np.maximum.reduceat(joins, before[filled])
            begin = stop
    return made


class Partners:
    """The likely pairs of claims, each once either way round, to be looked up: in a table or by search.

    A table of all claims, for some at a time, takes a third of the time of a search, where these have many
    partners to be looked up.
    """

    def __init__(self, x: Ints, y: Ints, near: Floats, many: int) -> None:
        self.many = many
        code = x * many + y
        order = np.argsort(code)
        self.code, self.y, self.near = code[order], y[order], near[order]
        self.degree = np.bincount(x, minlength=many)
        self.start = np.cumsum(self.degree) - self.degree
        self.table = np.zeros(0)
        self.first, self.laid = 0, np.zeros(0, dtype=np.int64)

    def step(self, asked: int) -> int:
        """Return how many claims are laid out at a time, given how many partners are to be looked up."""
        step = min(max(TABLE // self.many, 1), self.many)
        if asked * step < WORTH * self.many:
            return self.many
        self.table = np.zeros(step * self.many)
        return step

    def lay(self, first: int, many: int) -> None:
        """Lay out the partners of some claims, from the first on."""
        self.first = first * self.many
        if len(self.table):
            self.table[self.laid] = 0.0
            begin, end = np.searchsorted(self.code, (self.first, self.first + many * self.many))
            self.laid = self.code[begin:end] - self.first
            self.table[self.laid] = self.near[begin:end]

    def found(self, wanted: Ints) -> Floats:
        """Return how likely pairs are, as codes from the first claim laid out on; 0 where there is none."""
        if len(self.table):
            made: Floats = self.table[wanted]
            return made
        wanted = wanted + self.first
        place = np.minimum(np.searchsorted(self.code, wanted), len(self.code) - 1)
        return np.where(self.code[place] == wanted, self.near[place], 0.0)


class Surroundings:
    """What the pairs of a run say of one another, asked pair by pair; for training."""

    def __init__(
        self, found: Iterable[tuple[Claim, Claim, Mapping[str, float]]], first: Sequence[float]
    ) -> None:
        """Take the pairs, each with its own evidence, and their likelihoods."""
        those = list(found)
        pairs = paired((a, b) for a, b, _ in those)
        alike = np.array([of["value apart"] == 0.0 for *_, of in those], dtype=np.bool_)
        worded = np.array([sum(of[name] for name in SENTENCES) for *_, of in those], dtype=np.float64)
        likely, asked = np.array(first, dtype=np.float64), np.arange(len(those))
        columns = around(pairs.contents(), pairs.i, pairs.j, alike, likely, asked, worded)
        rows: list[Any] = np.stack([columns[name] for name in AROUND], axis=1).tolist()
        self.known: Mapping[tuple[str, str], list[float]] = {
            (a.id, b.id): row for (a, b, _), row in zip(those, rows, strict=True)
        }

    def of(self, a: Claim, b: Claim) -> dict[str, float]:
        """Return the evidence that the other pairs give for this one."""
        return dict(zip(AROUND, self.known[a.id, b.id], strict=True))
