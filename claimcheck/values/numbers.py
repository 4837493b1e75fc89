"""Numbers in digits and words: "1,200", "twelve hundred", "two and a half million", "a third", "one in five".

A number is read at a token, as far as it goes. Whether it is an amount, a date or the name of a road is
for ``traps`` to say; what it counts is for ``amounts``. A share ("a third", "half", "one in five") keeps
its value as a pure number, 1/3. A group ("dozens", "tens of thousands", "several hundred") is an open
interval, from twice its scale to ten times, and approximate.
"""

from __future__ import annotations

import functools
import math
import re
from dataclasses import dataclass, replace

from claimcheck.values.scanner import NUM, SPACES, WORD, Tokens
from claimcheck.values.units import load


@dataclass(frozen=True, slots=True)
class Number:
    """A number at the tokens ``first`` to ``end`` (exclusive)."""

    first: int
    end: int
    low: float
    high: float
    digits: bool = False
    scaled: bool = False
    share: bool = False
    group: bool = False
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class _Words:
    small: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, float]
    short: dict[str, float]
    groups: dict[str, list[float]]
    parts: dict[str, float]
    glyphs: dict[str, float]
    starters: frozenset[str]


@functools.cache
def words() -> _Words:
    """The words of ``amounts.toml`` that make numbers, and those a number may start with."""
    data = load("amounts.toml")
    small = {w: n for n, w in enumerate(data["numbers"]["units"])} | {"nought": 0, "naught": 0}
    tens = {w: 10 * (n + 2) for n, w in enumerate(data["numbers"]["tens"])}
    starters = {
        *small,
        *tens,
        *data["groups"],
        *data["glyphs"],
        "a",
        "an",
        "half",
        "quarter",
        "tens",
        "several",
        "few",
        "hundred",
    }
    parts = {w: float(n) for w, n in data["parts"].items()}
    parts |= {w + "s": n for w, n in parts.items() if not w.endswith("s") and w != "half"}
    scales = {w: float(n) for w, n in data["scales"].items()}
    return _Words(
        small, tens, scales, data["short"], data["groups"], parts, data["glyphs"], frozenset(starters)
    )


LENGTHS = frozenset(
    [
        "tall",
        "long",
        "wide",
        "high",
        "deep",
        "away",
        "above",
        "below",
        "from",
        "across",
        "apart",
        "thick",
        "radius",
        "diameter",
        "sprint",
        "hurdles",
        "freestyle",
        "butterfly",
        "breaststroke",
        "backstroke",
        "race",
        "relay",
        "pool",
        "square",
        "sq",
        "cubic",
        "x",
        "underwater",
        "offshore",
        "x",
        "off",
        "deeper",
        "taller",
        "longer",
        "wider",
        "waves",
        "wave",
        "title",
        "final",
        "dash",
        "steeplechase",
    ]
)
_NOT_HALF = frozenset(
    [
        "first",
        "second",
        "other",
        "this",
        "each",
        "the",
        "better",
        "top",
        "bottom",
        "latter",
        "per",
        "that",
        "last",
        "opening",
        "one's",
    ]
)
_AFTER_HALF = frozenset(
    [
        "of",
        "the",
        "its",
        "their",
        "his",
        "her",
        "our",
        "your",
        "my",
        "a",
        "an",
        "all",
        "that",
        "these",
        "those",
        "what",
    ]
)
_BEFORE_HALF = frozenset(
    [
        "by",
        "than",
        "about",
        "nearly",
        "almost",
        "over",
        "under",
        "only",
        "least",
        "around",
        "roughly",
        "some",
        "just",
        "to",
        "exactly",
        "below",
        "above",
    ]
)
_ARTICLES = frozenset(("a", "an"))


def dot_groups(text: str) -> bool:
    """Whether the text itself shows that its dots part thousands: "1.200.000", "1.200,50"."""
    return bool(_EUROPEAN.search(text))


_EUROPEAN = re.compile(r"(?<![\w.,])[0-9]{1,3}(?:(?:\.[0-9]{3}){2,9}|(?:\.[0-9]{3}){1,9},[0-9]{1,2})(?![\w])")


def read(t: Tokens, i: int, *, dots: bool = False, money: bool = False) -> Number | None:
    """Read the number that starts at token ``i``, if one does; ``dots``: a dot may part thousands."""
    w = t.low[i]
    table = words()
    if t.kinds[i] != NUM:
        if w in table.groups or w in ("tens", "several", "few"):
            return _group(t, i)
        if w in _ARTICLES:
            return _article(t, i)
        if w in ("half", "quarter"):
            return _half(t, i)
        if w == "hundred" and t.low[i - 1] not in ("a", "the"):
            return None
    found = _cardinal(t, i, dots, money)
    return _tail(t, found) if found else None


def _digits(t: Tokens, i: int, dots: bool) -> tuple[float, int]:
    """Read the digits at token ``i``, with the groups that a space or a European dot parts."""
    raw = t.low[i]
    j = i + 1
    if "," not in raw and "." not in raw and len(raw) <= 3 and raw[0] != "0":
        while (
            t.kinds[j] == NUM and len(t.low[j].split(".")[0]) == 3 and "," not in t.low[j] and _spaced(t, j)
        ):
            raw += t.low[j]
            j += 1
            if "." in raw:
                break
        if j > i + 1 and t.kinds[j] == NUM and _spaced(t, j):
            return float(t.low[i]), i + 1
    elif dots and raw.count(".") == 1 and "," not in raw and len(raw.split(".")[1]) == 3:
        raw = raw.replace(".", "")
        while (
            t.low[j] == "."
            and t.glued(j)
            and t.glued(j + 1)
            and t.kinds[j + 1] == NUM
            and len(t.low[j + 1]) == 3
        ):
            raw += t.low[j + 1]
            j += 2
    if j == i + 1 and raw.isdigit() and _comma(t, j):
        raw += "." + t.low[j + 1]
        j += 2
    return float(raw.replace(",", "")), j


def _comma(t: Tokens, j: int) -> bool:
    """Whether a decimal comma stands at ``j``: one, glued, with one or two digits after it ("1,3")."""
    if t.low[j] != "," or not t.glued(j) or t.kinds[j + 1] != NUM or not t.glued(j + 1):
        return False
    more = t.low[j + 2] == "," and t.glued(j + 2) and t.kinds[j + 3 if j + 3 < len(t.kinds) else j + 2] == NUM
    before = j > 2 and t.low[j - 2] == "," and t.glued(j - 1)
    return len(t.low[j + 1]) <= 2 and not more and not before


def _spaced(t: Tokens, j: int) -> bool:
    return t.starts[j] - t.ends[j - 1] == 1 and t.text[t.ends[j - 1]] in SPACES


def _cardinal(t: Tokens, i: int, dots: bool, money: bool) -> Number | None:
    """Read a whole number, or one in digits with its scale, from token ``i``."""
    if t.kinds[i] == NUM:
        value, j = _digits(t, i, dots)
        value, j = _fraction_bar(t, i, value, j)
        scale, j2 = _short(t, i, j, money)
        if scale != 1:
            return Number(i, j2, value * scale, value * scale, True, True)
        if t.low[j] in words().glyphs:
            value, j = value + words().glyphs[t.low[j]], j + 1
        return _compound(t, i, j, value, "digits")
    if t.low[i] in words().glyphs:
        return _compound(t, i, i + 1, words().glyphs[t.low[i]], "digits", share=True)
    return _compound(t, i, i, None, "")


def _fraction_bar(t: Tokens, i: int, value: float, j: int) -> tuple[float, int]:
    """Read "3/4" and "10 1/2"; a bar between other digits is a date or a name, and left alone."""
    if (
        t.low[j] == "/"
        and t.glued(j)
        and t.glued(j + 1)
        and t.kinds[j + 1] == NUM
        and not (t.low[j + 2] == "/" and t.glued(j + 2))
    ):
        return (value / float(t.low[j + 1]), j + 2) if _bar(value, t.low[j + 1]) else (value, j)
    if (
        t.kinds[j] == NUM
        and t.low[j + 1] == "/"
        and t.glued(j + 1)
        and t.glued(j + 2)
        and t.kinds[j + 2] == NUM
    ):
        if t.low[j].isdigit() and _bar(float(t.low[j]), t.low[j + 2]) and value.is_integer():
            return value + float(t.low[j]) / float(t.low[j + 2]), j + 3
    return value, j


def _bar(above: float, below: str) -> bool:
    return (
        below.isdigit()
        and len(below) < 3
        and float(below) in (2, 3, 4, 5, 6, 8, 10, 16, 32, 64)
        and 0 < above < float(below)
    )


def _short(t: Tokens, i: int, j: int, money: bool) -> tuple[float, int]:
    """Read "k", "m", "bn" after digits; "m" without money may be metres, and "b" a letter."""
    w = t.low[j]
    scale = words().short.get(w)
    if scale is None or t.kinds[j] != WORD or (t.glued(j + 1) and t.kinds[j + 1] in (NUM, WORD)):
        return 1.0, j
    if len(w) == 1:
        if not t.glued(j) and not (money and w in "mb"):
            return 1.0, j
        if (
            w == "m"
            and not money
            and t.surface(j) == "m"
            and (t.low[j + 1] in LENGTHS or t.low[i - 1] in ("x", "within"))
        ):
            return 1.0, j
    return scale, j + 1


def _compound(
    t: Tokens, i: int, j: int, group: float | None, last: str, *, share: bool = False
) -> Number | None:
    """Read on over the words of a number; ``group`` is what stands before the next scale."""
    table = words()
    total, top = 0.0, math.inf
    digits = last == "digits"
    while True:
        j = _joint(t, j, last, top)
        w = t.low[j]
        if t.kinds[j] == NUM and last in ("hundred", "scale") and t.low[j - 1] == "and":
            group, j, last = (group or 0) + _digits(t, j, False)[0], j + 1, "digits"
        elif w in table.small and _fits(group, last, table.small[w]):
            group, j, last = (group or 0) + table.small[w], j + 1, "small"
        elif w in table.tens and _fits(group, last, table.tens[w]):
            group, j, last = (group or 0) + table.tens[w], j + 1, "tens"
        elif w == "hundred" and group is not None and (group < 100 or digits):
            group, j, last = group * 100, j + 1, "hundred"
        elif w in table.scales and w != "hundred" and (group is not None or last == "scale"):
            scale = table.scales[w]
            if scale == 12:
                return Number(
                    i, j + 1, (total + (group or 0)) * 12, (total + (group or 0)) * 12, digits, True
                )
            total = (
                total + group * scale if group is not None and scale < top else (total + (group or 0)) * scale
            )
            group, top, j, last = None, scale, j + 1, "scale"
        else:
            break
        share = False
    if not last:
        return None
    j = j - 1 if t.low[j - 1] in ("and", "-") or t.dash(j - 1) else j
    total += group or 0
    return Number(i, j, total, total, digits, top < math.inf or last == "hundred", share=share)


def _fits(group: float | None, last: str, value: int) -> bool:
    """Whether a word of ``value`` can follow: "twenty" + "one", "hundred" + "twelve", nothing else."""
    if group is None:
        return True
    return last == "hundred" or (last == "tens" and 0 < value < 10)


def _joint(t: Tokens, j: int, last: str, top: float) -> int:
    """Step over an "and" or a hyphen that joins two words of one number; else stay."""
    table = words()
    nxt = t.low[j + 1] if j + 1 < len(t.low) else ""
    if t.low[j] == "and" and (last in ("hundred", "scale")):
        if nxt in table.small or nxt in table.tens:
            after = t.low[j + 2]
            ok = table.scales.get(after, 0) < top and after not in table.parts
            return j + 1 if ok and not (nxt == "one" and after in ("of", "a", "the")) else j
        if last == "hundred" and t.kinds[j + 1] == NUM and len(t.low[j + 1]) < 3:
            return j + 1
    if t.dash(j):
        joined = t.glued(j) and t.glued(j + 1)
        if last == "tens" and 0 < table.small.get(nxt, 0) < 10:
            return j + 1
        if joined and last in ("small", "tens", "digits") and nxt in table.scales:
            return j + 1
    return j


def _tail(t: Tokens, n: Number) -> Number:
    """Read what makes a fraction of a number: "two thirds", "two and a half", "one in five"."""
    part = _part(t, n)
    if part:
        return part
    n = _and_part(t, n)
    return _point(t, _odds(t, n))


def _part(t: Tokens, n: Number) -> Number | None:
    """ "two thirds", "three-quarters", "one-fifth": a small number and a denominator."""
    table = words()
    j = n.end + 1 if t.dash(n.end) and t.low[n.end + 1] in table.parts else n.end
    below = table.parts.get(t.low[j])
    if below is None or n.digits or not 0 < n.low < 100:
        return None
    plural = t.low[j].endswith("s")
    if plural != (n.low > 1) or (below in (2, 4) and n.low >= below) or (n.low == 1 and not _is_part(t, j)):
        return None
    return _times(t, replace(n, end=j + 1, low=n.low / below, high=n.low / below, share=True))


def _is_part(t: Tokens, j: int) -> bool:
    """Whether "a third" at ``j`` is a part: "a third of", "by a third", "a third higher"; not "a third man"."""
    w, nxt = t.low[j], t.low[j + 1]
    if (
        nxt
        in ("of", "the", "more", "less", "fewer", "higher", "lower", "smaller", "larger", "bigger", "cheaper")
        or w == "half"
    ):
        return True
    if w == "quarter":
        return t.low[j - 2] in _BEFORE_HALF
    return (t.kinds[j + 1] != WORD and not t.dash(j + 1)) or nxt in _STOPS


_STOPS = frozenset(
    [
        "to",
        "in",
        "on",
        "at",
        "by",
        "from",
        "and",
        "or",
        "but",
        "as",
        "since",
        "after",
        "before",
        "this",
        "last",
        "compared",
        "over",
        "if",
        "when",
        "while",
        "that",
        "who",
        "which",
        "said",
        "say",
        "says",
        "was",
        "were",
        "is",
        "are",
        "will",
        "would",
        "had",
        "has",
        "have",
        "did",
        "do",
        "does",
        "per",
    ]
)


def _times(t: Tokens, n: Number) -> Number:
    """Multiply a share by "a million", "of a million", "million": "half a million", "two thirds of a million"."""
    j = n.end
    if t.low[j] == "of" and t.low[j + 1] in _ARTICLES:
        j += 2
    elif t.low[j] in _ARTICLES:
        j += 1
    elif t.dash(j):
        j += 2 if t.low[j + 1] in _ARTICLES and t.dash(j + 2) else 0
        j += 1
    scale = words().scales.get(t.low[j])
    if scale is None:
        return n
    return replace(n, end=j + 1, low=n.low * scale, high=n.high * scale, share=False, scaled=True)


def _and_part(t: Tokens, n: Number) -> Number:
    """ "two and a half (million)", "one million and a half", "three and two thirds"."""
    j = n.end
    if t.dash(j) and t.low[j + 1] == "and":
        j += 1
    if t.low[j] != "and":
        return n
    j = j + 2 if t.dash(j + 1) else j + 1
    above = 1 if t.low[j] in _ARTICLES else words().small.get(t.low[j], 0)
    j += 1
    if t.dash(j):
        j += 1
    below = words().parts.get(t.low[j])
    if not above or below is None or above >= below or (above > 1) != t.low[j].endswith("s"):
        return n
    unit = _last_scale(t, n)
    value = n.low + above / below * unit
    j += 1
    scale = words().scales.get(t.low[j], 1.0)
    if scale != 1:
        value, j = (value * scale if unit == 1 else n.low + above / below * scale), j + 1
    return replace(n, end=j, low=value, high=value, scaled=n.scaled or scale > 1)


def _last_scale(t: Tokens, n: Number) -> float:
    scale = words().scales.get(t.low[n.end - 1], 1.0)
    return scale if scale > 1000 else 1.0


_IN = (
    ("in", "every"),
    ("out", "of", "every"),
    ("out", "of", "each"),
    ("out", "of"),
    ("of", "every"),
    ("in", "each"),
    ("in",),
)


def _odds(t: Tokens, n: Number) -> Number:
    """ "one in five", "nine out of 10", "two in every three": a share, when the second is a round number."""
    if not 0 < n.low <= 99 or not n.low.is_integer() or n.scaled:
        return n
    for phrase in _IN:
        j = n.end + len(phrase)
        if tuple(t.low[n.end : j]) != phrase or j >= len(t.kinds):
            continue
        if t.kinds[j] == NUM and len(t.low[j]) == 4 and t.low[j].isdigit():
            return n
        start = j + 1 if t.low[j] in _ARTICLES else j
        if (
            t.kinds[start] != NUM
            and t.low[start] not in words().starters
            and t.low[start] not in words().scales
        ):
            return n
        below = _article(t, j) if start > j else _cardinal(t, j, False, False)
        if below is None or not _round(n.low, below.low, phrase) or _unit_follows(t, below.end):
            return n
        return replace(n, end=below.end, low=n.low / below.low, high=n.low / below.low, share=True)
    return n


def _round(above: float, below: float, phrase: tuple[str, ...]) -> bool:
    if not above < below or not below.is_integer():
        return False
    if len(phrase) > 1:
        return below <= 1e6
    return (
        above <= 10 and (below <= 10 or below in (12, 15, 16, 20, 25, 30, 40, 50) or below % 100 == 0)
    ) or (below in (100, 1000) and above < below)


def _unit_follows(t: Tokens, j: int) -> bool:
    return t.low[j] in (
        "days",
        "weeks",
        "months",
        "years",
        "hours",
        "minutes",
        "seconds",
        "decades",
        "%",
        "per",
        "percent",
        "nights",
        "million",
        "games",
        "matches",
        "seasons",
    )


def _point(t: Tokens, n: Number) -> Number:
    """ "nine point nought four", "two hundred point seventy-one"."""
    if t.low[n.end] != "point" or n.share or n.digits:
        return n
    table, j, raw = words(), n.end + 1, ""
    while t.low[j] in table.small and table.small[t.low[j]] < 10:
        raw, j = raw + str(table.small[t.low[j]]), j + 1
    if not raw:
        rest = _compound(t, j, j, None, "")
        if rest is None or rest.low >= 100:
            return n
        raw, j = str(int(rest.low)), rest.end
    elif len(raw) > 300:
        return n
    value = n.low + float("0." + raw)
    scale = table.scales.get(t.low[j], 1.0)
    j = j + 1 if scale > 1 else j
    return replace(n, end=j, low=value * scale, high=value * scale, scaled=scale > 1)


def _article(t: Tokens, i: int) -> Number | None:
    """ "a hundred", "a dozen", "a third", "a half", "a couple of", "a few hundred"."""
    table = words()
    w = t.low[i + 1] if i + 1 < len(t.low) else ""
    if w in table.scales and t.kinds[i + 1] == WORD:
        n = _compound(t, i, i + 1, 1.0, "small")
        return _tail(t, n) if n else None
    if w in table.parts:
        n = Number(i, i + 1, 1.0, 1.0)
        return _part(t, n)
    if w == "couple":
        j = i + 2
        scaled = table.scales.get(t.low[j]) if t.low[j] != "of" else table.scales.get(t.low[j + 1])
        if t.low[j] != "of" and scaled is None:
            return None
        j = j + 1 if t.low[j] == "of" else j
        return Number(i, j + (scaled is not None), 2 * (scaled or 1), 2 * (scaled or 1), approximate=True)
    if w == "few":
        n = _group(t, i + 1)
        return replace(n, first=i) if n else None
    return None


def _half(t: Tokens, i: int) -> Number | None:
    """ "half", "half a million", "half of the", "more than half"; not "the first half", "half past"."""
    w, before, after = t.low[i], t.low[i - 1] if i else "", t.low[i + 1]
    below = 2.0 if w == "half" else 4.0
    n = _times(t, Number(i, i + 1, 1 / below, 1 / below, share=True))
    if not n.share:
        return n
    if w == "quarter" or before in _NOT_HALF or after == "past" or after == "time":
        return None
    if after == "-" or t.dash(i + 1):
        return n
    return n if after in _AFTER_HALF or before in _BEFORE_HALF else None


def _group(t: Tokens, i: int) -> Number | None:
    """ "dozens", "tens of thousands", "hundreds of millions", "several hundred"."""
    table, w = words(), t.low[i]
    if w in ("several", "few"):
        scale = table.scales.get(t.low[i + 1]) or (table.groups.get(t.low[i + 1], [0])[0] / 2)
        if not scale:
            return None
        end, low, high = i + 2, 2 * scale, 10 * scale if scale != 12 else 100.0
        while t.low[end] in table.scales and table.scales[t.low[end]] > scale:
            low, high, end = low * table.scales[t.low[end]], high * table.scales[t.low[end]], end + 1
        return Number(i, end, low, high, group=True, approximate=True)
    low, high = (20.0, 100.0) if w == "tens" else table.groups[w]
    times = table.groups.get(t.low[i + 2]) if t.low[i + 1] == "of" else None
    if times is not None:
        scale = times[0] / 2
        return Number(
            i, i + 3, low * scale, high * scale if high <= 1000 else math.inf, group=True, approximate=True
        )
    if (
        w == "tens"
        or (w == "scores" and t.low[i + 1] != "of")
        or (w in ("lakhs", "crores") and t.low[i + 1] != "of")
    ):
        return None
    return Number(i, i + 1, low, high, group=True, approximate=True)
