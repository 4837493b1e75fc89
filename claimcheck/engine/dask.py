"""A Dask cluster: extraction and block-wise linking on other machines, with the same stage functions.

1. Chunks of articles go to the workers, which write their claims as Parquet into a folder that all can reach,
   ``WORK/claimcheck-claims/block=BLOCK/CHUNK.parquet``, and answer with what the checks inside each article
   found and with counts: how often each word stands, how many claims each block has.
2. The counts are added up; they say how rare a word is in the whole, and which documents of a crowded run are
   related. That is all that links need to know beyond their own block.
3. Each block is linked by one worker, which reads no other. What other pairs say of a pair
   (``Surroundings``) is of its own block, since a claim stands in one. Pairs too unlikely to be judged are
   counted and left there.
4. The links that can be judged come here, with the clauses of the claims (not their words, names or
   contexts): whether two documents are copies of one text can only be told from all that they say. For a
   report that lists all claims, they come whole.

A worker that dies loses nothing: a chunk's file is written whole or not at all, and Dask gives its task to
another, at most three times. Nothing of Dask is imported unless this engine is asked for.
"""

from __future__ import annotations

import pickle
import shutil
import threading
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimcheck.engine import Engine, Progress, Task, here
from claimcheck.engine._cluster import ahead, answer, client, workers
from claimcheck.engine._shared import folder, rows, store
from claimcheck.engine.cores import chunks
from claimcheck.examine import Examined
from claimcheck.link import linked
from claimcheck.link.blocks import crowds, within
from claimcheck.link.crowd import Passed, sifted
from claimcheck.link.pairs import paired
from claimcheck.link.position import Slot, family
from claimcheck.link.related import related, words
from claimcheck.link.story import Counts, Story, counts, story_of
from claimcheck.model import Claim, Document, Finding, Link, Place, Source, State

# A worker with several threads must not parse in two of them: spaCy's pipeline is not made for it.
ALONE = threading.Lock()
# The folder in WORK that is this program's own: each run begins it anew.
OURS = "claimcheck-claims"
# Characters of a chunk at most, and chunks for each worker at least: small ones end at about the same time,
# and each writes a file a block, which takes 4 ms.
CHUNK, LEAST = 30_000, 8
COLUMNS = ("id", "document", "start", "end", "clause", "value")
NOWHERE = Place(0, 0, 0, 0)
NOTHING = State("", "", True)


@dataclass(frozen=True, slots=True)
class Told:
    """What a worker answers of a chunk: findings by document, counts, and the words of each document."""

    findings: tuple[tuple[Finding, ...], ...]
    counts: Counts
    words: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Linked:
    """What a worker answers of a block: the links that can be judged, and the axes of all others."""

    links: tuple[Link, ...]
    others: Counter[str]


@dataclass(frozen=True, slots=True)
class Joined:
    """What a cluster made of documents: each by itself, the links to judge, and the axes of all others.

    Claims that no link touches come as their clauses alone.
    """

    examined: tuple[Examined, ...]
    links: tuple[Link, ...]
    others: Counter[str]
    crowds: Mapping[str, int]


# ------------------------------------------------------------------------------------------- on this machine


def examined(documents: Iterable[Document], task: Task, engine: Engine) -> Iterator[Examined]:
    """Yield what each document says by itself, in order, from the workers of a cluster."""
    with client(engine) as cluster:
        for chunk, future in ahead(cluster, chunks(documents, CHUNK), claims_of, task):
            for document, (claims, findings) in zip(chunk, answer(future), strict=True):
                yield Examined(document, claims, findings)


def joined(
    documents: Sequence[Document],
    task: Task,
    engine: Engine,
    *,
    focus: frozenset[str] | None = None,
    least: float = 0.0,
    progress: Progress | None = None,
) -> Joined:
    """Examine documents and link their claims on a cluster; links below ``least`` are only counted."""
    work = Path(engine.work).resolve() / OURS
    shutil.rmtree(work, ignore_errors=True)  # what an earlier run left
    with client(engine) as cluster:
        size = sum(len(d.text) for d in documents) // (LEAST * workers(cluster))
        parts = chunks(documents, min(size, CHUNK))
        told: list[Told] = []
        done = 0
        for chunk, future in ahead(cluster, parts, kept, task, str(work)):
            told.append(answer(future))
            done += len(chunk)
            if progress is not None:
                progress(done, len(documents), "articles")
        whole = added(one.counts for one in told)
        blocks: Counter[str] = Counter()
        for (_, block), many in whole.crowd.items():
            blocks[block] += many
        crowded = crowds(blocks)
        every = {d: w for one in told for d, w in one.words.items()}
        near = related(every) if crowded else None
        known = cluster.scatter((story_of(whole, every), near), broadcast=True)
        found = [
            cluster.submit(joined_in, str(work), block, known, task, focus, least, pure=False)
            for block, _ in sorted(blocks.items(), key=lambda item: (-item[1], item[0]))
        ]
        made: list[Linked] = [answer(future) for future in found]
    links = sorted((k for one in made for k in one.links), key=lambda k: (k.first.id, k.second.id))
    findings = [each for one in told for each in one.findings]
    others = sum((one.others for one in made), Counter[str]())
    full = (pickle.loads(one) for (one,) in rows(work, ("record",))) if engine.whole else touched(links)
    return Joined(tuple(alone(documents, findings, full, work)), tuple(links), others, crowded)


def touched(links: Iterable[Link]) -> Iterator[Claim]:
    """Yield the claims of links."""
    for one in links:
        yield from (one.first, one.second)


def added(those: Iterable[Counts]) -> Counts:
    """Return the counts of all documents from those of some each."""
    documents = 0
    total: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    crowd: dict[tuple[str, str], int] = {}
    length: dict[str, int] = {}
    filled: dict[Slot, int] = {}
    given: dict[str, Collection[str]] = {}
    for one in those:
        documents += one.documents
        total[0].update(one.words)
        total[1].update(one.names)
        crowd.update(one.crowd)
        length.update(one.length)
        filled.update(one.filled)
        given.update(one.given)
    return Counts(documents, *total, crowd, length, filled, given)


def alone(
    documents: Sequence[Document], findings: Sequence[tuple[Finding, ...]], full: Iterable[Claim], work: Path
) -> Iterator[Examined]:
    """Yield each document with its findings and its claims: whole where linked, else as their clauses."""
    known = {c.id: c for c in full}
    sources = {
        d.id: Source(d.id, d.path, d.title, d.outlet, d.published, d.published_from) for d in documents
    }
    claims: dict[str, list[Claim]] = {}
    for row in rows(work, COLUMNS):
        one, document, start, end, clause, value = row
        claims.setdefault(document, []).append(
            known.get(one)
            or Claim(
                one, "", sources[document], start, end, clause, NOTHING, start, start, value, NOWHERE
            )
        )  # fmt: skip
    for document, found in zip(documents, findings, strict=True):
        ordered = sorted(claims.get(document.id, ()), key=lambda c: (c.start, c.end, c.id))
        yield Examined(document, tuple(ordered), found)


# ---------------------------------------------------------------------------------------------- on a worker


def claims_of(number: int, documents: tuple[Document, ...], task: Task) -> Any:
    """Return the claims and findings of each document of a chunk."""
    with ALONE:
        return [(one.claims, one.findings) for one in here.examined(documents, task)]


def kept(number: int, documents: tuple[Document, ...], task: Task, work: str) -> Told:
    """Examine a chunk, write its claims by block, and answer with findings and counts."""
    with ALONE:
        found = list(here.examined(documents, task))
    blocks: dict[str, list[Claim]] = {}
    for claim in (c for one in found for c in one.claims):
        blocks.setdefault(family(claim), []).append(claim)
    for block, claims in sorted(blocks.items()):
        store(claims, folder(Path(work), block), f"{number:06d}")
    every = [c for one in found for c in one.claims]
    told = {document: frozenset(those) for document, those in words(every).items()}
    return Told(tuple(one.findings for one in found), counts(every), told)


def joined_in(
    work: str,
    block: str,
    known: tuple[Story, Mapping[str, frozenset[str]] | None],
    task: Task,
    focus: frozenset[str] | None,
    least: float,
) -> Linked:
    """Link the claims of a block, read from the shared folder."""
    claims = sorted(
        (pickle.loads(one) for (one,) in rows(folder(Path(work), block), ("record",))), key=lambda c: c.id
    )
    story, near = known
    passed = Passed()
    those = (
        paired(within(claims, None, focus))
        if near is None
        else sifted(claims, near, focus, passed, story, task.topics)
    )
    others: Counter[str] = Counter()
    links = tuple(linked([those], story, topics=task.topics, least=least, others=others))
    return Linked(links, others + passed.others)
