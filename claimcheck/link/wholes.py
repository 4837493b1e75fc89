"""A whole and its parts: a count that is the sum of another and of the figure beside that one."""

from __future__ import annotations

import re

from claimcheck.model import Amount, Claim

# From here on a sum is none by chance, as three and two and five are.
LEAST_PART = 10
# What tells a figure with that by which it changed.
NEW = frozenset({"update", "change", "correction"})
DIFFERENCE = re.compile(r"\b(?:fewer|less|more|lower|higher|up|down)\b", re.IGNORECASE)


def whole(a: Claim, b: Claim) -> bool:
    """Whether a count of other things is the sum of a count and another figure beside that one.

    "162 passengers and a crew of 25", and "187 people on board"; not "187 passengers". Nor what has changed
    by the figure beside it: "140, twenty fewer than before".
    """
    one, other = a.value, b.value
    if not (isinstance(one, Amount) and isinstance(other, Amount)) or a.measured == b.measured:
        return False
    if NEW & {*a.marks, *b.marks} or DIFFERENCE.search(a.quote):
        return False
    if not (one.exact and other.exact and one.dimension == other.dimension == "count"):
        return False
    rest = other.low - one.low
    return min(one.low, rest) >= LEAST_PART and f"{rest:g} {one.unit}" in a.figures
