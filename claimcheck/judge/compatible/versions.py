"""What a text says that an earlier version of it had: it takes that back, and states it no more."""

from __future__ import annotations

import re

from claimcheck.model import Claim

VERSION = re.compile(
    r"\b(?:earlier|previous|prior|original|first|older) versions? of (?:this|the|our) "
    r"(?:article|story|report|piece|page|post)\b",
    re.IGNORECASE,
)


def taken_back(a: Claim, b: Claim) -> bool:
    """Whether a text tells one of two values as that of its own earlier version.

    Whoever gives the corrected value is at one with the text; whoever gives the old one is held against the
    corrected value itself.
    """
    return VERSION.search(f"{a.speaker or ''}. {a.quote}") is not None
