"""What a command reads from and does to the terminal and the disk: widths, colours, streams, files."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from claimcheck.report import Look
from claimcheck.report._lines import ESCAPES, HIDDEN

# Seconds of work after which a person wants to know how far it is.
LONG = 1.0
# What is done to what a progress tells of.
DOING = {"articles": "articles read", "pairs": "pairs of claims compared"}


def look(*, verbose: bool = False) -> Look:
    """Return how reports look on this standard output."""
    if not sys.stdout.isatty():
        return Look(verbose=verbose)
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    width = max(40, min(shutil.get_terminal_size().columns, 120))
    return Look(width=width, colour=not plain, verbose=verbose)


def placed(look: Look) -> Look:
    """Return ``look`` with the working folder and the root of the git checkout it is in, else itself."""
    here = Path.cwd()
    root = next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), here)
    return replace(look, folder=here.as_posix(), root=root.as_posix())


def summarise(text: str) -> None:
    """Append to the summary of a step of GitHub Actions, where there is one."""
    file = os.environ.get("GITHUB_STEP_SUMMARY")
    if file:
        with Path(file).open("ab") as stream:
            stream.write(text.encode("utf-8", "backslashreplace"))


def put(text: str) -> None:
    """Write to standard output, in UTF-8 or as the terminal wants it; a closed pipe ends the program."""
    encoding = (sys.stdout.encoding or "utf-8") if sys.stdout.isatty() else "utf-8"
    try:
        sys.stdout.buffer.write(text.encode(encoding, "backslashreplace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)


def say(text: str) -> None:
    """Write a line to standard error, without what a file name could do to a terminal."""
    sys.stderr.write("claimcheck: " + HIDDEN.sub("", ESCAPES.sub("", text)).replace("\r", " ") + "\n")


def skipped(path: object, reason: str = "") -> None:
    """Name a file that was not read."""
    say(f"skipped: {path}" + (f": {reason}" if reason else ""))


def save(file: Path, text: str) -> None:
    """Write a file whole or not at all."""
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with open(handle, "wb") as stream:  # noqa: PTH123 - the handle, not a path
            stream.write(text.encode("utf-8", "backslashreplace"))
        Path(name).chmod(0o644)
        Path(name).replace(file)
    finally:
        with contextlib.suppress(FileNotFoundError):
            Path(name).unlink()


@contextlib.contextmanager
def progress() -> Iterator[Callable[[int, int, str], None] | None]:
    """Give a function that shows how far the work is, or None where nobody watches; wipe it at the end."""
    if not sys.stderr.isatty():
        yield None
        return
    started = time.monotonic()
    drawn = False

    def show(done: int, total: int, what: str) -> None:
        nonlocal drawn
        if time.monotonic() - started < LONG:
            return
        filled = 30 * done // max(total, 1)
        bar = "#" * filled + "-" * (30 - filled) + " " if total else ""
        much = f"{done:,} of {total:,}" if total else f"{done:,}"
        sys.stderr.write(f"\r{bar}{much} {DOING.get(what, what)}\x1b[K")
        sys.stderr.flush()
        drawn = True

    try:
        yield show
    finally:
        if drawn:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
