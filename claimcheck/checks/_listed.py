"""Lists of names that a noun or "are" announces, and reasons that are counted up and end too soon."""

from __future__ import annotations

import functools
import re

from claimcheck.checks._words import either, words
from claimcheck.wordlists import alternatives

NAMED = (
    r"[^\W\d_a-z][\w'\u2019.-]*"
    r"(?:\s+(?:(?:of|the|and the|de|van|von|der|du|la|le|al|on|upon)\s+)?[^\W\d_a-z][\w'\u2019-]*){0,4}"
)
# "The three towns", "its four largest islands": all of them, so that the list is complete.
DEFINITE = re.compile(r"\b(?:the|these|those|its|their|our|his|her|all)\s+(?:all\s+)?$", re.IGNORECASE)
# Where a list goes on, its length is not known.
ON = r"(?!\s*[,;(]?\s*(?:and|or|&|as|plus|along|together|with|but|near|\()\b)"
# "Portland, Oregon, and Seattle": with a comma before "and", each may be a town and its state.
SERIAL = re.compile(r",\s+(?:and|&)\s+")
SUFFIX = re.compile(r"\b(?:Jr|Sr|Inc|Ltd|Co|LLC|PLC|[IV]{2,3})\b\.?(?=\s*,|\s+and\b|$)")
# How many characters after a list of reasons may still tell another of them.
AFTER = 600


@functools.cache
def listed() -> str:
    """Return the pattern of two names or more, the last behind "and"."""
    return rf"(?P<list>{NAMED}(?:,\s+{NAMED}){{0,12}},?\s+and\s+{NAMED})"


def how_many(names: str) -> int:
    """Return how many names are in a list of them."""
    return len(re.split(r",\s+(?:and\s+)?|\s+and\s+(?!the\s)", names))


@functools.cache
def of_places() -> re.Pattern[str]:
    """Return the pattern of "of Emsk, Orrin and Veld", before a verb or the end of its clause."""
    return re.compile(rf"\s+of\s+{listed()}{ON}(?=\s*(?:[.;)\u2013\u2014]|,(?!\s*[^\W\d_a-z])|$)|\s+[a-z])")


@functools.cache
def being() -> re.Pattern[str]:
    """Return the pattern of "are Kroll, Vass and Stern", up to the end of the sentence or a clause."""
    return re.compile(rf"\s+(?:are|were)\s+{listed()}{ON}(?=\s*(?:[.;]|,\s+(?:who|which|all)\b|$))")


def told_of(ahead: str, noun: str, number: int, rest: str) -> tuple[int, int, set[int]] | None:
    """Return the span and length of the names that "the three towns of" or "the finalists are" announces.

    ``ahead`` is what stands before the number, ``rest`` what stands behind the noun. Only a noun for whole
    places takes "of": the two sons of Ann and Peter are no Ann and no Peter.
    """
    if not DEFINITE.search(ahead):
        return None
    match = of_places().match(rest) if noun in words("listing", "places") else None
    match = match or being().match(rest)
    if match is None or either("listing", "open").search(match["list"]) or SUFFIX.search(match["list"]):
        return None
    many = how_many(match["list"])
    if many > number and SERIAL.search(match["list"]):
        return None
    return match.start("list"), match.end("list"), {many}


@functools.cache
def going_on() -> re.Pattern[str]:
    """Return the pattern of a word that tells one more: "finally", "another", the ordinals that follow."""
    return re.compile(rf"\b(?:{alternatives(words('listing', 'more'))})\b", re.IGNORECASE)


def ends(noun: str, counted: int, rest: str) -> bool:
    """Whether a count of reasons is over at ``counted``: nothing in the ``rest`` of the text goes on."""
    order = words("listing", "ordinals")
    if counted < 2 or noun not in words("listing", "reasons"):
        return False
    later = [*order[counted:], f"{counted + 1}th", "4th", "5th"]
    if re.search(rf"\b(?:{alternatives(later)})(?:ly)?\b", rest, re.IGNORECASE):
        return False
    return going_on().search(rest[:AFTER]) is None
