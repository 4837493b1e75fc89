"""What goes into an archive, and out of it: add, supersede, remove.

A document is examined once for what it holds (all of it but its path and id), by which code and pipeline, and
with which options: that is its ``content``. A file that was moved, or a draft that was checked before, is not
examined again. Two versions of one article are those of one place, or of one address (URL).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import itertools
import json
import posixpath
import sqlite3
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from claimcheck.archive import index
from claimcheck.archive.file import Archive, transaction
from claimcheck.archive.records import claims_of, document_bytes, examined_bytes
from claimcheck.archive.versions import Article, articles, examined
from claimcheck.errors import ArchiveError
from claimcheck.model import Document, content_id, source_of

if TYPE_CHECKING:
    from claimcheck.examine import Examined

Outcome = Literal["new", "new version", "read again", "unchanged"]
Examine = Callable[[Iterable[Document]], "Iterable[Examined]"]
# Articles a transaction: each waits for the disk once, some 5 ms, where an article is read in 50 ms.
BATCH = 16
# Suffixes of files that hold many articles, and the name of standard input.
MANY = (".jsonl", ".ndjson")
STDIN = "<stdin>"


def content(document: Document, made_by: str, near: dt.date | None = None) -> str:
    """Return the name of what is examined: of the document without path and id, and of what examines it."""
    held = document.model_dump(exclude={"path", "id"})
    told = json.dumps([held, made_by, near], ensure_ascii=True, sort_keys=True, default=str)
    return hashlib.sha256(told.encode("ascii")).hexdigest()[:32]


def place(document: Document) -> str:
    """Return where versions of an article meet: its path; in a file of many, with what names it there.

    That is its own id, else its address, else its title.
    """
    path = posixpath.normpath(document.path.replace("\\", "/"))
    if not path.lower().endswith(MANY) and document.path != STDIN:
        return index.clean(path)
    derived = content_id(document.title, document.published, document.text)
    own = document.id if document.id != derived else ""
    return index.clean(f"{path}#{own or document.url or document.title or document.id}")


@dataclass(slots=True)
class Waiting:
    """A document that is to be written: its content, and its stored block once there is one."""

    document: Document
    content: str
    block: bytes | None = None


def add(
    archive: Archive,
    documents: Iterable[Document],
    examine: Examine,
    *,
    made_by: str,
    told: Callable[[Document, Outcome], None] | None = None,
) -> Counter[Outcome]:
    """Add documents; ``examine`` is given those that nothing is known of, as they come, and only those.

    It may read ahead and work elsewhere, but gives one Examined for each document, in order. What was told to
    ``told`` is on the disk.
    """
    queue: deque[Waiting] = deque()  # in the order given
    sent: deque[Waiting] = deque()  # with ``examine``
    outcomes: Counter[Outcome] = Counter()

    def missing() -> Iterator[Document]:
        for document in documents:
            key = content(document, made_by)
            queue.append(Waiting(document, key, stored(archive.db, key)))
            if queue[-1].block is None:
                sent.append(queue[-1])
                yield document
            else:
                written(BATCH)

    def written(least: int) -> None:
        while len(queue) >= least and all(one.block for one in list(queue)[:least]):
            batch = [queue.popleft() for _ in range(min(least, len(queue)))]
            with transaction(archive):
                done = [(one.document, write(archive.db, one, made_by)) for one in batch]
            for document, outcome in done:
                outcomes[outcome] += 1
                if told is not None:
                    told(document, outcome)

    for one in begun(examine, missing()):
        sent.popleft().block = examined_bytes(one.claims, one.findings)
        written(BATCH)
    written(BATCH)
    while queue:
        written(min(BATCH, len(queue)))
    return outcomes


def begun(examine: Examine, documents: Iterator[Document]) -> Iterator[Examined]:
    """Yield what is examined; with no document at all ``examine`` is not called, and loads no pipeline."""
    first = next(documents, None)
    if first is not None:
        yield from examine(itertools.chain((first,), documents))


def stored(db: sqlite3.Connection, key: str) -> bytes | None:
    """Return the block that was examined under a name, or None."""
    row = db.execute("SELECT body FROM examined WHERE content = ?", (key,)).fetchone()
    return bytes(row[0]) if row else None


def write(db: sqlite3.Connection, one: Waiting, made_by: str) -> Outcome:
    """Write one document within a transaction; versions before it are kept and no longer found."""
    document = one.document
    where, url = place(document), index.clean(document.url) if document.url else None
    before = db.execute(
        "SELECT number, id, path, content FROM article WHERE newest = 1 AND (place = ? OR url = ?)",
        (where, url),
    ).fetchall()
    named = (index.clean(document.id), index.clean(document.path))
    # The last at its own place, even where another file of one address superseded it: of two such files in a
    # folder each would else become a new version at every run.
    last = db.execute(
        "SELECT id, path, content FROM article WHERE place = ? ORDER BY number DESC LIMIT 1", (where,)
    ).fetchone()
    if last == (*named, one.content):
        return "unchanged"
    outcome: Outcome = "new version" if before else "new"
    raw = document_bytes(document)
    for number, *told, _ in before:
        index.take(db, number)
        if tuple(told) == named and same(db, number, raw):
            outcome = "read again"
            forget(db, number)
        else:
            db.execute("UPDATE article SET newest = 0 WHERE number = ?", (number,))
    insert(db, one, made_by, where, url, raw)
    db.execute("UPDATE meta SET value = value + 1 WHERE name = 'state'")
    return outcome


def same(db: sqlite3.Connection, number: int, raw: bytes) -> bool:
    """Whether the document of an article is that of ``raw``."""
    row = db.execute("SELECT document FROM body WHERE article = ?", (number,)).fetchone()
    return row is not None and bytes(row[0]) == raw


def insert(
    db: sqlite3.Connection, one: Waiting, made_by: str, where: str, url: str | None, raw: bytes
) -> None:
    """Write the rows of a new version, and enter its claims into the index."""
    document = one.document
    claims = claims_of(one.block, source_of(document))
    db.execute(
        "INSERT INTO examined (content, made_by, many, used, body) VALUES (?, ?, ?, NULL, ?)"
        " ON CONFLICT (content) DO UPDATE SET used = NULL",
        (one.content, made_by, len(claims), one.block),
    )
    cursor = db.execute(
        "INSERT INTO article (id, path, place, url, title, outlet, published, published_from, words, content,"
        " made_by, newest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)",
        (
            index.clean(document.id), index.clean(document.path), where, url, index.clean(document.title),
            index.clean(document.outlet) if document.outlet else None,
            document.published.isoformat() if document.published else None,
            document.published_from, len(document.text.split()), one.content, made_by,
        ),
    )  # fmt: skip
    number = int(cursor.lastrowid or 0)
    db.execute("INSERT INTO body VALUES (?, ?)", (number, raw))
    index.put(db, number, claims)


def forget(db: sqlite3.Connection, number: int) -> None:
    """Take an article's rows out, and what was examined of it when nothing else names it."""
    (key,) = db.execute("SELECT content FROM article WHERE number = ?", (number,)).fetchone()
    for table in ("body", "indexed"):
        db.execute(f"DELETE FROM {table} WHERE article = ?", (number,))
    db.execute("DELETE FROM article WHERE number = ?", (number,))
    db.execute(
        "DELETE FROM examined WHERE content = ? AND used IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM article WHERE article.content = examined.content)",
        (key,),
    )


def remove(archive: Archive, name: str) -> list[Article]:
    """Remove an article by its path (all versions), a folder's articles, or one version by its id.

    Where the newest version goes, the one before it is the newest again. Raises ArchiveError when nothing has
    this name.
    """
    wanted = posixpath.normpath(index.clean(name).replace("\\", "/"))
    with transaction(archive):
        found = [
            one
            for one in articles(archive, everything=True)
            if name == one.id or wanted in (one.path, posixpath.normpath(one.path))
            or posixpath.normpath(one.path).startswith(wanted + "/")
        ]  # fmt: skip
        for one in found:
            if one.newest:
                index.take(archive.db, one.number)
            (where,) = archive.db.execute(
                "SELECT place FROM article WHERE number = ?", (one.number,)
            ).fetchone()
            forget(archive.db, one.number)
            if one.newest:
                promote(archive, str(where), one.url)
        if found:
            archive.db.execute("UPDATE meta SET value = value + 1 WHERE name = 'state'")
    if not found:
        raise ArchiveError(
            f"no article has the path or id {name!r}",
            where=str(archive.path),
            hint="`claimcheck archive list` shows them",
        )
    return found


def promote(archive: Archive, where: str, url: str | None) -> None:
    """Make the last version that is left of an article the newest."""
    row = archive.db.execute(
        "SELECT max(number), max(newest) FROM article WHERE place = ? OR url = ?", (where, url)
    ).fetchone()
    if row[0] is None or row[1]:
        return
    number = int(row[0])
    archive.db.execute("UPDATE article SET newest = 1 WHERE number = ?", (number,))
    index.put(archive.db, number, examined(archive, number).claims)
