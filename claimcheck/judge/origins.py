"""How many independent origins a set of documents has: copies of one text, or of one wire story, count
once.

Two documents are of one origin when their claims are worded alike: at least ``SHARED`` of the clauses of
the shorter stand word for word in the other, or when they are one and the same text: files of one text have
one id, with a number behind it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.judge.matters import unite
from claimcheck.model import Claim

# A rewrite of a wire story keeps about half of its sentences; two reports of one event share a quote or two.
SHARED = 0.4
# The id of a document is made of its text; of documents of one text the later have a number behind it.
CONTENT = re.compile(r"([0-9a-f]{16})(?:-\d+)?")
# Shorter clauses are alike by chance.
WORDS = 6


def origins(claims: Sequence[Claim]) -> dict[str, str]:
    """Return for each document id the id of the origin it belongs to."""
    clauses: dict[str, set[str]] = {}
    for claim in claims:
        told = clauses.setdefault(claim.source.document, set())
        words = claim.quote.lower().split()
        if len(words) >= WORDS:
            told.add(" ".join(words))
    whole: dict[str, list[str]] = {}
    for claim in sorted(claims, key=lambda c: (c.start, c.end, c.id)):
        whole.setdefault(claim.source.document, []).append(" ".join(claim.quote.lower().split()))
    first: dict[tuple[str, ...], str] = {}
    many = [
        one for one in sorted(whole) if len(whole[one]) > 1
    ]  # one claim alone may be worded alike by chance
    copies = [(one.partition("-")[0], one) for one in sorted(clauses) if one.partition("-")[0] in clauses]
    same = [(first.setdefault(tuple(whole[one]), one), one) for one in many]
    text: dict[str, str] = {}
    named = [(one, hit[1]) for one in sorted(whole) if (hit := CONTENT.fullmatch(one))]
    same += [(text.setdefault(content, one), one) for one, content in named]
    where: dict[str, set[str]] = {}
    for document, told in clauses.items():
        for clause in told:
            where.setdefault(clause, set()).add(document)
    shared: dict[tuple[str, str], int] = {}
    for clause in sorted(where):
        holders = sorted(where[clause])[:50]
        for i, a in enumerate(holders):
            for b in holders[i + 1 :]:
                shared[a, b] = shared.get((a, b), 0) + 1
    alike = [
        (a, b)
        for (a, b), count in sorted(shared.items())
        if count >= SHARED * min(len(clauses[a]), len(clauses[b]))
    ]
    return unite(clauses, [*copies, *same, *alike])
