"""Plain text for the teachers to annotate: free news, our own story sets, speeches, the examples of WordNet.

Everything is read from DATA as language/README.md lays it out; what is missing is left out. Sentences are
parted by a pipeline that exists already, and words get their lemmas from the treebanks' own where a form has
one, else from that pipeline, mended by the lexicon.
"""

from __future__ import annotations

import html
import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import spacy
from spacy.tokens import Token

from claimcheck.language.lemmas import mended
from claimcheck.language.recipe import tokenizer, wordnet
from claimcheck.language.recipe.treebank import Gold

# Of WordNet's examples, those that are sentences: with a capital or a pronoun in front, and some length.
SENTENCE = re.compile(r"(?:[A-Z]|(?:he|she|they|we|you|the|this|it|his|her|my|i|our) )[^\"`]{16,200}")
LONGEST, SHORTEST = 80, 2
# Of a collection of like texts (the sections of an almanac) no more than this many words.
WORDS = 220_000
# Words in a string of a JSON file for it to be prose and not a heading or a figure.
PROSE = 25
Lemmas = dict[tuple[str, str], str]


def paragraphs(data: Path, sets: Path | None) -> Iterator[str]:
    """Yield the paragraphs of all plain texts: those in DATA, and the story sets of this project."""
    for path in sorted((data / "meantime").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            # Made plain by a program: one sentence a line, so a few lines make a paragraph.
            rows = [row.strip() for row in json.loads(line)["text"].split("\n") if row.strip()]
            for at in range(0, len(rows), 3):
                yield " ".join(rows[at : at + 3])
    if sets is not None:
        yield from stories(sets)
    for folder in sorted((data / "plain").glob("*")):
        yield from limited(collection(folder))
    if (data / "wordnet").exists():
        yield from examples(data)


def stories(sets: Path) -> Iterator[str]:
    """Yield the paragraphs of the story sets, but for those that are kept sealed."""
    sealed = tomllib.loads((sets / "split.toml").read_text(encoding="utf-8")).get("sealed", [])
    for path in sorted(sets.rglob("*")):
        inside = path.relative_to(sets).parts
        if len(inside) > 1 and inside[0] not in sealed and path.suffix in (".md", ".txt"):
            yield from prose(path.read_text(encoding="utf-8"))


def collection(folder: Path) -> Iterator[str]:
    """Yield the paragraphs of a folder of .txt files and of .json files, whose long strings are prose."""
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".txt":
            yield from prose(path.read_text(encoding="utf-8"))
        elif path.suffix == ".json":
            for text in strings(json.loads(path.read_text(encoding="utf-8"))):
                for part in re.split(r"<(?:br|p|li|/p|/li)\b[^>]*>", text):
                    plain = html.unescape(re.sub(r"<[^>]+>", "", part))
                    if len(plain.split()) >= PROSE:
                        yield " ".join(plain.split())


def strings(value: Any) -> Iterator[str]:
    """Yield the strings in a value of JSON, in order."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from strings(part)


def limited(texts: Iterable[str], words: int = WORDS) -> list[str]:
    """Return texts of at most so many words in all, taken evenly over the whole."""
    every = list(dict.fromkeys(texts))
    step = max(1.0, sum(len(text.split()) for text in every) / words)
    return [every[int(at * step)] for at in range(int(len(every) / step))]


def prose(text: str) -> Iterator[str]:
    """Yield the paragraphs of a Markdown or plain text without its marks and its front matter."""
    text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
    for block in re.split(r"\n\s*\n", text):
        for part in re.split(r"\n(?=[-*#>] )", block):
            plain = re.sub(r"^[#>*\s-]+|\*\*|__", "", part)
            plain = " ".join(re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", plain).split())
            if len(plain.split()) > 1:
                yield plain


def examples(data: Path) -> Iterator[str]:
    """Yield the example sentences of WordNet that are its own, each once."""
    synsets, _ = wordnet.read(data)
    found = {text for key in synsets for text in synsets[key].get("example", ()) if isinstance(text, str)}
    for text in sorted(found):
        if SENTENCE.fullmatch(text):
            yield text[:1].upper() + text[1:] + ("" if text[-1] in ".!?" else ".")


def lemmas_of(golds: Iterable[Gold]) -> Lemmas:
    """Return the commonest lemma of each form in lower case with a Penn tag; of names, as written."""
    seen: dict[tuple[str, str], Counter[str]] = {}
    for gold in golds:
        for word, tag, lemma in zip(gold.words, gold.tags, gold.lemmas, strict=True):
            seen.setdefault((word.lower(), tag), Counter())[lemma] += 1
    return {key: min(found, key=lambda one: (-found[one], one)) for key, found in seen.items()}


def lemma(word: str, pos: str, tag: str, guess: str, known: Lemmas) -> str:
    """Return the lemma of a word whose part of speech the teacher has told."""
    if pos == "PROPN":
        return word.removesuffix("s") if tag == "NNPS" and len(word) > 3 else word
    found = known.get((word.lower(), tag))
    if found is not None:
        return found if found[:1].islower() or not word[:1].islower() else found.lower()
    return mended(guess.lower(), word.lower(), pos)


def sentences(texts: Iterable[str], pipeline: Path) -> Iterator[Gold]:
    """Yield the sentences of all texts: words, spaces, a first guess at the lemmas, and nothing else."""
    nlp = spacy.load(pipeline)
    nlp.tokenizer = tokenizer.build(nlp)
    number = 0
    for doc in nlp.pipe(texts, batch_size=128):
        for sent in doc.sents:
            words = [token for token in sent if not token.is_space]
            if SHORTEST <= len(words) < LONGEST:
                yield bare(f"silver-{number:06}", words, paragraph=sent.start == 0)
                number += 1


def bare(key: str, words: Sequence[Token], *, paragraph: bool) -> Gold:
    """Return a sentence that nobody has annotated."""
    none = ("",) * len(words)
    return Gold(
        words=tuple(token.text for token in words),
        spaces=tuple(bool(token.whitespace_) for token in words),
        lemmas=tuple(token.lemma_ or token.text for token in words),
        pos=none,
        tags=none,
        morphs=none,
        heads=tuple(range(len(words))),
        deps=none,
        id=key,
        paragraph=paragraph,
    )
