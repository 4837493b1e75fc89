"""The day of each document: as published, or what can be known of one without a date.

A document without a date that repeats figures is no older than the articles that gave them first: when it
has at least ``SHARED`` figures that no article before a day gives, it is taken to be of that day or later.
A draft without a date is taken to be the latest of all. Both are assumptions, and a finding that leans on
one says so.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from claimcheck.judge.voices import issuers
from claimcheck.judge.words import words
from claimcheck.link import values
from claimcheck.model import Claim, Link

How = Literal["values", "draft"]

# One figure may have been known before it was printed; two made the day right for every undated document of
# the learning half of corpora/ but one.
SHARED = 2
# Figures that agree at this likelihood; at 0.4 chance meetings of small numbers moved some documents.
SURE = 0.6


@dataclass(frozen=True, slots=True)
class Days:
    """What is known of documents, by their id: of those without a date since which day, and how known.

    ``issuers`` are the bodies whose own word a document is: see ``voices.py``.
    """

    since: Mapping[str, tuple[dt.date, How]] = field(default_factory=dict)
    issuers: Mapping[str, str] = field(default_factory=dict)

    def first(self, claim: Claim) -> dt.date | None:
        """Return the first day that a claim can be of, or None when nothing is known."""
        known = self.since.get(claim.source.document)
        return claim.source.published or (known[0] if known else None)

    def how(self, claim: Claim) -> How | None:
        """Return how the day of a claim without a date is known, or None."""
        known = self.since.get(claim.source.document)
        return known[1] if known and claim.source.published is None else None


UNKNOWN = Days()


def days(claims: Sequence[Claim], agreeing: Iterable[Link], drafts: frozenset[str] = frozenset()) -> Days:
    """Return what can be known of the documents without a date from what they share with the others."""
    published = [c.source.published for c in claims if c.source.published is not None]
    bodies = issuers(claims)
    if not published:
        return Days(issuers=bodies)
    since: dict[str, tuple[dt.date, How]] = {}
    for document, found in sorted(earliest(agreeing).items()):
        ranked = sorted(found.values(), reverse=True)
        if len(ranked) >= SHARED and ranked[SHARED - 1] > min(published):
            since[document] = (ranked[SHARED - 1], "values")
    undated = {c.source.document for c in claims if c.source.published is None}
    for document in sorted(undated & drafts):
        since[document] = (max(published) + dt.timedelta(days=1), "draft")
    return Days(since, bodies)


def earliest(agreeing: Iterable[Link]) -> dict[str, dict[str, dt.date]]:
    """Return, by document without a date and claim of it, the first day on which its value was printed."""
    found: dict[str, dict[str, dt.date]] = {}
    for link in agreeing:
        exact = values.standing(link.first.value, link.second.value) == "alike"
        if link.probability < SURE or not exact:
            continue
        for mine, theirs in ((link.first, link.second), (link.second, link.first)):
            day = theirs.source.published
            if mine.source.published is None and day is not None:
                known = found.setdefault(mine.source.document, {})
                known[mine.id] = min(known.get(mine.id, day), day)
    return found


@functools.lru_cache(maxsize=4096)
def title_tells_change(title: str) -> bool:
    """Whether a title tells of a change of course: "backtracks", "no longer", "U-turn"."""
    plain = "".join(c if c.isalnum() or c in "-'" else " " for c in title.lower().replace("\u2019", "'"))
    spaced = f" {' '.join(plain.split())} "
    return any(f" {phrase} " in spaced for phrase in words()["turning_titles"])
