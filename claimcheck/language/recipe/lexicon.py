"""Make the compact lexicon from Open English WordNet (CC BY 4.0).

    python -m claimcheck.language.recipe.lexicon DATA OUT

OUT becomes a folder of three tab-separated tables, sorted, so that a new edition shows as a difference:

    lemmas.tsv    lemma, senses ("n:12,40 v:7", commonest first), derivations, opposites
    synsets.tsv   number, class, hypernyms, how many hyponyms stand directly below
    demonyms.tsv  "Swedish", "Sweden"

Left out: plants, animals, learned names, and all senses but the commonest few of each part of speech, for a
rare sense of a common word makes a synonym of nearly everything.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from claimcheck.language import vectors
from claimcheck.language.recipe import wordnet
from claimcheck.language.recipe.wordnet import Entries, Synsets

# Senses kept. With all senses "fine" is a kind of "act" and "strike" a synonym of "find"; with one, "penalty"
# loses its money.
KEPT = {"n": 3, "v": 4, "a": 2, "r": 1}
LEARNED = {"noun.plant", "noun.animal", "noun.shape"}
PLACE = r"((?:the )?[A-Z][\w'-]+(?: (?:of )?[A-Z][\w'-]+)*)"
NATIVE = re.compile(rf".*\b(?:native|inhabitant|citizen|resident)s?(?: or \w+)? (?:of|from|in) {PLACE}")
OF_PLACE = re.compile(rf"(?:of|relating|characteristic).*?\b(?:of|to|in|from) {PLACE}")
ABOUT_PEOPLE = re.compile(r"\b(?:people|inhabitants?|culture|language|country|citizens|population)\b")

Senses = dict[str, dict[str, list[dict[str, Any]]]]


def senses_of(synsets: Synsets, entries: Entries) -> Senses:
    """Return for each lemma of use its kept senses by part of speech, commonest first."""
    common = {word for word, row in vectors.table().rows.items() if vectors.table().common[row]}
    related = wordnet.related_words(entries)
    found: Senses = {}
    for lemma in sorted(entries):
        words = re.split(r"[ -]", lemma)
        wanted = (
            lemma in common or lemma in related or (1 < len(words) < 4 and all(w in common for w in words))
        )
        if not wanted or not re.fullmatch(r"[a-z][a-z' -]+", lemma):
            continue
        parts: dict[str, list[dict[str, Any]]] = {}
        for tag, part in entries[lemma].items():
            pos = "a" if tag[0] == "s" else tag[0]
            useful = [sense for sense in part["sense"] if synsets[sense["synset"]]["lex"] not in LEARNED]
            parts.setdefault(pos, []).extend(useful)
        kept = {pos: senses[: KEPT[pos]] for pos, senses in parts.items() if senses and pos in KEPT}
        if kept:
            found[lemma] = kept
    return found


def lemma_of(key: str) -> str:
    """Return the lemma of a sense key ("lay_off%2:41:00::")."""
    return key.split("%")[0].replace("_", " ")


def links(senses: Iterable[dict[str, Any]], *names: str) -> list[str]:
    """Return the lemmas that some senses point to, in order and once."""
    return sorted({lemma_of(key) for sense in senses for name in names for key in sense.get(name, ())})


def opposites(lemma: str, kept: Senses, synsets: Synsets, by_synset: dict[str, set[str]]) -> list[str]:
    """Return the opposites of a lemma: those of its senses and, for verbs and nouns, of their other words."""
    found: set[str] = set()
    for pos, senses in kept[lemma].items():
        for sense in senses:
            found.update(links([sense], "antonym"))
            if pos in "vn":
                for other in synsets[sense["synset"]]["members"]:
                    found.update(by_synset.get(f"{other}/{sense['synset']}", ()))
    # The other words of the opposite's own meaning: "approve" - "disapprove", "reject".
    return sorted(found - {lemma})


def antonyms_by_synset(entries: Entries, synsets: Synsets) -> dict[str, set[str]]:
    """Return the opposites of each "lemma/synset", with the words that share the opposite's meaning."""
    place = {
        sense["id"]: sense["synset"]
        for parts in entries.values()
        for part in parts.values()
        for sense in part["sense"]
    }
    first = {
        (lemma, sense["synset"])
        for lemma, parts in entries.items()
        for part in parts.values()
        for sense in part["sense"][:2]
    }
    found: dict[str, set[str]] = {}
    for lemma, parts in entries.items():
        for tag, part in parts.items():
            for sense in part["sense"]:
                for key in sense.get("antonym", ()):
                    other = place.get(key, "")
                    words = {lemma_of(key)}
                    if other and tag in "vn":
                        words |= {word for word in synsets[other]["members"] if (word, other) in first}
                    found.setdefault(f"{lemma}/{sense['synset']}", set()).update(words)
    return found


def hypernyms(synset: dict[str, Any]) -> list[str]:
    """Return what stands directly above a synset; for an adjective, the one it is like."""
    return list(synset.get("hypernym", ())) or list(synset.get("similar", ()))[:1]


def needed(kept: Senses, synsets: Synsets) -> list[str]:
    """Return the synsets of the kept senses and three levels above them, in order."""
    level = {sense["synset"] for parts in kept.values() for senses in parts.values() for sense in senses}
    found = set(level)
    for _ in range(3):
        level = {above for key in level for above in hypernyms(synsets[key])} - found
        found |= level
    return sorted(found)


def demonyms(synsets: Synsets) -> dict[str, str]:
    """Return the place of each adjective or noun of origin, read off the definitions."""
    places: dict[str, str] = {}
    likely: dict[str, str] = {}
    for key in sorted(synsets):
        synset = synsets[key]
        text = synset["definition"][0]
        names = [name for name in synset["members"] if name[0].isupper()]
        native = NATIVE.match(text) if synset["lex"] == "noun.person" else None
        other = OF_PLACE.match(text) if synset["lex"].startswith("adj") else None
        for name in names:
            if native:
                places.setdefault(name, native[1].removeprefix("the "))
            elif other and ABOUT_PEOPLE.search(text):
                likely.setdefault(name, other[1].removeprefix("the "))
            elif other:
                likely.setdefault(name, "?" + other[1].removeprefix("the "))
    known = set(places.values())
    sure = {name: place for name, place in likely.items() if place[0] != "?"}
    maybe = {name: place[1:] for name, place in likely.items() if place[0] == "?" and place[1:] in known}
    return {**maybe, **places, **sure}


def build(synsets: Synsets, entries: Entries) -> dict[str, list[str]]:
    """Return the lines of each table."""
    kept = senses_of(synsets, entries)
    order = needed(kept, synsets)
    number = {key: n for n, key in enumerate(order)}
    below = Counter(above for synset in synsets.values() for above in hypernyms(synset))
    by_synset = antonyms_by_synset(entries, synsets)
    lemmas = []
    for lemma in sorted(kept):
        parts = kept[lemma]
        senses = " ".join(
            f"{pos}:" + ",".join(str(number[sense["synset"]]) for sense in parts[pos])
            for pos in sorted(parts)
        )
        flat = [sense for senses in parts.values() for sense in senses]
        derived = [word for word in links(flat, "derivation", "pertainym") if word in kept and word != lemma]
        against = [word for word in opposites(lemma, kept, synsets, by_synset) if word in kept]
        lemmas.append("\t".join([lemma, senses, ",".join(derived), ",".join(against)]).rstrip("\t"))
    rows = []
    for key in order:
        above = ",".join(str(number[up]) for up in hypernyms(synsets[key]) if up in number)
        rows.append("\t".join([synsets[key]["lex"].split(".")[1], above, str(below[key])]))
    origins = demonyms(synsets)
    return {
        "lemmas.tsv": lemmas,
        "synsets.tsv": rows,
        "demonyms.tsv": [f"{name}\t{origins[name]}" for name in sorted(origins)],
    }


def main(arguments: list[str]) -> None:
    """Build the tables from DATA and write them into OUT."""
    data, out = map(Path, arguments)
    out.mkdir(parents=True, exist_ok=True)
    for name, lines in build(*wordnet.read(data)).items():
        (out / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
        sys.stdout.write(f"{name}: {len(lines)} lines, {(out / name).stat().st_size / 1e6:.2f} MB\n")


if __name__ == "__main__":
    main(sys.argv[1:])
