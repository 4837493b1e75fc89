"""A count that is told as a part of a counted whole: "120 of the 400 teachers", "Of 400 teachers, 120 left".

The part counts what the whole counts, and the two make a share, which articles that give it in percent can be
held against.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.language import syntax
from claimcheck.model import Amount, AmountMention, Sentence

# How a whole is tied to its part.
TIES = frozenset({"of", "out", "among"})
# Tokens from "of" to the counted noun: "of its 212 northern branches".
BEHIND = 5
# A share of fewer is told in numbers, and seldom again in percent.
FEWEST = 10


def whole_of(sentence: Sentence, at: int, span: set[int]) -> int | None:
    """Return the noun of the whole that the count at ``at`` is a part of, or None.

    It stands below the count ("120 of the 400 teachers"), or before it below the same verb ("Of the 400
    teachers, 120 walked out").
    """
    tokens = sentence.tokens
    below = [i for i in sentence.children[at] if i not in span]
    verb = tokens[at].head
    before = [i for i in sentence.children[verb] if i < at] if tokens[at].dep.startswith("nsubj") else []
    for i in (*below, *before):
        token = tokens[i]
        if token.pos not in ("NOUN", "PROPN") or syntax.base(token.dep) not in ("nmod", "obl"):
            continue
        case = sentence.child(i, "case")
        if case is not None and case.lower in TIES:
            return i
    return told_behind(sentence, max(span, default=at))


def told_behind(sentence: Sentence, last: int) -> int | None:
    """Return the counted noun right behind a count and "of", wherever the parse hangs it, or None.

    "The bank will shut 84 of its 212 branches": the whole may hang on the verb.
    """
    tokens = sentence.tokens[last + 1 : last + 1 + BEHIND]
    if not tokens or tokens[0].lower != "of":
        return None
    for token in tokens[1:]:
        if token.pos in ("NOUN", "PROPN"):
            return token.i if sentence.child(token.i, "nummod") is not None else None
        if token.pos not in ("DET", "PRON", "NUM", "ADJ"):
            return None
    return None


def of_pronoun(sentence: Sentence, at: int, span: set[int]) -> bool:
    """Whether the count at ``at`` tells a part of what a pronoun stands for: "nine of us", "eight of them".

    What is counted is whoever the pronoun stands for, and no other noun of the clause: "280 of us will lose
    our places" counts no places. Behind a noun it stands for that: "the seats, 1,340 of them".
    """
    if syntax.base(sentence.tokens[at].dep) == "appos":
        return False
    behind = sentence.tokens[max(span, default=at) + 1 :][:2]
    return [behind[0].lower, behind[1].pos] == ["of", "PRON"] if len(behind) == 2 else False


def share(
    sentence: Sentence, part: AmountMention, at: int, amounts: Sequence[AmountMention]
) -> Iterator[tuple[Amount, int, int]]:
    """Yield the share that a count makes of its counted whole, in percent, and the span that tells both."""
    inside = set(syntax.at_offset(sentence, part.start, part.end))
    noun = whole_of(sentence, at, inside)
    if noun is None or not counted(part.amount):
        return
    below = set(sentence.subtree(noun))
    for one in amounts:
        held = syntax.at_offset(sentence, one.start, one.end)
        if one == part or not held or not below.issuperset(held) or not counted(one.amount):
            continue
        if 0 < part.amount.low < one.amount.low >= FEWEST:
            percent = 100 * part.amount.low / one.amount.low
            made = Amount(percent, percent, "%", "percent", approximate=True)
            yield made, min(part.start, one.start), max(part.end, one.end)


def counted(amount: Amount) -> bool:
    """Whether an amount is a plain count."""
    return amount.dimension == "count" and amount.exact and amount.per is None and amount.change is None
