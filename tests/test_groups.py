"""Groups of sentences, each of which tells a matter in words of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.errors import ClaimcheckError
from claimcheck.evaluate import paraphrase
from claimcheck.evaluate.groups import STATES, Group, read

CORPORA = Path(__file__).parent.parent / "corpora"
WRITTEN = """# quantity | mills | jobs that go at Harrow Mill
A: Harrow Mill will shed {340} jobs.
A: Some {340} posts are to go at the mill.
B: The mill is cutting {430} jobs.
B: At Harrow Mill {430} people lose their work.
N: Harrow Mill employs {1,900} people.
N: The mill shed {340} jobs in 2012.
"""


def group(folder: Path, text: str) -> Group:
    """Return the only group of a text."""
    (folder / "mills.groups").write_text(text, encoding="utf-8")
    (found,) = read(folder)
    return found


def test_a_group_is_read(tmp_path: Path) -> None:
    found = group(tmp_path, WRITTEN)
    assert (found.kind, found.field) == ("quantity", "mills")
    assert [len(side) for side in found.sides] == [2, 2, 2]


@pytest.mark.parametrize(
    ("old", "new", "said", "line"),
    [
        ("{340} jobs.", "340 jobs.", "one value in braces", 1),
        ("N: Harrow", "Harrow", "not a sentence of a group: Harrow", 1),
        ("N: ", "A: ", "not a group", 1),
        ("# quantity", "\n\n# state", "no value in braces", 3),
    ],
)
def test_a_bad_group_is_told_with_file_and_line(
    tmp_path: Path, old: str, new: str, said: str, line: int
) -> None:
    with pytest.raises(ClaimcheckError) as error:
        group(tmp_path, WRITTEN.replace(old, new))
    assert said in str(error.value)
    assert f"mills.groups:{line}" in str(error.value)


def test_a_folder_without_groups_is_told(tmp_path: Path) -> None:
    with pytest.raises(ClaimcheckError, match="no groups"):
        list(read(tmp_path))


def test_the_groups_of_the_project_are_sound() -> None:
    groups = list(read(CORPORA / "groups"))
    assert len(groups) > 3000
    told = [sentence for one in groups for side in one.sides for sentence in side]
    assert len(set(told)) > 0.99 * len(told)
    assert {one.kind for one in groups} >= STATES | {"quantity", "date", "money"}


def test_single_sentences_are_held_against_each_other(tmp_path: Path) -> None:
    text = """# quantity | mills | injured at Harrow Mill
A: The fire at Harrow Mill injured {12} workers on Sunday.
A: The fire at Harrow Mill injured {twelve} workers on Sunday.
B: The fire at Harrow Mill injured {21} workers on Sunday.
B: The fire at Harrow Mill injured {twenty-one} workers on Sunday.
N: Harrow Mill spins {40} tonnes of wool a year.
N: Harrow Mill was built in 1884 by {two} brothers.
"""
    counts = paraphrase.measured([group(tmp_path, text)])
    assert counts["quantity", "found", "finding"] == counts["quantity", "found", "all"] == 2
    assert counts["quantity", "false", "finding"] == 0
    assert counts["quantity", "false, agreeing", "finding"] == 0
    assert "| quantity | 2/2 | 0/2 | 0/1 |" in paraphrase.table(counts)
