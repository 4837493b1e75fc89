"""The numbers of a page as figures that can be added and divided: with what rounding may hide."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claimcheck.checks._words import number_pattern, whole
from claimcheck.checks.page import Page
from claimcheck.model import AmountMention, Sentence

# A number written in full that ends in this many zeros or more may be rounded; "620" and "310" are not.
ROUND = 100
PER_CENTS = 10_000
DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?|\.\d+")
SCALES = re.compile(
    r"(?<![a-z])(?:(thousand|k)|(million|mn|m)|(billion|bn|b)|(trillion|tn))\b", re.IGNORECASE
)
SCALE_OF = {"thousand": 3, "million": 6, "billion": 9}
# "70 day cases" counts cases: a duration would be "70 days", and one before a noun stands behind an article
# or a hyphen, and before a singular ("a 30 day trial").
OF_DAYS = re.compile(r"(?:[2-9]|[1-9][\d,]*\d) (?:day|night|hour|week|month|year) [a-z]+s\b")
WHOLE = re.compile(
    r"\bof\s+(?:(?:the|its|their|all|our|his|her|these|those|some|about|nearly"
    r"|[a-z]+['\u2019]s?|[a-z]+\s+[a-z]+['\u2019]s?)\s+){0,2}"
    rf"(?P<n>{number_pattern()})(?:\s+(?P<scale>thousand|million|billion))?\b"
    r"(?!\s*(?:%|per\s?cent|percent|[-\u2013]))",
    re.IGNORECASE,
)
# A sentence of more figures is a list of numbers that nobody adds up. To try its parts takes more than the
# square of them: of 1,500 figures a minute and more.
ADDED = 100
SKIPPED = ("ordinal", "score", "age", "temperature")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number where it stands: its bounds, its unit, and the step to which it was written.

    ``half`` is what rounding of this number alone may hide: half the step of "1.34 million" (5,000), none
    for a number in full. ``place`` is the number of its sentence. ``grain`` is the worth of its last digit,
    be that a zero (1,000,000 for "310 million", whose step is ten times that); 0 when it is not known.
    """

    start: int
    end: int
    low: float
    high: float
    unit: str
    dimension: str
    vague: bool
    step: float
    scaled: bool
    noun: str
    noun_end: int
    place: int
    change: str | None
    side: str | None
    per: str | None
    grain: float = 0.0

    @property
    def value(self) -> float:
        """The number itself, or the end that a bound gives."""
        if math.isinf(self.high):
            return self.low
        return self.high if self.low == 0 else (self.low + self.high) / 2

    @property
    def exact(self) -> bool:
        """Whether the number is one number, and no word makes it vague."""
        return self.low == self.high and not self.vague


def figures(page: Page) -> Sequence[Sequence[Figure]]:
    """Return the figures of each sentence of the page, in order of place, without overlaps; made once."""

    def made() -> tuple[tuple[Figure, ...], ...]:
        return tuple(
            tuple(of_money(page.text, list(apart(page, n, sentence, mentions))))
            for n, (sentence, mentions) in enumerate(zip(page.sentences, page.amounts, strict=True))
        )

    return page.once("figures", made)


def added_up(rows: Sequence[Sequence[Figure]]) -> Sequence[Sequence[Figure]]:
    """Return rows of figures, with those empty that have more than ``ADDED``."""
    return [row if len(row) <= ADDED else () for row in rows]


def of_money(text: str, row: list[Figure]) -> list[Figure]:
    """Return a row with its pounds as money where some are: "180 pounds each, 4,320 pounds in all"."""
    pounds = [one for one in row if text[one.start : one.end].lower().endswith("pounds")]
    if not any(one.unit == "GBP" for one in pounds):
        return row
    mass = {one.start for one in pounds if one.unit == "pound"}
    return [replace(one, unit="GBP", dimension="money") if one.start in mass else one for one in row]


def apart(page: Page, place: int, sentence: Sentence, mentions: Sequence[AmountMention]) -> Iterator[Figure]:
    """Yield the figures of a sentence that do not overlap an earlier one, wholes among them."""
    last = -1
    read = [
        figure(page.text, place, mention) for mention in mentions if mention.amount.dimension not in SKIPPED
    ]
    taken = [(m.start, m.end) for m in mentions] + [(t.start, t.end) for t in page.times[place]]
    read += [one for one in wholes(page.text, place, sentence) if not overlaps(one, taken)]
    for one in sorted(read, key=lambda f: (f.start, -f.end)):
        if one.start >= last:
            last = one.end
            yield one


def overlaps(one: Figure, taken: Sequence[tuple[int, int]]) -> bool:
    """Whether a figure shares a character with one of the spans."""
    return any(one.start < end and start < one.end for start, end in taken)


def wholes(text: str, place: int, sentence: Sentence) -> Iterator[Figure]:
    """Yield the wholes that a claim does not need, and a ratio does: the 96 of "12 of the 96 samples"."""
    for match in WHOLE.finditer(text, sentence.start, sentence.end):
        if 1900 <= whole(match["n"]) <= 2100 and "," not in match["n"]:
            continue
        scale = 10.0 ** SCALE_OF.get((match["scale"] or "").lower(), 0)
        step, _ = step_of(match["n"])
        value = whole(match["n"]) * scale
        end = match.end("scale") if match["scale"] else match.end("n")
        noun = re.match(r"\s+(?:[a-z-]+\s+)?([a-z]+s|people|men|women|children)\b", text[end : end + 40])
        stop = end + noun.end() if noun else end
        named = noun[1] if noun else ""
        start, scaled = match.start("n"), bool(match["scale"])
        yield Figure(
            start,
            end,
            value,
            value,
            "1",
            "count",
            False,
            step * scale,
            scaled,
            named,
            stop,
            place,
            None,
            None,
            None,
        )


def figure(text: str, place: int, mention: AmountMention) -> Figure:
    """Return the figure of a mention in ``text``."""
    amount, written = mention.amount, text[mention.start : mention.end]
    step, scaled = step_of(written)
    unit, dimension, factor = amount.unit, amount.dimension, 1.0
    if dimension == "percent" and unit != "%":
        unit, factor = "%", 100.0
    elif dimension in ("percent", "points") and (SCALES.search(written) or amount.low >= PER_CENTS):
        # "grew 15 percent, from 2.0 million to 2.1 million": a share is never written in millions; nor is the
        # 283,000 of "up 6.1% from 283,000" one.
        unit, dimension = "1", "count"
    if dimension == "duration" and OF_DAYS.match(text, mention.start):
        unit, dimension = "1", "count"
    return Figure(
        start=mention.start,
        end=mention.end,
        low=amount.low * factor,
        high=amount.high * factor,
        unit=unit,
        dimension=dimension,
        vague=amount.approximate or factor > 1,
        step=step,
        scaled=scaled,
        noun=mention.noun.lower(),
        noun_end=noun_end(text, mention),
        place=place,
        change=amount.change,
        side=mention.side,
        per=amount.per,
        grain=grain_of(written, step),
    )


def grain_of(written: str, step: float) -> float:
    """Return the worth of the last digit of a number as it is written, to a step."""
    match = DIGITS.search(written)
    digits = match.group().replace(",", "") if match else ""
    zeros = len(digits) - len(digits.rstrip("0")) if digits.strip("0") and "." not in digits else 0
    return step / 10.0**zeros


def noun_end(text: str, mention: AmountMention) -> int:
    """Return the end of the noun that stands right after a number; of the number when none does."""
    gap = text[mention.end : mention.noun_start] if mention.noun_start >= mention.end else "\n"
    near = len(gap.split()) <= 2 and not re.search(r"[\d,;:.()\n]|\bof\b", gap)
    return mention.noun_end if near else mention.end


def step_of(written: str) -> tuple[float, bool]:
    """Return the step to which a number is written (1,200: 100; 1.34 million: 10,000), and whether scaled."""
    match = DIGITS.search(written)
    if match is None:
        return 1.0, bool(SCALES.search(written))
    digits = match.group().replace(",", "")
    scale_word = SCALES.search(written, match.end())
    scale = 1.0
    if scale_word is not None:
        scale = (1e3, 1e6, 1e9, 1e12)[(scale_word.lastindex or 1) - 1]
    if "." in digits:
        return scale * 10.0 ** -len(digits.split(".")[1]), scale_word is not None
    zeros = len(digits) - len(digits.rstrip("0")) if digits.strip("0") else 0
    return scale * 10.0**zeros, scale_word is not None


def halves(group: Sequence[Figure]) -> list[float]:
    """Return for each of the figures of one sum what rounding may hide of it.

    Figures written in full and without a hedge are taken to be as fine as the finest of them: "2,850, of
    whom 1,400 ... and 650" are exact to ten. Steps below ROUND are counts, and hide
    nothing; nor does money that is written in full.
    """
    full = [one.step for one in group if not one.scaled and not one.vague]
    finest = min(full, default=0.0)
    scaled = min((one.step for one in group if one.scaled and not one.vague), default=0.0)
    money = any(one.dimension == "money" for one in group)
    hidden = []
    for one in group:
        step = one.step if one.scaled or one.vague else finest
        if one.scaled and not one.vague and one.grain:
            step = min(step, max(scaled, one.grain))  # 310 million beside 95 million is exact to a million
        step = step if one.scaled or (step >= ROUND and not money) else 0.0
        if one.vague:
            step = max(step, one.value * 0.1)
        hidden.append(step / 2)
    return hidden


def slack(one: Figure) -> float:
    """Return what rounding may hide of a figure that stands by itself."""
    step = one.step if one.scaled or one.vague or one.step >= 100 else 0.0
    return max(step / 2, one.value * 0.02 if one.vague else 0.0)


def of_one_kind(one: Figure, other: Figure) -> bool:
    """Whether two figures can be added: of one unit, dimension and rate."""
    return (one.unit, one.dimension, one.per) == (other.unit, other.dimension, other.per)


def number(value: float) -> str:
    """Return a number as people write it: 1,260 or 3.6."""
    if math.isinf(value):
        return "any number"
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}".rstrip("0").rstrip(".")


def counted(place: int, start: int, end: int, value: int) -> Figure:
    """Return a count that was read by a check itself as a figure."""
    return Figure(start, end, value, value, "1", "count", False, 1.0, False, "", end, place, None, None, None)
