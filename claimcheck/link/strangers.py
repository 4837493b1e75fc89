"""Whether two articles tell of one story at all: by the names, rare words, figures and days that both have.

The models and levels know the articles of one story: with six articles of six stories in one field, a bus
that crashed here and a bus that crashed there, they found a conflict in every seventh article. What tells
such a pair is not in the clauses but around them.

What two articles share is weighed in bits, the rarer the more (inverse document frequency, Spärck Jones
1972), and set against all that the one with less has (overlap coefficient), words and names by themselves,
figures and days by themselves. How rare each is is counted over labelled story sets, not over the run: two
articles know nothing of rarity, and in a run on one story its words are in every article. Bits of a typical
pair are added, so that a text of a few words, which tells little, passes. A logistic regression of the two
shares gives the odds that two articles are of one story; it and the counts are made by
``evaluate.background`` (``make weights``).

The words of a field may say enough for one story ("restored", "customers", "outage" of two banks). So names
are asked apart: two articles that each tell of several that few stories have, and of none that the other
has, are of two. Of 2,423 pairs of articles of 234 story sets 3 are so, which costs no right finding of
1,957; of 1,455 pairs of the mixed piles (``evaluate.mixed``) 738 are, which costs 8 of 17 findings.
"""

from __future__ import annotations

import functools
import json
import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import resources

from claimcheck.language import lexicon
from claimcheck.link.contents import Contents
from claimcheck.link.each import differing
from claimcheck.link.related import NAME, PRECISION
from claimcheck.model import Amount, Claim, When
from claimcheck.values.names_spans import homelands

# What is added to the bits of the lesser article, and how many of them count as shared, as in a typical pair
# of one story: of words and names, and of figures and days.
WORDS_ADDED = (40 * PRECISION, 12 * PRECISION)
GIVEN_ADDED = (20 * PRECISION, 4 * PRECISION)
# A name that more stories have tells none of them, nor does a word of a name that as many have as USUAL.
OWN, USUAL = 20, 60
# How many names of their own two articles have each at least, and both together, to be told apart by them:
# with ten together eight right pairs of 956 were lost. And the log odds of one story where they are.
FEWEST, TOGETHER = 4, 12
NONE_SHARED = -6.0
AMERICA = frozenset({"us", "usa", "america", "north america"})
# Letters of an initial, which is no word of a name.
INITIAL = 2
# What marks a figure or day among the words whose stories are counted.
GIVEN = "\x01"
# What the file of the counts is parted into, and what marks each in memory.
PARTS = {"names": NAME, "figures": GIVEN, "words": ""}


def given(said: Contents) -> dict[str, set[str]]:
    """Return the figures and days that each document gives, by its id."""
    known: dict[str | None, int] = {None: 0}
    number = said.each(lambda claim: known.setdefault(figure(claim), len(known)))
    document, which, _ = differing(said.document, number)
    names, figures = said.articles.names, list(known)
    found: dict[str, set[str]] = defaultdict(set)
    for at, one in zip(document.tolist(), which.tolist(), strict=True):
        if (told := figures[one]) is not None:
            found[names[at]].add(told)
    return dict(found)


def figure(claim: Claim) -> str | None:
    """Return the figure or day of a claim in one way of writing, None where it has another value.

    Figures have six digits, as ``background.json`` counts them: 1,234,567 and 1,234,568 are one.
    """
    value = claim.value
    if isinstance(value, Amount):
        return f"{GIVEN}{value.dimension} {value.unit} {value.low:g} {value.high:g}"
    if isinstance(value, When) and value.first is not None:
        return f"{GIVEN}{value.first} {value.last}"
    return None


@dataclass(frozen=True, slots=True)
class Told:
    """What an article is known by: its words and names, and the figures and days that it gives."""

    words: Collection[str]
    given: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Names:
    """Names that are looked for in another article: as phrases, and as words of which one is enough.

    ``listed`` has all of them, each between spaces, ``longer`` those of two words or more.
    """

    listed: str
    longer: Sequence[str]
    words: frozenset[str]

    def within(self, other: Names) -> bool:
        """Whether a name of two words or more stands in one of the other: "Wex Mill" in Wex Mill Park."""
        return any(name in other.listed for name in self.longer)


@dataclass(frozen=True, slots=True)
class Weighed:
    """An article as it is held against many: its words, figures and days with their bits, and its names.

    ``many`` are its names that few stories have, ``names`` those of them that are of no country.
    """

    words: frozenset[str]
    given: frozenset[str]
    bits: tuple[int, int]
    many: int
    names: Names


@dataclass(frozen=True, slots=True)
class Background:
    """How many of ``stories`` stories have a word, name, figure or day, and the line of the regression.

    ``line`` is what a whole share more of the words, and of the figures, adds to the log odds, and the log
    odds where nothing is shared.
    """

    stories: int
    held: Mapping[str, int]
    line: tuple[float, float, float] = (0.0, 0.0, 0.0)
    known: dict[int, int] = field(default_factory=dict, repr=False, compare=False)

    def odds(self, one: Told, other: Told) -> float:
        """Return the logarithm of the odds that two articles are of one story, nought at the most.

        That two articles are of one story makes no conflict between them likelier than the models have it.
        """
        return min(0.0, self.likeness(one, other))

    def likeness(self, one: Told, other: Told) -> float:
        """Return the logarithm of the odds that two articles are of one story, names and all."""
        return self.between(self.weighed(one), self.weighed(other))

    def weighed(self, told: Told) -> Weighed:
        """Return an article with what of it is the same whatever it is held against."""
        words, figures, own = frozenset(told.words), frozenset(told.given), self.own(told.words)
        return Weighed(words, figures, (self.bits(words), self.bits(figures)), len(own), self.sought(own))

    def between(self, one: Weighed, other: Weighed) -> float:
        """Return the logarithm of the odds that two articles are of one story, names and all."""
        words, figures, base = self.line
        by_words, by_figures = self.shared(one, other)
        odds = base + words * by_words + figures * by_figures
        return min(odds, NONE_SHARED) if self.other_names(one, other) else odds

    def other_names(self, one: Weighed, other: Weighed) -> bool:
        """Whether two articles each tell of several names, and of none that is in the other."""
        if min(one.many, other.many) < FEWEST or one.many + other.many < TOGETHER:
            return False
        return not met(one.names, other.names, one.words, other.words)

    def names_shared(self, one: Told, other: Told, but: Collection[str] = ()) -> bool:
        """Whether two articles share a name of their own, but for countries and names with some words."""
        mine, theirs = (
            self.sought(n for n in self.own(told.words) if not any(word in but for word in n.split()))
            for told in (one, other)
        )
        return met(mine, theirs, one.words, other.words)

    def sought(self, names: Iterable[str]) -> Names:
        """Return names as they are looked for; the names of countries are of no story."""
        some = [name for name in names if name not in lands()]
        words = {word for name in some for one in self.told_by(name) for word in (one, f"{NAME}{one}")}
        longer = [f" {name} " for name in some if " " in name]
        return Names("\n".join(f" {name} " for name in some), longer, frozenset(words))

    def own(self, words: Collection[str]) -> list[str]:
        """Return the names among the words of an article that few stories have."""
        names = (word.removeprefix(NAME) for word in words if word.startswith(NAME))
        return [name for name in names if self.held.get(f"{NAME}{name}", 0) <= OWN and self.telling(name)]

    def telling(self, name: str) -> bool:
        """Whether a name is no common word, with a number or without, nor of words that many stories have."""
        parts = [part for part in name.split() if not part.isdigit()]
        return any(self.held.get(part, 0) <= OWN for part in parts) and (
            len(parts) > 1 or not common(parts[0])
        )

    def told_by(self, name: str) -> Iterator[str]:
        """Yield what tells a name in another article: itself, or one of its words that is no other's."""
        yield name
        for part in name.split():
            if len(part) > INITIAL and not common(part) and self.held.get(part, 0) <= USUAL:
                yield part

    def shares(self, one: Told, other: Told) -> tuple[float, float]:
        """Return what two articles share of the words of the lesser of them, and of its figures and days."""
        return self.shared(self.weighed(one), self.weighed(other))

    def shared(self, one: Weighed, other: Weighed) -> tuple[float, float]:
        """Return how much of the lesser of two bags the other has, by its bits: of words, and of figures."""
        words, figures = self.bits(one.words & other.words), self.bits(one.given & other.given)
        (mine, given), (theirs, given2) = one.bits, other.bits
        more, some = WORDS_ADDED
        more2, some2 = GIVEN_ADDED
        return (words + some) / (min(mine, theirs) + more), (figures + some2) / (min(given, given2) + more2)

    def bits(self, those: Collection[str]) -> int:
        """Return what words, names and figures weigh together, in parts of ``PRECISION``."""
        held, known = self.held, self.known
        return sum(known.get(many) or self.weight(many) for many in (held.get(one, 1) for one in those))

    def weight(self, many: int) -> int:
        """Return what weighs that so many stories have; of what none has it is as of what one has."""
        return self.known.setdefault(many, round(math.log2((self.stories + 1) / (many + 1)) * PRECISION))


@functools.cache
def lands() -> frozenset[str]:
    """Return the keys of the names of countries, states and large cities, and of what America is called."""
    return frozenset(place.lower() for place in homelands()) | AMERICA


def met(mine: Names, theirs: Names, my_words: Collection[str], their_words: Collection[str]) -> bool:
    """Whether a name of one article is told in the other, as part of a name or by its words."""
    if mine.within(theirs) or theirs.within(mine):
        return True
    return not (mine.words.isdisjoint(their_words) and theirs.words.isdisjoint(my_words))


@functools.lru_cache(maxsize=16384)
def common(word: str) -> bool:
    """Whether a word is one of the language, in the singular or with an "s"."""
    return bool(lexicon.entry(word).senses or lexicon.entry(word.removesuffix("s")).senses)


@functools.cache
def shipped() -> Background:
    """Return the background that comes with the package, loaded once."""
    data = json.loads(resources.files("claimcheck.link").joinpath("background.json").read_text("utf-8"))
    held = {f"{mark}{one}": many for part, mark in PARTS.items() for one, many in data[part].items()}
    return Background(data["stories"], held, tuple(data["line"]))
