"""The only door to spaCy: loads an English pipeline once, and turns documents into parsed sentences."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck.errors import LanguageError
from claimcheck.model import Block, Document, Sentence, Source, Token, children_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Span

# The first of these that is in the package is the pipeline in use.
SHIPPED = ("en_news", "en_ud")
# A paragraph of more characters is parsed in pieces: the parser's memory grows with the text.
PIECE = 20_000
# A sentence of more tokens is no sentence: it is cut, so that no later stage meets one of 100,000 words.
LONGEST = 250
ENTITIES = {"PERSON": "PER", "PER": "PER", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC"}
GAP = re.compile(r"\n[ \t]*\n+")


@functools.cache
def load(path: str | None = None) -> Language:
    """Load the shipped pipeline, or the one at ``path``, once in a process.

    Raises LanguageError when there is none, or when its labels are not Universal Dependencies.
    """
    import spacy

    where = path or str(shipped())
    try:
        nlp = spacy.load(where, exclude=[])
    except (OSError, ValueError, KeyError) as problem:
        raise LanguageError(
            f"no spaCy pipeline could be loaded ({problem})",
            where=where,
            hint="name a folder written by `spacy train` or `Language.to_disk`, or leave --model out",
        ) from problem
    labels: set[str] = set()
    for component in ("parser", "experimental_biaffine_parser"):
        if component in nlp.pipe_names:
            labels = set(nlp.get_pipe(component).labels)  # type: ignore[attr-defined]
    if not {"nsubj", "obj", "obl", "case"} <= labels:
        raise LanguageError(
            "this pipeline's parser has no Universal Dependencies labels (nsubj, obj, obl, case)",
            where=where,
            hint="use a pipeline trained on a UD treebank, or leave --model out for the shipped one",
        )
    return nlp


def shipped() -> Path:
    """Return the folder of the pipeline that comes with the package."""
    root = Path(str(resources.files("claimcheck.language")))
    for name in SHIPPED:
        if (root / name / "config.cfg").is_file():
            return root / name
    raise LanguageError("the shipped pipeline is missing", where=str(root), hint="install claimcheck again")


def source_of(document: Document) -> Source:
    """Return what claims remember of ``document``."""
    return Source(
        document=document.id,
        path=document.path,
        title=document.title,
        outlet=document.outlet,
        published=document.published,
        published_from=document.published_from,
    )


def parse(
    documents: Iterable[Document], *, model: str | None = None
) -> Iterator[tuple[Document, list[Sentence]]]:
    """Yield each document with its parsed sentences, in order; furniture is not parsed."""
    nlp = load(model)

    def pieces() -> Iterator[tuple[str, tuple[Document, int, Block, int]]]:
        for document in documents:
            yield "", (document, 0, Block(start=0, end=0), -1)
            for number, block in enumerate(prose(document)):
                for start, end in cut(document.text, block.start, block.end):
                    yield document.text[start:end].replace("\n", " "), (document, start, block, number)

    current: Document | None = None
    sentences: list[Sentence] = []
    for parsed, (document, offset, block, number) in nlp.pipe(pieces(), as_tuples=True, batch_size=64):
        if number < 0:
            if current is not None:
                yield current, sentences
            current, sentences = document, []
            source = source_of(document)
            continue
        for span in parsed.sents:
            for part in parts(span):
                made = sentence(part, document, source, offset, block, number, len(sentences))
                if made is not None:
                    sentences.append(made)
    if current is not None:
        yield current, sentences


def prose(document: Document) -> Iterator[Block]:
    """Yield the blocks of a document that are not furniture; a block that is so in part is cut down."""
    blocks: Iterable[Block] = document.blocks or paragraphs(document.text)
    furniture = sorted(document.furniture)
    for block in blocks:
        at = block.start
        for start, end in furniture:
            if end <= at or start >= block.end:
                continue
            if start > at and document.text[at:start].strip():
                yield block.model_copy(update={"start": at, "end": start})
            at = max(at, end)
        if at < block.end and document.text[at : block.end].strip():
            yield block if at == block.start else block.model_copy(update={"start": at})


def paragraphs(text: str) -> Iterator[Block]:
    """Yield the paragraphs of ``text``, parted at blank lines."""
    at = 0
    for gap in GAP.finditer(text):
        if gap.start() > at:
            yield Block(start=at, end=gap.start())
        at = gap.end()
    if at < len(text):
        yield Block(start=at, end=len(text))


def cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield spans of at most PIECE characters that end at white space where there is any."""
    while end - start > PIECE:
        stop = text.rfind(" ", start, start + PIECE) + 1
        stop = stop if stop > start else start + PIECE
        yield start, stop
        start = stop
    if start < end:
        yield start, end


def parts(span: Span) -> Iterator[Span]:
    """Yield a sentence's span, or pieces of it when it is longer than LONGEST tokens."""
    for at in range(0, len(span), LONGEST):
        yield span[at : at + LONGEST]


def sentence(
    span: Span, document: Document, source: Source, offset: int, block: Block, paragraph: int, index: int
) -> Sentence | None:
    """Return the record of a parsed span, or None when it holds no word."""
    words = [token for token in span if not token.is_space]
    if not words:
        return None
    place = {token.i: n for n, token in enumerate(words)}
    tokens = tuple(token_of(token, n, place.get(token.head.i, n), offset) for n, token in enumerate(words))
    start, end = tokens[0].start, tokens[-1].end
    return Sentence(
        source=source,
        start=start,
        end=end,
        text=document.text[start:end],
        tokens=tokens,
        role=block.role,
        index=index,
        paragraph=paragraph,
        children=children_of(tokens),
    )


def token_of(token: Any, i: int, head: int, offset: int) -> Token:
    """Return the record of a spaCy token at place ``i`` of its sentence."""
    return Token(
        i=i,
        text=token.text,
        lemma=(token.lemma_ or token.text).lower(),
        pos=token.pos_,
        dep="root" if head == i else token.dep_,
        head=head,
        start=offset + token.idx,
        end=offset + token.idx + len(token.text),
        tag=token.tag_,
        morph=str(token.morph),
        entity=ENTITIES.get(token.ent_type_, ""),
    )
