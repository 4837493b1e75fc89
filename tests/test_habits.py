"""A person's habits: Ctrl-C, completion, examples in docstrings."""

from __future__ import annotations

import array
import doctest
import fcntl
import importlib
import os
import signal
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FIRE = "The fire at Harrow Mill injured {} workers on Sunday.\n"


# -------------------------------------------------------------------------------------------- Ctrl-C


def test_ctrl_c_while_it_reads(tmp_path: Path) -> None:
    """The program is known to wait for more when what it was given is gone from the pipe."""
    (tmp_path / "r.json").write_text("old")
    command = [sys.executable, "-m", "claimcheck", "check", "-", "--output", "json=r.json"]
    with subprocess.Popen(
        command, cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as program:  # fmt: skip
        assert program.stdin is not None
        program.stdin.write(FIRE.format(12).encode())
        program.stdin.flush()
        left = array.array("i", [1])
        for _ in range(600):
            fcntl.ioctl(program.stdin.fileno(), termios.FIONREAD, left)
            if not left[0]:
                break
            time.sleep(0.05)
        program.send_signal(signal.SIGINT)
        out, err = program.communicate(timeout=60)
    assert (program.returncode, out) == (130, b"")
    assert err.strip() == b"claimcheck: interrupted"
    assert [(p.name, p.read_text()) for p in tmp_path.iterdir()] == [("r.json", "old")]


@pytest.mark.parametrize(
    "command", [["check", "--output", "json=r.json"], ["baseline", "--output", "r.json"]]
)
def test_ctrl_c_while_it_writes(tmp_path: Path, command: list[str]) -> None:
    """A real signal, just before the new file takes the old one's place."""
    (tmp_path / "r.json").write_text("old")
    (tmp_path / "a.txt").write_text(FIRE.format(12))
    code = (
        "import pathlib, signal, sys\n"
        "pathlib.Path.replace = lambda *_: signal.raise_signal(signal.SIGINT)\n"
        "from claimcheck.cli import main\nmain(sys.argv[1:])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, command[0], "a.txt", *command[1:]],
        cwd=tmp_path, capture_output=True, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert (done.returncode, done.stderr.strip()) == (130, b"claimcheck: interrupted")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.txt", "r.json"]
    assert (tmp_path / "r.json").read_text() == "old"


# ---------------------------------------------------------------------------------------- completion


def claimcheck(*args: str, **variables: str) -> str:
    env = {**os.environ, "PYTHONPATH": str(ROOT), **variables}
    command = [sys.executable, "-m", "claimcheck", *args]
    return subprocess.run(command, capture_output=True, text=True, check=True, env=env).stdout


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("claimcheck che", ["plain,check"]),
        ("claimcheck check --format js", ["plain,json"]),
        ("claimcheck check --fail-on w", ["plain,warning"]),
        ("claimcheck check --deci", ["plain,--decisions"]),
        ("claimcheck check dra", ["file,dra"]),
        ("claimcheck check --baseline kn", ["file,kn"]),
        ("claimcheck completion z", ["plain,zsh"]),
    ],
)
def test_what_a_shell_is_told(line: str, wanted: list[str]) -> None:
    words = line.split()
    given = {"COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1), "_CLAIMCHECK_COMPLETE": "bash_complete"}
    assert claimcheck(**given).splitlines() == wanted


@pytest.mark.parametrize(
    ("shell", "mark"), [("bash", "complete -o"), ("zsh", "compdef"), ("fish", "complete --no-f")]
)
def test_the_scripts_of_the_shells(shell: str, mark: str) -> None:
    script = claimcheck("completion", shell)
    assert mark in script
    assert f"_CLAIMCHECK_COMPLETE={shell}_complete" in script


def test_bash_takes_its_script(tmp_path: Path) -> None:
    """Bash itself fills in a command, by the function that the script gives it."""
    (tmp_path / "claimcheck").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m claimcheck "$@"\n')
    (tmp_path / "claimcheck").chmod(0o755)
    script = (
        'eval "$(claimcheck completion bash)"\n'
        "COMP_WORDS=(claimcheck chec) COMP_CWORD=1\n"
        '_claimcheck_completion claimcheck chec claimcheck\necho "${COMPREPLY[@]}"'
    )
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "--norc", "-c", script], capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PATH": path},
    )  # fmt: skip
    assert (done.stdout, done.stderr) == ("check\n", "")


# ------------------------------------------------------------------------------------------ examples


def with_examples() -> list[str]:
    files = sorted((ROOT / "claimcheck").rglob("*.py"))
    told = [
        file.relative_to(ROOT).with_suffix("") for file in files if ">>> " in file.read_text(encoding="utf-8")
    ]
    return [".".join(path.parts).removesuffix(".__init__") for path in told]


@pytest.mark.parametrize("name", with_examples())
def test_examples_in_docstrings(name: str) -> None:
    failed, tried = doctest.testmod(importlib.import_module(name))
    assert tried
    assert not failed


def test_the_public_api_has_examples() -> None:
    assert {"claimcheck", "claimcheck.pipeline"} <= set(with_examples())
