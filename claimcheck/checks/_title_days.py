"""A weekday of the headline that the text below it has nowhere, beside another of the same deed."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from claimcheck.checks._titles import content, differing
from claimcheck.checks.page import Conflict, Page
from claimcheck.language.syntax import SUBJECTS
from claimcheck.model import Sentence, Token
from claimcheck.values.times.names import weekdays
from claimcheck.wordlists import alternatives

RELATIVE = re.compile(r"\b(?:to-?day|to-?morrow|to-?night|yesterday|this weekend|at the weekend)\b", re.I)
MOVED = re.compile(
    r"\b(?:not|n't|instead|original(?:ly)?|moved|postponed|delayed|until|after|before|from|by|since|last|every|each|second|also)\b",
    re.IGNORECASE,
)


@functools.cache
def weekday() -> re.Pattern[str]:
    """Return the pattern of a weekday, in full or short."""
    return re.compile(rf"\b(?:{alternatives(weekdays())})\b", re.IGNORECASE)


def days(sentence: Sentence) -> dict[Token, int]:
    """Return the words of a sentence that are weekdays in full, with their numbers."""
    full = {t: weekdays()[t.lower] for t in sentence.tokens if t.lower in weekdays()}
    return {t: number for t, number in full.items() if len(t.lower) > 5}


def other_days(page: Page) -> Iterator[Conflict]:
    """Yield the weekday of the headline and the one that the text gives for the same deed of the same thing.

    "Festival opens on Friday" above "The festival opens on Saturday, 11 April". Nothing where the text has
    the headline's weekday anywhere, a date that is one, or a day told from its own ("tomorrow").
    """
    titles = [s for s in page.sentences if s.role == "headline"]
    told = [(s, *pair) for s in titles for pair in days(s).items()]
    if len(told) != 1:
        return
    title, token, number = told[0]
    rest = page.text[max(s.end for s in titles) :]
    if MOVED.search(title.text) or RELATIVE.search(rest) or spoken(page, rest, number):
        return
    deed = governor(title, token)
    forms = {deed.lemma.lower(), deed.lower, deed.lower.removesuffix("s")}
    words = content(title) | {t.lower for t in title.tokens}
    found = []
    for sentence in page.sentences:
        for other in () if sentence.role == "headline" else days(sentence):
            verb = governor(sentence, other)
            subject = next((t for t in sentence.kids(verb.i) if t.dep in SUBJECTS), None)
            if verb.pos == "VERB" and verb.lemma in forms and subject is not None:
                found.append((other, sentence, {subject.lemma.lower(), subject.lower} & words))
    if len(found) == 1 and found[0][2] and not MOVED.search(found[0][1].text):
        head, below = ((t.start, t.end, t.text) for t in (token, found[0][0]))
        reason = "both tell of one deed of one thing, and the text has the headline's weekday nowhere"
        of = "days of one event"
        yield differing(page, head, below, reason, below[2], else_of=of, confidence=0.7)


def spoken(page: Page, rest: str, number: int) -> bool:
    """Whether a text has a weekday, by its name or as a date."""
    if any(weekdays()[match.group().lower()] == number for match in weekday().finditer(rest)):
        return True
    dates = [
        m.when for s, row in zip(page.sentences, page.times, strict=True) if s.role != "headline" for m in row
    ]
    firsts = [when.first for when in dates if when is not None and when.first and when.first == when.last]
    return any(first.isoweekday() == number for first in firsts)


def governor(sentence: Sentence, token: Token) -> Token:
    """Return the verb that a word hangs from, or else the top of its clause."""
    at = token
    while at.head != at.i:
        at = sentence.tokens[at.head]
        if at.pos == "VERB":
            break
    return at
