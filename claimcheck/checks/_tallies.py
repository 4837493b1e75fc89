"""Totals and parts that only the order of the words sets against each other, and that nearly add up.

"118 flights, 71 departures and 57 arrivals"; "of the 28 crew nineteen are safe, seven are dead and three are
missing"; "38 papers were in doubt. The judge allowed 14, rejected 22 and set one aside." Such a list need not
be all of its total, and its parts may overlap. So it is a conflict only where the sum is a slip of the total
(one digit is another, or two have changed places), or passes it by little: parts that are not of one thing
are seldom so near.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from claimcheck.checks._complete import disjoint
from claimcheck.checks._figures import Figure, halves, of_one_kind
from claimcheck.checks._lent_units import bare as bare_number
from claimcheck.checks._lent_units import lent, of_total
from claimcheck.checks._runs import BREAKS, aside, loosely, opened, runs, tokens_at
from claimcheck.checks._sums import Sum
from claimcheck.checks._words import either
from claimcheck.checks.page import Page
from claimcheck.model import Sentence

# A sum over its total by more than this is of parts that overlap; two parts, by more than this.
OVER, OVER_OF_TWO = 1.15, 1.1
BESIDE = "the list stands beside it"
# Two numbers further from one another than this are two numbers ("6,800" for 8,600 is 1.26 times off).
SLIP = 1.3
# In a list of small numbers one may be the sum of the others by chance.
MANY = 100
# Words between a total and the list behind it, and between "of the N" and its list.
APART, FAR = 7, 14
CLOSED = re.compile(
    r"(?:\band|&|\bplus|\bwhile)\s+(?:[\w'\u2019-]+\s+){0,3}$|;\s*(?:and\s+)?(?:\w+\s+)?$", re.IGNORECASE
)
OF_ALL = re.compile(
    r"(?:^|[,:;\u2013\u2014\u201c\"]\s*|\s-\s|\b(?:that|and|but|while)\s+)of\s+"
    r"(?:(?:the|its|their|these|those|all|all the|our|his|her|some|about|nearly"
    r"|[\w'\u2019-]+['\u2019]s)\s+){0,2}$",
    re.IGNORECASE,
)
OF_THESE = re.compile(r"[\s\"\u201c]*of\s+(?:these|those|them|that|this)\b,?\s*(?:\w+\s+)?$", re.IGNORECASE)
HOLDING = re.compile(r"\b(?:it\s+all|all\s+of\s+it|them\s+all|between\s+them|as\s+follows)\b", re.IGNORECASE)
# Words by which a list goes on without numbers.
GOING_ON = re.compile(
    r"(?:\b(?:and|while|plus|with|as\s+well\s+as)|[,;])\s+(?:one|another|others?|some|the\s+(?:rest|remain\w+|others?)|an?|no|none|several|"
    r"many|most|few|both|various)\b",
    re.IGNORECASE,
)
# Behind a total: a colon, or "of which", with the words in which the first part is told.
ANNOUNCED = re.compile(
    r"^[^:;]{0,40}(?::|\s[\u2013\u2014-]|,?\s+of\s+wh(?:ich|om)\b)\s*(?:[\w'\u2019]+\s+){0,4}$"
)
CALLED = re.compile(r"[^,;:\d]{0,50},\s*$")
CLOCK = re.compile(r"\b(?:quarter|half|five|ten|twenty)\s+(?:past|to)\s+$", re.IGNORECASE)
VERBS = ("VERB", "AUX")
NAMING = ("NOUN", "ADJ", "PROPN", "NUM", "SYM")


def tallies(page: Page, rows: Sequence[Sequence[Figure]], known: frozenset[int]) -> Iterator[Sum]:
    """Yield the lists with the totals they stand with, where they nearly fit; ``known`` starts are let be."""
    told = set(known)
    for place in range(len(rows)):
        row = loosely(page, place, rows[place])
        units = lent(page, row)
        tries = [*runs(page, row), *runs(page, row, told=True)]
        if units != row:
            tries += [*runs(page, units), *runs(page, units, told=True)]
        for run in tries:
            for parts, total, how in set_against(page, rows, place, closed_lists(page, run)):
                found = Sum(parts, total, True, how)
                if told.isdisjoint(one.start for one in (*parts, total)) and wrong(page, rows, row, found):
                    told.update(one.start for one in parts)
                    yield found


def wrong(page: Page, rows: Sequence[Sequence[Figure]], row: Sequence[Figure], found: Sum) -> bool:
    """Whether a list nearly adds up to its total, and nothing near it tells why not."""
    parts, total = found.parts, found.total
    if not found.conflicting or not near(parts, total) or explained(page, rows, row, found):
        return False
    if sum(one.value for one in parts) < total.value and left_out(page, found):
        return False
    # "31 were from the city and 28 were under 25": two of one lot may be the same.
    return len(parts) > 2 or found.how == BESIDE or disjoint(page, parts)


def closed_lists(page: Page, run: Sequence[Figure]) -> Iterator[tuple[Figure, ...]]:
    """Yield the lists of a run, each up to the "and" that closes it: "71 in and 57 out, and another 90"."""
    first = 0
    for n in range(1, len(run)):
        gap = page.text[run[n - 1].end : run[n].start]
        last = n + 1 == len(run) or not CLOSED.search(page.text[run[n].end : run[n + 1].start])
        if CLOSED.search(gap) and (";" not in gap or last):
            yield tuple(run[first : n + 1])
            first = n + 1


def set_against(
    page: Page, rows: Sequence[Sequence[Figure]], place: int, lists: Iterator[tuple[Figure, ...]]
) -> Iterator[tuple[tuple[Figure, ...], Figure, str]]:
    """Yield each list with a total that stands with it, and the words that say how."""
    for listed in lists:
        before = [one for one in rows[place] if one.noun_end <= listed[0].start]
        options = [(listed, one) for one in before[-2:]]
        if len(listed) > 2:
            options.append((listed[1:], listed[0]))
        for parts, total in options:
            if of_total(total, parts[0]) and total.change is None and not opened(page, place, parts):
                how = same_sentence(page, place, total, parts)
                if how:
                    yield parts, total, how
        if not opened(page, place, listed):
            for total, how in sentence_before(page, rows, place, listed):
                yield listed, total, how


def same_sentence(page: Page, place: int, total: Figure, parts: Sequence[Figure]) -> str:
    """Return how a total and a list behind it in its sentence belong together, or ""."""
    sentence = page.sentences[place]
    gap = page.text[total.noun_end : parts[0].start]
    ahead = page.text[sentence.start : total.start]
    bracketed = re.fullmatch(r"\s*\(\s*", gap) and page.text[parts[-1].noun_end :].startswith(")")
    if bracketed and total.noun:
        return BESIDE
    if re.search(r"[(){}=]", gap) or either("sums", "apart").search(gap):
        return ""
    if len(parts) > 2 and (ANNOUNCED.search(gap) or either("sums", "made").search(gap)):
        return "the parts are listed after it"
    if OF_ALL.search(ahead) and len(gap.split()) <= FAR:
        return "the parts are said to be of it"
    within = [t for t in sentence.tokens if total.noun_end <= t.start < parts[0].start]
    verbs = [t for t in within if t.pos in VERBS]
    if len(within) > APART or not re.search(r"[,:\u2013\u2014]|\s-\s", gap) or not total.noun:
        return ""
    short = elliptical(page, parts)
    named = all(not bare(page, one) and one.noun != total.noun for one in parts)
    if (
        not verbs
        and re.search(r"[,:\u2013\u2014-]\s*$", gap)
        and (
            (named and not siblings(total, parts))
            or (short and prepositions(page, parts) and not item(page, total, parts))
        )
    ):
        return BESIDE
    if verbs and short and CALLED.fullmatch(gap) and prepositions(page, parts):
        return "the list tells of it"  # "83 were called, 79 by the prosecution and 6 by the defence"
    doing = [t for t in verbs if t.tag in ("VBG", "VBN")]
    return "the list tells of it" if short and doing and len(doing) == len(verbs) else ""


def siblings(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a total counts one sort beside the others: "20 black socks, 14 blue socks, 8 white socks"."""
    what, *others = (one.noun.lower().split() for one in (total, *parts))
    return len(what) > 1 and any(len(words) > 1 and words[-1] == what[-1] for words in others)


def sentence_before(
    page: Page, rows: Sequence[Sequence[Figure]], place: int, parts: Sequence[Figure]
) -> Iterator[tuple[Figure, str]]:
    """Yield the total in the sentence before a list that counts the same without naming it again."""
    sentence = page.sentences[place]
    if not page.together(place, place - 1):
        return
    opening = page.text[sentence.start : parts[0].start]
    largest = max(one.value for one in parts)
    told = place - 1
    if not rows[told] and page.together(place, told - 1):
        told -= 1  # a sentence without a number may stand between
    above = [o for o in rows[told] if of_all_parts(o, parts) and o.change is None and o.value > largest]
    if parts[0].noun:
        above = [one for one in above if one.noun == parts[0].noun] or above
    of_these = OF_THESE.fullmatch(opening)
    held = opening.rstrip().endswith(":") and HOLDING.search(opening)
    mine = [one for one in rows[place] if of_one_kind(one, parts[0]) and one.start < parts[0].start]
    if of_these or held:
        yield from ((one, "the text points back to it") for one in above)
    elif (
        len(above) == 1
        and (above[0].noun or above[0].dimension == "money")
        and not mine
        and elliptical(page, parts, page.sentences[told])
    ):
        yield above[0], "the list counts what it names"


def of_all_parts(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a figure can be the total of parts; millions with no unit may be of the money before them."""
    scaled = total.dimension == "money" and all(one.scaled and bare_number(one) for one in parts)
    return of_total(total, parts[0]) or scaled


def elliptical(page: Page, parts: Sequence[Figure], above: Sentence | None = None) -> bool:
    """Whether no part says what it counts, so that it is what was named before: "allowed 14, rejected 22".

    The first may say it in a word of the sentence ``above``: "called out 64 times. Thirty-eight calls came".
    """
    first, *rest = parts
    return all(bare(page, one) for one in rest) and (bare(page, first) or again(page, first, above))


def again(page: Page, one: Figure, above: Sentence | None) -> bool:
    """Whether the noun of a figure repeats a word of the sentence above."""
    _, noun = tokens_at(page, one.place, one.end)
    return bool(above and noun and noun.pos == "NOUN" and noun.lemma in {t.lemma for t in above.tokens})


def bare(page: Page, one: Figure) -> bool:
    """Whether a figure stands without a noun of its own."""
    _, behind = tokens_at(page, one.place, one.end)
    if behind is not None and behind.pos == "ADJ":
        _, behind = tokens_at(page, one.place, behind.end)  # "four Spanish and two German"
    return one.dimension == "count" and (behind is None or behind.pos not in NAMING)


def prepositions(page: Page, parts: Sequence[Figure]) -> bool:
    """Whether each part is followed by one and the same preposition: "118 in the north, 61 in the west"."""
    behind = [tokens_at(page, one.place, one.end)[1] for one in parts]
    return len({token.lower if token and token.pos == "ADP" else None for token in behind} | {None}) == 2


def item(page: Page, total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a number is told as the parts are, and one of them: "41 flats in the town, 26 in the port"."""
    _, behind = tokens_at(page, total.place, parts[0].end)
    tokens = page.sentences[total.place].tokens
    within = {t.lower for t in tokens if total.end <= t.start < parts[0].start and t.pos == "ADP"}
    return behind is not None and behind.pos == "ADP" and behind.lower in within


def near(parts: Sequence[Figure], total: Figure) -> bool:
    """Whether a sum that is not its total is so near to it that no chance has made it so."""
    added = sum(one.value for one in parts)
    slipped = slip(added, total.value, min(one.step for one in (*parts, total)))
    if added > total.value:
        return slipped or added <= total.value * (OVER if len(parts) > 2 else OVER_OF_TWO)
    # Of two parts that are too few a third may be left out: "of the 46, 19 were killed and 22 were hurt".
    return slipped and (len(parts) > 2 or all(one.noun_end > one.end for one in parts))


def left_out(page: Page, found: Sum) -> bool:
    """Whether a list of too small a sum has items without a number: "the shrine, six medals and a cup"."""
    first, *rest = found.parts
    gaps = [page.text[one.noun_end : other.start] for one, other in itertools.pairwise(found.parts)]
    if first.place == found.total.place and found.total.end <= first.start:
        head = re.split(r"[:\u2013\u2014,]", page.text[found.total.end : first.start], maxsplit=1)[-1]
        gaps.append(f", {head}" if BREAKS.search(head) else "")
    tail = page.text[rest[-1].noun_end : page.sentences[first.place].end]
    tail = "" if tail.startswith(")") else tail
    return any(len(BREAKS.findall(gap)) > 1 for gap in gaps) or bool(GOING_ON.search(tail))


def slip(one: float, other: float, step: float) -> bool:
    """Whether two numbers are a slip apart: one digit is another, or two have changed places."""
    a, b = (f"{round(value / step):d}" for value in (one, other))
    if max(one, other) > SLIP * min(one, other):
        return False
    if len(a) != len(b) or len(a) == 1:
        return abs(int(a) - int(b)) == 1
    apart = [n for n, pair in enumerate(zip(a, b, strict=True)) if pair[0] != pair[1]]
    return len(apart) == 1 or (len(apart) == 2 and sorted(a) == sorted(b))


def of_the_clock(page: Page, one: Figure) -> bool:
    """Whether a number is an hour: "at a quarter past six"."""
    return CLOCK.search(page.text[max(one.start - 16, 0) : one.start]) is not None


def explained(page: Page, rows: Sequence[Sequence[Figure]], row: Sequence[Figure], found: Sum) -> bool:
    """Whether a figure nearby is what the parts make, or tells what is over or left out."""
    place, added = found.parts[0].place, sum(one.value for one in found.parts)
    room = sum(halves([*found.parts, found.total]))
    mine = {one.start for one in (*found.parts, found.total)}
    for where in range(max(place - 2, 0), min(place + 3, len(rows))):
        for one in row if where == place else rows[where]:
            if one.start in mine or not of_one_kind(one, found.total) or of_the_clock(page, one):
                continue
            near_it = where in (place, place + 1) and not aside(page, one)
            near_it = near_it and (one.value > 1 or one.noun in ("", found.total.noun))
            close = near_it and abs(one.value - abs(added - found.total.value)) <= room
            if abs(one.value - added) <= room or close:
                return True
    # A list whose first or last part is the sum of the others holds a total of its own.
    values = [one.value for one in found.parts]
    return added >= MANY and any(abs(2 * value - added) <= room for value in (values[0], values[-1]))
