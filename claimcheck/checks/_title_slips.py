"""A number of the headline that the article nowhere has, beside one of its unit that is a slip of it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

from claimcheck.checks._figures import Figure, number
from claimcheck.checks._tallies import slip
from claimcheck.checks._title_scales import misheard, one_matter, other_scale
from claimcheck.checks._titles import differing, end_of_titles, figures_of, one_noun
from claimcheck.checks.page import Conflict, Page

# Smaller numbers are near many others.
LEAST = 20
# How many times off the end of an open bound a number of the headline may be, to be meant by it.
FAR = 2
# Numbers of the same digits may be so far apart: "420 million" for 240.
TWISTED = 2.5
KINDS = ("money", "count", "area", "mass", "length", "volume")


def unborne(page: Page, rows: Sequence[Sequence[Figure]]) -> Iterator[Conflict]:
    """Yield each number of the headline that the body gainsays and nothing in it bears out."""
    title, body = (figures_of(page, rows, role) for role in ("headline", "body"))
    for head in title:
        if head.dimension not in KINDS or not head.exact or head.per:
            continue
        if any(bears(head, one) for one in body):
            continue
        wrong = slips(page, head, body) or mistaken(page, head, body)
        if len({one.value for one in wrong}) != 1:
            continue
        (one, *_) = wrong
        yield differing(
            page,
            (head.start, head.noun_end, number(head.value)),
            (one.start, one.noun_end, number(one.value)),
            "the text has the headline's number nowhere, and this one is a slip of it",
            head.noun or one.noun or "headline",
        )


def slips(page: Page, head: Figure, body: Sequence[Figure]) -> list[Figure]:
    """Return the figures of the body that are a slip of the headline's, which nothing bears out."""
    if head.value < LEAST or borne_out(page, head, body):
        return []
    return [one for one in body if gainsays(head, one)]


def mistaken(page: Page, head: Figure, body: Sequence[Figure]) -> list[Figure]:
    """Return the figures of the body that are the headline's in another scale, or sound like it."""
    if made(head, body):
        return []
    found = other_scale(head, body)
    if not found and not borne_out(page, head, body):
        found = misheard(head, body)
    return [one for one in found if one_matter(page, head, one)]


def borne_out(page: Page, head: Figure, body: Sequence[Figure]) -> bool:
    """Whether the text below has a headline's number, in any unit, or two that make it."""
    digits = re.sub(r"[^\d.,]", "", page.text[head.start : head.end]).strip(".,")
    below = page.text[end_of_titles(page) :]
    return head.value >= LEAST and (written(below, head, digits) or made(head, body))


def written(text: str, head: Figure, digits: str) -> bool:
    """Whether the digits of a headline's number stand anywhere in the text below."""
    plain = f"{head.value:,.0f}"
    short = digits if head.scaled else plain
    return bool(
        re.search(rf"(?<![\d.,])(?:{plain}|{plain.replace(',', '')}|{re.escape(short)})(?![\d]|[.,]\d)", text)
    )


def bears(head: Figure, one: Figure) -> bool:
    """Whether a figure of the body can be what the headline rounds, or has it among its bounds."""
    if one.low == 0 and head.value < one.high / FAR:
        return False  # "less than 42,000 crowns" is no word for 540
    if math.isinf(one.high) and head.value > one.low * FAR:
        return False
    room = max(head.step, one.step if one.vague or one.scaled else 0.0)
    return one.low - room <= head.value <= one.high + room


def gainsays(head: Figure, one: Figure) -> bool:
    """Whether a figure of the body is a slip of the headline's, and of its unit and thing."""
    if (head.unit, head.dimension) != (one.unit, one.dimension) or not one.exact or one.value < LEAST:
        return False
    if head.dimension == "count" and not one_noun(head, one):
        return False
    step = min(head.step, one.step) or 1.0
    digits = [sorted(f"{round(f.value / step):d}") for f in (head, one)]
    twisted = digits[0] == digits[1] and max(head.value, one.value) <= TWISTED * min(head.value, one.value)
    return head.value != one.value and (twisted or slip(head.value, one.value, step))


def made(head: Figure, body: Sequence[Figure]) -> bool:
    """Whether two figures of the body, added or taken from one another, make the headline's."""
    values = [one.value for one in body if (one.unit, one.dimension) == (head.unit, head.dimension)][:60]
    room = head.step / 2 + 1e-9
    return any(
        abs(a + b - head.value) <= room or abs(a - b - head.value) <= room for a in values for b in values
    )
