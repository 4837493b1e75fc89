"""A result that a text works out, beside what its figures make."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimcheck.checks._figures import Figure, number

LEFT = "the text says how many are left"


@dataclass(frozen=True, slots=True)
class Result:
    """Figures that make a result, the result as stated, what it should be, and how it was worked out."""

    parts: tuple[Figure, ...]
    stated: Figure
    should: float
    shown: str
    how: str


def equation(sign: str, values: Iterable[float], should: float) -> str:
    """Return numbers joined by a sign, and what they make: "1,260 + 40 = 1,300"."""
    return f" {sign} ".join(number(value) for value in values) + f" = {number(should)}"


def added(parts: Sequence[Figure], stated: Figure, how: str) -> Result:
    """Return the result of a sum."""
    values = [one.value for one in parts]
    return Result(tuple(parts), stated, sum(values), equation("+", values, sum(values)), how)


def taken_away(whole: Figure, part: Figure, stated: Figure, how: str = LEFT) -> Result:
    """Return the result of a difference."""
    should = whole.value - part.value
    shown = equation("-", (whole.value, part.value), should)
    return Result((part, whole), stated, should, shown, how)
