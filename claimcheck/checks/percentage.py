"""A percentage that does not fit its counts, or shares that come to more than the whole.

Reports a share ("58 per cent", "three quarters", "one in five") that the text says of a number of another
number, when the two numbers make another share. Rounding of all three is allowed for. Also shares of one
whole that come to more than 100 per cent when the last is "the remaining". A share is what readers
remember, and it is often worked out in haste.

Conflicts: "48,000 of the 71,000 flats, or 58 per cent" (68); "512 of 640 voted yes, which is 74 per cent".
Does not: "about 60 per cent, 41,000 of the 71,000 flats"; "48,000 of 71,000 flats; 58 per cent of tenants".
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.checks._figures import Figure, figures, number
from claimcheck.checks._shares import Share, shares
from claimcheck.checks._words import alternatives, either, words
from claimcheck.checks.page import Conflict, Page, passage

NUMBER = 506
NAME = "percentage"

# Below this the whole is too small for a share to be said of it with any exactness.
SMALLEST = 5
# A number of this many zeros at its end may be rounded by half of its last written digit.
OF = re.compile(
    r"\s+(?:[a-z]+\s+){0,3}?(?:out\s+)?of\s+(?:(?:the|its|their|his|her|our|all|all the|these|those|a total of|some|about|around|roughly|"
    r"nearly|more than|over|almost)\s+|[a-z]+['\u2019]s?\s+|the\s+(?:[a-z]+\s+){0,2}[a-z]+['\u2019]s?\s+){0,3}",
    re.IGNORECASE,
)
OF_THE = re.compile(
    r"(?:^|[\s\"\u201c(])of\s+(?:the\s+|its\s+|their\s+|all\s+|some\s+|about\s+|these\s+|those\s+|[a-z]+['\u2019]s?\s+){0,3}$",
    re.I,
)
WHICH = re.compile(
    r"[^.;:!?]{0,60}?(?:,\s*)?\bof\s+(?:which|whom|them|these|those)\b[\s,]*(?:[a-z]+\s+){0,2}$", re.I
)
OF_THOSE = re.compile(r"[\s\"\u201c]*of\s+(?:these|those|them)\b[\s,]*(?:[a-z]+\s+){0,2}$", re.IGNORECASE)
POINTS_BACK = re.compile(
    r"[\s\"\u201c\u2018']*(?:that|this|it)\s*(?:is|was|['\u2019]s|makes|amounts\s+to|represents|means|comes\s+to)\s",
    re.I,
)
SPAN = 90


@dataclass(frozen=True, slots=True)
class Ratio:
    """A part and its whole as the text gives them."""

    part: Figure
    whole: Figure

    @property
    def start(self) -> int:
        """Where the first of the two starts."""
        return min(self.part.start, self.whole.start)

    @property
    def end(self) -> int:
        """Where the second of the two ends."""
        return max(self.part.end, self.whole.end)

    @property
    def bounds(self) -> tuple[float, float]:
        """The least and the greatest share that rounding of the two allows."""
        a, b = slack(self.part), slack(self.whole)
        top = (self.part.high + a) / max(self.whole.low - b, 1e-9)
        return (self.part.low - a) / (self.whole.high + b), top


def slack(one: Figure) -> float:
    """Return what rounding may hide of a figure that stands by itself."""
    step = one.step if one.scaled or one.vague or one.step >= 100 else 0.0
    return max(step / 2, one.value * 0.02 if one.vague else 0.0)


def check(page: Page) -> Iterator[Conflict]:
    """Yield each share that does not fit the counts it is said of."""
    rows = figures(page)
    for place, row in enumerate(rows):
        sentence = page.sentences[place]
        said = list(shares(page.text, sentence.start, sentence.end))
        counts = [one for one in row if not any(one.start < s.end and s.start < one.end for s in said)]
        previous = rows[place - 1] if place and near(page, place - 1, place) else []
        for share in said:
            for ratio in matched(page, place, share, counts, previous):
                if not possible(share, ratio):
                    yield conflict(page, share, ratio)
                break
        yield from asked(page, place, said, list(ratios(page, place, counts, [])))


def near(page: Page, one: int, other: int) -> bool:
    """Whether two sentences follow one another in one paragraph."""
    return page.sentences[one].paragraph == page.sentences[other].paragraph


def possible(share: Share, ratio: Ratio) -> bool:
    """Whether the share can be that of the ratio; one above the whole is no share."""
    low, high = ratio.bounds
    return high > 1.0001 or (low <= share.high + 1e-9 and high >= share.low - 1e-9)


def countable(one: Figure) -> bool:
    """Whether a figure can be the part or the whole of a ratio."""
    return (
        one.dimension in ("count", "money", "area", "volume", "mass", "length", "other")
        and one.low < one.high + 1
        and (one.low > 0 and one.high < float("inf"))
    )


def ratios(page: Page, place: int, row: Sequence[Figure], previous: Sequence[Figure]) -> Iterator[Ratio]:
    """Yield the parts with their wholes: "168 of the 1,120", "of the 800 who replied, 480", "640, of which 512"."""
    usable = [one for one in row if countable(one)]
    sentence = page.sentences[place]
    for n, one in enumerate(usable):
        for other in usable[n + 1 : n + 2]:
            if one.unit != other.unit:
                continue
            gap = page.text[one.end : other.start]
            if OF.fullmatch(gap) and one.value < other.value and other.value >= SMALLEST:
                yield Ratio(one, other)
            elif one.value > other.value and one.value >= SMALLEST:
                ahead = page.text[max(one.start - 40, sentence.start) : one.start]
                if OF_THE.search(ahead) and len(gap) < SPAN and "," in gap or WHICH.fullmatch(gap):
                    yield Ratio(other, one)
    if usable and previous and OF_THOSE.fullmatch(page.text[sentence.start : usable[0].start]):
        wholes = [
            one
            for one in previous
            if countable(one) and one.unit == usable[0].unit and one.value > usable[0].value
        ]
        if len(wholes) == 1 and wholes[0].value >= SMALLEST:
            yield Ratio(usable[0], wholes[0])


def matched(
    page: Page, place: int, share: Share, row: Sequence[Figure], previous: Sequence[Figure]
) -> Iterator[Ratio]:
    """Yield the ratios that the text says a share is the same as."""
    for ratio in ratios(page, place, row, previous):
        later = max(ratio.part.end, ratio.whole.end if ratio.whole.place == place else 0)
        if share.start >= later and joined(page.text[later : share.start], share, page):
            yield ratio
        elif share.end <= ratio.start and re.fullmatch(
            r"\s*(?:\(|,\s+or\s+|\s[\u2013\u2014-]\s)\s*(?:about\s+|some\s+)?",
            page.text[share.end : ratio.start],
        ):
            yield ratio
    yield from spelled(page, place, share, row)
    yield from pointed(page, place, share, row, previous)


@functools.cache
def joint() -> re.Pattern[str]:
    """Return the pattern of what may join a ratio to its share."""
    same = alternatives(words("shares", "same"))
    return re.compile(
        rf"[^.;:!?]{{0,{SPAN}}}?(?:[,(\u2013\u2014]|\s-)\s*(?:{same})?(?:[\s,]+(?:{same}))*\s*", re.IGNORECASE
    )


def joined(gap: str, share: Share, page: Page) -> bool:
    """Whether a share stands right after a ratio as its other form: ", or 60%", "(15 per cent)"."""
    if not joint().fullmatch(gap) or len(re.findall(r"\d", gap)):
        return False
    after = page.text[share.end : share.end + 30]
    bare = re.search(r"(?:[(\u2013\u2014]|\s-)\s*$", gap) is not None
    tied = re.search(
        rf"\b(?:{alternatives(w for w in words('shares', 'same') if len(w) > 2 or w == 'or')})\b",
        gap,
        re.IGNORECASE,
    )
    return bool(
        (bare or tied)
        and not re.match(
            r"\s+(?:more|less|fewer|higher|lower|up|down|above|below|off|discount|rise|increase|fall|drop)\b",
            after,
        )
    )


def spelled(page: Page, place: int, share: Share, row: Sequence[Figure]) -> Iterator[Ratio]:
    """Yield the ratio of "68 per cent of the 71,000 flats, or 48,000"."""
    usable = [one for one in row if countable(one) and one.start >= share.end]
    for whole, part in zip(usable, usable[1:], strict=False):
        head, gap = page.text[share.end : whole.start], page.text[whole.noun_end : part.start]
        tied = re.fullmatch(
            r"(?:\s+[\w-]+){0,3}?\s*(?:,\s+(?:or|that\s+is|which\s+is)\s+(?:about\s+|some\s+|around\s+)?|\s*\(\s*)",
            gap,
        )
        if OF.fullmatch(head) and tied and part.unit == whole.unit and part.value < whole.value >= SMALLEST:
            yield Ratio(part, whole)


def pointed(
    page: Page, place: int, share: Share, row: Sequence[Figure], previous: Sequence[Figure]
) -> Iterator[Ratio]:
    """Yield the ratio of "24 have found work. That is one in five of the members, and there are 96"."""
    sentence = page.sentences[place]
    opening = page.text[sentence.start : share.start]
    if (
        not POINTS_BACK.match(opening)
        or len(opening.split()) > 5
        or not page.text[share.end :].lstrip().startswith("of")
    ):
        return
    parts = [one for one in previous if countable(one)]
    wholes = [one for one in row if countable(one) and one.start >= share.end]
    if (
        len(parts) == 1
        and len(wholes) == 1
        and parts[0].unit == wholes[0].unit
        and parts[0].value < wholes[0].value
    ):
        yield Ratio(parts[0], wholes[0])


def asked(page: Page, place: int, said: Sequence[Share], found: Sequence[Ratio]) -> Iterator[Conflict]:
    """Yield the clash of a poll's or ballot's share with its count, when each stands alone and both say yes."""
    sentence = page.sentences[place]
    if said or len(found) != 1 or not either("shares", "asked").search(sentence.text):
        return
    ratio = found[0]
    tail = page.text[ratio.part.end : ratio.part.end + 60]
    side = (
        "support"
        if either("shares", "support").search(tail)
        else "oppose"
        if either("shares", "oppose").search(tail)
        else ""
    )
    for back in (1, 2):
        if not side or place - back < 0 or not near(page, place - back, place):
            return
        earlier = page.sentences[place - back]
        above = list(shares(page.text, earlier.start, earlier.end))
        if not above:
            continue
        behind = page.text[above[0].end : above[0].end + 40]
        if len(above) == 1 and either("shares", side).search(behind) and not possible(above[0], ratio):
            yield conflict(page, above[0], ratio)
        return


def conflict(page: Page, share: Share, ratio: Ratio) -> Conflict:
    """Return the conflict of a share with a ratio."""
    real = 100 * ratio.part.value / ratio.whole.value
    part, whole = number(ratio.part.value), number(ratio.whole.value)
    spots = [passage(page, share.start, share.end, page.text[share.start : share.end], "the share")]
    if abs(ratio.part.start - ratio.whole.start) < 2 * SPAN and ratio.part.place == ratio.whole.place:
        spots.append(passage(page, ratio.start, ratio.end, f"{part} of {whole}", "the counts"))
    else:
        spots.append(passage(page, ratio.part.start, ratio.part.end, part, "the part"))
        spots.append(passage(page, ratio.whole.start, ratio.whole.end, whole, "the whole"))
    return Conflict(
        passages=tuple(spots),
        message=f"the share does not fit its counts: {part} of {whole} is {real:.3g} per cent, not {100 * share.value:.3g}",
        reasons=("the share is said of these counts",),
        explanations=("the share may be of another whole", "one of the three may be a slip"),
        confidence=0.85,
        topic=ratio.whole.noun or "share",
    )
