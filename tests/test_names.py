"""Names, their keys, and who is meant: cases in cases/names.toml, parses in cases/names.conllu."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from conllu import parse
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model import Name, Sentence, Source, Token, children_of
from claimcheck.values.names import cast, find_names, name_key, same_name

CASES = Path(__file__).parent / "cases"
TABLE: dict[str, Any] = tomllib.loads((CASES / "names.toml").read_text(encoding="utf-8"))


def document(name: str) -> list[Sentence]:
    """Return the sentences of a document of names.conllu."""
    blocks = (CASES / "names.conllu").read_text(encoding="utf-8").split("\n\n")
    return parse("\n\n".join(block for block in blocks if f"sent_id = {name}-" in block))


def named(text: str) -> Name:
    """Return the name of a case: "ORG Brunvoll Foods"."""
    kind, _, form = text.partition(" ")
    return Name(name_key(form), form, kind)  # type: ignore[arg-type]


@pytest.mark.parametrize("spellings", TABLE["keys"], ids=lambda spellings: spellings[0])
def test_spellings_share_a_key(spellings: list[str]) -> None:
    assert len({name_key(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize("case", TABLE["same"], ids=lambda case: f"{case['a']} / {case['b']}")
def test_same_name(case: dict[str, Any]) -> None:
    a, b = named(case["a"]), named(case["b"])
    assert same_name(a, b) is case["same"]
    assert same_name(b, a) is case["same"]


@pytest.mark.parametrize("case", TABLE["document"], ids=lambda case: str(case["id"]))
def test_cast(case: dict[str, Any]) -> None:
    made = cast(document(case["id"]))
    assert [f"{e.name.kind or '-'} {e.name.text}" for e in made.entities] == case["names"]


@pytest.mark.parametrize(
    ("name", "meant"),
    [(case["id"], meant) for case in TABLE["document"] for meant in case["meant"]],
    ids=str,
)
def test_who_is_meant(name: str, meant: tuple[int, str, str]) -> None:
    sentences = document(name)
    index, word, expected = meant
    at = next(t.i for t in sentences[index].tokens if t.text == word)
    found = cast(sentences).subject(index, at)
    assert (found.text if found else "") == expected


def test_names_of_a_sentence_take_the_fullest_form() -> None:
    made = cast(document("airlines"))
    assert [m.name.text for m in made.names(2)] == ["Polar Airways"]


def test_entities_of_the_pipeline_decide() -> None:
    rows = [("Calder", "LOC"), ("beat", ""), ("Halden", "PER")]
    tokens = tuple(
        Token(
            i,
            text,
            text.lower(),
            "PROPN" if entity else "VERB",
            "nsubj" if i == 0 else "root",
            1,
            i * 9,
            i * 9 + len(text),
            entity=entity,
        )
        for i, (text, entity) in enumerate(rows)
    )
    sentence = Sentence(
        Source("d", "p"), 0, 30, "Calder   beat     Halden", tokens, children=children_of(tokens)
    )
    assert [(m.name.text, m.name.kind) for m in find_names(sentence)] == [
        ("Calder", "LOC"),
        ("Halden", "PER"),
    ]


def test_weekdays_and_months_are_no_names() -> None:
    found = [m.name.text for s in document("airlines") + document("storm") for m in find_names(s)]
    assert not {"Friday", "May"} & set(found)


@given(st.text(max_size=80))
def test_a_key_is_its_own_key(text: str) -> None:
    assert name_key(name_key(text)) == name_key(text)


@given(st.text(max_size=40), st.text(max_size=40))
def test_sameness_is_symmetric(a: str, b: str) -> None:
    first, second = Name(name_key(a), a), Name(name_key(b), b)
    assert same_name(first, second) is same_name(second, first)
    assert same_name(first, first) is bool(first.key)


def test_a_sentence_of_names_only_is_read_in_time() -> None:
    tokens = tuple(
        Token(i, "Aa", "aa", "PROPN", "flat", 0, i * 3, i * 3 + 2, tag="NNP") for i in range(20_000)
    )
    sentence = Sentence(Source("d", "p"), 0, 60_000, "Aa " * 20_000, tokens, children=children_of(tokens))
    assert len(find_names(sentence)) == 1
    cast([sentence])
