"""Who holds a role, leads, owns or made a thing: the roles of the kind ``identity``.

A role is said by an apposition ("the master, Captain Owen Sarre"), a title ("chairman Adrian Velasco"), a
copula ("the master was Captain Owen Sarre"), or a verb ("the inquiry, which is led by Gordon Ablett"). What
the role is of (the ship, the council) is in the modifiers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from claimcheck.kinds import said
from claimcheck.kinds.holders import words
from claimcheck.kinds.scene import Candidate, Scene
from claimcheck.language import syntax
from claimcheck.model import ROLE, Sentence, Token
from claimcheck.values.names import NameMention

# How many words a role has at most, and how far before a name its noun may stand.
LONGEST = 4
# Words between a name and the noun of its apposition: "Eleri Vaughan, the board's director of public health".
REACH = 7
RELATIVE = frozenset({"who", "which", "that", "whose"})
BREAKS = frozenset({"VERB", "AUX", "PUNCT", "SCONJ", "CCONJ"})
ITS = frozenset({"its", "their", "his", "her", "our", "my"})
BE = frozenset({"be", "become", "remain"})


@dataclass(frozen=True, slots=True)
class Held:
    """A role found: its name, the tokens of its noun or verb, and what it is of."""

    role: str
    start: int
    end: int
    of: tuple[str, ...]


def find(scene: Scene, names: Sequence[NameMention]) -> Iterator[Candidate]:
    """Yield a candidate for each name that the sentence gives a role."""
    for mention in names:
        held = told(scene.sentence, mention)
        if held is not None:
            tokens = scene.sentence.tokens
            start, end = tokens[mention.start].start, tokens[mention.end - 1].end
            yield Candidate("identity", mention.name, start, end, held.start, held.role, held.of, ROLE)


def told(sentence: Sentence, mention: NameMention) -> Held | None:
    """Return the role that a sentence gives a name: by apposition, title, copula or verb."""
    if mention.name.kind in ("PER", ""):
        for way in (titled, before, after, copula):
            found = way(sentence, mention)
            if found is not None:
                return found
    return acted(sentence, mention)


def noun(sentence: Sentence, start: int, end: int) -> Held | None:
    """Return the role of the noun phrase in ``start:end``, if it has one of ``roles.toml`` and no other."""
    tokens = sentence.tokens
    for at in range(start, end):
        if tokens[at].lower in words().heads or tokens[at].lemma in words().heads:
            for length in range(min(LONGEST, end - at), 0, -1):
                role = named(tokens[at : at + length])
                inner = at + length < end and tokens[at + length].pos in ("NOUN", "PROPN", "ADJ")
                if role is not None and not inner and not another(sentence, start, at):
                    return Held(role, at, at + length, of(sentence, at, at + length))
    return None


def named(tokens: Sequence[Token]) -> str | None:
    """Return the role that some words name: by their forms, as the lemmas of names are not reliable."""
    known = words()
    role = known.nouns.get(tuple(t.lower for t in tokens))
    if role is None and len(tokens) == 1 and tokens[0].lower in known.offices:
        return tokens[0].lower
    return role


def another(sentence: Sentence, start: int, at: int) -> bool:
    """Whether words before a role make it another one: "deputy mayor", "a former chair"."""
    while at > start:
        at -= 1
        token = sentence.tokens[at]
        if token.lower in words().other or token.lemma in words().other:
            return True
        if token.pos not in ("ADJ", "NOUN", "PROPN", "DET", "NUM", "PART") and token.text not in (
            "-",
            "\u2011",
        ):
            return False
    return False


def of(sentence: Sentence, start: int, end: int) -> tuple[str, ...]:
    """Return what a role is of: the words before its noun, and those of the phrase with "of" behind it."""
    return tuple(dict.fromkeys((*possessing(sentence, start), *phrase_of(sentence, end))))


def possessing(sentence: Sentence, start: int) -> list[str]:
    """Return the words right before a role, the nearest first: "the ship's master", "energy minister"."""
    tokens = sentence.tokens
    found: list[str] = []
    at = start - 1
    while at >= 0 and tokens[at].pos in ("NOUN", "PROPN", "ADJ", "PART") and tokens[at].text != ",":
        if tokens[at].pos in ("NOUN", "PROPN", "ADJ") and tokens[at].lower not in words().ranks:
            found.append(plain(tokens[at]))
        at -= 1
    if not found and at >= 0 and tokens[at].lower in ITS:
        found.append("its")
    return found


def phrase_of(sentence: Sentence, end: int) -> list[str]:
    """Return the nouns of the phrase behind a role or name: "of the council", "at Aarhus University"."""
    tokens = sentence.tokens
    found: list[str] = []
    if end < len(tokens) and tokens[end].lower in ("of", "at", "for"):
        for token in tokens[end + 1 : end + 1 + REACH]:
            if token.pos not in ("NOUN", "PROPN", "ADJ", "DET", "PART"):
                break
            if token.pos in ("NOUN", "PROPN"):
                found.append(plain(token))
    return found


def plain(token: Token) -> str:
    """Return the word under which a token is compared: a name's own form, another's lemma."""
    return token.lower if token.pos == "PROPN" else syntax.plain(token.lemma)


def titled(sentence: Sentence, mention: NameMention) -> Held | None:
    """Return the role right before a name: "chairman Adrian Velasco", "chief investigator Henrik Stallmo"."""
    tokens = sentence.tokens
    for length in range(LONGEST, 0, -1):
        start = mention.start - length
        role = named(tokens[start : mention.start]) if start >= 0 else None
        if role is not None and role != "captain" and not another(sentence, max(start - LONGEST, 0), start):
            before, behind = possessing(sentence, start), phrase_of(sentence, mention.end)
            return Held(role, start, mention.start, tuple(dict.fromkeys((*before, *behind))))
    return None


def before(sentence: Sentence, mention: NameMention) -> Held | None:
    """Return the role before a comma before a name: "the master, Captain Owen Sarre"."""
    tokens = sentence.tokens
    if mention.start < 2 or tokens[mention.start - 1].text != ",":
        return None
    return noun(sentence, phrase_start(sentence, mention.start - 1), mention.start - 1)


def phrase_start(sentence: Sentence, end: int) -> int:
    """Return where the noun phrase that ends at ``end`` starts."""
    at = end
    while at > 0 and end - at < REACH:
        token = sentence.tokens[at - 1]
        if token.pos in BREAKS or token.lower in (
            "that",
            "to",
            "with",
            "by",
        ):
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
        if tokens[end].pos in BREAKS or tokens[end].lower in RELATIVE:
            break
        end += 1
    if end < len(tokens) and tokens[end].pos in ("VERB", "AUX"):
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
        found = noun(sentence, phrase_start(sentence, be), be)
        if found is not None:
            return found
    for token in head:
        over = tokens[token.head]
        if syntax.base(token.dep) == "nsubj" and over.i not in range(mention.start, mention.end):
            return holding(sentence, over)
    return None


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
    if any(t.lower in said.NEGATIVE for t in said.kids(sentence, noun_at)):
        return None
    return noun(sentence, phrase_start(sentence, noun_at + 1), noun_at + 1)


def acted(sentence: Sentence, mention: NameMention) -> Held | None:
    """Return the role that a verb gives a name: "led by Gordon Ablett", "the town, which owns the dam"."""
    tokens = sentence.tokens
    inside = range(mention.start, mention.end)
    found: Held | None = None
    for at in inside:
        token, verb = tokens[at], tokens[tokens[at].head]
        if verb.i in inside or verb.pos != "VERB" or found is not None:
            continue
        kind, by = syntax.base(token.dep), case(sentence, at)
        if kind == "obl" and (by == "by" or (by == "to" and verb.lemma == "belong")):
            found = agent(sentence, verb, passive=True)
        if kind == "nsubj" and token.dep != "nsubj:pass":
            found = agent(sentence, verb, passive=False)
    clause = relative(sentence, mention)
    if found is None and clause is not None:
        found = agent(sentence, clause, passive=False)
    return found


def case(sentence: Sentence, at: int) -> str:
    """Return the preposition of a token, or ""."""
    token = sentence.child(at, "case")
    return token.lower if token is not None else ""


def relative(sentence: Sentence, mention: NameMention) -> Token | None:
    """Return the verb of the clause right behind a name: "Mirela Costin, who chairs the council"."""
    tokens = sentence.tokens
    at = mention.end + (mention.end < len(tokens) and tokens[mention.end].text == ",")
    if (
        at >= len(tokens)
        or tokens[at].lower not in RELATIVE
        or (at == mention.end and tokens[at].lower == "that")
    ):
        return None
    verb = tokens[tokens[at].head]
    subject = syntax.base(tokens[at].dep) == "nsubj" and tokens[at].dep != "nsubj:pass"
    return verb if subject and verb.pos == "VERB" else None


def agent(sentence: Sentence, verb: Token, *, passive: bool) -> Held | None:
    """Return the role of who does what a verb says, if that is a role, with what it is done to."""
    role = words().verbs.get(verb.lemma)
    if role is None or denied(sentence, verb.i):
        return None
    thing = done_to(sentence, verb, passive=passive)
    if thing is None:
        return None
    told_of = tuple(dict.fromkeys(spelled(sentence, thing)))
    return Held(role, verb.i, verb.i + 1, told_of) if told_of else None


def denied(sentence: Sentence, at: int) -> bool:
    """Whether a verb is denied, only possible, or to come."""
    near = said.kids(sentence, at)
    return any(t.lower in said.NEGATIVE or t.lower in said.words()["guessing"] for t in near)


def done_to(sentence: Sentence, verb: Token, *, passive: bool) -> Token | None:
    """Return what undergoes a verb: its object, or the subject of a passive, or the head of its clause."""
    if not passive:
        return sentence.child(verb.i, "obj")
    if verb.lemma == "belong":
        thing = sentence.child(verb.i, "nsubj")
    else:
        thing = sentence.child(verb.i, "nsubj:pass")
    if thing is None and syntax.base(verb.dep) == "acl":
        thing = sentence.tokens[verb.head]
    if thing is not None and thing.lower in RELATIVE:
        thing = sentence.tokens[verb.head] if syntax.base(verb.dep) == "acl" else None
    return thing


def spelled(sentence: Sentence, head: Token) -> Iterable[str]:
    """Yield the words of what a role is of, its noun first."""
    if head.pos in ("NOUN", "PROPN"):
        yield plain(head)
    for token in said.kids(sentence, head.i):
        if token.dep in ("compound", "flat", "nmod:poss", "amod") and token.pos in ("NOUN", "PROPN"):
            yield plain(token)
