"""All that one run read and compared, and its short form, the report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from claimcheck import __version__
from claimcheck.judge import Judgement
from claimcheck.model import Claim, Compared, Document, DocumentSummary, Finding, Link, Remark, Report, Tool


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that one run read and compared; ``internal`` is what the checks inside the documents found.

    ``documents`` are those that were examined; ``claims`` and ``links`` may be fewer than theirs where an
    archive gave only what touches a draft. ``focus`` holds the ids of the drafts, None without any.
    ``crowds`` are the sizes of blocks too large to hold each claim of against each.
    ``unlikely`` counts, by axis, the pairs that another machine found too unlikely to be brought here.
    """

    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    links: tuple[Link, ...]
    judgement: Judgement
    internal: tuple[Finding, ...]
    focus: frozenset[str] | None = None
    unlikely: Mapping[str, int] = field(default_factory=dict)
    crowds: Mapping[str, int] = field(default_factory=dict)


def report(found: Comparison) -> Report:
    """Return the report of a comparison; every list is in a total order."""
    judged = found.judgement
    counts = Counter(claim.source.path for claim in found.claims)
    named = {f.fingerprint: f for f in (*judged.findings, *found.internal)}
    ordered = sorted(
        named.values(), key=lambda f: (f.primary.document, f.primary.start, f.code, f.fingerprint)
    )
    judged_ids = {(k.first.id, k.second.id) for k in judged.links}
    apart = Counter(k.axis for k in found.links if (k.first.id, k.second.id) not in judged_ids and k.axis)
    apart.update({axis: many for axis, many in found.unlikely.items() if axis})
    return Report(
        tool=Tool(version=__version__),
        documents=tuple(summary(d, counts[d.path]) for d in found.documents),
        findings=tuple(ordered),
        agreements=judged.agreements,
        compared=Compared(
            claims=len(found.claims),
            pairs=len(found.links) + sum(found.unlikely.values()),
            incomparable=dict(sorted(apart.items())),
        ),
        remarks=tuple(crowded(found.crowds)),
    )


def crowded(crowds: Mapping[str, int]) -> Iterator[Remark]:
    """Yield what is to be said of blocks that were cut by a finer key."""
    if crowds:
        sorts = ", ".join(
            f"{many:,} of {name}" for name, many in sorted(crowds.items(), key=lambda c: (-c[1], c[0]))
        )
        yield Remark(
            place="this run",
            message="too many claims of one sort to hold each against each; compared are those of articles"
            f" that share names and rare words ({sorts}), of which pairs that are plainly of two matters"
            " are not weighed",
        )


def summary(document: Document, claims: int) -> DocumentSummary:
    """Return what a report says of a document."""
    return DocumentSummary(
        id=document.id,
        path=document.path,
        title=document.title,
        published=document.published,
        published_from=document.published_from,
        outlet=document.outlet,
        words=len(document.text.split()),
        claims=claims,
    )
