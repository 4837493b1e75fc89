"""What a small network makes of the wording of two sides: a contradiction, a change, or a dispute.

The levels of ``verdict.py`` ask what can be named: words of change, parties, measures that move. Whether "the
trust now puts the bill at 12 million" is a new state or another account takes reading. The network is the
encoder of ``link/reader`` (all-MiniLM-L6-v2, Apache-2.0), taught by ``make reader`` on the labelled conflicts
of the story sets with their values in view; what it gives is put together with how often a level is right.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping
from datetime import date
from itertools import islice

import numpy as np

from claimcheck.judge.matters import Rift
from claimcheck.link import reader
from claimcheck.link.reader.network import Network, loaded
from claimcheck.link.reader.network import shipped as encoder
from claimcheck.link.reader.wordpiece import MASK, Pieces
from claimcheck.model import Claim, Verdict

# What two sides that cannot both hold can be, in the order of what the network gives.
VERDICTS: tuple[Verdict, ...] = ("contradicts", "changed", "disputed")
# How long after the first text the second was published, in words that the network reads before both.
LONG_AFTER = ((1, "the same day"), (2, "a day later"), (6, "days later"), (30, "weeks later"))
MUCH_LATER, UNDATED = "months later", "no date"
# Pieces that are read of a value, and before and after it, at the most.
OF_VALUE, AROUND = 10, 38
# Pieces of a passage below which it is not read: of a bare clause the network makes anything.
FEWEST = 12
# Links of a rift that are read: more cost time, and tell little more.
READ = 2

# How frequent the verdicts are, of the labelled conflicts.
USUAL: Mapping[Verdict, float] = {"contradicts": 0.6, "changed": 0.3, "disputed": 0.1}
# From here on a level needs no reading.
SURE = 0.8
# What a reading makes of the verdict of a level: of 19 so turned 16 were right. A contradiction that reads as
# a change stays one: of 19 eleven were. What two parties are heard to say stays a dispute.
TURNED: Mapping[Verdict, frozenset[Verdict]] = {
    "contradicts": frozenset({"disputed"}),
    "changed": frozenset({"contradicts", "disputed"}),
    "disputed": frozenset(),
}
# What a finding says of such a verdict.
READ_AS: Mapping[Verdict, str] = {
    "contradicts": "both read as told of one time",
    "disputed": "their wording reads as two parties' accounts",
}

Row = tuple[tuple[int, ...], tuple[int, ...]]
Told = tuple[date | None, tuple[int, ...]]


def turned(verdict: Verdict, likely: float, rift: Rift) -> tuple[Verdict, float] | None:
    """Return the verdict that the wording makes of a level's, and how likely it is; None where it stands."""
    if likely >= SURE or not TURNED[verdict] or not (heard := read(rift)):
        return None
    odds = weighed(verdict, likely, heard, weight())
    found = max(odds, key=odds.__getitem__)
    return (found, round(odds[found], 2)) if found in TURNED[verdict] else None


def weighed(
    verdict: Verdict, likely: float, heard: Mapping[Verdict, float], weight: float
) -> dict[Verdict, float]:
    """Return how likely each verdict is: by a level, which is right so often, and by a reading.

    What the level leaves to the other two is theirs as they are frequent; of the reading counts by how much
    it finds a verdict likelier than it is of all conflicts.
    """
    others = sum(often for found, often in USUAL.items() if found != verdict)
    logs = {
        found: math.log(likely if found == verdict else (1 - likely) * often / others)
        + weight * (heard[found] - math.log(often) if heard else 0.0)
        for found, often in USUAL.items()
    }
    top = max(logs.values())
    odds = {found: math.exp(log - top) for found, log in logs.items()}
    whole = sum(odds.values())
    return {found: one / whole for found, one in odds.items()}


def read(rift: Rift, net: Network | None = None) -> Mapping[Verdict, float]:
    """Return the log-probability of each verdict, by the likeliest links between two documents; {} of none.

    What is too short to be read says nothing. ``net`` is another network than the one that is shipped.
    """
    between = (k for k in rift.links if k.first.source.document != k.second.source.document)
    rows = [row(k.first, k.second, encoder().pieces) for k in islice(between, READ)]
    told = [odds(*one) if net is None else even(net, *one) for one in rows if min(map(len, one)) >= FEWEST]
    if not told:
        return {}
    return dict(zip(VERDICTS, np.mean(told, axis=0).tolist(), strict=True))


@functools.lru_cache(maxsize=10_000)
def odds(first: tuple[int, ...], second: tuple[int, ...]) -> tuple[float, ...]:
    """Return the log-probabilities of the verdicts on two passages, by the network that is shipped."""
    return even(shipped(), first, second)


def even(net: Network, first: tuple[int, ...], second: tuple[int, ...]) -> tuple[float, ...]:
    """Return the log-probabilities of the verdicts on two passages, by a network."""
    found = net([(first, second)])[0].astype(np.float64)
    found -= found.max()
    return (*(found - np.log(np.exp(found).sum())).tolist(),)


def row(a: Claim, b: Claim, pieces: Pieces) -> Row:
    """Return two claims as the network reads them."""
    one, other = ((c.source.published, seen(c, pieces)) for c in (a, b))
    return in_order(one, other, pieces)


def in_order(one: Told, other: Told, pieces: Pieces) -> Row:
    """Return two passages, the earlier first, and before it how long after it the other was published.

    Those of one day, or without one, stand in an order that hangs on what they say alone.
    """
    (before, first), (after, second) = one, other
    if not before or not after or before == after:
        first, second = reader.ordered(first, second)
        later = LONG_AFTER[0][1] if before and after else UNDATED
    else:
        if before > after:
            first, second = second, first
        gap = abs((after - before).days)
        later = next((words for least, words in LONG_AFTER if gap < least), MUCH_LATER)
    return (*pieces.of(f"{later} :"), *first), second


def seen(claim: Claim, pieces: Pieces) -> tuple[int, ...]:
    """Return the pieces of a claim and of the text around it, with its value between two marks."""
    before, behind = reader.passage(claim)
    return marked(before, claim.value_text, behind, pieces)


def marked(before: str, value: str, behind: str, pieces: Pieces) -> tuple[int, ...]:
    """Return the pieces of a text with its value between two marks."""
    mark = pieces.vocabulary[MASK]
    told = pieces.of(value)[:OF_VALUE]
    return (*pieces.of(before)[-AROUND:], mark, *told, mark, *pieces.of(behind)[:AROUND])


@functools.cache
def shipped() -> Network:
    """Return the network that is shipped."""
    return loaded("claimcheck.judge", "verdicts.npz", like=encoder())


def weight() -> float:
    """Return how much the reading counts beside the levels."""
    return shipped().together[0]
