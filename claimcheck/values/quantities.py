"""One number with its money or unit: what ``amounts`` reads before it looks at ranges and bounds."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from claimcheck.model import Amount
from claimcheck.values import bounds, nouns, traps
from claimcheck.values.numbers import read
from claimcheck.values.numerals import Number, words
from claimcheck.values.scanner import BREAK, MARK, NUM, SENTENCE_ENDS, WORD, Tokens
from claimcheck.values.units import PERCENT, Unit, signs, unit_at, units, word_set

_SHARE = Unit("1", "percent")
_COUNT = Unit("1", "count")
TIMES = Unit("x", "other")
YEAR = Unit("year", "age")
SCORE = Unit("1", "score")


@dataclass(slots=True)
class Reading:
    """An amount in the making: the tokens ``first`` to ``end``, and what is known of it so far."""

    t: Tokens
    first: int
    end: int
    number: Number
    amount: Amount
    bare: bool = True
    hyphen: bool = False
    signed: bool = False
    noun: nouns.Span | None = None
    side: str | None = None

    def restate(self, unit: Unit) -> None:
        """Give the number another unit than was read."""
        n, f = self.number, unit.factor
        self.amount = replace(
            self.amount, low=n.low * f, high=n.high * f, unit=unit.name, dimension=unit.dimension
        )


def quantity(t: Tokens, i: int, *, dots: bool = False, checked: bool = False) -> tuple[Reading | None, int]:
    """Read the quantity whose number starts at token ``i``; else None and the token to read on at.

    ``checked``: the number is the second of a pair, so it may stand where a first one would be a trap.
    """
    if t.low[i] in ("once", "twice"):
        return _often(t, i), i + 1
    sign = _sign(t, i)
    n = read(t, i, dots=dots, money=sign is not None)
    if n is None or math.isinf(n.low):
        return (_one_unit(t, i) if t.low[i] in ("a", "an") else None), i + 1
    if sign:
        return _money(t, n, sign), n.end
    percent = _percent_of(t, i)
    if percent >= 0:
        q = _reading(t, n, PERCENT, n.end, False)
        q.first = percent
        return q, n.end
    n = _minus(t, n)
    unit, end, hyphen = _unit(t, n)
    if not checked:
        stop = traps.trap(t, n, unit is not None)
        if stop:
            return None, stop
    if unit is None and n.share and t.low[i] == "quarter":
        return None, i + 1
    return _reading(t, n, unit, end, hyphen), n.end


def _reading(t: Tokens, n: Number, unit: Unit | None, end: int, hyphen: bool) -> Reading:
    kind = unit or (_SHARE if n.share else _COUNT)
    amount = Amount(
        n.low * kind.factor, n.high * kind.factor, kind.name, kind.dimension, approximate=n.approximate
    )
    if n.group:
        amount = replace(amount, high_closed=False)
    return Reading(t, n.first, end, n, amount, unit is None, hyphen)


def _percent_of(t: Tokens, i: int) -> int:
    """Return the first token of "per cent of" before a number where a sentence starts so, else -1."""
    if i < 2 or t.low[i - 1] != "of" or t.low[i - 2] not in ("percent", "percents", "cent"):
        return -1
    start = i - 3 if t.low[i - 2] == "cent" and i > 2 else i - 2
    return start if t.opens(start) else -1


def _sign(t: Tokens, i: int) -> tuple[str, int] | None:
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


_SPELLED = frozenset(code for code in signs() if len(code) == 3 and code.isalpha()) | {
    "Rs",
    "rs",
    "kr",
    "RM",
    "Rp",
}
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


def _money(t: Tokens, n: Number, sign: tuple[str, int]) -> Reading:
    code, start = sign
    end = n.end
    named = unit_at(t, end)
    if (
        named
        and named[0].dimension == "money"
        and named[0].factor == 1
        and (t.surface(end).isupper() or named[0].name == code)
    ):
        code, end = named[0].name, named[1]
    if start and t.dash(start - 1) and t.glued(start) and not t.glued(start - 1):
        n, start = replace(n, low=-n.low, high=-n.high), start - 1
    q = _reading(t, n, Unit(code, "money"), end, False)
    q.first, q.signed = start, True
    return q


def _minus(t: Tokens, n: Number) -> Number:
    """Take the sign of a negative number in: "-5C", "minus five"; a dash between words is none."""
    p = n.first - 1
    if p < 0 or n.group:
        return n
    if t.low[p] in ("minus", "negative"):
        return replace(n, first=p, low=-n.low, high=-n.high)
    if n.share or (p and t.kinds[p - 1] == NUM):
        return n
    alone = t.glued(p + 1) and (not t.glued(p) or t.low[p - 1] in ("(", "<", ">", "="))
    alone = alone or (t.opens(p) and t.kinds[n.end] == BREAK)
    if t.low[p] in ("-", "\u2212") and alone and t.kinds[n.first] == NUM:
        return replace(n, first=p, low=-n.low, high=-n.high)
    return n


def _unit(t: Tokens, n: Number) -> tuple[Unit | None, int, bool]:
    """Return the unit after a number, the token after it, and whether a hyphen ties the two."""
    j, hyphen = n.end, False
    if n.share and (t.low[j] in ("a", "an") or (t.low[j] == "of" and t.low[j + 1] in ("a", "an", "one"))):
        k = j + 1 if t.low[j] != "of" else j + 2
        found = unit_at(t, k) if t.low[j - 1] in words().parts else None
        if found and t.low[found[1]] not in ("ago", "earlier", "later"):
            return found[0], found[1], False
    if t.dash(j) and t.glued(j) and t.glued(j + 1):
        j, hyphen = j + 1, True
        if n.share and t.low[j] in ("a", "an") and t.dash(j + 1):
            j += 2
    elif t.low[j] in ("(", "[", "{", "<") and t.low[j + 2] in (")", "]", "}", ">"):
        found = unit_at(t, j + 1)
        if found and found[1] == j + 2 and found[0].dimension != "money":
            return found[0], j + 3, False
    if (
        t.low[j] == "m"
        and not t.glued(j)
        and t.surface(j) == "m"
        and n.digits
        and t.kinds[j + 1] != WORD
        and not t.glued(j + 1)
    ):
        return units()["metre"], j + 1, hyphen
    if (
        t.low[j] == "m"
        and n.digits
        and n.high >= 1000
        and not t.glued(j + 1)
        and n.end == n.first + 1
        and t.surface(j) == "m"
    ):
        return units()["metre"], j + 1, hyphen
    if n.digits and t.low[j] == "x" and t.glued(j) and not t.glued(j + 1):
        return TIMES, j + 1, False
    if t.low[j] == "times" and t.low[j + 1] in (
        "as",
        "the",
        "more",
        "higher",
        "larger",
        "bigger",
        "greater",
        "less",
        "that",
        "lower",
        "faster",
        "its",
        "their",
    ):
        return TIMES, j + 1, False
    if t.low[j] == "times" and t.kinds[j + 1] != WORD and n.digits and not n.low.is_integer():
        return TIMES, j + 1, False
    found = unit_at(t, j)
    if found is None:
        return None, n.end, False
    unit = _meant(t, n, found[0], j, found[1], hyphen)
    return (unit, found[1], hyphen) if unit else (None, n.end, False)


_RARE = word_set("quantities.py", "rare")
_WEIGHT = word_set("quantities.py", "weight")
_HEAT = word_set("quantities.py", "heat")


def _meant(t: Tokens, n: Number, unit: Unit, j: int, end: int, hyphen: bool) -> Unit | None:
    """Settle the words that are a unit only sometimes: pounds, points, degrees, seconds, won."""
    w = t.low[j]
    if w in ("pound", "pounds") and end == j + 1:
        return _pounds(t, n, unit, j, hyphen)
    if w in ("won", "real", "sol", "soles", "mark", "marks", "colon", "dong", "rand") and not (
        n.scaled or n.low >= 1000
    ):
        return None
    if w in ("second", "sec") and n.low != 1 and not hyphen and not n.share:
        return None
    if (
        w in ("bit", "bits", "min", "mo", "stone", "pint", "inch", "day", "h")
        and n.low > 1
        and not hyphen
        and w in ("bit", "mo")
    ):
        return None
    if unit.name == "degree" and unit.dimension == "temperature":
        if w == "degree":
            return unit if hyphen else None
        near = set(t.low[max(j - 14, 0) : j + 10])
        return unit if n.low < 0 or near & _HEAT or "." in t.low[n.first] or w != "degrees" else None
    if unit.name == "%" and w == "percentage" and t.low[j + 1] in ("of",):
        return None
    if w == "night" and t.capital(j):
        return None
    return unit


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


def _often(t: Tokens, i: int) -> Reading | None:
    """ "twice a week": a count with a rate."""
    if t.low[i + 1] not in ("a", "an", "per", "each", "every") or i + 2 >= len(t.kinds):
        return None
    found = unit_at(t, i + 2)
    if not found or found[0].dimension != "duration":
        return None
    value = 1.0 if t.low[i] == "once" else 2.0
    return _reading(t, Number(i, i + 1, value, value), None, i + 1, False)


_SPANS = frozenset(("duration", "length", "mass", "volume", "area"))
_AFTER_TIME = word_set("settle.py", "after_time")
_WITHIN = word_set("quantities.py", "within")


def _one_unit(t: Tokens, i: int) -> Reading | None:
    """ "more than a year", "an hour and a half": an article is one where a bound or a half says so."""
    found = unit_at(t, i + 1)
    if not found or found[0].dimension not in _SPANS:
        return None
    unit, end = found
    half = t.low[end] == "and" and t.low[end + 1] == "a" and t.low[end + 2] in ("half", "quarter")
    name, start = bounds.before(t, i)
    compared = t.low[end] in _AFTER_TIME and t.low[start] not in (
        "more",
        "less",
        "at",
        "over",
        "nearly",
        "almost",
        "just",
    )
    if half:
        value = 1.5 if t.low[end + 2] == "half" else 1.25
        return _reading(t, Number(i, end + 3, value, value), unit, end + 3, False)
    if (
        compared
        or name not in _WITHIN
        or (
            name in ("over", "about", "under")
            and start == i - 1
            and t.low[start] in ("over", "about", "above", "around", "under", "below")
        )
    ):
        return None
    return _reading(t, Number(i, i + 1, 1.0, 1.0), unit, end, False)


def sentence_left(t: Tokens, i: int, span: int) -> list[str]:
    """The words of the sentence on the left of token ``i``, the nearest first, at most ``span``."""
    found = []
    for q in range(i - 1, max(i - 1 - span, -1), -1):
        if t.kinds[q] == BREAK or (
            t.kinds[q] == MARK and t.low[q] in SENTENCE_ENDS and t.ends[q] < t.starts[q + 1]
        ):
            break
        found.append(t.low[q])
    return found
