"""The cast of a document: its named parties with their aliases and descriptions, and who is meant by what.

Resolution is silent where the text does not make it plain: "the company" is one of the document's companies
only when a single one fits, and "it" is the subject before it only when nothing else could be.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from claimcheck.model import Name, Sentence, Token
from claimcheck.values.names_keys import name_key, same_name
from claimcheck.values.names_spans import Kind, NameMention, find_names
from claimcheck.values.names_words import name_words

DEFINITE = frozenset({"the", "this", "that", "its", "their"})
# How many sentences back a description may reach for a party that is not the document's main one.
BACK = 3
SUBJECTS = ("nsubj", "nsubj:pass")


@dataclass(slots=True)
class Entity:
    """One party of a document: the fullest form of its name, its mentions, and what the text calls it.

    ``mentions`` are (sentence index, start token, end token). ``classes`` are those of names.toml.
    """

    name: Name
    mentions: list[tuple[int, int, int]] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    descriptors: set[str] = field(default_factory=set)
    classes: set[str] = field(default_factory=set)
    finer: set[str] = field(default_factory=set)
    salient: bool = False
    gender: str = ""


@dataclass(slots=True)
class Cast:
    """The parties of a document, and where each is mentioned by name."""

    sentences: dict[int, Sentence]
    entities: tuple[Entity, ...]
    at: dict[int, tuple[tuple[NameMention, Entity], ...]]

    def names(self, sentence_index: int) -> tuple[NameMention, ...]:
        """Return the names of a sentence, each under the fullest form that the document has for it."""
        found = self.at.get(sentence_index, ())
        return tuple(NameMention(m.start, m.end, e.name) for m, e in found)

    def entity(self, sentence_index: int, token_index: int) -> Entity | None:
        """Return the party that the noun phrase headed by a token means, or None when that is not plain."""
        sentence = self.sentences.get(sentence_index)
        if sentence is None or not 0 <= token_index < len(sentence.tokens):
            return None
        for mention, entity in self.at.get(sentence_index, ()):
            if mention.start <= token_index < mention.end:
                return entity
        token = sentence.tokens[token_index]
        if token.pos == "PRON":
            return pronoun(self, sentence, token)
        named = apposed(self, sentence, token)
        return named or described(self, sentence, token)

    def subject(self, sentence_index: int, token_index: int) -> Name | None:
        """Return the name of the party that the noun phrase headed by a token means, or None."""
        found = self.entity(sentence_index, token_index)
        return found.name if found is not None else None


def cast(sentences: Sequence[Sentence]) -> Cast:
    """Return the cast of the document whose parsed sentences are ``sentences``, in order."""
    found = believed([(s, m) for s in sentences for m in find_names(s)], sentences)
    entities = merged(found)
    by_key = {key: entity for entity in entities for key in sorted(entity.keys)}
    at: dict[int, list[tuple[NameMention, Entity]]] = {}
    for sentence, mention in found:
        entity = by_key[mention.name.key]
        entity.mentions.append((sentence.index, mention.start, mention.end))
        at.setdefault(sentence.index, []).append((mention, entity))
        describe(entity, sentence, mention)
    for sentence in sentences:
        for mention in known_names(sentence, by_key, at.get(sentence.index, [])):
            entity = by_key[mention.name.key]
            entity.mentions.append((sentence.index, mention.start, mention.end))
            at.setdefault(sentence.index, []).append((mention, entity))
    for index in at:
        at[index].sort(key=lambda pair: pair[0].start)
    for entity in entities:
        settle(entity)
    opening = {s.index for s in sentences if s.role == "headline" or s.paragraph <= 1}
    for entity in entities:
        entity.salient = any(index in opening for index, _, _ in entity.mentions) or len(entity.mentions) > 2
    made = Cast({s.index: s for s in sentences}, entities, {n: tuple(ms) for n, ms in at.items()})
    genders(made, sentences)
    return made


def settle(entity: Entity) -> None:
    """Take back that a name is a place's where only a preposition said so and the text calls it a party."""
    if (entity.name.kind == "LOC" and entity.classes) or (
        not entity.name.kind and entity.classes and not entity.descriptors & name_words().roles
    ):
        entity.name = Name(entity.name.key, entity.name.text, "ORG")


def genders(made: Cast, sentences: Sequence[Sentence]) -> None:
    """Count which pronouns can only mean a person, and refuse both where they do not agree."""
    votes: dict[str, Counter[str]] = {}
    for sentence in sentences:
        for token in sentence.tokens:
            if token.lower in ("he", "she") and token.pos == "PRON":
                entity = person(made, sentence, token, token.lower)
                if entity is not None and not entity.gender:
                    votes.setdefault(entity.name.key, Counter())[token.lower] += 1
    for entity in made.entities:
        counts = votes.get(entity.name.key)
        if counts and not entity.gender:
            entity.gender = (
                "he" if counts["he"] > counts["she"] else "she" if counts["she"] > counts["he"] else "?"
            )


def believed(
    found: Sequence[tuple[Sentence, NameMention]], sentences: Sequence[Sentence]
) -> list[tuple[Sentence, NameMention]]:
    """Return the mentions without those whose only capital is that of a sentence's start."""
    small = {t.lower for s in sentences for t in s.tokens if t.text[:1].islower() and len(t.text) > 2}
    kept = []
    for sentence, mention in found:
        first = sentence.tokens[mention.start]
        lone = mention.end - mention.start == 1 and not first.entity and not mention.name.kind
        if not (lone and (first.lower in small or (first.tag == "NNPS" and mention.start == 0))):
            kept.append((sentence, mention))
    return kept


def known_names(
    sentence: Sentence, known: dict[str, Entity], taken: Sequence[tuple[NameMention, Entity]]
) -> list[NameMention]:
    """Return names known from the rest of the document where the capitals alone would not show them."""
    found: list[NameMention] = []
    tokens = sentence.tokens
    covered = {i for mention, _ in taken for i in range(mention.start, mention.end)}
    at = 0
    while at < len(tokens):
        if at not in covered and tokens[at].text[:1].isupper():
            for end in range(min(at + 5, len(tokens)), at, -1):
                text = " ".join(t.text for t in tokens[at:end])
                key = name_key(text)
                if key in known and tokens[end - 1].text[:1].isupper() and not covered & set(range(at, end)):
                    found.append(NameMention(at, end, Name(key, text, known[key].name.kind)))
                    at = end - 1
                    break
        at += 1
    return found


def merged(found: Iterable[tuple[Sentence, NameMention]]) -> tuple[Entity, ...]:
    """Join mentions to parties: the longest names first, a shorter one where exactly one of them fits."""
    forms: dict[str, Counter[tuple[str, Kind]]] = {}
    order: dict[str, int] = {}
    for n, (_, mention) in enumerate(found):
        forms.setdefault(mention.name.key, Counter())[(mention.name.text, mention.name.kind)] += 1
        order.setdefault(mention.name.key, n)
    entities: list[Entity] = []
    for key in sorted(forms, key=lambda k: (-len(k.split()), order[k])):
        name = best(key, forms[key])
        fitting = [e for e in entities if alias(e, name)]
        if len(fitting) == 1:
            entity = fitting[0]
            entity.keys.add(key)
            if not entity.name.kind and name.kind:
                entity.name = Name(entity.name.key, entity.name.text, name.kind)
        else:
            entities.append(Entity(name, keys={key}))
    return tuple(sorted(entities, key=lambda e: order[e.name.key]))


def best(key: str, forms: Counter[tuple[str, Kind]]) -> Name:
    """Return the name of a key: its commonest spelling, and the kind that most of its mentions have."""
    kinds: Counter[Kind] = Counter()
    for (_, kind), count in forms.items():
        if kind:
            kinds[kind] += count
    text = min(forms, key=lambda form: (-forms[form], form))[0]
    label: Kind = min(kinds, key=lambda k: (-kinds[k], k)) if kinds else ""
    return Name(key, text, label)


def alias(entity: Entity, name: Name) -> bool:
    """Whether, inside one document, ``name`` is a shorter form of the name of ``entity``."""
    full = entity.name
    if same_name(full, name):
        return True
    words, other = full.key.split(), name.key.split()
    if len(other) >= len(words) or "LOC" in (full.kind, name.kind):
        return False
    if full.kind in ("", "PER") and name.kind in ("", "PER") and len(words) < 4 and len(other) == 1:
        return words[-1] == other[0]
    return (
        full.kind in ("", "ORG")
        and name.kind in ("", "ORG")
        and same_name(Name(full.key, full.text, "ORG"), Name(name.key, name.text, "ORG"))
    )


def describe(entity: Entity, sentence: Sentence, mention: NameMention) -> None:
    """Add what the words around a mention call the party: a noun before it, an apposition, a copula."""
    tokens, lists = sentence.tokens, name_words()
    nouns: list[Token] = []
    ahead = tokens[mention.start - 1] if mention.start else None
    if (
        ahead is not None
        and ahead.pos == "NOUN"
        and (
            mention.start <= ahead.head < mention.end
            or any(t.head == ahead.i for t in tokens[mention.start : mention.end])
        )
    ):
        nouns.append(ahead)
    for i in range(mention.start, mention.end):
        nouns.extend(
            tokens[c] for c in sentence.children[i] if tokens[c].dep == "appos" and tokens[c].pos == "NOUN"
        )
        above = tokens[tokens[i].head]
        if (
            tokens[i].dep in ("appos", "flat", "nmod:desc")
            and above.pos == "NOUN"
            and above.i < mention.start
        ):
            nouns.append(above)
        if tokens[i].dep == "nsubj" and above.pos == "NOUN" and sentence.child(above.i, "cop") is not None:
            nouns.append(above)
    for noun in nouns:
        entity.descriptors.add(noun.lemma)
    for noun in nouns:
        if noun.lemma in lists.class_of:
            entity.classes.add(lists.class_of[noun.lemma])
        entity.finer.update(lists.finer_of.get(noun.lemma, ()))
    said = [word for word in mention.name.key.split() if word in lists.named_class]
    if said:
        entity.classes.add(lists.named_class[said[-1]])
        entity.finer.update(lists.finer_of.get(said[-1], ()))
    first = tokens[mention.start].lower.rstrip(".")
    entity.gender = {"mr": "he", "sir": "he", "mrs": "she", "ms": "she", "miss": "she", "dame": "she"}.get(
        first, entity.gender
    )


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
    own = [e for e in found.entities if noun in e.descriptors]
    finer = lists.finer_of.get(noun, frozenset())
    fitting = own or [e for e in found.entities if fits(e, group, finer)]
    fitting = [e for e in fitting if e.name.kind != "LOC"]
    if group is None and (not own or any(e.name.kind != "PER" for e in own)):
        return own[0] if len(own) == 1 and near(own[0], sentence.index) else None
    return one(fitting, sentence.index)


def fits(entity: Entity, group: str | None, finer: frozenset[str]) -> bool:
    """Whether a party can be meant by a noun of a class; a finer noun wants the same, or nothing known."""
    if group is None or entity.name.kind in ("PER", "LOC"):
        return False
    if finer:
        return bool(finer & entity.finer)
    if group in entity.classes:
        return True
    proper = entity.name.kind == "ORG" and not entity.name.text.isupper()
    return (
        group == "company" and not entity.classes and proper and entity.salient and len(entity.mentions) > 1
    )


def one(fitting: Sequence[Entity], index: int) -> Entity | None:
    """Return the only fitting party, or the only one just spoken of; None where two could be meant."""
    before = [e for e in fitting if e.mentions and e.mentions[0][0] <= index]
    if len(before) == 1:
        return before[0] if before[0].salient or near(before[0], index) else None
    close = [e for e in before if last(e, index) >= index - 1]
    return close[0] if len(close) == 1 and close[0].salient else None


def last(entity: Entity, index: int) -> int:
    """Return the last sentence up to ``index`` that names the party, -1 for none."""
    return max((s for s, _, _ in entity.mentions if s <= index), default=-1)


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
