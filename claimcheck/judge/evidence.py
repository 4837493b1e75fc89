"""Evidence in words, for ``claimcheck why``: what is so of two claims and what is not (``evidence.toml``)."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from claimcheck import wordlists
from claimcheck.judge.wording import filled_in
from claimcheck.model import Amount, Evidence, Link, When


@dataclass(frozen=True, slots=True)
class Phrases:
    """What a piece of evidence is called where it is so, the fullest first, and where it is not.

    ``way`` is "for" or "against" one matter where its degrees are told by the way that they moved the
    decision; else it is so where its number is above 0, or at least ``least``. ``other`` is said of values
    that are neither figures nor times, of which there is nothing of the sort to say.
    """

    so: tuple[str, ...]
    lacking: str
    way: str
    least: float
    other: str = ""


@functools.cache
def phrases() -> dict[str, Phrases]:
    """Return the phrases of ``evidence.toml``, by the name of the evidence."""
    made = {}
    for name, of in wordlists.table("claimcheck.judge", "evidence.toml").items():
        so = (of["so"],) if isinstance(of["so"], str) else tuple(of["so"])
        made[name] = Phrases(
            so, of["not"], of.get("way", ""), float(of.get("from", 0.0)), of.get("other", "")
        )
    return made


def in_words(piece: Evidence, link: Link) -> str:
    """Return a piece of evidence in words; the level of a rule or state is named in words already."""
    known = phrases().get(piece.name)
    if known is None:
        return piece.name
    if known.other and not isinstance(link.first.value, Amount | When):
        return known.other
    for text in known.so if holds(piece, known) else (known.lacking,):
        if said := filled_in(text, link, {"value": piece.detail, "days": between(link)}):
            return said
    return known.lacking


def holds(piece: Evidence, known: Phrases) -> bool:
    """Whether a piece of evidence is so of the two claims."""
    number = float(piece.detail or 0.0)
    if number <= 0 or not known.way:
        return number >= known.least if known.least else number > 0
    return (piece.weight > 0) == (known.way == "for")


def between(link: Link) -> str:
    """Return how far from one another two articles were published."""
    one, other = link.first.source.published, link.second.source.published
    if one is None or other is None:
        return "on days that are not both known"
    many = abs((one - other).days)
    if not many:
        return "on one day"
    return f"{many:,} day{'s' if many > 1 else ''} apart"
