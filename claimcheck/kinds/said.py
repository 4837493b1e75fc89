"""What a predicate says of what: its topic, on which side of it, and the words it is said of.

Rules and states are both said by predicates: verbs ("was suspended"), adjectives ("is voluntary"), nouns that
are said to exist ("there are no refunds", "no visitors"), phrases ("on hold", "in the red"). Here is what the
two kinds share.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import resources

from claimcheck import topics
from claimcheck.language import lexicon, syntax
from claimcheck.model import Sentence, Token

NEGATIVE = frozenset(
    {
        "not",
        "n't",
        "nt",
        "never",
        "no",
        "neither",
        "nobody",
        "none",
        "nothing",
        "without",
        "nor",
        "cannot",
        "nowhere",
    }
)
# What follows "not" or "no" when it denies nothing: "not only", "no later than", "not until".
HALF = frozenset(
    (
        "only",
        "just",
        "until",
        "later",
        "more",
        "less",
        "fewer",
        "merely",
        "simply",
        "even",
        "least",
        "matter",
        "doubt",
    )
)
# How many words a phrase of a topic has at most.
LONGEST = 4
# Classes of nouns that are things, and no acts or states.
THINGS = frozenset({"artifact", "food", "animal", "plant", "object", "person", "substance"})
# How many verbs above a predicate can deny it, and how far a verb may stand from what hangs from it.
HIGH = 4
FAR = 20


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


@functools.cache
def words() -> dict[str, frozenset[str]]:
    """Return the words of ``said.toml`` by category."""
    text = resources.files("claimcheck.kinds").joinpath("said.toml").read_text("utf-8")
    return {key: frozenset(values) for key, values in tomllib.loads(text).items()}


def predicates(sentence: Sentence) -> Iterator[Token]:
    """Yield the tokens that say something of something, in order; each sentence is asked once."""
    if "predicates" not in sentence.memo:
        sentence.memo["predicates"] = [t for t in sentence.tokens if is_predicate(sentence, t)]
    yield from sentence.memo["predicates"]


def is_predicate(sentence: Sentence, token: Token) -> bool:
    """Whether a token heads a clause, is said of a noun, or is a thing said to exist."""
    if not token.lemma.replace("-", "").isalpha():
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


def pending(sentence: Sentence, i: int) -> bool:
    """Whether somebody has time left for an act, so that it is not done: "has ten days in which to sign"."""
    if not any(t.lower == "to" and t.dep == "mark" for t in kids(sentence, i)):
        return False
    at = i
    for _ in range(HIGH):
        at = sentence.tokens[at].head
        over = sentence.tokens[at]
        if over.lemma == "have" and over.pos == "VERB" and over.i < i <= over.i + FAR:
            between = sentence.tokens[over.i : i]
            nouns = [t for t in between if t.pos in ("NOUN", "PROPN")]
            timed = any(lexicon.noun_class(t.lemma) == "time" for t in nouns)
            return timed or any(t.lower in ("until", "yet") for t in between)
    return False


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
    if head.i == token.i:
        return any(c.lower == "no" for c in kids(sentence, token.i))
    if token.dep == "nsubj" and head.lemma in ("be", "exist", "remain"):
        return sentence.child(head.i, "expl") is not None or head.lemma == "exist"
    if token.dep in ("obj", "nsubj:pass"):
        return head.lemma in words()["having"]
    return False


def kids(sentence: Sentence, i: int) -> tuple[Token, ...]:
    """Return the dependents of token ``i``."""
    return sentence.kids(i)


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
        entry = meant(sentence, used, token.i, index.get(phrase, ()))
        if entry is not None and not (used == (token.i,) and thing(token)):
            no = negative(sentence, token.i, used)
            return Said(token.i, used, phrase, entry.axis, entry.sense, entry.graded, no, entry.stated)
    own = whole(syntax.plain(syntax.lemma(sentence, token.i)))
    return Said(token.i, (token.i,), own, None, None, False, negative(sentence, token.i, ()))


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
    if token is None or token.i in used or token.pos != "NOUN" or token.entity:
        return frozenset()
    return lexicon.noun_classes(syntax.plain(token.lemma))


def thing(token: Token) -> bool:
    """Whether a word that could be a verb is the noun of a thing: "the ship has no bar"."""
    if token.pos != "NOUN" or not any(pos == "v" for pos, _ in lexicon.entry(token.lemma).senses):
        return False
    return lexicon.noun_class(token.lemma) in THINGS


def awaited(sentence: Sentence, i: int) -> bool:
    """Whether a predicate is what something else waits for, and not so yet: "once it is running"."""
    head = carrier(sentence, i)
    below = (*kids(sentence, i), *kids(sentence, head))
    if not any(t.lower in words()["awaiting"] and t.dep in ("mark", "advmod") for t in below):
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
        if kind in ("nsubj",) and child.pos == "NOUN" and token.lemma == "be":
            yield child.lemma, (child.i,)
        for case in kids(sentence, child.i):
            if case.dep == "case" and case.i < child.i and kind in ("obl", "xcomp", "advcl", "advmod"):
                yield f"{verb} {case.lower} {child.lemma}", (token.i, case.i, child.i)
                yield f"{verb} {case.lower}", (token.i, case.i)
                yield f"{case.lower} {child.lemma}", (case.i, child.i)
            if case.dep == "mark" and case.lower == "as" and kind == "advcl":
                yield f"as {child.lemma}", (case.i, child.i)


def negative(sentence: Sentence, i: int, used: Iterable[int]) -> bool:
    """Whether a predicate is denied: by a negative word in its clause, or by a verb above it that denies."""
    known: tuple[frozenset[int], int] | None = sentence.memo.get(("negative", i))
    found, turned = sentence.memo["negative", i] = known or negations(sentence, i)
    return (len(found - set(used)) + turned) % 2 == 1


def negations(sentence: Sentence, i: int) -> tuple[frozenset[int], int]:
    """Return the negative words about a predicate, and how often what it hangs from turns it round."""
    head = carrier(sentence, i)
    found = {t.i for at in (i, head) for t in around(sentence, at) if denies(sentence, t)}
    turned = int(pending(sentence, head))
    at = head
    for _ in range(HIGH):
        over = leaning(sentence, at)
        if over is None:
            break
        if over.lemma in words()["denying"] or over.lemma in words()["failing"]:
            turned += 1
        elif over.lemma not in words()["letting"] and over.lemma not in words()["raising"]:
            break
        found |= {t.i for t in around(sentence, over.i) if denies(sentence, t)}
        at = over.i
    return frozenset(found), turned


def around(sentence: Sentence, i: int) -> list[Token]:
    """Return the words near a predicate of which a negative one denies it."""
    found = [t for t in kids(sentence, i) if t.lower != "without"]
    found += [t for aux in found if syntax.base(aux.dep) == "aux" for t in kids(sentence, aux.i)]
    subject = syntax.subject(sentence, i)
    if subject is not None:
        found.append(subject)
    for token in list(found):
        if syntax.base(token.dep) in ("nsubj", "obj", "obl", "advmod", "nmod", "compound"):
            found += [t for t in kids(sentence, token.i) if t.dep in ("det", "advmod", "cc:preconj")]
    return found


def leaning(sentence: Sentence, i: int) -> Token | None:
    """Return the verb or noun that a clause hangs from, if what that says can turn the clause round."""
    token = sentence.tokens[i]
    over = sentence.tokens[token.head]
    kind = syntax.base(token.dep)
    if over.i == i or over.i > i or kind not in ("ccomp", "xcomp", "advcl", "acl", "obj"):
        return None
    if kind == "obj" and not (token.pos == "VERB" or over.lemma in words()["denying"]):
        return None
    if kind in ("advcl", "acl") and over.lemma in words()["letting"]:
        no = any(t.lower == "no" for t in kids(sentence, over.i))  # "has no plans to sue"
        return over if no else None
    return over


def denies(sentence: Sentence, token: Token) -> bool:
    """Whether a word denies: "no", "never", but not "not only"."""
    if token.lower not in NEGATIVE or token.dep == "discourse":
        return False
    after = sentence.tokens[token.i + 1].lower if token.i + 1 < len(sentence.tokens) else ""
    return after not in HALF


def carrier(sentence: Sentence, i: int) -> int:
    """Return the verb that carries a predicate that is no verb itself: "issued" of "issued no order"."""
    token = sentence.tokens[i]
    verb = sentence.tokens[token.head]
    carried = token.pos != "VERB" and verb.i != i and verb.pos in ("VERB", "AUX")
    return verb.i if carried and sentence.child(i, "cop") is None else i


def guessed(sentence: Sentence, i: int) -> bool:
    """Whether a predicate is only thought possible ("may", "might", "could") or asked for, and not denied."""
    head = carrier(sentence, i)
    modal = {t.lower for t in (*kids(sentence, i), *kids(sentence, head)) if t.pos == "AUX"}
    return bool(modal & words()["guessing"]) or asked(sentence, head)


def asked(sentence: Sentence, i: int) -> bool:
    """Whether a verb only tells what somebody asks for: "apply to be exempted"."""
    token = sentence.tokens[i]
    over = sentence.tokens[token.head]
    return over.i < i and syntax.base(token.dep) in ("xcomp", "advcl") and over.lemma in words()["asking"]
