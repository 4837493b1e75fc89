"""Claims built by hand for the tests of judging: the value in words, the rest given or left out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from claimcheck import Document, check
from claimcheck.model import (
    Amount,
    Claim,
    Evidence,
    Link,
    Place,
    Source,
    Stance,
    State,
    Value,
    When,
)
from claimcheck.values.amounts import find_amounts

KINDS = {Amount: "quantity", When: "date", Stance: "rule", State: "status"}


def day(text: str) -> dt.date | None:
    """Return a day from ISO form, or None for ""."""
    return dt.date.fromisoformat(text) if text else None


def period(text: str) -> When:
    """Return the time that "FIRST/LAST" or one day names."""
    first, _, last = text.partition("/")
    return When(day(first), day(last or first))


def value_of(text: str) -> Value:
    """Return the value that a case writes down."""
    head, _, rest = text.partition(":")
    if head == "date":
        return period(rest)
    if head == "stance":
        return Stance("available" if rest == "available" else "unavailable")
    if head == "state":
        axis, sign = rest.split(":")
        return State(axis, axis if sign == "+" else f"not {axis}", sign == "+")
    found = find_amounts(text)
    if len(found) == 2:
        return Amount(found[0].amount.low, found[1].amount.low, "1", "score")
    return found[0].amount


def claim(given: Mapping[str, Any], at: int = 0) -> Claim:
    """Return the claim of a case; ``at`` tells apart the claims of one document."""
    value = value_of(given["value"])
    says, words = given["says"], given["value"]
    start = max(says.find(words), 0)
    source = Source(
        document=given["in"],
        path=f"{given['in']}.txt",
        title=given.get("title", ""),
        published=day(given.get("day", "")),
    )
    return Claim(
        id=f"{given['in']}:{at}",
        kind=KINDS[type(value)],
        source=source,
        start=0,
        end=len(says),
        quote=says,
        value=value,
        value_start=start,
        value_end=start + len(words) if words in says else start,
        value_text=words,
        place=Place(1 + at, 1, 1 + at, len(says) + 1),
        topic=given.get("topic"),
        sentence=given.get("sentence", at),
        predicate=given.get("predicate", ""),
        measured=given.get("measured", ""),
        modifiers=tuple(given.get("modifiers", ())),
        words=tuple(given.get("words", sorted(set(says.lower().split())))),
        when=period(given["when"]) if "when" in given else None,
        modality=given.get("modality", "fact"),
        speaker=given.get("speaker"),
        marks=tuple(given.get("marks", ())),
        subject=given.get("subject", ""),
        names=tuple(given.get("names", ())),
        figures=tuple(given.get("figures", ())),
    )


def link(a: Claim, b: Claim, probability: float = 0.9) -> Link:
    """Return a link of two claims, in the order of their ids."""
    first, second = sorted((a, b), key=lambda c: c.id)
    return Link(first, second, probability, (Evidence("words shared", 1.0, "1.00"),))


def given(document: str, day: str, value: str, says: str, **more: Any) -> Claim:
    """Return a claim of a document; ``at`` parts the claims of one document."""
    return claim({"in": document, "day": day, "value": value, "says": says, **more}, more.pop("at", 0))


def rules(one: str, other: str) -> set[str]:
    """Return the rules of what is found in two articles of two days that follow."""
    days = (dt.date(2026, 5, 12), dt.date(2026, 5, 13))
    texts = zip((one, other), days, strict=True)
    documents = [Document(text=t, path=f"{n}.txt", published=day) for n, (t, day) in enumerate(texts)]
    return {f.rule for f in check(documents).findings}
