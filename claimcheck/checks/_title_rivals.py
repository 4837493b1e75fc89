"""A figure of the headline that the article nowhere has, beside the one that it gives for the same thing.

A headline's number stands in the text below it, or is rounded, added up or told in another unit there. Where
it is none of these, and the text has one other number for the same thing, one of the two is wrong: "fire out
after 11 days" above "nine days after it began", "three breads" above "two breads are on the list".
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Sequence

from claimcheck.checks._figures import Figure
from claimcheck.checks._titles import content, differing, end_of_titles, figures_of
from claimcheck.checks._words import either, number_pattern, whole, words
from claimcheck.checks.page import Conflict, Page
from claimcheck.language.syntax import SUBJECTS, base
from claimcheck.model import Sentence, Token
from claimcheck.wordlists import alternatives

# Numbers of one thing that differ by more are of two: of headlines whose number the text lacks, none of those
# with a pair above 2.5 was a conflict, but one of 14,000 and 4,100.
FAR = 2.5
# A headline rounds, and a text of other units tells the same: so near is as good as said.
NEAR = 0.06
# In days.
LONG = {
    "day": 1.0,
    "night": 1.0,
    "week": 7.0,
    "month": 30.4,
    "year": 365.25,
    "hour": 1 / 24,
    "minute": 1 / 1440,
}
# Smaller numbers are the sum of some two numbers of most texts.
LEAST = 20
SIZES = ("money", "length", "mass", "area", "volume")
# "In 1990 a fire at the mill killed 12": a year is told of what is not the news.
YEAR = re.compile(r"\b(?:in|of|since|until|from)\s+(?:1[6-9]|20)\d\d\b", re.IGNORECASE)
# How far off two sums together may be from a sum that they make.
ABOUT = 0.25
# How many words the headline and the passage of a size share at the least.
SHARED = 2
# Right after a number: it is of a part, of others, of another time, or a rate.
PART_AFTER = re.compile(
    r"[\s-]*(?:[\w'\u2019-]+\s+){0,2}?(?:of\s+(?:the|them|these|those|which|whom|its|their)|others?|more|further"
    r"|remaining|each|a\s+(?:day|week|month|year)|old|per|ago|earlier|later|before)\b",
    re.IGNORECASE,
)


@functools.cache
def part_before() -> re.Pattern[str]:
    """Return the pattern of what makes the number right after it one of a part, or of others."""
    n, ahead = number_pattern(), alternatives(words("alone", "before"))
    return re.compile(rf"(?<!\w)(?:{n}\s+of|{ahead})\s+(?:(?:the|its|their)\s+)?$", re.IGNORECASE)


def rivals(page: Page, rows: Sequence[Sequence[Figure]]) -> Iterator[Conflict]:
    """Yield each number of the headline that the text lacks, with the one other that it has for its thing."""
    body = figures_of(page, rows, "body")
    for head in figures_of(page, rows, "headline"):
        title = page.sentences[head.place]
        if not head.exact or head.value < 2 or head.per or (head.change and head.dimension != "duration"):
            continue
        found = [one for one in body if one.exact and rival(page, title, head, one)]
        if not found or any(bears(head, one) for one in body) or made(head, rows) or roughly_made(head, body):
            continue
        moved = lateness(page, head)
        found = [one for one in found if moved and lateness(page, one) == moved] or found
        if len({one.value for one in found}) == 1 and head.value not in numbers_below(page):
            yield gainsaid(page, head, found[0])


def gainsaid(page: Page, head: Figure, one: Figure) -> Conflict:
    """Return the conflict of a number of the headline with the one of the text."""
    title, text = ((f.start, f.noun_end, page.text[f.start : f.end]) for f in (head, one))
    reason = "the text has the headline's number nowhere, and this one for the same thing"
    return differing(page, title, text, reason, head.noun or one.noun or "headline")


def numbers_below(page: Page) -> frozenset[float]:
    """Return the whole numbers below the headline, in digits or words, whatever they count.

    A number that counts another thing does not bear the headline's out; but where only those were let be that
    the text has for the same thing, 2 more headlines were found wrong and 4 that were right.
    """
    found = re.finditer(number_pattern(), page.text[end_of_titles(page) :], re.IGNORECASE)
    return frozenset(float(whole(match.group())) for match in found)


def bears(head: Figure, one: Figure) -> bool:
    """Whether a figure of the text is the headline's, rounded, in another unit of time, or in its bounds."""
    if head.dimension != one.dimension:
        return False
    scale = 1.0
    if head.dimension == "duration":
        scale = LONG.get(one.unit, 0.0) / LONG.get(head.unit, 1.0)
    elif head.unit != one.unit:
        return False
    room = NEAR * head.value
    return one.low * scale - room <= head.value <= one.high * scale + room


def made(head: Figure, rows: Sequence[Sequence[Figure]]) -> bool:
    """Whether two numbers that stand near each other make the headline's, by sum or difference."""
    for place in range(len(rows)):
        near = [one for some in rows[place : place + 2] for one in some if one.dimension == head.dimension]
        if head.value < LEAST:
            near = [one for one in near if not one.noun or alike(one.noun, head.noun)]
        values = [one.value for one in near if one.start != head.start]
        if head.value in (
            sum(values),
            *(abs(a + s * b) for a in values for b in values for s in (1, -1) if a is not b),
        ):
            return True
    return False


def roughly_made(head: Figure, found: Sequence[Figure]) -> bool:
    """Whether two sums of the text make about the headline's: "$11bn of deals", of $6bn and $6.8bn."""
    money = head.dimension == "money"
    sums = sorted({one.value for one in found if money and one.unit == head.unit})
    return any(abs(a + b - head.value) <= ABOUT * head.value for a, b in itertools.combinations(sums, 2))


def rival(page: Page, title: Sentence, head: Figure, one: Figure) -> bool:
    """Whether a figure of the text can only be another value for what the headline counts."""
    if (head.unit, head.dimension, head.per) != (one.unit, one.dimension, one.per) or head.value == one.value:
        return False
    small, large = sorted((head.value, one.value))
    if small <= 0 or large > FAR * small or partly(page, one):
        return False
    sentence = page.sentences[one.place]
    if head.dimension == "count":
        return same_thing(title, head, sentence, one)
    shared = len(content(title) & content(sentence) - {head.unit, one.unit})
    if head.dimension == "duration":
        return shared > 0 or lateness(page, head) == lateness(page, one) != ""
    return head.dimension in SIZES and shared >= SHARED


def lateness(page: Page, one: Figure) -> str:
    """Return whether a time is by how much something is "late" or "early", "" for neither."""
    text = page.text[max(one.start - 40, page.sentences[one.place].start) : one.end + 30].split("\n")[0]
    return next((way for way in ("late", "early") if either("lateness", way).search(text)), "")


def alike(one: str, other: str) -> bool:
    """Whether two nouns as they are written end in one word."""
    return one.split()[-1].rstrip("s") == other.split()[-1].rstrip("s") if one and other else False


def partly(page: Page, one: Figure) -> bool:
    """Whether the words beside a number make it one of a part, of others, or of another time."""
    sentence = page.sentences[one.place].text
    if either("alone", "similar").search(sentence) or YEAR.search(sentence):
        return True
    ahead = page.text[max(one.start - 30, page.sentences[one.place].start) : one.start]
    behind = page.text[one.end : one.end + 40]
    if ahead.endswith("(") or behind.startswith(")"):
        return True  # "52.5 million (US$40.4 million)"
    return bool(part_before().search(ahead)) or bool(PART_AFTER.match(behind))


def same_thing(title: Sentence, head: Figure, sentence: Sentence, one: Figure) -> bool:
    """Whether two numbers count one noun, or are of those to whom one thing was done."""
    (noun, deed), (other, done) = thing(title, head), thing(sentence, one)
    if noun:
        return noun == other and noun not in words("alone", "telling")
    return bool(deed) and deed == done


def thing(sentence: Sentence, figure: Figure) -> tuple[str, str]:
    """Return the lemma of the noun that a number counts, and of what is done to or by it, "" if not known."""
    token = next((t for t in sentence.tokens if figure.start <= t.start < figure.end), None)
    if token is None:
        return "", ""
    head = sentence.tokens[token.head]
    if base(token.dep) == "nummod" and head.pos in ("NOUN", "PROPN"):
        return head.lemma.lower(), deed_of(sentence, head)
    named = next(
        (t for t in sentence.tokens if figure.end < t.end == figure.noun_end and t.pos == "NOUN"), None
    )
    if named is not None:
        return named.lemma.lower(), deed_of(sentence, named)
    return "", deed_of(sentence, token)


def deed_of(sentence: Sentence, token: Token) -> str:
    """Return the verb of which a word is the subject or the object."""
    head = sentence.tokens[token.head]
    if (token.dep in SUBJECTS or base(token.dep) == "obj") and head.pos == "VERB":
        return head.lemma.lower()
    verb = sentence.child(token.i, "acl")
    return verb.lemma.lower() if verb is not None and verb.tag == "VBN" else ""
