"""Shares of one whole that are told to be all of it, and that do not come to a hundred."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimcheck.checks._figures import Figure
from claimcheck.checks._runs import BREAKS, tokens_at
from claimcheck.checks._shares import Share
from claimcheck.checks._words import either
from claimcheck.checks.page import Conflict, Page, Passage, passage

# Shares that pass a hundred by more than this overlap; those of a poll may pass it further.
OVER, OVER_OF_POLL = 115, 150
# Half a point may be rounded off each share; a list of two and "the rest" must come to a hundred.
ROUNDED = 0.5
# Words by which a share is of another whole, time or question than the one before it.
SEVERAL = re.compile(
    r"\b(?:more than one|several answers|multiple|tick|choose|overlap|both|also|each other)\b", re.IGNORECASE
)
COMPARED = re.compile(
    r"\b(?:than|against\s+(?:\w+\s+)?\d|compared|versus|points?|last|previous|previously|before|earlier|rose|fell"
    r"|up|down|among|of those|of them|of these"
    r"|respectively|in (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
# "34 per cent of its income from cars, 33 per cent from lorries"; rates ("in the north") need not add up.
TO_AND_FROM = ("from", "to", "for", "on", "by")
REST = re.compile(r"\b(?:the|its|their)\s+(?:rest|remaining|remainder|other|others)\b", re.IGNORECASE)
BEHIND = 60
# A share of a wider span than this, in parts of one, is told by a fraction or with a hedge.
EXACT = 0.021
OF_THOSE = re.compile(r"^\s+of\s+(?:them|those|these)\b")
AGAINST = re.compile(
    r"\s+(?:(?:was|were|are|is|voted|came\s+out|spoke)\s+)?(?:against|opposed)\b(?!\s+\w+\s+(?:last|before|in))"
    r"|\s+(?:do|did|does|are|were|is|was|would|will|have|had|has)(?:\s+not|n['\u2019]t)\s*(?:[.,;)]|$)"
    r"|\s+(?:said|voted)\s+no\b|\s+disagree[ds]?\b|\s+disapprove[ds]?\b",
    re.IGNORECASE,
)
NEGATED = re.compile(r"\b(?:not|never|no|against|nobody|opposed?)\b|n['\u2019]t\b", re.IGNORECASE)
# Characters in which "the remaining" stands right before a share.
AHEAD = 24
THE_OTHER = re.compile(r"\b(?:the|its|their)\s+(?:other|remaining)\s+$", re.IGNORECASE)
NAME_SHARE = r"[A-Z][\w&.'\u2019 -]{1,40}?\s\(\d{1,2}(?:\.\d+)?\)"
NAMED = re.compile(r"[A-Z][\w&.'\u2019-]*\s\($")
OWNERS = re.compile(
    rf"\((?P<first>\d{{1,2}}(?:\.\d+)?\s?(?:per\s?cent|percent|%))\)(?P<rest>(?:,\s+{NAME_SHARE}){{0,9}},?\s+and\s+{NAME_SHARE})"
)


def overfull(page: Page, place: int, said: Sequence[Share], row: Sequence[Figure]) -> Iterator[Conflict]:
    """Yield the shares of a sentence that are said to be all, and come to more than a hundred, or less."""
    listed = answers(page, place, said, row)
    if len(listed) < 2:
        return
    sentence = page.sentences[place]
    added = sum(listed.values())
    how = whole_of(page, place, said, listed)
    after = page.text[sentence.start : sentence.end + BEHIND]
    if not how or SEVERAL.search(after):
        return
    room = ROUNDED * len(listed)
    most = OVER_OF_POLL if "view" in how else OVER
    short = "rest" in how and 200 - most < added < 100 - room
    if not (100 + room < added <= most or short):
        return
    start, end = min(listed), max(listed)
    end = max([share.end for share in said if share.start == end] or [end + 1])
    shown = f"{added:.3g} per cent"
    yield not_all(shown, how, passage(page, start, end, shown, "the shares"))


def sharing(page: Page, place: int, said: Sequence[Share], before: Sequence[Share]) -> Iterator[Conflict]:
    """Yield shares of one whole that the words leave no room between, where they come to something else.

    "61 per cent were in favour and 42 per cent against"; "22 per cent have one. For the other 68 per cent";
    "its owners are Holm (40 per cent), Lund (35) and Marr (30)".
    """
    sentence = page.sentences[place]
    for told, how, short in (
        (opposed(page, place, said), "the second is those who do not", False),
        (others(page, said, before), "the last is said to be the rest", True),
        (owners(page, place, said), "they are shares of one whole", False),
    ):
        if told and wrong(told, short=short) and not SEVERAL.search(sentence.text):
            yield shares_of(page, place, told, how)
            return


def wrong(told: Sequence[tuple[int, int, float]], *, short: bool) -> bool:
    """Whether shares that are said to be all come to more than a hundred, or, where ``short``, to less."""
    added = sum(value for _, _, value in told)
    over = 100 + max(ROUNDED * len(told), 1) < added <= OVER_OF_POLL
    return over or (short and 200 - OVER_OF_POLL < added < 100 - 1)


def shares_of(page: Page, place: int, told: Sequence[tuple[int, int, float]], how: str) -> Conflict:
    """Return the conflict of shares, in one passage where they stand in one sentence."""
    added = f"{sum(value for _, _, value in told):.3g} per cent"
    if told[0][0] >= page.sentences[place].start:
        spots = [passage(page, told[0][0], told[-1][1], added, "the shares")]
    else:
        spots = [passage(page, start, end, f"{value:g} per cent", "a share") for start, end, value in told]
    return not_all(added, how, *spots)


def not_all(added: str, how: str, *spots: Passage) -> Conflict:
    """Return the conflict of shares that come to something else than all of their whole."""
    return Conflict(
        passages=spots,
        message=f"The shares come to {added}",
        reasons=(how,),
        explanations=("more than one answer may have been allowed", "one of the numbers may be a slip"),
        confidence=0.8,
        topic="share",
    )


def opposed(page: Page, place: int, said: Sequence[Share]) -> list[tuple[int, int, float]]:
    """Return two shares of a sentence of which the second is those who do not, or are against."""
    if len(said) != 2 or any(one.high - one.low > EXACT for one in said):
        return []
    gap = page.text[said[0].end : said[1].start]
    behind = page.text[said[1].end : page.sentences[place].end]
    apart = COMPARED.search(OF_THOSE.sub("", gap)) or re.search(r"[.:!?]", gap)
    joined = re.search(r"(?:\band|\bwhile|\bbut|[,;])\s+(?:only\s+)?$", gap)
    if apart or not joined or not AGAINST.match(behind) or NEGATED.search(gap):
        return []
    return [(one.start, one.end, 100 * one.value) for one in said]


def others(page: Page, said: Sequence[Share], before: Sequence[Share]) -> list[tuple[int, int, float]]:
    """Return a share and "the other 68 per cent" that follows it, in its sentence or the next."""
    last = next(
        (
            n
            for n, one in enumerate(said)
            if THE_OTHER.search(page.text[max(one.start - AHEAD, 0) : one.start])
        ),
        None,
    )
    if last is None or last > 1:
        return []
    listed = [one for one in (said[:last] or before) if one.high - one.low <= EXACT]
    if len(listed) != 1:
        return []
    span = page.text[listed[0].end : said[last].start]
    told = [*listed, said[last]]
    return [] if COMPARED.search(OF_THOSE.sub("", span)) else [(o.start, o.end, 100 * o.value) for o in told]


def owners(page: Page, place: int, said: Sequence[Share]) -> list[tuple[int, int, float]]:
    """Return the shares in brackets behind the names of those who own a whole."""
    if len(said) != 1:
        return []
    match = OWNERS.search(page.text, said[0].start - 2, page.sentences[place].end)
    if match is None or match.start("first") != said[0].start:
        return []
    name = NAMED.search(page.text, page.sentences[place].start, said[0].start)
    told = [(name.start() if name else said[0].start, said[0].end, 100 * said[0].value)]
    for one in re.finditer(r"\((\d+(?:\.\d+)?)\)", page.text[match.start("rest") : match.end()]):
        at = match.start("rest")
        told.append((at + one.start(1), at + one.end(1), float(one[1])))
    return told


def answers(page: Page, place: int, said: Sequence[Share], row: Sequence[Figure]) -> dict[int, float]:
    """Return the shares of a sentence by place, in per cent; "38 against" goes on for "47 per cent for"."""
    listed = {share.start: 100 * share.value for share in said}
    if not said:
        return listed
    for one in row:
        _, behind = tokens_at(page, place, one.end)
        bare = behind is not None and behind.pos in ("VERB", "AUX", "ADP", "ADV")
        within = said[0].end <= one.start and 0 < one.value <= 100
        counts = one.dimension == "count" and one.unit == "1" and one.exact and one.noun_end == one.end
        break_ahead = BREAKS.search(page.text[max(one.start - 12, said[0].end) : one.start])
        if bare and within and counts and break_ahead:
            listed[one.start] = one.value
    return listed


def whole_of(page: Page, place: int, said: Sequence[Share], listed: dict[int, float]) -> str:
    """Return why the shares of a sentence are all there are, or ""."""
    sentence = page.sentences[place]
    text = sentence.text
    if len(listed) > 2 and either("shares", "undecided").search(text):
        beside = COMPARED.search(text) or re.search(r"\bfrom\s+(?:\w+\s+)?\d", text)
        return "" if beside else "those without a view are among them"
    if len(said) != len(listed):
        return ""
    last = page.text[said[-2].end : said[-1].start]
    # "61 per cent of them came from parents, ...": the first share says of what all of them are.
    head, tail = page.text[sentence.start : said[0].end], page.text[said[0].end : sentence.end]
    if len(said) > 2 and REST.search(last) and not COMPARED.search(head + OF_THOSE.sub("", tail)):
        return "the last is said to be the rest"
    if COMPARED.search(text):
        return ""
    if len(said) < 3 or not re.search(r"\band\s+(?:\w+\s+)?$", last):
        return ""
    heads = [
        re.sub(
            r"^\s+of\s+[\w'\u2019 -]{1,40}?\s(?=from|to|for|on|by)", " ", page.text[s.end : s.end + BEHIND]
        )
        for s in said
    ]
    first = [re.match(r"\s+(?:goes?\s+|went\s+|comes?\s+|came\s+)?(\w+)", head) for head in heads]
    ways = {match[1].lower() if match else "" for match in first}
    of_one = re.match(r"\s+of\s+", page.text[said[0].end : said[0].end + 8])
    return "they are parts of one whole" if of_one and len(ways) == 1 and ways <= set(TO_AND_FROM) else ""
