"""An age in a year that is over beside the age of today, of the one person whom the sentences are of.

"Dot Keane, 66, pulled her first beer in 1978, when she was 21": in 2026 that makes 68 to 70.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterator

from claimcheck.checks._ages import misfit
from claimcheck.checks._lifetimes import NEAR, Lived, lived, one_person
from claimcheck.checks._people import persons
from claimcheck.checks._words import either, number_pattern, whole, words
from claimcheck.checks.page import Conflict, Page
from claimcheck.values.times.names import months
from claimcheck.wordlists import alternatives

YEAR = r"(?P<year{}>(?:19|20)\d\d)(?!\d|s\b|[-\u2013/]\d)"
ANY_YEAR = re.compile(r"(?:19|20)\d\d")
# What an age of somebody may be followed by; "was 21 per cent" is none.
END = r"(?:\s+years\s+old)?(?=[.,;:)\u2013\u2014]|\s+(?:and|when|but|or)\b|$)(?![.,]\d)"
# Ages that a child or a grown-up has in a story; below, "was two" may count anything.
LEAST, MOST = 5, 90
# "his father's farm" is no second person, but "his father's death" is of one.
GENITIVE = re.compile(r"\b\w+['\u2019]s?(?=\s)")
POINTING = re.compile(r"(?:She|He)\b")
PRONOUN = re.compile(r"\b(?:s?he|his|her)\b", re.IGNORECASE)


@functools.cache
def dated() -> re.Pattern[str]:
    """Return the pattern of an age in a year: "in 1978, when she was 21", "at the age of 22, in 1979"."""
    n = number_pattern()
    part = rf"(?:(?:the\s+)?(?:{alternatives((*words('age', 'parts_of_year'), *months()))})(?:\s+of)?\s+)?"
    was = r"was\s+(?:only\s+|just\s+|then\s+)?"
    return re.compile(
        rf"\b(?:in|since)\s+{part}{YEAR.format(1)}(?:,\s+|\s+)(?:(?:when\s+)?(?:s?he|I)\s+{was}(?:an?\s+\w+\s+of\s+)?"
        rf"|(?:when\s+)?aged\s+|at\s+(?:(?:the\s+)?age\s+of\s+)?)(?P<n1>{n}){END}"
        rf"|\b(?:at\s+the\s+age\s+of|at\s+age|aged)\s+(?P<n2>{n}),?\s+in\s+{part}{YEAR.format(2)}"
        rf"|\b(?:(?:s?he|I)\s+{was}|(?:who|s?he|I)\s+turned\s+)(?P<n3>{n})\s+(?:years\s+old\s+)?in\s+{part}{YEAR.format(3)}",
        re.IGNORECASE,
    )


def read(match: re.Match[str]) -> tuple[int, int]:
    """Return the year and the age of a match of ``dated``."""
    found = match.groupdict()
    year = int(next(found[f"year{k}"] for k in (1, 2, 3) if found[f"year{k}"]))
    return year, whole(next(found[f"n{k}"] for k in (1, 2, 3) if found[f"n{k}"]))


def then_and_now(page: Page, known: Collection[int]) -> Iterator[Conflict]:
    """Yield each age of today that does not fit the age in an earlier year; ``known`` ends are let be."""
    for age, (start, end), (least, most) in misaged(page):
        if any(abs(one - mine) < NEAR for one in known for mine in (age.end, end)):
            continue
        yield earlier_age(page, (age.start, age.end, age.years), (start, end), (least, most), "one person")


def earlier_age(
    page: Page, age: tuple[int, int, int], then: tuple[int, int], bounds: tuple[int, int], whose: str
) -> Conflict:
    """Return the conflict of an age, its span and years, with one of an earlier year."""
    least, most = bounds
    return misfit(
        page, age, then, "the age in an earlier year",
        f"Two ages do not fit the years between them: that makes {least} to {most}, not {age[2]}",
        "an earlier age is given with its year", f"both are said of {whose}",
        assumed=page.assumption(),
        explanations=("the year may be a slip", "the two may be of different people"),
    )  # fmt: skip


def misaged(page: Page) -> Iterator[tuple[Lived, tuple[int, int], tuple[int, int]]]:
    """Yield each age with the one of an earlier year that it does not fit, and what it could be."""
    if page.today is None:
        return
    for place, sentence in enumerate(page.sentences):
        if not ANY_YEAR.search(sentence.text):
            continue
        match = dated().search(page.text, sentence.start, sentence.end)
        if match is None:
            continue
        year, earlier = read(match)
        if not LEAST <= earlier <= MOST or year >= page.today.year:
            continue
        ages = now(page, place, match)
        between = page.today.year - year
        if len({a.years for a in ages}) == 1 and abs(ages[0].years - earlier - between) > 1:
            yield ages[0], match.span(), (earlier + between - 1, earlier + between + 1)


def now(page: Page, place: int, match: re.Match[str]) -> list[Lived]:
    """Return the ages of today of the person of a dated age: in its sentence, or in the one before."""
    sentence = page.sentences[place]
    ages = [a for a in lived(page, sentence, ("now",)) if a.end <= match.start() or match.end() <= a.start]
    if ages:
        both = min(ages[0].start, match.start()), max(ages[0].end, match.end())
        return ages if alone(page, place, *both) else []
    if found := below(page, place, match):
        return found
    if not page.together(place, place - 1):
        return []
    above = page.sentences[place - 1]
    if not PRONOUN.search(page.text, sentence.start, match.end()):
        return []
    if not alone(page, place, sentence.start, match.end()) or persons(sentence, match.start()):
        return []
    return list(lived(page, above, ("now",))) if alone(page, place - 1, above.start, above.end) else []


def below(page: Page, place: int, match: re.Match[str]) -> list[Lived]:
    """Return the ages of the sentence behind a dated age that goes on with its one person: "He is 52"."""
    if not page.together(place, place + 1):
        return []
    follows = page.sentences[place + 1]
    if not POINTING.match(follows.text) or not alone(page, place, page.sentences[place].start, match.end()):
        return []
    ages = list(lived(page, follows, ("now",)))
    return ages if ages and alone(page, place + 1, follows.start, ages[0].end) else []


def alone(page: Page, place: int, start: int, end: int) -> bool:
    """Whether a sentence speaks of one person up to ``end``; whose something is, is no second one."""
    sentence = page.sentences[place]
    if one_person(page, sentence, start, end):
        return True
    text = page.text[sentence.start : end]
    plain = GENITIVE.sub("", text)
    if plain == text or either("age", "relatives").search(plain) or either("age", "death").search(text):
        return False
    return len(persons(sentence, end)) <= 1
