"""Files of every known format, read as documents.

A format is a module of this package with ``SUFFIXES`` and one of two readers: ``read(text, path)`` gets the
file decoded, ``load(stream, path, skipped)`` gets its bytes as a stream and tells ``skipped`` what it leaves
out. It may have ``declared(raw)``, which is asked which charset the bytes themselves name, and
``begins(raw)``, which is asked whether the first bytes of standard input are of the format. To add one, add
the file. Headline, byline, date and furniture are found by ``article.assemble``, from the paragraphs with
their places in the file (``blocks.py``), as ``text.py`` calls it; a plain ``Document`` has none of them.
"""

from __future__ import annotations

import datetime as dt
import functools
import importlib
import io
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePath
from types import ModuleType
from typing import BinaryIO, cast

from claimcheck.errors import SourceError, room
from claimcheck.model import Document, content_id
from claimcheck.sources import files
from claimcheck.sources.files import Given, Piped, Skipped

__all__ = ["Given", "Piped", "formats", "known_suffixes", "parse", "read"]

Reader = Callable[[str, str], Iterator[Document]]
Loader = Callable[[BinaryIO, str, Skipped], Iterator[Document]]
FALLBACK = ".txt"
START = 2000  # bytes by which a format is known


def read(
    paths: Iterable[Given],
    *,
    published: dt.date | None = None,
    stdin: BinaryIO | None = None,
    skipped: Skipped | None = None,
) -> Iterator[Document]:
    """Yield the documents of ``paths``, one after another as they are asked for.

    A folder is read with its folders, sorted by path, as far as its files have a known suffix; ``skipped``
    is told (path, reason) of each other file, hidden ones apart. A file that is named is read in any case:
    with an unknown suffix as text. ``-`` reads ``stdin``, as a ``Piped`` without a name: in the format that
    its first bytes tell; with a name it is read as a file of that name. ``published`` is the date of
    documents that state none. Raises SourceError for what cannot be read.
    """
    seen: dict[str, tuple[int, str]] = {}
    for given in files.walk(paths, known_suffixes(), skipped, stdin):
        with files.opened(given) as (stream, name):
            if name == files.PIPED:
                raw = files.whole(stream, name)
                stream, suffix = io.BytesIO(raw), _sniff(raw[:START])
            else:
                suffix = PurePath(name).suffix.lower()
            for document in _documents(stream, name, suffix, published, skipped):
                _alone(document, seen)
                yield document


def parse(
    raw: bytes, path: str, *, published: dt.date | None = None, skipped: Skipped | None = None
) -> Iterator[Document]:
    """Yield the documents in the bytes of one file; ``path`` gives the format and names it in errors."""
    piped = path == files.STDIN
    suffix = _sniff(raw[:START]) if piped else PurePath(path).suffix.lower()
    yield from _documents(io.BytesIO(raw), files.PIPED if piped else path, suffix, published, skipped)


def formats() -> dict[str, tuple[str, ...]]:
    """Return the suffixes of each format, by its name."""
    return {module.__name__.rpartition(".")[2]: module.SUFFIXES for module in _formats().values()}


def known_suffixes() -> frozenset[str]:
    """Return the suffixes, in lower case, by which a folder's files are taken for articles."""
    return frozenset(_formats())


def _documents(
    stream: BinaryIO, where: str, suffix: str, published: dt.date | None, skipped: Skipped | None
) -> Iterator[Document]:
    """Yield the documents of one stream of bytes."""
    with room("read this file", where=where, hint="give the process some 1 GB, or cut the file into parts"):
        for document in _read(stream, where, suffix, skipped or _unheard):
            if published is not None and document.published is None:
                document = document.model_copy(update={"published": published, "published_from": "--date"})
            yield document


def _read(stream: BinaryIO, where: str, suffix: str, skipped: Skipped) -> Iterator[Document]:
    """Yield the documents of a stream as its format reads them."""
    module = _formats().get(suffix, _formats()[FALLBACK])
    load = getattr(module, "load", None)
    if load is not None:
        return cast(Loader, load)(stream, where, skipped)
    raw = files.whole(stream, where)
    declared = getattr(module, "declared", None)
    return cast(Reader, module.read)(files.decode(raw, where, declared(raw) if declared else None), where)


def _unheard(path: str, reason: str) -> None:
    """Take what is skipped where nobody asked."""


def _alone(document: Document, seen: dict[str, tuple[int, str]]) -> None:
    """Raise SourceError for a second article with an id that was given before.

    An id that was not given comes from the text itself: of these nothing is kept, so that a file of a
    million lines is read in the memory of one.
    """
    if document.id == content_id(document.title, document.published, document.text):
        return
    mine = hash(document.text), document.path
    other = seen.setdefault(document.id, mine)
    if other[0] != mine[0]:
        raise SourceError(
            f"two different articles have the id {document.id!r}",
            where=document.path,
            hint=f"The other is in {other[1]}; give each its own id, or none.",
        )


@functools.cache
def _formats() -> dict[str, ModuleType]:
    """Return the modules of this package that read a format, by suffix."""
    found: dict[str, ModuleType] = {}
    for info in sorted(pkgutil.iter_modules(__path__), key=lambda info: info.name):
        module = importlib.import_module(f"{__name__}.{info.name}")
        for suffix in getattr(module, "SUFFIXES", ()):
            found[suffix] = module
    return found


def _sniff(start: bytes) -> str:
    """Return the suffix of the format that the first bytes are of."""
    plain = start.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    for suffix, module in _formats().items():
        begins = getattr(module, "begins", None)
        if begins is not None and begins(plain):
            return suffix
    return FALLBACK
