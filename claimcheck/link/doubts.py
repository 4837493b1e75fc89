"""Pairs that the trees are in doubt of are read, and what is read moves their odds.

Of 30 story sets that neither trees nor network had seen one conflict in ten more is found with it, and
0.86 of the findings are right for 0.83. Of 107 that both had been kept from, with weights of fewer sets,
498 of 1,459 were found at 0.82, for 450 at 0.85. Taught for longer it finds 495 at 0.835, where it had
found 490 at 0.832. Then pairs from 0.24 on were read; now figures of articles plainly of one story are from
0.15 on, half as many more: of 62 sets that neither had seen 358 conflicts of 668 are found for 355, of the 40
first ones 232 of 368 for 230, and findings are right as often. With pairs of sentences read so (EQUATE,
entailed) 36 of 1,802 had a finding for 15.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from claimcheck.link import reader
from claimcheck.link.each import Ints
from claimcheck.link.pairs import Pairs
from claimcheck.link.pile import USUAL, Pile
from claimcheck.link.plain import may_both_hold
from claimcheck.link.weigh import Floats, logit, probability
from claimcheck.model import Evidence

Flags = npt.NDArray[np.bool_]

# Between these likelihoods a pair is read: nothing that is read takes others across the bar of figures.
LOW, HIGH = 0.15, 0.85
# Below this a figure or date is no finding anyhow.
BAR = 0.5
# Log-odds of the network count from here on, and up to here, of figures of articles plainly of one story.
LEAST, SUREST = -4.0, 3.0
# Up to here of dates, of short texts and of those that may be of two stories, from this likelihood on, and
# put together so, by an earlier fit: a date of one text is easily the day of something else ("rose to 5.3% in
# March"), two lines on birds on a fence read as of one matter whatever they count, and of two stories in one
# field the network is sure of too much: with 4.0 of 546 such articles 17 had a finding with another, with 2.0
# 15 (9 unread), and two conflicts of 322 were lost (counted before ``CLASHES``).
WARY_SUREST, WARY_LOW = 2.0, 0.24
WARY = (0.69, 1.183, 0.403)
# What no reading outweighs: the network takes "on Monday" and "on Tuesday" for much the same.
CLASHES = ("time differs", "rate differs")
# What is read only of articles that are plainly of one story: there two parties name one figure each ("City
# Hall puts it at 300", "Vaz counts 2,100"), one reporter names the town, the other the country. On 140 story
# sets nine pairs more are right, and none wrong. Of two stories it tells one bank's outage from another's.
NAMED = ("place differs", "party differs")
# What is told of such a pair.
READ = "read as one matter"


def read(
    pairs: Pairs,
    among: Ints,
    likely: Floats,
    pile: Pile,
    named: Flags,
    told: Callable[[int, int], None] = lambda at, total: None,
) -> dict[int, Evidence]:
    """Return what reading says of the pairs in doubt, by their places: by how much it moves the log-odds.

    ``among`` are the places of the pairs whose values are apart and that name no clash, ``named`` tells which
    of them name other parties or places. Those of one article are not read, nor amounts of short texts that
    can both hold, nor what the size of the pile, or two stories, keep from being a finding. ``told`` is
    told how many are read, of how many.
    """
    doubted = (likely[among] >= LOW) & (likely[among] < HIGH)
    both = {}
    wary = {}
    for at, aside in zip(among[doubted].tolist(), named[doubted].tolist(), strict=True):
        a, b = pairs.claims[pairs.i[at]], pairs.claims[pairs.j[at]]
        texts = a.source.document, b.source.document
        bounds = may_both_hold(a, b) and not pile.lengthy(*texts)
        one_story = pile.surely_one(*texts)
        wary[at] = a.kind == "date" or not one_story or not pile.lengthy(*texts)
        unlikely = wary[at] and likely[at] < WARY_LOW
        if texts[0] != texts[1] and not unlikely and not bounds and (one_story or not aside):
            both[at] = a, b
    if not both:
        return {}
    weights = reader.together()
    if len(pile.words) > USUAL:
        pile.learn(claim.source.document for pair in both.values() for claim in pair)
    put = {at: WARY if wary[at] else weights for at in both}
    before = {at: base + trees * logit(likely[at]) for at, (base, trees, _) in put.items()}
    open_to = [
        at for at, (a, b) in both.items()
        if before[at] + put[at][-1] * surest(wary[at]) + pile.thinning(a.source.document, b.source.document)
        >= logit(BAR)
    ]  # fmt: skip
    if not open_to:
        return {}
    most = np.array([surest(wary[at]) for at in open_to])
    odds = within(reader.read([both[at] for at in open_to], told), most).tolist()
    return {
        at: Evidence(
            READ, round(before[at] - logit(likely[at]) + put[at][-1] * odd, 3), f"{probability(odd):.2f}"
        )
        for at, odd in zip(open_to, odds, strict=True)
    }


def surest(wary: bool) -> float:
    """Return up to where the log-odds of the network count, of a date or short texts, or of a figure."""
    return WARY_SUREST if wary else SUREST


def within(odds: npt.NDArray[np.float32], most: Floats | float = SUREST) -> Floats:
    """Return log-odds of the network as far as they count: up to ``most``, by default that of figures."""
    return np.clip(odds.astype(np.float64), LEAST, most)


def moved(likely: float, by: float) -> float:
    """Return a likelihood moved by some log-odds."""
    return probability(logit(likely) + by)
