"""Options from claimcheck.toml, or from [tool.claimcheck] in pyproject.toml.

A key that does not exist, or a value that is not what it should be, is an error that shows the file, the
line, the line itself, and the nearest right key.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from claimcheck.errors import ConfigError

FailOn = Literal["error", "warning", "note", "never"]
OWN = "claimcheck.toml"
SHARED = "pyproject.toml"
AT_LINE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)")


class Config(BaseModel):
    """Every option of a run. In TOML the names are written with hyphens: ``fail-on = "warning"``."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=lambda name: name.replace("_", "-"),
        populate_by_name=True,
    )

    paths: tuple[str, ...] = Field((), description="what `check` reads when no path is named")
    against: tuple[str, ...] = Field((), description="what the paths are checked against")
    fail_on: FailOn = Field("warning", description="the least level that makes the exit status 1")
    model: str | None = Field(None, description="folder of another spaCy pipeline with UD labels")
    threshold: float | None = Field(
        None, ge=0, le=1, description="how likely two claims must speak of one matter; None: as measured"
    )


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


def load(path: Path) -> Config:
    """Read the configuration in ``path``; paths in it are relative to its folder.

    Raises ConfigError with the file, the line and the line itself.
    """
    text = _text(path)
    table = _table(path, text)
    try:
        config = Config.model_validate(table)
    except ValidationError as problem:
        raise _explained(problem, path, text) from problem
    here = path.parent
    return config.model_copy(
        update={
            "paths": tuple(_beside(here, name) for name in config.paths),
            "against": tuple(_beside(here, name) for name in config.against),
            "model": _beside(here, config.model) if config.model else None,
        }
    )


def _beside(folder: Path, name: str) -> str:
    """Return ``name`` seen from ``folder``; absolute names and "-" stay what they are."""
    return name if name == "-" or folder == Path() else str(folder / name)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        raise ConfigError(
            f"the configuration cannot be read ({problem})",
            where=str(path),
            hint="it must be a TOML file in UTF-8",
        ) from problem


def _table(path: Path, text: str) -> dict[str, Any]:
    """Return the options in ``text`` as they are written."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        found = AT_LINE.search(str(problem))
        line = int(found[1]) if found and found[1] else text.count("\n") + 1
        what = AT_LINE.sub("", str(problem))
        raise ConfigError(what, where=f"{path}:{line}", hint=_shown(text, line)) from problem
    if path.name != SHARED:
        return data
    tool = data.get("tool")
    table = tool.get("claimcheck") if isinstance(tool, dict) else None
    return table if isinstance(table, dict) else {}


def _tools(path: Path) -> dict[str, Any]:
    """Return the [tool] table of a pyproject.toml, or nothing when the file is not ours to judge."""
    try:
        tool = tomllib.loads(path.read_text(encoding="utf-8-sig")).get("tool")
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return {}
    return tool if isinstance(tool, dict) else {}


def _explained(problem: ValidationError, path: Path, text: str) -> ConfigError:
    """Return the first thing that is wrong, in words and with its line."""
    first = problem.errors()[0]
    key = str(first["loc"][0])
    line = _line_of(key, text, within=path.name == SHARED)
    if first["type"] == "extra_forbidden":
        known = sorted(field.replace("_", "-") for field in Config.model_fields)
        near = difflib.get_close_matches(key, known, n=1)
        what = f'there is no option "{key}"'
        hint = f"did you mean {near[0]}?" if near else "the options are " + ", ".join(known)
    else:
        what = f"{key}: {first['msg'][:1].lower()}{first['msg'][1:]}"
        hint = Config.model_fields[key.replace("-", "_")].description or ""
    return ConfigError(what, where=f"{path}:{line}", hint=f"{_shown(text, line)}\n  {hint}")


def _line_of(key: str, text: str, *, within: bool) -> int:
    """Return the 1-based line on which ``key`` is set; ``within``: only in the table [tool.claimcheck]."""
    header = re.compile(r"^\s*\[\s*tool\s*\.\s*claimcheck\b")
    setting = re.compile(rf"""^\s*(?:tool\.claimcheck\.)?["']?{re.escape(key)}["']?\s*[=.]""")
    table = re.compile(rf"""^\s*\[+\s*(?:tool\.claimcheck\.)?["']?{re.escape(key)}["']?\s*[.\]]""")
    inside, start = not within, 1
    for number, line in enumerate(text.splitlines(), start=1):
        if within and line.lstrip().startswith("["):
            inside = bool(header.match(line))
            start = number if inside else start
        if inside and (setting.match(line) or table.match(line)):
            return number
    return start


def _shown(text: str, line: int) -> str:
    """Return the line itself as an error shows it."""
    lines = text.splitlines()
    return f"{line} | {lines[line - 1].strip()}" if 0 < line <= len(lines) else f"{line} |"
