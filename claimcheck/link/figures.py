"""The values of many pairs of claims held against each other at once: what ``evidence.figures`` measures.

What hangs on one value is told once. How two figures of one unit stand is told from their numbers where
neither is rounded, a bound, an estimate or a change: of 75 story sets in one pile two pairs in three. To ask
each pair by itself took a tenth of the time of linking these.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from claimcheck.link import evidence, slips, values
from claimcheck.link.contents import numbered as numbers_of
from claimcheck.link.each import Ints, asked, numbered
from claimcheck.model import Amount, Claim, Value

Array = npt.NDArray[Any]
Flags = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]
# How values stand, as numbers: "unlike" is none of these.
STANDS = {"unlike": 0, "alike": 1, "within": 2, "apart": 3}
# Dimensions of which two exact figures that differ are apart, unless one is round.
WHOLE = values.EXACT - {"score"}
# A figure that 100 divides may be round, and is asked of by itself (``values.rounded``).
ROUND = 100
# The tolerance of ``math.isclose``.
CLOSE = 1e-9


class Figures:
    """The values of claims as numbers, and what hangs on each by itself."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self.number, one_of = numbers_of(claims, lambda c: c.value)
        self.values: list[Value] = [claim.value for claim in one_of]
        amounts = [value if isinstance(value, Amount) else None for value in self.values]
        self.amount = np.array([a is not None for a in amounts], dtype=np.bool_)
        self.unit = np.array(numbered(((a.unit, a.dimension) if a else "" for a in amounts), {}))
        self.per = np.array(numbered((a.per if a else None for a in amounts), {}))
        middles = [values.middle(a) if a else 0.0 for a in amounts]
        self.low = np.array([a.low if a else 0.0 for a in amounts], dtype=np.float64)
        self.middle = np.array(middles, dtype=np.float64)
        self.log = np.array([math.log(m) if m > 0 else 0.0 for m in middles], dtype=np.float64)
        self.plain = np.array([a is not None and plain(a) for a in amounts], dtype=np.bool_)
        self.telling = np.array([values.telling(value) for value in self.values], dtype=np.float64)
        self.bounded = np.array([evidence.bounded(c) for c in one_of], dtype=np.bool_)
        self.small = np.array([evidence.small(c) for c in one_of], dtype=np.bool_)
        self.changes = np.array([evidence.changes(c) for c in one_of], dtype=np.bool_)
        self.slips = Slips(middles, [a.dimension if a else "" for a in amounts])

    def told(self, first: Ints, second: Ints) -> Mapping[str, Array]:
        """Return the evidence of the values of pairs of claims, given by their places; asked once of two."""
        x, y = self.number[first], self.number[second]
        where = self.standing(x, y)
        alike, within, apart = (where == STANDS[name] for name in ("alike", "within", "apart"))
        far, slip = np.zeros(len(x)), np.zeros(len(x), dtype=np.bool_)
        some = np.flatnonzero(apart)
        far[some] = self.distance(x[some], y[some])
        some = some[self.amount[x[some]] & self.amount[y[some]]]
        slip[some] = self.slips.told(x[some], y[some])
        telling = np.minimum(self.telling[x], self.telling[y])
        return {
            "value alike": alike * 1.0,
            "value alike and telling": np.where(alike, telling, 0.0),
            "value within": within * 1.0,
            "value within and telling": np.where(within, telling, 0.0),
            "value apart": apart * 1.0,
            "value far": np.where(apart, np.minimum(far, 4.0), 0.0),
            "value near": (apart & (far < 0.35)) * 1.0,
            "value a slip": slip * 1.0,
            "telling": telling,
            "rate differs": (self.amount[x] & self.amount[y] & (self.per[x] != self.per[y])) * 1.0,
            "bound on one side": (self.bounded[x] != self.bounded[y]) * 1.0,
            "a small count": (self.small[x] & self.small[y]) * 1.0,
            "change on one side only": (self.changes[x] != self.changes[y]) * 1.0,
        }

    def standing(self, x: Ints, y: Ints) -> Ints:
        """Return what ``values.standing`` says of pairs of values (``STANDS``)."""
        one, other = self.low[x], self.low[y]
        made = np.where(close(one, other), STANDS["alike"], STANDS["apart"])
        rest = np.flatnonzero(~(self.plain[x] & self.plain[y] & (self.unit[x] == self.unit[y])))
        made[rest] = self.asked(lambda a, b: STANDS[values.standing(a, b)], x[rest], y[rest], np.int64)
        return made

    def distance(self, x: Ints, y: Ints) -> Floats:
        """Return what ``values.distance`` says of pairs of values."""
        one, other = self.middle[x], self.middle[y]
        with np.errstate(invalid="ignore"):
            made = np.minimum(np.abs(self.log[x] - self.log[y]), 9.0)
        made[(one <= 0) | (other <= 0)] = 3.0
        made[one == other] = 0.0
        rest = np.flatnonzero(~(self.amount[x] & self.amount[y] & (self.unit[x] == self.unit[y])))
        made[rest] = self.asked(values.distance, x[rest], y[rest], np.float64)
        return made

    def asked(self, ask: Callable[[Value, Value], float], x: Ints, y: Ints, dtype: Any) -> Array:
        """Return what ``ask`` says of pairs of values, asked once of two."""
        known = self.values
        return asked(lambda a, b: ask(known[a], known[b]), x, y, dtype)


def plain(amount: Amount) -> bool:
    """Whether how an amount stands to another such of its unit is told by the two numbers alone."""
    return (
        amount.exact
        and amount.low_closed
        and amount.high_closed
        and amount.per is None
        and amount.change is None
        and amount.dimension in WHOLE
        and math.isfinite(amount.low)
        and amount.low % ROUND != 0
    )


def close(one: Floats, other: Floats) -> Flags:
    """Return what ``math.isclose`` says of pairs of numbers."""
    with np.errstate(all="ignore"):
        near = np.abs(one - other) <= CLOSE * np.maximum(np.abs(one), np.abs(other))
    made: Flags = (near & np.isfinite(one) & np.isfinite(other)) | (one == other)
    return made


class Slips:
    """Figures as they are written, digit by digit, to tell which may be a slip of another (``slips.py``)."""

    def __init__(self, middles: Sequence[float], dimensions: Sequence[str]) -> None:
        self.middle = np.array(middles, dtype=np.float64)
        written = [values.digits(middle) for middle in middles]
        bare = [some.strip("0") for some in written]
        self.many = np.array([len(some) for some in written], dtype=np.int64)
        self.written = np.array(numbered(written, {}), dtype=np.int64)
        self.bare = np.array(numbered(bare, {}), dtype=np.int64)
        self.sorted = np.array(numbered(map("".join, map(sorted, written)), {}), dtype=np.int64)
        width = int(self.many.max(initial=1))
        text = "".join(some.ljust(width) for some in written)
        self.digits = np.frombuffer(text.encode("ascii"), dtype=np.uint8).reshape(-1, width)
        self.teen = np.array([int(some) if some in slips.TEENS else 0 for some in bare], dtype=np.int64)
        duration = np.array([name == "duration" for name in dimensions], dtype=np.bool_)
        count = np.array([name == "count" for name in dimensions], dtype=np.bool_)
        self.chance = duration | (count & (self.middle < slips.THOUSAND))

    def told(self, x: Ints, y: Ints) -> Flags:
        """Return of which pairs of figures one may be a slip of the other."""
        many, many2 = self.many[x], self.many[y]
        wrong = np.count_nonzero(self.digits[x] != self.digits[y], axis=1)
        moved = (self.sorted[x] == self.sorted[y]) | ((wrong == 1) & (many >= 3))
        made: Flags = (self.bare[x] == self.bare[y]) | ((many == many2) & moved)
        made &= (self.written[x] != self.written[y]) & (many >= 2) & (many2 >= 2)
        return made | (self.misheard(x, y) & ~self.chance[x])

    def misheard(self, x: Ints, y: Ints) -> Flags:
        """Return what ``slips.misheard`` says of pairs of figures."""
        turned = self.middle[x] > self.middle[y]
        less, more = np.where(turned, y, x), np.where(turned, x, y)
        teen, low = self.teen[less], self.middle[less]
        with np.errstate(all="ignore"):
            near = close(self.middle[more] * teen, low * 10 * (teen % 10))
        made: Flags = (low > 0) & (teen > 0) & near
        return made
