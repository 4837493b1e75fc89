"""The door to spaCy: what is parsed, what is left out, and that every token stands where it says."""

from __future__ import annotations

import itertools
from dataclasses import FrozenInstanceError
from pathlib import Path

import conllu
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck import Document
from claimcheck.errors import LanguageError
from claimcheck.language import syntax
from claimcheck.language.pipeline import load, paragraphs, parse, prose, shipped
from claimcheck.language.tokens import Word, token_of
from claimcheck.model import Block, Sentence, Token

CASES = Path(__file__).parent / "cases"


def sentences(document: Document) -> list[Sentence]:
    (only,) = parse([document])
    return only[1]


# ------------------------------------------------------------------------------------------- loading


def test_the_shipped_pipeline_is_loaded_once() -> None:
    assert load() is load(None)
    assert (shipped() / "config.cfg").is_file()


def test_a_folder_that_is_no_pipeline(tmp_path: Path) -> None:
    with pytest.raises(LanguageError, match="no spaCy pipeline could be loaded"):
        load(str(tmp_path))
    with pytest.raises(LanguageError, match="nowhere"):
        load("nowhere")


def test_a_pipeline_without_universal_dependencies_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path)
    with pytest.raises(LanguageError, match="Universal Dependencies"):
        load(str(tmp_path))


# ------------------------------------------------------------------------------------------- parsing

TEXT = "Forty homes burned.\n\nThe mayor, Ada Moss, said\nthat nobody was hurt. It rained.\n\n\n12 left."


def test_paragraphs_sentences_and_places() -> None:
    found = sentences(Document(text=TEXT))
    assert [s.text for s in found] == [
        "Forty homes burned.", "The mayor, Ada Moss, said\nthat nobody was hurt.", "It rained.", "12 left.",
    ]  # fmt: skip
    assert [s.paragraph for s in found] == [0, 1, 1, 2]
    assert [s.index for s in found] == [0, 1, 2, 3]
    for sentence in found:
        assert TEXT[sentence.start : sentence.end] == sentence.text
        for token in sentence.tokens:
            assert TEXT[token.start : token.end] == token.text


def test_a_token_is_one_that_was_made_at_once() -> None:
    word = Word("No\u2011one", "no-one", "PRON", "NN", "nsubj", "Number=Sing", "", "no-one", False)
    made = token_of((word, 9, 4), 2, {7: 2, 9: 5}, 100)
    told = Token(2, "No\u2011one", "no-one", "PRON", "nsubj", 5, 104, 110, "NN", "Number=Sing", "")
    assert (made, made.lower, type(made)) == (told, told.lower, Token)
    assert token_of((word, 7, 4), 2, {7: 2}, 0).dep == token_of((word, 1, 4), 2, {7: 2}, 0).dep == "root"
    with pytest.raises(FrozenInstanceError):
        made.lemma = "other"  # type: ignore[misc]


def test_each_sentence_is_a_tree_of_its_own() -> None:
    for sentence in sentences(Document(text=TEXT)):
        roots = [t for t in sentence.tokens if t.head == t.i]
        assert [t.dep for t in roots] == ["root"]
        assert sentence.subtree(roots[0].i) == list(range(len(sentence.tokens)))
        assert all(t.i in sentence.children[t.head] for t in sentence.tokens if t.head != t.i)


def test_names_have_their_kind() -> None:
    (found,) = sentences(Document(text="Angela Merkel met them in Berlin."))
    assert {t.text: t.entity for t in found.tokens if t.entity} == {
        "Angela": "PER", "Merkel": "PER", "Berlin": "LOC",
    }  # fmt: skip


def test_documents_come_in_order_even_when_empty() -> None:
    given_ones = [
        Document(text=text, path=str(n)) for n, text in enumerate(("", "It rained.", " \n ", "It fell."))
    ]
    found = list(parse(given_ones))
    assert [d.path for d, _ in found] == ["0", "1", "2", "3"]
    assert [len(s) for _, s in found] == [0, 1, 0, 1]


def test_what_is_parsed_together_is_parsed_as_if_alone() -> None:
    alone = sentences(Document(text=TEXT))
    (_, _), (_, together), (_, _) = parse(
        [Document(text="It rained. " * 40), Document(text=TEXT), Document(text="A")]
    )
    assert [s.tokens for s in together] == [s.tokens for s in alone]


# ------------------------------------------------------------------------------ blocks and furniture


def cut_out(text: str, *parts: str) -> list[str]:
    """Return the prose of a text when ``parts`` of it are furniture."""
    spans = tuple((text.index(part), text.index(part) + len(part)) for part in parts)
    document = Document(text=text, furniture=spans)
    return [text[block.start : block.end] for block in prose(document)]


@pytest.mark.parametrize(
    ("parts", "left"),
    [
        ((), ["One two three.", "Four five.", "Six."]),
        (("Four five.",), ["One two three.", "Six."]),
        (("One ",), ["two three.", "Four five.", "Six."]),
        (("three.",), ["One two ", "Four five.", "Six."]),
        (("two",), ["One ", " three.", "Four five.", "Six."]),
        (("three.\n\nFour",), ["One two ", " five.", "Six."]),
        (("One two three.\n\nFour five.\n\nSix.",), []),
        (("Six.", "One two"), [" three.", "Four five."]),
    ],
)
def test_furniture_is_cut_out(parts: tuple[str, ...], left: list[str]) -> None:
    assert cut_out("One two three.\n\nFour five.\n\nSix.", *parts) == left


def test_a_block_keeps_its_role() -> None:
    text = "Fire at mill\n\nTwo were hurt."
    blocks = (Block(start=0, end=12, role="headline"), Block(start=14, end=len(text)))
    assert [s.role for s in sentences(Document(text=text, blocks=blocks))] == ["headline", "body"]


@given(st.text(alphabet="ab \n\t", max_size=60))
def test_paragraphs_leave_out_blank_lines_alone(text: str) -> None:
    found = list(paragraphs(text))
    assert all(one.end <= two.start for one, two in itertools.pairwise(found))
    kept = "".join(text[block.start : block.end] for block in found)
    assert "".join(kept.split()) == "".join(text.split())


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet="ab1 .,\n\u201c\u00e9\U0001f525\ud800-", max_size=80))
def test_every_token_stands_where_it_says(text: str) -> None:
    for sentence in sentences(Document(text=text)):
        for token in sentence.tokens:
            assert text[token.start : token.end].replace("\ud800", "\ufffd").replace("\n", " ") == token.text


# ------------------------------------------------------------------- questions about frozen parses


def frozen(number: int) -> Sentence:
    """Return a sentence of the frozen parses, by its number from 1."""
    return conllu.read(CASES / "extract.conllu")[number - 1]


def word(sentence: Sentence, text: str) -> int:
    return next(t.i for t in sentence.tokens if t.text == text)


@pytest.mark.parametrize(
    ("number", "at", "clause"),
    [
        (1, "214", "The ferry carried 214 passengers on Tuesday"),
        (9, "4.2", "which is 4.2 kilometres long"),
        (11, "40", "that 40 paintings had been stolen"),
        (11, "museum", "The museum denied that 40 paintings had been stolen"),
        (13, "70", "About 70 houses lost power"),
        (34, "410", "when 410 were"),
    ],
)
def test_the_clause_of_a_word(number: int, at: str, clause: str) -> None:
    sentence = frozen(number)
    first, last = syntax.clause(sentence, word(sentence, at), least=3)
    start, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
    assert sentence.text[start - sentence.start : end - sentence.start] == clause


@pytest.mark.parametrize(
    ("number", "at", "subject", "predicate"),
    [
        (1, "214", "ferry", "carried"),
        (6, "6", "board", "raised"),
        (9, "310", "tunnel", "cost"),
        (11, "40", "paintings", "stolen"),
        (12, "1,200", None, "walked"),
        (20, "May", "bridge", "reopen"),
    ],
)
def test_subject_and_predicate_of_a_word(number: int, at: str, subject: str | None, predicate: str) -> None:
    sentence = frozen(number)
    found = syntax.subject(sentence, word(sentence, at))
    assert sentence.tokens[syntax.predicate(sentence, word(sentence, at))].text == predicate
    if subject is not None:
        assert found is not None
        assert found.text == subject


def test_content_words_are_without_figures_and_light_verbs() -> None:
    sentence = frozen(8)
    found = syntax.content(sentence, range(len(sentence.tokens)))
    assert found == sorted(set(found))
    assert {"bakery", "close", "shop", "june"} <= set(found)
    assert not {"30", "the", "will", "of"} & set(found)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Opt\u2011Out", "opt-out"),
        ("mayor\u2019s", "mayor"),
        ("year's", "year"),
        ("CAF\u00c9", "caf\u00e9"),
        ("", ""),
    ],
)
def test_plain_words(text: str, plain: str) -> None:
    assert syntax.plain(text) == plain
