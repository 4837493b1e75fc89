"""The last steps of an amount: its bounds, its rate, whether it is a change, what needs its neighbours."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise

from claimcheck.model import Amount, AmountMention
from claimcheck.values import ages, bounds, measured, nouns, rates
from claimcheck.values.quantities import Reading
from claimcheck.values.scanner import BREAK, Tokens
from claimcheck.values.units import Unit, word_set

_DURING_NOT = word_set("settle.py", "during_not")
_WENT = word_set("settle.py", "went")
_EVERY = frozenset({(w, e) for w in ("in", "of") for e in ("every", "each")} | {("out", "of", "every")})
"""What makes two numbers a share, between them: "four shares in every ten"."""
_REACH = 14
"""How many tokens may stand between two amounts that are settled together."""


def widen(q: Reading) -> Reading:
    """Take in the words around a reading, in the order in which they bind."""
    t = q.t
    ages.age(t, q)
    _between(t, q)
    exact = q.amount.low == q.amount.high
    for _ in range(2):
        name, start = bounds.before(t, q.first)
        if not name or (name == "over" and _during(t, q, start)) or (name == "upto" and _went(t, start)):
            break
        if exact and q.amount.low != q.amount.high and name != "about":
            break  # one bound an end: "over, less than 3" is two clauses
        q.amount, q.first = bounds.bounded(q.amount, name), start
    if q.amount.dimension == "age" and q.first and t.low[q.first - 1] in ages.AGED:
        q.first -= 1
    _after(t, q, exact)
    end = q.end
    q.end = rates.rate(t, q, end)
    if q.amount.dimension not in ("age", "score") and q.side is None:
        found = bounds.change(t, q.first, end, q.amount)
        q.amount = replace(q.amount, change=found) if found else q.amount
    measured.measure(t, q, q.end)
    return q


def _after(t: Tokens, q: Reading, exact: bool) -> None:
    """Take in the bound on the right: "or more", "or so"; "less than 5,000 or equal" closes the end."""
    if t.low[q.end] == "or" and t.low[q.end + 1] == "equal" and q.amount.low != q.amount.high:
        q.amount = replace(q.amount, low_closed=True, high_closed=math.isfinite(q.amount.high))
        q.end += 3 if t.low[q.end + 2] == "to" else 2
    elif exact and q.amount.low == q.amount.high:
        name, end = bounds.after(t, q.end)
        if name:
            q.amount, q.end = bounds.bounded(q.amount, name), end


def _between(t: Tokens, q: Reading) -> None:
    """Take "between" or "from" into the span of a range."""
    if (
        q.number.low != q.number.high
        and q.first
        and t.low[q.first - 1] in ("between", "from")
        and not q.number.group
    ):
        q.first -= 1


def _during(t: Tokens, q: Reading, start: int) -> bool:
    """Whether "over" means during: "$2,000 over 3 years"."""
    during = t.low[start] == "over" and q.amount.dimension == "duration" and start > 0
    return during and t.low[start - 1] not in _DURING_NOT


def _went(t: Tokens, start: int) -> bool:
    """Whether "up to" says where something went: "crept up to 20%"."""
    return start > 0 and t.low[start] == "up" and t.low[start - 1] in _WENT


def across(found: list[Reading]) -> list[Reading]:
    """Settle what needs two readings: two bounds of one interval, the ends of a change, a list of ages."""
    gone: set[int] = set()
    for n, (one, two) in enumerate(pairwise(found)):
        t = one.t
        if not 0 <= two.first - one.end <= _REACH or _parted(t, one.end, two.first):
            continue
        if n not in gone and (_two_bounds(t, one, two) or _one_in(t, one, two)):
            gone.add(n)
            continue
        ages.listed(t, one, two)
        _elliptic(t, one, two)
        _ends(t, one, two)
    return [q for n, q in enumerate(found) if n not in gone]


def _parted(t: Tokens, i: int, j: int) -> bool:
    """Whether a sentence or a line ends between tokens ``i`` and ``j``; a colon ends none."""
    ends = (t.kinds[k] == BREAK or (t.low[k] in (".", "!", "?") and not t.glued(k + 1)) for k in range(i, j))
    return any(ends)


def _two_bounds(t: Tokens, one: Reading, two: Reading) -> bool:
    """Join "more than 20 and less than 30" into the second, when the two hold together."""
    if t.low[one.end : two.first] not in (["and"], ["but"], [","], ["or"]) or (
        one.noun is not None and one.noun[0] >= one.first
    ):
        return False
    a, b = one.amount, two.amount
    if a.unit != b.unit or a.exact or b.exact or {math.isinf(a.high), math.isinf(b.high)} != {True, False}:
        return False
    floor, roof = (a, b) if math.isinf(a.high) else (b, a)
    if not (floor.low < roof.high and roof.low == 0):
        return False
    low, high = floor.low, roof.high
    two.amount = replace(b, low=low, high=high, low_closed=floor.low_closed, high_closed=roof.high_closed)
    two.first = one.first
    return True


def _one_in(t: Tokens, one: Reading, two: Reading) -> bool:
    """Join "one shift in three", "four shares in every ten" into a share of what stands between."""
    a, b = one.amount, two.amount
    if not one.noun or one.noun[0] != one.end or nouns.plural(t, two.end):
        return False
    if not (one.bare and two.bare and a.exact and b.exact) or not 1 <= a.low < b.low:
        return False
    tie = tuple(t.low[one.noun[1] : two.first])
    lone = tie == ("in",) and ((a.low == 1 and b.low <= 100) or t.low[two.first] == "a")
    if not lone and tie not in _EVERY:
        return False
    two.amount = replace(b, low=a.low / b.low, high=a.low / b.low, dimension="percent")
    two.first, two.noun, two.bare = one.first, one.noun, False
    return True


def _elliptic(t: Tokens, one: Reading, two: Reading) -> None:
    """Give a second amount what is said once: "86 million pounds, down from 94 million"."""
    before = t.low[max(two.first - 2, 0) : two.first]
    gap = two.first - one.end
    if two.bare and not one.bare and one.amount.dimension in ("money", "percent", "temperature"):
        compared = before[-1:] in (["from"], ["against"]) or before in (
            ["rather", "than"],
            ["compared", "with"],
            ["instead", "of"],
        )
        # "Rose 30 per cent from 40 to 60" tells by how much; "rose to 30 per cent from 40" tells a level.
        grown = one.amount.dimension == "percent" and one.amount.change and before[-1:] == ["from"]
        sized = two.noun and two.noun[0] >= two.end
        if compared and not grown and not sized and two.amount.dimension == "count":
            known = one.number.high and math.isfinite(one.amount.high)
            factor = one.amount.high / one.number.high if known else 1.0
            two.restate(Unit(one.amount.unit, one.amount.dimension, factor))
            two.noun = one.noun
    if two.noun is not None or one.noun is None:
        return
    apposed = t.low[one.end] == "," and gap <= 5 and two.amount.dimension in ("percent", "points")
    changed = one.amount.change and gap <= 3 and two.amount.dimension in ("money", "count", "percent")
    counted = one.amount.dimension == "count" and two.bare and two.amount.unit == "1"
    if apposed or changed or one.side == "from" or (counted and _part_of(t, one, two)):
        two.noun = one.noun


def _part_of(t: Tokens, one: Reading, two: Reading) -> bool:
    """Whether a bare count is of what the one before counts: "214 flights: 118 at Bristol", "61 of them"."""
    after = t.low[two.end : two.end + 2]
    if after[:1] == ["of"] and after[1:] in (["them"], ["these"], ["those"], ["whom"], ["which"]):
        return True
    whole = one.first > 0 and t.low[one.first - 1] == "of" and t.opens(one.first - 1)
    placed = t.low[two.end] in ("in", "at", "from", "of") and (
        t.capital(two.end + 1) or (one.noun is not None and one.noun[0] < one.first)
    )
    return whole or placed


def _ends(t: Tokens, one: Reading, two: Reading) -> None:
    """ "to 5% from 4%", "from $3 in May to $4": the two ends of a change."""
    if one.amount.dimension != two.amount.dimension or one.side or two.side:
        return
    if one.amount.change or two.amount.change or one.first == 0:
        return
    sides = t.low[one.first - 1], t.low[two.first - 1]
    if sides == ("to", "from") or (
        sides == ("from", "to") and one.amount.dimension in ("count", "percent", "money", "points")
    ):
        one.side, two.side = sides
        two.noun = two.noun or one.noun


def mention(q: Reading) -> AmountMention:
    """Turn a settled reading into the record that leaves this package."""
    t = q.t
    start, end = t.starts[q.first], t.ends[max(q.end - 1, q.first)]
    if q.noun is None:
        return AmountMention(start, end, _plain(q.amount), side=q.side)
    left, right = t.starts[q.noun[0]], t.ends[q.noun[1] - 1]
    return AmountMention(start, end, _plain(q.amount), t.text[left:right], left, right, q.side)


def _plain(a: Amount) -> Amount:
    """Drop the dust of binary fractions that a scale leaves behind (1.1 * 1e6)."""
    return replace(a, low=_clean(a.low), high=_clean(a.high))


def _clean(x: float) -> float:
    return float(f"{x:.12g}") if math.isfinite(x) else x
