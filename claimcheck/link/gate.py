"""Which pairs of a crowded run are weighed: a glance at each, before any evidence is measured.

A claim of a large pile meets ten to twenty others, and of twenty pairs one is of one matter. To weigh a pair
takes a fifth of a millisecond; a glance takes some four millionths of a second, for it is taken at a hundred
thousand pairs at once: are the values near, the heads one word, the classes and hashed words shared, the
vectors alike, the marks and times one. A small ensemble of trees, trained by ``make weights`` on what the two
models make of the pairs of the story sets, says what they would make of this one.

Only runs that are crowded anyway (``blocks.py``) are looked at so, and there only amounts and dates. Pairs of
one value are all weighed, nineteen in twenty of them are links, but for tellings after the first ``OFTEN`` of
a value in its document: 600 times "1" in two texts of 800 bytes were 180,000 links, and 10 s. Those that one
text sets side by side are weighed too.
The bar is set where of pairs likely enough to conflict, of stories that the trees had not seen, ``LOSS`` are
lost; a matter is mostly told by several pairs.

The glance was profiled on 138,000 pairs of 14,000 claims: 2.1 us of it are the columns (half of that the
three vectors), 1.5 us the trees (0.4 since ``forest.py`` asks them of bits); 36 us a claim go to write it
down in columns. Head words held against each other by the lexicon were tried beside it (5,000 by 5,000 words,
24 us a claim more): for the same loss as many pairs had to pass. Of a pile of 75 sets, 14,149 claims and
153,555 pairs, linked in 26.5 s on a loaded machine, 10.3 s then went to the evidence of the 32,800 pairs
left, 3.1 s to 15,200 pairs of states, 3.0 s to the pairs and the glance, 0.8 s to counting words.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources

import numpy as np
import numpy.typing as npt

from claimcheck.link.columns import MARK, MODE, Array, Columns
from claimcheck.link.each import alike as alike_rows
from claimcheck.link.each import differing, first_of
from claimcheck.link.forest import forest
from claimcheck.link.weigh import Model, read

Floats = npt.NDArray[np.float32]

# Share of the pairs likely enough to conflict that may be lost.
LOSS = 0.02
# Kinds of claims that are weighed by trained models, and can be seen at a glance.
SEEN = frozenset({"quantity", "date"})
# Marks that tell one sort of difference, as one piece of a glance.
SORTS: Mapping[str, tuple[str, ...]] = {
    "history": ("history",),
    "part": ("part", "excepted", "exception", "increment"),
    "supposed": ("hypothetical", "question", "conditional", "target", "limit"),
    "former": ("former", "rejected", "denial", "alleged"),
    "change": ("change", "update", "base"),
    "sum": ("cumulative", "average", "record"),
}
# Families that weigh otherwise: the name of a piece, and how the family begins.
FAMILIES = {
    "a date": "date",
    "money": "money",
    "a count": "count",
    "a share": "percent",
    "a length": "duration",
}
UP_AND_DOWN = 3
# Tellings of one value in one document that are held against like ones.
OFTEN = 20


@dataclass(frozen=True, slots=True)
class Glance:
    """The trees, and the score from which on a pair is weighed."""

    model: Model
    bar: float


@functools.cache
def shipped() -> Glance:
    """Return the trees that come with the package, loaded once."""
    text = resources.files("claimcheck.link").joinpath("glance.json").read_text("utf-8")
    data = json.loads(text)
    return Glance(read(data), data["bar"])


def passing(of: Columns, i: Array, j: Array, name: str, by: Glance) -> Array:
    """Return which of the pairs (i, j), places in a block of a family, are to be weighed."""
    first, which = differing_at_a_glance(of, i, j)
    seen = glance(of, i[first], j[first], name)
    trees = forest(by.model)
    likely = trees.seen([seen[piece] for piece in trees.pieces], len(first))[which]
    alike = (seen["alike"] > 0)[which]
    late = np.maximum(of["telling of it"][i], of["telling of it"][j]) >= OFTEN
    made: Array = ((likely >= by.bar) & ~(alike & late)) | (alike & ~late) | side_by_side(of, i, j)
    return made


def differing_at_a_glance(of: Columns, i: Array, j: Array) -> tuple[Array, Array]:
    """Return which of the pairs (i, j) differ at a glance, and which of these each pair is.

    In a pile of stories told again one pair in thirty does. Where most say what no others say all are taken
    to differ.
    """
    one, _, said = differing(of["said"][i], of["said"][j])
    if len(one) * 2 > len(i):
        return np.arange(len(i)), np.arange(len(i))
    names = np.zeros(len(i), dtype=np.int64)
    for column in names_seen(of, i, j).values():  # halves from -1 to the bits of a set of names
        names = (names << 8) | (column * 2 + 2).astype(np.int64)
    placed = {name: column.astype(np.int64) for name, column in places_seen(of, i, j).items()}
    flags = placed["document"] * 4 + placed["one sentence"] * 2 + placed["headline"]
    where = (placed["days"] << 8) | ((placed["ahead"] + 1) << 4) | flags
    lines = (placed["top"] << 32) | placed["deep"]
    return alike_rows((said, names, where, lines, placed["alone"], placed["few"]), len(i))


def glance(of: Columns, i: Array, j: Array, name: str) -> dict[str, Floats]:
    """Return what is seen of the pairs (i, j) of a family, a column each."""
    kinds = {piece: np.full(len(i), name.startswith(start)) for piece, start in FAMILIES.items()}
    seen = {**said_seen(of, i, j), **names_seen(of, i, j), **places_seen(of, i, j), **kinds}
    return {piece: column.astype(np.float32) for piece, column in seen.items()}


def said_seen(of: Columns, i: Array, j: Array) -> dict[str, Array]:
    """Return what is seen of what both claims say, once of those that say the same as others."""
    one, _, which = differing(of["said"][i], of["said"][j])
    some = first_of(which, len(one))
    alone = len(some) * 2 > len(i)
    x, y = (i, j) if alone else (i[some], j[some])
    seen = {**values_seen(of, x, y), **heads_seen(of, x, y), **words_seen(of, x, y)}
    seen |= {**marks_seen(of, x, y), **times_seen(of, x, y)}
    return seen if alone else {piece: column.astype(np.float32)[which] for piece, column in seen.items()}


def values_seen(of: Columns, i: Array, j: Array) -> dict[str, Array]:
    """Return how the values stand, nearly as ``values.standing`` has it; other units are not converted."""
    low, low2, high, high2 = of["low"][i], of["low"][j], of["high"][i], of["high"][j]
    one_unit = of["unit"][i] == of["unit"][j]
    change, change2 = of["change"][i], of["change"][j]
    alike = one_unit & (low == low2) & (high == high2)
    return {
        "alike": alike,
        "within": one_unit & (low <= high2) & (low2 <= high) & ~alike,
        "unit differs": ~one_unit,
        "far": np.minimum(np.abs(of["middle"][i] - of["middle"][j]), 9),
        "telling": np.minimum(of["telling"][i], of["telling"][j]),
        "bound on one side": of["bounded"][i] != of["bounded"][j],
        "small": of["small"][i] & of["small"][j],
        "change on one side": (change > 0) != (change2 > 0),
        "up and down": (change != change2) & (change + change2 == UP_AND_DOWN),
    }


def marks_seen(of: Columns, i: Array, j: Array) -> dict[str, Array]:
    """Return which marks and modes only one side has."""
    odd = of["marks"][i] ^ of["marks"][j]
    mode, mode2 = of["modality"][i], of["modality"][j]
    return {
        "marks": np.bitwise_count(odd),
        "modality": mode != mode2,
        "foreseen": (mode == MODE["forecast"]) != (mode2 == MODE["forecast"]),
        "negation": of["negated"][i] != of["negated"][j],
        **{name: odd & np.uint64(sum(MARK[mark] for mark in marks)) > 0 for name, marks in SORTS.items()},
    }


def heads_seen(of: Columns, i: Array, j: Array) -> dict[str, Array]:
    """Return which head words are one; -0.5 where one side has none."""
    found = {name: one(of[name][i], of[name][j]) for name in ("measured", "predicate", "head")}
    measured, predicate = of["measured"], of["predicate"]
    crossed = ((measured[i] == predicate[j]) & (measured[i] > 0)) | (
        (predicate[i] == measured[j]) & (measured[j] > 0)
    )
    return {**found, "crossed": crossed}


def one(mine: Array, theirs: Array) -> Array:
    """Return which words are one; -0.5 where one side has none."""
    return np.where((mine == 0) | (theirs == 0), -0.5, mine == theirs)


def names_seen(of: Columns, i: Array, j: Array) -> dict[str, Array]:
    """Return which subjects and speakers are one, and how many names are shared, or of one side."""
    found = {name: one(of[name][i], of[name][j]) for name in ("subject", "speaker")}
    for name in ("parties", "places"):
        mine, theirs = of[name][i], of[name][j]
        found[name] = shared(mine, theirs)
        found[f"{name} of one side"] = np.bitwise_count(mine ^ theirs)
    return found


def words_seen(of: Columns, i: Array, j: Array) -> dict[str, Array]:
    """Return how much of classes and words is shared; below 0 where both sides have others."""
    found: dict[str, Array] = {}
    for name in ("words", "context", "core", "modifiers", "figures"):
        one, other = of[f"{name} row"][i], of[f"{name} row"][j]
        if name in ("words", "core"):
            for sort in ("event", "thing"):
                classes = of[f"{name} {sort}"]
                found[f"{name} {sort}"] = shared(classes[one], classes[other])
        if name in ("words", "context", "core"):
            vector = of[f"{name} vector"]
            found[f"{name} like"] = np.einsum("ij,ij->i", vector[one], vector[other])
        if name != "core":
            bits, many = of[f"{name} bits"], of[f"{name} many"]
            both = np.bitwise_count(bits[one] & bits[other]).sum(axis=1, dtype=np.float32)
            found[name] = both
            found[f"{name}, share"] = both / np.maximum(np.minimum(many[one], many[other]), 1)
    return found


def shared(mine: Array, theirs: Array) -> Array:
    """Return how many bits are shared, -1 where both sides have others."""
    both = np.bitwise_count(mine & theirs).astype(np.float32)
    made: Array = both - ((both == 0) & (mine > 0) & (theirs > 0))
    return made


def times_seen(of: Columns, i: Array, j: Array) -> dict[str, Array]:
    """Return how the times stand that are spoken of."""
    first, first2, last, last2 = of["first"][i], of["first"][j], of["last"][i], of["last"][j]
    both = of["timed"][i] & of["timed"][j]
    over = (first <= last2) & (first2 <= last)
    same = (first == first2) & (last == last2)
    bound, bound2 = of["bound"][i], of["bound"][j]
    return {
        "time": np.where(both, np.where(same, 2, np.where(over, 1, -1)), 0),
        "time on one side": of["timed"][i] != of["timed"][j],
        "bound": np.where((bound == 0) | (bound2 == 0), -0.5, bound == bound2),
        "grain": of["grain"][i] == of["grain"][j],
    }


def places_seen(of: Columns, i: Array, j: Array) -> dict[str, Array]:
    """Return where the claims stand in their articles, how many of their sort these have, and of when."""
    one, other = of["sentence"][i], of["sentence"][j]
    within = of["document"][i] == of["document"][j]
    day, day2 = of["published"][i], of["published"][j]
    return {
        "days": np.where((day > 0) & (day2 > 0), np.minimum(np.abs(day - day2), 400), 0),
        "ahead": of["ahead"][i] * of["ahead"][j],
        "alone": of["alone"][i] * of["alone"][j],
        "document": within,
        "one sentence": within & (one == other),
        "top": np.minimum(one, other),
        "deep": np.maximum(one, other),
        "headline": of["headline"][i] | of["headline"][j],
        "few": of["crowd"][i] * of["crowd"][j],
    }


def side_by_side(of: Columns, i: Array, j: Array) -> Array:
    """Return which pairs stand next to each other in one text, in two mouths or one at a distance.

    These are disputes (``judge/parties.py``) however little they have in common.
    """
    near = (of["document"][i] == of["document"][j]) & (np.abs(of["sentence"][i] - of["sentence"][j]) <= 1)
    speaker, speaker2 = of["speaker"][i], of["speaker"][j]
    aside = np.uint64(MARK["alleged"] | MARK["denial"])
    distanced = ((of["marks"][i] & aside) > 0) != ((of["marks"][j] & aside) > 0)
    made: Array = near & (((speaker > 0) & (speaker2 > 0) & (speaker != speaker2)) | distanced)
    return made
