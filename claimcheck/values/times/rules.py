"""The layers in which a text is read for times, each over what the one before it found."""

from __future__ import annotations

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

LAYERS = (
    Layer(numbers.NUMBERS),
    Layer(dates.ATOMS, figures.ATOMS, years.ATOMS, sets.ATOMS, clocks.ATOMS, durations.ATOMS, periods.ATOMS),
    Layer(relative.RELATIVE, parts.RELATIVE),
    Layer(clocks.CLOCKS),
    Layer(events.JOINS, joins.JOINS),
    Layer(ranges.RANGES),
)
