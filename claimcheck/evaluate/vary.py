"""Many articles out of few: ``python -m claimcheck.evaluate.vary CORPORA COUNT FOLDER [SEED]``.

What a large pile costs can only be measured on a large pile. This makes one of the story sets: each is told
again and again, every time with other names, other figures and other days, the same ones in all articles of
one telling, so that a telling agrees and disagrees with itself as the set does. The wording stays as it is,
which makes a pile harder than real coverage: two tellings differ in names, figures and days alone.

- A word with a capital inside a sentence, whose lower-case form the set never uses, is taken for a name; each
  telling coins its own (``claimcheck.language.recipe.vary.coin``).
- The digits of a number of two digits or more are exchanged one for one; years, days of a month, clock times
  and sums of no other digit than 1 and 0 stay.
- Days move by a multiple of 364, so that a Tuesday stays a Tuesday; years that stand alone move with them.

``articles(corpora, count, seed)`` yields documents; the same seed gives the same ones. ``write`` puts them
into a folder as plain text, a hundred a subfolder.
"""

from __future__ import annotations

import datetime as dt
import itertools
import random
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimcheck.errors import SourceError
from claimcheck.evaluate.command import command, parser
from claimcheck.evaluate.gold import stories_below
from claimcheck.language.recipe.vary import coin
from claimcheck.model import Document
from claimcheck.sources import read
from claimcheck.values.days import MONTHS

# Capitals that are no names of a story: the calendar, and what opens a page.
FIXED = frozenset(
    {*MONTHS, "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
    | {"Published", "Updated", "Category", "By", "I", "Mr", "Mrs", "Ms", "Dr", "English"}
)
NAMED = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]{2,}\b")
LOWER = re.compile(r"\b[a-z]{3,}\b")
WORD = re.compile(r"\b[A-Z](?:[a-z]{2,}|[A-Z]{2,})\b")
DAY = re.compile(
    rf"\b(?:(?P<month>{'|'.join(MONTHS)}) (?P<day>\d\d?)|(?P<day2>\d\d?) (?P<month2>{'|'.join(MONTHS)}))\b"
    r"(?P<year>,? (?:19|20)\d\d\b)?|\b(?P<iso>(?:19|20)\d\d-\d\d-\d\d)\b"
)
FIGURE = re.compile(r"(?<![\w:.,-])\d[\d,]*(?:\.\d+)?(?![\w:]|-\d)|(?<=[$€£])\d[\d,]*(?:\.\d+)?")
YEAR = re.compile(r"(?:19|20)\d\d")
# A year that keeps weekdays: 52 weeks.
WEEKS = 364


@dataclass(frozen=True, slots=True)
class Telling:
    """One telling of a story set: other names for its own, other digits, and the years it is moved."""

    names: dict[str, str]
    digits: Mapping[int, int]
    years: int


def articles(corpora: Path, count: int, seed: int = 0) -> Iterator[Document]:
    """Yield ``count`` articles: the story sets in order, then each again in another telling."""
    sets = stories(corpora)
    made = (
        document
        for number in itertools.count()
        for name, story in sets
        for document in told(story, telling(story, number, f"{seed} {number} {name}"), number)
    )
    yield from itertools.islice(made, count)


def stories(corpora: Path) -> list[tuple[str, list[Document]]]:
    """Return the documents of each story set, by the set's name. Raises SourceError where there is none."""
    folders = stories_below(corpora)
    if not folders:
        raise SourceError("no story set", where=str(corpora), hint="name a folder of sets with a gold.json")
    return [(folder.name, list(read([folder], skipped=lambda path, why: None))) for folder in folders]


def telling(story: Sequence[Document], number: int, seed: str) -> Telling:
    """Return telling ``number`` of a story; number 0 is the story as it is."""
    if number == 0:
        return Telling({}, {}, 0)
    dice = random.Random(seed)
    plain = {word.capitalize() for d in story for word in LOWER.findall(d.text)}
    found = {word for d in story for word in NAMED.findall(d.text)} - plain - FIXED
    names = {word: coin(dice.choice(("PER", "ORG", "LOC")), dice) for word in sorted(found)}
    names |= {word.upper(): name.upper() for word, name in sorted(names.items())}
    digits = list("123456789")
    dice.shuffle(digits)
    years = dice.choice([n for n in range(-8, 9) if n])
    return Telling(names, str.maketrans("123456789", "".join(digits)), years)


def told(story: Sequence[Document], how: Telling, number: int) -> Iterator[Document]:
    """Yield the documents of a story in one telling."""
    for one in story:
        day = moved(one.published, how.years) if one.published else None
        text = varied(one.text, how, one.published)
        if day and number and day.isoformat() not in text and not one.text.startswith("Published"):
            text = f"{text}\n\nPublished: {day.isoformat()}"
        yield Document(
            text=text, title=varied(one.title, how, one.published), published=day,
            path=f"{number:05d}/{one.path}", outlet=one.outlet,
        )  # fmt: skip


def moved(day: dt.date, years: int) -> dt.date:
    """Return a day some years of 364 days later."""
    return day + dt.timedelta(days=WEEKS * years)


def varied(text: str, how: Telling, published: dt.date | None) -> str:
    """Return a text with the names, days and figures of a telling."""
    if not how.years:
        return text
    text = WORD.sub(lambda found: how.names.get(found[0], found[0]), text)
    parts: list[str] = []
    at = 0
    for found in DAY.finditer(text):
        parts += [figures(text[at : found.start()], how), day_of(found, how, published)]
        at = found.end()
    return "".join([*parts, figures(text[at:], how)])


def figures(text: str, how: Telling) -> str:
    """Return a text without dates, its figures and years as the telling has them."""

    def other(found: re.Match[str]) -> str:
        number = found[0]
        if YEAR.fullmatch(number):
            return str(int(number) + how.years)
        if len(number) < 2 or not set(number) - set("10.,"):
            return number
        return number.translate(how.digits)

    return FIGURE.sub(other, text)


def day_of(found: re.Match[str], how: Telling, published: dt.date | None) -> str:
    """Return a written day, moved; one that is no day of the calendar stays."""
    year = found["year"]
    number = int(year[-4:]) if year else (published.year if published else 2026)
    try:
        day = (
            dt.date.fromisoformat(found["iso"])
            if found["iso"]
            else dt.date(number, MONTHS.index(found["month"] or found["month2"]) + 1,
                         int(found["day"] or found["day2"]))
        )  # fmt: skip
    except ValueError:
        return found[0]
    day = moved(day, how.years)
    if found["iso"]:
        return day.isoformat()
    name = MONTHS[day.month - 1]
    after = f"{year[:-4]}{day.year}" if year else ""
    return (f"{name} {day.day}" if found["month"] else f"{day.day} {name}") + after


def write(documents: Iterator[Document], folder: Path) -> int:
    """Write documents into a folder as plain text; return how many."""
    count = 0
    for count, one in enumerate(documents, 1):
        file = folder / f"{count // 100:04d}" / f"{count:06d}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        head = "" if one.title in one.text[:1000] else f"{one.title}\n\n"
        file.write_text(head + one.text + "\n", encoding="utf-8")
    return count


@command
def main(argv: Sequence[str] | None = None) -> int:
    """Write the articles that are asked for."""
    asked = parser(__doc__)
    asked.add_argument("corpora", type=Path)
    asked.add_argument("count", type=int)
    asked.add_argument("folder", type=Path)
    asked.add_argument("seed", type=int, nargs="?", default=0)
    given = asked.parse_args(argv)
    print(write(articles(given.corpora, given.count, given.seed), given.folder), "articles in", given.folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
