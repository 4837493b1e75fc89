"""Ranges: "from Monday to Friday", "between 2010 and 2014", "3 to 7 March"."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.values.times import calendar as cal
from claimcheck.values.times import resolve as to
from claimcheck.values.times.grammar import Hit, Rules
from claimcheck.values.times.lexer import CODE
from claimcheck.values.times.moves import moved
from claimcheck.values.times.value import Context, Node, Value, on_day

RANGES = Rules()


@RANGES.rule("FROM BETWEEN DATEX", "(?: FROM | BETWEEN )? a:DATEX t:RANGE b:DATEX", "PERN")
def date_range(hit: Hit) -> Node | None:
    """ "from Monday to Friday", "between 2010 and 2014", "March 3 - April 5", but not "in 2010 and 2014"."""
    led = hit.match.group()[0]
    if two_days(hit):
        return None
    if hit.code("t") == CODE["AND"] and led != CODE["BETWEEN"]:
        return None
    if hit.code("t") == CODE["TO"] and led != CODE["FROM"] and hit.code("a") != hit.code("b"):
        return None
    a, b = hit.node("a"), hit.node("b")
    if a.bare and b.bare and a.weekday is not None and b.weekday is not None and led != CODE["FROM"]:
        timex = f"XXXX-WXX-{a.weekday}/XXXX-WXX-{b.weekday}"
        return Node(to.fixed(Value(timex=timex, kind="set")))  # "open Monday to Friday": every week
    return span_of(a, b)


def two_days(hit: Hit) -> bool:
    """Whether "from A to B" gives the old day and the new one of what is moved, and no span."""
    at = hit.match.start()
    at -= hit.match.string[at] != CODE["FROM"]
    return at >= 0 and hit.match.string[at] == CODE["FROM"] and moved(hit.items, at)


def span_of(a: Node, b: Node) -> Node:
    """Build the interval from one time to another; what the first leaves out it takes from the second."""

    def resolve(ctx: Context) -> Value:
        end, start = _end(b, ctx), _end(a, ctx)
        if a.year is None and b.year is not None and a.month is not None:
            start = to.absolute(b.year if (b.month or 12) >= a.month else b.year - 1, a.month, a.dom)(ctx)
        elif b.year is None and b.month is not None and a.year is not None:
            end = to.absolute(a.year if b.month >= (a.month or 1) else a.year + 1, b.month, b.dom)(ctx)
        at = b.of_year
        if a.year is None and b.year is None and at and a.month and b.month and start.first is not None:
            end = replace(at(start.first.year + (b.month < a.month))(ctx), anchored=start.anchored)
        if start.first is None or end.last is None:
            return Value(timex=f"{start.timex}/{end.timex}", grain=end.grain)
        if end.last < start.first and b.weekday is not None:
            later = cal.plus(end.last, 7)
            end = replace(end, last=later, timex=later.isoformat() if later else "")
        if end.last is None or end.last < start.first:
            return Value(timex=f"{start.timex}/{end.timex}", grain=end.grain)
        return Value(start.first, end.last, end.grain, f"{start.timex}/{end.timex}", start.anchored)

    return Node(resolve)


def _end(node: Node, ctx: Context) -> Value:
    """Return an end of a range; "now" is the day of publication."""
    value = node.resolve(ctx)
    now = value.timex == "PRESENT_REF" and ctx.published is not None
    return on_day(ctx.published, "published") if now else value


@RANGES.rule("FROM BETWEEN DAY", "(?: FROM | BETWEEN )? a:DAY t:RANGE b:DAY (?: OF | IN )? p:PERN", "PERN")
def days_of_month(hit: Hit) -> Node | None:
    """ "from 4 to 22 this month"."""
    month = hit.node("p")
    first, last = int(hit.val("a")), int(hit.val("b"))
    if (
        month.unit != "M"
        or not first < last
        or (hit.code("t") == CODE["AND"] and CODE["BETWEEN"] not in hit.match.group())
    ):
        return None

    def resolve(ctx: Context) -> Value:
        whole = month.resolve(ctx)
        if whole.first is None:
            return whole
        ends = (
            cal.day(whole.first.year, whole.first.month, first),
            cal.day(whole.first.year, whole.first.month, last),
        )
        if ends[0] is None or ends[1] is None:
            return Value()
        return Value(ends[0], ends[1], "day", f"{ends[0]}/{ends[1]}", whole.anchored)

    return Node(resolve)


@RANGES.rule("FROM BETWEEN DAY", "(?: FROM | BETWEEN )? a:DAY t:RANGE b:DAYN", "PERN")
@RANGES.rule("FROM BETWEEN ORD THE", "(?: FROM | BETWEEN )? THE? a:ORDNUM t:RANGE b:DAYN", "PERN")
def days_first(hit: Hit) -> Node | None:
    """ "3 to 7 March", "between the 3rd and 12th of May"."""
    b = hit.node("b")
    day = hit.val("a") if isinstance(hit.val("a"), int) else int(hit.low("a")[:-2])
    if b.dom is None or b.month is None or not day < b.dom or two_days(hit):
        return None
    if hit.code("t") == CODE["AND"] and hit.match.group()[0] != CODE["BETWEEN"] and day + 1 != b.dom:
        return None
    resolve = to.absolute(b.year, b.month, day) if b.year else to.day_of_month(b.month, day)
    return span_of(Node(resolve, year=b.year, month=b.month, dom=day), b)


@RANGES.rule("FROM BETWEEN DAYN", "(?: FROM | BETWEEN )? a:DAYN t:RANGE b:DAYS (?: COMMA? y:YEARN )?", "PERN")
def days_last(hit: Hit) -> Node | None:
    """ "March 3-7", "April 24 and 25, 2026"."""
    a = hit.node("a")
    day = hit.val("b") if isinstance(hit.val("b"), int) else int(hit.low("b")[:-2])
    if a.dom is None or a.month is None or not a.dom < day <= 31 or a.clock or two_days(hit):
        return None
    if hit.code("t") == CODE["AND"] and hit.match.group()[0] != CODE["BETWEEN"] and a.dom + 1 != day:
        return None
    if hit.beside_code(1) == CODE["HYPHEN"] or (hit.code("t") == CODE["TO"] and a.year is not None):
        return None
    year = hit.node("y").year if hit.has("y") else a.year
    first = to.absolute(year, a.month, a.dom) if year else a.resolve
    resolve = to.absolute(year, a.month, day) if year else to.day_of_month(a.month, day)
    return span_of(
        Node(first, year=year, month=a.month, dom=a.dom), Node(resolve, year=year, month=a.month, dom=day)
    )


@RANGES.rule("DAY", "a:DAY (?= (?: COMMA DAY )* COMMA? (?: AND | OR ) b:DAYN )", "DAYN")
def listed_first(hit: Hit) -> Node | None:
    """The "3" of "on 3 and 12 March": a day of the month that the last of the list names."""
    last = hit.node("b")
    if last.dom is None or last.month is None or not int(hit.val("a")) < last.dom:
        return None
    return _day_of(int(hit.val("a")), last)


@RANGES.rule("DAYN", "a:DAYN (?: AND | OR ) b:DAYS (?! HYPHEN | UNIT | SCALE )", "DAYN")
def listed_last(hit: Hit) -> Node | None:
    """The "12" of "on March 3 and 12"."""
    first = hit.node("a")
    day = hit.val("b") if isinstance(hit.val("b"), int) else int(hit.low("b")[:-2])
    after = hit.beside(1)
    if first.dom is None or first.month is None or not first.dom + 1 < day <= 31 or first.clock:
        return None
    if after is not None and after.low[-1:].isalnum() and hit.beside_code(1) == CODE["X"]:
        return None  # "on March 3 and 12 people ..."
    return replace(_day_of(day, first), skip=2)


@RANGES.rule("DAY", "a:DAY (?= TO b:DAYN )", "DAYN")
def moved_first(hit: Hit) -> Node | None:
    """The "3" of "moved from 3 to 12 March", or of "from 12 to 3 March"."""
    last, at = hit.node("b"), hit.match.start() - 1
    if last.dom is None or last.month is None or hit.beside_code(-1) != CODE["FROM"]:
        return None
    return _day_of(int(hit.val("a")), last) if moved(hit.items, at) else None


@RANGES.rule("FROM", "FROM a:DAYN TO b:DAYS (?! HYPHEN | UNIT | SCALE )", "DAYN")
def moved_last(hit: Hit) -> Node | None:
    """The "12" of "moved from March 3 to 12"."""
    first = hit.node("a")
    day = hit.val("b") if isinstance(hit.val("b"), int) else int(hit.low("b")[:-2])
    if first.dom is None or first.month is None or day > 31 or not two_days(hit):
        return None
    return replace(_day_of(day, first), skip=3)


def _day_of(day: int, like: Node) -> Node:
    """Build a day in the month, and the year if there is one, of another."""
    month = like.month or 1
    resolve = to.absolute(like.year, month, day) if like.year else to.day_of_month(month, day)
    return Node(resolve, year=like.year, month=month, dom=day)
