"""Parts that do not add up to their total.

Reports numbers that the text itself adds, subtracts or multiplies, and that come to something else: parts
after a colon, "made up of", "of whom ... and the other"; a total after "in all", "for a total of"; votes
that are more than the members present; "X of Y, leaving Z"; "40 seats at $12 each, $500 in all"; a duration
that does not fit its two dates or hours; an anniversary, or years "since 1994", that the years do not make.
Rounding is allowed for, as far as each number is rounded, and a
list that may leave something out ("including", "among them") is let alone. Readers do add up.

Conflicts: "In all, 214 trains were late: 118 in the north, 61 in the west and 45 elsewhere." (224)
Does not: "Of the 214 late trains, 118 were in the north and 61 in the west."
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.checks._columns import columns
from claimcheck.checks._figures import added_up, figures, number
from claimcheck.checks._lengths import lasting
from claimcheck.checks._long_lists import long_lists
from claimcheck.checks._result import Result, equation
from claimcheck.checks._results import results
from claimcheck.checks._shared_out import shared_out
from claimcheck.checks._spans import Stretch, stretches
from claimcheck.checks._sums import Sum, sums
from claimcheck.checks._tallies import tallies
from claimcheck.checks._totals import told_totals
from claimcheck.checks._votes import Body, Vote, miscounted
from claimcheck.checks._years import year_spans
from claimcheck.checks.page import Conflict, Page, Passage, passage, whole

NUMBER = 502
NAME = "arithmetic"


def check(page: Page) -> Iterator[Conflict]:
    """Yield each sum, difference, product, vote and duration that does not come out."""
    page = whole(page)
    rows = added_up(figures(page))
    summed: set[int] = set()
    told: set[int] = set()
    for one in sums(page, rows):
        if one.complete or one.conflicting:
            told.update(figure.start for figure in one.parts)
        if one.conflicting:
            summed.update(figure.start for figure in (one.total, *one.parts))
            yield of_sum(page, one)
    for one in tallies(page, rows, frozenset(told)):
        summed.update(figure.start for figure in (one.total, *one.parts))
        yield of_sum(page, one, sure=0.75)
    for one in told_totals(page, rows, frozenset(told | summed)):
        summed.update(figure.start for figure in (one.total, *one.parts))
        yield of_sum(page, one, sure=0.8)
    for one in shared_out(page, rows, frozenset(told | summed)):
        summed.update(figure.start for figure in (one.total, *one.parts))
        yield of_sum(page, one, sure=0.75)
    for one in long_lists(page, rows, frozenset(told | summed)):
        summed.update(figure.start for figure in (one.total, *one.parts))
        yield of_sum(page, one, sure=0.75)
    for result in results(page, rows):
        if result.stated.start not in summed:
            yield of_result(page, result)
    yield from columns(page)
    for vote, body in miscounted(page):
        yield of_vote(page, vote, body)
    for stretch in (*stretches(page), *year_spans(page), *lasting(page)):
        yield of_stretch(page, stretch)


def of_sum(page: Page, one: Sum, *, sure: float = 1.0) -> Conflict:
    """Return the conflict of parts with their total, with a confidence of at most ``sure``."""
    added = sum(part.value for part in one.parts)
    sum_of_parts = equation("+", [part.value for part in one.parts], added)
    return Conflict(
        passages=(
            passage(page, one.total.start, one.total.noun_end, number(one.total.value), "the total"),
            passage(page, one.parts[0].start, one.parts[-1].noun_end, number(added), "the parts"),
        ),
        message=f"The parts do not add up: {sum_of_parts}, not {number(one.total.value)}",
        reasons=(one.how,),
        assumed=("the parts are all there are",) if one.complete else ("the parts do not overlap",),
        explanations=("a part may be left out, or counted twice", "a number may be rounded"),
        confidence=min(0.9 if one.complete else 0.8, sure),
        topic=one.total.noun or "sum",
    )


def of_result(page: Page, one: Result) -> Conflict:
    """Return the conflict of a result with the figures it is worked out from."""
    spots = [passage(page, one.stated.start, one.stated.noun_end, number(one.stated.value), "the result")]
    places = sorted({part.place for part in one.parts})
    for place in places:
        parts = sorted((part for part in one.parts if part.place == place), key=lambda part: part.start)
        values = ", ".join(number(part.value) for part in parts)
        spots.append(passage(page, parts[0].start, parts[-1].noun_end, values, "what it is worked out from"))
    return Conflict(
        passages=tuple(spots),
        message=f"The numbers do not come out: {one.shown}, not {number(one.stated.value)}",
        reasons=(one.how,),
        explanations=("a number may be left out", "a number may be rounded"),
        confidence=0.85,
        topic=one.stated.noun or "sum",
    )


def of_vote(page: Page, vote: Vote, body: Body) -> Conflict:
    """Return the conflict of a vote with the members who cast it."""
    cast = " + ".join(str(n) for n in (*vote.counts, vote.abstained) if n is not None)
    more = "more" if vote.cast > body.members else "fewer"
    return Conflict(
        passages=(
            passage(page, body.start, body.end, str(body.members), "the members"),
            passage(page, vote.start, vote.end, str(vote.cast), "the votes"),
        ),
        message=f"The votes do not add up: {cast} = {vote.cast}, {more} than {body.members}",
        reasons=("the vote is told next to the number of members",),
        assumed=("each member has one vote, and the vote is of these members",),
        explanations=("some may have been absent or barred", "the vote may be of another body"),
        confidence=0.85,
        topic="vote",
    )


def of_stretch(page: Page, one: Stretch) -> Conflict:
    """Return the conflict of a duration with its two ends."""
    spots: tuple[Passage, ...] = (
        passage(page, *one.ends, page.text[slice(*one.ends)], "from and to"),
        passage(page, *one.stated, page.text[slice(*one.stated)], "how long"),
    )
    return Conflict(
        passages=spots,
        message=f"The length does not fit its ends: {one.should}, not {one.said}",
        reasons=("the length is given together with its first and last day or hour",),
        assumed=one.assumed,
        explanations=("days between may not count",),
        confidence=0.8,
        topic="duration",
    )
