"""Plain text for the teacher to parse: free news, our own stories, and the example sentences of WordNet.

    python -m claimcheck.language.recipe.silver DATA PIPELINE > words.jsonl

One JSON line a sentence: id, words, whether a space follows each, whether a paragraph opens. Sentences are
parted by a pipeline that exists already (the first try, or the shipped one).
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import spacy

from claimcheck.language.recipe import tokenizer, wordnet

# Of WordNet's examples, those that are sentences: with a capital or a pronoun in front, and some length.
SENTENCE = re.compile(r"(?:[A-Z]|(?:he|she|they|we|you|the|this|it|his|her) )[^\"`]{24,200}")
LONGEST = 80


def news(data: Path) -> Iterator[str]:
    """Yield the paragraphs of the articles of MEANTIME and of the story sets."""
    with (data / "meantime" / "articles.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            text: str = json.loads(line)["text"]
            # Made plain by a program: one sentence a line, so a few lines make a paragraph.
            rows = [row.strip() for row in text.split("\n") if row.strip()]
            for at in range(0, len(rows), 3):
                yield " ".join(rows[at : at + 3])
    for path in sorted((data / "stories").rglob("*")):
        if path.suffix in (".md", ".txt") and path.name != "README.md":
            yield from prose(path.read_text(encoding="utf-8"))


def prose(text: str) -> Iterator[str]:
    """Yield the paragraphs of a Markdown or plain text without its marks and its front matter."""
    text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
    for block in re.split(r"\n\s*\n", text):
        for part in re.split(r"\n(?=[-*#>] )", block):
            plain = (
                re.sub(r"^[#>*\s-]+|\*\*|__|\[([^\]]*)\]\([^)]*\)", r"\1", part).replace("\n", " ").strip()
            )
            if len(plain.split()) > 1:
                yield plain


def examples(data: Path) -> Iterator[str]:
    """Yield the example sentences of WordNet that are its own."""
    synsets, _ = wordnet.read(data)
    for key in sorted(synsets):
        for text in synsets[key].get("example", ()):
            if isinstance(text, str) and SENTENCE.fullmatch(text):
                yield text[:1].upper() + text[1:] + ("" if text[-1] in ".!?" else ".")


def sentences(data: Path, pipeline: Path) -> Iterator[tuple[str, list[str], list[bool], bool]]:
    """Yield (id, words, spaces, opens a paragraph) for all texts."""
    nlp = spacy.load(pipeline)
    nlp.tokenizer = tokenizer.build(nlp)
    number = 0
    for doc in nlp.pipe([*news(data), *examples(data)], batch_size=128):
        for sent in doc.sents:
            words = [token for token in sent if not token.is_space]
            if 1 < len(words) < LONGEST:
                spaces = [bool(token.whitespace_) for token in words]
                yield f"silver-{number:06}", [token.text for token in words], spaces, sent.start == 0
                number += 1


def main(arguments: list[str]) -> None:
    """Write the sentences of DATA to the standard output."""
    for row in sentences(Path(arguments[0]), Path(arguments[1])):
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
