"""Writes the generated parts of the documents, or compares them: ``python -m claimcheck.docs [--check]``.

In README.md a part stands between ``<!-- generated: NAME -->`` and ``<!-- end: NAME -->``. The JSON schema is
a file of its own. What is generated cannot be false for long: ``make check`` compares.
"""

from __future__ import annotations

import argparse
import difflib
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
from pydantic.fields import FieldInfo

from claimcheck import explain
from claimcheck.cli import cli
from claimcheck.config import Config

README = Path("README.md")
SCHEMA = Path("claimcheck/report/schema-1.json")
CORPUS = "corpora/meta-mci"
PART = re.compile(
    r"(<!-- generated: (?P<name>[\w-]+) -->\n)(?P<body>.*?)(<!-- end: (?P=name) -->)", re.DOTALL
)


def help_texts() -> str:
    """Return the help of the program and of each command, as a reader of the README sees it."""
    texts = [_help(cli, "claimcheck", None)]
    context = click.Context(cli)
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        texts += [_help(command, name, cli)] if command is not None else []
        if isinstance(command, click.Group):
            texts += [_help(one, f"{name} {inner}", cli) for inner, one in sorted(command.commands.items())]
    return "\n".join(f"```text\n{text}\n```\n" for text in texts)


def _help(command: click.Command, name: str, group: click.Group | None) -> str:
    parent = group.make_context("claimcheck", [], resilient_parsing=True) if group else None
    context = command.make_context(name, [], parent=parent, resilient_parsing=True, terminal_width=100)
    return "\n".join(line.rstrip() for line in command.get_help(context).splitlines())


def demo() -> str:
    """Return what ``make demo`` prints."""
    run = subprocess.run(
        [sys.executable, "-m", "claimcheck", "check", CORPUS],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "NO_COLOR": "1"},
    )
    if run.returncode not in (0, 1) or not run.stdout:
        raise SystemExit(f"claimcheck check {CORPUS} failed with status {run.returncode}:\n{run.stderr}")
    return f"```text\n$ claimcheck check {CORPUS}\n{run.stdout}```\n"


def codes() -> str:
    """Return the table of finding codes."""
    return f"\n{explain.markdown()}\n\n"


def options() -> str:
    """Return the table of options, from the fields of the configuration."""
    rows = [_option(name, field) for name, field in Config.model_fields.items()]
    return "\n".join(["", "| key | default | meaning |", "|---|---|---|", *rows, "", ""])


def _option(name: str, field: FieldInfo) -> str:
    """Return a row of the table of options."""
    unset = field.default is None or field.default in ((), {})
    default = "" if unset else f"`{json.dumps(field.default)}`"
    said = (field.description or "").replace("|", "\\|")
    return f"| `{name.replace('_', '-')}` | {default} | {said} |"


def schema() -> str:
    """Return the text of the JSON schema's file."""
    from claimcheck.report import json as report

    return json.dumps(report.schema(), ensure_ascii=False, indent=2) + "\n"


PARTS: dict[str, Callable[[], str]] = {"demo": demo, "help": help_texts, "codes": codes, "options": options}


def readme(text: str) -> str:
    """Return ``text`` with every generated part written anew; an unknown part is an error."""

    def part(found: re.Match[str]) -> str:
        if found["name"] not in PARTS:
            raise SystemExit(f"{README}: there is no generated part {found['name']!r}")
        return f"{found[1]}{PARTS[found['name']]()}{found[4]}"

    return PART.sub(part, text)


def main() -> None:
    """Write or compare every generated document."""
    parser = argparse.ArgumentParser(prog="python -m claimcheck.docs", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail where something differs")
    check = parser.parse_args().check
    wanted = {README: readme(README.read_text(encoding="utf-8")), SCHEMA: schema()}
    stale = False
    for path, text in wanted.items():
        old = path.read_text(encoding="utf-8") if path.exists() else ""
        if old == text:
            continue
        if not check:
            path.write_text(text, encoding="utf-8")
            print(f"written: {path}")
            continue
        stale = True
        lines = difflib.unified_diff(old.splitlines(), text.splitlines(), str(path), "generated", lineterm="")
        print("\n".join(lines))
    if stale:
        sys.exit("the generated parts are out of date; `make docs` writes them")


if __name__ == "__main__":
    main()
