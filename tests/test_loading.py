"""A pipeline is opened with less work than spaCy does, and says the same."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language

from claimcheck.language.loading import opened
from claimcheck.language.pipeline import shipped

CASES = Path(__file__).parent / "cases" / "parses"
LINES = (CASES / "news.conllu").read_text("utf-8").splitlines()
TEXTS = [
    *(line[9:] for line in LINES if line.startswith("# text = ")),
    "They can't've told me it's 8pm, I'll bet \u2014 don\u2019t.",
]


@pytest.fixture(scope="module")
def plain() -> Language:
    return spacy.load(shipped())


def settings(nlp: Language) -> tuple[Any, Any]:
    tokenizer: Any = nlp.tokenizer
    return tokenizer.rules, tokenizer.faster_heuristics


def test_the_tokenizer_is_filled_from_the_folder_alone(plain: Language) -> None:
    ours = opened(str(shipped()))
    assert len(TEXTS) == 51
    assert settings(ours) == settings(plain)
    for text in TEXTS:
        told = [(token.text, token.norm_, token.whitespace_) for token in ours.make_doc(text)]
        assert told == [(token.text, token.norm_, token.whitespace_) for token in plain.make_doc(text)]


def test_what_is_said_is_what_spacys_loading_says(plain: Language) -> None:
    for ours, theirs in zip(opened(str(shipped())).pipe(TEXTS), plain.pipe(TEXTS), strict=True):
        told = [(t.text, t.dep_, t.head.i, t.ent_type_, str(t.morph)) for t in ours]
        assert told == [(t.text, t.dep_, t.head.i, t.ent_type_, str(t.morph)) for t in theirs]


def test_a_pipeline_of_another_make_is_opened_as_spacy_does(tmp_path: Path) -> None:
    """One whose configuration names another tokenizer, or that has no file of that name."""
    spacy.blank("en").to_disk(tmp_path)
    assert [token.text for token in opened(str(tmp_path))("I can't.")] == ["I", "ca", "n't", "."]
    (tmp_path / "tokenizer").unlink()
    with pytest.raises((OSError, ValueError)):
        opened(str(tmp_path))


def test_the_folder_holds_what_loading_needs_and_no_more() -> None:
    """The strings of labels, not the words that have vectors; the edit trees that a label uses."""
    strings = json.loads((shipped() / "vocab" / "strings.json").read_text(encoding="utf-8"))
    assert len(strings) < 5000
    assert (shipped() / "trainable_lemmatizer" / "trees").stat().st_size < 100_000
