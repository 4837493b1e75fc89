"""Numbers in digits and words: "1,200", "twelve hundred", "two and a half million", "a third", "one in five".

A number is read at a token, as far as it goes. Whether it is an amount, a date or the name of a road is
for ``traps`` to say; what it counts is for ``amounts``. A share ("a third", "half", "one in five") keeps
its value as a pure number, 1/3. A group ("dozens", "tens of thousands", "several hundred") is an open
interval, from twice its scale to ten times, and approximate.
"""

from __future__ import annotations

import math
import re
from dataclasses import replace

from claimcheck.values.numerals import Number, cardinal, compound, words
from claimcheck.values.scanner import NUM, WORD, Tokens
from claimcheck.values.shares import ARTICLES, part, tail, times
from claimcheck.values.units import word_set

_NOT_HALF = word_set("numbers.py", "not_half")
_AFTER_HALF = word_set("numbers.py", "after_half")
_BEFORE_HALF = word_set("numbers.py", "before_half")
_EUROPEAN = re.compile(r"(?<![\w.,])[0-9]{1,3}(?:(?:\.[0-9]{3}){2,9}|(?:\.[0-9]{3}){1,9},[0-9]{1,2})(?![\w])")


def dot_groups(text: str) -> bool:
    """Whether the text itself shows that its dots part thousands: "1.200.000", "1.200,50"."""
    return bool(_EUROPEAN.search(text))


def read(t: Tokens, i: int, *, dots: bool = False, money: bool = False) -> Number | None:
    """Read the number that starts at token ``i``, if one does; ``dots``: a dot may part thousands."""
    w = t.low[i]
    if t.kinds[i] != NUM:
        if w in words().groups or w in ("tens", "several", "few"):
            return _group(t, i)
        if w in ARTICLES:
            return _article(t, i)
        if w in ("half", "quarter"):
            return _half(t, i)
    found = cardinal(t, i, dots=dots, money=money)
    return tail(t, found) if found else None


def _article(t: Tokens, i: int) -> Number | None:
    """ "a hundred", "a dozen", "a third", "a half", "a couple of", "a few hundred"."""
    w = t.low[i + 1]
    if w in words().scales and t.kinds[i + 1] == WORD:
        n = compound(t, i, i + 1, 1.0, "small")
        return tail(t, n) if n else None
    if w == "couple":
        return _couple(t, i)
    if w == "few":
        n = _group(t, i + 1)
        return replace(n, first=i) if n else None
    return part(t, Number(i, i + 1, 1.0, 1.0))


def _couple(t: Tokens, i: int) -> Number | None:
    """ "a couple of", "a couple hundred"; "a couple" alone is a pair of people."""
    j = i + 3 if t.low[i + 2] == "of" else i + 2
    scale = words().scales.get(t.low[j])
    if scale is None and j == i + 2:
        return None
    value = 2 * (scale or 1.0)
    return Number(i, j + (scale is not None), value, value, approximate=True)


def _half(t: Tokens, i: int) -> Number | None:
    """ "half", "half a million", "half of the", "more than half"; not "the first half", "half past"."""
    w, before, after = t.low[i], t.low[i - 1] if i else "", t.low[i + 1]
    value = 0.5 if w == "half" else 0.25
    n = times(t, Number(i, i + 1, value, value, share=True))
    if not n.share or (t.dash(i + 1) and t.glued(i + 1)):
        return n
    if w == "quarter" or before in _NOT_HALF or after in ("past", "time"):
        return None
    described = (
        i > 2 and "the" in t.low[i - 3 : i - 1] and t.kinds[i - 1] == WORD and before not in _BEFORE_HALF
    )
    return n if (after in _AFTER_HALF and not described) or before in _BEFORE_HALF else None


def _group(t: Tokens, i: int) -> Number | None:
    """ "dozens", "tens of thousands", "hundreds of millions", "several hundred"."""
    groups, w = words().groups, t.low[i]
    if w in ("several", "few"):
        return _several(t, i)
    low, high = (20.0, 100.0) if w == "tens" else groups[w]
    if t.low[i + 1] == "of" and t.low[i + 2] in groups:
        scale = groups[t.low[i + 2]][0] / 2
        return Number(
            i, i + 3, low * scale, high * scale if high <= 1000 else math.inf, group=True, approximate=True
        )
    if w in ("tens", "scores", "lakhs", "crores") and (w == "tens" or t.low[i + 1] != "of"):
        return None
    return Number(i, i + 1, low, high, group=True, approximate=True)


def _several(t: Tokens, i: int) -> Number | None:
    """ "several hundred", "a few thousand", "several hundred thousand"."""
    scales, groups = words().scales, words().groups
    scale = scales.get(t.low[i + 1]) or (groups[t.low[i + 1]][0] / 2 if t.low[i + 1] in groups else 0)
    if not scale:
        return None
    end, low, high = i + 2, 2 * scale, 10 * scale if scale != 12 else 100.0
    while end < i + 4 and scales.get(t.low[end], 0) > scale:
        low, high, end = low * scales[t.low[end]], high * scales[t.low[end]], end + 1
    return Number(i, end, low, high, group=True, approximate=True)
