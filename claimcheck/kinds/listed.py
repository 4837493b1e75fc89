"""The words by which predicates are read (``said.toml``)."""

from __future__ import annotations

import functools

from claimcheck import wordlists


@functools.cache
def words() -> dict[str, frozenset[str]]:
    """Return the words of ``said.toml`` by category."""
    return wordlists.words("claimcheck.kinds", "said.toml")
