"""The day a document was published, read only where documents say it.

Only full dates count: a day without a year, or a date inside running text, is no publication date.
This module is the only door to dateparser, for a stamp of a form that is not among the usual ones.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import Any

from claimcheck.sources import cues
from claimcheck.sources.blocks import Part

Found = tuple[dt.date, str, int]  # the day, how it was found, the index of the part that says it

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DATE = re.compile(
    rf"\b(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:[ -]of)?[ -](?P<m1>{_MONTH}),?[ -](?P<y1>\d{{4}})\b"
    rf"|\b(?P<m2>{_MONTH}) (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y2>\d{{4}})\b"
    r"|\b(?P<y3>\d{4})(?P<s3>[-/.])(?P<m3>\d{1,2})(?P=s3)(?P<d3>\d{1,2})(?!\d)"
    r"|\b(?P<d4>\d{1,2})(?P<s4>[./])(?P<m4>\d{1,2})(?P=s4)(?P<y4>\d{4})\b"
    rf"|\b(?P<y5>\d{{4}}),? (?P<m5>{_MONTH}) (?P<d5>\d{{1,2}})\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b\d{1,2}(?:[:.]\d{2}){1,2}(?: ?[ap]\.?m\b\.?)?|\b\d{1,2} ?[ap]\.?m\b\.?|\b\d{4} ?(?:hrs|h|gmt|ist)\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]?", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_][\w'’.&-]*")
_ZONE = re.compile(r"\b(?:[A-Z]{1,4}T|UTC|GMT)\b|(?i:\bat\b|\bon\b)")
_SEPARATOR = re.compile(r"\s[|·•–—>/-]+\s|[|·•>;]|\.\s|\s{2,}")
_SAID = re.compile(
    r"(?:^|[|·•–—-]\s*|,\s)(?P<how>(?:first |originally )?(?:published|posted|issued|released|dated?|filed)"
    r"|(?:publication|release|published|issue) date|date published)\b(?: online| on| at)?\s?[:\-–—]?\s",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"(?:^|[|·•–—-]\s*|,\s)(?P<how>(?:last )?(?:updated|modified|revised|reviewed))\b"
    r"(?: on| at)?\s?[:\-–—]?\s",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\b(?:(?:last|first|originally) )?(?:published|posted|issued|released|dated?|filed|updated|modified"
    r"|revised|reviewed|online|publication)\b",
    re.IGNORECASE,
)
# A line with one of these says when something holds or happens, not when it was written.
_ABOUT = re.compile(
    r"\b(?:effective|until|from|valid|due|deadline|expire[sd]?|starts?|starting|begins?|ends?|since|before|after|opens?"
    r"|closes?|election|vote|hearing|meeting|session|born|founded|died)\b",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"^(?P<head>[^\n]{2,90}?)\s(?:--|-|–|—)\s")
_DRAFT = re.compile(r"^\W*(?:\w+ ){0,2}draft\b", re.IGNORECASE)
# Letters of a month's name beside figures: "22Apr2026", "Apr 22 26".
_NAMED = re.compile(rf"(?<![a-z])(?:{'|'.join(MONTHS)})[a-z]{{0,6}}(?![a-z])", re.IGNORECASE)
# Characters of a date that is handed to dateparser at the most.
_UNREAD = 40
_SMALL = frozenset(cues.words("joining") + cues.words("beside"))
# What a line over an article calls the article or its writer: "Health correspondent", "Notice to passengers".
_HANDOUTS = frozenset(one.split()[-1] for one in cues.words("handouts"))
_LABELS = _HANDOUTS | cues.OUTLETS | frozenset(cues.words("beside") + cues.words("labelled"))
_OPENINGS = cues.RUBRICS | frozenset(cues.words("hands_out"))
_LONGEST_LABEL = 5  # words


def dates(text: str, day_first: bool | None = None) -> Iterator[tuple[int, int, dt.date | None]]:
    """Yield the full dates in ``text``: start, end, and the day, or None for one that does not exist.

    Read are "22 April 2026", "April 22nd, 2026", "2026-04-22", "22.04.2026", and "22/04/2026" where only
    one order of day and month is possible, or ``day_first`` says which it is.
    """
    for hit in _DATE.finditer(text):
        form = next(n for n in "12345" if hit["y" + n])
        year, month, day = hit["y" + form], hit["m" + form], hit["d" + form]
        number = int(month) if month.isdigit() else MONTHS.index(month[:3].lower()) + 1
        place = _in_order(number, int(day), form == "4" and hit["s4"] == "/", day_first)
        if place is None:
            continue
        yield hit.start(), hit.end(), _day(int(year), *place)


def _in_order(month: int, day: int, slash: bool, day_first: bool | None) -> tuple[int, int] | None:
    """Return (month, day); with a slash the two may stand either way, and None says that nobody knows."""
    if not slash or month == day:
        return month, day
    if month <= 12 and day <= 12:
        if day_first is None:
            return None
        return (month, day) if day_first else (day, month)
    return (day, month) if month > 12 else (month, day)


def _day(year: int, month: int, day: int) -> dt.date | None:
    if not 1000 <= year <= 2999:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def first_date(text: str) -> dt.date | None:
    """Return the first full date in ``text`` that exists."""
    return next((day for _, _, day in dates(text) if day), None)


def stamp(value: str) -> dt.date | None:
    """Return the day of a machine-readable time ("2026-04-22T08:00:00Z", "20260422"), else of a date.

    A date may be written in any way that names the month ("Wed, 22 Apr 26", "2026-Apr-22"). The day is that
    of the place where the time was taken: no zone moves it.
    """
    value = value.strip()
    packed = re.match(r"(\d{4})(\d{2})(\d{2})(?:\D|$)", value)
    if packed:
        return _day(int(packed[1]), int(packed[2]), int(packed[3]))
    return first_date(value[:100]) or unusual(value)


def unusual(value: str) -> dt.date | None:
    """Return the day of a date in another form, if it names the month and has a day and a year."""
    clock = _TIME.search(value)
    phrase = value[: clock.start()] if clock else value
    if len(phrase) > _UNREAD or not _NAMED.search(phrase):
        return None
    import dateparser

    settings: Any = {"REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"]}
    read = dateparser.parse(phrase, languages=["en"], settings=settings)
    return _day(read.year, read.month, read.day) if read else None


def is_dated(text: str, day_first: bool | None = None) -> bool:
    """Whether a line of a page's head is there for its date: a full date, and little else in its segment."""
    return any(day and _is_bare(text, start, end) for start, end, day in dates(text, day_first))


def _is_bare(text: str, start: int, end: int) -> bool:
    """Whether the date at ``start`` stands in a line of date, time, place and names, not in a sentence."""
    marked = f"{text[:start]}\x00{text[end:]}"
    segment = next((s for s in _SEPARATOR.split(marked) if "\x00" in s), marked)
    for pattern in (_TIME, _WEEKDAY, _ZONE, _LABEL):
        segment = pattern.sub(" ", segment)
    if _ABOUT.search(segment):
        return False
    pieces = [words for words in map(_WORD.findall, re.split(r"[,;:()\x00]", segment)) if words]
    headed = bool(pieces) and pieces[0][0][0].isupper()
    named = all(_is_named(words) or (headed and _is_label(words)) for words in pieces)
    return named and sum(map(len, pieces)) <= 12 and len(text.split()) <= 30


def _is_named(words: Sequence[str]) -> bool:
    """Whether words are names, and what names in bylines are joined with."""
    return all(word[0].isupper() or word.lower() in _SMALL for word in words)


def _is_label(words: Sequence[str]) -> bool:
    """Whether words say what the text is or whose: "Arts desk", "Press notice", "Notice to passengers"."""
    told = [word.lower() for word in words]
    addressed = told[0] in _HANDOUTS and told[1:2] in (["to"], ["for"])
    return len(told) <= _LONGEST_LABEL and (addressed or told[-1] in _LABELS or " ".join(told) in _OPENINGS)


def find(
    parts: Sequence[Part], head: Sequence[int], title: int | None, day_first: bool | None = None
) -> Found | None:
    """Return the publication date, how it was found, and the index of the part that says it.

    In order: a line that says "Published: ..." in the head or the foot of the page; a byline or a date
    line in the head; the dateline of the first paragraph; an editor's note on a draft ("for Saturday 24
    October 2026"); and, weakest, "Last updated ...". ``head`` are the indices of the parts that are no
    running text and stand before it, ``title`` is that of the headline, in which a date is no date.
    ``day_first`` settles "3/4/2026" where the page says which English it is in.
    """
    top = [i for i in head if i != title]
    foot = [i for i in range(max(len(parts) - 8, 0), len(parts)) if i not in head and i != title]
    body = [i for i in range(len(parts)) if i not in head and parts[i].role == "body"][:3]
    for found in (
        _said(parts, top + [i for i in foot if len(parts[i].text.split()) <= 14], _SAID, day_first),
        _bylines(parts, top, day_first),
        _dateline(parts, body + top),
        _draft(parts, top + [i for i in (title,) if i is not None]),
        _said(parts, top + foot, _UPDATED, day_first),
    ):
        if found:
            return found
    return None


def _said(
    parts: Sequence[Part], among: Sequence[int], said: re.Pattern[str], day_first: bool | None
) -> Found | None:
    """Find a date that a label announces."""
    for i in among:
        text = parts[i].text
        if len(text) > 300:
            continue
        for hit in said.finditer(text):
            for start, _, day in dates(text[hit.end() : hit.end() + 60], day_first):
                if day and start <= 25:
                    return day, hit["how"].capitalize(), i
    return None


def _bylines(parts: Sequence[Part], among: Sequence[int], day_first: bool | None) -> Found | None:
    """Find a date in a byline, or on a line of its own."""
    for i in among:
        text = parts[i].text
        if _DRAFT.match(text) or _UPDATED.match(text):
            continue
        for start, end, day in dates(text, day_first):
            if day and _is_bare(text, start, end):
                rest = _WEEKDAY.sub("", text[:start] + text[end:])
                alone = not re.search(r"[^\W\d_]{3}", _TIME.sub("", rest))
                return day, "date line" if alone else "byline", i
    return None


def _dateline(parts: Sequence[Part], among: Sequence[int]) -> Found | None:
    """Find a full date in the dateline of an agency ("BRISTOL, March 14, 2026 (Wire) -- ...")."""
    for i in among:
        hit = _DATELINE.match(parts[i].text)
        if hit and (re.match(r"[A-Z][\w.' -]*[A-Z]", hit["head"]) or "(" in hit["head"]):
            day = first_date(hit["head"])
            if day:
                return day, "dateline", i
    return None


def _draft(parts: Sequence[Part], among: Sequence[int]) -> Found | None:
    """Find the day for which a draft is meant."""
    for i in among:
        text = parts[i].text
        if _DRAFT.match(text):
            for start, _, day in dates(text):
                if day and re.search(r"\bfor (?:the )?(?:\w+,? ){0,8}$", text[:start]):
                    return day, "draft note", i
    return None
