"""Write a trained pipeline as the folder that is shipped: what loading and running it need, and no more."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

from claimcheck.language.recipe import lemmas, treebank
from claimcheck.language.revise import LEMMAS

NAMED = {
    "name": "news",
    "version": "3.1.0",
    "description": "English news in Universal Dependencies, with names and word vectors, for claimcheck.",
    "license": "CC BY-SA 4.0",
    "author": "",
    "sources": [
        {"name": "UD English EWT 2.15", "license": "CC BY-SA 4.0"},
        {"name": "UD English GUM 11 (free genres)", "license": "CC BY 4.0, texts CC BY and CC BY-SA"},
        {"name": "Universal NER, English EWT", "license": "CC BY-SA 4.0"},
        {"name": "all-MiniLM-L6-v2", "license": "Apache-2.0"},
        {"name": "en_core_web_md 3.8, names and word vectors", "license": "MIT, vectors CC0"},
        {"name": "MEANTIME (Wikinews)", "license": "CC BY 2.5, annotation CC BY 4.0"},
        {"name": "Presidents' speeches, The World Factbook", "license": "public domain"},
        {"name": "Open English WordNet", "license": "CC BY 4.0"},
    ],
}
BANKS = ("ewt", "gum")
# What spaCy writes for an edit tree that is not there.
NONE = 2**32 - 1


def pack(best: Path, target: Path, data: Path) -> None:
    """Write the trained pipeline to ``target``, with the lemmas of the training parts of ``data`` beside it.

    It is loaded by ``spacy.load`` without our code. The model card (README.md) and the licence that stand
    there already are kept.
    """
    nlp = spacy.load(best)
    for section in ("paths", "corpora", "training", "initialize", "pretraining"):
        nlp.config.pop(section, None)
    nlp.meta.update(NAMED)
    prune(nlp.get_pipe("trainable_lemmatizer"))
    for old in target.iterdir() if target.exists() else ():
        if old.is_dir():
            shutil.rmtree(old)
        elif old.name not in ("README.md", "LICENSE"):
            old.unlink()
    nlp.to_disk(target)
    strings = target / "vocab" / "strings.json"
    kept = needed(nlp, json.loads(strings.read_text(encoding="utf-8")))
    strings.write_text(json.dumps(kept, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    golds = (gold for bank in BANKS for gold in treebank.read_part(data, bank, "train"))
    rows = ("\t".join(row) + "\n" for row in lemmas.table(golds))
    (target / LEMMAS).write_text("".join(rows), encoding="utf-8")


def prune(lemmatizer: Any) -> None:
    """Leave out the edit trees that no label uses: 31,000 of 35,000, each of which is checked on loading."""
    old, place, made = lemmatizer.trees, dict[int, int](), list[dict[str, int]]()

    def keep(at: int) -> int:
        if at not in place:
            tree = dict(old[at])
            for side in ("prefix_tree", "suffix_tree"):
                if tree.get(side, NONE) != NONE:
                    tree[side] = keep(tree[side])
            place[at] = len(made)
            made.append(tree)
        return place[at]

    lemmatizer.cfg["labels"] = [keep(label) for label in lemmatizer.cfg["labels"]]
    lemmatizer.trees.from_json(made)


def needed(nlp: Language, strings: list[str]) -> list[str]:
    """Return the strings that must be known at once: what labels are made of, of 288,000 some 2,000.

    The others are words with a vector, which are looked up by their hashes, and words met in training; a word
    is learnt when it is met. To read them all took a quarter of the loading.
    """
    parts = {part for pipe in nlp.pipe_names for label in named(nlp.get_pipe(pipe)) for part in label}
    return [one for one in strings if one in parts]


def named(pipe: Any) -> list[list[str]]:
    """Return the labels of a part of a pipeline with what they are made of; of a lemmatizer, its trees'."""
    if hasattr(pipe, "trees"):
        trees = (pipe.trees[at] for at in range(len(pipe.trees)))
        strings = pipe.vocab.strings
        return [[strings[tree[side]] for side in ("orig", "subst") if side in tree] for tree in trees]
    return [[str(label), *re.split(r"[=|,:-]", str(label))] for label in getattr(pipe, "labels", ())]
