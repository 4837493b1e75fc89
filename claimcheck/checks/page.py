"""What a check reads and what it yields: a page with its values, a passage, a conflict."""

from __future__ import annotations

import bisect
import datetime as dt
import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from claimcheck.model import AmountMention, Document, Link, Sentence, TimeMention, children_of
from claimcheck.values.days import day
from claimcheck.values.reading import reading

# A clause of the gold labels runs from 4 to about 25 words; the contract forbids more than 60.
SHORTEST, LONGEST = 4, 25
# Where a clause may end: a break followed by white space (so not the comma of "1,200"), or a dash or bracket.
BREAK = re.compile(r"[,;:](?=\s)|[()\[\]\u201c\u201d\"\n]|\s[\u2013\u2014-]\s|\u2014")
WORD = re.compile(r"\S+")
Made = TypeVar("Made")
ENDS = ".?!:;\"\u201d\u2019')]*_\u2026"
# Sentences of more tokens together are left apart: they are no sentences.
MANY = 250


@dataclass(frozen=True, slots=True)
class Page:
    """A document with its sentences and, sentence by sentence, the amounts and times in them.

    Offsets of the mentions are offsets in the document's text. ``near`` is a date to assume when the
    document has none of its own: the day of the other articles of the story, say. ``links`` join claims of
    this document that are likely to speak of one matter and cannot both hold; ``pairs`` are all of its claims
    that were compared. ``kept`` holds what ``once`` has made of the page.
    """

    document: Document
    sentences: Sequence[Sentence]
    amounts: Sequence[Sequence[AmountMention]]
    times: Sequence[Sequence[TimeMention]]
    near: dt.date | None = None
    links: Sequence[Link] = ()
    pairs: Sequence[Link] = ()
    kept: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    def once(self, name: str, make: Callable[[], Made]) -> Made:
        """Return what ``make`` makes of the page, made once for all checks that ask for it by this name."""
        if name not in self.kept:
            self.kept[name] = make()
        made: Made = self.kept[name]
        return made

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text

    @property
    def plain(self) -> Sequence[str]:
        """The sentences without capitals: to look for a word in them costs less than for a pattern."""
        return self.once("plain", lambda: tuple(sentence.text.casefold() for sentence in self.sentences))

    def furniture(self, at: int) -> bool:
        """Whether the offset ``at`` lies in a part of the document that yields no claims."""
        spans = self.once("furniture", lambda: sorted(self.document.furniture))
        ends = self.once("ends", lambda: list(itertools.accumulate((end for _, end in spans), max)))
        here = bisect.bisect_right(spans, at, key=lambda span: span[0])
        return here > 0 and at < ends[here - 1]

    def together(self, place: int, other: int) -> bool:
        """Whether the page has a sentence number ``other``, and in the paragraph of sentence ``place``."""
        if not 0 <= other < len(self.sentences):
            return False
        return self.sentences[place].paragraph == self.sentences[other].paragraph

    @property
    def today(self) -> dt.date | None:
        """The day the page speaks from: its publication, or the day to assume."""
        return self.document.published or self.near

    def assumption(self) -> tuple[str, ...]:
        """Say which day was taken for granted, if any."""
        if self.document.published is not None:
            return (f"the article is of {day(self.document.published)}",)
        if self.near is not None:
            return (f"the article has no date, and was taken to be of about {day(self.near)}",)
        return ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A clause of the page that carries a value: its span, the value as read, and a word on it."""

    start: int
    end: int
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Passages of one document that cannot all be right; the first is where to look first."""

    passages: tuple[Passage, ...]
    message: str
    reasons: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    explanations: tuple[str, ...] = ()
    confidence: float = 0.8
    topic: str = ""


def page(document: Document, sentences: Sequence[Sentence], *, near: dt.date | None = None) -> Page:
    """Read the amounts and times of a document's sentences.

    ``near`` is assumed as the day of a document that has no publication date.
    """
    found = reading(document, sentences, near=near)
    return Page(document, found.sentences, found.amounts, found.times, near)


def whole(page: Page) -> Page:
    """Return the page with those sentences joined that the parser cut where no sentence ends.

    A cut before a small letter, after no full stop, is none, nor one in the midst of a line ("in tower | A,
    96 in tower B", "cost CHF | 410,000"): a sum would lose its total there.
    """
    return page.once("whole", lambda: sewn(page)) or page


def sewn(page: Page) -> Page | None:
    """Return what ``whole`` returns, None for the page itself: one that held itself would not be let go."""
    groups: list[list[int]] = []
    for n, sentence in enumerate(page.sentences):
        if groups and cut_short(page.text, page.sentences[n - 1], sentence):
            groups[-1].append(n)
        else:
            groups.append([n])
    if len(groups) == len(page.sentences):
        return None
    return replace(
        page,
        sentences=tuple(joined(page.text, [page.sentences[n] for n in group]) for group in groups),
        amounts=tuple(tuple(m for n in group for m in page.amounts[n]) for group in groups),
        times=tuple(tuple(m for n in group for m in page.times[n]) for group in groups),
        kept={},
    )


def cut_short(text: str, one: Sentence, other: Sentence) -> bool:
    """Whether ``other`` goes on where ``one`` was cut."""
    if one.paragraph != other.paragraph or len(one.tokens) + len(other.tokens) > MANY:
        return False
    gap = text[one.end : other.start]
    return (
        text[one.end - 1] not in ENDS
        and (text[other.start].islower() or "\n" not in gap)
        and not gap.strip()
        and "\n\n" not in gap
    )


def joined(text: str, pieces: Sequence[Sentence]) -> Sentence:
    """Return the pieces of one sentence as one; the roots of the later ones hang from the first's."""
    first = pieces[0]
    if len(pieces) == 1:
        return first
    root = next((token.i for token in first.tokens if token.head == token.i), 0)
    tokens = list(first.tokens)
    for piece in pieces[1:]:
        shift = len(tokens)
        for token in piece.tokens:
            top = token.head == token.i
            tokens.append(
                replace(
                    token,
                    i=token.i + shift,
                    head=root if top else token.head + shift,
                    dep="parataxis" if top else token.dep,
                )
            )
    end = pieces[-1].end
    children = children_of(tuple(tokens))
    return replace(first, end=end, text=text[first.start : end], tokens=tuple(tokens), children=children)


def passage(page: Page, start: int, end: int, value: str, note: str = "") -> Passage:
    """Return the clause around ``text[start:end]`` as a passage."""
    first, last = clause(page, start, end)
    return Passage(first, last, value, note)


def clause(page: Page, start: int, end: int) -> tuple[int, int]:
    """Return the span of the clause around ``text[start:end]``: 4 to about 25 words of one sentence."""
    low, high = bounds(page, start, end)
    text = page.text
    cuts = [low, *(low + m.end() for m in BREAK.finditer(text[low:high])), high]
    pieces = [(a, b) for a, b in itertools.pairwise(cuts) if a < b]
    chosen = [n for n, (a, b) in enumerate(pieces) if a < end and b > start] or [0]
    first, last = chosen[0], chosen[-1]
    while count(text, pieces[first][0], pieces[last][1]) < SHORTEST:
        if last + 1 < len(pieces):
            last += 1
        elif first > 0:
            first -= 1
        else:
            break
    return shorten(text, (pieces[first][0], pieces[last][1]), start, end) if pieces else (start, end)


def bounds(page: Page, start: int, end: int) -> tuple[int, int]:
    """Return the span of the sentences that hold ``start`` and ``end``; without any, of the line."""
    first, last = sentence_at(page, start), sentence_at(page, max(end - 1, start))
    text = page.text
    low = first.start if first else text.rfind("\n", 0, start) + 1
    if last:
        return low, max(last.end, end)
    stop = text.find("\n", end)
    return low, stop if stop >= 0 else len(text)


def sentence_at(page: Page, at: int) -> Sentence | None:
    """Return the sentence that holds the offset ``at``."""
    here = bisect.bisect_right(page.sentences, at, key=lambda sentence: sentence.start) - 1
    return page.sentences[here] if here >= 0 and at < page.sentences[here].end else None


def count(text: str, start: int, end: int) -> int:
    """Return the number of words of ``text[start:end]``."""
    return len(WORD.findall(text[start:end]))


def shorten(text: str, span: tuple[int, int], start: int, end: int) -> tuple[int, int]:
    """Cut ``span`` to about LONGEST words around ``text[start:end]``, and trim its edges."""
    spans = [(m.start() + span[0], m.end() + span[0]) for m in WORD.finditer(text[span[0] : span[1]])]
    if not spans:
        return start, end
    inside = [n for n, (a, b) in enumerate(spans) if a < end and b > start] or [0]
    first, last = inside[0], inside[-1]
    room = max(LONGEST - (last - first + 1), 0)
    first = max(first - room // 2, 0)
    last = min(last + room - (inside[0] - first), len(spans) - 1)
    if last - first >= 2 * LONGEST:
        last = first + 2 * LONGEST
    low, high = spans[first][0], spans[last][1]
    while low < high and (text[low] in " \t\n,;:()[]*#\u2013\u2014>\u2022" or text.startswith("- ", low)):
        low += 1
    while high > low and text[high - 1] in " \t\n,;:([*\u2013\u2014":
        high -= 1
    return low, high
