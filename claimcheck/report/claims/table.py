"""Claims as a table for people: where, what kind, whose word, the value, the clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimcheck.model import Claim
from claimcheck.report import Look
from claimcheck.report._lines import clean, marked, shown, wrapped


def write(claims: Iterable[Claim], look: Look) -> Iterator[str]:
    """Yield the claims article by article; the words that carry the value are marked in the clause."""
    path = ""
    for claim in claims:
        if claim.source.path != path:
            path = claim.source.path
            yield f"{clean(path)}\n"
        where = f"{claim.place.line}:{claim.place.column}"
        head = f"  {where:<9}{claim.kind:<10}"
        text = marked(claim.quote, claim.value_start - claim.start, claim.value_end - claim.start)
        tail = marks(claim)
        lines = wrapped(f"{text}{f'  ({tail})' if tail else ''}", look.width, head, " " * len(head))
        yield "\n".join(shown(lines, colour=look.colour)) + "\n"


def marks(claim: Claim) -> str:
    """Return what qualifies a claim, in words: "plan, negated, said by Reuters, about in May"."""
    words: list[str] = [] if claim.modality == "fact" else [claim.modality]
    words += ["negated"] if claim.negated else []
    words += [clean(claim.topic)] if claim.topic else []
    words += [f"said by {clean(claim.speaker)}"] if claim.speaker else []
    words += [f"time: {clean(claim.when_text)}"] if claim.when_text else []
    return ", ".join([*words, *claim.marks])
