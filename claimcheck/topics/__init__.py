"""Topics are data: one TOML file each, with the words of a matter and of its opposite.

A topic sharpens the kinds ``rule`` and ``status``; neither needs one. ``same`` are words for the freedom or
state that the topic is about, ``opposite`` for its reverse, ``limited`` for lesser forms of it. Two files
with one ``axis`` are one topic in comparing ("closed" and "cancelled" both deny "running"). A rule that has
``stated`` is told by plain predicates too ("pass holders will be compensated"). A topic that has ``once``
is one of which a story has one matter as a rule, so that less must join two claims of it. A topic that is
``broad`` has words that are used of much else too ("let in", "goes on"), so that two claims of it that share
nothing more are of two matters; of others trees are asked (``link/states.py``). A topic with ``of``
is read of nouns of these classes of the lexicon only, and of names: "the gunman escaped", not "gas escaped".
A new topic is one new file in this folder, or in a folder that the configuration names; of two files of one
name the user's counts.
"""

from __future__ import annotations

import difflib
import functools
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources
from pathlib import Path, PurePath
from typing import Any, Literal

from claimcheck import tomlfile
from claimcheck.errors import ConfigError

Sense = Literal["same", "opposite", "limited"]
SENSES: tuple[Sense, ...] = ("same", "opposite", "limited")
KINDS = ("rule", "status")
# What each key must be, in words.
KEYS: dict[str, str] = {
    "title": "text",
    "kind": "one of " + ", ".join(KINDS),
    "axis": "text",
    "stated": "true or false",
    "once": "true or false",
    "broad": "true or false",
    "of": "a list of words",
    "same": "a list of words",
    "opposite": "a list of words",
    "limited": "a list of words",
}


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
    broad: bool = False
    of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """What a word means in a topic: its axis, its sense, whether lesser forms are told apart, of what."""

    axis: str
    sense: Sense
    graded: bool
    stated: bool
    of: frozenset[str] = frozenset()

    def fits(self, what: frozenset[str]) -> bool:
        """Whether the topic is read of a noun of these classes; one without any is a name, or not known."""
        return not (self.of and what) or not self.of.isdisjoint(what)


@dataclass(frozen=True, eq=False)
class Topics:
    """The topics of a run, in the order of their names, and what is asked of them, made once."""

    all: tuple[Topic, ...]

    @functools.cached_property
    def known(self) -> dict[str, dict[str, tuple[Entry, ...]]]:
        """The words of the topics by kind, with what they mean, topic by topic."""
        return {kind: entries(self.all, kind) for kind in KINDS}

    @functools.cached_property
    def starts(self) -> frozenset[str]:
        """The words with which the phrases of the topics begin: no other word need be tried as one."""
        return frozenset(phrase.partition(" ")[0] for phrase in self.phrases if " " in phrase)

    @functools.cached_property
    def phrases(self) -> frozenset[str]:
        """The words and phrases of the topics of all kinds."""
        return frozenset(phrase for kind in KINDS for phrase in self.known[kind])

    @functools.cached_property
    def single(self) -> frozenset[str]:
        """The axes of the topics of which a story has one matter as a rule."""
        return frozenset(one.axis for one in self.all if one.once)

    @functools.cached_property
    def broad(self) -> frozenset[str]:
        """The axes of the topics whose words are used of much else too."""
        return frozenset(one.axis for one in self.all if one.broad)

    @functools.cached_property
    def titles(self) -> dict[str, str]:
        """The titles of the topics by their names."""
        return {one.name: one.title for one in self.all}


@functools.cache
def shipped() -> Topics:
    """Return the topics that come with the package."""
    folder = resources.files("claimcheck.topics")
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    return Topics(tuple(topic(f.read_text("utf-8"), f.name) for f in files))


def among(paths: Iterable[str]) -> Topics:
    """Return the shipped topics with those of files, and of folders of files, that a user names.

    Raises ConfigError with file, line and the line itself for what is no topic.
    """
    files = [file for name in paths for file in _files(Path(name))]
    if not files:
        return shipped()
    own = {one.name: one for one in (topic(tomlfile.text(f, "the topic"), str(f)) for f in files)}
    found = {one.name: one for one in shipped().all} | own
    return Topics(tuple(found[name] for name in sorted(found)))


def _files(path: Path) -> list[Path]:
    """Return a file, or the TOML files of a folder by name; a folder without any is an error."""
    if not path.is_dir():
        return [path]
    found = sorted(path.glob("*.toml"))
    if not found:
        raise ConfigError(
            "there is no topic in this folder", where=str(path), hint="a topic is a file NAME.toml"
        )
    return found


def topic(written: str, path: str) -> Topic:
    """Return the topic that a TOML text describes; ``path`` gives its name."""
    data = tomlfile.table(written, path)
    for key, value in data.items():
        _sound(key, value, written, path)
    name = PurePath(path).stem
    words = [(word.lower(), sense) for sense in SENSES for word in data.get(sense, ())]
    return Topic(
        name,
        data.get("title", name),
        tuple(words),
        data.get("kind", "rule"),
        data.get("axis", name),
        data.get("stated", False),
        data.get("once", False),
        data.get("broad", False),
        tuple(data.get("of", ())),
    )


def _sound(key: str, value: Any, written: str, path: str) -> None:
    """Raise ConfigError when a key of a topic does not exist, or is not what it must be."""
    if key not in KEYS:
        near = difflib.get_close_matches(key, KEYS, n=1)
        hint = f"did you mean {near[0]}?" if near else f"known keys: {', '.join(KEYS)}"
        raise tomlfile.mistake(f"unknown key {key!r} in a topic", written, path, [key], hint)
    if key in SENSES or key == "of":
        sound = isinstance(value, list) and all(isinstance(word, str) and word.strip() for word in value)
    elif key in ("stated", "once", "broad"):
        sound = isinstance(value, bool)
    else:
        sound = isinstance(value, str) and (key != "kind" or value in KINDS)
    if not sound:
        hint = 'write it as ["opt out", ...]' if KEYS[key] == KEYS["same"] else ""
        raise tomlfile.mistake(f"{key!r} must be {KEYS[key]}", written, path, [key], hint)


def entries(topics: tuple[Topic, ...], kind: str) -> dict[str, tuple[Entry, ...]]:
    """Return the words of the topics of a kind with what they mean, in the order of the topics."""
    found: dict[str, tuple[Entry, ...]] = {}
    for one in topics:
        if one.kind == kind:
            graded = any(sense == "limited" for _, sense in one.words)
            for word, sense in one.words:
                made = Entry(one.axis, sense, graded, one.stated, frozenset(one.of))
                found[word] = (*found.get(word, ()), made)
    return found
