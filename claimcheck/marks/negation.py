"""Negation: which clauses and phrases a sentence turns round, and which values it names only to reject."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from claimcheck.marks.clauses import Clauses
from claimcheck.marks.cues import Hit
from claimcheck.marks.reaches import Reach, followers, reaches, root
from claimcheck.model import Sentence

NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "PRON", "ADJ", "SYM", "DET"})
PHRASAL = frozenset({"obl", "nmod", "obl:unmarked", "nmod:unmarked", "advmod", "obl:agent"})
RELATIVES = frozenset({"which", "that", "who", "whom", "where", "when", "first"})
ANSWERS = frozenset({",", ".", "!", ":", ";", "\u2014", "-"})


def negations(hits: Iterable[Hit], sentence: Sentence, clauses: Clauses) -> Iterator[Reach]:
    """Yield what is negated: "negated" for a clause or phrase, "refused" for what a verb like deny governs.

    "rejected" marks a value that is named as the wrong one ("eight, not seven"; "rather than twelve").
    """
    for hit in hits:
        category = hit.cue.category
        if category == "negation":
            yield from one(hit, sentence, clauses)
        elif category == "refusal":
            yield from reaches(hit, "refused", sentence, clauses)
        elif category in ("lack", "raising"):
            yield from reaches(hit, "negated", sentence, clauses)
        elif category == "rejected":
            yield from reaches(hit, "rejected", sentence, clauses)
            if hit.cue.also:
                yield from reaches(hit, hit.cue.also, sentence, clauses)


def one(hit: Hit, sentence: Sentence, clauses: Clauses) -> Iterator[Reach]:
    """Yield the reach of one negation: a contrast, a phrase, or the clause it stands in."""
    tokens = sentence.tokens
    at = root(hit, sentence)
    after = tokens[hit.end] if hit.end < len(tokens) else None
    if after is None or (clauses.lowers[hit.start] in ("no", "not", "never") and after.text in ANSWERS):
        return
    if clauses.lowers[hit.start] == "not" and contrasts(hit, sentence, clauses):
        end = phrase_end(hit.end, clauses.right[hit.start], clauses.lowers)
        yield Reach("rejected", hit.start, end)
        return
    governor = tokens[at].head
    if (
        tokens[at].dep in ("det", "amod", "advmod")
        and tokens[governor].dep in PHRASAL
        and has_case(governor, sentence)
    ):
        yield Reach("negated", clauses.low[governor], clauses.high[governor] + 1, clauses.of[governor])
        return
    clause = clauses.of[at]
    if tokens[at].dep in ("det", "amod", "advmod") and governor != clause and verbless(clause, sentence):
        yield Reach("negated", clauses.low[governor], clauses.high[governor] + 1, clauses.of[governor])
        return
    start = clauses.left[hit.start]
    opened = tokens[at].dep in ("conj", "cc") or tokens[max(hit.start - 1, 0)].pos == "SCONJ"
    if tokens[clause].pos in ("VERB", "AUX") and at > clause and opened:
        start = hit.start  # "sales rose, although none as much as here": a clause of its own, without a verb
    yield Reach("negated", start, clauses.right[hit.start], clause)
    for head in sentence.children[governor]:
        if tokens[at].dep == "det" and tokens[head].dep == "acl" and clauses.of[head] == head:
            yield Reach("negated", clauses.low[head], clauses.high[head] + 1, head)
    if (
        hit.end + 1 < len(tokens)
        and clauses.lowers[hit.start] == "no"
        and clauses.lowers[hit.end + 1] == "to"
    ):
        yield Reach("negated", hit.end, min(hit.end + 12, clauses.right[hit.start]))
    for head in followers(clause, sentence, clauses):
        if any(clauses.lowers[i] in ("or", "nor") for i in sentence.children[head]):
            yield Reach("negated", clauses.low[head], clauses.high[head] + 1, head)


def verbless(clause: int, sentence: Sentence) -> bool:
    """Whether a clause is a mere list of phrases ("Nine hours, no deal")."""
    return sentence.tokens[clause].pos not in ("VERB", "AUX") and sentence.child(clause, "cop") is None


def contrasts(hit: Hit, sentence: Sentence, clauses: Clauses) -> bool:
    """Whether "not" opens a contrasted phrase ("eight, not the seven first reported") and no clause."""
    tokens = sentence.tokens
    before = tokens[hit.start - 1] if hit.start else None
    after = tokens[hit.end]
    if before is None or before.pos == "AUX" or hit.end - hit.start > 1:
        return False
    end = phrase_end(hit.end, clauses.right[hit.start], clauses.lowers)
    end = next((i for i in range(hit.end, end) if clauses.lowers[i] in RELATIVES), end)
    if any(token.pos == "AUX" for token in tokens[hit.end : end]):
        return False
    if after.pos in ("VERB", "AUX", "PART", "ADV") and not after.text[:1].isdigit():
        return False
    opened = (
        before is None
        or before.text in (",", "(", "\u2014", "-", "\u2013")
        or before.lemma in ("and", "but", "or")
    )
    return opened and after.pos in (*NOMINAL, "ADP") and before is not None


def has_case(at: int, sentence: Sentence) -> bool:
    """Whether a preposition stands at the phrase headed by ``at`` ("at no cost")."""
    return sentence.child(at, "case") is not None


def phrase_end(start: int, right: int, lowers: Sequence[str]) -> int:
    """Return the end of the phrase from ``start``: the next comma or conjunction, at most ten words on."""
    for i in range(start, min(right, start + 10)):
        if lowers[i] in (",", "but", "and", "."):
            return i
    return min(right, start + 10)


def untils(sentence: Sentence, clauses: Clauses) -> Iterator[Reach]:
    """Yield "affirmed" for what follows "until" or "because" in a negated clause: its date does hold."""
    for i, lower in enumerate(clauses.lowers):
        if lower in ("until", "till", "before", "unless"):
            yield Reach("affirmed", i, min(clauses.right[i], i + 8))
