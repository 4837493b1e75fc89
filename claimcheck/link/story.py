"""What is known of a run, by which its pairs are weighed: how rare a word is, how crowded a document.

It is made of counts that add up, so that an archive or a cluster can keep them and need not make them anew.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from claimcheck.link import position, related, strangers
from claimcheck.link.contents import Contents
from claimcheck.link.each import differing
from claimcheck.link.position import Slot, family
from claimcheck.link.repeats import Repeats, worded
from claimcheck.link.wording import rarity
from claimcheck.model import Claim


@dataclass(frozen=True, slots=True)
class Story:
    """What is known of the run: how rare a word is, how many claims of a family a document has.

    ``length`` is the last sentence of each document, ``filled`` how many values its slots have: see
    ``position.py``.
    ``vocabulary`` holds the words and names of each document, from which ``pile.py`` tells how
    wide the run is; ``kin`` counts it where these documents are part of a larger run. ``given`` holds the
    figures and days of each (``strangers.py``).
    """

    rare: Mapping[str, float]
    crowd: Mapping[tuple[str, str], int]
    main: frozenset[str]
    length: Mapping[str, int]
    filled: Mapping[Slot, int]
    vocabulary: Mapping[str, Collection[str]] = field(default_factory=dict)
    kin: Callable[[str], int] | None = None
    given: Mapping[str, Collection[str]] = field(default_factory=dict)
    words: Repeats = field(default_factory=lambda: Repeats(worded), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Counts:
    """What a story is made of, as counts that add up, so that they can be kept and need not be made anew.

    ``words`` and ``names`` count the documents that have each, ``crowd`` the claims of a family by document.
    ``length`` and ``filled`` are of each document by itself (``position.py``), and so are the figures and
    days ``given``; without them a claim's place says nothing, nor what two articles give.
    """

    documents: int
    words: Mapping[str, int]
    names: Mapping[str, int]
    crowd: Mapping[tuple[str, str], int]
    length: Mapping[str, int] = field(default_factory=dict)
    filled: Mapping[Slot, int] = field(default_factory=dict)
    given: Mapping[str, Collection[str]] = field(default_factory=dict)


def counts(
    claims: Sequence[Claim],
    told: Mapping[str, Collection[str]] | None = None,
    said: Contents | None = None,
) -> Counts:
    """Return the counts of the documents that a set of claims is of.

    ``told`` are their words and names, ``said`` what the claims say, where these are known.
    """
    told = related.words(claims) if told is None else told
    said = Contents.of(claims) if said is None else said
    every = Counter(itertools.chain.from_iterable(told.values()))
    return Counts(
        documents=len(told),
        words=Counter({word: many for word, many in every.items() if word[:1] != related.NAME}),
        names=Counter({word[1:]: many for word, many in every.items() if word[:1] == related.NAME}),
        crowd=crowds(said),
        length=position.lengths(claims),
        filled=position.filled(claims, said.number.tolist()),
        given=strangers.given(said),
    )


def crowds(said: Contents) -> Counter[tuple[str, str]]:
    """Return how many claims of each family each document has."""
    families: dict[str, int] = {}
    of = said.each(lambda claim: families.setdefault(family(claim), len(families)))
    document, kind, which = differing(said.document, of)
    names, kinds = said.articles.names, list(families)
    keys = ((names[at], kinds[one]) for at, one in zip(document.tolist(), kind.tolist(), strict=True))
    return Counter(dict(zip(keys, np.bincount(which).tolist(), strict=True)))


def story(claims: Sequence[Claim], said: Contents | None = None) -> Story:
    """Return the story that a set of claims makes, where known by what they say."""
    told = related.words(claims)
    return story_of(counts(claims, told, said), told)


def story_of(found: Counts, vocabulary: Mapping[str, Collection[str]] | None = None) -> Story:
    """Return the story that counts make; its main names are those that half of the documents have."""
    main = frozenset(name for name, many in found.names.items() if many * 2 >= found.documents)
    rare = rarity(found.words, found.documents)
    return Story(rare, found.crowd, main, found.length, found.filled, vocabulary or {}, given=found.given)
