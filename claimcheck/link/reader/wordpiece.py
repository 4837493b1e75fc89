"""Text in the pieces of words that the network knows: WordPiece, as BERT has it (Devlin and others 2019).

``tokenizers`` would do the same, and brings a dozen packages with it that nothing else needs at run time;
``tests/test_link_reader.py`` holds pieces that it made.
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterator, Mapping

# Words whose pieces are kept at hand.
WORDS_KEPT = 50_000
# Of a longer word it makes the unknown piece.
LONGEST = 100
# The pieces that stand for no letters.
UNKNOWN, START, END, MASK = "[UNK]", "[CLS]", "[SEP]", "[MASK]"


class Pieces:
    """The pieces of words, by number; a piece that does not begin a word is written with ``##`` before it."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self.vocabulary = vocabulary
        self.of_word = functools.lru_cache(maxsize=WORDS_KEPT)(self.cut)

    def of(self, text: str) -> list[int]:
        """Return the numbers of the pieces of a text."""
        made: list[int] = []
        for word in words(text):
            made += self.of_word(word)
        return made

    def cut(self, word: str) -> tuple[int, ...]:
        """Return the pieces of a word: the longest that it begins with, and again of what is left."""
        made, at = [], 0
        while at < len(word) <= LONGEST:
            head = "##" if at else ""
            ends = range(len(word), at, -1)
            end = next((end for end in ends if head + word[at:end] in self.vocabulary), 0)
            if not end:
                break
            made.append(self.vocabulary[head + word[at:end]])
            at = end
        return tuple(made) if at == len(word) else (self.vocabulary[UNKNOWN],)


def words(text: str) -> Iterator[str]:
    """Yield the words of a text in small letters without accents, each mark of punctuation by itself."""
    letters: list[str] = []
    for sign in unicodedata.normalize("NFD", text.lower()):
        kind = unicodedata.category(sign)
        if kind == "Mn" or (kind[0] == "C" and not sign.isspace()) or sign == "\ufffd":
            continue
        alone = apart(sign, kind)
        if (alone or sign.isspace()) and letters:
            yield "".join(letters)
            letters.clear()
        if alone:
            yield sign
        elif not sign.isspace():
            letters.append(sign)
    if letters:
        yield "".join(letters)


def apart(sign: str, kind: str) -> bool:
    """Whether a sign is a word by itself: punctuation, signs of ASCII such as ``$`` and ``+``, Han."""
    if ord(sign) < 128:
        return sign.isprintable() and not sign.isalnum() and not sign.isspace()
    return kind[0] == "P" or "\u4e00" <= sign <= "\u9fff" or "\u3400" <= sign <= "\u4dbf"
