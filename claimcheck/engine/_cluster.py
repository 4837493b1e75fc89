"""A Dask cluster from here: reaching it, keeping its workers busy, and what their errors mean to a user."""

from __future__ import annotations

import asyncio
from asyncio import CancelledError
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from claimcheck.engine import Engine
from claimcheck.errors import EngineError
from claimcheck.model import Document

if TYPE_CHECKING:
    from distributed import Client, Future

# Chunks handed out for each worker.
AHEAD = 4
# Seconds to wait for a scheduler.
PATIENCE = 20


def client(engine: Engine) -> Client:
    """Return the client of a cluster; EngineError when there is no Dask, or nobody at the address."""
    try:
        from distributed import Client
    except ImportError as problem:
        raise EngineError(
            "the engine `dask` needs Dask", hint="pip install 'claimcheck-news[dask]'"
        ) from problem
    if not engine.scheduler:
        raise EngineError("no scheduler is named", hint="give its address: --scheduler tcp://HOST:8786")
    try:
        # A client that has found nobody waits 40 s for itself when it is let go, and prints a traceback.
        asyncio.run(reached(engine.scheduler))
        made = Client(  # type: ignore[no-untyped-call]
            engine.scheduler, timeout=PATIENCE, set_as_default=False
        )
    except (OSError, ValueError, TypeError) as problem:  # TypeError: TLS is not set up here
        raise EngineError(
            f"no Dask scheduler can be reached ({problem})",
            where=engine.scheduler,
            hint="start one with `dask scheduler`, and workers with `dask worker ADDRESS --nthreads 1`",
        ) from problem
    return manned(made, engine.scheduler)


def manned(made: Client, scheduler: str) -> Client:
    """Return the client of a cluster that has a worker; EngineError where none comes."""
    try:
        made.wait_for_workers(1, timeout=PATIENCE)
    except OSError as problem:
        made.close()  # type: ignore[no-untyped-call]
        raise EngineError(
            f"this scheduler has no worker, and none came in {PATIENCE} seconds",
            where=scheduler,
            hint="start some with `dask worker ADDRESS --nthreads 1` where this claimcheck is installed;"
            " their logs say why others ended",
        ) from problem
    return made


async def reached(address: str) -> None:
    """Connect with a scheduler and leave again; OSError or ValueError where there is none."""
    from distributed.comm.core import connect
    from distributed.security import Security

    how = Security().get_connection_args("client")  # type: ignore[no-untyped-call]
    line = await connect(address, timeout=PATIENCE, **how)  # type: ignore[no-untyped-call]
    await line.close()


def ahead(
    cluster: Client, parts: Iterator[tuple[Document, ...]], what: Any, *more: Any
) -> Iterator[tuple[tuple[Document, ...], Future[Any]]]:
    """Yield each chunk with the future of its work, in order; a few a worker are handed out at once."""
    waiting: list[tuple[tuple[Document, ...], Future[Any]]] = []
    for number, chunk in enumerate(parts):
        waiting.append((chunk, cluster.submit(what, number, chunk, *more, pure=False)))
        if len(waiting) >= AHEAD * workers(cluster):
            yield waiting.pop(0)
    yield from waiting


def workers(cluster: Client) -> int:
    """Return how many workers a cluster has, at least 1."""
    return max(len(cluster.nthreads()), 1)  # type: ignore[no-untyped-call]


def answer(future: Future[Any]) -> Any:
    """Return what a worker answers; its own error is raised as it is, the loss of workers as EngineError."""
    from distributed import KilledWorker

    try:
        return waited(future)
    except KilledWorker as problem:
        raise EngineError(
            f"the workers died of one task, again and again ({problem})",
            hint="Memory may have run out: give each worker more, or start fewer on a machine.",
        ) from problem
    except (ImportError, RuntimeError) as problem:  # the scheduler's or a worker's: they know no such module
        raise EngineError(
            f"the cluster cannot run claimcheck ({first(problem)})",
            hint="install it, `pip install 'claimcheck-news[dask]'`, for the scheduler and each worker",
        ) from problem
    except (CancelledError, OSError) as problem:
        raise EngineError(
            f"the cluster was lost, or cannot reach the folder of --work ({first(problem)})",
            hint="see whether scheduler and workers still run, and all reach that folder; then run it again",
        ) from problem


def first(problem: BaseException) -> str:
    """Return the last cause of an error on one line."""
    while problem.__cause__ is not None:
        problem = problem.__cause__
    return next(iter(str(problem).splitlines()), "") or type(problem).__name__


def waited(future: Future[Any]) -> Any:
    """Return what a worker answers, as long as there are workers.

    One that does not have this package ends at its first task, and Dask alone waits for ever for another.
    """
    while True:
        try:
            return future.result(timeout=PATIENCE)
        except TimeoutError:
            if future.done():  # type: ignore[no-untyped-call]
                raise
            manned(future.client, future.client.scheduler.address)
