"""Keys of names, and when two names may be of one bearer."""

from __future__ import annotations

import functools
import unicodedata

from claimcheck.language import lexicon
from claimcheck.model import Name
from claimcheck.values.names_words import name_words

HYPHENS = str.maketrans(
    {"\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2019": "'", "\u2018": "'", "\u00a0": " "}
)
SMALL = frozenset({"of", "the", "and", "for", "&", "de", "in", "on", "at"})
# Letters that no decomposition brings back to the Latin alphabet.
LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ı": "i"}
)


@functools.lru_cache(maxsize=20_000)
def name_key(text: str) -> str:
    """Return the form under which spellings of a name meet.

    "The Lindholm Group plc's" and "Lindholm Group" are one; so are "Müller\u2011Lüdenscheidt" and its plain
    spelling, and "Mayor Helga Thorvaldsen" and "Helga Thorvaldsen".
    """
    plain = unicodedata.normalize("NFKD", text.translate(HYPHENS)).casefold().translate(LETTERS)
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    words = [possessive(word.strip(".,;:()[]\"'\u201c\u201d").replace(".", "")) for word in plain.split()]
    words = [word for word in words if word]
    lists = name_words()
    while len(words) > 1 and words[0] in ("the", "a", "an"):
        words = words[1:]
    words = words[leading(words) :]
    while len(words) > 1 and words[-1] in lists.forms:
        words.pop()
    return " ".join(words)


def possessive(word: str) -> str:
    """Return ``word`` without a possessive ending."""
    return word[:-2] if word.endswith("'s") else word.rstrip("'")


def leading(words: list[str]) -> int:
    """Return how many words at the start are a person's titles; 0 when nothing but titles is left."""
    lists = name_words()
    last = 0
    for n, word in enumerate(words):
        if word not in lists.titles:
            break
        if word in lists.persons:
            last = n + 1
    rest = words[last:]
    return last if rest and not all(word in lists.tails or word in lists.forms for word in rest) else 0


def same_name(a: Name, b: Name) -> bool:
    """Whether two names, of one document or of two, may be taken for one bearer.

    Equal keys are. A person's surname stands for the full name unless given names differ; an organisation's
    first words stand for the whole ("Corvane", "Corvane Systems"), and so does its acronym. Places are the
    same only when equal.
    """
    if not a.key or not b.key:
        return False
    return a.key == b.key or one_bearer(a.key, a.kind, b.key, b.kind)


@functools.lru_cache(maxsize=65_536)
def one_bearer(key: str, kind: str, key2: str, kind2: str) -> bool:
    """Whether two names of other keys may be taken for one bearer; the same are asked again and again."""
    if "LOC" in (kind, kind2) or {kind, kind2} == {"PER", "ORG"}:
        return False
    first, second = sorted((key.split(), key2.split()), key=lambda words: (len(words), words))
    if "PER" in (kind, kind2):
        return same_person(first, second)
    if acronym(first, second):
        return True
    if "ORG" in (kind, kind2):
        return shortened(first, second)
    return shortened(first, second) or (len(second) < 4 and len(first) == 1 and surname(first[0], second))


@functools.lru_cache(maxsize=65_536)
def one_speaker(one: str, other: str) -> bool:
    """Whether two who speak, as written, may be one: with or without what they are, or their given names.

    "The forester Gwen Aldous", "Gwen Aldous" and "Forester Aldous" are one, and so are "the council" and
    "Moyrath County Council"; "Gwen Aldous" and "Peter Aldous" are two, and so are "police" and "the police
    union".
    """
    a, b = name_key(one).split(), name_key(other).split()
    few, many = sorted((a, b), key=lambda words: (len(words), words))
    if few == many or (set(few) <= set(many) and head_of(few) == head_of(many)):
        return True
    if named(one) and named(other) and one_bearer(" ".join(a), "ORG", " ".join(b), "ORG"):
        return True
    known = called(one), called(other)
    return all(known) and (known[0] == known[1] or one_bearer(known[0], "PER", known[1], "PER"))


def head_of(words: list[str]) -> str:
    """Return what a name is a name of: the "ministry" of "ministry of health"."""
    end = next((i for i, word in enumerate(words) if i and word in SMALL), len(words))
    return words[end - 1] if words else ""


def named(text: str) -> bool:
    """Whether a word but the first, or a first that is no article, has a capital."""
    return any(word[:1].isupper() for word in text.split() if word.lower() not in ("the", "a", "an"))


def called(text: str) -> str:
    """Return the key of the name that ends what a person is called by, or "": "the forester Gwen Aldous"."""
    words = text.split()
    while words and (words[0].islower() or words[0].lower() in ("the", "a", "an") or of_office(words[0])):
        words = words[1:]
    return name_key(" ".join(words)) if words and all(word[:1].isupper() for word in words) else ""


def of_office(word: str) -> bool:
    """Whether a word with a capital says what somebody is: the "Forester" of "Forester Aldous"."""
    return lexicon.noun_class(word.lower()) == "person"


def surname(word: str, full: list[str]) -> bool:
    """Whether ``word`` is the last word of a name, and one that a person can be called by."""
    lists = name_words()
    return full[-1] == word and word not in lists.tails and word not in lists.places


def same_person(first: list[str], second: list[str]) -> bool:
    """Whether two names of a person agree in the surname and do not differ in given names.

    Of a double surname one may stand for both behind one given name: "Ann Moor", "Ann Moor-Watterson". What
    somebody is, written before both names, is neither: "Editor Ann Moor", "Ann Moor".
    """
    first, second = without_office(first), without_office(second)
    if first[-1] != second[-1]:
        short, long = sorted((first[-1], second[-1]), key=len)
        return min(len(first), len(second)) > 1 and first[0] == second[0] and short in long.split("-")
    if len(first) == 1:
        return True
    given, other = first[0], second[0]
    return given == other or (given[:1] == other[:1] and 1 in (len(given), len(other)))


def without_office(words: list[str]) -> list[str]:
    """Return a name without what its bearer is before two words of it: "manager ann moor", "ann moor"."""
    at = 0
    while at + 2 < len(words) and of_office(words[at]):
        at += 1
    return words[at:]


def shortened(first: list[str], second: list[str]) -> bool:
    """Whether the shorter name of an organisation is the longer one cut off after its distinctive word."""
    lists = name_words()
    if second[: len(first)] != first or all(word in lists.tails or word in lists.before for word in first):
        return False
    return not (len(first) == 1 and len(first[0]) < 3) and second[len(first)] not in SMALL


def acronym(first: list[str], second: list[str]) -> bool:
    """Whether the one word of the shorter name is made of the initials of the longer."""
    if len(first) != 1 or not 2 < len(first[0]) < 8 or len(second) < 3:
        return False
    return first[0] in (initials(second), "".join(word[0] for word in second))


def initials(words: list[str]) -> str:
    """Return the initials of a name's words, the small ones left out."""
    return "".join(word[0] for word in words if word not in SMALL)
