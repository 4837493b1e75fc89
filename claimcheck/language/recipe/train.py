"""Train the pipeline with spaCy's own training loop and write it as a package folder."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from confection import Config
from spacy.language import Language
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as train_loop
from spacy.util import load_config, load_model_from_config
from spacy.vectors import Vectors  # type: ignore[import-not-found]
from thinc.api import use_ops

from claimcheck.language import vectors
from claimcheck.language.recipe import features, reader, tokenizer

CONFIG = Path(__file__).parent / "config.cfg"
# Vectors of length 1 are faint beside the hashed features: after 500 steps names had F 47 with 1, 50 with 8.
SCALE = np.float32(4.0)
# The first stage: two layers more, which the second leaves out (shallower).
DEEP: dict[str, Any] = {
    "system.seed": 20,
    "components.tok2vec.model.encode.depth": 6,
    "training.max_steps": 5000,
    "training.optimizer.learn_rate.initial_rate": 0.002,
}
READERS = (reader.create_reader,)  # imported for what it registers


def bare_pipeline(data: Path) -> Language:
    """Return a blank pipeline with the tokenizer of news and word vectors, en_core_web_md's if there."""
    nlp = spacy.blank("en")
    nlp.tokenizer = tokenizer.build(nlp)
    folder = data / features.FOLDER
    nlp.vocab.vectors = features.shortened(folder) if folder.exists() else word_vectors(nlp)
    return nlp


def word_vectors(nlp: Language) -> Vectors:
    """Return the vectors of the common words in the table that is shipped beside the pipeline.

    A row has a key for the word in lower case, with a capital and in capitals, and with the typographic
    apostrophe if there is one: spaCy 3.8 loses the attribute of other keys ("LOWER") when it saves a table.
    """
    table = vectors.table()
    words = [word for word, row in table.rows.items() if table.common[row]]
    rows = SCALE * np.stack([found for word in words if (found := vectors.vector(word)) is not None])
    made = Vectors(strings=nlp.vocab.strings, data=rows, keys=words, name="claimcheck")
    for row, word in enumerate(words):
        for form in (word, word.capitalize(), word.upper()):
            for key in (form, form.replace("'", "\u2019")):
                if nlp.vocab.strings.add(key) not in made:
                    made.add(nlp.vocab.strings[key], row=row)
    return made


def train(
    data: Path, out: Path, *, silver: Path | None = None, start: Path | None = None, **changes: Any
) -> Path:
    """Train on ``data`` and return the folder of the best pipeline under ``out``, beside ``log.jsonl``.

    ``silver`` is a folder of what the teachers annotated; ``start`` names a pipeline to go on from.
    ``changes`` are settings of the configuration by dotted name.
    """
    out.mkdir(parents=True, exist_ok=True)
    # numpy multiplies matrices at 100 GFLOPS where blis, thinc's choice, does 34 (one core with AVX-512):
    # of a profile of training 59 samples of 100 were there with blis, and some 33 with numpy.
    with tempfile.TemporaryDirectory() as folder, use_ops("numpy", use_blis=False):
        bare = Path(folder) / "vectors"
        bare_pipeline(data).to_disk(bare)
        log = out / "log.jsonl"
        log.unlink(missing_ok=True)  # spaCy writes no log over another
        paths = {"paths.data": str(data), "paths.vectors": str(bare), "paths.log": str(log)}
        if silver is not None:
            paths["paths.silver"] = str(silver)
        config = load_config(CONFIG, overrides={**paths, **changes}, interpolate=False)
        nlp = init_nlp(config) if start is None else go_on(start, config)
        nlp.tokenizer = tokenizer.build(nlp)
        # The labels come from all of the training part; after that each epoch is read, and varied, anew.
        nlp.config["training"]["max_epochs"] = -1
        train_loop(nlp, out, stdout=sys.stdout, stderr=sys.stderr)
    return out / "model-best"


def go_on(start: Path, config: Config) -> Language:
    """Return the pipeline at ``start``, to be trained on as ``config`` says."""
    nlp = spacy.load(start)
    # spaCy 3.8 does not restore this on loading; without it every lemma to learn is "unknown" (seen here).
    lemmatizer: Any = nlp.get_pipe("trainable_lemmatizer")
    lemmatizer.tree2label = {tree: at for at, tree in enumerate(lemmatizer.cfg["labels"])}
    config = load_model_from_config(config, auto_fill=True).config
    shallower(nlp, config["components"]["tok2vec"]["model"]["encode"]["depth"])
    for section in ("paths", "system", "corpora", "training", "initialize"):
        nlp.config[section] = config[section]
    return nlp


def shallower(nlp: Language, depth: int) -> None:
    """Leave out inner layers of the encoder until ``depth`` are left.

    Of six layers those are the third and the fifth: labelled attachment (a quarter of the development parts)
    fell from 83.9 to 82.0 before any further training, and with other pairs of inner layers to 80.3 to 82.0.
    """
    kind = nlp.config["components"]["tok2vec"]["model"]["encode"]
    model: Any = nlp.get_pipe("tok2vec").model.layers[1]  # type: ignore[attr-defined]
    model.attrs["pad"] = depth  # empty rows between texts: as far as a word sees
    while len(model.layers) == 1:
        model = model.layers[0]
    while len(model.layers) > depth:
        others = model.layers[2:-1:2] or model.layers[1:2]
        model.layers.remove(others[-1])
    kind["depth"] = len(model.layers)
