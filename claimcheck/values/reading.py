"""A document with its sentences and values: read once, used by extraction and by the checks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimcheck.model import AmountMention, Document, Sentence, TimeMention
from claimcheck.topics import Topics, shipped
from claimcheck.uncollected import uncollected
from claimcheck.values.amounts import find_amounts
from claimcheck.values.designations import designations, figures
from claimcheck.values.when import find_times


@dataclass(frozen=True, slots=True)
class Reading:
    """A document, its sentences, and sentence by sentence the amounts and times in them.

    Offsets of the mentions are offsets in the document's text. ``near`` is a date to assume when the document
    has none of its own: the day of the other articles of the story, say.
    """

    document: Document
    sentences: Sequence[Sentence]
    amounts: Sequence[tuple[AmountMention, ...]]
    times: Sequence[tuple[TimeMention, ...]]
    near: dt.date | None = None


def reading(
    document: Document,
    sentences: Sequence[Sentence],
    *,
    near: dt.date | None = None,
    topics: Topics | None = None,
) -> Reading:
    """Read the amounts and times of a document's sentences; ``topics`` are those they are read with."""
    today = document.published or near
    if topics is not None and topics is not shipped():
        sentences = [replace(sentence, topics=topics) for sentence in sentences]
    amounts, times = [], []
    names = designations(f"{document.title}\n{document.text}")
    with uncollected():
        for sentence in sentences:
            text = sentence.text.replace("\n", " ")
            found = find_amounts(text)
            kept = figures(found, text, names) if names else found
            amounts.append(tuple(moved(mention, sentence.start) for mention in kept))
            times.append(tuple(shifted(mention, sentence.start) for mention in find_times(text, today)))
    return Reading(document, tuple(sentences), tuple(amounts), tuple(times), near)


def moved(mention: AmountMention, offset: int) -> AmountMention:
    """Return an amount's mention with its spans moved by ``offset``."""
    known = mention.noun_start >= 0
    return replace(
        mention,
        start=mention.start + offset,
        end=mention.end + offset,
        noun_start=mention.noun_start + offset if known else -1,
        noun_end=mention.noun_end + offset if known else -1,
    )


def shifted(mention: TimeMention, offset: int) -> TimeMention:
    """Return a time's mention with its span moved by ``offset``."""
    return replace(mention, start=mention.start + offset, end=mention.end + offset)
