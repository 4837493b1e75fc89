"""First layers of the grammar of times: numbers in words, then dates, months, years, clocks, durations."""

from __future__ import annotations

import functools
import re
from dataclasses import replace
from typing import Any

from . import calendar as cal
from . import times_resolve as to
from .times_grammar import Hit, Layer, chars
from .times_lexer import CODE, words
from .times_value import Context, Node, Value, on_day, spanned

NUMBERS = Layer()
ATOMS = Layer()


def number(hit: Hit, name: str) -> float | None:
    """Return the number of a kept token, None for "several"."""
    value = hit.val(name)
    if isinstance(value, str):  # "few", or an ordinal written with digits
        return float(value[:-2]) if value[:1].isdigit() else None
    return None if value is None else float(value)


def ordinal(hit: Hit, name: str) -> int:
    """Return the number of an ordinal: "4th", "fourth", "second"."""
    value = hit.val(name)
    if value == "second":
        return 2
    return int(value[:-2]) if isinstance(value, str) else int(value)


# ------------------------------------------------------------------------------------------------- numbers


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


# --------------------------------------------------------------------------------------------------- dates


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


def year_of(hit: Hit) -> int | None:
    """Return the kept year ("1998", "'98"), if there is one."""
    if not hit.has("y"):
        return None
    return century(hit.val("y")) if hit.val("y") < 100 else int(hit.val("y"))


def century(two: int) -> int:
    """Return the full year of two digits, as POSIX reads them: 69 to 99 are of the last century."""
    return 1900 + two if two >= 69 else 2000 + two


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


@ATOMS.rule("ANYWD", "w:ANYWD COMMA? THE o:ORD", "DAYN")
def weekday_ordinal(hit: Hit) -> Node | None:
    """ "Thursday the 21st": the nearest day that is both."""
    if CODE["COMMA"] in hit.match.group() and hit.code("o") != CODE["ORDNUM"]:
        return None  # "on Thursday, the first cut since March"
    weekday, dom = int(hit.val("w")), ordinal(hit, "o")

    def resolve(ctx: Context) -> Value:
        here = ctx.published
        found = []
        for away in range(-2, 3):
            span = cal.month_span(here.year, here.month + away) if here else None
            day = cal.day(span[0].year, span[0].month, dom) if span else None
            if day and day.isoweekday() == weekday:
                found.append((abs((day - here).days), day))
        return on_day(min(found)[1], "published") if found else Value(timex=f"XXXX-XX-{dom:02d}")

    return Node(resolve, weekday=weekday)


@ATOMS.rule("ANYMON", "m:ANYMON DOT? (?: COMMA | OF | HYPHEN | SLASH )? y:YEAR", "MONN")
@ATOMS.rule("YEAR", "y:YEAR (?: COMMA | HYPHEN | SLASH )? m:MONY", "MONN")
@ATOMS.rule("ANYMON", "m:ANYMON DOT? y:APYEAR", "MONN")
@ATOMS.rule("YEAR", "y:YEAR SEP m:INT12", "MONN")
@ATOMS.rule("INT12", "m:INT12 SEP y:YEAR", "MONN")
def month_year(hit: Hit) -> Node | None:
    """ "March 2025", "Dec-2018", "2015-3"."""
    year = year_of(hit)
    if year is None or (hit.low("m") in ("may", "march") and hit.code("m") == CODE["MLOW"]):
        return None
    return Node(to.absolute(year, hit.val("m")), year=year, month=hit.val("m"))


@ATOMS.rule("YEAR", "y:YEAR SEP m:ANYMON SEP d:DAY", "DAYN")
@ATOMS.rule("YEAR", "y:YEAR SEP d:DAY SEP m:ANYMON", "DAYN")
@ATOMS.rule("ANYMON", "m:ANYMON SEP y:YEAR SEP d:DAY", "DAYN")
@ATOMS.rule("DAY", "d:DAY SEP m:ANYMON SEP y:YEAR", "DAYN")
@ATOMS.rule("DAY", "d:DAY SEP y:YEAR SEP m:ANYMON", "DAYN")
@ATOMS.rule("ANYMON", "m:ANYMON SEP d:DAY (?: SEP y:YEAR )?", "DAYN")
def mixed(hit: Hit) -> Node | None:
    """ "2019/sep/01", "05-Aug-2016", "Oct/2"."""
    return dated(hit, int(hit.val("d")))


@ATOMS.rule("MONW MONS", "m:MONW", "MONN")
@ATOMS.rule("MONS", "m:MONS DOT?", "MONN")
def month_bare(hit: Hit) -> Node | None:
    """ "in May", "its March meeting", but not "may", "April Jones" or "Theresa May"."""
    code, prep = hit.code("m"), hit.near(-1, "PREP")
    if code == CODE["MLOW"]:
        good = hit.near(-1, "IN SINCE LAST NEXT") or (hit.near(1, "NEXT LAST") and hit.low("m") != "may")
        good = good and hit.low("m") != "march"
    elif code in chars("MONS"):
        dotted = hit.match.group().endswith(CODE["DOT"])
        good = (
            (prep or dotted) and (code == CODE["MSHORT"] or hit.near(-1, "LAST NEXT")) and not capital(hit, 1)
        )
    elif code == CODE["MAYBE"]:
        good = _month_by_company(hit, prep)
    else:
        good = True
    month = hit.val("m")
    of_year = functools.partial(to.absolute, month=month)
    return Node(to.month_of_year(month), month=month, bare=True, of_year=of_year) if good else None


def capital(hit: Hit, step: int) -> bool:
    """Whether a capital word that is no time word stands beside the match."""
    beside = hit.beside(step)
    return beside is not None and hit.beside_code(step) == "x" and beside.value is True


def _month_by_company(hit: Hit, prep: bool) -> bool:
    """Whether a month that is also a name stands where a month does."""
    if capital(hit, -1) or (
        capital(hit, 1) and not hit.near(-1, "IN SINCE LAST NEXT THIS EARLY MID LATE UNTIL")
    ):
        return False  # "Theresa May", "April Jones"; but "in May President ..."
    if hit.near(-1, "AND OR COMMA BY FOR TO"):
        far = hit.beside(-2)
        listed = far is not None and (isinstance(far.value, int) and not isinstance(far.value, bool))
        return listed or hit.near(-1, "BY FOR TO")
    return (
        prep
        or hit.near(-1, "DET AP OPEN")
        or hit.near(1, "AP")
        or (
            hit.low("m") not in ("may", "march")
            and hit.beside(-1) is not None
            and not hit.near(-1, "DOT BREAK")
        )
    )


@functools.cache
def counted() -> frozenset[str]:
    """Return the nouns that show a four-digit number to be a count."""
    return frozenset(words()["counted"]["words"])


@functools.cache
def _year_blockers() -> frozenset[str]:
    return frozenset(words()["counted"]["before"])


@ATOMS.rule("YEAR", "y:YEAR", "YEARN")
def year_bare(hit: Hit) -> Node | None:
    """ "in 2019", "the 2024 election", but not "2000 people" or "No. 1998"."""
    year, before, after = int(hit.val("y")), hit.beside(-1), hit.beside(1)
    low = before.low if before else ""
    than = low == "than" and hit.near(-2, "LATER EARLIER SOONER")
    if (low in _year_blockers() and not than) or (after is not None and after.low in counted()):
        return None
    if hit.near(1, "UNIT SCALE ZONE") or hit.near(-1, "INT"):
        return None
    if low == "." and (far := hit.beside(-2)) is not None and far.low == "no":
        return None
    if not 1900 <= year < 2100 and low not in words()["counted"]["year_before"]:
        return None
    return Node(to.absolute(year), year=year)


@ATOMS.rule("YEAR", "y:YEAR SEP e:INT2", "PERN")
def year_pair(hit: Hit) -> Node | None:
    """ "2010-14", the season "2023/24"."""
    first = int(hit.val("y"))
    if len(hit.low("e")) != 2:
        return None
    last = first - first % 100 + int(hit.val("e"))
    if last <= first or not 1800 <= first < 2100:
        return None
    spans = cal.year_span(first), cal.year_span(last)
    span = (spans[0][0], spans[1][1]) if spans[0] and spans[1] else None
    return Node(to.fixed(spanned(span, "year", f"{first}/{last}", "absolute", approximate=True)), year=first)


@ATOMS.rule("DECADE THE", "THE? d:DECADE", "PERN")
def decade(hit: Hit) -> Node | None:
    """ "the 1990s", "'90s"; "the 1900s" is a century."""
    digits = re.sub(r"\D", "", hit.low("d"))
    if len(digits) == 4 and digits.endswith("00") and digits < "2000":
        return Node(to.fixed(spanned(cal.year_span(int(digits), 100), "century", digits[:2], "absolute")))
    start = int(digits)
    if len(digits) == 2:
        start += 1900 if start >= 20 else 2000
    return Node(to.fixed(spanned(cal.year_span(start, 10), "decade", f"{start:04d}"[:3], "absolute")), year=start)


@ATOMS.rule("THE", "THE d:DECNAME", "PERN")
def decade_name(hit: Hit) -> Node:
    """ "the nineties"."""
    start = 2000 if hit.val("d") == 0 else 1900 + int(hit.val("d"))
    return Node(
        to.fixed(spanned(cal.year_span(start, 10), "decade", f"{start:04d}"[:3], "absolute")), year=start
    )


@ATOMS.rule("ISO NDATE ANYWD", "(?: ANYWD COMMA? )? d:NUMERIC", "DAYN")
def numeric(hit: Hit) -> Node | None:
    """ "2026-02-10T11:30:00Z", "22/04/2016", "20161016"; "03/04/2026" only where publication shows the order."""
    low = hit.low("d")
    clock = ""
    if hit.code("d") == CODE["ISO"]:
        clock = "T" + low[11:16]
        low = low[:10]
    parts = [low[:4], low[4:6], low[6:8]] if low.isdigit() else re.split(r"[./-]", low)
    found = _numeric(parts, "." in low)
    if not found:
        return None
    timex = f"{found[0][0]:04d}-{found[0][1]:02d}-{found[0][2]:02d}" if len(found) == 1 else f"{found[0][0]:04d}-XX-XX"
    year = found[0][0]
    days = [day for y, m, d in found if (day := cal.day(y, m, d))]

    def resolve(ctx: Context) -> Value:
        here = ctx.published
        near = [day for day in days if here is not None and abs((day - here).days) <= NEARBY]
        pick = days if len(set(days)) == 1 else near
        one = pick[0] if len(set(pick)) == 1 else None
        return to.with_clock(on_day(one, "absolute", timex), clock)

    _, month, dom = found[0]
    sure = len(found) == 1
    return Node(resolve, year=year, month=month if sure else None, dom=dom if sure else None, clock=clock)


NEARBY = 45  # days from publication within which a reading of "03/04/2026" is taken, when only one is


def _numeric(parts: list[str], dotted: bool) -> list[tuple[int, int, int]]:
    """Return the possible (year, month, day): two when day and month could change places."""
    if len(parts[0]) == 4:
        found = [(int(parts[0]), int(parts[1]), int(parts[2]))]
    elif len(parts[2]) in (2, 4) and len(parts[0]) <= 2:
        a, b, year = map(int, parts)
        year = century(year) if len(parts[2]) == 2 else year
        found = [(year, b, a)] if dotted or a == b else [(year, a, b), (year, b, a)]
    else:
        return []
    return [(y, m, d) for y, m, d in found if 1500 <= y < 2200 and 1 <= m <= 12 and 1 <= d <= 31]


@ATOMS.rule(
    "ON BY UNTIL FROM ANYWD",
    "(?: ON | BY | UNTIL | FROM | w:ANYWD COMMA? ) a:DAY SLASH b:DAY (?! SLASH )",
    "DAYN",
)
def day_slash_month(hit: Hit) -> Node | None:
    """ "on 22/04": only behind a preposition or a weekday, and only when one order is possible."""
    a, b = int(hit.val("a")), int(hit.val("b"))
    if hit.has("w"):
        return weekday_slash(hit.val("w"), {(a, b), (b, a)})
    if a <= 12 and b <= 12 and a != b:
        return None
    month, day = (b, a) if a > 12 or a == b else (a, b)
    node = dated(hit, day, month=month) if month <= 12 else None
    return node if node is None else replace(node, skip=1)


def weekday_slash(weekday: int, orders: set[tuple[int, int]]) -> Node:
    """Build "Friday 7/6": the order, and the year next to publication, in which the weekday is right."""

    def resolve(ctx: Context) -> Value:
        here = ctx.published
        if here is None:
            return Value(timex=f"XXXX-WXX-{weekday}")
        days = [day for y in (-1, 0, 1) for m, d in sorted(orders) if (day := cal.day(here.year + y, m, d))]
        near = [day for day in days if day.isoweekday() == weekday and abs((day - here).days) < HALF_YEAR]
        return on_day(near[0] if len(near) == 1 else None, "published", f"XXXX-WXX-{weekday}")

    return Node(resolve, weekday=weekday)


HALF_YEAR = 183  # days


@ATOMS.rule("WD", "w:WD", "WDN")
@ATOMS.rule("WDSHORT", "w:WDSHORT DOT? (?= COMMA | CLOSE | TO | HYPHEN )", "WDN")
def weekday(hit: Hit) -> Node | None:
    """ "on Tuesday", but not "Sunday Times" or "Sheffield Wednesday"."""
    names = words()["names"]
    before, after = hit.beside(-1), hit.beside(1)
    if (before is not None and before.low in names["before"]) or (capital(hit, 1) and after is not None and after.low in names["after"]):
        return None
    return Node(to.week_day(hit.val("w")), weekday=hit.val("w"), bare=True)


@ATOMS.rule("WDS ON", "ON? w:WDS", "SETN")
def weekdays(hit: Hit) -> Node:
    """ "on Mondays": a set."""
    number = hit.val("w")
    timex = f"XXXX-WXX-{number}" if number < 8 else "XXXX-WXX" if number == 8 else "XXXX-WXX-WE"
    return Node(to.fixed(Value(timex=timex, kind="set")), weekday=number)


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


@ATOMS.rule("THE FUTURE", "THE? FUTURE", "REFN")
def future(_: Hit) -> Node:
    """ "the future"."""
    return Node(to.fixed(Value(timex="FUTURE_REF")))


@ATOMS.rule("PRESENT", "p:PRESENT", "REFN")
def present(hit: Hit) -> Node:
    """ "now", "currently", "recently": a reference with no interval."""
    return Node(to.fixed(Value(timex=hit.val("p"))))


@ATOMS.rule("ADVSET", "a:ADVSET", "SETN")
def adverb(hit: Hit) -> Node | None:
    """ "daily", "weekly", but not the name "Daily Mail"."""
    if capital(hit, 1):
        return None
    return Node(to.fixed(Value(timex=hit.val("a"), kind="set")))
