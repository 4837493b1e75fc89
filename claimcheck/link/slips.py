"""Whether one figure may be a slip of another: of the fingers, or of the ear."""

from __future__ import annotations

import math

from claimcheck.link.values import digits, middle
from claimcheck.model import Amount, Value

THOUSAND = 1e3
# Numbers that are taken by ear for ten times their last digit.
TEENS = frozenset({"13", "14", "15", "16", "17", "18", "19"})


def slip(one: Value, other: Value) -> bool:
    """Whether one number could be a slip of the other: digits changed over, one digit off, a power of ten.

    Or one misheard: "fourteen" for "forty", but of small counts and of durations, which are so by chance.
    """
    if not (isinstance(one, Amount) and isinstance(other, Amount)):
        return False
    a, b = digits(middle(one)), digits(middle(other))
    chance = one.dimension == "duration" or (one.dimension == "count" and middle(one) < THOUSAND)
    if misheard(middle(one), middle(other)) and not chance:
        return True
    if a == b or len(a) < 2 or len(b) < 2:
        return False
    if a.strip("0") == b.strip("0"):
        return True
    if len(a) != len(b):
        return False
    wrong = [i for i in range(len(a)) if a[i] != b[i]]
    return sorted(a) == sorted(b) or (len(wrong) == 1 and len(a) >= 3)


def misheard(one: float, other: float) -> bool:
    """Whether one number is -teen where the other is -ty: 14 and 40, 15,000 and 50,000."""
    less, more = sorted((one, other))
    teen = digits(less).strip("0")
    return less > 0 and teen in TEENS and math.isclose(more * int(teen), less * 10 * int(teen[1]))
