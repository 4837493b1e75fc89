"""A headline beside the text below it: what the checks of headlines share."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.checks._figures import Figure
from claimcheck.checks.page import Conflict, Page, passage
from claimcheck.model import Sentence

DIFFER = "The headline and the text below it differ"
# Words of a number, which name no matter.
SCALED = frozenset({"million", "billion", "thousand", "trillion"})
# Where something stands in the text, and how it is told.
Spot = tuple[int, int, str]


def figures_of(page: Page, rows: Sequence[Sequence[Figure]], role: str) -> list[Figure]:
    """Return the figures of the sentences of one role."""
    return [f for s, row in zip(page.sentences, rows, strict=True) if s.role == role for f in row]


def end_of_titles(page: Page) -> int:
    """Return where the last headline ends, 0 where there is none."""
    return max((s.end for s in page.sentences if s.role == "headline"), default=0)


def one_noun(head: Figure, one: Figure) -> bool:
    """Whether two figures are of one noun, by its last word."""
    return head.noun.split()[-1:] == one.noun.split()[-1:]


def content(sentence: Sentence) -> set[str]:
    """Return what a sentence speaks of: its nouns, names, verbs and adjectives, in capitals or not."""
    return {
        t.lemma.lower()
        for t in sentence.tokens
        if t.pos in ("NOUN", "PROPN", "VERB", "ADJ") and t.lemma.isalpha() and t.lower not in SCALED
    }


def differing(
    page: Page,
    head: Spot,
    below: Spot,
    reason: str,
    topic: str,
    *,
    else_of: str = "things",
    confidence: float = 0.75,
) -> Conflict:
    """Return the conflict of what a headline and its text tell, who may speak of different ``else_of``."""
    return Conflict(
        passages=(passage(page, *head, "the headline"), passage(page, *below, "the text below it")),
        message=f"{DIFFER}: {head[2]} against {below[2]}",
        reasons=(reason,),
        explanations=(f"the two may be of different {else_of}",),
        confidence=confidence,
        topic=topic,
    )
