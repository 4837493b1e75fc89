"""Who holds a role, leads, owns or made a thing: the roles of the kind ``identity``.

A role is said by an apposition ("the master, Captain Owen Sarre"), a title ("chairman Adrian Velasco"), a
copula ("the master was Captain Owen Sarre"), or a verb ("the inquiry, which is led by Gordon Ablett"). What
the role is of (the ship, the council) is in the modifiers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.kinds import denial
from claimcheck.kinds.appointments import AWARDED, appointed
from claimcheck.kinds.doers import RELATIVE, acted, relative
from claimcheck.kinds.holders import Held, words
from claimcheck.kinds.role_nouns import (
    HYPHENS,
    LONGEST,
    REACH,
    another,
    named,
    noun,
    phrase_of,
    possessing,
    someone,
)
from claimcheck.kinds.scene import Candidate, Scene
from claimcheck.language import syntax
from claimcheck.model import POST, ROLE, Name, Sentence, Token
from claimcheck.values.names import NameMention, name_key
from claimcheck.values.names_words import name_words

BREAKS = frozenset({"VERB", "AUX", "PUNCT", "SCONJ", "CCONJ"})
BE = frozenset({"be", "become", "remain"})


def find(scene: Scene, names: Sequence[NameMention]) -> Iterator[Candidate]:
    """Yield a candidate for each name that the sentence gives a role."""
    for mention in names:
        held, given = told(scene.sentence, mention), appointed(scene.sentence, mention)
        if given is not None and (held is None or held.role != given.role):
            yield holding_of(scene.sentence, mention, given)
        if held is None:
            continue
        made = holding_of(scene.sentence, mention, held)
        yield made
        value = made.value
        if not isinstance(value, Name) or held.role not in words().posts | words().tops:
            continue
        if value.kind == "PER" and " " in value.key:
            yield office(scene.sentence, held, value)


def holding_of(sentence: Sentence, mention: NameMention, held: Held) -> Candidate:
    """Return the candidate of a role and its holder, without an office that its name begins with."""
    tokens = sentence.tokens
    value, first = mention.name, mention.start
    titled = tokens[first].lower.rstrip(".") in name_words().persons
    if mention.start <= held.start and held.end < mention.end:  # "Energy Minister Delfina Aramaia"
        first = held.end
        text = sentence.text
        rest = text[tokens[first].start - tokens[0].start : tokens[mention.end - 1].end - tokens[0].start]
        value = Name(name_key(rest), rest, "PER")
    elif held.role in words().firms and value.kind == "LOC":
        value = Name(value.key, value.text, "ORG")  # a place owns and builds nothing
    elif held.role == AWARDED and tokens[held.start].lemma in words().awarding:
        value = Name(value.key, value.text, "ORG")
    elif held.role not in words().firms and (value.kind == "LOC" or titled or who(sentence, mention)):
        value = Name(value.key, value.text, "PER")
    start, end = tokens[first].start, tokens[mention.end - 1].end
    return Candidate("identity", value, start, end, held.start, held.role, held.of, ROLE)


def office(sentence: Sentence, held: Held, holder: Name) -> Candidate:
    """Return the candidate of which office a person holds: of that person, and with the role as its value."""
    start, end = sentence.tokens[held.start].start, sentence.tokens[held.end - 1].end
    text = sentence.text[start - sentence.tokens[0].start : end - sentence.tokens[0].start]
    of = (holder.key, *held.of)
    return Candidate("identity", Name(held.role, text), start, end, held.start, "office", of, POST)


def told(sentence: Sentence, mention: NameMention) -> Held | None:
    """Return the role that a sentence gives a name: by apposition, title, copula or verb."""
    kind = "PER" if who(sentence, mention) else mention.name.kind
    if kind in ("PER", "") and not mention.name.text.isupper():
        for way in (titled, before, after, copula, serving, described):
            found = way(sentence, mention)
            if found is not None:
                return found if found.of else fuller(sentence, mention, found)
    if kind == "LOC" and " " in mention.name.key:
        found = before(
            sentence, mention
        )  # "its chief executive, Piet Vonk,": no place, whatever it looks like
        if found is not None and found.role in words().posts | words().tops:
            return found
    if kind == "ORG":
        for way in (before, after, copula, described):
            found = way(sentence, mention)
            if found is not None and found.role in words().firms:
                return found
    return acted(sentence, mention)


def fuller(sentence: Sentence, mention: NameMention, held: Held) -> Held:
    """Return the role behind a name that says of what: "the painter Ann Doe, winner of the Terrace Prize"."""
    found = after(sentence, mention) if held.start < mention.end else None
    return found if found is not None and found.of else held


def who(sentence: Sentence, mention: NameMention) -> bool:
    """Whether "who" stands behind a name: it is a person's, whatever else it looks like.

    Not of "Ingrid Lunde, professor at Nordhamn University, who leads the dig".
    """
    after = sentence.tokens[mention.end : mention.end + 2]
    if mention.start and sentence.tokens[mention.start - 1].pos == "ADP":
        return False
    return len(after) == 2 and after[0].text == "," and after[1].lower == "who"


def titled(sentence: Sentence, mention: NameMention) -> Held | None:
    """Return the role before a name, or that it begins with: "chairman Adrian Velasco", "Mayor Ann Doe".

    Of captains there are many, and of judges and ministers whose title has a capital.
    """
    start, known = mention.start, words()
    before = [(at, start) for at in range(max(start - LONGEST, 0), start)]
    offices = [(at, at + 1) for at in range(start + 1, mention.end - 1)]
    inside = [(start, end) for end in range(min(start + LONGEST, mention.end - 1), start, -1)]
    for first, last in (*before, *inside, *offices):
        role = named(sentence.tokens[first:last])
        apt = role != "captain" if last == start else role in known.main and role not in known.offices
        if first > start and last == first + 1:
            longer = named(sentence.tokens[first - 1 : last])  # "Prime Minister Ann Doe"
            behind = sentence.tokens[last]  # "Secretary-General Ann Doe"
            alone = longer is None and behind.text not in HYPHENS and behind.lower not in known.ranks
            apt = alone and role in known.offices and bool(possessing(sentence, first))
        if role is not None and apt and not another(sentence, max(first - LONGEST, 0), first):
            told_of = (*possessing(sentence, first), *phrase_of(sentence, mention.end))
            return Held(role, first, last, tuple(dict.fromkeys(told_of)))
    return None


def before(sentence: Sentence, mention: NameMention) -> Held | None:
    """Return the role before a comma before a name: "the master, Captain Owen Sarre"."""
    tokens = sentence.tokens
    at = descriptor(sentence, mention)
    if at < 2 or tokens[at - 1].text != ",":
        return None
    return noun(sentence, phrase_start(sentence, at - 1), at - 1)


def descriptor(sentence: Sentence, mention: NameMention) -> int:
    """Return where a name starts with what it is called: "its president, the Senegalese actress Ann Doe".

    What it is called must be told of the noun before the comma, and not be the next of a list.
    """
    tokens, at = sentence.tokens, mention.start
    called = tokens[at - 1] if at else None
    if called is None or called.pos != "NOUN" or called.dep != "appos" or not someone(called):
        return at
    while at > 0 and mention.start - at < LONGEST + 1 and tokens[at - 1].pos in ("NOUN", "ADJ", "DET"):
        at -= 1
    return at if tokens[at].lower == "the" and called.head < at else mention.start


def serving(sentence: Sentence, mention: NameMention) -> Held | None:
    """Return the role in which somebody acts: "Ann Doe, who as chair bought it"."""
    tokens = sentence.tokens
    if mention.end < len(tokens) and tokens[mention.end].lower == "presiding":
        return Held("judge", mention.end, mention.end + 1, ())
    at = mention.end + (mention.end < len(tokens) and tokens[mention.end].text == ",")
    if at + 1 >= len(tokens) or tokens[at].lower != "who" or tokens[at + 1].lower != "as":
        return None
    end = at + 2
    while end < len(tokens) and tokens[end].pos not in ("VERB", "AUX", "PUNCT"):
        end += 1
    return noun(sentence, at + 2, end)


def phrase_start(sentence: Sentence, end: int) -> int:
    """Return where the noun phrase that ends at ``end`` starts."""
    at = end
    while at > 0 and end - at < REACH:
        token = sentence.tokens[at - 1]
        if (token.pos in BREAKS and token.text not in HYPHENS) or token.lower in ("that", "with", "by"):
            break
        at -= 1
    return at


def after(sentence: Sentence, mention: NameMention) -> Held | None:
    """Return the role behind a comma behind a name: "Elspeth Nakamura, Commissioner of the Inquiry"."""
    tokens = sentence.tokens
    at = mention.end
    if at + 1 >= len(tokens) or tokens[at].text not in (",", "(") or tokens[at + 1].lower in RELATIVE:
        return None
    end = at + 1
    while end < len(tokens) and end - at <= REACH:
        if (tokens[end].pos in BREAKS and tokens[end].dep != "amod") or tokens[end].lower in RELATIVE:
            break  # of "the presiding judge" the adjective is a verb
        end += 1
    if end < len(tokens) and tokens[end].pos in ("VERB", "AUX") and tokens[end].dep != "amod":
        return None
    found = noun(sentence, at + 1, end)
    return found if found is not None and not crowd(sentence, found) else None


def crowd(sentence: Sentence, held: Held) -> bool:
    """Whether a role is one of several, or of somebody else: "a union leader's son"."""
    tokens = sentence.tokens
    return held.end < len(tokens) and tokens[held.end].lower in ("'s", "\u2019s", "'", "\u2019")


def copula(sentence: Sentence, mention: NameMention) -> Held | None:
    """Return the role that "be" gives a name: "the master was Captain Owen Sarre", "she is the owner"."""
    tokens = sentence.tokens
    head = tokens[mention.start : mention.end]
    be = mention.start - 1
    if be > 0 and tokens[be].lemma == "be" and tokens[be].pos in ("AUX", "VERB"):
        be -= be > 1 and tokens[be - 1].lower == "will"  # "the new coach will be Ann Doe"
        found = noun(sentence, phrase_start(sentence, be), be)
        if found is not None:
            return found
    for token in head:
        over = tokens[token.head]
        if syntax.base(token.dep) == "nsubj" and over.i not in range(mention.start, mention.end):
            return holding(sentence, over)
    return None


def described(sentence: Sentence, mention: NameMention) -> Held | None:
    """Return the role that a clause behind a name gives: "Ann Doe, who has been the owner since May"."""
    clause = relative(sentence, mention)
    if clause is None or clause.pos == "VERB":
        return None
    pronoun = sentence.child(clause.i, "nsubj")
    if pronoun is None or (pronoun.lower == "which") != (mention.name.kind == "ORG"):
        return None
    found = holding(sentence, clause)
    unread = found is not None and not found.of and sentence.tokens[found.end : found.end + 1]
    return None if unread and unread[0].lower in ("of", "at") else found  # "president of the local"


def holding(sentence: Sentence, over: Token) -> Held | None:
    """Return the role that a predicate gives its subject: "is the chair of", "is to become chair"."""
    noun_at = over.i
    if over.pos == "VERB" and over.lemma in BE:
        below = sentence.child(over.i, "xcomp", "obj")
        noun_at = below.i if below is not None else over.i
    elif sentence.child(over.i, "cop") is None:
        return None
    token = sentence.tokens[noun_at]
    if token.pos not in ("NOUN", "PROPN") or sentence.child(noun_at, "case") is not None:
        return None
    if any(t.lower in denial.NEGATIVE for t in denial.kids(sentence, noun_at)):
        return None
    return noun(sentence, phrase_start(sentence, noun_at + 1), noun_at + 1)
