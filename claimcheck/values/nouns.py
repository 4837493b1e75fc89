"""What an amount measures: a light scan for the noun and its restrictions, without a parse.

The scan stops at closed-class words and goes by the ends of words: a noun phrase runs to its first plural
("full-time staff", "sales staff", "arms dealers"), then over "of ..." and "at/in/across" a place. For money and
percent without "of", the noun is the subject on the left of a verb of level or change ("Revenue rose 2%").
A kind that has the parse refines what is found here.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

from claimcheck.values import bounds
from claimcheck.values.scanner import BREAK, MARK, NUM, SENTENCE_ENDS, WORD, Tokens
from claimcheck.values.units import load, word_set

Span = tuple[int, int]
"""First token and the token after the last."""

_DETERMINERS = word_set("nouns.py", "determiners")
_PLACES = word_set("nouns.py", "places")
_FREE = frozenset(("of", "at", "in", "across", "among"))
_LONGEST = 6


@dataclass(frozen=True, slots=True)
class _Nouns:
    irregular: frozenset[str]
    not_plural: frozenset[str]
    closed: frozenset[str]
    heads: frozenset[str]
    verbs: frozenset[str]


@functools.cache
def _nouns() -> _Nouns:
    data = load("amounts.toml")["nouns"]
    return _Nouns(*(frozenset(data[k]) for k in ("irregular", "not_plural", "closed", "heads", "verbs")))


def closed() -> frozenset[str]:
    """The words that cannot stand inside a noun phrase after its number."""
    return _nouns().closed


def plural(t: Tokens, j: int) -> bool:
    """Whether token ``j`` looks like a plural noun."""
    if j >= len(t.kinds) or t.kinds[j] != WORD:
        return False
    w = t.low[j]
    known = _nouns()
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
    """Whether the line around token ``i`` writes nearly every longer word with a capital, as a headline does."""
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


def right(t: Tokens, j: int, *, mass: bool = False) -> Span | None:
    """Return the noun phrase that starts at token ``j``; ``mass``: a singular head will do.

    "1,260 posts worldwide" gives "posts", "12 full-time staff at the Lindholm plant" all of it after 12.
    """
    head = _phrase(t, j, mass)
    if head is None:
        return None
    return j, _tails(t, head)


def _phrase(t: Tokens, j: int, mass: bool) -> int | None:
    """Return the token after the head of the noun phrase at ``j``."""
    known, k, seen = _nouns(), j, 0
    while seen < _LONGEST:
        if t.kinds[k] != WORD:
            if (t.dash(k) and t.glued(k) and t.glued(k + 1) and t.kinds[k + 1] in (WORD, NUM)) or (
                t.low[k] == "," and _adjectives(t, j, k)
            ):
                k += 1
                continue
            if t.kinds[k] == NUM and t.dash(k - 1):
                k += 1
                continue
            break
        w = t.low[k]
        if w in known.closed and not (w in ("working", "running", "living", "left") and plural(t, k + 1)):
            break
        if seen and w.endswith("ed") and not plural(t, k + 1) and not t.dash(k - 1):
            break
        if seen and w.endswith("ly"):
            break
        k += 1
        seen += 1
        if plural(t, k - 1) and not t.dash(k):
            return _compound(t, k)
    if not seen or t.dash(k - 1) or t.low[k - 1] == ",":
        return None
    return k if mass or (seen == 1 and _singular(t, k - 1)) else None


def _singular(t: Tokens, k: int) -> bool:
    return t.low[k] not in bounds.change_words().after_up and t.low[k] not in bounds.change_words().after_down


def _adjectives(t: Tokens, j: int, k: int) -> bool:
    """Whether a comma at ``k`` parts adjectives ("three large, empty barns")."""
    return (
        k == j + 1
        and not plural(t, k - 1)
        and t.kinds[k + 1] == WORD
        and plural(t, k + 2)
        and t.low[k + 1] not in closed()
    )


def _compound(t: Tokens, k: int) -> int:
    """Go on over a second noun after a plural: "arms dealers", "sales staff"."""
    if plural(t, k) and not t.capital(k):
        return k + 1
    return k


def _tails(t: Tokens, k: int) -> int:
    """Go on over the prepositional phrases that restrict a head: "at the Lindholm plant", "of the board"."""
    for _ in range(2):
        if t.low[k] not in _FREE or t.kinds[k] != WORD:
            break
        end = _object(t, k + 1, t.low[k])
        if end is None:
            break
        k = end
    return k


def _object(t: Tokens, j: int, preposition: str) -> int | None:
    """Return the token after the noun phrase that a preposition governs, or None for a time or a number."""
    k = j + 1 if t.low[j] in _DETERMINERS else j
    if t.kinds[k] != WORD or t.low[k] in _nouns().heads or t.low[k] in closed():
        return None
    if t.capital(k):
        end = k
        while (
            t.kinds[end] == WORD and (t.capital(end) or (end > k and plural(t, end) and end < k + 5))
        ) or _inner(t, end):
            end += 1
        while (
            t.kinds[end] == WORD
            and end < k + 6
            and end > k
            and j < k
            and t.low[end] not in closed()
            and _noun_end(t, end)
        ):
            end += 1
        return end
    if preposition in ("in", "at") and j == k and not plural(t, k):
        return None
    found = _phrase(t, k, True)
    if found is None or t.low[found - 1] in _nouns().heads:
        return None
    return found if found <= k + 4 else None


def _inner(t: Tokens, k: int) -> bool:
    """A dash, "of" or "the" inside a name ("Rio de Janeiro" aside): a capital must follow at once."""
    return (t.dash(k) and t.glued(k) and t.glued(k + 1)) and t.capital(k + 1)


def _noun_end(t: Tokens, k: int) -> bool:
    w = t.low[k]
    return (
        not w.endswith(("ed", "ly", "ing"))
        and w not in _nouns().verbs
        and (plural(t, k) or not w.endswith("s"))
    )


def after_of(t: Tokens, j: int) -> Span | None:
    """Return the noun phrase of "of ..." or "in ..." at token ``j``, determiners left off: "20% of its workforce"."""
    if t.low[j] not in ("of", "in"):
        return None
    k = j + 1
    while t.low[k] in _DETERMINERS or (t.low[k] == "of" and k > j + 1):
        k += 1
    if t.low[j] == "in" and (
        t.low[k] in _nouns().heads or t.capital(k) or t.low[k - 1] in ("the", "a", "an")
    ):
        return None
    if t.kinds[k] == NUM:
        k += 1
    end = _phrase(t, k, True) if t.kinds[k] == WORD else None
    if end is not None and t.capital(k):
        while end < len(t.kinds) and t.kinds[end] == WORD and t.capital(end):
            end += 1
    return (k, _tails(t, end)) if end else None


def left(t: Tokens, i: int) -> Span | None:
    """Return the subject, or the noun before "of", on the left of the amount that starts at token ``i``."""
    p = i - 1
    while (
        p >= 0
        and t.low[p]
        in (
            "by",
            "to",
            "from",
            "at",
            "just",
            "further",
            "another",
            "a",
            "an",
            "only",
            "still",
            "now",
            "the",
            "around",
            "or",
            ",",
        )
        and i - p < 4
    ):
        p -= 1
    if p > 0 and t.low[p] == "of" and t.kinds[p - 1] == WORD and bounds.direction(t.low[p - 1]) is None:
        start = p - 1
        while start > 0 and t.kinds[start - 1] == WORD and t.low[start - 1] not in closed() and p - start < 3:
            start -= 1
        return start, p
    verb = _verb(t, p, i)
    return _subject(t, verb) if verb > 0 else None


def _verb(t: Tokens, p: int, i: int) -> int:
    """Return the token of the nearest verb of level or change on the left, 0 without one in the clause."""
    known = _nouns()
    first = 0
    for q in range(p, max(i - 16, -1), -1):
        if t.kinds[q] == BREAK or (t.kinds[q] == MARK and t.low[q] in SENTENCE_ENDS and t.low[q] != "."):
            break
        if t.low[q] == "." and t.opens(q + 1) and q + 1 < i and t.capital(q + 1):
            break
        if t.low[q] in known.verbs or (
            bounds.direction(t.low[q]) and t.low[q] not in ("up", "down") and t.low[q - 1] not in ("the", "a")
        ):
            first = q
        elif (
            first
            and not t.low[q].endswith("ly")
            and t.low[q] not in ("not", "also", "already", "have", "has")
        ):
            break
    return first


def _subject(t: Tokens, verb: int) -> Span | None:
    """Return the noun phrase that ends before a verb: back to the clause's start, cut at its first preposition."""
    start = verb
    while start > 0 and verb - start < 12:
        kind, w = t.kinds[start - 1], t.low[start - 1]
        if (
            kind == BREAK
            or (kind == MARK and not t.dash(start - 1))
            or w in ("that", "and", "but", "while", "as", "which", "who", "said", "when")
        ):
            break
        start -= 1
    if start < verb and t.low[start] in ("in", "on", "by", "at", "after", "before", "since", "for", "with"):
        return None
    while start < verb and t.low[start] in _DETERMINERS:
        start += 1
    end = start
    while end < verb and (t.kinds[end] != WORD or t.low[end] not in closed() or t.low[end] == "of"):
        end += 1
        if end < verb and t.low[end] == "of" and t.low[end + 1] in _DETERMINERS:
            end += 2
    while end > start and (
        t.low[end - 1].endswith("ly") or t.low[end - 1] in ("of", "-") or t.kinds[end - 1] == NUM
    ):
        end -= 1
    return (start, end) if end > start and t.kinds[end - 1] == WORD else None
