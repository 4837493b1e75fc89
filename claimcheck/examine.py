"""Reading -> Examined: all that one document says by itself, before it is held against any other.

This is the unit of work: it needs the parse and nothing but its own document, so that it can be done on
another core or machine, and kept in an archive. What comes after it needs no parse.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.checks import Page, run
from claimcheck.checks.findings import internal
from claimcheck.extract import extract
from claimcheck.judge import judge
from claimcheck.link import link
from claimcheck.link.weigh import Weights
from claimcheck.model import Claim, Document, Finding
from claimcheck.topics import Topics
from claimcheck.values.reading import Reading


@dataclass(frozen=True, slots=True)
class Examined:
    """A document, its claims in the order of their places, and what the checks inside it found."""

    document: Document
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...] = ()


def examine(
    found: Reading,
    *,
    claims: Sequence[Claim] | None = None,
    weights: Weights | None = None,
    topics: Topics | None = None,
) -> Examined:
    """Extract the claims of a document (unless they are at hand), and run the checks inside it."""
    document = found.document
    known = tuple(extract(found) if claims is None else claims)
    pairs = tuple(link(known, weights=weights, topics=topics))
    judged = judge(known, pairs, weights=weights, topics=topics)
    page = Page(
        document,
        found.sentences,
        found.amounts,
        found.times,
        found.near,
        judged.inside(document.id),
        pairs,
    )
    return Examined(document, known, tuple(internal(document, run(page))))
