"""What a finding means: the manual of each code, read from the docstrings of the kinds and checks.

The modules are read as text and not imported: ``claimcheck explain`` costs what reading twenty small files
costs, and a new kind or check is in the list as soon as its file is there.
"""

from __future__ import annotations

import ast
import difflib
import functools
import inspect
import textwrap
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable

from claimcheck.codes import FAMILIES, INSIDE, Family, code, rule
from claimcheck.errors import ClaimcheckError

WIDTH = 100


@dataclass(frozen=True, slots=True)
class Entry:
    """One code with its rule name, its family, what it is about in a line, and its manual."""

    code: str
    rule: str
    family: Family
    title: str
    manual: str


@functools.cache
def entries() -> tuple[Entry, ...]:
    """Return every code there is, ascending."""
    found = []
    for number, name, manual in _modules("kinds"):
        found += [_entry(code(family, number), rule(family, name), family, manual) for family in FAMILIES]
    for number, name, manual in _modules("checks"):
        found.append(_entry(code(INSIDE, number), rule(INSIDE, name), INSIDE, manual))
    return tuple(sorted(found, key=lambda entry: entry.code))


def explain(name: str) -> str:
    """Return the manual of a code ("CC101") or rule ("contradicting-quantity")."""
    entry = named(name)
    head = f"{entry.code} {entry.rule}\nlevel: {entry.family.level}"
    return f"{head}\n\n{textwrap.fill(entry.family.meaning, WIDTH)}\n\n{entry.manual}\n"


def named(name: str) -> Entry:
    """Return the entry of a code or rule.

    Raises ClaimcheckError with the nearest one when there is no such code.
    """
    wanted = name.strip().lower()
    for entry in entries():
        if wanted in (entry.code.lower(), entry.rule):
            return entry
    known = [entry.code.lower() for entry in entries()] + [entry.rule for entry in entries()]
    near = difflib.get_close_matches(wanted, known, n=1)
    nearest = near[0].upper() if near and near[0].startswith("cc") else "".join(near)
    hint = f"did you mean {nearest}?" if near else "`claimcheck explain` lists all codes"
    raise ClaimcheckError(f'there is no finding "{name}"', hint=hint)


def table() -> str:
    """Return the list of all codes for people, a line each."""
    rows = [(e.code, e.rule, e.family.level, e.title) for e in entries()]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(3)]
    lines = [
        f"{c:<{widths[0]}}  {r:<{widths[1]}}  {level:<{widths[2]}}  {title}" for c, r, level, title in rows
    ]
    return "\n".join([*lines, "", "`claimcheck explain CODE` tells more about one of them."]) + "\n"


def markdown() -> str:
    """Return the list of all codes as a Markdown table, for README.md."""
    rows = [f"| {e.code} | `{e.rule}` | {e.family.level} | {e.title} |" for e in entries()]
    return "\n".join(["| code | rule | level | what it is about |", "|---|---|---|---|", *rows])


def _entry(number: str, name: str, family: Family, manual: str) -> Entry:
    title = manual.split("\n\n", 1)[0].replace("\n", " ").rstrip(".")
    return Entry(number, name, family, title, manual)


def _modules(package: str) -> list[tuple[int, str, str]]:
    """Return (NUMBER, NAME, docstring) of each module of ``package`` that has them, by number."""
    folder = resources.files("claimcheck") / package
    if not folder.is_dir():
        return []
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".py")), key=lambda f: f.name)
    return sorted(found for file in files if (found := _constants(file)) is not None)


def _constants(file: Traversable) -> tuple[int, str, str] | None:
    """Return NUMBER, NAME and docstring as a module's source gives them, or None for a helper module."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    values: dict[str, object] = {}
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else []
        if isinstance(node, ast.AnnAssign):
            targets = [node.target]
        value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
        if isinstance(value, ast.Constant):
            values.update({t.id: value.value for t in targets if isinstance(t, ast.Name)})
    number, name = values.get("NUMBER"), values.get("NAME")
    if not isinstance(number, int) or not isinstance(name, str):
        return None
    return number, name, inspect.cleandoc(ast.get_docstring(tree) or "")
