"""From what spaCy says of a text to the records of its sentences and tokens.

Two arrays a text are asked of spaCy, and no object of its own a token: a third of the time of asking each.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from claimcheck.language.lemmas import mended
from claimcheck.model import PLAIN, Block, Document, Sentence, Source, Token, children_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

ENTITIES = {"PERSON": "PER", "PER": "PER", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC"}
# Words kept at hand, of some 200 bytes each: a book has 30,000 different ones.
WORDS_KEPT = 100_000
# What is asked of spaCy for each token: its hashes, in the order of the fields of a word, and its place.
ASKED = ("ORTH", "LEMMA", "POS", "TAG", "DEP", "MORPH", "ENT_TYPE")
PLACED = ("HEAD", "IDX")


class Word(NamedTuple):
    """What the parse says of a token but its place; ``space`` when it is nothing but white space."""

    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    morph: str
    entity: str
    lower: str
    space: bool


# A token of a parsed text: its word, the index of its head, its offset in the text.
Row = tuple[Word, int, int]


class Filled:
    """A token that is still being filled: what has the slots of a ``Token`` can become one.

    A frozen dataclass asks for each field whether it may be set, which takes four times as long.
    """

    __slots__ = (
        "dep",
        "end",
        "entity",
        "head",
        "i",
        "lemma",
        "lower",
        "morph",
        "pos",
        "start",
        "tag",
        "text",
    )


def table(parsed: Doc, known: dict[tuple[int, ...], Word]) -> list[Row]:
    """Return what the parse says of each token; ``known`` keeps the words by spaCy's hashes between calls."""
    hashes = [*map(tuple, parsed.to_array([*ASKED]).tolist())]
    words = [known.get(key) or learned(parsed, key, known) for key in hashes]
    heads, starts = parsed.to_array([*PLACED]).astype("int64").T.tolist()
    return [
        (word, i + head, start)
        for i, (word, head, start) in enumerate(zip(words, heads, starts, strict=True))
    ]


def learned(parsed: Doc, key: tuple[int, ...], known: dict[tuple[int, ...], Word]) -> Word:
    """Return, and keep, the word of some hashes."""
    text, lemma, pos, tag, dep, morph, entity = (parsed.vocab.strings[one] for one in key)
    lower = text.lower()
    lemma = mended((lemma or text).lower(), lower, pos)
    plain = lower if lower.isascii() else lower.translate(PLAIN)
    made = Word(text, lemma, pos, tag, dep, morph, ENTITIES.get(entity, ""), plain, text.isspace())
    known[key] = made
    return made


def sentence(
    rows: Sequence[Row],
    first: int,
    last: int,
    document: Document,
    source: Source,
    offset: int,
    block: Block,
    paragraph: int,
    index: int,
) -> Sentence | None:
    """Return the record of the tokens from ``first`` to ``last``, or None when they hold no word."""
    words = [i for i in range(first, last) if not rows[i][0].space]
    if not words:
        return None
    place = {i: n for n, i in enumerate(words)}
    tokens = tuple([token_of(rows[i], n, place, offset) for n, i in enumerate(words)])
    start, end = tokens[0].start, tokens[-1].end
    return Sentence(
        source=source,
        start=start,
        end=end,
        text=document.text[start:end],
        tokens=tokens,
        role=block.role,
        index=index,
        paragraph=paragraph,
        children=children_of(tokens),
    )


def token_of(row: Row, i: int, place: Mapping[int, int], offset: int) -> Token:
    """Return the record of a parsed token at place ``i`` of its sentence; ``place`` is that of its head."""
    word, above, start = row
    made: Any = Filled()
    made.text, made.lemma, made.pos, made.tag, dep, made.morph, made.entity, made.lower, _ = word
    made.i, made.head = i, place.get(above, i)
    made.dep = "root" if made.head == i else dep
    made.start = offset + start
    made.end = made.start + len(made.text)
    made.__class__ = Token
    return cast("Token", made)
