"""Whether all that an archive says of itself is so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from claimcheck.archive import index, store, versions
from claimcheck.archive.file import Archive
from claimcheck.archive.records import UnreadableError, unpacked
from claimcheck.errors import ArchiveError
from claimcheck.examine import Examined


def problems(archive: Archive, made_by: str) -> Iterator[str]:
    """Yield in words what is wrong: pages, references, contents against their hashes, keys against claims.

    The keys of claims that another version of claimcheck found are held against the counts only.
    """
    for (told,) in archive.db.execute("PRAGMA integrity_check"):
        if told != "ok":
            yield f"the file is damaged: {told}"
    for table, row, *_ in archive.db.execute("PRAGMA foreign_key_check"):
        yield f"row {row} of {table} names what is not there"
    counted: Counter[int] = Counter()
    having: Counter[int] = Counter()
    for one in versions.articles(archive, everything=True):
        try:
            found = versions.examined(archive, one.number)
            added = index.added_by(archive.db, one.number)
        except (ArchiveError, UnreadableError) as problem:
            yield problem.what if isinstance(problem, ArchiveError) else f"{one.path}: {problem}"
            continue
        counted.update(added)
        having.update(added.keys())
        yield from of_article(archive, one, found, added, made_by)
    yield from of_places(archive)
    yield from of_counts(archive, counted, having)
    yield from of_answers(archive)


def of_article(
    archive: Archive, one: versions.Article, found: Examined, added: dict[int, int], made_by: str
) -> Iterator[str]:
    """Yield what is wrong with an article: its rows, the hash of its content, its keys."""
    document = found.document
    told = (
        index.clean(document.id),
        index.clean(document.path),
        document.published,
        len(document.text.split()),
    )
    if told != (one.id, one.path, one.published, one.words):
        yield f"{one.path}: its row does not say what its text says"
    if store.content(document, one.made_by) != one.content:
        yield f"{one.path}: its content is not that of its hash"
    if len(found.claims) != one.claims:
        yield f"{one.path}: {len(found.claims)} claims are kept, {one.claims} were found"
    if not one.newest:
        if added:
            yield f"{one.path}: an older version is still found by its keys"
        return
    if one.made_by != made_by:
        return
    wanted = index.keys_of(found.claims)
    numbered = index.numbers_of(archive.db, wanted)
    if {numbered.get(key, -1): many for key, many in wanted.items()} != added:
        yield f"{one.path}: the keys it was counted under are not those of its claims"
    query = f"SELECT key FROM posting WHERE article = {one.number:d} AND key IN ({{}})"
    posted = {key for (key,) in index.asked(archive.db, query, added)}
    if posted != {numbered[key] for key in wanted if key[0] in index.POSTED}:
        yield f"{one.path}: the words it is found by are not those of its claims"


def of_places(archive: Archive) -> Iterator[str]:
    """Yield the places without a newest version, or with two."""
    rows = archive.db.execute("SELECT place, sum(newest) FROM article GROUP BY place HAVING sum(newest) > 1")
    for where, many in rows:
        yield f"{where}: {many} versions are the newest"


def of_counts(archive: Archive, counted: Counter[int], having: Counter[int]) -> Iterator[str]:
    """Yield the keys whose counts are not those of the articles, and postings of nothing."""
    for number, name, claims, articles in archive.db.execute("SELECT * FROM key"):
        if (counted[number], having[number]) != (claims, articles):
            yield (
                f"key {name!r} counts {claims} claims in {articles} articles;"
                f" there are {counted[number]} in {having[number]}"
            )
    (lost,) = archive.db.execute(
        "SELECT count(*) FROM posting WHERE NOT EXISTS"
        " (SELECT 1 FROM indexed WHERE indexed.article = posting.article)"
    ).fetchone()
    for made_by, told, found in archive.db.execute(
        "SELECT made_by, articles, (SELECT count(*) FROM article WHERE newest = 1"
        " AND article.made_by = tally.made_by) AS found FROM tally WHERE articles != found"
    ):
        yield f"{told} articles are counted as read by {made_by}, there are {found}"
    if lost:
        yield f"{lost} entries of the index are of articles that are not found"


def of_answers(archive: Archive) -> Iterator[str]:
    """Yield the kept drafts and answers that cannot be read."""
    for query in ("SELECT body FROM answer", "SELECT body FROM examined WHERE used IS NOT NULL"):
        for (raw,) in archive.db.execute(query):
            try:
                unpacked(raw)
            except UnreadableError as problem:
                yield f"what was kept of a draft cannot be read: {problem}"
