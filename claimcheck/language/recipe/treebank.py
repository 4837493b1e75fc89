"""CoNLL-U and IOB2 files as plain records."""

from __future__ import annotations

import lzma
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

NAMES = ("PER", "ORG", "LOC")


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated sentence. ``heads`` are indices into it, the root is its own head.

    ``names`` holds one IOB2 label a token, or is None where nobody has marked the names. ``document``
    and ``paragraph`` say that the sentence opens one.
    """

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    lemmas: tuple[str, ...]
    pos: tuple[str, ...]
    tags: tuple[str, ...]
    morphs: tuple[str, ...]
    heads: tuple[int, ...]
    deps: tuple[str, ...]
    names: tuple[str, ...] | None = None
    id: str = ""
    document: bool = False
    paragraph: bool = False
    comments: tuple[str, ...] = field(default=(), repr=False)

    @property
    def text(self) -> str:
        """The sentence as it is written, without the space after it."""
        return "".join(w + " " * s for w, s in zip(self.words, self.spaces, strict=True)).rstrip(" ")


def read_text(path: Path) -> str:
    """Return the text of a UTF-8 file, unpacked if its name ends in ``.xz``."""
    if path.suffix == ".xz":
        with lzma.open(path, "rt", encoding="utf-8") as stream:
            return stream.read()
    return path.read_text(encoding="utf-8")


def read_conllu(text: str) -> Iterator[Gold]:
    """Yield the sentences of a CoNLL-U text; empty nodes are left out, multiword tokens are split."""
    for block in text.split("\n\n"):
        lines = block.strip("\n").split("\n")
        rows = [line.split("\t") for line in lines if line[:1].isdigit()]
        if rows:
            yield _gold(rows, tuple(line for line in lines if line.startswith("#")))


def _gold(rows: list[list[str]], comments: tuple[str, ...]) -> Gold:
    joined: set[int] = set()  # words with no space after them
    words: list[list[str]] = []
    for row in rows:
        if "." in row[0]:
            continue
        glued = "SpaceAfter=No" in row[9]
        if "-" in row[0]:
            first, last = (int(part) for part in row[0].split("-"))
            joined.update(range(first, last))
            if glued:
                joined.add(last)
            continue
        words.append(row)
        if glued:
            joined.add(int(row[0]))
    keys = {line.split(" = ")[0].strip("# "): line.partition(" = ")[2] for line in comments}
    heads = [int(row[6]) - 1 if row[6] != "0" else at for at, row in enumerate(words)]
    return Gold(
        words=tuple(row[1] for row in words),
        spaces=tuple(int(row[0]) not in joined for row in words),
        lemmas=tuple("" if row[2] == "_" != row[1] else row[2] for row in words),
        pos=tuple(row[3] for row in words),
        tags=tuple(row[4] for row in words),
        morphs=tuple("" if row[5] == "_" else row[5] for row in words),
        heads=tuple(heads),
        deps=tuple("ROOT" if row[7] == "root" else row[7] for row in words),
        names=_names(words),
        id=keys.get("sent_id", ""),
        document=any(key.startswith("newdoc") for key in keys),
        paragraph=any(key.split(" ")[0] in ("newpar", "newdoc") for key in keys),
        comments=comments,
    )


def _names(words: list[list[str]]) -> tuple[str, ...] | None:
    """Return the names of a file that has them in its last column ("Name=B-PER"), else None."""
    found = [re.search(r"(?:^|\|)Name=([BI]-[A-Z]+)", row[9]) for row in words]
    return tuple(match[1] if match else "O" for match in found) if any(found) else None


def read_names(text: str) -> dict[str, tuple[str, ...]]:
    """Return the IOB2 labels of each sentence of a UNER file; what is no person, place or body is O."""
    found: dict[str, tuple[str, ...]] = {}
    for block in text.split("\n\n"):
        lines = block.strip("\n").split("\n")
        ids = [line.partition("=")[2].strip() for line in lines if line.startswith("# sent_id")]
        rows = [line.split("\t") for line in lines if line[:1].isdigit()]
        labels = [row[2] for row in rows if row[0].isdigit()]
        if ids:
            found[ids[0]] = tuple(_known(label) for label in labels)
    return found


def _known(label: str) -> str:
    return label if label[2:] in NAMES else "O"


def read_part(data: Path, bank: str, part: str) -> list[Gold]:
    """Return one part ("train", "dev", "test") of one treebank ("ewt", "gum") with the names it has."""
    golds = list(read_conllu(read_text(data / "treebank" / f"{bank}-{part}.conllu.xz")))
    path = data / "ner" / f"uner-{bank}-{part}.iob2.xz"
    if not path.exists():
        return golds
    names = read_names(read_text(path))
    return [
        replace(gold, names=names[gold.id])
        if gold.id in names and len(names[gold.id]) == len(gold.words)
        else gold
        for gold in golds
    ]


def paragraphs(golds: Iterable[Gold]) -> Iterator[list[Gold]]:
    """Yield the sentences of each paragraph together."""
    group: list[Gold] = []
    for gold in golds:
        if gold.paragraph and group:
            yield group
            group = []
        group.append(gold)
    if group:
        yield group


def name_spans(labels: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """Yield (first, last + 1, label) of each name in a row of IOB2 labels."""
    start, kind, at = 0, "", -1
    for at, label in enumerate(labels):
        if kind and label != f"I-{kind}":
            yield start, at, kind
            kind = ""
        if label != "O" and not kind:
            start, kind = at, label[2:]
    if kind:
        yield start, at + 1, kind


def write(gold: Gold) -> str:
    """Return the sentence as CoNLL-U, names as "Name=B-PER" in the last column, an empty line at the end."""
    lines = [f"# sent_id = {gold.id}", f"# text = {gold.text}"]
    if gold.paragraph:
        lines.insert(0, "# newpar")
    names = gold.names or ("O",) * len(gold.words)
    for at, word in enumerate(gold.words):
        root = gold.heads[at] == at
        notes = [] if names[at] == "O" else [f"Name={names[at]}"]
        notes += [] if gold.spaces[at] else ["SpaceAfter=No"]
        row = [str(at + 1), word, gold.lemmas[at] or "_", gold.pos[at], gold.tags[at], gold.morphs[at] or "_"]
        row += ["0" if root else str(gold.heads[at] + 1), "root" if root else gold.deps[at], "_"]
        lines.append("\t".join([*row, "|".join(notes) or "_"]))
    return "\n".join(lines) + "\n\n"
