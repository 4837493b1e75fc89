"""The calls in order: paths -> documents -> sentences -> claims -> links -> findings -> report.

Everything a program or the command line can ask for is here; each function is the diagram of DESIGN.md, read
from left to right.
"""

from __future__ import annotations

import datetime as dt
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from claimcheck import __version__
from claimcheck.checks import Page, run
from claimcheck.checks.findings import internal
from claimcheck.config import Config
from claimcheck.errors import ClaimcheckError, SourceError
from claimcheck.extract import extract as claims_of
from claimcheck.judge import Judgement, judge
from claimcheck.language.pipeline import parse
from claimcheck.link import link
from claimcheck.link.weigh import Weights
from claimcheck.model import (
    Claim,
    Compared,
    Document,
    DocumentSummary,
    Finding,
    Link,
    Report,
    Tool,
)
from claimcheck.sources import read
from claimcheck.values.reading import Reading, reading

if TYPE_CHECKING:
    import networkx as nx

Given = Iterable[Document | str | os.PathLike[str]]
Skipped = Callable[[str, str], None]
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that one run read and compared; a report is its short form."""

    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    links: tuple[Link, ...]
    judgement: Judgement
    internal: tuple[Finding, ...]


def check(
    documents_or_paths: Given | Document | str | os.PathLike[str],
    against: Given | None = None,
    config: Config | None = None,
    *,
    published: dt.date | None = None,
    progress: Progress | None = None,
    skipped: Skipped | None = None,
) -> Report:
    """Compare documents with one another, or drafts with those that they are checked ``against``.

    Raises SourceError when a path cannot be read, LanguageError when no pipeline can be loaded.
    """
    found = compare(
        documents_or_paths, against, config, published=published, progress=progress, skipped=skipped
    )
    return report(found)


def compare(
    documents_or_paths: Given | Document | str | os.PathLike[str],
    against: Given | None = None,
    config: Config | None = None,
    *,
    published: dt.date | None = None,
    progress: Progress | None = None,
    skipped: Skipped | None = None,
) -> Comparison:
    """Read, extract, link and judge; see ``check``."""
    settings = config or Config()
    drafts = once(documents(documents_or_paths, published=published, skipped=skipped))
    others = once(documents(against, skipped=skipped)) if against is not None else ()
    known = {d.id for d in drafts}
    everything = apart((*drafts, *(d for d in others if d.id not in known)))
    readings = tuple(read_values(everything, settings, progress))
    focus = frozenset(d.id for d in everything[: len(drafts)]) if against is not None else None
    return settled(readings, focus=focus, threshold=settings.threshold)


def settled(
    readings: Sequence[Reading],
    *,
    claims: Sequence[Claim] | None = None,
    links: Sequence[Link] | None = None,
    focus: frozenset[str] | None = None,
    threshold: float | None = None,
    weights: Weights | None = None,
) -> Comparison:
    """Extract and link (unless ``claims`` and ``links`` are at hand), and judge what was read."""
    found = tuple(claims) if claims is not None else tuple(c for r in readings for c in claims_of(r))
    joined = tuple(links) if links is not None else tuple(link(found, focus=focus, weights=weights))
    judged = judge(found, joined, drafts=focus or frozenset(), threshold=threshold, weights=weights)
    examined = [r for r in readings if focus is None or r.document.id in focus]
    inside = tuple(
        f for r in examined for f in internal(r.document, run(page(r, judged.inside(r.document.id))))
    )
    return Comparison(tuple(r.document for r in readings), found, joined, judged, inside)


def documents(
    given: Given | Document | str | os.PathLike[str],
    *,
    published: dt.date | None = None,
    skipped: Skipped | None = None,
) -> Iterator[Document]:
    """Yield the documents that are given, reading those that are given by path."""
    if isinstance(given, Document | str | os.PathLike):
        given = [given]
    for one in given:
        if isinstance(one, Document):
            yield one
        else:
            yield from read([one], published=published, skipped=skipped)


def once(found: Iterable[Document]) -> tuple[Document, ...]:
    """Return documents in the order of their paths and ids, each path once."""
    unique = {(d.path, d.id): d for d in found}
    return tuple(unique[key] for key in sorted(unique))


def apart(found: Sequence[Document]) -> tuple[Document, ...]:
    """Return documents with an id each: of files of one text the later get a number behind it."""
    seen: Counter[str] = Counter()
    made = []
    for document in found:
        seen[document.id] += 1
        copy = seen[document.id]
        made.append(document if copy == 1 else document.model_copy(update={"id": f"{document.id}-{copy}"}))
    return tuple(made)


def read_values(
    found: Sequence[Document], config: Config, progress: Progress | None = None
) -> Iterator[Reading]:
    """Yield each document with its values read; one without a date is taken to be of the last day."""
    days = [d.published for d in found if d.published is not None]
    near = max(days) if days else None
    for at, (document, sentences) in enumerate(parse(found, model=config.model)):
        if progress is not None:
            progress(at, len(found))
        yield reading(document, sentences, near=near)


def page(found: Reading, links: Sequence[Link] = ()) -> Page:
    """Return a reading as the checks inside a document see it, with the links between its own claims."""
    return Page(found.document, found.sentences, found.amounts, found.times, found.near, links)


def extract(document: Document, config: Config | None = None) -> list[Claim]:
    """Return the claims of one document, in the order of their places."""
    return [claim for found in read_values([document], config or Config()) for claim in claims_of(found)]


def claims(
    paths: Given,
    config: Config | None = None,
    *,
    published: dt.date | None = None,
    skipped: Skipped | None = None,
) -> Iterator[Claim]:
    """Yield the claims of documents or paths, document by document."""
    for document in documents(paths, published=published, skipped=skipped):
        yield from extract(document, config)


def report(found: Comparison) -> Report:
    """Return the report of a comparison; every list is in a total order."""
    judged = found.judgement
    counts = Counter(claim.source.path for claim in found.claims)
    named = {f.fingerprint: f for f in (*judged.findings, *found.internal)}
    ordered = sorted(
        named.values(), key=lambda f: (f.primary.document, f.primary.start, f.code, f.fingerprint)
    )
    judged_ids = {(k.first.id, k.second.id) for k in judged.links}
    apart = Counter(k.axis for k in found.links if (k.first.id, k.second.id) not in judged_ids and k.axis)
    return Report(
        tool=Tool(version=__version__),
        documents=tuple(summary(d, counts[d.path]) for d in found.documents),
        findings=tuple(ordered),
        agreements=judged.agreements,
        compared=Compared(
            claims=len(found.claims), pairs=len(found.links), incomparable=dict(sorted(apart.items()))
        ),
    )


def summary(document: Document, claims: int) -> DocumentSummary:
    """Return what a report says of a document."""
    return DocumentSummary(
        id=document.id,
        path=document.path,
        title=document.title,
        published=document.published,
        published_from=document.published_from,
        outlet=document.outlet,
        words=len(document.text.split()),
        claims=claims,
    )


def graph(
    documents_or_paths: Given, against: Given | None = None, config: Config | None = None
) -> nx.Graph[Any]:
    """Return the claim graph: documents, their claims, and edges that agree, conflict or tell a change."""
    import networkx as nx

    found = compare(documents_or_paths, against, config)
    made: nx.Graph[Any] = nx.Graph()
    for document in found.documents:
        made.add_node(
            f"document:{document.id}",
            type="document",
            path=document.path,
            title=document.title,
            published=document.published,
        )
    kept = {c.id for k in found.judgement.links for c in (k.first, k.second)}
    for claim in found.claims:
        if claim.id in kept:
            made.add_node(
                claim.id, type="claim", kind=claim.kind, quote=claim.quote, value=claim.value_text,
                path=claim.source.path, line=claim.place.line,
            )  # fmt: skip
            made.add_edge(f"document:{claim.source.document}", claim.id, type="states")
    for one in found.judgement.edges():
        made.add_edge(one.first.id, one.second.id, type=one.verdict, probability=round(one.probability, 3))
    return made


def why(first: str, second: str, config: Config | None = None) -> str:
    """Say how the claims at two places, ``FILE:LINE`` each, compare, or what parts them."""
    places = [place(first), place(second)]
    found = compare(sorted({path for path, _ in places}), None, config)
    mine, theirs = ([c for c in found.claims if at(c, path, line)] for path, line in places)
    for here, (path, line) in zip((mine, theirs), places, strict=True):
        if not here:
            raise ClaimcheckError(
                "no claim was found on this line",
                where=f"{path}:{line}",
                hint=f"`claimcheck extract {path}` lists the claims with their lines",
            )
    from claimcheck.judge.why import told

    ids = {c.id for c in mine}, {c.id for c in theirs}
    return told([k for k in found.links if touches(k, *ids)], mine, theirs)


def place(given: str) -> tuple[str, int]:
    """Return the path and line of ``FILE:LINE``."""
    path, _, line = given.rpartition(":")
    if not path or not line.isdigit():
        raise SourceError(
            "not a place in a file", where=given, hint="write it as FILE:LINE, such as draft.md:12"
        )
    return path, int(line)


def at(claim: Claim, path: str, line: int) -> bool:
    """Whether a claim stands on a line of a file."""
    return claim.source.path == path and claim.place.line <= line <= claim.place.end_line


def touches(one: Link, mine: set[str], theirs: set[str]) -> bool:
    """Whether a link joins a claim of one set with one of the other."""
    a, b = one.first.id, one.second.id
    return (a in mine and b in theirs) or (b in mine and a in theirs)
