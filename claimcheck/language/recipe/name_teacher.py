# mypy: disable-error-code="import-not-found,misc,unused-ignore,no-untyped-call"
"""The teacher of names: the encoder again, with the names that en_core_web_md finds as a further input.

Trained on the treebank alone a teacher finds the names that the treebank holds. en_core_web_md (MIT, by
Explosion) has seen ten times as many but draws their bounds and kinds by other rules, so that on the treebank
it is no better; together they are. Build time only: nothing of either is shipped.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import spacy
import torch
from spacy.language import Language
from torch import nn
from torch.nn.functional import cross_entropy

from claimcheck.language.recipe import rows, teacher, treebank, vary
from claimcheck.language.recipe.treebank import Gold

RATE, HEAD_RATE = 1.5e-4, 1e-3
# Of the other pipeline's labels this share is hidden in training, and this share of the sentences is varied.
HIDDEN, VARIED = 0.1, 0.35


class Names(nn.Module):
    """A teacher's encoder and the other pipeline's labels, read both ways by an LSTM."""

    def __init__(self, base: teacher.Teacher) -> None:
        super().__init__()
        self.base = base
        width = base.encoder.config.hidden_size + 32 + 48
        self.kinds = nn.Embedding(len(rows.KINDS), 48)
        self.near = nn.LSTM(width, 128, bidirectional=True, batch_first=True)
        self.drop = nn.Dropout(0.3)
        self.out = nn.Linear(256 + width, len(rows.LABELS))

    def forward(self, words: Sequence[Sequence[str]], kinds: rows.Kinds) -> torch.Tensor:
        """Return the scores of the labels (batch, word, label)."""
        x, mask = self.base.read(words)
        told = torch.zeros(mask.shape, dtype=torch.long)
        for at, row in enumerate(kinds):
            told[at, : len(row)] = torch.tensor(row)
        if self.training:
            told = torch.where(torch.rand(told.shape) < HIDDEN, torch.zeros_like(told), told)
        both = torch.cat([x[:, 1:].float(), self.kinds(told)], -1)
        near, _ = self.near(both)
        return self.out(torch.cat([self.drop(near), self.drop(both)], -1)).float()


def other(folder: Path) -> Language:
    """Return the other pipeline, with nothing but what finds names."""
    return spacy.load(folder, exclude=["lemmatizer", "attribute_ruler", "parser", "tagger", "senter"])


def annotate(model: Names, golds: Sequence[Gold], kinds: rows.Kinds) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the sentences' ids with a row of labels each; the order is not kept."""
    model.eval()
    told = {gold.id: row for gold, row in zip(golds, kinds, strict=True)}
    for batch in rows.batches(golds, 4000):
        with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
            scores = model([gold.words for gold in batch], [told[gold.id] for gold in batch])
        likely: Any = scores.log_softmax(-1).numpy()
        for at, gold in enumerate(batch):
            yield gold.id, rows.best_row(likely[at, : len(gold.words)])
    model.train()


def score(model: Names, golds: Sequence[Gold], kinds: rows.Kinds) -> float:
    """Return the F1 of names on annotated sentences, in percent."""
    want = {gold.id: set(treebank.name_spans(gold.names or ())) for gold in golds}
    got = {key: set(treebank.name_spans(row)) for key, row in annotate(model, golds, kinds)}
    right = sum(len(spans & got[key]) for key, spans in want.items())
    return 200 * right / max(1, sum(map(len, want.values())) + sum(map(len, got.values())))


def train(data: Path, base: teacher.Teacher, nlp: Language, weights: Path, epochs: int) -> Names:
    """Tune a teacher's encoder on the names of the treebank, write it to ``weights`` after each epoch."""
    torch.manual_seed(0)
    dice = random.Random(0)
    golds = [gold for gold in treebank.read_part(data, "ewt", "train") if gold.names is not None]
    dev = [gold for gold in treebank.read_part(data, "ewt", "dev") if gold.names is not None]
    told, pool = rows.kinds_of(nlp, dev), vary.names_of(golds)
    model = Names(base)
    optimizer, rates = teacher.optimizer_of(model, model.base.encoder, RATE, HEAD_RATE)
    for epoch in range(epochs):
        varied = [vary.vary(gold, dice, pool) if dice.random() < VARIED else gold for gold in golds]
        kinds = dict(zip([gold.id for gold in varied], rows.kinds_of(nlp, varied), strict=True))
        order = list(rows.batches([g for g in varied if rows.pieces(g) < teacher.MOST], teacher.BATCH))
        dice.shuffle(order)
        for step, batch in enumerate(order):
            done = (epoch * len(order) + step) / (epochs * len(order))
            teacher.set_rates(optimizer, rates, min(1 - done, done * 20 + 0.01))
            teacher.step(model, optimizer, loss_of(model, batch, kinds))
        teacher.log(f"names, epoch {epoch}: {score(model, dev, told):.2f}")
        torch.save({"state": model.state_dict(), "epoch": epoch}, weights)
    return model


def loss_of(model: Names, golds: Sequence[Gold], kinds: dict[str, list[int]]) -> torch.Tensor:
    """Return the loss on a batch."""
    numbers = {label: at for at, label in enumerate(rows.LABELS)}
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = model([gold.words for gold in golds], [kinds[gold.id] for gold in golds])
    want = torch.full(scores.shape[:2], teacher.SKIP)
    for at, gold in enumerate(golds):
        want[at, : len(gold.words)] = torch.tensor([numbers[name] for name in gold.names or ()])
    return cross_entropy(scores.flatten(0, 1), want.flatten(), ignore_index=teacher.SKIP)


def load(base: teacher.Teacher, weights: Path) -> Names:
    """Return the trained teacher of names."""
    model = Names(base)
    model.load_state_dict(torch.load(weights, weights_only=True)["state"])
    return model
