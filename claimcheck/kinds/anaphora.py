"""What "it" and "they" stand for where an amount is said of them: "A fine is due. It is $50."

``theme.py`` asks more of less: what any pronoun may mean, of which a state or a freedom is told.
"""

from __future__ import annotations

from claimcheck.language import lexicon, syntax
from claimcheck.model import Sentence, Token

# Pronouns that stand for the subject before them, where that is a noun that they fit.
STANDING_IN = frozenset({"it", "they"})


def antecedent(sentence: Sentence, head: Token, before: Sentence | None) -> Token:
    """Return what the subject ``head`` stands for: the last subject before it, if that is a noun and fits.

    Else itself. ``before`` is the sentence before, which counts in the same paragraph or the next.
    """
    if head.lower not in STANDING_IN or sentence.tokens[head.head].lemma == "take":
        return head  # "it took nine hours"
    tokens = list(sentence.tokens[: head.i])
    if before and before.role == sentence.role and before.paragraph >= sentence.paragraph - 1:
        tokens = [*before.tokens, *tokens]
    passed = {head.lower, *syntax.RELATIVE}
    earlier = [t for t in tokens if t.dep in ("nsubj", "nsubj:pass") and t.lower not in passed]
    nouns = [t for t in earlier if t.pos == "NOUN" and fits(head.lower, t)]
    return nouns[-1] if nouns and nouns[-1] is earlier[-1] else head


def fits(pronoun: str, noun: Token) -> bool:
    """Whether "it" or "they" can stand for a noun: one for a thing, the other for several or for people."""
    people = lexicon.noun_class(noun.lemma) == "person"
    return noun.tag == "NN" and not people if pronoun == "it" else noun.tag == "NNS" or people
