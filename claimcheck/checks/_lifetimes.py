"""Ages beside the birth, or beside an earlier age, of the one person that a sentence is of, named or not.

"Who was born in Szeged in 1961, is 58"; "born in May 1948 and at 71 still on the slopes"; "the 47-year-old,
who was 29 when she was told, twenty years ago".
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from claimcheck.checks._ages import misfit
from claimcheck.checks._births import born, born_pattern
from claimcheck.checks._people import persons
from claimcheck.checks._words import either, number_pattern, whole
from claimcheck.checks.page import Conflict, Page
from claimcheck.language import lexicon
from claimcheck.model import Sentence
from claimcheck.values.days import day
from claimcheck.values.times.calendar import plus

YEAR_LONG = 366
# Ages between these are told of people of whom both the age and the birth are told.
YOUNGEST, OLDEST = 10, 115
# An age, and what may follow it: no noun, for "is 58 kilometres" is none.
ENDING = (
    r"(?:\s+years\s+old)?(?=[.,;)]|\s+(?:and|but|or|on|in|this|next|still|now|at|when|after|before|with|from|he|she|is|was|has|had"
    r"|who|during|years\s+old)\b|$)(?![.,]\d)"
)
YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
AGES = ("age", "age2", "age3", "age4", "age5")
# With one of these a birthday may be of any year.
AWAY = re.compile(
    r"\b(?:when|since|after|before|until|ago|later|earlier|then|once|had|by|in\s+(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
# An age that the check of names has found already ends this near.
NEAR = 3
# So far before the first of the two a relative may stand ("her son, 44, was born in 1981").
BEFORE = 60
# A sentence that tells the birth of whoever the one before it is of.
BORN = re.compile(r"[\s\"\u201c]*(She|He|I)\s+was\s+born\b")
SEVERAL = re.compile(r"\b(?:they|both|respectively)\b", re.IGNORECASE)
# "twenty years ago" is said of 19 to 21, a longer time of more.
AGO = 1


@dataclass(frozen=True, slots=True)
class Lived:
    """An age as stated, its span, the days between which it holds, and whether it is of a day to come."""

    start: int
    end: int
    years: int
    first: dt.date
    last: dt.date


@functools.cache
def aged() -> dict[str, re.Pattern[str]]:
    """Return the patterns of an age of today, of the last day, and of a birthday to come."""
    n = rf"(?P<age>{number_pattern()})"
    old = r"(?P<age3>[1-9]\d)"
    return {
        "now": re.compile(
            rf"(?:(?:\b(?:is|(?<=\bI )am|now|(?:and|who)\s+at|still|,\s+at)|\b(?:who|s?he|I)['\u2019](?:s|m))"
            rf"\s+(?:now\s+|only\s+|just\s+|still\s+)?{n}{ENDING}"
            rf"|\b(?:and|but)\s+{n.replace('age', 'age4')}\s+years\s+(?:old|of\s+age)\b"
            rf"|\ban?\s+(?:[a-z]+\s+)?(?P<who>(?-i:[a-z]+))\s+of"
            rf"\s+{n.replace('age', 'age5')}(?=[.,;)]|\s+who\b)"
            rf"|(?<=[\w'\u2019]),\s+(?:now\s+|aged\s+)?{n.replace('age', 'age2')}(?=,)"
            rf"|\b{old}-year-old\b)",
            re.IGNORECASE,
        ),
        "turned": re.compile(rf"\bturned\s+{n}{ENDING}(?!\s+in\s+\d)", re.IGNORECASE),
        "dead": re.compile(
            rf"\b(?:died|dies|death|dead)\b[^.;:]{{0,40}}?\b(?:at|aged|was)\s+{n}{ENDING}", re.IGNORECASE
        ),
        "coming": re.compile(
            rf"\b(?:turns|(?:will|shall)\s+(?:turn|be)|turning|would\s+(?:have\s+turned|turn))\s+{n}{ENDING}",
            re.IGNORECASE,
        ),
    }


def within(day: dt.date, days: int) -> dt.date:
    """Return the day so many days later, or the last or first that the calendar has."""
    return plus(day, days) or (dt.date.max if days > 0 else dt.date.min)


def lived(
    page: Page, sentence: Sentence, kinds: tuple[str, ...] = ("dead", "coming", "turned", "now")
) -> Iterator[Lived]:
    """Yield the ages that a sentence tells of its person, with the days on which they held."""
    today = page.today
    if today is None:
        return
    slack = 0 if page.document.published else 60
    windows = {
        "now": (within(today, -slack), within(today, slack)),
        "dead": (within(today, -YEAR_LONG), today),
        "coming": (today, within(today, YEAR_LONG)),
        "turned": (within(today, -YEAR_LONG), today),
    }
    for kind in kinds:
        for match in aged()[kind].finditer(page.text, sentence.start, sentence.end):
            written = next(match[name] for name in AGES if match.groupdict().get(name))
            behind = page.text[match.end() : match.end() + 12]
            moved = re.match(r"\s+(?:when|at\s+the\s+time)\b", behind)
            if kind == "turned" and AWAY.search(born_pattern().sub("born", sentence.text)):
                continue  # "turned 50 when the works closed", "left in 2011, turned 60"
            who = match.groupdict().get("who")
            if who and lexicon.noun_class(who) != "person":
                continue  # "a squad of 31"
            window = windows[kind] if kind != "dead" else died(sentence, match, windows[kind])
            if YOUNGEST < whole(written) < OLDEST and not moved and window:
                yield Lived(match.start(), match.end(), whole(written), *window)


def died(
    sentence: Sentence, match: re.Match[str], window: tuple[dt.date, dt.date]
) -> tuple[dt.date, dt.date] | None:
    """Return the days of a death: of its year where it is told, of the last year where none is, or None."""
    told = YEAR.findall(match.group())
    if told:
        return dt.date(int(told[-1]), 1, 1), dt.date(int(told[-1]), 12, 31)
    return None if YEAR.search(born_pattern().sub("born", sentence.text)) else window


def one_person(page: Page, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a sentence up to ``end`` names one person at most, and no relative near ``start``."""
    near = page.text[max(start - BEFORE, sentence.start) : end]
    if either("age", "relatives").search(near) or SEVERAL.search(page.text, sentence.start, end):
        return False
    return len(persons(sentence, end)) <= 1


def lifetimes(page: Page, known: Collection[int]) -> Iterator[Conflict]:
    """Yield each age that does not fit a birth or an earlier age; ``known`` ends are let be."""
    for age, (start, end, first, last) in misborn(page):
        if any(abs(end - age.end) < NEAR for end in known):
            continue
        when = f"on {day(age.last)}" if age.first == age.last else f"from {day(age.first)} to {day(age.last)}"
        least, most = years(last, age.first), years(first, age.last)
        possible = f"{least}" if least == most else f"{least} to {most}"
        yield misfit(
            page, (age.start, age.end, age.years), (start, end), "the birth",
            f"The age does not fit the birth: born then, one is {possible} {when}, not {age.years}",
            "both are said of one person, in one sentence or two",
            assumed=page.assumption(),
            explanations=("the age may be of another day", "the two may be of different people"),
        )  # fmt: skip
    for age, birthday, reached in overtaken(page):
        yield misfit(
            page, (age.start, age.end, age.years), birthday, "the birthday",
            f"The age is less than that of a birthday that is over: {age.years}, and {reached}",
            "both are said of one person, in one sentence",
            explanations=("the two may be of different people",),
        )  # fmt: skip
    for age, earlier, should in mistold(page):
        yield misfit(
            page, (age.start, age.end, age.years), earlier, "the earlier age",
            f"Two ages do not fit the years between them: that makes {should}, not {age.years}",
            "an earlier age is given with how long ago it was",
            explanations=("the years may be rounded", "the two may be of different people"),
            confidence=0.7,
        )  # fmt: skip


def overtaken(page: Page) -> Iterator[tuple[Lived, tuple[int, int], int]]:
    """Yield each age of today with a later birthday that is said to be over: "is 46 and turned 47"."""
    for place, sentence in enumerate(page.sentences):
        if " turned " not in page.plain[place]:
            continue
        ages = list(lived(page, sentence, ("now",)))
        for match in aged()["turned"].finditer(page.text, sentence.start, sentence.end):
            past = not re.search(r"\b(?:had|have|has|if|when|until|before)\s*$", page.text[: match.start()])
            both = [
                a
                for a in ages
                if one_person(page, sentence, min(a.start, match.start()), max(a.end, match.end()))
            ]
            if past and len(both) == 1 and both[0].years < whole(match["age"]):
                yield both[0], match.span(), whole(match["age"])


def misborn(page: Page) -> Iterator[tuple[Lived, tuple[int, int, dt.date, dt.date]]]:
    """Yield each age with the birth in its own sentence, or the next one, where the two do not fit."""
    for place, sentence in enumerate(page.sentences):
        births = list(born(page.text[sentence.start : sentence.end]))
        if len(births) != 1:
            continue
        start, end, first, last = births[0]
        start, end = start + sentence.start, end + sentence.start
        for age in (*beside(page, sentence, start, end), *told_before(page, place, end)):
            oldest, youngest = years(first, age.last), years(last, age.first)
            if not youngest - 1 <= age.years <= oldest:
                yield age, (start, end, first, last)
                break


def beside(page: Page, sentence: Sentence, start: int, end: int) -> Iterator[Lived]:
    """Yield the ages in the sentence of a birth, where it is of one person."""
    for age in lived(page, sentence):
        both = min(start, age.start), max(end, age.end)
        if not start <= age.start < end and one_person(page, sentence, *both):
            yield age


def told_before(page: Page, place: int, end: int) -> Iterator[Lived]:
    """Yield the age in the sentence before "She was born in 1973", where both are of one person."""
    sentence, above = page.sentences[place], page.sentences[max(place - 1, 0)]
    own = BORN.match(sentence.text)
    if own is None or not page.together(place, place - 1):
        return
    speaks = re.search(r"\bI\b", above.text) is not None
    ages = list(lived(page, above, ("now",)))
    alone = one_person(page, sentence, sentence.start, end) and one_person(
        page, above, above.start, above.end
    )
    if alone and len(ages) == 1 and speaks == (own[1] == "I") and not list(lived(page, sentence)):
        yield ages[0]


@functools.cache
def then() -> re.Pattern[str]:
    """Return the pattern of an earlier age with how long ago it was: "was 29 when ..., twenty years ago"."""
    n, age = number_pattern(), number_pattern()
    return re.compile(
        rf"\b(?:was|were|aged|at(?:\s+the\s+age\s+of)?)\s+(?P<then>{age})(?:\s+when\b[^.;:\d]{{0,60}}?|\s*,|,?\s+[^.;:,\d]{{0,40}}?),?\s+"
        rf"(?P<n>{n})\s+years\s+ago\b"
        rf"|\bfor\s+(?P<n3>{n})\s+years,?\s+(?:ever\s+)?since\s+(?:s?he|I)\s+was\s+(?P<then3>{age}){ENDING}"
        rf"|\b(?P<n2>{n})\s+years\s+ago,?\s+(?:at(?:\s+the\s+age\s+of)?|aged|when\s+(?:s?he)\s+was)\s+(?P<then2>{age})\b"
        r"(?!\s+(?:per|%|people|of))",
        re.IGNORECASE,
    )


def mistold(page: Page) -> Iterator[tuple[Lived, tuple[int, int], int]]:
    """Yield each age with an earlier one that is not so many years before it, and what it should be."""
    for place, sentence in enumerate(page.sentences):
        if "ago" not in page.plain[place] and "since" not in page.plain[place]:
            continue
        match = then().search(page.text, sentence.start, sentence.end)
        if match is None or not one_person(page, sentence, sentence.start, match.end()):
            continue
        apart = whole(match["n"] or match["n2"] or match["n3"])
        earlier = whole(match["then"] or match["then2"] or match["then3"])
        ages = [a for a in lived(page, sentence, ("now",)) if not match.start() <= a.start < match.end()]
        pointing = re.match(r"[\s\"\u201c]*(?:She|He)\b", sentence.text)
        if not ages and pointing and page.together(place, place - 1):
            above = page.sentences[place - 1]
            ages = (
                list(lived(page, above, ("now",))) if one_person(page, above, above.start, above.end) else []
            )
        if len({a.years for a in ages}) == 1:
            between = ages[0].years - earlier
            room = AGO if apart <= 20 else AGO + apart // 20
            if abs(between - apart) > room and earlier < ages[0].years:
                yield ages[0], match.span(), earlier + apart


def years(first: dt.date, last: dt.date) -> int:
    """Return the full years from ``first`` to ``last``."""
    return last.year - first.year - ((last.month, last.day) < (first.month, first.day))
