"""History and change: which period a value belongs to, and which of two values is the newer."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence

from claimcheck.marks.clauses import Clauses
from claimcheck.marks.cues import Hit, is_number, is_year, words
from claimcheck.marks.reaches import Reach, forward, reaches, root
from claimcheck.model import Sentence
from claimcheck.values.times.moves import NEAR, movers

PLACED = frozenset({"history", "update", "change", "former", "cumulative", "correction"})


def histories(hits: Iterable[Hit], sentence: Sentence, clauses: Clauses) -> Iterator[Reach]:
    """Yield reaches marked "history", "former", "update", "change", "cumulative" or "correction"."""
    hits = list(hits)
    bases = [
        Reach("base", hit.start, forward(hit, clauses.right[hit.start], clauses.lowers))
        for hit in hits
        if hit.cue.category == "base"
    ]
    movers = {clauses.of[hit.start] for hit in hits if hit.cue.category == "mover"}
    for hit in hits:
        category = hit.cue.category
        if category == "history" or (category == "year" and past(hit, sentence, clauses)):
            yield from earlier(hit, bases, sentence, clauses)
        elif category in PLACED:
            yield from reaches(hit, category, sentence, clauses)
        elif category == "base" and clauses.lowers[hit.start] == "from":
            yield from moved(hit, movers, sentence, clauses)
        elif category == "base" and clauses.lowers[hit.start] != "than":
            yield Reach("base", hit.start, forward(hit, clauses.right[hit.start], clauses.lowers))


def past(hit: Hit, sentence: Sentence, clauses: Clauses) -> bool:
    """Whether the year of a cue lies before the publication; without a date, whether the verb is past."""
    year = next((int(t.text) for t in sentence.tokens[hit.start : hit.end] if is_year(t)), None)
    if year is None:
        return False
    if sentence.source.published is not None:
        return year < sentence.source.published.year
    clause = clauses.of[root(hit, sentence)]
    return sentence.tokens[clause].tag == "VBD" or any(
        sentence.tokens[i].tag == "VBD" for i in sentence.children[clause]
    )


def earlier(hit: Hit, bases: Sequence[Reach], sentence: Sentence, clauses: Clauses) -> Iterator[Reach]:
    """Yield what a cue of an earlier time reaches: its comparison, else its clause and those hung on it."""
    for base in bases:
        if base.start <= hit.start < base.end + 4 and clauses.left[hit.start] == clauses.left[base.start]:
            yield Reach("history", base.start, hit.end)
            return
    tokens = sentence.tokens
    at = root(hit, sentence)
    clause = clauses.of[at]
    if hit.start == 0 or (hit.start == 1 and tokens[0].pos in ("CCONJ", "ADV", "PUNCT")):
        yield Reach("history", 0, clauses.right[0] if clauses.right[0] > hit.end else len(tokens))
        return
    yield Reach("history", clauses.left[hit.start], clauses.right[hit.start], clause)
    for head in sentence.children[at]:
        if clauses.of[head] == head:
            yield Reach("history", clauses.low[head], clauses.high[head] + 1, head)
    head = clause
    if any(clauses.lowers[i] in ("when", "while", "after") for i in sentence.children[head]):
        above = clauses.parent.get(head, -1)
        if above >= 0 and tokens[head].dep.startswith(("advcl", "acl")):
            yield Reach("history", clauses.left[above], clauses.right[above], above)


def moved(hit: Hit, movers: set[int], sentence: Sentence, clauses: Clauses) -> Iterator[Reach]:
    """Yield "former" for A and "update" for B in "from A to B", "to B from A", "B, up from A".

    A span of time ("from 3 May to 9 May", "from 2019 to 2022") is no change unless a verb says so.
    """
    right = clauses.right[hit.start]
    first = first_of(range(hit.end, min(hit.end + 5, right)), sentence)
    if (
        first < 0
        or hit.start == 0
        or (is_year(sentence.tokens[first]) and not delayed(clauses.lowers[: hit.start]))
        or sentence.tokens[hit.end].tag == "VBG"
    ):
        return
    after = range(first + 1, min(first + 6, right))
    to = next((i for i in after if clauses.lowers[i] in ("to", "until")), -1)
    dated = any(clauses.lowers[i] in words("times") for i in range(first, min(first + 2, right)))
    turned = clauses.of[hit.start] in movers or clauses.lowers[hit.start - 1] in ("up", "down")
    if dated and to < 0:
        return
    if not turned and (to < 0 or dated or not near_mover(hit, movers, clauses)):
        return
    ends = (i for i in after if clauses.lowers[i] in (",", "in", "on", "and", "but"))
    stop = to if to >= 0 else next(ends, min(first + 6, right))
    yield Reach("former", hit.start, stop)
    yield Reach("change", clauses.left[hit.start], right, clauses.of[hit.start])
    if to >= 0:
        yield Reach("update", to, min(to + 6, right))
        return
    before = range(hit.start - 1, max(hit.start - 14, clauses.left[hit.start]) - 1, -1)
    back = next((i for i in before if clauses.lowers[i] in ("to", "at", "of", "by")), clauses.left[hit.start])
    yield Reach("update", back, hit.start)


def delayed(before: Sequence[str]) -> bool:
    """Whether a verb that moves a day stands just before: "completion was delayed from 2027 to 2029"."""
    sure, pairs, _, _ = movers()
    near = before[-NEAR:]
    return not sure.isdisjoint(near) or any(pair in pairs for pair in itertools.pairwise(near))


def first_of(places: Iterable[int], sentence: Sentence) -> int:
    """Return the first of ``places`` that holds a number or a point of time, or -1."""
    for i in places:
        token = sentence.tokens[i]
        if is_number(token) or token.lower in words("times") or any(c.isdigit() for c in token.text):
            return i
    return -1


def near_mover(hit: Hit, movers: set[int], clauses: Clauses) -> bool:
    """Whether a word of movement stands in the same stretch as the cue."""
    return any(clauses.left[m] == clauses.left[hit.start] for m in sorted(movers))
