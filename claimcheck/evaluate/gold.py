"""The gold labels of a story set: what gold.json holds.

A story set is a folder of articles on one developing story and a ``gold.json`` (see corpora/README.md).
Labels quote the articles; a quote has to stand exactly once in the text of its file:
``tests/test_corpora.py`` says where one does not.
"""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, ValidationError

from claimcheck.errors import SourceError
from claimcheck.model import Record, Verdict

GOLD = "gold.json"


class Mention(Record):
    """A clause of an article that states a value; also one side of a trap."""

    file: str
    quote: str = Field(min_length=1)


class ValueClass(Record):
    """The mentions of a fact that state the same value."""

    label: str
    mentions: tuple[Mention, ...] = Field(min_length=1)


class Relation(Record):
    """What holds between two classes of a fact, and why."""

    between: tuple[str, str]
    verdict: Verdict
    why: str = Field(min_length=1)


class Fact(Record):
    """One matter that the articles speak of, with the values they give."""

    id: str
    kind: str
    about: str
    classes: tuple[ValueClass, ...] = Field(min_length=1)
    relations: tuple[Relation, ...] = ()


class Internal(Record):
    """A conflict inside one file: headline, arithmetic, weekday, age or repeat."""

    file: str
    quotes: tuple[str, ...] = Field(min_length=1)
    verdict: Verdict
    kind: str
    why: str = Field(min_length=1)


class Trap(Record):
    """Two clauses that look alike and are no conflict, and why."""

    a: Mention
    b: Mention
    why: str = Field(min_length=1)


class GoldDocument(Record):
    """An article of the set."""

    file: str
    published: str | None
    outlet: str


class Gold(Record):
    """The labels of one story set."""

    id: str
    title: str
    domain: str
    documents: tuple[GoldDocument, ...]
    facts: tuple[Fact, ...]
    internal: tuple[Internal, ...] = ()
    traps: tuple[Trap, ...] = ()


def stories_below(folder: Path) -> list[Path]:
    """Return the story sets below ``folder``: the folders that hold a gold.json, by path."""
    return sorted(path.parent for path in folder.rglob(GOLD))


def articles_of(story: Path) -> list[Path]:
    """Return the articles of a story set, by path: all of its files but the labels."""
    return sorted(path for path in story.iterdir() if path.name != GOLD)


def load_gold(story: Path) -> Gold:
    """Read the labels of a story set."""
    path = story / GOLD
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror}", where=str(path)) from error
    try:
        return Gold.model_validate_json(raw)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise SourceError(f"is no gold file: {place}: {first['msg']}", where=str(path)) from error
