"""The arrays of a network, mapped into memory: what ``numpy.load`` reads of the same file."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import numpy as np
import pytest

from claimcheck.link.reader.mapped import mapped


@pytest.mark.parametrize(
    ("package", "name"), [("claimcheck.link.reader", "network.npz"), ("claimcheck.judge", "verdicts.npz")]
)
def test_the_arrays_of_a_network_are_those_that_numpy_reads(package: str, name: str) -> None:
    with resources.as_file(resources.files(package).joinpath(name)) as path, np.load(path) as known:
        found = mapped(path)
        assert list(found) == known.files
        for one in known.files:
            assert found[one].dtype == known[one].dtype
            assert np.array_equal(found[one], known[one])
            assert not found[one].flags.writeable


def test_arrays_of_any_shape_are_mapped(tmp_path: Path) -> None:
    made = {
        "by columns": np.asfortranarray(np.arange(6).reshape(2, 3)),
        "a name of many letters, so that what follows lies elsewhere": np.ones((1, 2, 3), dtype=np.float16),
        "none": np.zeros((0, 4), dtype=np.int8),
        "one": np.array(7.5),
    }
    np.savez(tmp_path / "made.npz", **made)
    found = mapped(tmp_path / "made.npz")
    assert {name: array.tolist() for name, array in found.items()} == {n: a.tolist() for n, a in made.items()}


def test_a_compressed_file_is_refused(tmp_path: Path) -> None:
    np.savez_compressed(tmp_path / "made.npz", one=np.zeros(9))
    with pytest.raises(ValueError, match=r"one\.npy is compressed"):
        mapped(tmp_path / "made.npz")
