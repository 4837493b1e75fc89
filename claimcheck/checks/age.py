"""An age that does not fit a birth date, or two ages of one person.

Reports an age that a person born when the article says cannot have: on the day of the article, or on the
day of death where the age is that of the dead. Also two different ages of one person, and an age beside
another in a year that is over ("66", and "in 1978, when she was 21"). Names are matched
("Ana Reyes", "Reyes"), and "she was born" is taken to be of the last person named before. A wrong age is
the commonest correction that newspapers print, and readers know their own.

Conflicts: in an article of 2026, "Ana Reyes, 52, ..." and "Reyes was born in Lima in 1961".
Does not: "Ana Reyes, 52, ..." and "Reyes, born in November 1973"; "Reyes was 19 when she left Lima".
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.checks._births import GAP, Birth, born, nearby, stated_births
from claimcheck.checks._lifetimes import lifetimes, within, years
from claimcheck.checks._people import Cast, Person, before, known, people, same
from claimcheck.checks._then import then_and_now
from claimcheck.checks._words import alternatives, either, full_date, words
from claimcheck.checks.page import Conflict, Page, passage
from claimcheck.values.days import day

NUMBER = 504
NAME = "age"

# "Ana Reyes, 52," and "Ana Reyes (52)": an age between breaks after a name or a description.
APPOSED = re.compile(
    r"(?<=[\w\u2019'.\"])(?:,\s+(?:now\s+|aged\s+|age\s+)?|\s+\(\s*(?:aged\s+)?)(?P<age>[1-9]\d?|1[01]\d)"
    r"(?=\)|,(?!\d)|\.(?!\d)|;|\s*[\u2013\u2014]|\s+(?:from|of|told|said|says)\b)"
)
AGED = re.compile(
    r"(?:\b(?P<cue>at\s+the\s+age\s+of|at\s+age|aged|is|was|(?:is|was)\s+aged)\s+(?P<age>[1-9]\d?|1[01]\d)"
    r"(?:\s+years\s+old)?(?=[.,;)]|\s+(?:when|years\s+old|and|at\s+the\s+time)\b)(?![.,]\d))"
)
# "turns 35 this winter", "would have turned 36 on Sunday": an age of within the year to come.
COMING = re.compile(
    r"\b(?P<cue>turns|will\s+turn|would\s+have\s+turned)\s+(?P<age>[1-9]\d?|1[01]\d)"
    r"(?=[.,;)]|\s+(?:on|in|next|this|tomorrow|later)\b)(?![.,]\d)"
)
YEARS_OLD = re.compile(r"\b(?P<age>[1-9]\d?|1[01]\d)-year-old\b", re.IGNORECASE)
# "in 1993, when she was 35", "in 1993, aged 35", "in 1993 at the age of 35"
IN_YEAR = re.compile(
    r"\b[Ii]n\s+(?P<year>(?:19|20)\d\d),?\s+(?:when\s+(?P<cue>s?he)\s+was\s+(?:only\s+|just\s+)?|(?:when\s+)?aged\s+"
    r"|at\s+(?:the\s+)?age\s+(?:of\s+)?)(?P<age>[1-9]\d?)(?=[.,;)]|\s+(?:years\s+old|and)\b)(?![.,]\d)"
)
# Ages closer than this to the nearest possible one, on the young side, may be of the day of an earlier event.
YOUNG = 1
YEAR = dt.timedelta(days=366)
FUTURE = re.compile(
    r"\b(?:by|until|till|will|from|next|plan\w*|target\w*|due|expected|forecast\w*)\b", re.IGNORECASE
)
PAST_YEAR = re.compile(r"\b(?:in|since|of|,)\s*((?:19|20)\d\d)(?![\d,.]*\d)(?!s)")
# A page with more ages than this is a list; the pairs grow with the square.
MANY = 300


@dataclass(frozen=True, slots=True)
class Age:
    """An age as stated, whose it is, and between which days it held (an open end is None)."""

    start: int
    end: int
    years: int
    person: Person
    first: dt.date | None
    last: dt.date | None
    dead: bool
    dated: bool = False
    coming: bool = False


def check(page: Page) -> Iterator[Conflict]:
    """Yield each age that does not fit the birth of its person, or another age of the same one."""
    cast = people(page)
    ages = sorted(stated_ages(page, cast), key=lambda a: (a.start, a.end))[:MANY]
    births = list(stated_births(page, cast))[:MANY]
    told: set[int] = set()
    for age in ages:
        for birth in births:
            if same(age.person, birth.person, cast):
                found = against_birth(page, age, birth)
                if found is not None and age.start not in told:
                    told.add(age.start)
                    yield found
    for n, age in enumerate(ages):
        for other in ages[n + 1 :]:
            if age.dated or other.dated:
                continue
            if fits(age, other) or {age.start, other.start} & told:
                continue
            if same(age.person, other.person, cast):
                told.add(other.start)
                yield two_ages(page, age, other)
    yield from lifetimes(page, [age.end for age in ages if age.start in told])
    yield from then_and_now(page, [age.end for age in ages if age.start in told])


def fits(age: Age, other: Age) -> bool:
    """Whether one person can have both ages: the same, or one of the next birthday or the last day."""
    if age.coming != other.coming:
        coming, now = (age, other) if age.coming else (other, age)
        return coming.years - now.years in (0, 1)
    return age.years == other.years or age.dead != other.dead


# ------------------------------------------------------------------------------------------------- ages


def stated_ages(page: Page, cast: Cast) -> Iterator[Age]:
    """Yield the ages of the page whose person is plain."""
    seen: set[int] = set()
    written = None if page.today else last_year(page)
    for age in dated_ages(page, cast):
        seen.add(age.end)
        yield age
    for pattern in (APPOSED, AGED, YEARS_OLD, COMING):
        for match in pattern.finditer(page.text):
            at = match.start("age")
            if at in seen or match.end("age") in seen or page.furniture(at):
                continue
            low, high = nearby(page, match.start(), match.end())
            person = whose(page, cast, match, low)
            if person is None:
                continue
            dead = bool(either("age", "death").search(page.text, low, high))
            coming = match.re is COMING
            if (not coming and moved(page.text, match, low, high, dead=dead)) or (coming and not page.today):
                continue
            seen.add(at)
            first, last = held(page, low, high, written, dead=dead and not coming)
            last = last + YEAR if coming and last else last
            start = person.start if low <= person.start and at - person.start < GAP else match.start()
            yield Age(start, match.end(), int(match["age"]), person, first, last, dead, coming=coming)


def dated_ages(page: Page, cast: Cast) -> Iterator[Age]:
    """Yield the ages that the text itself gives for a year that is over."""
    for match in IN_YEAR.finditer(page.text):
        year = int(match["year"])
        low, _ = nearby(page, match.start(), match.end())
        named = [p for p in cast.between(low, match.start()) if p.subject and known(p, cast)]
        person = named[0] if named else before(cast, low)
        spoken = named or re.match(r"\s*[\"\u201c]?(?:She|He)\b", page.text[low : match.start()])
        if person is None or not spoken or (page.today and year > page.today.year):
            continue
        first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
        yield Age(match.start(), match.end("age"), int(match["age"]), person, first, last, False, True)


def whose(page: Page, cast: Cast, match: re.Match[str], low: int) -> Person | None:
    """Return the person an age belongs to: the name it stands at, else the one last spoken of."""
    last = cast.ahead(match.start())
    direct = match.re is APPOSED
    if last is not None and direct and last.end == match.start():
        if second().search(page.text, low, last.start):
            return None
        return last if known(last, cast) or last.subject else None
    if match.re is YEARS_OLD:
        return described(page, cast, match, last)
    clause = page.text[low : match.start()]
    if direct:
        # "The retired seamstress, 68, walked": a description opens its sentence, and names nobody. "His
        # deputy, 51" and "A neighbour, 51" are others than the one named before.
        plain = re.fullmatch(r"\s*The\s+[a-z][a-z'\u2019 -]{2,60}", clause)
        return before(cast, low) if plain else None
    if match["cue"] == "is" or match["cue"].startswith(("was", "is", "turn", "will", "would")):
        if last is not None and page.text[last.end : match.start()].strip(" ,") in ("", "who"):
            return last
        return before(cast, low) if re.search(r"(?:^|[\s,])[Ss]?[Hh]e\s*$", clause) else None
    named = [person for person in cast.between(low, match.start()) if known(person, cast)]
    return named[0] if named else before(cast, low)


@functools.cache
def second() -> re.Pattern[str]:
    """Return the pattern of what stands before a second person of one name: "also Daniel, 36"."""
    return re.compile(rf"\b(?:{alternatives(words('age', 'second'))})\s+$", re.IGNORECASE)


def described(page: Page, cast: Cast, match: re.Match[str], last: Person | None) -> Person | None:
    """Return the person of "Mikkel Dahl, a 28-year-old nurse" and of "the 28-year-old Mikkel Dahl"."""
    if last is not None and re.fullmatch(r",\s+(?:an?|the)\s+", page.text[last.end : match.start()]):
        return last if known(last, cast) else None
    person = cast.after(match.end())
    close = person is not None and page.text[match.end() : person.start].strip() == ""
    return person if person is not None and close and known(person, cast) else None


def moved(text: str, match: re.Match[str], low: int, high: int, *, dead: bool) -> bool:
    """Whether the age is of another day than the article's ("was 19 when", "at the age of 30, he joined")."""
    if dead:
        return False
    if match.re is AGED and not match["cue"].startswith("is"):
        return True
    ahead, behind = (
        text[max(match.start() - 16, low) : match.start("age")],
        text[match.end() : min(match.end() + 24, high)],
    )
    return bool(either("age", "moved").search(ahead)) or bool(
        re.match(r"[\s,]*(?:when|at the time|then)\b", behind)
    )


def held(
    page: Page, low: int, high: int, written: int | None, *, dead: bool
) -> tuple[dt.date | None, dt.date | None]:
    """Return the days between which an age in the sentence ``text[low:high]`` held."""
    if dead:
        days = [
            time.when
            for times in page.times
            for time in times
            if low <= time.start < high and time.kind == "date" and time.when is not None
        ]
        days = [when for when in days if when.first and when.last and (when.last - when.first).days < 400]
        births = {day for birth in born(page.text[low:high]) for day in (birth[2],)}
        days = [when for when in days if when.first not in births]
        if days:
            return days[-1].first, days[-1].last
        return (within(page.today, -365), page.today) if page.today else (None, None)
    if page.today is not None:
        slack = 0 if page.document.published else 60
        return within(page.today, -slack), within(page.today, slack)
    return (dt.date(written, 1, 1), None) if written else (None, None)


def last_year(page: Page) -> int | None:
    """Return the last year that the page speaks of as past; it was not written before."""
    years = [
        int(match[1])
        for pattern in (PAST_YEAR, full_date())
        for match in pattern.finditer(page.text)
        if not FUTURE.search(page.text, max(match.start() - 30, 0), match.start() + 4)
    ]
    return max(years, default=None)


# -------------------------------------------------------------------------------------------- conflicts


def against_birth(page: Page, age: Age, birth: Birth) -> Conflict | None:
    """Return the conflict of an age with a birth, or None when they can both hold."""
    if age.first is None:
        return None
    oldest = years(birth.first, age.last) if age.last else None
    youngest = years(birth.last, age.first)
    if youngest - YOUNG <= age.years and (oldest is None or age.years <= oldest):
        return None
    between = "or" if oldest == youngest + 1 else "to"
    possible = f"{youngest}" if oldest in (None, youngest) else f"{youngest} {between} {oldest}"
    when = f"on {day(age.first)}" if age.last == age.first else f"in about {age.first.year}"
    return Conflict(
        passages=(
            passage(page, age.start, age.end, str(age.years), "the age"),
            passage(page, birth.start, birth.end, page.text[birth.start : birth.end], "the birth"),
        ),
        message=f"The age does not fit the birth: born then, one is {possible} {when}, not {age.years}",
        reasons=(f"both are said of {name_of(page, age, birth)}",),
        assumed=() if age.dead or age.dated else page.assumption(),
        explanations=("the age may be of another day", "the two may be different people"),
        confidence=0.9 if age.last is not None else 0.7,
        topic="age",
    )


def two_ages(page: Page, age: Age, other: Age) -> Conflict:
    """Return the conflict of two ages of one person."""
    return Conflict(
        passages=tuple(passage(page, one.start, one.end, str(one.years), "an age") for one in (age, other)),
        message=f"One person has two ages: {age.years} and {other.years}",
        reasons=(f"both are said of {name_of(page, age, other)}",),
        assumed=("both ages are of the day of the article",),
        explanations=("one age may be of another day", "the two may be different people"),
        confidence=0.8,
        topic="age",
    )


def name_of(page: Page, one: Age | Birth, other: Age | Birth) -> str:
    """Return the fuller of the names of the one person that two statements are of."""
    person = max((one.person, other.person), key=lambda p: (len(p.words), -p.start))
    return page.text[person.start : person.end]
