"""Drafts that were examined before, kept beside the articles; ``printed.py`` keeps what was said of them.

They only save time, so they are given up without a word where the archive cannot be written to or somebody
else is writing; the ``MOST`` asked for last are kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from claimcheck.archive import store, versions
from claimcheck.archive.file import Archive, spare
from claimcheck.archive.printed import MOST
from claimcheck.archive.records import (
    UnreadableError,
    block_of,
    claim_of,
    examined_bytes,
    findings_of,
)
from claimcheck.model import Document, source_of

if TYPE_CHECKING:
    from claimcheck.examine import Examined


def examined(
    archive: Archive,
    drafts: Sequence[Document],
    contents: Sequence[str],
    examine: store.Examine,
    made_by: str,
) -> list[Examined]:
    """Return what is examined of drafts, and keep it; ``examine`` is asked for what is not known, if any."""
    found = {key: store.stored(archive.db, key) for key in contents}
    missing = [(d, key) for d, key in zip(drafts, contents, strict=True) if found[key] is None]
    made = list(store.begun(examine, (document for document, _ in missing)))
    fresh = {one.document.id: one for one in made}
    keep_drafts(archive, [(key, fresh[d.id]) for d, key in missing], made_by)
    answers = []
    for document, key in zip(drafts, contents, strict=True):
        raw = found[key]
        answers.append(fresh[document.id] if raw is None else revived(archive, document, raw))
    return answers


def revived(archive: Archive, document: Document, raw: bytes) -> Examined:
    """Return what was examined of a document from its stored block."""
    from claimcheck.examine import Examined

    try:
        block = block_of(raw)
        source = source_of(document)
        claims = tuple(claim_of(row, source) for row in block.rows)
        return Examined(document, claims, findings_of(block, document))
    except UnreadableError as problem:
        raise versions.damaged(archive, 0, problem) from problem


def keep_drafts(archive: Archive, found: Iterable[tuple[str, Examined]], made_by: str) -> None:
    """Keep what was examined of drafts, and give up what was not asked for longest."""
    rows = [(key, made_by, len(one.claims), examined_bytes(one.claims, one.findings)) for key, one in found]
    if not rows:
        return
    put = (
        "INSERT OR IGNORE INTO examined (content, made_by, many, body, used)"
        " VALUES (?, ?, ?, ?, (SELECT coalesce(max(used), 0) + 1 FROM examined))"
    )
    drop = (
        "DELETE FROM examined WHERE used <= (SELECT max(used) FROM examined) - ?"
        " AND NOT EXISTS (SELECT 1 FROM article WHERE article.content = examined.content)"
    )
    spare(archive, *((put, row) for row in rows), (drop, (MOST,)))
