"""Clauses: which predicate each word of a sentence belongs to, and the stretches that punctuation parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.model import Sentence, Token

HEADS = frozenset({"ccomp", "advcl", "acl", "acl:relcl", "advcl:relcl", "parataxis", "csubj", "csubj:pass"})
LOOSE = frozenset({"conj", "list", "appos", "dep"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "expl"})
BREAKS = frozenset({";", ":", "\u2014", "\u2013", "--", "(", ")", "[", "]", "?", "!"})
PARTING = frozenset({"but", "whereas", "although", "though", "while", "because", "whilst"})


@dataclass(frozen=True, slots=True)
class Clauses:
    """The clauses of a sentence.

    ``of`` gives for each token the head of its clause; ``parent`` for each clause head the head of the
    clause above it, or -1; ``heads`` lists the clause heads from the top down. ``left`` and ``right`` bound
    the stretch [left, right) in which a token stands between breaks such as ";" and "but". ``low`` and
    ``high`` are the first and last token of each token's subtree.
    """

    of: tuple[int, ...]
    parent: dict[int, int]
    heads: tuple[int, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    lowers: tuple[str, ...]
    low: tuple[int, ...]
    high: tuple[int, ...]


def clauses(sentence: Sentence) -> Clauses:
    """Part ``sentence`` into clauses; linear in its length, whatever the tree."""
    tokens, children, below = sentence.tokens, sentence.children, sentence.below
    of = [-1] * len(tokens)
    parent: dict[int, int] = {}
    heads: list[int] = []
    seen: list[int] = []
    stack = [(t.i, t.i, -1) for t in reversed(tokens) if t.head == t.i]
    loose = iter(range(len(tokens)))
    while True:
        while stack:
            i, clause, above = stack.pop()
            if of[i] >= 0:
                continue
            of[i] = clause
            seen.append(i)
            if i == clause:
                parent[i] = above
                heads.append(i)
            for token in reversed(below[i]):
                if token.dep in HEADS or (token.dep in LOOSE and starts(token, tokens, children)):
                    stack.append((token.i, token.i, clause))
                else:
                    stack.append((token.i, clause, above))
        rest = next((i for i in loose if of[i] < 0), None)
        if rest is None:
            break
        stack.append((rest, rest, -1))
    lowers = tuple([token.lower for token in tokens])
    left, right = stretches(tokens, lowers)
    low, high = extents(tokens, seen)
    return Clauses(tuple(of), parent, tuple(heads), left, right, lowers, low, high)


def extents(tokens: Sequence[Token], order: Sequence[int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the first and last token of each subtree; ``order`` has heads before what hangs from them."""
    low, high = list(range(len(tokens))), list(range(len(tokens)))
    for i in reversed(order):
        head = tokens[i].head
        if low[i] < low[head]:
            low[head] = low[i]
        if high[i] > high[head]:
            high[head] = high[i]
    return tuple(low), tuple(high)


def starts(token: Token, tokens: Sequence[Token], children: Sequence[Sequence[int]]) -> bool:
    """Whether ``token``, one of a ``LOOSE`` relation, is the head of a clause of its own."""
    if token.dep == "conj" and token.pos in ("VERB", "AUX"):
        copular = any(tokens[i].dep == "cop" for i in children[token.head])  # "is tall and was built"
        if copular or tokens[token.head].pos in ("VERB", "AUX"):
            return True
    below = children[token.i]
    return any(tokens[i].dep in SUBJECTS or tokens[i].dep == "cop" for i in below)


def stretches(tokens: Sequence[Token], lowers: Sequence[str]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return for each token the bounds of its stretch between breaks."""
    if BREAKS.isdisjoint(lowers) and PARTING.isdisjoint(lowers):
        return (0,) * len(tokens), (len(tokens),) * len(tokens)
    left: list[int] = []
    start = 0
    cuts: list[int] = []
    for i, lower in enumerate(lowers):
        if lower in BREAKS and tokens[i].pos == "PUNCT":
            start = i + 1
            cuts.append(i)
            left.append(i)
            continue
        if lower in PARTING and i > start and tokens[i].pos in ("CCONJ", "SCONJ"):
            start = i
            cuts.append(i)
        left.append(start)
    right = [0] * len(tokens)
    end = len(tokens)
    for i in range(len(tokens) - 1, -1, -1):
        right[i] = end
        if cuts and cuts[-1] == i:
            end = cuts.pop()
    return tuple(left), tuple(right)
