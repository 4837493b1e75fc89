"""The parts of an office package (OOXML), unpacked within bounds and read as XML events.

Python's own zipfile and expat read them: a tree of 32 MB of empty elements takes more than 1 GB in lxml, and
python-docx knows nothing of tracked changes. A document type, the only door to entities, is refused, so
that nothing is expanded or fetched.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO
from xml.parsers import expat

from claimcheck.errors import SourceError

# A novel of 500 pages is 5 MB of XML at 15 to 1; the most that was seen is a table of one value, 90 to 1.
MOST_BYTES = 32 * 1024 * 1024  # of a part, unpacked
MOST_TIMES = 400  # as large as packed; asked only of parts over 1 MB
MOST_ENTRIES = 10_000
DEEPEST = 1_000  # elements inside one another; Word writes some 30, a table in a table 8 more
_OLD = b"\xd0\xcf\x11\xe0"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)
SAVE = "Open it in Word or LibreOffice and save it anew as .docx."

Open = Callable[[str, dict[str, str]], None]
Close = Callable[[str], None]
Said = Callable[[str], None]


@contextmanager
def package(stream: BinaryIO, path: str) -> Iterator[zipfile.ZipFile]:
    """Give the archive in ``stream``; raises SourceError for what is none, and for one of too many files."""
    start = stream.read(4)
    if start == _OLD:
        locked = _LOCKED in start + stream.read(MOST_BYTES)
        what = "it is locked with a password" if locked else "this is a document of Word 97 (.doc), not .docx"
        raise SourceError(what, where=path, hint="Open it in Word and save it as .docx, without a password.")
    if not start:
        raise SourceError("the file is empty", where=path, hint="Remove it, or give an article.")
    if not start.startswith(b"PK"):
        raise SourceError("this is no Word document, but has its ending", where=path, hint=SAVE)
    if _directory(stream) > MOST_ENTRIES * 100:
        raise _crowded(path)
    try:
        archive = zipfile.ZipFile(stream)
    except _BROKEN as error:
        raise SourceError("the file is damaged or cut off", where=path, hint=SAVE) from error
    with archive:
        if len(archive.infolist()) > MOST_ENTRIES:
            raise _crowded(path)
        yield archive


def _directory(stream: BinaryIO) -> int:
    """Return the size of an archive's directory as its last bytes tell it: zipfile would read it whole."""
    stream.seek(0, 2)
    stream.seek(max(stream.tell() - 2**16 - 22, 0))
    end = stream.read()
    at = end.rfind(b"PK\x05\x06")
    return int.from_bytes(end[at + 12 : at + 16], "little") if at >= 0 else 0


def _crowded(path: str) -> SourceError:
    return SourceError(f"more than {MOST_ENTRIES:,} files in it", where=path, hint=SAVE)


def unpack(archive: zipfile.ZipFile, name: str, path: str) -> bytes | None:
    """Return one part, None where there is none; raises SourceError for a damaged or swollen one."""
    try:
        entry = archive.getinfo(name)
    except KeyError:
        return None
    if entry.flag_bits & 1:
        raise SourceError("it is locked with a password", where=path, hint="Save it without one.")
    large = entry.file_size > 2**20 and entry.file_size > MOST_TIMES * max(entry.compress_size, 1)
    if large or entry.file_size > MOST_BYTES:
        raise _swollen(name, path)
    try:
        with archive.open(entry) as stream:
            raw = stream.read(MOST_BYTES + 1)
    except _BROKEN as error:
        raise SourceError(f"the file is damaged: {name} in it", where=path, hint=SAVE) from error
    if len(raw) > MOST_BYTES:
        raise _swollen(name, path)
    return raw


def _swollen(name: str, path: str) -> SourceError:
    return SourceError(
        f"{name} in it unpacks to over {MOST_BYTES // 2**20} MB or {MOST_TIMES} to 1, which no article does",
        where=path,
        hint="If it is no attack: copy the text into a new document, and save that.",
    )


def walk(raw: bytes, name: str, path: str, *, opened: Open, closed: Close, said: Said) -> None:
    """Call back for each element and text of a part; names are written "namespace local".

    Raises SourceError for what is no XML, declares a document type, or is nested too deep.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    depth = 0

    def refuse(*declared: object) -> None:
        raise SourceError(f"{name} in it declares a document type", where=path, hint=SAVE)

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise SourceError(f"{name} in it is nested too deep", where=path, hint=SAVE)
        opened(tag, attributes)

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        closed(tag)

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = said
    try:
        parser.Parse(raw, True)
    except expat.ExpatError as error:
        what = f"the file is damaged: {name} in it, line {error.lineno}, column {error.offset + 1}"
        raise SourceError(what, where=path, hint=SAVE) from error
    except (LookupError, ValueError) as error:  # an encoding that Python does not know
        raise SourceError(f"{name} in it cannot be decoded", where=path, hint=SAVE) from error
