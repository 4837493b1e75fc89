"""Findings between articles of different stories, all of them false.

    python -m claimcheck.evaluate.mixed corpora [--findings]

A newsroom's pile is not of one story. Six articles are taken from six story sets that are like one another,
one of each, and checked together; what is found between two of them is a false alarm. Stories are grouped
by the words of their texts that are not capitalised (cosine of their counts, weighed by rarity), each set
with the five nearest that are left, so that every set is in one pile at most. Which article of a set is
taken goes round by the place of the set. The sealed sets of split.toml are left out.

Held at ``MOST`` findings per 100 articles; exit status 1 above. ``--findings`` prints each.
"""

from __future__ import annotations

import math
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from claimcheck.comparison import report
from claimcheck.config import Config
from claimcheck.errors import SourceError
from claimcheck.evaluate.command import command, parser
from claimcheck.evaluate.gold import articles_of, stories_below
from claimcheck.evaluate.piles import rate, told
from claimcheck.evaluate.split import load_split
from claimcheck.examine import examine
from claimcheck.model import Finding
from claimcheck.pipeline import documents, once, read_values, settled

MOST = 3.0
SIX = 6
WORD = re.compile(r"\b[a-z]{4,}\b")
# Words that more stories have, or fewer, say little of how near two stories are.
COMMON, RARE = 150, 3


def piles(corpora: Path) -> Iterator[list[Path]]:
    """Yield piles of six articles of six stories that are like one another."""
    sealed = load_split(corpora).sealed
    folders = [folder for folder in stories_below(corpora) if folder.name not in sealed]
    articles = [articles_of(folder) for folder in folders]
    likeness = nearness([" ".join(path.read_text("utf-8") for path in those) for those in articles])
    left = np.ones(len(folders), dtype=np.bool_)
    for at in range(len(folders)):
        if left[at] and np.count_nonzero(left) >= SIX:
            order = [int(to) for to in np.argsort(-likeness[at], kind="stable") if left[to]][:SIX]
            left[order] = False
            yield [articles[to][to % len(articles[to])] for to in order]


def nearness(texts: Sequence[str]) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """Return the cosine of every two texts, by their words weighed by rarity."""
    said = [Counter(WORD.findall(text)) for text in texts]
    held = Counter(word for words in said for word in words)
    place = {word: at for at, word in enumerate(w for w, many in held.items() if RARE <= many <= COMMON)}
    rows = np.zeros((len(texts), len(place)))
    for row, words in zip(rows, said, strict=True):
        for word, many in words.items():
            if word in place:
                row[place[word]] = (1 + math.log(many)) * math.log(len(texts) / held[word])
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return rows @ rows.T


def between(pile: Sequence[Path]) -> list[Finding]:
    """Return the findings of a pile that stand in more than one article."""
    read = once(documents([str(path) for path in pile]))
    found = report(settled([examine(r) for r in read_values(read, Config())])).findings
    return [f for f in found if any(place.document != f.primary.document for place in f.related)]


@command
def main(argv: Sequence[str] | None = None) -> int:
    """Measure the mixed piles of the story sets below a folder."""
    asked = parser(__doc__)
    asked.add_argument("corpora", type=Path)
    asked.add_argument("--findings", action="store_true", help="print each finding, with its quotes")
    args = asked.parse_args(argv)
    articles = many = 0
    for pile in piles(args.corpora):
        found = between(pile)
        articles, many = articles + len(pile), many + len(found)
        if args.findings:
            print("".join(f"{told(finding)}\n" for finding in found), end="", flush=True)
    if not articles:
        raise SourceError(f"fewer than {SIX} story sets", where=str(args.corpora), hint="name more")
    found_rate = rate(many, articles)
    print(
        f"{articles} articles of as many stories, in sixes: {many} findings between two of them,"
        f" {found_rate:.1f} per 100 articles (at most {MOST:.1f})"
    )
    return int(found_rate > MOST)


if __name__ == "__main__":
    sys.exit(main())
