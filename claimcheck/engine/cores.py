"""This machine's cores: some workers, each with a pipeline of its own.

On Linux the pipeline is loaded once and the workers are forked from this process, so that a worker costs some
20 ms and shares the pipeline's memory; elsewhere each is started anew and loads its own (about 2 s).

- No worker is started for less than ``SMALL`` characters of text.
- Chunks hold some ``CHUNK`` characters, so that the workers end at about the same time. At most ``AHEAD``
  chunks a worker are read, under way or waiting to be yielded, so that a pile of any size streams.
- A worker that dies gives its chunk to a new one, once; a chunk that two workers died of is an EngineError.
- An error that a document causes is raised here as it would be without workers, and ends them all; so does an
  interrupt. A worker whose parent is gone ends by itself.
- A worker multiplies its matrices on one core. With the threads of all cores in each, two workers took 9.6 s
  for 200 articles that one process reads in 9.3 s; now they take 5.9 s.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing as mp
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess

from threadpoolctl import threadpool_limits

from claimcheck.engine import HERE, Engine, Task, here
from claimcheck.errors import ClaimcheckError, EngineError
from claimcheck.examine import Examined
from claimcheck.language.pipeline import load
from claimcheck.model import Claim, Document, Finding

# Characters below which one process does it all: about a second of work.
SMALL = 60_000
# Characters of a chunk: some seven articles. Chunks of 4,000 to 30,000 cost the same, but of 200 articles in
# chunks of 30,000 there are ten, and while the last is worked on the other workers wait.
CHUNK = 10_000
# Chunks in hand for each worker: one that it works on, and others that are done and wait for their turn.
AHEAD = 12
# Seconds after which a worker looks whether its parent is still there.
PATIENCE = 5.0

Chunk = tuple[Document, ...]
Made = list[tuple[tuple[Claim, ...], tuple[Finding, ...]]]


@dataclass(slots=True)
class Worker:
    """A worker, the line to it, and the number of the chunk that it has in hand."""

    process: BaseProcess
    line: Connection
    chunk: int | None = None


def examined(documents: Iterable[Document], task: Task, engine: Engine = HERE) -> Iterator[Examined]:
    """Yield what each document says by itself, in order, from ``engine.jobs`` workers."""
    first, rest = opening(iter(documents))
    if engine.jobs < 2 or rest is None:
        yield from here.examined(whole(first, rest), task, engine)
        return
    yield from Crew(task, engine.jobs).run(chunks(whole(first, rest)))


def opening(documents: Iterator[Document]) -> tuple[list[Document], Iterator[Document] | None]:
    """Return the first documents, up to ``SMALL`` characters, and the rest, or None when there is none."""
    first: list[Document] = []
    size = 0
    for document in documents:
        first.append(document)
        size += len(document.text)
        if size >= SMALL:
            return first, documents
    return first, None


def whole(first: Sequence[Document], rest: Iterator[Document] | None) -> Iterator[Document]:
    """Yield the first documents, and then the rest."""
    yield from first
    yield from rest or ()


def chunks(documents: Iterable[Document], most: int | None = None) -> Iterator[Chunk]:
    """Yield documents in groups of about ``most`` characters (``CHUNK``), in order."""
    most = CHUNK if most is None else most
    group: list[Document] = []
    size = 0
    for document in documents:
        group.append(document)
        size += len(document.text)
        if size >= most:
            yield tuple(group)
            group, size = [], 0
    if group:
        yield tuple(group)


class Crew:
    """Workers under way, what they have in hand, and what waits to be yielded."""

    def __init__(self, task: Task, jobs: int) -> None:
        self.task = task
        self.jobs = jobs
        self.context: BaseContext = mp.get_context("fork" if sys.platform == "linux" else "spawn")
        if sys.platform == "linux":
            load(task.model)  # before the workers are forked: they share it
        self.workers: list[Worker] = []
        self.given: dict[int, Chunk] = {}
        self.again: deque[int] = deque()
        self.mourned: set[int] = set()
        self.made: dict[int, Made] = {}

    def run(self, work: Iterator[Chunk]) -> Iterator[Examined]:
        """Yield what the workers make of the chunks, in order; whatever happens, no worker is left."""
        try:
            for _ in range(self.jobs):
                self.workers.append(self.hired())
            yield from self.results(enumerate(work))
        finally:
            for worker in self.workers:
                worker.process.terminate()
            for worker in self.workers:
                worker.process.join()
                worker.line.close()

    def results(self, work: Iterator[tuple[int, Chunk]]) -> Iterator[Examined]:
        """Hand out the work, and yield what comes back in its order."""
        turn = 0
        while True:
            for worker in self.workers:
                # What a dead worker had in hand comes first: however far the others are, all wait for it.
                if worker.chunk is None and (self.again or len(self.given) < AHEAD * self.jobs):
                    self.hand(worker, work)
            if not self.given:
                return
            busy = {w.line: w for w in self.workers if w.chunk is not None}
            for line in wait(list(busy)):
                self.receive(busy[line])  # type: ignore[index]
            while turn in self.made:
                documents, found = self.given.pop(turn), self.made.pop(turn)
                turn += 1
                for document, (claims, findings) in zip(documents, found, strict=True):
                    yield Examined(document, claims, findings)

    def hired(self) -> Worker:
        """Return a new worker."""
        mine, theirs = self.context.Pipe()
        process = self.context.Process(  # type: ignore[attr-defined]
            target=serve, args=(theirs, self.task, os.getpid()), daemon=True
        )
        with unbroken():
            process.start()
        theirs.close()
        return Worker(process, mine)

    def hand(self, worker: Worker, work: Iterator[tuple[int, Chunk]]) -> None:
        """Give a worker the next chunk, if there is one: first what a dead one had in hand."""
        if self.again:
            worker.chunk = self.again.popleft()
        elif (following := next(work, None)) is not None:
            worker.chunk, self.given[following[0]] = following
        else:
            return
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # `receive` meets the dead one
            worker.line.send(self.given[worker.chunk])

    def receive(self, worker: Worker) -> None:
        """Take what a worker has made; put another in the place of a dead one."""
        number = worker.chunk
        assert number is not None
        try:
            answer: Made | ClaimcheckError = worker.line.recv()
        except (EOFError, ConnectionResetError):
            self.bury(worker, number)
            return
        if isinstance(answer, ClaimcheckError):
            raise answer
        self.made[number] = answer
        worker.chunk = None

    def bury(self, worker: Worker, number: int) -> None:
        """Replace a dead worker, and have its chunk done again, once."""
        worker.process.join()
        worker.line.close()
        self.workers.remove(worker)
        if number in self.mourned:
            paths = [document.path for document in self.given[number]]
            raise EngineError(
                f"two workers died (status {worker.process.exitcode}) on {len(paths)} articles from here on",
                where=paths[0],
                hint="Memory may have run out: take fewer --jobs, or check these alone with --jobs 1.",
            )
        self.mourned.add(number)
        self.again.append(number)
        self.workers.append(self.hired())


@contextlib.contextmanager
def unbroken() -> Iterator[None]:
    """Keep an interrupt for the end of a block: one that meets a fork is lost in the hooks of ``os.fork``.

    Of four interrupts in the first moment of a crew one was lost in a worker, which printed a traceback. Only
    the main thread hears interrupts.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    met: list[int] = []
    heard = signal.signal(signal.SIGINT, lambda number, _: met.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.SIG_DFL if heard is None else heard)
    if met:
        signal.raise_signal(signal.SIGINT)


def serve(line: Connection, task: Task, parent: int) -> None:
    """Do what comes down the line until the parent is gone; the interrupt is the parent's to hear."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threadpool_limits(limits=1)
    gc.freeze()  # what was there before the fork stays shared
    while True:
        while not line.poll(PATIENCE):
            if os.getppid() != parent:
                return
        try:
            documents: Chunk = line.recv()
        except (EOFError, ConnectionResetError):
            return
        line.send(done(documents, task))


def done(documents: Chunk, task: Task) -> Made | ClaimcheckError:
    """Return what each document of a chunk says by itself, or the error that one of them caused."""
    try:
        return [(one.claims, one.findings) for one in here.examined(documents, task)]
    except ClaimcheckError as problem:
        return problem
