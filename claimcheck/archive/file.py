"""The file itself: opening it, migrations, transactions, and what SQLite's errors mean to a user.

The journal is a write-ahead log: readers and one writer do not wait for each other, and what was killed in
the middle is rolled back by the next to open. Writers wait for one another, ``WAIT`` seconds at most.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimcheck.archive.schema import MIGRATIONS, statements
from claimcheck.errors import ArchiveError

# "clmc": says that an SQLite file is an archive of claimcheck (PRAGMA application_id).
OURS = 0x636C6D63
# A batch of articles is written in well under a second; eight writers at once waited 2 s at most.
WAIT = 120.0
# Milliseconds that keeping what only saves time may wait for a writer.
PATIENCE = 200


@dataclass(frozen=True, slots=True)
class Archive:
    """An open archive: its connection, where it lies, and whether it can be written to."""

    db: sqlite3.Connection
    path: Path
    writable: bool = True


@contextlib.contextmanager
def opened(path: Path, *, write: bool = False, create: bool = False) -> Iterator[Archive]:
    """Open an archive, make one where there is none and ``create`` says so, and close it.

    Raises ArchiveError for whatever SQLite cannot do, here and while it is open.
    """
    if not path.exists() and not create:
        raise ArchiveError(
            "there is no archive here", where=str(path), hint="`claimcheck archive add PATH...` makes one"
        )
    with meaning(path):
        if create:
            path.parent.mkdir(parents=True, exist_ok=True)
        archive = connected(path, write=write or create)
        try:
            prepared(archive)
            yield archive
        finally:
            archive.db.close()


def connected(path: Path, *, write: bool) -> Archive:
    """Return a connection; for reading, one that also works where nothing can be written."""
    where = f"file:{quoted(path)}"
    log = path.with_name(f"{path.name}-wal")
    if not write and not log.exists() and not os.access(path.parent, os.W_OK):
        # No log lies beside the file and none can be made, so nobody is writing to it. A log that is there (a
        # disk was full when it was to be worked in) holds what was added last, and is read too.
        return Archive(sqlite3.connect(f"{where}?immutable=1", uri=True, isolation_level=None), path, False)
    writable = write or os.access(path, os.W_OK)
    mode = "rwc" if writable else "ro"
    db = sqlite3.connect(f"{where}?mode={mode}", uri=True, timeout=WAIT, isolation_level=None)
    return Archive(db, path, writable)


def quoted(path: Path) -> str:
    """Return a path as a file URI takes it."""
    return path.absolute().as_uri().removeprefix("file://")


def prepared(archive: Archive) -> None:
    """Check that the file is an archive of a version that is known, and bring it up to date."""
    db = archive.db
    known = version(archive)
    if known > len(MIGRATIONS):
        raise ArchiveError(
            f"this archive has schema {known}; this claimcheck knows {len(MIGRATIONS)}",
            where=str(archive.path),
            hint="use the newer claimcheck that wrote it, or another archive with --archive FILE",
        )
    if archive.writable:
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("PRAGMA synchronous = FULL")
    if known < len(MIGRATIONS):
        if not archive.writable:
            raise ArchiveError(
                f"this archive has schema {known}, and must be brought to {len(MIGRATIONS)} first",
                where=str(archive.path),
                hint="run `claimcheck archive stats` where the file can be written",
            )
        migrate(archive)


def version(archive: Archive) -> int:
    """Return the schema version of a file, 0 for an empty one; a file of somebody else is an error."""
    db = archive.db
    (owner,) = db.execute("PRAGMA application_id").fetchone()
    (known,) = db.execute("PRAGMA user_version").fetchone()
    (tables,) = db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if owner != OURS and (tables or known):
        raise ArchiveError(
            "this is an SQLite database of another program, and no archive of claimcheck",
            where=str(archive.path),
            hint="name another file with --archive FILE",
        )
    return int(known) if owner == OURS else 0


def migrate(archive: Archive) -> None:
    """Bring a file to the schema of this version, all of it in one transaction."""
    db = archive.db
    db.execute("PRAGMA journal_mode = WAL")
    with transaction(archive):
        # Somebody else may have done it while this one waited.
        for step in MIGRATIONS[version(archive) :]:
            if isinstance(step, str):
                for statement in statements(step):
                    db.execute(statement)
            else:
                step(db)
        db.execute(f"PRAGMA application_id = {OURS}")
        db.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")


@contextlib.contextmanager
def transaction(archive: Archive) -> Iterator[None]:
    """Do all of it or nothing; the right to write is taken at the start, so that two writers never cross."""
    archive.db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if archive.db.in_transaction:
            archive.db.execute("ROLLBACK")
        raise
    archive.db.execute("COMMIT")


def spare(archive: Archive, *statements: tuple[str, Sequence[object]]) -> None:
    """Do some statements in a transaction, or none of them where the archive cannot be written to now."""
    if not archive.writable:
        return
    archive.db.execute(f"PRAGMA busy_timeout = {PATIENCE}")
    with contextlib.suppress(sqlite3.OperationalError), transaction(archive):
        for statement, values in statements:
            archive.db.execute(statement, values)
    archive.db.execute(f"PRAGMA busy_timeout = {WAIT * 1000:.0f}")


# What an error of SQLite means to a user, by the name of its code: what, and what to do.
MEANINGS: tuple[tuple[str, str, str], ...] = (
    ("SQLITE_NOTADB", "this file is no archive of claimcheck", "name another file with --archive FILE"),
    (
        "SQLITE_CORRUPT",
        "the archive is damaged",
        "put back a copy of it, or move it away and add the articles again",
    ),
    (
        "SQLITE_FULL",
        "the disk is full; what was not yet written is not in the archive",
        "make room, and run the command again: it goes on where it stopped",
    ),
    (
        "SQLITE_READONLY",
        "the archive cannot be written to",
        "check your right to write the file and its folder, or use another with --archive FILE",
    ),
    (
        "SQLITE_BUSY",
        f"another process has been writing to the archive for {WAIT:.0f} seconds",
        "wait for it to end, and run the command again",
    ),
    (
        "SQLITE_CANTOPEN",
        "the archive cannot be opened",
        "check that the file and its folder exist, and your right to read and write them",
    ),
    (
        "SQLITE_IOERR",
        "the archive cannot be read or written: the disk fails",
        "check the disk and the room on it, and run the command again",
    ),
)


@contextlib.contextmanager
def meaning(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system raise into an ArchiveError that says what to do."""
    try:
        yield
    except sqlite3.Error as problem:
        code = getattr(problem, "sqlite_errorname", "") or ""
        for name, what, hint in MEANINGS:
            if code.startswith(name):
                raise ArchiveError(what, where=str(path), hint=hint) from problem
        raise ArchiveError(
            f"the archive cannot be used ({problem})",
            where=str(path),
            hint="`claimcheck archive verify` says what is wrong with it",
        ) from problem
    except OSError as problem:
        raise ArchiveError(
            f"the archive cannot be opened: {(problem.strerror or str(problem)).lower()}",
            where=str(path),
            hint="check the path, and your right to write there",
        ) from problem
