"""The words that linking goes by (``words.toml``)."""

from __future__ import annotations

from claimcheck import wordlists


def listed(name: str) -> frozenset[str]:
    """Return one list of words."""
    return wordlists.words("claimcheck.link")[name]
