"""Which file configures a run, found without reading what it says: nothing heavy is imported."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

OWN = "claimcheck.toml"
SHARED = "pyproject.toml"
TABLE = re.compile(r"^\s*\[+\s*tool\.claimcheck\b", re.MULTILINE)


def find(folder: Path) -> Path | None:
    """Return the configuration that governs ``folder``: its own, or that of the nearest folder above.

    The search ends at the root of a git checkout, so that nothing outside a project speaks for it.
    """
    for place in (folder, *folder.parents):
        if (place / OWN).is_file():
            return place / OWN
        if (place / SHARED).is_file() and "claimcheck" in _tools(place / SHARED):
            return place / SHARED
        if (place / ".git").exists():
            return None
    return None


def _tools(path: Path) -> dict[str, Any]:
    """Return the [tool] table of a pyproject.toml, or nothing when the file is not ours to judge.

    One that is broken and speaks of us is: reading it says where.
    """
    try:
        written = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return {}
    try:
        tool = tomllib.loads(written).get("tool")
    except tomllib.TOMLDecodeError:
        return {"claimcheck": {}} if TABLE.search(written) else {}
    return tool if isinstance(tool, dict) else {}
