"""Clock times, days of a month and years: numbers that belong to ``when`` and not to amounts."""

from __future__ import annotations

from claimcheck.values import bounds, nouns
from claimcheck.values.numerals import Number, words
from claimcheck.values.scanner import MARK, NUM, WORD, Tokens
from claimcheck.values.units import word_set

MONTHS = word_set("times", "months")
WEEKDAYS = word_set("times", "weekdays")
_CLOCKS = word_set("times", "clocks")
_YEAR_BEFORE = word_set("times", "year_before")
_PEOPLE = word_set("times", "people")
_COUNTING = word_set("times", "counting")
_STANDING = word_set("times", "standing")
# How many words before "at" may say that it leads to a count, and how many where it stands or stays at it.
NEAR, FAR = 7, 10


def clock(t: Tokens, n: Number) -> int:
    """Return the token after a clock time, 0 without one: "3 p.m.", "1630 GMT", "before eight,"."""
    end = _clock_after(t, n.end)
    if end:
        return end
    pair = t.low[n.end] in ("to", "and", "or", "until") or t.dash(n.end)
    if pair and (t.kinds[n.end + 1] == NUM or t.low[n.end + 1] in words().small):
        end = _clock_after(t, n.end + 2)
    if end:
        return end
    hours = t.low[n.first] == "9" and t.low[n.end] in ("to", "-") and t.low[n.end + 1] in ("5", "to")
    if t.low[n.end] == "past" or hours:
        return n.end + 2
    before = t.low[n.first - 1] if n.first else ""
    if (
        before == "at"
        and t.low[n.end] == "to"
        and n.low in (5, 10, 20, 25)
        and t.low[n.end + 1] in words().small
    ):
        return n.end + 2
    bare = n.end == n.first + 1 and 1 <= n.low <= 12 and n.low.is_integer() and t.kinds[n.end] == MARK
    told = bare and before in ("before", "until", "till", "at", "after") and t.low[n.end] in ",.;"
    return n.end if told and not (before == "at" and _counted(t, n.first - 1)) else 0


def _counted(t: Tokens, at: int) -> bool:
    """Whether "at" leads to a count and no hour: "the death toll stands at", "they put the number at"."""
    first = max(at - (FAR if t.low[at - 1] in _STANDING else NEAR), 0)
    counted = any(t.low[i] in _COUNTING and (i == 0 or t.low[i - 1] != "a") for i in range(first, at))
    return counted and not _STANDING.isdisjoint(t.low[first:at])


def _clock_after(t: Tokens, j: int) -> int:
    w = t.low[j]
    if w in _CLOCKS and not (w in ("est", "et", "pt", "ist") and t.surface(j) != t.surface(j).upper()):
        return j + 1
    if w in ("a", "p") and t.low[j + 1] == "." and t.low[j + 2] == "m":
        return j + 3
    return 0


def _month(t: Tokens, j: int) -> bool:
    return t.kinds[j] == WORD and t.low[j] in MONTHS and t.capital(j)


def date(t: Tokens, n: Number) -> int:
    """Return the token after a date, 0 without one: "12 March", "March 12-14", "12 and 13 March"."""
    i, j = n.first, n.end
    if not t.low[i].isdecimal() or n.end != i + 1 or n.low > 31:
        return 0
    p = i - 2 if i > 1 and t.low[i - 1] == "." else i - 1
    if p >= 0 and _month(t, p):
        if p and t.low[p - 1] in ("in", "since") and nouns.plural(t, j):
            return 0
        return _date_end(t, j)
    if _month(t, j):
        return j + 1
    if (
        (t.dash(j) or t.low[j] in ("and", "to", "or", ",", "until"))
        and t.kinds[j + 1] == NUM
        and _month(t, j + 2)
    ):
        return j + 3
    return 0


def _date_end(t: Tokens, j: int) -> int:
    """Step over the rest of a date: "-14", " to 17", " and 13", ", 2026"."""
    day = t.low[j + 1].isdecimal() and float(t.low[j + 1]) <= 31
    if day and (t.dash(j) or t.low[j] in ("to", "or") or (t.low[j] == "and" and not nouns.plural(t, j + 2))):
        j += 2
    if t.low[j] == "," and t.kinds[j + 1] == NUM and len(t.low[j + 1]) == 4 and t.low[j + 1].isdecimal():
        j += 2
    return j


def year(t: Tokens, n: Number) -> bool:
    """Whether four bare digits are a year: "in 2019", "the 2024 elections"; not "some 1500 people"."""
    i, j = n.first, n.end
    raw = t.low[i]
    if len(raw) != 4 or not raw.isdecimal() or j != i + 1 or not 1100 <= n.low <= 2199 or n.scaled:
        return False
    before = t.low[i - 1] if i else ""
    counted = t.kinds[j] == WORD and (
        t.low[j] in _PEOPLE or (nouns.plural(t, j) and not 1900 <= n.low < 2100)
    )
    name, _start = bounds.before(t, i)
    if name and name != "exact":
        return not counted and before in ("around", "about", "circa", "beyond", ".")
    if counted:
        return before in ("in", "since", "by", "of", "the", "during", "until") and 1900 <= n.low < 2100
    return 1900 <= n.low < 2100 or before in _YEAR_BEFORE or t.opens(i)
