"""Topics are data: one TOML file each, with the words of a matter and of its opposite.

A topic sharpens the kinds ``rule`` and ``status``; neither needs one. ``same`` are words for the freedom or
state that the topic is about, ``opposite`` for its reverse, ``limited`` for lesser forms of it. Users add
files of their own by ``topics = [...]`` in the configuration.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any, Literal

from claimcheck.errors import ConfigError

Sense = Literal["same", "opposite", "limited"]
SENSES: tuple[Sense, ...] = ("same", "opposite", "limited")


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic: its name, a title for people, and its words by sense."""

    name: str
    title: str
    words: tuple[tuple[str, Sense], ...]
    kind: str = "rule"


@functools.cache
def shipped() -> tuple[Topic, ...]:
    """Return the topics that come with the package, in the order of their names."""
    folder = resources.files("claimcheck.topics")
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    return tuple(topic(f.read_text("utf-8"), f.name) for f in files)


def load(paths: Iterable[str]) -> Iterator[Topic]:
    """Yield the topics of a user's files.

    Raises ConfigError when a file cannot be read, is no TOML, or has an unknown key.
    """
    for path in paths:
        try:
            text = Path(path).read_text("utf-8")
        except (OSError, UnicodeDecodeError) as problem:
            raise ConfigError("the topic file cannot be read", where=path, hint=str(problem)) from problem
        yield topic(text, path)


def topic(text: str, path: str) -> Topic:
    """Return the topic that a TOML text describes."""
    try:
        data: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise ConfigError("the topic file is no valid TOML", where=path, hint=str(problem)) from problem
    unknown = sorted(set(data) - {"title", "kind", *SENSES})
    if unknown:
        known = ", ".join(("title", "kind", *SENSES))
        raise ConfigError(f"unknown key {unknown[0]!r} in a topic", where=path, hint=f"known keys: {known}")
    words: list[tuple[str, Sense]] = []
    for sense in SENSES:
        values = data.get(sense, [])
        if not isinstance(values, list) or not all(isinstance(v, str) for v in values):
            raise ConfigError(
                f"{sense!r} must be a list of words", where=path, hint='write it as ["opt out", ...]'
            )
        words.extend((value.lower(), sense) for value in values)
    name = Path(path).stem
    return Topic(name, str(data.get("title", name)), tuple(words), str(data.get("kind", "rule")))


@functools.cache
def known(kind: str) -> dict[str, tuple[str, Sense]]:
    """Return the index of the shipped topics of a kind."""
    return index(shipped(), kind)


@functools.cache
def index(topics: tuple[Topic, ...], kind: str) -> dict[str, tuple[str, Sense]]:
    """Return the words of the topics of a kind: word -> (topic, sense); the first topic by name wins."""
    found: dict[str, tuple[str, Sense]] = {}
    for entry in topics:
        if entry.kind == kind:
            for word, sense in entry.words:
                found.setdefault(word, (entry.name, sense))
    return found
