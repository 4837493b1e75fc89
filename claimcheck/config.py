"""Options from claimcheck.toml, or from [tool.claimcheck] in pyproject.toml.

A key that does not exist, or a value that is not what it should be, is an error that shows the file, the
line, the line itself, and the nearest right key.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from claimcheck import explain, tomlfile
from claimcheck.configfile import SHARED
from claimcheck.configfile import find as find
from claimcheck.errors import ClaimcheckError, ConfigError

FailOn = Literal["error", "warning", "note", "never"]
Level = Literal["error", "warning", "note", "off"]
TABLE = ("tool", "claimcheck")
# What pydantic calls by the names of Python, in words of TOML.
TYPES = {
    "a valid tuple": 'a list, as in ["one", "two"]',
    "a valid dictionary": "a table",
    "a valid string": "a string",
}
# Options that name files or folders; in a configuration they are relative to it.
PATHS = ("paths", "against", "topics", "decisions", "model", "baseline")


def _code(name: str) -> str:
    """Return the code of a finding that is named by its code or its rule."""
    try:
        return explain.named(name).code
    except ClaimcheckError as problem:
        said = {"what": problem.what, "hint": problem.hint}
        raise PydanticCustomError("unknown_finding", "{what}", said) from problem


def _pattern(text: str) -> str:
    """Return a regular expression that is one."""
    try:
        re.compile(text)
    except re.error as problem:
        raise PydanticCustomError(
            "pattern", "not a regular expression ({why})", {"why": str(problem)}
        ) from problem
    return text


class Table(BaseModel):
    """A table of options. In TOML the names are written with hyphens: ``fail-on = "warning"``."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=lambda name: name.replace("_", "-"),
        populate_by_name=True,
    )


class Outlet(Table):
    """An outlet, and how its articles are known: by their paths or by the hosts of their addresses."""

    name: str = Field(min_length=1, description="what the reports call it")
    paths: tuple[str, ...] = Field((), description="patterns of the paths of its articles, or folders")
    hosts: tuple[str, ...] = Field((), description="hosts; `example.org` is also `www.example.org`")


class Config(Table):
    """Every option of a run."""

    paths: tuple[str, ...] = Field((), description="what `check` reads when no path is named")
    against: tuple[str, ...] = Field((), description="what the paths are checked against")
    fail_on: FailOn = Field("warning", description="the least level that makes the exit status 1")
    levels: dict[Annotated[str, AfterValidator(_code)], Level] = Field(
        {}, description='the level of findings, by code or rule; `"off"` hides them, and says so'
    )
    topics: tuple[str, ...] = Field(
        (), description="your own topics, beside those shipped: TOML files, or folders of them"
    )
    outlets: tuple[Outlet, ...] = Field(
        (), description="outlets of articles that name none: `name`, and `paths` or `hosts`"
    )
    furniture: tuple[Annotated[str, AfterValidator(_pattern)], ...] = Field(
        (),
        description="lines that yield no claims: regular expressions that match a whole line or paragraph",
    )
    baseline: str | None = Field(
        None, description="known findings, as `claimcheck baseline` writes them: only new ones fail"
    )
    decisions: tuple[str, ...] = Field(
        (), description="what reviewers decided: CSV sheets, or JSON saved from the HTML report"
    )
    model: str | None = Field(None, description="folder of another spaCy pipeline with UD labels")
    threshold: float | None = Field(
        None, ge=0, le=1, description="how likely two claims must speak of one matter; unset: as measured"
    )


def load(path: Path) -> Config:
    """Read the configuration in ``path``; paths in it are relative to its folder.

    Raises ConfigError with the file, the line and the line itself.
    """
    written = tomlfile.text(path, "the configuration")
    data: Any = tomlfile.table(written, str(path))
    inside = TABLE if path.name == SHARED else ()
    for name in inside:
        data = data.get(name, {}) if isinstance(data, dict) else {}
    try:
        config = Config.model_validate(data)
    except ValidationError as problem:
        first = min(problem.errors(), key=lambda one: one["type"] != "extra_forbidden")  # before "missing"
        raise _explained(first, path, written, inside) from problem
    return config.model_copy(update={name: _beside(path.parent, getattr(config, name)) for name in PATHS})


def _beside(folder: Path, given: str | Sequence[str] | None) -> str | tuple[str, ...] | None:
    """Return names seen from ``folder``; absolute names and "-" stay what they are."""
    if given is None:
        return None
    if not isinstance(given, str):
        return tuple(str(_beside(folder, name)) for name in given)
    return given if given == "-" or folder == Path() else str(folder / given)


def _explained(first: ErrorDetails, path: Path, written: str, inside: tuple[str, ...]) -> ConfigError:
    """Return what is wrong, in words and with its line."""
    at = [part for part in first["loc"] if part != "[key]"]
    told = ".".join(str(part) for part in at if isinstance(part, str))
    options = Outlet.model_fields if at[0] == "outlets" and len(at) > 2 else Config.model_fields
    if first["type"] == "extra_forbidden":
        known = sorted(field.replace("_", "-") for field in options)
        near = difflib.get_close_matches(str(at[-1]), known, n=1)
        what = f'there is no option "{at[-1]}"' + (f" in {at[0]}" if len(at) > 1 else "")
        hint = f"did you mean {near[0]}?" if near else "the options are " + ", ".join(known)
    elif first["type"] == "unknown_finding":
        what, hint = f"{at[0]}: {first['msg']}", str(first.get("ctx", {}).get("hint", ""))
    else:
        said = f"{first['msg'][:1].lower()}{first['msg'][1:]}"
        for theirs, ours in TYPES.items():
            said = said.replace(theirs, ours)
        what = f"{told}: {said}"
        field = options.get(str(at[-1 if options is Outlet.model_fields else 0]).replace("-", "_"))
        hint = (field.description or "") if field else ""
    given = first["input"]
    if isinstance(at[-1], int) and isinstance(given, str):
        at[-1] = given  # an item of a list is found by its text
    return tomlfile.mistake(what, written, str(path), (*inside, *at), hint)
