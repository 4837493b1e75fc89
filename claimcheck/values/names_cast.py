"""The cast of a document: its named parties with their aliases and descriptions, and who is meant by what.

Resolution is silent where the text does not make it plain: "the company" is one of the document's companies
only when a single one fits, and "it" is the subject before it only when nothing else could be.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from claimcheck.model import Name, Sentence, Token
from claimcheck.values.names_keys import initials, name_key, same_name
from claimcheck.values.names_meant import apposed, described, person, pronoun
from claimcheck.values.names_spans import Kind, NameMention, find_names
from claimcheck.values.names_words import name_words


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
    """The parties of a document, and where each is mentioned by name.

    ``called`` lists them by what they can be called: "noun:airline", "class:company", "finer:bank".
    ``written`` are the names of each sentence as they stand in it.
    """

    sentences: dict[int, Sentence]
    entities: tuple[Entity, ...]
    at: dict[int, tuple[tuple[NameMention, Entity], ...]]
    called: dict[str, tuple[Entity, ...]] = field(default_factory=dict)
    written: dict[int, tuple[NameMention, ...]] = field(default_factory=dict)

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
    written = {s.index: tuple(find_names(s)) for s in sentences}
    found = believed([(s, m) for s in sentences for m in written[s.index]], sentences)
    entities = merged(found)
    by_key = {key: entity for entity in entities for key in sorted(entity.keys)}
    known = {**shorts(entities), **by_key}
    first = frozenset(key.partition(" ")[0] for key in known)
    at: dict[int, list[tuple[NameMention, Entity]]] = {}
    for sentence, mention in found:
        entity = by_key[mention.name.key]
        entity.mentions.append((sentence.index, mention.start, mention.end))
        at.setdefault(sentence.index, []).append((mention, entity))
        describe(entity, sentence, mention)
    for sentence in sentences:
        for mention in known_names(sentence, known, first, at.get(sentence.index, [])):
            entity = known[mention.name.key]
            entity.mentions.append((sentence.index, mention.start, mention.end))
            at.setdefault(sentence.index, []).append((mention, entity))
    for index in at:
        at[index].sort(key=lambda pair: pair[0].start)
    for entity in entities:
        settle(entity)
    opening = {s.index for s in sentences if s.role == "headline" or s.paragraph <= 1}
    for entity in entities:
        entity.mentions.sort()
        entity.salient = any(index in opening for index, _, _ in entity.mentions) or len(entity.mentions) > 2
    made = Cast(
        {s.index: s for s in sentences},
        entities,
        {n: tuple(ms) for n, ms in at.items()},
        callings(entities),
        written,
    )
    genders(made, sentences)
    return made


def callings(entities: Sequence[Entity]) -> dict[str, tuple[Entity, ...]]:
    """Return the parties by the nouns and classes that they answer to."""
    found: dict[str, list[Entity]] = {}
    for entity in entities:
        if entity.name.kind == "LOC":
            continue
        names = [f"noun:{noun}" for noun in entity.descriptors]
        if entity.name.kind != "PER":
            names += [f"class:{group}" for group in entity.classes] + [f"finer:{one}" for one in entity.finer]
        if entity.name.kind == "ORG" and not entity.classes and not entity.name.text.isupper():
            names += ["class:company"] if entity.salient and len(entity.mentions) > 1 else []
        for name in names:
            found.setdefault(name, []).append(entity)
    return {name: tuple(bearers) for name, bearers in found.items()}


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


def shorts(entities: Sequence[Entity]) -> dict[str, Entity]:
    """Return the first words by which an organisation of several words may be called, where only one fits."""
    lists = name_words()
    found: dict[str, list[Entity]] = {}
    for entity in entities:
        words = entity.name.key.split()
        if entity.name.kind == "ORG" and len(words) > 1 and len(words[0]) > 3:
            found.setdefault(words[0], []).append(entity)
    wordy = lists.tails | lists.before | lists.heads | lists.openers
    return {word: all_[0] for word, all_ in found.items() if len(all_) == 1 and word not in wordy}


def known_names(
    sentence: Sentence,
    known: dict[str, Entity],
    first: frozenset[str],
    taken: Sequence[tuple[NameMention, Entity]],
) -> list[NameMention]:
    """Return names known from the rest of the document where the capitals alone would not show them."""
    found: list[NameMention] = []
    tokens = sentence.tokens
    covered = {i for mention, _ in taken for i in range(mention.start, mention.end)}
    at = 0
    while at < len(tokens):
        if at not in covered and tokens[at].text[:1].isupper() and tokens[at].lower in first:
            for end in range(min(at + 5, len(tokens)), at, -1):
                text = " ".join(t.text for t in tokens[at:end])
                key = name_key(text)
                if end - at == 1 and tokens[at].dep not in ("nsubj", "nsubj:pass", "nmod:poss"):
                    continue
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
    by_word: dict[str, list[Entity]] = {}
    for key in sorted(forms, key=lambda k: (-len(k.split()), order[k])):
        name = best(key, forms[key])
        words = key.split()
        near = {id(e): e for word in (words[0], words[-1]) for e in by_word.get(word, ())}
        fitting = [e for e in near.values() if same_name(e.name, name)]
        if len(fitting) == 1:
            entity = fitting[0]
            entity.keys.add(key)
            if not entity.name.kind and name.kind:
                entity.name = Name(entity.name.key, entity.name.text, name.kind)
        else:
            entities.append(Entity(name, keys={key}))
            for word in {*words, "".join(word[0] for word in words), initials(words)}:
                by_word.setdefault(word, []).append(entities[-1])
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
    word = mention.name.key.partition(" of ")[0].split()[-1]
    if word in lists.named_class and entity.name.kind != "PER":
        entity.classes.add(lists.named_class[word])
        entity.finer.update(lists.finer_of.get(word, ()))
    first = tokens[mention.start].lower.rstrip(".")
    entity.gender = {"mr": "he", "sir": "he", "mrs": "she", "ms": "she", "miss": "she", "dame": "she"}.get(
        first, entity.gender
    )
