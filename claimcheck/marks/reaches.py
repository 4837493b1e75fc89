"""How far a cue reaches: from a cue in a sentence to the words it speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from claimcheck.language import syntax
from claimcheck.marks.clauses import Clauses
from claimcheck.marks.cues import Hit, words
from claimcheck.model import Sentence

# With these marks the governing word itself stands: "denied" is no negated verb.
TURNED = frozenset({"refused", "negated"})
# Marks of nouns that may be dealt with as a whole: a plan that is approved is a plan, its approval is none.
PLANNED = frozenset({"plan", "forecast"})
COMPLEMENTS = frozenset({"ccomp", "xcomp", "acl", "csubj", "csubj:pass", "advcl"})


@dataclass(frozen=True, slots=True)
class Reach:
    """A stretch [start, end) of a sentence's tokens that carries ``mark``; in one clause, or -1 for all."""

    mark: str
    start: int
    end: int
    clause: int = -1


def covers(reach: Reach, at: int, clauses: Clauses) -> bool:
    """Whether token ``at`` lies within ``reach``."""
    return reach.start <= at < reach.end and (reach.clause < 0 or clauses.of[at] == reach.clause)


def root(hit: Hit, sentence: Sentence) -> int:
    """Return the token of a cue from which the others hang."""
    for i in range(hit.start, hit.end):
        head = sentence.tokens[i].head
        if head == i or not hit.start <= head < hit.end:
            return i
    return hit.start


def reaches(hit: Hit, mark: str, sentence: Sentence, clauses: Clauses) -> Iterator[Reach]:
    """Yield what ``hit`` reaches, marked ``mark``."""
    cue = hit.cue
    at = root(hit, sentence)
    left, right = clauses.left[hit.start], clauses.right[hit.end - 1]
    if cue.scope == "sentence":
        left, right = 0, len(sentence.tokens)
    if cue.scope == "complement":
        yield from complement(hit, at, mark, sentence, clauses)
        return
    start, end = (hit.start, hit.end) if cue.direction == "here" else (left, right)
    if cue.direction == "forward":
        start, end = hit.start, forward(hit, right, clauses.lowers)
        if cue.scope == "phrase":
            end = next((i for i in range(hit.end, end) if sentence.tokens[i].tag in syntax.FINITE), end)
    elif cue.direction == "backward":
        start, end = backward(hit, left, clauses.lowers), hit.end
    elif cue.scope in ("segment", "phrase"):
        start, end = backward(hit, left, clauses.lowers), forward(hit, right, clauses.lowers)
    yield Reach(mark, start, end, clauses.of[at] if cue.scope == "clause" else -1)


def forward(hit: Hit, right: int, lowers: tuple[str, ...]) -> int:
    """Return the end of the stretch after a cue: a stop word, its reach, or the bound ``right``."""
    end = min(right, hit.end + hit.cue.reach)
    if hit.cue.stop:
        for i in range(hit.end, end):
            if lowers[i] in hit.cue.stop:
                return i
    return end


def backward(hit: Hit, left: int, lowers: tuple[str, ...]) -> int:
    """Return the start of the stretch before a cue, as ``forward`` does on the other side."""
    start = max(left, hit.start - hit.cue.reach)
    if hit.cue.stop:
        for i in range(hit.start - 1, start - 1, -1):
            if lowers[i] in hit.cue.stop:
                return i + 1
    return start


def complement(hit: Hit, at: int, mark: str, sentence: Sentence, clauses: Clauses) -> Iterator[Reach]:
    """Yield the stretches that the cue at token ``at`` governs: its object and its complement clauses."""
    tokens = sentence.tokens
    inside = range(hit.start, hit.end)
    governed = [
        head
        for i in inside
        for head in sentence.children[i]
        if head not in inside and clauses.of[head] == head and tokens[head].dep in COMPLEMENTS
    ]
    if at in sentence.children[tokens[at].head] and tokens[tokens[at].head].pos not in ("VERB", "AUX"):
        above = tokens[at].head
        if tokens[at].dep == "amod":
            governed += [h for h in sentence.children[above] if clauses.of[h] == h and tokens[h].dep == "acl"]
    if mark in PLANNED and dealt_with(at, sentence):
        yield Reach(mark, clauses.low[at], clauses.high[at] + 1)
    else:
        yield Reach(
            mark, hit.end if mark in TURNED else hit.start, clauses.right[hit.end - 1], clauses.of[at]
        )
    for head in conjoined(governed, sentence, clauses):
        yield Reach(mark, clauses.low[head], clauses.high[head] + 1, head)
    if not governed and tokens[at].pos == "VERB" and clauses.lowers[hit.end - 1] in ("that", "to"):
        yield Reach(mark, hit.end, min(clauses.right[hit.end - 1], hit.end + 12))


def dealt_with(at: int, sentence: Sentence) -> bool:
    """Whether a noun is what is dealt with as a whole: "approved the plan", not "has a plan to build"."""
    token = sentence.tokens[at]
    verb = sentence.tokens[token.head]
    if token.pos != "NOUN" or verb.lemma not in words("dealing"):
        return False
    if token.dep in ("obj", "nsubj:pass"):
        return True
    case = sentence.child(at, "case")
    return token.dep == "obl" and case is not None and case.lower in ("on", "for", "against", "over", "to")


def conjoined(heads: Iterable[int], sentence: Sentence, clauses: Clauses) -> Iterator[int]:
    """Yield ``heads`` and the clauses conjoined to what stands in them without a subject of their own."""
    stack, seen = list(heads), set[int]()
    while stack:
        head = stack.pop()
        if head in seen:
            continue
        seen.add(head)
        yield head
        stack.extend(followers(head, sentence, clauses))


def followers(head: int, sentence: Sentence, clauses: Clauses) -> list[int]:
    """Return the heads of clauses that share the auxiliaries of ``head``: conjoined, without a subject."""
    below = [head, *(i for i in sentence.children[head] if sentence.tokens[i].dep == "xcomp")]
    return [
        i
        for b in below
        for i in sentence.children[b]
        if clauses.of[i] == i
        and sentence.tokens[i].dep == "conj"
        and not any(
            sentence.tokens[k].dep in ("nsubj", "nsubj:pass", "aux", "cop", "expl")
            for k in sentence.children[i]
        )
    ]
