"""How much is found of short pairs: two articles of a sentence or three, on one matter or nearly.

    python -m claimcheck.evaluate.short corpora/short [--misses]

A story set asks for everything at once; a short pair asks for one thing, so that what fails can be told: a
minimum functionality test (Ribeiro et al., "Beyond Accuracy: Behavioral Testing of NLP Models with
CheckList", ACL 2020). Each file holds the pairs of a field. In half of them the two cannot both be true, in
differing words; the others are as near as can be and hold together. Writers had not seen the tool. The pairs
at even places are to work with; of those at odd places the sums alone are looked at, and ``--misses`` prints
none of them.

Held at ``FOUND`` of the conflicts and ``FALSE`` of the others; exit status 1 beyond either.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from claimcheck import tomlfile
from claimcheck.config import Config
from claimcheck.errors import ConfigError
from claimcheck.evaluate.command import command, parser
from claimcheck.examine import examine
from claimcheck.model import Document, Record
from claimcheck.pipeline import read_values, settled

FOUND, FALSE = 0.5, 0.05
DAY = dt.date(2026, 5, 12)
HALVES = ("even", "odd")
Kind = Literal[
    "quantity",
    "percentage",
    "money",
    "duration",
    "date",
    "place",
    "identity",
    "availability",
    "status",
    "other",
]
Counts = Counter[tuple[str, bool, bool]]


class Pair(Record):
    """Two short articles; ``found`` says whether a fact-checker wants to be told that they conflict.

    ``days`` is how long after the one the other appeared.
    """

    kind: Kind
    found: bool
    one: str = Field(min_length=1)
    other: str = Field(min_length=1)
    days: int = Field(default=1, ge=0)

    def documents(self, name: str) -> tuple[Document, Document]:
        """Return both as articles."""
        later = DAY + dt.timedelta(days=self.days)
        return (
            Document(text=self.one, path=f"{name}-one.txt", published=DAY),
            Document(text=self.other, path=f"{name}-other.txt", published=later),
        )


def load(path: Path) -> list[Pair]:
    """Return the pairs of a file. Raises ConfigError that names file and line."""
    written = tomlfile.text(path, "a file of short pairs")
    pairs = []
    for at, given in enumerate(tomlfile.table(written, str(path)).get("pair", [])):
        try:
            pairs.append(Pair.model_validate(given))
        except ValidationError as problem:
            first = problem.errors()[0]
            where = ("pair", at, *first["loc"])
            raise tomlfile.mistake(first["msg"], written, str(path), where) from problem
    if not pairs:
        raise ConfigError("no [[pair]] here", where=str(path), hint="a pair has kind, found, one and other")
    return pairs


def files(folder: Path) -> list[Path]:
    """Return the files of pairs in a folder. Raises ConfigError where there is none."""
    found = sorted(folder.glob("*.toml"))
    if not found:
        raise ConfigError("no short pairs here", where=str(folder), hint="give the folder that holds *.toml")
    return found


def asked(pairs: Sequence[Pair]) -> Iterator[tuple[Pair, bool]]:
    """Yield each pair, and whether the two are found to conflict; all are read in one go."""
    both = [document for at, pair in enumerate(pairs) for document in pair.documents(str(at))]
    readings = read_values(both, Config())
    for pair in pairs:
        told = settled([examine(next(readings)), examine(next(readings))]).judgement.findings
        yield pair, any(place.document != f.primary.document for f in told for place in f.related)


def counted(pairs: Sequence[Pair]) -> tuple[Counts, list[Pair]]:
    """Return how many pairs of each half are found, by what should be, and what of the even is wrong."""
    counts: Counts = Counter()
    wrong = []
    for at, (pair, found) in enumerate(asked(pairs)):
        counts[HALVES[at % 2], pair.found, found] += 1
        if found != pair.found and at % 2 == 0:
            wrong.append(pair)
    return counts, wrong


def cell(counts: Counts, half: str, wanted: bool) -> str:
    """Return found of all, as n/of."""
    return f"{counts[half, wanted, True]}/{counts[half, wanted, True] + counts[half, wanted, False]}"


@command
def main(argv: Sequence[str] | None = None) -> int:
    """Measure, print the table and hold both figures."""
    asked = parser(__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--misses", action="store_true", help="print what is wrong at even places")
    args = asked.parse_args(argv)
    total: Counts = Counter()
    print("| field | found, even | found, odd | false, even | false, odd |\n|---|---|---|---|---|")
    for path in files(args.folder):
        counts, wrong = counted(load(path))
        total += counts
        cells = (cell(counts, half, wanted) for wanted in (True, False) for half in HALVES)
        print(f"| {path.stem} | {' | '.join(cells)} |", flush=True)
        for pair in wrong if args.misses else ():
            print(f"{'missed' if pair.found else 'false'} ({pair.kind}): {pair.one} / {pair.other}")
    found, false = share(total, wanted=True), share(total, wanted=False)
    print(f"found {found:.3f} of the conflicts (at least {FOUND})")
    print(f"false {false:.3f} of the others (at most {FALSE})")
    return int(found < FOUND or false > FALSE)


def share(counts: Counts, *, wanted: bool) -> float:
    """Return the share that is found, of both halves."""
    made = {found: sum(counts[half, wanted, found] for half in HALVES) for found in (True, False)}
    return made[True] / max(sum(made.values()), 1)


if __name__ == "__main__":
    sys.exit(main())
