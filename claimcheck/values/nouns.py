"""What an amount measures: a light scan for the noun and its restrictions, without a parse.

The scan stops at closed-class words and goes by the ends of words: a noun phrase runs to its first plural
("full-time staff", "sales staff", "arms dealers"), then over "of ..." and "at/in/across" a place. A kind that
has the parse refines what is found here.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

from claimcheck.values.scanner import BREAK, NUM, WORD, Tokens
from claimcheck.values.units import word_set

Span = tuple[int, int]
"""First token and the token after the last."""

DETERMINERS = word_set("nouns.py", "determiners")
_FREE = frozenset(("of", "at", "in", "across", "among"))
_ADJECTIVAL = word_set("nouns.py", "adjectival")
_NUMBERS = word_set("numbers", "units") | word_set("numbers", "tens")
_LONGEST = 6
"""Words that a noun phrase may have; the longest of the story sets has five."""


@dataclass(frozen=True, slots=True)
class _Nouns:
    irregular: frozenset[str]
    not_plural: frozenset[str]
    closed: frozenset[str]
    heads: frozenset[str]
    verbs: frozenset[str]


@functools.cache
def _nouns() -> _Nouns:
    keys = ("irregular", "not_plural", "closed", "heads", "verbs")
    return _Nouns(*(word_set("nouns", key) for key in keys))


def closed() -> frozenset[str]:
    """The words that cannot stand inside a noun phrase after its number."""
    return _nouns().closed


def levels() -> frozenset[str]:
    """The verbs that state a level: "was", "stood", "reached", "totalled"."""
    return _nouns().verbs


def times() -> frozenset[str]:
    """The heads of phrases of time, which restrict no noun: "in May", "on Tuesday"."""
    return _nouns().heads


def plural(t: Tokens, j: int) -> bool:
    """Whether token ``j`` looks like a plural noun."""
    if j >= len(t.kinds) or t.kinds[j] != WORD:
        return False
    w, known = t.low[j], _nouns()
    if w in known.irregular:
        return True
    return (
        len(w) > 2
        and w[-1] == "s"
        and w[-2] not in "s'"
        and w not in known.not_plural
        and w not in known.closed
    )


def title_case(t: Tokens, i: int) -> bool:
    """Whether the line around token ``i`` writes nearly all longer words with a capital, as headlines do."""
    capitals = words = 0
    for step in (-1, 1):
        j = i + step
        for _ in range(8):
            if j < 0 or t.kinds[j] == BREAK:
                break
            if t.kinds[j] == WORD and len(t.low[j]) > 3:
                words += 1
                capitals += t.capital(j)
            j += step
    return words >= 3 and capitals >= 0.8 * words


def right(t: Tokens, j: int, *, mass: bool = False, one: bool = False) -> Span | None:
    """Return the noun phrase that starts at token ``j``; ``mass``: a singular head will do; ``one``: it must.

    "1,260 posts worldwide" gives "posts", "12 full-time staff at the Lindholm plant" all of it after 12.
    """
    head = _singular(t, j) if one else _phrase(t, j, mass)
    return None if head is None else (j, _tails(t, head))


def _singular(t: Tokens, j: int) -> int | None:
    """Return the token after the head that "one" counts: up to the first word that could be its verb."""
    head = _phrase(t, j, True)
    while head is not None and head > j + 1 and plural(t, head - 1):
        head -= 1
    return head if head is not None and t.kinds[head - 1] == WORD else None


def _phrase(t: Tokens, j: int, mass: bool) -> int | None:
    """Return the token after the head of the noun phrase at ``j``."""
    k, seen = j, 0
    while seen < _LONGEST:
        if t.kinds[k] != WORD:
            if not _inside(t, j, k):
                break
            k += 1
            continue
        if not _open(t, k, seen):
            break
        k, seen = k + 1, seen + 1
        if plural(t, k - 1) and not t.dash(k):
            return _second(t, k)
    if not seen or t.kinds[k - 1] != WORD or not mass or _participle(t, k - 1):
        return None
    return k


def _participle(t: Tokens, k: int) -> bool:
    """Whether a phrase that ends here has a participle for its head: "17 used at the hearings"."""
    return t.low[k].endswith("ed") and len(t.low[k]) > 4


def _inside(t: Tokens, j: int, k: int) -> bool:
    """Whether the mark or number at ``k`` stands inside a noun phrase: a hyphen, a comma of adjectives."""
    if t.dash(k):
        return t.glued(k) and t.glued(k + 1) and t.kinds[k + 1] in (WORD, NUM)
    if t.kinds[k] == NUM:
        return t.dash(k - 1) if k > j else t.dash(k + 1)
    after = t.kinds[k + 1] == WORD and t.low[k + 1] not in closed() and t.low[k + 1] not in _NUMBERS
    return t.low[k] == "," and k == j + 1 and not plural(t, k - 1) and after and plural(t, k + 2)


def _open(t: Tokens, k: int, seen: int) -> bool:
    """Whether the word at ``k`` can go on a noun phrase of ``seen`` words."""
    w = t.low[k]
    if w in closed():
        joined = w == "and" and seen and t.kinds[k + 1] == WORD and t.low[k + 1] not in closed()
        return bool(joined and plural(t, k + 2)) or (w in _ADJECTIVAL and plural(t, k + 1))
    if w in _NUMBERS and not t.dash(k + 1):
        return False
    if not seen:
        return True
    tied = t.dash(k - 1)
    if w in levels() and not plural(t, k) and not plural(t, k + 1):
        return False
    return (not w.endswith("ed") or plural(t, k + 1) or tied) and not w.endswith("ly")


def inner(t: Tokens, k: int) -> bool:
    """Whether the word at ``k`` can stand inside a noun phrase, as "waiting" of "waiting lists" can."""
    return t.low[k] not in closed() or (t.low[k] in _ADJECTIVAL and plural(t, k + 1))


def _second(t: Tokens, k: int) -> int:
    """Go on over a second noun after a plural ("arms dealers"), not over a verb with its object."""
    noun = plural(t, k) and not t.capital(k) and t.low[k + 1] not in DETERMINERS
    return k + 1 if noun else k


def _tails(t: Tokens, k: int) -> int:
    """Go on over the prepositional phrases that restrict a head: "at the Lindholm plant", "of the board"."""
    for _ in range(2):
        if t.kinds[k] != WORD or t.low[k] not in _FREE:
            break
        end = _object(t, k + 1, t.low[k])
        if end is None:
            break
        k = end
    return k


def _object(t: Tokens, j: int, preposition: str) -> int | None:
    """Return the token after the noun phrase that a preposition governs, or None for a time or a number."""
    k = j + 1 if t.low[j] in DETERMINERS else j
    if t.kinds[k] != WORD or t.low[k] in times() or t.low[k] in closed() or t.low[k] in _NUMBERS:
        return None
    if t.capital(k):
        return _name(t, k, k > j)
    if preposition in ("in", "at") and j == k and not plural(t, k):
        return None
    found = _phrase(t, k, True)
    return None if found is None or t.low[found - 1] in times() or found > k + 4 else found


def _name(t: Tokens, k: int, article: bool) -> int:
    """Return the token after a name; after an article, also over its common noun ("the Lindholm plant")."""
    end = k
    while end < k + _LONGEST and t.kinds[end] == WORD and t.capital(end):
        end += 2 if t.dash(end + 1) and t.glued(end + 1) and t.capital(end + 2) else 1
    while article and end < k + _LONGEST and t.kinds[end] == WORD and _common(t, end):
        end += 1
    return end


def _common(t: Tokens, k: int) -> bool:
    w = t.low[k]
    verbal = w.endswith(("ed", "ly", "ing")) or w in levels() or (w.endswith("s") and not plural(t, k))
    return w not in closed() and not verbal


def after_of(t: Tokens, j: int, *, loose: bool = False) -> Span | None:
    """Return the noun phrase of "of ..." or "in ..." at token ``j``, determiners left off.

    ``loose``: "in" governs what is measured, whatever it looks like ("a 5% rise in the price").
    """
    if t.low[j] not in ("of", "in"):
        return None
    k = j + 1
    while k < j + 4 and (t.low[k] in DETERMINERS or (t.low[k] == "of" and k > j + 1)):
        k += 1
    if t.low[j] == "in" and (t.kinds[k] == NUM or t.low[k] in _NUMBERS):
        return None
    if t.low[j] == "in" and not loose and (t.low[k] in times() or t.capital(k) or k > j + 1):
        return None
    if t.kinds[k] == NUM or t.low[k] in _NUMBERS:
        k += 1
    end = _phrase(t, k, True) if t.kinds[k] == WORD else None
    if end is not None and t.capital(k):
        end = max(end, _name(t, k, False))
    return (k, _tails(t, end)) if end else None
