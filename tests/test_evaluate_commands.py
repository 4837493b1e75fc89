"""The commands of evaluate: a folder that is not there is told of in a line, and help is the module's own."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

# What each command is given beside the folder: before it, and behind it.
COMMANDS: dict[str, tuple[list[str], list[str]]] = {
    "background": ([], []),
    "glances": ([], []),
    "hold": ([], []),
    "mixed": ([], []),
    "paraphrase": ([], []),
    "piles": ([], []),
    "scale": (["lines", "3"], []),
    "short": ([], []),
    "vary": ([], ["3", "told"]),
    "weights": ([], ["--cross"]),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_folder_that_is_not_there(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main = importlib.import_module(f"claimcheck.evaluate.{name}").main
    before, behind = COMMANDS[name]
    nowhere = str(tmp_path / "nowhere")
    assert main([*before, nowhere, *behind]) == 2
    out, err = capsys.readouterr()
    assert err.startswith("error: ")
    assert nowhere in err
    assert "wrote" not in out


@pytest.mark.parametrize("name", sorted(COMMANDS.keys() - {"hold"}))
def test_help_is_the_docstring(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    module = importlib.import_module(f"claimcheck.evaluate.{name}")
    with pytest.raises(SystemExit) as left:
        module.main(["--help"])
    assert left.value.code == 0
    assert module.__doc__.strip() in capsys.readouterr().out
