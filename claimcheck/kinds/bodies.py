"""Of which body a role is, where its sentence does not say so: told by the rest of the article.

"Chief executive Nadine Osgood" is of the company that the article is about, "its chairman" of the body that
"its" means, "the airline's owner" of the airline that was named. So a role carries, behind a mark, the names
that its article is about; roles of two articles that are about nothing in common are two roles.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from claimcheck.language import syntax
from claimcheck.model import ABOUT, POST, ROLE, SEVERAL, Claim, Name, Sentence
from claimcheck.values.names import Cast, Entity, same_name
from claimcheck.values.names_spans import homelands
from claimcheck.values.names_words import name_words

# Of the names of an article so many are kept, the commonest first.
MOST, REST = 12, 24
# How far from a role "its" or "the airline's" may stand.
REACH = 4


def about(cast: Cast) -> tuple[str, ...]:
    """Return the words of the names that an article is about, and behind a mark those that it has besides.

    It is about those that are in its headline or beginning, or told often.
    """
    ranked = sorted(cast.entities, key=lambda e: (-len(e.mentions), e.mentions[:1], e.name.key))
    main = dict.fromkeys(w for e in ranked if e.salient for w in telling(e))
    rest = dict.fromkeys(w for e in ranked if not e.salient for w in telling(e) if w not in main)
    return (*tuple(main)[:MOST], ABOUT, *tuple(rest)[:REST])


def telling(entity: Entity) -> list[str]:
    """Return the words of a name that tell whose it is: "harcastle" of "Harcastle Stores Ltd"."""
    if entity.name.text in homelands():
        return []
    keys = [key.replace("-", " ").split() for key in sorted(entity.keys)]
    # Given names are shared by people of many stories.
    said = [w for key in keys for w in (key[-1:] if entity.name.kind == "PER" else key)]
    return [w for w in dict.fromkeys(said) if len(w) > 2 and w not in dull()]


@functools.cache
def dull() -> frozenset[str]:
    """Return the words of names that do not tell one body from another."""
    lists = name_words()
    return lists.tails | lists.heads | lists.places | lists.before | lists.forms | lists.titles


def of(held: Sequence[str], cast: Cast, sentence: Sentence, at: int, told: Iterable[str]) -> tuple[str, ...]:
    """Return what a role is of, with whom "its" or "the airline's" means, and what the article is about."""
    kept = list(held)
    for i in range(max(at - REACH, 0), min(at + REACH, len(sentence.tokens))):
        token = sentence.tokens[i]
        pronoun = token.lower in syntax.POSSESSIVES and i < at
        if not pronoun and not (token.pos == "NOUN" and syntax.plain(token.lemma) in held):
            continue
        entity = cast.entity(sentence.index, i)
        if entity is not None and entity.name.kind != "PER":
            kept = [w for w in kept if not (pronoun and w == "its")]
            kept += telling(entity)
    return (*dict.fromkeys(kept), ABOUT, *told)


def counted(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Yield claims, marked where their article names two holders of the role, or two offices of one."""
    every = list(claims)
    found: dict[tuple[str, ...], list[Name]] = {}
    for claim in every:
        if claim.topic in (ROLE, POST) and isinstance(claim.value, Name) and "former" not in claim.marks:
            known = found.setdefault(matter(claim), [])
            if not any(same_name(claim.value, name) for name in known):
                known.append(claim.value)
    for claim in every:
        several = claim.topic in (ROLE, POST) and len(found.get(matter(claim), ())) > 1
        yield replace(claim, modifiers=(*claim.modifiers, SEVERAL)) if several else claim


def matter(claim: Claim) -> tuple[str, ...]:
    """Return the role of which a claim tells the holder, or the person of whom it tells the office."""
    return (claim.measured,) if claim.topic == ROLE else (claim.measured, claim.modifiers[0])
