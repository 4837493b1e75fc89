"""Findings per 100 articles on piles of real news, where nearly every finding is a false alarm.

    python -m claimcheck.evaluate.piles DATA [--findings]

DATA is a folder with any of these, as JSON Lines; nothing of them is in the project:

meantime/         dated articles on four topics over years; each topic is one pile, and again in sets of six
                  that follow one another, as a newsroom would hold them against each other
aquaint-timex/    dated agency articles on four stories; each story is one pile
claimdiff-train/  pairs of dated claims on one story from two outlets; each pair is a set of two
equate-dev/       pairs of sentences, the second following from the first; each is a set of two

Of the contradicting pairs of equate-dev it is told in how many a conflict was found, by file, and apart where
one side is a bound ("more than 24" against "24" is a contradiction there, and none in the news).

A pair counts as two articles. ``--findings`` prints each finding with both quotes, to be read one by one; no
label says which are real.
"""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimcheck.comparison import report
from claimcheck.config import Config
from claimcheck.errors import SourceError
from claimcheck.evaluate.command import command, parser
from claimcheck.examine import examine
from claimcheck.model import Document, Finding, Location
from claimcheck.pipeline import apart, once, read_values, settled
from claimcheck.sources import jsonl

BOUND = re.compile(r"\b(?:more|less|fewer) than\b")
# Of pairs every so-manieth is taken: 743 of 3,714 give 4 findings more or less, in a fifth of the time.
EVERY = 5
# As many articles as the largest story set has.
SIX = 6
# The stories of aquaint-timex have no names of their own: an article is of that whose words it has most of.
STORIES = {
    "embassies": ("embassy", "embassies", "Nairobi", "Tanzania", "bombing"),
    "nato": ("NATO", "Poland", "Hungary", "Czech"),
    "elian": ("Elian", "Cuba", "Cuban", "Miami"),
    "doctor": ("abortion", "Slepian", "Kopp", "doctor"),
}


@dataclass(frozen=True, slots=True)
class Pile:
    """Sets of documents, each set checked by itself."""

    name: str
    sets: tuple[tuple[Document, ...], ...]

    @property
    def articles(self) -> int:
        """How many articles all sets hold."""
        return sum(len(one) for one in self.sets)


def piles(data: Path) -> Iterator[Pile]:
    """Yield the piles of a folder, in a fixed order."""
    for name, rows in sorted(grouped(data / "meantime" / "articles.jsonl", lambda r: r["topic"]).items()):
        found = tuple(map(article, rows))
        yield Pile(f"meantime {name}", (found,))
        yield Pile(f"meantime {name}, in sixes", tuple(in_sixes(found)))
    for name, rows in sorted(grouped(data / "aquaint-timex" / "articles.jsonl", story).items()):
        yield Pile(f"aquaint-timex {name}", (tuple(map(article, rows)),))
    claims = [r for p in files(data / "claimdiff-train") for r in rows_of(p)]
    if claims:
        yield Pile("claimdiff-train", tuple(claim_pair(r) for r in claims[::EVERY]))
    said = [r for p in files(data / "equate-dev") for r in rows_of(p) if r["label"] == "entailment"]
    if said:
        yield Pile("equate-dev, entailed", tuple(sentence_pair(at, r) for at, r in enumerate(said)))


def in_sixes(found: Sequence[Document]) -> Iterator[tuple[Document, ...]]:
    """Yield articles in sets of six, by their days."""
    ordered = sorted(found, key=lambda d: (str(d.published), d.path))
    for at in range(0, len(ordered), SIX):
        yield tuple(ordered[at : at + SIX])


def files(folder: Path) -> list[Path]:
    """Return the JSON Lines files of a folder, in order; none where there is no folder."""
    return sorted(folder.glob("*.jsonl"))


def rows_of(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of a JSON Lines file."""
    for line in path.read_text("utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def grouped(path: Path, key: Any) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of a file by the name that ``key`` gives them; nothing where there is no file."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows_of(path) if path.is_file() else ():
        found.setdefault(key(row), []).append(row)
    return found


def story(row: dict[str, Any]) -> str:
    """Return the story whose words an article has most of."""
    text = f"{row['title']} {row['text']}"
    return max(STORIES, key=lambda name: sum(text.count(word) for word in STORIES[name]))


def article(row: dict[str, Any]) -> Document:
    """Return an article of a row, read as it would be from a file: datelines and the like are furniture."""
    told = {name: row[name] for name in ("id", "title", "published", "text") if row[name]}
    line = io.BytesIO(json.dumps(told).encode())
    (read,) = jsonl.load(line, f"{row['id']}.txt", lambda *_: None)
    return read


def claim_pair(row: dict[str, Any]) -> tuple[Document, ...]:
    """Return the two claims of a row as articles of one day."""
    return tuple(
        Document(
            text=row[f"claim_{side}"],
            title=row[f"article_{side}"],
            published=row["date"],
            path=f"{row['pair_id']}-{side}.txt",
        )
        for side in "ab"
    )


def sentence_pair(at: int, row: dict[str, Any]) -> tuple[Document, ...]:
    """Return the two sentences of a row as undated articles."""
    return tuple(Document(text=row[side], path=f"{at:04}-{side}.txt") for side in ("premise", "hypothesis"))


def opposed(data: Path) -> Iterator[tuple[str, int, int]]:
    """Yield by file of equate-dev in how many contradicting pairs a conflict is found, and of how many."""
    for path in files(data / "equate-dev"):
        rows = [r for r in rows_of(path) if r["label"] == "contradiction"]
        bounds = [r for r in rows if BOUND.search(f"{r['premise']} {r['hypothesis']}")]
        for name, some in (
            (path.stem, [r for r in rows if r not in bounds]),
            (f"{path.stem}, bounds", bounds),
        ):
            made = Pile(name, tuple(sentence_pair(at, r) for at, r in enumerate(some)))
            ends = {one[0].path.removesuffix("-premise.txt") for one in made.sets}
            hit = {f.primary.document[:4] for f in found(made)} & ends
            if some:
                yield name, len(hit), len(some)


def found(pile: Pile) -> Iterator[Finding]:
    """Yield the findings of a pile, set by set; all documents are parsed in one go."""
    documents = apart(tuple(d for one in pile.sets for d in one))
    examined = {r.document.path: examine(r) for r in read_values(documents, Config())}
    for one in pile.sets:
        yield from report(settled([examined[d.path] for d in once(one)])).findings


def rate(findings: int, articles: int) -> float:
    """Return how many findings there are per 100 articles."""
    return 100 * findings / articles if articles else 0.0


def told(finding: Finding) -> str:
    """Return a finding in a few lines: code, what it says, and the quotes."""
    head = f"{finding.code} {finding.verdict} {finding.confidence:.2f} {finding.topic}"
    return "\n".join((head, *(quoted(p) for p in (finding.primary, *finding.related))))


def quoted(place: Location) -> str:
    """Return a place with its value and quote, on one line."""
    return f"    {place.document}:{place.line} [{place.value}] {' '.join(place.quote.split())}"


def table(counts: Sequence[tuple[str, int, int]]) -> str:
    """Return a table of piles: articles, findings, findings per 100 articles."""
    head = ("| pile | articles | findings | per 100 articles |", "| --- | --- | --- | --- |")
    rows = (f"| {name} | {many} | {n} | {rate(n, many):.1f} |" for name, many, n in counts)
    return "\n".join((*head, *rows))


def measure(made: Iterable[Pile], *, findings: bool = False) -> list[tuple[str, int, int]]:
    """Return the name, articles and findings of each pile; with ``findings``, print each finding."""
    counts = []
    for pile in made:
        all_found = list(found(pile))
        counts.append((pile.name, pile.articles, len(all_found)))
        if findings:
            print("\n".join((f"== {pile.name}", *map(told, all_found))), flush=True)
    return counts


@command
def main(argv: Sequence[str] | None = None) -> int:
    """Measure the piles of a folder."""
    asked = parser(__doc__)
    asked.add_argument("data", type=Path)
    asked.add_argument("--findings", action="store_true", help="print each finding, with its quotes")
    args = asked.parse_args(argv)
    counts = measure(piles(args.data), findings=args.findings)
    if not counts:
        raise SourceError("no pile was found", where=str(args.data), hint="`--help` says what is looked for")
    print(table(counts))
    for name, hit, pairs in opposed(args.data):
        print(f"equate-dev, contradicting, {name}: a conflict in {hit} of {pairs} pairs")
    return 0


if __name__ == "__main__":
    sys.exit(main())
