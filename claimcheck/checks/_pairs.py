"""What the headline and repeat checks share: when two claims of one document gainsay each other."""

from __future__ import annotations

from claimcheck.checks.page import Conflict, Passage
from claimcheck.model import Claim, Link
from claimcheck.values import names

# Marks by which an article itself says that two values need not agree.
EXPLAINED = frozenset({
    "former", "rejected", "history", "change", "update", "correction", "denial", "alleged", "part",
    "hypothetical", "target", "limit", "question", "increment", "average", "base",
})  # fmt: skip


def settled(link: Link) -> bool:
    """Whether nothing in the two claims says why their values differ."""
    a, b = link.first, link.second
    if EXPLAINED & {*a.marks, *b.marks} or a.modality != b.modality:
        return False
    if a.speaker and b.speaker and not names.one_speaker(a.speaker, b.speaker):
        return False
    return a.sentence != b.sentence


def conflict(first: Claim, second: Claim, link: Link, message: str, *, least: float = 0.0) -> Conflict:
    """Return the conflict of two claims of one document, with a confidence of at ``least``."""
    shared = sorted(set(first.words) & set(second.words))
    words = ", ".join(f"\u201c{word}\u201d" for word in shared[:5])
    return Conflict(
        (passage(first), passage(second)),
        f"{message}: {first.value_text} against {second.value_text}.",
        reasons=(f"both passages speak of {words}",) if words else (),
        explanations=("the two passages may speak of different times or groups, though neither says so",),
        confidence=max(link.probability, least),
        topic=first.measured or first.predicate,
    )


def passage(claim: Claim) -> Passage:
    """Return the passage that carries a claim."""
    return Passage(claim.start, claim.end, claim.value_text)
