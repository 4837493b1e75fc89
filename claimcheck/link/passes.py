"""The two passes over amounts, dates and roles: a pair by its own evidence, then with what the others say."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from claimcheck.link import doubts
from claimcheck.link.apparent import ONE_CLAUSE, REASONS, plainly_all
from claimcheck.link.apparent import apart as apart_of
from claimcheck.link.around import AROUND, SENTENCES, around
from claimcheck.link.crossings import Crossings
from claimcheck.link.each import Ints, alike
from claimcheck.link.evidence import Story
from claimcheck.link.forest import Bytes, Forest, forest
from claimcheck.link.found import Found
from claimcheck.link.kept import Telling, Told
from claimcheck.link.odd_days import ODD, ODD_DAY, odd_days
from claimcheck.link.pairs import NONE, Pairs
from claimcheck.link.pile import Pile
from claimcheck.link.plain import ASKED, PARTED, PLAIN, maybe_one_clause
from claimcheck.link.scopes import parted_all
from claimcheck.link.steps import Steps
from claimcheck.link.table import Array, Measures, Table
from claimcheck.link.updates import FOLLOWS, TOLD_ANEW, told_anew
from claimcheck.link.weigh import Floats, Weights, logit
from claimcheck.model import Evidence

# Pairs whose evidence is in hand at one time: 1.5 kB each.
BATCH = 32_768
# The names of the two models: a pair by itself, and with what the other pairs say.
ALONE = "alone"
AMONG = "with its surroundings"
# Below this likelihood after the first pass a pair cannot become one by its surroundings.
FAINT = 0.02
# What parts two claims, the plainest first, and the evidence of it; last what only their articles tell.
AXES = ("matter", "time", "scope", "modality", "measure", "story")
PARTING: Mapping[str, tuple[str, ...]] = {
    "time": ("time differs", "year differs", "history on one side"),
    "scope": ("part on one side", "place differs", "party differs", "restrictions differ"),
    "modality": ("modality differs",),
    "measure": ("rate differs",),
}
# What is plain of a pair, by its place in ``REASONS``; and of one of whose values each article has both.
NAMES = tuple(REASONS)
CROSSED = "each of the two articles gives both values"
Codes = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class First:
    """What the first pass leaves: how likely each pair is, what parts it, and of the near ones the evidence.

    ``near`` are the places of the pairs to be weighed with their surroundings, ``rows`` the evidence for the
    trees of those that differ, ``row`` which of these each has, ``apart`` what is asked of those near whose
    values are apart. ``worded`` says how like the sentences of each pair are.
    """

    likely: Floats
    axis: Codes
    alike: npt.NDArray[np.bool_]
    worded: Floats
    near: Ints
    rows: Bytes
    row: Ints
    apart: Floats


def weighed(pairs: Pairs, story: Story, weights: Weights, pile: Pile, steps: Steps) -> Found:
    """Return the links of pairs of whole families; ``steps`` is told how many are weighed, how many read."""
    if not len(pairs):
        return Found(pairs, np.zeros(0), NONE, AXES, lambda places: (), NONE)
    first = alone(pairs, story, weights, steps.done)
    near = first.near
    columns = around(pairs.contents(), pairs.i, pairs.j, first.alike, first.likely, near, first.worded)
    likely, axis = first.likely.copy(), first.axis.astype(np.int64)
    likely[near], strange, read, plain = among(pairs, first, columns, weights, pile, steps)
    axis[near[strange]] = AXES.index("story")
    anew = list(told_anew(pairs.claims, pairs.i, pairs.j, first.alike, likely, pile))
    likely[anew] = np.maximum(likely[anew], TOLD_ANEW)
    besides: dict[int, tuple[Evidence, ...]] = {int(near[at]): (said,) for at, said in read.items()}
    for at, (which, said) in plain.items():
        axis[near[at]] = AXES.index(which)
        besides[int(near[at])] = plainly_said(said)
    for at in anew:
        besides[at] = (Evidence(FOLLOWS, logit(TOLD_ANEW), "1"), *besides.get(at, ()))
    for at in list(odd_days(pairs.claims, pairs.i, pairs.j, first.alike, likely, pile)):
        likely[at] = ODD_DAY
        besides[at] = (Evidence(ODD, logit(ODD_DAY), "1"), *besides.get(at, ()))
    row = np.full(len(pairs), -1, dtype=np.int64)
    row[near] = np.arange(len(near))
    more = np.stack([columns[name] for name in AROUND], axis=1)
    telling = Telling(weights.models[AMONG], pairs, story, more)

    def evidence(places: Ints) -> Sequence[Sequence[Evidence]]:
        rows = row[places]
        made: list[Sequence[Evidence]] = [
            one if at >= 0 else () for one, at in zip(telling.those(places, rows), rows.tolist(), strict=True)
        ]
        for at, place in enumerate(places.tolist() if besides else ()):
            if place in besides:
                known = made[at]
                made[at] = known.after(besides[place]) if isinstance(known, Told) else besides[place]
        return made

    return Found(pairs, likely, axis, AXES, evidence, np.arange(len(pairs)))


def alone(pairs: Pairs, story: Story, weights: Weights, told: Callable[[int], None]) -> First:
    """Weigh pairs by their own evidence."""
    measures = Measures(pairs, story)
    own, whole = forest(weights.models[ALONE]), forest(weights.models[AMONG])
    parts: list[First] = []
    before = 0
    for start in range(0, len(pairs), BATCH):
        some = pairs.those(slice(start, start + BATCH))
        table, which = measures.differing(some)
        asked = np.array(own.likelihoods(table.bytes(own)))
        close = np.flatnonzero(asked >= FAINT)
        place = np.full(table.many, -1, dtype=np.int64)
        place[close] = np.arange(len(close))
        row = place[which]
        near = np.flatnonzero(row >= 0)
        same = table["value apart"] == 0
        apart = row[near][~same[which[near]]]
        worded = table[SENTENCES[0]] + table[SENTENCES[1]]
        those = table.those(close)
        parts.append(First(
            asked[which], parting(table)[which], same[which], worded[which], near + start,
            those.bytes(whole), row[near] + before,
            np.stack([those[name] for name in ASKED], axis=1)[apart],
        ))  # fmt: skip
        before += len(close)
        told(len(some))
    return First(
        np.concatenate([p.likely for p in parts]),
        np.concatenate([p.axis for p in parts]),
        np.concatenate([p.alike for p in parts]),
        np.concatenate([p.worded for p in parts]),
        np.concatenate([p.near for p in parts]),
        np.concatenate([p.rows for p in parts], axis=1),
        np.concatenate([p.row for p in parts]),
        np.concatenate([p.apart for p in parts]),
    )


def axis_of(found: Mapping[str, float]) -> str:
    """Return the axis on which a pair most plainly differs, or "matter"."""
    return next((axis for axis in AXES[1:-1] if any(found[name] for name in PARTING[axis])), AXES[0])


def parting(table: Table) -> Codes:
    """Return what ``axis_of`` says of each pair, as a place in ``AXES``."""
    made = np.zeros(table.many, dtype=np.uint8)
    for axis in reversed(AXES[1:-1]):
        differs: Array = np.logical_or.reduce([table[name] != 0 for name in PARTING[axis]])
        made[differs] = AXES.index(axis)
    return made


def among(
    pairs: Pairs, first: First, columns: Mapping[str, Floats], weights: Weights, pile: Pile, steps: Steps
) -> tuple[Floats, Ints, dict[int, Evidence], dict[int, tuple[str, str]]]:
    """Return how likely the near pairs are with their surroundings, with what is plain of them, and read.

    And the places of those that only their articles part, which are hardly of one story, what was read of
    those in doubt, and why others are plainly of one matter or of two: the axis, and in words.
    """
    whole = forest(weights.models[AMONG])
    likely = surrounded(first, columns, whole)
    apart = np.flatnonzero(~first.alike[first.near])
    told = dict(zip(ASKED, first.apart.T, strict=True))
    # What is no likelier than what parts plainly, and cannot be one clause, stays as it is.
    open_to = (likely[apart] > PARTED) | maybe_one_clause(told)
    rows = np.flatnonzero(open_to)
    close = pairs.those(first.near)
    some = close.those(apart[rows]).used()
    found = {name: column[rows] for name, column in told.items()}
    made, why = plainly_all(apart_of(some, found), likely[apart[rows]])
    scoped = parted_all(some, made)
    made[list(scoped)] = PARTED
    plain = {at: (REASONS[said := NAMES[why[at]]], said) for at in np.flatnonzero(why).tolist()} | scoped
    high = np.flatnonzero(made > PARTED)
    crossed = close.those(apart[rows][high]).used()
    both = high[Crossings(crossed, pairs.met or pairs.contents()).of(crossed)]
    made[both] = PARTED
    plain |= dict.fromkeys(both.tolist(), ("matter", CROSSED))
    likely[apart[rows]] = made
    clash, named = (
        np.logical_or.reduce([told[name][rows] != 0 for name in some])
        for some in (doubts.CLASHES, doubts.NAMED)
    )
    read = doubts.read(close, apart[rows][~clash], likely, pile, named[~clash], steps.read)
    for at, by in read.items():
        likely[at] = doubts.moved(likely[at], by.weight)
    same_time = np.zeros(len(likely))
    same_time[apart] = told["same time"]
    strange = pile.thinned(close, apart[rows], same_time.__getitem__, likely)
    return likely, strange, read, {int(apart[rows[at]]): said for at, said in plain.items()}


@functools.cache
def plainly_said(said: str) -> tuple[Evidence, ...]:
    """Return what makes a pair plainly of one matter, or of two, as evidence that settles it."""
    return (Evidence(said, logit(PLAIN if said == ONE_CLAUSE else PARTED)),)


def surrounded(first: First, columns: Mapping[str, Floats], by: Forest) -> Floats:
    """Return how likely the near pairs are with their surroundings; of those that are alike one is asked."""
    pieces = [name for name in by.pieces if name in columns]
    many = len(first.row)
    more = np.zeros((many, -(-len(pieces) // 8) * 8), dtype=np.uint8)
    for at, name in enumerate(pieces):
        more[:, at] = by.below(name, columns[name])
    some = which = np.arange(many)
    if first.rows.shape[1] * 2 < many:
        some, which = alike([first.row.astype(np.uint64), *more.view(np.uint64).T], many)
    rows = first.rows.take(first.row[some], axis=1)
    rows[[by.pieces.index(name) for name in pieces]] = more[some, : len(pieces)].T
    return np.array(by.likelihoods(rows))[which]
