"""The frame: public names, generated documents, the manual of findings, the commands of the Makefile."""

from __future__ import annotations

import doctest
import importlib
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

import claimcheck
from claimcheck import docs, explain
from claimcheck.cli import cli
from claimcheck.codes import CHANGED, CONTRADICTS, FAMILIES, INSIDE, code, rule

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(claimcheck.PUBLIC))
def test_public_names(name: str) -> None:
    assert getattr(claimcheck, name).__name__ == name
    assert name in dir(claimcheck)


def test_extract_stays_the_function_when_the_module_is_imported() -> None:
    importlib.import_module("claimcheck.extract")
    assert callable(claimcheck.extract)


def test_the_public_names_are_those_that_are_listed() -> None:
    assert sorted(claimcheck.PUBLIC) == sorted(claimcheck.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        claimcheck.nothing  # noqa: B018


def test_importing_the_package_imports_nothing_heavy() -> None:
    code = "import sys, claimcheck; print([m for m in ('pydantic', 'spacy', 'click') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_readme_is_a_doctest() -> None:
    failed, tried = doctest.testfile(str(ROOT / "README.md"), module_relative=False, encoding="utf-8")
    assert tried >= 6
    assert not failed


@pytest.mark.parametrize("part", ["help", "codes", "options"])
def test_generated_parts_of_the_readme(part: str) -> None:
    found = next(m for m in docs.PART.finditer(README) if m["name"] == part)
    assert found["body"] == docs.PARTS[part](), "run `make docs`"


def test_readme_shows_a_real_output() -> None:
    found = next(m for m in docs.PART.finditer(README) if m["name"] == "demo")
    assert re.search(r"\$ claimcheck check corpora/meta-mci\n(error|warning) CC\d{3} ", found["body"])
    assert re.search(r"\d+ documents, \d+ claims", found["body"])


def test_every_command_has_help_and_is_in_the_readme() -> None:
    context = click.Context(cli)
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        assert command is not None
        assert command.help
        assert f"Usage: claimcheck {name}" in README
        assert f"claimcheck {name} " in README.split("## Commands")[0]


def test_docs_check_names_what_is_stale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docs, "PARTS", {"codes": lambda: "new\n"})
    assert docs.readme("a\n<!-- generated: codes -->\nold\n<!-- end: codes -->\nb\n") == (
        "a\n<!-- generated: codes -->\nnew\n<!-- end: codes -->\nb\n"
    )
    with pytest.raises(SystemExit, match="no generated part 'weather'"):
        docs.readme("<!-- generated: weather -->\n<!-- end: weather -->\n")


def test_codes() -> None:
    assert (code(CONTRADICTS, 1), rule(CONTRADICTS, "quantity")) == ("CC101", "contradicting-quantity")
    assert (code(CHANGED, 3), rule(CHANGED, "rule")) == ("CC203", "changed-rule")
    assert code(INSIDE, 3) == code(INSIDE, 503) == "CC503"
    assert rule(INSIDE, "weekday") == "weekday"


def test_every_code_is_there_once_and_has_a_manual() -> None:
    entries = explain.entries()
    codes, rules = [e.code for e in entries], [e.rule for e in entries]
    assert len(set(codes)) == len(codes)
    assert len(set(rules)) == len(rules)
    assert codes == sorted(codes)
    for kind in ("quantity", "date", "rule", "status"):
        assert {f"{family.prefix}-{kind}" for family in FAMILIES} <= set(rules)
    for entry in entries:
        assert len(entry.manual.splitlines()) > 3, entry.code
        assert re.search(r"\bno conflict\b|\bconforms\b|\bno finding\b|does not", entry.manual, re.I), (
            entry.code
        )


def test_explain() -> None:
    told = explain.explain("cc101")
    assert told.startswith("CC101 contradicting-quantity\nlevel: error\n")
    assert told == explain.explain("contradicting-quantity")
    assert explain.table().count("\n") == len(explain.entries()) + 2


def test_make_lists_its_targets() -> None:
    done = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True)
    for target in ["demo", "test", "check", "fix", "eval", "bench", "docs", "pipeline", "weights", "lexicon"]:
        assert f"make {target} " in done.stdout
