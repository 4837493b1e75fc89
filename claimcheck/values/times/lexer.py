"""Words of a text as one character each, so that the grammar of times is a regex over classes.

The lexer reads a text once and gives every word, number and mark a class (``words.toml``); the string
of class characters is what ``grammar`` matches. Words that no time expression holds share one class.
"""

from __future__ import annotations

import functools
import re
from typing import Any, NamedTuple

from claimcheck import wordlists
from claimcheck.model import PLAIN


class Item(NamedTuple):
    """A token, or a part of a text already understood: its place, its plain lower form, what it means."""

    start: int
    end: int
    low: str
    value: Any


CLASSES = tuple(
    name
    for line in (
        "X BREAK COMMA DOT HYPHEN OPEN CLOSE SLASH AP ATSIGN COLON ISO NDATE CLOCK DEC DECCLK BIGNUM",
        "ORDNUM DECADE INT0 INT12 INT24 INT31 INT99 BIG YEAR MIL APYEAR MSURE MAYBE MLOW MSHORT MSLOW",
        "WD WDS WDSHORT SEASON UNIT1 UNITP DAYPART DAYPARTS DEIC PRESENT ADVSET ORDW NUMW TEEN TENS",
        "SCALE DECNAME HOLIDAY QUARTERX NIGHT REST THE A OF IN ON AT FOR AND OR TO FROM BETWEEN",
        "THROUGH UNTIL SINCE BY BEFORE AFTER AGO LATER EARLIER LAST NEXT THIS COMING PAST",
        "PREVIOUS FOLLOWING CURRENT SAME THAT RECENT EVERY OTHER ANOTHER EARLY MID LATE START END",
        "HALF FEW ALL MORE THAN LESS APPROX LEAST UPTO NO AM OCLOCK ZONE LOCAL TIME FISCAL FY FALL",
        "SECOND DATEW SOONER STARTING ENDED PRE ONCE LONG OLD OWN WEEKTO FUTURE MOMENT FINAL",
        "PRESENTN QTY DAYN WDN MONN YEARN PERN CLKN DURN SETN DPN REFN",
    )
    for name in line.split()
)
# One character a class, each below 256 and none of ASCII that a regular expression knows: for a set of others
# ``re`` fills a table of 65,536 places, which was half of the time that the patterns took to compile.
SIGNS = [chr(sign) for sign in (*range(0x7F, 0x100), *range(0x0E, 0x20))]
CODE = {name: "x" if name == "X" else SIGNS[at] for at, name in enumerate(CLASSES)}

TOKEN = re.compile(
    r"""(?P<quarter>(?:[Qq][1-4]|H[12]|[1-4]Q)\b)
    |(?P<word>[^\W\d_]+(?:['’]clock)?)
    |(?P<iso>\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?(?!\w))
    |(?P<ndate>\d{1,4}(?P<sep>[./-])\d{1,2}(?P=sep)\d{1,4}(?![\d%]|[./-]\d))
    |(?P<clock>\d{1,2}:\d\d(?::\d\d)?(?![\d:]))
    |(?P<dec>\d{1,12}(?:[.,]\d{1,12}){1,9})
    |(?P<ord>\d{1,2}(?:st|nd|rd|th)\b)
    |(?P<decade>(?:\d{3}0|['’]\d0)['’]?s\b)
    |(?P<num>\d+)
    |(?P<ap>['’](?:s\b|ll\b|\d\d\b|))
    |(?P<brk>\n[ \t]*\n\s*)
    |(?P<punct>[^\w\s])""",
    re.VERBOSE,
)
# Words kept at hand, of some 200 bytes each.
MOST = 50_000
STARTS = CODE["DOT"] + CODE["BREAK"] + CODE["COLON"]
AMPM = re.compile(r"([ap])\.\s?m\b\.?", re.IGNORECASE)
PUNCT = {
    ",": "COMMA",
    ".": "DOT",
    "-": "HYPHEN",
    "\u2010": "HYPHEN",
    "\u2011": "HYPHEN",
    "\u2013": "HYPHEN",
    "(": "OPEN",
    ")": "CLOSE",
    "/": "SLASH",
    "@": "ATSIGN",
    ":": "COLON",
}
NUMBERS = {"numbers": "NUMW", "teens": "TEEN", "tens": "TENS", "scales": "SCALE", "ordinals": "ORDW"}
TABLES = NUMBERS | {
    "months": "MSURE",
    "months_doubtful": "MAYBE",
    "months_short": "MSHORT",
    "weekdays": "WD",
    "weekdays_plural": "WDS",
    "weekdays_short": "WDSHORT",
    "seasons": "SEASON",
    "units": "UNIT1",
    "units_plural": "UNITP",
    "dayparts": "DAYPART",
    "dayparts_plural": "DAYPARTS",
    "deictic": "DEIC",
    "present": "PRESENT",
    "adverbs": "ADVSET",
    "decade_names": "DECNAME",
}


def words() -> dict[str, Any]:
    """Return the tables of ``words.toml``."""
    return wordlists.table("claimcheck.values.times")


@functools.cache
def lexicon() -> dict[str, tuple[str, Any]]:
    """Return for each word of the grammar its class and its value."""
    data = words()
    found: dict[str, tuple[str, Any]] = {
        "\u00bd": ("QTY", 0.5),
        "\u00bc": ("QTY", 0.25),
        "\u00be": ("QTY", 0.75),
    }
    for name, members in data["single"].items():
        found.update({word: (name, word) for word in members})
    for table, name in TABLES.items():
        found.update({word: (name, value) for word, value in data[table].items()})
    return found


@functools.cache
def holidays() -> tuple[dict[str, str], re.Pattern[str], frozenset[str]]:
    """Return the rule of each holiday, a pattern for their names, and the words they begin with."""
    data = wordlists.table("claimcheck.values.times", "holidays.toml")
    rules = {name: entry["rule"] for entry in data["holiday"] for name in entry["words"]}
    names = sorted(rules, key=lambda name: (-len(name), name))
    alternatives = "|".join(re.escape(n).replace("'", "['\u2019]").replace(r"\ ", r"\s+") for n in names)
    heads = frozenset(re.split(r"\W", name)[0] for name in names)
    return rules, re.compile(rf"(?:{alternatives})(?!\w)", re.IGNORECASE), heads


def lex(text: str) -> tuple[str, list[Item]]:
    """Return the class characters of a text and, one for one, its items."""
    codes: list[str] = []
    items: list[Item] = []
    known, (rules, holiday, heads) = lexicon(), holidays()
    plain, made = forms(), tuple.__new__
    skip = 0
    for match in TOKEN.finditer(text):
        start, end = match.span()
        if start < skip:
            continue
        word = match.group()
        if form := plain.get(word):
            codes.append(form[0])
            items.append(made(Item, (start, end, form[1], form[2])))
            skip = end
            continue
        name: str = "X"
        value: Any = None
        low = word.lower()
        kind = match.lastgroup
        if kind == "word":
            entry = known.get(low)
            if low in heads and (named := holiday.match(text, start)):
                low = " ".join(named.group().lower().translate(PLAIN).split())
                name, value, end = "HOLIDAY", rules[low], named.end()
            elif low in "ap" and (half := AMPM.match(text, start)):
                name, value, end = "AM", half.group(1).lower() + "m", half.end()
            elif entry is not None:
                name, value = _word(word, entry)
                if name == "ADVSET" and word[0].isupper() and codes and codes[-1] not in STARTS:
                    name = "X"  # a name: "Health Data Weekly", "the Daily Mail"
            elif low != word:
                value = True  # a capital: perhaps a name
            skip = end
            beside = low in heads or low in "ap" or name == "HOLIDAY"  # what it is depends on what follows
            if not beside and (entry is None or entry[0] != "ADVSET"):
                keep(word, (CODE[name], low, value))
        elif kind == "punct":
            name = PUNCT.get(low, "X")
        elif kind is not None:
            name, value = _figure(kind, low, text, start, end)
            if name not in ("X", "BREAK") and _glued(codes, items, text, start):
                name = "X"
        codes.append(CODE[name])
        items.append(Item(start, end, low, value))
    return "".join(codes), items


@functools.cache
def forms() -> dict[str, tuple[str, str, Any]]:
    """Return the words met so far that are of one class wherever they stand: code, lower form, value."""
    return {}


def keep(word: str, form: tuple[str, str, Any]) -> None:
    """Remember a word that is of one class wherever it stands; when there are too many, all are forgotten."""
    known = forms()
    if len(known) >= MOST:
        known.clear()
    known[word] = form


def _word(word: str, entry: tuple[str, Any]) -> tuple[str, Any]:
    """Return class and value of a known word; months that are also words depend on their capital."""
    name, value = entry
    if word[0].islower():
        if name == "MAYBE":
            return "MLOW", value
        if name == "MSHORT":
            return "MSLOW", value
        if name == "WDSHORT":
            return "X", None
    return name, value


def _figure(kind: str, low: str, text: str, start: int, end: int) -> tuple[str, Any]:
    """Return class and value of a token that begins with a digit or an apostrophe, or of a break."""
    after = text[end : end + 1]
    if kind == "quarter":
        return "QUARTERX", ("h" if "h" in low else "q", int(low.strip("qh")))
    if kind == "brk":
        return "BREAK", None
    if kind == "ap":
        return ("APYEAR", int(low[1:])) if low[1:].isdecimal() else ("AP", None)
    if kind in ("iso", "ndate", "clock", "ord", "decade"):
        return {"iso": "ISO", "ndate": "NDATE", "clock": "CLOCK", "ord": "ORDNUM", "decade": "DECADE"}[
            kind
        ], low
    if after == "%" or not low.isascii():
        return "X", None
    if kind == "dec":
        return _decimal(low)
    return _integer(low)


def _decimal(low: str) -> tuple[str, Any]:
    """Class a number with inner dots or commas: a clock ("10.30"), a decimal, or a large count."""
    parts = low.split(".")
    if len(parts) == 2 and "," not in low:
        clock = len(parts[1]) == 2 and int(parts[0]) < 25 and int(parts[1]) < 60
        return ("DECCLK" if clock else "DEC"), float(low)
    return "BIGNUM", None


def _integer(low: str) -> tuple[str, Any]:
    """Class a run of digits by what it could be: a day, an hour, a year, a count."""
    if len(low) > 4:
        return ("NDATE", low) if len(low) == 8 and low[:2] in ("19", "20") else ("BIG", int(low[:15]))
    number = int(low)
    if len(low) == 4:
        if low[0] == "0":
            return "MIL", number
        return ("YEAR" if 1000 <= number < 2200 else "BIG"), number
    for limit, name in ((0, "INT0"), (12, "INT12"), (24, "INT24"), (31, "INT31"), (99, "INT99")):
        if number <= limit:
            return name, number
    return "BIG", number


def _glued(codes: list[str], items: list[Item], text: str, start: int) -> bool:
    """Whether a figure belongs to the sign or the code before it: "$2015", "No.10", "Covid-19", "F-16"."""
    if start and text[start - 1] in "$£€¥#+_=":
        return True
    if len(items) > 1 and codes[-1] == CODE["HYPHEN"] and codes[-2] == "x":
        return items[-1].end == start and items[-2].end == items[-1].start and items[-2].low[-1:].isalnum()
    return bool(items and items[-1].end == start and codes[-1] == "x" and items[-1].low[-1:].isalpha())
