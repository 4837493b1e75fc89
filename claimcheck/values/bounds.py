"""The words around a number that make it an interval or a difference: "up to", "nearly", "or more", "rose".

How a reader takes them, and so what the ends of the interval are:

========================================  =====================================================
up to, as many as, no more than, at most  [0, x] (below zero for a temperature)
less than, fewer than, under              [0, x)
more than, over, above, exceeding         (x, inf)
at least, no fewer than, x or more        [x, inf)
about, some, roughly, an estimated        x, approximate
nearly, almost, just under                x, approximate, ``high_closed`` false
just over, a little more than             x, approximate, ``low_closed`` false
========================================  =====================================================
"""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass, replace

from claimcheck.model import Amount
from claimcheck.values.scanner import BREAK, MARK, NUM, PAD, SENTENCE_ENDS, Tokens, scan
from claimcheck.values.units import load, word_set

_Phrases = dict[str, tuple[tuple[tuple[str, ...], str], ...]]


@functools.cache
def _phrases(side: str) -> _Phrases:
    """The phrases of one side by the word next to the number, the longest first."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, phrases in load("amounts.toml")[side].items():
        for phrase in phrases:
            words = tuple(scan(phrase).low[:-PAD])
            table.setdefault(words[-1 if side == "before" else 0], []).append((words, name))
    return {w: tuple(sorted(rows, key=lambda row: -len(row[0]))) for w, rows in table.items()}


def before(t: Tokens, i: int) -> tuple[str, int]:
    """Return the bound that ends right before token ``i`` and the token it starts at; ("", i) without one."""
    if i == 0:
        return "", i
    if t.dash(i - 1) and i > 1 and t.low[i - 2] in ("under", "over", "sub") and t.glued(i):
        return ("over" if t.low[i - 2] == "over" else "under"), i - 2
    for words, name in _phrases("before").get(t.low[i - 1], ()):
        start = i - len(words)
        if start >= 0 and tuple(t.low[start:i]) == words:
            signs = words[0] in "<>=" and start > 0 and t.low[start - 1] in ("<", ">", "=")
            return ("", i) if signs else (name, start)
    return "", i


def after(t: Tokens, i: int) -> tuple[str, int]:
    """Return the bound that starts at token ``i`` and the token after it; ("", i) without one."""
    j = i + 1 if t.dash(i) and t.glued(i) else i
    if j < len(t.low):
        for words, name in _phrases("after").get(t.low[j], ()):
            if tuple(t.low[j : j + len(words)]) == words and (words[0] != "+" or t.glued(j)):
                if t.low[j + len(words)] == "than" or (
                    words[-1] == "than" and t.kinds[j + len(words)] == NUM
                ):
                    continue
                if (
                    words[0] == "maximum"
                    or words[0] == "minimum"
                    or (words[0] == "plus" and not t.dash(i) and t.low[j + 1] != "\n")
                ):
                    continue
                return name, j + len(words)
    return "", i


def bounded(amount: Amount, name: str) -> Amount:
    """Return ``amount`` as the bound ``name`` makes it."""
    if not name or name == "exact":
        return amount
    floor = -math.inf if amount.dimension == "temperature" or amount.high < 0 else 0.0
    if name == "upto":
        return replace(amount, low=floor)
    if name == "under":
        return replace(amount, low=floor, high_closed=False)
    if name == "over":
        return replace(amount, high=math.inf, low_closed=False, high_closed=False)
    if name == "least":
        return replace(amount, high=math.inf, high_closed=False)
    if name == "nearly":
        return replace(amount, approximate=True, high_closed=False)
    if name == "justover":
        return replace(amount, approximate=True, low_closed=False)
    return replace(amount, approximate=True)


@dataclass(frozen=True, slots=True)
class _Change:
    up: frozenset[str]
    down: frozenset[str]
    transitive: frozenset[str]
    after_up: frozenset[str]
    after_down: frozenset[str]
    range: frozenset[str]


@functools.cache
def change_words() -> _Change:
    """The words of change: before the amount, after it, and those that need their object looked at."""
    data = load("amounts.toml")["change"]
    return _Change(
        *(frozenset(data[k]) for k in ("up", "down", "transitive", "after_up", "after_down", "range"))
    )


def direction(word: str) -> str | None:
    """ "up" for "rose", "down" for "fell", else None."""
    words = change_words()
    return "up" if word in words.up else "down" if word in words.down else None


_FILLERS = word_set("bounds.py", "fillers")
_PHRASAL = word_set("bounds.py", "phrasal")
_AGENTS = word_set("bounds.py", "agents")
_PLACED = frozenset(("below", "above", "beyond", "under"))
"""After these a verb of change says where something went: "dipped below nine million" is a level."""

_SHARP = frozenset(("percent", "points", "temperature"))


def change(t: Tokens, i: int, j: int, amount: Amount) -> str | None:
    """Say whether the amount at tokens ``i`` to ``j`` is a difference: "up", "down", "by" or None."""
    left = None if t.low[i] in _PLACED else _change_before(t, i, j, amount)
    if left and left != "by":
        return left
    return _change_after(t, j, amount) or left


def _change_before(t: Tokens, i: int, j: int, amount: Amount) -> str | None:
    p = i - 1
    while p >= 0 and (t.low[p] in _FILLERS or (t.low[p].endswith("ly") and len(t.low[p]) > 4)):
        p -= 1
    if p < 0:
        return None
    w = t.low[p]
    if w == "by":
        return _by(t, p, amount)
    if w == "of" and p > 0 and t.low[p - 1] not in ("up", "down"):
        return direction(t.low[p - 1]) if t.low[j] != "of" or amount.dimension in _SHARP else None
    found = direction(w)
    if found is None:
        return None
    if w in ("up", "down"):
        plain = amount.dimension in _SHARP or amount.dimension == "money"
        if p > 0 and t.low[p - 1] in _PHRASAL and (amount.dimension not in _SHARP or t.low[j] == "of"):
            return None
        return (
            found
            if plain or t.kinds[p - 1] == MARK or t.low[p - 1] in ("was", "were", "is", "are", "and")
            else None
        )
    loose = amount.dimension in _SHARP and amount.unit != "1"
    if w in change_words().transitive and (not loose or t.low[j] == "of"):
        return None
    if amount.dimension == "count" and not _bare(t, j):
        return None
    return found


def _bare(t: Tokens, j: int) -> bool:
    """Whether nothing that could be counted follows: "rose 12 to 300", not "raised 12 dogs"."""
    return t.kinds[j] != 1 or t.low[j] in (
        "to",
        "from",
        "in",
        "on",
        "at",
        "over",
        "since",
        "and",
        "or",
        "compared",
        "after",
        "this",
        "last",
    )


def _by(t: Tokens, p: int, amount: Amount) -> str | None:
    """Judge "by 20%": the nearest word of change on the left gives the direction."""
    for q in range(p - 1, max(p - 13, -1), -1):
        if t.kinds[q] == BREAK or (t.kinds[q] == MARK and t.low[q] in SENTENCE_ENDS):
            break
        found = direction(t.low[q]) or compared(t.low[q])
        if found:
            return found
    agent = p > 0 and t.low[p - 1] in _AGENTS
    return None if agent or amount.dimension in ("count", "age", "score") else "by"


def compared(word: str) -> str | None:
    """ "up" for "higher", "down" for "smaller"."""
    words = change_words()
    return "up" if word in words.after_up else "down" if word in words.after_down else None


_NOUNISH = word_set("bounds.py", "nounish")


def _change_after(t: Tokens, j: int, amount: Amount) -> str | None:
    words = change_words()
    k = j + 1 if t.dash(j) and t.glued(j) else j
    for n in range(3):
        w = t.low[k + n] if k + n < len(t.low) else "\n"
        if w in words.after_up or w in words.after_down:
            if n and w in _NOUNISH:
                return None
            if amount.dimension == "count" and (n or t.low[k + n + 1] != "than" or w in ("up", "down")):
                return None
            if amount.dimension in ("age", "score") or (
                n == 0 and w in ("up", "down") and t.low[k + 1] in ("to", "with")
            ):
                return None
            return "up" if w in words.after_up else "down"
        if t.kinds[min(k + n, len(t.kinds) - 1)] != 1 or w in (
            "of",
            "in",
            "to",
            "on",
            "a",
            "the",
            "for",
            "and",
            "from",
            "at",
            "per",
            "by",
            "than",
            "after",
        ):
            return None
    return None
