"""What parts two states told in one frame: rates for savers and for mortgages, the upper and the lower house.

Two sentences that differ in what the same preposition leads to are of two things, though their subject and
what they say of it are one: "lost contact with the lander", "made contact with the orbiter".
"""

from __future__ import annotations

import functools
import re
from collections.abc import Hashable, Mapping

from claimcheck.language import lexicon
from claimcheck.language.lemmas import bases
from claimcheck.link.apart import ALIKE, Found, either
from claimcheck.link.beside import behind
from claimcheck.link.wording import nearness
from claimcheck.link.words import listed
from claimcheck.model import Claim
from claimcheck.topics.named import CONFESSION

Led = Mapping[str, frozenset[tuple[str, str]]]

# Prepositions that lead to what a state is of, in what order they count as bits.
LEADING = ("for", "with", "about", "on", "of", "in", "to", "from", "at", "into")
WORD = re.compile(r"[\w'’-]+|[^\w\s]")
# Of these, what leads to what a thing is meant for, or made of, which is of any sort.
ANY_SORT = frozenset({"for", "with", "about", "of", "on"})
# How many words a phrase may have.
LONGEST = 5
# What a state is hardly of: times, measures, and words for how a thing is said or done.
ASIDE = frozenset({"time", "quantity"})
# Sorts of what is a part of a thing and has states of its own.
PARTS = frozenset({"group", "person", "artifact", "place", "object"})
# Words that end a phrase; that take in all there is; that take up what was said before; and that lead to a
# cause, with a preposition behind them: "because of".
ENDING = listed("ending_phrase")
EVERY = listed("every")
TAKING_UP = listed("taking_up")
CAUSING = listed("causing")
# What people confess to, or deny.
OFFENCES = listed("offences")


def two_foils(a: Claim, b: Claim, found: Found) -> bool:
    """Whether one preposition leads to two things, each of its sort and neither told by the other side."""
    if a.topic != b.topic:
        return False
    if two_offences(a, b) or any(part_of(one, other) for one, other in either(a, b)):
        return True
    mine, theirs = led(rest(a)), led(rest(b))
    for word in mine.keys() & theirs.keys():
        if all(apart(x, y, word) for x in mine[word] for y in theirs[word]):
            heads = [{head for _, head in one[word]} for one in (mine, theirs)]
            if not (told(heads[0], b) or told(heads[1], a)):
                return True
        if any(opposed(x, y) for x in mine[word] for y in theirs[word]):
            return True
    return False


def two_offences(a: Claim, b: Claim) -> bool:
    """Whether somebody admits one deed and denies another."""
    if a.topic != CONFESSION or b.topic != CONFESSION:
        return False
    mine, theirs = offences(a), offences(b)
    return bool(mine and theirs) and not mine & theirs


def offences(claim: Claim) -> frozenset[str]:
    """Return which deeds a claim says are admitted or denied: those of its value, or those that follow it."""
    own = OFFENCES.intersection(WORD.findall(claim.value_text.lower()))
    tail = re.split(r"\b(?:but|and|while)\b", behind(claim).lower())[0]
    return frozenset(own or OFFENCES.intersection(WORD.findall(tail)))


def part_of(claim: Claim, whole: Claim) -> bool:
    """Whether a claim is of what belongs to the thing of the other: the club's academy stays, it leaves.

    So with "the hospice shop is closed" and "the hospice is open".
    """
    if not (claim.topic and claim.modifiers and whole.modifiers) or claim.topic != whole.topic:
        return False
    part, owner = claim.modifiers[0], whole.modifiers[0]
    if (
        part == owner
        or lexicon.noun_class(part) not in PARTS
        or part in {*whole.words, *whole.modifiers, *whole.context}
    ):
        return False
    owned = rf"\b{re.escape(owner)}(?:s?['’]s? (?:\w+ ){{0,2}}| ){re.escape(part)}|"
    behind = rf"\b{re.escape(part)}s? of (?:the |its |an? )(?:\w+ )?{re.escape(owner)}\b"
    return bool(re.search(owned + behind, claim.quote, re.IGNORECASE))


def rest(claim: Claim) -> str:
    """Return the clause of a claim without the words that carry its value: "in charge" leads to nothing.

    A preposition that ends the value leads on: "knocked out of the doubles".
    """
    start, end = claim.value_start - claim.start, claim.value_end - claim.start
    if not 0 <= start <= end:
        return claim.quote
    last = claim.quote[start:end].rpartition(" ")[2]
    return f"{claim.quote[:start]}. {last if last in LEADING else ''} {claim.quote[end:]}"


def apart(one: tuple[str, str], other: tuple[str, str], case: str) -> bool:
    """Whether two things led to by one preposition are two, and of one sort where that is asked."""
    x, y = one[1], other[1]
    if nearness(x, y) >= ALIKE:
        return False
    if case not in ANY_SORT and lexicon.noun_classes(x).isdisjoint(lexicon.noun_classes(y)):
        return False
    return lexicon.relation(x, y) in (None, "sibling", "antonym")


def opposed(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two things of one name are told apart by opposites: the upper, the lower house."""
    return one[1] == other[1] and bool(one[0]) and other[0] in lexicon.antonyms(one[0])


def told(heads: set[str], claim: Claim) -> bool:
    """Whether a claim tells of any of these things by another word, anywhere in its sentence."""
    around = {*claim.words, *claim.modifiers, *claim.context}
    return any(nearness(head, word) >= ALIKE for head in heads for word in around)


@functools.lru_cache(maxsize=8192)
def led(quote: str) -> Led:
    """Return for each preposition of a clause what it leads to, as the word before it, and its head."""
    words = WORD.findall(quote)
    found: dict[str, set[tuple[str, str]]] = {}
    for at, word in enumerate(words):
        if word.lower() in LEADING and words[max(at - 1, 0)].lower() not in CAUSING:
            thing = headed(words[at + 1 : at + 1 + LONGEST])
            if thing is not None:
                found.setdefault(word.lower(), set()).add(thing)
    return {word: frozenset(things) for word, things in found.items()}


def headed(words: list[str]) -> tuple[str, str] | None:
    """Return the head of a phrase and the word before it; None where it is a name or time, or takes in all.

    "In every parish" names no one place, and "of the kind" takes up what was said.
    """
    phrase: list[str] = []
    for word in words:
        if word.lower() in ENDING or not word[0].isalnum():
            break
        phrase.append(word)
    if not phrase or any(not w[0].islower() for w in phrase) or phrase[0] in EVERY:
        return None
    head = next((base for base in bases(phrase[-1], "NOUN") if lexicon.noun_class(base)), phrase[-1])
    if head in TAKING_UP or lexicon.noun_class(head) in ASIDE or not lexicon.noun_class(head):
        return None
    return (phrase[-2] if len(phrase) > 1 else "", head)


def frames(claim: Claim) -> int:
    """Return, as bits, which prepositions of a clause lead to a thing, and whether it has a topic."""
    known = sum(1 << at for at, word in enumerate(LEADING, 1) if word in led(rest(claim)))
    return known | int(claim.topic is not None)


def content(claim: Claim) -> tuple[Hashable, ...]:
    """Return what of a claim the level hangs on."""
    said = (claim.topic, claim.quote, rest(claim), claim.value_text)
    return (*said, claim.words, claim.modifiers, claim.context)
