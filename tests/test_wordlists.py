"""Every word list that the code asks for is there, and every one that is there is asked for."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from claimcheck import wordlists

PACKAGE = Path(wordlists.__file__).parent
# Files of lists, by the package whose code asks for them; tables within them that go by words are left out.
FILES = [
    ("checks", "words.toml"),
    ("judge", "words.toml"),
    ("judge.compatible", "words.toml"),
    ("link", "words.toml"),
    ("link", "daily.toml"),
    ("kinds", "bare.toml"),
    ("kinds", "cause.toml"),
    ("kinds", "date.toml"),
    ("kinds", "existence.toml"),
    ("kinds", "rule.toml"),
    ("kinds", "said.toml"),
    ("kinds", "status.toml"),
    ("marks", "words.toml"),
]
ASKING = {"words", "word_set", "either", "listed"}
BY_WORD = {"fractions", "times", "shares", "multiples", "zones"}


def modules(package: str) -> Iterator[tuple[str, ast.Module]]:
    for file in sorted(PACKAGE.joinpath(*package.split(".")).glob("*.py")):
        name = "" if file.stem == "__init__" else f".{file.stem}"
        yield f"claimcheck.{package}{name}", ast.parse(file.read_text(encoding="utf-8"))


def constants(nodes: list[ast.expr]) -> list[str]:
    return [n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)]


def names(of: dict[str, Any]) -> Iterator[str]:
    for name, held in of.items():
        if isinstance(held, dict):
            yield from names(held) if name not in BY_WORD else ()
        else:
            yield name


@pytest.mark.parametrize("package", sorted({package for package, _ in FILES}))
def test_lists_that_are_asked_for_are_there(package: str) -> None:
    """A misspelt name would be an error on the first text that has the word before it."""
    asked = 0
    for name, tree in modules(package):
        for node in ast.walk(tree):
            if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Call):
                call, wanted = node.value, constants([node.slice])
                if isinstance(call.func, ast.Name) and call.func.id == "words" and not call.args and wanted:
                    assert wanted[0] in importlib.import_module(name).words(), name
                    asked += 1
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ASKING:
                given = constants(node.args)
                if given and len(given) == len(node.args):
                    getattr(importlib.import_module(name), node.func.id)(*given)
                    asked += 1
    assert asked


@pytest.mark.parametrize(("package", "file"), FILES)
def test_lists_that_are_there_are_asked_for(package: str, file: str) -> None:
    below = PACKAGE.joinpath(*package.split("."))
    told = {
        node.value
        for path in below.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
    }
    lists = set(names(wordlists.table(f"claimcheck.{package}", file)))
    assert lists
    assert not lists - told


@pytest.mark.parametrize(("package", "file"), FILES)
def test_no_list_has_a_word_twice(package: str, file: str) -> None:
    def listed(of: dict[str, Any]) -> Iterator[tuple[str, list[Any]]]:
        for name, held in of.items():
            if isinstance(held, dict):
                yield from listed(held)
            elif isinstance(held, list):
                yield name, held

    found = dict(listed(wordlists.table(f"claimcheck.{package}", file)))
    assert not {name for name, words in found.items() if len(set(words)) < len(words)}
