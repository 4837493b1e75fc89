"""Text -> tokens, as columns: the ground that the readers of amounts stand on.

One regular expression, read once from left to right; no alternative can match the empty string or
backtrack over more than one number, so the time is linear in the text. Columns (parallel lists) and not
objects: a token costs four list items, and a page of news takes a few milliseconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

NUM, WORD, MARK, BREAK = 0, 1, 2, 3
"""Kinds of a token: digits, letters, one mark or symbol, the end of a line or of the text."""

DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212")
SPACES = frozenset(" \u00a0\u202f\u2009")
SENTENCE_ENDS = frozenset(".!?;:")

_TOKEN = re.compile(
    r"([0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3}(?![0-9])(?:\.[0-9]+)?"
    r"|(?:[0-9]+(?:\.[0-9]+)?|(?<![\w.])\.[0-9]+)(?:[eE][+-]?[0-9]{1,3}(?!\w)|\^[+-]{0,2}[0-9]{1,4}(?!\w))?)"
    r"|([^\W\d_]+(?:['\u2019][^\W\d_]+)*['\u2019]?)"
    r"|(\n[\s]*)"
    r"|([^\w\s]|_|\d)"
)
_KINDS = (MARK, NUM, WORD, BREAK, MARK)
"""The kinds of the groups above, by their numbers."""

PAD = 12
"""BREAK tokens after the last, so that a rule may look ahead without asking where the text ends."""

WRAPPED = 50
"""A line this long, with no end of a sentence, may be a line of a wrapped paragraph: its end is a space."""


@dataclass(slots=True)
class Tokens:
    """The tokens of a text as columns; after the last stand ``PAD`` BREAKs."""

    text: str
    kinds: list[int]
    low: list[str]
    starts: list[int]
    ends: list[int]

    def glued(self, i: int) -> bool:
        """Whether no space stands between token ``i - 1`` and token ``i``."""
        return i > 0 and self.starts[i] == self.ends[i - 1]

    def surface(self, i: int) -> str:
        """Token ``i`` as written."""
        return self.text[self.starts[i] : self.ends[i]]

    def capital(self, i: int) -> bool:
        """Whether token ``i`` begins with a capital letter, or has one inside ("iPhone")."""
        if self.kinds[i] != WORD:
            return False
        start = self.starts[i]
        return self.text[start].isupper() or self.text[start + 1 : start + 2].isupper()

    def dash(self, i: int) -> bool:
        """Whether token ``i`` is a hyphen or a dash."""
        return self.kinds[i] == MARK and self.low[i] in DASHES

    def opens(self, i: int) -> bool:
        """Whether a sentence, a line or a quotation begins at token ``i``."""
        if i == 0:
            return True
        kind, low = self.kinds[i - 1], self.low[i - 1]
        return kind == BREAK or (kind == MARK and (low in SENTENCE_ENDS or low in '"\u201c\u2018\u2022*'))


def scan(text: str) -> Tokens:
    """Part a text into tokens; apostrophes are made plain in ``low``."""
    found: Iterable[re.Match[str]] = _TOKEN.finditer(text)
    found = list(found if "\n" not in text else unwrapped(found, text))
    kinds = [_KINDS[match.lastindex or 0] for match in found]
    low = [
        word.lower().replace("\u2019", "'") if kind == WORD else word if kind != BREAK else "\n"
        for kind, word in zip(kinds, [match.group() for match in found], strict=True)
    ]
    starts = [match.start() for match in found]
    ends = [match.end() for match in found]
    kinds += [BREAK] * PAD
    low += ["\n"] * PAD
    starts += [len(text)] * PAD
    ends += [len(text)] * PAD
    return Tokens(text, kinds, low, starts, ends)


def unwrapped(found: Iterable[re.Match[str]], text: str) -> Iterator[re.Match[str]]:
    """Yield tokens without the ends of lines that only wrap a paragraph."""
    line = 0
    for match in found:
        if match.lastindex == 3:
            start, end = match.span()
            word = match.group()
            wrapped = (
                start - line >= WRAPPED and word.count("\n") == 1 and text[start - 1] not in '.!?:;\u201d"'
            )
            line = end
            if wrapped:
                continue
        yield match
