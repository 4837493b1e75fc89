"""Spans of years with the year they are counted from: "its 75th anniversary", "for 30 years, since 1994"."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from claimcheck.checks._spans import YEAR, Stretch, hedged
from claimcheck.checks._words import number_pattern, ordinals, whole, words
from claimcheck.checks.page import Page
from claimcheck.model import Sentence
from claimcheck.values.times.names import months
from claimcheck.wordlists import alternatives

# A span in years is off by this much when the day in the year is not told; round ones are told more loosely.
LOOSE = 1
ROUND = ((100, 25), (50, 5), (10, 2))
ANY_YEAR = re.compile(rf"(?<![\d.,-]){YEAR}")
# Years spoken of as to come or gone, by which an anniversary is not of this one.
OTHER_YEAR = re.compile(r"\b(?:next|last|coming|ahead|previous|would|had)\b", re.IGNORECASE)
# What every anniversary is called by, or begins with.
MARKED = ("anniversary", "jubilee", "birthday", "centen")
POINTING = re.compile(r"[\s\"\u201c]*(?:It|They|He|She|Both|The\s+(?P<noun>[a-z]+))\b")


def year_spans(page: Page) -> Iterator[Stretch]:
    """Yield each span of years that does not fit the year that it is said to be counted from."""
    if page.today is None:
        return
    for place, sentence in enumerate(page.sentences):
        if sentence.role == "headline":
            continue
        plain = page.plain[place]
        if "years" in plain:
            yield from counted_from(page, sentence)
        if "year" in plain:
            yield from of_history(page, place)
        if any(word in plain for word in MARKED):
            yield from anniversaries(page, place)
        if "married" in plain:
            yield from wedded(page, place)


def fits(said: int, should: int, *, hedged: bool = False) -> bool:
    """Whether so many years can be told of a span that is ``should`` long, or a year less or more."""
    room = next((room for step, room in ROUND if said % step == 0 and said), LOOSE)
    return abs(said - should) <= max(room, should // 6 if hedged else 0, LOOSE)


@functools.cache
def counting() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of "eleven years ago, in 2012", "for 30 years, since 1994" and their like."""
    n = rf"(?P<n>{number_pattern()})"
    month = rf"(?:(?:{alternatives(months())})\.?\s+)?"
    to = rf"(?P<y>{YEAR})\s+(?:to|until|till|and|through)\s+(?P<z>{YEAR})"
    found = (
        rf"{n}\s+years\s+ago,?\s+in\s+{month}(?P<y>{YEAR})",
        rf"\b[Ii]n\s+{month}(?P<y>{YEAR}),?\s+{n}\s+years\s+ago\b",
        rf"\bfor\s+(?:the\s+)?(?:past\s+|last\s+)?{n}\s+years,?\s+(?:ever\s+)?since\s+{month}(?P<y>{YEAR})",
        rf"\b[Ss]ince\s+{month}(?P<y>{YEAR}),\s+(?:or\s+)?(?:for\s+|that\s+is\s+|now\s+)?{n}\s+years\b(?!\s+(?:ago|old|before|after|later))",
        rf"\b(?:from|between)\s+{to}\s*[,(\u2013\u2014]\s*(?:or\s+|a\s+span\s+of\s+|for\s+)?{n}\s+years\b(?!\s+(?:ago|old|before|after|later))",
        rf"\bfor\s+{n}\s+years,?\s+(?:from|between)\s+{to}",
    )
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in found)


def counted_from(page: Page, sentence: Sentence) -> Iterator[Stretch]:
    """Yield the spans of a sentence that stand with the year or years they run from."""
    assert page.today is not None
    for pattern in counting():
        for match in pattern.finditer(page.text, sentence.start, sentence.end):
            last = int(match["z"]) if match.groupdict().get("z") else page.today.year
            said, should = whole(match["n"]), last - int(match["y"])
            loose = hedged(page, sentence, match.start("n"))
            if should > 0 and said > 1 and not fits(said, should, hedged=loose):
                both = match.groupdict().get("z") is not None
                yield span(
                    page,
                    (match.start("y"), match.end("y")),
                    (match.start("n"), match.end("n") + 6),
                    should,
                    said,
                    both=both,
                )


def span(
    page: Page, ends: tuple[int, int], stated: tuple[int, int], should: int, said: int, *, both: bool = False
) -> Stretch:
    """Return the stretch of a span of years that does not fit."""
    return Stretch(ends, stated, f"{should} years", f"{said}", () if both else page.assumption())


@functools.cache
def history() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of a history in years beside the year of its beginning, in one sentence."""
    begun = alternatives(words("since", "begun"))
    long = rf"(?P<n>{number_pattern()})"
    named = alternatives(ordinals())
    its = rf"\b(?:in\s+)?its\s+{long}(?:\s+years\b|-year(?:-old)?\s+history)"
    whose = r"(?:this|it)\s+(?:is\s+)?(?:my|his|her|our|their|the)"
    found = (
        rf"\b(?:{begun})\s+in\s+(?P<y>{YEAR})[^.;:]{{0,80}}?{its}",
        rf"\b{long}\s+years\s+of\s+[^.;:,\d]{{2,40}}\s+(?:that|which)\s+(?:began|started)\s+in\s+(?P<y>{YEAR})",
        rf"\bsince\s+(?P<y>{YEAR}),\s+(?:which\s+makes|so|making)\s+{whose}\s+"
        rf"(?:(?P<nth>{named})|(?P<n>\d\d?)(?:st|nd|rd|th))\s+year\b",
    )
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in found)


def of_history(page: Page, place: int) -> Iterator[Stretch]:
    """Yield "founded in 1904, ... in its 132 years" and its like."""
    assert page.today is not None
    sentence = page.sentences[place]
    for pattern in history():
        for match in pattern.finditer(page.text, sentence.start, sentence.end):
            nth = match.groupdict().get("nth")
            name = "nth" if nth else "n"
            said = ordinals()[nth.lower()] if nth else whole(match["n"])
            should = page.today.year - int(match["y"])
            loose = hedged(page, sentence, match.start(name))
            round_one = said % 10 == 0 and abs(said - should) <= max(2, said // 20)
            if should > 0 and abs(said - should) > 1 and not loose and not round_one:
                yield span(page, match.span("y"), match.span(name), should, said)


# ------------------------------------------------------------------------------------------ anniversaries


@functools.cache
def counted() -> dict[str, int]:
    """Return the words that number an anniversary; centenaries among them."""
    return ordinals() | {"centenary": 100, "centennial": 100, "bicentenary": 200, "bicentennial": 200}


@functools.cache
def anniversary() -> re.Pattern[str]:
    """Return the pattern of an anniversary with its number."""
    named = alternatives(ordinals())
    return re.compile(
        rf"\b(?:(?P<n>\d{{1,3}})(?:st|nd|rd|th)|(?P<word>{named}))\s+(?:\w+\s+)?(?:anniversary|jubilee|birthday)\b"
        r"|\b(?P<cent>centenary|centennial|bicentenary|bicentennial)\b",
        re.IGNORECASE,
    )


@functools.cache
def founding() -> re.Pattern[str]:
    """Return the pattern of a beginning with its year."""
    month = rf"(?:(?:\d\d?\s+)?(?:{alternatives(months())})\.?\s+(?:\d\d?,\s+)?)?"
    begun = alternatives(words("since", "begun"))
    return re.compile(
        rf"\b(?:{begun})\b[^.;:\d]{{0,60}}?\b(?:in|on|since)\s+{month}(?P<y>{YEAR})",
        re.IGNORECASE,
    )


def anniversaries(page: Page, place: int) -> Iterator[Stretch]:
    """Yield the anniversary of a sentence that does not fit the year of the beginning."""
    assert page.today is not None
    sentence = page.sentences[place]
    told = list(anniversary().finditer(page.text, sentence.start, sentence.end))
    if len(told) != 1 or (start := beginning(page, place)) is None:
        return
    match, (year, ends) = told[0], start
    number = int(match["n"] or counted()[(match["word"] or match["cent"]).lower()])
    others = {int(y) for y in ANY_YEAR.findall(sentence.text)} - {year}
    if len(others) > 1:
        return
    held = others.pop() if others else page.today.year
    room = 1 if OTHER_YEAR.search(sentence.text) else 0
    if held > year and abs(held - year - number) > room:
        yield span(page, ends, match.span(), held - year, number)


def beginning(page: Page, place: int) -> tuple[int, tuple[int, int]] | None:
    """Return the year in which began what a sentence marks: in it, or in one beside it that points to it."""
    for where in (place, place + 1, place - 1):
        if not page.together(place, where):
            continue
        one = page.sentences[where]
        found = list(founding().finditer(page.text, one.start, one.end))
        if len(found) != 1:
            continue
        if where == place or pointing(page, place, where, found[0].start()):
            return int(found[0]["y"]), found[0].span()
    return None


def pointing(page: Page, place: int, where: int, at: int) -> bool:
    """Whether the later of two sentences opens with what stands for, or is, the subject of the other."""
    later = page.sentences[max(place, where)]
    head = POINTING.match(later.text)
    if where > place and WHOM.search(page.text, at, later.end):
        return True  # "Nora Hale opened it in 1986"
    if head is None or (where > place and at - later.start > FAR):
        return False
    earlier = page.sentences[min(place, where)].text.lower()
    return head["noun"] is None or bool(re.search(rf"\b{head['noun']}\b", earlier))


WHOM = re.compile(rf"(?:{alternatives(words('since', 'begun'))})\s+(?:it|them)\b", re.IGNORECASE)
# A beginning stands this near to the opening of its sentence: "It was founded", "The society was set up".
FAR = 40
WEDDED = re.compile(rf"\b(?:married|wed)\b[^.;:\d]{{0,40}}?\bin\s+(?:\w+\s+)?(?P<y>{YEAR})", re.IGNORECASE)


def wedded(page: Page, place: int) -> Iterator[Stretch]:
    """Yield "married for 12 years" beside "married in 2009"."""
    assert page.today is not None
    sentence = page.sentences[place]
    long = re.search(
        rf"\b(?:been|were|is|are)\s+married\s+(?:to\s+\w+\s+)?for\s+(?P<n>{number_pattern()})\s+years\b",
        sentence.text,
        re.IGNORECASE,
    )
    if long is None or re.search(r"\b(?:had|were|was|until|when|before)\b", sentence.text[: long.end()]):
        return
    for where in (place, place + 1):
        if page.together(place, where):
            one = page.sentences[where]
            since = WEDDED.search(page.text, one.start, one.end)
            if since is not None and not re.search(
                r"\b(?:had|each|first|previous\w*)\b", one.text, re.IGNORECASE
            ):
                said, should = whole(long["n"]), page.today.year - int(since["y"])
                if not fits(said, should):
                    stated = sentence.start + long.start("n"), sentence.start + long.end()
                    yield span(page, since.span(), stated, should, said)
                return
