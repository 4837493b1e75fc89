"""A figure told by how far it is from an earlier one: "214, 31 fewer than in 2024, when it was 245"."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence

from claimcheck.checks._figures import Figure, of_one_kind
from claimcheck.checks._words import either, words
from claimcheck.checks.page import Page

THAN = re.compile(
    r"(?:\s+[a-z]+)?\s+(?:fewer|more|less|higher|lower)\s+than\s+[^.;:\d]{0,40}?,?\s+"
    r"(?:when\s+(?:it|they|there)\s+(?:was|were|had\s+been|stood\s+at|numbered|came\s+to)|\()\s*$",
    re.IGNORECASE,
)
BARE = re.compile(r"\s*(?:[.,;)]|$|(?:in|a|last|on|at|to|from|this|the)\b)", re.IGNORECASE)
# "now quote 20 per cent, a rise of eight points", and what says that a figure before is of an earlier day.
CHANGED = re.compile(
    r"(?:\s+[a-z]+){0,3},\s+(?:which\s+is\s+)?(?:an?\s+)?(?:\w+\s+)?(?P<way>rise|increase|jump|gain|growth|fall|drop|cut|decrease|decline"
    r"|up|down)\s+(?:of\s+|by\s+)?(?:about\s+|some\s+|almost\s+|nearly\s+)?$",
    re.IGNORECASE,
)
PAST = re.compile(
    r"\b(?:was|were|had|cost|could|stood|used\s+to|until|before|earlier|last|previous|ago|then|in\s+(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
NOW = re.compile(
    r"\b(?:now|today|this|currently|at\s+present|these\s+days|will|since|is|are|has|have)\b", re.IGNORECASE
)
NEXT = re.compile(r"[^.;:\d]{0,50},\s+(?:or\s+|which\s+(?:is|was)\s+)?$", re.IGNORECASE)


def compared(page: Page, row: Sequence[Figure]) -> Iterator[tuple[Figure, Figure, Figure]]:
    """Yield each figure with its difference and the earlier figure."""
    for new, by, old in zip(row, row[1:], row[2:], strict=False):
        if not all(one.exact and one.dimension == "count" for one in (new, by, old)):
            continue
        kind = of_one_kind(new, by) and of_one_kind(by, old)
        told = NEXT.fullmatch(timeless(page, new.end, by.start)) and THAN.fullmatch(
            timeless(page, by.end, old.start)
        )
        if kind and told:
            yield new, by, old


def since_then(
    page: Page, rows: Sequence[Sequence[Figure]], place: int
) -> Iterator[tuple[Figure, Figure, Figure]]:
    """Yield a figure with its change and the one figure of its kind in the sentence before, told as past.

    "Cover could be had at 14 per cent. Brokers now quote 20 per cent, a rise of six points."
    """
    row = rows[place]
    if len(row) != 2 or not page.together(place, place - 1):
        return
    new, by = row
    above = [one for one in rows[place - 1] if alike(page, one, new)]
    told = CHANGED.fullmatch(page.text[new.noun_end : by.start])
    if len(above) != 1 or not told or not (new.exact and by.exact and above[0].exact):
        return
    (old,) = above
    if old.noun and new.noun and old.noun != new.noun and old.dimension == "count":
        return
    now, then = page.sentences[place].text, page.sentences[place - 1].text
    ahead = page.text[max(old.start - 40, page.sentences[place - 1].start) : old.start]
    rising = told["way"].lower() in words("changes", "up")
    past = PAST.search(then) and NOW.search(now) and not either("changes", "up", "down").search(ahead)
    named = [{t.lower for t in page.sentences[n].tokens if t.pos == "PROPN"} for n in (place, place - 1)]
    other = named[0] - named[1] and named[1] - named[0]  # "In Ohio it was ... In Utah it is"
    if past and not other and (new.low > old.high) == rising:
        yield new, by, old


def timeless(page: Page, start: int, end: int) -> str:
    """Return a stretch of text with each time in it as "then", so that digits in it are amounts."""
    found, at = [], start
    first = bisect.bisect_left(page.sentences, start, key=lambda sentence: sentence.end)
    stop = bisect.bisect_right(page.sentences, end, key=lambda sentence: sentence.start)
    near = (t for row in page.times[first:stop] for t in row if start <= t.start and t.end <= end)
    for time in sorted(near, key=lambda t: t.start):
        if time.start >= at:
            found += [page.text[at : time.start], "then"]
            at = time.end
    return "".join((*found, page.text[at:end]))


def alike(page: Page, one: Figure, other: Figure) -> bool:
    """Whether two figures are of one unit, or one leaves it out: "to 30,000 tonnes from 40,000 in 2025"."""
    if (one.unit, one.dimension) == (other.unit, other.dimension):
        return True
    bare, full = (one, other) if one.dimension == "count" else (other, one)
    unnamed = bare.dimension == "count" and BARE.match(page.text[bare.end : bare.end + 12])
    return bool(unnamed) and full.dimension not in ("count", "percent", "points", "duration")
