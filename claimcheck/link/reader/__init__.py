"""A small network that reads two passages, their values hidden, and says how likely they tell of one matter.

It is asked where the trees are in doubt. The trees weigh what can be named: names, words, roles. Whether "the
works on the quay will let 40 go" and "the loss of 42 posts at the shipyard" are of one cut takes reading.

The network is all-MiniLM-L6-v2 (Apache-2.0, see LICENSE), taught by ``make reader`` on the labelled pairs
of the story sets and on the groups of sentences (``corpora/groups``); README.md tells how the shipped one
came to be. numpy asks it: 14 ms a pair on one core.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from claimcheck.link.reader.network import Floats, shipped
from claimcheck.link.reader.wordpiece import MASK, Pieces
from claimcheck.model import Claim

# Pieces that are read before a value and after it, at the most.
AROUND = 40
# Characters that a claim keeps of the text around it; where there are so many, the first or last word is cut.
KEPT = 40


def read(
    pairs: Sequence[tuple[Claim, Claim]], told: Callable[[int, int], None] = lambda at, total: None
) -> Floats:
    """Return the log-odds that claims tell of one matter, whatever their values.

    The network reads one passage before the other; which is first hangs on what they say alone. ``told`` is
    told how many are read, of how many; those in the same words count as one.
    """
    net = shipped()
    texts: dict[tuple[str, str], tuple[int, ...]] = {}

    def pieces(claim: Claim) -> tuple[int, ...]:
        text = passage(claim)
        if text not in texts:
            texts[text] = tuple(masked(*text, net.pieces))
        return texts[text]

    asked = [ordered(pieces(a), pieces(b)) for a, b in pairs]
    place = {both: at for at, both in enumerate(dict.fromkeys(asked))}

    def each() -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
        for both, at in place.items():
            yield both
            told(at + 1, len(place))

    odds = net(each())[:, 0]
    made: Floats = odds[[place[both] for both in asked]]
    return made


def ordered(first: tuple[int, ...], second: tuple[int, ...]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return two passages in the order in which they are read, whichever comes first."""
    return (first, second) if first <= second else (second, first)


def together() -> tuple[float, float, float]:
    """Return the base and the weights of the log-odds of trees and network, put together."""
    base, trees, network = shipped().together
    return base, trees, network


def passage(claim: Claim) -> tuple[str, str]:
    """Return the text before the value of a claim, and behind it, as far as the claim keeps it."""
    before, behind = claim.prefix, claim.suffix
    if len(before) == KEPT:
        before = before.partition(" ")[2]
    if len(behind) == KEPT:
        behind = behind.rpartition(" ")[0]
    start, end = claim.value_start - claim.start, claim.value_end - claim.start
    return before + claim.quote[:start], claim.quote[end:] + behind


def masked(before: str, behind: str, pieces: Pieces) -> list[int]:
    """Return the pieces of a passage with its value hidden."""
    return [*pieces.of(before)[-AROUND:], pieces.vocabulary[MASK], *pieces.of(behind)[:AROUND]]


__all__ = ["masked", "ordered", "passage", "read", "together"]
