"""Who is meant by a description such as "the airline", by "it" or "she"; None where that is left open."""

from __future__ import annotations

import bisect
import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimcheck.model import Sentence, Token
from claimcheck.values.names_words import name_words

if TYPE_CHECKING:
    from claimcheck.values.names_cast import Cast, Entity

# How many sentences back a description may reach for a party that is not the document's main one.
BACK = 3
SUBJECTS = ("nsubj", "nsubj:pass")


def apposed(found: Cast, sentence: Sentence, token: Token) -> Entity | None:
    """Return the party named in the noun phrase of ``token`` ("finance director Odile Marchetti")."""
    for mention, entity in found.at.get(sentence.index, ()):
        head = sentence.tokens[mention.start].head
        if sentence.tokens[mention.start].dep in ("flat", "appos", "nmod:desc") and head == token.i:
            return entity
        if mention.start == token.i + 1 and entity.name.kind == "PER" and token.lemma in name_words().roles:
            return entity
    return None


def described(found: Cast, sentence: Sentence, token: Token) -> Entity | None:
    """Return the one party that a definite description such as "the airline" can mean here, or None."""
    lists = name_words()
    noun = token.lemma
    group = lists.class_of.get(noun) or ("company" if noun.endswith("maker") else None)
    below = [sentence.tokens[i] for i in sentence.children[token.i]]
    definite = any(t.lower in ("the", "this", "that") and t.dep == "det" for t in below)
    if not definite and noun != "police":
        return None
    if any(t.lemma in lists.strange or t.dep in ("nmod", "nummod", "acl:relcl", "acl") for t in below):
        return None
    own = found.called.get(f"noun:{noun}", ())
    if group is None:
        return own[0] if len(own) == 1 and near(own[0], sentence.index) else None
    if own:
        return one(own, sentence.index)
    finer = sorted(lists.finer_of.get(noun, ()))
    names = [f"finer:{name}" for name in finer] or [f"class:{group}"]
    fitting = {e.name.key: e for name in names for e in found.called.get(name, ())}
    return one(tuple(fitting.values()), sentence.index)


def one(fitting: Sequence[Entity], index: int) -> Entity | None:
    """Return the only fitting party, or the only one just spoken of; None where two could be meant."""
    before = [e for e in fitting if e.mentions and e.mentions[0][0] <= index]
    if len(before) == 1:
        return before[0] if before[0].salient or near(before[0], index) else None
    close = [e for e in before if last(e, index) >= index - 1]
    return close[0] if len(close) == 1 and close[0].salient else None


def last(entity: Entity, index: int) -> int:
    """Return the last sentence up to ``index`` that names the party, -1 for none."""
    place = bisect.bisect_right(entity.mentions, (index, math.inf, 0))
    return entity.mentions[place - 1][0] if place else -1


def near(entity: Entity, index: int) -> bool:
    """Whether the party was named in the sentences just before."""
    return 0 <= index - last(entity, index) <= BACK and last(entity, index) >= 0


def pronoun(found: Cast, sentence: Sentence, token: Token) -> Entity | None:
    """Return the party that a pronoun means: the subject before it, if nothing else could be meant."""
    word = token.lower
    if word in ("he", "she", "his", "her", "him"):
        return person(found, sentence, token, "he" if word in ("he", "his", "him") else "she")
    if word in ("who", "which") and token.dep in SUBJECTS:
        head = sentence.tokens[token.head]
        above = sentence.tokens[head.head]
        if head.dep == "acl:relcl" and above.pos in ("PROPN", "NOUN") and above.i < token.i:
            return found.entity(sentence.index, above.i)
        return None
    if word not in ("it", "its") or token.dep == "expl":
        return None
    if word == "it" and token.dep not in SUBJECTS:
        return None
    return thing(found, sentence, token)


def person(found: Cast, sentence: Sentence, token: Token, gender: str) -> Entity | None:
    """Return the one person named before the pronoun, in its sentence or the two before."""
    for index in range(sentence.index, sentence.index - 3, -1):
        people: dict[str, Entity] = {}
        for mention, entity in found.at.get(index, ()):
            if index == sentence.index and mention.start > token.i:
                continue
            if personal(entity) and entity.gender in ("", gender):
                people[entity.name.key] = entity
        if people:
            return next(iter(people.values())) if len(people) == 1 else None
    return None


def personal(entity: Entity) -> bool:
    """Whether a party is a person, or a name of two or three words of which nothing else is known."""
    if entity.name.kind:
        return entity.name.kind == "PER"
    return 1 < len(entity.name.key.split()) < 4 and not entity.classes and not entity.name.text.isupper()


def thing(found: Cast, sentence: Sentence, token: Token) -> Entity | None:
    """Return the organisation that "it" means: the one subject before it in this or the last sentence."""
    tokens = sentence.tokens
    ahead = [t for t in tokens[: token.i] if t.dep in SUBJECTS and t.pos != "PRON"]
    if ahead:
        return only(found, sentence, ahead[-1], token.i) if len(ahead) == 1 else None
    earlier = found.sentences.get(sentence.index - 1)
    if (
        earlier is None
        or earlier.role in ("headline", "heading")
        or earlier.paragraph < sentence.paragraph - 1
    ):
        return None
    root = next((t for t in earlier.tokens if t.head == t.i), None)
    head = earlier.child(root.i, *SUBJECTS) if root is not None else None
    return only(found, earlier, head, len(earlier.tokens)) if head is not None else None


def only(found: Cast, sentence: Sentence, head: Token, until: int) -> Entity | None:
    """Return the organisation headed by ``head`` if the sentence names no other one before ``until``."""
    entity = found.entity(sentence.index, head.i) if head.pos != "PRON" else None
    if entity is None or entity.name.kind in ("PER", "LOC"):
        return None
    if not entity.name.kind and not entity.classes and len(entity.name.key.split()) > 1:
        return None
    others = [
        e
        for m, e in found.at.get(sentence.index, ())
        if m.start < until and e.name.kind not in ("PER", "LOC")
    ]
    return entity if all(e is entity for e in others) else None
