# mypy: disable-error-code="import-not-found,misc,unused-ignore,no-untyped-call"
"""A larger parser that reads plain text for the small one to learn from; needs torch and transformers.

    python -m claimcheck.language.recipe.teacher train DATA ENCODER WEIGHTS [EPOCHS]
    python -m claimcheck.language.recipe.teacher parse ENCODER WEIGHTS < words > silver.conllu

The encoder (all-MiniLM-L6-v2) is tuned on the treebanks with a biaffine parser (Dozat and Manning 2017) and
with one linear layer each for part of speech with morphology, for the tag, and for names. The encoder is
blind to case, so the shape of each word is added to what it says. Build time only: nothing of it is shipped.
"""

from __future__ import annotations

import json
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

from claimcheck.language.recipe import treebank, vary
from claimcheck.language.recipe.treebank import Gold

LAYERS = ("rel", "pos", "tag", "name")
BATCH = 2400  # pieces
RATE, HEAD_RATE = 2e-4, 1e-3
SKIP = -100


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


def train(data: Path, folder: Path, weights: Path, epochs: int) -> None:
    """Tune the encoder on the treebanks and write it to ``weights`` after each epoch."""
    torch.manual_seed(0)
    dice = random.Random(0)
    golds = [gold for bank in ("ewt", "gum") for gold in treebank.read_part(data, bank, "train")]
    dev = [gold for bank in ("ewt", "gum") for gold in treebank.read_part(data, bank, "dev")]
    rows = [labels_of(gold) for gold in golds]
    labels = {name: sorted({label for row in rows for label in row[name] or ()}) for name in LAYERS}
    model = load(folder, weights) if weights.exists() else Teacher(folder, labels)
    pool = vary.names_of(golds)
    slow = list(model.encoder.parameters())
    known = {id(parameter) for parameter in slow}
    quick = [parameter for parameter in model.parameters() if id(parameter) not in known]
    optimizer = torch.optim.AdamW(
        [{"params": slow, "lr": RATE}, {"params": quick, "lr": HEAD_RATE}], fused=True
    )
    for epoch in range(epochs):
        varied = [vary.vary(gold, dice, pool) if dice.random() < 0.5 else gold for gold in golds]
        order = list(batches([gold for gold in varied if pieces(gold) < 140], BATCH))
        dice.shuffle(order)
        total = 0.0
        for step, batch in enumerate(order):
            done = (epoch * len(order) + step) / (epochs * len(order))
            for group, rate in zip(optimizer.param_groups, (RATE, HEAD_RATE), strict=True):
                group["lr"] = rate * min(1 - done, done * 20 + 0.01)
            loss = loss_of(model, batch)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            total += loss.item()
            if step % 25 == 0:
                log(f"epoch {epoch} step {step}/{len(order)} loss {total / (step + 1):.3f}")
        log(f"epoch {epoch}: {score(model, dev)}")
        torch.save({"labels": labels, "state": model.state_dict()}, weights)


def log(text: str) -> None:
    """Write a line of progress to the standard error stream."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def parse(model: Teacher, golds: Iterable[Gold], size: int = 4000) -> Iterator[Gold]:
    """Yield the sentences with the model's labels; the order is not kept."""
    model.eval()
    for batch in batches(golds, size):
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
    for guess in parse(model, golds):
        gold = by_id[guess.id]
        right = [a == b for a, b in zip(guess.heads, gold.heads, strict=True)]
        words += len(right)
        uas += sum(right)
        las += sum(r and a == b for r, a, b in zip(right, guess.deps, gold.deps, strict=True))
        pos += sum(a == b for a, b in zip(guess.pos, gold.pos, strict=True))
    return f"LAS {las / words:.4f} UAS {uas / words:.4f} UPOS {pos / words:.4f}"


def load(folder: Path, weights: Path) -> Teacher:
    """Return the trained teacher."""
    saved = torch.load(weights, weights_only=True)
    model = Teacher(folder, saved["labels"])
    model.load_state_dict(saved["state"])
    return model


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


def main(arguments: list[str]) -> None:
    """Train, or parse JSON lines of [id, words, spaces, opens a paragraph] into CoNLL-U."""
    torch.set_num_threads(1)
    if arguments[0] == "train":
        data, folder, weights = map(Path, arguments[1:4])
        train(data, folder, weights, int(arguments[4]) if len(arguments) > 4 else 6)
        return
    model = load(Path(arguments[1]), Path(arguments[2]))
    bare = [treebank.bare(*json.loads(line)) for line in sys.stdin]
    done = {gold.id: gold for gold in parse(model, bare)}
    for gold in bare:
        if is_tree(done[gold.id].heads):
            sys.stdout.write(treebank.write(replace(done[gold.id], paragraph=gold.paragraph)))


if __name__ == "__main__":
    main(sys.argv[1:])
