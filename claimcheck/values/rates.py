"""Rates: "per barrel", "a day", "12-cent-a-share", "annually", "at a time"."""

from __future__ import annotations

import functools
from dataclasses import replace

from claimcheck.values import nouns
from claimcheck.values.quantities import Reading
from claimcheck.values.scanner import NUM, WORD, Tokens
from claimcheck.values.units import load, unit_at, word_set

_AFTER_TIME = word_set("settle.py", "after_time")
_PIECES = word_set("settle.py", "pieces")
_MEASURES = frozenset(("volume", "mass", "area", "length"))
_NAMES = {"annum": "year", "capita": "person"}


@functools.cache
def _adverbs() -> dict[str, str]:
    table: dict[str, str] = load("amounts.toml")["settle.py"]["adverbs"]
    return table


def rate(t: Tokens, q: Reading, j: int) -> int:
    """Read the rate at token ``j`` into ``q``; return the token after it, or ``j`` without one."""
    if q.amount.per is not None or q.amount.dimension in ("age", "score"):
        return j
    found = _found(t, q, j)
    if found is None:
        return j
    q.amount = replace(q.amount, per=found[0])
    return found[1]


def _found(t: Tokens, q: Reading, j: int) -> tuple[str, int] | None:
    tied = t.dash(j) and t.glued(j) and t.low[j + 1] in ("a", "an", "per")
    k = j + 1 if tied else j
    w = t.low[k]
    if w in ("per", "/"):
        return _per(t, k + 1 + (tied and t.dash(k + 1)))
    if w in ("a", "an", "each", "every"):
        return _each(t, q, k + 1 + (tied and t.dash(k + 1)))
    if w in _adverbs() and (t.kinds[k + 1] != WORD or t.low[k + 1] in nouns.closed()):
        return _adverbs()[w], k + 1
    if w == "at" and t.low[k + 1 : k + 3] == ["a", "time"]:
        return "time", k + 3
    return ("year", k + 3) if w == "p" and t.low[k + 1 : k + 3] == [".", "a"] else None


def _per(t: Tokens, j: int) -> tuple[str, int] | None:
    """Read what stands after "per": a unit, a noun, or a number of them ("per 100,000 people")."""
    if t.low[j] == "cent":
        return None
    if t.kinds[j] == NUM:
        span = nouns.right(t, j + 1, mass=True)
        end = span[1] if span else j + 1
        return t.text[t.starts[j] : t.ends[end - 1]].lower(), end
    if t.kinds[j] != WORD:
        return None
    unit = unit_at(t, j)
    if unit and unit[0].dimension not in ("money", "percent"):
        return unit[0].name, unit[1]
    return _NAMES.get(t.low[j], t.low[j]), j + 1


def _each(t: Tokens, q: Reading, j: int) -> tuple[str, int] | None:
    """Read what stands after "a" or "each": a unit of time for every amount, a thing for money."""
    if t.kinds[j] != WORD or t.capital(j):
        return None
    if t.low[j] == "time" and t.low[j - 1] in ("each", "every"):
        return "time", j + 1
    money, unit = q.amount.dimension == "money", unit_at(t, j)
    if money and t.low[j] == "pound":
        return "pound", j + 1
    if unit and t.low[unit[1]] not in _AFTER_TIME:
        name, dimension = unit[0].name, unit[0].dimension
        if dimension == "duration" and (q.amount.dimension, q.amount.unit) != ("duration", name):
            return name, unit[1]
        if dimension in _MEASURES and money:
            return name, unit[1]
    return (t.low[j], j + 1) if money and t.low[j] in _PIECES else None
