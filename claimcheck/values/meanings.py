"""Which unit is meant after a number: the words that are a unit only sometimes, and what stands between."""

from __future__ import annotations

from claimcheck.values.numerals import Number, words
from claimcheck.values.scanner import NUM, WORD, Tokens
from claimcheck.values.units import Unit, unit_at, units, word_set

TIMES = Unit("x", "other")
Found = tuple[Unit | None, int, bool]
"""The unit, the token after it, and whether a hyphen ties it to the number."""

_RARE = word_set("quantities.py", "rare")
_WEIGHT = word_set("quantities.py", "weight")
_HEAT = word_set("quantities.py", "heat")
_COMPARED = word_set("quantities.py", "compared")
_PAIRS = {"(": ")", "[": "]", "{": "}", "<": ">"}


def unit_after(t: Tokens, n: Number) -> Found:
    """Return the unit after the number ``n``; (None, its end, False) when it has none."""
    j, hyphen = n.end, False
    found = _shared(t, n) or _bracketed(t, j)
    if found:
        return found
    if t.dash(j) and t.glued(j) and t.glued(j + 1):
        j, hyphen = j + 1, True
        if n.share and t.low[j] in ("a", "an") and t.dash(j + 1):
            j += 2
    special = _metres(t, n, j) or _times(t, n, j)
    if special:
        return special, j + 1, hyphen
    plain = unit_at(t, j)
    unit = _meant(t, n, plain[0], j, plain[1], hyphen) if plain else None
    return (unit, plain[1], hyphen) if plain and unit else (None, n.end, False)


def _shared(t: Tokens, n: Number) -> Found | None:
    """ "half an hour", "a third of a mile": a share of one unit."""
    if not n.share or t.low[n.end - 1] not in words().parts:
        return None
    k = n.end + 1 if t.low[n.end] == "of" else n.end
    if t.low[k] not in ("a", "an", "one"):
        return None
    found = unit_at(t, k + 1)
    return (*found, False) if found and t.low[found[1]] not in ("ago", "earlier", "later") else None


def _bracketed(t: Tokens, j: int) -> Found | None:
    """ "20 (kg)"."""
    if _PAIRS.get(t.low[j], "") != t.low[j + 2]:
        return None
    found = unit_at(t, j + 1)
    return (found[0], j + 3, False) if found and found[1] == j + 2 and found[0].dimension != "money" else None


def _metres(t: Tokens, n: Number, j: int) -> Unit | None:
    """ "1.8 m tall", "3,000m": an "m" that the number did not take for millions."""
    if t.surface(j) != "m" or not n.digits or (t.glued(j + 1) and t.kinds[j + 1] in (NUM, WORD)):
        return None
    alone = not t.glued(j) and (t.kinds[j + 1] != WORD or t.low[j + 1] == "x")
    return units()["metre"] if alone or (n.high >= 1000 and n.end == n.first + 1) else None


def _times(t: Tokens, n: Number, j: int) -> Unit | None:
    """ "three times as many", "2.4 times the limit", "3x"; not "arrested three times"."""
    if n.digits and t.low[j] == "x" and t.glued(j) and not t.glued(j + 1):
        return TIMES
    if t.low[j] != "times":
        return None
    broken = t.kinds[j + 1] != WORD and n.digits and not n.low.is_integer()
    return TIMES if broken or t.low[j + 1] in _COMPARED else None


def _meant(t: Tokens, n: Number, unit: Unit, j: int, end: int, hyphen: bool) -> Unit | None:
    """Settle the words that are a unit only sometimes: pounds, degrees, seconds, won."""
    w = t.low[j]
    if w in ("pound", "pounds") and end == j + 1:
        return _pounds(t, n, unit, j, hyphen)
    if unit.name == "degree":
        return _degrees(t, n, unit, j, hyphen)
    verb = w in _RARE and not (n.scaled or n.low >= 1000)
    ordinal = w in ("second", "sec") and n.low != 1 and not hyphen and not n.share
    tied = w in ("bit", "mo") and n.low > 1 and not hyphen
    share = w == "percentage" and t.low[j + 1] == "of"
    return None if verb or ordinal or tied or share or (w == "night" and t.capital(j)) else unit


def _degrees(t: Tokens, n: Number, unit: Unit, j: int, hyphen: bool) -> Unit | None:
    """Tell degrees of heat from those of a university: by a sign, a decimal, or what is said nearby."""
    if t.low[j] == "degree":
        return unit if hyphen else None
    near = _HEAT & set(t.low[max(j - 14, 0) : j + 10])
    return unit if n.low < 0 or near or "." in t.low[n.first] or t.low[j] != "degrees" else None


def _pounds(t: Tokens, n: Number, money: Unit, j: int, hyphen: bool) -> Unit:
    """Tell pounds of money from pounds of weight: by size, by "of", by what is said of weight nearby."""
    mass = units()["pound"]
    if t.low[j + 1] in ("per", "sterling", "a"):
        return mass if t.low[j + 2] == "square" else money
    if "dollars" in t.low[max(j - 40, 0) : j] and not n.scaled:
        return mass
    near = _WEIGHT & set(t.low[max(j - 12, 0) : j + 4])
    if near:
        return mass if not n.scaled and n.high < 1e5 else money
    if t.low[j + 1] == "of" and not n.scaled:
        return mass
    if hyphen and n.high < 1000 and not n.scaled:
        return mass if "\u00a3" not in t.text else money
    return money if n.scaled or n.high >= 1000 or "\u00a3" in t.text else mass
