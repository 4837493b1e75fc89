"""The hooks by pre-commit itself, and the steps of action.yml in a fresh environment: `make hooks`.

Not part of `make test`: it installs claimcheck three times from a package index, some two minutes.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
DRAFT = "The fire at Harrow Mill injured 12 workers on Sunday.\n"
WIRE = "The fire at Harrow Mill injured 21 workers on Sunday.\n"
HOOKS = """\
repos:
  - repo: {root}
    rev: v0.1.0
    hooks:
      - id: claimcheck
      - id: claimcheck-drafts
        files: ^drafts/
"""


def run(*words: str, cwd: Path, status: int | None = 0, **variables: str) -> subprocess.CompletedProcess[str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("GIT_", "GITHUB_", "PYTHON"))}
    env = {**kept, "GIT_CONFIG_GLOBAL": os.devnull, **variables}
    done = subprocess.run(words, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    assert status in (None, done.returncode), f"{done.stdout}\n{done.stderr}"
    return done


def git(folder: Path, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    names = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    return run("git", *names, *words, cwd=folder, status=None, **variables)


def environment(folder: Path) -> Path:
    """Return the folder of the programs of a fresh environment."""
    run(sys.executable, "-m", "venv", str(folder), cwd=ROOT)
    return folder / "bin"


def cloned(folder: Path) -> Path:
    """Return a checkout of what is committed here, as a code host gives it."""
    git(folder, "clone", "-q", str(ROOT), str(folder / "claimcheck"))
    return folder / "claimcheck"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A checkout with a draft that an archive contradicts."""
    folder = tmp_path / "desk"
    for name, text in (("drafts/mill fire.md", DRAFT), ("archive/wire.txt", WIRE)):
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_text(text)
    git(folder, "init", "-q")
    return folder


def test_a_commit_through_pre_commit(desk: Path, tmp_path: Path) -> None:
    tools = environment(tmp_path / "tools")
    run(str(tools / "pip"), "install", "--quiet", "pre-commit", cwd=desk)
    own = cloned(tmp_path)
    git(own, "tag", "-f", "v0.1.0")
    (desk / ".pre-commit-config.yaml").write_text(HOOKS.format(root=own))
    (desk / "claimcheck.toml").write_text('paths = ["drafts"]\nagainst = ["archive"]\n')
    git(desk, "add", ".")
    home = {"PRE_COMMIT_HOME": str(tmp_path / "home"), "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}"}
    run(str(tools / "pre-commit"), "install", cwd=desk, **home)
    refused = git(desk, "commit", "-m", "a draft", **home)
    assert refused.returncode == 1
    assert refused.stderr.count("CC101 contradicting-quantity") == 2  # one for each hook
    (desk / "drafts/mill fire.md").write_text(WIRE)
    git(desk, "add", ".")
    taken = git(desk, "commit", "-m", "mended", **home)
    assert taken.returncode == 0, taken.stderr
    assert taken.stderr.count("Passed") == 2


def test_the_steps_of_the_action_in_order(desk: Path, tmp_path: Path) -> None:
    own = cloned(tmp_path)
    action = yaml.safe_load((own / "action.yml").read_text(encoding="utf-8"))
    tools = environment(tmp_path / "python")
    given = {"paths": "drafts", "against": "archive", "fail-on": "error", "upload-sarif": "true"}
    inputs = {name: one["default"] for name, one in action["inputs"].items()} | given
    known = {f"inputs.{name}": value for name, value in inputs.items()} | {"github.action_path": str(own)}
    runner = {
        "PATH": f"{tools}{os.pathsep}/usr/bin{os.pathsep}/bin",
        "GITHUB_OUTPUT": str(tmp_path / "output"),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary"),
    }
    codes = []
    for step in action["runs"]["steps"]:
        if "run" in step:
            fill = {
                name: re.sub(r"\$\{\{ ([\w.-]+) \}\}", lambda hit: known[hit[1]], value)
                for name, value in step["env"].items()
            }
            script = ("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"])
            codes.append(run(*script, cwd=desk, status=None, **runner, **fill))
    assert [one.returncode for one in codes] == [0, 1], codes[0].stderr
    assert codes[1].stdout.startswith("::error file=drafts/mill fire.md,line=1,")
    assert (tmp_path / "output").read_text() == "status=1\nsarif=claimcheck.sarif\n"
    assert "CC101" in (tmp_path / "summary").read_text()
    (result,) = json.loads((desk / "claimcheck.sarif").read_text())["runs"][0]["results"]
    assert result["ruleId"] == "CC101"
