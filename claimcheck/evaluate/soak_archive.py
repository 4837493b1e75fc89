"""An archive under kill -9, and under eight writers: ``python -m claimcheck.evaluate.soak_archive``.

Each round a process adds a new version of every article and is killed at a random moment, from its start to
some time after it would have ended. Then the archive must be sound (``archive verify``), every article that
the process named as added must be there, and of each article the newest version is the old one or the new
one. The articles are examined once, before: it is the writing that is tried, and the reading of an article
would take most of each round.

Then eight processes add at once, half of their articles the same ones; all must be there, each once.
``tests/test_archive_faults.py`` runs five rounds.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from claimcheck import archived
from claimcheck.archive import store, versions
from claimcheck.archive.file import opened
from claimcheck.archive.verify import problems
from claimcheck.config import Config
from claimcheck.evaluate.vary import articles
from claimcheck.examine import Examined
from claimcheck.model import Document

KILLS = 100
WRITERS = 8
ARTICLES = 48
# Rounds on one file: to verify all versions of 48 articles after 20 rounds takes 2 s.
ROUNDS = 10
FIRST = dt.date(2026, 1, 1)
MADE_BY = "soak"

Known = Mapping[str, Examined]


def version(one: Document, number: int) -> Document:
    """Return another version of an article: of another day, and so with another id."""
    data = one.model_dump(exclude={"id"})
    return Document.model_validate({**data, "published": FIRST + dt.timedelta(days=number)})


def examining(known: Known) -> store.Examine:
    """Return what examines versions of articles that are known, by their paths."""

    def examine(documents: Iterable[Document]) -> Iterator[Examined]:
        for document in documents:
            one = known[document.path]
            yield Examined(document, one.claims, one.findings)

    return examine


def added(file: Path, documents: Sequence[Document], known: Known, told: Callable[[str], None]) -> None:
    """Add documents, and tell the path of each that is on the disk."""
    with opened(file, create=True) as archive:
        store.add(
            archive,
            documents,
            examining(known),
            made_by=MADE_BY,
            told=lambda document, _: told(document.path),
        )


def forked(work: Callable[[Callable[[str], None]], None]) -> tuple[int, int]:
    """Start a process that does some work; return its id, and the pipe on which it tells lines."""
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return child, reading
    status = 1
    with contextlib.suppress(BaseException):  # whatever it is, the parent's cleaning up is not for the child
        work(lambda line: void(os.write(writing, f"{line}\n".encode())))
        status = 0
    os._exit(status)


def void(_: object) -> None:
    """Return nothing."""


def killed(file: Path, documents: Sequence[Document], known: Known, seconds: float) -> list[str]:
    """Add documents in a process that is killed after some seconds; return the paths that it told."""
    child, reading = forked(lambda told: added(file, documents, known, told))
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as stream:
        whole, _, _ = stream.read().rpartition(b"\n")
    return whole.decode().splitlines()


def wrong(file: Path, told: Iterable[str], new: Sequence[Document], old: Sequence[Document]) -> list[str]:
    """Return in words what is wrong after an add that was killed."""
    with opened(file, create=True) as archive:
        found = list(problems(archive, MADE_BY))
        newest = {one.path: one.id for one in versions.articles(archive)}
    before = {one.path: one.id for one in old}
    after = {one.path: one.id for one in new}
    found += [f"{path}: told, and not there" for path in told if newest.get(path) != after[path]]
    found += [
        f"{path}: neither the old version nor the new one"
        for path, known in after.items()
        if newest.get(path) not in (before.get(path), known)
    ]
    return found


def rounds(
    folder: Path, documents: Sequence[Document], known: Known, kills: int
) -> Iterator[tuple[int, int, list[str]]]:
    """Yield for each killed add its number, how many articles it told, and what is wrong."""
    dice = random.Random(kills)
    file, old, longest = folder / "archive.db", list[Document](), 0.0
    for number in range(kills):
        if number % ROUNDS == 0:
            file, old = folder / f"{number}.db", []
            start = time.monotonic()
            added(folder / f"timed{number}.db", documents, known, void)
            longest = 1.2 * (time.monotonic() - start)
        new = [version(one, number) for one in documents]
        told = killed(file, new, known, dice.uniform(0, longest))
        yield number, len(told), wrong(file, told, new, old)
        added(file, new, known, void)
        old = new


def crowd(file: Path, documents: Sequence[Document], known: Known, writers: int = WRITERS) -> list[str]:
    """Add from several processes at once, half of the articles by all; return in words what is wrong."""
    half = len(documents) // 2
    shared, own = documents[:half], documents[half:]
    children = [
        forked(lambda told, at=at: added(file, [*shared, *own[at::writers]], known, told))  # type: ignore[misc]
        for at in range(writers)
    ]
    found = []
    for child, reading in children:
        with os.fdopen(reading, "rb") as stream:
            told = stream.read().decode().splitlines()
        _, status = os.waitpid(child, 0)
        if status or not told:
            found.append(f"a writer ended with {status}, and told {len(told)} articles")
    with opened(file) as archive:
        found += problems(archive, MADE_BY)
        kept = [one.path for one in versions.articles(archive, everything=True)]
    if sorted(kept) != sorted(one.path for one in documents):
        found.append(f"{len(kept)} versions are kept of {len(documents)} articles")
    return found


def main(arguments: Sequence[str]) -> int:
    """Kill, verify and count; return 1 when anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", nargs="?", type=Path, default=Path("corpora"))
    parser.add_argument("--kills", type=int, default=KILLS)
    given = parser.parse_args(arguments)
    documents = list(articles(given.corpora, ARTICLES))
    known = {one.document.path: one for one in archived.examining(Config())(documents)}
    bad, cut = 0, 0
    with tempfile.TemporaryDirectory() as folder:
        for number, told, found in rounds(Path(folder), documents, known, given.kills):
            bad += bool(found)
            cut += 0 < told < len(documents)
            for one in found:
                print(f"kill {number}: {one}")
        crowded = crowd(Path(folder) / "crowd.db", documents, known)
    for one in crowded:
        print(f"{WRITERS} writers: {one}")
    lost = "something is lost" if crowded else "all is there"
    print(
        f"archive: {given.kills} adds killed, {cut} of them with a part of {len(documents)} articles written;"
        f" {bad} left something wrong; {WRITERS} writers at once: {lost}"
    )
    return int(bool(bad or crowded))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
