"""Evidence of what stands right beside two values, and of the form in which they are written.

The parse says what a value is of, and is sometimes wrong; the three telling words on each side of it are
there whatever the parse. A figure that one article has wrong is mostly written as the other writes it:
"2,850" for "2,580", not for "nearly three thousand". Of near pairs of amounts that conflict 81 of 100 have
as many digits, of those of two matters 67; 39 are written alike, of the others 22. By three folds of 177
sets, with what ``around.py`` says of values and sentences beside it, 234 of 602 conflicts of amounts are
found at a precision of 0.75, without both 201.
"""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Hashable

from claimcheck.language import lexicon
from claimcheck.link import values
from claimcheck.link.aligned import alike
from claimcheck.link.wording import classed
from claimcheck.model import Amount, Claim

# Telling words on each side of a value that are looked at.
MOST = 3
WORD = re.compile(r"[^\W\d_](?:[\w'\u2019-]*\w)?")
DIGIT = re.compile(r"\d")
# Words that tell nothing wherever they stand.
EMPTY = frozenset({
    "the", "a", "an", "of", "and", "to", "in", "on", "at", "for", "by", "with", "from", "as", "is", "was",
    "were", "are", "be", "been", "has", "have", "had", "that", "which", "who", "it", "its", "this", "these",
    "those", "will", "would", "shall", "may", "can", "not", "he", "she", "they", "his", "her", "their", "but",
    "or", "than", "then", "there",
})  # fmt: skip
# Endings of words that the lexicon does not hold, and what stands in their place.
ENDINGS = (("ies", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("d", ""), ("ing", ""), ("ing", "e"))
# Nouns of people that the lexicon has no class for, or another.
PEOPLE = frozenset({"body", "dead", "life", "death", "soul", "casualty", "crew", "workforce"})


def beside(a: Claim, b: Claim) -> dict[str, float]:
    """Return the evidence of what stands beside two values and how they are written; symmetric."""
    mine, theirs = near(a), near(b)
    covered = sorted(cover(mine, theirs))
    sorts = sort_of(a.measured), sort_of(b.measured)
    both = all(sorts)
    return {
        "words beside the value, the less": covered[0],
        "words beside the value, the more": covered[1],
        "written alike": float(shape(a) == shape(b)),
        "as many digits": float(digits(a) == digits(b) is not None),
        "one figure is rounder": abs(values.telling(a.value) - values.telling(b.value)),
        "one sort of noun": float(both and sorts[0] == sorts[1]),
        "two sorts of noun": float(both and sorts[0] != sorts[1]),
    }


def told_by(claim: Claim) -> Hashable:
    """Return what of a claim this evidence hangs on."""
    return near(claim), shape(claim), claim.value, claim.measured


def near(claim: Claim) -> tuple[str, ...]:
    """Return the telling words that stand nearest a value in its clause, those before it first."""
    before = claim.quote[: max(claim.value_start - claim.start, 0)]
    after = claim.quote[max(claim.value_end - claim.start, 0) :]
    return (*telling(before)[-MOST:], *telling(after)[:MOST])


@functools.lru_cache(maxsize=16_384)
def telling(text: str) -> tuple[str, ...]:
    """Return the telling words of a text, each in the form that the lexicon knows."""
    words = (found.group().lower() for found in WORD.finditer(text))
    return tuple(known(word) for word in words if word not in EMPTY)


@functools.lru_cache(maxsize=65_536)
def known(word: str) -> str:
    """Return a word without its ending, where the lexicon holds it so."""
    if lexicon.entry(word).senses:
        return word
    for ending, instead in ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2 and lexicon.entry(stem + instead).senses:
            return stem + instead
    return word


def cover(mine: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[float, float]:
    """Return how much of some words has its like among others, and the other way round."""
    if not mine or not theirs:
        return 0.0, 0.0
    likes = [[1.0 if word == other else alike(word, other) for other in theirs] for word in mine]
    turned = zip(*likes, strict=True)
    return sum([max(row) for row in likes]) / len(mine), sum([max(row) for row in turned]) / len(theirs)


def shape(claim: Claim) -> str:
    """Return the words of a value with each digit masked."""
    return DIGIT.sub("9", claim.value_text)


def digits(claim: Claim) -> int | None:
    """Return how many digits an amount has before the point, or None."""
    middle = values.middle(claim.value) if isinstance(claim.value, Amount) else 0.0
    return int(math.log10(middle)) if 0 < middle < math.inf else None


@functools.lru_cache(maxsize=16_384)
def sort_of(noun: str) -> str:
    """Return the sort of thing that a noun names, or "": all words for people are of one."""
    if noun in PEOPLE or classed((noun,), "thing") & {"person", "staff"}:
        return "person"
    return lexicon.noun_class(noun) or "" if noun else ""
