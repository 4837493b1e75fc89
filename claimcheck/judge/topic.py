"""What a finding is about, in a few words: the topic's title, or a phrase from the articles' own words.

The words are those of the clause, in its order and as written: the thing that is measured with its
modifiers, or what the clauses share. A lemma alone ("alike", "person") names no matter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from claimcheck.judge.words import words
from claimcheck.link.beside import behind
from claimcheck.model import CAUSE, EXISTENCE, POST, ROLE, Amount, Claim, State, When

WORD = re.compile(r"[^\W\d_][\w'\u2019-]*")
PIECE = re.compile(r"\S+")
MOST = 4
# Words of a clause that name a matter.
AROUND = 10


def about(claim: Claim, others: Sequence[Claim], titles: Mapping[str, str]) -> str:
    """Return what the claims speak of, in a few words; ``titles`` are those of the topics by name."""
    if claim.topic == ROLE:
        return f"who is the {claim.measured}"
    if claim.topic == POST:
        key = claim.modifiers[0]
        return f"which office {next((n.text for n in claim.names if n.key == key), key.title())} holds"
    if claim.topic == CAUSE:
        effect = next((one.measured for one in (claim, *others) if one.measured), "")
        return f"the cause of the {effect}" if effect else "what the cause was"
    if claim.topic == EXISTENCE:
        return f"whether there is any \u201c{claim.measured}\u201d"
    for one in (claim, *others):
        if one.topic:
            return titles.get(one.topic, one.topic)
    phrase = thing(claim, others)
    if not phrase:
        return "the same matter"
    if isinstance(claim.value, When):
        return f"the date of \u201c{phrase}\u201d"
    return f"\u201c{phrase}\u201d"


def thing(claim: Claim, others: Sequence[Claim]) -> str:
    """Return the thing that is measured, as written; else the clause that carries the value, without it."""
    everybody = (claim, *others)
    if isinstance(claim.value, Amount) and claim.value.dimension == "score":
        return "result"
    if isinstance(claim.value, Amount):
        for one in everybody:
            if (found := noun_phrase(one)) and not found.istitle():
                return found
    if isinstance(claim.value, State) and (found := next(filter(None, map(bearer, everybody)), "")):
        return found
    if found := next((found for one in everybody if (found := without_value(one))), ""):
        return found
    return next((n.text for one in everybody for n in one.names), "")


def bearer(claim: Claim) -> str:
    """Return the noun that a state is said of, as written; "" when that is the word of the state itself."""
    said = [m.group() for m in WORD.finditer(claim.value_text)]
    return "" if any(of(word, [claim.measured]) for word in said) else noun_phrase(claim)


def without_value(claim: Claim) -> str:
    """Return the words of a clause around its value, with an ellipsis in the place of the value.

    Of a state the words stay, which are the verb of the clause. "" when none of them tells anything.
    """
    light = words()["light"]
    found = list(PIECE.finditer(claim.quote))
    inside = [in_value(claim, m) or (claim.kind == "identity" and within(claim, m)) for m in found]
    at = next((i for i, m in enumerate(found) if within(claim, m)), 0)
    first = max(0, min(at - AROUND // 2, len(found) - AROUND))
    kept = range(first, min(first + AROUND, len(found)))
    if not any(not inside[i] and telling(found[i].group(), light) for i in kept):
        return ""
    told = ["\u2026"] if first else []
    for i in kept:
        word = "\u2026" if inside[i] else found[i].group()
        if word != "\u2026" or not told or told[-1] != word:
            told.append(word)
    if kept.stop < len(found) and told[-1] != "\u2026":
        told.append("\u2026")
    return " ".join(told).strip(",;:")


def telling(word: str, light: frozenset[str]) -> bool:
    """Whether a word says anything of what the clause is about."""
    found = WORD.search(word)
    return found is not None and found.group().lower() not in light


def counted(claim: Claim) -> str:
    """Return the words from the value to the noun that it counts, when that follows closely; else ""."""
    after = behind(claim)
    found = list(WORD.finditer(after))[:MOST]
    for at, match in enumerate(found):
        if at and not adjoining(after, found[at - 1], match):
            return ""
        if of(match.group(), [claim.measured]) and len(claim.measured) > 2:
            return after[: match.end()].strip() if after[: found[0].start()].strip() == "" else ""
        if not of(match.group(), claim.modifiers):
            return ""
    return ""


def noun_phrase(claim: Claim) -> str:
    """Return the measured noun with the modifiers before it as written, or "" when no noun is telling."""
    if len(claim.measured) < 3 or claim.measured in words()["light"]:
        return ""
    found = [m for m in WORD.finditer(claim.quote) if not in_value(claim, m)]
    wanted = [claim.measured, *claim.modifiers]
    at = next((i for i, m in enumerate(found) if of(m.group(), [claim.measured])), None)
    if at is None:
        return ""
    first = at
    while first > 0 and at - first < MOST - 1 and adjoining(claim.quote, found[first - 1], found[first]):
        if not of(found[first - 1].group(), wanted):
            break
        first -= 1
    return re.sub(r"['\u2019]s?$", "", " ".join(m.group() for m in found[first : at + 1]))


def adjoining(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether nothing but a space or hyphen stands between two words."""
    return text[one.end() : other.start()] in (" ", "-", "\u2011", "\u00a0")


def in_value(claim: Claim, match: re.Match[str]) -> bool:
    """Whether a word of the quote belongs to the words of the value."""
    return isinstance(claim.value, Amount | When) and within(claim, match)


def within(claim: Claim, match: re.Match[str]) -> bool:
    """Whether a word of the quote overlaps the span of the value."""
    start, end = claim.value_start - claim.start, claim.value_end - claim.start
    return match.start() < end and match.end() > start


def of(word: str, lemmas: Sequence[str]) -> bool:
    """Whether a word as written is a form of one of the lemmas, as far as its beginning tells."""
    lower = word.lower().replace("\u2019", "'").removesuffix("'s")
    return any(form(lower, part) for lemma in lemmas for part in lemma.split())


def form(word: str, lemma: str) -> bool:
    """Whether a word begins as a lemma does, but for its last letters."""
    kept = lemma if len(lemma) < 4 else lemma[:-1]
    return word == lemma or (word.startswith(kept) and len(word) <= len(lemma) + 4)
