"""The configuration: where it is found, what it says, and how a mistake in it is answered."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.config import Config, find, load
from claimcheck.errors import ConfigError


def test_own_file(tmp_path: Path) -> None:
    file = tmp_path / "claimcheck.toml"
    file.write_text('paths = ["news", "/abs", "-"]\nmodel = "m"\nfail-on = "note"\nthreshold = 0.5\n')
    assert load(file) == Config(
        paths=(str(tmp_path / "news"), "/abs", "-"),
        model=str(tmp_path / "m"),
        fail_on="note",
        threshold=0.5,
    )


def test_every_path_is_seen_from_the_folder_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / "claimcheck.toml"
    file.write_text('topics = ["t"]\nbaseline = "b.json"\ndecisions = ["d.csv"]\n')
    found = load(file)
    assert (found.topics, found.decisions) == ((str(tmp_path / "t"),), (str(tmp_path / "d.csv"),))
    assert found.baseline == str(tmp_path / "b.json")


def test_levels_are_named_by_code_or_rule(tmp_path: Path) -> None:
    file = tmp_path / "claimcheck.toml"
    file.write_text('[levels]\ncc403 = "note"\ndisputed-quantity = "off"\n')
    assert load(file).levels == {"CC403": "note", "CC301": "off"}


def test_pyproject(tmp_path: Path) -> None:
    file = tmp_path / "pyproject.toml"
    file.write_text('[project]\nname = "x"\n[tool.claimcheck]\nfail-on = "error"\n')
    assert load(file).fail_on == "error"


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        (
            "claimcheck.toml",
            '# ours\nfail-on = "error"\npath = ["a.toml"]\n',
            'claimcheck.toml:3: there is no option "path"\n  3 | path = ["a.toml"]\n  did you mean paths?',
        ),
        (
            "pyproject.toml",
            '[project]\nfailon = 1\n\n[tool.claimcheck]\nfailon = "error"\n[tool.other]\nfailon = 1\n',
            'pyproject.toml:5: there is no option "failon"\n  5 | failon = "error"\n  did you mean fail-on?',
        ),
        (
            "pyproject.toml",
            "[tool.claimcheck.colour]\nx = 1\n",
            'pyproject.toml:1: there is no option "colour"\n  1 | [tool.claimcheck.colour]\n  the opt',
        ),
        (
            "claimcheck.toml",
            'fail-on = "fatal"\n',
            "claimcheck.toml:1: fail-on: input should be 'error', 'warning', 'note' or 'never'\n  1 | fail",
        ),
        (
            "claimcheck.toml",
            'paths = "news"\n',
            'claimcheck.toml:1: paths: input should be a list, as in ["one", "two"]\n  1 | paths',
        ),
        (
            "claimcheck.toml",
            "threshold = 7\n",
            "claimcheck.toml:1: threshold: input should be less than or equal to 1",
        ),
        (
            "claimcheck.toml",
            'fail-on = "never"\n[levels]\nCC101 = "note"\nCC1O2 = "off"\n',
            'claimcheck.toml:4: levels: there is no finding "CC1O2"\n  4 | CC1O2 = "off"\n  did you mean CC',
        ),
        (
            "claimcheck.toml",
            'levels = { disputed-rule = "of" }\n',
            "claimcheck.toml:1: levels.disputed-rule: input should be 'error', 'warning', 'note' or 'off'",
        ),
        (
            "pyproject.toml",
            '[[tool.claimcheck.outlets]]\nname = "A"\n\n[[tool.claimcheck.outlets]]\nname="B"\npath = "x"\n',
            'pyproject.toml:6: there is no option "path" in outlets\n  6 | path = "x"\n  did you mean paths?',
        ),
        (
            "claimcheck.toml",
            'outlets = [\n  { name = "A" },\n  { nmae = "B" },\n]\n',
            'claimcheck.toml:3: there is no option "nmae" in outlets\n  3 | { nmae',
        ),
        (
            "claimcheck.toml",
            'furniture = [\n  "fine",\n  "Read (more",\n]\n',
            "claimcheck.toml:3: furniture: not a regular expression (missing ), unterminated subpattern at",
        ),
        ("claimcheck.toml", "paths = [\n", "claimcheck.toml:2: "),
        ("claimcheck.toml", 'paths = ["a"]\npaths == 1\n', "claimcheck.toml:2: "),
    ],
)
def test_mistakes(tmp_path: Path, name: str, text: str, message: str) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(ConfigError) as raised:
        load(tmp_path / name)
    assert message in str(raised.value)


@pytest.mark.parametrize("raw", [b"\xff\xfe\x00", None])
def test_unreadable(tmp_path: Path, raw: bytes | None) -> None:
    if raw is not None:
        (tmp_path / "c.toml").write_bytes(raw)
    with pytest.raises(ConfigError, match="cannot be read"):
        load(tmp_path / "c.toml")


def test_a_broken_pyproject_that_speaks_of_us_is_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "pyproject.toml").write_text('[tool.claimcheck\npaths = ["coverage"]\n')
    found = find(tmp_path)
    assert found == tmp_path / "pyproject.toml"
    with pytest.raises(ConfigError, match=r"pyproject.toml:1: .*\n  1 \| \[tool.claimcheck"):
        load(found)
    (tmp_path / "pyproject.toml").write_text("[tool.other\n# claimcheck is not asked\n")
    assert find(tmp_path) is None


def test_the_nearest_one_governs_up_to_the_root_of_the_checkout(tmp_path: Path) -> None:
    inner = tmp_path / "checkout" / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "claimcheck.toml").touch()
    assert find(inner) == tmp_path / "claimcheck.toml"
    (tmp_path / "checkout" / ".git").mkdir()
    assert find(inner) is None
    (tmp_path / "checkout" / "pyproject.toml").write_text("[tool.claimcheck]\n")
    assert find(inner) == tmp_path / "checkout" / "pyproject.toml"
    (inner / "pyproject.toml").write_text("broken [")
    assert find(inner) == tmp_path / "checkout" / "pyproject.toml"
    (inner / "claimcheck.toml").touch()
    assert find(inner) == inner / "claimcheck.toml"
