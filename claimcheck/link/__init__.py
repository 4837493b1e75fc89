"""Claim -> Link: which claims speak of one matter, and if two do not, what parts them.

Two passes, as collective record linkage has it (Bhattacharya and Getoor 2007). The first weighs a pair by
its own evidence. The second adds what the other pairs say: whether a claim has a better partner in that
document, and whether a third document joins the two.

Profiled on 40,000 of the 150,000 pairs that 14,000 claims of 75 story sets in one pile make: of 0.37 ms
of processor time a pair the words shared and aligned took a third, the trees a fifth, to tell which
evidence moved a decision another fifth, the evidence of states, of which a piece or two is asked, a tenth.
So trees are asked of whole columns of evidence, all pairs of a batch at once; what moved a decision is told
when it is asked for (``kept.py``); and of states only what the levels ask for is measured.

Profiled again on 20,000 and 40,000 claims of the piles of ``scale`` (23 s and 90 s): half went to measuring
evidence, 0.17 ms a pair (words shared 14 us, likeness of words 9, the rest of the wording 7, the deed 25,
heads aligned 18, names, places and values 10 each), an eighth to telling what moved decisions of which
nobody asked, a tenth to states. So words met by a bag are remembered (``wording.py``), as is what was
measured of copies (``repeats.py``), and evidence is kept as its numbers that are not 0. What is left, at
20,000 claims in 13 s: evidence 5 s, the second pass 2.8, states 2.2, pairs 1.5, the trees 1.3 of it.
"""

from __future__ import annotations

import itertools
from array import array
from collections import ChainMap, Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

import numpy as np

from claimcheck.link import evidence
from claimcheck.link.crossed import Crossing
from claimcheck.link.crowd import Passed, candidates
from claimcheck.link.kept import APART, AROUND, Kept, Told, kept_of, likelihoods, rows, surroundings
from claimcheck.link.levels import level, levels
from claimcheck.link.pile import Pile
from claimcheck.link.plain import plainly
from claimcheck.link.weigh import Model, Weights, shipped
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
    kept: list[tuple[Claim, Claim, Kept | float]] = []
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
        weighed = [(a, b) for a, b in some if not levels(a, b)]
        for a, b, likely, found, axis in alone(weighed, story, weighing.models[ALONE]):
            if likely < FAINT:
                add(Link(a, b, likely, axis=axis))
            kept.append((a, b, found))
            first.append(likely)
    crossing = Crossing(itertools.chain(((a, b) for a, b, _ in kept), ((one, one) for one in met)))
    for one in surrounded(
        kept, first, weighing.models[AMONG], pile, crossing, least if others is not None else 0.0, progress
    ):
        add(one)
    yield from sorted(made, key=lambda k: (k.first.id, k.second.id))


def batches(those: Iterable[T]) -> Iterator[list[T]]:
    """Yield what is given in lists of at most ``TOGETHER``: what is weighed together is weighed fast."""
    rest = iter(those)
    while some := list(itertools.islice(rest, TOGETHER)):
        yield some


def alone(
    those: Sequence[tuple[Claim, Claim]], story: evidence.Story, model: Model
) -> Iterator[tuple[Claim, Claim, float, Kept | float, str]]:
    """Yield pairs with their likelihood by their own evidence, what is kept of it, and the axis."""
    if not those:
        return
    names: dict[str, int] = {}
    numbers = array("d")
    axes = []
    for a, b in those:
        found = evidence.measure(a, b, story)
        names = names or {name: at for at, name in enumerate(found)}
        numbers.extend(found.values())
        axes.append(parting(found))
    own = np.frombuffer(numbers).reshape(len(those), len(names))
    likely = likelihoods(model, rows(model, names, own))
    near = [at for at, one in enumerate(likely) if one >= FAINT]
    kept = dict(zip(near, kept_of(names, own[near]), strict=True))
    apart = own[:, names[APART]].tolist()
    for at, (a, b) in enumerate(those):
        yield a, b, likely[at], kept.get(at, apart[at]), axes[at]


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
    found: Sequence[tuple[Claim, Claim, Kept | float]],
    first: Sequence[float],
    model: Model,
    pile: Pile,
    crossing: Crossing,
    least: float = 0.0,
    progress: Progress | None = None,
) -> Iterator[Link]:
    """Yield the links of the pairs that are likely enough alone, weighed with their surroundings.

    What moved the decision can be told of those that are as likely as ``least``.
    """
    around = Surroundings(((a, b, e.apart if isinstance(e, Kept) else e) for a, b, e in found), first)
    for some in batches(watched(zip(found, first, strict=True), progress, len(found))):
        near = [(a, b, e, around.of(a, b, one)) for (a, b, e), one in some if isinstance(e, Kept)]
        if not near:
            continue
        own = np.stack([e.row() for _, _, e, _ in near])
        more = np.array([[of[name] for name in AROUND] for *_, of in near])
        told = np.hstack((own, more))
        names = surroundings(near[0][2].at)
        likely = likelihoods(model, rows(model, names, told))
        for (a, b, e, _), one, row in zip(near, likely, told.tolist(), strict=True):
            whole = dict(zip(names, row, strict=True))
            parted = crossing.parted(a, b, plainly(a, b, whole, one))
            made = pile.thinned(Link(a, b, parted, axis=parting(whole)), whole)
            if made.probability >= least:
                made = replace(made, evidence=Told(model, e, row[-len(AROUND) :]))
            yield made


class Surroundings:
    """What the pairs of a run say of one another, after the first pass."""

    def __init__(self, found: Iterable[tuple[Claim, Claim, float]], first: Sequence[float]) -> None:
        """Take the pairs, each with whether its values are apart, and their likelihoods."""
        self.partners: dict[tuple[str, str], dict[str, tuple[float, bool]]] = {}
        self.joined: dict[str, dict[str, float]] = {}
        self.backed: dict[str, set[str]] = {}
        for (a, b, apart), likely in zip(found, first, strict=True):
            alike = apart == 0.0
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
