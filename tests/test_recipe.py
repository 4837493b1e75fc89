"""How the pipeline is built: variations and headlines are trees, and the recipe runs from data to package."""

from __future__ import annotations

import json
import lzma
import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
import spacy
from click.testing import CliRunner

from claimcheck.language import vectors
from claimcheck.language.loading import opened
from claimcheck.language.recipe import headlines, reader, treebank, vary
from claimcheck.language.recipe.__main__ import main
from claimcheck.language.recipe.treebank import Gold

PARSES = Path(__file__).parent / "cases" / "parses" / "news.conllu"


@pytest.fixture(scope="module")
def golds() -> list[Gold]:
    """The fifty sentences, with what only the training needs: tags and lemmas."""
    read = treebank.read_conllu(PARSES.read_text(encoding="utf-8"))
    return [
        replace(
            gold,
            tags=tuple(pos[:2] for pos in gold.pos),
            lemmas=tuple(word.lower().removesuffix("s") or word for word in gold.words),
            morphs=("",) * len(gold.words),
        )
        for gold in read
    ]


def is_tree(gold: Gold) -> bool:
    """Whether every word reaches one root."""
    if sum(head == at for at, head in enumerate(gold.heads)) != 1:
        return False
    for start in range(len(gold.heads)):
        at = start
        for _ in gold.heads:
            at = gold.heads[at]
        if gold.heads[at] != at:
            return False
    return True


def lengths(gold: Gold) -> set[int]:
    rows: Sequence[Sequence[object]] = (
        *(gold.words, gold.spaces, gold.lemmas, gold.pos, gold.tags, gold.morphs, gold.heads, gold.deps),
        gold.names or gold.words,
    )
    return {len(row) for row in rows}


def test_a_variation_has_the_tree_of_its_sentence(golds: list[Gold]) -> None:
    dice, pool = random.Random(3), vary.names_of(golds)
    seen: set[str] = set()
    for gold in golds * 20:
        made = vary.vary(gold, dice, pool)
        size = len(made.words)
        assert lengths(made) == {size}
        assert is_tree(made)
        assert (made.heads, made.deps) == (gold.heads[:size], gold.deps[:size])
        assert size == len(gold.words) or (size == len(gold.words) - 1 and gold.words[-1] == ".")
        seen |= {name for name, found in (
            ("upper", made.text.isupper()),
            ("lower", made.text.islower()),
            ("clipped", size < len(gold.words)),
            ("renamed", made.names == gold.names and made.text.casefold() != gold.text.casefold()),
        ) if found}  # fmt: skip
    assert seen >= {"upper", "lower", "clipped", "renamed"}


QUOTED = """1\t"\t"\tPUNCT\t``\t_\t2\tpunct\t_\tSpaceAfter=No
2\tNo\tno\tINTJ\tUH\t_\t0\troot\t_\tSpaceAfter=No
3\t"\t"\tPUNCT\t''\t_\t2\tpunct\t_\t_
4\tit-\tit\tPRON\tPRP\t_\t2\tdep\t_\tSpaceAfter=No
5\t's\tbe\tAUX\tVBZ\t_\t4\taux\t_\t_
"""


def test_typographic_quotes_and_hyphens() -> None:
    (gold,) = treebank.read_conllu(QUOTED)
    assert gold.text == '"No" it-\'s'
    assert vary.curl(gold).text == "\u201cNo\u201d it-\u2019s"
    assert vary.hyphen(gold, "\u2011").text == '"No" it\u2011\'s'


def test_the_same_dice_vary_alike(golds: list[Gold]) -> None:
    pool = vary.names_of(golds)
    once, twice = (
        [vary.vary(gold, dice, pool) for gold in golds] for dice in (random.Random(7), random.Random(7))
    )
    assert once == twice


def test_headlines_are_trees(golds: list[Gold]) -> None:
    made = headlines.make(300, random.Random(5), vary.names_of(golds))
    assert len(made) == 300
    for gold in made:
        assert lengths(gold) == {len(gold.words)}, gold.text
        assert is_tree(gold), gold.text
        assert gold.text.split(" ") == gold.text.split()
    assert len({gold.text for gold in made}) > 250


@pytest.fixture
def data(tmp_path: Path, golds: list[Gold]) -> Path:
    """The fifty sentences laid out as the treebanks are."""
    folder = tmp_path / "data" / "treebank"
    folder.mkdir(parents=True)
    parts = {
        "ewt-train": golds[:30] * 3,
        "ewt-dev": golds[30:35],
        "gum-train": golds[35:45] * 3,
        "gum-dev": golds[45:],
    }
    for name, part in parts.items():
        text = "".join(treebank.write(gold) for gold in part)
        (folder / f"{name}.conllu.xz").write_bytes(lzma.compress(text.encode()))
    return tmp_path / "data"


def test_the_recipe_runs_in_one_go(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = vectors.table()
    few = dict(list(table.rows.items())[:400]) | {word: table.rows[word] for word in ("revenue", "fell")}
    monkeypatch.setattr(vectors, "table", lambda: replace(table, rows=few))
    monkeypatch.setattr(reader, "HEADLINES", 0)
    out = tmp_path / "made"
    out.mkdir()
    (out / "README.md").write_text("card", encoding="utf-8")
    (out / "old").mkdir()
    ran = CliRunner().invoke(
        main, [str(data), "--work", str(tmp_path / "work"), "--out", str(out), "--steps", "2"]
    )
    assert ran.exit_code == 0, ran.output
    (line,) = (tmp_path / "work" / "log.jsonl").read_text(encoding="utf-8").splitlines()[:1]
    assert {"dep_las", "ents_f", "lemma_acc"} <= set(json.loads(line)["scores"]), line
    assert (out / "README.md").read_text(encoding="utf-8") == "card"
    assert not (out / "old").exists()
    nlp = spacy.load(out)
    assert nlp.pipe_names == ["tok2vec", "tagger", "morphologizer", "trainable_lemmatizer", "parser", "ner"]
    doc = nlp("Revenue fell to US$1.2bn.")
    assert [token.text for token in doc] == ["Revenue", "fell", "to", "US$", "1.2", "bn", "."]
    assert doc[0].has_vector
    assert all(token.dep_ and token.tag_ for token in doc)
    assert not {"paths", "corpora"} & set(nlp.config)
    assert "in\tADP\tin\n" in (out / "lemmas.tsv").read_text(encoding="utf-8")
    assert len(json.loads((out / "vocab" / "strings.json").read_text(encoding="utf-8"))) < 1000
    told = [[token.morph, token.dep_, token.pos_] for token in opened(str(out))("Revenue fell to US$1.2bn.")]
    assert [row[1] for row in told] == [token.dep_ for token in doc]
