"""Times of day: "10:35 a.m.", "0735 GMT", "half past seven", "the morning", "from 9am to 5pm"."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.values.times import resolve as to
from claimcheck.values.times.grammar import Hit, Rules
from claimcheck.values.times.lexer import CODE
from claimcheck.values.times.numbers import number
from claimcheck.values.times.value import Context, Node, Value, on_day

ATOMS = Rules()
CLOCKS = Rules()


PARTS = ("morning", "afternoon", "evening", "night")
CLOCK_LEADS = "AT BY FROM UNTIL SINCE BEFORE AFTER APPROX TO AND BETWEEN HYPHEN OPEN BREAK"

HOUR_LEADS = "AT BY BEFORE AFTER UNTIL SINCE APPROX"
WORDED = CODE["NUMW"] + CODE["TEEN"]


CLOCK_TAIL = "(?: z:ZONE | LOCAL TIME )?"


def clock_node(hour: int, minute: int | None, half: str, zone: str = "", second: str = "") -> Node | None:
    """Build a time of day; "am" or "pm" shifts the hour, a zone is kept only when it is UTC."""
    least = 0 if half.startswith("a") and minute is not None else 1  # "0:40 a.m."
    if (half and not least <= hour <= 24) or hour > 24 or (minute or 0) > 59:
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


def part_code(value: object, low: str) -> str:
    """Return the TIMEX code of a part of day, read before or not."""
    if isinstance(value, Node):
        return value.clock
    return "TNI" if low in ("night", "nite") else str(value)


def afternoon(clock: str) -> str:
    """Return a clock of the morning twelve hours later."""
    return (
        f"T{int(clock[1:3]) + 12:02d}{clock[3:]}"
        if clock[1:3].isdecimal() and int(clock[1:3]) < 12
        else clock
    )


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
    "HALF INT2 UNIT1 TENS TEEN NUMW QTY",
    "n:QUARTERS (?: UNIT1 | UNITP )? d:PASTTO h:HOURW OCLOCK? a:AM?",
    "CLKN",
)
def past_hour(hit: Hit) -> Node | None:
    """ "half past seven", "quarter to six", "ten past 9", "eight minutes to six"."""
    low = hit.low("n")
    minutes = told_in_minutes(hit)
    if hit.low("d") == "to" and low.isdecimal() and not minutes:
        return None  # "5 to 6pm" is a range
    count = 30 if low == "half" else 15 if low == "quarter" else number(hit, "n")
    told = hit.has("a") or low == "quarter" or minutes or part_behind(hit) or led(hit)
    if count is None or (hit.low("d") == "to" and not told) or hit.near(1, "UNIT"):
        return None  # "ten minutes to two hours"
    if low not in ("half", "quarter") and (count % 5 or count > 30) and not minutes:
        return None
    if minutes and hit.low("d") == "to" and not hit.near(-1, HOUR_LEADS) and hit.near(1, "X"):
        return None  # "gave eight minutes to six speakers"
    return beside_hour(hit.low("d"), int(count), int(hit.val("h")), hit.val("a") or "")


def led(hit: Hit) -> bool:
    """Whether "at" leads to an hour in words with which something ends: "it began at twenty to eight."."""
    return hit.near(-1, "AT") and (hit.beside(1) is None or hit.near(1, "ENDX ON IN WD"))


@ATOMS.rule("INT2 TENS TEEN NUMW QTY A", "n:MINUTES u:UNITX d:BESIDE h:HOURW (?: OCLOCK | a:AM )?", "CLKN")
@ATOMS.rule("INT2 TENS TEEN NUMW QTY A", "n:MINUTES u:UNITX d:BESIDE h:DAYPART", "CLKN")
@ATOMS.rule("UNIT1", "u:UNIT1 d:PASTTO h:DAYPART", "CLKN")
def minutes_beside(hit: Hit) -> Node | None:
    """ "twenty minutes before three in the morning", "eighteen minutes to midnight", "quarter to noon".

    Three o'clock is told by its part of the day or as such: "three minutes after four" may be goals.
    """
    quarter = not hit.has("n") and hit.low("u") == "quarter"
    if not quarter and hit.val("u") != "TM":
        return None
    count = 15.0 if quarter else 1.0 if hit.code("n") == CODE["A"] else number(hit, "n")
    named = isinstance(hit.val("h"), str)
    if count is None or (named and hit.val("h") not in ("T00", "T12")):
        return None
    known = named or hit.has("a") or CODE["OCLOCK"] in hit.match.group() or part_behind(hit)
    hour = int(hit.val("h")[1:]) if named else int(hit.val("h"))
    return beside_hour(hit.low("d"), int(count), hour or 24, hit.val("a") or "") if known else None


def beside_hour(side: str, minutes: int, hour: int, half: str) -> Node | None:
    """Build the time some minutes before or after an hour; midnight is 24."""
    if not 1 <= minutes <= 59:
        return None
    if side in ("to", "before"):
        return clock_node(hour - 1 or 12, 60 - minutes, half)
    return clock_node(hour % 24, minutes, half)


def told_in_minutes(hit: Hit) -> bool:
    """Whether the word "minutes" stands between the number and the hour."""
    return any(item.value == "TM" for item in hit.items[hit.match.start() : hit.match.end()])


def part_behind(hit: Hit) -> bool:
    """Whether a part of the day follows soon: "in the morning", "on Tuesday morning"."""
    return hit.near(1, "IN ON") and any(
        item is not None and item.low in PARTS for item in (hit.beside(step) for step in (2, 3))
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


@CLOCKS.rule("DECCLK", "c:DECCLK IN p:DPN", "CLKN")
@CLOCKS.rule("DECCLK", "c:DECCLK ON p:DPN (?= OF )", "CLKN")
@CLOCKS.rule("HOURW", "h:HOURW IN p:DPN", "CLKN")
@CLOCKS.rule("HOURW", "h:HOURW AT n:NIGHT", "CLKN")
@CLOCKS.rule("CLKN", "c:CLKN AT n:NIGHT", "CLKN")
@CLOCKS.rule("HOURW", "h:HOURW ON p:DPN (?= OF )", "CLKN")
@CLOCKS.rule("DPN", "p:DPN AT h:HOURW (?= ENDX | $ )", "CLKN")
def hour_of_part(hit: Hit) -> Node | None:
    """ "4 in the morning", "2.10 in the morning", "eleven at night", "at nine on the evening of".

    An hour in words is led to: "four in the morning and two in the evening" are counts.
    """
    worded = hit.has("h") and hit.code("h") in WORDED and not hit.near(-1, HOUR_LEADS)
    if worded and (hit.has("n") or hit.code("p") != hit.match.group()[0]):
        return None
    told = hit.val("c")
    hour, _, minute = hit.low("c").partition(".") if hit.has("c") else (str(hit.val("h")), "", "")
    clock = told.clock if isinstance(told, Node) else f"T{int(hour):02d}" + (f":{minute}" if minute else "")
    part = "TNI" if hit.has("n") else hit.node("p").clock
    if part == "TNI":
        clock = f"T00{clock[3:]}" if clock[:3] == "T12" else afternoon(clock) if clock[:3] > "T05" else clock
    elif part in ("TAF", "TEV"):
        clock = afternoon(clock)
    return Node(lambda ctx: day_part(ctx, clock), clock=clock)


@CLOCKS.rule(
    "FROM BETWEEN CLKN HOURW",
    "(?: FROM | BETWEEN )? (?: a:CLKN | h:HOURW ) t:RANGE b:CLKX (?: IN? p:DPN )?",
    "CLKN",
)
@CLOCKS.rule("FROM BETWEEN", "(?: FROM | BETWEEN ) h:HOURW t:RANGE k:HOURW IN? p:DPN", "CLKN")
@CLOCKS.rule("FROM BETWEEN", "(?: FROM | BETWEEN ) h:HOURW t:RANGE k:HOURW (?= ON? DAYX )", "CLKN")
def clock_range(hit: Hit) -> Node | None:
    """ "from 9am to 5pm", "5 to 6pm", "between 5 and 6 in the afternoon"."""
    end = f"T{int(hit.val('k')):02d}" if hit.has("k") else hit.node("b").clock
    start = hit.node("a").clock if hit.has("a") else f"T{int(hit.val('h')):02d}"
    if hit.code("t") == CODE["AND"] and CODE["BETWEEN"] not in hit.match.group():
        return None
    late = hit.has("p") and hit.node("p").clock in ("TAF", "TEV", "TNI")
    if late:
        start, end = afternoon(start), afternoon(end)
    elif not hit.has("a") and end[1:3] > "12" and f"T{int(start[1:3]) + 12:02d}" < end[:3]:
        start = afternoon(start)
    clock = f"{start}/{end}"
    return Node(lambda ctx: day_part(ctx, clock), clock=clock)
