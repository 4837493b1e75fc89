"""Rows of labels and batches of sentences for the teachers: what of them needs no torch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.tokens import Doc

from claimcheck.language.recipe.treebank import Gold

OTHERS = ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW")
KINDS = ("O", *(f"{at}-{kind}" for kind in OTHERS for at in "BI"), "other")
LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
Kinds = list[list[int]]


def pieces(gold: Gold) -> int:
    """Return about how many pieces the encoder makes of a sentence: one web address can be sixty."""
    return max(len(gold.words), sum(1 + len(word) // 6 for word in gold.words)) + 2


def batches(golds: Iterable[Gold], size: int) -> Iterator[list[Gold]]:
    """Yield sentences of like length together, ``size`` pieces in all with the padding."""
    batch: list[Gold] = []
    for gold in sorted(golds, key=pieces):
        if batch and (len(batch) + 1) * pieces(gold) > size:
            yield batch
            batch = []
        batch.append(gold)
    if batch:
        yield batch


def kinds_of(nlp: Language, golds: Sequence[Gold]) -> Kinds:
    """Return what the other pipeline says of each word."""
    numbers = {kind: at for at, kind in enumerate(KINDS)}
    docs = (Doc(nlp.vocab, words=list(gold.words), spaces=list(gold.spaces)) for gold in golds)
    return [
        [
            0
            if word.ent_iob_ in ("O", "")
            else numbers.get(f"{word.ent_iob_}-{word.ent_type_}", len(KINDS) - 1)
            for word in doc
        ]
        for doc in nlp.pipe(docs, batch_size=256)
    ]


def best_row(scores: npt.NDArray[np.float32]) -> tuple[str, ...]:
    """Return the best row of labels in which no name begins in its middle (Viterbi)."""
    bad = np.zeros((len(LABELS), len(LABELS)), dtype=np.float32)
    for inside in (2, 4, 6):
        bad[[at for at in range(len(LABELS)) if at not in (inside, inside - 1)], inside] = -1e9
    best = scores[0].copy()
    best[[2, 4, 6]] = -1e9
    back = []
    for row in scores[1:]:
        paths = best[:, None] + bad
        back.append(paths.argmax(axis=0))
        best = paths.max(axis=0) + row
    found = [int(best.argmax())]
    for step in reversed(back):
        found.append(int(step[found[-1]]))
    return tuple(LABELS[at] for at in reversed(found))


def is_tree(heads: Sequence[int]) -> bool:
    """Return whether there is one root and every word reaches it."""
    if sum(head == at for at, head in enumerate(heads)) != 1:
        return False
    for start in range(len(heads)):
        at, steps = start, 0
        while heads[at] != at:
            at, steps = heads[at], steps + 1
            if steps > len(heads):
                return False
    return True
