"""What was asked before: drafts that were examined, and whole answers, kept beside the articles.

An answer holds as long as the drafts, the archive, the code and the options are what they were. Both are only
kept to save time, so they are given up without a word where the archive cannot be written to or somebody else
is writing; the ``MOST`` asked for last are kept.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from pydantic import ValidationError

from claimcheck.archive import store
from claimcheck.archive.file import WAIT, Archive, transaction
from claimcheck.archive.records import (
    UnreadableError,
    block_of,
    claim_of,
    examined_bytes,
    findings_of,
    packed,
    unpacked,
)
from claimcheck.model import Document, Report

if TYPE_CHECKING:
    from claimcheck.examine import Examined

MOST = 200
# Milliseconds that keeping an answer may wait for a writer.
PATIENCE = 200


def question(archive: Archive, *told: object) -> str:
    """Return the name of an answer: of the state of the archive, and all else that bears on it."""
    (state,) = archive.db.execute("SELECT value FROM meta WHERE name = 'state'").fetchone()
    return hashlib.sha256(json.dumps([state, *told], default=str).encode("ascii")).hexdigest()[:32]


def known(archive: Archive, question: str) -> Report | None:
    """Return the report that answered a question, or None; one that cannot be read was never given."""
    row = archive.db.execute("SELECT body FROM answer WHERE question = ?", (question,)).fetchone()
    if row is None:
        return None
    try:
        return Report.model_validate(unpacked(row[0]))
    except (UnreadableError, ValidationError):
        return None


def keep(archive: Archive, question: str, answer: Report) -> None:
    """Keep the report that answers a question."""
    spare(
        archive,
        (
            "INSERT OR REPLACE INTO answer VALUES (?, (SELECT coalesce(max(used), 0) + 1 FROM answer), ?)",
            (question, packed(answer.model_dump())),
        ),
        ("DELETE FROM answer WHERE used <= (SELECT max(used) FROM answer) - ?", (MOST,)),
    )


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
        source = store.source_of(document)
        claims = tuple(claim_of(row, source) for row in block.rows)
        return Examined(document, claims, findings_of(block, document))
    except UnreadableError as problem:
        raise store.damaged(archive, 0, problem) from problem


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


def spare(archive: Archive, *statements: tuple[str, Sequence[object]]) -> None:
    """Do some statements in a transaction, or none of them where the archive cannot be written to now."""
    if not archive.writable:
        return
    archive.db.execute(f"PRAGMA busy_timeout = {PATIENCE}")
    with contextlib.suppress(sqlite3.OperationalError), transaction(archive):
        for statement, values in statements:
            archive.db.execute(statement, values)
    archive.db.execute(f"PRAGMA busy_timeout = {WAIT * 1000:.0f}")
