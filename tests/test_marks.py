"""The marks on values, on frozen parses: cases in cases/marks.toml, parses in cases/marks.conllu."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest
from conllu import parse, read

import claimcheck
from claimcheck import marks
from claimcheck.marks import cues
from claimcheck.model import Sentence, Source, Token, children_of

CASES = Path(__file__).parent / "cases"
TABLE: list[dict[str, Any]] = tomllib.loads((CASES / "marks.toml").read_text(encoding="utf-8"))["case"]
PARSED = {sentence.text: sentence for sentence in read(CASES / "marks.conllu")}


def asked(sentence: Sentence, word: str) -> int:
    """Return the token that a case asks for: "12" the first "12", "12#2" the second."""
    form, _, nth = word.partition("#")
    return [t.i for t in sentence.tokens if t.text == form][int(nth or 1) - 1]


def dated(sentence: Sentence, published: str) -> Sentence:
    """Return the sentence as one of an article of a day."""
    source = Source(document="d", path="p", published=dt.date.fromisoformat(published))
    return Sentence(
        source, sentence.start, sentence.end, sentence.text, sentence.tokens, children=sentence.children
    )


@pytest.mark.parametrize("case", TABLE, ids=lambda case: f"{case['text'][:50]} @{case['at']}")
def test_case(case: dict[str, Any]) -> None:
    sentence = PARSED[case["text"]]
    if "published" in case:
        sentence = dated(sentence, case["published"])
    at = asked(sentence, case["at"])
    found = marks.analyse(sentence)
    names = marks.marks(found, at)
    assert list(names) == sorted(names)
    if "negated" in case:
        assert marks.negated(found, at) is case["negated"]
    if "modality" in case:
        assert marks.modality(found, at) == case["modality"]
    if "speaker" in case:
        assert (marks.speaker(found, at) or "") == case["speaker"]
    if "marks" in case:
        assert list(names) == case["marks"]
    assert set(case.get("has", ())) <= set(names)
    assert not set(case.get("lacks", ())) & set(names)


def test_every_parse_is_used() -> None:
    assert {case["text"] for case in TABLE} == set(PARSED)


def test_a_sentence_and_its_analysis_answer_alike() -> None:
    for sentence in PARSED.values():
        found = marks.analyse(sentence)
        for at in range(len(sentence.tokens)):
            assert marks.marks(sentence, at) == marks.marks(found, at)
            assert marks.modality(sentence, at) == marks.modality(found, at)
            assert marks.speaker(sentence, at) == marks.speaker(found, at)


def test_every_mark_of_the_manual_is_known() -> None:
    manual = {line.split("``")[1] for line in (marks.__doc__ or "").splitlines() if line.startswith("- ``")}
    assert manual == set(marks.MARKS)


def test_every_cue_category_is_read_by_somebody() -> None:
    used = {cue.category for found in cues.index().values() for cue in found if not cue.pseudo}
    read_by = {
        "negation",
        "refusal",
        "raising",
        "lack",
        "rejected",
        "plan",
        "possibility",
        "forecast",
        "opinion",
    }
    read_by |= {"modal", "condition", "seer", "bounded", "hypothetical", "say", "claim", "deny", "according"}
    read_by |= {"year", "mover", "base", *marks.MARKS, "share"}
    assert used <= read_by


def test_every_pseudo_cue_belongs_to_a_category() -> None:
    everything = [cue for found in cues.index().values() for cue in found]
    assert {c.category for c in everything if c.pseudo} <= {c.category for c in everything if not c.pseudo}


def chain(words: list[str]) -> Sentence:
    """Return a sentence in which every word hangs from the one before."""
    tokens = []
    at = 0
    for i, word in enumerate(words):
        pos = "NUM" if word.isdigit() else "VERB"
        tokens.append(
            Token(i, word, word, pos, "root" if i == 0 else "ccomp", max(i - 1, 0), at, at + len(word))
        )
        at += len(word) + 1
    made = tuple(tokens)
    return Sentence(Source("d", "p"), 0, at - 1, " ".join(words), made, children=children_of(made))


@pytest.mark.parametrize(
    "words",
    [
        ["not"],
        ["from"],
        ["to"],
        [","],
        ["?"],
        ["said"],
        ["not", "from", "12", "to", "said", "if"] * 40,
        ["\u202e", "\x00"],
    ],
)
def test_no_input_breaks_it(words: list[str]) -> None:
    found = marks.analyse(chain(words))
    for at in range(len(words)):
        marks.marks(found, at)
        marks.negated(found, at)
        marks.modality(found, at)
        marks.speaker(found, at, [found])


def test_a_quotation_keeps_its_speaker() -> None:
    first, second = read(CASES / "marks_quote.conllu")
    at = asked(second, "40")
    assert marks.speaker(second, at, [first]) == "farmer Edda Brunvoll"
    assert marks.speaker(second, at) is None


def test_a_tree_with_a_loop_ends() -> None:
    tokens = (
        Token(0, "not", "not", "PART", "advmod", 1, 0, 3),
        Token(1, "closed", "close", "VERB", "conj", 0, 4, 10),
    )
    sentence = Sentence(Source("d", "p"), 0, 10, "not closed", tokens, children=children_of(tokens))
    marks.marks(sentence, 1)


def test_reader_gives_offsets_that_fit() -> None:
    for sentence in parse((CASES / "marks.conllu").read_text(encoding="utf-8")):
        for token in sentence.tokens:
            assert sentence.text[token.start - sentence.start : token.end - sentence.start] == token.text


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The project cost 84 million euros.", "fact"),
        ("The project's cost is now put at 112 million euros.", "fact"),
        ("They project a loss of 5 million euros.", "forecast"),
        ("The dam is projected to cost 5 million euros.", "forecast"),
        ("The projection is a loss of 5 million euros.", "forecast"),
    ],
)
def test_nothing_is_forecast_of_a_project(text: str, modality: str) -> None:
    """The noun is what is built; the verb foresees."""
    (claim,) = [c for c in claimcheck.extract(claimcheck.Document(text=text)) if c.kind == "quantity"]
    assert claim.modality == modality
