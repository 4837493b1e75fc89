"""Open English WordNet as it is published (YAML in a tar file), read into two dictionaries."""

from __future__ import annotations

import re
import tarfile
from pathlib import Path
from typing import Any

import yaml

Synsets = dict[str, dict[str, Any]]
Entries = dict[str, dict[str, Any]]

RELATED = ("derivation", "antonym", "pertainym")


def read(data: Path) -> tuple[Synsets, Entries]:
    """Return the synsets by id, each with its lexicographer file as "lex", and the entries by lemma; 40 s."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    synsets: Synsets = {}
    entries: Entries = {}
    with tarfile.open(data / "wordnet" / "english-wordnet-yaml.tar.xz") as archive:
        for member in sorted(archive.getmembers(), key=lambda member: member.name):
            name = Path(member.name).stem
            stream = archive.extractfile(member)
            if stream is None or not member.name.endswith(".yaml") or name == "frames":
                continue
            content = yaml.load(stream, Loader=loader)
            if name.startswith("entries"):
                entries.update(content)
            else:
                synsets.update({key: {**value, "lex": name} for key, value in content.items()})
    return synsets, entries


def related_words(entries: Entries) -> set[str]:
    """Return the single lower-case words with a derivation or an opposite: the living part of the lexicon."""
    return {
        word
        for word, parts in entries.items()
        if re.fullmatch(r"[a-z]{3,18}", word)
        and any(key in sense for part in parts.values() for sense in part["sense"] for key in RELATED)
    }
