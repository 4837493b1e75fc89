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
from dataclasses import dataclass, replace

from claimcheck.checks._ages import last_year, misfit, moved, patterns
from claimcheck.checks._births import GAP, Birth, born, nearby, stated_births
from claimcheck.checks._earlier_ages import LEAST as EARLIEST
from claimcheck.checks._earlier_ages import dated, earlier_age, read, then_and_now
from claimcheck.checks._lifetimes import lifetimes, within, years
from claimcheck.checks._people import Cast, Person, before, known, people, same
from claimcheck.checks._words import either, whole, words
from claimcheck.checks.page import Conflict, Page, passage
from claimcheck.language import lexicon
from claimcheck.values.days import day
from claimcheck.wordlists import alternatives

NUMBER = 504
NAME = "age"

# Ages closer than this to the nearest possible one, on the young side, may be of the day of an earlier event.
YOUNG = 1
# Between a name and a place: "of", "from".
HOUSED = re.compile(r",?\s+(?:of|from|in)\s+(?:the\s+)?")
YEAR = dt.timedelta(days=366)
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
    married = replace(cast, wed=True)  # "Peter Holt, 52, was hurt. Mrs Holt, 50, was not": an age brings on
    for n, age in enumerate(ages):
        for other in ages[n + 1 :]:
            if {age.start, other.start} & told or not same(age.person, other.person, cast):
                continue
            if age.dated != other.dated:
                found = against_dated(page, *((other, age) if age.dated else (age, other)))
                if found is not None:
                    told.update((age.start, other.start))
                    yield found
            elif not age.dated and not fits(age, other) and same(age.person, other.person, married):
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
    for how, pattern in patterns().items():
        if how == "old" and "year-old" not in page.text.lower():
            continue  # to look for every number before it would take as long as all else here
        for match in pattern.finditer(page.text):
            at = match.start("age")
            if at in seen or match.end("age") in seen or page.furniture(at):
                continue
            low, high = nearby(page, match.start(), match.end())
            person = whose(page, cast, match, low, how)
            if person is None:
                continue
            dead = bool(either("age", "death").search(page.text, low, high))
            coming = how == "coming"
            if (not coming and moved(page.text, match, low, high, how, dead=dead)) or (
                coming and not page.today
            ):
                continue
            seen.add(at)
            first, last = held(page, low, high, written, dead=dead and not coming)
            last = last + YEAR if coming and last else last
            start = person.start if low <= person.start and at - person.start < GAP else match.start()
            yield Age(start, match.end(), whole(match["age"]), person, first, last, dead, coming=coming)


def dated_ages(page: Page, cast: Cast) -> Iterator[Age]:
    """Yield the ages that the text itself gives for a year that is over."""
    for match in dated().finditer(page.text):
        year, years_old = read(match)
        low, _ = nearby(page, match.start(), match.end())
        ahead = [p for p in cast.between(low, match.start()) if known(p, cast)]
        named = [p for p in ahead if p.subject or page.text.startswith(", who ", p.end)]
        person = named[0] if named else before(cast, low)
        spoken = named or re.match(r"\s*[\"\u201c]?(?:She|He)\b", page.text[low : match.start()])
        if person is None or not spoken or (page.today and year > page.today.year):
            continue
        first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
        yield Age(match.start(), match.end(), years_old, person, first, last, False, True)


def whose(page: Page, cast: Cast, match: re.Match[str], low: int, how: str) -> Person | None:
    """Return the person an age belongs to: the name it stands at, else the one last spoken of."""
    last = cast.ahead(match.start())
    direct = how in ("apposed", "of")
    if how == "of" and lexicon.noun_class(match["who"]) != "person":
        return None  # "a squad of 31"
    if last is not None and direct and last.end == match.start():
        if second().search(page.text, low, last.start):
            return None
        return last if known(last, cast) or last.subject else None
    if how == "leading":
        return before(cast, match.start())
    if how == "old":
        return described(page, cast, match, last)
    clause = page.text[low : match.start()]
    if direct:
        # "The retired seamstress, 68, walked": a description opens its sentence, and names nobody. "His
        # deputy, 51" and "A neighbour, 51" are others than the one named before.
        plain = re.fullmatch(r"\s*The\s+[a-z][a-z'\u2019 -]{2,60}", clause)
        return before(cast, low) if plain else None
    if match["cue"].startswith(("was", "is", "turn", "will", "would", "'", "\u2019")):
        if last is not None and page.text[last.end : match.start()].strip(" ,") in ("", "who"):
            owner = cast.ahead(last.start)  # "Ana Reyes of Holm Lane, who is 52"
            housed = owner and HOUSED.fullmatch(page.text[owner.end : last.start])
            return owner if owner and housed and known(owner, cast) else last
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
    return misfit(
        page, (age.start, age.end, age.years), (birth.start, birth.end), "the birth",
        f"The age does not fit the birth: born then, one is {possible} {when}, not {age.years}",
        f"both are said of {name_of(page, age, birth)}",
        assumed=() if age.dead or age.dated else page.assumption(),
        explanations=("the age may be of another day", "the two may be different people"),
        confidence=0.9 if age.last is not None else 0.7,
    )  # fmt: skip


def against_dated(page: Page, age: Age, then: Age) -> Conflict | None:
    """Return the conflict of an age of today with one of an earlier year, or None when both can hold."""
    if age.first is None or age.last is None or then.last is None or age.dead or age.coming:
        return None
    if then.years < EARLIEST:
        return None
    least = then.years + age.first.year - then.last.year - YOUNG
    most = then.years + age.last.year - then.last.year + YOUNG
    if least <= age.years <= most or then.last.year >= age.first.year:
        return None
    return earlier_age(
        page, (age.start, age.end, age.years), (then.start, then.end), (least, most), name_of(page, age, then)
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
