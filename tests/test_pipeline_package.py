"""The shipped English pipeline: that it loads alone, reads news as we do, and stays as accurate as it was."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

import claimcheck.language
from claimcheck.evaluate import language
from claimcheck.language.recipe import treebank
from claimcheck.language.recipe.treebank import Gold

FOLDER = Path(claimcheck.language.__file__).parent / "en_news"
CASES = Path(__file__).parent / "cases" / "parses"


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(FOLDER)


@pytest.fixture(scope="module")
def golds() -> list[Gold]:
    return list(treebank.read_conllu((CASES / "news.conllu").read_text(encoding="utf-8")))


def facts(doc: Doc) -> dict[str, set[tuple[object, ...]]]:
    place = {token.i: token.idx for token in doc}
    return {
        "tokens": {(token.idx, len(token)) for token in doc},
        "heads": {(token.idx, place[token.head.i]) for token in doc},
        "labelled": {(token.idx, place[token.head.i], token.dep_) for token in doc},
        "parts of speech": {(token.idx, token.pos_) for token in doc},
        "names": {(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents},
    }


def test_hard_sentences_of_news(nlp: Language, golds: list[Gold]) -> None:
    """Fifty sentences written for this project, their heads checked by hand; ``make eval`` holds them too."""
    assert len(golds) == 50
    figures, short = language.hard(nlp, CASES)
    assert not short
    assert figures["tokens"] == 100.0


def test_a_floor_that_is_missed_is_told(nlp: Language, tmp_path: Path) -> None:
    (tmp_path / "news.conllu").write_bytes((CASES / "news.conllu").read_bytes())
    (tmp_path / "floors.toml").write_text("tokens = 99.0\nLAS = 99.0\n", encoding="utf-8")
    figures, short = language.hard(nlp, tmp_path)
    assert short == [f"LAS {figures['LAS']:.2f} is below its floor, 99.0"]


def test_figures_from_the_command_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(CASES.parents[2])
    assert language.main([]) == 0
    assert capsys.readouterr().out.startswith("hard news     tokens 100.0 LAS ")
    assert language.main(["--dev", "nowhere"]) == 2
    assert "nowhere is no folder" in capsys.readouterr().err


def test_conllu_is_written_as_it_is_read(golds: list[Gold]) -> None:
    text = (CASES / "news.conllu").read_text(encoding="utf-8")
    assert "".join(treebank.write(gold) for gold in golds) == text


def test_hard_sentences_are_trees(golds: list[Gold]) -> None:
    for gold in golds:
        assert sum(head == at for at, head in enumerate(gold.heads)) == 1, gold.id
        for start in range(len(gold.heads)):
            at, steps = start, 0
            while gold.heads[at] != at:
                at, steps = gold.heads[at], steps + 1
                assert steps <= len(gold.heads), f"{gold.id}: a ring of heads"


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("US$1.2bn", "US$ 1.2 bn"),
        ("\u00a330m", "\u00a3 30 m"),
        ("A$4.5m,", "A$ 4.5 m ,"),
        ("8:39 PM", "8:39 PM"),
        ("8:39pm", "8:39 pm"),
        ("opt-out", "opt - out"),
        ("opt\u2011out", "opt \u2011 out"),
        ("30-minute", "30 - minute"),
        ("34-year-old", "34 - year - old"),
        ("2003\u20132007", "2003 \u2013 2007"),
        ("20%-30%", "20 % - 30 %"),
        ("non-binding", "non-binding"),
        ("co-founder", "co-founder"),
        ("No. 10", "No. 10"),
        ("Jan. 3", "Jan. 3"),
        ("(AP)", "( AP )"),
        ("don\u2019t", "do n\u2019t"),
        ("Ortiz\u2019s", "Ortiz \u2019s"),
        ("\u201cNo,\u201d", "\u201c No , \u201d"),
        ("dead\u2014including", "dead \u2014 including"),
        ("and/or", "and / or"),
        ("the U.S.-led", "the U.S. - led"),
        ("(pages 7, 8)", "( pages 7 , 8 )"),
        ("555-014-2231", "555-014-2231"),
        ("555-014-2231.", "555-014-2231 ."),
        ("2026-04-15,", "2026-04-15 ,"),
        ("2026-04-15T23:20:00-05:00", "2026-04-15T23:20:00-05:00"),
        ("$4-$6m", "$ 4 - $ 6 m"),
        ("What?!", "What ?!"),
        ("****", "****"),
        ("ago?They", "ago ? They"),
        ("Price:3.40", "Price : 3.40"),
        ("(one),two", "( one ) , two"),
        ("report[1]", "report [ 1 ]"),
        ("#votes", "#votes"),
        ("#10", "# 10"),
        ("U.S.", "U.S."),
        ("4:10", "4:10"),
    ],
)
def test_tokens_of_news(nlp: Language, text: str, tokens: str) -> None:
    assert [token.text for token in nlp.make_doc(text)] == tokens.split()


def test_labels(nlp: Language) -> None:
    assert set(nlp.get_pipe("ner").labels) == {"PER", "ORG", "LOC"}  # type: ignore[attr-defined]
    assert {"nsubj", "nsubj:pass", "obj", "obl", "case", "acl:relcl", "nmod:poss"} <= set(
        nlp.get_pipe("parser").labels  # type: ignore[attr-defined]
    )
    assert nlp("Revenue fell.")[0].has_vector


def test_it_loads_without_our_code() -> None:
    code = f"import sys, spacy; spacy.load({str(FOLDER)!r}); print('claimcheck' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_size_card_and_licence() -> None:
    assert sum(path.stat().st_size for path in FOLDER.rglob("*") if path.is_file()) < 40_000_000
    card = (FOLDER / "README.md").read_text(encoding="utf-8")
    for word in ("CC BY-SA 4.0", "EWT", "GUM", "Universal NER", "MiniLM"):
        assert word in card
    assert "Attribution-ShareAlike" in (FOLDER / "LICENSE").read_text(encoding="utf-8")


def test_the_same_text_gives_the_same_parse(nlp: Language) -> None:
    text = "Tarlin mayor quits amid probe. The council said on Tuesday it would appoint a successor."
    assert facts(nlp(text)) == facts(list(nlp.pipe(["Another text.", text]))[1])


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u200b", "....", "\U0001f600 \u202e", "a" * 5000])
def test_odd_texts(nlp: Language, text: str) -> None:
    assert nlp(text).text == text
