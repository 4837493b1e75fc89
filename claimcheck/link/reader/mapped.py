"""The arrays of an uncompressed ``.npz`` file, mapped into memory: what nobody asks for is not read.

``numpy.load`` reads all of the 22 MB of a network, sums them up to check them, and parses the head of each
array: 25 ms, of which these take 4. Half of the file is the table of words, of which a pair asks 100 rows.
"""

from __future__ import annotations

import functools
import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

# Bytes of a file's entry in a zip archive before its name, and where of them the lengths of the name and of
# what follows it stand (APPNOTE.TXT 4.3.7).
BEFORE, LENGTHS = 30, 26
# Bytes of the head of an array that are looked at: numpy fills it up to a multiple of 64.
HEAD = 128

Shape = tuple[tuple[int, ...], bool, np.dtype[Any], int]


def mapped(path: Path) -> Mapping[str, npt.NDArray[Any]]:
    """Return the arrays of a file by name, read-only; they may lie at any byte.

    Raises ValueError where the file is compressed.
    """
    whole = np.memmap(path, dtype=np.uint8, mode="r")
    with zipfile.ZipFile(path) as archive:
        entries = archive.infolist()
    found = {}
    for entry in entries:
        if entry.compress_type != zipfile.ZIP_STORED:
            raise ValueError(f"{path}: {entry.filename} is compressed")
        at = entry.header_offset
        lengths = whole[at + LENGTHS : at + BEFORE].view("<u2")
        at += BEFORE + int(lengths.sum())
        shape, by_column, kind, start = headed(whole[at : at + HEAD].tobytes())
        found[entry.filename.removesuffix(".npy")] = np.ndarray(
            shape, kind, whole, at + start, order="F" if by_column else "C"
        )
    return found


@functools.cache
def headed(head: bytes) -> Shape:
    """Return the shape of an array, whether it is kept by columns, its kind, and where its numbers begin.

    The layers of a network have arrays of the same shapes, and to parse a head takes 0.2 ms.
    """
    stream = io.BytesIO(head)
    np.lib.format.read_magic(stream)
    shape, by_column, kind = np.lib.format.read_array_header_1_0(stream)
    return shape, by_column, kind, stream.tell()
