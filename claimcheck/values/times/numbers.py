"""Numbers before a unit: "twenty-five", "a couple of", "five and a half", "half an"."""

from __future__ import annotations

from typing import Any

from claimcheck.values.times.grammar import Hit, Rules
from claimcheck.values.times.lexer import CODE

NUMBERS = Rules()


def number(hit: Hit, name: str) -> float | None:
    """Return the number of a kept token, None for "several"."""
    value = hit.val(name)
    if isinstance(value, str):  # "few", or an ordinal written with digits
        return float(value[:-2]) if value[:1].isdecimal() else None
    return None if value is None else float(value)


def ordinal(hit: Hit, name: str) -> int:
    """Return the number of an ordinal: "4th", "fourth", "second"."""
    value = hit.val(name)
    if value == "second":
        return 2
    return int(value[:-2]) if isinstance(value, str) else int(value)


@NUMBERS.rule("TENS", "t:TENS HYPHEN? u:NUMW", "QTY")
def tens(hit: Hit) -> float:
    """ "twenty-five"."""
    return float(hit.val("t") + hit.val("u"))


@NUMBERS.rule("TENS", "t:TENS HYPHEN? o:ORD", "ORDW")
def tens_ordinal(hit: Hit) -> int | None:
    """ "twenty-first"."""
    return int(hit.val("t")) + ordinal(hit, "o") if hit.code("o") != CODE["ORDNUM"] else None


@NUMBERS.rule("A THE FEW", "A? f:FEW (?:OF)? (?= UNIT)", "QTY")
def few(hit: Hit) -> Any:
    """ "a few", "several", "a couple of"."""
    if hit.low("f") == "some" and hit.near(1, "UNIT1"):
        return None
    return 2.0 if hit.low("f") == "couple" else "few"


@NUMBERS.rule("NUM A", "n:NUMA HYPHEN? s:SCALE", "QTY")
def scaled(hit: Hit) -> float | None:
    """ "two hundred", "a thousand"."""
    count = 1.0 if hit.code("n") == CODE["A"] else number(hit, "n")
    return None if count is None else count * float(hit.val("s"))


@NUMBERS.rule("NUM", "n:NUM HYPHEN? AND HYPHEN? (?: A HYPHEN? )? HALF (?= HYPHEN? UNIT)", "QTY")
def and_a_half(hit: Hit) -> float | None:
    """ "two and a half" before a unit."""
    count = number(hit, "n")
    return None if count is None else count + 0.5


@NUMBERS.rule("INT", "n:INT q:QTY", "QTY")
def mixed_number(hit: Hit) -> float | None:
    """ "5\u00bd"."""
    return (
        float(hit.val("n")) + hit.val("q") if isinstance(hit.val("q"), float) and hit.val("q") < 1 else None
    )


@NUMBERS.rule("INT", "n:INT a:INT12 SLASH b:INT12 (?= HYPHEN? UNIT)", "QTY")
@NUMBERS.rule("INT12", "a:INT12 SLASH b:INT12 (?= HYPHEN? UNIT)", "QTY")
def fraction(hit: Hit) -> float | None:
    """ "5 1/2" before a unit."""
    whole = float(hit.val("n")) if hit.has("n") else 0.0
    return whole + hit.val("a") / hit.val("b") if hit.val("a") < hit.val("b") else None


@NUMBERS.rule("HALF A", "(?: HALF A? | A HALF ) HYPHEN? (?= UNIT1)", "QTY")
def half(_: Hit) -> float:
    """ "half an hour", "a half-century"."""
    return 0.5
