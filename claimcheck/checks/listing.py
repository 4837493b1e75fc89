"""An announced number that is not the length of its list.

Reports "three conditions:" before four list items, or after a colon, a dash or a comma a list of more or
fewer names than were announced. Lists that do not claim to be complete ("including", "among them") are let
alone, and so is every list that could be read to have the right length. Readers count.

Conflicts: "in two towns, Venlo, Tilburg and Moerdijk"; "three conditions:" before a list of four items.
Does not: "in three towns, Venlo, Tilburg and Moerdijk"; "ten towns, including Venlo and Tilburg".
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.checks._listed import ends, how_many, listed, told_of
from claimcheck.checks._words import either, number_pattern, whole, words
from claimcheck.checks.page import Conflict, Page, passage
from claimcheck.model import Block

NUMBER = 508
NAME = "listing"

# Lists are announced with small numbers; a larger one is a total or a measure.
MOST = 20
# "Ten holes in a scarf: a week of cheers and tears": two words joined after a colon are seldom a list.
PAIR = 4
# An item of more words than this is a sentence, and its commas may mean anything.
LONG = 7
OPENING = re.compile(
    r"[\s\"\u201c]*(?:After|In|For|Over|During|Between|With|Since|Within|Before|On|At|From|By|Under|Through)\s+(?:[a-z]+\s+){0,2}"
)
BULLET = re.compile(r"[ \t]*(?:[-*\u2022\u2013]|\(?\d{1,2}[.)]|\(?[a-z]\))[ \t]+")


@dataclass(frozen=True, slots=True)
class Announced:
    """A number of things that a list should have, where it is announced, and what is counted."""

    start: int
    end: int
    number: int
    noun: str


@functools.cache
def announcing() -> re.Pattern[str]:
    """Return the pattern of a number with a plural noun."""
    return re.compile(
        rf"(?P<n>{number_pattern()})\s+(?P<noun>(?:[a-z][\w-]*\s+){{0,3}}?[a-z][a-z-]*(?:s|ren|men|people))\b",
        re.IGNORECASE,
    )


def check(page: Page) -> Iterator[Conflict]:
    """Yield each announced number that its list does not have."""
    yield from inline(page)
    yield from bulleted(page)
    yield from ordinals(page)


def announced(page: Page, low: int, high: int) -> Iterator[Announced]:
    """Yield the numbers with a noun in ``text[low:high]`` that may announce a list."""
    for match in announcing().finditer(page.text, low, high):
        number = whole(match["n"])
        nouns = [word.lower() for word in match["noun"].split()]
        if not 2 <= number <= MOST or any(
            singular in words("listing", "never") for noun in nouns for singular in forms(noun)
        ):
            continue
        yield Announced(match.start(), match.end(), number, nouns[-1])


def forms(noun: str) -> tuple[str, ...]:
    """Return a plural noun with its likely singulars."""
    return (noun, noun.removesuffix("s"), noun.removesuffix("es"), noun.removesuffix("ies") + "y")


# ------------------------------------------------------------------------------------- within a sentence


def inline(page: Page) -> Iterator[Conflict]:
    """Yield announced numbers with a list in the same sentence: after a colon, or names after a comma."""
    for sentence in page.sentences:
        for one in announced(page, sentence.start, sentence.end):
            rest = page.text[one.end : sentence.end]
            ahead = page.text[sentence.start : one.start]
            read = (
                colon_list(rest),
                name_list(page, one, sentence.start, rest),
                told_of(ahead, one.noun, one.number, rest),
            )
            lists = [found for found in read if found]
            for start, end, lengths in lists[:1]:
                pair = lengths == {2} and "," not in page.text[one.end + start : one.end + end]
                # "Five candidates have met the mark in three polls: ...", "nine zones become three: ..."
                said = {
                    whole(match[0])
                    for match in counted().finditer(page.text, sentence.start, one.end + start)
                }
                if lengths.isdisjoint(said) and not (pair and one.number > PAIR):
                    yield conflict(page, one, one.end + start, one.end + end, lengths)


def colon_list(rest: str) -> tuple[int, int, set[int]] | None:
    """Return the span and the possible lengths of a list after a colon, up to the end of the sentence."""
    head = re.match(r"(?:[^.;:!?,()]|\([^()]{0,30}\)){0,40}:\s+", rest)  # not "(median, two rooms): ..."
    if head is None:
        return None
    listed = rest[head.end() :].rstrip()
    if (
        either("listing", "open").search(listed)
        or not listed
        or re.search(r"[!?\"\u201c\u201d:]|\.\s", listed.rstrip("."))
    ):
        return None
    lengths = lengths_of(listed.rstrip("."))
    return (head.end(), head.end() + len(listed), lengths) if lengths else None


@functools.cache
def counted() -> re.Pattern[str]:
    """Return the pattern of a number that counts things."""
    return re.compile(number_pattern(), re.IGNORECASE)


def lengths_of(listed: str) -> set[int]:
    """Return the numbers of items that a list can be read to have; none when it is no plain list."""
    if ";" in listed:
        items = [item for item in re.split(r";\s*(?:and\s+)?", listed) if item.strip()]
        return {len(items)} if len(items) > 1 else set()
    # Items that are counts themselves ("six medals and four cups") may make up the number as a sum.
    if re.search(r"[()\u2013\u2014]|\s-\s|\d", listed) or counted().search(listed):
        return set()
    pieces = [piece.strip() for piece in listed.split(",") if piece.strip()]
    last = re.split(r"(?:^|\s)(?:and|&)\s+", pieces[-1])
    last = [piece for piece in last if piece.strip()]
    # A list ends in "and"; without it, or with one inside an earlier item, commas may part anything.
    if not re.search(r"(?:^|\s)(?:and|&)\s", pieces[-1]) or any(
        re.search(r"\s(?:and|&|or)\s", piece) for piece in pieces[:-1]
    ):
        return set()
    if any(len(piece.split()) > LONG for piece in (*pieces[:-1], *last)) or len(last) > 2:
        return set()
    if any(
        re.match(r"(?:who|which|where|when|whose|said|but|while|although|as|if)\b", piece) for piece in pieces
    ):
        return set()
    # "a chair, the mayor, and a clerk": commas may hold an apposition, so names and descriptions do not mix.
    capital = {piece[0].isupper() for piece in (*pieces[:-1], *last)}
    if len(capital) > 1:
        return set()
    joined = len(pieces) - 1 + len(last)
    return {joined, len(pieces)} if len(last) > 1 and len(pieces) > 1 and not capital.pop() else {joined}


@functools.cache
def names() -> re.Pattern[str]:
    """Return the pattern of a list of names after a comma or dash, up to the next break."""
    return re.compile(
        rf"(?:,|\s[-\u2013\u2014]|\u2014)\s+{listed()}(?=\s*(?:[.;)\u2013\u2014]|,(?!\s*[^\W\d_a-z])|\s-\s|$))"
    )


def name_list(page: Page, one: Announced, low: int, rest: str) -> tuple[int, int, set[int]] | None:
    """Return the span and the length of a list of names right after the announcement."""
    match = names().match(rest)
    if match is None or either("listing", "open").search(match["list"]):
        return None
    # "After two terms, Reyes and Okafor left": an opening phrase announces nothing.
    if OPENING.fullmatch(page.text[low : one.start]):
        return None
    if re.match(r"\s*,?\s*(?:among|included?|were\s+among|and\s+others|to\s+name)", rest[match.end() :]):
        return None
    return match.start("list"), match.end("list"), {how_many(match["list"])}


# --------------------------------------------------------------------------------------- list items below


def bulleted(page: Page) -> Iterator[Conflict]:
    """Yield announced numbers before list items of another number."""
    blocks = page.document.blocks or lines(page.text)
    for n, block in enumerate(blocks):
        if block.role == "list" or not page.text[block.start : block.end].rstrip(" *_").endswith(":"):
            continue
        items = []
        for item in blocks[n + 1 :]:
            if item.role != "list":
                break
            items.append(item)
        opening = max(page.text.rfind(mark, block.start, block.end) for mark in (". ", "? ", "! ", "\n")) + 1
        said = list(announced(page, max(opening, block.start), block.end))
        if (
            len(items) > 1
            and len(said) == 1
            and not either("listing", "open").search(page.text, said[0].start, block.end)
        ):
            lengths = {len(items), depth_one(page, items)}
            if said[0].number not in lengths:
                yield conflict(page, said[0], items[0].start, items[0].end, lengths)


@functools.cache
def ordinal() -> re.Pattern[str]:
    """Return the pattern of a sentence that opens with an ordinal: "The third is", "Third,"."""
    listed = "|".join(words("listing", "ordinals"))
    return re.compile(
        rf"[\s\"\u201c]*(?:(?:The\s+)?(?P<n>{listed})(?:ly)?(?:,|\s+(?:is|was|concerns|covers|applies)\b))",
        re.IGNORECASE,
    )


def ordinals(page: Page) -> Iterator[Conflict]:
    """Yield announced numbers before sentences that count past them, or not as far: "two exceptions"."""
    order = words("listing", "ordinals")
    for n, sentence in enumerate(page.sentences):
        said = list(announced(page, sentence.start, sentence.end))
        if len(said) != 1 or either("listing", "open").search(page.text, said[0].start, sentence.end):
            continue
        counted_to, last = 0, sentence
        for follows in page.sentences[n + 1 : n + 1 + 3 * MOST]:
            match = ordinal().match(follows.text)
            if match and order.index(match["n"].lower()) == counted_to:
                counted_to, last = counted_to + 1, follows
            elif follows.paragraph > last.paragraph + 1 or list(announced(page, follows.start, follows.end)):
                break
        at_once = n + 1 < len(page.sentences) and ordinal().match(page.sentences[n + 1].text)
        short = (
            counted_to < said[0].number and at_once and ends(said[0].noun, counted_to, page.text[last.end :])
        )
        if counted_to > max(said[0].number, 2) or short:
            yield conflict(page, said[0], last.start, min(last.end, last.start + 12), {counted_to})


def lines(text: str) -> list[Block]:
    """Return the lines of a plain text as blocks; those with a bullet or number are list items."""
    found = []
    at = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            found.append(
                Block(start=at, end=at + len(line.rstrip()), role="list" if BULLET.match(line) else "body")
            )
        at += len(line)
    return found


def depth_one(page: Page, items: list[Block]) -> int:
    """Return how many items are not indented below the first."""

    def indent(at: int) -> int:
        return at - (page.text.rfind("\n", 0, at) + 1)

    return sum(indent(item.start) <= indent(items[0].start) for item in items)


def conflict(page: Page, one: Announced, start: int, end: int, lengths: set[int]) -> Conflict:
    """Return the conflict of an announced number with a list."""
    length = max(lengths)
    return Conflict(
        passages=(
            passage(page, one.start, one.end, str(one.number), "the announced number"),
            passage(page, start, end, str(length), "the list"),
        ),
        message=f"The list does not have the announced length: {one.number} {one.noun}, {length} listed",
        reasons=("the list stands right after the number that announces it",),
        assumed=("the list is complete",),
        explanations=("one item may be part of another",),
        confidence=0.75,
        topic=one.noun,
    )
