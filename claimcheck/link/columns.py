"""The claims of a block as columns of numbers, for a glance at many pairs at once (``gate.py``).

Words become codes, sets of words become bits (256 of a hash of each), bags of words their mean vectors,
each bag once, since the claims of a sentence share theirs. A claim takes some 25 us to be written down so,
and 1.3 kB at the most while its block is linked; a glance at a pair takes two or three millionths of a
second, where its evidence takes a hundred.
"""

from __future__ import annotations

import functools
import itertools
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from claimcheck.language import vectors
from claimcheck.link import moments, values
from claimcheck.link.contents import Contents
from claimcheck.link.each import differing
from claimcheck.link.evidence import MODALITIES, PARTING, bounded, small
from claimcheck.link.position import core
from claimcheck.link.wording import classes
from claimcheck.model import Amount, Claim, When

Array = npt.NDArray[Any]
Floats = npt.NDArray[np.float32]

# Bits of a set of words, and of a set of names.
BITS, NAMED = 256, 64
# Claims whose words' vectors are in hand at once: 20 words each of 384 bytes.
BATCH = 4096
# A time that the text leaves open, as a day before and after all others.
NEVER = (1, 4_000_000)


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a block by name, each with a row a claim."""

    of: Mapping[str, Array]

    def __getitem__(self, name: str) -> Array:
        return self.of[name]


def columns(block: Contents) -> Columns:
    """Return the columns of claims of one family, in their order."""
    code: dict[str, int] = {"": 0}

    def coded(words: Iterable[str]) -> list[int]:
        return [code.setdefault(word, len(code)) for word in words]

    rows = [said(claim, coded) for claim in block.one_of]
    places = [placed(claim, coded) for claim in block.claims]
    made = {
        name: np.array(column, dtype=KINDS.get(name, np.int32))
        for name, column in zip(PLACED, zip(*places, strict=True), strict=True)
    }
    for name, column in zip(SAID, zip(*rows, strict=True), strict=True):
        made[name] = np.array(column, dtype=KINDS.get(name, np.int32))[block.number]
    day, dated = block.day, made["day"]
    made["ahead"] = np.where((day > 0) & (dated > 0), np.sign(dated - day), 0).astype(np.int32)
    made["said"] = block.number
    made["document"], made["published"] = block.document, day.astype(np.int32)
    told: Mapping[str, Callable[[Claim], tuple[str, ...]]] = {
        "words": lambda c: c.words,
        "context": lambda c: c.context,
        "modifiers": lambda c: c.modifiers,
        "core": core,
        "figures": lambda c: c.figures,
    }
    code = {"": 0}
    bags: dict[str, list[list[int]]] = {}
    for name, of in told.items():  # the claims of a sentence have one context
        known: dict[tuple[str, ...], int] = {}
        rows_of = [known.setdefault(of(c), len(known)) for c in block.one_of]
        made[f"{name} row"] = np.array(rows_of, dtype=np.int32)[block.number]
        bags[name] = [coded(bag) for bag in known]
    made |= worded(bags, list(code))
    twin = differing(made["document"], made["measured"].astype(np.int64))[2]
    made["alone"] = np.bincount(twin)[twin]
    made["crowd"] = np.bincount(made["document"])[made["document"]]
    made["telling of it"] = tellings(made)
    return Columns(made)


def tellings(of: Mapping[str, Array]) -> Array:
    """Return for each claim how often its document gives its value before it."""
    value = [of[name] for name in ("unit", "high", "low", "document")]
    order = np.lexsort((of["sentence"], *value))
    new = np.zeros(len(order), dtype=np.bool_)
    for column in value:
        new[1:] |= column[order][1:] != column[order][:-1]
    start = np.maximum.accumulate(np.where(new, np.arange(len(order)), 0))
    made = np.empty(len(order), dtype=np.int64)
    made[order] = np.arange(len(order)) - start
    return made


# ---------------------------------------------------------------------------------------- numbers of a claim

SAID = (
    "headline", "measured", "predicate", "head", "negated", "modality", "marks", "low", "high", "middle",
    "unit", "telling", "bounded", "small", "change", "first", "last", "timed", "day", "bound", "grain",
)  # fmt: skip
PLACED = ("sentence", "subject", "speaker", "parties", "places")
KINDS: Mapping[str, Any] = {
    "marks": np.uint64, "parties": np.uint64, "places": np.uint64, "low": np.float64, "high": np.float64,
    "middle": np.float32, "telling": np.float32, "headline": np.bool_, "negated": np.bool_, "timed": np.bool_,
    "bounded": np.bool_, "small": np.bool_,
}  # fmt: skip
MARK = {mark: 1 << at for at, mark in enumerate(PARTING)}
MODE = {mode: at for at, mode in enumerate(("fact", *MODALITIES))}


def said(claim: Claim, coded: Any) -> tuple[float, ...]:
    """Return the numbers of what a claim says, in the order of ``SAID``; words as ``coded``."""
    value, when = claim.value, claim.when
    low, high, middle = span(value)
    unit = f"{value.unit} {value.per or ''}" if isinstance(value, Amount) else ""
    measured, predicate, head, unit_code, bound, grain = coded((
        claim.measured, claim.predicate, claim.modifiers[0] if claim.modifiers else "", unit,
        moments.bound(claim), moments.grain(claim),
    ))  # fmt: skip
    first, last = days(when) if when is not None and claim.kind != "date" else NEVER
    marks = 0
    for mark in claim.marks:
        marks |= MARK.get(mark, 0)
    return (
        claim.role == "headline", measured, predicate, head, claim.negated, MODE[claim.modality], marks,
        low, high, middle, unit_code, values.telling(value), bounded(claim), small(claim),
        CHANGES[value.change] if isinstance(value, Amount) else 0,
        first, last, first != NEVER[0] or last != NEVER[1],
        value.first.toordinal() if isinstance(value, When) and value.first else 0, bound, grain,
    )  # fmt: skip


def placed(claim: Claim, coded: Any) -> tuple[float, ...]:
    """Return the numbers of where a claim stands and whom it names, in the order of ``PLACED``."""
    subject, speaker = coded((claim.subject, claim.speaker or ""))
    return (
        claim.sentence, subject, speaker,
        bits(name.key.rpartition(" ")[2] for name in claim.names if name.kind != "LOC"),
        bits(name.key for name in claim.names if name.kind == "LOC"),
    )  # fmt: skip


CHANGES = {None: 0, "up": 1, "down": 2, "by": 3}


def span(value: object) -> tuple[float, float, float]:
    """Return the ends of a value as a reader takes it, and the logarithm or the month that stands for it."""
    if isinstance(value, Amount):
        middle = values.middle(value)
        return *values.reach(value), float(np.log(middle)) if middle > 0 else -20.0
    if isinstance(value, When):
        first, last = days(value)
        return first, last, (first if first != NEVER[0] else last) / 30
    return 0.0, 0.0, 0.0


def days(when: When) -> tuple[int, int]:
    """Return the first and last day of a time as numbers."""
    first = when.first.toordinal() if when.first else NEVER[0]
    return first, when.last.toordinal() if when.last else NEVER[1]


def bits(those: Iterable[str]) -> int:
    """Return a set of names as bits."""
    found = 0
    for one in those:
        found |= 1 << (zlib.crc32(one.encode("utf-8", "surrogatepass")) % NAMED)
    return found


# ------------------------------------------------------------------------------------------ words of a claim


def worded(bags: Mapping[str, Sequence[Sequence[int]]], words: Sequence[str]) -> dict[str, Array]:
    """Return the columns of bags of words: their bits, their mean vectors, the classes they belong to.

    They have a row for each bag that differs; which one a claim has is in the column "... row".
    """
    flags = np.zeros((len(words), BITS // 64), dtype=np.uint64)
    for at, word in enumerate(words[1:], 1):
        place = zlib.crc32(word.encode("utf-8", "surrogatepass")) % BITS
        flags[at, place // 64] = np.uint64(1 << (place % 64))
    class_of = {sort: class_bits(words, sort) for sort in ("event", "thing")}
    heavy = weighed(words)
    made: dict[str, Array] = {}
    for name, bag in bags.items():
        flat, starts = joined(bag)
        bits_of = np.bitwise_or.reduceat(flags[flat], starts, axis=0)
        made[f"{name} bits"] = bits_of
        made[f"{name} many"] = np.bitwise_count(bits_of).sum(axis=1, dtype=np.int32)
        if name in ("words", "core"):
            for sort, of in class_of.items():
                made[f"{name} {sort}"] = np.bitwise_or.reduceat(of[flat], starts)
        if name in ("words", "context", "core"):
            made[f"{name} vector"] = means(heavy, flat, starts)
    return made


def joined(bag: Sequence[Sequence[int]]) -> tuple[Array, Array]:
    """Return bags as one array and the place where each starts; each begins with the empty word."""
    flat = np.fromiter(itertools.chain.from_iterable((0, *some) for some in bag), dtype=np.int32)
    sizes = np.fromiter((len(some) + 1 for some in bag), dtype=np.int64, count=len(bag))
    return flat, np.cumsum(sizes) - sizes


def class_bits(words: Sequence[str], sort: str) -> Array:
    """Return the classes of each word as bits; there are fewer than 64 of a sort."""
    known = bits_of_classes(sort)
    return np.array([known.get(word, 0) for word in words], dtype=np.uint64)


@functools.cache
def bits_of_classes(sort: str) -> dict[str, int]:
    """Return the classes of all words that have one, as bits."""
    known = classes()[sort]
    place = {name: at for at, name in enumerate(sorted({n for those in known.values() for n in those}))}
    return {word: sum(1 << place[name] for name in those) for word, those in known.items()}


def weighed(words: Sequence[str]) -> Floats:
    """Return the vector of each word times its weight in a bag; words without one are 0."""
    made = np.zeros((len(words), vectors.table().numbers.shape[1]), dtype=np.float32)
    for at, word in enumerate(words):
        found = vectors.vector(word) if word else None
        if found is not None:
            made[at] = found * np.float32(vectors.weight(word))
    return made


def means(heavy: Floats, flat: Array, starts: Array) -> Floats:
    """Return the mean vector of each bag, of length one, or 0 when none of its words has one."""
    made = np.zeros((len(starts), heavy.shape[1]), dtype=np.float32)
    for begin in range(0, len(starts), BATCH):
        mine = starts[begin : begin + BATCH]
        end = starts[begin + BATCH] if begin + BATCH < len(starts) else len(flat)
        made[begin : begin + BATCH] = np.add.reduceat(heavy[flat[mine[0] : end]], mine - mine[0], axis=0)
    length = np.linalg.norm(made, axis=1, keepdims=True)
    return np.asarray(made / np.where(length > 0, length, 1), dtype=np.float32)
