"""A real cluster over loopback: a scheduler and two worker processes, one of them killed at its work."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

CORPORA = Path(__file__).parent.parent / "corpora"
SETS = [str(CORPORA / "meta-mci")]
QUIET = ("--no-dashboard",)


def python(*args: object) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, *map(str, args)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )


def waited(done: object, seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while not done():  # type: ignore[operator]
        assert time.monotonic() < until
        time.sleep(0.05)


def scheduler(file: Path) -> subprocess.Popen[bytes]:
    """Start a scheduler that writes its address to a file."""
    return python("-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", 0,
                  "--scheduler-file", file, *QUIET)  # fmt: skip


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """Give the address of a scheduler, and its two workers."""
    file = tmp_path / "scheduler.json"
    started = [scheduler(file)]
    try:
        waited(lambda: file.exists() and file.read_text().strip().endswith("}"))
        for number in range(2):
            started.append(
                python("-m", "distributed.cli.dask_worker", "--scheduler-file", file, "--no-nanny",
                       "--nthreads", 1, "--local-directory", tmp_path / f"local{number}", *QUIET)
            )  # fmt: skip
        yield json.loads(file.read_text())["address"], started[1:]
    finally:
        for one in reversed(started):
            one.kill()
            one.communicate()


def check(*args: object) -> subprocess.Popen[bytes]:
    return python("-m", "claimcheck", "check", *SETS, "--format", "json", "--fail-on", "never", *args)


def test_two_workers_one_killed_give_the_same_bytes_as_one_process(
    cluster: tuple[str, list[subprocess.Popen[bytes]]], tmp_path: Path
) -> None:
    address, workers = cluster
    work = tmp_path / "work"
    spread = check("--engine", "dask", "--scheduler", address, "--work", work)
    waited(lambda: list(work.rglob("*.parquet")))
    workers[0].send_signal(signal.SIGKILL)
    alone = check()
    expected, _ = alone.communicate(timeout=60)
    told, _ = spread.communicate(timeout=60)
    assert (alone.returncode, spread.returncode) == (0, 0)
    assert json.loads(expected)["findings"]
    assert told == expected
    assert len(list(work.rglob("block=date"))) == 1
    listed = [
        python("-m", "claimcheck", "extract", SETS[0], "--format", "jsonl", *more)
        for more in ((), ("--engine", "dask", "--scheduler", address))
    ]
    here, there = (one.communicate(timeout=60)[0] for one in listed)
    assert len(here.splitlines()) > 100
    assert there == here


WITHOUT = """
import sys
sys.modules["claimcheck"] = None
from distributed.cli.dask_worker import main
main()
"""
ASKED = """
import sys
from claimcheck import Document, check
from claimcheck.engine import Engine, _cluster
from claimcheck.errors import EngineError
_cluster.PATIENCE = 4
try:
    check([Document(text="Nine boats sank.")], engine=Engine("dask", scheduler=sys.argv[1], work=sys.argv[2]))
except EngineError as problem:
    print(problem)
"""


def test_a_worker_that_does_not_have_claimcheck_is_no_endless_wait(tmp_path: Path) -> None:
    """It ends at its first task, and Dask alone waits for ever for another worker."""
    file = tmp_path / "scheduler.json"
    started = [scheduler(file)]
    try:
        waited(lambda: file.exists() and file.read_text().strip().endswith("}"))
        started.append(
            python("-c", WITHOUT, "--scheduler-file", file, "--no-nanny", "--nthreads", 1,
                   "--local-directory", tmp_path / "local", *QUIET)
        )  # fmt: skip
        asked = python("-c", ASKED, json.loads(file.read_text())["address"], tmp_path / "work")
        started.append(asked)
        told, _ = asked.communicate(timeout=60)
    finally:
        for one in reversed(started):
            one.kill()
            one.communicate()
    assert b"this scheduler has no worker" in told
    assert b"claimcheck is installed" in told


NOWHERE = ("foo", "http://x:80", "tcp://127.0.0.1:notaport", "tls://127.0.0.1:9")


def test_an_address_that_is_none_is_said_and_nothing_more() -> None:
    """Dask's own client waits 40 s when it is let go, and prints a traceback."""
    code = f"""
from claimcheck.engine import Engine, _cluster as dask
from claimcheck.errors import EngineError
dask.PATIENCE = 1
for address in {NOWHERE!r}:
    try:
        dask.client(Engine("dask", 1, address))
    except EngineError as problem:
        print(problem)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=30, check=True
    )
    assert all(f"{address}: no Dask scheduler can be reached" in done.stdout for address in NOWHERE)
    assert done.stderr == ""


@pytest.mark.parametrize("option", [("--scheduler", "tcp://a:1"), ("--work", "w")])
def test_what_only_a_cluster_takes_is_not_left_aside(option: tuple[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "claimcheck", "check", *SETS, *option],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert f"{option[0]} goes with --engine dask" in done.stderr


def test_no_scheduler_is_said(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "claimcheck",
        "check",
        *SETS,
        "--engine",
        "dask",
        "--work",
        str(tmp_path),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "no scheduler is named" in done.stderr
    assert "--scheduler" in done.stderr
