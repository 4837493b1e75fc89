"""The lemmas that the treebanks give a form without doubt, for ``lemmas.tsv`` (language/revise.py)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from claimcheck.language.recipe.treebank import Gold

# How often a form must be seen as a part of speech, and how much of that with one lemma. Lemmas of the
# development parts, tokens given: seen once 97.51, twice 97.50 with half as many rows; with one lemma half
# of the time 97.48, 0.8 and 0.9 97.50.
SEEN, SURE = 2, 0.8


def table(golds: Iterable[Gold]) -> Iterator[tuple[str, str, str]]:
    """Yield (form, part of speech, lemma), sorted; of forms with a capital only names."""
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for gold in golds:
        for word, pos, lemma in zip(gold.words, gold.pos, gold.lemmas, strict=True):
            if word[:1].islower() or pos == "PROPN":
                seen[word, pos][lemma or word] += 1
    for (word, pos), lemmas in sorted(seen.items()):
        lemma, times = min(lemmas.items(), key=lambda pair: (-pair[1], pair[0]))
        if times >= SURE * sum(lemmas.values()) and sum(lemmas.values()) >= SEEN:
            yield word, pos, lemma
