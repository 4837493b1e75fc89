"""How many articles a pair of claims could have been taken from, and what that makes of its likelihood.

The models have learned from sets of three to six articles on one story. In a pile of thirty articles on
one field (aircraft, share prices) every claim meets many more that look like it, while it has no more true
partners: the share of true pairs among those that look alike falls with the number of articles. So the odds
of a conflict are divided by how many times more articles there are than in the sets learned from; further
apart in time, where figures move on their own, by more. Articles that share few words do
not count: an archive of a thousand articles on other matters makes no conflict less likely.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import replace

from claimcheck.link import values
from claimcheck.model import Claim, Link

# Articles of the largest sets that the models were trained on. Up to so many nothing is divided.
USUAL = 6
# Share of the words of the shorter article that two articles of one field have in common at least. Within
# the story sets 95 of 100 pairs are above this, of articles of two stories 90 of 100 below.
KIN = 0.12
# Days apart that count for as much as the number of articles. 30 and 60 were tried; the piles differ by one
# finding in a hundred articles.
MONTHS = 60
# Below this a pair is no finding anyhow, and its articles are not compared.
LIKELY = 0.5


class Pile:
    """The articles of a run by the words of their claims; compared only when a likely pair asks.

    A run without a vocabulary (``Story.vocabulary``) has no known size, and nothing is tempered.
    """

    def __init__(self, vocabulary: Mapping[str, frozenset[str]]) -> None:
        self.words = vocabulary
        self.known: dict[str, int] = {}

    def kin(self, document: str) -> int:
        """Return how many articles are of the field of one, itself included."""
        if document not in self.known:
            mine = self.words[document]
            self.known[document] = sum(share(mine, other) >= KIN for other in self.words.values())
        return max(self.known[document], 1)

    def thinned(self, link: Link, found: Mapping[str, float]) -> Link:
        """Return a link with its likelihood tempered."""
        likely = self.tempered(link.first, link.second, found, link.probability)
        return link if likely == link.probability else replace(link, probability=likely)

    def tempered(self, a: Claim, b: Claim, found: Mapping[str, float], likely: float) -> float:
        """Return the likelihood of one matter, given how many articles the two could be taken from.

        What agrees is left alone: a value that two articles share is no chance. So is what one article says.
        """
        one, other = a.source.document, b.source.document
        if len(self.words) <= USUAL or one == other or not LIKELY <= likely < 1:
            return likely
        if values.standing(a.value, b.value) != "apart":
            return likely
        many = math.log(math.sqrt(self.kin(one) * self.kin(other)) / USUAL)
        if many <= 0:
            return likely
        apart = 0.0 if found.get("same time") else days(a, b) / MONTHS
        odds = math.log(likely / (1 - likely)) - many * (1 + apart)
        return 1 / (1 + math.exp(-max(odds, -30.0)))


def share(one: Collection[str], other: frozenset[str]) -> float:
    """Return the share of the words of the smaller set that the other has too; symmetric."""
    return len(other.intersection(one)) / (min(len(one), len(other)) or 1)


def days(a: Claim, b: Claim) -> int:
    """Return the days between the articles of two claims, 0 when one has no date."""
    one, other = a.source.published, b.source.published
    return abs((one - other).days) if one and other else 0
