"""TOML that people write: a mistake in it is told with the file, the line, and the line itself."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from claimcheck.errors import ConfigError

AT_LINE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)")
HEADER = re.compile(r"^\s*\[(?P<many>\[)?(?P<name>[^\]]+)\]")
SETTING = re.compile(r"""^\s*(?P<name>(?:"[^"]*"|'[^']*'|[\w.\- ])+?)\s*=""")
KEY = re.compile(r"""\s*(?:"([^"]*)"|'([^']*)'|([\w-]+))\s*(?:\.|$)""")


def text(path: Path, what: str) -> str:
    """Return the text of a file; ``what`` names it in the error when it cannot be read."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        why = problem.strerror if isinstance(problem, OSError) else str(problem)
        raise ConfigError(
            f"{what} cannot be read ({why})", where=str(path), hint="it must be a TOML file in UTF-8"
        ) from problem


def table(written: str, path: str) -> dict[str, Any]:
    """Return what a TOML text says; raises ConfigError with the line at which it stops being TOML."""
    try:
        return tomllib.loads(written)
    except tomllib.TOMLDecodeError as problem:
        found = AT_LINE.search(str(problem))
        line = int(found[1]) if found and found[1] else written.count("\n") + 1
        what = AT_LINE.sub("", str(problem))
        raise ConfigError(what, where=f"{path}:{line}", hint=shown(written, line)) from problem


def mistake(what: str, written: str, path: str, at: Sequence[str | int], hint: str = "") -> ConfigError:
    """Return the error on the key ``at``, a path of tables and keys, with its line."""
    line = line_of(written, at)
    under = f"\n  {hint}" if hint else ""
    return ConfigError(what, where=f"{path}:{line}", hint=f"{shown(written, line)}{under}")


def line_of(written: str, at: Sequence[str | int]) -> int:
    """Return the 1-based line on which a key is set, or else the nearest table or key above it.

    The last part may be the text of an item of a list; then its line is meant.
    """
    wanted = tuple(str(part) for part in at)
    best, line = 0, 1
    for number, path in _settings(written):
        shared = next(
            (i for i, (one, other) in enumerate(zip(path, wanted, strict=False)) if one != other),
            min(len(path), len(wanted)),
        )
        if shared > best and shared == len(path):
            best, line = shared, number
    if best < len(wanted):  # an inline table, or an item of a list, on this line or one below it
        below = written.splitlines()[line - 1 :]
        return next((line + i for i, row in enumerate(below) if wanted[-1] in row), line)
    return line


def _settings(written: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield each line that opens a table or sets a key, with the path of that table or key."""
    inside: tuple[str, ...] = ()
    seen: Counter[tuple[str, ...]] = Counter()
    for number, row in enumerate(written.splitlines(), start=1):
        header, setting = HEADER.match(row), SETTING.match(row)
        if header:
            inside = _keys(header["name"])
            if header["many"]:
                seen[inside] += 1
                inside = (*inside, str(seen[inside] - 1))
            yield number, inside
        elif setting:
            yield number, (*inside, *_keys(setting["name"]))


def _keys(name: str) -> tuple[str, ...]:
    """Return the parts of a dotted key, without their quotes."""
    return tuple(one[1] or one[2] or one[3] or "" for one in KEY.finditer(name))


def shown(written: str, line: int) -> str:
    """Return the line itself as an error shows it."""
    lines = written.splitlines()
    return f"{line} | {lines[line - 1].strip()}" if 0 < line <= len(lines) else f"{line} |"
