"""What a predicate says of what: its topic, on which side of it, and the words it is said of.

Rules and states are both said by predicates: verbs ("was suspended"), adjectives ("is voluntary"), nouns that
are said to exist ("there are no refunds", "no visitors"), phrases ("on hold", "in the red"). Here is what the
two kinds share.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck import topics
from claimcheck.kinds.denial import NEGATIVE, carrier, kids, negative, partial, pending
from claimcheck.kinds.listed import words
from claimcheck.language import lexicon, syntax
from claimcheck.model import Sentence, Token
from claimcheck.values.moments import MONTHS, WEEKDAYS

# How many words a phrase of a topic has at most.
LONGEST = 4
# Pronouns that stand for people only.
PERSONS = frozenset({
    "i", "we", "you", "he", "she", "who", "whom", "me", "us", "him", "nobody", "somebody", "someone",
    "anybody", "anyone", "everybody", "everyone",
})  # fmt: skip
# Parts of speech that can say something of something.
PREDICATIVE = frozenset({"VERB", "ADJ", "NOUN", "ADV"})
# Classes of nouns that are things, and no acts or states.
THINGS = frozenset({"artifact", "food", "animal", "plant", "object", "person", "substance"})


@dataclass(frozen=True, slots=True)
class Said:
    """A predicate found: its token, the words of the phrase, its topic and sense, whether it is affirmed."""

    at: int
    used: tuple[int, ...]
    phrase: str
    topic: str | None
    sense: topics.Sense | None
    graded: bool
    negated: bool
    stated: bool = False


def predicates(sentence: Sentence) -> Iterator[Token]:
    """Yield the tokens that say something of something, in order; each sentence is asked once."""
    if "predicates" not in sentence.memo:
        sentence.memo["predicates"] = [t for t in sentence.tokens if is_predicate(sentence, t)]
    yield from sentence.memo["predicates"]


def is_predicate(sentence: Sentence, token: Token) -> bool:
    """Whether a token heads a clause, is said of a noun, or is a thing said to exist."""
    if token.pos not in PREDICATIVE or not token.lemma.replace("-", "").isalpha():
        return False
    if token.pos == "VERB":
        return token.dep not in ("amod", "compound", "case") and not aimed(sentence, token)
    if (
        token.i
        and sentence.tokens[token.i - 1].text == "-"
        and sentence.tokens[token.i - 1].end == token.start
    ):
        return False  # "a sell-off", "the runner-up"
    if token.pos in ("ADJ", "NOUN", "ADV") and copular(sentence, token):
        return True
    return token.pos == "NOUN" and (exists(sentence, token) or fixed(sentence, token))


def fixed(sentence: Sentence, token: Token) -> bool:
    """Whether a noun with its preposition is a phrase of a topic: "stored in plain text", "is on hold"."""
    if syntax.base(token.dep) != "obl":
        return False
    known = (sentence.topics or topics.shipped()).known.values()
    found = (p for p, used in phrases(sentence, token) if " " in p and min(used) < token.i)
    return any(p in k for p in found for k in known)


def aimed(sentence: Sentence, token: Token) -> bool:
    """Whether a verb is a bare purpose or content of a noun: "a plan to close", "to save money"."""
    to = any(t.lower == "to" and t.dep == "mark" for t in kids(sentence, token.i))
    return to and syntax.base(token.dep) in ("acl", "advcl") and not pending(sentence, token.i)


def copular(sentence: Sentence, token: Token) -> bool:
    """Whether a word is said of a subject by "be", or hangs from "stay", "remain", "make" and the like."""
    if sentence.child(token.i, "cop") is not None:
        return True
    head = sentence.tokens[token.head]
    if token.dep in ("xcomp", "advmod", "obl") and head.lemma in words()["linking"] and head.i < token.i:
        return token.dep != "obl" or sentence.child(token.i, "case") is not None
    return token.dep == "root" and token.pos != "NOUN"


def exists(sentence: Sentence, token: Token) -> bool:
    """Whether a noun is said to be there, or to be had: "there is no refund", "issued an order"."""
    head = sentence.tokens[token.head]
    if syntax.base(token.dep) == "nsubj" and sentence.child(head.i, "obj") is not None:
        return False  # "no customer has been refused a renewal"
    if head.i == token.i:
        return any(c.lower == "no" for c in kids(sentence, token.i))
    if token.dep == "nsubj" and head.lemma in ("be", "exist", "remain"):
        return sentence.child(head.i, "expl") is not None or head.lemma == "exist"
    if token.dep in ("obj", "nsubj:pass"):
        return head.lemma in words()["having"]
    return False


def read(sentence: Sentence, token: Token, kind: str) -> Said:
    """Return what a predicate says: its longest phrase that is a topic's, else its own lemma."""
    key = (kind, token.i)
    if key not in sentence.memo:
        sentence.memo[key] = freshly(sentence, token, kind)
    known: Said = sentence.memo[key]
    return known


def freshly(sentence: Sentence, token: Token, kind: str) -> Said:
    """Return what a predicate says, the first time that it is asked."""
    index = (sentence.topics or topics.shipped()).known[kind]
    for phrase, used in phrases(sentence, token):
        if phrase not in index or other_sense(sentence, token, phrase, used):
            continue
        entry = meant(sentence, used, token.i, index[phrase])
        if entry is not None and not (used == (token.i,) and thing(token)):
            no = negative(sentence, token.i, used)
            return Said(token.i, used, phrase, entry.axis, entry.sense, entry.graded, no, entry.stated)
    own = whole(syntax.plain(syntax.lemma(sentence, token.i)))
    return Said(token.i, (token.i,), own, None, None, False, negative(sentence, token.i, ()))


def other_sense(sentence: Sentence, token: Token, phrase: str, used: Sequence[int]) -> bool:
    """Whether a phrase is not what it looks like.

    "Kept going off" keeps going nowhere, "pays up to 120" pays up to nobody, "running a store" is no state of
    the store, and "put into force" forces nobody.
    """
    last = sentence.tokens[used[-1]]
    after = sentence.tokens[last.i + 1] if last.i + 1 < len(sentence.tokens) else None
    if after is not None and len(used) > 1:
        parted = after.head == last.i and after.lower in ("off", "out", "away") and last.pos == "VERB"
        if parted or (last.lower == "up" and after.lower == "to"):
            return True
    if phrase == token.lower != token.lemma and phrase.endswith("ing"):
        return sentence.child(token.i, "obj") is not None
    alone = tuple(used) == (token.i,)
    oblique = token.pos == "NOUN" and syntax.base(token.dep) == "obl"
    return alone and oblique and sentence.child(token.i, "case") is not None


def meant(
    sentence: Sentence, used: Sequence[int], i: int, entries: Sequence[topics.Entry]
) -> topics.Entry | None:
    """Return the first meaning of a phrase that fits what it is said of."""
    if len(entries) < 2 and not any(one.of for one in entries):
        return entries[0] if entries else None
    what = undergoer(sentence, used, i)
    return next((one for one in entries if one.fits(what)), None)


def undergoer(sentence: Sentence, used: Sequence[int], i: int) -> frozenset[str]:
    """Return the classes of the noun that undergoes a predicate, none where it is a name or not known."""
    at = carrier(sentence, i)
    below = [t for t in kids(sentence, at) if t.dep in ("obj", "nsubj:pass") and t.i not in used]
    token = below[0] if below else syntax.subject(sentence, i)
    if token is None or token.i in used:
        return frozenset()
    if token.lower in PERSONS or (token.entity == "PER" and not named_thing(sentence, token)):
        return frozenset({"person"})
    if token.pos != "NOUN" or token.entity:
        return frozenset()
    return lexicon.noun_classes(syntax.plain(token.lemma))


def named_thing(sentence: Sentence, token: Token) -> bool:
    """Whether a name that is taken for a person's ends with a thing that is built: "Elmer Bridge"."""
    name = [t for t in sentence.tokens[token.i :] if t.entity == token.entity and t.i - token.i < LONGEST]
    return bool(name) and lexicon.noun_class(name[-1].lower) == "artifact"


def thing(token: Token) -> bool:
    """Whether a word that could be a verb is the noun of a thing: "the ship has no bar"."""
    if token.pos != "NOUN" or not any(pos == "v" for pos, _ in lexicon.entry(token.lemma).senses):
        return False
    return lexicon.noun_class(token.lemma) in THINGS


def bare(sentence: Sentence, i: int) -> bool:
    """Whether "be" says of its subject only that it is there: not "compensation is not in the sum"."""
    if sentence.child(i, "expl") is not None:
        return True
    return not any(t.i > i and t.lower not in NEGATIVE and t.pos != "PUNCT" for t in kids(sentence, i))


def awaited(sentence: Sentence, i: int) -> bool:
    """Whether a predicate is what something else waits for, and not so yet: "once it is running"."""
    head = carrier(sentence, i)
    below = (*kids(sentence, i), *kids(sentence, head))
    subject = sentence.child(head, "nsubj", "nsubj:pass")
    first = min((t.i for t in kids(sentence, subject.i)), default=subject.i) if subject else 0
    opened = subject is not None and min(first, subject.i) > 0
    once = opened and sentence.tokens[min(first, subject.i) - 1].lower == "once" if subject else False
    if not once and not any(t.lower in words()["awaiting"] and t.dep in ("mark", "advmod") for t in below):
        return False
    return not any(t.tag == "VBD" for t in (sentence.tokens[head], *below))


def phrases(sentence: Sentence, token: Token) -> Sequence[tuple[str, tuple[int, ...]]]:
    """Return the phrases that a predicate may be looked up by, the longest first, with their tokens."""
    known: list[tuple[str, tuple[int, ...]]] | None = sentence.memo.get(("phrases", token.i))
    if known is not None:
        return known
    found: list[tuple[str, tuple[int, ...]]] = []
    i, tokens = token.i, sentence.tokens
    begins = (sentence.topics or topics.shipped()).starts
    for length in range(min(LONGEST, len(tokens) - i), 1, -1):
        at = tuple(range(i, i + length))
        if dating(sentence, tokens[at[-1]]):
            continue
        if whole(token.lemma) in begins:
            found.append((" ".join((whole(token.lemma), *(t.lemma for t in tokens[i + 1 : i + length]))), at))
        if token.lower in begins:
            found.append((" ".join(t.lower for t in tokens[i : i + length]), at))
    case = [t for t in kids(sentence, i) if t.dep == "case" and t.i < i]
    if case:
        start = case[0].i
        at = tuple(range(start, i + 1))
        found.append((" ".join(t.lower for t in tokens[start : i + 1]), at))
        found.append((f"{case[0].lower} {token.lemma}", (start, i)))
    found.extend(joined(sentence, token))
    found.append((whole(syntax.plain(syntax.lemma(sentence, i))), (i,)))
    found.append((token.lower, (i,)))
    found.sort(key=lambda p: -p[0].count(" "))
    sentence.memo["phrases", token.i] = found
    return found


def dating(sentence: Sentence, token: Token) -> bool:
    """Whether a word is the preposition of a time, and no particle: "turned it into a park on Sunday"."""
    over = sentence.tokens[token.head]
    if token.dep != "case" or over.i <= token.i:
        return False
    return over.lower in WEEKDAYS or over.lower in MONTHS or lexicon.noun_class(over.lemma) == "time"


@functools.lru_cache(maxsize=8192)
def whole(lemma: str) -> str:
    """Return a lemma with the last letter that the lemmatizer may have cut off: "resum" is "resume"."""
    cut = lemma.isalpha() and not lexicon.entry(lemma).senses and lexicon.entry(f"{lemma}e").senses
    return f"{lemma}e" if cut else lemma


def joined(sentence: Sentence, token: Token) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yield a verb with its object, preposition or complement: "make profit", "fall under"."""
    verb = whole(syntax.plain(syntax.lemma(sentence, token.i)))
    for child in kids(sentence, token.i):
        kind = syntax.base(child.dep)
        if kind in ("obj", "xcomp", "advmod") and child.i > token.i:
            yield f"{verb} {child.lemma}", (token.i, child.i)
        if kind == "nsubj" and child.pos == "NOUN" and token.lemma == "be" and bare(sentence, token.i):
            yield child.lemma, (child.i,)
        for case in kids(sentence, child.i):
            if case.dep == "case" and case.i < child.i and kind in ("obl", "xcomp", "advcl", "advmod"):
                yield f"{verb} {case.lower} {child.lemma}", (token.i, case.i, child.i)
                if not dating(sentence, case):
                    yield f"{verb} {case.lower}", (token.i, case.i)
                yield f"{case.lower} {child.lemma}", (case.i, child.i)
            if case.dep == "mark" and case.lower == "as" and kind == "advcl":
                yield f"as {child.lemma}", (case.i, child.i)


def guessed(sentence: Sentence, i: int) -> bool:
    """Whether a predicate is only thought possible ("may", "could"), asked for, or denied in part.

    Worked out once for a predicate: two kinds ask.
    """
    known: bool | None = sentence.memo.get(("guessed", i))
    if known is None:
        known = sentence.memo["guessed", i] = guessing(sentence, i)
    return known


def guessing(sentence: Sentence, i: int) -> bool:
    """Work out ``guessed``."""
    head = carrier(sentence, i)
    modal = {t.lower for t in (*kids(sentence, i), *kids(sentence, head)) if t.pos == "AUX"}
    unsure = bool(modal & words()["guessing"]) or asked(sentence, head) or unknown(sentence, i)
    return unsure or partial(sentence, i)


def unknown(sentence: Sentence, i: int) -> bool:
    """Whether nobody says or knows what a clause tells: "nobody can say when work will start again"."""
    head = carrier(sentence, i)
    over = sentence.tokens[sentence.tokens[head].head]
    asks = {t.lower for t in (*kids(sentence, i), *kids(sentence, head)) if t.i < i} & words()["unknown"]
    if not asks or over.i >= head or over.lemma not in words()["knowing"]:
        return False
    return "whether" in asks or negative(sentence, over.i, ())


def asked(sentence: Sentence, i: int) -> bool:
    """Whether a verb only tells what somebody asks for: "apply to be exempted"."""
    token = sentence.tokens[i]
    over = sentence.tokens[token.head]
    return over.i < i and syntax.base(token.dep) in ("xcomp", "advcl") and over.lemma in words()["asking"]
