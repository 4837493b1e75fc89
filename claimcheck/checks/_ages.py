"""Ages as they are written: "Ana Reyes, 52,", "who's 61", "a writer of 58"; and whether they are of today."""

from __future__ import annotations

import functools
import re

from claimcheck.checks._words import either, full_date, number_words
from claimcheck.checks.page import Conflict, Page, passage

FUTURE = re.compile(
    r"\b(?:by|until|till|will|from|next|plan\w*|target\w*|due|expected|forecast\w*)\b", re.IGNORECASE
)
PAST_YEAR = re.compile(r"\b(?:in|since|of|,)\s*((?:19|20)\d\d)(?![\d,.]*\d)(?!s)")


@functools.cache
def patterns() -> dict[str, re.Pattern[str]]:
    """Return the patterns of an age, by how it stands.

    Apposed: "Ana Reyes, 52," and "Ana Reyes (52)", an age between breaks after a name or a description. Of:
    "Ana Reyes, a writer of 58,". Coming: "turns 35 this winter", "would have turned 36 on Sunday", an age of
    within the year to come. Leading: "At 52 she has now done it".
    """
    n = rf"(?P<age>[1-9]\d?|1[01]\d|(?i:{number_words(5)})(?!-|\s+of\b))"
    stop = r"(?![.,]\d)"
    return {
        "apposed": re.compile(
            rf"(?<=[\w\u2019'.\"])(?:,\s+(?:now\s+|aged\s+|age\s+)?|\s+\(\s*(?:aged\s+)?){n}"
            r"(?=\)|,(?!\d)|\.(?!\d)|;|\s*[\u2013\u2014]|\s+(?:from|of|told|said|says)\b)"
        ),
        "aged": re.compile(
            r"(?:\b(?P<cue>at\s+the\s+age\s+of|at\s+age|aged|is|was|(?:is|was)\s+aged|(?<=who)['\u2019]s)\s+"
            rf"{n}(?:\s+years\s+old)?(?=[.,;)]|\s+(?:when|years\s+old|and|at\s+the\s+time)\b){stop})"
        ),
        "old": re.compile(rf"\b{n}-year-old\b", re.IGNORECASE),
        "of": re.compile(rf",\s+an?\s+(?:[\w-]+\s+){{0,2}}(?P<who>[a-z]+)\s+of\s+{n}(?=[.,;)]){stop}"),
        "leading": re.compile(
            rf"(?:^|(?<=[.!?\u201d\"]\s))At\s+{n},?\s+(?=(?:[Ss]?[Hh]e)\s+(?:is|has|will|does|can|says|still)\b)",
            re.MULTILINE,
        ),
        "coming": re.compile(
            rf"\b(?P<cue>turns|will\s+turn|would\s+have\s+turned)\s+{n}"
            rf"(?=[.,;)]|\s+(?:on|in|next|this|tomorrow|later)\b){stop}"
        ),
    }


def moved(text: str, match: re.Match[str], low: int, high: int, how: str, *, dead: bool) -> bool:
    """Whether the age is of another day than the article's ("was 19 when", "at the age of 30, he joined")."""
    if dead:
        return False
    if how == "aged" and not match["cue"].endswith(("is", "s")) and not match["cue"].startswith("is"):
        return True
    ahead, behind = (
        text[max(match.start() - 16, low) : match.start("age")],
        text[match.end() : min(match.end() + 24, high)],
    )
    return bool(either("age", "moved").search(ahead)) or bool(
        re.match(r"[\s,]*(?:when|at the time|then)\b", behind)
    )


def last_year(page: Page) -> int | None:
    """Return the last year that the page speaks of as past; it was not written before."""
    years = [
        int(match[1])
        for pattern in (PAST_YEAR, full_date())
        for match in pattern.finditer(page.text)
        if not FUTURE.search(page.text, max(match.start() - 30, 0), match.start() + 4)
    ]
    return max(years, default=None)


def misfit(
    page: Page,
    age: tuple[int, int, int],
    other: tuple[int, int],
    note: str,
    message: str,
    *reasons: str,
    explanations: tuple[str, ...],
    assumed: tuple[str, ...] = (),
    confidence: float = 0.8,
) -> Conflict:
    """Return the conflict of an age, its span and years, with what stands at ``other``, as ``note`` says."""
    start, end, years = age
    return Conflict(
        passages=(
            passage(page, start, end, str(years), "the age"),
            passage(page, *other, page.text[slice(*other)], note),
        ),
        message=message,
        reasons=reasons,
        assumed=assumed,
        explanations=explanations,
        confidence=confidence,
        topic="age",
    )
