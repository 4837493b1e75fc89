"""The only door to spaCy: loads an English pipeline once, and turns documents into parsed sentences."""

from __future__ import annotations

import bisect
import functools
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.errors import LanguageError, room
from claimcheck.language.casing import cased, in_capitals, written
from claimcheck.language.tokens import WORDS_KEPT, Word, sentence, table
from claimcheck.model import Block, Document, Sentence, source_of
from claimcheck.uncollected import uncollected

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# The folder of the package that holds the pipeline in use; how it is made is in recipe/.
SHIPPED = "en_news"
# A paragraph of more characters is parsed in pieces: the parser's memory grows with the text.
PIECE = 20_000
# A sentence of more tokens is no sentence (4,000 of the story sets have at most 60), and is read in pieces of
# PART: each claim keeps the words and figures of its sentence, so that 25,000 numbers in a row, in pieces of
# 250, took 1 GB.
LONGEST, PART = 250, 50
GAP = re.compile(r"\n[ \t]*\n+")
# Runs that spaCy's tokenizer takes quadratic time for: it cuts one sign off at a time. 50 signs, or
# 400 characters of anything without a space, cost no more than as many characters of prose.
GLUED = re.compile(r"[^\w\s]{50}|\S{400}")
# What no prose has, and is not parsed, in a paragraph of more than NOISY characters: a thousand without a
# space; and up to 8 words told 50 times in a row, but for the first time. "1,111,111,..." of 350 KB took 90 s
# and 2.6 GB, 200,000 times "very" 52 s and 3.8 GB; two texts with 300 times "1" 10 s, for all these agree.
NOISY = 200
NOISE = re.compile(r"(?<!\S)(?:\S{1000,}|(?P<once>(?:\S{1,40}\s{1,4}){1,8}?)(?P=once){49,})")
# Half of a surrogate pair, which a text from a program can hold, and which has no UTF-8.
HALF = re.compile("[\ud800-\udfff]")
# Texts parsed together, and their characters: 64 paragraphs have some 30,000; a million took 2 GB.
TOGETHER, MUCH = 64, 100_000
# A text to parse, and where it stands: its document, its start there, its block, the number of that.
Where = tuple[Document, int, Block, int]
Piece = tuple[str, Where]


def load(path: str | None = None) -> Language:
    """Load the shipped pipeline, or the one at ``path``, once in a process.

    Raises LanguageError when there is none, or when its labels are not Universal Dependencies.
    """
    return loaded(path)


@functools.cache
def loaded(path: str | None) -> Language:
    """Return what ``load`` returns: to a cache ``load()`` and ``load(None)`` are two, and two pipelines."""
    from claimcheck.language.loading import opened

    where = path or str(shipped())
    try:
        nlp = opened(where)
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
    if (root / SHIPPED / "config.cfg").is_file():
        return root / SHIPPED
    raise LanguageError("the shipped pipeline is missing", where=str(root), hint="install claimcheck again")


def parse(
    documents: Iterable[Document], *, model: str | None = None
) -> Iterator[tuple[Document, list[Sentence]]]:
    """Yield each document with its parsed sentences, in order; furniture is not parsed.

    The tokens of a line in capitals are written as they would be elsewhere (``casing.py``), at their places.
    """
    nlp = load(model)

    def pieces() -> Iterator[Piece]:
        for document in documents:
            yield "", (document, 0, Block(start=0, end=0), -1)
            forms: Mapping[str, str] | None = None
            for number, block in enumerate(prose(document)):
                for start, end in cut(document.text, block.start, block.end):
                    text = plain(document.text[start:end])
                    if in_capitals(text):
                        forms = written(document.text) if forms is None else forms
                        text = cased(text, forms)
                    yield text, (document, start, block, number)

    current: Document | None = None
    sentences: list[Sentence] = []
    known: dict[tuple[int, ...], Word] = {}
    for parsed, (document, offset, block, number) in parsed_of(nlp, pieces()):
        if number < 0:
            if current is not None:
                yield current, sentences
            current, sentences = document, []
            source = source_of(document)
            continue
        if len(known) > WORDS_KEPT:
            known.clear()
        with uncollected():
            rows = table(parsed, known)
            for first, last in parts(parsed):
                made = sentence(rows, first, last, document, source, offset, block, number, len(sentences))
                if made is not None:
                    sentences.append(made)
    if current is not None:
        yield current, sentences


def parsed_of(nlp: Language, pieces: Iterable[Piece]) -> Iterator[tuple[Doc, Where]]:
    """Yield each text parsed, with where it stands; raises RoomError where memory does not last."""
    for some in batches(pieces):
        document, start, _, _ = max(some, key=lambda piece: len(piece[0]))[1]
        with (
            room(
                "parse this text",
                where=f"{document.path}:{document.locate(start)[0]}",
                hint="give the process some 1 GB, or cut the text into paragraphs",
            ),
            uncollected(),
        ):
            made = list(nlp.pipe(some, as_tuples=True, batch_size=TOGETHER))
        yield from made


def batches(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Yield texts in lists of ``TOGETHER``, fewer where they are long."""
    some, much = list[Piece](), 0
    for one in pieces:
        if some and (len(some) == TOGETHER or much + len(one[0]) > MUCH):
            yield some
            some, much = [], 0
        some.append(one)
        much += len(one[0])
    if some:
        yield some


def plain(text: str) -> str:
    """Return ``text`` as the pipeline takes it: on one line, without half characters."""
    text = text.replace("\n", " ")
    return text if text.isascii() else HALF.sub("\ufffd", text)


def prose(document: Document) -> Iterator[Block]:
    """Yield the blocks of a document that are not furniture; a block that is so in part is cut down."""
    blocks: Iterable[Block] = document.blocks or paragraphs(document.text)
    furniture = sorted(document.furniture)
    ends = list(itertools.accumulate((end for _, end in furniture), max))
    for block in blocks:
        at = block.start
        for start, end in furniture[bisect.bisect_right(ends, at) :]:
            if start >= block.end:
                break
            if end <= at:
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
    """Yield spans of at most PIECE characters that end at white space, if there is any; none of noise."""
    for noise in NOISE.finditer(text, start, end) if end - start > NOISY else ():
        yield from unglued(text, start, noise.end("once") if noise["once"] else noise.start())
        start = noise.end()
    yield from unglued(text, start, end)


def unglued(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield spans of at most PIECE characters, parted in what is glued together."""
    for glued in GLUED.finditer(text, start, end):
        yield from split(text, start, glued.end())
        start = glued.end()
    yield from split(text, start, end)


def split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield spans of at most PIECE characters that end at white space where there is any."""
    while end - start > PIECE:
        stop = text.rfind(" ", start, start + PIECE) + 1
        stop = stop if stop > start else start + PIECE
        yield start, stop
        start = stop
    if start < end:
        yield start, end


def parts(parsed: Doc) -> Iterator[tuple[int, int]]:
    """Yield the first and last token (exclusive) of each sentence, or of each piece of a long one."""
    for span in parsed.sents:
        most = PART if len(span) > LONGEST else LONGEST
        for at in range(span.start, span.end, most):
            yield at, min(at + most, span.end)
