"""Two numbers that belong together: ranges, the two ends of a change, scores and votes."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import replace

from claimcheck.values import bounds, nouns
from claimcheck.values.numerals import words
from claimcheck.values.quantities import SCORE, Reading, quantity, sentence_left
from claimcheck.values.scanner import NUM, WORD, Tokens
from claimcheck.values.traps import trap
from claimcheck.values.units import Unit, load, signs, word_set

_UNCHANGED = word_set("joins.py", "unchanged")
_VOTED = word_set("joins.py", "voted")


@functools.cache
def _cues() -> frozenset[str]:
    return frozenset(load("amounts.toml")["score"]["cues"])


def join(t: Tokens, q: Reading, *, dots: bool = False) -> Iterator[Reading]:
    """Yield the one reading or the two that start with ``q``: a range or a score is one, a change two."""
    score = _votes(t, q)
    if score:
        yield score
        return
    _smaller(t, q)
    found = _second(t, q, dots)
    if found is None:
        yield q
        return
    sep, second = found
    _share_unit(q, second)
    if _is_score(t, q, second, sep):
        yield _scored(q, second)
    elif sep == "to" and _is_change(t, q, second):
        q.side, second.side = "from", "to"
        yield from (q, second)
    elif _is_range(q, second, sep):
        yield _ranged(q, second)
    else:
        yield from (q, second)


def _smaller(t: Tokens, q: Reading) -> None:
    """Add a second, smaller unit: "5 feet 4 inches", "2 hours and 14 minutes", "three dollars 50 cents"."""
    known = load("amounts.toml")["smaller"].get(q.amount.unit, {})
    whole = not (q.bare or q.hyphen or q.number.share or q.number.scaled) and q.amount.low.is_integer()
    if not whole or not (known or q.amount.dimension == "money") or q.signed:
        return
    if t.low[q.end] == "," and q.amount.dimension != "duration":
        return
    k = q.end + (t.low[q.end] in ("and", ","))
    if t.kinds[k] != NUM and t.low[k] not in words().starters:
        return
    second, _resume = quantity(t, k, checked=True)
    if second is None or second.number.first != k or second.number.scaled or second.number.share:
        return
    more = _more(t, q, second, known)
    if more > 0:
        q.amount = replace(q.amount, low=q.amount.low + more, high=q.amount.high + more)
        q.number, q.end = replace(q.number, end=second.number.end), second.end


def _more(t: Tokens, q: Reading, second: Reading, known: dict[str, float]) -> float:
    """Return what the second quantity adds in the unit of the first, 0 when it is another matter."""
    value, unit = second.amount.low, second.amount.unit
    if q.amount.unit == "foot" and second.bare and t.low[second.end] == "in" and t.glued(second.end):
        second.end += 1
        return value / 12
    if q.amount.dimension == "money":
        return value if unit == q.amount.unit and value < 1 and not second.bare else 0.0
    return value / known[unit] if unit in known and value < known[unit] else 0.0


def _second(t: Tokens, q: Reading, dots: bool) -> tuple[str, Reading] | None:
    """Return what joins ``q`` to a second number, and that number read as a quantity."""
    at = _separator(t, q)
    if at is None or q.number.group:
        return None
    sep, j = at
    k = j + 1 if t.kinds[j] not in (NUM, WORD) and t.surface(j) in signs() else j
    k = k + 1 if t.low[k] in ("$",) else k
    if t.kinds[k] == WORD and t.surface(k).upper() + "$" in signs() and t.low[k + 1] == "$":
        k += 2
    if k >= len(t.kinds) or (t.kinds[k] != NUM and t.low[k] not in words().starters):
        return None
    second, _resume = quantity(t, k, dots=dots, checked=True)
    if (
        second is None
        or second.number.group
        or second.first > j
        or (second.number.share != q.number.share and sep != "to")
    ):
        return None
    if second.bare and not second.signed and _trapped(t, second, sep):
        return None
    return (sep, second) if _alike(t, q, second, sep) else None


def _trapped(t: Tokens, second: Reading, sep: str) -> bool:
    if sep == "-":
        return t.kinds[second.number.first] == NUM and t.kinds[second.end] == WORD and t.glued(second.end)
    return bool(trap(t, second.number, False)) and t.low[second.number.first] != "one"


def _separator(t: Tokens, q: Reading) -> tuple[str, int] | None:
    """Return "-", "to", "and" or "or" after ``q`` and the token after it; None when ``q`` stands alone."""
    j, w = q.end, t.low[q.end]
    if t.dash(j):
        if t.low[j + 1] in ("to", "or") and t.dash(j + 2) and t.glued(j + 1):
            return t.low[j + 1], j + 3
        near = (t.glued(j) and t.glued(j + 1)) or (not t.glued(j) and not t.glued(j + 1))
        return ("-", j + 1) if near and t.low[j] != "\u2014" else None
    if w == "~":
        return "-", j + 1
    if w in ("to", "through"):
        return "to", j + 1
    if w == "and" and "between" in sentence_left(t, q.first, 3):
        return "and", j + 1
    if w == "or" and q.bare:
        return "or", j + 1
    return None


def _alike(t: Tokens, q: Reading, second: Reading, sep: str) -> bool:
    """Whether the two can be of one kind: no unit against another, no change against a level."""
    one, two = q.amount, second.amount
    if not q.bare and not second.bare and one.dimension != two.dimension:
        return False
    if q.bare != second.bare and second.bare and not q.signed:
        tied = sep == "-" or t.low[q.first - 1] in ("from", "between") or sep == "and"
        whole = one.dimension == "money" and q.number.scaled == second.number.scaled
        known = whole or one.dimension in ("percent", "age", "duration")
        return tied and known and not nouns.plural(t, second.end)
    if sep == "to" and t.low[q.first - 1 if q.first else 0] not in ("from", "between"):
        rises = q.first > 0 and bounds.direction(t.low[q.first - 1])
        if (rises or t.low[q.first - 1] == "by") and (not q.bare or second.bare):
            return _score_to(t, q, second)
        if q.amount.low > second.amount.low and q.amount.low > _base(second):
            return _score_to(t, q, second)
    if sep == "or":
        return q.number.low < _base(second) <= 2 * q.number.low + 1 and not second.number.share
    return True


def _base(q: Reading) -> float:
    """The number of a quantity before its scale word: 15 of "15 million"."""
    for scale in (1e12, 1e9, 1e6, 1e3):
        if q.number.scaled and abs(q.number.low) >= scale:
            return q.number.low / scale
    return q.number.low


def _scale(q: Reading) -> float:
    base = _base(q)
    return q.number.low / base if base else 1.0


def _share_unit(q: Reading, second: Reading) -> None:
    """Give the first number the scale and the unit that only the second has: "10 to 15 million pounds"."""
    if (
        second.number.scaled
        and not q.number.scaled
        and 0 < q.number.low < _base(second)
        and q.number.low < 1000
    ):
        scale = _scale(second)
        q.number = replace(q.number, low=q.number.low * scale, high=q.number.high * scale, scaled=True)
        q.amount = replace(q.amount, low=q.amount.low * scale, high=q.amount.high * scale)
    if q.bare and not second.bare:
        factor = second.amount.low / second.number.low if second.number.low else 1.0
        q.restate(Unit(second.amount.unit, second.amount.dimension, factor))
        q.bare = False
    elif second.bare and not q.bare and not second.signed:
        factor = q.amount.low / q.number.low if q.number.low else 1.0
        second.restate(Unit(q.amount.unit, q.amount.dimension, factor))
        second.bare = False


def _is_range(q: Reading, second: Reading, sep: str) -> bool:
    if q.amount.unit == second.amount.unit and q.amount.low < second.amount.low:
        return True
    return sep == "and" and q.amount.dimension == second.amount.dimension and q.amount.low < second.amount.low


def _ranged(q: Reading, second: Reading) -> Reading:
    amount = replace(q.amount, high=second.amount.high, high_closed=second.amount.high_closed)
    return replace(
        second,
        first=q.first,
        number=replace(second.number, low=q.number.low),
        amount=amount,
        hyphen=second.hyphen,
    )


def _is_change(t: Tokens, q: Reading, second: Reading) -> bool:
    """Whether "from A to B" is a change: always, unless a word of range or its dimension says so."""
    if q.first == 0 or t.low[_start(t, q) - 1] != "from" or q.amount.dimension != second.amount.dimension:
        return False
    around = sentence_left(t, q.first, 12)
    if bounds.change_words().range & set(around[:6]):
        return False
    moved = any(bounds.direction(w) for w in around)
    return moved or q.amount.dimension not in _UNCHANGED


def _start(t: Tokens, q: Reading) -> int:
    name, start = bounds.before(t, q.first)
    return start if name else q.first


def _is_score(t: Tokens, q: Reading, second: Reading, sep: str) -> bool:
    """Whether two bare numbers are the sides of a score: "52-48", "a 2-1 win"; not "30-40 people"."""
    if sep == "to":
        return _score_to(t, q, second)
    if (
        sep != "-"
        or not q.bare
        or not second.bare
        or q.number.scaled
        or second.number.scaled
        or q.number.share
    ):
        return False
    if not q.number.low.is_integer() or not second.number.low.is_integer() or t.dash(second.end):
        return False
    one, two = q.number.low, second.number.low
    if one >= two:
        return one < 1000
    if nouns.plural(t, second.end):
        return False
    return two < 1000 and bool(_cues() & {*sentence_left(t, q.first, 7), *t.low[second.end : second.end + 6]})


def _score_to(t: Tokens, q: Reading, second: Reading) -> bool:
    """ "by nine to four", "voted 5 to 4"."""
    if (
        not q.bare
        or not second.bare
        or q.number.scaled
        or second.number.scaled
        or q.number.low <= second.number.low
    ):
        return False
    near = sentence_left(t, q.first, 6)
    return bool(near) and (
        near[0] == "by"
        or bool(_cues() & set(near))
        or bool(_cues() & set(t.low[second.end : second.end + 4]))
    )


def _scored(q: Reading, second: Reading) -> Reading:
    made = replace(q, end=second.end)
    made.restate(SCORE)
    made.amount = replace(made.amount, low=q.number.low, high=second.number.low)
    return made


def _votes(t: Tokens, q: Reading) -> Reading | None:
    """ "by 9 votes to 4", "by 54 percent to 46"."""
    percent = q.amount.unit == "%" and q.first > 0 and t.low[q.first - 1] == "by"
    counted = q.bare and t.low[q.end] in _VOTED
    j = q.end + 1 if counted else q.end
    if not (percent or counted) or t.low[j] not in ("to", "against"):
        return None
    if t.kinds[j + 1] != NUM and t.low[j + 1] not in words().starters:
        return None
    second, _resume = quantity(t, j + 1, checked=True)
    if second is None or not (second.bare or second.amount.unit == q.amount.unit) or second.number.scaled:
        return None
    if percent and not 90 <= q.number.low + second.number.low <= 100:
        return None
    unit = q.amount.unit
    made = _scored(q, second)
    made.amount = replace(made.amount, unit=unit)
    made.noun = (q.end, q.end + 1) if counted else None
    return made
