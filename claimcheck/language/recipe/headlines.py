"""Headlines with their trees, made from the templates of ``headlines.toml``.

They say nothing true and often nothing sensible; they teach that "recalls" after a name is a verb.
"""

from __future__ import annotations

import functools
import random
import tomllib
from dataclasses import dataclass
from importlib import resources

from claimcheck.language.recipe.treebank import Gold
from claimcheck.language.recipe.vary import Pool

KINDS = {
    "verbs": ("VERB", "VBZ", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"),
    "moves": ("VERB", "VBZ", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"),
    "move": ("VERB", "VBP", "Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin"),
    "bare": ("VERB", "VB", "VerbForm=Inf"),
    "doing": ("VERB", "VBG", "VerbForm=Ger"),
    "done": ("VERB", "VBN", "Tense=Past|VerbForm=Part"),
    "things": ("NOUN", "NNS", "Number=Plur"),
    "nouns": ("NOUN", "NNS", "Number=Plur"),
    "persons": ("NOUN", "NNS", "Number=Plur"),
    "adj": ("ADJ", "JJ", "Degree=Pos"),
}
NOUN = ("NOUN", "NN", "Number=Sing")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a phrase; ``head`` is its place in the phrase, its own for the phrase's head.

    The lemma and the morphology are "" where only a treebank could tell.
    """

    text: str
    pos: str
    tag: str
    head: int
    dep: str = ""
    morph: str = ""
    name: str = "O"
    space: bool = True


@functools.cache
def lists() -> dict[str, list[str]]:
    """Return the templates and the word lists."""
    text = (
        resources.files("claimcheck.language.recipe").joinpath("headlines.toml").read_text(encoding="utf-8")
    )
    return {
        key: value if isinstance(value, list) else value.split() for key, value in tomllib.loads(text).items()
    }


def make(number: int, dice: random.Random, pool: Pool) -> list[Gold]:
    """Return ``number`` sentences, each a paragraph, with names out of ``pool``."""
    return [_sentence(dice.choice(lists()["templates"]), f"headline-{n}", dice, pool) for n in range(number)]


def _sentence(template: str, key: str, dice: random.Random, pool: Pool) -> Gold:
    items = [item.rsplit(">", 1) for item in template.split(" ")]
    parts = [
        (what.split(":", 1) if what[0] != ":" else what.rsplit(":", 1), int(head)) for what, head in items
    ]
    phrases = [_phrase(what[0], dice, pool) for what, _ in parts]
    starts = [sum(len(phrase) for phrase in phrases[:n]) for n in range(len(phrases))]
    tops = [start + _top(phrase) for start, phrase in zip(starts, phrases, strict=True)]
    words = [word for phrase in phrases for word in phrase]
    heads, deps = [], []
    for (what, head), phrase, start, top in zip(parts, phrases, starts, tops, strict=True):
        for at, word in enumerate(phrase):
            own = start + at == top
            heads.append((tops[head - 1] if head else top) if own else start + word.head)
            deps.append(("ROOT" if what[1] == "root" else what[1]) if own else word.dep)
    glued = {at for at, word in enumerate(words[1:]) if word.text in {",", ";", "."}}
    texts = [word.text for word in words]
    texts[0] = texts[0][:1].upper() + texts[0][1:]
    return Gold(
        words=tuple(texts),
        spaces=tuple(word.space and at not in glued for at, word in enumerate(words)),
        lemmas=("",) * len(words),
        pos=tuple(word.pos for word in words),
        tags=tuple(word.tag for word in words),
        morphs=tuple(word.morph for word in words),
        heads=tuple(heads),
        deps=tuple(deps),
        names=tuple(word.name for word in words),
        id=key,
        paragraph=True,
    )


def _top(phrase: list[Word]) -> int:
    return next(at for at, word in enumerate(phrase) if word.head == at)


def _phrase(what: str, dice: random.Random, pool: Pool) -> list[Word]:
    if "/" in what:
        text, pos, tag, _ = what.split("/", 3) if what[0] != "/" else ("/", "PUNCT", ",", "/")
        return [Word(text, pos, tag, 0)]
    if what[0] != "{":
        return [_word(what, dice)]
    return {
        "{who}": _who,
        "{what}": _what,
        "{count}": _count,
        "{event}": _event,
        "{place}": lambda d, p: _name("LOC", d, p),
        "{person}": lambda d, p: _name("PER", d, p),
        "{org}": lambda d, p: _name("ORG", d, p),
        "{number}": lambda d, p: [_number(d)],
        "{figure}": lambda d, p: [Word(_digits(d), "NUM", "CD", 0, morph="NumForm=Digit|NumType=Card")],
        "{money}": _money,
        "{percent}": _percent,
    }[what](dice, pool)


def _word(what: str, dice: random.Random) -> Word:
    pos, tag, morph = KINDS.get(what, NOUN)
    return Word(dice.choice(lists()[what]), pos, tag, 0, morph=morph)


def _chain(words: list[Word], deps: list[str]) -> list[Word]:
    """Return the words as one phrase: the last is the head, the others hang from it."""
    last = len(words) - 1
    return [
        Word(w.text, w.pos, w.tag, last, dep, w.morph, w.name, w.space)
        for w, dep in zip(words, [*deps, ""], strict=True)
    ]


def _name(kind: str, dice: random.Random, pool: Pool) -> list[Word]:
    size = dice.choice((1, 2)) if kind != "LOC" else dice.choice((1, 1, 1, 2))
    texts = dice.choice(pool[kind, size])
    names = [f"B-{kind}", f"I-{kind}"][:size]
    words = [
        Word(t, "PROPN", "NNP", 0, morph="Number=Sing", name=n) for t, n in zip(texts, names, strict=True)
    ]
    if kind == "PER":
        return [
            Word(w.text, w.pos, w.tag, 0, "flat" if at else "", w.morph, w.name) for at, w in enumerate(words)
        ]
    return _chain(words, ["compound"] * (size - 1))


def _who(dice: random.Random, pool: Pool) -> list[Word]:
    throw = dice.random()
    if throw < 0.3:
        return _name("ORG", dice, pool)
    if throw < 0.4:
        return _name("PER", dice, pool)
    if throw < 0.5:
        return _chain([_name("LOC", dice, pool)[0], _word("role", dice)], ["compound"])
    if throw < 0.6:
        return _chain([_word("adj", dice), _word("role", dice)], ["amod"])
    return [_word("role", dice)]


def _what(dice: random.Random, pool: Pool) -> list[Word]:
    throw = dice.random()
    if throw < 0.3:
        return [_word("noun", dice)]
    if throw < 0.5:
        return [_word("nouns", dice)]
    if throw < 0.65:
        return _chain([_word("adj", dice), _word("noun", dice)], ["amod"])
    if throw < 0.85:
        return _chain([_word("noun", dice), _word("noun", dice)], ["compound"])
    return _chain([_word("adj", dice), _word("noun", dice), _word("nouns", dice)], ["amod", "compound"])


def _count(dice: random.Random, pool: Pool) -> list[Word]:
    number = Word(_digits(dice), "NUM", "CD", 0, morph="NumForm=Digit|NumType=Card")
    return _chain([number if dice.random() < 0.8 else _number(dice), _word("nouns", dice)], ["nummod"])


def _event(dice: random.Random, pool: Pool) -> list[Word]:
    event = _word("events", dice)
    first = _word("scenes", dice) if dice.random() < 0.6 else _name("LOC", dice, pool)[0]
    return _chain([first, event], ["compound"]) if dice.random() < 0.7 else [event]


def _digits(dice: random.Random) -> str:
    return f"{dice.choice((dice.randint(2, 99), dice.randint(100, 9999), dice.randint(10, 990) * 100)):,}"


def _number(dice: random.Random) -> Word:
    text = dice.choice(lists()["figures"])
    if text[-1] == "s":
        return Word(text, "NOUN", "NNS", 0, morph="Number=Plur")
    return Word(text, "NUM", "CD", 0, morph="NumForm=Word|NumType=Card")


def _money(dice: random.Random, pool: Pool) -> list[Word]:
    sign = Word(dice.choice(("$", "$", "\u00a3", "\u20ac", "US$", "A$")), "SYM", "$", 0, space=False)
    amount = dice.choice((str(dice.randint(2, 900)), f"{dice.uniform(1, 99):.1f}"))
    unit = dice.choice(("m", "bn", "million", "billion", "M"))
    number = Word(amount, "NUM", "CD", 2, "compound", "NumForm=Digit|NumType=Card", space=len(unit) > 2)
    return [sign, number, Word(unit, "NUM", "CD", 0, "nummod", "NumForm=Word|NumType=Card")]


def _percent(dice: random.Random, pool: Pool) -> list[Word]:
    number = Word(
        str(dice.randint(1, 80)), "NUM", "CD", 1, "nummod", "NumForm=Digit|NumType=Card", space=False
    )
    return [number, Word("%", "SYM", "NN", 1, morph="Number=Sing")]
