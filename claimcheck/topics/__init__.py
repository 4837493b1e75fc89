"""Topics are data: one TOML file each, with the words of a matter and of its opposite.

A topic sharpens the kinds ``rule`` and ``status``; neither needs one. ``same`` are words for the freedom or
state that the topic is about, ``opposite`` for its reverse, ``limited`` for lesser forms of it. Two files
with one ``axis`` are one topic in comparing ("closed" and "cancelled" both deny "running"). A rule that has
``stated`` is told by plain predicates too ("pass holders will be compensated"). A topic that has ``once``
is one of which a story has one matter as a rule, so that less must join two claims of it. A new
topic is one new file in this folder.
"""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from importlib import resources
from pathlib import PurePath
from typing import Any, Literal

from claimcheck.errors import ConfigError

Sense = Literal["same", "opposite", "limited"]
SENSES: tuple[Sense, ...] = ("same", "opposite", "limited")
KEYS = ("title", "kind", "axis", "stated", "once", *SENSES)


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic: its name, a title for people, and its words by sense."""

    name: str
    title: str
    words: tuple[tuple[str, Sense], ...]
    kind: str = "rule"
    axis: str = ""
    stated: bool = False
    once: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """What a word means in a topic: its axis, its sense, whether lesser forms are told apart."""

    axis: str
    sense: Sense
    graded: bool
    stated: bool


@functools.cache
def shipped() -> tuple[Topic, ...]:
    """Return the topics that come with the package, in the order of their names."""
    folder = resources.files("claimcheck.topics")
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    return tuple(topic(f.read_text("utf-8"), f.name) for f in files)


def topic(text: str, path: str) -> Topic:
    """Return the topic that a TOML text describes."""
    try:
        data: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise ConfigError("the topic file is no valid TOML", where=path, hint=str(problem)) from problem
    unknown = sorted(set(data) - set(KEYS))
    if unknown:
        known = ", ".join(KEYS)
        raise ConfigError(f"unknown key {unknown[0]!r} in a topic", where=path, hint=f"known keys: {known}")
    words: list[tuple[str, Sense]] = []
    for sense in SENSES:
        values = data.get(sense, [])
        if not isinstance(values, list) or not all(isinstance(v, str) for v in values):
            raise ConfigError(
                f"{sense!r} must be a list of words", where=path, hint='write it as ["opt out", ...]'
            )
        words.extend((value.lower(), sense) for value in values)
    name = PurePath(path).stem
    return Topic(
        name,
        str(data.get("title", name)),
        tuple(words),
        str(data.get("kind", "rule")),
        str(data.get("axis", name)),
        bool(data.get("stated", False)),
        bool(data.get("once", False)),
    )


@functools.cache
def single() -> frozenset[str]:
    """Return the axes of the shipped topics of which a story has one matter as a rule."""
    return frozenset(one.axis for one in shipped() if one.once)


def entries(topics: tuple[Topic, ...], kind: str) -> dict[str, Entry]:
    """Return the words of the topics of a kind with what they mean; the first topic by name wins."""
    found: dict[str, Entry] = {}
    for one in topics:
        if one.kind == kind:
            graded = any(sense == "limited" for _, sense in one.words)
            for word, sense in one.words:
                found.setdefault(word, Entry(one.axis, sense, graded, one.stated))
    return found


@functools.cache
def known(kind: str) -> dict[str, Entry]:
    """Return the entries of the shipped topics of a kind, made once."""
    return entries(shipped(), kind)
