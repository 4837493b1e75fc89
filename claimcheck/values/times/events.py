"""Times counted from another time or from an event: "the day after", "the three months to March"."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.values.times import calendar as cal
from claimcheck.values.times import resolve as to
from claimcheck.values.times import units
from claimcheck.values.times.grammar import Hit, Rules
from claimcheck.values.times.lexer import CODE
from claimcheck.values.times.value import Context, Node, Value

JOINS = Rules()


@JOINS.rule("DURN THE UNIT1", "(?: d:DURN | THE? u:UNIT1 ) s:SIDE n:DAYN", "DAYN")
@JOINS.rule("DURN THE UNIT1", "(?: d:DURN | THE? u:UNIT1 ) s:SIDE n:PERIOD", "PERN")
def beside(hit: Hit) -> Node | None:
    """ "the day before yesterday", "two weeks after 3 March"."""
    sign = 1 if hit.low("s") == "after" else -1
    count = hit.node("d").num if hit.has("d") else 1.0
    unit = hit.node("d").unit if hit.has("d") else hit.val("u")
    inner = hit.node("n")
    if count is None or unit[0] == "T":
        return None

    def resolve(ctx: Context) -> Value:
        base = inner.resolve(ctx)
        if base.first is None or base.last is None:
            return Value()
        return units.moved(base.last if sign > 0 else base.first, sign * count, unit, base.anchored)

    return Node(resolve)


@JOINS.rule("DURN THE", "(?: d:DURN | THE u:UNIT1 ) s:SIDE (?! THE | A | OWN | DATEN | THAT )", "PERN")
def beside_text(hit: Hit) -> Node | None:
    """ "the day after", "a year before": counted from the date the text spoke of last."""
    after = hit.beside(1)
    if (
        after is not None
        and after.low not in (".", ",", ";", ")", "and", "but", "when")
        and hit.beside_code(1) != CODE["BREAK"]
    ):
        return None
    sign = 1 if hit.low("s") == "after" else -1
    count = hit.node("d").num if hit.has("d") else 1.0
    unit = hit.node("d").unit if hit.has("d") else hit.val("u")

    def resolve(ctx: Context) -> Value:
        here, _ = units.base_of(ctx, "text", unit)
        if here is None or count is None:
            return Value()
        return units.moved(here, sign * count, unit, "text")

    return Node(resolve)


@JOINS.rule("THE", "THE u:UNIT1 s:SIDE", "PERN")
def beside_event(hit: Hit) -> Node:
    """ "the day after the attack": counted from an event, so it stays open."""
    return Node(to.fixed(Value()))


@JOINS.rule("THE DURN", "THE? d:DURN (?: TO | ENDED | THROUGH ) n:DATEN", "PERN")
@JOINS.rule("THE", "THE u:UNIT1 (?: TO | ENDED | THROUGH ) n:DATEN", "PERN")
def period_to(hit: Hit) -> Node | None:
    """ "the three months to March", "the year ended 31 December": the days up to an end."""
    end = hit.node("n")
    unit, count = (hit.node("d").unit, hit.node("d").num) if hit.has("d") else (hit.val("u"), 1.0)
    letter, factor = units.LENGTH.get(unit, (unit, 1))
    if count is None or count != int(count) or letter not in ("D", "W", "M", "Y"):
        return None
    size = int(count) * factor

    def resolve(ctx: Context) -> Value:
        last = end.resolve(ctx).last
        if last is None or not 0 < size < 10_000:
            return Value()
        after = cal.plus(last, 1)
        months = -size * (12 if letter == "Y" else 1)
        days = -size * (7 if letter == "W" else 1)
        first = None
        if after is not None:
            first = cal.shift_months(after, months) if letter in "MY" else cal.plus(after, days)
        anchored = end.resolve(ctx).anchored
        return (
            Value()
            if first is None
            else Value(first, last, end.resolve(ctx).grain, f"{first}/{last}", anchored)
        )

    return Node(resolve)


@JOINS.rule("THE UNIT1", "THE? u:UNIT1 TO DATEW", "PERN")
def to_date(hit: Hit) -> Node | None:
    """ "the year to date": from its first day to publication."""
    unit = hit.val("u")
    if unit not in ("Y", "M", "Q", "W"):
        return None

    def resolve(ctx: Context) -> Value:
        if ctx.published is None:
            return Value()
        return replace(units.unit_at(ctx.published, unit, 0, "published"), last=ctx.published)

    return Node(resolve)
