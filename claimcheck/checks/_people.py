"""Who a clause speaks of, as far as an age needs it: names by their words, pronouns by the last subject."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass

from claimcheck.checks._words import words
from claimcheck.checks.page import Page

PARTICLES = r"(?:(?:de|da|di|van|von|der|den|ter|la|le|al|bin|ibn)[ \t]+){0,2}"
NAME = re.compile(
    r"(?<![\w'\u2019-])[^\W\d_a-z][\w'\u2019-]*\.?"
    rf"(?:[ \t]+{PARTICLES}[^\W\d_a-z][\w'\u2019-]*){{0,4}}"
)
SUBJECTS = ("nsubj", "nsubj:pass", "root", "vocative")
# Parts of speech that begin no name, though a capital letter makes them look so.
GRAMMAR = ("ADP", "DET", "PRON", "SCONJ", "CCONJ", "AUX", "ADV", "INTJ", "PART")
# How far back a pronoun may look for its name: about two short paragraphs.
BACK = 500


@dataclass(frozen=True, slots=True)
class Person:
    """A name where it stands: its words in lower case, without titles."""

    start: int
    end: int
    words: tuple[str, ...]
    subject: bool

    @property
    def full(self) -> bool:
        """Whether both a first and a last name are given."""
        return len(self.words) > 1


def people(page: Page) -> list[Person]:
    """Return the capitalised names of the page in order of place; some are of places and firms."""
    roles = {token.start: (token.dep, token.pos) for sentence in page.sentences for token in sentence.tokens}
    starts = {sentence.start for sentence in page.sentences}
    found = []
    for match in NAME.finditer(page.text):
        if not any(start <= match.start() < end for start, end in page.document.furniture):
            person = named(match, roles, starts)
            if person is not None:
                found.append(person)
    return found


def named(match: re.Match[str], roles: dict[int, tuple[str, str]], starts: set[int]) -> Person | None:
    """Return the person of a match without the titles and other words before the name, or None."""
    parts = [
        (part.group().rstrip("."), part.start() + match.start())
        for part in re.finditer(r"\S+", match.group())
    ]
    while parts and opens(parts[0][0], roles.get(parts[0][1], ("", ""))[1] if len(parts) > 1 else ""):
        parts.pop(0)
    parts = [(plain(part), at) for part, at in parts]
    if not parts or any(part.lower() in words("age", "others") for part, _ in parts):
        return None
    first, last = parts[0], parts[-1]
    subject = any(roles.get(at, ("", ""))[0] in SUBJECTS for _, at in parts) or first[1] in starts
    return Person(first[1], last[1] + len(last[0]), tuple(part.lower() for part, _ in parts), subject)


def opens(word: str, pos: str) -> bool:
    """Whether a capitalised word only opens a sentence, or is a title, before a name."""
    return pos in GRAMMAR or plain(word).lower() in {*words("age", "titles"), *words("age", "others")}


def plain(word: str) -> str:
    """Return a name's word without the ending of the genitive."""
    return re.sub(r"['\u2019]s?$", "", word)


def same(one: Person, other: Person, everybody: list[Person]) -> bool:
    """Whether two names are of one person: the same words, or one word of a name no other shares."""
    if one.words == other.words:
        return True
    if one.full and other.full:
        return one.words[0] == other.words[0] and one.words[-1] == other.words[-1]
    short, long = (one, other) if len(one.words) < len(other.words) else (other, one)
    if short.words[0] not in (long.words[0], long.words[-1]):
        return False
    return {person.words for person in everybody if person.full and short.words[0] in person.words} == {
        long.words
    }


def before(page: Page, everybody: list[Person], at: int) -> Person | None:
    """Return the person a pronoun or description at ``at`` stands for: the last subject named before."""
    here = bisect.bisect_left([person.start for person in everybody], at)
    for person in reversed(everybody[:here]):
        if at - person.end > BACK:
            return None
        if person.subject and known(person, everybody):
            return person
    return None


def known(person: Person, everybody: list[Person]) -> bool:
    """Whether a name is full, or a word of a full name of the page."""
    return person.full or any(p.full and person.words[0] in p.words for p in everybody)
