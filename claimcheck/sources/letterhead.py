"""Who issued a press release, a statement or a notice: the body that its letterhead names.

What a body hands out begins with its name, and says below, in a line of its own, what it is ("Press release
44/2026", "Statement", "For immediate release"). Both must be there: a wire's headline in capitals is no
letterhead, nor is the name of a paper.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.sources import cues
from claimcheck.sources.blocks import Part

# A letterhead has a name, an office or a place, and what the paper is; the longest seen has five lines.
LINES = 5
# The longest name of a body seen has eight words, the longest line that says what the paper is has 14.
NAME, LABEL = 9, 14
_WORD = re.compile(r"[^\W\d_][\w'’.&-]*")
_LITTLE = frozenset(cues.words("joining"))
_FORMS = {form.lower(): form for form in cues.words("forms")}
_OFFICE = re.compile(r"^(?:the )?" + cues.pattern(cues.words("offices")), re.IGNORECASE)
_STATE = re.compile(r"^(?:the )?" + cues.pattern(cues.words("realms")) + r" of\b", re.IGNORECASE)
# "Press release 44/2026", "JOINT STATEMENT", "Notice no. 3 - for immediate release".
_LABEL = re.compile(
    rf"^\W{{0,5}}(?:{cues.pattern(cues.words('hands_out'))}(?:\W{{1,5}}{cues.pattern(cues.words('handouts'))})?"
    rf"|(?:[\w']{{1,30}}\s{{1,3}}){{0,2}}{cues.pattern(cues.words('handouts'))})"
    r"(?:\W{1,5}(?:no\W{0,3})?[\d/.-]{1,20})?(?:\W{1,5}(?:for|regulated|courtesy)\b[^\d:]{0,40}|\W{0,5})$",
    re.IGNORECASE,
)
_TELLS = cues.compiled(r"(?<!\w)", "handouts")
_PARTED = re.compile(r"\s[|·•–—-]{1,3}\s|[|·•]")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The body that issued a paper, and the indices of the lines that are no part of what it says."""

    issuer: str
    lines: frozenset[int]


def letterhead(parts: Sequence[Part]) -> Letterhead | None:
    """Return the letterhead that parts begin with, or None."""
    top = [part.text for part in parts[:LINES]]
    if not top or any(part.level == 1 or part.role == "headline" for part in parts[:1]):
        return None
    first, label = parted(top[0])
    if not is_body(first) or is_label(first):
        return None
    if not label and not any(is_label(text) or tells(text) for text in top[1:]):
        return None
    lines = {0}
    for at, text in enumerate(top[1:], 1):
        if not (is_label(text) or _OFFICE.match(text) or is_place(text)):
            break
        lines.add(at)
    office = next((_PARTED.split(top[at])[0] for at in sorted(lines - {0}) if _OFFICE.match(top[at])), "")
    return Letterhead(cased(office if office and _STATE.match(first) else first), frozenset(lines))


def parted(text: str) -> tuple[str, str]:
    """Return the name in a line, and what behind it says what the paper is: "X ELECTRIC - NEWS RELEASE"."""
    pieces = [piece.strip() for piece in _PARTED.split(text, maxsplit=1)]
    return (pieces[0], pieces[1]) if len(pieces) == 2 and is_label(pieces[1]) else (text, "")


def is_body(text: str) -> bool:
    """Whether a line can be the name of a body: few words, all in capitals or with a company's form."""
    words = _WORD.findall(text)
    if not 1 <= len(words) <= NAME or re.search(r"[?!:;]", text):
        return False
    formed = len(words) > 1 and words[-1].strip(".").lower() in _FORMS
    capital = all(w[0].isupper() or w.lower() in _LITTLE for w in words)
    return capital and (formed or (text.isupper() and not text.endswith(".")))


def is_label(text: str) -> bool:
    """Whether a line says what a paper is and nothing of what it tells: "Press release 44/2026"."""
    return len(text.split(None, LABEL)) <= LABEL and _LABEL.match(text) is not None


def tells(text: str) -> bool:
    """Whether a line says what a paper is, and of what: "Statement on the Senlow Bridge"."""
    return len(text.split(None, LABEL)) <= LABEL and _TELLS.search(text) is not None


def is_place(text: str) -> bool:
    """Whether a line is a place or a unit: a few capitalised words."""
    words = _WORD.findall(text)
    named = all(w[0].isupper() or w.lower() in _LITTLE for w in words)
    return 1 <= len(words) <= 3 and named and not text.isupper() and not re.search(r"[\d:.?!]", text)


def cased(name: str) -> str:
    """Return a name that is all in capitals as it is written in a text: "Keltbach Chemie GmbH"."""
    if not name.isupper():
        return name
    words = name.split()
    return " ".join(_cased(word, first=not at) for at, word in enumerate(words))


def _cased(word: str, *, first: bool) -> str:
    """Return a word of a name; one of three letters without a vowel is short for something, but "St"."""
    plain = word.rstrip(".,")
    if plain.lower() in _FORMS:
        return _FORMS[plain.lower()] + word[len(plain) :]
    if plain.lower() in _LITTLE and not first:
        return word.lower()
    if len(plain) == 3 and not set(plain) & set("AEIOUY"):
        return word
    return re.sub(r"[^\W\d_]+(?:['’][^\W\d_]+)?", lambda hit: hit[0].capitalize(), word)
