"""Claim -> Link: which claims speak of one matter, and if two do not, what parts them.

Two passes, as collective record linkage has it (Bhattacharya and Getoor 2007). The first weighs a pair by
its own evidence. The second adds what the other pairs say: whether a claim has a better partner in that
document, and whether a third document joins the two. A pair of two articles that is still in doubt is read by
a small network (``doubts.py``).

Profiled on 40,000 of the 150,000 pairs that 14,000 claims of 75 story sets in one pile make: of 0.37 ms
of processor time a pair the words shared and aligned took a third, the trees a fifth, to tell which
evidence moved a decision another fifth, the evidence of states, of which a piece or two is asked, a tenth.
So trees are asked of whole columns of evidence, all pairs of a batch at once; what moved a decision is told
when it is asked for (``kept.py``); and of states only what the levels ask for is measured.

Profiled again on 100,000 claims of the piles of ``scale`` (255 s with the profiler): of 2.0 million pairs of
amounts and dates a glance leaves 673,000; of 0.5 million of roles and 7.4 of states and rules 509,000 meet;
548,000 links are as likely as is asked, most of them agreements of one telling with another. 40% of the time
went to measuring evidence, 24% to the second pass, 13% to states, 6% to the trees. So evidence is measured
once for what several pairs share and kept in columns (``table.py``), trees are asked of bytes
(``forest.py``), surroundings are told from arrays (``around.py``), and what no level could join is not asked
of all levels (``might.py``): 66 s without the profiler, the same links to the last bit. Of 37,475 claims of
sets told once, where little is shared, 39 s for 52: half of it is evidence, the overlap of words above all.

Profiled a third time on those 100,000 claims, 71 s: 2.01 million pairs of amounts and dates took a glance
of 2.7 us each, 851,000 pairs were weighed at 20 us, 676,000 again among the others at 15, and 317,000
states and roles went through their levels at 85. So levels are asked of what they hang on (``levelled.py``),
links are columns until they are yielded (``found.py``), bags of words are held once (``columns.py``), and
which states can meet is told from postings (``crowd.py``). Of 8,263 claims told once, 9.3 s, 3.9 go to the
evidence of words, 1.7 to that of deeds: 193 and 88 us a pair, of which each is new. That is what is left to
be made columns.

Profiled a fourth time, 47 s beside another program: 26% evidence (11% names, 6% head words, 5% deeds, 5%
words), 15% levels, 12% the glance, 11% the trees, 8% what is plain of each likely pair, 7% making links. The
trees of the glance are asked of bits as the others are (an eighth of their time), each question is answered
out of its own column, names are held against each other once, and links are made out of lists of numbers. To
come near 5 s the evidence and the levels would have to be columns as the glance is.

Profiled a fifth time, 44 s: 27% evidence (names 9%, head words and deeds 12%, words 6%), 19% levels, half
of it keys of claims, 17% what is plain of each likely pair and the size of its pile, 15% the glance and the
states that meet, 10% the trees, 7% making links; 11% of all of it was Python looking for cycles. So names,
head words, what is plain and which texts give both values are told in columns (``bearers.py``,
``heads.py``, ``apparent.py``, ``crossings.py``), keys are made once for all claims that say the same
(``contents.py``), trees are asked once of pairs with the same evidence, of which there is one in forty in
this pile (``forest.py``), articles with the same common words count their kin together (``pile.py``), and
cycles are not looked for: 26 s on a machine on which it had taken 50, and the 19,237 claims of 88 sets told
once 15 s for 22. Left, of those 26 s: a quarter the glance and what meets, a fifth evidence (half of it
words, 200 us a pair that is new), a tenth each numbering claims, levels, making links. The links are the
same to the last bit.

Profiled a sixth time, when what had taken 26 s took 15.5: of a million claims, 41 s, a third went to number
claims anew for each family and stage. So they are numbered by what they say once for a run
(``contents.py``), and what hangs on that is told once of each number: of 2.07 million pairs at which a
glance is taken 74,000 differ in what both sides say. Words are held against each other in columns
(``lexis.py``, ``wordings.py``), subjects too (``subjects.py``), and pairs are grouped once for all that they
say of one another (``around.py``). In turn with the version before, on a core of its own: 10.6 s for 15.8, a
million 23.1 for 40.0, 18,891 claims of 90 sets told once 4.8 for 8.8; the same links to the last bit. Left,
of the 10.6 s: a seventh the trees, an eighth measuring evidence, a tenth each making links and the levels,
a fifteenth each the glance but for its trees, numbering what evidence hangs on, and what pairs say of one
another.

Profiled a seventh time: of 1.73 million pairs at which a glance is taken 54,000 differ in all that it sees,
of 616,000 weighed 35,000 in all that is measured, names and all. So both are asked once of those that differ
(``gate.py``, ``table.py``), third claims are looked up in a table (``around.py``), links are made field by
field (``records.py``), and figures stand in columns (``figures.py``). In turn with the version before, beside
other programs: 8.2 s for 10.3 (7.2 for 9.4 without these), links that are kept come in 1.2 s for 2.9, 21,397
claims of 90 sets told once take 5.2 s for 5.6; the same links to the last bit. Left, of the 8.2 s: a seventh
measuring evidence, a ninth the levels, a thirteenth each what evidence hangs on, the meeting of states,
making links, the glance, and what pairs say of one another, a twentieth the size of the pile. To come near
5 s each of these would have to take half. Told once, a third is evidence, of which the vectors and keys of
words, looked up anew for each family, are a third.

Profiled an eighth time, when rules that part two figures had taken it to 11.5 s: 27% of it asked what parts
each of 134,000 pairs, of which 6,000 differ in what the rules see, and compiled an expression for each name
and each two things that these ask of (``scopes.py``). Such pairs are now asked once of those that differ.
"""

from __future__ import annotations

from collections import ChainMap, Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from claimcheck.link import evidence
from claimcheck.link.contents import Contents
from claimcheck.link.crowd import Passed, crowded, uncrowded
from claimcheck.link.found import Found, ordered
from claimcheck.link.joins import ONCE
from claimcheck.link.levelled import levelled_all, lists
from claimcheck.link.levels import level
from claimcheck.link.pairs import Pairs, joined
from claimcheck.link.passes import ALONE, AMONG, FAINT, weighed
from claimcheck.link.pile import Pile
from claimcheck.link.steps import Progress, Steps
from claimcheck.link.weigh import Weights, shipped
from claimcheck.model import Claim, Evidence, Link
from claimcheck.topics import Topics
from claimcheck.topics import shipped as shipped_topics
from claimcheck.uncollected import uncollected

# Pairs weighed at once: those of smaller families are taken together.
TOGETHER = 4000


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

    Amounts, dates, and rules and states of two articles are weighed by trained models, roles and the rest by
    written levels (``levels.py``). In a crowded run pairs that a glance passes over (``gate.py``) have no
    link, and with ``others``, which counts them by what parts them, no pair less likely than ``least`` has.
    """
    few = uncrowded(claims, focus)
    if few is not None and not len(few):
        Steps(progress)
        return
    said = Contents.of(claims)
    story = evidence.story(claims, said)
    passed = Passed()
    those: Iterable[Pairs] = [few] if few is not None else crowded(claims, focus, passed, story, topics, said)
    del said
    yield from linked(
        those, story, weights=weights, topics=topics,
        progress=progress, least=least, others=others,
    )  # fmt: skip
    if others is not None:
        others.update(passed.others)


def linked(
    those: Iterable[Pairs],
    story: evidence.Story,
    *,
    weights: Weights | None = None,
    topics: Topics | None = None,
    progress: Progress | None = None,
    least: float = 0.0,
    others: Counter[str] | None = None,
) -> Iterator[Link]:
    """Yield a link for each pair, in the order of their ids; ``story`` says how rare words are, and more.

    Pairs come by families, each whole. Those less likely than ``least`` are only counted, by what parts
    them, in ``others``.
    """
    weighing = weights or shipped()
    pile = Pile(story.vocabulary, story.kin, story.given)
    made: list[Found] = []
    steps = Steps(progress)
    with uncollected():
        for some in joined(those, TOGETHER):
            written = lists(some)[0] > 0
            for found in (
                levelled_all(some.those(written).used(), story, pile, topics, steps.done, weighing),
                weighed(some.those(~written).used(), story, weighing, pile, steps),
            ):
                made.append(found if others is None else likely_ones(found, least, others))
    yield from ordered(made)


def likely_ones(found: Found, least: float, others: Counter[str]) -> Found:
    """Return the links that are as likely as ``least``; the rest is counted in ``others``, by axis."""
    kept = found.likely >= least
    many = np.bincount(found.axis[~kept], minlength=len(found.axes))
    others.update({axis: 0 for axis in found.axes if axis not in others})
    for axis, count in zip(found.axes, many.tolist(), strict=True):
        others[axis] += count
    return found.those(kept)


def levelled(a: Claim, b: Claim, found: Mapping[str, float], topics: Topics | None = None) -> Link:
    """Return the link of two rules or states: the first level that holds."""
    single = (topics or shipped_topics()).single
    once = {ONCE: float(a.topic in single)}
    one = level(a, b, ChainMap(once, found))  # type: ignore[arg-type]
    return Link(a, b, one.likely, (Evidence(one.name, one.likely),), axis=one.axis)


__all__ = ["ALONE", "AMONG", "FAINT", "Progress", "Steps", "levelled", "link", "linked"]
