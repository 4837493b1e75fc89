"""Train the pipeline with spaCy's own training loop and write it as a package folder."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from spacy.language import Language
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as train_loop
from spacy.util import load_config
from spacy.vectors import Vectors

from claimcheck.language import vectors
from claimcheck.language.recipe import reader, tokenizer

CONFIG = Path(__file__).parent / "config.cfg"
READERS = (reader.create_reader,)  # imported for what it registers


def word_vectors() -> Language:
    """Return a blank pipeline with the tokenizer of news and the vectors of the common words.

    Keys are lower-case words. A word with an apostrophe has a second key with the typographic one.
    """
    nlp = spacy.blank("en")
    nlp.tokenizer = tokenizer.build(nlp)
    table = vectors.table()
    words = [word for word, row in table.rows.items() if table.common[row]]
    rows = np.stack([vectors.vector(word) for word in words]).astype("float32")
    made = Vectors(strings=nlp.vocab.strings, data=rows, keys=words, name="claimcheck", attr="LOWER")
    for row, word in enumerate(words):
        if "'" in word:
            made.add(nlp.vocab.strings.add(word.replace("'", "\u2019")), row=row)
    nlp.vocab.vectors = made
    return nlp


def train(
    data: Path, out: Path, *, silver: Path | None = None, start: Path | None = None, **changes: Any
) -> Path:
    """Train on ``data`` (and ``silver`` parses) and return the folder of the best pipeline under ``out``.

    ``start`` names a pipeline to go on from. ``changes`` are settings of the configuration by dotted name.
    """
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder) / "vectors"
        word_vectors().to_disk(bare)
        paths = {"paths.data": str(data), "paths.vectors": str(bare), "paths.silver": silver and str(silver)}
        config = load_config(CONFIG, overrides={**paths, **changes}, interpolate=False)
        nlp = init_nlp(config)
        nlp.tokenizer = tokenizer.build(nlp)
        if start is not None:
            go_on(nlp, start)
        # The labels come from all of the training part; after that each epoch is read, and varied, anew.
        nlp.config["training"]["max_epochs"] = -1
        train_loop(nlp, out, stdout=sys.stdout, stderr=sys.stderr)
    return out / "model-best"


def go_on(nlp: Language, start: Path) -> None:
    """Copy the weights of the pipeline at ``start`` into ``nlp``; the labels must be the same."""
    before = spacy.load(start)
    for name in nlp.pipe_names:
        nlp.get_pipe(name).model.from_bytes(before.get_pipe(name).model.to_bytes())  # type: ignore[attr-defined]


def pack(best: Path, target: Path) -> None:
    """Copy the trained pipeline to ``target`` as a folder that ``spacy.load`` takes without our code."""
    nlp = spacy.load(best)
    for section in ("paths", "corpora", "training", "initialize", "pretraining"):
        nlp.config.pop(section, None)
    if target.exists():
        shutil.rmtree(target)
    nlp.to_disk(target)
