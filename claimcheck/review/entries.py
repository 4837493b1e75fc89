"""JSON files that hold a list of entries, read entry by entry with their lines."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from claimcheck.errors import ConfigError

BETWEEN = re.compile(r"[\s,]*")
FINGERPRINT = re.compile(r"[0-9a-f]{8,64}")


def text(path: Path, what: str, hint: str) -> str:
    """Return the text of a file, UTF-8 or as its mark says; ``what`` names it when it cannot be read."""
    try:
        raw = path.read_bytes()
        marked = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))  # "Unicode text" of Excel
        return raw.decode("utf-16" if marked else "utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        why = problem.strerror if isinstance(problem, OSError) else "it is not UTF-8"
        raise ConfigError(f"{what} cannot be read ({why})", where=str(path), hint=hint) from problem


def entries(path: Path, written: str, key: str, hint: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the objects in the list ``key`` of a JSON object, each with its line and a sound fingerprint.

    Raises ConfigError with file, line and ``hint`` for anything else.
    """
    try:
        whole = json.loads(written)
    except json.JSONDecodeError as problem:
        raise ConfigError(
            f"not JSON: {problem.msg.lower()}", where=f"{path}:{problem.lineno}", hint=hint
        ) from problem
    except (RecursionError, ValueError) as problem:
        raise ConfigError("not JSON that can be read", where=str(path), hint=hint) from problem
    listed = whole.get(key) if isinstance(whole, dict) else None
    version = whole.get("schema_version") if isinstance(whole, dict) else None
    if not isinstance(listed, list) or version != "1":
        what = f'it must be an object with "schema_version": "1" and a list "{key}"'
        raise ConfigError(what, where=f"{path}:1", hint=hint)
    opened = re.search(rf'"{key}"\s*:\s*\[', written)
    at = opened.end() if opened else 0
    for _ in listed:
        at = _end(BETWEEN, written, at)
        line = written.count("\n", 0, at) + 1
        one, at = json.JSONDecoder().raw_decode(written, at)
        mark = one.get("fingerprint") if isinstance(one, dict) else None
        if not isinstance(mark, str) or not FINGERPRINT.fullmatch(mark):
            raise ConfigError("an entry without a fingerprint", where=f"{path}:{line}", hint=hint)
        yield line, one


def _end(pattern: re.Pattern[str], written: str, at: int) -> int:
    """Return where a pattern that matches anywhere ends."""
    hit = pattern.match(written, at)
    return hit.end() if hit else at
