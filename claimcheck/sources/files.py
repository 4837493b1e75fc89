"""Files found, read and decoded; what cannot be is an error that names the file."""

from __future__ import annotations

import codecs
import contextlib
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from claimcheck.errors import NothingError, SourceError

Skipped = Callable[[str, str], None]


@dataclass(frozen=True, slots=True)
class Piped:
    """An open stream to read as a file of the name that is given, or as it begins where none is."""

    stream: BinaryIO
    name: str = ""


Given = str | os.PathLike[str] | Piped

STDIN = "-"
PIPED = "<stdin>"  # how errors and reports name it
LARGEST = 32 * 1024 * 1024  # bytes of one article: see tests/test_sources_faults.py for what they cost
# Files beside articles that are none.
NO_ARTICLES = (
    "readme",
    "license",
    "licence",
    "changelog",
    "contributing",
    "authors",
    "notice",
    "gold.json",
    "copying",
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Formats that hold other things than text, by their first bytes.
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "gzip data"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)
# What pages declare, as far as it is text and nothing else (Python also knows "rot13" and "zlib").
# Latin-1 and ASCII are read as windows-1252, as browsers do (WHATWG Encoding, section 4.2).
_LEGACY = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "latin-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
}
_LEGACY |= {f"iso8859-{n}": f"iso8859-{n}" for n in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)}
_LEGACY |= {f"cp{n}": f"cp{n}" for n in (874, 932, 949, 950, 866, *range(1250, 1259))}
_LEGACY |= {
    name: name for name in ("koi8-r", "koi8-u", "mac-roman", "mac-cyrillic", "gbk", "gb18030", "big5")
}
_LEGACY |= {name: name for name in ("euc_jp", "euc_kr", "shift_jis", "iso2022_jp", "tis-620", "utf-8")}


def walk(
    paths: Iterable[Given],
    known: frozenset[str],
    skipped: Skipped | None,
    stdin: BinaryIO | None = None,
) -> Iterator[Path | Piped]:
    """Yield the files of ``paths``: a named file as it is, a folder's files of a known suffix, sorted.

    Hidden files and folders are passed over; any other file of a folder that is not read is told to
    ``skipped``. A missing path and a folder with nothing to read are errors.
    """
    for given in paths:
        if isinstance(given, Piped):
            yield given
            continue
        path = Path(given)
        if os.fspath(given) == STDIN:
            if stdin is None:
                raise SourceError("there is no standard input to read", where=PIPED, hint="Name a file.")
            yield Piped(stdin)
        elif path.is_dir():
            yield from _folder(path, known, skipped)
        elif path.exists():
            yield path
        else:
            raise SourceError(
                "no such file or folder", where=os.fspath(given), hint="Check the path; `-` reads stdin."
            )


def _folder(folder: Path, known: frozenset[str], skipped: Skipped | None) -> Iterator[Path]:
    """Yield the articles in a folder and its folders, in the order of their paths."""
    found = 0
    for path in sorted(_files(folder), key=lambda p: p.parts):
        reason = ""
        if path.name.lower().startswith(NO_ARTICLES):
            reason = "not an article by its name"
        elif path.suffix.lower() not in known:
            reason = f"unknown suffix {path.suffix!r}" if path.suffix else "no suffix"
        elif not path.is_file():
            reason = "not a file" if path.exists() else "a link to nothing"
        if not reason:
            found += 1
            yield path
        elif skipped:
            skipped(os.fspath(path), reason)
    if not found:
        raise NothingError(
            "nothing to read in this folder",
            where=os.fspath(folder),
            hint=f"Known are {', '.join(sorted(known))}; name a file to have it read as text.",
        )


def _files(folder: Path) -> Iterator[Path]:
    """Yield every file under ``folder`` that is not hidden."""

    def failed(error: OSError) -> None:
        raise SourceError(_why(error), where=os.fspath(error.filename or folder)) from error

    for parent, folders, names in os.walk(folder, onerror=failed):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(parent, name) for name in names if not name.startswith("."))


@contextlib.contextmanager
def opened(given: Path | Piped) -> Iterator[tuple[BinaryIO, str]]:
    """Give a file's bytes as a stream, and its name; raises SourceError where the system refuses."""
    if isinstance(given, Piped):
        yield given.stream, given.name or PIPED
        return
    where = os.fspath(given)
    try:
        stream = given.open("rb")
    except OSError as error:
        raise _unreadable(error, where) from error
    with stream:
        yield stream, where


def whole(stream: BinaryIO, where: str, most: int = LARGEST) -> bytes:
    """Return all bytes of a stream; more than ``most`` are no article."""
    try:
        raw = stream.read(most + 1)
    except OSError as error:
        raise _unreadable(error, where) from error
    if len(raw) > most:
        raise too_large(where, most)
    return raw


def line(stream: BinaryIO, where: str, most: int = LARGEST) -> bytes:
    """Return the next line of a stream with its end, or nothing."""
    try:
        raw = stream.readline(most + 1)
    except OSError as error:
        raise _unreadable(error, where) from error
    if len(raw) > most:
        raise too_large(where, most)
    return raw


def too_large(where: str, most: int = LARGEST) -> SourceError:
    """Return the error for what is larger than an article can be."""
    return SourceError(
        f"larger than {most // 2**20} MB, which no article is",
        where=where,
        hint="Give each article a file or a line of its own, without pictures inside it.",
    )


def _unreadable(error: OSError, where: str) -> SourceError:
    return SourceError(_why(error), where=where, hint="Check the file and your right to read it.")


def _why(error: OSError) -> str:
    return f"cannot be read: {(error.strerror or type(error).__name__).lower()}"


def refuse_magic(raw: bytes, path: str) -> None:
    """Raise SourceError for bytes that begin as a format that is no text does."""
    kind = next((name for magic, name in _MAGIC if raw.startswith(magic)), None)
    if kind:
        raise SourceError(
            f"this is {kind}, not text",
            where=path,
            hint="Save the article as text, Markdown, HTML or a Word document (.docx), with that ending.",
        )


def decode(raw: bytes, path: str, declared: str | None = None) -> str:
    """Return the text of ``raw``: by its byte order mark, as UTF-8, else as the page declares itself.

    UTF-8 goes before a declared legacy charset, because text in one is not UTF-8 by chance, while pages
    that were stored anew keep a declaration that is no longer true.
    """
    refuse_magic(raw, path)
    mark, codec = next(((m, c) for m, c in _MARKS if raw.startswith(m)), (b"", ""))
    if not codec:
        codec = _codec(raw, path, declared)
    try:
        text = raw[len(mark) :].decode(codec)
    except UnicodeDecodeError as error:
        raise _undecodable(raw, error, path, codec) from error
    if "\x00" in text:
        raise _binary(text.index("\x00"), path)
    if not text.strip():
        raise SourceError("the file is empty", where=path, hint="Remove it, or give an article.")
    return text


def legacy(charset: str) -> str | None:
    """Return the codec in which text of a declared charset is read; None for one that nobody knows."""
    try:
        name = codecs.lookup(charset).name
    except (LookupError, ValueError):  # ValueError: a NUL in the name
        return None
    return _LEGACY.get(name)


def utf8(raw: bytes, path: str, line: int, offset: int) -> str:
    """Return a line of a file as text; ``offset`` is that of its first byte, which errors count from."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _undecodable(raw, error, path, "utf-8", line, offset) from error
    if "\x00" in text:
        raise _binary(offset + raw.index(0), path)
    return text


def _binary(at: int, path: str) -> SourceError:
    return SourceError(
        f"this is binary: a NUL character at offset {at}",
        where=path,
        hint="Save it as UTF-8 text; UTF-16 needs its byte order mark.",
    )


def _codec(raw: bytes, path: str, declared: str | None) -> str:
    """Return the codec of bytes without a byte order mark."""
    if declared is None:
        return "utf-8"
    try:
        name = codecs.lookup(declared).name
    except (LookupError, ValueError):
        name = ""
    codec = _LEGACY.get(name)
    if codec is None and not name.startswith("utf-16"):
        raise SourceError(
            f"it declares the charset {declared[:40]!r}, which cannot be read",
            where=path,
            hint="Save the page as UTF-8.",
        )
    if codec is None or (not raw.isascii() and _is_utf8(raw)):
        return "utf-8"
    return codec


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _undecodable(
    raw: bytes, error: UnicodeDecodeError, path: str, codec: str, line: int = 1, offset: int = 0
) -> SourceError:
    """Say which byte of which line is not text."""
    line += raw.count(b"\n", 0, error.start)
    byte = raw[error.start] if error.start < len(raw) else 0
    return SourceError(
        f"not {codec} text: byte 0x{byte:02x} at offset {offset + error.start}",
        where=f"{path}:{line}",
        hint="Save it as UTF-8; an HTML page may declare its charset instead.",
    )
