"""A parsed sentence and its words, in the terms of Universal Dependencies."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from claimcheck.model.documents import Role, Source

if TYPE_CHECKING:
    from claimcheck.topics import Topics

PLAIN = str.maketrans({"\u2019": "'", "\u2018": "'", "\u2011": "-", "\u2010": "-", "\u00a0": " "})


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a parsed sentence, in Universal Dependencies terms.

    ``i`` and ``head`` are indices into ``Sentence.tokens``; the root is its own head. ``start`` and
    ``end`` are offsets in the document's text. ``entity`` is "PER", "ORG", "LOC" or "". ``lower`` is the text
    in lower case, with typographic apostrophes and hyphens made plain: made once, asked some 20 times.
    """

    i: int
    text: str
    lemma: str
    pos: str
    dep: str
    head: int
    start: int
    end: int
    tag: str = ""
    morph: str = ""
    entity: str = ""
    lower: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Make ``lower``."""
        lower = self.text.lower()
        object.__setattr__(self, "lower", lower if lower.isascii() else lower.translate(PLAIN))


@dataclass(frozen=True, slots=True)
class Sentence:
    """A parsed sentence of a document: its span, its tokens, where it stands.

    ``topics`` are those whose words its predicates are looked up in; None: those that are shipped. ``memo``
    keeps what was worked out of it and is asked again; ``below`` holds the tokens that ``children`` names.
    """

    source: Source
    start: int
    end: int
    text: str
    tokens: tuple[Token, ...]
    role: Role = "body"
    index: int = 0
    paragraph: int = 0
    children: tuple[tuple[int, ...], ...] = field(default=(), repr=False)
    topics: Topics | None = field(default=None, repr=False)
    memo: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    below: tuple[tuple[Token, ...], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Make ``below``."""
        below = [tuple([self.tokens[i] for i in some]) for some in self.children]
        object.__setattr__(self, "below", tuple(below))

    def kids(self, i: int) -> tuple[Token, ...]:
        """Return the dependents of token ``i``, in order."""
        return self.below[i]

    def subtree(self, i: int) -> list[int]:
        """Return the indices of token ``i`` and all that hangs from it, ascending."""
        found, stack = [], [i]
        while stack:
            at = stack.pop()
            found.append(at)
            stack.extend(self.children[at])
        return sorted(found)

    def child(self, i: int, *deps: str) -> Token | None:
        """Return the first dependent of token ``i`` whose relation is one of ``deps``."""
        for token in self.below[i]:
            if token.dep in deps:
                return token
        return None


def children_of(tokens: tuple[Token, ...]) -> tuple[tuple[int, ...], ...]:
    """Return for each token the indices of its dependents, ascending."""
    below: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            below[token.head].append(token.i)
    return tuple(tuple(b) for b in below)
