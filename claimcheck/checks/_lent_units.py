"""Numbers that leave out the unit of one before them: "18 million euros in refunds, 7 million for hotels"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claimcheck.checks._figures import Figure, of_one_kind
from claimcheck.checks.page import Page

# Units that a row of parts names once; of counts there is none to lend.
LENDING = (
    "money", "mass", "length", "area", "volume", "power", "energy", "data", "points", "percent", "duration",
)  # fmt: skip
# "40 centimetres high, 30 wide and 20 deep" are no parts of one length.
SIZE = re.compile(r"\s+(?:wide|high|tall|deep|thick|long|across)\b", re.IGNORECASE)


def lent(page: Page, row: Sequence[Figure]) -> list[Figure]:
    """Return a row in which each bare number has the unit of the nearest figure before it that has one.

    The row itself, as a list, where nothing is lent. A number before a hyphen ("60 two-bedroom flats") is
    part of a name, and left out.
    """
    found: list[Figure] = []
    lender: Figure | None = None
    for one in row:
        if page.text[one.end : one.end + 1] in ("-", "\u2011"):
            continue
        if one.dimension in LENDING:
            lender = one
        elif lender is not None and bare(one) and not SIZE.match(page.text, one.end):
            one = replace(one, unit=lender.unit, dimension=lender.dimension, side=None)
        found.append(one)
    return found


def bare(one: Figure) -> bool:
    """Whether a figure is a number with no unit, and no noun right behind it."""
    return one.unit == "1" and one.dimension == "count" and one.noun_end == one.end and not one.per


def of_total(total: Figure, part: Figure) -> bool:
    """Whether a figure can be a part of a total: of its kind, or without the "a day" that the total has."""
    return of_one_kind(total, part) or (
        not part.per and (total.unit, total.dimension) == (part.unit, part.dimension)
    )
