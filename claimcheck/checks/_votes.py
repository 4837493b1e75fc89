"""Votes and the body that cast them: more votes than members, or fewer than took part."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.checks._words import either, number_pattern, whole, words
from claimcheck.checks.page import Page
from claimcheck.wordlists import alternatives

# A body smaller than this part of the votes cast is another body ("two members who were in the room").
LEAST = 0.7
# A vote is held against members named this many sentences away at most.
REACH = 2
VOTING = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|pass(?:ed|es)|approv(?:ed|es)|reject(?:ed|s)|adopt(?:ed|s)|carried|defeated|ballots?|ayes|noes|nays|tally|motion|split|divided|ruled|rul(?:ing)|deci(?:ded|sion)|convict|acquit|abstain\w*|abstentions?)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Vote:
    """Votes for and against and abstentions, where they stand; ``abstained`` is None when not told."""

    start: int
    end: int
    counts: tuple[int, int]
    abstained: int | None

    @property
    def cast(self) -> int:
        """How many votes, abstentions with them."""
        return sum(self.counts) + (self.abstained or 0)


@dataclass(frozen=True, slots=True)
class Body:
    """A number of members, and whether so many took part (else they are the most that could)."""

    start: int
    end: int
    members: int
    present: bool


def listed(name: str) -> str:
    """Return a list of words as alternatives."""
    return f"(?:{alternatives(words('votes', name))})"


@functools.cache
def vote_patterns() -> dict[str, re.Pattern[str]]:
    """Return the patterns of votes and abstentions."""
    n, small = number_pattern(), r"(?:\w+\s+){0,2}?"
    return {
        "sides": re.compile(
            rf"(?P<a>{n})\s+(?:votes?\s+|\w+\s+)?{listed('yes')}\b[^.;:\d]{{0,40}}?(?P<b>{n})\s+(?:votes?\s+|\w+\s+)?{listed('no')}\b",
            re.I,
        ),
        "doing": re.compile(
            rf"(?P<a>{n})\s+(?:\w+\s+)?voted\s+to\s+\w+[^.;:\d]{{0,30}}?\band\s+(?P<b>{n})\s+(?:\w+\s+)?(?:voted\s+)?to\s",
            re.I,
        ),
        "score": re.compile(
            rf"(?P<a>{n})\s*(?:votes?\s+)?(?:to|[-\u2013\u2014])\s*(?P<b>{n})(?!\s*(?:per\s?cent|percent|%|[-\u2013]|million|years?|days?|months?|hours?|p\.?m|a\.?m))",
            re.I,
        ),
        "abstained": re.compile(rf"(?P<a>{n})\s+{small}{listed('abstained')}\b", re.I),
        "none": re.compile(
            r"\b(?:nobody|no\s+one|none|no\s+member)\s+abstain|\bno\s+abstentions|\bwithout\s+abstentions",
            re.I,
        ),
    }


@functools.cache
def body_patterns() -> dict[str, re.Pattern[str]]:
    """Return the patterns of bodies, those first that took part."""
    n, members = number_pattern(), listed("members")
    present = rf"(?:who\s+)?(?:were\s+)?{listed('present')}\b"
    found = {
        "has": re.compile(
            rf"\b(?:has|have|with|of|by\s+its|numbers|comprises|made\s+up\s+of)\s+(?P<a>{n})\s+(?:\w+\s+)?{members}\b(?=\s*[.,;)]|\s+and\b)",
            re.I,
        ),
        "all": re.compile(
            rf"\ball\s+(?:of\s+)?(?:the\s+)?(?P<a>{n})\s+(?:of\s+(?:the|its)\s+\w+['\u2019]s\s+|\w+\s+)?{members}\b",
            re.I,
        ),
        "them": re.compile(rf"\ball\s+(?P<a>{n})\s+of\s+(?:them|us)\s+{present}", re.I),
        "sat": re.compile(rf"\bthe\s+(?P<a>{n})\s+{members}\s+(?:sat|met|deliberated)\b", re.I),
        "sized": re.compile(
            rf"(?P<a>{n.replace('(?!-)', '')})"
            r"-(?:member|seat|strong|person|judge|justice|man|woman|nation|country)\b",
            re.I,
        ),
        "part": re.compile(
            rf"(?P<a>{n})\s+of\s+(?:the|its|all|our)(?:\s+the)?\s+{n}\s+(?:\w+\s+)?{members}\s+{present}",
            re.I,
        ),
        "present": re.compile(
            rf"(?P<a>{n})\s+(?:\w+\s+)?{members}\s+{present}",
            re.I,
        ),
    }
    return {name: found[name] for name in ("part", "present", "all", "them", "sat", "sized", "has")}


def votes(page: Page, place: int) -> Iterator[Vote]:
    """Yield the vote of a sentence, if it tells of one."""
    sentence = page.sentences[place]
    if not VOTING.search(sentence.text):
        return
    known = vote_patterns()
    for name in ("sides", "doing", "score"):
        match = known[name].search(page.text, sentence.start, sentence.end)
        if match is None:
            continue
        rest = known["abstained"].search(page.text, match.end(), sentence.end)
        end = rest.end() if rest else match.end()
        none = known["none"].search(page.text, sentence.start, sentence.end)
        said = whole(rest["a"]) if rest else 0 if none else abstained_after(page, place)
        yield Vote(match.start(), end, (whole(match["a"]), whole(match["b"])), said)
        return


def abstained_after(page: Page, place: int) -> int | None:
    """Return how many abstained by the sentences after a vote, or None where they do not tell it."""
    known = vote_patterns()
    for one in page.sentences[place + 1 : place + 1 + REACH]:
        again = any(known[name].search(one.text) for name in ("sides", "doing", "score"))
        if again:
            return None  # of another vote
        rest = known["abstained"].search(one.text)
        if rest or known["none"].search(one.text):
            return whole(rest["a"]) if rest else 0
    return None


def bodies(page: Page, place: int) -> Iterator[Body]:
    """Yield the bodies of members that a sentence counts."""
    sentence = page.sentences[place]
    there = bool(either("votes", "present").search(sentence.text))
    for name, pattern in body_patterns().items():
        match = pattern.search(page.text, sentence.start, sentence.end)
        if match is not None:
            present = name in ("part", "present", "them") or (name == "all" and there)
            yield Body(match.start(), match.end(), whole(match["a"]), present)


def miscounted(page: Page) -> Iterator[tuple[Vote, Body]]:
    """Yield each vote with the body near it that cannot have cast it."""
    last = len(page.sentences)
    for place in range(last):
        around = sorted(
            range(max(place - REACH, 0), min(place + REACH + 1, last)), key=lambda w: abs(w - place)
        )
        for vote in votes(page, place):
            near = [
                body
                for where in around
                for body in bodies(page, where)
                if body.members >= LEAST * vote.cast and (body.end <= vote.start or vote.end <= body.start)
            ]
            fewer = [b for b in near if b.present and vote.abstained is not None and vote.cast < b.members]
            # A vote that one of the bodies near it can have cast is no conflict with another.
            wrong = [body for body in near if vote.cast > body.members] or fewer
            if wrong and len(wrong) == len(near):
                yield vote, wrong[0]
