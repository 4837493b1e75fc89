"""Bounds that a clause denies: what "may not cost more than £300,000" costs £300,000 at most."""

from __future__ import annotations

import math
from dataclasses import replace

from claimcheck.language import syntax
from claimcheck.model import Amount, Sentence, Value

# Relations of what a verb is said of behind it: "have more than 26 students", "cost more than £300,000".
DIRECT = frozenset({"obj", "obl", "xcomp", "ccomp", "nsubj"})


def turned(sentence: Sentence, value: Value, at: int) -> Amount | None:
    """Return the bound that is meant where the clause of a one-sided one denies it, or None.

    A bound before the verb stays as it is ("more than 300 people did not vote"), and so does one that a
    preposition leads to ("did not resign after more than 20 years").
    """
    if not isinstance(value, Amount) or value.change is not None or value.approximate:
        return None
    over = not value.low_closed and math.isfinite(value.low) and math.isinf(value.high)
    under = not value.high_closed and math.isfinite(value.high) and value.low <= 0 < value.high
    if not (over or under) or not direct(sentence, at):
        return None
    if over:
        return replace(value, low=0.0, high=value.low, low_closed=True, high_closed=True)
    return replace(value, low=value.high, high=math.inf, low_closed=True, high_closed=False)


def direct(sentence: Sentence, at: int) -> bool:
    """Whether an amount, or the noun that it counts, hangs right from a verb before it."""
    tokens = sentence.tokens
    if tokens[at].dep in ("nummod", "compound", "amod") and tokens[at].head > at:
        at = tokens[at].head
    verb = tokens[tokens[at].head]
    if verb.i >= at or verb.pos not in ("VERB", "AUX") or syntax.base(tokens[at].dep) not in DIRECT:
        return False
    return sentence.child(at, "case") is None
