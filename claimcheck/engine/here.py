"""This process: what every other engine does somewhere else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimcheck.engine import HERE, Engine, Task
from claimcheck.examine import Examined, examine
from claimcheck.extract import extract
from claimcheck.language.pipeline import parse
from claimcheck.model import Document
from claimcheck.values.reading import reading


def examined(documents: Iterable[Document], task: Task, engine: Engine = HERE) -> Iterator[Examined]:
    """Yield what each document says by itself; its sentences are let go before the next one is parsed."""
    for document, sentences in parse(documents, model=task.model):
        found = reading(document, sentences, near=task.near or document.published, topics=task.topics)
        yield examine(found, topics=task.topics) if task.checks else Examined(document, tuple(extract(found)))
