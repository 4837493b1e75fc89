"""Names in a sentence: runs of proper nouns, with the kind that the pipeline or their shape gives."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from claimcheck.language import lexicon
from claimcheck.model import Name, Sentence, Token
from claimcheck.values.names_keys import leading, name_key
from claimcheck.values.names_words import name_words

Kind = Literal["PER", "ORG", "LOC", ""]
APOSTROPHES = frozenset({"'s", "\u2019s", "'", "\u2019"})
INSIDE = frozenset({"in", "near", "across", "outside", "throughout"})


@dataclass(frozen=True, slots=True)
class NameMention:
    """A name where it stands: ``tokens[start:end]`` of its sentence, titles and all."""

    start: int
    end: int
    name: Name


def find_names(sentence: Sentence) -> list[NameMention]:
    """Return the names in ``sentence``, in order; weekdays, months and bare titles are none.

    In a headline that capitalises every word only what shows itself a name by more than its capital counts.
    """
    found: list[NameMention] = []
    tokens = sentence.tokens
    at = 0
    loud = capitalised(sentence)
    shown = [bool(token.entity) or token.text[:1].isupper() for token in tokens]
    if not any(shown):
        return found
    bare = [
        seen and (nameish(token) or (not loud and large(sentence, token.i)))
        for seen, token in zip(shown, tokens, strict=True)
    ]
    for token in tokens[:1]:
        bare[0] = bare[0] or (bare[1:2] == [True] and opens(token))
    while at < len(tokens):
        if not bare[at] or (tokens[at].pos == "ADJ" and not (at + 1 < len(tokens) and bare[at + 1])):
            at += 1
            continue
        end = run_end(sentence, at, bare)
        while (
            at
            and tokens[at - 1].text[:1].isupper()
            and tokens[at - 1].lower.rstrip(".") in name_words().titles
        ):
            at -= 1
        found.extend(mentions(sentence, at, end, loud))
        at = end
    return found


def nameish(token: Token) -> bool:
    """Whether a token can be part of a name on its own."""
    if not token.text[:1].isupper() and not (token.entity and token.text[:1].isalnum()):
        return False
    if token.pos != "PROPN" and not token.tag.startswith("NNP") and not token.entity:
        return False
    return token.lower.rstrip(".") not in name_words().calendar or token.entity == "PER"


def opens(token: Token) -> bool:
    """Whether the first word of a sentence belongs to the name right after it."""
    if token.text.isupper():
        return len(token.text) > 2
    common = token.lower in name_words().titles or token.lower in name_words().openers
    joined = token.dep in ("compound", "flat", "nmod:desc") and token.pos in ("NOUN", "X")
    return token.text[:1].isupper() and joined and not common and token.tag not in ("NNS", "NNPS")


def large(sentence: Sentence, at: int) -> bool:
    """Whether a word that the tagger takes for a common one stands large where only a name would."""
    token = sentence.tokens[at]
    if not token.text[:1].isupper() or token.pos not in ("NOUN", "X", "VERB", "ADJ", "ADV", "ADP"):
        return False
    if at == 0 or initial(sentence, at) or token.lower.rstrip(".") in name_words().calendar:
        return False
    return token.text.isalpha() and lexicon.demonym(token.text) is None


def capitalised(sentence: Sentence) -> bool:
    """Whether the sentence writes every longer word with a capital, as headlines do.

    A sentence of the body that ends in a full stop does not, however many names it has: "The master was
    Captain Idris Mallory."
    """
    if (
        sentence.role not in ("headline", "heading")
        and sentence.tokens[-1:]
        and sentence.tokens[-1].text == "."
    ):
        return False
    words = [t.text for t in sentence.tokens[1:60] if t.text.isalpha() and len(t.text) > 3]
    return len(words) >= 3 and sum(word[0].isupper() for word in words) >= 0.75 * len(words)


def run_end(sentence: Sentence, at: int, bare: Sequence[bool]) -> int:
    """Return where the name that starts at token ``at`` ends."""
    tokens, lists = sentence.tokens, name_words()
    end = at + 1
    while end < len(tokens):
        token, last = tokens[end], tokens[end - 1]
        after = tokens[end + 1] if end + 1 < len(tokens) else None
        word, before = token.lower, last.lower.rstrip(".")
        if bare[end]:
            if last.entity and token.entity and last.entity != token.entity:
                break
            end += 1
        elif token.pos == "NUM" and token.text.isdecimal() and before in lists.numbered:
            end += 1
        elif after is None or not bare[end + 1]:
            if word in ("of", "for") and before in lists.heads and after is not None and after.lower == "the":
                beyond = tokens[end + 2] if end + 2 < len(tokens) else None
                if beyond is not None and bare[end + 2]:
                    end += 3
                    continue
            break
        elif word in lists.particles or word == "&" or glued(last, token, after) or joins(sentence, at, end):
            end += 2
        else:
            break
    return end


def glued(last: Token, token: Token, after: Token) -> bool:
    """Whether a hyphen joins two parts of a name without a space."""
    return token.lower in ("-", "\u2013", "/") and last.end == token.start and token.end == after.start


def joins(sentence: Sentence, at: int, end: int) -> bool:
    """Whether the word at ``end`` joins two parts of a name ("Ministry of Health", "St Odran's Hospital")."""
    tokens, lists = sentence.tokens, name_words()
    token, last, after = tokens[end], tokens[end - 1].lower.rstrip("."), tokens[end + 1].lower
    if token.lower in ("of", "for"):
        return last in lists.heads
    if token.text in APOSTROPHES and token.pos in ("PART", "PUNCT"):
        return after in lists.tails or after in lists.places
    if token.lower == "and":
        return tokens[at].lower in lists.heads and any(t.lower == "of" for t in tokens[at:end])
    return False


def mentions(sentence: Sentence, at: int, end: int, loud: bool) -> Iterator[NameMention]:
    """Yield the name of a run of tokens, if it is one."""
    tokens, lists = sentence.tokens, name_words()
    while end > at and tokens[end - 1].text in APOSTROPHES:
        end -= 1
    while end - at > 1 and tokens[at].lower in lists.openers and tokens[at].lower not in lists.before:
        at += 1
    words = [token.lower.rstrip(".") for token in tokens[at:end]]
    skip = leading(words)
    if end == at or (end - at == 1 and words[0] in lists.openers and not tokens[at].entity):
        return
    if all(word in lists.titles or word in lists.calendar for word in words):
        return
    if loud and not tokens[at].entity:
        if skip:
            end = min(end, at + skip + 1)
        elif words[-1] not in lists.tails and not (tokens[at].text.isupper() and not sentence.text.isupper()):
            return
    if end - at == 1 and initial(sentence, at) and common(tokens[at]):
        return
    first, last = tokens[at], tokens[end - 1]
    text = " ".join(sentence.text[first.start - sentence.start : last.end - sentence.start].split())
    key = name_key(text)
    if key and any(c.isalpha() for c in key):
        yield NameMention(at, end, Name(key, text, kind(sentence, at, end, skip)))


def initial(sentence: Sentence, at: int) -> bool:
    """Whether token ``at`` opens the sentence, a quotation, or what follows a colon or bracket."""
    return at == 0 or sentence.tokens[at - 1].text in (
        "\u201c",
        '"',
        ":",
        "(",
        "-",
        "\u2014",
        "\u2022",
        "*",
        "\u2013",
        "``",
        "[",
    )


def common(token: Token) -> bool:
    """Whether a capital at the start of a sentence is likely its only reason to look like a name."""
    if token.entity:
        return False
    if any(lexicon.entry(form).senses for form in (token.lower, token.lemma)):
        return True
    return token.pos != "PROPN" or token.dep in ("amod", "advmod", "discourse", "mark", "det", "case")


def kind(sentence: Sentence, at: int, end: int, skip: int) -> Kind:
    """Return the kind of a name: the pipeline's, else what its words and its neighbours make of it."""
    tokens, lists = sentence.tokens, name_words()
    labels = [token.entity for token in tokens[at + skip : end] if token.entity]
    options: tuple[Kind, ...] = ("PER", "ORG", "LOC")
    for label in options:
        if labels and labels.count(label) * 2 > len(labels):
            return label
    words = [token.lower.rstrip(".") for token in tokens[at:end]]
    before = tokens[at - 1].lower if at else ""
    if skip:
        return "PER"
    written = sentence.text[tokens[at].start - sentence.start : tokens[end - 1].end - sentence.start]
    if written in homelands() or (len(words) == 1 and words[0].replace(".", "") in lists.initials):
        return "LOC"
    if words[-1] in lists.tails or (words[0] in lists.heads and "of" in words[:2]) or "&" in words:
        return "ORG"
    if words[-1] in lists.places or (len(words) > 1 and words[0] in lists.before):
        return "LOC"
    if (
        tokens[at].text.isupper()
        and len(tokens[at].text) < 7
        and end - at == 1
        and not sentence.text.isupper()
    ):
        return "ORG"
    return around(sentence, at, end, before)


@functools.cache
def homelands() -> frozenset[str]:
    """Return the places that have a word for their people: countries, states and the larger cities."""
    return frozenset(lexicon.tables().demonyms.values())


def is_role(noun: str) -> bool:
    """Whether a noun before or after a name makes its bearer a person."""
    lists = name_words()
    return noun in lists.roles or (noun not in lists.class_of and lexicon.noun_class(noun) == "person")


def around(sentence: Sentence, at: int, end: int, before: str) -> Kind:
    """Return the kind that the words around a name suggest, "" when they say nothing."""
    tokens = sentence.tokens
    after = tokens[end] if end < len(tokens) else None
    beyond = tokens[end + 1] if end + 1 < len(tokens) else None
    plural = 1 < end - at < 4 and all(t.text[:1].isupper() and not t.text.isupper() for t in tokens[at:end])
    if is_role(before) and end - at < 4:
        return "PER"
    if after is not None and after.text == "," and beyond is not None:
        if beyond.pos == "NUM" and beyond.text.isdecimal() and len(beyond.text) == 2 and plural:
            return "PER"
        near = tokens[end + 1 : end + 6]
        stop = next((n for n, t in enumerate(near) if t.pos in ("VERB", "AUX", "PUNCT")), len(near))
        if plural and any(is_role(t.lemma) for t in near[:stop]):
            return "PER"
    if after is not None and after.text == "," and beyond is not None and beyond.lower == "who":
        return "PER"
    if before in INSIDE and end - at == 1:
        return "LOC"
    if (
        at == 0
        and after is not None
        and after.text in ("-", "\u2014", "\u2013")
        and tokens[at].text.isupper()
    ):
        return "LOC"
    return ""
