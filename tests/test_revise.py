"""What is put right after the parse: tags by relation and capital, lemmas by the treebanks."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from claimcheck.language.loading import opened
from claimcheck.language.pipeline import load, shipped
from claimcheck.language.recipe import lemmas, treebank
from claimcheck.language.revise import Reviser, form_of, lemma_of

CASES = Path(__file__).parent / "cases" / "parses"
KNOWN = {("me", "PRON"): "I", ("'re", "AUX"): "be", ("West", "PROPN"): "West", ("grew", "VERB"): "grow"}
# form, part of speech, tag, relation, head, lemma; sentences end with a full stop.
Row = tuple[str, str, str, str, int, str]


def built(rows: list[Row]) -> Doc:
    words, pos, tags, deps, heads, told = (list(column) for column in zip(*rows, strict=True))
    return Doc(spacy.blank("en").vocab, words=words, pos=pos, tags=tags, deps=deps, heads=heads, lemmas=told)


def revised(doc: Doc, folder: Path) -> list[tuple[str, str, str]]:
    file = folder / "lemmas.tsv"
    file.write_text("".join(f"{f}\t{p}\t{lemma}\n" for (f, p), lemma in KNOWN.items()), encoding="utf-8")
    return [(token.pos_, token.tag_, token.lemma_) for token in Reviser(doc.vocab, file)(doc)]


def test_a_relation_settles_the_tag(tmp_path: Path) -> None:
    rows: list[Row] = [
        ("They", "PRON", "PRP", "nsubj", 2, "they"),
        ("'re", "VERB", "VBP", "aux", 2, "'re"),
        ("saying", "VERB", "VBG", "ROOT", 2, "say"),
        ("that", "PRON", "WDT", "mark", 6, "that"),
        ("Ann", "PROPN", "NNP", "nmod:poss", 5, "Ann"),
        ("'s", "PART", "POS", "case", 4, "'s"),
        ("left", "VERB", "VBD", "ccomp", 2, "leave"),
    ]
    found = revised(built(rows), tmp_path)
    assert found[1] == ("AUX", "VBP", "be")
    assert found[3] == ("SCONJ", "WDT", "that")
    assert found[5] == ("PART", "POS", "'s")


def test_a_capital_amid_lower_case_is_a_name(tmp_path: Path) -> None:
    """Not at the start, nor after a colon; an adjective stays one, its lemma keeps the capital."""
    rows: list[Row] = [
        ("Officials", "NOUN", "NNS", "nsubj", 1, "official"),
        ("told", "VERB", "VBD", "ROOT", 1, "tell"),
        ("the", "DET", "DT", "det", 5, "the"),
        ("Eastern", "ADJ", "JJ", "amod", 5, "eastern"),
        ("Harbour", "NOUN", "NN", "compound", 5, "harbour"),
        ("Unions", "NOUN", "NNS", "obj", 1, "union"),
        ("today", "NOUN", "NN", "obl:unmarked", 1, "today"),
        (":", "PUNCT", ":", "punct", 1, ":"),
        ("Talks", "NOUN", "NNS", "nsubj", 9, "talk"),
        ("failed", "VERB", "VBD", "parataxis", 1, "fail"),
        ("again", "ADV", "RB", "advmod", 9, "again"),
    ]
    assert revised(built(rows), tmp_path) == [
        ("NOUN", "NNS", "official"),
        ("VERB", "VBD", "tell"),
        ("DET", "DT", "the"),
        ("ADJ", "JJ", "Eastern"),
        ("PROPN", "NNP", "Harbour"),
        ("PROPN", "NNPS", "Union"),
        ("NOUN", "NN", "today"),
        ("PUNCT", ":", ":"),
        ("NOUN", "NNS", "talk"),
        ("VERB", "VBD", "fail"),
        ("ADV", "RB", "again"),
    ]


def test_a_capital_in_a_title_says_nothing(tmp_path: Path) -> None:
    rows: list[Row] = [
        ("Harbour", "NOUN", "NN", "compound", 1, "harbour"),
        ("Unions", "NOUN", "NNS", "nsubj", 2, "union"),
        ("Reject", "VERB", "VBP", "ROOT", 2, "reject"),
        ("Pay", "NOUN", "NN", "compound", 4, "pay"),
        ("Offer", "NOUN", "NN", "obj", 2, "offer"),
    ]
    assert [pos for pos, _, _ in revised(built(rows), tmp_path)] == ["NOUN", "NOUN", "VERB", "NOUN", "NOUN"]


@pytest.mark.parametrize(
    ("form", "pos", "tag", "told", "wanted"),
    [
        ("me", "PRON", "PRP", "me", "I"),
        ("Me", "PRON", "PRP", "Me", "I"),  # in lower case, where nothing is known of the form
        ("GREW", "VERB", "VBD", "GREW", "grow"),
        ("GREW", "PROPN", "NNP", "GREW", "GREW"),  # but a name is not its lower case
        ("Harbours", "PROPN", "NNPS", "harbour", "Harbour"),
        ("PayLink", "PROPN", "NNP", "payLink", "PayLink"),
        ("denies", "VERB", "VBZ", "denie", "deny"),
        ("zorps", "NOUN", "NNS", "zorp", "zorp"),
    ],
)
def test_lemma(form: str, pos: str, tag: str, told: str, wanted: str) -> None:
    assert lemma_of(form, pos, tag, told, named=False, known=KNOWN) == wanted


@pytest.mark.parametrize(
    ("text", "lower", "capital"),
    [("Union", False, True), ("NiMo", False, True), ("UN", False, False), ("union", True, False)],
)
def test_how_a_word_is_written(text: str, lower: bool, capital: bool) -> None:
    assert form_of(text)[:3] == (text, lower, capital)


def test_what_is_not_parsed_or_empty_is_left(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    (tmp_path / "lemmas.tsv").write_text("me\tPRON\tI\n", encoding="utf-8")
    reviser = Reviser(nlp.vocab, tmp_path / "lemmas.tsv")
    told = [[token.lemma_ for token in doc] for doc in reviser.pipe([nlp(""), nlp("tell me")])]
    assert told == [[], ["", ""]]


def test_the_shipped_pipeline_is_revised_and_no_other(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path)
    assert "reviser" not in opened(str(tmp_path)).pipe_names
    assert load().pipe_names[-1] == "reviser"


def test_nothing_but_tags_and_lemmas_differs_from_what_spacy_loads() -> None:
    """The tokenizer is filled from the folder alone, and the strings of the folder are enough for both."""
    golds = treebank.read_conllu((CASES / "news.conllu").read_text(encoding="utf-8"))
    texts = [*(gold.text for gold in golds), "They can't've told me it's 8pm, I'll bet \u2014 don\u2019t."]
    plain = spacy.load(shipped())
    for ours, theirs in zip(load().pipe(texts), plain.pipe(texts), strict=True):
        told = [(t.text, t.norm_, t.dep_, t.head.i, t.ent_type_, str(t.morph)) for t in ours]
        assert told == [(t.text, t.norm_, t.dep_, t.head.i, t.ent_type_, str(t.morph)) for t in theirs]
        for one, other in zip(ours, theirs, strict=True):
            assert one.pos_ == other.pos_ or one.pos_ in ("PROPN", "AUX", "SCONJ", "PRON", "ADP", "DET")


def test_lemmas_that_the_treebanks_give_without_doubt() -> None:
    """A form is seen twice, 0.8 of it with one lemma; with a capital only as a name."""
    told = [("saw", "VERB", "see"), ("saw", "NOUN", "saw"), ("Saw", "VERB", "see"), ("Ann", "PROPN", "Ann")]
    doubt = [("lay", "VERB", "lie"), ("lay", "VERB", "lay")]
    rows = [*told, *told, ("once", "ADV", "once"), *doubt, *doubt]
    gold = treebank.Gold(
        words=tuple(form for form, _, _ in rows),
        spaces=(True,) * len(rows),
        lemmas=tuple(lemma for _, _, lemma in rows),
        pos=tuple(pos for _, pos, _ in rows),
        tags=("",) * len(rows),
        morphs=("",) * len(rows),
        heads=tuple(range(len(rows))),
        deps=("ROOT",) * len(rows),
    )
    assert list(lemmas.table([gold])) == [
        ("Ann", "PROPN", "Ann"),
        ("saw", "NOUN", "saw"),
        ("saw", "VERB", "see"),
    ]
