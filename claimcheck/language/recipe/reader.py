"""The reader of the treebanks for spaCy's training loop: paragraphs, varied anew in each epoch."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
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


@registry.readers("claimcheck.treebanks.v1")  # type: ignore[untyped-decorator]
def create_reader(data: str, part: str, varied: bool, seed: int) -> Callable[[Language], Iterator[Example]]:
    """Return a reader of one part of all treebanks.

    Each call of a varied reader yields one epoch, in an order and with variations of its own.
    """
    golds = [gold for bank in BANKS for gold in treebank.read_part(Path(data), bank, part)]
    groups = list(treebank.paragraphs(golds))
    pool = vary.names_of(golds)
    dice = random.Random(seed)

    def read(nlp: Language) -> Iterator[Example]:
        if not varied:
            yield from (example(nlp, group) for group in groups)
            return
        made = [[gold] for gold in headlines.make(HEADLINES, dice, pool)]
        for group in dice.sample(groups + made, len(groups) + len(made)):
            step = 1 if dice.random() < SINGLE else LONGEST
            for at in range(0, len(group), step):
                yield example(nlp, [vary.vary(gold, dice, pool) for gold in group[at : at + step]])

    return read


def example(nlp: Language, group: list[Gold]) -> Example:
    """Return the paragraph as the tokenizer reads it beside the paragraph as it is annotated."""
    gold = make_doc(nlp.vocab, group)
    return Example(nlp.make_doc(gold.text), gold)
