"""Lemmas that are no words give way to those that the lexicon holds."""

from __future__ import annotations

import pytest

from claimcheck.language.lemmas import bases, mended


@pytest.mark.parametrize(
    ("lemma", "form", "pos", "wanted"),
    [
        ("denie", "denies", "VERB", "deny"),
        ("fitte", "fitted", "VERB", "fit"),
        ("paus", "pausing", "VERB", "pause"),
        ("recalle", "recalling", "VERB", "recall"),
        ("froze", "froze", "VERB", "freeze"),
        ("repaid", "repaid", "VERB", "repay"),
        ("fin", "fined", "VERB", "fine"),
        ("can", "caning", "VERB", "cane"),
        ("shelfe", "shelves", "NOUN", "shelf"),
        ("penaltie", "penalties", "NOUN", "penalty"),
        ("heavi", "heaviest", "ADJ", "heavy"),
    ],
)
def test_a_spoilt_lemma_is_mended_from_its_form(lemma: str, form: str, pos: str, wanted: str) -> None:
    assert mended(lemma, form, pos) == wanted


@pytest.mark.parametrize(
    ("lemma", "form", "pos"),
    [
        ("found", "founded", "VERB"),
        ("fin", "finned", "VERB"),
        ("visit", "visited", "VERB"),
        ("end", "ended", "VERB"),
        ("brackw", "brackwing", "NOUN"),
        ("odalys", "odalys", "PROPN"),
        ("caf\u00e9s", "caf\u00e9s", "NOUN"),
        ("hf-40s", "hf-40s", "NOUN"),
        ("s", "s", "NOUN"),
    ],
)
def test_a_word_and_what_the_lexicon_does_not_know_stay_as_they_are(lemma: str, form: str, pos: str) -> None:
    assert mended(lemma, form, pos) == lemma


def test_a_doubled_consonant_is_tried_single_first() -> None:
    assert list(bases("stopped", "VERB")) == ["stop", "stoppe", "stopp"]
