"""An archive whose writer is killed, and one with many writers; `make soak` does the same a hundred times."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck import Config, Document, archived
from claimcheck.evaluate import soak_archive
from claimcheck.evaluate.soak_archive import Known

KILLS = 5
TRIES = 20


@pytest.fixture(scope="module")
def known() -> Known:
    told = "The fire at Harrow Mill injured {} workers on Sunday, the mayor of Oxley said."
    documents = [Document(text=told.format(number), path=f"{number}.txt") for number in range(10, 50)]
    return {one.document.path: one for one in archived.examining(Config())(documents)}


def test_an_add_that_is_killed_leaves_the_old_or_the_new(known: Known, tmp_path: Path) -> None:
    """Writing takes a hundredth of a second, and a kill may come before or after it; one must be in it."""
    documents = [one.document for one in known.values()]
    for more in range(TRIES):
        folder = tmp_path / str(more)
        folder.mkdir()
        found = list(soak_archive.rounds(folder, documents, known, KILLS + more))
        assert [wrong for *_, wrong in found if wrong] == []
        if any(told for _, told, _ in found):
            return
    pytest.fail(f"no kill of {TRIES} rounds came while an add was writing")


def test_what_the_soak_calls_wrong_is_wrong(known: Known, tmp_path: Path) -> None:
    """Not the archive is tried here, but whether the tests above could fail."""
    file = tmp_path / "archive.db"
    old = [one.document for one in known.values()][:3]
    new = [soak_archive.version(one, 1) for one in old]
    soak_archive.added(file, old, known, soak_archive.void)
    assert soak_archive.wrong(file, [], new, old) == []
    assert soak_archive.wrong(file, [new[0].path], new, old) == [f"{new[0].path}: told, and not there"]
    assert len(soak_archive.wrong(file, [], new, [])) == 3


def test_eight_that_add_at_once_lose_nothing(known: Known, tmp_path: Path) -> None:
    documents = [one.document for one in known.values()]
    assert soak_archive.crowd(tmp_path / "archive.db", documents, known) == []
