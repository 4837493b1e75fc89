# mypy: disable-error-code="import-not-found,misc,unused-ignore,no-untyped-call"
"""How a small network is taught on rows of two passages: ``reader`` teaches one so, ``verdicts`` another.

It needs torch and transformers (the extra ``pipeline``).
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol, TypeVar

import numpy as np
import numpy.typing as npt

from claimcheck.errors import SourceError
from claimcheck.link.reader.wordpiece import END, START, Pieces

SEED = 20261122
# Without DROPPED what was learned stopped helping after half an hour of two cores.
BATCH, RATE, DROPPED, DECAY, WARM = 48, 1.2e-4, 0.15, 0.01, 100


class Row(Protocol):
    """Two passages in pieces; what is asked of them is between an epoch and its loss."""

    @property
    def first(self) -> tuple[int, ...]:
        """The pieces of the passage that is read first."""

    @property
    def second(self) -> tuple[int, ...]:
        """The pieces of the other."""


R = TypeVar("R", bound=Row)


def vocabulary(encoder: Path) -> Pieces:
    """Return the pieces that an encoder knows. Raises SourceError that names the file."""
    path = encoder / "vocab.txt"
    if not path.exists():
        raise SourceError("no list of pieces", where=str(path), hint="give the folder of all-MiniLM-L6-v2")
    return Pieces({piece: at for at, piece in enumerate(path.read_text(encoding="utf-8").splitlines())})


def batches(pairs: Sequence[R], by: random.Random) -> list[Sequence[R]]:
    """Return pairs in batches of like length, in any order."""
    made: list[Sequence[R]] = []
    for start in range(0, len(pairs), BATCH * 50):
        some = sorted(pairs[start : start + BATCH * 50], key=lambda p: len(p.first) + len(p.second))
        made += [some[at : at + BATCH] for at in range(0, len(some), BATCH)]
    by.shuffle(made)
    return made


def taught(
    encoder: Path,
    pieces: Pieces,
    epoch: Callable[[random.Random], Sequence[R]],
    outputs: int,
    loss: Callable[[Any, Sequence[R]], Any],
    minutes: float,
) -> tuple[dict[str, npt.NDArray[np.float32]], Any]:
    """Return the weights of an encoder, by the names of its parts, and a head, taught for some minutes.

    ``epoch`` gives what is learned from once, drawn anew; ``loss`` is of what the head gives (rows by
    ``outputs``) of some of it. The table of pieces stays as it is: two networks of one encoder share it.
    """
    import torch
    from torch import nn
    from transformers import AutoModel

    torch.manual_seed(SEED)
    by = random.Random(SEED)
    body = AutoModel.from_pretrained(
        str(encoder), add_pooling_layer=False,
        hidden_dropout_prob=DROPPED, attention_probs_dropout_prob=0.0,
    )  # fmt: skip
    body.embeddings.word_embeddings.weight.requires_grad_(False)
    width = body.config.hidden_size
    head = nn.Sequential(nn.Linear(width, width), nn.Tanh(), nn.Linear(width, outputs))
    learning = [p for p in (*body.parameters(), *head.parameters()) if p.requires_grad]
    optimizer = torch.optim.AdamW(
        [
            {"params": [p for p in learning if p.ndim > 1], "weight_decay": DECAY},
            {"params": [p for p in learning if p.ndim < 2], "weight_decay": 0.0},
        ],
        RATE,
        betas=(0.9, 0.98),
    )
    start, step, done = time.monotonic(), 0, False
    while not done:
        for batch in batches(epoch(by), by):
            share = (time.monotonic() - start) / (60 * minutes)
            if done := share >= 1:
                break
            for some in optimizer.param_groups:
                some["lr"] = RATE * min(1.0, step / WARM) * max(0.02, 1 - share)
            ids, side, there = (torch.tensor(rows) for rows in filled(batch, pieces))
            with torch.autocast("cpu", dtype=torch.bfloat16):
                seen = body(input_ids=ids, token_type_ids=side, attention_mask=there).last_hidden_state[:, 0]
            lost = loss(head(seen.float()), batch)
            lost.backward()
            nn.utils.clip_grad_norm_(learning, 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            step += 1
            if step % 100 == 0:
                print(f"step {step:,}, {share:.0%} of the time, loss {lost.item():.3f}", flush=True)
    return {name: found.detach().float().numpy() for name, found in body.state_dict().items()}, head


def filled(batch: Sequence[Row], pieces: Pieces) -> tuple[list[list[int]], list[list[int]], list[list[int]]]:
    """Return the pieces of pairs, the side each stands on, and which there are, filled up to one length."""
    start, end = pieces.vocabulary[START], pieces.vocabulary[END]
    rows = [[start, *one.first, end, *one.second, end] for one in batch]
    length = max(map(len, rows))
    sides = [[0] * (len(one.first) + 2) + [1] * (length - len(one.first) - 2) for one in batch]
    there = [[1] * len(row) + [0] * (length - len(row)) for row in rows]
    return [row + [0] * (length - len(row)) for row in rows], sides, there
