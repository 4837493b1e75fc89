"""How far one machine goes: one stage over much input, in a process of its own.

``python -m claimcheck.evaluate.scale STAGE COUNT [CORPORA]`` prints a JSON object: what was done, the seconds
of processor time and of the clock that the stage took, and the most memory that the process ever had, in MB.

link      COUNT claims are linked. They are those of the story sets, told again and again as ``vary`` does it,
          but the names alone are exchanged, in the claims: to extract a million claims would take an hour.
          So two tellings share their words and figures, and a claim meets 24 others at 100,000 claims; at a
          million 4, those of its own telling, since the words of so many tellings make no articles related.
          In 193 articles of real news on eight matters (MEANTIME, AQUAINT) a claim meets 9.4, and 0.45
          pairs a claim are likely (0.3) to be of one matter; in 374 articles of the story sets, told once,
          10.9 and 0.4.
extract   COUNT articles, story sets in other tellings, go through extraction one by one.
long      one document of COUNT characters, paragraphs of the story sets in turn, is examined alone.
lines     a JSON Lines file of COUNT articles is read.
jobs      COUNT articles are examined by two processes, and then by one: wall time of each.

``bench`` runs each twice, with ten times the input, and holds how the time grows.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from claimcheck.engine import Engine, Task, examined, task
from claimcheck.evaluate.command import command, parser
from claimcheck.evaluate.vary import articles, stories
from claimcheck.judge.parties import LEAST
from claimcheck.language.pipeline import load
from claimcheck.link import link
from claimcheck.model import Claim, Document, Name, Source
from claimcheck.sources import read


def many(claims: Sequence[Claim], count: int) -> list[Claim]:
    """Return ``count`` claims: those given, and the same of other documents with other names."""
    tellings = -(-count // len(claims))
    told = (retold(claim, telling) for telling in map(Telling, range(tellings)) for claim in claims)
    return list(itertools.islice(told, count))


@dataclass(slots=True)
class Telling:
    """One telling of the stories; what several of its claims share is made once, as it is read."""

    number: int
    sources: dict[str, Source] = field(default_factory=dict)
    names: dict[Name, Name] = field(default_factory=dict)

    def source(self, of: Source) -> Source:
        """Return a document's source in this telling."""
        if of.document not in self.sources:
            document, path = f"{of.document}-{self.number}", f"{self.number}/{of.path}"
            self.sources[of.document] = replace(of, document=document, path=path)
        return self.sources[of.document]

    def name(self, of: Name) -> Name:
        """Return a name in this telling."""
        if of not in self.names:
            self.names[of] = Name(f"{of.key} {self.number}", f"{of.text} {self.number}", of.kind)
        return self.names[of]


def retold(claim: Claim, telling: Telling) -> Claim:
    """Return a claim as it stands in another telling of its story, where all names are others."""
    number = telling.number
    if number == 0:
        return claim
    own = next((name for name in claim.names if name.key == claim.subject), None)
    return replace(
        claim,
        id=hashlib.sha256(f"{number} {claim.id}".encode()).hexdigest()[:16],
        source=telling.source(claim.source),
        names=tuple(telling.name(name) for name in claim.names),
        subject=telling.name(own).key if own else claim.subject,
    )


def linking(count: int, corpora: Path) -> tuple[Callable[[], int], str]:
    """Prepare ``count`` claims, and return what links them."""
    documents = [document for _, story in stories(corpora) for document in story][:200]
    found = [c for one in examined(documents, Task(checks=False)) for c in one.claims]
    made = many(found, count)

    def linked() -> int:
        others: Counter[str] = Counter()
        links = sum(1 for _ in link(made, least=LEAST, others=others))
        return links + sum(others.values())

    return linked, "pairs"


def extraction(count: int, corpora: Path) -> tuple[Callable[[], int], str]:
    """Return what extracts the claims of ``count`` articles, and lets each go."""
    load()
    return lambda: walked(examined(articles(corpora, count), Task(checks=False)), "claims"), "claims"


def walked(those: Iterable[Any], what: str) -> int:
    """Return how many of a thing there are in all of those, keeping none."""
    return sum(len(getattr(one, what)) for one in those)


def long(count: int, corpora: Path) -> tuple[Callable[[], int], str]:
    """Return what examines one document of ``count`` characters."""
    load()
    parts: list[str] = []
    size = 0
    for document in articles(corpora, count):
        parts.append(document.text)
        size += len(document.text) + 2
        if size >= count:
            break
    whole = Document(text="\n\n".join(parts)[:count], path="long.txt")
    return lambda: walked(examined([whole], task([whole])), "claims"), "claims"


def lines(count: int, corpora: Path) -> tuple[Callable[[], int], str]:
    """Write a JSON Lines file of ``count`` articles, and return what reads it."""
    texts = [document.text[:400] for _, story in stories(corpora) for document in story]
    folder = tempfile.mkdtemp()
    file = Path(folder) / "articles.jsonl"
    with file.open("w", encoding="utf-8") as stream:
        for number, text in zip(range(count), itertools.cycle(texts)):
            stream.write(json.dumps({"id": f"a{number}", "text": text, "published": "2026-04-22"}) + "\n")

    def reading() -> int:
        try:
            return sum(1 for _ in read([file]))
        finally:
            file.unlink()
            Path(folder).rmdir()

    return reading, "articles"


def jobs(count: int, corpora: Path) -> dict[str, float]:
    """Return the wall time of ``count`` articles with two processes and with one."""
    load()
    documents = list(articles(corpora, count))
    taken = {}
    for many_jobs in (2, 1):
        start = time.perf_counter()
        walked(examined(documents, task(documents), Engine("cores", many_jobs)), "claims")
        taken[f"seconds with {many_jobs}"] = time.perf_counter() - start
    return taken


STAGES: dict[str, Callable[[int, Path], tuple[Callable[[], int], str]]] = {
    "link": linking,
    "extract": extraction,
    "long": long,
    "lines": lines,
}


def run(stage: str, count: int, corpora: Path) -> dict[str, float | str]:
    """Run a stage once, and return what it took."""
    if stage == "jobs":
        return {"stage": stage, "count": count, **jobs(count, corpora)}
    work, what = STAGES[stage](count, corpora)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    start, wall = time.process_time(), time.perf_counter()
    made = work()
    seconds, wall = time.process_time() - start, time.perf_counter() - wall
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told = {"seconds": round(seconds, 3), "wall": round(wall, 3), "MB before": round(before, 1)}
    return {"stage": stage, "count": count, what: made, **told, "MB": round(peak, 1)}


@command
def main(argv: Sequence[str] | None = None) -> int:
    """Run a stage and print what it took."""
    asked = parser(__doc__)
    asked.add_argument("stage", choices=(*STAGES, "jobs"))
    asked.add_argument("count", type=int)
    asked.add_argument("corpora", type=Path, nargs="?", default=Path("corpora"))
    given = asked.parse_args(argv)
    print(json.dumps(run(given.stage, given.count, given.corpora)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
