"""A part and its whole, as a text gives them: "168 of the 1,120", "640 ballots, of which 512"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.checks._figures import Figure, slack
from claimcheck.checks.page import Page

# Below this the whole is too small for a share to be said of it with any exactness.
SMALLEST = 5
WHOSE = r"[a-z]+['\u2019]s?\s+"
OF = re.compile(
    r"\s+(?:[a-z]+\s+){0,3}?(?:out\s+)?of\s+"
    r"(?:(?:the|its|their|his|her|our|all|all the|these|those|a total of|some|about|around|"
    rf"roughly|nearly|more than|over|almost)\s+|{WHOSE}|the\s+(?:[a-z]+\s+){{0,2}}{WHOSE}){{0,3}}",
    re.IGNORECASE,
)
# "A twentieth of its yearly turnover of £61 million": between a share and its whole.
OF_SUM = re.compile(
    r"\s+of\s+(?:(?:the|its|their|his|her|[a-z]+\s+[a-z]+['\u2019]s)\s+)(?:[a-z-]+\s+){0,2}[a-z]+,?"
    r"\s+(?:of|which\s+(?:is|was))\s+$",
    re.IGNORECASE,
)
OF_THE = re.compile(
    rf"(?:^|[\s\"\u201c(])of\s+(?:(?:the|its|their|all|some|about|these|those)\s+|{WHOSE}){{0,3}}$",
    re.IGNORECASE,
)
WHICH = re.compile(
    r"[^.;:!?]{0,60}?(?:,\s*)?\bof\s+(?:which|whom|them|these|those)\b[\s,]*(?:[a-z]+\s+){0,2}$", re.I
)
SURVEY = re.compile(
    r"\b(?:survey|poll|sample|study|check|inspection|test|tests)\s+of\s+(?:some\s+|about\s+|around\s+)?$",
    re.IGNORECASE,
)
FOUND = re.compile(r"[^.;:!?\d]{0,50}?\b(?:found|showed|said|finds|shows)\s+(?:that\s+)?$", re.IGNORECASE)
TOWN = re.compile(
    r"\s+(?:[a-z]+\s+){0,2}(?:in|from)\s+an?\s+(?:[a-z]+\s+){1,2}of\s+(?:about\s+|some\s+|just\s+)?",
    re.IGNORECASE,
)
OF_THOSE = re.compile(r"[\s\"\u201c]*of\s+(?:these|those|them)\b[\s,]*(?:[a-z]+\s+){0,2}$", re.IGNORECASE)
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
        """The least and the greatest share that rounding of the two allows.

        A round number in full beside one that is not is no rounded one: "260 of the 400 parents".
        """
        a, b = slack(self.part), slack(self.whole)
        if not any(one.scaled or one.vague or one.side for one in (self.part, self.whole)):
            a = b = min(a, b)
        top = (self.part.high + a) / max(self.whole.low - b, 1e-9)
        return (self.part.low - a) / (self.whole.high + b), top


def countable(one: Figure) -> bool:
    """Whether a figure can be the part or the whole of a ratio."""
    return (
        one.dimension in ("count", "money", "area", "volume", "mass", "length", "other")
        and one.low < one.high + 1
        and (one.low > 0 and one.high < float("inf"))
    )


def ratios(page: Page, place: int, row: Sequence[Figure], previous: Sequence[Figure]) -> Iterator[Ratio]:
    """Yield parts with their wholes: "168 of the 1,120", "of the 800 asked, 480", "640, of which 512"."""
    usable = [one for one in row if countable(one)]
    sentence = page.sentences[place]
    for one, other in itertools.pairwise(usable):
        if one.unit != other.unit or max(one.value, other.value) < SMALLEST:
            continue
        gap = page.text[one.end : other.start]
        if one.value < other.value and (OF.fullmatch(gap) or TOWN.fullmatch(gap)):
            yield Ratio(one, other)
        elif one.value > other.value and part_of(page, one, other, gap):
            yield Ratio(other, one)
    if usable and previous and OF_THOSE.fullmatch(page.text[sentence.start : usable[0].start]):
        first = usable[0]
        wholes = [
            one for one in previous if countable(one) and one.unit == first.unit and one.value > first.value
        ]
        if len(wholes) == 1 and wholes[0].value >= SMALLEST:
            yield Ratio(first, wholes[0])


def part_of(page: Page, one: Figure, other: Figure, gap: str) -> bool:
    """Whether the smaller number ``other``, ``gap`` after ``one``, is said to be of it."""
    ahead = page.text[max(one.start - 40, page.sentences[one.place].start) : one.start]
    if OF_THE.search(ahead) and len(gap) < SPAN and "," in gap:
        return True
    if WHICH.fullmatch(gap) or (SURVEY.search(ahead) and FOUND.fullmatch(gap)):
        return True
    behind = page.text[other.end : other.end + 20]
    return len(gap) < SPAN and bool(re.match(r"\s+of\s+(?:them|these|those)\b", behind))
