"""The versions of articles in an archive: listed, and read back with what was examined of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from claimcheck.archive.file import Archive
from claimcheck.archive.records import UnreadableError, claims_of, document_of
from claimcheck.errors import ArchiveError
from claimcheck.model import Document, source_of

if TYPE_CHECKING:
    from claimcheck.examine import Examined

COLUMNS = "number, id, path, title, outlet, published, published_from, url, words, content, newest"


@dataclass(frozen=True, slots=True)
class Article:
    """A version of an article as it is listed; ``claims`` is how many it makes, ``made_by`` by what."""

    number: int
    id: str
    path: str
    title: str
    outlet: str | None
    published: dt.date | None
    published_from: str | None
    url: str | None
    words: int
    content: str
    newest: bool
    claims: int
    made_by: str


def articles(archive: Archive, *, everything: bool = False) -> Iterator[Article]:
    """Yield the articles in the order of their paths, with ``everything`` older versions too."""
    which = "" if everything else "WHERE newest = 1"
    rows = archive.db.execute(
        f"SELECT {', '.join('article.' + c for c in COLUMNS.split(', '))}, examined.many, article.made_by"
        f" FROM article JOIN examined USING (content) {which} ORDER BY path, place, number"
    )
    for row in rows:
        yield article(row)


def article(row: Sequence[Any]) -> Article:
    """Return the article of a row of ``COLUMNS``, the number of claims, and what made them."""
    fields = list(row)
    fields[5] = dt.date.fromisoformat(row[5]) if row[5] else None
    fields[10] = bool(row[10])
    return Article(*fields)


def document(archive: Archive, number: int) -> Document:
    """Return the document of an article."""
    row = archive.db.execute("SELECT document FROM body WHERE article = ?", (number,)).fetchone()
    return read_document(archive, number, row[0] if row else b"")


def read_document(archive: Archive, number: int, raw: bytes) -> Document:
    """Return the document of an article from its bytes."""
    try:
        return document_of(raw)
    except UnreadableError as problem:
        raise damaged(archive, number, problem) from problem


def examined(archive: Archive, number: int) -> Examined:
    """Return what was examined of an article; findings inside it are left out."""
    from claimcheck.examine import Examined

    found = document(archive, number)
    row = archive.db.execute(
        "SELECT body FROM examined JOIN article USING (content) WHERE number = ?", (number,)
    ).fetchone()
    try:
        return Examined(found, tuple(claims_of(row[0] if row else b"", source_of(found))))
    except UnreadableError as problem:
        raise damaged(archive, number, problem) from problem


def damaged(archive: Archive, number: int, problem: Exception) -> ArchiveError:
    """Return the error of an article whose rows do not say what they should."""
    row = archive.db.execute("SELECT path FROM article WHERE number = ?", (number,)).fetchone()
    path = row[0] if row else f"article {number}"
    return ArchiveError(
        f"what the archive holds of {path} cannot be read ({problem})",
        where=str(archive.path),
        hint=f"run `claimcheck archive remove {path}`, and add the file again",
    )
