"""Where CI meets the program: each example is read from its file, and run as far as it can be here."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
HOOKS = {
    one["id"]: one for one in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
}
DRAFT = "The fire at Harrow Mill injured 12 workers on Sunday.\n"
WIRE = "The fire at Harrow Mill injured 21 workers on Sunday.\n"


def example(name: str) -> str:
    """Return a block of the README that is said to be tried."""
    found = re.search(rf"<!-- tried: {name} -->\n```\w+\n(.*?)```", README, re.DOTALL)
    assert found, name
    return found[1]


def test_every_block_that_is_said_to_be_tried_is_tried_here() -> None:
    said = re.findall(r"<!-- tried: ([\w-]+) -->", README)
    assert said == ["github", "gitlab", "pre-commit", "shell"]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with a draft that an archive contradicts, and a ``claimcheck`` on the PATH there."""
    for name, text in (
        ("drafts/mill fire.md", DRAFT),
        ("archive/wire.txt", WIRE),
        ("quiet/a.md", "It rained.\n"),
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    tools = tmp_path / "bin"
    tools.mkdir()
    (tools / "claimcheck").write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m claimcheck "$@"\n')
    (tools / "python").write_text('#!/bin/sh\nprintf "%s\\n" "$@" >> "$HOME/python-calls"\n')
    for tool in tools.iterdir():
        tool.chmod(0o755)
    return tmp_path


def run(desk: Path, script: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a script in bash as GitHub's runner does."""
    env = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("GITHUB_", "GIT_"))},
        "PATH": f"{desk / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "HOME": str(desk),
        "GITHUB_OUTPUT": str(desk / "output"),
        "GITHUB_STEP_SUMMARY": str(desk / "summary"),
        "GITHUB_WORKSPACE": str(desk),
        **variables,
    }
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(
        command, cwd=desk, env=env, capture_output=True, text=True, check=False, timeout=120
    )


# ------------------------------------------------------------------------------------------ the action


def step(name: str) -> dict[str, Any]:
    return next(one for one in ACTION["runs"]["steps"] if one["name"] == name)


def act(desk: Path, name: str, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run a step of the action with its inputs in its environment, as the runner puts them there."""
    given = {key: one["default"] for key, one in ACTION["inputs"].items()} | {
        key.replace("_", "-"): value for key, value in inputs.items()
    }
    context = {f"inputs.{key}": value for key, value in given.items()} | {"github.action_path": str(ROOT)}
    filled = {
        key: re.sub(r"\$\{\{ ([\w.-]+) \}\}", lambda hit: context[hit[1]], value)
        for key, value in step(name)["env"].items()
    }
    return run(desk, step(name)["run"], **filled)


def test_the_action_checks_and_annotates(desk: Path) -> None:
    done = act(
        desk,
        "Check",
        paths="drafts/mill fire.md\n",
        against="archive\n",
        args="--jobs 1",
        upload_sarif="true",
    )
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("::error file=drafts/mill fire.md,line=1,")
    assert (desk / "output").read_text() == "status=1\nsarif=claimcheck.sarif\n"
    assert len(json.loads((desk / "claimcheck.sarif").read_text())["runs"][0]["results"]) == 1
    assert "CC101" in (desk / "summary").read_text()


def test_the_action_reads_the_configuration_and_takes_no_input_for_a_command(desk: Path) -> None:
    (desk / "claimcheck.toml").write_text('paths = ["drafts"]\nagainst = ["archive"]\nfail-on = "note"\n')
    done = act(desk, "Check", fail_on="never")
    assert (done.returncode, (desk / "output").read_text()) == (0, "status=0\n")
    assert "::error" in done.stdout
    done = act(desk, "Check", paths='$(touch harm)"; touch harm; "', args="`touch harm`")
    assert done.returncode == 2
    assert not (desk / "harm").exists()


def test_the_action_installs_from_its_own_checkout(desk: Path) -> None:
    assert act(desk, "Install claimcheck").returncode == 0
    told = (desk / "python-calls").read_text().split()
    assert told[:3] == ["-m", "pip", "install"]
    assert told[-2:] == [str(ROOT / "constraints.txt"), str(ROOT)]
    assert all(Path(path).exists() for path in told[-2:])


def test_steps_that_a_machine_without_github_cannot_run_name_what_is_there() -> None:
    known = {f"inputs.{name}" for name in ACTION["inputs"]} | {"github.action_path"}
    known |= {f"steps.check.outputs.{name}" for name in ("status", "sarif")}
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    assert set(re.findall(r"(?:inputs|steps|github)\.[\w.-]+", text)) <= known
    assert [one["uses"].partition("@")[0] for one in ACTION["runs"]["steps"] if "uses" in one] == [
        "actions/setup-python",
        "github/codeql-action/upload-sarif",
    ]
    assert all("${{" not in one.get("run", "") for one in ACTION["runs"]["steps"])


def test_the_example_for_github_names_inputs_that_are_there() -> None:
    steps = yaml.safe_load(example("github"))["jobs"]["claims"]["steps"]
    (mine,) = [one for one in steps if "claimcheck" in one["uses"]]
    assert set(mine["with"]) <= set(ACTION["inputs"])


# ------------------------------------------------------------------------------- GitLab, shell, hooks


def test_the_example_for_gitlab(desk: Path) -> None:
    job = yaml.safe_load(example("gitlab"))["claims"]
    done = run(desk, "\n".join(job["script"]), CLAIMCHECK=str(ROOT))
    assert done.returncode == 1, done.stderr
    assert "CC101" in (desk / job["artifacts"]["reports"]["junit"]).read_text()


@pytest.mark.parametrize(
    ("drafts", "status", "said"), [("drafts", 1, "the desk should"), ("quiet", 0, "no error found")]
)
def test_the_example_in_plain_shell(desk: Path, drafts: str, status: int, said: str) -> None:
    done = run(desk, example("shell").replace("check drafts", f"check {drafts}"))
    assert done.returncode == status, done.stderr
    assert said in done.stdout
    assert json.loads((desk / "claims.json").read_text())["schema_version"] == "1"


def test_the_hooks_of_pre_commit(desk: Path) -> None:
    """The entry is run as pre-commit runs it: the words of the entry, then the files of the commit."""
    (repo,) = yaml.safe_load(example("pre-commit"))["repos"]
    assert {one["id"] for one in repo["hooks"]} <= set(HOOKS)
    (desk / "claimcheck.toml").write_text('paths = ["drafts"]\nagainst = ["archive"]\n')
    for name, files in (("claimcheck", ""), ("claimcheck-drafts", " 'drafts/mill fire.md'")):
        hook = HOOKS[name]
        assert hook["language"] == "python"
        assert hook.get("pass_filenames", True) == bool(files)
        done = run(desk, hook["entry"] + files)
        assert (done.returncode, "CC101" in done.stdout) == (1, True), done.stderr
    assert re.search(HOOKS["claimcheck-drafts"]["files"], "drafts/mill fire.md")
