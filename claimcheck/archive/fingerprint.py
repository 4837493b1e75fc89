"""By which code and pipeline an article was read, so that claims of another are never taken for one's own.

The version alone says too little: a checkout changes every day under one version. So the fingerprint is a
hash over every file that what is said of an article can hang on: all code and data below ``examine`` in the
package, some 450 files and 65 MB, and the versions of spaCy and of what else it is read with. To hash them
takes 90 ms; their names, sizes and times of change take 4 ms to list, so an archive remembers the hash that
went with a list. A list that is not the remembered one (an edited file, another checkout) costs the 90 ms;
only another content makes another fingerprint, on any machine.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck import __version__
from claimcheck.archive.file import Archive, transaction
from claimcheck.errors import SourceError

if TYPE_CHECKING:
    from claimcheck.config import Config

PACKAGE = Path(__file__).parent.parent
# What an Examined hangs on: `examine` and all layers below it but the readers of files, whose work is in the
# document. `recipe` builds the pipeline and is no part of it.
PARTS = (
    "checks", "judge", "kinds", "language", "link", "marks", "model", "topics", "values",
    "codes.py", "examine.py", "extract.py", "wordlists.py",
)  # fmt: skip
LEFT_OUT = frozenset({"__pycache__", "recipe"})
# Packages whose version bears on what is read; the file that tells it counts.
BESIDE = ("dateparser", "spacy", "thinc")
# Options that change nothing of what one article is held to say; any other, known here or not, may.
IDLE = frozenset(
    {"paths", "against", "archive", "fail_on", "levels", "baseline", "decisions", "threshold", "jobs"}
)
# Options that name files or folders whose contents count.
NAMED = ("model", "topics")


@dataclass(frozen=True, slots=True)
class Listed:
    """The files of a fingerprint, and a hash of their names, sizes and times of change."""

    files: tuple[Path, ...]
    stamp: str


def fingerprint(archive: Archive, config: Config) -> str:
    """Return by what an article is read here and now: code, pipeline, and the options that bear on it."""
    roots = named(config)
    found = listed(roots)
    name = f"stamp {found.stamp}"
    row = archive.db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
    files = str(row[0]) if row is not None else content(found.files, roots)
    if row is None and archive.writable:
        with transaction(archive):
            archive.db.execute("DELETE FROM meta WHERE name LIKE 'stamp %'")
            archive.db.execute("INSERT INTO meta VALUES (?, ?)", (name, files))
    options = config.model_dump(mode="json", exclude={*IDLE, *NAMED})
    told = json.dumps([files, options], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def named(config: Config) -> tuple[Path, ...]:
    """Return the files and folders that the options name and the package does not hold."""
    found: list[Path] = []
    for option in NAMED:
        value = getattr(config, option, None) or ()
        found += [Path(one) for one in ((value,) if isinstance(value, str) else value)]
    return tuple(found)


def listed(roots: tuple[Path, ...]) -> Listed:
    """Return the files that a reading hangs on: those of the package, and those below ``roots``."""
    every = [*(PACKAGE / part for part in PARTS), *roots, *beside()]
    files = tuple(path for root in every for path in below(root))
    told = hashlib.sha256(f"{PACKAGE}\n{__version__}\n{roots}".encode("utf-8", "surrogatepass"))
    for path in files:
        stat = path.stat()
        told.update(f"\n{path} {stat.st_size} {stat.st_mtime_ns}".encode("utf-8", "surrogatepass"))
    return Listed(files, told.hexdigest())


def beside() -> Iterator[Path]:
    """Yield the files that tell the versions of ``BESIDE``, without importing these."""
    for name in BESIDE:
        found = importlib.util.find_spec(name)
        if found is not None and found.origin is not None:
            first = Path(found.origin)
            about = first.with_name("about.py")
            yield about if about.is_file() else first


def below(root: Path) -> Iterator[Path]:
    """Yield a file, or the files of a folder and its folders, sorted."""
    if root.is_file():
        yield root
        return
    if not root.is_dir():
        raise SourceError("no such file or folder", where=str(root), hint="check --model and claimcheck.toml")
    with os.scandir(root) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        if entry.name not in LEFT_OUT:
            yield from below(Path(entry.path))


def content(files: tuple[Path, ...], roots: tuple[Path, ...]) -> str:
    """Return a hash over what the files hold, under their names in the package or in the folder named."""
    told = hashlib.sha256(__version__.encode())
    for path in files:
        home = next((root for root in (PACKAGE, *roots) if path.is_relative_to(root)), path.parent)
        data = path.read_bytes()
        name = path.relative_to(home).as_posix()
        told.update(f"\n{name} {len(data)}\n".encode("utf-8", "surrogatepass"))
        told.update(data)
    return told.hexdigest()[:16]
