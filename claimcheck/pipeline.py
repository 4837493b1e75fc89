"""The calls in order: paths -> documents -> readings -> what each says alone -> links -> findings -> report.

Everything a program or the command line can ask for is here. Behind each arrow stands the package or module
whose work it is; ``model`` holds the records, and nothing flows back:

    paths -sources-> Document -language-> Sentence -values-> Reading -extract (kinds, marks)-> Claim
    of one document: Reading -examine (extract, checks)-> Examined: its claims, and findings inside it
    of all of them:  Claim -link-> Link -judge-> Judgement -comparison, review-> Report -report-> text

``engine`` says where documents are examined (here, on all cores, on a cluster), ``archived`` does the same
with claims that ``archive`` keeps, ``cli`` asks, and ``evaluate`` measures.
"""

from __future__ import annotations

import datetime as dt
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from claimcheck.comparison import Comparison, report
from claimcheck.config import Config
from claimcheck.engine import HERE, Engine, Progress, Task, examined, task
from claimcheck.errors import ClaimcheckError, SourceError, room
from claimcheck.examine import Examined
from claimcheck.extract import extract as claims_of
from claimcheck.judge import judge
from claimcheck.judge.parties import LEAST
from claimcheck.language.pipeline import parse
from claimcheck.link import blocks, link
from claimcheck.link.position import family
from claimcheck.link.weigh import Weights
from claimcheck.model import Claim, Document, Link, Report
from claimcheck.review import Changed, review
from claimcheck.sources import Piped, house, read
from claimcheck.topics import Topics, among
from claimcheck.values.reading import Reading, reading

if TYPE_CHECKING:
    import networkx as nx

One = Document | str | os.PathLike[str] | Piped
Given = Iterable[One]
Skipped = Callable[[str, str], None]
FEWER = "check fewer at once, or keep them with `claimcheck archive add` and check drafts against that"


def check(
    documents_or_paths: Given | One,
    against: Given | None = None,
    config: Config | None = None,
    *,
    published: dt.date | None = None,
    progress: Progress | None = None,
    skipped: Skipped | None = None,
    engine: Engine = HERE,
) -> Report:
    """Compare documents with one another, or drafts with those that they are checked ``against``.

    >>> from claimcheck import Config, Document, check
    >>> draft = Document(text="The fire at Harrow Mill injured 12 workers on Sunday.", path="draft.md")
    >>> wire = Document(text="The fire at Harrow Mill injured 21 workers on Sunday.", path="wire.txt")
    >>> report = check(draft, against=[wire], config=Config(levels={"CC101": "note"}))
    >>> [(finding.code, finding.level, finding.primary.document) for finding in report.findings]
    [('CC101', 'note', 'draft.md')]

    Raises SourceError when a path cannot be read, LanguageError when no pipeline can be loaded.
    """
    found = compare(
        documents_or_paths,
        against,
        config,
        published=published,
        progress=progress,
        skipped=skipped,
        engine=engine,
    )
    return reported(found, config)


def reported(found: Comparison, config: Config | None = None, *, changed: Changed | None = None) -> Report:
    """Return the report of a comparison, with what is to be hidden hidden, and listed.

    With ``changed``, only findings that touch these lines are shown.
    """
    return review(report(found), found, config or Config(), changed)


def compare(
    documents_or_paths: Given | One,
    against: Given | None = None,
    config: Config | None = None,
    *,
    published: dt.date | None = None,
    progress: Progress | None = None,
    skipped: Skipped | None = None,
    engine: Engine = HERE,
) -> Comparison:
    """Read, extract, link and judge; see ``check``."""
    settings = config or Config()
    drafts = once(documents(documents_or_paths, settings, published=published, skipped=skipped))
    others = once(documents(against, settings, skipped=skipped)) if against is not None else ()
    known = {d.id for d in drafts} | {d.path for d in drafts}  # a draft is not held against what it was
    everything = apart((*drafts, *(d for d in others if known.isdisjoint((d.id, d.path)))))
    topics = among(settings.topics)
    what = task(everything, model=settings.model, topics=topics)
    focus = frozenset(d.id for d in everything[: len(drafts)]) if against is not None else None
    if engine.name == "dask":
        from claimcheck.engine import dask

        least = min(LEAST, settings.threshold or LEAST)
        made = dask.joined(everything, what, engine, focus=focus, least=least, progress=progress)
        return settled(
            made.examined, links=made.links, unlikely=made.others, crowds=made.crowds,
            focus=focus, threshold=settings.threshold, topics=topics,
        )  # fmt: skip
    alone = tuple(examined(everything, what, engine, progress))
    with room(f"compare {len(alone):,} articles", hint=FEWER):
        return settled(alone, focus=focus, threshold=settings.threshold, topics=topics, progress=progress)


def settled(
    examined: Sequence[Examined],
    *,
    links: Sequence[Link] | None = None,
    focus: frozenset[str] | None = None,
    threshold: float | None = None,
    weights: Weights | None = None,
    topics: Topics | None = None,
    unlikely: Mapping[str, int] | None = None,
    crowds: Mapping[str, int] | None = None,
    progress: Progress | None = None,
) -> Comparison:
    """Link the claims of what was examined (unless ``links`` are at hand), and judge the links.

    With ``focus``, ids of documents, only what touches these is compared.
    """
    found = tuple(c for one in examined for c in one.claims)
    large = blocks.crowds(Counter(family(c) for c in found)) if crowds is None else crowds
    others = Counter(unlikely or {})
    if links is None:
        # Of a crowd the pairs that cannot be judged are only counted: millions of them would fill the memory.
        least = min(LEAST, threshold or LEAST) if large else 0.0
        links = tuple(link(
            found, focus=focus, weights=weights, topics=topics, progress=progress,
            least=least, others=others if large else None,
        ))  # fmt: skip
    joined = tuple(links)
    drafts = focus or frozenset()
    judged = judge(found, joined, drafts=drafts, threshold=threshold, weights=weights, topics=topics)
    inside = tuple(f for e in examined if focus is None or e.document.id in focus for f in e.findings)
    read = tuple(e.document for e in examined)
    return Comparison(read, found, joined, judged, inside, focus, others, large)


def documents(
    given: Given | One,
    config: Config | None = None,
    *,
    published: dt.date | None = None,
    skipped: Skipped | None = None,
) -> Iterator[Document]:
    """Yield the documents that are given, reading those given by path, as the configuration has it."""
    settings = config or Config()
    if isinstance(given, Document | str | os.PathLike | Piped):
        given = [given]
    for one in given:
        if isinstance(one, Document):
            yield house.known(one, settings)
        else:
            for document in read([one], published=published, skipped=skipped):
                yield house.known(document, settings)


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


def read_values(found: Sequence[Document], config: Config) -> Iterator[Reading]:
    """Yield each document with its values read; one without a date is taken to be of the last day."""
    near, topics = task(found).near, among(config.topics)
    for document, sentences in parse(found, model=config.model):
        yield reading(document, sentences, near=near, topics=topics)


def extract(document: Document, config: Config | None = None) -> list[Claim]:
    """Return the claims of one document, in the order of their places."""
    settings = config or Config()
    known = house.known(document, settings)
    return [claim for found in read_values([known], settings) for claim in claims_of(found)]


def claims(
    paths: Given,
    config: Config | None = None,
    *,
    published: dt.date | None = None,
    skipped: Skipped | None = None,
    engine: Engine = HERE,
) -> Iterator[Claim]:
    """Yield the claims of documents or paths, document by document."""
    settings = config or Config()
    found = documents(paths, settings, published=published, skipped=skipped)
    what = Task(model=settings.model, topics=among(settings.topics), checks=False)
    for one in examined(found, what, engine):
        yield from one.claims


def graph(
    documents_or_paths: Given,
    against: Given | None = None,
    config: Config | None = None,
    *,
    progress: Progress | None = None,
) -> nx.Graph[Any]:
    """Return the claim graph: documents, their claims, and edges that agree, conflict or tell a change."""
    import networkx as nx

    found = compare(documents_or_paths, against, config, progress=progress)
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
