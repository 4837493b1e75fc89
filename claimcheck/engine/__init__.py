"""Documents -> Examined, somewhere: where the stages run. One file a place, with one plain function each.

An engine is a module of this package with ``examined(documents, task, engine)``, found by its name; it yields
what ``here.py`` yields, in the order of the documents and byte for byte. To add one, add the file, and its
name to those that ``check --engine`` takes (``cli/_options.py``).
"""

from __future__ import annotations

import datetime as dt
import importlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from claimcheck.examine import Examined
from claimcheck.link import Progress
from claimcheck.model import Document
from claimcheck.topics import Topics

__all__ = ["HERE", "Engine", "Progress", "Task", "examined", "task"]


@dataclass(frozen=True, slots=True)
class Engine:
    """Where the stages run: the name of a module, how many workers, and what a cluster needs to be told.

    ``scheduler`` is the address of a Dask scheduler, ``work`` a folder that all of its workers can write to;
    ``whole`` asks for all claims to be brought here with all that is known of them.
    """

    name: str = "here"
    jobs: int = 1
    scheduler: str = ""
    work: str = ""
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be done with each document: by which day if it has no date, pipeline and topics.

    Without ``checks`` only the claims are asked for, and the checks inside a document are left out.
    """

    near: dt.date | None = None
    model: str | None = None
    checks: bool = True
    topics: Topics | None = None


HERE = Engine()


def task(documents: Sequence[Document], *, model: str | None = None, topics: Topics | None = None) -> Task:
    """Return the task for a set of documents: one without a date is taken to be of their last day."""
    days = [d.published for d in documents if d.published is not None]
    return Task(near=max(days) if days else None, model=model, topics=topics)


def examined(
    documents: Iterable[Document], what: Task, engine: Engine = HERE, progress: Progress | None = None
) -> Iterator[Examined]:
    """Yield what each document says by itself, in order, and tell ``progress`` how many are done.

    Raises EngineError when workers die, LanguageError when no pipeline can be loaded.
    """
    total = len(documents) if isinstance(documents, Sequence) else 0
    work = cast(
        Callable[[Iterable[Document], Task, Engine], Iterator[Examined]],
        importlib.import_module(f"{__name__}.{engine.name}").examined,
    )
    for at, one in enumerate(work(documents, what, engine), start=1):
        if progress is not None:
            progress(at, total, "articles")
        yield one
