"""A change told behind its two values: "$7.20 before, $5.10 now. That is a fall of 19 per cent"."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from claimcheck.checks._figures import Figure, number, slack
from claimcheck.checks._shares import Share, shares
from claimcheck.checks._words import words
from claimcheck.checks.page import Conflict, Page, passage
from claimcheck.wordlists import alternatives

HEDGE = re.compile(r"(?:about|around|nearly|almost|some|over|more\s+than|an?)\s+$")


@functools.cache
def told() -> re.Pattern[str]:
    """Return the pattern of what stands before the change: "That is a fall of", ", an increase of"."""
    nouns = alternatives((*words("changes", "nouns_up"), *words("changes", "nouns_down")))
    verbs = r"(?:\s+(?:is|was|makes|means|represents|amounts\s+to)|['\u2019]s)"
    opening = rf"[\s\"\u201c]*(?:(?:That|This|It|Which){verbs}\s+an?|The)\s+"
    return re.compile(
        rf"(?:^{opening}|,\s+(?:which\s+is\s+)?an?\s+)(?:\w+\s+)?(?P<noun>{nouns})"
        r"\s+of\s+(?:(?:just|only|exactly)\s+)?$"
    )


def moved(page: Page, rows: Sequence[Sequence[Figure]], place: int) -> Iterator[Conflict]:
    """Yield the share by which two values are said to differ, where they do not."""
    sentence = page.sentences[place]
    for share in shares(page.text, sentence.start, sentence.end):
        ahead = HEDGE.sub("", page.text[sentence.start : share.start])
        match = told().search(ahead)
        if match is None:
            continue
        two = values(page, rows, place, share.start, opening=match.start() == 0)
        if len(two) != 2:
            continue
        falling = match["noun"] in words("changes", "nouns_down")
        old, new = sorted(two, key=lambda one: one.value, reverse=falling)
        if not possible(old, new, share):
            yield by_share(page, old, new, share)


def values(
    page: Page, rows: Sequence[Sequence[Figure]], place: int, stop: int, *, opening: bool
) -> list[Figure]:
    """Return the two figures of one kind that stand before a change, none where they are not two."""
    if not opening:
        found = [one for one in rows[place] if one.end <= stop]
        return kind(found)
    for back in (1, 2):
        first = place - back
        if not page.together(place, first):
            return []
        found = [one for n in range(first, place) for one in rows[n]]
        if len(found) > 1:
            return kind(found)
    return []


def kind(found: Sequence[Figure]) -> list[Figure]:
    """Return the figures when they are two exact ones of one unit; shares and lengths of time are let be."""
    usable = [one for one in found if one.dimension not in ("duration", "percent", "points")]
    if len(usable) != 2 or len({(one.unit, one.dimension) for one in usable}) > 1:
        return []
    one, two = usable
    named = not one.noun or not two.noun or one.noun == two.noun
    exact = one.low == one.high and two.low == two.high and one.change is two.change is None
    return [one, two] if exact and named and one.value != two.value and min(one.value, two.value) > 0 else []


def possible(old: Figure, new: Figure, share: Share) -> bool:
    """Whether two values can differ by a share of the first, as far as each is rounded."""
    a, b = (slack(one) if one.vague or one.scaled else 0.0 for one in (old, new))
    least = abs(abs(new.value - old.value) - a - b) / (old.value + a)
    most = (abs(new.value - old.value) + a + b) / (old.value - a)
    return least <= share.high + 0.005 and most >= share.low - 0.005


def by_share(page: Page, old: Figure, new: Figure, share: Share) -> Conflict:
    """Return the conflict of two values with the share by which they are said to differ."""
    real = 100 * abs(new.value - old.value) / old.value
    said = page.text[share.start : share.end]
    both = f"{number(old.value)} to {number(new.value)}"
    values = [passage(page, one.start, one.noun_end, number(one.value), "the value") for one in (new, old)]
    if old.place == new.place:
        ends = sorted((one.start, one.end) for one in (old, new))
        values = [passage(page, ends[0][0], ends[1][1], both, "the two values")]
    return Conflict(
        passages=(passage(page, share.start, share.end, said, "the change"), *values),
        message="The change does not fit its values: "
        f"from {both} is a change of {real:.3g} per cent, not {said}",
        reasons=("the change is given together with the value before and after",),
        explanations=("the change may be of another period", "one of the numbers may be a slip"),
        confidence=0.8,
        topic=new.noun or old.noun or "change",
    )
