"""Records are what dataclasses would make of them, in all that is asked of one."""

from __future__ import annotations

import copy
import dataclasses
import math
import pickle
from dataclasses import field

import pytest

from claimcheck.model import Amount, Token
from claimcheck.records import dataclass


def classes(make):  # type: ignore[no-untyped-def]
    """Return classes of many sorts, each a dataclass by ``make``."""

    @make(frozen=True, slots=True)
    class Pair:
        """Two values and what is known of them."""

        first: float
        second: str = "b"
        known: dict[str, int] = field(default_factory=dict, compare=False, repr=False)
        lower: str = field(init=False, repr=False, compare=False)
        memo: list[int] = field(default_factory=list, init=False, compare=False)

        def __post_init__(self) -> None:
            object.__setattr__(self, "lower", self.second.lower())

    @make(frozen=True, slots=True)
    class One:
        """One value, shown in its own way."""

        value: object

        def __repr__(self) -> str:
            return "one"

    @make(frozen=True, slots=True)
    class Empty:
        """Nothing."""

    return Pair, One, Empty


PAIR, ONE, EMPTY = classes(dataclass)
PLAIN = classes(dataclasses.dataclass)


def test_a_record_is_what_a_dataclass_is() -> None:
    for mine, plain in zip((PAIR, ONE, EMPTY), PLAIN, strict=True):
        given = [[1.0], [1.0, "C"], [1.0, "C", {"a": 1}]] if mine is PAIR else [[7]] if mine is ONE else [[]]
        assert mine.__match_args__ == plain.__match_args__
        assert [f.name for f in dataclasses.fields(mine)] == [f.name for f in dataclasses.fields(plain)]
        for args in given:
            one, other = mine(*args), plain(*args)
            assert repr(one).rpartition(".")[2] == repr(other).rpartition(".")[2]
            assert hash(one) == hash(other)
            assert dataclasses.asdict(one) == dataclasses.asdict(other)
            assert one == mine(*args)
            assert one != other
            assert not hasattr(one, "__dict__")
            assert dataclasses.asdict(copy.copy(one)) == dataclasses.asdict(one)


def test_defaults_are_made_for_each_and_what_is_not_compared_is_not() -> None:
    one, other = PAIR(2.0), PAIR(first=2.0, known={"x": 1})
    assert (one.second, one.known, one.lower, one.memo) == ("b", {}, "b", [])
    assert one == other
    assert PAIR(2.0).known is not one.known
    assert dataclasses.replace(one, second="C").lower == "c"
    assert PAIR(math.nan) != PAIR(math.nan * 2)
    assert {PAIR(math.nan)}.isdisjoint({PAIR(0.0)})
    shared = math.nan
    assert ONE(shared) == ONE(shared)  # as tuples are compared


def test_a_record_does_not_change() -> None:
    for change in (lambda: setattr(EMPTY(), "x", 1), lambda: setattr(ONE(1), "value", 2)):
        with pytest.raises(dataclasses.FrozenInstanceError, match="cannot assign to field"):
            change()
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot delete field 'value'"):
        del ONE(1).value
    for args in ((), (1, 2)):
        with pytest.raises(TypeError):
            ONE(*args)


def test_records_are_kept_whole() -> None:
    token = Token(0, "It", "it", "PRON", "nsubj", 0, 0, 2)
    amount = Amount(low=1.0, high=2.0, unit="km", dimension="length")
    for one in (token, amount):
        again = pickle.loads(pickle.dumps(one))
        assert again == one
        assert repr(again) == repr(one)
    assert pickle.loads(pickle.dumps(token)).lower == "it"


def test_what_is_not_frozen_is_a_plain_dataclass() -> None:
    @dataclass(slots=True)
    class Loose:
        """What may change."""

        value: int

    one = Loose(1)
    one.value = 2
    assert one == Loose(2)
