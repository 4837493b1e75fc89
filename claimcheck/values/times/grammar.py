"""The machine that reads times: layers of rules over classes of words, each over what the last one found.

A rule is a pattern in a small notation and a function that builds what was found. In the notation a capital
word is a class or a group of classes (one token), ``name:CLASS`` keeps the token, and the rest is regular
expression. In a layer the longest rule at a place wins, the earlier one among equals. A pattern can hold only
few tokens, so a text is read in time linear in its length.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from typing import Any, NamedTuple

from claimcheck.values.times.lexer import CODE, Item
from claimcheck.values.times.value import Node

GROUPS = {
    "INT": "INT0 INT12 INT24 INT31 INT99 BIG",
    "DAY": "INT12 INT24 INT31",
    "INT2": "INT0 INT12 INT24 INT31 INT99",
    "HOUR": "INT0 INT12 INT24",
    "HOURW": "INT12 INT24 NUMW TEEN",
    "NUM": "INT0 INT12 INT24 INT31 INT99 BIG DEC DECCLK NUMW TEEN TENS QTY FEW",
    "NUMX": "INT12 INT24 INT31 INT99 BIG NUMW TEEN TENS QTY FEW",
    "UNIT": "UNIT1 UNITP SECOND NIGHT",
    "PARTW": "DAYPART NIGHT",
    "DPX": "DAYPART NIGHT DPN",
    "MONY": "MSURE MSHORT MSLOW MLOW",
    "DATEX": "DAYN WDN MONN YEARN PERN REFN",
    "ORD": "ORDNUM ORDW SECOND",
    "MONW": "MSURE MAYBE",
    "MONS": "MSHORT MSLOW MLOW",
    "ANYMON": "MSURE MAYBE MSHORT MSLOW MLOW",
    "ANYWD": "WD WDSHORT",
    "PREP": "IN ON AT BY SINCE UNTIL FROM BEFORE AFTER BETWEEN OF FOR THROUGH TO LAST NEXT THIS PAST "
    "PREVIOUS FOLLOWING EARLY MID LATE COMING START END THAT SAME EVERY AND OR HYPHEN EARLIER LATER",
    "DET": "THE A OWN THIS THAT",
    "REL": "LAST PAST NEXT COMING PREVIOUS FOLLOWING SAME THAT THIS CURRENT",
    "DATEN": "DAYN WDN MONN YEARN PERN",
    "NUMA": "INT0 INT12 INT24 INT31 INT99 BIG DEC DECCLK NUMW TEEN TENS QTY A",
    "SEP": "HYPHEN SLASH",
    "NUMERIC": "ISO NDATE",
    "PASTTO": "PAST TO",
    "QUARTERS": "HALF UNIT1 INT12 INT24 INT31 INT99 NUMW TEEN TENS QTY",
    "MINUTES": "INT12 INT24 INT31 INT99 NUMW TEEN TENS QTY A",
    "BESIDE": "PAST TO BEFORE AFTER",
    "MILITARY": "MIL YEAR BIG",
    "ONEMORE": "A ANOTHER",
    "ORDLAST": "ORDNUM ORDW SECOND LAST FINAL",
    "QUARTERW": "UNIT1",
    "SEASONS": "SEASON FALL",
    "FYYEAR": "YEAR INT24 INT31 INT99",
    "PART": "EARLY MID LATE",
    "EDGE": "START STARTING END MID HALF",
    "ENDX": "DOT COMMA CLOSE BREAK AND BY",
    "AWAY": "AGO LATER EARLIER",
    "SIDE": "BEFORE AFTER",
    "TOOR": "TO OR HYPHEN",
    "DAYX": "DAYN WDN",
    "UNITX": "UNIT1 UNITP",
    "ANYYEAR": "PERN YEARN",
    "CLKX": "CLKN DPN",
    "MONX": "MONN DAYN PERN",
    "RANGE": "TO HYPHEN UNTIL THROUGH AND",
    "DAYS": "INT12 INT24 INT31 ORDNUM",
    "PERIOD": "MONN YEARN PERN",
}
_NAME = re.compile(r"(?:([a-z]\w*):)?([A-Z][A-Z0-9]*)")
_KEPT = re.compile(r"\(\?P<\w+>")


Build = Callable[["Hit"], Any]


class Rule(NamedTuple):
    """A pattern, the class of what it finds, and how to build it; a build that returns None is no find."""

    pattern: str
    out: str
    build: Build


class Hit:
    """A match of a rule: the kept tokens by name."""

    __slots__ = ("items", "match")

    def __init__(self, match: re.Match[str], items: list[Item]) -> None:
        self.match = match
        self.items = items

    def at(self, name: str) -> int:
        """Return the index of the named token, -1 when the rule has no such token or it was not there."""
        return self.match.start(name) if name in self.match.re.groupindex else -1

    def has(self, name: str) -> bool:
        """Whether the named token was there."""
        return self.at(name) >= 0

    def val(self, name: str) -> Any:
        """Return the value of the named token, None when it was not there."""
        at = self.at(name)
        return self.items[at].value if at >= 0 else None

    def low(self, name: str) -> str:
        """Return the named token in lower case, "" when it was not there."""
        at = self.at(name)
        return self.items[at].low if at >= 0 else ""

    def code(self, name: str) -> str:
        """Return the class character of the named token, "" when it was not there."""
        at = self.at(name)
        return self.match.string[at] if at >= 0 else ""

    def node(self, name: str) -> Node:
        """Return the named part when it is one already read."""
        found = self.val(name)
        assert isinstance(found, Node)
        return found

    def beside(self, step: int) -> Item | None:
        """Return the token before (-1, -2) or after (1, 2) the match."""
        at = self.match.start() + step if step < 0 else self.match.end() + step - 1
        return self.items[at] if 0 <= at < len(self.items) else None

    def near(self, step: int, names: str) -> bool:
        """Whether the token before (-1) or after (1) the match is of one of the classes."""
        code = self.beside_code(step)
        return bool(code) and any(code in chars(name) for name in names.split())

    def capital(self, step: int) -> bool:
        """Whether a capital word that is no time word stands beside the match."""
        item = self.beside(step)
        return item is not None and self.beside_code(step) == CODE["X"] and item.value is True

    def beside_code(self, step: int) -> str:
        """Return the class character of the token before (-1) or after (1) the match, "" at the ends."""
        at = self.match.start() + step if step < 0 else self.match.end() + step - 1
        return self.match.string[at] if 0 <= at < len(self.items) else ""


def chars(name: str) -> str:
    """Return the class characters a name of the notation stands for."""
    members = GROUPS[name].split() if name in GROUPS else [name]
    return "".join(CODE[member] for member in members)


def translate(pattern: str) -> str:
    """Return the regular expression of a pattern in the notation."""

    def one(match: re.Match[str]) -> str:
        body = f"[{chars(match.group(2))}]"
        return f"(?P<{match.group(1)}>{body})" if match.group(1) else body

    return _NAME.sub(one, pattern).replace(" ", "")


@functools.cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return a regular expression, compiled when it is first asked for."""
    return re.compile(pattern)


class Rules:
    """The rules of a module, registered by decoration in the order in which they stand."""

    def __init__(self) -> None:
        self.rules: list[tuple[str, Rule]] = []

    def rule(self, starts: str, pattern: str, out: str) -> Callable[[Build], Build]:
        """Register a rule; ``starts`` names the classes its first token can have, ``out`` what it finds."""
        translated = translate(pattern)
        heads = "".join(chars(name) for name in starts.split())

        def keep(build: Build) -> Build:
            self.rules.append((heads, Rule(translated, out, build)))
            return build

        return keep


class Layer:
    """Rules that are tried together, at the places where one of them can begin."""

    def __init__(self, *parts: Rules) -> None:
        self._starts: dict[str, list[Rule]] = {}
        for part in parts:
            for heads, rule in part.rules:
                for char in heads:
                    self._starts.setdefault(char, []).append(rule)
        self._scan = re.compile(f"[{''.join(sorted(self._starts))}]")
        self._any: dict[str, re.Pattern[str]] = {}

    def any_at(self, char: str) -> re.Pattern[str]:
        """Return what matches where any rule holds, asked at once: nine places of ten have none.

        Compiled when a text has such a place; to compile all at the start took 0.1 s of a short run.
        """
        if char not in self._any:
            every = "|".join(_KEPT.sub("(?:", rule.pattern) for rule in self._starts[char])
            self._any[char] = re.compile(every)
        return self._any[char]

    def run(self, codes: str, items: list[Item]) -> tuple[str, list[Item]]:
        """Replace what the rules find by one item each."""
        starts = self._starts
        new_codes: list[str] = []
        new_items: list[Item] = []
        done, at = 0, 0
        while (head := self._scan.search(codes, at)) is not None:
            at = head.start()
            char = codes[at]
            found = self.any_at(char).match(codes, at) and self._longest(starts[char], codes, items, at)
            if not found:
                at += 1
                continue
            end, out, value = found
            kept = at + (value.skip if isinstance(value, Node) else 0)
            new_codes += (codes[done:kept], CODE[out])
            new_items += items[done:kept]
            low = "" if isinstance(value, Node) else items[kept].low
            new_items.append(Item(items[kept].start, items[end - 1].end, low, value))
            done = at = end
        if not done:
            return codes, items
        return "".join((*new_codes, codes[done:])), new_items + items[done:]

    @staticmethod
    def _longest(rules: list[Rule], codes: str, items: list[Item], at: int) -> tuple[int, str, Any] | None:
        """Return end, class and value of the longest find at a place."""
        matches = [
            (m.end(), -n, m, rule)
            for n, rule in enumerate(rules)
            if (m := compiled(rule.pattern).match(codes, at))
        ]
        matches.sort(key=lambda entry: entry[:2], reverse=True)
        for end, _, match, rule in matches:
            value = rule.build(Hit(match, items))
            if value is not None and end > at:
                return end, rule.out, value
        return None
