"""Speed against an archive: ``python -m claimcheck.evaluate.bench_archive [CORPORA] [--keep FOLDER]``.

new       a draft of 600 words, never seen, against 1,000 articles (``vary.py``): at most 1.0 s more than
          loading the pipeline alone in a fresh process
again     the same draft, when nothing changed: at most 0.3 s in all
larger    the same against 100,000 articles: at most 1.5 times what it takes against 1,000, loading left out

The draft is made of the articles of one archived story, paragraph by paragraph, with other figures: what it
says is told in the archive too, so it has more to be held against than a new story would.

The articles beyond the first 1,000 are written straight into the file: each is one of the first, with another
path, its words that no more than ``COMMON`` articles have renamed, and so of another story. Their claims are
kept once, as those of one text are.

Seconds are processor time of a fresh process, the best of several tries taken in turn, since other programs
disturb it less than the clock; that, and memory, is printed beside. Exit status 1 when one is missed.

Of 0.96 s that a new draft of 587 words took beyond loading the pipeline, on 21 November 2026, 0.17 s went to
compiling 448 regular expressions, 0.15 s to the parse, 0.17 s to the evidence of 727 pairs, 0.04 s each to
reading TOML, the trees, the lexicon, and counting kin. Half of the compiling was wasted: on sets of signs
beyond 255 (``values/times/lexer.py``), and on number words listed one by one (``checks/_words.py``). Where
the byte code of the package may not be written, 0.2 s more go to compiling it.

Profiled again on 22 November 2026, 0.89 s: 0.17 s regular expressions, 0.08 s making dataclasses, 0.06 s
TOML, 0.25 s linking, of which 0.06 s went to nesting trees that some hundred pairs are asked of, 0.03 s to a
dict of all lemmas, 0.01 s to a part of numpy that ``np.unique`` imports. These three are mended; the rest
lies in many places of a millisecond or two. Beside another program all of it takes half as much again.

Once more that day, 1.39 s beside other programs: 0.4 s went to looking through all objects for cycles at the
end, 0.1 s to looking for them before, 0.11 s to making dataclasses. These are mended: 0.77 to 1.13 s, as
loading alone takes 1.25 to 1.87. What is left, of 1.3 s sampled before: 0.19 s regular expressions (480, of
which some 20 are now compiled only where a text has a word of theirs), 0.07 s TOML (a compiled parser would
spare two thirds), 0.49 s linking, 0.13 s the parse, 0.1 s importing modules.

And sampled at 0.47 s, where loading takes 0.86: 18% regular expressions (530; the dearest, of the words that
furniture starts with, takes 8 ms), 22% importing, some of those and 6% dataclasses in it, 13% the parse,
7% TOML (100 files), 28% linking, most of it for its pairs.
"""

from __future__ import annotations

import argparse
import itertools
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimcheck import archived
from claimcheck.archive.file import opened, transaction
from claimcheck.archive.schema import counted, uncounted
from claimcheck.config import Config
from claimcheck.evaluate.vary import articles, write
from claimcheck.link.related import COMMON
from claimcheck.model import Document

TRIES = 5
ARTICLES = 1_000
LARGER = 100_000
WORDS = 600
MOST_MORE = 1.0
MOST_AGAIN = 0.3
MOST_LARGER = 1.5
LOADING = ("-c", "from claimcheck.language.pipeline import load; load()")
# Figures of the draft that are not those of the article it was.
CHANGED = str.maketrans("37", "48")
COLUMNS = "published, published_from, words, content, made_by"


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took: seconds of processor time and by the clock, and memory in MB."""

    seconds: float
    clock: float
    memory: float

    def __str__(self) -> str:
        return f"{self.seconds:.2f} s ({self.clock:.2f} s by the clock, {self.memory:.0f} MB)"


def cost(*args: str) -> Cost:
    """Return what Python with ``args`` takes in a fresh process."""
    # An installed package has its byte code written; a process that may not write it compiles all of it anew.
    there = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, *args], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=there
    ) as run:
        _, _, used = os.wait4(run.pid, 0)
        run.returncode = 0
    return Cost(used.ru_utime + used.ru_stime, time.perf_counter() - start, used.ru_maxrss / 1024)


def best(*works: Callable[[], Cost]) -> list[Cost]:
    """Return for each piece of work its cheapest try; they are tried in turn."""
    tries = [[work() for work in works] for _ in range(TRIES)]
    return [min((one[at] for one in tries), key=lambda c: c.seconds) for at in range(len(works))]


def forgotten(file: Path) -> None:
    """Take what is kept of drafts out of an archive."""
    with opened(file, write=True) as archive, transaction(archive):
        archive.db.execute("DELETE FROM answer")
        archive.db.execute("DELETE FROM examined WHERE used IS NOT NULL")


def against(file: Path, draft: Path) -> list[Callable[[], Cost]]:
    """Return the checks of a draft against an archive: of one never seen, and again."""
    command = ("-m", "claimcheck", "check", str(draft), "--archive", str(file), "--fail-on", "never")

    def new() -> Cost:
        forgotten(file)
        return cost(*command)

    return [new, lambda: cost(*command)]


def made(corpora: Path, folder: Path) -> None:
    """Make both archives, and the draft."""
    documents = list(articles(corpora, ARTICLES))
    write(iter(documents), folder / "articles")
    (folder / "draft.txt").write_text(drafted(documents), encoding="utf-8")
    file = folder / "small.db"
    archived.add(file, [str(folder / "articles")], Config(), jobs=os.cpu_count() or 1)
    enlarged(file, folder / "large.db", LARGER)


def drafted(documents: Sequence[Document]) -> str:
    """Return a draft of ``WORDS`` words: the paragraphs of a story's articles, as many as come nearest."""
    for _, story in itertools.groupby(documents[len(documents) // 2 :], lambda one: Path(one.path).parent):
        told: list[str] = []
        many = 0
        for part in (part for one in story for part in one.text.split("\n\n")):
            more = many + len(part.split())
            if more - WORDS > WORDS - many:
                return "\n\n".join(told).translate(CHANGED) + "\n"
            told.append(part)
            many = more
    raise ValueError(f"no story of these articles has {WORDS} words")


def enlarged(small: Path, large: Path, count: int) -> None:
    """Write an archive of ``count`` articles out of a small one."""
    with opened(small) as archive:
        archive.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copyfile(small, large)
    with opened(large, write=True) as archive:
        db = archive.db
        db.execute("PRAGMA synchronous = OFF")
        keys = db.execute(
            "SELECT number, name FROM key WHERE claims = 0 AND articles <= ?", (COMMON,)
        ).fetchall()
        rows = db.execute(
            f"SELECT number, id, path, title, outlet, {COLUMNS}, document, keys FROM article"
            " JOIN body ON body.article = number JOIN indexed ON indexed.article = number WHERE newest = 1"
        ).fetchall()
        for telling in range(1, -(-count // len(rows))):
            with transaction(archive):
                retold(db, rows[: count - telling * len(rows)], keys, telling)
        with transaction(archive):
            recounted(db)


def retold(
    db: sqlite3.Connection,
    rows: Sequence[Sequence[Any]],
    rare: Sequence[tuple[int, str]],
    telling: int,
) -> None:
    """Write all articles once more, with other rare words."""
    (last,) = db.execute("SELECT max(number) FROM article").fetchone()
    (free,) = db.execute("SELECT max(number) FROM key").fetchone()
    other = {number: free + at for at, (number, _) in enumerate(rare, 1)}
    named = [(other[number], f"{name}~{telling}") for number, name in rare]
    db.executemany("INSERT INTO key VALUES (?, ?, 0, 0)", named)
    postings: list[tuple[int, int]] = []
    for at, (_, known, path, title, outlet, *told, document, keys) in enumerate(rows, last + 1):
        where = f"{telling}/{path}"
        db.execute(
            f"INSERT INTO article (number, id, path, place, title, outlet, {COLUMNS}, newest)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)",
            (at, f"{known}~{telling}", where, where, title, outlet, *told),
        )
        db.execute("INSERT INTO body VALUES (?, ?)", (at, document))
        added = {other.get(key, key): claims for key, claims in uncounted(keys).items()}
        db.execute("INSERT INTO indexed VALUES (?, ?)", (at, counted(dict(sorted(added.items())))))
        postings += [(key, at) for key, claims in added.items() if not claims]
    db.executemany("INSERT INTO posting VALUES (?, ?)", sorted(postings))


def recounted(db: sqlite3.Connection) -> None:
    """Count the keys anew, out of what each article added."""
    claims: dict[int, int] = {}
    many: dict[int, int] = {}
    for (keys,) in db.execute("SELECT keys FROM indexed"):
        for key, held in uncounted(keys).items():
            claims[key] = claims.get(key, 0) + held
            many[key] = many.get(key, 0) + 1
    db.executemany(
        "UPDATE key SET claims = ?, articles = ? WHERE number = ?",
        [(claims[k], many[k], k) for k in sorted(many)],
    )
    db.execute("DELETE FROM key WHERE articles = 0")
    db.execute("UPDATE meta SET value = value + 1 WHERE name = 'state'")


def measured(corpora: Path, folder: Path) -> int:
    """Make the archives, measure, print, and return 1 when a figure is missed."""
    # In a process of its own: the memory of a process is told with that of the one that started it.
    making = ("-m", "claimcheck.evaluate.bench_archive", str(corpora), "--make", str(folder))
    subprocess.run([sys.executable, *making], check=True)
    small, large, draft = (folder / name for name in ("small.db", "large.db", "draft.txt"))
    loading, new, again, new_large, again_large = best(
        lambda: cost(*LOADING), *against(small, draft), *against(large, draft)
    )
    more, more_large = new.seconds - loading.seconds, new_large.seconds - loading.seconds
    ratios = more_large / more, again_large.seconds / again.seconds
    words = len(draft.read_text(encoding="utf-8").split())
    sizes = [f"{file.stat().st_size / 1e6:,.0f} MB" for file in (small, large)]
    print(f"archive  {ARTICLES:,} articles take {sizes[0]}, {LARGER:,} take {sizes[1]}")
    print(
        f"new      {words} words against {ARTICLES:,}: {new}, loading alone {loading}:"
        f" {more:.2f} s more, {more / loading.seconds:.2f} of it (at most {MOST_MORE} s)"
    )
    print(f"again    {again} (at most {MOST_AGAIN} s)")
    print(
        f"larger   against {LARGER:,}: {new_large}, {ratios[0]:.2f} times; again {again_large},"
        f" {ratios[1]:.2f} times (at most {MOST_LARGER})"
    )
    return int(more > MOST_MORE or again.seconds > MOST_AGAIN or max(ratios) > MOST_LARGER)


def main(arguments: Sequence[str]) -> int:
    """Measure in a folder of its own, or in one that is kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", nargs="?", type=Path, default=Path("corpora"))
    parser.add_argument("--keep", metavar="FOLDER", type=Path, help="make the archives here, and leave them")
    parser.add_argument("--make", metavar="FOLDER", type=Path, help="make the archives here, and no more")
    given = parser.parse_args(arguments)
    if given.make:
        made(given.corpora, given.make)
        return 0
    if given.keep:
        given.keep.mkdir(parents=True)
        return measured(given.corpora, given.keep)
    with tempfile.TemporaryDirectory() as folder:
        return measured(given.corpora, Path(folder))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
