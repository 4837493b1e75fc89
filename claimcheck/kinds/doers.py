"""Roles that a verb gives: who leads, owns or made a thing ("led by Ablett", "the firm which owns it")."""

from __future__ import annotations

from collections.abc import Iterable

from claimcheck.kinds import said
from claimcheck.kinds.holders import Held, plain, words
from claimcheck.language import syntax
from claimcheck.model import Sentence, Token
from claimcheck.values.names import NameMention

RELATIVE = frozenset({"who", "which", "that", "whose"})


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
