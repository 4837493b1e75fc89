"""The layers in which a text is read for times, each over what the one before it found."""

from __future__ import annotations

import re

from claimcheck.values.times import (
    clocks,
    dates,
    durations,
    events,
    figures,
    joins,
    numbers,
    parts,
    periods,
    ranges,
    relative,
    sets,
    years,
)
from claimcheck.values.times.grammar import Layer
from claimcheck.values.times.lexer import CODE

# Classes of words of which alone no rule makes a time (a test asks all rules): half of the sentences of news
# have no others, and need not be read.
IDLE = (
    "X BREAK COMMA DOT HYPHEN OPEN CLOSE SLASH AP ATSIGN COLON DEC DECCLK BIGNUM INT0 INT99 BIG MIL APYEAR "
    "ORDW REST THE A OF IN ON AT FOR AND OR TO FROM BETWEEN THROUGH UNTIL SINCE BY BEFORE AFTER AGO LATER "
    "EARLIER LAST NEXT THIS COMING PREVIOUS FOLLOWING CURRENT SAME THAT RECENT EVERY OTHER ANOTHER EARLY MID "
    "LATE START END ALL MORE THAN LESS APPROX LEAST UPTO NO OCLOCK LOCAL TIME FISCAL DATEW SOONER STARTING "
    "ENDED PRE ONCE LONG OLD OWN WEEKTO"
)
TIMED = re.compile(f"[^{''.join(CODE[name] for name in IDLE.split())}]")
LAYERS = (
    Layer(numbers.NUMBERS),
    Layer(dates.ATOMS, figures.ATOMS, years.ATOMS, sets.ATOMS, clocks.ATOMS, durations.ATOMS, periods.ATOMS),
    Layer(relative.RELATIVE, parts.RELATIVE),
    Layer(clocks.CLOCKS),
    Layer(events.JOINS, joins.JOINS),
    Layer(ranges.RANGES),
)
