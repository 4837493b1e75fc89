"""What the teachers read, and how what they say is used; the teachers themselves need torch."""

from __future__ import annotations

import itertools
import json
import lzma
import random
from pathlib import Path

import numpy as np
import pytest
import spacy
from click.testing import CliRunner

from claimcheck.language.recipe import features, reader, rows, silver, teach, treebank
from claimcheck.language.recipe.treebank import Gold

PARSES = Path(__file__).parent / "cases" / "parses" / "news.conllu"


@pytest.fixture(scope="module")
def golds() -> list[Gold]:
    return list(treebank.read_conllu(PARSES.read_text(encoding="utf-8")))


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_plain_text_is_gathered_without_marks_furniture_and_sealed_sets(tmp_path: Path) -> None:
    data, sets = tmp_path / "data", tmp_path / "sets"
    write(
        data / "meantime" / "articles.jsonl",
        json.dumps({"text": "One ran.\nTwo ran.\nThree ran.\nFour ran."}),
    )
    write(sets / "split.toml", 'sealed = ["shut"]\n')
    write(sets / "shut" / "a.md", "Nobody may read this.")
    write(sets / "open" / "a.md", "---\ntitle: x\n---\n# A **ferry** sank\n\n- It [sank](u) twice.\n- Crew\n")
    long = "The reef <strong>is</strong> wide " + "and old " * 12 + "&amp; dry."
    write(
        data / "plain" / "almanac" / "x.json", json.dumps({"a": {"text": f"Reef<br>{long}"}, "b": [3, "no"]})
    )
    write(data / "plain" / "speeches" / "x.txt", "We meet\ntonight.\n\nThank you all.")
    assert list(silver.paragraphs(data, sets)) == [
        "One ran. Two ran. Three ran.",
        "Four ran.",
        "A ferry sank",
        "It sank twice.",
        "The reef is wide " + "and old " * 12 + "& dry.",
        "We meet tonight.",
        "Thank you all.",
    ]


def test_of_a_large_collection_a_part_is_taken_from_all_of_it() -> None:
    texts = [f"text {at:03}" for at in range(100)]
    assert silver.limited(texts, words=20) == texts[::10]
    assert silver.limited(texts, words=1000) == texts


def test_a_lemma_goes_with_the_teachers_tag() -> None:
    known = {("people", "NNS"): "person", ("march", "NNP"): "March", ("us", "PRP"): "we"}
    for word, pos, tag, guess, lemma in (
        ("People", "NOUN", "NNS", "people", "person"),
        ("Perlingiere", "PROPN", "NNP", "perlingiere", "Perlingiere"),
        ("Bahamas", "PROPN", "NNPS", "Bahamas", "Bahama"),
        ("fled", "VERB", "VBD", "fled", "flee"),
        ("denies", "VERB", "VBZ", "denie", "deny"),
        ("us", "PRON", "PRP", "us", "we"),
    ):
        assert silver.lemma(word, pos, tag, guess, known) == lemma


def legal(row: tuple[str, ...]) -> bool:
    return all(
        now[0] != "I" or before[1:] == now[1:] for before, now in itertools.pairwise(("O", *row))
    )  # fmt: skip


def test_the_best_row_of_names_is_the_best_of_all_rows() -> None:
    dice = np.random.default_rng(4)
    for _ in range(20):
        scores = dice.normal(size=(4, len(rows.LABELS))).astype(np.float32)
        every = itertools.product(range(len(rows.LABELS)), repeat=4)
        allowed = (row for row in every if legal(tuple(rows.LABELS[at] for at in row)))
        best = max(allowed, key=lambda row: sum(float(scores[at, label]) for at, label in enumerate(row)))
        assert rows.best_row(scores) == tuple(rows.LABELS[at] for at in best)


def test_batches_hold_every_sentence_once_and_are_no_larger_than_asked(golds: list[Gold]) -> None:
    made = list(rows.batches(golds, 150))
    assert sorted(gold.id for batch in made for gold in batch) == sorted(gold.id for gold in golds)
    assert all(len(batch) == 1 or len(batch) * max(map(rows.pieces, batch)) <= 150 for batch in made)


def test_what_is_no_tree_is_told() -> None:
    assert rows.is_tree((1, 1, 1))
    assert not rows.is_tree((1, 0, 2))
    assert not rows.is_tree((0, 1))


def test_names_are_written_as_they_are_read(golds: list[Gold]) -> None:
    named = [gold for gold in golds if gold.names][:3]
    text = "".join(teach.iob2(gold, gold.names or ()) for gold in named)
    assert treebank.read_names(text) == {gold.id: gold.names for gold in named}


def test_an_epoch_holds_what_the_teachers_annotated(
    golds: list[Gold], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "HEADLINES", 0)
    data, made = tmp_path / "data", tmp_path / "made"
    (data / "treebank").mkdir(parents=True)
    made.mkdir()
    for bank, part in (("ewt", golds[:10]), ("gum", golds[10:20])):
        text = "".join(treebank.write(gold) for gold in part)
        (data / "treebank" / f"{bank}-train.conllu.xz").write_bytes(lzma.compress(text.encode()))
    plain = [gold for gold in golds[20:40] if gold.paragraph or not gold.names]
    silver_text = "".join(treebank.write(gold) for gold in plain)
    (made / "silver.conllu.xz").write_bytes(lzma.compress(silver_text.encode()))
    bare = next(gold for gold in golds[:20] if not gold.names)
    name = "B-LOC"
    told = teach.iob2(bare, (name, *("O",) * (len(bare.words) - 1)))
    (made / "names.iob2.xz").write_bytes(lzma.compress(told.encode()))
    named, more = reader.taught(list(golds[:20]), made)
    assert next(gold for gold in named if gold.id == bare.id).names[0] == name  # type: ignore[index]
    assert {gold.id for group in more for gold in group} == {gold.id for gold in plain}
    assert all(gold.names for group in more for gold in group)
    read = reader.create_reader(str(data), "train", True, 1, silver=str(made))
    epoch = "".join(example.text for example in read(spacy.blank("en")))
    assert len(epoch.split()) > 1.3 * sum(len(gold.text.split()) for gold in golds[:20])


def test_of_the_annotated_text_an_epoch_has_its_share(golds: list[Gold]) -> None:
    groups = [[gold] for gold in golds]
    words = reader.size(groups)
    assert reader.some(groups, 2 * words, random.Random(1)) == groups
    assert 0.2 * words < reader.size(reader.some(groups, 0.4 * words, random.Random(1))) < 0.6 * words


def test_words_that_get_a_key() -> None:
    for word in ("the", "revenue", "Revenue", "Sarkozy", "n\u2019t", ",", "7", "NATO"):
        assert features.kept(word), word
    for word in ("stitchdown", "fffffffuuuuuuuuuuuu", "10,110,000", "ROMANSKI", "logo/mascot"):
        assert not features.kept(word), word


def test_help_needs_no_torch() -> None:
    ran = CliRunner().invoke(teach.main, ["--help"])
    assert ran.exit_code == 0
    assert "--name-epochs" in ran.output
