"""Articles on two firms of one trade: what one says of its orders, jobs or losses is nothing to the other.

The words of a trade make two such articles look like one story ("orders", "plants", "a loss in the quarter").
A reader sees from the headlines whom each is about. So two articles whose headlines name firms, and none in
common, are of two where one of them does not name the firm of the other at all, and nothing else of their own
is named in both.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from claimcheck.language import lexicon
from claimcheck.link.related import NAME
from claimcheck.link.strangers import Told, shipped
from claimcheck.model import Claim

WORD = re.compile(r"[\w&.-]*\w")
# The shortest name of a firm: "GM", "BP".
SHORTEST = 2


class Firms:
    """The firms of the headlines of some articles, and who else is named in each."""

    def __init__(self, claims: Iterable[Claim], documents: Collection[str]) -> None:
        """Gather the names of those of the documents, by their ids, that the claims are of."""
        self.titles: dict[str, str] = {}
        self.names: dict[str, dict[str, str]] = {one: {} for one in documents}
        for claim in claims:
            if claim.source.document in self.names:
                self.titles[claim.source.document] = claim.source.title
                self.names[claim.source.document].update((name.key, name.kind) for name in claim.names)

    def two(self, a: Claim, b: Claim) -> bool:
        """Whether two claims are of articles on two firms."""
        one, other = a.source.document, b.source.document
        mine, theirs = self.headed(one), self.headed(other)
        if one == other or not (mine and theirs) or mine & theirs:
            return False
        told, told2 = self.words(one), self.words(other)
        if mine & told2 and theirs & told:
            return False
        return not shipped().names_shared(Told(told), Told(told2), but=mine | theirs)

    def headed(self, document: str) -> frozenset[str]:
        """Return the first words of the names of firms that stand in a headline: "boeing", "gm"."""
        title = set(WORD.findall(self.titles.get(document, "")))
        firms = (key.split() for key, kind in self.names[document].items() if kind == "ORG" and key)
        return frozenset(
            first
            for first, *more in firms
            if len(first) >= SHORTEST
            and not {first.capitalize(), first.upper()}.isdisjoint(title)
            and not any(lexicon.noun_class(word) == "group" for word in (first, *more))  # "Supervisory Board"
        )

    def words(self, document: str) -> frozenset[str]:
        """Return the names of an article, marked as such, their words, and those of its headline."""
        keys = self.names[document]
        title = (word.lower() for word in WORD.findall(self.titles.get(document, "")))
        return frozenset({*title, *(w for key in keys for w in (f"{NAME}{key}", *key.split()))})
