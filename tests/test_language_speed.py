"""What makes the pipeline quicker changes nothing that it says."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from claimcheck.language import speed
from claimcheck.language.pipeline import load, shipped

CORPORA = Path(__file__).parent.parent / "corpora"
TEXTS = [
    line.strip()
    for file in sorted(CORPORA.glob("meta-mci/*.txt"))
    for line in file.read_text("utf-8").splitlines()
    if line.strip()
]


@pytest.fixture(scope="module")
def plain() -> Language:
    return spacy.load(shipped())


def test_the_parse_is_that_of_the_plain_pipeline(plain: Language) -> None:
    columns = ["ORTH", "NORM", "LEMMA", "POS", "TAG", "DEP", "MORPH", "ENT_TYPE", "HEAD", "SENT_START"]
    assert len(TEXTS) > 50
    for quick, slow in zip(load().pipe(TEXTS), plain.pipe(TEXTS), strict=True):
        assert [
            tuple(str(quick.vocab.strings[v]) if v in quick.vocab.strings else v for v in row)
            for row in quick.to_array(columns).tolist()
        ] == [
            tuple(str(slow.vocab.strings[v]) if v in slow.vocab.strings else v for v in row)
            for row in slow.to_array(columns).tolist()
        ]


def test_the_shipped_pipeline_is_quickened(plain: Language) -> None:
    names = [node.name for node in load().get_pipe("tok2vec").model.walk()]  # type: ignore[attr-defined]
    assert "remembering" in names
    assert not [n for n in plain.get_pipe("tok2vec").model.walk() if n.name == "remembering"]  # type: ignore[attr-defined]


def test_the_numbers_of_a_word_do_not_depend_on_its_company() -> None:
    nlp = load()
    together = {doc.text: doc.tensor.tobytes() for doc in nlp.pipe(TEXTS, batch_size=64)}
    speed.quicken(plain_again := spacy.load(shipped()))
    for text in sorted(set(TEXTS), key=len):
        assert plain_again(text).tensor.tobytes() == together[text], text


def test_a_contraction_has_the_norm_of_its_place() -> None:
    """The norm of "'s" depends on its tokenizer rule: words of one form and two norms are kept apart."""
    nlp = load()
    told = [token for token in nlp("He can't say whether ca is not n't.") if token.lower_ in ("ca", "n't")]
    assert len({(token.lower_, token.norm_) for token in told}) >= 3
    fresh = spacy.load(shipped())
    speed.quicken(fresh)
    again = nlp("He can't say whether ca is not n't.").tensor
    assert (fresh("He can't say whether ca is not n't.").tensor == again).all()


def test_an_empty_text_is_parsed() -> None:
    assert [len(doc) for doc in load().pipe(["", " ", "Yes."])] == [0, 1, 2]


def test_words_are_forgotten_when_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speed, "MOST", 3)
    nlp = spacy.load(shipped())
    speed.quicken(nlp)
    first = [doc.tensor.tobytes() for doc in nlp.pipe(TEXTS[:20], batch_size=4)]
    assert first == [doc.tensor.tobytes() for doc in load().pipe(TEXTS[:20])]
