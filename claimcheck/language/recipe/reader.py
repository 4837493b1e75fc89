"""The reader of the treebanks for spaCy's training loop: paragraphs, varied anew in each epoch."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from spacy.language import Language
from spacy.training import Example
from spacy.util import registry

from claimcheck.language.recipe import headlines, treebank, vary
from claimcheck.language.recipe.docs import make_doc
from claimcheck.language.recipe.treebank import Gold

BANKS = ("ewt", "gum")
# A paragraph of more sentences is handed over in parts; one in SINGLE is handed over sentence by sentence, so
# that a headline or a list item alone is nothing new.
LONGEST = 8
SINGLE = 0.15
# Headlines made for each epoch: one for twelve sentences of the treebanks.
HEADLINES = 1300
# Words annotated by the teachers for each word of the treebanks in an epoch, while there are so many.
SHARE = 1.5
Groups = list[list[Gold]]


@registry.readers("claimcheck.treebanks.v1")  # type: ignore[untyped-decorator]
def create_reader(
    data: str, part: str, varied: bool, seed: int, silver: str | None = None
) -> Callable[[Language], Iterator[Example]]:
    """Return a reader of one part of all treebanks, and of what the teachers annotated (``silver``).

    Each call of a varied reader yields one epoch, in an order and with variations of its own.
    """
    golds = [gold for bank in BANKS for gold in treebank.read_part(Path(data), bank, part)]
    more: Groups = []
    if silver is not None:
        golds, more = taught(golds, Path(silver))
    groups = list(treebank.paragraphs(golds))
    pool = vary.names_of(golds)
    dice = random.Random(seed)

    def read(nlp: Language) -> Iterator[Example]:
        if not varied:
            yield from (example(nlp, group) for group in groups)
            return
        made = [[gold] for gold in headlines.make(HEADLINES, dice, pool)]
        every = groups + made + some(more, SHARE * size(groups), dice)
        for group in dice.sample(every, len(every)):
            step = 1 if dice.random() < SINGLE else LONGEST
            for at in range(0, len(group), step):
                yield example(nlp, [vary.vary(gold, dice, pool) for gold in group[at : at + step]])

    return read


def taught(golds: Sequence[Gold], folder: Path) -> tuple[list[Gold], Groups]:
    """Return sentences with the teachers' names where nobody marked any, and the paragraphs of plain text."""
    names = treebank.read_names(treebank.read_text(folder / "names.iob2.xz"))
    named = [
        replace(gold, names=names[gold.id]) if gold.names is None and gold.id in names else gold
        for gold in golds
    ]
    plain = treebank.read_conllu(treebank.read_text(folder / "silver.conllu.xz"))
    full = [gold if gold.names else replace(gold, names=("O",) * len(gold.words)) for gold in plain]
    return named, list(treebank.paragraphs(full))


def size(groups: Groups) -> int:
    """Return the number of words in paragraphs."""
    return sum(len(gold.words) for group in groups for gold in group)


def some(groups: Groups, words: float, dice: random.Random) -> Groups:
    """Return paragraphs of about so many words in all, by lot; all if there are no more."""
    share = words / max(1, size(groups))
    return groups if share >= 1 else dice.sample(groups, int(share * len(groups)))


def example(nlp: Language, group: list[Gold]) -> Example:
    """Return the paragraph as the tokenizer reads it beside the paragraph as it is annotated."""
    gold = make_doc(nlp.vocab, group)
    return Example(nlp.make_doc(gold.text), gold)
