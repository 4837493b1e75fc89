"""Roles that a verb gives: who leads, owns or made a thing ("led by Ablett", "the firm which owns it")."""

from __future__ import annotations

from collections.abc import Iterable

from claimcheck.kinds import denial, listed
from claimcheck.kinds.holders import Held, plain, words
from claimcheck.language import lexicon, syntax
from claimcheck.model import Sentence, Token
from claimcheck.values.names import NameMention
from claimcheck.values.names_words import name_words

RELATIVE = frozenset({"who", "which", "that", "whose"})
# What is made: a product, and not an idea, a complaint or money.
MADE = frozenset({"artifact", "substance", "food"})
# How many words an apposition has at most.
APPOSITION = 12


def acted(sentence: Sentence, mention: NameMention) -> Held | None:
    """Return the role that a verb gives a name: "led by Gordon Ablett", "the town, which owns the dam"."""
    tokens = sentence.tokens
    inside = range(mention.start, mention.end)
    found: Held | None = None
    for at in inside:
        token, verb = tokens[at], tokens[tokens[at].head]
        kind, by = syntax.base(token.dep), case(sentence, at)
        if verb.i not in inside and kind == "nmod" and by == "under" and found is None:
            found = under(sentence, mention, verb)
        if verb.i in inside or verb.pos != "VERB" or found is not None:
            continue
        if kind == "obl" and by == "from" and verb.lemma == "come":
            found = source(sentence, mention, verb)
        if kind == "obl" and (by == "by" or (by == "to" and verb.lemma == "belong")):
            found = agent(sentence, verb, passive=True)
        if kind == "nsubj" and token.dep != "nsubj:pass":
            found = agent(sentence, verb, passive=False)
    clause = relative(sentence, mention) or described(sentence, mention)
    if found is None and clause is not None and clause.pos == "VERB":
        found = agent(sentence, clause, passive=False)
    return found


def source(sentence: Sentence, mention: NameMention, verb: Token) -> Held | None:
    """Return the role of a firm from which a thing comes: "The cells come from Osmund Cell of Lodva"."""
    thing = sentence.child(verb.i, "nsubj")
    if mention.name.kind == "LOC" or thing is None or thing.pos != "NOUN" or denied(sentence, verb.i):
        return None
    classes = MADE & lexicon.noun_classes(syntax.plain(thing.lemma))
    if not classes:
        return None
    return Held("builder", verb.i, verb.i + 1, tuple(dict.fromkeys(spelled(sentence, thing))))


def product(thing: Token) -> bool:
    """Whether a thing is a product or a work: "the bands", "a film", but not "a profit", "a decision"."""
    noun = syntax.plain(thing.lemma)
    if thing.pos != "NOUN" or noun in words().works:
        return True
    classes = lexicon.noun_classes(noun)
    return noun not in words().unmade and (not classes or bool(MADE & classes))


def under(sentence: Sentence, mention: NameMention, over: Token) -> Held | None:
    """Return the role of somebody under whom a body works: "the board of inquiry under Colonel Maclise"."""
    title = sentence.tokens[mention.start].lower.rstrip(".") in name_words().persons
    if not (title or mention.name.kind == "PER") or over.lemma not in words().led:
        return None
    below = [sentence.tokens[c] for c in sentence.children[over.i]]
    of = [t for t in below if t.dep == "nmod" and case(sentence, t.i) == "of" and t.pos == "NOUN"]
    return Held("leader", over.i, over.i + 1, tuple(dict.fromkeys(plain(t) for t in (*of, over))))


def case(sentence: Sentence, at: int) -> str:
    """Return the preposition of a token, or ""."""
    token = sentence.child(at, "case")
    return token.lower if token is not None else ""


def relative(sentence: Sentence, mention: NameMention) -> Token | None:
    """Return the verb of the clause behind a name: "Mirela Costin, who chairs the council".

    An apposition may stand between: "Livia Sartoretti, the prosecutor of Valmora, who leads the case", in
    which Valmora leads nothing.
    """
    tokens = sentence.tokens
    end = homed(sentence, mention)
    comma = end < len(tokens) and tokens[end].text == ","
    at = end + comma
    if not comma and mention.start > 0 and tokens[mention.start - 1].lower in ("from", "in", "near"):
        return None  # "a haulier from Zelin who leads the protest": the place leads nothing
    if at > end and mention.start > 0 and tokens[mention.start - 1].lower == "of" and home(sentence, mention):
        return None  # "Osmund Cell of Lodva, which": the town makes nothing
    if comma and mention.name.kind == "PER":
        at = behind(sentence, at)
    if at >= len(tokens) or tokens[at].lower not in RELATIVE:
        return None
    if tokens[at].lower == ("" if comma else "that") or (
        tokens[at].lower == "who" and mention.name.kind in ("LOC", "ORG")
    ):
        return None
    return subject_of(sentence, at)


def homed(sentence: Sentence, mention: NameMention) -> int:
    """Return where a name ends, with the place that it is of: "Osmund Cell of Lodva"."""
    tokens, end = sentence.tokens, mention.end
    while end < len(tokens) and (
        tokens[end].lower == "of" or (tokens[end].pos == "PROPN" and tokens[end - 1].lower == "of")
    ):
        end += 1
    return end


def home(sentence: Sentence, mention: NameMention) -> bool:
    """Whether a name says where the one before it is from."""
    return mention.start > 1 and sentence.tokens[mention.start - 2].pos == "PROPN"


def behind(sentence: Sentence, at: int) -> int:
    """Return where "who" stands behind an apposition that starts at ``at``, else ``at``."""
    tokens = sentence.tokens
    for end in range(at, min(at + APPOSITION, len(tokens) - 1)):
        if tokens[end].pos in ("VERB", "AUX", "SCONJ") or tokens[end].lower in RELATIVE:
            return at
        if tokens[end].text == ",":
            return end + 1 if tokens[end + 1].lower == "who" else at
    return at


def described(sentence: Sentence, mention: NameMention) -> Token | None:
    """Return the verb of the clause of an apposition: "Pallas Row of London, the firm that built the app"."""
    tokens = sentence.tokens
    at = homed(sentence, mention)
    if at + 1 >= len(tokens) or tokens[at].text != "," or tokens[at + 1].lower not in ("the", "a", "an"):
        return None
    for end in range(at + 2, min(at + APPOSITION, len(tokens))):
        if tokens[end].lower in RELATIVE:
            firm = tokens[end - 1].lemma in name_words().class_of
            told = tokens[end - 1].pos == "NOUN" and (firm or mention.name.kind != "LOC")
            return subject_of(sentence, end) if told else None
        if tokens[end].pos not in ("NOUN", "ADJ", "PROPN"):
            return None
    return None


def subject_of(sentence: Sentence, at: int) -> Token | None:
    """Return the verb of which a relative pronoun is the subject, or the noun: "who is the owner"."""
    token = sentence.tokens[at]
    verb = sentence.tokens[token.head]
    subject = syntax.base(token.dep) == "nsubj" and token.dep != "nsubj:pass"
    noun = verb.pos in ("NOUN", "PROPN") and sentence.child(verb.i, "cop") is not None
    return verb if subject and (noun or verb.pos == "VERB") else None


def agent(sentence: Sentence, verb: Token, *, passive: bool) -> Held | None:
    """Return the role of who does what a verb says, if that is a role, with what it is done to."""
    role = words().verbs.get(verb.lemma)
    if role is None or denied(sentence, verb.i):
        return None
    if verb.lemma == "make" and sentence.child(verb.i, "xcomp", "ccomp") is not None:
        return None  # "the regulator made the bank wait"
    thing = done_to(sentence, verb, passive=passive)
    if thing is None or (role == "builder" and not product(thing)):
        return None
    told_of = tuple(dict.fromkeys(spelled(sentence, thing)))
    return Held(role, verb.i, verb.i + 1, told_of) if told_of else None


def denied(sentence: Sentence, at: int) -> bool:
    """Whether a verb is denied, only possible, or to come; "in May" is no guess."""
    near = [t.lower for t in denial.kids(sentence, at) if t.pos != "PROPN"]
    return any(word in denial.NEGATIVE or word in listed.words()["guessing"] for word in near)


def done_to(sentence: Sentence, verb: Token, *, passive: bool) -> Token | None:
    """Return what undergoes a verb: its object, or the subject of a passive, or the head of its clause."""
    if not passive:
        return sentence.child(verb.i, "obj")
    if verb.lemma == "belong":
        thing = sentence.child(verb.i, "nsubj")
    else:
        thing = sentence.child(verb.i, "nsubj:pass")
        if thing is None and verb.tag == "VBN" and sentence.child(verb.i, "aux") is None:
            thing = sentence.child(verb.i, "nsubj")  # "the inquiry led by Ann Doe has told us"
    if thing is None and syntax.base(verb.dep) == "acl":
        thing = sentence.tokens[verb.head]
    if thing is not None and thing.lower in RELATIVE:
        thing = sentence.tokens[verb.head] if syntax.base(verb.dep) == "acl" else None
    return thing


def spelled(sentence: Sentence, head: Token) -> Iterable[str]:
    """Yield the words of what a role is of, its noun first."""
    if head.pos in ("NOUN", "PROPN"):
        yield plain(head)
    for token in denial.kids(sentence, head.i):
        if token.dep in ("compound", "flat", "nmod:poss", "amod") and token.pos in ("NOUN", "PROPN"):
            yield plain(token)
        if token.dep == "nmod" and token.pos == "NOUN" and head.lemma in words().led:
            yield plain(token)  # "the commission of inquiry"
