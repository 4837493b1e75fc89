"""How many articles a pair of claims could have been taken from, and what that makes of its likelihood.

Two things temper the odds of a conflict between two articles: that they may not be of one story at all
(``strangers.py``), and how many articles of its field each claim meets.

The models have learned from sets of three to six articles on one story. In a pile of thirty articles on
one field (aircraft, share prices) every claim meets many more that look like it, while it has no more true
partners: the share of true pairs among those that look alike falls with the number of articles. So the odds
of a conflict are divided by how many times more articles there are than in the sets learned from; further
apart in time, where figures move on their own, by more. Articles that share few words do
not count: an archive of a thousand articles on other matters makes no conflict less likely.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cached_property

import numpy as np
import numpy.typing as npt

from claimcheck.link import values
from claimcheck.link.each import Ints
from claimcheck.link.pairs import NONE, Pairs, distinct
from claimcheck.link.strangers import Told, Weighed, shipped
from claimcheck.link.weigh import Floats, logit, probability
from claimcheck.model import Claim

Flags = npt.NDArray[np.bool_]

# Articles of the largest sets that the models were trained on. Up to so many nothing is divided.
USUAL = 6
# Share of the words of the shorter article that two articles of one field have in common at least. Within
# the story sets 95 of 100 pairs are above this, of articles of two stories 90 of 100 below.
KIN = 0.12
# Days apart that count for as much as the number of articles. 30 and 60 were tried; the piles differ by one
# finding in a hundred articles.
DAYS_APART = 60
# Words that more articles have are counted once for all articles that have the same of them: an agency's text
# with other names. Of a million claims to count each article's words by itself took 15 s of 101.
COMMON = 40
# From these log-odds on two articles are plainly of one story: of 24 pairs of one with other names the least
# had 2.3, two clubs' loss of points had 0.1.
SURELY = 1.0
# The words that the claims of an article have at the least: of the story sets 47 to 101, of a sentence ten.
LENGTHY = 40
# Below this a pair is no finding anyhow (``weights.THRESHOLDS``), and its articles are not compared.
LIKELY = 0.3


class Pile:
    """The articles of a run by the words of their claims; compared only when a likely pair asks.

    A run without a vocabulary (``Story.vocabulary``) has no known size, and nothing is tempered. With
    ``counted`` (``Story.kin``) the vocabulary is part of a larger run, in which that counts the kin.
    ``given`` are the figures and days of each article.
    """

    def __init__(
        self,
        vocabulary: Mapping[str, Collection[str]],
        counted: Callable[[str], int] | None = None,
        given: Mapping[str, Collection[str]] | None = None,
    ) -> None:
        self.words, self.given = vocabulary, given or {}
        self.counted = counted
        self.known: dict[str, int] = {}
        self.strangers: dict[tuple[str, str], float] = {}
        self.told: dict[str, Weighed] = {}

    @cached_property
    def holders(self) -> dict[str, Ints]:
        """The articles that have each word, as places in the order of their ids.

        Held against each other as sets, 2,000 articles would take 20 s; so 0.2 s.
        """
        found: dict[str, list[int]] = {}
        for at, document in enumerate(sorted(self.words)):
            for word in self.words[document]:
                found.setdefault(word, []).append(at)
        return {word: np.array(those) for word, those in found.items()}

    @cached_property
    def sizes(self) -> Ints:
        """How many words each article has."""
        return np.array([len(self.words[document]) for document in sorted(self.words)])

    def kin(self, document: str) -> int:
        """Return how many articles are of the field of one, itself included."""
        if self.counted is not None:
            return self.counted(document)
        if document not in self.known:
            self.learn([document])
        return max(self.known[document], 1)

    def learn(self, documents: Iterable[str]) -> None:
        """Count the kin of articles, of those together that have the same common words."""
        alike: dict[frozenset[str], list[str]] = {}
        for document in sorted(set(documents) - self.known.keys()) if self.counted is None else ():
            many = frozenset(word for word in self.words[document] if len(self.holders[word]) > COMMON)
            alike.setdefault(many, []).append(document)
        for many, those in alike.items():
            held = [self.holders[word] for word in many]
            common = np.bincount(np.concatenate([NONE, *held]), minlength=len(self.words))
            kin_by_them: dict[int, Flags] = {}
            for document in those:
                mine = self.words[document]
                size = len(mine)
                if size not in kin_by_them:
                    kin_by_them[size] = self.akin(common, self.sizes, size)
                # By its other words it meets few, of which alone it is asked again.
                held = [self.holders[word] for word in mine if word not in many]
                some, more = np.unique(np.concatenate([NONE, *held]), return_counts=True)
                now = self.akin(common[some] + more, self.sizes[some], size)
                before = kin_by_them[size]
                self.known[document] = int(
                    np.count_nonzero(before) - np.count_nonzero(before[some]) + np.count_nonzero(now)
                )

    def akin(self, shared: Ints, sizes: Ints, size: int) -> Flags:
        """Return which articles share so many words with one of ``size`` words that they are of its field."""
        made: Flags = (shared >= KIN * np.minimum(sizes, size)) & (shared > 0)
        return made

    def tempered(self, a: Claim, b: Claim, found: Mapping[str, float], likely: float) -> float:
        """Return the likelihood of one matter, given how many articles the two could be taken from.

        What agrees is left alone: a value that two articles share is no chance. So is what one article says.
        """
        if not LIKELY <= likely < 1 or values.standing(a.value, b.value) != "apart":
            return likely
        return self.divided(a, b, found, likely)

    def divided(self, a: Claim, b: Claim, found: Mapping[str, float], likely: float) -> float:
        """Return the likelihood of one matter of two claims whose values are apart; see ``tempered``."""
        one, other = a.source.document, b.source.document
        if not self.words or one == other or not LIKELY <= likely < 1:
            return likely
        less = self.thinning(one, other)
        if not found["same time"]:
            less -= max(self.crowding(one, other), 0.0) * days(a, b) / DAYS_APART
        odds = logit(likely) + less
        return probability(odds) if less else likely

    def thinning(self, one: str, other: str) -> float:
        """Return what is added to the log-odds of a conflict of two articles for one time: nought or less."""
        return self.one_story(one, other) - max(self.crowding(one, other), 0.0)

    def crowding(self, one: str, other: str) -> float:
        """Return the logarithm of how many times more articles of their field there are than usual."""
        if len(self.words) <= USUAL and self.counted is None:
            return 0.0
        return math.log(math.sqrt(self.kin(one) * self.kin(other)) / USUAL)

    def one_story(self, one: str, other: str) -> float:
        """Return the logarithm of the odds that two articles are of one story, nought at the most.

        Of articles without a vocabulary nothing is known, and it is nought.
        """
        return min(0.0, self.likeness(one, other)) if self.words else 0.0

    def lengthy(self, *documents: str) -> bool:
        """Whether texts have the words of articles, in which "at least 23" is the toll of a day."""
        return all(len(self.words.get(one, ())) >= LENGTHY for one in documents)

    def surely_one(self, one: str, other: str) -> bool:
        """Whether two articles are plainly of one story, as far as is known."""
        return not self.words or self.likeness(one, other) >= SURELY

    def likeness(self, one: str, other: str) -> float:
        """Return the logarithm of the odds that two articles are of one story, worked out once."""
        if (one, other) not in self.strangers:
            odds = shipped().between(self.weighed(one), self.weighed(other))
            self.strangers[one, other] = self.strangers[other, one] = odds
        return self.strangers[one, other]

    def weighed(self, document: str) -> Weighed:
        """Return what an article is known by, weighed once however many it is held against."""
        if document not in self.told:
            told = Told(self.words[document], self.given.get(document, ()))
            self.told[document] = shipped().weighed(told)
        return self.told[document]

    def thinned(self, pairs: Pairs, open_to: Ints, same_time: Callable[[int], float], likely: Floats) -> Ints:
        """Divide the likelihoods of some pairs whose values are apart; ``same_time`` is asked by place.

        Returns the places of those that were likely until their articles were seen to be of two stories; what
        only the size of the pile makes unlikely is not among them.
        """
        some = open_to[(likely[open_to] >= LIKELY) & (likely[open_to] < 1)]
        if len(self.words) > USUAL:
            used = np.concatenate((pairs.i[some], pairs.j[some]))
            self.learn(pairs.claims[at].source.document for at in distinct(used).tolist())
        strange = []
        for at in some.tolist():
            a, b = pairs.claims[pairs.i[at]], pairs.claims[pairs.j[at]]
            found, before = {"same time": same_time(at)}, float(likely[at])
            likely[at] = self.divided(a, b, found, before)
            apart = min(0.0, self.strangers.get((a.source.document, b.source.document), 0.0))
            if logit(before) + apart < logit(LIKELY):
                strange.append(at)
        return np.array(strange, dtype=np.int64)


def days(a: Claim, b: Claim) -> int:
    """Return the days between the articles of two claims, 0 when one has no date."""
    one, other = a.source.published, b.source.published
    return abs((one - other).days) if one and other else 0
