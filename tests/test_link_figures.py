"""Values held against each other in columns stand as they do one by one."""

from __future__ import annotations

import datetime as dt
import itertools
import math
from dataclasses import replace

import numpy as np
from judging import claim

from claimcheck.link import evidence, values
from claimcheck.link.figures import STANDS, Figures, plain
from claimcheck.model import Amount, Name, Stance, State, Value, When

NUMBERS = (
    0.0, 1.0, 7.0, 10.0, 12.0, 13.0, 14.0, 21.0, 30.0, 40.0, 43.0, 43.2, 99.0, 140.0, 104.0, 300.0, 410.0,
    1260.0, 1620.0, 1300.0, 14_000.0, 40_000.0, 418_206.0, 418_000.0, 1.4e6, 1.42e6, 1.4e9, 1e12, 1e15, -5.0,
    0.5, 1 / 3, 1e308,
)  # fmt: skip
VALUES: tuple[Value, ...] = (
    *(Amount(number, number) for number in NUMBERS),
    *(Amount(number, number, "USD", "money") for number in NUMBERS),
    *(Amount(number, number, "%", "percent") for number in NUMBERS[::3]),
    *(Amount(number, number, "minute", "duration") for number in NUMBERS[::4]),
    *(Amount(number, number, "hour", "duration") for number in NUMBERS[::5]),
    *(Amount(number, number, "year", "age") for number in (13.0, 14.0, 40.0, 100.0)),
    Amount(1.0, 2.0, "1", "score"), Amount(2.0, 1.0, "1", "score"), Amount(3.0, 3.0, "1", "score"),
    Amount(1000.0, math.inf, low_closed=False), Amount(-math.inf, 300.0, high_closed=False),
    Amount(-math.inf, math.inf), Amount(400.0, 400.0, approximate=True), Amount(41.0, 41.0, approximate=True),
    Amount(40.0, 40.0, high_closed=False), Amount(14.0, 14.0, per="day"), Amount(40.0, 40.0, per="week"),
    Amount(5.0, 5.0, "%", "percent", change="up"), Amount(5.0, 5.0, "%", "percent", change="down"),
    Amount(-3.0, -3.0, change="down"), Amount(3.0, 3.0, change="down"), Amount(12.0, 21.0),
    When(dt.date(2026, 4, 1), dt.date(2026, 4, 30), "month"), When(dt.date(2026, 4, 3), dt.date(2026, 4, 3)),
    When(None, dt.date(2026, 5, 3)), Stance("available"), Stance("unavailable"), State("open", "open", True),
    Name("a b", "A B", "PERSON"), Name("b", "B", "PERSON"),
)  # fmt: skip


def test_values_stand_as_one_by_one() -> None:
    base = claim({"in": "a", "says": "Two died.", "value": "two"})
    claims = [replace(base, id=f"{at}", value=value) for at, value in enumerate(VALUES)]
    figures = Figures(claims)
    both = np.array(list(itertools.product(range(len(claims)), repeat=2)), dtype=np.int64)
    told = figures.told(both[:, 0], both[:, 1])
    for at, (x, y) in enumerate(both.tolist()):
        wanted = evidence.figures(claims[x], claims[y])
        assert {name: float(column[at]) for name, column in told.items()} == wanted, (VALUES[x], VALUES[y])
    assert list(told) == list(wanted)
    stands = figures.standing(figures.number[both[:, 0]], figures.number[both[:, 1]])
    known = [STANDS[values.standing(VALUES[x], VALUES[y])] for x, y in both.tolist()]
    assert stands.tolist() == known
    assert 40 < sum(isinstance(value, Amount) and plain(value) for value in VALUES) < len(VALUES) - 40
