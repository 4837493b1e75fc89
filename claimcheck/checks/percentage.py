"""A percentage that does not fit its counts, or shares that come to more than the whole.

Reports a share ("58 per cent", "three quarters", "one in five") that the text says of a number of another
number, when the two numbers make another share. Rounding of all three is allowed for. Also shares of one
whole that come to more than 100 per cent when the last is "the remaining". A share is what readers
remember, and it is often worked out in haste.

Conflicts: "48,000 of the 71,000 flats, or 58 per cent" (68); "512 of 640 voted yes, which is 74 per cent".
Does not: "about 60 per cent, 41,000 of the 71,000 flats"; "48,000 of 71,000 flats; 58 per cent of tenants".
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimcheck.checks._differences import timeless
from claimcheck.checks._figures import Figure, counted, figures, number
from claimcheck.checks._hundred import overfull, sharing
from claimcheck.checks._ratios import OF, OF_SUM, OF_THE, SMALLEST, SPAN, Ratio, countable, ratios
from claimcheck.checks._shares import Share, shares
from claimcheck.checks._words import either, number_pattern, whole, words
from claimcheck.checks.page import Conflict, Page, passage
from claimcheck.checks.page import whole as joined_up
from claimcheck.wordlists import alternatives

NUMBER = 506
NAME = "percentage"

# "Half of the grant, or $2.4 million of ...": between a share and its ratio.
OF_WHAT = r"(?:\s+of\s+(?:the|its|their|all|those|his|her)\s+[\w'\u2019 -]{1,40}?)?"
BEFORE = re.compile(
    rf"{OF_WHAT}\s*(?:\(|,\s+(?:or|with)\s+|\s[\u2013\u2014-]\s)\s*(?:about\s+|some\s+)?", re.IGNORECASE
)
ASIDE = re.compile(r"(?:\s+[a-z]+)?\s*,\s*", re.IGNORECASE)
# "7,650, which is 85 per cent of the 9,000 seats": between a part and the share of its whole.
PART_IS = re.compile(
    r"(?:\s+[a-z]+){0,3}?\s*(?:,\s+(?:or|which\s+(?:is|was)|that\s+is)|,(?=\s+an?\s)|\s+(?:or|which\s+is))\s+"
    r"(?:about\s+|some\s+|just\s+|only\s+|almost\s+|nearly\s+)?",
    re.IGNORECASE,
)
# "Of the 60 players, 20 per cent, or 12": between a whole and the share of it.
NAMED = re.compile(r"(?:\s+[\w'\u2019-]+){0,3},\s+(?:about\s+|some\s+|only\s+|just\s+)?", re.IGNORECASE)
OR = re.compile(r"\s*(?:,\s+or|,\s+that\s+is|\()\s*(?:about\s+|some\s+|around\s+)?", re.IGNORECASE)
IS = re.compile(
    r"(?:\s+[\w'\u2019-]+){0,3}?\s+(?:is|makes|equals|means|comes\s+to|amounts\s+to|works\s+out\s+(?:at|to|as))\s+"
    r"(?:about\s+|some\s+|roughly\s+|nearly\s+|almost\s+|only\s+|just\s+)?",
    re.IGNORECASE,
)
POINTS_BACK = re.compile(
    r"[\s\"\u201c\u2018']*(?:that|this|it)\s*(?:is|was|['\u2019]s|makes|amounts\s+to|represents|means|comes\s+to)\s",
    re.I,
)


def check(page: Page) -> Iterator[Conflict]:
    """Yield each share that does not fit the counts it is said of."""
    page = joined_up(page)
    rows = figures(page)
    before: list[Share] = []
    for place, row in enumerate(rows):
        sentence = page.sentences[place]
        before = before if page.together(place, place - 1) else []
        said = list(shares(page.text, sentence.start, sentence.end))
        counts = [one for one in row if not any(one.start < s.end and s.start < one.end for s in said)]
        previous = rows[place - 1] if page.together(place, place - 1) else []
        for share in said:
            for ratio in matched(page, place, share, counts, previous):
                if not possible(share, ratio):
                    yield conflict(page, share, ratio)
                break
        yield from asked(page, place, said, list(ratios(page, place, counts, [])))
        full = list(overfull(page, place, said, counts))
        yield from full or sharing(page, place, said, before)
        before = said


def possible(share: Share, ratio: Ratio) -> bool:
    """Whether the share can be that of the ratio; one above the whole is no share."""
    low, high = ratio.bounds
    return high > 1.0001 or (low <= share.high + 1e-9 and high >= share.low - 1e-9)


def matched(
    page: Page, place: int, share: Share, row: Sequence[Figure], previous: Sequence[Figure]
) -> Iterator[Ratio]:
    """Yield the ratios that the text says a share is the same as."""
    for ratio in ratios(page, place, row, previous):
        later = max(ratio.part.end, ratio.whole.end if ratio.whole.place == place else 0)
        after = share.start >= later and joined(timeless(page, later, share.start), share, page)
        ahead = share.end <= ratio.start and before(page, share, ratio)
        if after or ahead:
            yield ratio
    yield from spelled(page, share, row)
    yield from parted(page, share, row)
    yield from of_which(page, share, row)
    yield from balloted(page, place, share)
    yield from pointed(page, place, share, row, previous)


def before(page: Page, share: Share, ratio: Ratio) -> bool:
    """Whether a ratio stands right after a share as its other form: "three in five, 420 of 700, said"."""
    gap = page.text[share.end : ratio.start]
    closed = re.match(r"\s*[,)]", page.text[ratio.end : ratio.end + 3])
    return bool(BEFORE.fullmatch(gap) or (closed and ASIDE.fullmatch(gap)))


@functools.cache
def joint() -> re.Pattern[str]:
    """Return the pattern of what may join a ratio to its share."""
    same = alternatives(words("shares", "same"))
    return re.compile(
        rf"[^.;:!?]{{0,{SPAN}}}?(?:[,:(\u2013\u2014]|\s-)\s*(?:{same})?(?:[\s,]+(?:{same}))*\s*",
        re.IGNORECASE,
    )


def joined(gap: str, share: Share, page: Page) -> bool:
    """Whether a share stands right after a ratio as its other form: ", or 60%", "(15 per cent)"."""
    if IS.fullmatch(gap):  # "Five out of 61 is one in six"
        return True
    if not joint().fullmatch(gap) or len(re.findall(r"\d", gap)):
        return False
    after = page.text[share.end : share.end + 30]
    if re.search(r",\s*$", gap) and re.match(r"\s*[,)]", after):
        return True
    bare = re.search(r"(?:[(:\u2013\u2014]|\s-)\s*$", gap) is not None
    tied = re.search(
        rf"\b(?:{alternatives(w for w in words('shares', 'same') if len(w) > 2 or w == 'or')})\b",
        gap,
        re.IGNORECASE,
    )
    return bool(
        (bare or tied)
        and not re.match(
            r"\s+(?:more|less|fewer|higher|lower|up|down|above|below|off|discount|rise|increase|fall|drop)\b",
            after,
        )
    )


def spelled(page: Page, share: Share, row: Sequence[Figure]) -> Iterator[Ratio]:
    """Yield the ratio of "68 per cent of the 71,000 flats, or 48,000"."""
    usable = [one for one in row if countable(one) and one.start >= share.end]
    for all_of_it, part in itertools.pairwise(usable):
        head, gap = page.text[share.end : all_of_it.start], page.text[all_of_it.noun_end : part.start]
        behind = page.text[part.end : part.end + 10]
        aside = gap.strip() == "," and re.match(r"\s+(?:of them|in all)\b", behind)
        tied = aside or re.fullmatch(
            r"(?:\s+[\w-]+){0,3}?\s*(?:,\s+(?:or|that\s+is|which\s+is)\s+(?:about\s+|some\s+|around\s+)?|\s*\(\s*)",
            gap,
        )
        if (
            OF.fullmatch(head)
            and tied
            and part.unit == all_of_it.unit
            and part.value < all_of_it.value >= SMALLEST
        ):
            yield Ratio(part, all_of_it)


def parted(page: Page, share: Share, row: Sequence[Figure]) -> Iterator[Ratio]:
    """Yield the ratio of "48,000, or 58 per cent of the city's 71,000": the share stands between the two."""
    usable = [one for one in row if countable(one)]
    for part, all_of_it in itertools.pairwise(usable):
        if not part.end <= share.start < share.end <= all_of_it.start or part.unit != all_of_it.unit:
            continue
        head, tail = page.text[part.end : share.start], page.text[share.end : all_of_it.start]
        of_it = OF.fullmatch(tail) or OF_SUM.fullmatch(tail)
        if PART_IS.fullmatch(head) and of_it and part.value < all_of_it.value >= SMALLEST:
            yield Ratio(part, all_of_it)


def of_which(page: Page, share: Share, row: Sequence[Figure]) -> Iterator[Ratio]:
    """Yield the ratio of "90 million, of which the state pays 40 per cent, or 36 million".

    And that of "of the 60 players, 20 per cent, or 12".
    """
    ahead = [one for one in row if one.end <= share.start and countable(one)]
    part = next((one for one in row if one.start >= share.end), None)
    if part is None or not OR.fullmatch(page.text[share.end : part.start]):
        return
    for all_of_it in reversed(ahead):
        between = page.text[all_of_it.end : share.start]
        same = (all_of_it.unit, all_of_it.dimension) == (part.unit, part.dimension)
        of_it = re.search(r"\bof\s+(?:which|whom)\b[^.;:\d]*$", between)
        opening = page.text[
            max(all_of_it.start - 40, page.sentences[all_of_it.place].start) : all_of_it.start
        ]
        if same and (of_it or (OF_THE.search(opening) and NAMED.fullmatch(between))):
            if part.value < all_of_it.value >= SMALLEST:
                yield Ratio(part, all_of_it)
            return


@functools.cache
def ballot() -> re.Pattern[str]:
    """Return the pattern of the votes that follow a share of the vote."""
    n = number_pattern()
    return re.compile(
        rf"\s+of\s+(?:the|all)\s+votes?(?:\s+cast)?\s*[,(\u2013\u2014]\s*(?:or\s+|by\s+|with\s+)?(?P<a>{n})(?:\s+votes)?\s+to\s+(?P<b>{n})",
        re.IGNORECASE,
    )


def balloted(page: Page, place: int, share: Share) -> Iterator[Ratio]:
    """Yield the ratio of "58 per cent of the vote, 2,210 to 1,105": the first number of both together."""
    match = ballot().match(page.text, share.end, page.sentences[place].end)
    if match is not None:
        one = counted(place, match.start("a"), match.end("a"), whole(match["a"]))
        yield Ratio(
            one,
            replace(
                one, end=match.end("b"), low=one.low + whole(match["b"]), high=one.low + whole(match["b"])
            ),
        )


def pointed(
    page: Page, place: int, share: Share, row: Sequence[Figure], previous: Sequence[Figure]
) -> Iterator[Ratio]:
    """Yield the ratio of "24 have found work. That is one in five of the members, and there are 96"."""
    sentence = page.sentences[place]
    opening = page.text[sentence.start : share.start]
    if not POINTS_BACK.match(opening) or len(opening.split()) > 5:
        return
    above = list(ratios(page, place - 1, previous, ())) if previous else []
    if len(above) == 1 and len([one for one in previous if countable(one)]) == 2 and not row:
        yield above[0]
    if not page.text[share.end :].lstrip().startswith("of"):
        return
    parts = [one for one in previous if countable(one)]
    wholes = [one for one in row if countable(one) and one.start >= share.end]
    if (
        len(parts) == 1
        and len(wholes) == 1
        and parts[0].unit == wholes[0].unit
        and parts[0].value < wholes[0].value
    ):
        yield Ratio(parts[0], wholes[0])


def asked(page: Page, place: int, said: Sequence[Share], found: Sequence[Ratio]) -> Iterator[Conflict]:
    """Yield the clash of a poll's share with its count, when each stands alone and both say yes."""
    sentence = page.sentences[place]
    if said or len(found) != 1 or not either("shares", "asked").search(sentence.text):
        return
    ratio = found[0]
    tail = page.text[ratio.part.end : ratio.part.end + 60]
    side = (
        "support"
        if either("shares", "support").search(tail)
        else "oppose"
        if either("shares", "oppose").search(tail)
        else ""
    )
    for back in (1, 2):
        if not side or not page.together(place, place - back):
            return
        earlier = page.sentences[place - back]
        above = list(shares(page.text, earlier.start, earlier.end))
        if not above:
            continue
        behind = page.text[above[0].end : above[0].end + 40]
        if len(above) == 1 and either("shares", side).search(behind) and not possible(above[0], ratio):
            yield conflict(page, above[0], ratio)
        return


def conflict(page: Page, share: Share, ratio: Ratio) -> Conflict:
    """Return the conflict of a share with a ratio."""
    real = 100 * ratio.part.value / ratio.whole.value
    part, whole = number(ratio.part.value), number(ratio.whole.value)
    spots = [passage(page, share.start, share.end, page.text[share.start : share.end], "the share")]
    if abs(ratio.part.start - ratio.whole.start) < 2 * SPAN and ratio.part.place == ratio.whole.place:
        spots.append(passage(page, ratio.start, ratio.end, f"{part} of {whole}", "the counts"))
    else:
        spots.append(passage(page, ratio.part.start, ratio.part.end, part, "the part"))
        spots.append(passage(page, ratio.whole.start, ratio.whole.end, whole, "the whole"))
    return Conflict(
        passages=tuple(spots),
        message=(
            f"The share does not fit its counts: {part} of {whole} is {real:.3g} per cent, "
            f"not {100 * share.value:.3g}"
        ),
        reasons=("the share is said of these counts",),
        explanations=("the share may be of another whole", "one of the three may be a slip"),
        confidence=0.85,
        topic=ratio.whole.noun or "share",
    )
