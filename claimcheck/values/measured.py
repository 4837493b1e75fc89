"""What an amount measures, by its dimension: on its right, else, for a level or a change, the subject."""

from __future__ import annotations

from claimcheck.values import ages, bounds, nouns, rates, subjects
from claimcheck.values.quantities import Reading
from claimcheck.values.scanner import WORD, Tokens
from claimcheck.values.units import word_set

_BEFORE = word_set("settle.py", "attributive_before")


def measure(t: Tokens, q: Reading, j: int) -> None:
    """Set the noun of ``q``; ``j`` is the token after the amount. A rate after the noun is read as well."""
    if q.noun is not None:
        return
    a = q.amount
    if a.dimension == "age":
        q.noun = ages.who(t, q, j)
        return
    q.noun = _right(t, q, j)
    if q.noun and q.amount.change and q.noun[1] - q.noun[0] == 1 and bounds.compared(t.low[q.noun[0]]):
        q.noun = None
    if q.noun is not None:
        end = rates.rate(t, q, q.noun[1])
        q.reach = end if end > q.noun[1] else q.end
    elif a.dimension != "duration" or a.change:
        q.noun = subjects.left(t, q.first)
    elif q.first > 1 and t.low[q.first - 1] == "of":
        q.noun = subjects.head(t, q.first - 1)


def _right(t: Tokens, q: Reading, j: int) -> nouns.Span | None:
    dimension = q.amount.dimension
    if q.amount.change:
        for k in range(j, j + 3):
            if bounds.compared(t.low[k]) and t.low[k + 1] in ("in", "of"):
                return nouns.after_of(t, k + 1, loose=True)
            if t.kinds[k] != WORD or t.low[k] in nouns.closed():
                break
    if t.dash(j) and t.glued(j) and not q.hyphen:
        return _tied(t, j + 1)
    if q.hyphen:
        return nouns.right(t, j, mass=True)
    if dimension not in ("count", "other", "score"):
        return nouns.after_of(t, j) or _attributive(t, q, j)
    if t.low[j] == "of" and dimension == "count":
        return nouns.after_of(t, j)
    start = j + 1 if t.low[j] == "more" and t.kinds[j + 1] == WORD else j
    mass = q.number.digits and q.first > 0 and t.low[q.first - 1] in _BEFORE
    return nouns.right(t, start, mass=mass, one=q.number.low == q.number.high == 1)


def _tied(t: Tokens, j: int) -> nouns.Span | None:
    """ "a 12-page special" counts pages; "a 130-strong workforce" the workforce."""
    if t.low[j] == "strong":
        return nouns.right(t, j + 1, mass=True)
    return (j, j + 1) if t.kinds[j] == WORD and t.low[j] not in nouns.closed() else None


def _attributive(t: Tokens, q: Reading, j: int) -> nouns.Span | None:
    """ "a $5 million contract", "an 8% stake", "12 weeks' pay", "$5m worth of"."""
    if t.low[j - 1].endswith(("'", "'s")):
        return nouns.right(t, j, mass=True)
    if q.first and t.low[q.first - 1] in _BEFORE and t.kinds[j] == WORD:
        return nouns.right(t, j, mass=True)
    if t.low[j] == "worth":
        return nouns.after_of(t, j + 1)
    if q.amount.dimension in ("money", "percent") and q.amount.change is None and nouns.plural(t, j):
        return nouns.right(t, j)
    return None
