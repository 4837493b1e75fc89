"""Findings that touch no line changed since a git revision, hidden.

The lines come from ``git diff --unified=0``; a file that git does not know yet is changed as a whole, and so
is what came by standard input. A renamed file is changed where its lines are.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from claimcheck.errors import ConfigError
from claimcheck.model import Location, Report
from claimcheck.review.hiding import hide

HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
ESCAPE = re.compile(rb"\\([0-7]{3}|.)")
LETTERS = {b"n": b"\n", b"t": b"\t", b"r": b"\r", b"a": b"\a", b"b": b"\b", b"f": b"\f", b"v": b"\v"}


@dataclass(frozen=True, slots=True)
class Changed:
    """Lines changed since a revision: by real path, ranges of 1-based lines, None for a whole file."""

    revision: str
    folder: str
    lines: Mapping[str, tuple[range, ...] | None]

    def touches(self, place: Location) -> bool:
        """Whether a passage stands on a changed line."""
        if place.document.startswith("<"):
            return True
        path = os.path.realpath(Path(self.folder, place.document))
        if path not in self.lines:
            return False
        ranges = self.lines[path]
        return ranges is None or any(r.start <= place.end_line and place.line < r.stop for r in ranges)


def apply(report: Report, changed: Changed) -> Report:
    """Return the report with only the findings of which a passage stands on a changed line."""
    away = {
        one.fingerprint: f"since {changed.revision}"
        for one in report.findings
        if not any(changed.touches(place) for place in (one.primary, *one.related))
    }
    return hide(report, away, "unchanged")


def since(revision: str, folder: Path, piped: str | None = None) -> Changed:
    """Return the lines that changed in the checkout around ``folder`` since a revision.

    ``piped`` is the name under which standard input is read: git knows nothing of what an editor holds.
    Raises ConfigError where git is not installed, the folder is in no checkout, or the revision is unknown.
    """
    top = os.fsdecode(
        _git(folder, "rev-parse", "--show-toplevel", wrong="this is no git checkout").rstrip(b"\n")
    )
    commit = _git(
        folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}",
        wrong=f"git knows no revision {revision!r}",
    ).decode().strip()  # fmt: skip
    told = _git(
        folder, "diff", "--unified=0", "--no-color", "--no-ext-diff", "--no-textconv", "--find-renames",
        "--src-prefix=a/", "--dst-prefix=b/", commit, "--", wrong="git diff failed",
    )  # fmt: skip
    new = _git(Path(top), "ls-files", "--others", "--exclude-standard", "-z", wrong="git ls-files failed")
    found: dict[str, tuple[range, ...] | None] = {
        _real(top, name): ranges for name, ranges in hunks(told).items()
    }
    found |= dict.fromkeys(_real(top, name) for name in new.split(b"\0") if name)
    if piped is not None:
        found[os.path.realpath(Path(folder, piped))] = None
    return Changed(revision, str(folder), found)


def _real(top: str, name: bytes) -> str:
    return os.path.realpath(Path(top, os.fsdecode(name)))


def _git(folder: Path, *words: str, wrong: str) -> bytes:
    """Return what a git command prints; raises ConfigError with ``wrong`` when it fails."""
    try:
        done = subprocess.run(
            ["git", "-c", "core.quotePath=false", "-C", str(folder), *words], capture_output=True, check=False
        )
    except FileNotFoundError as problem:
        raise ConfigError(
            "git is not installed", where="--changed-since", hint="install git, or leave --changed-since out"
        ) from problem
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        hint = (
            said[-1] if said else "name a branch, a tag or a commit; a shallow clone may lack it (git fetch)"
        )
        raise ConfigError(wrong, where="--changed-since", hint=hint)
    return done.stdout


def hunks(diff: bytes) -> dict[bytes, tuple[range, ...]]:
    """Return the changed lines of each file in a diff without context, by its new name."""
    found: dict[bytes, tuple[range, ...]] = {}
    name = b""
    for line in _heads(diff):
        if line.startswith(b"+++ "):
            name = _name(line[4:])
        elif hit := HUNK.match(line):
            first, count = int(hit[2]), int(hit[3] or 1)
            if count:
                found[name] = (*found.get(name, ()), range(first, first + count))
    return found


def _heads(diff: bytes) -> Iterator[bytes]:
    """Yield the lines of a diff that are no lines of a file."""
    left = 0
    for line in diff.split(b"\n"):
        if left and line[:1] in (b"+", b"-"):
            left -= 1
            continue
        hit = HUNK.match(line)
        left = int(hit[1] or 1) + int(hit[3] or 1) if hit else 0 if line[:1] != b"\\" else left
        yield line


def _name(given: bytes) -> bytes:
    """Return a file's name from the head of a diff: without "b/", its quotes and escapes."""
    name = given.rstrip(b"\t\r")
    if name.startswith(b'"'):
        name = ESCAPE.sub(_said, name[1:-1])
    return name.removeprefix(b"b/")


def _said(hit: re.Match[bytes]) -> bytes:
    """Return the byte that an escape stands for."""
    return bytes([int(hit[1], 8)]) if len(hit[1]) == 3 else LETTERS.get(hit[1], hit[1])
