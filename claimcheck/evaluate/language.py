"""Figures of an English pipeline on treebanks: parse, tags, lemmas, sentences, names, speed, size.

    python -m claimcheck.evaluate.language [--dev] [DATA [PIPELINE ...]]

Without DATA the shipped pipeline reads fifty sentences of hard news style, heads checked by hand, and is
held to floors. DATA holds ``treebank/`` and ``ner/`` as language/README.md says. Each pipeline is opened as
``claimcheck`` opens it, and reads the plain text of each paragraph; what is parted otherwise counts as wrong.
With ``--dev`` the figures are those of the development parts: what is chosen is chosen on those.
"""

from __future__ import annotations

import statistics
import sys
import time
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from claimcheck.language.loading import opened
from claimcheck.language.pipeline import shipped
from claimcheck.language.recipe import treebank
from claimcheck.language.recipe.docs import make_doc
from claimcheck.language.recipe.treebank import Gold

BANKS = ("ewt", "gum")
FIGURES = ("tokens", "LAS", "UAS", "UPOS", "lemmas", "sentences", "names")
HARD = Path("tests/cases/parses")
Key = tuple[object, ...]


@dataclass(slots=True)
class Tally:
    """How many items are annotated, how many were found, how many of those are right."""

    gold: int = 0
    found: int = 0
    right: int = 0

    def add(self, gold: set[Key], found: set[Key]) -> None:
        """Count one text's items."""
        self.gold += len(gold)
        self.found += len(found)
        self.right += len(gold & found)

    @property
    def f1(self) -> float:
        """Twice the right ones over both counts, in percent; 0 where there is nothing."""
        return 200.0 * self.right / (self.gold + self.found) if self.gold + self.found else 0.0


@dataclass(slots=True)
class Figures:
    """The tallies of one pipeline by name of figure."""

    tallies: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in FIGURES})

    def __getitem__(self, name: str) -> float:
        """Return one figure in percent."""
        return self.tallies[name].f1


def items(doc: Doc) -> dict[str, set[Key]]:
    """Return what a parsed text says, by figure, tied to characters; space tokens say nothing."""
    tokens = [token for token in doc if not token.is_space]
    place = {token.i: (token.idx, token.idx + len(token)) for token in tokens}
    arcs = [(place[token.i], place.get(token.head.i), token) for token in tokens]
    return {
        "tokens": set(place.values()),
        "LAS": {(own, head, token.dep_) for own, head, token in arcs},
        "UAS": {(own, head) for own, head, _ in arcs},
        "UPOS": {(place[token.i], token.pos_) for token in tokens},
        "lemmas": {(place[token.i], token.lemma_ or token.text) for token in tokens},
        "sentences": {_trimmed(doc, sent.start_char, sent.end_char) for sent in doc.sents},
        "names": {(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents},
    }


def _trimmed(doc: Doc, start: int, end: int) -> Key:
    text = doc.text[start:end]
    return start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())


def compare(nlp: Language, groups: Iterable[Sequence[Gold]], *, given_tokens: bool = False) -> Figures:
    """Return the figures of ``nlp`` on paragraphs; ``given_tokens`` spares it the tokenizer's part."""
    figures = Figures()
    docs = [(make_doc(nlp.vocab, list(group)), group) for group in groups]
    if given_tokens:
        parsed = nlp.pipe([_bare(doc) for doc, _ in docs], batch_size=128)
    else:
        parsed = nlp.pipe([doc.text for doc, _ in docs], batch_size=128)
    for (gold, group), guess in zip(docs, parsed, strict=True):
        want, got = items(gold), items(guess)
        if any(sentence.names is None for sentence in group):
            want["names"] = got["names"] = set()
        for name in FIGURES:
            figures.tallies[name].add(want[name], got[name])
    return figures


def _bare(doc: Doc) -> Doc:
    words, spaces = [token.text for token in doc], [bool(token.whitespace_) for token in doc]
    return Doc(doc.vocab, words=words, spaces=spaces)


def hard(nlp: Language, folder: Path = HARD) -> tuple[Figures, list[str]]:
    """Return the figures on the hard sentences of news, each a text of its own, and what misses its floor."""
    golds = treebank.read_conllu((folder / "news.conllu").read_text(encoding="utf-8"))
    figures = compare(nlp, [[gold] for gold in golds])
    floors = tomllib.loads((folder / "floors.toml").read_text(encoding="utf-8"))
    short = [
        f"{name} {figures[name]:.2f} is below its floor, {floor}"
        for name, floor in sorted(floors.items())
        if figures[name] < floor
    ]
    return figures, short


def groups_of(data: Path, part: str) -> Iterator[list[Gold]]:
    """Yield the paragraphs of one part ("test") of all treebanks."""
    for bank in BANKS:
        yield from treebank.paragraphs(treebank.read_part(data, bank, part))


def speed(nlp: Language, texts: Sequence[str], rounds: int = 3) -> float:
    """Return words a second of processor time (other programs do not count), the median of some rounds."""
    rates = []
    for _ in range(rounds):
        began = time.process_time()
        words = sum(len(doc) for doc in nlp.pipe(texts, batch_size=128))
        rates.append(words / (time.process_time() - began))
    return statistics.median(rates)


def megabytes(folder: Path) -> float:
    """Return the size of a folder's files."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def table(data: Path, folders: Sequence[Path], part: str = "test") -> Iterator[str]:
    """Yield the lines of a Markdown table, two rows a pipeline: from plain text, and with tokens given."""
    groups = list(groups_of(data, part))
    texts = [" ".join(gold.text for gold in group) for group in groups]
    heads = ["pipeline", "from", *FIGURES, "words/s", "load s", "MB"]
    yield "| " + " | ".join(heads) + " |"
    yield "|" + "---|" * len(heads)
    for folder in folders:
        began = time.process_time()
        nlp = opened(str(folder))
        seconds = time.process_time() - began
        costs = [f"{speed(nlp, texts):,.0f}", f"{seconds:.2f}", f"{megabytes(folder):.1f}"]
        for given, name in ((False, "text"), (True, "tokens")):
            figures = compare(nlp, groups, given_tokens=given)
            cells = [folder.name, name, *(f"{figures[figure]:.2f}" for figure in FIGURES), *costs]
            yield "| " + " | ".join(cells) + " |"


def main(arguments: Sequence[str]) -> int:
    """Print the figures asked for; return 1 when a floor is missed, 2 when what is given is no folder."""
    part = "dev" if "--dev" in arguments else "test"
    paths = [Path(name) for name in arguments if name != "--dev"]
    for path in paths:
        if not path.is_dir():
            print(f"error: {path} is no folder; language/README.md says what DATA holds", file=sys.stderr)
            return 2
    if paths:
        for line in table(paths[0], paths[1:] or [shipped()], part):
            print(line, flush=True)
        return 0
    figures, short = hard(opened(str(shipped())))
    print("hard news    ", *(f"{name} {figures[name]:.1f}" for name in FIGURES if name != "lemmas"))
    for line in short:
        print(f"error: {line}", file=sys.stderr)
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
