"""Quarters, halves, fiscal years, seasons, centuries, numbered weeks."""

from __future__ import annotations

import functools

from claimcheck.values.times import calendar as cal
from claimcheck.values.times import resolve as to
from claimcheck.values.times.dates import century, year_of
from claimcheck.values.times.grammar import Hit, Rules
from claimcheck.values.times.lexer import CODE
from claimcheck.values.times.numbers import ordinal
from claimcheck.values.times.value import Context, Node, Value, spanned

ATOMS = Rules()


@ATOMS.rule(
    "THE ORD LAST ALL", "THE? o:ORDLAST HYPHEN? u:QUARTERW (?: COMMA? (?: OF | IN )? y:YEAR )?", "PERN"
)
@ATOMS.rule(
    "THE ORD",
    "THE? o:ORDLAST HYPHEN? q:HALF (?: COMMA? (?: OF | IN ) y:YEAR | y2:YEAR | (?= OF THE UNIT1 ) )",
    "PERN",
)
def nth_part(hit: Hit) -> Node | None:
    """ "the third quarter", "first half of 2025"."""
    named = "q" in hit.match.re.groupindex
    if (not named and hit.val("u") != "Q") or hit.code("o") in (CODE["LAST"], CODE["FINAL"]):
        return None
    nth, months = ordinal(hit, "o"), 6 if named else 3
    year = year_of(hit) or (hit.val("y2") if named and hit.has("y2") else None)
    return part_of_year(nth, months, year) if 1 <= nth <= 12 // months else None


def part_of_year(nth: int, months: int, year: int | None) -> Node:
    """Build a quarter (months 3) or half (6): without a year the last begun or, with "will", the next."""
    letter = "Q" if months == 3 else "H"

    def resolve(ctx: Context) -> Value:
        when = year
        if when is None and ctx.published is not None:
            here = ctx.published
            begun = here.month > (nth - 1) * months
            when = here.year if begun or ctx.lean > 0 else here.year - 1
        if when is None:
            return Value(grain="quarter", timex=f"XXXX-{letter}{nth}")
        span = cal.month_span(when, (nth - 1) * months + 1, months)
        return spanned(
            span, "quarter", f"{when:04d}-{letter}{nth}", "published" if year is None else "absolute"
        )

    return Node(resolve, year=year, of_year=lambda at: part_of_year(nth, months, at).resolve)


@ATOMS.rule("QUARTERX", "q:QUARTERX (?: COMMA? OF? FISCAL? y:YEAR | y2:APYEAR )?", "PERN")
@ATOMS.rule("YEAR", "y:YEAR HYPHEN? q:QUARTERX", "PERN")
def quarter_code(hit: Hit) -> Node:
    """ "Q2", "Q3 2019", "H1 2024"."""
    letter, nth = hit.val("q")
    return part_of_year(nth, 3 if letter == "q" else 6, year_of(hit))


@ATOMS.rule("FISCAL FY THE", "THE? FISCAL (?: UNIT1 )? y:YEAR (?: SEP e:INT2 )?", "PERN")
@ATOMS.rule("FY", "FY y:FYYEAR (?: SEP e:INT2 )?", "PERN")
@ATOMS.rule("THE YEAR", "THE? y:YEAR (?: SEP e:INT2 )? FISCAL UNIT1", "PERN")
def fiscal(hit: Hit) -> Node | None:
    """ "fiscal 2024", "FY24", "the 2023-24 school year": a year whose days the words do not give."""
    if hit.low("e"):
        first = int(hit.val("y"))
        span = cal.day(first, 1, 1), cal.day(first + 1, 12, 31)
        if span[0] is None or span[1] is None:
            return None
        value = spanned((span[0], span[1]), "year", f"FY{first}/{first + 1}", "absolute", approximate=True)
        return Node(to.fixed(value), year=first)
    year = century(hit.val("y")) if hit.val("y") < 100 else int(hit.val("y"))
    value = spanned(cal.year_span(year), "year", f"FY{year}", "absolute", approximate=True)
    return Node(to.fixed(value), year=year)


@ATOMS.rule("SEASON FALL", "s:SEASONS (?: COMMA? OF? y:YEAR (?: SEP INT2 )? )?", "PERN")
@ATOMS.rule("THE", "THE s:SEASONS (?: OF? y:YEAR (?: SEP INT2 )? )?", "PERN")
def season(hit: Hit) -> Node | None:
    """ "summer 2025", "in the winter", "the fall of 1989", but not "a fall" or "spring a leak"."""
    year = year_of(hit)
    fall = hit.low("s") == "fall"
    if year is None and hit.capital(1):
        return None  # "Winter Olympics", "Summer Hayes"
    alone = hit.match.end() - hit.match.start() == 1
    if year is None and (fall or alone) and not hit.near(-1, "IN REL EVERY" if fall else "PREP"):
        return None
    code = "FA" if fall else hit.val("s")
    return Node(to.season(code, year), unit=code, year=year, of_year=functools.partial(to.season, code))


@ATOMS.rule("THE ORD", "THE? o:ORD HYPHEN? u:UNIT1", "PERN")
def nth_century(hit: Hit) -> Node | None:
    """ "the 19th century"."""
    if hit.val("u") != "C":
        return None
    start = (ordinal(hit, "o") - 1) * 100
    span = cal.year_span(max(start, 1), 100 if start else 99)
    return Node(to.fixed(spanned(span, "century", f"{start // 100:02d}", "absolute")))


@ATOMS.rule("UNIT1", "u:UNIT1 n:INT2 (?! AM | COLON )", "PERN")
def week_number(hit: Hit) -> Node | None:
    """ "week 31"."""
    nth = hit.val("n")
    if hit.low("u") != "week" or not 1 <= nth <= 53 or hit.low("n")[0] == "0":
        return None

    def resolve(ctx: Context) -> Value:
        span = cal.week_of_year(ctx.published.year, nth) if ctx.published else None
        return spanned(span, "week", cal.iso_week(span[0]) if span else "", "published")

    return Node(resolve)
