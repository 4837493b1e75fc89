"""Runs of figures that stand side by side as parts of one thing: "118 at Bristol, 61 at York and 45"."""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Iterator, Sequence

from claimcheck.checks._figures import ADDED, Figure, counted, of_one_kind
from claimcheck.checks._words import either, numbers, words
from claimcheck.checks.page import Page
from claimcheck.model import Token
from claimcheck.values.times.names import months
from claimcheck.wordlists import alternatives

# Dimensions whose figures are parts of a sum when they stand in a row; shares are for percentage.py.
SUMMED = ("count", "money", "area", "volume", "mass", "length", "power", "energy", "data", "other")
# "118 at Bristol, 61 at Newcastle and 45 at our four other bases": words between two parts of a run.
FARTHEST = 12
# "55m out of bonds, 40m out of cash": where a part is from; "3 out of 5" and "3 out of every 5" are ratios.
OUT_OF = re.compile(r"^\s*out\s+of\s+(?!(?:every|each|all|a|the|its|their)\b)[a-z]+(?=\s*(?:,|;|\band\b))")
SENTENCE_BREAK = re.compile(r"[.!?:]['\"\u201d\u2019)]*\s|\n")
# A break between two items of a list.
BREAKS = re.compile(r",(?:\s+and\b)?|;|\band\b", re.IGNORECASE)
# Words that may stand before a part of a run with verbs or owners, and how many: "and set one", "the Left 9".
OWNING = ("VERB", "AUX", "ADV", "DET", "PROPN", "NOUN", "ADJ", "PRON", "PART", "SCONJ")
BEFORE = 6
# A preposition may stand among them ("the link to the grid £9m"), and these right before the part.
BELONGING = frozenset({"with", "of", "at"})
# A count behind one of these says where or when a part is, and is no part: "95 deputies from four counties".
ASIDE = frozenset({
    "from", "in", "on", "at", "of", "over", "after", "within", "across", "under", "the", "its", "their",
    "our", "his", "her", "these", "those", "all", "both", "per", "to", "until", "for", "every", "by",
})  # fmt: skip
# A number that was not read as an amount, between words that make it a part: "and the Greens 6;".
LOOSE = re.compile(r"(?<=[a-z] )(?<![.,] )\d{1,3}(?:,\d{3})*(?=[.,;)]?(?:\s|$))(?!,?\s*\d)")

# Such a number between two parts, though no amount, is a part as well: "45 from Devon, 30 from Dorset".
UNREAD = re.compile(r"(?:,|\band)\s+(?!(?:1[6-9]|20)\d\d\b)\d{1,3}(?:,\d{3})*\s+[a-z]")


@functools.cache
def numbered() -> re.Pattern[str]:
    """Return the pattern of what stands before a number that counts nothing: "page", "room", "May"."""
    listed = (*words("sums", "numbered"), *months(short=False))
    return re.compile(rf"\b(?:{alternatives(listed)})\.?\s$", re.IGNORECASE)


def tokens_at(page: Page, place: int, start: int) -> tuple[Token | None, Token | None]:
    """Return the token before the offset ``start`` in a sentence, and the one at or behind it."""
    tokens = page.sentences[place].tokens
    here = bisect.bisect_left(tokens, start, key=lambda token: token.start)
    return (tokens[here - 1] if here else None, tokens[here] if here < len(tokens) else None)


def aside(page: Page, one: Figure) -> bool:
    """Whether a count only says where, when or of how many a part is."""
    ahead, _ = tokens_at(page, one.place, one.start)
    if ahead is None or ahead.lower not in ASIDE or one.dimension != "count":
        return False
    # "made up of 1,900 in assembly": there a list of parts begins.
    before = page.text[max(page.sentences[one.place].start, one.start - 24) : one.start]
    return not re.search(rf"(?:{alternatives(words('sums', 'made'))})\s+$", before, re.IGNORECASE)


def called(page: Page, last: Figure, one: Figure) -> bool:
    """Whether a bare number among sums is the name of a thing: "$3.9 million for pier 3"."""
    ahead, _ = tokens_at(page, one.place, one.start)
    bare = one.dimension == "count" != last.dimension and one.noun_end == one.end and not one.scaled
    named = (
        ahead is not None and ahead.pos in ("NOUN", "PROPN") and page.text[one.start : one.end].isdecimal()
    )
    return bare and named


def alone(page: Page, place: int, start: int, end: int) -> bool:
    """Whether a number word stands for things without naming them: "and one has died", "two in Leeds"."""
    ahead, _ = tokens_at(page, place, start)
    _, behind = tokens_at(page, place, end)
    joined = ahead is not None and ahead.lower in (",", ";", "and", "while", "but")
    return joined and (behind is None or behind.pos in ("VERB", "AUX", "ADP", "PUNCT", "ADV"))


def loosely(page: Page, place: int, row: Sequence[Figure]) -> list[Figure]:
    """Return a row with the bare numbers of its sentence that were not read as amounts.

    None at all where these are more than anybody adds up.
    """
    sentence = page.sentences[place]
    taken = [(one.start, one.end) for one in row]
    taken += [(m.start, m.end) for m in page.amounts[place]] + [(t.start, t.end) for t in page.times[place]]
    covered = {at for start, end in taken for at in range(start, end)}
    found = list(row)
    for match in LOOSE.finditer(page.text, sentence.start, sentence.end):
        start, end = match.span()
        known = not covered.isdisjoint(range(start, end))
        if not known and not numbered().search(page.text[max(start - 12, sentence.start) : start]):
            found.append(counted(place, start, end, int(match.group().replace(",", ""))))
    for token in sentence.tokens:
        if token.lower not in numbers() or not covered.isdisjoint(range(token.start, token.end)):
            continue
        if alone(page, place, token.start, token.end):
            found.append(counted(place, token.start, token.end, numbers()[token.lower]))
    return sorted(found, key=lambda one: one.start) if len(found) <= ADDED else []


def runs(page: Page, row: Sequence[Figure], *, told: bool = False) -> Iterator[tuple[Figure, ...]]:
    """Yield the rows of two or more figures of a sentence that stand side by side as parts.

    With ``told``, each part may have a verb before it: "allowed 14, rejected 22 and set one aside".
    """
    current: list[Figure] = []
    for one in row:
        if current and called(page, current[-1], one):
            continue
        if current and aside(page, one) and not of_one_run(page, current[-1], one, told=told):
            continue
        usable = one.dimension in SUMMED and one.change is None and one.side is None
        if current and usable and of_one_run(page, current[-1], one, told=told):
            current.append(one)
            continue
        if len(current) > 1:
            yield tuple(current)
        current = [one] if usable else []
    if len(current) > 1:
        yield tuple(current)


def of_one_run(page: Page, one: Figure, other: Figure, *, told: bool) -> bool:
    """Whether two figures can be neighbours in a run."""
    if not of_one_kind(one, other):
        return False
    gap = page.text[one.end : other.start]
    return beside(gap) or (told and retold(page, one, other, gap))


def beside(gap: str) -> bool:
    """Whether two figures with ``gap`` between them stand side by side: parted by a comma or "and"."""
    if not plain(gap) or either("sums", "of").search(core(gap)) or UNREAD.search(gap):
        return False
    # "12 for Ireland, Wales 9 and Scotland 14": the next part may name its owner first.
    small = rf"(?:(?:(?i:{alternatives(words('sums', 'between'))})\s+)*|(?:[A-Z][\w'\u2019-]*\s+){{1,3}})"
    return bool(re.search(rf"(?:[,;]|\b(?i:and|plus|while|with))\s+{small}$", gap))


def plain(gap: str) -> bool:
    """Whether a gap is of one sentence, of few words, and none of them sets a figure against another."""
    return not (
        re.search(r"[(){}\[\]=]", gap)
        or len(gap.split()) > FARTHEST
        or SENTENCE_BREAK.search(gap)
        or either("sums", "apart").search(OUT_OF.sub("", core(gap)))
    )


def retold(page: Page, one: Figure, other: Figure, gap: str) -> bool:
    """Whether a figure follows another behind a break and a verb, or an owner, of its own."""
    cut = max(gap.rfind(","), gap.rfind(";"), gap.rfind(" and "), gap.rfind(" while "))
    if cut < 0 or not plain(gap):
        return False
    tokens = page.sentences[one.place].tokens
    inside = [t for t in tokens if one.end + cut < t.start < other.start]
    inside = [t for t in inside if t.lower not in (",", ";", "and", "while")]
    last = inside[-1:]
    return len(inside) <= BEFORE and all(
        t.pos in OWNING or (t.pos == "ADP" and (t not in last or t.lower in BELONGING)) for t in inside
    )


def core(gap: str) -> str:
    """Return a gap without "of them" and "of the jobs" at its head: they say what is counted."""
    return re.sub(r"^\s*(?:\w+\s+)?of\s+(?:them|the\s+\w+|these|those|whom|which)\b", "", gap)


def opened(page: Page, place: int, parts: Sequence[Figure]) -> bool:
    """Whether words at a run say that it is no full list of parts of one thing."""
    sentence = page.sentences[place]
    ahead = page.text[max(parts[0].start - 24, sentence.start) : parts[0].start]
    behind = page.text[parts[-1].end : min(parts[-1].end + 60, sentence.end)]
    return bool(
        re.search(rf"(?:{alternatives(words('sums', 'open'))})\s+(?:\w+\s+)?$", ahead, re.IGNORECASE)
        or re.search(r"\b(?:respectively|each|apiece|among\s+(?:others|them)|to\s+name)\b", behind)
    )
