"""A change that does not fit its two values.

Reports a rise or fall, in per cent, in units or as a multiple, that is given together with the value before
and the value after when the two make another change, or one the other way. Rounding of all three is
allowed for; of two percentages the change may be meant in points or in per cent. Digits change places
("6.3" for "3.6") more easily than they are checked.

Conflicts: "sales went from 1.37bn to 1.42bn, a jump of 6.3 per cent"; "rose by 40 from 120 to 150".
Does not: "sales went from 1.37bn to 1.42bn, a rise of 3.6 per cent"; "fell 20 per cent, from 250 to 201".
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claimcheck.checks._differences import alike, compared, since_then, timeless
from claimcheck.checks._figures import Figure, figures, number, slack, step_of
from claimcheck.checks._share_changes import moved
from claimcheck.checks._words import table, words
from claimcheck.checks.page import Conflict, Page, passage, whole
from claimcheck.wordlists import alternatives

NUMBER = 507
NAME = "change"

HEDGES = (
    r"(?:(?:about|around|some|roughly|nearly|almost|just|only|over|under|more|less|than|a|an|the|approximately)"
    r"\s+)*"
)
# A multiple in words ("doubled") is said of ratios this near to it, as a part of it.
MULTIPLE = 0.12
NEAR = 70
FROM, TO = re.compile(rf"\bfrom\s+{HEDGES}$", re.I), re.compile(rf"\bto\s+{HEDGES}$", re.I)
TO_AT = re.compile(rf"\b(?:to|at)\s+{HEDGES}$", re.I)
UP_FROM = re.compile(r"[,(\u2013\u2014]\s*(?:(?:which\s+)?(?:is|was)\s+)?(?:up|down)\b", re.I)
AGAINST = re.compile(
    rf"(?:\s+(?:now|this\s+year|today|last\s+year))?\s*[,(]\s*(?:against|compared\s+(?:with|to)|versus|as\s+against)\s+{HEDGES}$",
    re.I,
)
RANKED = re.compile(
    r"\b(?:table|rank\w*|standings|league|ladder|list|charts?|places?|positions?|seeds?|polls?)\b", re.I
)
RANGE = re.compile(
    r"\b(?:rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying)|anywhere|anything|scale|aged)\b[^.;:]{0,16}\bfrom\s",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Pair:
    """A value before and a value after."""

    old: Figure
    new: Figure

    @property
    def start(self) -> int:
        """Where the first of the two starts."""
        return min(self.old.start, self.new.start)

    @property
    def end(self) -> int:
        """Where the second of the two ends."""
        return max(self.old.end, self.new.end)


def check(page: Page) -> Iterator[Conflict]:
    """Yield each change that does not fit the two values it is given with."""
    page = whole(page)
    rows = figures(page)
    for place, row in enumerate(rows):
        for pair in pairs(page, row):
            near = [one for one in row if one.end <= pair.old.start or one.start >= pair.old.end]
            near = [one for one in near if one.end <= pair.new.start or one.start >= pair.new.end]
            found = [one for one in near if tied(page, pair, one)]
            yield from direction(page, pair)
            yield from multiple(page, pair)
            if len(found) == 1:
                yield from amount(page, pair, found[0])
        for new, by, old in (*compared(page, row), *since_then(page, rows, place)):
            yield from amount(page, Pair(old, new), by)
        yield from moved(page, rows, place)


def pairs(page: Page, row: Sequence[Figure]) -> Iterator[Pair]:
    """Yield the figures that stand together as "from A to B", "to B from A" or "B, up (5%) from A"."""
    for one in row:
        yield from halved(page, one)
    # "$86m, up 25% from $80m": the change may stand between the two.
    apart = [
        (row[n], row[n + 2]) for n in range(len(row) - 2) if row[n + 1].dimension in ("percent", "points")
    ]
    for one, other in (*itertools.pairwise(row), *apart):
        if not alike(page, one, other) or one.low <= 0 or other.low <= 0:
            continue
        gap = timeless(page, one.end, other.start)  # "to 84 in 2025 from 42 in 2024"
        ahead = page.text[max(one.start - 30, page.sentences[one.place].start) : one.start]
        if len(gap) > NEAR or re.search(r"[.;:!?](?:\s|$)", gap) or RANGE.search(ahead):
            continue
        beside = not re.search(r"\d", gap)
        if beside and FROM.search(ahead) and TO.search(gap):
            yield Pair(one, other)
            continue
        against = AGAINST.search(gap) and ("" in (one.noun, other.noun) or one.noun == other.noun)
        if against or (FROM.search(gap) and (UP_FROM.search(gap) or (beside and TO_AT.search(ahead)))):
            yield Pair(other, one)


def halved(page: Page, one: Figure) -> Iterator[Pair]:
    """Yield the two ends of "from 300 tonnes to 450 tonnes" where they were read as one range."""
    ahead = page.text[max(one.start - 30, page.sentences[one.place].start) : one.start]
    match = re.fullmatch(r"(from\s+)?(.+?)\s+to\s+(.+)", page.text[one.start : one.end], re.IGNORECASE)
    if match is None or not 0 < one.low < one.high or RANGE.search(ahead + "from "):
        return
    if match[1] is None and not FROM.search(ahead):
        return
    first, second = (one.start + match.start(2), one.start + match.end(2)), one.start + match.start(3)
    step = step_of(match[2])[0]
    old = replace(one, start=first[0], end=first[1], noun_end=first[1], high=one.low, step=step)
    new = replace(one, start=second, low=one.high, step=step_of(match[3])[0])
    yield Pair(old, new)


@functools.cache
def moves() -> str:
    """Return the words of change as alternatives."""
    return alternatives((*words("changes", "up"), *words("changes", "down")))


def tied(page: Page, pair: Pair, one: Figure) -> bool:
    """Whether a figure is given as the change of the pair: "rose 8% from", ", a jump of 6.3 per cent"."""
    same_unit = (one.unit, one.dimension) == (pair.old.unit, pair.old.dimension)
    of_one_rate = one.per == pair.old.per or (same_unit and pair.old.per is pair.new.per is None)
    if not (one.dimension in ("percent", "points") or same_unit) or not of_one_rate:
        return False
    sentence = page.sentences[one.place]
    if pair.start < one.start < pair.end:
        return one.dimension in ("percent", "points") and bool(
            UP_FROM.search(page.text[pair.start : one.start])
        )
    if one.end <= pair.start:
        gap = page.text[one.end : pair.start]
        ahead = page.text[max(one.start - 40, sentence.start) : one.start]
        return bool(
            re.fullmatch(
                rf"(?:\s+(?:in|over|on|since|during|last|this|a|the|[a-z]+)){{0,3}},?\s+(?:from|to)\s+{HEDGES}",
                gap,
            )
            and re.search(rf"\b(?:{moves()})\s+(?:of\s+|by\s+)?{HEDGES}$", ahead, re.IGNORECASE)
        )
    gap = timeless(page, pair.end, one.start)  # "from 2.40 on May 1, an increase of"
    behind = page.text[one.end : one.end + 24]
    if len(gap) > NEAR or re.search(r"\d|[.;:!?](?:\s|$)", gap):
        return False
    return bool(
        re.search(
            rf"[,(\u2013\u2014-]\s*{HEDGES}(?:\w+\s+)?(?:{moves()})\s+(?:of\s+|by\s+)?{HEDGES}$",
            gap,
            re.IGNORECASE,
        )
        or (not same_unit and re.search(rf"(?:,\s+or\s+|[(\u2013\u2014]\s*){HEDGES}[+\u2212-]?$", gap))
        or (re.search(rf",\s+{HEDGES}$", gap) and re.match(rf"\s+(?:{moves()})\b", behind))
    )


def ends_of(pair: Pair) -> str:
    """Return the two values of a pair in words."""
    return f"{number(pair.old.value)} to {number(pair.new.value)}"


def direction(page: Page, pair: Pair) -> Iterator[Conflict]:
    """Yield "rose from 5 to 3": a verb of one way over values that go the other."""
    sentence = page.sentences[pair.old.place]
    ahead = page.text[max(pair.start - 50, sentence.start) : pair.start]
    if pair.new.dimension == "count" and RANKED.search(sentence.text):
        return  # up in a table is down in number
    for way, wrong in (("rises", pair.new.high < pair.old.low), ("falls", pair.new.low > pair.old.high)):
        first = "from" if pair.old.start < pair.new.start else "to"  # "rose to 4.2 per cent from 4.6"
        match = re.search(
            rf"\b({alternatives(words('changes', way))})(?:\s+\w+){{0,2}}\s+{first}\s+{HEDGES}$",
            ahead,
            re.IGNORECASE,
        )
        if match and wrong and not re.search(r"\b(?:not|never|would|had)\b", ahead):
            yield made(
                page,
                pair,
                None,
                f'"{match.group(1).lower()}" does not fit from {ends_of(pair)}',
            )


def multiple(page: Page, pair: Pair) -> Iterator[Conflict]:
    """Yield "doubled from 40 to 60": a multiple that the two values do not make."""
    sentence = page.sentences[pair.old.place]
    ahead = timeless(page, max(pair.start - 60, sentence.start), pair.start)
    times = table()["changes"]["times"]
    match = re.search(
        rf"\b((?:more\s+than|over|almost|nearly|about|roughly)\s+)?({alternatives(times)})\b[^.;:\d]{{0,30}}$",
        ahead,
        re.IGNORECASE,
    )
    if match is None:
        return
    factor, hedge = float(times[match[2].lower()]), (match[1] or "").lower()
    ratio = pair.new.value / pair.old.value
    least, most = factor * (1 - MULTIPLE), factor * (1 + MULTIPLE)
    if hedge.startswith(("more", "over")):
        least, most = (factor * 0.97, factor * 2) if factor > 1 else (0.0, factor * 1.03)
    elif hedge:
        least, most = factor * 0.75, factor * 1.25
    if not least <= ratio <= most:
        yield made(
            page,
            pair,
            None,
            f'"{match[2].lower()}" does not fit from {ends_of(pair)}',
        )


def amount(page: Page, pair: Pair, one: Figure) -> Iterator[Conflict]:
    """Yield a change given as a number that the two values do not make."""
    room = slack(pair.old), slack(pair.new)
    steps = sorted((pair.old.step, pair.new.step))
    if not (pair.old.vague or pair.new.vague) and steps[1] <= 10 * steps[0]:
        room = min(room), min(room)  # "to 46 million from 50 million": neither is a round figure
    old, new = (
        (pair.old.low - room[0], pair.old.high + room[0]),
        (pair.new.low - room[1], pair.new.high + room[1]),
    )
    if min(*old, *new) <= 0 or max(*old, *new) == float("inf"):
        return
    by = between(new[0] - old[1], new[1] - old[0])
    relative = between(100 * (new[0] - old[1]) / old[1], 100 * (new[1] - old[0]) / old[0])
    shares = pair.old.dimension in ("percent", "points")
    real = abs(pair.new.value - pair.old.value)
    if one.dimension in ("percent", "points"):
        if one.dimension == "percent" and holds(one, relative):
            return
        if shares and holds(one, by):
            return
        if not shares and one.dimension == "points":
            return
        share = f"{number(round(100 * real / pair.old.value, 1))} per cent"
        shown = f"{number(round(real, 2))} points" if one.dimension == "points" else share
    elif holds(one, by):
        return
    else:
        shown = number(real)
    yield made(
        page,
        pair,
        one,
        f"from {ends_of(pair)} is a change of {shown}, not {number(one.value)}",
    )


def between(low: float, high: float) -> tuple[float, float]:
    """Return the bounds of the size of a change from bounds with signs."""
    if low <= 0 <= high:
        return 0.0, max(-low, high)
    return min(abs(low), abs(high)), max(abs(low), abs(high))


def holds(one: Figure, bounds: tuple[float, float]) -> bool:
    """Whether a stated change can be within the bounds, by the step it is written to."""
    step = one.step if one.dimension not in ("percent", "points") or one.step < 1 else 1.0
    room = max(
        step if one.dimension in ("percent", "points") else slack(one),
        abs(one.value) * 0.1 if one.vague else 0.0,
    )
    return one.low - room <= bounds[1] + 1e-9 and one.high + room >= bounds[0] - 1e-9


def made(page: Page, pair: Pair, one: Figure | None, message: str) -> Conflict:
    """Return the conflict of a pair with a stated change."""
    spots = [
        passage(
            page,
            pair.start,
            pair.end,
            ends_of(pair),
            "the two values",
        )
    ]
    if one is not None:
        spots.append(passage(page, one.start, one.noun_end, number(one.value), "the change"))
    return Conflict(
        passages=tuple(spots),
        message=f"The change does not fit its values: {message}",
        reasons=("the change is given together with the value before and after",),
        explanations=("the change may be of another period", "one of the numbers may be a slip"),
        confidence=0.85,
        topic=pair.new.noun or pair.old.noun or "change",
    )
