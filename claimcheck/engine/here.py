"""This process: what every other engine does somewhere else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from claimcheck.engine import HERE, Engine, Task
from claimcheck.errors import room
from claimcheck.examine import Examined, examine
from claimcheck.extract import extract
from claimcheck.language.pipeline import parse
from claimcheck.model import Document, Sentence
from claimcheck.values.reading import reading

HINT = "give the process some 1 GB, or cut the article into parts"


def examined(documents: Iterable[Document], task: Task, engine: Engine = HERE) -> Iterator[Examined]:
    """Yield what each document says by itself; its sentences are let go before the next one is parsed."""
    for document, sentences in parse(documents, model=task.model):
        with room("examine this article", where=document.path, hint=HINT):
            one = by_itself(document, sentences, task)
        yield one


def by_itself(document: Document, sentences: Sequence[Sentence], task: Task) -> Examined:
    """Return what a parsed document says by itself."""
    found = reading(document, sentences, near=task.near or document.published, topics=task.topics)
    return examine(found, topics=task.topics) if task.checks else Examined(document, tuple(extract(found)))
