"""Whether the parts of a sum are all there are, and whether they overlap."""

from __future__ import annotations

import re

from claimcheck.checks._figures import Figure
from claimcheck.checks._runs import core
from claimcheck.checks._words import either, words
from claimcheck.checks.page import Page
from claimcheck.language.lemmas import held
from claimcheck.model import Token

# Characters in which "total" stands right before the first part.
TOTAL = 12
# "and 23 have not": with nothing behind it, the rest is those of whom the verb before is not true.
NOT = re.compile(
    r"\s+(?:of\s+them\s+)?(?P<aux>have|has|had|are|is|were|was|do|does|did|will|would|can)(?:\s+not|n['\u2019]t)\b\s*(?:[.,;)]|$)",
    re.IGNORECASE,
)
# "Nobody was treated anywhere else", "there was no fourth kind".
NOTHING_ELSE = re.compile(
    r"\b(?:nobody|no\s+one|nothing|none|nowhere)\b[^.;:,\d]{0,40}?\b(?:else|elsewhere)\b"
    r"|\bno\s+(?:fourth|fifth|sixth)\b",
    re.IGNORECASE,
)
NEVER = re.compile(r"\b(?:not|never|no)\b|n['\u2019]t\b", re.IGNORECASE)


def exhaustive(page: Page, place: int, parts: tuple[Figure, ...]) -> bool:
    """Whether the last part is "the other 650", or the text says that there are no others."""
    sentence = page.sentences[place]
    last = page.text[parts[-2].end : parts[-1].noun_end + 1]
    stop = page.sentences[place + 1].end if page.together(place, place + 1) else sentence.end
    # "Of the £412m total, ...": nothing is said to be left out of a total.
    head = page.text[max(parts[0].start - TOTAL, sentence.start) : parts[0].start]
    return bool(
        either("sums", "rest").search(last)
        or (len(parts) > 2 and re.search(r"\btotal,\s+$", head) and re.search(r"\band\b", last))
        or nothing_else(page.text, sentence.start, stop)
        or complementary(page, parts)
    )


def nothing_else(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` says that there is nothing else."""
    return bool(either("sums", "closed").search(text, start, end) or NOTHING_ELSE.search(text, start, end))


def complementary(page: Page, parts: tuple[Figure, ...]) -> bool:
    """Whether two parts are told apart by words that leave nothing between: "2 seriously and 16 slightly"."""
    if len(parts) != 2:
        return False
    if denied(page, parts):
        return True
    first = set(re.findall(r"[a-z]+", page.text[parts[0].end : parts[1].start].lower()))
    behind = page.text[parts[1].end : min(parts[1].end + 40, page.sentences[parts[1].place].end)]
    last = set(re.findall(r"[a-z]+", re.split(r"[,;:.]", behind)[0].lower()))
    pairs = [set(pair.split("/")) for pair in words("sums", "complements")]
    return any(len(pair & first) == len(pair & last) == 1 and pair <= first | last for pair in pairs)


def denied(page: Page, parts: tuple[Figure, ...]) -> bool:
    """Whether the second of two parts is those who did not: "40 have been carried out and 23 have not"."""
    end = page.sentences[parts[1].place].end
    gap = page.text[parts[0].end : parts[1].start]
    match = NOT.match(page.text, parts[1].end, end)
    return bool(match and not NEVER.search(gap) and re.search(rf"\b{match['aux']}\b", gap, re.IGNORECASE))


def disjoint(page: Page, parts: tuple[Figure, ...]) -> bool:
    """Whether the parts read as parts that do not overlap: one preposition, or one verb left out."""
    tokens = {
        token.start: token
        for sentence in page.sentences[parts[0].place : parts[0].place + 1]
        for token in sentence.tokens
    }
    ordered = sorted(tokens.items())
    heads = []
    for part in parts:
        rest = page.text[part.noun_end : part.noun_end + 60]
        rest_at = part.noun_end + len(rest) - len(core(rest))
        following = [token for at, token in ordered if at >= rest_at][:3]
        heads.append({token.lower for token in following if token.pos == "ADP"})
    later = [next((token for at, token in ordered if at >= part.end), None) for part in parts[1:]]
    return bool(set.intersection(*heads)) or not any(token and verbal(token) for token in later)


def verbal(token: Token) -> bool:
    """Whether a word is a verb, or could be nothing else: "410 take a bus and 390 eat at school"."""
    if token.pos in ("VERB", "AUX"):
        return True
    return token.pos == "NOUN" and held(token.lower, "VERB") and not held(token.lower, "NOUN")
