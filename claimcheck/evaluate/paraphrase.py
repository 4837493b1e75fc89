"""How much is found of conflicts that single sentences tell, each in words of its own.

    python -m claimcheck.evaluate.paraphrase corpora/groups [--every N]

Articles tell a matter more than once, and in words that they have from one another. Here nothing of the sort
helps: of each group of sentences (``groups.py``) a sentence of A is one article and one of B another, of one
day. Such a pair should be found. One of A or B beside one of N, and two of A, should stay silent.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from claimcheck.config import Config
from claimcheck.evaluate.command import command, parser
from claimcheck.evaluate.groups import Group, read
from claimcheck.examine import Examined, examine
from claimcheck.model import Document
from claimcheck.pipeline import read_values, settled

DAY = dt.date(2026, 3, 5)
# The sentences of a side that are articles.
ARTICLES = 2
# Pairs of sentences held against each other, by what should come of it: (side, which) of both.
PAIRS = {
    "found": ((("A", 0), ("B", 0)), (("A", 1), ("B", 1))),
    "false": ((("A", 0), ("N", 0)), (("B", 1), ("N", 1))),
    "false, agreeing": ((("A", 0), ("A", 1)),),
}
Articles = dict[tuple[str, int], Examined]


def articles(groups: Sequence[Group]) -> Iterator[Articles]:
    """Yield the sentences of each group as articles, read all in one go."""
    those = [
        ((side, at), Document(text=plain(sentence), path=f"{number}-{side}{at}.txt", published=DAY))
        for number, group in enumerate(groups)
        for side, some in zip("ABN", group.sides, strict=True)
        for at, sentence in enumerate(some[:ARTICLES])
    ]
    readings = read_values([document for _, document in those], Config())
    many = ARTICLES * len("ABN")
    for start in range(0, len(those), many):
        yield {place: examine(next(readings)) for place, _ in those[start : start + many]}


def plain(sentence: str) -> str:
    """Return a sentence of a group as an article has it."""
    text = sentence.replace("{", "").replace("}", "")
    return text[0].upper() + text[1:] + ("" if text[-1] in '.!?"\u201d' else ".")


def measured(groups: Sequence[Group]) -> Counter[tuple[str, str, str]]:
    """Count pairs by kind of group and by what should come of them: "all", and those with a "finding"."""
    made: Counter[tuple[str, str, str]] = Counter()
    for group, told in zip(groups, articles(groups), strict=True):
        for sort, pairs in PAIRS.items():
            for one, other in pairs:
                some = bool(settled([told[one], told[other]]).judgement.findings)
                made.update({(group.kind, sort, "all"): 1, (group.kind, sort, "finding"): some})
    return made


def table(counts: Counter[tuple[str, str, str]]) -> str:
    """Return the counts as a Markdown table, a row a kind."""
    rows = [
        "| kind | conflicts found | false, beside another matter | false, agreeing |",
        "|---|---|---|---|",
    ]
    for kind in sorted({kind for kind, *_ in counts}):
        cells = (f"{counts[kind, sort, 'finding']}/{counts[kind, sort, 'all']}" for sort in PAIRS)
        rows.append(f"| {kind} | {' | '.join(cells)} |")
    return "\n".join(rows)


@command
def main(argv: Sequence[str] | None = None) -> int:
    """Measure, and print the table."""
    asked = parser(__doc__)
    asked.add_argument("groups", type=Path)
    asked.add_argument("--every", type=int, default=1, help="take every Nth group alone")
    args = asked.parse_args(argv)
    print(table(measured(list(read(args.groups))[:: args.every])))
    return 0


if __name__ == "__main__":
    sys.exit(main())
