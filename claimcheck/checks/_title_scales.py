"""A number of the headline that is the text's but for its scale, or sounds like it: "-ty" for "-teen"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.checks._figures import Figure
from claimcheck.checks._titles import content, one_noun
from claimcheck.checks.page import Page

# "million" for "billion", "thousand" for "million".
SCALES = (1e3, 1e6)
# A figure of the text this near the headline's may be what it tells, in another currency say.
NEAR = 3.0
# How many words the headline and the passage share at the least, to be of one matter.
SHARED = 2
# With one of these the number of a passage is of a part, of others, or of another time.
PARTLY = re.compile(
    r"\b(?:including|of which|of the|of them|first|second|another|further|more|other|others|already|last|next"
    r"|previous(?:ly)?|earlier|each|per|every|only|initial(?:ly)?|remaining|rest|so far|ago|since|old|former"
    r"|instead)\b",
    re.IGNORECASE,
)


def other_scale(head: Figure, body: Sequence[Figure]) -> list[Figure]:
    """Return the figures of the body that are the headline's but for "million" and "billion"."""
    if not head.scaled or any(
        one.dimension == head.dimension and head.value / NEAR <= one.value <= head.value * NEAR
        for one in body
    ):
        return []
    found = []
    for one in body:
        ratio = max(head.value, one.value) / (min(head.value, one.value) or 1.0)
        if of_it(head, one) and one.scaled and any(abs(ratio / scale - 1) < 1e-9 for scale in SCALES):
            found.append(one)
    return found


def of_it(head: Figure, one: Figure) -> bool:
    """Whether a figure is exact, of the headline's unit, and of its noun."""
    same = (head.unit, head.dimension) == (one.unit, one.dimension) and one.exact and not one.per
    return same and (head.dimension != "count" or one_noun(head, one))


def misheard(head: Figure, body: Sequence[Figure]) -> list[Figure]:
    """Return the figures of the body that sound like the headline's: 14 buses for 40, and no others."""
    if head.dimension != "count" or not head.noun:
        return []
    alike = [one for one in body if one_noun(head, one)]
    pairs = [sorted((head.value, one.value)) for one in alike]
    if not alike or any(not (13 <= a <= 19 and b == 10 * (a - 10)) for a, b in pairs):
        return []
    return [one for one in alike if of_it(head, one)]


def one_matter(page: Page, head: Figure, one: Figure) -> bool:
    """Whether the headline and a sentence of the text share words, and the sentence speaks of no part."""
    mine, theirs = page.sentences[head.place], page.sentences[one.place]
    return len(content(mine) & content(theirs)) >= SHARED and not PARTLY.search(theirs.text)
