"""Numerals: a whole or decimal number in digits and words, "1,200", "twelve hundred", "1.2bn", "10 1/2"."""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass

from claimcheck.values.scanner import MARK, NUM, SPACES, WORD, Tokens
from claimcheck.values.units import load, word_set


@dataclass(frozen=True, slots=True)
class Number:
    """A number at the tokens ``first`` to ``end`` (exclusive)."""

    first: int
    end: int
    low: float
    high: float
    digits: bool = False
    scaled: bool = False
    share: bool = False
    group: bool = False
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """The words that make numbers: see ``amounts.toml``."""

    small: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, float]
    short: dict[str, float]
    groups: dict[str, list[float]]
    parts: dict[str, float]
    glyphs: dict[str, float]
    starters: frozenset[str]


@functools.cache
def words() -> Words:
    """The words of ``amounts.toml`` that make numbers, and those a number may start with."""
    data = load("amounts.toml")
    small = {w: n for n, w in enumerate(data["numbers"]["units"])} | {"nought": 0, "naught": 0}
    tens = {w: 10 * (n + 2) for n, w in enumerate(data["numbers"]["tens"])}
    openers = ("a", "an", "half", "quarter", "tens", "several", "few")
    starters = frozenset((*small, *tens, *data["groups"], *data["glyphs"], *openers))
    parts = {w: float(n) for w, n in data["parts"].items()}
    parts |= {w + "s": n for w, n in parts.items() if not w.endswith("s") and w != "half"}
    scales = {w: float(n) for w, n in data["scales"].items()}
    groups = {w: [float(n) for n in pair] for w, pair in data["groups"].items()}
    return Words(small, tens, scales, data["short"], groups, parts, data["glyphs"], starters)


LENGTHS = word_set("numbers.py", "lengths")
_BELOW = frozenset((2, 3, 4, 5, 6, 8, 10, 16, 32, 64))
"""Denominators that a fraction in digits is read with; "9/11" and "24/7" are names."""


def cardinal(t: Tokens, i: int, *, dots: bool = False, money: bool = False) -> Number | None:
    """Read a number, with its scale, from token ``i``; ``dots``: a dot may part thousands."""
    table = words()
    if t.kinds[i] == NUM:
        value, j = _digits(t, i, dots)
        value, j = _fraction_bar(t, value, j)
        scale, after = _short(t, i, j, money)
        if scale != 1:
            return Number(i, after, value * scale, value * scale, True, True)
        if t.low[j] in table.glyphs:
            value, j = value + table.glyphs[t.low[j]], j + 1
        return compound(t, i, j, value, "digits")
    if t.low[i] in table.glyphs:
        value = table.glyphs[t.low[i]]
        n = compound(t, i, i + 1, value, "digits")
        return n if n is None or n.low != value else Number(i, i + 1, value, value, True, share=True)
    return compound(t, i, i, None, "")


def _digits(t: Tokens, i: int, dots: bool) -> tuple[float, int]:
    """Read the digits at token ``i``, with what a space, a European dot, a comma or an exponent adds."""
    raw, j = t.low[i], i + 1
    if "^" in raw:
        return _power(raw), j
    if raw.isdecimal() and len(raw) <= 3 and raw[0] != "0":
        j = _spaced_groups(t, j)
        if j > i + 1:
            return float("".join(t.low[i:j])), j
    elif dots and raw.count(".") == 1 and "," not in raw and len(raw.split(".")[1]) == 3:
        raw = raw.replace(".", "")
        while t.low[j] == "." and _tied(t, j) and len(t.low[j + 1]) == 3:
            raw, j = raw + t.low[j + 1], j + 2
    if raw.isdecimal() and _comma(t, j):
        raw, j = f"{raw}.{t.low[j + 1]}", j + 2
    return float(raw.replace(",", "")), j


def _power(raw: str) -> float:
    """Read "1.1^23"; what is too large to hold, as nought to a negative power, is infinite."""
    base, exponent = raw.split("^", 1)
    try:
        return float(
            math.pow(float(base), float(exponent.lstrip("+-")) * (-1 if exponent.count("-") % 2 else 1))
        )
    except (OverflowError, ValueError):
        return math.inf


def _spaced_groups(t: Tokens, j: int) -> int:
    """Return the token after the groups of three digits from ``j`` on, each after one space ("118 000")."""
    start = j
    while t.kinds[j] == NUM and _spaced(t, j) and len(t.low[j].split(".")[0]) == 3 and "," not in t.low[j]:
        j += 1
        if "." in t.low[j - 1]:
            break
    return start if t.kinds[j] == NUM and _spaced(t, j) else j


def _spaced(t: Tokens, j: int) -> bool:
    return t.starts[j] - t.ends[j - 1] == 1 and t.text[t.ends[j - 1]] in SPACES


def _tied(t: Tokens, j: int) -> bool:
    """Whether digits stand right after the mark at ``j``, and it right after what is before it."""
    return t.glued(j) and t.glued(j + 1) and t.kinds[j + 1] == NUM


def _comma(t: Tokens, j: int) -> bool:
    """Whether a decimal comma stands at ``j``: one, with one or two digits after it ("1,3")."""
    if t.low[j] != "," or not _tied(t, j) or len(t.low[j + 1]) > 2:
        return False
    after = t.low[j + 2] == "," and _tied(t, j + 2)
    return not after and not (j > 2 and t.low[j - 2] == "," and t.glued(j - 1))


def _fraction_bar(t: Tokens, value: float, j: int) -> tuple[float, int]:
    """Read "3/4" and "10 1/2"; a bar between other digits is a date or a name, and left alone."""
    if (
        t.low[j] == "/"
        and _tied(t, j)
        and value.is_integer()
        and not (t.low[j + 2] == "/" and t.glued(j + 2))
    ):
        return (value / float(t.low[j + 1]), j + 2) if _bar(value, t.low[j + 1]) else (value, j)
    if t.kinds[j] == NUM and t.low[j].isdecimal() and t.low[j + 1] == "/" and _tied(t, j + 1):
        above = float(t.low[j])
        if _bar(above, t.low[j + 2]) and value.is_integer():
            return value + above / float(t.low[j + 2]), j + 3
    return value, j


def _bar(above: float, below: str) -> bool:
    return below.isdecimal() and len(below) < 3 and int(below) in _BELOW and 0 < above < int(below)


def _short(t: Tokens, i: int, j: int, money: bool) -> tuple[float, int]:
    """Read "k", "m", "bn" after digits; "m" without money may be metres, and "b" a letter."""
    w = t.low[j]
    scale = words().short.get(w) or (1e6 if w == "mm" and money else None)
    if scale is None or t.kinds[j] != WORD or (t.glued(j + 1) and t.kinds[j + 1] in (NUM, WORD)):
        return 1.0, j
    if len(w) == 1 and not t.glued(j):
        loose = (money and w in "mb") or (w == "k" and t.kinds[j + 1] != WORD)
        return (scale, j + 1) if loose or t.surface(j) == "M" else (1.0, j)
    if w == "m" and not money and "," in t.low[i]:
        return 1.0, j
    if w == "m" and not money and t.surface(j) == "m" and _metres(t, i, j + 1):
        return 1.0, j
    return scale, j + 1


def _metres(t: Tokens, i: int, j: int) -> bool:
    lone = t.opens(i) and t.kinds[j] == WORD and t.low[j] in ("is", "isn't", "was", "are")
    before = t.low[i - 1] if i else ""
    race = before in ("the", "men's", "women's") and (
        t.kinds[j] != WORD or t.low[j] in ("in", "on", "at", "and", "or")
    )
    return lone or race or t.low[j] in LENGTHS or before in ("x", "within")


def compound(t: Tokens, i: int, j: int, group: float | None, last: str) -> Number | None:
    """Read on over the words of the number at ``i``; ``group`` is what stands before the next scale."""
    table = words()
    total, top, digits = 0.0, math.inf, last == "digits"
    while True:
        j = _joint(t, j, last, top)
        w = t.low[j]
        if t.kinds[j] == NUM and (
            t.low[j - 1] == "and" if last == "hundred" else last == "scale" and t.low[j + 1] == "hundred"
        ):
            group, j, last = (group or 0) + _digits(t, j, False)[0], j + 1, "digits"
        elif w in table.small and _fits(group, last, table.small[w]):
            group, j, last = (group or 0) + table.small[w], j + 1, "small"
        elif w in table.tens and _fits(group, last, table.tens[w]):
            group, j, last = (group or 0) + table.tens[w], j + 1, "tens"
        elif w == "hundred" and group is not None and (group < 100 or digits):
            group, j, last = group * 100, j + 1, "hundred"
        elif w in table.scales and w != "hundred" and (group is not None or last == "scale"):
            scale = table.scales[w]
            if scale == 12:
                return _dozens(i, j + 1, total + (group or 0), digits)
            joined = group is not None and scale < top
            total = total + (group or 0) * scale if joined else (total + (group or 0)) * scale
            group, top, j, last = None, scale, j + 1, "scale"
        else:
            break
    if not last:
        return None
    j -= t.low[j - 1] == "and" or t.dash(j - 1)
    total += group or 0
    return Number(i, j, total, total, digits, top < math.inf or last == "hundred")


def _dozens(i: int, end: int, count: float, digits: bool) -> Number:
    """ "three dozen"; in "three hundred and two dozen" only the two are dozens."""
    tail = count % 100
    value = count - tail + 12 * tail if count > 100 and tail else 12 * count
    return Number(i, end, value, value, digits, True)


def _fits(group: float | None, last: str, value: int) -> bool:
    """Whether a word of ``value`` can follow: "twenty" + "one", "hundred" + "twelve", nothing else."""
    if group is None:
        return True
    return last == "hundred" or (last == "tens" and 0 < value < 10)


def _joint(t: Tokens, j: int, last: str, top: float) -> int:
    """Step over an "and" or a hyphen that joins two words of one number; else stay."""
    table, nxt = words(), t.low[j + 1] if j + 1 < len(t.low) else ""
    if t.kinds[j] == MARK and t.dash(j):
        if last == "tens" and 0 < table.small.get(nxt, 0) < 10:
            return j + 1
        tied = t.glued(j) and t.glued(j + 1)
        return j + 1 if tied and last in ("small", "tens", "digits") and nxt in table.scales else j
    if t.low[j] != "and" or last not in ("hundred", "scale"):
        return j
    if nxt in table.small or nxt in table.tens:
        after = t.low[j + 2]
        fits = table.scales.get(after, 0) < top and (after not in table.parts or nxt in table.tens)
        return j + 1 if fits and not (nxt == "one" and after in ("of", "a", "the")) else j
    return j + 1 if last == "hundred" and t.kinds[j + 1] == NUM and len(t.low[j + 1]) < 3 else j
