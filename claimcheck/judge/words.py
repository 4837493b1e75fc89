"""The words that judging goes by: what moves with time, and what tells that it has moved (``words.toml``)."""

from __future__ import annotations

import functools
import re

from claimcheck import wordlists


def words() -> dict[str, frozenset[str]]:
    """Return the lists by their names."""
    return wordlists.words("claimcheck.judge")


@functools.cache
def one_of(name: str) -> re.Pattern[str]:
    """Return the pattern of the words of a list, in upper or lower case; made when it is first asked for."""
    return re.compile(rf"\b(?:{wordlists.alternatives(words()[name])})\b", re.IGNORECASE)
