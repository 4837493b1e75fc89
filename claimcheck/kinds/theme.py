"""What a predicate is said of: the words of its subject and objects, that which undergoes it first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimcheck.kinds import denial
from claimcheck.kinds.listed import words
from claimcheck.language import lexicon, syntax
from claimcheck.model import Sentence, Token

# How far from the predicate its words of theme may hang.
DEEP = 3
# How many words before a pronoun are searched for what it means.
NEAR = 60
HANGING = frozenset({"compound", "amod", "nmod", "conj", "flat", "nmod:poss", "nmod:of", "appos"})
ABOUT = frozenset({"about", "over", "concerning", "regarding"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
RANKS = {"obj": 0, "nsubj:pass": 0, "nsubj": 1, "csubj": 1}
# Pronouns that stand for a thing or a person spoken of before, and those for a person only.
STANDING = frozenset({"it", "they", "he", "she"})
PERSONAL = frozenset({"he", "she"})


def theme(sentence: Sentence, i: int, used: Iterable[int], before: Sentence | None = None) -> tuple[str, ...]:
    """Return the content lemmas of what a predicate is said of, that which undergoes it first.

    These are its object or subject, then its other arguments, each with its modifiers. A pronoun gives way to
    what it stands for ("It was suspended on Sunday").
    """
    taken, token = set(used), sentence.tokens[i]
    found: dict[str, None] = {}
    heads = arguments(sentence, i, taken)
    whom = [t for t in heads if t.i in taken and RANKS.get(t.dep) == 0 and a_person(t)]
    for head in heads:
        if whom and agent(sentence, head):
            continue  # "the hostages are held by gunmen" is said of the hostages
        if syntax.base(head.dep) == "nsubj" and head.lower in STANDING and token.pos != "NOUN":
            found.update(dict.fromkeys(meant(sentence, i, before)))
        else:
            found.update(dict.fromkeys(spelled(sentence, head, taken)))
    if not found:
        found.update(dict.fromkeys(meant(sentence, i, before)))
    if not found:
        own = (sentence.tokens[at] for at in sorted(taken - {i}))
        found.update(
            (syntax.plain(t.lemma), None) for t in own if t.pos == "NOUN" and tells(t) and a_person(t)
        )
    return tuple(found)


def arguments(sentence: Sentence, i: int, used: Iterable[int] = ()) -> list[Token]:
    """Return the nouns that a predicate is said of, those of a verb that belongs to it too.

    "Agreed to buy the yard", where ``used`` has both verbs, is said of the yard, and "have to pay to take a
    bag" of the bag, "safe to eat fish" of fish.
    """
    heads = {i, denial.carrier(sentence, i)}
    own = [n for n in used if sentence.tokens[n].dep == "xcomp" and sentence.tokens[n].head == i]
    heads.update(own)
    heads.update(n for n in used if n > i and sentence.tokens[n].pos == "VERB" and hangs(sentence, n, i))
    heads.update(t.i for n in own for t in denial.kids(sentence, n) if t.dep == "xcomp" and t.pos == "VERB")
    found = [
        t
        for at in heads
        for t in denial.kids(sentence, at)
        if syntax.base(t.dep) in words()["arguments"] and not of_time(sentence, t)
    ]
    token = sentence.tokens[i]
    if token.pos == "NOUN":
        found += [t for t in denial.kids(sentence, i) if syntax.base(t.dep) in ("compound", "amod", "nmod")]
    subject = syntax.subject(sentence, i)
    if subject is not None:
        found.append(subject)
    head = sentence.tokens[token.head]
    if syntax.base(token.dep) == "acl" and head.pos in ("NOUN", "PROPN"):
        found.append(head)
    return sorted(found, key=lambda t: (rank(t), t.i))


def a_person(token: Token) -> bool:
    """Whether a noun is of a person."""
    return lexicon.noun_class(syntax.plain(token.lemma)) == "person"


def agent(sentence: Sentence, token: Token) -> bool:
    """Whether a noun is who does what another undergoes: "by gunmen"."""
    case = sentence.child(token.i, "case")
    return token.dep.startswith("obl") and case is not None and case.lower == "by"


def hangs(sentence: Sentence, at: int, i: int) -> bool:
    """Whether a verb is what a predicate takes: "eat" of "safe to eat"."""
    token = sentence.tokens[at]
    return token.head == i and syntax.base(token.dep) in ("xcomp", "csubj", "ccomp", "advcl")


def of_time(sentence: Sentence, token: Token) -> bool:
    """Whether a phrase only tells when: "shut today, six days after the last alert"."""
    if token.dep != "obl":
        return False
    case = sentence.child(token.i, "case")
    return case is not None and case.lower in ("after", "before", "since", "until")


def rank(token: Token) -> int:
    """Return how near an argument is to what undergoes a predicate: objects come first."""
    return RANKS.get(token.dep, 2)


def spelled(sentence: Sentence, head: Token, taken: set[int]) -> Iterator[str]:
    """Yield the content lemmas of a noun and of what hangs from it."""
    stack = [(head, 0)]
    while stack:
        token, depth = stack.pop()
        if token.i not in taken and (tells(token) or (depth == 0 and gerund(token))):
            yield syntax.plain(token.lemma)
        if subject_number(token) and token.i and tells(sentence.tokens[token.i - 1]):
            yield syntax.plain(sentence.tokens[token.i - 1].lemma)  # "Interstate 19 is open"
        below = denial.kids(sentence, token.i)
        if not below:
            continue
        yield from [t.lower for t in below if t.pos == "ADV" and side(t)]
        if depth < DEEP and (token.pos in ("NOUN", "PROPN", "ADJ", "PRON", "NUM") or depth == 0):
            own = token.i in taken and depth == 0  # "gave the go-ahead for the field"
            hanging = [t for t in below if t.dep in HANGING or (own and t.dep == "obl")]
            stack += [(t, depth + 1) for t in hanging if not topical(sentence, t)]


def side(token: Token) -> bool:
    """Whether an adverb tells on which side a thing lies: "the paths north of the river"."""
    return token.lower in words()["compass"]


def topical(sentence: Sentence, token: Token) -> bool:
    """Whether a noun is only what another is about: "the quarrel about her bow door goes on"."""
    if token.dep != "nmod":
        return False
    case = sentence.child(token.i, "case")
    return case is not None and case.lower in ABOUT


def subject_number(token: Token) -> bool:
    """Whether a number stands for the thing that it is the number of: "Interstate 19 is open"."""
    return token.pos == "NUM" and syntax.base(token.dep) == "nsubj"


def tells(token: Token) -> bool:
    """Whether a word tells one thing from another: a noun or name that is no time and no word for anybody."""
    if token.pos not in ("NOUN", "PROPN", "ADJ", "X"):
        return False
    if not token.lemma.isalpha() and not any(c.isalpha() for c in token.lemma):
        return False
    lemma = syntax.plain(token.lemma)  # "" of a possessive that the tagger takes for a word
    return lemma != "" and lemma not in words()["anything"] and not timed(token, lemma)


def timed(token: Token, lemma: str) -> bool:
    """Whether a word is a time: "night", "Thursday", "2nd", but not "M7"."""
    if token.pos not in ("NOUN", "PROPN"):
        return False
    calendar = token.text[:1].isupper() and lemma in words()["calendar"]
    return calendar or lemma[0].isdigit() or (not token.entity and lexicon.noun_class(lemma) == "time")


def gerund(token: Token) -> bool:
    """Whether a verb stands for a thing: "All visiting was suspended"."""
    return (
        token.pos == "VERB"
        and token.lower.endswith("ing")
        and syntax.base(token.dep) in ("nsubj", "obj", "csubj")
    )


def meant(sentence: Sentence, i: int, before: Sentence | None) -> list[str]:
    """Return what a pronoun may mean: the subject of the clause before, or of the sentence before."""
    subject = syntax.subject(sentence, i)
    if subject is None or subject.pos != "PRON":
        return []
    if subject.lower in RELATIVE:
        over = next(
            (a for a in (i, *syntax.ancestors(sentence, i)) if "relcl" in sentence.tokens[a].dep), None
        )
        head = sentence.tokens[sentence.tokens[over].head] if over is not None else None
        return list(spelled(sentence, head, set())) if head is not None and head.i != i else []
    if subject.lower not in words()["pronouns"]:
        return []
    earlier = [t for t in sentence.tokens[max(subject.i - NEAR, 0) : subject.i] if stood_for(subject, t)]
    if earlier:
        return list(spelled(sentence, earlier[-1], set()))
    if before is None or before.paragraph != sentence.paragraph:
        return []
    first = [t for t in before.tokens if stood_for(subject, t)]
    return list(spelled(before, first[0], set())) if first else []


def stood_for(pronoun: Token, token: Token) -> bool:
    """Whether a pronoun can stand for a word: a subject, and a person for "he" and "she" alone."""
    if syntax.base(token.dep) != "nsubj" or not tells(token):
        return False
    person = token.entity == "PER" or (
        not token.entity and lexicon.noun_class(syntax.plain(token.lemma)) == "person"
    )
    if pronoun.lower in PERSONAL:
        return person
    return pronoun.lower != "it" or not person
