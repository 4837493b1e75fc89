"""Annotated sentences as spaCy ``Doc`` objects, to train and measure on."""

from __future__ import annotations

from itertools import accumulate

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from claimcheck.language.recipe.treebank import Gold, name_spans


def make_doc(vocab: Vocab, golds: list[Gold]) -> Doc:
    """Return a ``Doc`` of consecutive sentences; without names the entities are marked as missing."""
    starts = [0, *accumulate(len(gold.words) for gold in golds)][: len(golds)]
    doc = Doc(
        vocab,
        words=[word for gold in golds for word in gold.words],
        spaces=[space for gold in golds for space in gold.spaces],
        tags=[tag for gold in golds for tag in gold.tags],
        pos=[pos for gold in golds for pos in gold.pos],
        morphs=[morph for gold in golds for morph in gold.morphs],
        lemmas=[lemma for gold in golds for lemma in gold.lemmas],
        heads=[head + start for gold, start in zip(golds, starts, strict=True) for head in gold.heads],
        deps=[dep for gold in golds for dep in gold.deps],
    )
    _mark_names(doc, golds, starts)
    return doc


def _mark_names(doc: Doc, golds: list[Gold], starts: list[int]) -> None:
    spans: list[Span] = []
    missing: list[Span] = []
    for gold, start in zip(golds, starts, strict=True):
        if gold.names is None:
            missing.append(Span(doc, start, start + len(gold.words)))
            continue
        spans.extend(Span(doc, start + a, start + b, label) for a, b, label in name_spans(gold.names))
    doc.set_ents(spans, missing=missing, default="outside")
