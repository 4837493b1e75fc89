"""Durations: "30 minutes", "two-day", "a year and a half", "for years"; not rates, ages or fractions."""

from __future__ import annotations

from claimcheck.values.times import resolve as to
from claimcheck.values.times import units
from claimcheck.values.times.grammar import Hit, Rules
from claimcheck.values.times.lexer import CODE
from claimcheck.values.times.numbers import number
from claimcheck.values.times.value import Node, Value

ATOMS = Rules()


def duration(count: float | None, unit: str) -> Node:
    """Build a duration."""
    value = Value(timex=units.duration_timex(count, unit), kind="duration")
    return Node(to.fixed(value), num=count, unit=unit)


@ATOMS.rule("NUM BIGNUM", "n:NUM HYPHEN? u:UNIT (?: HYPHEN? LONG )?", "DURN")
@ATOMS.rule("NUM", "n:NUM (?: MORE | ALL ) u:UNIT", "DURN")
@ATOMS.rule("NUM", "NUM HYPHEN? TOOR n:NUM HYPHEN? u:UNIT", "DURN")
@ATOMS.rule("NUM", "n:NUM u:UNIT h:AND A? HALF", "DURN")
def counted_units(hit: Hit) -> Node | None:
    """ "30 minutes", "two-day", "several weeks"; not the age "6-year-old", which is an amount."""
    second = hit.code("u") == CODE["SECOND"]
    if hit.low("u") == "quarters" and hit.near(1, "OF"):
        return None  # "three-quarters of an hour" is a fraction
    count = number(hit, "n")
    if hit.low("n") == "some" and (hit.code("u") == CODE["UNIT1"] or hit.low("u") == "quarters"):
        return None  # "some day", "in some quarters"
    if hit.near(1, "HYPHEN") and (far := hit.beside(2)) is not None and far.low in ("old", "olds"):
        return None
    if second and (count is None or count == int(count)) and CODE["HYPHEN"] not in hit.match.group():
        return None
    unit = "TS" if second else "N" if hit.code("u") == CODE["NIGHT"] else hit.val("u")
    if hit.has("h") and count is not None:
        count += 0.5
    return duration(count, unit)


@ATOMS.rule("NUM", "n:NUM HYPHEN? u:UNIT AND m:NUM v:UNIT", "DURN")
@ATOMS.rule("NUM", "n:NUM u:UNIT COMMA? m:NUM v:UNIT", "DURN")
def mixed_units(hit: Hit) -> Node | None:
    """ "two years and three months", "1 hour 20 minutes"."""
    big, small = hit.val("u"), hit.val("v")
    order = ["Y", "M", "W", "D", "TH", "TM", "TS"]
    if big not in order or small not in order or order.index(small) <= order.index(big):
        return None
    one, two = number(hit, "n"), number(hit, "m")
    if one is None or two is None:
        return None
    first, second = units.duration_timex(one, big), units.duration_timex(two, small)
    timex = first + (second[2:] if big[0] == "T" else "T" + second[2:] if small[0] == "T" else second[1:])
    return Node(to.fixed(Value(timex=timex, kind="duration")), num=one, unit=big)


@ATOMS.rule("A ANOTHER", "a:ONEMORE HYPHEN? u:UNIT1 (?: AND A? HALF )?", "DURN")
def a_unit(hit: Hit) -> Node | None:
    """ "an hour", "another week", "a year and a half"; not the rates "$12 a year" and "9 hours a day"."""
    if hit.low("u") in ("quarter", "min", "weekend", "semester") and hit.low("a") != "another":
        return None
    if hit.low("a") != "another" and _is_rate(hit):
        return None
    return duration(1.5 if hit.match.group()[-1] == CODE["HALF"] else 1, hit.val("u"))


def _is_rate(hit: Hit) -> bool:
    """Whether "a year" says how often or how much: after a number, a unit, or the noun of a number."""
    before, far = hit.beside(-1), hit.beside(-2)
    if before is None or hit.near(1, "AGO EARLIER LATER BEFORE AFTER"):
        return False
    if hit.near(-1, "HYPHEN NUM YEAR BIGNUM SCALE UNIT DURN") or before.low in "%)":
        return True
    if before.low in ("times", "once", "twice"):
        return True
    counted = hit.near(-2, "NUM YEAR BIGNUM SCALE DEC") or (far is not None and far.low[-1:].isdecimal())
    return (
        hit.beside_code(-1) == "x" and before.low[-1:].isalnum() and (counted or before.low[-1:].isdecimal())
    )


@ATOMS.rule("UNIT1 UNITP", "u:UNITX HYPHEN LONG", "DURN")
@ATOMS.rule("ALL A THE", "(?: A | THE )? ALL HYPHEN? u:UNIT1", "DURN")
def whole_unit(hit: Hit) -> Node:
    """ "month-long", "all day", "a full year"."""
    return duration(None if hit.code("u") == CODE["UNITP"] else 1, hit.val("u"))


@ATOMS.rule("UNITP", "u:UNITP", "DURN")
@ATOMS.rule("THE", "THE u:UNITP (?= SIDE | SINCE | THAT | FOLLOWING )", "DURN")
@ATOMS.rule("RECENT THE", "THE? RECENT u:UNITP", "DURN")
def bare_units(hit: Hit) -> Node | None:
    """ "for years", "weeks before", "recent days": no number, but a neighbour that shows it."""
    alone = hit.match.end() - hit.match.start() == 1
    if hit.low("u") == "quarters":
        return None
    shown = hit.near(-1, "FOR IN AFTER BY BEFORE") or hit.near(1, "AGO LATER EARLIER BEFORE AFTER")
    return duration(None, hit.val("u")) if shown or not alone else None


@ATOMS.rule("NUM", "n:NUM u:UNITP OLD", "DURN")
def age(hit: Hit) -> Node | None:
    """ "six months old": a duration."""
    return duration(number(hit, "n"), hit.val("u"))
