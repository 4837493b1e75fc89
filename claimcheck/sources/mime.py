"""The text in the parts of an e-mail, decoded, with the place in the file of every character.

The email package decodes without saying where; this undoes quoted-printable, base64 and charsets keeping
count. A place is a character of the file as an editor shows it: read as UTF-8, or as Latin-1 where it is
not. In base64 it is that of the digit in which the character begins.
"""

from __future__ import annotations

import binascii
import codecs
import itertools
import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from claimcheck.sources import files
from claimcheck.sources.blocks import Part, Run

_SOFT = re.compile(rb"=[ \t]*(?:\r\n|\n|\r)|(?<![ \t])[ \t]++(?=\r?\n)|=([0-9A-Fa-f]{2})")
_DIGITS = re.compile(rb"[A-Za-z0-9+/]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and, for each character and the end, its place in the file; no places where they are not known."""

    text: str
    places: Sequence[int]


def shown(raw: bytes) -> tuple[str, Sequence[int]]:
    """Return a file as an editor shows it, and for each of its bytes and the end the character it is in."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1"), range(len(raw) + 1)
    if len(text) == len(raw):
        return text, range(len(raw) + 1)
    places = array("q", (n - 1 for n in itertools.accumulate((byte & 0xC0) != 0x80 for byte in raw)))
    places.append(len(text))
    return text, places


def decoded(body: bytes, encoding: str, charset: str, start: int, where: Sequence[int]) -> Decoded:
    """Return the text of a part whose written form ``body`` starts at the byte ``start`` of the file."""
    if encoding == "quoted-printable":
        raw, places = _quoted(body)
    elif encoding == "base64":
        raw, places = _base64(body)
    else:
        raw, places = body, range(len(body) + 1)
    text, bytes_of = _text(raw, charset)
    return Decoded(text, array("q", (where[start + places[byte]] for byte in bytes_of)))


def _quoted(body: bytes) -> tuple[bytes, Sequence[int]]:
    """Undo quoted-printable."""
    out, places, at = bytearray(), array("q"), 0
    for hit in _SOFT.finditer(body):
        out += body[at : hit.start()]
        places.extend(range(at, hit.start()))
        if hit[1]:
            out.append(int(hit[1], 16))
            places.append(hit.start())
        at = hit.end()
    out += body[at:]
    places.extend(range(at, len(body) + 1))
    return bytes(out), places


def _base64(body: bytes) -> tuple[bytes, Sequence[int]]:
    """Undo base64, as far as it is: what is no digit is passed over, and a lone last digit."""
    end = body.find(b"=")
    digits = array("q", (hit.start() for hit in _DIGITS.finditer(body, 0, end if end >= 0 else len(body))))
    if len(digits) % 4 == 1:
        digits.pop()
    packed = bytes(body[at] for at in digits)
    raw = binascii.a2b_base64(packed + b"=" * (-len(packed) % 4))
    return raw, array("q", (*(digits[n * 4 // 3] for n in range(len(raw))), len(body)))


def _text(raw: bytes, charset: str) -> tuple[str, Sequence[int]]:
    """Return the text of bytes, and for each character and the end the byte at which it starts.

    A charset that nobody knows, or that the bytes are not in, is taken for UTF-8, then for windows-1252.
    """
    codec = files.legacy(charset)
    if raw.isascii() and codec in (None, "utf-8", "cp1252"):
        return raw.decode("ascii"), range(len(raw) + 1)
    for name in (codec, "utf-8"):
        if name is not None and (found := _strictly(raw, name)) is not None:
            return found
    return raw.decode("cp1252", "replace"), range(len(raw) + 1)


def _strictly(raw: bytes, codec: str) -> tuple[str, Sequence[int]] | None:
    """Return the text of bytes in one charset, with its places; None where they are not in it."""
    decoder = codecs.getincrementaldecoder(codec)("strict")
    out: list[str] = []
    places = array("q")
    begun = 0
    try:
        for at in range(len(raw)):
            said = decoder.decode(raw[at : at + 1])
            if said:
                out.append(said)
                places.extend(itertools.repeat(begun, len(said)))
                begun = at + 1
        said = decoder.decode(b"", final=True)
    except UnicodeError:
        return None
    places.extend(itertools.repeat(begun, len(said)))
    places.append(len(raw))
    return "".join((*out, said)), places


def placed(parts: Iterable[Part], source: Decoded) -> Iterator[Part]:
    """Yield the parts of a decoded text with their places in the file."""
    for one in parts:
        yield replace(one, runs=tuple(moved(one.runs, source)))


def moved(runs: Iterable[Run], source: Decoded) -> Iterator[Run]:
    """Yield runs of a decoded text with their places in the file, cut where these do not run on."""
    places = source.places
    for text, place, width in runs:
        if width != len(text):
            low = places[place]
            wide = max(places[min(place + width, len(places) - 1)] - low, 1)
            yield text, low, wide if wide != len(text) else wide + 1
            continue
        begun = 0
        for at in range(1, len(text) + 1):
            if at == len(text) or places[place + at] != places[place + at - 1] + 1:
                yield text[begun:at], places[place + begun], at - begun
                begun = at
