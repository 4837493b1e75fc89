"""The folder that all workers of a cluster can reach: claims as Parquet, a folder a block, a file a chunk."""

from __future__ import annotations

import pickle
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from claimcheck.model import Claim


def folder(work: Path, block: str) -> Path:
    """Return the folder of a block's claims."""
    return work / f"block={quote(block, safe='')}"


def store(claims: Sequence[Claim], where: Path, name: str) -> None:
    """Write claims as Parquet, whole or not at all; the record itself is a column of bytes.

    These bytes are Python's own, between processes of one version of this program: nobody else's are read.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns = {
        "id": [c.id for c in claims],
        "document": [c.source.document for c in claims],
        "start": [c.start for c in claims],
        "end": [c.end for c in claims],
        "clause": [c.quote for c in claims],
        "value": [c.value_text for c in claims],
        "record": [pickle.dumps(c, pickle.HIGHEST_PROTOCOL) for c in claims],
    }
    where.mkdir(parents=True, exist_ok=True)
    draft = where / f".{name}.{threading.get_ident()}"
    pq.write_table(pa.table(columns), draft, compression="zstd")
    draft.replace(where / f"{name}.parquet")


def rows(where: Path, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of all Parquet files under a folder, file by file in order."""
    import pyarrow.parquet as pq

    for file in sorted(where.rglob("*.parquet")):
        table = pq.ParquetFile(file).read(columns=list(columns))
        yield from zip(*(table.column(name).to_pylist() for name in columns), strict=True)
