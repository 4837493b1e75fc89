"""Months, years and decades, and the company in which "May" and "2000" are none."""

from __future__ import annotations

import functools
import re

from claimcheck.values.times import calendar as cal
from claimcheck.values.times import resolve as to
from claimcheck.values.times.dates import counted, year_of
from claimcheck.values.times.grammar import Hit, Rules, chars
from claimcheck.values.times.lexer import CODE, words
from claimcheck.values.times.value import Node, spanned

ATOMS = Rules()


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
            (prep or dotted) and (code == CODE["MSHORT"] or hit.near(-1, "LAST NEXT")) and not hit.capital(1)
        )
    elif code == CODE["MAYBE"]:
        good = _month_by_company(hit, prep)
    else:
        good = True
    month = hit.val("m")
    of_year = functools.partial(to.absolute, month=month)
    return Node(to.month_of_year(month), month=month, bare=True, of_year=of_year) if good else None


def _month_by_company(hit: Hit, prep: bool) -> bool:
    """Whether a month that is also a name stands where a month does."""
    if hit.capital(-1) or (
        hit.capital(1) and not hit.near(-1, "IN SINCE LAST NEXT THIS EARLY MID LATE UNTIL")
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
    return Node(
        to.fixed(spanned(cal.year_span(start, 10), "decade", f"{start:04d}"[:3], "absolute")), year=start
    )


@ATOMS.rule("THE", "THE d:DECNAME", "PERN")
def decade_name(hit: Hit) -> Node:
    """ "the nineties"."""
    start = 2000 if hit.val("d") == 0 else 1900 + int(hit.val("d"))
    return Node(
        to.fixed(spanned(cal.year_span(start, 10), "decade", f"{start:04d}"[:3], "absolute")), year=start
    )
