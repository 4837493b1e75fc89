"""The words that judging goes by: what moves with time, and what tells that it has moved (``words.toml``)."""

from __future__ import annotations

from claimcheck import wordlists


def words() -> dict[str, frozenset[str]]:
    """Return the lists by their names."""
    return wordlists.words("claimcheck.judge")
