"""Parts that do not add up to their total.

Reports numbers that the text itself adds, subtracts or multiplies, and that come to something else: parts
after a colon, "made up of", "of whom ... and the other"; a total after "in all", "for a total of"; votes
that are more than the members present; "X of Y, leaving Z"; "40 seats at $12 each, $500 in all"; a duration
that does not fit its two dates or hours. Rounding is allowed for, as far as each number is rounded, and a
list that may leave something out ("including", "among them") is let alone. Readers do add up.

Conflicts: "In all, 214 trains were late: 118 in the north, 61 in the west and 45 elsewhere." (224)
Does not: "Of the 214 late trains, 118 were in the north and 61 in the west."
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.checks._figures import Figure, figures, number
from claimcheck.checks._sums import Sum, sums
from claimcheck.checks.page import Conflict, Page, passage

NUMBER = 502
NAME = "arithmetic"


def check(page: Page) -> Iterator[Conflict]:
    """Yield each sum, difference, product, vote and duration that does not come out."""
    rows = figures(page)
    for one in sums(page, rows):
        if one.conflicting:
            yield of_sum(page, one)


def of_sum(page: Page, one: Sum) -> Conflict:
    """Return the conflict of parts with their total."""
    added = sum(part.value for part in one.parts)
    equation = " + ".join(number(part.value) for part in one.parts)
    return Conflict(
        passages=(
            passage(page, one.total.start, one.total.noun_end, number(one.total.value), "the total"),
            passage(page, one.parts[0].start, one.parts[-1].noun_end, number(added), "the parts"),
        ),
        message=f"the parts do not add up: {equation} = {number(added)}, not {number(one.total.value)}",
        reasons=(one.how,),
        assumed=("the parts are all there are",) if one.complete else ("the parts do not overlap",),
        explanations=("a part may be left out, or counted twice", "a number may be rounded"),
        confidence=0.9 if one.complete else 0.8,
        topic=one.total.noun or "sum",
    )
