"""Lemmas that the lemmatizer has spoilt, mended by the lexicon: "denie" is "deny", "fitte" is "fit".

The trained lemmatizer edits the end of a word, and of a word that it has not seen it may leave what is no
word: of 35,000 words of the story sets 166 ("paus", "recalle", "shelfe", "clim"). A lemma that the lexicon
does not hold gives way to the first regular or irregular base form that it does hold.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from claimcheck import wordlists
from claimcheck.language import lexicon

# Endings of an inflected form and what may stand in their place, the likeliest first.
VERB = (
    ("ies", ("y", "ie")), ("ied", ("y", "ie")), ("es", ("e", "")), ("ed", ("e", "")), ("ing", ("e", "")),
    ("s", ("",)), ("en", ("e", "")),
)  # fmt: skip
NOUN = (("ies", ("y", "ie")), ("ves", ("f", "fe", "ve")), ("es", ("e", "")), ("s", ("",)))
ADJ = (("iest", ("y",)), ("ier", ("y",)), ("est", ("e", "")), ("er", ("e", "")))
ENDINGS = {"VERB": VERB, "NOUN": NOUN, "ADJ": ADJ}
PART = {"VERB": "v", "NOUN": "n", "ADJ": "a"}
VOWELS = frozenset("aeiou")
# Verbs of one syllable that double their last consonant before "ed" and "ing".
DOUBLING = re.compile("[^aeiou]*[aeiou][^aeiouwxy]")


@functools.cache
def irregular() -> dict[str, str]:
    """Return the base forms of irregular verbs by form, from ``lemmas.toml``."""
    found: dict[str, str] = wordlists.table("claimcheck.language", "lemmas.toml")["verb"]
    return found


@functools.lru_cache(maxsize=65536)
def mended(lemma: str, form: str, pos: str) -> str:
    """Return ``lemma``, or the base form of ``form`` where the lexicon holds that and not the lemma."""
    if pos not in ENDINGS or not form.isascii() or not form.isalpha():
        return lemma
    if pos == "VERB" and cut_short(lemma, form):
        return f"{lemma}e"
    if lexicon.entry(lemma).senses:
        return lemma
    known = irregular().get(form) if pos == "VERB" else None
    if known is not None:
        return known
    return next((base for base in bases(form, pos) if held(base, pos)), lemma)


def cut_short(lemma: str, form: str) -> bool:
    """Whether a verb's lemma lacks its last letter: "fined" is of "fine", since of "fin" it were "finned"."""
    written = form in (f"{lemma}ed", f"{lemma}ing")
    return written and DOUBLING.fullmatch(lemma) is not None and held(f"{lemma}e", "VERB")


def bases(form: str, pos: str) -> Iterator[str]:
    """Yield what the base of an inflected form may be; a doubled consonant is tried single first."""
    for ending, instead in ENDINGS[pos]:
        stem = form.removesuffix(ending)
        if stem == form or len(stem) < 2:
            continue
        if ending not in ("s", "es", "ies", "ves") and stem[-1] == stem[-2] and stem[-1] not in VOWELS:
            yield stem[:-1]
        for end in instead:
            yield stem + end


def held(base: str, pos: str) -> bool:
    """Whether the lexicon holds a word as that part of speech."""
    return any(sense[0] == PART[pos] for sense in lexicon.entry(base).senses)
