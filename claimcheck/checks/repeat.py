"""One fact told twice in one article, with two values.

Reports two passages of one article that give different values for one matter, with no word that the value
changed and nobody who disputes it: 30 days to pay in one paragraph, 60 days in another.

Conflict: "Tarkwen has 30 days to pay." ... "the full 60 days it has been given for payment"
No conflict: "raised from 30 days to 60"; "the union says 60, the company 30".
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.checks._pairs import conflict, settled
from claimcheck.checks.page import Conflict, Page

NUMBER = 505
NAME = "repeat"


def check(page: Page) -> Iterator[Conflict]:
    """Yield a conflict for each pair of claims below the headline that cannot both hold."""
    for link in page.links:
        if "headline" not in (link.first.role, link.second.role) and settled(link):
            first, second = sorted((link.first, link.second), key=lambda c: c.start)
            yield conflict(first, second, link, "The article gives two values for one matter")
