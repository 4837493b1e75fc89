"""Times of day: "10:35 a.m.", "0735 GMT", "half past seven", "the morning", "from 9am to 5pm"."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.values.times import resolve as to
from claimcheck.values.times.grammar import Hit, Rules
from claimcheck.values.times.lexer import CODE
from claimcheck.values.times.value import Context, Node, Value, on_day

ATOMS = Rules()
CLOCKS = Rules()


CLOCK_LEADS = "AT BY FROM UNTIL SINCE BEFORE AFTER APPROX TO AND BETWEEN HYPHEN OPEN BREAK"


CLOCK_TAIL = "(?: z:ZONE | LOCAL TIME )?"


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
    "HALF HOURW INT2 UNIT1 TENS TEEN NUMW",
    "n:QUARTERS (?: UNIT1 | UNITP )? d:PASTTO h:HOURW OCLOCK? a:AM?",
    "CLKN",
)
def past_hour(hit: Hit) -> Node | None:
    """ "half past seven", "quarter to six", "ten past 9"."""
    low = hit.low("n")
    if hit.low("d") == "to" and low.isdecimal():
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


@CLOCKS.rule("HOUR", "h:HOUR IN p:DPN", "CLKN")
@CLOCKS.rule("DPN", "p:DPN AT h:HOURW (?= ENDX | $ )", "CLKN")
def hour_of_part(hit: Hit) -> Node:
    """ "4 in the morning", "in the afternoon at 7"."""
    clock = f"T{int(hit.val('h')):02d}"
    clock = afternoon(clock) if hit.node("p").clock in ("TAF", "TEV", "TNI") else clock
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
