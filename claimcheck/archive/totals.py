"""How many claims and articles of an archive have what, without the drafts' own older versions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from claimcheck.archive import index, store
from claimcheck.archive.file import Archive
from claimcheck.link.blocks import crowds
from claimcheck.link.position import family
from claimcheck.model import Claim, Document


@dataclass(frozen=True, slots=True)
class Totals:
    """The counts of an archive without what is left out of it."""

    archive: Archive
    left_out: frozenset[int]
    without: Mapping[int, int] = field(default_factory=dict)  # by number of a key: claims of what is left out
    fewer: Mapping[int, int] = field(default_factory=dict)  # articles of what is left out

    def of(self, names: Iterable[str]) -> dict[str, tuple[int, int, int]]:
        """Return by name of a key its number, claims and articles; an unknown one is not there."""
        query = "SELECT name, number, claims, articles FROM key WHERE name IN ({})"
        return {
            name: (n, claims - self.without.get(n, 0), articles - self.fewer.get(n, 0))
            for name, n, claims, articles in index.asked(self.archive.db, query, sorted(set(names)))
        }

    def size(self, name: str) -> int:
        """Return how many articles have a key."""
        return self.of([name]).get(name, (0, 0, 0))[2]


def versions(archive: Archive, drafts: Sequence[Document]) -> Iterator[int]:
    """Yield the articles that are a draft itself, or an older version of it."""
    for draft in drafts:
        url = index.clean(draft.url) if draft.url else None
        rows = archive.db.execute(
            "SELECT number FROM article WHERE newest = 1 AND (id = ? OR place = ? OR url = ?)",
            (index.clean(draft.id), store.place(draft), url),
        )
        yield from (int(number) for (number,) in rows)


def without(archive: Archive, left_out: frozenset[int]) -> Totals:
    """Return the counts of an archive without some articles."""
    claims: Counter[int] = Counter()
    articles: Counter[int] = Counter()
    for number in left_out:
        found = index.added_by(archive.db, number)
        claims.update(found)
        articles.update(found.keys())
    return Totals(archive, left_out, claims, articles)


def crowded(totals: Totals, mine: Sequence[Claim]) -> bool:
    """Whether a run over the drafts and all articles would be crowded."""
    ours = Counter(index.block(family(claim)) for claim in mine)
    rows = totals.archive.db.execute("SELECT name, number, claims FROM key WHERE name GLOB 'b *'")
    known = {name: claims - totals.without.get(number, 0) for name, number, claims in rows}
    every = {*known, *ours}
    return bool(crowds({name.removeprefix("b "): known.get(name, 0) + ours[name] for name in every}))


def newest(totals: Totals) -> list[int]:
    """Return all articles that a check can find."""
    rows = totals.archive.db.execute("SELECT number FROM article WHERE newest = 1").fetchall()
    return sorted(number for (number,) in rows if number not in totals.left_out)


def size(totals: Totals) -> int:
    """Return how many articles a check can find."""
    (many,) = totals.archive.db.execute("SELECT sum(articles) FROM tally").fetchone()
    return int(many or 0) - len(totals.left_out)
