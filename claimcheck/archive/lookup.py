"""The archived articles that drafts are held against, and the counts that weigh what they say.

As long as no block of the archive is crowded, that is every article, as in a run over them, and the findings
are those of ``check DRAFT --against`` the same articles. In a pile a draft is held against articles of its
own story: those that share most of its names and rare words, by the rules of ``claimcheck.link.related``,
found in the index without reading any other. A run over the files also looks at which articles would choose
the draft; that would take every article's words, so a draft chooses ``MOST`` instead, twice what a document
of a run does.

How rare a word is, and who is in every article, is counted over the whole archive, as a run counts over its
articles. An older version of the draft itself (its id, its place, its address) is not held against it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from claimcheck.archive import index, store
from claimcheck.archive.file import Archive
from claimcheck.archive.records import UnreadableError, claims_of
from claimcheck.examine import Examined
from claimcheck.link import linked
from claimcheck.link.blocks import CROWDED, pairs
from claimcheck.link.evidence import Story, counts, story_of
from claimcheck.link.position import family
from claimcheck.link.related import COMMON, LEAST, RARE
from claimcheck.link.related import MOST as CHOSEN
from claimcheck.link.related import words as told_by
from claimcheck.link.weigh import Weights
from claimcheck.model import Claim, Document, Link
from claimcheck.topics import Topics

MOST = 2 * CHOSEN


@dataclass(frozen=True, slots=True)
class Touched:
    """What an archive has on drafts: the articles that they are held against, all claims, the links.

    ``among`` is how many articles were chosen from, where not all of them are held against the drafts.
    """

    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    links: tuple[Link, ...]
    articles: int
    among: int | None = None


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


def touched(
    archive: Archive,
    drafts: Sequence[Examined],
    *,
    weights: Weights | None = None,
    topics: Topics | None = None,
) -> Touched:
    """Return what the archive has on ``drafts``."""
    totals = without(archive, frozenset(versions(archive, [one.document for one in drafts])))
    mine = [claim for one in drafts for claim in one.claims]
    every = newest(totals) if not crowded(totals, mine) else None
    chosen = every if every is not None else nearest(totals, mine)
    found = read(totals, {*chosen, *ends(totals)})
    held = [claim for number in chosen for claim in found[number][1]]
    focus = frozenset(one.document.id for one in drafts)
    links = linked(pairs([*mine, *held], focus), weighed(totals, mine, held), weights=weights, topics=topics)
    order = sorted(found, key=lambda number: (found[number][0].path, found[number][0].id, number))
    return Touched(
        documents=tuple(found[number][0] for number in order),
        claims=(*mine, *(claim for number in order for claim in found[number][1])),
        links=tuple(links),
        articles=len(chosen),
        among=None if every is not None else size(totals),
    )


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
    """Whether a run over the drafts and all articles would have a block of more than ``CROWDED`` claims."""
    ours = Counter(index.block(family(claim)) for claim in mine)
    rows = totals.archive.db.execute("SELECT name, number, claims FROM key WHERE name GLOB 'b *'")
    known = {name: claims - totals.without.get(number, 0) for name, number, claims in rows}
    return any(known.get(name, 0) + ours[name] > CROWDED for name in {*known, *ours})


def newest(totals: Totals) -> list[int]:
    """Return all articles that a check can find."""
    rows = totals.archive.db.execute("SELECT number FROM article WHERE newest = 1").fetchall()
    return sorted(number for (number,) in rows if number not in totals.left_out)


def size(totals: Totals) -> int:
    """Return how many articles a check can find."""
    (many,) = totals.archive.db.execute("SELECT count(*) FROM article WHERE newest = 1").fetchone()
    return int(many) - len(totals.left_out)


def nearest(totals: Totals, mine: Sequence[Claim]) -> list[int]:
    """Return the articles with which the drafts share most, ``MOST`` a draft; see ``link.related``."""
    found: set[int] = set()
    told = told_by(mine)
    every = totals.of([index.ALL]).get(index.ALL, (0, 0, 0))[2] + len(told)
    if every <= MOST + 1:
        return newest(totals)
    for draft in sorted(told):
        known = totals.of(index.told(word) for word in told[draft])
        telling = sorted((n[2] + 1, name) for name, n in known.items() if 0 < n[2] < COMMON)[:RARE]
        shared: dict[int, float] = {}
        for many, name in telling:
            rows = totals.archive.db.execute("SELECT article FROM posting WHERE key = ?", (known[name][0],))
            for (number,) in rows:
                shared[number] = shared.get(number, 0.0) + math.log2(every / many)
        ranked = sorted((-round(bits, 3), n) for n, bits in shared.items() if n not in totals.left_out)
        found.update(number for bits, number in ranked[:MOST] if -bits >= LEAST)
    return sorted(found)


def ends(totals: Totals) -> list[int]:
    """Return an article of the first and one of the last day: what is known of undated ones hangs on them."""
    found = []
    for way in ("ASC", "DESC"):
        rows = totals.archive.db.execute(
            "SELECT number FROM article JOIN examined USING (content) WHERE newest = 1"
            f" AND published IS NOT NULL AND many > 0 ORDER BY published {way}, number"
        )
        found += [number for number in (next((n for (n,) in rows if n not in totals.left_out), 0),) if number]
    return found


def read(totals: Totals, numbers: Iterable[int]) -> dict[int, tuple[Document, list[Claim]]]:
    """Return articles with their claims; copies of one text have an id each, as in a run."""
    query = (
        "SELECT number, examined.body, body.document FROM article JOIN examined USING (content)"
        " JOIN body ON body.article = article.number WHERE number IN ({})"
    )
    made: dict[int, tuple[Document, list[Claim]]] = {}
    for number, raw, text in sorted(index.asked(totals.archive.db, query, sorted(numbers))):
        document = store.read_document(totals.archive, number, text)
        known = ids(totals, document.id)
        if known.get(number, document.id) != document.id:
            document = document.model_copy(update={"id": known[number]})
        try:
            made[number] = document, claims_of(raw, store.source_of(document))
        except UnreadableError as problem:
            raise store.damaged(totals.archive, number, problem) from problem
    return made


def ids(totals: Totals, wanted: str) -> dict[int, str]:
    """Return ids by article for those of one text: in the order of their paths the later get a number."""
    rows = totals.archive.db.execute(
        "SELECT number FROM article WHERE newest = 1 AND id = ? ORDER BY path, number", (index.clean(wanted),)
    )
    numbers = [number for (number,) in rows if number not in totals.left_out]
    return {number: wanted if not at else f"{wanted}-{at + 1}" for at, number in enumerate(numbers)}


def weighed(totals: Totals, mine: Sequence[Claim], held: Sequence[Claim]) -> Story:
    """Return the story that weighs the pairs: words and names counted over the archive and the drafts."""
    own, all_of = counts(mine), counts([*mine, *held])
    known = totals.of([*map(index.word, all_of.words), *map(index.name, all_of.names), index.ALL])

    def many(name: str) -> int:
        return known.get(name, (0, 0, 0))[2]

    return story_of(
        replace(
            all_of,
            documents=many(index.ALL) + own.documents,
            words={word: many(index.word(word)) + own.words.get(word, 0) for word in all_of.words},
            names={name: many(index.name(name)) + own.names.get(name, 0) for name in all_of.names},
        )
    )
