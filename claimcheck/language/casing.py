"""Lines all in capitals as they would be written otherwise, so that they can be parsed.

A parser that meets "MAYOR OF EMSK QUITS AMID PROBE" sees six names. How a word is written is asked of the
rest of the article; a word that stands nowhere else keeps a capital where neither the lexicon nor the common
words of news hold it, for then it is a name. No character is added or lost.
"""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Mapping

from claimcheck.language import lexicon, vectors
from claimcheck.language.lemmas import ENDINGS, bases, held, irregular

# Fewer words in capitals are a name ("NORTH FELLS TRUST"), an abbreviation or a shout.
FEWEST = 3
# Words that weigh less in a bag of words are so common that they are no names; and some that are rarer.
COMMON = 0.5
LITTLE = frozenset({
    "against", "along", "amid", "amidst", "amongst", "despite", "everyone", "everything", "into", "nobody",
    "onto", "per", "somebody", "throughout", "toward", "towards", "unless", "unlike", "until", "unto", "upon",
    "versus", "via", "whether", "whose", "within", "without", "yours",
})  # fmt: skip
WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
# A word that touches a sign of money or a number is written as it is: "US$2M".
ALONE = re.compile(rf"(?<![\w$£€]){WORD.pattern}(?![\w$£€])")
# What begins a sentence or a line, and has a capital for that.
BEGUN = re.compile(r"(?:^|[.!?:;]['\"\u2019\u201d)]*)\W*$")


def in_capitals(text: str) -> bool:
    """Whether a text is a line all in capitals."""
    return text.isupper() and sum(len(word) > 1 for word in WORD.findall(text)) >= FEWEST


def written(text: str) -> dict[str, str]:
    """Return how words are written in the lines of a text that are not all in capitals, by their lower case.

    A word that is seen without a capital is no name.
    """
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for line in text.split("\n"):
        if not in_capitals(line):
            for hit in WORD.finditer(line):
                if hit[0].islower() or not BEGUN.search(line, max(0, hit.start() - 4), hit.start()):
                    found[hit[0].lower()][hit[0]] += 1
    return {
        key: key if key in forms else min(forms, key=lambda form: (-forms[form], form))
        for key, forms in found.items()
    }


def cased(text: str, known: Mapping[str, str]) -> str:
    """Return a line in capitals as it would be written in a text that writes its words as ``known``."""
    first = WORD.search(text)

    def one(hit: re.Match[str]) -> str:
        made = _cased(hit[0], known)
        if first and hit.start() == first.start():
            made = made[:1].upper() + made[1:]
        return made if len(made) == len(hit[0]) else hit[0]

    return ALONE.sub(one, text)


def _cased(word: str, known: Mapping[str, str]) -> str:
    """Return a word as it is written; an abbreviation without a vowel stays as it is."""
    lower = word.lower()
    for form, end in ((lower, 0), (re.sub(r"['\u2019]s$", "", lower), 2)):
        if form in known and (not end or form != lower):
            return known[form] + lower[len(form) :]
    plain = lower.removesuffix("'s").removesuffix("\u2019s")
    if common(plain):
        return lower
    return word if not set(plain) & set("aeiouy") else plain.capitalize() + lower[len(plain) :]


@functools.lru_cache(maxsize=4096)
def common(word: str) -> bool:
    """Whether a word in lower case is an ordinary one and no name, as far as is known."""
    if len(word) == 1 or word in LITTLE or vectors.weight(word) < COMMON:
        return True
    if lexicon.entry(word).senses or word in irregular():
        return True
    return any(held(base, pos) for pos in ENDINGS for base in bases(word, pos))
