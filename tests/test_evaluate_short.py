"""Short pairs: the files are sound, what is found of them is counted, mistakes are told with their line."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from claimcheck.errors import ConfigError
from claimcheck.evaluate import short

CORPORA = Path(__file__).parent.parent / "corpora"

PAIRS = """[[pair]]
kind = "quantity"
found = true
one = "The fire at Harrow Mill injured 12 workers on Sunday."
other = "The fire at Harrow Mill injured 21 workers on Sunday."

[[pair]]
kind = "quantity"
found = false
one = "The fire at Harrow Mill injured 12 workers on Sunday."
other = "The fire at Harrow Mill injured twelve workers on Sunday."

[[pair]]
kind = "status"
found = true
one = "Harrow Mill was built by two brothers."
other = "A heron stood in the reeds."
"""


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "mills.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_what_is_found_is_counted_by_half_and_by_what_should_be(tmp_path: Path) -> None:
    counts, wrong = short.counted(short.load(written(tmp_path, PAIRS)))
    assert counts == {("even", True, True): 1, ("odd", False, False): 1, ("even", True, False): 1}
    assert [pair.other for pair in wrong] == ["A heron stood in the reeds."]
    assert short.share(counts, wanted=True) == 0.5
    assert short.share(counts, wanted=False) == 0.0


def test_the_floor_is_held(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(tmp_path, PAIRS)
    assert short.main([str(tmp_path), "--misses"]) == 0
    out = capsys.readouterr().out
    assert "| mills | 1/2 | 0/0 | 0/0 | 0/1 |" in out
    assert "missed (status): Harrow Mill was built by two brothers. / A heron stood in the reeds." in out
    written(tmp_path, PAIRS.replace("21 workers", "twelve workers"))
    assert short.main([str(tmp_path)]) == 1


def test_a_mistake_names_file_and_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, PAIRS.replace('kind = "status"', 'kind = "weather"'))
    with pytest.raises(ConfigError) as caught:
        short.load(path)
    assert f"{path}:14" in str(caught.value)
    assert short.main([str(tmp_path)]) == 2
    assert short.main([str(tmp_path / "nowhere")]) == 2
    assert "give the folder that holds *.toml" in capsys.readouterr().err
    with pytest.raises(ConfigError, match="no \\[\\[pair\\]\\] here"):
        short.load(written(tmp_path, ""))


@pytest.mark.parametrize("path", short.files(CORPORA / "short"), ids=lambda path: path.stem)
def test_the_pairs_of_the_project_are_sound(path: Path) -> None:
    pairs = short.load(path)
    told = Counter((pair.one, pair.other) for pair in pairs)
    assert [both for both, times in told.items() if times > 1] == []
    assert all(pair.one != pair.other for pair in pairs)
    share = sum(pair.found for pair in pairs) / len(pairs)
    assert 0.4 <= share <= 0.6
