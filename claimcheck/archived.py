"""The calls on an archive in order: articles into it, and drafts against it.

What does not change is not done again: neither an article nor a draft is examined twice, and a check that
would print what it printed before does not come here at all (``archive.printed``). Nothing here imports the
pipeline, the linker or spaCy before there is work for them.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.archive import drafts as kept
from claimcheck.archive import printed, store, versions
from claimcheck.archive.file import Archive, opened
from claimcheck.archive.fingerprint import fingerprint
from claimcheck.config import Config
from claimcheck.model import Document, Remark, Report, content_id

if TYPE_CHECKING:
    from claimcheck.archive.lookup import Touched
    from claimcheck.comparison import Comparison
    from claimcheck.examine import Examined
    from claimcheck.review import Changed
    from claimcheck.sources import Given

Paths = Iterable["Given"]
Skipped = Callable[[str, str], None]
Progress = Callable[[int, int, str], None]
Told = Callable[[Document, store.Outcome], None]


def add(
    file: Path,
    paths: Paths,
    config: Config,
    *,
    published: dt.date | None = None,
    refresh: bool = False,
    jobs: int = 1,
    told: Told | None = None,
    skipped: Skipped | None = None,
    progress: Progress | None = None,
) -> Counter[store.Outcome]:
    """Add the articles of ``paths`` to an archive; with ``refresh``, read anew what older code read.

    ``progress`` is told how many are read; how many there are is not known before.
    """
    from claimcheck.sources import house, read

    with opened(file, create=True) as archive:
        made_by = fingerprint(archive, config)

        def given() -> Iterator[Document]:
            for document in read(paths, published=published, skipped=skipped):
                yield house.known(document, config)
            if refresh:
                yield from stale(archive, made_by)

        counted = given() if progress is None else counting(given(), progress)
        return store.add(archive, counted, examining(config, jobs=jobs), made_by=made_by, told=told)


def counting(documents: Iterable[Document], progress: Progress) -> Iterator[Document]:
    """Yield documents, and tell how many were taken when the next one is asked for."""
    for done, document in enumerate(documents, start=1):
        yield document
        progress(done, 0, "articles")


def stale(archive: Archive, made_by: str) -> Iterator[Document]:
    """Yield the documents of the newest articles that were read by other code, pipeline or options."""
    for one in [one for one in versions.articles(archive) if one.made_by != made_by]:
        yield versions.document(archive, one.number)


def examining(config: Config, *, near: dt.date | None = None, jobs: int = 1) -> store.Examine:
    """Return what examines documents; a time without a date is read against ``near``, if at all."""

    def examine(found: Iterable[Document]) -> Iterator[Examined]:
        from claimcheck.engine import Engine, Task, examined
        from claimcheck.topics import among

        what = Task(near=near, model=config.model, topics=among(config.topics))
        return examined(found, what, Engine("cores", jobs))

    return examine


def compare(
    file: Path,
    paths: Paths,
    config: Config,
    *,
    published: dt.date | None = None,
    jobs: int = 1,
    skipped: Skipped | None = None,
) -> tuple[Comparison, tuple[Remark, ...]]:
    """Return the comparison of drafts with an archive, and what a reader should know of it."""
    with opened(file) as archive:
        found = drafts(paths, config, published=published, skipped=skipped)
        return compared(archive, found, config, fingerprint(archive, config), jobs=jobs)


def check(
    file: Path,
    paths: Paths,
    config: Config,
    *,
    published: dt.date | None = None,
    jobs: int = 1,
    skipped: Skipped | None = None,
    changed: Changed | None = None,
) -> tuple[Report, Comparison]:
    """Return the report on drafts against an archive, and the comparison that it tells."""
    whole, remarks = compare(file, paths, config, published=published, jobs=jobs, skipped=skipped)
    return reported(whole, remarks, config, changed), whole


def keep(file: Path, question: str, status: int, text: str, config: Config) -> None:
    """Keep what was printed in answer to a question (``archive.printed``)."""
    named = [*config.topics, *config.decisions, config.model or "", config.baseline or ""]
    with opened(file) as archive:
        printed.keep(archive, question, status, text, [name for name in named if name])


def reported(
    whole: Comparison, remarks: Sequence[Remark], config: Config, changed: Changed | None = None
) -> Report:
    """Return the report of a comparison with an archive."""
    from claimcheck import pipeline

    made = pipeline.reported(whole, config, changed=changed)
    return made.model_copy(update={"remarks": (*made.remarks, *remarks)})


def drafts(
    paths: Paths, config: Config, *, published: dt.date | None = None, skipped: Skipped | None = None
) -> tuple[Document, ...]:
    """Return the drafts of ``paths``, each once, copies of one text under an id each."""
    from claimcheck.sources import house, read

    found = (house.known(one, config) for one in read(paths, published=published, skipped=skipped))
    unique = {(one.path, one.id): one for one in found}
    seen: Counter[str] = Counter()
    made = []
    for key in sorted(unique):
        one = unique[key]
        seen[one.id] += 1
        copy = f"{one.id}-{seen[one.id]}"
        made.append(one if seen[one.id] == 1 else one.model_copy(update={"id": copy}))
    return tuple(made)


def last_day(archive: Archive, found: Sequence[Document]) -> dt.date | None:
    """Return the last day of the archive and the drafts; a draft without a date is taken to be of it."""
    (told,) = archive.db.execute("SELECT max(published) FROM article WHERE newest = 1").fetchone()
    days = [one.published for one in found if one.published is not None]
    return max([*days, *([dt.date.fromisoformat(told)] if told else [])], default=None)


def content(document: Document, made_by: str, near: dt.date | None) -> str:
    """Return the name of what is examined of a draft; the last day bears on one without a date only."""
    return store.content(document, made_by, near if document.published is None else None)


def compared(
    archive: Archive, found: Sequence[Document], config: Config, made_by: str, *, jobs: int = 1
) -> tuple[Comparison, tuple[Remark, ...]]:
    """Return the comparison of drafts with an archive, and what a reader should know of it."""
    from claimcheck.archive.lookup import touched
    from claimcheck.comparison import Comparison
    from claimcheck.judge import judge
    from claimcheck.topics import among

    topics = among(config.topics)
    near = last_day(archive, found)
    contents = [content(one, made_by, near) for one in found]
    mine = kept.examined(archive, found, contents, examining(config, near=near, jobs=jobs), made_by)
    on = touched(archive, mine, topics=topics, threshold=config.threshold)
    focus = frozenset(one.id for one in found)
    judged = judge(on.claims, on.links, drafts=focus, threshold=config.threshold, topics=topics)
    inside = tuple(finding for one in mine for finding in one.findings)
    whole = Comparison((*found, *on.documents), on.claims, on.links, judged, inside, focus, on.unlikely)
    return whole, tuple(remarks(archive, on, made_by))


def remarks(archive: Archive, on: Touched, made_by: str) -> Iterator[Remark]:
    """Yield what was read by other code, and what the drafts are not held against."""
    place = str(archive.path)
    (old,) = archive.db.execute(
        "SELECT coalesce(sum(articles), 0) FROM tally WHERE made_by != ?", (made_by,)
    ).fetchone()
    if old:
        yield Remark(
            place=place,
            message=f"{old:,} archived articles were read by another version of claimcheck, or with other"
            " options; they are compared as they are, and `claimcheck archive add --refresh` reads them anew",
        )
    if on.among is not None:
        yield Remark(
            place=place,
            message=f"compared with the {on.articles:,} of {on.among:,} archived articles that share most of"
            " the names and rare words",
        )


def articles(file: Path, *, everything: bool = False) -> Iterator[versions.Article]:
    """Yield the articles of an archive by their paths, with ``everything`` older versions too."""
    with opened(file) as archive:
        yield from versions.articles(archive, everything=everything)


def row(one: versions.Article) -> str:
    """Return an article as a line of a table."""
    day = one.published.isoformat() if one.published else "no date"
    title = f"  {shown(one.title)}" if one.title else ""
    old = "" if one.newest else "  (superseded)"
    return f"{day:<10}  {one.claims:>5} claims  {one.id:<16}  {shown(one.path)}{title}{old}\n"


def shown(text: str) -> str:
    """Return a text on one line, without what could move a terminal."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def entry(one: versions.Article) -> dict[str, object]:
    """Return an article as plain values."""
    return {
        "id": one.id,
        "path": one.path,
        "title": one.title,
        "outlet": one.outlet,
        "published": one.published.isoformat() if one.published else None,
        "url": one.url,
        "words": one.words,
        "claims": one.claims,
        "newest": one.newest,
    }


def remove(file: Path, names: Sequence[str]) -> list[versions.Article]:
    """Remove articles by path, folder or id, and return those that are gone."""
    with opened(file, write=True) as archive:
        return [one for name in names for one in store.remove(archive, name)]


def stats(file: Path, config: Config) -> dict[str, int | str]:
    """Return what an archive holds, as counts by name."""
    with opened(file) as archive:
        made_by = fingerprint(archive, config)

        def count(query: str, *values: object) -> int:
            return int(archive.db.execute(query, values).fetchone()[0] or 0)

        joined = "FROM article JOIN examined USING (content) WHERE newest = 1"
        days = archive.db.execute("SELECT min(published), max(published) FROM article WHERE newest = 1")
        first, last = days.fetchone()
        return {
            "articles": count("SELECT count(*) FROM article WHERE newest = 1"),
            "older versions": count("SELECT count(*) FROM article WHERE newest = 0"),
            "without a date": count("SELECT count(*) FROM article WHERE newest = 1 AND published IS NULL"),
            "first and last day": f"{first} to {last}" if first else "none",
            "claims": count(f"SELECT sum(many) {joined}"),
            "words and names": count("SELECT count(*) FROM key WHERE name GLOB '[wn] *'"),
            "read by other code": count("SELECT sum(articles) FROM tally WHERE made_by != ?", made_by),
            "drafts kept": count("SELECT count(*) FROM examined WHERE used IS NOT NULL"),
            "answers kept": count("SELECT count(*) FROM answer"),
            "bytes": file.stat().st_size,
        }


def verify(file: Path, config: Config) -> Iterator[str]:
    """Yield what is wrong with an archive."""
    from claimcheck.archive.verify import problems

    with opened(file) as archive:
        yield from problems(archive, fingerprint(archive, config))


def export(file: Path, *, claims: bool = False, everything: bool = False) -> Iterator[str]:
    """Yield the articles of an archive as JSON Lines, with ``claims`` theirs too."""
    with opened(file) as archive:
        for one in list(versions.articles(archive, everything=everything)):
            found = versions.examined(archive, one.number) if claims else None
            document = found.document if found else versions.document(archive, one.number)
            told = {**entry(one), "text": document.text}
            if document.id == content_id(document.title, document.published, document.text):
                del told["id"]
            if found is not None:
                from claimcheck.report.claims.jsonl import record

                told["claims"] = [record(claim) for claim in found.claims]
            yield json.dumps(told) + "\n"
