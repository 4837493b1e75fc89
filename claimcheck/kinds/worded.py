"""The phrases of topics that a predicate may be: "make profit", "is on hold", "falls under"."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from claimcheck import topics
from claimcheck.kinds.denial import NEGATIVE, kids
from claimcheck.language import lexicon, syntax
from claimcheck.model import Sentence, Token
from claimcheck.values.moments import MONTHS, WEEKDAYS

# How many words a phrase of a topic has at most.
LONGEST = 4
NOMINAL = frozenset({"NOUN", "PROPN"})
# With this before it a predicate may be another one: what "still stands" was not pulled down.
STILL = "still"


def phrases(sentence: Sentence, token: Token) -> Sequence[tuple[str, tuple[int, ...]]]:
    """Return the phrases of topics that a predicate may be, the longest first, with their tokens."""
    known: list[tuple[str, tuple[int, ...]]] | None = sentence.memo.get(("phrases", token.i))
    if known is not None:
        return known
    told = (sentence.topics or topics.shipped()).phrases
    found = [one for one in spelled(sentence, token) if one[0] in told]
    if len(found) > 1:
        found.sort(key=lambda p: -p[0].count(" ") - p[0].count("-"))
    sentence.memo["phrases", token.i] = found
    return found


def spelled(sentence: Sentence, token: Token) -> list[tuple[str, tuple[int, ...]]]:
    """Return what a predicate may be looked up by; phrases that no topic begins like are left out."""
    found: list[tuple[str, tuple[int, ...]]] = []
    i, tokens = token.i, sentence.tokens
    begins = (sentence.topics or topics.shipped()).starts
    lemma, lower = whole(token.lemma), token.lower
    if lemma in begins or lower in begins:
        for length in range(min(LONGEST, len(tokens) - i), 1, -1):
            at = tuple(range(i, i + length))
            if dating(sentence, tokens[at[-1]]):
                continue
            if lemma in begins:
                found.append((" ".join((lemma, *(t.lemma for t in tokens[i + 1 : i + length]))), at))
                found.append((" ".join((lemma, *(t.lower for t in tokens[i + 1 : i + length]))), at))
            if lower in begins:
                found.append((" ".join(t.lower for t in tokens[i : i + length]), at))
        found.extend(with_hyphens(sentence, i, lemma))
    if i > 1 and tokens[i - 1].text == "-" and tokens[i - 2].end == tokens[i - 1].start == token.start - 1:
        found.append((f"{tokens[i - 2].lower}-{lower}", (i - 2, i - 1, i)))  # "self-employed"
    case = next((t for t in kids(sentence, i) if t.dep == "case" and t.i < i), None)
    if case is not None and case.lower in begins:
        found.append((" ".join(t.lower for t in tokens[case.i : i + 1]), tuple(range(case.i, i + 1))))
        found.append((f"{case.lower} {token.lemma}", (case.i, i)))
    own = whole(syntax.plain(syntax.lemma(sentence, i)))
    found.extend(joined(sentence, token, own, begins))
    one = hyphened(sentence, i)
    if one is not None and one[1][-1] == i:
        found.append(one)
    found.append((own, (i,)))
    found.append((lower, (i,)))
    return found


def with_hyphens(sentence: Sentence, i: int, lemma: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yield what stands from a predicate on where a word has hyphens: "give the go-ahead"."""
    said, at, seen = [lemma], [i], False
    while at[-1] + 1 < len(sentence.tokens) and len(said) < LONGEST:
        one = hyphened(sentence, at[-1] + 1)
        seen = seen or one is not None
        told, those = one or (sentence.tokens[at[-1] + 1].lemma, (at[-1] + 1,))
        said.append(told)
        at.extend(those)
        if seen:
            yield " ".join(said), tuple(at)


def hyphened(sentence: Sentence, i: int) -> tuple[str, tuple[int, ...]] | None:
    """Return the word with hyphens that a token is a part of, and its tokens: "go-ahead", "all-clear"."""
    tokens, first, last = sentence.tokens, i, i
    while last + 2 < len(tokens) and bound(tokens[last : last + 3]):
        last += 2
    while first >= 2 and bound(tokens[first - 2 : first + 1]):
        first -= 2
    if first == last:
        return None
    return "".join([t.lower for t in tokens[first:last]] + [tokens[last].lemma]), tuple(
        range(first, last + 1)
    )


def bound(three: Sequence[Token]) -> bool:
    """Whether the second of three tokens is a hyphen that binds the others."""
    before, hyphen, after = three
    return hyphen.text == "-" and before.end == hyphen.start and hyphen.end == after.start


def dating(sentence: Sentence, token: Token) -> bool:
    """Whether a word is the preposition of a time, and no particle: "turned it into a park on Sunday"."""
    over = sentence.tokens[token.head]
    if token.dep != "case" or over.i <= token.i:
        return False
    return over.lower in WEEKDAYS or over.lower in MONTHS or lexicon.noun_class(over.lemma) == "time"


@functools.lru_cache(maxsize=8192)
def whole(lemma: str) -> str:
    """Return a lemma with the last letter that the lemmatizer may have cut off: "resum" is "resume"."""
    cut = lemma.isalpha() and not lexicon.entry(lemma).senses and lexicon.entry(f"{lemma}e").senses
    return f"{lemma}e" if cut else lemma


def joined(
    sentence: Sentence, token: Token, verb: str, begins: frozenset[str]
) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yield a verb with its object, preposition or complement: "make profit", "fall under".

    What undergoes a passive is its object: "the charges were dropped" is "drop charge". ``begins`` are the
    words that phrases of topics begin with.
    """
    starts = verb.partition(" ")[0] in begins
    noun = undergoing(sentence, token) if starts else None
    if noun is not None:
        yield from beside(sentence, token, verb, noun, syntax.plain(noun.lemma))
    for child in kids(sentence, token.i):
        kind = syntax.base(child.dep)
        if starts and kind in ("obj", "xcomp", "advmod") and child.i > token.i:
            yield from beside(sentence, token, verb, child, child.lemma)
            yield f"{verb} {child.lower}", (token.i, child.i)  # "has stopped selling"
        if child.lower == STILL and child.i < token.i and sentence.child(token.i, "obj") is None:
            yield f"{STILL} {verb}", (child.i, token.i)  # "is still standing"
        if kind == "nsubj" and child.lemma in begins and child.pos == "NOUN":
            yield from doing(sentence, token, child, verb)
        if kind == "nsubj" and child.pos == "NOUN" and token.lemma == "be" and bare(sentence, token.i):
            yield child.lemma, (child.i,)
        if kind not in ("obl", "xcomp", "advcl", "advmod"):
            continue
        for case in kids(sentence, child.i):
            if (
                starts
                and case.dep == "mark"
                and case.lower == "to"
                and child.pos == "VERB"
                and case.i > token.i
            ):
                yield f"{verb} to {child.lemma}", (token.i, case.i, child.i)  # "voted on Tuesday to accept"
            if case.dep == "case" and case.i < child.i:
                if starts:
                    yield f"{verb} {case.lower} {child.lemma}", (token.i, case.i, child.i)
                    if not dating(sentence, case):
                        yield f"{verb} {case.lower}", (token.i, case.i)
                if case.lower in begins:
                    yield f"{case.lower} {child.lemma}", (case.i, child.i)
            if case.dep == "mark" and case.lower == "as" and kind == "advcl":
                yield f"as {child.lemma}", (case.i, child.i)


def doing(
    sentence: Sentence, token: Token, subject: Token, verb: str
) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yield a subject with its verb, and with the particle behind that: "the sale went through"."""
    yield f"{subject.lemma} {verb}", (token.i, subject.i)  # "the contract expired"
    after = sentence.tokens[token.i + 1] if token.i + 1 < len(sentence.tokens) else token
    if after.head == token.i and after.pos in ("ADP", "ADV"):
        yield f"{subject.lemma} {verb} {after.lower}", (token.i, after.i, subject.i)


def beside(
    sentence: Sentence, token: Token, verb: str, other: Token, lemma: str
) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yield a verb with another word, and with the word with hyphens that this is a part of."""
    yield f"{verb} {lemma}", (token.i, other.i)
    one = hyphened(sentence, other.i)
    if one is not None:
        yield f"{verb} {one[0]}", (token.i, *one[1])


def undergoing(sentence: Sentence, token: Token) -> Token | None:
    """Return the noun that a verb is said of and that its active form has for its object.

    "The charges were dropped", "charges dropped on Monday", "the charges that they dropped". Not of "have",
    which has no passive: "money they did not have" tells of no refund.
    """
    if token.pos != "VERB" or token.lemma == "have" or sentence.child(token.i, "obj") is not None:
        return None
    over = sentence.tokens[token.head]
    if passive(sentence, token) or (token.dep == "acl" and token.tag == "VBN"):
        noun = syntax.subject(sentence, token.i)
    elif token.dep == "acl:relcl" and not relative(sentence, token):
        noun = over
    else:
        return None
    if noun is None or noun.i > token.i:
        return None
    return noun if noun.pos in NOMINAL or hyphened(sentence, noun.i) is not None else None


def relative(sentence: Sentence, token: Token) -> bool:
    """Whether the noun that a clause describes does what its verb says, or the clause has no subject."""
    own = sentence.child(token.i, "nsubj")
    return own is None or own.lower in syntax.RELATIVE


def passive(sentence: Sentence, token: Token) -> bool:
    """Whether a verb is a passive, or shares its auxiliary with one: "was drafted and signed"."""
    if sentence.child(token.i, "aux:pass", "nsubj:pass") is not None:
        return True
    beside = token.dep == "conj" and token.tag == "VBN" and sentence.child(token.i, "nsubj", "aux") is None
    return beside and sentence.child(token.head, "aux:pass", "nsubj:pass") is not None


def bare(sentence: Sentence, i: int) -> bool:
    """Whether "be" says of its subject only that it is there: not "compensation is not in the sum"."""
    if sentence.child(i, "expl") is not None:
        return True
    return not any(t.i > i and t.lower not in NEGATIVE and t.pos != "PUNCT" for t in kids(sentence, i))
