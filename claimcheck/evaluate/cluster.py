"""What a second Dask worker gains: ``python -m claimcheck.evaluate.cluster COUNT [CORPORA]``.

A scheduler and one worker are started on this machine, talking over loopback, and COUNT articles (story sets
in other tellings) are checked; then a second worker joins, and they are checked again. Each is measured after
a first small check, so that starting up is not counted. Both reports must be the same.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from claimcheck.engine import Engine
from claimcheck.evaluate.command import command, parser
from claimcheck.evaluate.vary import articles
from claimcheck.pipeline import check

# Seconds to wait for a process to be there.
PATIENCE = 60


def compared(count: int, corpora: Path) -> tuple[float, float]:
    """Return the wall time of ``count`` articles on one worker, and on two."""
    documents = list(articles(corpora, count))
    started: list[subprocess.Popen[bytes]] = []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "scheduler.json")
        try:
            started.append(python("dask_scheduler", "--host", "127.0.0.1", "--port", "0", file=file))
            engine = Engine("dask", scheduler=address(file), work=str(Path(folder, "work")))
            taken, told = [], []
            for number in range(2):
                started.append(
                    python("dask_worker", "--no-nanny", "--nthreads", "1",
                           "--local-directory", str(Path(folder, f"local{number}")), file=file)
                )  # fmt: skip
                present(engine.scheduler, number + 1)
                check(documents[:20], engine=engine)
                start = time.perf_counter()
                told.append(check(documents, engine=engine))
                taken.append(time.perf_counter() - start)
        finally:
            for one in reversed(started):
                one.kill()
                one.wait()
    if told[0] != told[1]:
        raise AssertionError("two workers tell another report than one")
    return taken[0], taken[1]


def python(command: str, *more: str, file: Path) -> subprocess.Popen[bytes]:
    """Start a command of Dask that shares the scheduler's file."""
    return subprocess.Popen(
        [sys.executable, "-m", f"distributed.cli.{command}", "--scheduler-file", str(file),
         "--no-dashboard", *more],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},  # as its nanny sets them
    )  # fmt: skip


def address(file: Path) -> str:
    """Return the address of a scheduler, once it has written it down."""
    import json

    until = time.monotonic() + PATIENCE
    while not (file.exists() and file.read_text().strip().endswith("}")):
        if time.monotonic() > until:
            raise TimeoutError("the scheduler does not start")
        time.sleep(0.05)
    return str(json.loads(file.read_text())["address"])


def present(scheduler: str, workers: int) -> None:
    """Wait until so many workers have joined."""
    from distributed import Client

    with Client(scheduler, set_as_default=False) as client:  # type: ignore[no-untyped-call]
        client.wait_for_workers(workers, timeout=PATIENCE)


@command
def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print."""
    asked = parser(__doc__)
    asked.add_argument("count", type=int)
    asked.add_argument("corpora", type=Path, nargs="?", default=Path("corpora"))
    given = asked.parse_args(argv)
    one, two = compared(given.count, given.corpora)
    print(f"{given.count} articles: one worker {one:.1f} s, two {two:.1f} s, {one / two:.2f} times as fast")
    return 0


if __name__ == "__main__":
    sys.exit(main())
