"""Numbers that are no amounts: dates, clock times, telephone numbers, names of roads, "one of the"."""

from __future__ import annotations

import re

from claimcheck.values import bounds, moments, nouns
from claimcheck.values.numerals import Number, words
from claimcheck.values.scanner import BREAK, NUM, WORD, Tokens
from claimcheck.values.units import word_set

_LINKS = r"\b(?:https?://|www\.)[^\s<>\"]{1,2000}|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}"
_FIGURES = (
    r"(?<![\w+])\+[0-9]{1,3}(?:[\s().\-/\u2011]{1,2}[0-9]{1,5}){2,6}"
    r"|(?<![\w,.])\(?0[0-9]{1,4}\)?(?:[ \-\u2011][0-9]{2,6}){1,4}(?![\w])"
    r"|(?<![\w,.-])(?:1-)?(?:\(?[0-9]{3}\)?[ -]?)?[0-9]{3}-[0-9]{4}(?!\w|-|,[0-9])"
    r"|(?<![\w,.])[0-9]{1,4}([-/.])[0-9]{1,2}\1[0-9]{1,4}(?:\1[0-9]{1,4}){0,3}(?![\w,]|[-/.][0-9])"
    r"|(?<![\w,.])(?:1[89]|20)[0-9]{2}[-\u2013/](?:[0-9]{2}|(?:1[89]|20)[0-9]{2})(?![\w]|[,.][0-9])"
    r"|(?<![\w,.])[0-9]{1,2}[:.][0-9]{2} ?[-\u2013] ?[0-9]{1,2}[:.][0-9]{2}(?![\w%]|[,.][0-9])"
    r"|(?<![\w,.])[0-9]{1,3}:[0-9]{1,3}(?::[0-9]{2}(?:\.[0-9]+)?)?(?:Z|[ap]m)?(?![\w])"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z?"
    # colours of a terminal: as they are, as they are written, and as they are left when their escape was lost
    r"|(?:\x9b|(?:\x1b|\u241b|\\033|\\x1b|\\u001b|\\e|\^\[|&#27;|&#x1b;)\[)[0-9;]{0,40}[A-Za-z]"
    r"|\[[0-9]{1,3}(?:;[0-9]{1,3}){1,5}m|\[0m|\[[0-9]{1,2}m(?=[A-Za-z])"
)
"""What is passed over whole. Every repeat is bounded, so the time stays linear."""

_VEILED = re.compile(f"{_LINKS}|{_FIGURES}")
_SIGNED = re.compile(r"(?=[0-9(+\[\x9b\x1b\u241b\\^&])(?:" + _FIGURES + ")")
"""The same of a text without a link: it looks only where a figure can begin, in a ninth of the time."""

_VEILING = re.compile(r"[0-9@\[]|://|www\.")
"""What every alternative of the above holds; it is sought first, in a tenth of the time."""

_LINKING = re.compile(r"@|://|www\.")


_LABELS = word_set("labels", "always")
_LOWER = word_set("labels", "lower_ok")
_SOFT = word_set("labels", "soft")
_ONE_BEFORE = word_set("skip", "one_before")
_ONE_AFTER = word_set("skip", "one_after")
_ZERO_BEFORE = word_set("skip", "zero_before")
_ZERO_AFTER = word_set("skip", "zero_after")
_DOTTED = word_set("traps.py", "dotted")
_VERBS = word_set("traps.py", "verbs")
_STREETS = word_set("traps.py", "streets")
# How many words a street's name has at most before the word for it.
_STREET = 3


def veiled(text: str) -> list[tuple[int, int]]:
    """Return the spans whose digits are no numbers: links, telephone numbers, dates, clock times."""
    if not _VEILING.search(text):
        return []
    sought = _VEILED if _LINKING.search(text) else _SIGNED
    return [match.span() for match in sought.finditer(text)]


def trap(t: Tokens, n: Number, unit: bool) -> int:
    """Return the token to read on at when ``n`` is no amount, else 0; ``unit``: a unit stands after it."""
    if t.kinds[n.first] == NUM:
        end = _glued(t, n, unit) or moments.clock(t, n) or moments.date(t, n) or _marker(t, n)
        if end:
            return end
        if unit:
            return 0
        return (n.end if moments.year(t, n) else 0) or _address(t, n) or _label(t, n)
    end = n.end if _ordinal(t, n) else moments.clock(t, n)
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


def _address(t: Tokens, n: Number) -> int:
    """ "2200 Depot Road, Millbrand", "at 14 Mill Lane": a house's number is read over with its street."""
    for j in range(n.end + 1, n.end + 1 + _STREET):
        if t.kinds[j - 1] != WORD or not t.capital(j - 1) or t.kinds[j] != WORD or not t.capital(j):
            return 0
        if t.low[j] in _STREETS:
            return j + 1 if t.kinds[j + 1] != WORD or t.low[j + 1] in nouns.closed() else 0
    return 0


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
    w, nxt = t.low[n.first], t.low[n.end]
    before = t.low[n.first - 1] if n.first else ""
    if w == "zero":
        return before in _ZERO_BEFORE or nxt in _ZERO_AFTER or t.dash(n.end)
    if w != "one":
        return False
    if nxt in ("to", "or") and (t.kinds[n.end + 1] == NUM or t.low[n.end + 1] in words().small):
        return False
    if before in _ONE_BEFORE or nxt in _ONE_AFTER or t.dash(n.end) or t.dash(n.first - 1 if n.first else 0):
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
    w = t.low[p]
    if w not in _LABELS:
        return False
    if t.capital(p):
        return w not in _VERBS
    return (w in _LOWER and w not in ("no", "nos")) or (w in _SOFT and t.kinds[j] != WORD)


def _proper(t: Tokens, n: Number, p: int) -> bool:
    """Whether a small number ends a name: "Apollo 11" inside a sentence, with nothing counted after it."""
    w = t.low[p]
    if not n.digits or not t.low[n.first].isdecimal() or n.low >= 1000:
        return False
    if _model(t, n):
        return True
    if not t.capital(p) or t.opens(p):
        return False
    if w in moments.WEEKDAYS or w in moments.MONTHS or w in nouns.closed():
        return False
    counted = nouns.plural(t, n.end) or bounds.before(t, n.first)[0] or bounds.direction(w)
    return not counted and not nouns.title_case(t, p)


def _model(t: Tokens, n: Number) -> bool:
    """Whether a count stands before the number already: "five new 737 aircraft", "12 used 911 coupes"."""
    i = n.first
    if n.low < 100 or i < 2 or not nouns.plural(t, n.end) or t.kinds[i - 1] != WORD:
        return False
    closed = t.low[i - 1] in nouns.closed() or nouns.plural(t, i - 1)
    counted = t.kinds[i - 2] == NUM or t.low[i - 2] in words().small
    return counted and not closed


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
        and raw.isdecimal()
        and t.kinds[p] == WORD
        and len(t.low[p]) == 2
        and t.surface(p).isupper()
    )
