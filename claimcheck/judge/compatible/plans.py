"""What is not so yet, or came to nothing: a refused offer, what is to change, what may be found."""

from __future__ import annotations

import re

from claimcheck.judge.compatible.words import either, words
from claimcheck.link.beside import ahead, behind
from claimcheck.model import Amount, Claim

REFUSING = frozenset(words("plans", "refusing"))
PRICES = frozenset(words("plans", "prices"))
# Right before an amount: it is that of today; and behind it, that it is to change.
NOW = re.compile(rf"\b{either('plans', 'now')}(?: at| about| only)? $", re.IGNORECASE)
TO_COME = re.compile(r"\b(?:will|would|(?:is|are) to)\b")
CHANGING = frozenset(words("plans", "changing"))
MORE = re.compile(rf"\b{either('plans', 'more')}\b", re.IGNORECASE)


def turned_down(a: Claim, b: Claim) -> bool:
    """Whether one sum was offered and refused, and the other is what was paid in the end."""
    sums = all(isinstance(c.value, Amount) and c.value.dimension == "money" for c in (a, b))
    if not sums or a.predicate not in REFUSING or b.predicate in REFUSING:
        return False
    return not PRICES.isdisjoint({b.predicate, b.measured, *b.words})


def to_change(a: Claim, b: Claim) -> bool:
    """Whether one side gives what is so now and is to change: "now 67 minutes, is to be cut"."""
    if not (isinstance(a.value, Amount) and isinstance(b.value, Amount)) or NOW.search(ahead(b)):
        return False
    coming = NOW.search(ahead(a)) and TO_COME.search(behind(a))
    return bool(coming) and (a.predicate in CHANGING or MORE.search(behind(a)) is not None)


def supposed(a: Claim, b: Claim) -> bool:
    """Whether one side is what somebody may find: "if it finds that the stock has recovered to 40 tonnes"."""
    if a.modality != "condition" or b.modality == "condition" or not a.kind == b.kind == "quantity":
        return False
    return a.quote.lower().startswith("that ") and not TO_COME.search(ahead(a))  # "that would have cost"
