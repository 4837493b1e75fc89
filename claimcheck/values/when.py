"""Times of a text: every expression of a date, a duration or a set, with the days it covers.

``find_times`` reads a text in layers (``times.grammar``): words become classes, rules over the classes find
the parts, later layers join them. What is found is then resolved in the order of the text against the day of
publication and against the last date the text spoke of; what neither settles stays open (``when`` is None).
"""

from __future__ import annotations

import bisect
import datetime as dt
import re

from claimcheck.model import TimeMention, When
from claimcheck.values.times.grammar import chars
from claimcheck.values.times.lexer import CODE, Item, lex
from claimcheck.values.times.moves import put_elsewhere
from claimcheck.values.times.rules import LAYERS, TIMED
from claimcheck.values.times.tense import leaning
from claimcheck.values.times.value import Context, Value

FOUND = re.compile(f"[{chars('DATEN')}{''.join(CODE[c] for c in ['CLKN', 'DURN', 'SETN', 'DPN', 'REFN'])}]")
DATES = chars("DATEN")
BOUNDS = {
    "SINCE": "from",
    "FROM": "from",
    "UNTIL": "until",
    "BY": "by",
    "BEFORE": "before",
    "AFTER": "after",
    "STARTING": "from",
}
FAR = 1_500  # characters, a few paragraphs
UNSAID = CODE["DPN"] + CODE["CLKN"]  # "morning", "2:15": times only in company
BOUND_OF = {CODE[name]: bound for name, bound in BOUNDS.items()}


def find_times(text: str, published: dt.date | None = None) -> list[TimeMention]:
    """Return the time expressions of a text in order, resolved as far as text and publication allow.

    >>> [m.timex for m in find_times("It opened on 3 May 2019 and closed two weeks later.")]
    ['2019-05-03', '2019-W20']
    """
    codes, tokens = lex(text)
    if TIMED.search(codes) is None:
        return []
    base_codes, items = codes, tokens
    for layer in LAYERS:
        codes, items = layer.run(codes, items)
    elsewhere = put_elsewhere(codes, items, DATES)
    found = [(at, items[at]) for at in (m.start() for m in FOUND.finditer(codes))]
    found = [(at, item) for at, item in found if not (item.value.bare and codes[at] in UNSAID)]
    years = tuple(n.value.year for _, n in found if n.value.year is not None and n.value.dom is not None)
    starts = [token.start for token in tokens]
    mentions: list[TimeMention] = []
    anchor: Value | None = None
    day: Value | None = None
    said = 0  # where the last date ended: one too far back is no anchor
    for at, item in found:
        if item.start - said > FAR:
            anchor = day = None
        where = bisect.bisect_left(starts, item.start)
        lean = leaning(base_codes, tokens, where, bisect.bisect_left(starts, item.end))
        lean = 1 if at in elsewhere else lean  # a day that is moved is mostly still to come
        opening = at == 0 or codes[at - 1] == CODE["BREAK"]
        value = item.value.resolve(Context(published, anchor, day, years, lean, opening))
        bound = BOUND_OF.get(codes[at - 1], "") if at and at not in elsewhere else ""
        mentions.append(mention(item, value, bound))
        if value.kind == "date" and value.first is not None:
            anchor, said = value, item.end
            day = value if value.grain in ("time", "day", "week", "month") else day
    return mentions


def mention(item: Item, value: Value, bound: str) -> TimeMention:
    """Return the public record of a resolved item."""
    when = None
    if value.first is not None and value.last is not None:
        when = When(value.first, value.last, value.grain, value.clock, value.approximate)
    anchored = value.anchored if when is not None else ""
    return TimeMention(
        item.start, item.end, when, value.kind, anchored, value.timex, bound if value.kind == "date" else ""
    )
