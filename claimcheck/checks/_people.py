"""Who a clause speaks of, as far as an age needs it: names by their words, pronouns by the last subject."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass

from claimcheck.checks._words import either, words
from claimcheck.checks.page import Page
from claimcheck.model import Sentence

PARTICLES = r"(?:(?:de|da|di|van|von|der|den|ter|la|le|al|bin|ibn)[ \t]+){0,2}"
NAME = re.compile(
    r"(?<![\w'\u2019-])[^\W\d_a-z][\w'\u2019-]*\.?"
    rf"(?:[ \t]+{PARTICLES}(?:[^\W\d_a-z]\.(?=[ \t]+[^\W\d_a-z])|[^\W\d_a-z][\w'\u2019-]*)){{0,4}}"
)
SUBJECTS = ("nsubj", "nsubj:pass", "root", "vocative")
# Parts of speech that begin no name, though a capital letter makes them look so.
GRAMMAR = ("ADP", "DET", "PRON", "SCONJ", "CCONJ", "AUX", "ADV", "INTJ", "PART")
WITH_AGE = re.compile(r",\s+[1-9]\d(?=[,.;])")
# How far back a pronoun may look for its name: about two short paragraphs.
BACK = 500


@dataclass(frozen=True, slots=True)
class Person:
    """A name where it stands: its words in lower case, without titles, and the last of its titles."""

    start: int
    end: int
    words: tuple[str, ...]
    subject: bool
    title: str = ""

    @property
    def full(self) -> bool:
        """Whether both a first and a last name are given."""
        return len(self.words) > 1


@dataclass(frozen=True, slots=True)
class Cast:
    """The capitalised names of a page in order of place, and the full names that each word is in.

    ``wed``: the page speaks of a couple, so that two of one last name may be husband and wife.
    """

    names: tuple[Person, ...]
    full: dict[str, set[tuple[str, ...]]]
    wed: bool = True

    def between(self, low: int, high: int) -> tuple[Person, ...]:
        """Return the names that start in ``text[low:high]``."""
        first = bisect.bisect_left(self.names, low, key=lambda person: person.start)
        return self.names[first : bisect.bisect_left(self.names, high, key=lambda person: person.start)]

    def after(self, at: int) -> Person | None:
        """Return the first name that starts at ``at`` or later."""
        here = bisect.bisect_left(self.names, at, key=lambda person: person.start)
        return self.names[here] if here < len(self.names) else None

    def ahead(self, at: int) -> Person | None:
        """Return the last name that starts before ``at``."""
        here = bisect.bisect_left(self.names, at, key=lambda person: person.start)
        return self.names[here - 1] if here else None


def people(page: Page) -> Cast:
    """Return the capitalised names of the page; some are of places and firms."""
    roles = {token.start: (token.dep, token.pos) for sentence in page.sentences for token in sentence.tokens}
    starts = {sentence.start for sentence in page.sentences}
    found = []
    full: dict[str, set[tuple[str, ...]]] = {}
    for match in NAME.finditer(page.text):
        if not page.furniture(match.start()):
            person = named(match, roles, starts)
            if person is None:
                continue
            found.append(person)
            for word in person.words if person.full else ():
                full.setdefault(word, set()).add(person.words)
    return Cast(tuple(found), full, bool(either("age", "couple").search(page.text)))


def persons(sentence: Sentence, end: int) -> frozenset[str]:
    """Return the names of people that start in a sentence before the offset ``end``, in lower case."""
    found: list[str] = []
    last = None
    for token in sentence.tokens:
        if token.entity == "PER" and token.start < end:
            if last is not None and token.i == last + 1:
                found[-1] += f" {token.lower}"
            else:
                found.append(token.lower)
            last = token.i
    return frozenset(found)


def named(match: re.Match[str], roles: dict[int, tuple[str, str]], starts: set[int]) -> Person | None:
    """Return the person of a match without the titles and other words before the name, or None."""
    parts = [
        (part.group().rstrip("."), part.start() + match.start())
        for part in re.finditer(r"\S+", match.group())
    ]
    title = ""
    while parts and opens(parts[0][0], roles.get(parts[0][1], ("", ""))[1] if len(parts) > 1 else ""):
        opened = plain(parts.pop(0)[0]).lower()
        title = opened if opened in words("age", "titles") else title
    # "Harriet M. Kessler" is Harriet Kessler further on
    parts = [(plain(part), at) for n, (part, at) in enumerate(parts) if n == 0 or len(part) > 1]
    if not parts or any(part.lower() in words("age", "others") for part, _ in parts):
        return None
    first, last = parts[0], parts[-1]
    subject = any(roles.get(at, ("", ""))[0] in SUBJECTS for _, at in parts) or first[1] in starts
    # "I rang a fisherman, Jens Tolk, 63. He was born ...": with an age somebody is brought on
    subject = subject or WITH_AGE.match(match.string, last[1] + len(last[0])) is not None
    return Person(first[1], last[1] + len(last[0]), tuple(part.lower() for part, _ in parts), subject, title)


def opens(word: str, pos: str) -> bool:
    """Whether a capitalised word only opens a sentence, or is a title, before a name."""
    return pos in GRAMMAR or plain(word).lower() in {*words("age", "titles"), *words("age", "others")}


def plain(word: str) -> str:
    """Return a name's word without the ending of the genitive."""
    return re.sub(r"['\u2019]s?$", "", word)


def same(one: Person, other: Person, cast: Cast) -> bool:
    """Whether two names are of one person: the same words, or one word of a name no other shares.

    Lord and Lady Ashby are two; Mrs Holt may be Peter Holt's wife where the page speaks of a couple.
    """
    if one.title != other.title and one.title and other.title:
        return False
    if one.words == other.words:
        return True
    if one.full and other.full:
        return one.words[0] == other.words[0] and one.words[-1] == other.words[-1]
    short, long = (one, other) if len(one.words) < len(other.words) else (other, one)
    if short.words[0] not in (long.words[0], long.words[-1]):
        return False
    if short.title in words("age", "shared") and short.title != long.title and cast.wed:
        return False  # "Peter Holt, 52, and Mrs Holt, 50"
    return cast.full.get(short.words[0]) == {long.words}


def before(cast: Cast, at: int) -> Person | None:
    """Return the person a pronoun or description at ``at`` stands for: the last subject named before."""
    for person in reversed(cast.between(at - BACK, at)):
        if person.subject and known(person, cast):
            return person
    return None


def known(person: Person, cast: Cast) -> bool:
    """Whether a name is full or has a title, or is a word of a full name of the page."""
    return person.full or person.title != "" or person.words[0] in cast.full
