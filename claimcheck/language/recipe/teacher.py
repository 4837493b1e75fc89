# mypy: disable-error-code="import-not-found,misc,unused-ignore,no-untyped-call"
"""A larger parser that annotates plain text for the small one to learn from; needs torch and transformers.

The encoder (all-MiniLM-L6-v2) is tuned on the treebanks with a biaffine parser (Dozat and Manning 2017) and
with one linear layer each for part of speech with morphology, for the tag, and for names. The encoder is
blind to case, so the shape of each word is added to what it says. Build time only: nothing of it is shipped.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch
from torch import nn
from torch.nn.functional import cross_entropy
from transformers import AutoModel, AutoTokenizer

from claimcheck.language.recipe import rows, treebank, vary
from claimcheck.language.recipe.treebank import Gold

LAYERS = ("rel", "pos", "tag", "name")
BATCH = 1200  # pieces
RATE, HEAD_RATE = 2e-4, 1e-3
SKIP = -100
# The weights after one epoch: the teacher of names starts there, before all names are known by heart.
FIRST = "first.pt"
BANKS = ("ewt", "gum")
# Share of the sentences that are varied, and pieces from which a sentence is too long to learn from.
VARIED, MOST = 0.5, 140


def labels_of(gold: Gold) -> dict[str, list[str] | None]:
    """Return the four rows of labels of a sentence; names may be None."""
    return {
        "rel": list(gold.deps),
        "pos": [f"{pos}|{morph}" for pos, morph in zip(gold.pos, gold.morphs, strict=True)],
        "tag": list(gold.tags),
        "name": None if gold.names is None else list(gold.names),
    }


def shape(word: str) -> int:
    """Return the shape of a word as a number under 8: what an encoder blind to case does not see."""
    if word.isupper():
        return 1 if len(word) > 1 else 2
    if word[:1].isupper():
        return 3 if word.istitle() else 4
    if word.islower():
        return 5
    return 6 if any(c.isdigit() for c in word) else 7


class Teacher(nn.Module):
    """Encoder, biaffine arcs and relations, and a linear layer for each row of labels."""

    def __init__(self, folder: Path, labels: dict[str, list[str]]) -> None:
        super().__init__()
        self.labels = labels
        # torch 2.13 takes five times as long for the fused attention of the CPU, on the way back.
        self.encoder = AutoModel.from_pretrained(str(folder), attn_implementation="eager")
        self.tokenizer = AutoTokenizer.from_pretrained(str(folder))
        width = self.encoder.config.hidden_size + 32
        self.shapes = nn.Embedding(8, 32)
        self.root = nn.Parameter(torch.zeros(width))
        self.drop = nn.Dropout(0.2)
        self.arc = nn.ModuleList(
            [nn.Sequential(nn.Linear(width, 384), nn.GELU(), nn.Dropout(0.2)) for _ in "hd"]
        )
        self.rel = nn.ModuleList(
            [nn.Sequential(nn.Linear(width, 128), nn.GELU(), nn.Dropout(0.2)) for _ in "hd"]
        )
        self.arcs = nn.Parameter(torch.zeros(385, 384))
        self.rels = nn.Parameter(torch.randn(len(labels["rel"]), 129, 129) * 0.01)
        self.flat = nn.ModuleDict({name: nn.Linear(width, len(labels[name])) for name in LAYERS[1:]})

    def read(self, sentences: Sequence[Sequence[str]]) -> tuple[torch.Tensor, torch.Tensor]:
        """Return the words' vectors (batch, longest + 1, width), the root first, and the mask of words."""
        words = [list(words) for words in sentences]
        pieces = self.tokenizer(
            words,
            is_split_into_words=True,
            padding=True,
            truncation=True,
            max_length=400,
            return_tensors="pt",
        )
        hidden = self.encoder(**pieces).last_hidden_state
        longest = max(map(len, words))
        owner = torch.full(pieces["input_ids"].shape, longest)
        for row in range(len(words)):
            owner[row] = torch.tensor([longest if w is None else w for w in pieces.word_ids(row)])
        total = hidden.new_zeros(len(words), longest + 1, hidden.shape[-1], dtype=torch.float32)
        total.scatter_add_(1, owner.unsqueeze(-1).expand_as(hidden), hidden.float())
        count = torch.zeros(len(words), longest + 1).scatter_add_(1, owner, torch.ones(owner.shape))
        mean = (total / count.clamp(min=1).unsqueeze(-1))[:, :longest]
        shapes = torch.zeros(len(words), longest, dtype=torch.long)
        mask = torch.zeros(len(words), longest, dtype=torch.bool)
        for row, sentence in enumerate(words):
            shapes[row, : len(sentence)] = torch.tensor([shape(word) for word in sentence])
            mask[row, : len(sentence)] = True
        full = torch.cat([mean, self.shapes(shapes)], dim=-1)
        root = self.root.expand(len(words), 1, -1)
        return self.drop(torch.cat([root, full], dim=1)), mask

    def forward(self, sentences: Sequence[Sequence[str]]) -> dict[str, torch.Tensor]:
        """Return scores: "arc" (batch, word, head), the vectors for relations, and each row of labels."""
        x, mask = self.read(sentences)
        head, child = self.arc[0](x), self.arc[1](x)[:, 1:]
        child = torch.cat([child, torch.ones_like(child[..., :1])], dim=-1)
        scores = (child @ self.arcs @ head.transpose(1, 2)).float()
        blocked = torch.cat([mask.new_zeros(len(mask), 1), ~mask], dim=1)
        out = {"arc": scores.masked_fill(blocked.unsqueeze(1), -1e4), "mask": mask}
        out |= {"head": self.rel[0](x), "child": self.rel[1](x)[:, 1:]}
        return out | {name: self.flat[name](x[:, 1:]).float() for name in LAYERS[1:]}

    def relations(self, out: dict[str, torch.Tensor], heads: torch.Tensor) -> torch.Tensor:
        """Return the scores of the relations (batch, word, label), given each word's head."""
        head = out["head"].gather(1, heads.unsqueeze(-1).expand(-1, -1, out["head"].shape[-1]))
        head = torch.cat([head, torch.ones_like(head[..., :1])], dim=-1)
        child = torch.cat([out["child"], torch.ones_like(out["child"][..., :1])], dim=-1)
        left = torch.einsum("bnh,lhc->bnlc", head, self.rels.to(head.dtype))
        return torch.einsum("bnlc,bnc->bnl", left, child).float()


def targets(model: Teacher, golds: Sequence[Gold]) -> dict[str, torch.Tensor]:
    """Return the numbers to be learned, with SKIP where there is none."""
    longest = max(len(gold.words) for gold in golds)
    made = {name: torch.full((len(golds), longest), SKIP) for name in ("arc", *LAYERS)}
    for row, gold in enumerate(golds):
        size = len(gold.words)
        heads = [0 if head == at else head + 1 for at, head in enumerate(gold.heads)]
        made["arc"][row, :size] = torch.tensor(heads)
        for name, labels in labels_of(gold).items():
            if labels is not None:
                index = {label: n for n, label in enumerate(model.labels[name])}
                made[name][row, :size] = torch.tensor([index.get(label, SKIP) for label in labels])
    return made


def loss_of(model: Teacher, golds: Sequence[Gold]) -> torch.Tensor:
    """Return the sum of the five losses on a batch."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        out = model([gold.words for gold in golds])
        want = targets(model, golds)
        scores = {name: out[name] for name in LAYERS[1:]}
        scores["arc"] = out["arc"]
        scores["rel"] = model.relations(out, want["arc"].clamp(min=0))
    parts = [
        cross_entropy(scores[name].flatten(0, 1), want[name].flatten(), ignore_index=SKIP)
        for name in sorted(scores)
        if (want[name] != SKIP).any()
    ]
    return torch.stack(parts).sum()


def optimizer_of(
    model: nn.Module, encoder: nn.Module, slow: float, quick: float
) -> tuple[torch.optim.Optimizer, tuple[float, float]]:
    """Return an optimizer with one rate for the encoder and one for all that is new, and the two rates."""
    known = {id(parameter) for parameter in encoder.parameters()}
    new = [parameter for parameter in model.parameters() if id(parameter) not in known]
    groups = [{"params": list(encoder.parameters()), "lr": slow}, {"params": new, "lr": quick}]
    return torch.optim.AdamW(groups, fused=True), (slow, quick)


def set_rates(optimizer: torch.optim.Optimizer, rates: Sequence[float], share: float) -> None:
    """Set the rates to a share of their highest."""
    for group, rate in zip(optimizer.param_groups, rates, strict=True):
        group["lr"] = rate * share


def step(model: nn.Module, optimizer: torch.optim.Optimizer, loss: torch.Tensor) -> float:
    """Learn from one loss; return it."""
    optimizer.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    return float(loss.item())


def train(data: Path, folder: Path, weights: Path, epochs: int) -> None:
    """Tune the encoder on the treebanks; written to ``weights`` after each epoch, and taken up from there."""
    torch.manual_seed(0)
    dice = random.Random(0)
    golds = [gold for bank in BANKS for gold in treebank.read_part(data, bank, "train")]
    dev = [gold for bank in BANKS for gold in treebank.read_part(data, bank, "dev")]
    found = [labels_of(gold) for gold in golds]
    labels = {name: sorted({label for row in found for label in row[name] or ()}) for name in LAYERS}
    before = torch.load(weights, weights_only=True)["epoch"] + 1 if weights.exists() else 0
    model = load(folder, weights) if weights.exists() else Teacher(folder, labels)
    pool = vary.names_of(golds)
    optimizer, rates = optimizer_of(model, model.encoder, RATE, HEAD_RATE)
    for epoch in range(before, epochs):
        varied = [vary.vary(gold, dice, pool) if dice.random() < VARIED else gold for gold in golds]
        order = list(rows.batches([gold for gold in varied if rows.pieces(gold) < MOST], BATCH))
        dice.shuffle(order)
        total = 0.0
        for at, batch in enumerate(order):
            done = (epoch + at / len(order)) / epochs
            set_rates(optimizer, rates, min(1 - done, done * 20 + 0.01, (done - before / epochs) * 40 + 0.02))
            total += step(model, optimizer, loss_of(model, batch))
            if at % 25 == 0:
                log(f"epoch {epoch} step {at}/{len(order)} loss {total / (at + 1):.3f}")
        log(f"epoch {epoch}: {score(model, dev)}")
        saved = {"labels": labels, "state": model.state_dict(), "epoch": epoch}
        torch.save(saved, weights)
        if epoch == 0:
            torch.save(saved, weights.with_name(FIRST))


def log(text: str) -> None:
    """Write a line of progress to the standard error stream."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def parse(model: Teacher, golds: Iterable[Gold], size: int = 4000) -> Iterator[Gold]:
    """Yield the sentences with the model's labels; the order is not kept."""
    model.eval()
    for batch in rows.batches(golds, size):
        with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
            out = model([gold.words for gold in batch])
            heads = out["arc"].argmax(-1)
            rels = model.relations(out, heads).argmax(-1)
        flat: dict[str, Any] = {name: out[name].argmax(-1).tolist() for name in LAYERS[1:]}
        for row, gold in enumerate(batch):
            n = len(gold.words)
            found = {name: [model.labels[name][k] for k in flat[name][row][:n]] for name in flat}
            yield replace(
                gold,
                heads=tuple(at if h == 0 else h - 1 for at, h in enumerate(heads[row, :n].tolist())),
                deps=tuple(model.labels["rel"][k] for k in rels[row, :n].tolist()),
                pos=tuple(label.split("|", 1)[0] for label in found["pos"]),
                morphs=tuple(label.split("|", 1)[1] for label in found["pos"]),
                tags=tuple(found["tag"]),
                names=tuple(found["name"]),
            )
    model.train()


def score(model: Teacher, golds: Sequence[Gold]) -> str:
    """Return attachment and part-of-speech figures on annotated sentences."""
    by_id = {gold.id: gold for gold in golds}
    words = las = uas = pos = 0
    gold_n = found_n = right_n = 0
    for guess in parse(model, golds):
        gold = by_id[guess.id]
        right = [a == b for a, b in zip(guess.heads, gold.heads, strict=True)]
        words += len(right)
        if gold.names is not None:
            want, got = set(treebank.name_spans(gold.names)), set(treebank.name_spans(guess.names or ()))
            gold_n, found_n, right_n = gold_n + len(want), found_n + len(got), right_n + len(want & got)
        uas += sum(right)
        las += sum(r and a == b for r, a, b in zip(right, guess.deps, gold.deps, strict=True))
        pos += sum(a == b for a, b in zip(guess.pos, gold.pos, strict=True))
    names = 2 * right_n / max(1, gold_n + found_n)
    return f"LAS {las / words:.4f} UAS {uas / words:.4f} UPOS {pos / words:.4f} names {names:.4f}"


def load(folder: Path, weights: Path) -> Teacher:
    """Return the trained teacher."""
    saved = torch.load(weights, weights_only=True)
    model = Teacher(folder, saved["labels"])
    model.load_state_dict(saved["state"])
    return model
