"""The last steps of an amount: its bounds, its rate, whether it is a change, an age, and what it measures."""

from __future__ import annotations

import math
from dataclasses import replace

from claimcheck.model import Amount, AmountMention
from claimcheck.values import bounds, nouns
from claimcheck.values.quantities import YEAR, Reading, sentence_left
from claimcheck.values.scanner import NUM, WORD, Tokens
from claimcheck.values.traps import lists
from claimcheck.values.units import Unit, unit_at

_AFTER_TIME = frozenset(
    ["later", "earlier", "ago", "before", "after", "long", "early", "late", "from", "longer"]
)
_ADVERBS = {
    "annually": "year",
    "yearly": "year",
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "hourly": "hour",
    "nightly": "night",
}
_AGES = frozenset(("year", "month", "week", "day"))


def widen(q: Reading) -> Reading:
    """Take in the words around a reading, in the order in which they bind."""
    t = q.t
    _age(t, q)
    head = q.first
    for _ in range(2):
        name, start = bounds.before(t, q.first)
        if (
            not name
            or (name == "over" and _during(t, q, start))
            or (name == "upto" and t.low[start] == "up" and _went(t, start))
        ):
            break
        q.amount, q.first = bounds.bounded(q.amount, name), start
    if q.first == head or q.amount.exact:
        name, end = bounds.after(t, q.end)
        if name:
            q.amount, q.end = bounds.bounded(q.amount, name), end
    where = q.end
    _rate(t, q, q.end)
    if q.amount.dimension not in ("age", "score") and q.side is None:
        found = bounds.change(t, q.first, where, q.amount)
        q.amount = replace(q.amount, change=found) if found else q.amount
    _noun(t, q, where)
    return q


def _during(t: Tokens, q: Reading, start: int) -> bool:
    """Whether "over" means during: "$2,000 over 3 years"."""
    if t.low[start] != "over" or q.amount.dimension != "duration" or start == 0:
        return False
    before = t.low[start - 1]
    return before not in (
        "for",
        "after",
        "just",
        "well",
        "took",
        "takes",
        "lasted",
        "spent",
        "was",
        "is",
        "of",
        "than",
        "in",
        "waited",
        "been",
        "served",
        "within",
        "lasting",
        "with",
        "and",
        "at",
        "a",
        "jailed",
        ",",
    )


def _went(t: Tokens, start: int) -> bool:
    return start > 0 and t.low[start - 1] in (
        "went",
        "goes",
        "gone",
        "go",
        "was",
        "crept",
        "shot",
        "moved",
        "edged",
        "pushed",
        "pushing",
        "drove",
        "driving",
    )


def _age(t: Tokens, q: Reading) -> None:
    """Turn a duration or a bare number into an age where the words say so."""
    j = q.end
    k = j + 1 if t.dash(j) and t.glued(j) else j
    if q.amount.unit in _AGES and q.amount.dimension == "duration":
        if t.low[k] in ("old", "olds"):
            q.amount, q.end = replace(q.amount, dimension="age"), k + 1
        elif t.low[j] == "of" and t.low[j + 1] == "age":
            q.amount, q.end = replace(q.amount, dimension="age"), j + 2
        elif _aged(t, q) and q.amount.unit != "day":
            q.amount = replace(q.amount, dimension="age")
        return
    if not q.bare or q.number.scaled or q.number.share or not 0 < q.amount.high <= 120:
        return
    if t.low[k] == "yo" or (t.low[k] == "y" and t.low[k + 1] == "/"):
        q.restate(YEAR)
        q.end = k + 1 if t.low[k] == "yo" else k + 3
    elif (
        _aged(t, q) or _named(t, q) or t.low[q.first - 1 if q.first else 0] in ("turned", "turns", "turning")
    ):
        if not nouns.plural(t, j):
            q.amount = replace(q.amount, unit="year", dimension="age")
            q.bare = False


def _aged(t: Tokens, q: Reading) -> bool:
    """Whether the words before say age: "aged", "age", "ages", "at the age of", a bound between allowed."""
    p = q.first - 1
    name, start = bounds.before(t, q.first)
    if name:
        p = start - 1
    if p >= 0 and t.low[p] in ("between", "from", "only", "just"):
        p -= 1
    if p < 0:
        return False
    return t.low[p] in ("aged", "age", "ages") or (
        t.low[p] == "of" and p > 0 and t.low[p - 1] in ("age", "ages")
    )


def _named(t: Tokens, q: Reading) -> bool:
    """ "Joan Pettifer, 71," : a number in digits between a name and a comma."""
    i, j = q.first, q.end
    if i < 3 or t.kinds[i] != NUM or not t.low[i].isdigit() or j != i + 1 or q.amount.low < 1:
        return False
    if not t.capital(i - 2) or t.low[i - 2] in lists().weekdays or t.low[i - 2] in lists().months:
        return False
    if t.low[i - 1] == "(":
        return t.low[j] == ")" and t.capital(i - 3) and q.amount.low >= 16
    if t.low[i - 1] != ",":
        return False
    named = t.capital(i - 3) or t.low[i - 3] == "." or not t.opens(i - 2)
    return named and (
        t.low[j] in (",", ".", ";", ")", "(")
        or t.low[j] in ("and", "from", "was", "is", "who", "of", "said", "has", "will", "told", "had", "died")
        or t.kinds[j] == 3
    )


def _rate(t: Tokens, q: Reading, j: int) -> int:
    """Read the rate at token ``j`` ("per barrel", "a day", "a-share", "annually"); return the token after it."""
    if q.amount.per is not None or q.amount.dimension in ("age", "score") or j >= len(t.low):
        return j
    k = j + 1 if t.dash(j) and t.glued(j) and t.low[j + 1] in ("a", "an", "per") else j
    w = t.low[k]
    found: tuple[str, int] | None = None
    if w in ("per", "/"):
        found = _per(t, k + 1)
    elif w in ("a", "an", "each", "every"):
        found = _each(t, q, k + 1 + (t.dash(k + 1) and k > j))
    elif w in _ADVERBS:
        found = _ADVERBS[w], k + 1
    elif w == "at" and t.low[k + 1 : k + 3] == ["a", "time"]:
        found = "time", k + 3
    elif w == "p" and t.low[k + 1 : k + 3] == [".", "a"]:
        found = "year", k + 3
    if found is None:
        return j
    q.amount = replace(q.amount, per=found[0])
    if j == q.end:
        q.end = found[1]
    return found[1]


def _per(t: Tokens, j: int) -> tuple[str, int] | None:
    if t.low[j] == "cent":
        return None
    if t.kinds[j] == NUM:
        span = nouns.right(t, j + 1, mass=True)
        end = span[1] if span else j + 1
        return t.text[t.starts[j] : t.ends[end - 1]].lower(), end
    if t.kinds[j] != WORD:
        return None
    known = {"annum": "year", "capita": "person", "head": "head"}
    unit = unit_at(t, j)
    if unit and unit[0].dimension not in ("money", "percent"):
        return unit[0].name, unit[1]
    return known.get(t.low[j], t.low[j]), j + 1


def _each(t: Tokens, q: Reading, j: int) -> tuple[str, int] | None:
    """ "a day", "each year", "a barrel": a unit of time for all, any noun for money."""
    if j >= len(t.kinds) or t.kinds[j] != WORD or t.capital(j):
        return None
    unit = unit_at(t, j)
    if (
        unit
        and unit[0].dimension in ("duration", "volume", "mass", "area", "length")
        and t.low[unit[1]] not in _AFTER_TIME
    ):
        if (
            unit[0].dimension == "duration"
            and q.amount.dimension == "duration"
            and q.amount.unit == unit[0].name
        ):
            return None
        if unit[0].dimension == "duration" or q.amount.dimension == "money":
            return unit[0].name, unit[1]
    if q.amount.dimension == "money" and t.low[j] in _PIECES:
        return t.low[j], j + 1
    if t.low[j] == "time" and t.low[j - 1] in ("each", "every"):
        return "time", j + 1
    return None


_PIECES = frozenset(
    [
        "share",
        "head",
        "unit",
        "piece",
        "ton",
        "tonne",
        "litre",
        "bottle",
        "ticket",
        "seat",
        "room",
        "night",
        "person",
        "student",
        "pupil",
        "household",
        "item",
        "copy",
        "pint",
        "packet",
        "pack",
        "box",
        "pop",
        "go",
        "ride",
        "visit",
        "trip",
        "plate",
        "bag",
        "case",
        "dozen",
        "ounce",
        "bushel",
        "token",
        "coin",
        "child",
        "vote",
        "word",
        "page",
        "message",
        "text",
        "call",
        "mile",
        "kilometre",
        "head",
        "job",
        "passenger",
        "user",
        "customer",
        "patient",
        "home",
        "house",
        "car",
        "vehicle",
        "place",
        "family",
        "property",
        "barrel",
        "gallon",
        "glass",
        "cup",
        "dose",
        "vial",
        "employee",
        "worker",
        "subscriber",
    ]
)


def _noun(t: Tokens, q: Reading, j: int) -> None:
    """Find what is measured, first on the right, then, for a level or a change, on the left."""
    if q.noun is not None:
        return
    a = q.amount
    j = max(j, q.end)
    if a.dimension == "age":
        q.noun = _who(t, q, j)
        return
    if t.dash(j) and t.glued(j) and not q.hyphen:
        q.noun = nouns.right(t, j + 1, mass=True)
    elif a.dimension in ("count", "other", "score") or q.hyphen:
        if t.low[j] == "of" and a.dimension == "count":
            q.noun = nouns.after_of(t, j)
        else:
            k = (
                j + 1
                if t.low[j] in ("more", "additional", "other", "new", "extra")
                and t.kinds[j + 1] == WORD
                and t.low[j] == "more"
                else j
            )
            q.noun = nouns.right(t, k, mass=q.hyphen)
    else:
        q.noun = nouns.after_of(t, j) or _attributive(t, q, j)
    if q.noun is not None and a.per is None:
        _rate_after(t, q)
    if q.noun is None and (a.dimension != "duration" or a.change):
        q.noun = nouns.left(t, q.first)


def _rate_after(t: Tokens, q: Reading) -> None:
    """ "20 flights a day": the rate stands after the noun; the span of the amount stays."""
    if q.noun:
        end = q.end
        _rate(t, q, q.noun[1])
        q.end = end


def _attributive(t: Tokens, q: Reading, j: int) -> nouns.Span | None:
    """ "a $5 million contract", "an 8% stake", "12 weeks' pay"."""
    if t.low[j - 1].endswith("'"):
        return nouns.right(t, j, mass=True)
    p = q.first - 1
    if (
        p >= 0
        and t.low[p] in ("a", "an", "the", "its", "his", "her", "their", "this", "that")
        and t.kinds[j] == WORD
    ):
        return nouns.right(t, j, mass=True)
    if q.amount.dimension in ("money", "percent") and q.amount.change is None and nouns.plural(t, j):
        return nouns.right(t, j)
    if t.low[j - 1] == "worth" or (t.low[j] == "worth" and t.low[j + 1] == "of"):
        return nouns.after_of(t, j + 1)
    return None


def _who(t: Tokens, q: Reading, j: int) -> nouns.Span | None:
    """The person or thing whose age it is."""
    found = (
        nouns.right(t, j, mass=True) if q.end and t.low[q.end - 1] == "old" and t.dash(q.end - 2) else None
    )
    if found is not None:
        return found
    p = q.first - 1
    while p >= 0 and (t.low[p] in ("aged", "age", "ages", ",", "(", "the", "at", "of", "between", "from")):
        p -= 1
    if p < 0 or t.kinds[p] != WORD or p == q.first - 1:
        return nouns.left(t, q.first) if p >= 0 else None
    start = p
    while (
        start > 0
        and t.kinds[start - 1] == WORD
        and t.capital(p)
        and t.capital(start - 1)
        and not t.opens(start)
    ):
        start -= 1
    return (start, p + 1) if t.low[p] not in nouns.closed() else None


def across(found: list[Reading]) -> None:
    """Settle what needs two readings: the ends of a change, a list of ages, a unit said once."""
    for one, two in zip(found, found[1:], strict=False):
        t = one.t
        if not 0 <= two.first - one.end <= 14 or not _same_sentence(t, one.end, two.first):
            continue
        _ages(t, one, two)
        _ends(t, one, two)


def _same_sentence(t: Tokens, i: int, j: int) -> bool:
    return len(sentence_left(t, j, j - i)) == j - i


def _ages(t: Tokens, one: Reading, two: Reading) -> None:
    """ "aged 27 and 34": the second is an age as well."""
    between = set(t.low[one.end : two.first])
    if (
        one.amount.dimension == "age"
        and two.amount.dimension == "count"
        and two.bare
        and two.noun is None
        and between <= {"and", ",", "or"}
    ):
        two.amount = replace(two.amount, unit="year", dimension="age")
        two.noun = one.noun


def _ends(t: Tokens, one: Reading, two: Reading) -> None:
    """ "to 5% from 4%", "from $3 in May to $4", "86 million pounds, down from 94 million"."""
    first, second = (t.low[q.first - 1] if q.first else "" for q in (one, two))
    if (
        second in ("from", "against")
        and two.bare
        and not one.bare
        and one.amount.dimension in ("money", "percent", "temperature")
    ):
        if two.noun is None or two.noun[0] < two.first:
            factor = (
                one.amount.high / one.number.high
                if one.number.high and math.isfinite(one.amount.high)
                else 1.0
            )
            two.restate(Unit(one.amount.unit, one.amount.dimension, factor))
            two.noun = one.noun
    if (
        one.amount.dimension != two.amount.dimension
        or one.side
        or two.side
        or one.amount.change
        or two.amount.change
    ):
        return
    if (first, second) == ("from", "to") and one.amount.dimension in ("count", "percent", "money", "points"):
        one.side, two.side = "from", "to"
    elif (first, second) == ("to", "from"):
        one.side, two.side = "to", "from"


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
