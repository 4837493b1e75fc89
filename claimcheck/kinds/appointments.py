"""Roles that somebody is given or takes: "was appointed chair", "takes over as chair", "won the contract".

Each is read from the verb of which a name is the subject, object or agent, and from the noun phrase behind
it. A role that is only wanted, possible, denied or long past names no holder; that it is new is told in what
the role is of, so that whoever held it before does not contradict it.

Conflict: "Ann Doe was appointed mayor of Kelby." / "Kelby has named Hugh Carr as its mayor."
No conflict: "Ann Doe will succeed Hugh Carr as mayor." / "Mayor Hugh Carr said ..." (one after the other).
"""

from __future__ import annotations

import re
from dataclasses import replace

from claimcheck.kinds import denial
from claimcheck.kinds.doers import APPOSITION, RELATIVE, agent, denied, relative, spelled
from claimcheck.kinds.holders import Held, plain, words
from claimcheck.kinds.role_nouns import HYPHENS, INSIDE, noun, phrase_of
from claimcheck.language import lexicon, syntax
from claimcheck.model import Sentence, Token
from claimcheck.values.names import NameMention
from claimcheck.values.names_words import name_words

NEW = "new"
# The role of who is given a contract: it has won it.
AWARDED = "winner"
# A year in which somebody was given a role: "appointed in 2019" tells of a past that may be over.
YEAR = re.compile(r"(?:19|20)\d\d")
# What stands right behind the verb of a headline's passive: "named chair", "named as chair".
AFTER = frozenset({"NOUN", "ADJ", "ADP"})
# What a role's phrase can start with; of "promoted to finance chief" the parser takes "finance" for a verb.
OPENING = INSIDE | {"PRON", "VERB"}
# Roles that a firm has by what it does and not by being chosen.
DONE = frozenset({"buyer", "owner", AWARDED, "founder"})


def appointed(sentence: Sentence, mention: NameMention) -> Held | None:
    """Return the role that a sentence tells a name to be given or to take, as a new one."""
    inside = range(mention.start, mention.end)
    head = next((i for i in inside if sentence.tokens[i].head not in inside), mention.start)
    if shared(sentence, head):
        return None
    found = prize(sentence, head, mention)
    if found is not None:
        return found
    found = job(sentence, head, mention) or chosen(sentence, head, mention) or taking(sentence, head, mention)
    if found is None or not (found.role in words().firms or person(sentence, mention)):
        return None
    theirs = {plain(t) for t in sentence.tokens[mention.start : mention.end]}
    own = [w for w in found.of if w not in words().coming and w not in theirs]
    if not own and found.role in words().offices - words().main and found.role not in ("manager",):
        return None
    return replace(found, of=(*own, NEW))


def person(sentence: Sentence, mention: NameMention) -> bool:
    """Whether a name may be a person's: one of several words may, though it looks like a place's."""
    if sentence.tokens[mention.start].lower.rstrip(".") in name_words().persons:
        return True
    return mention.name.kind in ("PER", "") or (mention.name.kind == "LOC" and " " in mention.name.key)


def shared(sentence: Sentence, head: int) -> bool:
    """Whether a name is one of several: "Ann Doe and Hugh Carr were named co-ordinators"."""
    return sentence.tokens[head].dep == "conj" or sentence.child(head, "conj") is not None


def told(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb tells what is or will be done, and not what is wanted, guessed, denied or long past."""
    near = denial.kids(sentence, verb.i)
    later = verb.dep == "ccomp" and any(t.lower == "would" for t in near)  # "said she would take over as"
    if (denied(sentence, verb.i) and not later) or any(
        t.dep == "mark" and t.lower in ("to", "if", "whether") for t in near
    ):
        return False
    past = any(t.lower == "had" and t.dep == "aux" for t in near)
    return not past and not any(YEAR.fullmatch(t.text) for t in sentence.tokens[verb.i :])


def chosen(sentence: Sentence, head: int, mention: NameMention) -> Held | None:
    """Return the role that a verb of choosing gives: "named Ann Doe chair", "Ann Doe was elected chair"."""
    verb, at, subject = choosing(sentence, head, mention)
    if verb is None or not told(sentence, verb):
        return None
    return behind(sentence, at, None if subject else verb)


def passive(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb's subject is chosen, and not the chooser: "Ann Doe named chair" is a headline's passive.

    In "Kelby United named Hugh Carr manager" another name stands right behind the verb.
    """
    if sentence.child(verb.i, "aux:pass") is not None:
        return True
    next_ = sentence.tokens[verb.i + 1] if verb.i + 1 < len(sentence.tokens) else verb
    return verb.tag in ("VBD", "VBN") and sentence.child(verb.i, "aux") is None and next_.pos in AFTER


def choosing(sentence: Sentence, head: int, mention: NameMention) -> tuple[Token | None, int, bool]:
    """Return the verb that chooses a name, where what it is chosen for starts, and if it is a passive."""
    tokens, known = sentence.tokens, words().appointing
    token = tokens[head]
    over, kind = tokens[token.head], syntax.base(token.dep)
    if mention.start and tokens[mention.start - 1].pos == "ADP":
        return None, 0, True  # "Ann Doe, now head at Ardcraig, was named"
    if kind == "nsubj" and over.lemma in known and over.i >= mention.end:
        return (over if passive(sentence, over) else None), over.i + 1, True
    at = mention.end + (mention.end < len(tokens) and tokens[mention.end].text == ",")
    for below in (at, at + 1, at + 2, at + 3):  # "Ann Doe, who was appointed", "Ann Doe, appointed"
        if below >= len(tokens) or tokens[below].pos not in ("PRON", "AUX", "VERB"):
            break
        if tokens[below].pos == "VERB":
            clause = tokens[below].lemma in known and tokens[below].tag == "VBN"
            return (tokens[below], below + 1, True) if clause and kind != "obj" else (None, 0, True)
    if kind == "appos" and syntax.base(over.dep) == "obj":  # "named a judge, Ann Doe, to lead it"
        token, over = over, tokens[over.head]
    elif kind in ("compound", "flat", "nmod") and over.i >= mention.end and over.pos == "NOUN":
        token, over = over, tokens[over.head]  # "elected Ann Doe president"
    direct = syntax.base(token.dep) in ("obj", "xcomp") and over.i < mention.start
    return (over if direct and over.lemma in known else None), mention.end, False


def behind(sentence: Sentence, at: int, verb: Token | None) -> Held | None:
    """Return the role in what follows: "as its chair", "to be chair", "chair", "to lead the inquiry".

    ``verb`` is the verb whose subject the role may be of: "the club named Ann Doe manager".
    """
    tokens = sentence.tokens
    at = beyond(sentence, at)
    at += at + 1 < len(tokens) and tokens[at].text == "," and tokens[at + 1].lower in ("to", "as")
    if at + 1 < len(tokens) and tokens[at].lower == "in" and tokens[at + 1].lower == "as":
        at += 1  # "was sworn in as"
    if at + 1 < len(tokens) and tokens[at].lower == "to" and tokens[at + 1].pos in ("VERB", "AUX"):
        lemma = tokens[at + 1].lemma
        if lemma in words().succeeding or lemma == "serve":
            return as_role(sentence, tokens[at + 1])
        if lemma in words().verbs:
            found = agent(sentence, tokens[at + 1], passive=False)
            return found if found is not None and found.role not in DONE else None
        at += lemma in ("be", "become")
    if at < len(tokens) and tokens[at].lower in ("as", "to", "be", "become"):
        at += 1
    found = phrase(sentence, at)
    if found is None or verb is None:
        return found
    names = {plain(t) for t in tokens[verb.i + 1 : found.start] if t.pos == "PROPN"}  # of the chosen
    own = [w for w in found.of if w not in names and w not in words().coming]
    if set(own) - {"its"}:
        return replace(found, of=tuple(own))
    return replace(found, of=body(sentence, verb) or tuple(own))


def beyond(sentence: Sentence, at: int) -> int:
    """Return where an apposition ends that starts at ``at``: "Ann Doe, a retired judge, to lead it"."""
    tokens = sentence.tokens
    if at >= len(tokens) or tokens[at].text != ",":
        return at
    for end in range(at + 1, min(at + APPOSITION, len(tokens) - 1)):
        if tokens[end].text == ",":
            return end + 1
        if tokens[end].pos in ("VERB", "AUX", "SCONJ") or tokens[end].lower in RELATIVE:
            break
    return at


def phrase(sentence: Sentence, at: int) -> Held | None:
    """Return the role of the noun phrase that starts at ``at``, if it is held by one."""
    tokens, known = sentence.tokens, words()
    if at >= len(tokens) or tokens[at].pos not in OPENING:
        return None
    end = at + 1
    while end < len(tokens) and (tokens[end].pos in INSIDE or tokens[end].text in HYPHENS):
        end += 1
    while at < end < len(tokens) + 1 and (
        tokens[at].lower in known.coming or tokens[at].lower == "the" or tokens[at].pos == "PRON"
    ):
        at += 1
        if at == len(tokens):
            return None
    found = noun(sentence, at, end)
    if found is None:
        return None
    after = tokens[found.end].lower if found.end < len(tokens) else ""
    return None if after in HYPHENS or after in known.unheld else found


def as_role(sentence: Sentence, verb: Token) -> Held | None:
    """Return the role behind the "as" of a verb: "succeeds Hugh Carr as chair of the trust"."""
    for at in range(verb.i + 1, min(verb.i + APPOSITION, len(sentence.tokens) - 1)):
        token = sentence.tokens[at]
        if token.lower == "as":
            return phrase(sentence, at + 1)
        if token.pos in ("VERB", "AUX", "SCONJ") or token.text in (";", ":"):
            return None
    return None


def body(sentence: Sentence, verb: Token) -> tuple[str, ...]:
    """Return the words of the body that gives a role: it is of that body, if it is no person."""
    subject = sentence.child(verb.i, "nsubj", "nsubj:pass")
    if subject is None or subject.pos not in ("NOUN", "PROPN"):
        return ()
    if subject.pos == "NOUN" and lexicon.noun_class(syntax.plain(subject.lemma.lower())) == "person":
        return ()
    if sentence.child(subject.i, "nmod:desc") is not None:
        return ()
    return tuple(dict.fromkeys(spelled(sentence, subject)))


def taking(sentence: Sentence, head: int, mention: NameMention) -> Held | None:
    """Return the role that somebody takes: "takes over as chair", "was succeeded as chair by Ann Doe"."""
    token = sentence.tokens[head]
    verb, kind = sentence.tokens[token.head], syntax.base(token.dep)
    clause = relative(sentence, mention)
    if clause is not None and told(sentence, clause) and takes(sentence, clause):
        return as_role(sentence, clause)
    by = case(sentence, mention) == "by"
    while by and verb.pos in ("NOUN", "PROPN") and verb.head != verb.i:
        kind, verb = syntax.base(verb.dep), sentence.tokens[verb.head]  # "as chair of the trust by Ann Doe"
    if verb.pos != "VERB" or not told(sentence, verb):
        return None
    if kind == "obl" and by and verb.lemma in words().succeeding:
        return as_role(sentence, verb)
    if kind != "nsubj" or token.dep.endswith("pass") or not takes(sentence, verb):
        return None
    return as_role(sentence, verb)


def case(sentence: Sentence, mention: NameMention) -> str:
    """Return the word right before a name: of a name of two words either may have the preposition."""
    return sentence.tokens[mention.start - 1].lower if mention.start else ""


def takes(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb tells that its subject takes a role: "takes over", "succeeds"."""
    near = [t for t in denial.kids(sentence, verb.i) if t.dep in ("compound:prt", "obj")]
    said = {verb.lemma, *(f"{verb.lemma} {t.lower}" for t in near)}
    return not said.isdisjoint(words().assuming | words().succeeding)


def job(sentence: Sentence, head: int, mention: NameMention) -> Held | None:
    """Return the role of a post that goes to somebody: "the job of chief executive went to Ann Doe"."""
    tokens, known = sentence.tokens, words()
    verb = tokens[tokens[head].head]
    if verb.lemma not in known.awarding or case(sentence, mention) != "to" or not told(sentence, verb):
        return None
    thing = sentence.child(verb.i, "nsubj:pass", "nsubj", "obj")
    if thing is None or thing.lemma not in known.jobs:
        return None
    after = thing.i + 1
    return phrase(sentence, after + 1) if after < verb.i and tokens[after].lower in ("of", "as") else None


def prize(sentence: Sentence, head: int, mention: NameMention) -> Held | None:
    """Return who a contract went to, as its winner: "awarded the contract to", "the contract went to"."""
    tokens, known = sentence.tokens, words()
    verb = tokens[tokens[head].head]
    if verb.lemma not in known.awarding or not told(sentence, verb):
        return None
    given = case(sentence, mention) == "to"
    thing = sentence.child(verb.i, "obj") or (
        sentence.child(verb.i, "nsubj:pass", "nsubj") if given else None
    )
    getting = given or tokens[head].dep == "nsubj:pass"
    if thing is None or not getting or thing.lemma not in known.awarded:
        return None
    below = denial.kids(sentence, thing.i)
    of = [*spelled(sentence, thing), *phrase_of(sentence, thing.i + 1)]
    for clause in (t for t in below if syntax.base(t.dep) == "acl"):
        made = sentence.child(clause.i, "obj")
        of += [plain(made)] if made is not None and made.pos in ("NOUN", "PROPN") else []
    alone = len(set(of)) == 1 and any(t.lower in ("a", "an") for t in below)  # one of any number
    if alone or any(t.lower in ("another", "several") or t.pos == "NUM" for t in below):
        return None
    return Held(AWARDED, verb.i, verb.i + 1, tuple(dict.fromkeys(of)))
