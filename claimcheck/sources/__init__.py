"""Files of every known format, read as documents.

A format is a module of this package with ``SUFFIXES`` and ``read(text, path)``; a module that also has
``declared(raw)`` is asked which charset the bytes themselves name. To add one, add the file.
"""

from __future__ import annotations

import datetime as dt
import functools
import importlib
import os
import pkgutil
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePath
from types import ModuleType
from typing import BinaryIO, cast

from claimcheck.errors import SourceError
from claimcheck.model import Document
from claimcheck.sources import files

__all__ = ["known_suffixes", "parse", "read"]

Reader = Callable[[str, str], Iterator[Document]]
FALLBACK = ".txt"


def read(
    paths: Iterable[str | os.PathLike[str]],
    *,
    published: dt.date | None = None,
    stdin: BinaryIO | None = None,
    skipped: Callable[[str, str], None] | None = None,
) -> Iterator[Document]:
    """Yield the documents of ``paths``, one after another as they are asked for.

    A folder is read with its folders, sorted by path, as far as its files have a known suffix; ``skipped``
    is told (path, reason) of each other file, hidden ones apart. A file that is named is read in any case:
    with an unknown suffix as text. ``-`` reads ``stdin``, whose format its first characters tell.
    ``published`` is the date of documents that state none. Raises SourceError for what cannot be read.
    """
    seen: dict[str, Document] = {}
    for path in files.walk(paths, known_suffixes(), skipped):
        for document in parse(files.load(path, stdin), os.fspath(path), published=published):
            other = seen.setdefault(
                document.id, document.model_copy(update={"anchors": (), "line_starts": (0,)})
            )
            if other.text != document.text:
                raise SourceError(
                    f"two different articles have the id {document.id!r}",
                    where=document.path,
                    hint=f"The other is in {other.path}; give each its own id, or none.",
                )
            yield document


def parse(raw: bytes, path: str, *, published: dt.date | None = None) -> Iterator[Document]:
    """Yield the documents in the bytes of one file; ``path`` gives the format and names it in errors."""
    module = _module(raw, path)
    where = "<stdin>" if path == files.STDIN else path
    declared = getattr(module, "declared", None)
    text = files.decode(raw, where, declared(raw) if declared else None)
    for document in cast(Reader, module.read)(text, where):
        if published is not None and document.published is None:
            document = document.model_copy(update={"published": published, "published_from": "--date"})
        yield document


def known_suffixes() -> frozenset[str]:
    """Return the suffixes, in lower case, by which a folder's files are taken for articles."""
    return frozenset(_formats())


@functools.cache
def _formats() -> dict[str, ModuleType]:
    """Return the modules of this package that read a format, by suffix."""
    found: dict[str, ModuleType] = {}
    for info in sorted(pkgutil.iter_modules(__path__), key=lambda info: info.name):
        module = importlib.import_module(f"{__name__}.{info.name}")
        for suffix in getattr(module, "SUFFIXES", ()):
            found[suffix] = module
    return found


def _module(raw: bytes, path: str) -> ModuleType:
    """Return the module for a path; what has no known suffix is judged by how it begins, if it is stdin."""
    suffix = PurePath(path).suffix.lower()
    if path == files.STDIN:
        suffix = _sniff(raw)
    return _formats().get(suffix, _formats()[FALLBACK])


def _sniff(raw: bytes) -> str:
    """Return the suffix of the format that the first bytes are of."""
    start = raw[:2000].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if start.startswith((b"<!doctype", b"<html", b"<?xml", b"<head", b"<body", b"<article")):
        return ".html"
    if start.startswith(b"{") and b'"' in start[:20]:
        return ".jsonl"
    if re.match(rb"---[ \t]*\r?\n|#{1,6}[ \t]\S", start):
        return ".md"
    return FALLBACK
