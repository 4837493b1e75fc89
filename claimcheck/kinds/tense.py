"""What bounds a predicate: a time that it lasts to, a past that is over, one thing of many.

These are marks of its claim, beside those of claimcheck/marks: ``ending`` ("is closed until 31 May"),
``past`` ("was closed", "did not open"), ``pending`` ("has 30 days to pay") and ``part`` ("cannot credit an
account that no longer exists" says nothing of the other accounts).
"""

from __future__ import annotations

from claimcheck.kinds.denial import carrier, kids, pending
from claimcheck.language import lexicon, syntax
from claimcheck.model import Sentence, Token

UNTIL = frozenset({"until", "till"})
# After "until" these name no end.
OPEN_END = frozenset({"further", "now", "recently"})
PAST = frozenset({"was", "were", "had", "did"})
PERFECT = frozenset({"has", "have", "'ve", "'s"})
# How many words behind a predicate the time is told that it lasts to, and how far below it in the tree.
FAR = 25
DEEP = 4
INDEFINITE = frozenset({"a", "an", "any"})
# Words that stand for anybody, and those that then say whom alone.
ANYBODY = frozenset({"anybody", "anyone", "everybody", "everyone", "people", "those", "person"})
CONFINING = frozenset({"under", "over", "below", "above", "aged", "without"})


def tense(sentence: Sentence, i: int, *, negated: bool) -> tuple[str, ...]:
    """Return the marks of a predicate, sorted."""
    found = {
        "ending": ends(sentence, i),
        "past": past(sentence, i, negated=negated),
        "pending": pending(sentence, carrier(sentence, i)),
        "part": of_one(sentence, i, negated=negated),
    }
    return tuple(sorted(mark for mark, holds in found.items() if holds))


def ends(sentence: Sentence, i: int) -> bool:
    """Whether a predicate is said to last until something, or for a counted time."""
    over = {i, carrier(sentence, i)}
    for token in sentence.tokens[i + 1 : i + FAR]:
        if token.lower in UNTIL:
            after = sentence.tokens[token.i + 1] if token.i + 1 < len(sentence.tokens) else None
            bounds = after is not None and after.lower not in OPEN_END
        else:
            lasting = token.lower == "for" and token.dep == "case"
            bounds = lasting and counted(sentence, sentence.tokens[token.head])
        if bounds and over.intersection(syntax.ancestors(sentence, token.i)[:DEEP]):
            return True
    return False


def counted(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun is a counted time: "three days", "a week"."""
    number = any(t.dep == "nummod" or t.lower in ("a", "an") for t in kids(sentence, noun.i))
    return number and lexicon.noun_class(noun.lemma) == "time"


def past(sentence: Sentence, i: int, *, negated: bool) -> bool:
    """Whether a predicate tells what was so, or was done; of a denial also what has not been done."""
    verb = sentence.tokens[carrier(sentence, i)]
    aux = {t.lower for at in (i, verb.i) for t in kids(sentence, at) if t.pos == "AUX"}
    if aux & PAST or (verb.pos == "AUX" and verb.lower in PAST):
        return True
    return negated and (verb.tag == "VBD" or bool(aux & PERFECT))


def of_one(sentence: Sentence, i: int, *, negated: bool) -> bool:
    """Whether a predicate is denied of one thing of many, or said of some people only.

    "Cannot credit an account that no longer exists"; "for anybody under 16 the shops are shut".
    """
    below = [t for at in {i, carrier(sentence, i)} for t in kids(sentence, at)]
    for token in below:
        kind = syntax.base(token.dep)
        if kind == "obj" and negated:
            one = any(t.lower in INDEFINITE for t in kids(sentence, token.i))
            if one and any(t.dep == "acl:relcl" for t in kids(sentence, token.i)):
                return True
        if kind == "obl" and token.lower in ANYBODY and confined(sentence, token):
            return True
    return negated and restrictive(sentence, i)


def restrictive(sentence: Sentence, i: int) -> bool:
    """Whether a predicate only tells which ones are meant: "those who have had no injection"."""
    verb = sentence.tokens[carrier(sentence, i)]
    if verb.dep != "acl:relcl":
        return False
    first = min((t.i for t in kids(sentence, verb.i)), default=verb.i)
    return (
        first > 0
        and sentence.tokens[first].lower in syntax.RELATIVE
        and sentence.tokens[first - 1].text != ","
    )


def confined(sentence: Sentence, token: Token) -> bool:
    """Whether "anybody" is confined to some by what follows it."""
    return any(
        t.lower in CONFINING or any(c.lower in CONFINING for c in kids(sentence, t.i))
        for t in kids(sentence, token.i)
        if t.i > token.i
    )
