"""What a text says that an earlier version of it had: it takes that back, and states it no more."""

from __future__ import annotations

import functools
import re

from claimcheck.judge.compatible.words import either
from claimcheck.model import Claim


@functools.cache
def version() -> re.Pattern[str]:
    """Return the pattern of "an earlier version of this article"."""
    earlier, text = either("versions", "earlier"), either("versions", "text")
    return re.compile(rf"\b{earlier} versions? of (?:this|the|our) {text}\b", re.IGNORECASE)


def taken_back(a: Claim, b: Claim) -> bool:
    """Whether a text tells one of two values as that of its own earlier version.

    Whoever gives the corrected value is at one with the text; whoever gives the old one is held against the
    corrected value itself.
    """
    return version().search(f"{a.speaker or ''}. {a.quote}") is not None
