"""Hostile input by the ten thousand: ``python -m claimcheck.evaluate.soak [TARGET...] [--inputs N]``.

Each target takes made-up input: pieces of its own grammar in any order, one piece ten thousand times over, a
sound sample with bytes cut, doubled and changed. Only a ClaimcheckError may come out of it, within 10 s and
1 GB. Input N of a target is the same in every run, and ``--only N`` runs it alone. tests/test_fuzz.py runs
the same targets on what hypothesis thinks of.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import io
import random
import resource
import signal
import sys
import tempfile
import time
import tomllib
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from importlib import resources
from pathlib import Path
from types import FrameType
from typing import Any

from claimcheck.config import load
from claimcheck.errors import ClaimcheckError
from claimcheck.model import Document
from claimcheck.pipeline import check
from claimcheck.sources import formats, parse
from claimcheck.values.amounts import find_amounts
from claimcheck.values.when import find_times

SECONDS = 10
MEGABYTES = 1024
INPUTS = 10_000
LONGEST = 50_000  # characters of one piece over and over: what is quadratic shows there


@dataclass(frozen=True, slots=True)
class Grammar:
    """What input of one kind is made of: pieces, a sound sample, and a frame in which "@" may be anything."""

    own: tuple[str, ...]
    all: tuple[str, ...]
    sample: str
    frame: str


DAY = dt.date(2026, 4, 22)
Target = Callable[[bytes], None]


class Hang(BaseException):  # no Exception, so that nothing catches it
    """An input took longer than SECONDS."""


def source(suffix: str, raw: bytes) -> None:
    """Read bytes as a file of one format, and ask where each character of the text stands."""
    for document in parse(raw, f"a{suffix}"):
        step = max(len(document.text) // 200, 1)
        for at in range(0, len(document.text), step):
            line, column = document.locate(at)
            if line < 1 or column < 1:
                raise AssertionError(f"no place: {line}:{column}")


def amounts(raw: bytes) -> None:
    """Read amounts in a text; each must be what stands at its place."""
    text = raw.decode("utf-8", "replace")
    if any(not 0 <= one.start < one.end <= len(text) for one in find_amounts(text)):
        raise AssertionError("an amount without a place")


def times(raw: bytes) -> None:
    """Read times in a text; each must be what stands at its place."""
    text = raw.decode("utf-8", "replace")
    if any(not 0 <= one.start < one.end <= len(text) for one in find_times(text, DAY)):
        raise AssertionError("a time without a place")


def config(raw: bytes) -> None:
    """Read a configuration."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "claimcheck.toml")
        path.write_bytes(raw)
        load(path)


def checked(raw: bytes) -> None:
    """Check articles, parted by form feeds, against each other."""
    texts = raw.decode("utf-8", "replace").split("\f")
    check([Document(text=text, path=f"{number}.txt", published=DAY) for number, text in enumerate(texts)])


def targets() -> dict[str, Target]:
    """Return every target by name: each format that is known, values, the configuration, a whole check."""
    found: dict[str, Target] = {name: partial(source, of[0]) for name, of in formats().items()}
    return {**found, "amounts": amounts, "times": times, "config": config, "check": checked}


@cache
def _data() -> dict[str, dict[str, Any]]:
    return tomllib.loads(resources.files(__package__).joinpath("soak.toml").read_text("utf-8"))


@cache
def grammar(name: str) -> Grammar:
    """Return what input for a target is made of; its pieces are its own, and those of every text."""
    data = _data()
    mine = data.get(name, data["text"])
    own = tuple(mine["pieces"])
    return Grammar(own, (*own, *data["text"]["pieces"]), str(mine["sample"]), str(mine.get("frame", "@")))


def packed(text: str) -> bytes:
    """Return a Word document whose main part holds ``text``."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", text.encode("utf-8", "surrogatepass"))
    return made.getvalue()


def written(name: str, text: str) -> bytes:
    """Return ``text`` as the bytes of a target's file."""
    if name == "docx":
        return packed(text)
    return text.encode("utf-8", "surrogatepass")


def made(name: str, number: int) -> bytes:
    """Return input ``number`` of a target."""
    chance = random.Random(f"{name} {number}")
    known = grammar(name)
    form = number % 8
    if form == 0:
        one = chance.choice(known.all)
        text = one * min(chance.choice((2, 50, 1000, 10_000)), LONGEST // len(one))
    elif form == 1:
        start, middle, end = (chance.choice(known.all) for _ in range(3))
        often = min(chance.choice((100, 5_000)), LONGEST // len(middle))
        text = known.frame.replace("@", start + middle * often + end)
    elif form < 5:
        some = chance.choices(known.all if form > 2 else known.own, k=chance.randint(1, 80))
        text = known.frame.replace("@", "".join(_closed(some) if name == "docx" else some))
    else:
        text = _spoiled(known.sample, known.all, chance)
    raw = written(name, text)
    return _bitten(raw, chance) if form in (4, 7) else raw


def _closed(some: list[str]) -> Iterator[str]:
    """Yield pieces of XML with each element closed that is opened: any other is refused at the first."""
    opened: list[str] = []
    for one in some:
        name = one.strip("<>/").split(" ")[0]
        if one.startswith("</"):
            if opened and opened[-1] == name:
                opened.pop()
                yield one
        elif one.startswith(("<w:", "<mc:")):
            opened += [] if one.endswith("/>") else [name]
            yield one
        elif one.isprintable() and not set(one) & set("<>&]"):
            yield one
    yield from (f"</{name}>" for name in reversed(opened))


def _spoiled(text: str, known: tuple[str, ...], chance: random.Random) -> str:
    """Return a sample with pieces put in, cut out and doubled."""
    for _ in range(chance.randint(1, 8)):
        low, high = sorted(chance.choices(range(len(text) + 1), k=2))
        text = chance.choice(
            (
                text[:low] + chance.choice(known) + text[low:],
                text[:low] + text[high:] if high - low < 200 else text,
                text[:high] + text[low:high] + text[high:],
                text[:low] + chance.choice(known) * chance.choice((3, 300)) + text[high:],
            )
        )
    return text


def _bitten(raw: bytes, chance: random.Random) -> bytes:
    """Return bytes of which some are others."""
    bitten = bytearray(raw)
    for _ in range(chance.randint(1, 6) if bitten else 0):
        bitten[chance.randrange(len(bitten))] = chance.randrange(256)
    return bytes(bitten)


@contextlib.contextmanager
def limited() -> Iterator[None]:
    """Raise Hang in what takes longer than SECONDS of computing, or waits twelve times as long."""

    def rise(number: int, frame: FrameType | None) -> None:
        raise Hang

    before = signal.signal(signal.SIGPROF, rise), signal.signal(signal.SIGALRM, rise)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    signal.alarm(SECONDS * 12)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.alarm(0)
        signal.signal(signal.SIGPROF, before[0])
        signal.signal(signal.SIGALRM, before[1])


def peak() -> int:
    """Return the most memory that this process has held, in MB."""
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used // (1024 if sys.platform != "darwin" else 2**20)


def soak(name: str, target: Target, numbers: range) -> tuple[int, float]:
    """Run a target on its inputs; return how many were refused, and the slowest in seconds.

    Whatever else comes out, and more than MEGABYTES, is told with the number of the input, and raised.
    """
    refused, slowest = 0, 0.0
    for number in numbers:
        raw = made(name, number)
        begun = time.process_time()
        try:
            with limited():
                target(raw)
        except ClaimcheckError:
            refused += 1
        except BaseException:
            print(f"{name}: input {number} failed: --only {number} runs it alone")
            raise
        slowest = max(slowest, time.process_time() - begun)
        if peak() > MEGABYTES:
            raise SystemExit(f"{name}: input {number} took more than {MEGABYTES} MB: {peak()} MB")
    return refused, slowest


def main() -> None:
    """Run the targets, and say of each what came out."""
    parser = argparse.ArgumentParser(prog="python -m claimcheck.evaluate.soak", description=__doc__)
    parser.add_argument("target", nargs="*", help=", ".join(targets()))
    parser.add_argument("--inputs", type=int, default=INPUTS, help="how many for each target")
    parser.add_argument("--only", type=int, help="the number of the one input to run")
    given = parser.parse_args()
    for name in given.target or targets():
        numbers = range(given.inputs) if given.only is None else range(given.only, given.only + 1)
        refused, slowest = soak(name, targets()[name], numbers)
        print(
            f"{name:12} {len(numbers):6} inputs, {refused:6} refused in words, "
            f"slowest {slowest:5.2f} s, peak so far {peak()} MB",
            flush=True,
        )


if __name__ == "__main__":
    main()
