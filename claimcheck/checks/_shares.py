"""Shares of a whole as they are written: "58 per cent", "three quarters", "one in five"."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.checks._words import number_words, numbers, table, whole
from claimcheck.wordlists import alternatives

# What a plain fraction may round away, in parts of one: "a third" is said of 31 to 36 in a hundred.
LOOSE = 0.03
HEDGED = 0.05
UNDER = re.compile(
    r"\b(?:nearly|almost|just under|under|less than|fewer than|not quite|up to|at most|below)\s+(?:an?\s+)?$",
    re.I,
)
OVER = re.compile(r"\b(?:more than|over|at least|just over|above|well over|upwards of)\s+(?:an?\s+)?$", re.I)
HEDGE = re.compile(
    r"\b(?:about|around|some|roughly|approximately|nearly|almost|close to|just (?:under|over)|an estimated)"
    r"\s+(?:an?\s+)?$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Share:
    """A share where it stands, as the interval of parts of one that its words allow."""

    start: int
    end: int
    low: float
    high: float
    value: float


@functools.cache
def pattern() -> re.Pattern[str]:
    """Return the pattern of a share: percentages, fractions in words, "one in five"."""
    small = number_words(1)
    whole = rf"(?:\d{{1,4}}|{small})"
    part = alternatives(table()["fractions"])
    return re.compile(
        rf"(?<![\d.,])(?P<percent>\d{{1,3}}(?:\.\d+)?|{small})\s?(?:%|per\s?cent\b|percent\b|pc\b)(?!\s*(?:age\s+)?points?)"
        rf"|\b(?P<top>{small}|a|an)[\s-]+(?P<part>{part})s?\b(?=\s+of\b|\s+(?:said|say|voted|do|did|were|are|have|had)\b|[.,;)])"
        rf"|\b(?P<half>half)\b(?=\s+(?:of|the|said|were|are|have|had)\b|[.,;)])"
        rf"|\b(?P<one>{whole})(?:\s+[a-z]+)?\s+(?:in|out\s+of)(?:\s+every)?\s+(?P<every>{whole})\b(?!\s*(?:million|billion|thousand|[.,]\d))"
        rf"|\bone\s+[a-z]+\s+[a-z]+\s+in\s+(?P<each>{whole})\b(?!\s*(?:million|billion|thousand|[.,]\d))",
        re.IGNORECASE,
    )


def shares(text: str, start: int, end: int) -> Iterator[Share]:
    """Yield the shares in ``text[start:end]``, in order of place."""
    for match in pattern().finditer(text, start, end):
        found = read(text, match, start)
        if found is not None:
            yield found


def read(text: str, match: re.Match[str], low: int) -> Share | None:
    """Return the share of a match, or None when it is above one."""
    slack = LOOSE
    if match["percent"]:
        written = match["percent"].lower()
        value = float(numbers().get(written, 0) or (written if written[0].isdecimal() else 0)) / 100
        decimals = len(written.split(".")[1]) if "." in written else 0
        # Half a unit of the last digit, and as much again for a last digit that was cut and not rounded.
        slack = 0.01 * 10.0**-decimals
    elif match["half"]:
        value = 0.5
    elif match["part"]:
        value = top_of(match["top"]) * float(table()["fractions"][match["part"].lower()])
    else:
        over = whole(match["every"] or match["each"])
        value = (whole(match["one"]) if match["one"] else 1) / over if over else 2.0
        if over > 100:
            return None
        slack = min(LOOSE, 0.5 / over if over else LOOSE)
    if not 0 < value <= 1:
        return None
    least, most = value - slack, value + slack
    ahead = text[max(match.start() - 24, low) : match.start()]
    if HEDGE.search(ahead):
        least, most = value - max(HEDGED, slack), value + max(HEDGED, slack)
    if UNDER.search(ahead):
        least, most = (least if HEDGE.search(ahead) else 0.0), value + 0.005
    elif OVER.search(ahead):
        least, most = value - 0.005, (most if HEDGE.search(ahead) else 1.0)
    return Share(match.start(), match.end(), least, most, value)


def top_of(word: str) -> int:
    """Return the upper number of a fraction in words."""
    return 1 if word.lower() in ("a", "an") else numbers()[word.lower()]
