"""The lexicon and the word vectors: relations of words, and that neither loads spaCy."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from claimcheck.language import lexicon, vectors

RELATIONS = [
    ("Opt-out", "opt out", "same"),
    ("layoff", "lay-off", "same"),
    ("employ", "employee", "derivation"),
    ("die", "death", "derivation"),
    ("death", "dead", "derivation"),
    ("injure", "injury", "derivation"),
    ("sign", "signature", "derivation"),
    ("approve", "approval", "derivation"),
    ("employee", "worker", "synonym"),
    ("layoff", "dismissal", "synonym"),
    ("redundancy", "layoff", "synonym"),
    ("injure", "wounded", "synonym"),
    ("fine", "penalty", "synonym"),
    ("bid", "offer", "synonym"),
    ("guarantee", "warranty", "synonym"),
    ("car", "automobile", "synonym"),
    ("ship", "vessel", "synonym"),
    ("permit", "allow", "synonym"),
    ("road", "street", "hypernym"),
    ("nurse", "doctor", "sibling"),
    ("bus", "train", "sibling"),
    ("open", "close", "antonym"),
    ("approve", "reject", "antonym"),
    ("approval", "rejection", "antonym"),
    ("rise", "fall", "antonym"),
    ("ban", "allow", "antonym"),
    ("profit", "loss", "antonym"),
    ("profit", "revenue", None),
    ("company", "person", None),
    ("kill", "injure", None),
    ("school", "hospital", None),
    ("water", "oil", None),
    ("zorblax", "quuxify", None),
    ("", "word", None),
]


@pytest.mark.parametrize(("a", "b", "expected"), RELATIONS)
def test_relation(a: str, b: str, expected: str | None) -> None:
    assert lexicon.relation(a, b) == expected
    assert lexicon.relation(b, a) == expected


@pytest.mark.parametrize(
    ("word", "place"),
    [
        ("Swedish", "Sweden"),
        ("Americans", "United States"),
        ("British", "United Kingdom"),
        ("Texan", "Texas"),
        ("Londoner", "London"),
        ("swedish", None),
        ("Table", None),
    ],
)
def test_demonym(word: str, place: str | None) -> None:
    assert lexicon.demonym(word) == place


@pytest.mark.parametrize(
    ("lemma", "kind"),
    [
        ("employee", "person"),
        ("company", "group"),
        ("minute", "time"),
        ("fine", "money"),
        ("strike", "act"),
        ("phone", "artifact"),
        ("report", "communication"),
        ("swiftly", None),
        ("zorblax", None),
    ],
)
def test_noun_class(lemma: str, kind: str | None) -> None:
    assert lexicon.noun_class(lemma) == kind


def test_antonyms_are_symmetric_where_they_are_direct() -> None:
    assert "disapprove" in lexicon.antonyms("approve")
    assert "approve" in lexicon.antonyms("disapprove")
    assert lexicon.antonyms("zorblax") == frozenset()


def test_every_table_line_can_be_read() -> None:
    classes = set()
    for number in range(len(lexicon.tables().synsets)):
        kind, above, below = lexicon.synset(number)
        assert below >= 0
        assert all(0 <= up < len(lexicon.tables().synsets) for up in above)
        classes.add(kind)
    assert {"person", "location", "act", "time"} <= classes
    for lemma in [line.split("\t")[0] for line in lexicon.tables().lemmas.lines[::50]]:
        assert all(number < len(lexicon.tables().synsets) for _, number in lexicon.entry(lemma).senses)


def test_similar_wordings_are_nearer_than_others() -> None:
    near = vectors.similarity(["quarterly", "revenue"], ["sales", "in", "the", "quarter"])
    far = vectors.similarity(["quarterly", "revenue"], ["flood", "victims"])
    assert near > 0.5 > 0.25 > far
    assert vectors.similarity(["mouse", "clicks"], ["clicks", "mouse"]) == pytest.approx(1.0)
    assert vectors.similarity(["zorblax"], ["revenue"]) == 0.0
    assert vectors.similarity([], []) == 0.0


def test_vectors_know_case_and_typographic_signs() -> None:
    plain, other = vectors.vector("don't"), vectors.vector("DON\u2019T")
    assert (plain is None) == (other is None)
    first, second = vectors.vector("Revenue"), vectors.vector("revenue")
    assert first is not None
    assert second is not None
    assert (first == second).all()
    assert float((first * first).sum()) == pytest.approx(1.0, abs=0.02)
    assert vectors.weight("the") < 0.1 < vectors.weight("revenue")


def test_neither_loads_spacy_and_both_are_quick() -> None:
    code = (
        "import sys; from claimcheck.language import lexicon, vectors; "
        "lexicon.relation('fine', 'penalty'); vectors.similarity(['fine'], ['penalty']); "
        "print('spacy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"

    def opening() -> float:
        began = time.process_time()
        lexicon.tables.__wrapped__()
        vectors.table.__wrapped__()
        return time.process_time() - began

    # The best of three: late in a run, beside another program, one took 0.51 s where 0.05 is usual.
    assert min(opening() for _ in range(3)) < 0.5


def test_the_lines_of_lemmas_are_in_the_order_in_which_they_are_looked_for() -> None:
    """Each is found at its key, and what stands between two keys is not."""
    found = lexicon.tables().lemmas
    assert found.lines == sorted(found.lines)
    keys = [line.split("\t")[0] for line in found.lines]
    for key, line in zip(keys[::97], found.lines[::97], strict=True):
        assert found.get(key) == line[len(key) + 1 :]
    assert all(
        found.get(key) is None for key in ("", "zzzz", "dog\t", "dogg", "\uffff", keys[0][:1] + "\x01")
    )


@pytest.mark.parametrize(
    ("word", "kind"),
    [("lorry", "artifact"), ("knifeman", "person"), ("gunman", "person"), ("qzx", None)],
)
def test_a_noun_that_the_tables_lack_is_of_the_class_of_a_like_one(word: str, kind: str | None) -> None:
    assert not lexicon.entry(word).senses
    assert lexicon.noun_class(word) == kind
    assert lexicon.noun_classes(word) == lexicon.noun_classes(lexicon.stand_in(word))
