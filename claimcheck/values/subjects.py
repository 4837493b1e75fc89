"""The measured noun on the left of an amount: the subject, the object or the head before "of".

"Revenue rose 2%" measures the subject, "raised undergraduate tuition by 8 percent" the object, "a fine of 90
million euros" the head before "of". Nothing is guessed across a word that is neither a verb of level or
change, an adverb, nor a preposition of such a verb.
"""

from __future__ import annotations

from claimcheck.values import bounds, nouns
from claimcheck.values.nouns import DETERMINERS, Span
from claimcheck.values.scanner import BREAK, MARK, NUM, WORD, Tokens
from claimcheck.values.units import word_set

_FILLERS = word_set("subjects.py", "fillers")
_PREPOSITIONS = frozenset(("to", "by", "at", "from"))
_AUXILIARIES = word_set("subjects.py", "auxiliaries")
_BOUNDARIES = word_set("subjects.py", "boundaries")
_FRONTED = word_set("subjects.py", "fronted")
_RELATIVE = frozenset(("that", "which", "who"))
_SAYING = word_set("subjects.py", "saying")
_REACH = 12


def left(t: Tokens, i: int) -> Span | None:
    """Return the noun that the amount at token ``i`` measures, when it stands on its left."""
    p = i - 1
    while p > 0 and i - p < 4 and t.low[p] in _FILLERS:
        p -= 1
    if p <= 0:
        return None
    if t.low[p] == "of":
        return head(t, p)
    preposition = t.low[p] in _PREPOSITIONS
    if preposition:
        p -= 1
    verb = _verb(t, p)
    if verb >= 0:
        return _subject(t, verb)
    return _object(t, p) if preposition else None


def head(t: Tokens, of: int) -> Span | None:
    """Return the head before "of", unless it only says change ("a rise of 3%")."""
    p = of - 1
    if t.kinds[p] != WORD or t.low[p] in nouns.closed() or bounds.direction(t.low[p]) is not None:
        return None
    start = p
    while start > 0 and p - start < 3 and _modifies(t, start - 1):
        start -= 1
    return start, of


def _modifies(t: Tokens, k: int) -> bool:
    """Whether the word at ``k`` can stand before a head: no closed class, no verb ("imposes", "posted")."""
    w = t.low[k]
    if t.kinds[k] != WORD or w in nouns.closed() or w.endswith("ed"):
        return False
    return t.capital(k) or not nouns.plural(t, k)


def _is_verb(t: Tokens, q: int) -> bool:
    w = t.low[q]
    if w in nouns.levels():
        return True
    noun = q > 0 and (t.low[q - 1] in DETERMINERS or t.low[q - 1] == "of")
    return bounds.direction(w) is not None and w not in ("up", "down") and not noun


def _verb(t: Tokens, p: int) -> int:
    """Return the first token of the verb group that ends at ``p``, adverbs passed over; else -1."""
    q = p
    while q > 0 and p - q < 3 and (t.low[q].endswith("ly") or t.low[q] in ("up", "down", "back", "again")):
        q -= 1
    if q < 0 or t.kinds[q] != WORD or not _is_verb(t, q):
        return -1
    while q > 1 and (t.low[q - 1] in _AUXILIARIES or t.low[q - 1].endswith("ly")):
        q -= 1
    return q


def _subject(t: Tokens, verb: int) -> Span | None:
    """Return the noun phrase before a verb: from the clause's start to its first closed-class word."""
    start = _clause(t, verb)
    if start > 1 and t.low[start - 1] in _RELATIVE and not _reported(t, start - 2):
        end = start - 1
        if t.low[end - 1] == ",":
            return _last(t, end - 1)
        start, verb = _clause(t, end), end
    if t.low[start] in _FRONTED:
        return None
    return _trimmed(t, start, verb)


def _reported(t: Tokens, p: int) -> bool:
    """Whether "that" after the word at ``p`` opens what was said, and no relative clause."""
    return t.low[p] in _SAYING or t.low[p].endswith("ed")


def _clause(t: Tokens, end: int) -> int:
    """Return the token after the nearest boundary of a clause on the left."""
    start = end
    while start > 0 and end - start < _REACH and not _boundary(t, start - 1):
        start -= 1
    return start


def _last(t: Tokens, end: int) -> Span | None:
    """Return the noun phrase that ends at ``end``: what ", which" speaks of."""
    if t.kinds[end - 1] == NUM and t.low[end - 2] == "in":
        end -= 2
    start = end
    while (
        start > 0
        and end - start < 4
        and t.kinds[start - 1] == WORD
        and t.low[start - 1] not in nouns.closed()
    ):
        start -= 1
    return (start, end) if start < end else None


def _boundary(t: Tokens, p: int) -> bool:
    if t.kinds[p] == BREAK or t.low[p] in _BOUNDARIES:
        return True
    return (
        t.kinds[p] == MARK
        and not (t.dash(p) and t.glued(p) and t.glued(p + 1))
        and t.low[p] not in ("&", "'", "\u2019")
    )


def _object(t: Tokens, p: int) -> Span | None:
    """Return the object between a verb and the preposition after ``p``: "raise undergraduate tuition by"."""
    end = p + 1
    start = end
    while start > 0 and end - start < 8 and not _boundary(t, start - 1) and not _is_verb(t, start - 1):
        start -= 1
    if start == 0 or start == end or t.kinds[start - 1] != WORD or not _is_verb(t, start - 1):
        return None
    if NUM in t.kinds[start:end]:
        return None
    participle = t.low[end - 1].endswith("ed") and end - start == 1
    if participle or t.low[start] in nouns.times() or t.low[start] in ("on", "in", "last", "this", "over"):
        return _subject(t, start - 1)
    return _trimmed(t, start, end)


def _trimmed(t: Tokens, start: int, end: int) -> Span | None:
    """Cut a stretch of tokens down to its first noun phrase, "of ..." kept."""
    while start < end and (t.low[start] in DETERMINERS or t.low[start] == "of" or t.kinds[start] != WORD):
        start += 1
    stop = start
    while stop < end and (t.kinds[stop] != WORD or t.low[stop] == "of" or nouns.inner(t, stop)):
        stop += 3 if t.low[stop] == "of" and t.low[stop + 1] in DETERMINERS else 1
    stop = min(stop, end)
    while stop > start and (
        t.low[stop - 1].endswith("ly") or t.low[stop - 1] in ("of", "-") or t.kinds[stop - 1] == NUM
    ):
        stop -= 1
    if (
        stop <= start
        or t.kinds[stop - 1] != WORD
        or (t.low[stop - 1].endswith("ed") and len(t.low[stop - 1]) > 4)
    ):
        return None
    return start, stop
