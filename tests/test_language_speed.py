"""What makes the pipeline quicker changes nothing that it says."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.ml.models import MaxoutWindowEncoder, MishWindowEncoder

from claimcheck.language import encoder, speed
from claimcheck.language.pipeline import load, shipped

OTHER = {"@architectures": "spacy.HashEmbedCNN.v2", "pretrained_vectors": None, "width": 8, "depth": 1,
         "embed_size": 50, "window_size": 1, "maxout_pieces": 2, "subword_features": False}  # fmt: skip
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
    speed.quicken(quickened := spacy.load(shipped()))
    for quick, slow in zip(quickened.pipe(TEXTS), plain.pipe(TEXTS), strict=True):
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


def test_the_layers_of_the_encoder_are_those_of_the_plain_pipeline(plain: Language) -> None:
    embed, encode = plain.get_pipe("tok2vec").model.layers  # type: ignore[attr-defined]
    quick = encoder.packed(encode)
    assert quick is not encode
    rows = embed.predict([plain.make_doc(text) for text in (*TEXTS[:30], " ".join(TEXTS[:30]))])
    assert sum(map(len, rows)) > 2 * encoder.BLOCK
    for ours, theirs in zip(quick.predict(rows), encode.predict(rows), strict=True):
        np.testing.assert_allclose(ours, theirs, atol=1e-4)


def test_an_encoder_of_another_make_is_left_as_it_is() -> None:
    for other in (
        MaxoutWindowEncoder(8, 1, 3, 2),
        MaxoutWindowEncoder(8, 2, 2, 2),
        MishWindowEncoder(8, 1, 2),
    ):
        other.initialize()
        assert encoder.packed(other) is other
    nlp = spacy.blank("en")
    model = {"@architectures": "spacy.TransitionBasedParser.v2", "state_type": "ner", "use_upper": False}
    sizes = {"extra_state_tokens": False, "hidden_width": 8, "maxout_pieces": 2, "tok2vec": OTHER}
    nlp.add_pipe("ner", config={"model": {**model, **sizes}}).add_label("PER")  # type: ignore[attr-defined]
    nlp.initialize()
    speed.quicken(nlp)
    assert not isinstance(nlp.get_pipe("ner"), speed.Stepper)
    assert len(nlp("Ann left.")) == 3


def test_a_parser_that_is_stepped_answers_as_spacys_does(plain: Language) -> None:
    quick = load()
    for name in ("parser", "ner"):
        stepped: object = quick.get_pipe(name)
        assert isinstance(stepped, speed.Stepper)
        assert stepped.labels == plain.get_pipe(name).labels  # type: ignore[attr-defined]
    many = [" ".join(TEXTS[at : at + 1 + at % 3]) for at in range(len(TEXTS))] * 2
    assert len(many) > 2 * encoder.ROWS
    together = [
        doc.to_array(["HEAD", "DEP", "ENT_TYPE"]).tolist() for doc in quick.pipe(many, batch_size=200)
    ]
    assert together == [quick(text).to_array(["HEAD", "DEP", "ENT_TYPE"]).tolist() for text in many]


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
