"""The money that stands before a number: "$", "US$", "EUR", "Rs."."""

from __future__ import annotations

from claimcheck.values.scanner import MARK, WORD, Tokens
from claimcheck.values.units import signs, word_set


def sign(t: Tokens, i: int) -> tuple[str, int] | None:
    """Return the money that stands right before the number at ``i`` and the token it starts at."""
    if i == 0:
        return None
    table, w = signs(), t.surface(i - 1)
    if t.kinds[i - 1] == MARK and w in table and t.starts[i] - t.ends[i - 1] <= 1:
        return _prefixed(t, i - 1, w)
    if t.kinds[i - 1] == WORD and w in _SPELLED and w.upper() in table:
        return table[w.upper()], i - 1
    if w == "." and i > 1 and t.low[i - 2] == "rs" and t.glued(i - 1):
        return "INR", i - 2
    if (
        w == "R"
        and t.glued(i)
        and ("," in t.low[i] or "." in t.low[i] or t.low[i + 1] in ("million", "billion", "m", "bn"))
    ):
        return "ZAR", i - 1
    return None


_SPELLED = frozenset(
    (*(code for code in signs() if len(code) == 3 and code.isalpha()), "Rs", "rs", "kr", "RM", "Rp")
)
"""Codes and abbreviations that count as money where they stand right before a number, as written."""

_LOOSE = word_set("quantities.py", "loose")


def _prefixed(t: Tokens, p: int, sign: str) -> tuple[str, int]:
    """Widen "$" to "US$", "C$", "U.S. $"."""
    table = signs()
    if p > 0 and t.kinds[p - 1] == WORD and sign == "$":
        code = table.get(t.low[p - 1].upper() + "$")
        near = t.glued(p) or (t.low[p - 1] in _LOOSE - {"a", "s"} and t.surface(p - 1) != "C")
        if code and near:
            return code, p - 1
    dotted = t.low[max(p - 4, 0) : p]
    if sign == "$" and dotted[-3:] == ["u", ".", "s"]:
        return "USD", p - 3
    if sign == "$" and dotted == ["u", ".", "s", "."]:
        return "USD", p - 4
    return table[sign], p
