"""Sets ("every Monday", "weekly", "twice a year") and references without days ("now", "recently")."""

from __future__ import annotations

from claimcheck.values.times import resolve as to
from claimcheck.values.times import units
from claimcheck.values.times.grammar import Hit, Rules
from claimcheck.values.times.lexer import CODE
from claimcheck.values.times.numbers import number
from claimcheck.values.times.value import Node, Value

ATOMS = Rules()


@ATOMS.rule("THE FUTURE", "THE? FUTURE", "REFN")
def future(_: Hit) -> Node:
    """ "the future"."""
    return Node(to.fixed(Value(timex="FUTURE_REF")))


@ATOMS.rule("THE", "THE PAST (?! UNIT | NUM | FEW | A | HALF | AND | TENS | TEEN )", "REFN")
def past(hit: Hit) -> Node | None:
    """ "in the past"."""
    return Node(to.fixed(Value(timex="PAST_REF"))) if hit.near(-1, "IN") else None


@ATOMS.rule("AT", "AT (?: THE m:MOMENT | PRESENTN )", "REFN")
def moment(_: Hit) -> Node:
    """ "at the moment", "at present"."""
    return Node(to.fixed(Value(timex="PRESENT_REF")))


@ATOMS.rule("PRESENT", "p:PRESENT", "REFN")
def present(hit: Hit) -> Node:
    """ "now", "currently", "recently": a reference with no interval."""
    return Node(to.fixed(Value(timex=hit.val("p"))))


@ATOMS.rule("ADVSET", "a:ADVSET", "SETN")
def adverb(hit: Hit) -> Node | None:
    """ "daily", "weekly", but not the name "Daily Mail"."""
    if hit.capital(1) and (hit.beside(-1) is None or hit.near(-1, "DOT BREAK COLON")):
        return None
    return Node(to.fixed(Value(timex=hit.val("a"), kind="set")))


@ATOMS.rule("WDS ON", "ON? w:WDS", "SETN")
def weekdays(hit: Hit) -> Node:
    """ "on Mondays": a set."""
    number = hit.val("w")
    timex = f"XXXX-WXX-{number}" if number < 8 else "XXXX-WXX" if number == 8 else "XXXX-WXX-WE"
    return Node(to.fixed(Value(timex=timex, kind="set")), weekday=number)


@ATOMS.rule("EVERY", "EVERY OTHER? n:NUM? u:UNIT", "SETN")
def every_unit(hit: Hit) -> Node | None:
    """ "every day", "each two days", "every other week"."""
    unit = hit.val("u") if hit.code("u") != CODE["SECOND"] else "TS"
    count = number(hit, "n") if hit.has("n") else 2 if CODE["OTHER"] in hit.match.group() else 1
    if hit.code("u") == CODE["SECOND"]:
        return None
    return Node(to.fixed(Value(timex=units.duration_timex(count, unit), kind="set")), unit=unit)


@ATOMS.rule("EVERY", "EVERY OTHER? w:ANYWD d:DAYPART?", "SETN")
def every_weekday(hit: Hit) -> Node:
    """ "every Monday"."""
    timex = f"XXXX-WXX-{hit.val('w')}" + (hit.val("d") or "")
    return Node(to.fixed(Value(timex=timex, kind="set")), weekday=hit.val("w"))


@ATOMS.rule("EVERY", "EVERY d:PARTW", "SETN")
def every_part(hit: Hit) -> Node:
    """ "every morning"."""
    return Node(to.fixed(Value(timex=hit.val("d") if hit.low("d") != "night" else "TNI", kind="set")))


@ATOMS.rule("IN ON THE DAYPARTS", "(?: (?: IN | ON ) THE? )? p:DAYPARTS", "SETN")
def parts_of_days(hit: Hit) -> Node | None:
    """ "in the mornings"."""
    if hit.near(-1, "WD"):
        return None  # "Friday mornings" is read as one
    return Node(to.fixed(Value(timex=hit.val("p"), kind="set")))


@ATOMS.rule("EVERY", "EVERY s:SEASONS", "SETN")
@ATOMS.rule("EVERY", "EVERY m:ANYMON d:DAY?", "SETN")
def every_month(hit: Hit) -> Node:
    """ "every summer", "every April 15"."""
    if not hit.has("m"):
        code = "FA" if hit.low("s") == "fall" else hit.val("s")
        return Node(to.fixed(Value(timex=f"XXXX-{code}", kind="set")))
    day = f"-{hit.val('d'):02d}" if hit.has("d") else ""
    return Node(to.fixed(Value(timex=f"XXXX-{hit.val('m'):02d}{day}", kind="set")))


@ATOMS.rule("ONCE NUMW", "(?: ONCE | NUMW ) A u:UNIT1", "SETN")
def once_a(hit: Hit) -> Node:
    """ "once a week", "three times a day"."""
    return Node(to.fixed(Value(timex=units.duration_timex(1, hit.val("u")), kind="set")), unit=hit.val("u"))
