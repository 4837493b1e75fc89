"""The gold labels of a story set: what gold.json holds, and whether it is sound.

A story set is a folder of articles on one developing story and a ``gold.json`` (see corpora/README.md).
Labels quote the articles; a quote has to stand exactly once in the text of its file.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from html.parser import HTMLParser
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


def texts_of(path: Path) -> tuple[str, ...]:
    """Return the text of a file with white space folded; a page once with and once without its head.

    A title in the head and a heading in the body may be the same words, and a label may quote either.
    """
    raw = path.read_text(encoding="utf-8")
    if path.suffix != ".html":
        return (_fold(raw),)
    return tuple(_fold(_strip(raw, skip)) for skip in ({"script", "style", "head"}, {"script", "style"}))


def faults(story: Path) -> list[str]:
    """Return what is wrong with the labels of a story set, one readable line each."""
    gold = load_gold(story)
    missing = [d.file for d in gold.documents if not (story / d.file).is_file()]
    if missing:
        return [f"{story.name}: no file {name!r}" for name in missing]
    texts = {d.file: texts_of(story / d.file) for d in gold.documents}
    wrong = [f"{story.name}: the folder and the id {gold.id!r} differ"] if gold.id != story.name else []
    for mention in _mentions(gold):
        counts = [text.count(_fold(mention.quote)) for text in texts.get(mention.file, ())]
        if 1 not in counts:
            wrong.append(f"{story.name}/{mention.file}: found {counts} times: {mention.quote!r}")
    for fact in gold.facts:
        wrong += [f"{story.name}/{fact.id}: {line}" for line in _relation_faults(fact)]
    return wrong


def _mentions(gold: Gold) -> Iterable[Mention]:
    for fact in gold.facts:
        for value in fact.classes:
            yield from value.mentions
    for internal in gold.internal:
        yield from (Mention(file=internal.file, quote=quote) for quote in internal.quotes)
    for trap in gold.traps:
        yield from (trap.a, trap.b)


def _relation_faults(fact: Fact) -> Iterable[str]:
    labels = [value.label for value in fact.classes]
    if len(set(labels)) < len(labels):
        yield "two classes of one label"
    pairs = [frozenset(relation.between) for relation in fact.relations]
    if len(set(pairs)) < len(pairs):
        yield "two relations between the same classes"
    for relation in fact.relations:
        yield from (f"no class {label!r}" for label in relation.between if label not in labels)
    for pair in itertools.combinations(labels, 2):
        if frozenset(pair) not in pairs:
            yield f"no relation between {pair[0]!r} and {pair[1]!r}"


def _fold(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _strip(page: str, skip: set[str]) -> str:
    """Return the text of a page without tags, comments and the elements in ``skip``."""
    reader = _Text(skip)
    reader.feed(page)
    reader.close()
    return "".join(reader.parts)


class _Text(HTMLParser):
    """Collects the text outside the skipped elements; entities are decoded by the parser."""

    def __init__(self, skip: set[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.skip = skip
        self.depth = 0
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Enter a skipped element."""
        self.depth += tag in self.skip

    def handle_endtag(self, tag: str) -> None:
        """Leave a skipped element."""
        if tag in self.skip and self.depth:
            self.depth -= 1

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        if not self.depth:
            self.parts.append(data)
