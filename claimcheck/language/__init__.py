"""The language stage: Document -> Sentence. Nothing outside this package knows spaCy."""

from __future__ import annotations
