"""Evidence of words set against words: how well what stands nearest a value has its like in the other clause.

The overlap of two bags asks for shared or related words; here each of the few words that say what a value is
of (its noun, its predicate, its subject, what restricts them) is set against the word of the other side that
is most like it, by the lexicon or by the vectors, as word alignment does (Sultan, Bethard and Sumner 2014).
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence

from claimcheck.language import vectors
from claimcheck.link.wording import UNSEEN, nearest, nearness
from claimcheck.model import Claim

# Restrictions beyond the third are seldom of the value.
RESTRICTIONS = 3
# Static vectors give unrelated words up to 0.2; below this a likeness is chance.
CHANCE = 0.25


def alignment(a: Claim, b: Claim, rare: Mapping[str, float]) -> dict[str, float]:
    """Return the evidence of aligned words, each from 0 to 1; symmetric."""
    mine, theirs = head_words(a), head_words(b)
    likes = [[1.0 if word == other else alike(word, other) for other in theirs] for word in mine]
    turned = [[row[at] for row in likes] for at in range(len(theirs))]
    both = sorted((covered(mine, likes, b.words, rare), covered(theirs, turned, a.words, rare)))
    known = bool(mine and theirs)
    return {
        "core words aligned, the less": both[0] if known else 0.0,
        "core words aligned, the more": both[1] if known else 0.0,
        "predicates alike": alike(a.predicate, b.predicate),
        "things alike": alike(a.measured, b.measured),
        "subject spoken of": float(spoken_of(a, b) or spoken_of(b, a)),
        "subjects alike": alike(a.subject, b.subject),
    }


def head_words(claim: Claim) -> tuple[str, ...]:
    """Return the words that say what a value is of, each once, in a fixed order."""
    words = (claim.measured, claim.predicate, claim.subject, *claim.modifiers[:RESTRICTIONS])
    return tuple(dict.fromkeys(word for word in words if word))


def covered(
    mine: Sequence[str], likes: Sequence[Sequence[float]], clause: tuple[str, ...], rare: Mapping[str, float]
) -> float:
    """Return the share of ``mine``, by rarity, that has its like on the other side, or half so in the clause.

    ``likes`` says of each word how like it is to each of the other side.
    """
    total = found = 0.0
    for word, like in zip(mine, likes, strict=True):
        best = max(like, default=0.0)
        if best < 0.5:
            best = max(best, 0.5 * nearest(word, clause))
        weight = rare.get(word, UNSEEN)
        total += weight
        found += best * weight
    return found / total if total else 0.0


@functools.lru_cache(maxsize=200_000)
def alike(one: str, other: str) -> float:
    """Return how like two words are, by the lexicon or else by their vectors; 0 where that may be chance."""
    if not one or not other:
        return 0.0
    near = nearness(one, other)
    if near >= 0.8:
        return near
    likeness = vectors.similarity((one,), (other,))
    return max(near, likeness if likeness > CHANCE else 0.0)


def spoken_of(a: Claim, b: Claim) -> bool:
    """Whether the other clause speaks of a claim's subject."""
    if not a.subject:
        return False
    return a.subject == b.subject or nearest(a.subject, b.words) >= 0.8
