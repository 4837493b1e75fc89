"""What a command reads from and does to the terminal and the disk: widths, colours, streams, files."""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from claimcheck.errors import OutputError
from claimcheck.report import Look
from claimcheck.report._lines import ESCAPES, HIDDEN

# Seconds of work after which a person wants to know how far it is.
LONG = 1.0
# What is done to what a progress tells of.
DOING = {"articles": "articles read", "pairs": "pairs of claims compared", "doubts": "pairs in doubt read"}


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
    """Write a file whole or not at all; what is no file (a pipe, /dev/stdout) is written to as it is.

    Raises OutputError when it cannot be written.
    """
    whole = text.encode("utf-8", "backslashreplace")
    try:
        if streamed(file):
            with file.open("wb") as stream:
                stream.write(whole)
        else:
            replace_file(file.resolve(), whole)
    except OSError as problem:
        raise OutputError(
            f"this cannot be written ({problem.strerror or problem})",
            where=str(file),
            hint="name a file in a folder that can be written to",
        ) from problem


def streamed(file: Path) -> bool:
    """Whether a path is no regular file, or another name of one that is open: never to be replaced."""
    if not file.exists():
        return False
    aside = file.is_symlink() and file.absolute().parts[1:2] in (("dev",), ("proc",))
    return not file.is_file() or aside


def replace_file(file: Path, whole: bytes) -> None:
    """Put a new file in the place of an old one at once; it may be read by those who could read the old."""
    mask = os.umask(0o077)
    os.umask(mask)
    mode = stat.S_IMODE(file.stat().st_mode) if file.exists() else 0o666 & ~mask
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".claimcheck-")
    try:
        with open(handle, "wb") as stream:  # noqa: PTH123 - the handle, not a path
            stream.write(whole)
        Path(name).chmod(mode)
        Path(name).replace(file)
    finally:
        with contextlib.suppress(FileNotFoundError):
            Path(name).unlink()


def drawing(done: int, total: int, what: str, width: int) -> str:
    """Return how far the work is, in less than ``width`` columns: a longer line would be left behind.

    >>> drawing(1, 4, "articles", 60)
    '#######----------------------- 1 of 4 articles read'
    >>> drawing(1, 4, "articles", 40), drawing(5000, 0, "pairs", 20)
    ('####-------------- 1 of 4 articles read', '5,000 pairs of clai')
    """
    much = f"{done:,} of {total:,}" if total else f"{done:,}"
    words = f"{much} {DOING.get(what, what)}"
    room = min(30, width - len(words) - 2) if total else 0
    filled = room * done // max(total, 1)
    return ("#" * filled + "-" * (room - filled) + " " * (room > 0) + words)[: max(width - 1, 1)]


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
        sys.stderr.write(f"\r{drawing(done, total, what, shutil.get_terminal_size().columns)}\x1b[K")
        sys.stderr.flush()
        drawn = True

    try:
        yield show
    finally:
        if drawn:
            wipe()


def wipe() -> None:
    """Take away what a progress has drawn, before a line is written on the same terminal."""
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()
