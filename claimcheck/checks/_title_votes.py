"""A vote that the headline gives otherwise than the text: "by nine votes", of 32 in favour and 25 against."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from claimcheck.checks._titles import DIFFER
from claimcheck.checks._votes import Vote, vote_patterns, votes
from claimcheck.checks._words import number_pattern, whole
from claimcheck.checks.page import Conflict, Page, passage

# Of its own vote an article tells in its first sentences.
EARLY = 5
# "That gave her 12,420 votes and him 12,418"
GAVE = (
    r"(?P<a>{n})\s+votes?,?\s+(?:and|to|against|while)\s+(?:[A-Za-z'\u2019.]+\s+){{0,3}}?(?P<b>{n})(?!\s*%)"
)


@functools.cache
def patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of a margin, and of the votes that two had."""
    n = number_pattern()
    margin = rf"\b(?:by|majority\s+of)\s+(?:(?:just|only)\s+)?(?P<n>(?:a\s+single|one)|{n})\s+votes?\b"
    return re.compile(margin, re.IGNORECASE), re.compile(GAVE.format(n=n), re.IGNORECASE)


def margins(page: Page) -> Iterator[Conflict]:
    """Yield the margin, or the vote, of the headline that the one vote of the text does not have."""
    titles = [n for n, sentence in enumerate(page.sentences) if sentence.role == "headline"]
    claimed = [one for place in titles for one in stated(page, place)]
    if not claimed:
        return
    below = [n for n, sentence in enumerate(page.sentences) if sentence.role != "headline"]
    told = list(tallies(page, below))
    if not told or sum(1 for n in below if page.sentences[n].end <= told[0].start) > EARLY:
        return
    text = " ".join(page.sentences[n].text for n in below)
    for start, end, said in claimed:
        if not any(right(one, said) for one in told) and not repeated(text, said):
            yield otherwise(page, (start, end), told_as(said), told[0])


def otherwise(page: Page, span: tuple[int, int], said: str, vote: Vote) -> Conflict:
    """Return the conflict of what a headline says of a vote with the vote."""
    low, high = sorted(vote.counts)
    return Conflict(
        passages=(
            passage(page, *span, said, "the headline"),
            passage(page, vote.start, vote.end, page.text[vote.start : vote.end], "the vote"),
        ),
        message=f"{DIFFER}: {said}, of a vote of {high:,} to {low:,}",
        reasons=("the text tells of no vote that came out so",),
        explanations=("the two may be of two votes",),
        confidence=0.8,
        topic="vote",
    )


def right(vote: Vote, said: int | tuple[int, int]) -> bool:
    """Whether a vote has the margin, or came out as the two numbers, that the headline gives."""
    low, high = sorted(vote.counts)
    return said == (high - low if isinstance(said, int) else (low, high))


def told_as(said: int | tuple[int, int]) -> str:
    """Return a margin, or a vote, in words."""
    if isinstance(said, int):
        return f"{said:,} vote{'' if said == 1 else 's'}"
    return f"{said[1]:,} to {said[0]:,}"


def stated(page: Page, place: int) -> Iterator[tuple[int, int, int | tuple[int, int]]]:
    """Yield the margins of a headline, and its vote as the smaller and the larger number."""
    sentence = page.sentences[place]
    if "vote" in page.plain[place]:
        for match in patterns()[0].finditer(page.text, sentence.start, sentence.end):
            yield *match.span(), 1 if "single" in match["n"].lower() else whole(match["n"])
    for vote in votes(page, place):
        low, high = sorted(vote.counts)
        yield vote.start, vote.end, (low, high)


def tallies(page: Page, places: list[int]) -> Iterator[Vote]:
    """Yield the votes that the text tells of."""
    for place in places:
        sentence = page.sentences[place]
        found = list(votes(page, place))
        known = () if found else (vote_patterns()["sides"], patterns()[1])
        sought = (one.search(page.text, sentence.start, sentence.end) for one in known)
        match = next((one for one in sought if one is not None), None)
        if match is not None:
            found = [Vote(*match.span(), (whole(match["a"]), whole(match["b"])), None)]
        yield from found


def repeated(text: str, said: int | tuple[int, int]) -> bool:
    """Whether the text has both numbers of the headline's vote, or its margin as one of votes."""
    if isinstance(said, int):
        numbers = {whole(m["a"] or m["b"] or m["c"]) for m in of_votes().finditer(text)}
        return said in numbers
    return set(said) <= {whole(m.group()) for m in re.finditer(number_pattern(), text, re.IGNORECASE)}


@functools.cache
def of_votes() -> re.Pattern[str]:
    """Return the pattern of a number that may be a margin: "nine votes", "by nine", "nine more"."""
    n = number_pattern()
    return re.compile(
        rf"\b(?:by|of)\s+(?:just\s+|only\s+)?(?P<a>{n})|(?P<b>{n.replace('(?!-)', '')})[\s-]+votes?\b"
        rf"|(?P<c>{n})\s+(?:more|fewer)\b",
        re.IGNORECASE,
    )
