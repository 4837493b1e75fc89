"""Numbers that are names: the 777 of an article that also writes "777s" or "777-200LR".

A headline drops what tells such a number from a figure ("Boeing unveils long-range 777"), so the whole
article is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from claimcheck.model import AmountMention

# A plural of a number that is no decade nor age ("1980s", "30s", "under-18s"), or a number with a mark that
# has a capital ("777-200LR", "350-F").
NAMED = re.compile(
    r"(?<![\w.,\u2019'-])(?:([0-9]{2,3}[1-9])[\u2019']?s|([0-9]{3,4})-[0-9]{0,4}[A-Z][A-Z0-9]*)(?![\w-])"
)
# What a figure counts stands behind it: "777 people".
SEVERAL = re.compile(r" (?:people|\w+s)\b")


def designations(text: str) -> frozenset[str]:
    """Return the numbers, as written, that a text uses as names."""
    return frozenset(found.group(1) or found.group(2) for found in NAMED.finditer(text))


def figures(found: Iterable[AmountMention], text: str, names: frozenset[str]) -> Iterator[AmountMention]:
    """Yield the amounts of a text but for the counts that are names; "777 people" are counted anyway."""
    for mention in found:
        plain = mention.amount.dimension == "count" and mention.amount.unit == "1"
        counted = SEVERAL.match(text, mention.end)
        if not plain or counted or text[mention.start : mention.end] not in names:
            yield mention
