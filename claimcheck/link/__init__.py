"""Claim -> Link: which claims speak of one matter, and if two do not, what parts them.

Two passes, as collective record linkage has it (Bhattacharya and Getoor 2007). The first weighs a pair by
its own evidence. The second adds what the other pairs say: whether a claim has a better partner in that
document, and whether a third document joins the two.

Profiled on 40,000 of the 150,000 pairs that 14,000 claims of 75 story sets in one pile make: of 0.37 ms
of processor time a pair the words shared and aligned took a third, the trees a fifth, to tell which
evidence moved a decision another fifth, the evidence of states, of which a piece or two is asked, a tenth.
So trees are asked of whole columns of evidence, all pairs of a batch at once; what moved a decision is told
in batches; and of states only what the levels ask for is measured.
"""

from __future__ import annotations

import itertools
from array import array
from collections import ChainMap, Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import ClassVar, TypeVar

import numpy as np

from claimcheck.link import evidence
from claimcheck.link.crossed import Crossing
from claimcheck.link.crowd import Passed, candidates
from claimcheck.link.levels import level, levels
from claimcheck.link.pile import Pile
from claimcheck.link.plain import plainly
from claimcheck.link.weigh import FEW, Floats, Model, Weights, probability, shipped
from claimcheck.model import Claim, Evidence, Link
from claimcheck.topics import Topics
from claimcheck.topics import shipped as shipped_topics

T = TypeVar("T")
# How far the work is: how much is done, of how much (0: not known), and of what: "articles" or "pairs".
Progress = Callable[[int, int, str], None]
# Pairs from one word of progress to the next: some 0.2 s.
STEP = 1000
# Pairs weighed at once: the trees are asked of them all together, and their evidence is in memory.
TOGETHER = 4000
# The names of the two models: a pair by itself, and with what the other pairs say.
ALONE = "alone"
AMONG = "with its surroundings"
# Below this likelihood after the first pass a pair cannot become one by its surroundings.
FAINT = 0.02
# What is kept of a faint pair: all that the others ask of it is whether its values are apart.
BARE: dict[float, Mapping[str, float]] = {one: {"value apart": one} for one in (0.0, 1.0)}
# How likely an agreement must be for its claims to count as backed by another document.
BACKED = 0.4
# Marks of a value that the text itself tells as no longer holding.
FORMER = frozenset({"former", "rejected"})


def link(
    claims: Sequence[Claim],
    *,
    focus: frozenset[str] | None = None,
    weights: Weights | None = None,
    topics: Topics | None = None,
    progress: Progress | None = None,
    least: float = 0.0,
    others: Counter[str] | None = None,
) -> Iterator[Link]:
    """Yield a link for each pair of claims that was compared, in the order of their ids.

    Amounts, dates and roles are weighed by trained models, rules and states by written levels
    (``levels.py``). In a crowded run pairs that a glance passes over (``gate.py``) have no link, and with
    ``others``, which counts them by what parts them, no pair less likely than ``least`` has.
    """
    story = evidence.story(claims)
    passed = Passed()
    yield from linked(
        candidates(claims, focus, passed, story.vocabulary), story, weights=weights, topics=topics,
        progress=progress, least=least, others=others, met=passed.met,
    )  # fmt: skip
    if others is not None:
        others.update(passed.others)


def linked(
    those: Iterable[tuple[Claim, Claim]],
    story: evidence.Story,
    *,
    weights: Weights | None = None,
    topics: Topics | None = None,
    progress: Progress | None = None,
    least: float = 0.0,
    others: Counter[str] | None = None,
    met: Sequence[Claim] = (),
) -> Iterator[Link]:
    """Yield a link for each pair, in the order of their ids; ``story`` says how rare words are, and more.

    Pairs less likely than ``least`` are only counted, by what parts them, in ``others``. ``met`` are claims
    that were looked at beside those of the pairs; it is read when the pairs are all there.
    """
    weighing = weights or shipped()
    least = 0.0 if others is None else least
    pile = Pile(story.vocabulary, story.kin)
    made: list[Link] = []
    kept: list[tuple[Claim, Claim, Mapping[str, float]]] = []
    first: list[float] = []

    def add(one: Link) -> None:
        if others is None or one.probability >= least:
            made.append(one)
        else:
            others[one.axis] += 1

    for some in batches(watched(those, progress)):
        by_level = [(a, b) for a, b in some if levels(a, b)]
        for a, b in by_level:
            asked = evidence.Asked(a, b, story)
            add(pile.thinned(levelled(a, b, asked, topics), asked))
        measured = [(a, b, Kept(evidence.measure(a, b, story))) for a, b in some if not levels(a, b)]
        alone = likelihoods(weighing.models[ALONE], [(found, {}) for *_, found in measured])
        for (a, b, found), likely in zip(measured, alone, strict=True):
            if likely < FAINT:
                add(Link(a, b, likely, axis=parting(found)))
            kept.append((a, b, found if likely >= FAINT else BARE[found["value apart"]]))
            first.append(likely)
    crossing = Crossing(itertools.chain(((a, b) for a, b, _ in kept), ((one, one) for one in met)))
    for one in surrounded(
        kept, first, weighing, pile, crossing, least if others is not None else 0.0, progress
    ):
        add(one)
    yield from sorted(made, key=lambda k: (k.first.id, k.second.id))


class Kept(Mapping[str, float]):
    """The evidence of a pair while the others are measured: 1 kB of numbers in place of a dict of 8 kB."""

    __slots__ = ("at", "numbers")
    places: ClassVar[dict[tuple[str, ...], dict[str, int]]] = {}

    def __init__(self, found: Mapping[str, float]) -> None:
        names = tuple(found)
        if names not in self.places:
            self.places[names] = {name: i for i, name in enumerate(names)}
        self.at = self.places[names]
        self.numbers = array("d", found.values())

    def __getitem__(self, name: str) -> float:
        return self.numbers[self.at[name]]

    def __iter__(self) -> Iterator[str]:
        return iter(self.at)

    def __len__(self) -> int:
        return len(self.at)

    def whole(self) -> dict[str, float]:
        """Return the evidence as it was."""
        return dict(zip(self.at, self.numbers, strict=True))


def batches(those: Iterable[T]) -> Iterator[list[T]]:
    """Yield what is given in lists of at most ``TOGETHER``: what is weighed together is weighed fast."""
    rest = iter(those)
    while some := list(itertools.islice(rest, TOGETHER)):
        yield some


def likelihoods(model: Model, those: Sequence[tuple[Kept, Mapping[str, float]]]) -> list[float]:
    """Return the likelihoods that a model gives pairs, each by its own evidence and by more."""
    if len(those) < FEW:
        return [probability(model.score({**own.whole(), **more})) for own, more in those]
    return [probability(score) for score in model.totals(rows(model, those)).tolist()]


def rows(model: Model, those: Sequence[tuple[Kept, Mapping[str, float]]]) -> Floats:
    """Return the evidence of pairs as a row each, in the order of the model; what is not known is 0."""
    own = those[0][0].at
    names = [*own, *those[0][1], ""]
    told = np.frombuffer(b"".join(e.numbers for e, _ in those)).reshape(len(those), len(own))
    more = np.array([[*found.values(), 0.0] for _, found in those])
    at = {name: i for i, name in enumerate(names)}
    made: Floats = np.hstack((told, more))[:, [at.get(name, len(names) - 1) for name in model.features]]
    return made


def watched(those: Iterable[T], progress: Progress | None, total: int = 0) -> Iterator[T]:
    """Yield what is given, and tell now and then how many pairs are done."""
    for at, one in enumerate(those):
        if progress is not None and at % STEP == 0:
            progress(at, total, "pairs")
        yield one


def levelled(a: Claim, b: Claim, found: Mapping[str, float], topics: Topics | None = None) -> Link:
    """Return the link of two rules or states: the first level that holds."""
    single = (topics or shipped_topics()).single
    once = {"of a topic told once": float(a.topic in single)}
    one = level(a, b, ChainMap(once, found))  # type: ignore[arg-type]
    return Link(a, b, one.likely, (Evidence(one.name, one.likely),), axis=one.axis)


def surrounded(
    found: Sequence[tuple[Claim, Claim, Mapping[str, float]]],
    first: Sequence[float],
    weights: Weights,
    pile: Pile,
    crossing: Crossing,
    least: float = 0.0,
    progress: Progress | None = None,
) -> Iterator[Link]:
    """Yield the links of the pairs that are likely enough alone, weighed with their surroundings.

    What moved the decision is told of those that are as likely as ``least``.
    """
    around = Surroundings(found, first)
    for some in batches(watched(zip(found, first, strict=True), progress, len(found))):
        near = [(a, b, e, around.of(a, b, one)) for (a, b, e), one in some if isinstance(e, Kept)]
        if not near:
            continue
        model = weights.models[AMONG]
        known = [(e, more) for _, _, e, more in near]
        made: list[tuple[Link, int]] = []
        for at, ((a, b, e, more), one) in enumerate(zip(near, likelihoods(model, known), strict=True)):
            whole = {**e.whole(), **more}
            parted = crossing.parted(a, b, plainly(a, b, whole, one))
            made.append((pile.thinned(Link(a, b, parted, axis=parting(whole)), whole), at))
        # What moved a decision takes as long to tell as both models take to make it.
        told = [at for one, at in made if one.probability >= least]
        why = (
            dict(zip(told, model.all_told(rows(model, [known[at] for at in told])), strict=True))
            if told
            else {}
        )
        yield from (replace(one, evidence=why[at]) if at in why else one for one, at in made)


class Surroundings:
    """What the pairs of a run say of one another, after the first pass."""

    def __init__(
        self, found: Sequence[tuple[Claim, Claim, Mapping[str, float]]], first: Sequence[float]
    ) -> None:
        self.partners: dict[tuple[str, str], dict[str, tuple[float, bool]]] = {}
        self.joined: dict[str, dict[str, float]] = {}
        self.backed: dict[str, set[str]] = {}
        for (a, b, e), likely in zip(found, first, strict=True):
            alike = e["value apart"] == 0.0
            for x, y in ((a, b), (b, a)):
                self.partners.setdefault((x.id, y.source.document), {})[y.id] = (likely, alike)
                if likely >= 0.2:
                    self.joined.setdefault(x.id, {})[y.id] = likely
                if alike and likely >= BACKED:
                    self.backed.setdefault(x.id, set()).add(y.source.document)

    def of(self, a: Claim, b: Claim, likely: float) -> dict[str, float]:
        """Return the evidence that the other pairs give for this one. Symmetric."""
        rivals = [self.rivals(a, b), self.rivals(b, a)]
        best = [max((p for p, _ in r), default=0.0) for r in rivals]
        better = [max((p for p, alike in r if alike), default=0.0) for r in rivals]
        mine, theirs = self.joined.get(a.id, {}), self.joined.get(b.id, {})
        third = max((min(p, theirs[c]) for c, p in mine.items() if c in theirs), default=0.0)
        backing = [len(self.backed.get(c.id, set()) - {c.source.document}) for c in (a, b)]
        old = [bool(FORMER & set(c.marks)) for c in (a, b)]
        return {
            "backed by others, the more": min(max(backing), 3) / 3,
            "backed by others, the less": min(min(backing), 3) / 3,
            "former, and not backed": float(any(o and not n for o, n in zip(old, backing, strict=True))),
            "backed in the other document": float(
                b.source.document in self.backed.get(a.id, ())
                or a.source.document in self.backed.get(b.id, ())
            ),
            "alone": likely,
            "best rival": max(best),
            "least rival": min(best),
            "ahead of rivals": likely - max(best),
            "rival of the same value": max(better),
            "third claim joins": third,
            "partners": min(len(mine), len(theirs), 5) / 5,
        }

    def rivals(self, a: Claim, b: Claim) -> list[tuple[float, bool]]:
        """Return the likelihoods of the other partners that ``a`` has in the document of ``b``."""
        return [p for other, p in self.partners.get((a.id, b.source.document), {}).items() if other != b.id]


def parting(found: Mapping[str, float]) -> str:
    """Return the axis on which a pair most plainly differs, or "matter"."""
    if found["time differs"] or found["year differs"] or found["history on one side"]:
        return "time"
    if (
        found["part on one side"]
        or found["place differs"]
        or found["party differs"]
        or found["restrictions differ"]
    ):
        return "scope"
    if found["modality differs"]:
        return "modality"
    if found["rate differs"]:
        return "measure"
    return "matter"


__all__ = ["ALONE", "AMONG", "FAINT", "Progress", "Surroundings", "levelled", "link", "linked", "parting"]
