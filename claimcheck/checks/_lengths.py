"""Lengths in minutes, months and years with their ends: "for 47 minutes, from 8.15pm to 9.20pm"."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from claimcheck.checks._spans import YEAR, Stretch, hedged
from claimcheck.checks._words import number_pattern, number_words, numbers, whole, words
from claimcheck.checks.page import Page
from claimcheck.model import Sentence
from claimcheck.values.times.names import months
from claimcheck.wordlists import alternatives

DAY = 24 * 60


def lasting(page: Page) -> Iterator[Stretch]:
    """Yield each stated length in minutes, or from month to month, that does not fit its two ends."""
    for place, sentence in enumerate(page.sentences):
        plain = page.plain[place]
        if "minute" in plain:  # whole hours are looked at elsewhere
            yield from clocked(page, sentence)
        if "month" in plain or "year" in plain:
            yield from dated(page, sentence)


# ------------------------------------------------------------------------------------------------ hours


@functools.cache
def clock(n: int) -> str:
    """Return the pattern of a time of day, with groups that end in ``n``."""
    hour = number_words(1)
    return (
        rf"(?:(?P<h{n}>[012]?\d)(?:[:.](?P<m{n}>[0-5]\d))?(?:\s*(?P<p{n}>[ap])\.?\s?m\b\.?)?"
        rf"|(?P<part{n}>half\s+past|quarter\s+past|quarter\s+to)\s+(?P<w{n}>\d{{1,2}}|{hour})|(?P<noon{n}>noon|midday|midnight))"
    )


@functools.cache
def clock_span() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of a length in minutes or hours before or behind its two times."""
    n = number_pattern()
    count = rf"(?:(?P<hours>{n})\s+hours?(?:\s+and\s+)?)?(?:(?P<minutes>{n})\s+minutes?)?"
    told = r"(?=[\w,]+\s+(?:hour|minute))"
    to = r"\s+(?:to|until|till|and)\s+"
    ends = rf"(?P<ends>(?:from|between)\s+{clock(1)}{to}{clock(2)})(?![\d%]|,\d)(?!\.\d)"
    found = (
        rf"\bfor\s+{told}{count},?\s+{ends}",
        rf"\b{ends}\s*[,(\u2013\u2014]\s*(?:or\s+|for\s+)?{told}{count}(?=[\s.,;)]|$)",
    )
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in found)


def clocked(page: Page, sentence: Sentence) -> Iterator[Stretch]:
    """Yield "for 47 minutes, from 8.15pm to 9.20pm"."""
    for pattern in clock_span():
        for match in pattern.finditer(page.text, sentence.start, sentence.end):
            one, two = minutes(match, 1), minutes(match, 2)
            if one is None or two is None or not match["minutes"]:
                continue
            said = 60 * whole(match["hours"] or "0") + whole(match["minutes"])
            possible = {(b - a) % DAY for a in one for b in two}
            if all(abs(said - should) > 1 for should in possible):
                should = min(possible, key=lambda long: abs(long - said))
                first = match.start("hours" if match["hours"] else "minutes")
                spans = match.span("ends"), (first, match.end("minutes"))
                yield Stretch(*spans, in_words(should), in_words(said))


def in_words(long: int) -> str:
    """Return a number of minutes as people say it."""
    return f"{long // 60} hours and {long % 60} minutes" if long >= 60 else f"{long} minutes"


def minutes(match: re.Match[str], n: int) -> set[int] | None:
    """Return the minutes of the day that a time can be, or None when it is none."""
    if match[f"noon{n}"]:
        return {0} if match[f"noon{n}"].lower() == "midnight" else {12 * 60}
    if match[f"part{n}"]:
        hour = whole(match[f"w{n}"]) if match[f"w{n}"].isdecimal() else numbers()[match[f"w{n}"].lower()]
        shift = {"half": 30, "quarter past": 15, "quarter to": -15}
        kind = " ".join(match[f"part{n}"].lower().split())
        at = 60 * hour + shift["half" if kind.startswith("half") else kind]
        return {at % DAY, (at + 720) % DAY} if hour <= 12 else None
    hour, minute = int(match[f"h{n}"]), int(match[f"m{n}"] or 0)
    if hour > 24:
        return None
    half = (match[f"p{n}"] or "").lower()
    if half:
        return {60 * (hour % 12) + minute + (720 if half == "p" else 0)} if 0 < hour <= 12 else None
    at = 60 * hour + minute
    return {at % DAY} if hour > 12 or hour == 0 else {at % DAY, (at + 720) % DAY}


# ------------------------------------------------------------------------------------- months and years


@functools.cache
def date_span() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of a length in months or years with its first and last month."""
    month = alternatives(months())
    one, two = (rf"(?:\d\d?\s+)?(?P<m{n}>{month})\b\.?\s+(?:\d\d?,\s+)?(?P<y{n}>{YEAR})" for n in (1, 2))
    long = rf"(?P<n>{number_pattern()})[\s-]+(?P<unit>months?|years?)\b"
    ending = alternatives(words("spans", "ending"))
    to = r"\s+(?:to|until|till|through)\s+"
    found = (
        rf"{long},?\s+from\s+{one}{to}{two}",
        rf"\bfrom\s+{one}{to}{two}\s*[,(\u2013\u2014]\s*(?:or\s+|for\s+)?{long}",
        rf"\b(?:in|on|from|of)\s+{one},?\s+for\s+{long}[^.;:\d]{{0,30}}\b(?:{ending})\s+(?:in|on|by)?\s*{two}",
    )
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in found)


def dated(page: Page, sentence: Sentence) -> Iterator[Stretch]:
    """Yield "18 months, from January 2026 to December 2027"."""
    for pattern in date_span():
        for match in pattern.finditer(page.text, sentence.start, sentence.end):
            first, last = (
                12 * int(match[f"y{n}"]) + months()[match[f"m{n}"].lower().rstrip(".")] for n in (1, 2)
            )
            said, should = whole(match["n"]), last - first
            years = match["unit"].lower().startswith("year")
            loose = hedged(page, sentence, match.start("n"))
            fits = abs(should / 12 - said) <= 1 / 6 if years else said in (should - 1, should, should + 1)
            if should > 0 and not fits and not loose:
                yield Stretch(
                    (min(match.start("m1"), match.start("m2")), max(match.end("y1"), match.end("y2"))),
                    (match.start("n"), match.end("unit")),
                    f"{should / 12:.3g} years" if years else f"{should} or {should + 1} months",
                    f"{said} {match['unit']}",
                )
