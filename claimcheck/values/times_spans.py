"""Second part of the first layer: clocks, durations, quarters, seasons, fiscal years, sets with a unit."""

from __future__ import annotations

import functools
from dataclasses import replace

from . import calendar as cal
from . import times_resolve as to
from .times_atoms import ATOMS, century, number, ordinal, year_of
from .times_grammar import Hit
from .times_lexer import CODE
from .times_value import Context, Node, Value, on_day, spanned

CLOCK_TAIL = "(?: z:ZONE | LOCAL TIME )?"

# ------------------------------------------------------------------------------------------------- clocks

CLOCK_LEADS = "AT BY FROM UNTIL SINCE BEFORE AFTER APPROX TO AND BETWEEN HYPHEN OPEN BREAK"


def clock_node(hour: int, minute: int | None, half: str, zone: str = "", second: str = "") -> Node | None:
    """Build a time of day; "am" or "pm" shifts the hour, a zone is kept only when it is UTC."""
    if (half and not 1 <= hour <= 24) or hour > 24 or (minute or 0) > 59:
        return None
    if half.startswith("p") and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    clock = f"T{hour:02d}" + (f":{minute:02d}" if minute is not None else "") + second
    clock += "Z" if zone in ("gmt", "utc") else ""
    return Node(lambda ctx: day_part(ctx, clock), clock=clock)


def day_part(ctx: Context, clock: str) -> Value:
    """Return a time of day on the day the text speaks of: the anchor when it is a day, else open."""
    anchor = None if ctx.opening and ctx.published else ctx.anchor
    if anchor is not None and anchor.first is not None and anchor.grain in ("day", "time"):
        return to.with_clock(on_day(anchor.first, "text"), clock)
    if ctx.published is not None:
        return to.with_clock(on_day(ctx.published, "published"), clock)
    return Value(grain="time", timex=clock, clock=clock)


@ATOMS.rule("HOURW", f"h:HOURW m:INT2? a:AM {CLOCK_TAIL}", "CLKN")
@ATOMS.rule("HOURW", f"h:HOURW m:INT2? OCLOCK a:AM? {CLOCK_TAIL}", "CLKN")
def hour(hit: Hit) -> Node | None:
    """ "10 a.m.", "five o'clock"."""
    minute = hit.val("m") if hit.has("m") else None
    return clock_node(int(hit.val("h")), minute, hit.val("a") or "", hit.low("z"))


@ATOMS.rule("CLOCK", f"c:CLOCK a:AM? {CLOCK_TAIL}", "CLKN")
@ATOMS.rule("DECCLK", f"c:DECCLK a:AM {CLOCK_TAIL}", "CLKN")
def clock(hit: Hit) -> Node | None:
    """ "10:35 a.m.", "15:30", "8.30pm"; not the score "2:15" or the verse "Luke 10:35"."""
    parts = hit.low("c").replace(".", ":").split(":")
    before = hit.beside(-1)
    if not hit.has("a") and not hit.has("z") and before is not None and before.value is True:
        return None
    second = f":{parts[2]}" if len(parts) > 2 else ""
    node = clock_node(int(parts[0]), int(parts[1]), hit.val("a") or "", hit.low("z"), second)
    placed = hit.has("a") or hit.has("z") or hit.near(-1, CLOCK_LEADS) or hit.beside(-1) is None
    return node if node is None or placed else replace(node, bare=True)  # alone it may be a score or a race


@ATOMS.rule("MIL YEAR BIG", "c:MILITARY (?: z:ZONE | a:AM )", "CLKN")
def military(hit: Hit) -> Node | None:
    """ "0735 GMT", "1140 a.m."."""
    return clock_node(hit.val("c") // 100, hit.val("c") % 100, hit.val("a") or "", hit.low("z"))


@ATOMS.rule(
    "HALF HOURW INT2 UNIT1 TENS TEEN NUMW",
    "n:QUARTERS (?: UNIT1 | UNITP )? d:PASTTO h:HOURW OCLOCK? a:AM?",
    "CLKN",
)
def past_hour(hit: Hit) -> Node | None:
    """ "half past seven", "quarter to six", "ten past 9"."""
    low = hit.low("n")
    if hit.low("d") == "to" and low.isdigit():
        return None  # "5 to 6pm" is a range
    count = 30 if low == "half" else 15 if low == "quarter" else hit.val("n")
    if (
        not isinstance(count, int)
        or not 1 <= count <= 30
        or (hit.low("d") == "to" and not hit.has("a") and low != "quarter")
    ):
        return None
    if low != "half" and low != "quarter" and count % 5 and hit.match.end() - hit.match.start() < 4:
        return None
    at = int(hit.val("h"))
    return (
        clock_node(at - 1 or 12, 60 - count, hit.val("a") or "")
        if hit.low("d") == "to"
        else clock_node(at, count, hit.val("a") or "")
    )


@ATOMS.rule("DAYPART INT12", "(?: INT12 )? p:DAYPART", "DPN")
@ATOMS.rule("THE", "THE (?: EARLY | LATE )? p:PARTW", "DPN")
@ATOMS.rule("EARLY LATE LATER EARLIER", "(?: EARLY | LATE | LATER | EARLIER ) IN THE p:PARTW", "DPN")
@ATOMS.rule("EARLY LATE", "(?: EARLY | LATE ) p:PARTW", "DPN")
def daypart(hit: Hit) -> Node | None:
    """ "noon", "the morning"; a bare "dawn" or "night" says too little."""
    low = hit.low("p")
    alone = hit.match.end() - hit.match.start() == 1
    if low in ("dawn", "dusk", "daybreak") and hit.near(1, "OF"):
        return None  # "the dawn of a new age"
    if (
        alone
        and low in ("dawn", "daybreak", "dusk", "noon", "midday", "lunchtime")
        and not hit.near(-1, "AT BY BEFORE AFTER UNTIL SINCE APPROX WD")
    ):
        return None
    code = hit.val("p") if low not in ("night", "nite") else "TNI"
    return Node(
        lambda ctx: day_part(ctx, code), clock=code, bare=alone and low in ("morning", "afternoon", "evening")
    )


# ---------------------------------------------------------------------------------------------- durations


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
    if hit.near(1, "HYPHEN") and (far := hit.beside(2)) is not None and far.low == "old":
        return None
    if second and (count is None or count == int(count)) and CODE["HYPHEN"] not in hit.match.group():
        return None
    unit = "TS" if second else "N" if hit.code("u") == CODE["NIGHT"] else hit.val("u")
    if hit.has("h") and count is not None:
        count += 0.5
    return duration(count, unit)


def duration(count: float | None, unit: str) -> Node:
    """Build a duration."""
    value = Value(timex=to.duration_timex(count, unit), kind="duration")
    return Node(to.fixed(value), num=count, unit=unit)


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
    first, second = to.duration_timex(one, big), to.duration_timex(two, small)
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
    if hit.near(-1, "NUM YEAR BIGNUM SCALE UNIT DURN") or before.low in "%)":
        return True
    if before.low in ("times", "once", "twice"):
        return True
    counted = hit.near(-2, "NUM YEAR BIGNUM SCALE DEC") or (far is not None and far.low[-1:].isdigit())
    return hit.beside_code(-1) == "x" and before.low[-1:].isalnum() and (counted or before.low[-1:].isdigit())


@ATOMS.rule("UNIT1", "u:UNIT1 HYPHEN LONG", "DURN")
@ATOMS.rule("ALL A THE", "(?: A | THE )? ALL HYPHEN? u:UNIT1", "DURN")
def whole_unit(hit: Hit) -> Node:
    """ "month-long", "all day", "a full year"."""
    return duration(1, hit.val("u"))


@ATOMS.rule("UNITP", "u:UNITP", "DURN")
@ATOMS.rule("THE", "THE u:UNITP (?= SIDE | SINCE | THAT | FOLLOWING )", "DURN")
@ATOMS.rule("RECENT THE", "THE? RECENT u:UNITP", "DURN")
def bare_units(hit: Hit) -> Node | None:
    """ "for years", "weeks before", "recent days": a duration without a number, where a neighbour shows it."""
    alone = hit.match.end() - hit.match.start() == 1
    if hit.low("u") == "quarters":
        return None
    shown = hit.near(-1, "FOR IN AFTER BY BEFORE") or hit.near(1, "AGO LATER EARLIER BEFORE AFTER")
    return duration(None, hit.val("u")) if shown or not alone else None


@ATOMS.rule("NUM", "n:NUM u:UNITP OLD", "DURN")
def age(hit: Hit) -> Node | None:
    """ "six months old": a duration."""
    return counted_units(hit)


# ------------------------------------------------------------------------------------------------ periods


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
    if (not named and hit.val("u") != "Q") or hit.low("o") in ("last", "past"):
        return None
    nth, months = ordinal(hit, "o"), 6 if named else 3
    year = year_of(hit) or (hit.val("y2") if named and hit.has("y2") else None)
    return part_of_year(nth, months, year) if 1 <= nth <= 12 // months else None


def part_of_year(nth: int, months: int, year: int | None) -> Node:
    """Build a quarter (months 3) or half (6); without a year it is the last begun or, with "will", the next."""
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
    if year is None and not hit.near(-1, "IN REL EVERY" if fall else "PREP"):
        if fall or hit.match.end() - hit.match.start() == 1:
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


# --------------------------------------------------------------------------------------------------- sets


@ATOMS.rule("EVERY", "EVERY OTHER? n:NUM? u:UNIT", "SETN")
def every_unit(hit: Hit) -> Node | None:
    """ "every day", "each two days", "every other week"."""
    unit = hit.val("u") if hit.code("u") != CODE["SECOND"] else "TS"
    count = number(hit, "n") if hit.has("n") else 2 if CODE["OTHER"] in hit.match.group() else 1
    if hit.code("u") == CODE["SECOND"]:
        return None
    return Node(to.fixed(Value(timex=to.duration_timex(count, unit), kind="set")), unit=unit)


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
    return Node(to.fixed(Value(timex=to.duration_timex(1, hit.val("u")), kind="set")), unit=hit.val("u"))
