"""What makes a share or a fraction of a number: "two thirds", "and a half", "in five", "point four"."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.values.numerals import Number, cardinal, compound, words
from claimcheck.values.scanner import BREAK, NUM, SENTENCE_ENDS, WORD, Tokens
from claimcheck.values.units import word_set

ARTICLES = frozenset(("a", "an"))
# What joins one thing more to those that were counted, and so many tokens before it they were.
_NEXT = frozenset(("and", ",", ";", "while", "with", "but"))
_SO_FAR = 14
_STOPS = word_set("numbers.py", "stops")
_BEFORE = word_set("numbers.py", "before_half")
_COMPARED = word_set("numbers.py", "compared")
_COUNTED = word_set("numbers.py", "counted")


def tail(t: Tokens, n: Number) -> Number:
    """Read what makes a fraction or a share of the number ``n``."""
    found = part(t, n)
    if found:
        return found
    return _point(t, _over(t, _odds(t, _and_part(t, n))))


def part(t: Tokens, n: Number) -> Number | None:
    """Read the denominator of "two thirds", "three-quarters", "one-fifth", "twenty-three fifths"."""
    if n.digits or n.low <= 0 or not n.low.is_integer():
        return None
    above, below, end = n.low, 0.0, n.end
    tens = n.low % 100 if n.low > 20 and n.low % 10 == 0 and t.low[n.end - 1] in words().tens else 0.0
    found = _ordinal(t, n.end + 1 if t.dash(n.end) else n.end)
    if found is None:
        return None
    below, end = found
    plural = t.low[end - 1].endswith("s")
    if tens and below < 10 and plural and t.low[n.end - 2] != "and" and n.low > tens:
        above, below = n.low - tens, below + tens
    if plural != (above > 1) or (below in (2, 4) and above in (2, 4)) or below < 2:
        return None
    if above == 1 and (not _is_part(t, end - 1) or _in_turn(t, n.first, below)):
        return None
    return times(t, replace(n, end=end, low=above / below, high=above / below, share=True))


def _ordinal(t: Tokens, j: int) -> tuple[float, int] | None:
    """Read an ordinal as a denominator: "fifth", "twenty-firsts", "hundred and fifths"."""
    table = words()
    if t.low[j] in table.parts:
        return table.parts[t.low[j]], j + 1
    if t.kinds[j] != WORD or (t.low[j] not in table.tens and t.low[j] not in table.small):
        return None
    n = compound(t, j, j, None, "")
    if n is None or n.low % 10 or n.low < 20:
        return None
    k = n.end + 1 if t.dash(n.end) or t.low[n.end] == "and" else n.end
    unit = {"first": 1.0, "firsts": 1.0, "second": 2.0, "seconds": 2.0}.get(
        t.low[k], table.parts.get(t.low[k], 99.0)
    )
    return (n.low + unit, k + 1) if unit < 10 else None


def _is_part(t: Tokens, j: int) -> bool:
    """Whether "a third" at ``j`` is a part: "a third of", "a third higher"; not "a third man"."""
    w, after = t.low[j], t.low[j + 1]
    if after in _COMPARED or w == "half":
        return True
    if w == "quarter":
        return t.low[j - 2] in _BEFORE
    return (t.kinds[j + 1] != WORD and not t.dash(j + 1)) or after in _STOPS


def _in_turn(t: Tokens, i: int, below: float) -> bool:
    """Whether "a third" at ``i`` comes after two, and is no part: "two died and a third is missing"."""
    if t.low[i] not in ARTICLES or i == 0 or t.low[i - 1] not in _NEXT or t.low[i + 2] == "of":
        return False
    table = words().small
    for p in range(i - 1, max(i - 1 - _SO_FAR, -1), -1):
        if t.kinds[p] == BREAK or t.low[p] in SENTENCE_ENDS:
            return False
        count = float(t.low[p]) if t.low[p].isdecimal() else table.get(t.low[p])
        if count is not None:
            return count == below - 1
    return False


def times(t: Tokens, n: Number) -> Number:
    """Multiply a share by "a million", "of a million", "million": "two thirds of a million"."""
    j = n.end
    if t.low[j] == "of" and t.low[j + 1] in ARTICLES:
        j += 2
    elif t.low[j] in ARTICLES:
        j += 1
    elif t.dash(j):
        j += 3 if t.low[j + 1] in ARTICLES and t.dash(j + 2) else 1
    scale = words().scales.get(t.low[j])
    if scale is None:
        return n
    return replace(n, end=j + 1, low=n.low * scale, high=n.high * scale, share=False, scaled=True)


def _and_part(t: Tokens, n: Number) -> Number:
    """ "two and a half (million)", "one million and a half", "three and two thirds"."""
    j = n.end + 1 if t.dash(n.end) and t.low[n.end + 1] == "and" else n.end
    if t.low[j] != "and":
        return n
    j += 2 if t.dash(j + 1) else 1
    above = 1 if t.low[j] in ARTICLES else words().small.get(t.low[j], 0)
    middle = n
    if t.low[j + 1] == "and" and n.low % 10 == 0 and 0 < above < 10 and not n.digits:
        middle, j = replace(n, low=n.low + above, high=n.low + above), j + 2
        above = words().small.get(t.low[j], 0)
    k = j + 2 if t.dash(j + 1) else j + 1
    found = _ordinal(t, k)
    if not above or found is None or above >= found[0] or (above > 1) != t.low[found[1] - 1].endswith("s"):
        return n
    return _added(t, middle, above / found[0], found[1])


def _added(t: Tokens, n: Number, share: float, j: int) -> Number:
    """Add a share: of the scale word the number ended in, or times the scale word that follows."""
    unit = words().scales.get(t.low[n.end - 1], 1.0)
    unit = unit if unit > 1000 else 1.0
    scale = words().scales.get(t.low[j], 1.0)
    value = n.low + share * unit
    if scale != 1:
        value, j = (value * scale if unit == 1 else n.low + share * scale), j + 1
    return replace(n, end=j, low=value, high=value, scaled=n.scaled or scale > 1)


_IN = tuple(
    tuple(p.split())
    for p in ("in every", "out of every", "out of each", "out of", "of every", "of each", "in each", "in")
)
_EACH = frozenset(("every", "each"))
_LONE = frozenset((12, 15, 16, 20, 25, 30, 40, 50))


def _odds(t: Tokens, n: Number) -> Number:
    """ "one in five", "nine out of 10", "two in every three": a share, when the second is a round number."""
    if not 0 < n.low <= 99 or not n.low.is_integer() or n.scaled:
        return n
    for phrase in _IN:
        j = n.end + len(phrase)
        if tuple(t.low[n.end : j]) != phrase:
            continue
        if t.kinds[j] == NUM and len(t.low[j]) == 4 and t.low[j].isdecimal():
            return n
        article = t.low[j] in ARTICLES and t.low[j + 1] in words().scales
        each = phrase[-1] in _EACH and t.low[j] in words().scales  # "in every hundred"
        below = compound(t, j, j + article, 1.0, "small") if article or each else cardinal(t, j)
        if below is None or not _round(n.low, below.low, phrase) or t.low[below.end] in _COUNTED:
            return n
        return replace(n, end=below.end, low=n.low / below.low, high=n.low / below.low, share=True)
    return n


def _round(above: float, below: float, phrase: tuple[str, ...]) -> bool:
    """Whether two numbers can be a share: plain "in" wants a small one of a round one."""
    if not above < below or not below.is_integer():
        return False
    if len(phrase) > 1:
        return below <= 1e6
    return below in (100, 1000) or (above <= 10 and (below <= 10 or below in _LONE or below % 100 == 0))


def _over(t: Tokens, n: Number) -> Number:
    """ "one over three", where nothing is counted after it."""
    if t.low[n.end] != "over" or n.share or n.scaled:
        return n
    below = cardinal(t, n.end + 1)
    if below is None or not below.low or t.kinds[below.end] == WORD or t.low[below.end] in "%-":
        return n
    return replace(n, end=below.end, low=n.low / below.low, high=n.low / below.low, share=True)


def _point(t: Tokens, n: Number) -> Number:
    """ "nine point nought four", "two hundred point seventy-one"."""
    if t.low[n.end] != "point" or n.share or n.digits:
        return n
    table, j, raw = words(), n.end + 1, ""
    while len(raw) < 20 and t.low[j] in table.small and table.small[t.low[j]] < 10:
        raw, j = raw + str(table.small[t.low[j]]), j + 1
    if not raw:
        rest = compound(t, j, j, None, "")
        if rest is None or rest.low >= 100:
            return n
        raw, j = str(int(rest.low)), rest.end
    value = n.low + float("0." + raw)
    scale = table.scales.get(t.low[j], 1.0)
    return replace(n, end=j + (scale > 1), low=value * scale, high=value * scale, scaled=scale > 1)
