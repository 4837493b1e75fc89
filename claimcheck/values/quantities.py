"""One number with its money or unit: what ``amounts`` reads before it looks at ranges and bounds."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from claimcheck.model import Amount
from claimcheck.values import bounds, money, nouns, traps
from claimcheck.values.meanings import unit_after
from claimcheck.values.numbers import read
from claimcheck.values.numerals import Number
from claimcheck.values.scanner import BREAK, MARK, NUM, SENTENCE_ENDS, Tokens
from claimcheck.values.units import PERCENT, Unit, unit_at, word_set

_SHARE = Unit("1", "percent")
_COUNT = Unit("1", "count")
YEAR = Unit("year", "age")
SCORE = Unit("1", "score")


@dataclass(slots=True)
class Reading:
    """An amount in the making: the tokens ``first`` to ``end``, and what is known of it so far.

    ``reach`` is the token after a rate that stands beyond the noun; its number is none of its own.
    """

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
    reach: int = 0

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
    sign = money.sign(t, i)
    n = read(t, i, dots=dots, money=sign is not None)
    if n is None or not math.isfinite(n.low):
        return (_one_unit(t, i) if t.low[i] in ("a", "an") else None), i + 1
    if sign:
        return _money(t, n, sign), n.end
    percent = _percent_of(t, i)
    if percent >= 0:
        q = _reading(t, n, PERCENT, n.end, False)
        q.first = percent
        return q, n.end
    n = _minus(t, n)
    unit, end, hyphen = unit_after(t, n)
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
