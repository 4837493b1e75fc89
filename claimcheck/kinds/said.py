"""What a predicate says of what: its topic, on which side of it, and the words it is said of.

Rules and states are both said by predicates: verbs ("was suspended"), adjectives ("is voluntary"), nouns that
are said to exist ("there are no refunds", "no visitors"), phrases ("on hold", "in the red"). Here is what the
two kinds share.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimcheck import topics
from claimcheck.kinds.denial import carrier, kids, negative, partial
from claimcheck.kinds.listed import words
from claimcheck.kinds.turned import phrased
from claimcheck.kinds.worded import LONGEST, phrases, whole
from claimcheck.language import lexicon, syntax
from claimcheck.model import Sentence, Token

# Pronouns that stand for people only.
PERSONS = words()["persons"]
# Auxiliaries that tell what was to be where they stand under a verb of saying.
WOULD = frozenset({"would", "'d"})
NOT = frozenset({"not", "n't", "never"})
UNTIL = frozenset({"until", "till", "before"})
# Classes of nouns that are things, and no acts or states.
THINGS = frozenset({"artifact", "food", "animal", "plant", "object", "person", "substance"})
PEOPLE = frozenset({"person"})


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
            no = negative(sentence, token.i, used, below=hanging(sentence, token.i, used))
            return Said(token.i, used, phrase, entry.axis, entry.sense, entry.graded, no, entry.stated)
    own = whole(syntax.plain(syntax.lemma(sentence, token.i)))
    return Said(token.i, (token.i,), own, None, None, False, negative(sentence, token.i, ()))


def hanging(sentence: Sentence, i: int, used: Sequence[int]) -> int | None:
    """Return the head of a phrase that only hangs from a predicate: "has yet to be in operation"."""
    last = used[-1]
    if i in used or sentence.tokens[last].head != i:
        return None
    return last if sentence.tokens[last].dep in ("xcomp", "advcl") or phrased(sentence, last) else None


def taken(sentence: Sentence, token: Token, kind: str) -> bool:
    """Whether a noun is a part of what its verb says: "charges" of "the charges were dropped"."""
    verb = sentence.tokens[token.head]
    if token.pos != "NOUN" or syntax.base(token.dep) != "nsubj" or verb.pos != "VERB":
        return False
    return token.i in read(sentence, verb, kind).used


def other_sense(sentence: Sentence, token: Token, phrase: str, used: Sequence[int]) -> bool:
    """Whether a phrase is not what it looks like.

    "Kept going off" keeps going nowhere, "pays up to 120" pays up to nobody, "running a store" is no state of
    the store, and "put into force" forces nobody.
    """
    last = sentence.tokens[used[-1]]
    after = sentence.tokens[last.i + 1] if last.i + 1 < len(sentence.tokens) else None
    if after is not None and len(used) > 1:
        if last.lower == "no" and last.dep == "det" and last.head > last.i:
            return True  # "she said no ransom would be paid"
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
    """Return the first meaning of a phrase that fits what it is said of.

    Of people one that is told of people goes first: "the teacher was suspended" from duty, not for a time.
    """
    if len(entries) < 2 and not any(one.of for one in entries):
        return entries[0] if entries else None
    what = undergoer(sentence, used, i)
    fitting = [one for one in entries if one.fits(what)]
    return next((one for one in fitting if what & PEOPLE & one.of), fitting[0] if fitting else None)


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
    lemma = syntax.plain(token.lemma)
    several = frozenset({"person"}) if lemma in words()["crowds"] else frozenset()
    return lexicon.noun_classes(lemma) | several


def named_thing(sentence: Sentence, token: Token) -> bool:
    """Whether a name that is taken for a person's ends with a thing that is built: "Elmer Bridge"."""
    name = [t for t in sentence.tokens[token.i :] if t.entity == token.entity and t.i - token.i < LONGEST]
    return bool(name) and lexicon.noun_class(name[-1].lower) == "artifact"


def thing(token: Token) -> bool:
    """Whether a word that could be a verb is the noun of a thing: "the ship has no bar"."""
    if token.pos != "NOUN" or not any(pos == "v" for pos, _ in lexicon.entry(token.lemma).senses):
        return False
    return lexicon.noun_class(token.lemma) in THINGS


def awaited(sentence: Sentence, i: int) -> bool:
    """Whether a predicate is what something else waits for, and not so yet: "once it is running"."""
    head = carrier(sentence, i)
    below, awaiting = beside(sentence, i, head), words()["awaiting"]
    if not any(t.lower in awaiting and t.dep in ("mark", "advmod") and not again(sentence, t) for t in below):
        subject = sentence.child(head, "nsubj", "nsubj:pass")
        if subject is None:
            return False
        first = min((subject.i, *sentence.children[subject.i][:1]))
        if not first or sentence.tokens[first - 1].lower != "once":
            return False
    return not any(t.tag == "VBD" for t in (sentence.tokens[head], *below))


def again(sentence: Sentence, token: Token) -> bool:
    """Whether "once" tells how often a thing is so: "has not once been open", "is once again open"."""
    after = sentence.tokens[token.i + 1].lower if token.i + 1 < len(sentence.tokens) else ""
    return token.lower == "once" and (after in ("again", "more") or sentence.tokens[token.i - 1].lower in NOT)


def beside(sentence: Sentence, i: int, head: int) -> tuple[Token, ...]:
    """Return what hangs from a predicate, and from the verb ``head`` that carries it."""
    below = kids(sentence, i)
    return below if head == i else (*below, *kids(sentence, head))


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
    near, guesses = beside(sentence, i, head), words()["guessing"]
    modals = {t.lower for t in near if t.pos == "AUX"} & guesses
    if modals and modals <= WOULD and foretold(sentence, i, head):
        modals = set()
    unsure = bool(modals) or asked(sentence, head)
    return unsure or unknown(sentence, i) or partial(sentence, i) or in_the_end(sentence, i, near)


def in_the_end(sentence: Sentence, i: int, near: Iterable[Token]) -> bool:
    """Whether a past denial only tells when a thing came about: "was not reopened until Friday"."""
    verb, below = sentence.tokens[i], tuple(near)
    later = [t for t in below if t.i > i and t.dep in ("obl", "advcl", "obl:unmarked")]
    opened = {t.lower for one in later for t in kids(sentence, one.i) if t.dep in ("case", "mark")}
    if opened.isdisjoint(("until", "till")):
        return False
    past = any(t.tag == "VBD" for t in (verb, *(t for t in below if t.pos == "AUX")))
    return past and negative(sentence, i, ())


def foretold(sentence: Sentence, i: int, head: int) -> bool:
    """Whether "would" is what was to be when it was said: "said she would resign", "it would close, he said".

    Not under a condition, nor of what is only judged or wished: "said it would be wise", "would like to".
    """
    token = sentence.tokens[head]
    judged = sentence.tokens[i].pos == "ADJ" and sentence.child(i, "cop") is not None
    if token.lemma in words()["wishing"] or (
        judged and read(sentence, sentence.tokens[i], "status").topic is None
    ):
        return False
    if any(t.lower in words()["supposing"] for t in sentence.tokens):
        return False
    if any(t.lower == "have" and t.dep == "aux" for t in kids(sentence, head)):
        return False  # "would have closed"
    if any(t.lower in UNTIL for t in sentence.tokens[head:]) and negative(sentence, i, ()):
        return False  # "no gun would fire until the reason was known"
    while syntax.base(token.dep) == "conj" and token.head != token.i:
        token = sentence.tokens[token.head]
    over = sentence.tokens[token.head]
    if token.dep != "ccomp":  # "it would close, he said", where the parser hangs the saying from what is said
        below = [t for t in kids(sentence, token.i) if t.dep == "parataxis"]
        over = below[0] if below else over
    return over.i != token.i and over.lemma in words()["foretelling"] and over.tag in ("VBD", "VBN")


def unknown(sentence: Sentence, i: int) -> bool:
    """Whether nobody says or knows what a clause tells: "nobody can say when work will start again"."""
    head = carrier(sentence, i)
    over = sentence.tokens[sentence.tokens[head].head]
    if over.i >= head or over.lemma not in words()["knowing"]:
        return False
    asks = {t.lower for t in beside(sentence, i, head) if t.i < i} & words()["unknown"]
    return "whether" in asks or (bool(asks) and negative(sentence, over.i, ()))


def asked(sentence: Sentence, i: int) -> bool:
    """Whether a verb only tells what somebody asks for, or what is to help to it: "apply to be exempted".

    "Will help the firm to be viable" says nothing of whether it is; "helped to reopen the road" does.
    """
    token = sentence.tokens[i]
    over = sentence.tokens[token.head]
    if over.i >= i or syntax.base(token.dep) not in ("xcomp", "advcl"):
        return False
    helps = over.lemma == "help" and any(t.lemma in ("will", "would") for t in kids(sentence, over.i))
    return helps or over.lemma in words()["asking"]
