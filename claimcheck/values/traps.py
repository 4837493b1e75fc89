"""Numbers that are no amounts: dates, clock times, telephone numbers, names of roads, "one of the"."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from claimcheck.values import bounds, nouns
from claimcheck.values.numerals import Number, words
from claimcheck.values.scanner import BREAK, MARK, NUM, WORD, Tokens
from claimcheck.values.units import load, word_set

_VEILED = re.compile(
    r"\b(?:https?://|www\.)[^\s<>\"]{1,2000}"
    r"|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}"
    r"|(?<![\w+])\+[0-9]{1,3}(?:[\s().\-/\u2011]{1,2}[0-9]{1,5}){2,6}"
    r"|(?<![\w,.])\(?0[0-9]{1,4}\)?(?:[ \-\u2011][0-9]{2,6}){1,4}(?![\w])"
    r"|(?<![\w,.-])(?:1-)?(?:\(?[0-9]{3}\)?[ -]?)?[0-9]{3}-[0-9]{4}(?!\w|-|,[0-9])"
    r"|(?<![\w,.])[0-9]{1,4}([-/.])[0-9]{1,2}\1[0-9]{1,4}(?:\1[0-9]{1,4}){0,3}(?![\w,]|[-/.][0-9])"
    r"|(?<![\w,.])(?:1[89]|20)[0-9]{2}[-\u2013/](?:[0-9]{2}|(?:1[89]|20)[0-9]{2})(?![\w]|[,.][0-9])"
    r"|(?<![\w,.])[0-9]{1,2}[:.][0-9]{2} ?[-\u2013] ?[0-9]{1,2}[:.][0-9]{2}(?![\w%]|[,.][0-9])"
    r"|(?<![\w,.])[0-9]{1,3}:[0-9]{1,3}(?::[0-9]{2}(?:\.[0-9]+)?)?(?:Z|[ap]m)?(?![\w])"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z?"
)
"""What is passed over whole. Every repeat is bounded, so the time stays linear."""


@dataclass(frozen=True, slots=True)
class _Lists:
    labels: frozenset[str]
    labels_lower: frozenset[str]
    soft: frozenset[str]
    months: frozenset[str]
    weekdays: frozenset[str]
    clocks: frozenset[str]
    year_before: frozenset[str]
    people: frozenset[str]
    one_before: frozenset[str]
    one_after: frozenset[str]
    zero_before: frozenset[str]
    zero_after: frozenset[str]


@functools.cache
def lists() -> _Lists:
    """The word lists of ``amounts.toml`` that mark what is no amount."""
    data = load("amounts.toml")
    labels, times, skip = data["labels"], data["times"], data["skip"]
    rows = [labels[k] for k in ("always", "lower_ok", "soft")]
    rows += [times[k] for k in ("months", "weekdays", "clocks", "year_before", "people")]
    rows += [skip[k] for k in ("one_before", "one_after", "zero_before", "zero_after")]
    return _Lists(*(frozenset(row) for row in rows))


_DOTTED = word_set("traps.py", "dotted")
_VERBS = word_set("traps.py", "verbs")


def veiled(text: str) -> list[tuple[int, int]]:
    """Return the spans whose digits are no numbers: links, telephone numbers, dates, clock times."""
    return [match.span() for match in _VEILED.finditer(text)]


def trap(t: Tokens, n: Number, unit: bool) -> int:
    """Return the token to read on at when ``n`` is no amount, else 0; ``unit``: a unit stands after it."""
    if t.kinds[n.first] == NUM:
        end = _glued(t, n, unit) or _clock(t, n) or _date(t, n) or _marker(t, n)
        if end:
            return end
        if unit:
            return 0
        return (n.end if _year(t, n) else 0) or _label(t, n)
    end = n.end if _ordinal(t, n) else _clock(t, n)
    if end:
        return end
    if unit:
        return 0
    return (n.end if _one(t, n) or _named(t, n) else 0) or _label(t, n)


def _glued(t: Tokens, n: Number, unit: bool) -> int:
    """ "F-16", "A67", "3D", "2.1.3", "#5", "007", "'24"."""
    i, j = n.first, n.end
    raw = t.low[i]
    if i and t.glued(i):
        mark = t.low[i - 1]
        short = mark in "'\u2019" and len(raw) == 2 and not nouns.plural(t, j)
        if t.kinds[i - 1] == WORD or short or mark in "#@_/\\:=":
            return j
        if t.dash(i - 1) and i > 1 and t.glued(i - 1) and t.kinds[i - 2] == WORD:
            return 0 if t.low[i - 2] in ("under", "over", "sub", "plus", "to", "of") else j
        if t.dash(i - 1) and i > 1 and t.glued(i - 1) and t.kinds[i - 2] == NUM:
            return j
    if t.dash(j) and t.low[j + 1] in ("in", "for", "on") and t.dash(j + 2):
        return j + 4
    if len(raw) > 1 and raw[0] == "0" and raw[1] != ".":
        return j
    if not unit and t.kinds[j] == WORD and t.glued(j) and t.low[j] != "ish":
        return j + 1
    if t.low[j] in ("/", "x", "\u00d7") and t.kinds[j + 1] == NUM and t.glued(j) and not unit:
        return j + 2
    return j + 2 if t.low[j] == "." and t.glued(j) and t.kinds[j + 1] == NUM and t.glued(j + 1) else 0


def _clock(t: Tokens, n: Number) -> int:
    """ "3 p.m.", "between 9 and 11 p.m.", "1630 GMT", "before eight,"."""
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
    return (
        n.end
        if bare and before in ("before", "until", "till", "at", "after") and t.low[n.end] in ",.;"
        else 0
    )


def _clock_after(t: Tokens, j: int) -> int:
    w = t.low[j]
    if w in lists().clocks and not (w in ("est", "et", "pt", "ist") and t.surface(j) != t.surface(j).upper()):
        return j + 1
    if w in ("a", "p") and t.low[j + 1] == "." and t.low[j + 2] == "m":
        return j + 3
    return 0


def _month(t: Tokens, j: int) -> bool:
    return t.kinds[j] == WORD and t.low[j] in lists().months and t.capital(j)


def _date(t: Tokens, n: Number) -> int:
    """ "12 March", "March 12-14", "12 and 13 March", "March 12, 2026"."""
    i, j = n.first, n.end
    if not t.low[i].isdigit() or n.end != i + 1 or n.low > 31:
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
    day = t.low[j + 1].isdigit() and float(t.low[j + 1]) <= 31
    if day and (t.dash(j) or t.low[j] in ("to", "or") or (t.low[j] == "and" and not nouns.plural(t, j + 2))):
        j += 2
    if t.low[j] == "," and t.kinds[j + 1] == NUM and len(t.low[j + 1]) == 4 and t.low[j + 1].isdigit():
        j += 2
    return j


def _year(t: Tokens, n: Number) -> bool:
    """Whether four bare digits are a year: "in 2019", "the 2024 elections"; not "some 1500 people"."""
    i, j = n.first, n.end
    raw = t.low[i]
    if len(raw) != 4 or not raw.isdigit() or j != i + 1 or not 1100 <= n.low <= 2199 or n.scaled:
        return False
    before = t.low[i - 1] if i else ""
    counted = t.kinds[j] == WORD and (
        t.low[j] in lists().people or (nouns.plural(t, j) and not 1900 <= n.low < 2100)
    )
    name, _start = bounds.before(t, i)
    if name and name != "exact":
        return not counted and before in ("around", "about", "circa", "beyond", ".")
    if counted:
        return before in ("in", "since", "by", "of", "the", "during", "until") and 1900 <= n.low < 2100
    return 1900 <= n.low < 2100 or before in lists().year_before or t.opens(i)


def _marker(t: Tokens, n: Number) -> int:
    """The number of a list's item ("1.", "2)") or of a note ("[3]")."""
    i, j = n.first, n.end
    if t.low[i - 1 if i else 0] == "[" and t.low[j] == "]":
        return j + 1
    if (
        (i == 0 or t.kinds[i - 1] == BREAK)
        and t.low[j] in ".)"
        and t.glued(j)
        and t.kinds[j + 1] != BREAK
        and n.low < 100
    ):
        return j
    return 0


def _ordinal(t: Tokens, n: Number) -> bool:
    """ "twenty-first", "two-hundredth": the number goes on into an ordinal."""
    j = n.end + 1 if t.dash(n.end) and t.glued(n.end) else n.end
    if n.share or (j == n.end and n.low % 10):
        return False
    w = t.low[j]
    return (w in ("first", "second") and j > n.end and n.low >= 20) or (
        w in words().parts and not w.endswith("s") and w not in ("half", "quarter")
    )


def _one(t: Tokens, n: Number) -> bool:
    """Whether "one" or "zero" counts nothing: "one of the", "no one", "ground zero"."""
    if n.end != n.first + 1:
        return False
    w, nxt, known = t.low[n.first], t.low[n.end], lists()
    before = t.low[n.first - 1] if n.first else ""
    if w == "zero":
        return before in known.zero_before or nxt in known.zero_after or t.dash(n.end)
    if w != "one":
        return False
    if nxt in ("to", "or") and (t.kinds[n.end + 1] == NUM or t.low[n.end + 1] in words().small):
        return False
    if (
        before in known.one_before
        or nxt in known.one_after
        or t.dash(n.end)
        or t.dash(n.first - 1 if n.first else 0)
    ):
        return True
    return t.kinds[n.end] != WORD or nxt in nouns.closed() or nxt.endswith("ly")


def _named(t: Tokens, n: Number) -> bool:
    """ "the Big Four", "Channel Five": a number word with a capital inside a sentence is a name's."""
    return (
        t.capital(n.first)
        and not t.opens(n.first)
        and not nouns.title_case(t, n.first)
        and not n.share
        and not n.scaled
    )


def _label(t: Tokens, n: Number) -> int:
    """ "Section 230", "No. 10", "Apollo 11", "Classes one to five", "7 Eleven"."""
    i, j = n.first, n.end
    if n.scaled or n.share or n.group or i == 0:
        return _brand(t, n)
    dotted = i > 1 and t.low[i - 1] == "." and t.low[i - 2] in _DOTTED
    p = i - 2 if dotted else i - 1
    if dotted or _labelled(t, p, j):
        return _series(t, j)
    if _brand(t, n) or t.low[p] == "zip" or _zip(t, n, p):
        return j
    if not _proper(t, n, p):
        return 0
    return j + 2 if t.low[j] in ("to", "-", "\u2013") and t.kinds[j + 1] == NUM else j


def _labelled(t: Tokens, p: int, j: int) -> bool:
    """Whether the word at ``p`` is one that numbers a thing: "Section", "day 11", "Channel"."""
    w, known = t.low[p], lists()
    if w not in known.labels:
        return False
    if t.capital(p):
        return w not in _VERBS
    return (w in known.labels_lower and w not in ("no", "nos")) or (w in known.soft and t.kinds[j] != WORD)


def _proper(t: Tokens, n: Number, p: int) -> bool:
    """Whether a small number ends a name: "Apollo 11" inside a sentence, with nothing counted after it."""
    w, known = t.low[p], lists()
    if not n.digits or not t.low[n.first].isdigit() or n.low >= 1000 or not t.capital(p) or t.opens(p):
        return False
    if w in known.weekdays or w in known.months or w in nouns.closed():
        return False
    counted = nouns.plural(t, n.end) or bounds.before(t, n.first)[0] or bounds.direction(w)
    return not counted and not nouns.title_case(t, p)


def _series(t: Tokens, j: int) -> int:
    """Step over the rest of a series of labels: "pages 12-14", "Sections 3, 4 and 5"."""
    small = words().small
    while (t.low[j] in ("to", "and", "or", ",", "&") or t.dash(j)) and (
        t.kinds[j + 1] == NUM or t.low[j + 1] in small
    ):
        if t.low[j] in ("and", ",", "or") and nouns.plural(t, j + 2):
            break
        if t.kinds[j + 2] == WORD and t.low[j] == ",":
            break
        j += 2
    return j


def _brand(t: Tokens, n: Number) -> int:
    """ "7 Eleven": digits, then a number word with a capital."""
    j = n.end
    k = j + 1 if t.dash(j) and t.glued(j) else j
    return k + 1 if n.digits and t.low[k] in words().small and t.capital(k) else 0


def _zip(t: Tokens, n: Number, p: int) -> bool:
    raw = t.low[n.first]
    return (
        len(raw) == 5
        and raw.isdigit()
        and t.kinds[p] == WORD
        and len(t.low[p]) == 2
        and t.surface(p).isupper()
    )
