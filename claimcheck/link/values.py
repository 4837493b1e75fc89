"""How two values stand to each other: alike, one within the other, or apart; and how near they are."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace
from typing import Literal

from claimcheck.link.clocks import LATER, PARTS, meets, minutes
from claimcheck.model import Amount, Name, Stance, State, Value, When
from claimcheck.topics.named import LIFE
from claimcheck.values import names, units

Standing = Literal["alike", "within", "apart", "unlike"]

# "About 400" is read as within 5% of it, 10% where it has one digit that is not zero: "about forty" is not 64
# (of the story sets "about 130" and 160, "about forty" and 64 conflict; "about 1,300" and 1,260 do not).
ABOUT = 0.05
ROUND = 0.10
# "More than 1,200" describes 1,260, not 1,620: a reader takes a bound to be near the figure.
BEYOND = 1.25
# Converted figures are rounded: "700 kilometres (450 miles)" is 3% off.
CONVERTED = 0.05
MILLION = 1e6
# Dimensions whose figures are told whole: four is not 4.2 people, nor a million 1.2 millions.
EXACT = frozenset({"count", "money", "age", "score", "ratio"})
# Words by which somebody is no more than alive, and may be in hospital.
ALIVE = frozenset({"alive", "survive"})


def standing(one: Value, other: Value) -> Standing:
    """Return how two values stand to each other; "unlike" when they cannot be compared at all. Symmetric."""
    if isinstance(one, Amount) and isinstance(other, Amount):
        return amounts(one, other)
    if isinstance(one, When) and isinstance(other, When):
        return times(one, other)
    if isinstance(one, Stance) and isinstance(other, Stance):
        return stances(one, other)
    if isinstance(one, State) and isinstance(other, State):
        return states(one, other)
    if isinstance(one, Name) and isinstance(other, Name):
        return called(one, other)
    return "unlike"


def called(one: Name, other: Name) -> Standing:
    """Return how two names stand: "Tansley" may be Tansley Hospital; "Systems" is cut from a longer name."""
    if one.key == other.key or names.same_name(one, other):
        return "alike"
    mine, theirs = set(one.key.split()), set(other.key.split())
    return "within" if mine <= theirs or theirs <= mine else "apart"


def same_measure(one: Amount, other: Amount) -> Amount | None:
    """Return ``other`` in the unit of ``one``, or None when no conversion leads there."""
    if one.unit == other.unit and one.dimension == other.dimension:
        return other
    if one.dimension != other.dimension or one.dimension in ("money", "count"):
        return None
    return units.convert(other, one.unit)


def in_order(one: Amount, other: Amount) -> tuple[Amount, Amount]:
    """Return two amounts in the order of their units, so that it is always the same one that is converted."""
    return (one, other) if one.unit <= other.unit else (other, one)


def amounts(one: Amount, other: Amount) -> Standing:
    """Return how two amounts stand, read as a reader reads bounds and approximations."""
    one, other = in_order(one, other)
    turned = same_measure(one, other)
    if turned is None or (one.per and turned.per and one.per != turned.per):
        return "unlike"  # a rate told without its "a year" is the same rate
    if one.dimension == "score":
        return scores(one, turned)
    if {one.change, turned.change} == {"up", "down"}:
        return "apart"
    if one.change == turned.change == "down":
        one, turned = fall(one), fall(turned)
    if math.isclose(one.low, turned.low, rel_tol=1e-9) and math.isclose(one.high, turned.high, rel_tol=1e-9):
        alike = one.approximate == turned.approximate and one.high_closed == turned.high_closed
        return "alike" if alike or one.dimension == "count" else "within"
    if rounded(one, turned) or rounded(turned, one):
        return "within"
    if ceiling(one) and ceiling(turned):
        less, more = sorted((one.high, turned.high))
        return "apart" if more > less * room(one, turned) else "within"
    low, high = reach(one)
    low2, high2 = reach(turned)
    converted = one.unit != other.unit
    slack = CONVERTED * max(abs(low), abs(low2)) if converted else 0.0
    if low - slack <= high2 and low2 - slack <= high:
        return "within"
    return "apart"


def room(one: Amount, other: Amount) -> float:
    """Return up to how many times the lesser of two ceilings the greater one may be.

    A limit of a count is told as exactly as the count ("at most 26", "up to 28"); "fewer than 300" is not.
    """
    exact = all(a.dimension in EXACT and a.high_closed and not a.approximate for a in (one, other))
    return 1 + ABOUT if exact else BEYOND


def ceiling(amount: Amount) -> bool:
    """Whether an amount only says how much at the most: "up to 1,000", "within three years"."""
    return amount.low == 0 < amount.high < math.inf


def fall(amount: Amount) -> Amount:
    """Return a fall as how far it goes: "fell by -3.16%" is "fell by 3.16%"."""
    return replace(amount, low=-amount.high, high=-amount.low) if amount.high < 0 else amount


def rounded(one: Amount, other: Amount) -> bool:
    """Whether ``one`` is a round figure for ``other``: 418,000 for 418,206, 1.4 billion for 1.42 billion.

    A figure counts as round when it ends in two zeros or more before the point and has two digits at least
    that are not zero; with one such digit ("300") it is as likely exact, but for millions, where 6 billion is
    told for 5.9 billion. Of what is measured, as lengths and shares, 43 is told for 43.2.
    """
    short, full = middle(one), middle(other)
    if one.unit == other.unit and one.dimension not in EXACT and cut(short, full):
        return True
    if short <= 0 or full <= 0 or short % 100 or full == short:
        return False
    kept = significant(short)
    if (kept < 2 and short < MILLION) or significant(full) <= kept:
        return False
    if kept < 2 and abs(full - short) > ABOUT * short:
        return False
    if kept >= 15 or not math.isclose(float(f"{full:.{kept}g}"), short):
        return False
    last: float = 10.0 ** (math.floor(math.log10(short)) - kept + 1)
    return abs(full - short) < last / 2  # 12,500 is no more 12,000 than 13,000


def cut(short: float, full: float) -> bool:
    """Whether a figure is another one told with fewer decimals: 43 for 43.2, and not 4 for 4.5."""
    decimals = len(f"{short:.10g}".partition(".")[2])
    return len(f"{full:.10g}".partition(".")[2]) > decimals and 0 < abs(full - short) < 0.5 / 10**decimals


def scores(one: Amount, other: Amount) -> Standing:
    """Return how two scores or votes stand: the two sides may be told in either order."""
    sides = {(one.low, one.high), (one.high, one.low)}
    return "alike" if (other.low, other.high) in sides else "apart"


def reach(amount: Amount) -> tuple[float, float]:
    """Return the interval that a reader takes an amount to mean."""
    low, high = amount.low, amount.high
    if math.isinf(high):
        return low, low * BEYOND if low > 0 else high
    if math.isinf(low):
        return (high / BEYOND if high > 0 else low), high
    if not amount.approximate:
        return low, high
    share = ROUND if round_number(low) and round_number(high) else ABOUT
    if low == high and not amount.high_closed:
        return low * (1 - share), high
    if low == high and not amount.low_closed:
        return low, high * (1 + share)
    return low * (1 - share), high * (1 + share)


def round_number(value: float) -> bool:
    """Whether a number has a single digit that is not zero."""
    return significant(value) <= 1


def times(one: When, other: When) -> Standing:
    """Return how two times stand: the same days, one within the other, or apart."""
    if (one.first, one.last) == (other.first, other.last):
        return clocks(one.clock, other.clock)
    start, end = one.first or dt.date.min, one.last or dt.date.max
    start2, end2 = other.first or dt.date.min, other.last or dt.date.max
    return "within" if start <= end2 and start2 <= end else "apart"


# The minutes by which an hour told without them may differ from a time told with them.
QUARTER = 15


def clocks(one: str, other: str) -> Standing:
    """Return how two times of one day stand: 07:00 is within a morning; a day without a time is alike."""
    if one == other or not one or not other:
        return "alike"
    hours, hours2 = minutes(one), minutes(other)
    if hours is None or hours2 is None:
        return "apart"
    if hours == hours2:
        return "alike"
    exact = one in PARTS or other in PARTS or (":" in one) == (":" in other)
    slack = 0 if exact else QUARTER
    return "within" if any(meets(hours, hours2, later, slack) for later in LATER) else "apart"


def stances(one: Stance, other: Stance) -> Standing:
    """Return how two stances stand; a freedom and a limited one can both hold, unless limits differ."""
    if one.limit is not None and other.limit is not None:
        return limits(one.limit, other.limit)
    if one.stand == other.stand:
        return "alike"
    if "unavailable" in (one.stand, other.stand):
        return "apart"
    return "within"


def limits(one: Amount, other: Amount) -> Standing:
    """Return how two limits of one freedom stand: half an hour at most is not an hour at most."""
    one, other = in_order(one, other)
    turned = same_measure(one, other)
    if turned is None:
        return "unlike"
    return "alike" if math.isclose(one.high, turned.high, rel_tol=0.02) else "apart"


def states(one: State, other: State) -> Standing:
    """Return how two states of one thing stand; paused and scrapped are both off, and still apart.

    Of a word with a topic in one alone ("no leak", "300 litres leaked") only the denial counts.
    """
    if one.axis != other.axis and one.state.removeprefix("not ") == other.state.removeprefix("not "):
        return "alike" if one.state == other.state else "apart"
    graded = bool(one.grade and other.grade) and one.grade != other.grade
    alive = not ALIVE.isdisjoint((*one.state.split(), *other.state.split()))
    if alive and one.axis == other.axis == LIFE and "limited" in (one.grade, other.grade):
        return "alike" if one.positive != other.positive else "apart"  # who is critical is alive
    return "apart" if one.positive != other.positive or graded else "alike"


def distance(one: Value, other: Value) -> float:
    """Return how far two comparable values are apart: log of the ratio, or days over 30; symmetric."""
    if isinstance(one, Amount) and isinstance(other, Amount):
        one, other = in_order(one, other)
        turned = same_measure(one, other)
        if turned is None:
            return 9.0
        a, b = middle(one), middle(turned)
        if a == b:
            return 0.0
        if a <= 0 or b <= 0:
            return 3.0
        return min(abs(math.log(a) - math.log(b)), 9.0)
    if isinstance(one, When) and isinstance(other, When):
        a2, b2 = one.first or one.last, other.first or other.last
        return min(abs((a2 - b2).days) / 30, 9.0) if a2 and b2 else 9.0
    return 0.0


def middle(amount: Amount) -> float:
    """Return the number that stands for an amount: the middle, or the end that is given."""
    if math.isinf(amount.high):
        return amount.low
    if math.isinf(amount.low):
        return amount.high
    return (amount.low + amount.high) / 2


def digits(value: float) -> str:
    """Return the digits of a number as written, without sign and point."""
    return f"{abs(value):.10g}".replace(".", "")


def significant(value: float) -> int:
    """Return how many digits a number has from the first to the last that is not zero, ten at most.

    ``digits`` would count those of an exponent too, with which a float is written from ten billion on.
    """
    return len(f"{abs(value):.9e}".partition("e")[0].replace(".", "").strip("0"))


def telling(value: Value) -> float:
    """Return how telling a value is that two texts share: half its digits that are not zero, up to 2."""
    if isinstance(value, Amount):
        return min(len(digits(middle(value)).strip("0")), 4) / 2
    if isinstance(value, When):
        return {"time": 1.5, "day": 1.0, "week": 0.7, "month": 0.4}.get(value.grain, 0.1)
    return 0.0


def told(when: When) -> str:
    """Return a time in words: a day, a range of days, or an open range, in ISO form."""
    first = when.first.isoformat() if when.first else ""
    last = when.last.isoformat() if when.last else ""
    days = first if first == last else f"{first or '...'} to {last or '...'}"
    return f"{days}{when.clock}" if when.clock and when.clock[1:2].isdigit() else days
