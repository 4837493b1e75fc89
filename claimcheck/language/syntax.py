"""Small questions about a parsed sentence: which clause a word stands in, what governs it, what it says.

All functions take a ``Sentence`` and token indices and change nothing.
"""

from __future__ import annotations

import bisect
import functools
from collections.abc import Iterable

from claimcheck.model import Sentence, Token

# Relations whose dependent heads a clause of its own (Universal Dependencies v2, with subtypes cut off).
CLAUSAL = frozenset({"root", "ccomp", "advcl", "acl", "parataxis", "csubj", "xcomp"})
# A clausal dependent that carries no claim of its own without its governor.
LEANING = frozenset({"xcomp", "csubj"})
CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "X", "SYM"})
# Verbs too light to tell one matter from another; the noun beside them does (Levin 1993, light verbs).
LIGHT = frozenset({
    "be", "have", "do", "make", "take", "give", "get", "go", "come", "put", "keep", "let", "seem",
    "become", "say", "tell", "add", "call", "see", "know", "think", "want", "use", "show", "find",
    "look", "need", "try", "ask", "work", "turn", "start", "begin",
})  # fmt: skip
# Relations of a clause beside another, which is none of its parts.
LOOSE = frozenset({"conj", "parataxis", "list"})
SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj", "expl")
RELATIVE = frozenset({"who", "which", "that"})
# Tags of finite verbs: a noun phrase ends before one (Penn Treebank).
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# Verbs whose own subject does what they govern, though they have an object: "promised the town to stay".
PROMISING = frozenset({"promise", "vow", "threaten", "use", "need", "have", "take", "cost", "make", "give"})
POSSESSIVES = frozenset({"its", "their", "his", "her", "our", "my"})
PARTICIPLES = frozenset({"VBN", "VBG"})


@functools.lru_cache(maxsize=1024)
def base(dep: str) -> str:
    """Return a relation without its subtype ("nsubj:pass" -> "nsubj")."""
    return dep.partition(":")[0] if ":" in dep else dep


def heads_clause(sentence: Sentence, i: int) -> bool:
    """Whether token ``i`` is the head of a clause: by its relation, or as a conjunct with a subject."""
    token = sentence.tokens[i]
    kind = base(token.dep)
    if kind in CLAUSAL:
        return kind not in LEANING and (kind != "acl" or "relcl" in token.dep)
    return kind == "conj" and any(base(t.dep) in ("nsubj", "cop") for t in sentence.below[i])


def clause_head(sentence: Sentence, i: int) -> int:
    """Return the index of the nearest clause head at or above token ``i``."""
    seen = 0
    while not heads_clause(sentence, i) and sentence.tokens[i].head != i and seen < len(sentence.tokens):
        i = sentence.tokens[i].head
        seen += 1
    return i


def clause(sentence: Sentence, i: int, *, least: int = 4, most: int = 45) -> tuple[int, int]:
    """Return the token span (start, end exclusive) of the clause that carries token ``i``.

    A clause of fewer than ``least`` words is widened to the one above it; one of more than ``most`` is cut
    to a window around ``i`` that ends at punctuation where there is any.
    """
    head = clause_head(sentence, i)
    while True:
        start, end = own(sentence, head)
        if not start <= i < end:
            start, end = min(start, i), max(end, i + 1)
        up = sentence.tokens[head].head
        if end - start >= least or up == head:
            break
        head = clause_head(sentence, up)
    return trim(sentence, *window(sentence, i, start, end, most))


def own(sentence: Sentence, head: int) -> tuple[int, int]:
    """Return the span of the clause of ``head``, without coordinated and loosely attached clauses.

    Worked out once for a clause: each claim in it asks.
    """
    known: tuple[int, int] | None = sentence.memo.get(("own", head))
    if known is None:
        stack = [
            token.i
            for token in sentence.below[head]
            if base(token.dep) not in LOOSE or not heads_clause(sentence, token.i)
        ]
        low = high = head
        while stack:
            at = stack.pop()
            low, high = (at, high) if at < low else (low, at if at > high else high)
            stack.extend(sentence.children[at])
        known = sentence.memo["own", head] = (low, high + 1)
    return known


def window(sentence: Sentence, i: int, start: int, end: int, most: int) -> tuple[int, int]:
    """Cut a span of more than ``most`` tokens to one around ``i``, at commas where possible."""
    if end - start <= most:
        return start, end
    low, high = max(start, i - most // 2), min(end, i + most // 2)
    breaks = [t.i for t in sentence.tokens[low:high] if t.text in {",", ";", ":", "-", "\u2013", "\u2014"}]
    before = [b for b in breaks if b < i - 6]
    after = [b for b in breaks if b > i + 6]
    return (before[0] + 1 if before else low), (after[-1] if after else high)


def trim(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Drop punctuation and bare conjunctions from both ends of a token span."""
    tokens = sentence.tokens
    while end - start > 1 and (tokens[start].pos in ("PUNCT", "CCONJ")):
        start += 1
    while end - start > 1 and tokens[end - 1].pos in ("PUNCT", "CCONJ"):
        end -= 1
    return start, end


def ancestors(sentence: Sentence, i: int) -> list[int]:
    """Return the governors of token ``i``, nearest first, up to the root."""
    found: list[int] = []
    while sentence.tokens[i].head != i and len(found) <= len(sentence.tokens):
        i = sentence.tokens[i].head
        found.append(i)
    return found


def predicate(sentence: Sentence, i: int) -> int:
    """Return the index of the verb, adjective or copular noun that governs token ``i``."""
    tokens, at = sentence.tokens, i
    for _ in range(len(tokens) + 2):
        token = tokens[at]
        if token.pos in ("VERB", "AUX") or heads_clause(sentence, at):
            return at
        if token.head == at:
            break
        at = token.head
    return i


def subject(sentence: Sentence, i: int) -> Token | None:
    """Return the subject of the clause of token ``i``, looking upward where the clause has none."""
    tokens, at = sentence.tokens, i
    for _ in range(len(tokens) + 2):
        found = sentence.child(at, *SUBJECTS)
        verb = tokens[at]
        noun = tokens[verb.head]
        if found is not None and found.i != i:
            relative = verb.dep == "acl:relcl" and found.lower in RELATIVE
            return noun if relative and described(noun, at) else found
        if verb.dep == "acl:relcl" or (verb.dep == "acl" and verb.tag in PARTICIPLES and described(noun, at)):
            return noun
        if noun is verb:
            break
        ordered = controlled(sentence, at)
        if ordered is not None and ordered.i != i:
            return ordered
        at = verb.head
    return None


def controlled(sentence: Sentence, at: int) -> Token | None:
    """Return who does what the verb at ``at`` says, where that is the object of the verb above it.

    "The commission barred the governor from standing", "the court ordered the firm to pay".
    """
    verb = sentence.tokens[at]
    kind = base(verb.dep)
    if kind not in ("xcomp", "advcl", "ccomp") or sentence.tokens[verb.head].lemma in PROMISING:
        return None
    marks = {t.lower for t in sentence.below[at] if t.dep in ("mark", "case") and t.i < at}
    if "from" not in marks and not (kind == "xcomp" and "to" in marks):
        return None
    found = sentence.child(verb.head, "obj")
    return found if found is not None and verb.head < found.i < at else None


def described(noun: Token, at: int) -> bool:
    """Whether a clause at token ``at`` can describe a noun: one before it."""
    return noun.pos in ("NOUN", "PROPN") and noun.i < at


def lemma(sentence: Sentence, i: int) -> str:
    """Return the lemma of token ``i`` with its particle ("opt out", "lay off")."""
    particle = sentence.child(i, "compound:prt")
    own_lemma = sentence.tokens[i].lemma
    return f"{own_lemma} {particle.lemma}" if particle is not None else own_lemma


def content(sentence: Sentence, indices: Iterable[int]) -> list[str]:
    """Return the content lemmas at ``indices``, sorted, without repeats, numbers and light verbs."""
    known: list[str | None] | None = sentence.memo.get("content")
    if known is None:
        known = sentence.memo["content"] = [telling(token) for token in sentence.tokens]
    return sorted({word for word in [known[i] for i in indices] if word is not None})


def telling(token: Token) -> str | None:
    """Return the plain lemma of a content word, None of a number, a light verb and any other word."""
    lemma = token.lemma
    if token.pos not in CONTENT or lemma in LIGHT:
        return None
    return plain(lemma) if lemma.isalpha() or any(c.isalpha() for c in lemma) else None


@functools.lru_cache(maxsize=16384)
def plain(text: str) -> str:
    """Return ``text`` in lower case with plain apostrophes and hyphens and without a possessive."""
    text = text.lower()
    if not text.isascii():
        text = text.replace("\u2019", "'").replace("\u2011", "-")
    return text[:-2] if text.endswith("'s") else text


def at_offset(sentence: Sentence, start: int, end: int) -> list[int]:
    """Return the indices of the tokens that overlap the document offsets [start, end)."""
    known: tuple[list[int], list[int]] | None = sentence.memo.get("offsets")
    if known is None:
        tokens = sentence.tokens
        known = sentence.memo["offsets"] = ([t.start for t in tokens], [t.end for t in tokens])
    return list(range(bisect.bisect_right(known[1], start), bisect.bisect_left(known[0], end)))
