"""Ages: "27-year-old", "aged 27 and 34", "Joan Pettifer, 71,", "in her 40s", "under-18s"."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.language import lexicon
from claimcheck.model import Amount
from claimcheck.values import bounds, nouns, subjects
from claimcheck.values.moments import MONTHS, WEEKDAYS
from claimcheck.values.numerals import Number
from claimcheck.values.quantities import YEAR, Reading
from claimcheck.values.scanner import BREAK, NUM, WORD, Tokens
from claimcheck.values.units import word_set

_AGES = frozenset(("year", "month", "week", "day"))
AGED = word_set("settle.py", "aged")
_TURNED = word_set("settle.py", "turned")
_NAMED = word_set("settle.py", "named_after")
_HUMAN = word_set("settle.py", "human")
_PEOPLE = word_set("settle.py", "people")
_AFTER = word_set("settle.py", "after_age")
# "A father of 12" counts children, "a nurse of 43" years.
YOUNGEST = 16
_OWNERS = frozenset(("his", "her", "their", "my", "our", "your", "the"))


def group(t: Tokens, i: int) -> Reading | None:
    """Read "her late 40s" as [40, 49] and "under-18s" as [0, 18) at the digits of token ``i``."""
    if t.kinds[i] != NUM or t.low[i + 1] != "s" or not t.glued(i + 1) or not t.low[i].isdecimal() or i == 0:
        return None
    value = float(t.low[i])
    name, _start = bounds.before(t, i)
    if name in ("under", "over") and value <= 100:
        return Reading(
            t, i, i + 2, Number(i, i + 1, value, value, True), Amount(value, value, "year", "age"), False
        )
    p = i - 2 if t.dash(i - 1) else i - 1
    p = p - 1 if t.low[p] in ("early", "mid", "late") else p
    if value % 10 or not 10 <= value <= 100 or t.low[p] not in _OWNERS - {"the"}:
        return None
    amount = Amount(value, value + 9, "year", "age", approximate=True)
    return Reading(t, i, i + 2, Number(i, i + 1, value, value + 9, True), amount, False)


def age(t: Tokens, q: Reading) -> None:
    """Turn a duration or a bare number into an age where the words say so."""
    j = q.end
    k = j + 1 if t.dash(j) and t.glued(j) else j
    start = _said(t, q)
    if q.amount.unit in _AGES and q.amount.dimension == "duration":
        if t.low[k] in ("old", "olds"):
            q.amount, q.end = replace(q.amount, dimension="age"), k + 1
        elif t.low[j] == "of" and t.low[j + 1] == "age":
            q.amount, q.end = replace(q.amount, dimension="age"), j + 2
        elif start >= 0 and q.amount.unit != "day":
            q.amount = replace(q.amount, dimension="age")
    elif q.bare and not q.number.scaled and not q.number.share and 0 < q.amount.high <= 120:
        _bare(t, q, j, k, start)


def _bare(t: Tokens, q: Reading, j: int, k: int, said: int) -> None:
    """Judge a bare number: "87 yo", "aged 27", "turned 40", "Joan Pettifer, 71,"."""
    if t.low[k] == "yo" or (t.low[k] == "y" and t.low[k + 1] == "/"):
        q.end = k + 1 if t.low[k] == "yo" else k + 3
    elif (
        said < 0
        and not _younger(t, q)
        and not _named(t, q)
        and not _is(t, q)
        and not _somebody(t, q)
        and not (q.first and t.low[q.first - 1] in _TURNED)
    ) or nouns.plural(t, j):
        return
    q.amount = replace(q.amount, unit=YEAR.name, dimension="age")
    q.bare = False


def _said(t: Tokens, q: Reading) -> int:
    """Return the token of "aged", "age" or "age of" before a number, a bound between allowed; -1 without."""
    name, start = bounds.before(t, q.first)
    p = start - 1 if name else q.first - 1
    if p >= 0 and t.low[p] in ("between", "from", "only", "just"):
        p -= 1
    if p > 0 and t.low[p] == "of":
        p -= 1
        return p if t.low[p] in ("age", "ages") else -1
    return p if p >= 0 and t.low[p] in AGED else -1


def _younger(t: Tokens, q: Reading) -> bool:
    """ "younger than 13", "children under 13"."""
    name, start = bounds.before(t, q.first)
    if not name or (t.kinds[q.end] == WORD and t.low[q.end] not in nouns.closed()):
        return False
    if t.low[start] in ("younger", "older"):
        return True
    return t.low[start] in ("under", "over") and start > 0 and t.low[start - 1] in _PEOPLE


def _is(t: Tokens, q: Reading) -> bool:
    """ "who is 22,", "she is 44 and founded it": a bare number said of a person."""
    p = q.first - 1
    said = p > 0 and t.low[p] in ("is", "was") and t.low[p - 1] in ("who", "he", "she")
    return said and q.number.digits and (t.kinds[q.end] != WORD or t.low[q.end] in _AFTER)


def _somebody(t: Tokens, q: Reading) -> bool:
    """ "a nurse of 43", "the minister, 54, said": a number in digits behind a word for one person.

    Of a boy or a woman no number tells anything else: "a boy of 17 appeared in court".
    """
    i, j = q.first, q.end
    if i < 2 or not t.low[i].isdecimal() or j != i + 1 or q.amount.low < YOUNGEST:
        return False
    ends = t.kinds[j] != WORD or t.low[j] in _AFTER or t.low[i - 2] in _HUMAN
    apart = t.low[i - 1] == "of" and ends and not t.dash(j)
    apart = apart or (t.low[i - 1] == "," and t.low[j] in (",", ".", ";"))
    return apart and lexicon.noun_class(t.low[i - 2]) == "person"


def _named(t: Tokens, q: Reading) -> bool:
    """ "Joan Pettifer, 71," : a number in digits between a name and a comma."""
    i, j = q.first, q.end
    if i < 3 or t.kinds[i] != NUM or not t.low[i].isdecimal() or j != i + 1 or q.amount.low < 1:
        return False
    if not t.capital(i - 2) or t.low[i - 2] in WEEKDAYS or t.low[i - 2] in MONTHS:
        return False
    if t.low[i - 1] == "(":
        return t.low[j] == ")" and t.capital(i - 3) and q.amount.low >= 16
    if t.low[i - 1] != "," or not (t.capital(i - 3) or t.low[i - 3] == "." or not t.opens(i - 2)):
        return False
    return t.low[j] in (",", ".", ";", ")", "(") or t.low[j] in _NAMED or t.kinds[j] == BREAK


def who(t: Tokens, q: Reading, j: int) -> nouns.Span | None:
    """Return the person or thing whose age it is."""
    if t.low[q.end - 1] == "old" and t.dash(q.end - 2):
        found = nouns.right(t, j, mass=True)
        if found is not None:
            return found
    p = q.first - 1
    while p >= 0 and (t.low[p] in AGED or t.low[p] in (",", "(", "the", "at", "of", "between", "from")):
        p -= 1
    if p < 0:
        return None
    if t.kinds[p] != WORD or (p == q.first - 1 and t.low[q.first] not in AGED):
        return subjects.left(t, q.first)
    start = p
    while start > 0 and t.capital(p) and t.capital(start - 1) and t.low[start - 1] not in nouns.closed():
        start -= 1
    return (start, p + 1) if t.low[p] not in nouns.closed() else None


def listed(t: Tokens, one: Reading, two: Reading) -> None:
    """ "aged 27 and 34": the second is an age as well."""
    between = set(t.low[one.end : two.first])
    if one.amount.dimension != "age" or two.amount.dimension != "count" or not between <= {"and", ",", "or"}:
        return
    if two.bare and (two.noun is None or two.noun[0] < two.first):
        two.amount = replace(two.amount, unit="year", dimension="age")
        two.noun = one.noun
