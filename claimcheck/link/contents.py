"""Claims numbered by what they say, so that what hangs on that alone is told once for all that say the same.

An agency's text is printed by many, and a pile of stories told again has few wordings: 100,000 claims of
``scale`` say 8,400 things, of other names. They are numbered once for a run, and with them the articles that
they stand in; families and pairs take their part of the numbers with them. To number each family anew for
each stage took 8 s of the 43 that a million claims took.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from claimcheck.link.each import Ints, differing, first_of, renumbered
from claimcheck.link.repeats import worded
from claimcheck.model import Claim


def content(claim: Claim) -> Hashable:
    """Return all that a claim says, but of whom by name, who says it, and where."""
    return (
        claim.quote, worded(claim), claim.value_text, claim.topic, claim.role, claim.when, claim.when_text,
        claim.figures, claim.value_start - claim.start, claim.value_end - claim.start,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Articles:
    """The articles of a run: their ids in order, and of each source that claims name its article and day.

    A day is a number, 0 for none.
    """

    names: Sequence[str]
    of: Ints
    day: Ints


@dataclass(frozen=True, slots=True)
class Contents:
    """Claims, and the number of what each says; ``one_of`` has a claim of each number.

    ``source`` says of each which source of ``articles`` it names.
    """

    claims: Sequence[Claim]
    number: Ints
    one_of: Sequence[Claim]
    source: Ints
    articles: Articles

    @classmethod
    def of(cls, claims: Sequence[Claim]) -> Contents:
        """Return claims with their numbers, which are given as they come.

        Pairs are measured in the order of these, so those of an article, whose words are then at hand, are
        best given together.
        """
        return cls(claims, *numbered(claims, content), *sources(claims))

    @classmethod
    def by_article(cls, claims: Sequence[Claim]) -> Contents:
        """Return claims with their numbers, those of an article numbered one after another."""
        order = sorted(range(len(claims)), key=lambda at: (claims[at].source.document, claims[at].sentence))
        made = cls.of([claims[at] for at in order])
        return made.those(np.argsort(np.array(order, dtype=np.int64)))

    def __len__(self) -> int:
        return len(self.claims)

    @property
    def document(self) -> Ints:
        """The article of each claim, as a place in ``articles.names``."""
        return self.articles.of[self.source]

    @property
    def day(self) -> Ints:
        """The day of each claim's article, 0 for none."""
        return self.articles.day[self.source]

    def those(self, which: Ints) -> Contents:
        """Return some of the claims, with numbers of their own in the same order."""
        said, number = renumbered(self.number[which], len(self.one_of))
        claims = [self.claims[at] for at in which.tolist()]
        one_of = [self.one_of[at] for at in said.tolist()]
        return Contents(claims, number, one_of, self.source[which], self.articles)

    def each(self, told: Callable[[Claim], Any], dtype: Any = np.int64) -> npt.NDArray[Any]:
        """Return for each claim a number that hangs on what it says alone."""
        made: npt.NDArray[Any] = np.array([told(claim) for claim in self.one_of], dtype=dtype)[self.number]
        return made

    def told(self, key: Callable[[Claim], Hashable]) -> Ints:
        """Return the number, for each claim, of something that hangs on what it says alone."""
        return numbered(self.one_of, key)[0][self.number]

    def both(
        self, said: Callable[[Claim], Hashable] | None, where: Callable[[Claim], Hashable] | Ints | None
    ) -> tuple[Ints, list[Claim]]:
        """Return the numbers of something that claims say with something else of them, and one of each.

        What else may be given as the numbers of it.
        """
        if where is None:
            number = self.told(said) if said else self.number
        else:
            number = numbered(self.claims, where)[0] if callable(where) else where
            if said:
                number = differing(self.told(said), number)[2]
        some, number = renumbered(number, int(number.max(initial=-1)) + 1)
        return number, [self.claims[at] for at in first_of(number, len(some)).tolist()]


def one_of(those: Sequence[Contents]) -> Contents:
    """Return several lists of claims as one; what two of them say is taken to differ."""
    articles = those[0].articles
    if any(some.articles is not articles for some in those):
        return Contents.of([claim for some in those for claim in some.claims])
    before = np.cumsum([0, *(len(some.one_of) for some in those)]).tolist()
    return Contents(
        [claim for some in those for claim in some.claims],
        np.concatenate([some.number + start for some, start in zip(those, before, strict=False)]),
        [claim for some in those for claim in some.one_of],
        np.concatenate([some.source for some in those]),
        articles,
    )


def sources(claims: Sequence[Claim]) -> tuple[Ints, Articles]:
    """Return which source each claim names, each object by itself, and what these are."""
    known: dict[int, int] = {}
    made = np.array([known.setdefault(id(c.source), len(known)) for c in claims], dtype=np.int64)
    every = [claims[at].source for at in first_of(made, len(known)).tolist()]
    names = sorted({source.document for source in every})
    place = {name: at for at, name in enumerate(names)}
    return made, Articles(
        names,
        np.array([place[source.document] for source in every], dtype=np.int64),
        np.array([s.published.toordinal() if s.published else 0 for s in every], dtype=np.int64),
    )


def numbered(claims: Sequence[Claim], key: Callable[[Claim], Hashable]) -> tuple[Ints, list[Claim]]:
    """Return the numbers of the keys of claims, as they come, and the first claim of each."""
    known: dict[Hashable, int] = {}
    made = np.array([known.setdefault(key(claim), len(known)) for claim in claims], dtype=np.int64)
    return made, [claims[at] for at in first_of(made, len(known)).tolist()]
