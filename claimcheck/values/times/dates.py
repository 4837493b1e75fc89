"""Days: "9 September 2026", "July 4th", "22/04/2016", weekdays, holidays, "yesterday"."""

from __future__ import annotations

import functools

from claimcheck.values.times import calendar as cal
from claimcheck.values.times import resolve as to
from claimcheck.values.times.grammar import Hit, Rules
from claimcheck.values.times.lexer import CODE, words
from claimcheck.values.times.numbers import number, ordinal
from claimcheck.values.times.value import Context, Node, Value, on_day

ATOMS = Rules()


def century(two: int) -> int:
    """Return the full year of two digits, as POSIX reads them: 69 to 99 are of the last century."""
    return 1900 + two if two >= 69 else 2000 + two


def year_of(hit: Hit) -> int | None:
    """Return the kept year ("1998", "'98"), if there is one."""
    if not hit.has("y"):
        return None
    return century(hit.val("y")) if hit.val("y") < 100 else int(hit.val("y"))


def dated(hit: Hit, day: int, *, month: int | None = None) -> Node | None:
    """Build a day from the kept month, year and weekday."""
    month = month or hit.val("m")
    year = year_of(hit)
    weekday = hit.val("w") if hit.has("w") else None
    if month is None or not 1 <= day <= 31:
        return None
    resolve = to.absolute(year, month, day) if year is not None else to.day_of_month(month, day, weekday)
    of_year = functools.partial(to.absolute, month=month, dom=day)
    return Node(resolve, year=year, month=month, dom=day, weekday=weekday, of_year=of_year)


WDC = "(?: w:ANYWD DOT? COMMA? THE? )?"


TAIL = "(?: COMMA? OF? y:YEAR )?"


@ATOMS.rule(
    "ANYWD THE DAY", f"{WDC} THE? d:DAY DOT? OF? m:ANYMON DOT? (?= COMMA? YEAR) COMMA? y:YEAR", "DAYN"
)
@ATOMS.rule("ANYWD DAY", f"{WDC} d:DAY (?: OF | HYPHEN )? m:ANYMON (?: HYPHEN y:YEAR )?", "DAYN")
def day_month(hit: Hit) -> Node | None:
    """ "9 September 2026", "Wednesday, 9 Sept", "05-Aug-2016"."""
    return dated(hit, int(hit.val("d")))


@ATOMS.rule("ANYWD THE ORD", f"{WDC} THE? o:ORD u:UNIT1? OF? m:ANYMON {TAIL}", "DAYN")
def ord_month(hit: Hit) -> Node | None:
    """ "the 4th of July", "twenty-second of June 2020", "the 15th day of June"."""
    if hit.has("u") and hit.low("u") != "day":
        return None
    return dated(hit, ordinal(hit, "o"))


@ATOMS.rule(
    "ANYWD ANYMON",
    f"{WDC} m:ANYMON DOT? HYPHEN? d:DAY (?! SLASH DAY) (?: (?: COMMA? OF? | HYPHEN ) y:YEAR )?",
    "DAYN",
)
def month_day(hit: Hit) -> Node | None:
    """ "Feb. 5, 2026", "May 5", but not the count in "in May 30 people were hurt"."""
    if not hit.has("y") and _counts(hit, hit.val("d")):
        return None
    return dated(hit, int(hit.val("d")))


def _counts(hit: Hit, day: int) -> bool:
    after = hit.beside(1)
    before = hit.beside(-1)
    return bool(
        after
        and after.low in counted()
        and before
        and before.low in ("in", "since", "during", "last", "this", "by")
    ) or hit.near(1, "SCALE")


@ATOMS.rule("ANYWD ANYMON", f"{WDC} m:ANYMON DOT? COMMA? THE? o:ORD {TAIL}", "DAYN")
def month_ord(hit: Hit) -> Node | None:
    """ "July 4th", "May the fourth, 2020"."""
    if hit.code("o") != CODE["ORDNUM"] and (
        hit.code("m") == CODE["MLOW"] or CODE["COMMA"] in hit.match.group() or hit.near(1, "UNIT")
    ):
        return None
    return dated(hit, ordinal(hit, "o"))


@ATOMS.rule("ANYMON", "m:ANYMON DOT? d:QTY", "DAYN")
def month_words(hit: Hit) -> Node | None:
    """ "May twenty-nine"."""
    day = number(hit, "d")
    return None if day is None or day != int(day) else dated(hit, int(day))


@ATOMS.rule("YEAR", "y:YEAR SEP m:ANYMON SEP d:DAY", "DAYN")
@ATOMS.rule("YEAR", "y:YEAR SEP d:DAY SEP m:ANYMON", "DAYN")
@ATOMS.rule("ANYMON", "m:ANYMON SEP y:YEAR SEP d:DAY", "DAYN")
@ATOMS.rule("DAY", "d:DAY SEP m:ANYMON SEP y:YEAR", "DAYN")
@ATOMS.rule("DAY", "d:DAY SEP y:YEAR SEP m:ANYMON", "DAYN")
@ATOMS.rule("ANYMON", "m:ANYMON SEP d:DAY (?: SEP y:YEAR )?", "DAYN")
def mixed(hit: Hit) -> Node | None:
    """ "2019/sep/01", "05-Aug-2016", "Oct/2"."""
    return dated(hit, int(hit.val("d")))


@ATOMS.rule("WD", "w:WD", "WDN")
@ATOMS.rule("WDSHORT", "w:WDSHORT DOT? (?= COMMA | CLOSE | TO | HYPHEN )", "WDN")
def weekday(hit: Hit) -> Node | None:
    """ "on Tuesday", but not "Sunday Times", "Sheffield Wednesday" or "on a Tuesday", which is any."""
    names = words()["names"]
    before, after = hit.beside(-1), hit.beside(1)
    if hit.near(-1, "A"):
        return None
    if (before is not None and before.low in names["before"]) or (
        hit.capital(1) and after is not None and after.low in names["after"]
    ):
        return None
    return Node(to.week_day(hit.val("w")), weekday=hit.val("w"), bare=True)


@ATOMS.rule("ANYWD", "w:ANYWD COMMA? THE o:ORD", "DAYN")
def weekday_ordinal(hit: Hit) -> Node | None:
    """ "Thursday the 21st": the nearest day that is both."""
    if CODE["COMMA"] in hit.match.group() and hit.code("o") != CODE["ORDNUM"]:
        return None  # "on Thursday, the first cut since March"
    weekday, dom = int(hit.val("w")), ordinal(hit, "o")

    def resolve(ctx: Context) -> Value:
        here = ctx.published
        if here is None:
            return Value(timex=f"XXXX-XX-{dom:02d}")
        found = []
        for away in range(-2, 3):
            span = cal.month_span(here.year, here.month + away)
            day = cal.day(span[0].year, span[0].month, dom) if span else None
            if day and day.isoweekday() == weekday:
                found.append((abs((day - here).days), day))
        return on_day(min(found)[1], "published") if found else Value(timex=f"XXXX-XX-{dom:02d}")

    return Node(resolve, weekday=weekday)


@ATOMS.rule("HOLIDAY", "h:HOLIDAY (?: COMMA? OF? y:YEAR )?", "DAYN")
def holiday(hit: Hit) -> Node:
    """ "Christmas Day", "Thanksgiving 2010"."""
    year = year_of(hit)
    rule = hit.val("h")
    return Node(to.holiday(rule, year), year=year, unit=rule, of_year=functools.partial(to.holiday, rule))


@ATOMS.rule("DEIC", "d:DEIC", "DAYN")
def deictic(hit: Hit) -> Node | None:
    """ "yesterday", "tonight"."""
    before = hit.beside(-1)
    if before is not None and before.low == "usa":
        return None
    return Node(to.days_from(hit.val("d"), "TNI" if hit.low("d") in ("tonight", "tonite") else ""))


@functools.cache
def counted() -> frozenset[str]:
    """Return the nouns that show a four-digit number to be a count."""
    return frozenset(words()["counted"]["words"])
