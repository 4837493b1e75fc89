"""How many, how much, how long: counts, shares, money, durations and measures.

Reports two articles that give different numbers for one thing: 1,260 jobs cut against 1,620, a fine of
$35 million against $53 million. Numbers are where newspapers err most often, by a slip of the fingers, an old
figure, or a part taken for the whole.

Conflict: "The review identified 418,206 patients." / "1.14 million people were caught up in the breach."
No conflict: "More than 1,200 people will lose their posts." / "1,260 posts will disappear." (the second is
more precise); "410 of the jobs are in Oregon" / "1,260 jobs in all" (a part and the whole).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace

from claimcheck.kinds import bare, changes, partitive, turned, worded
from claimcheck.kinds.scene import Candidate, Scene
from claimcheck.language import syntax
from claimcheck.model import DERIVED, Amount, AmountMention, Sentence

NUMBER = 1
NAME = "quantity"

# Words that stand for nobody: a count of none.
NOBODY = frozenset({"nobody", "none", "no-one"})
NONE = NOBODY | {"no", "zero"}
# Dimensions whose own unit word is the noun at the number: what is measured stands elsewhere.
UNIT_NOUN = frozenset(
    {"percent", "points", "money", "duration", "length", "area", "volume", "mass", "speed", "temperature",
     "energy", "power", "data", "age"}
)  # fmt: skip
# Nouns that only count: what they count is what is measured.
COUNTING = frozenset(
    {"number", "total", "amount", "figure", "level", "count", "sum", "tally", "rate", "share", "majority"}
)
SKIPPED = frozenset({"ordinal"})
# The verb that makes a sum a fine, and the noun for it.
FINE = "fine"


def find(scene: Scene) -> Iterator[Candidate]:
    """Yield a candidate for each amount of the sentence, and one of zero for "nobody", "no arrests"."""
    taken: set[int] = set()
    restated = set(converted(scene))
    for mention in scene.amounts:
        if mention.amount.dimension in SKIPPED or mention.start in restated or of_clock(scene, mention):
            continue
        candidate = measured(scene.sentence, mention)
        if candidate is not None:
            taken.add(candidate.at)
            yield candidate
            for amount, start, end in partitive.share(scene.sentence, mention, candidate.at, scene.amounts):
                yield replace(candidate, value=amount, start=start, end=end, marks=(DERIVED, "part"))
    yield from zeros(scene.sentence, taken)


def of_clock(scene: Scene, mention: AmountMention) -> bool:
    """Whether a number only tells a time of day: "eight minutes to six", "ten in the evening"."""
    return any(
        time.start <= mention.start and mention.end <= time.end
        for time in scene.times
        if time.kind == "date" and time.when is not None and time.when.clock[1:2].isdigit()
    )


def converted(scene: Scene) -> Iterator[int]:
    """Yield where sums start that only tell one before them in other money: "$57 million (US$78 million)".

    At whichever rate: the two would differ for no reason, and with other articles the first can be compared.
    """
    start = scene.sentence.start
    for one, other in itertools.pairwise(scene.amounts):
        between = scene.sentence.text[one.end - start : other.start - start].strip()
        behind = scene.sentence.text[other.end - start :].lstrip()
        money = one.amount.dimension == other.amount.dimension == "money"
        if money and between == "(" and behind.startswith(")"):
            yield other.start


def measured(sentence: Sentence, mention: AmountMention) -> Candidate | None:
    """Return the candidate of one amount, with the noun that the parse says is measured."""
    inside = syntax.at_offset(sentence, mention.start, mention.end)
    if not inside:
        return None
    at = top(sentence, inside)
    counts = mention.amount.dimension == "count"
    unnamed = counts and partitive.of_pronoun(sentence, at, set(inside))
    axis_at = None if unnamed else measured_noun(sentence, mention, inside, at)
    axis = ""
    modifiers: tuple[str, ...] = ()
    if mention.amount.dimension == "money" and imposed(sentence, at):
        axis = FINE
    elif axis_at is None:
        axis = "person" if counts and bare.people(sentence, at, set(inside)) else ""
        modifiers = bare.state(sentence, set(inside)) if axis else ()
    else:
        if mention.amount.dimension != "duration":  # "a fare rise, the first in five years"
            axis_at = changes.thing(sentence, at, axis_at, set(inside))
        axis_at = meant(sentence, axis_at, set(inside))
        axis = syntax.plain(sentence.tokens[bare.surname(sentence, axis_at)].lemma)
        axis = "person" if axis == "people" else axis
        modifiers = restrictions(sentence, axis_at, set(inside))
    return Candidate(NAME, mention.amount, mention.start, mention.end, at, axis, modifiers)


def imposed(sentence: Sentence, at: int) -> bool:
    """Whether a sum is what somebody was fined: not the firm is measured, but the fine."""
    verb = sentence.tokens[sentence.tokens[at].head]
    return verb.pos == "VERB" and verb.i < at and worded.whole(verb.lemma) == FINE


def top(sentence: Sentence, inside: list[int]) -> int:
    """Return the token of a phrase that is governed from outside it (the last such, if there are several)."""
    span = set(inside)
    heads = [i for i in inside if sentence.tokens[i].head not in span or sentence.tokens[i].head == i]
    numbers = [i for i in heads if sentence.tokens[i].pos in ("NUM", "NOUN", "SYM", "PROPN")]
    return (numbers or heads or inside)[-1]


def measured_noun(sentence: Sentence, mention: AmountMention, inside: list[int], at: int) -> int | None:
    """Return the index of the noun that is measured, or None when the sentence does not show it."""
    tokens = sentence.tokens
    span = set(inside)
    if mention.amount.dimension == "percent" and mention.start <= mention.noun_start < mention.end:
        shared = syntax.at_offset(sentence, mention.noun_start, mention.noun_end)
        return shared[-1] if shared else None  # "four shares in every ten"
    found = of_noun(sentence, at, span)
    if found is not None:
        return found
    whole = partitive.whole_of(sentence, at, span) if mention.amount.dimension == "count" else None
    if whole is not None:
        return whole
    governor = tokens[tokens[at].head]
    above = governor.i not in span and governor.pos in ("NOUN", "PROPN")
    if above and syntax.base(tokens[at].dep) in ("nummod", "amod", "compound", "det", "nmod", "appos"):
        return meant(sentence, governor.i, span)
    nouns: list[int] = []
    if mention.amount.dimension not in UNIT_NOUN and mention.noun_start >= 0:
        nouns = syntax.at_offset(sentence, mention.noun_start, mention.noun_end)
        nouns = [i for i in nouns if tokens[i].pos in ("NOUN", "PROPN") and i not in span]
    counted = mention.amount.dimension == "count" and not (nouns and nouns[0] > at)
    if counted and bare.people(sentence, at, span):
        return None
    if nouns:
        return own(sentence, at, meant(sentence, top(sentence, nouns[:4]), span))
    found = governing_noun(sentence, at, span)
    return None if found is None else own(sentence, at, found)


def own(sentence: Sentence, at: int, noun: int) -> int | None:
    """Return the noun that an amount is said of, or None where it only tells the amount or is a unit."""
    if sentence.tokens[noun].lower in bare.words()["units"] or bare.told(sentence, at, noun):
        return None
    return bare.receiver(sentence, at, noun)


def of_noun(sentence: Sentence, at: int, span: set[int]) -> int | None:
    """Return the noun of an "of" phrase below the amount ("8 percent of the workforce")."""
    for child in sentence.children[at]:
        token = sentence.tokens[child]
        if child in span or syntax.base(token.dep) != "nmod" or token.pos not in ("NOUN", "PROPN"):
            continue
        case = sentence.child(child, "case")
        if (case is not None and case.lemma == "of") or token.dep == "nmod:poss":
            return child
    return None


def meant(sentence: Sentence, noun: int, span: set[int]) -> int:
    """Return the noun itself, or what it counts when it only counts ("the number of days")."""
    if sentence.tokens[noun].lemma in COUNTING:
        return of_noun(sentence, noun, span) or noun
    return noun


def governing_noun(sentence: Sentence, at: int, span: set[int]) -> int | None:
    """Return the noun that the verb above an amount says it of: its object, or else its subject.

    "raised tuition by 8 percent" is of tuition, "inflation stood at 3.8%" and "shares fell 2%" of the
    subject.
    """
    tokens = sentence.tokens
    verb = syntax.predicate(sentence, at)
    for dep in ("obj", "nsubj:pass", "nsubj"):
        noun = sentence.child(verb, dep)
        if noun is not None and noun.i not in span and noun.i != at and noun.pos in ("NOUN", "PROPN"):
            return meant(sentence, noun.i, span)
    found = syntax.subject(sentence, at)
    if found is not None and found.pos == "PRON" and tokens[verb].dep == "acl:relcl":
        found = tokens[tokens[verb].head]  # "the tunnel, which is 4 km long"
    if found is not None and found.i not in span and tokens[found.i].pos == "NOUN":
        return meant(sentence, found.i, span)
    return None


def restrictions(sentence: Sentence, at: int, span: set[int]) -> tuple[str, ...]:
    """Return the content lemmas that restrict a noun: adjectives, compounds, prepositional phrases."""
    found: set[int] = set()
    for child in sentence.children[at]:
        dep = syntax.base(sentence.tokens[child].dep)
        if child not in span and dep in ("amod", "compound", "nmod", "flat"):
            found.update(i for i in sentence.subtree(child)[:12] if i not in span)
    return tuple(syntax.content(sentence, found))


def zeros(sentence: Sentence, taken: set[int]) -> Iterator[Candidate]:
    """Yield a count of zero for "nobody was hurt", "no arrests", "none of the drivers"."""
    for token in [t for t in sentence.tokens if t.lower in NONE and t.i not in taken]:
        word = token.lower
        if word in NOBODY or (word == "no" and following(sentence, token.i) == "one"):
            yield Candidate(NAME, Amount(0, 0), token.start, token.end, token.i, "person", (), None, False)
        elif word in ("no", "zero") and token.dep in ("det", "nummod"):
            noun = sentence.tokens[token.head]
            before = sentence.tokens[token.i - 1] if token.i else token
            if turned.occasional(before, noun) or turned.idle(before, noun):
                continue  # "by no means closed", "in no uncertain terms"
            if noun.pos == "NOUN" and "Number=Plur" in noun.morph:
                axis = syntax.plain(noun.lemma)
                extra = restrictions(sentence, noun.i, {token.i})
                yield Candidate(NAME, Amount(0, 0), token.start, noun.end, token.i, axis, extra, None, False)


def following(sentence: Sentence, i: int) -> str:
    """Return the lower-case word after token ``i``, or ""."""
    return sentence.tokens[i + 1].lower if i + 1 < len(sentence.tokens) else ""
