"""What is put right after the parse: tags that the relation or the capital belies, and lemmas that are known.

The pipeline tells tags, lemmas and relations each by itself, so that they may contradict one another. Where
they do, the surer one has its way:

- A relation that only one part of speech can have ("aux", "cop": an auxiliary) settles the tag.
- A common noun with a capital, amid a sentence whose other words have none, is a name ("the Commission").
  In training the case of words is varied, so that the pipeline itself thinks little of it.
- A form that the treebanks give one lemma, twice at least, has that lemma (``lemmas.tsv`` beside the
  pipeline, made by recipe/lemmas.py); what is no word gives way to one (lemmas.py).

On the development parts, tokens given: universal tags 95.80 to 96.09, lemmas 97.07 to 97.50. Tried and left:
"case" and "mark" for all that "ADP" and "SCONJ" differ in (23 tags mended, 20 spoilt); the tags of the tagger
and of the morphologizer weighed together (18 mended of 35,778); a linear model of all that the parse says of
a word, learnt on those parts in five folds: 39 mended without the capital, no more than the relations here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from spacy.tokens import Doc
from spacy.vocab import Vocab

from claimcheck.language.lemmas import mended

# The file beside a pipeline that has it revised: form, part of speech, lemma, parted by tabs.
LEMMAS = "lemmas.tsv"
# What a relation makes of a part of speech; each pair was right at least twice as often as wrong (dev).
RELATION = {
    **{(dep, pos): "AUX" for dep in ("aux", "aux:pass", "cop") for pos in ("VERB", "NOUN", "ADV", "SCONJ")},
    **{(dep, "SCONJ"): "PRON" for dep in ("nsubj", "nsubj:pass", "obj", "obl")},
    ("mark", "PRON"): "SCONJ",
    ("det:predet", "PRON"): "DET",
    ("case", "PART"): "ADP",
    ("compound:prt", "ADV"): "ADP",
}
POSSESSIVE = "POS"
# The tag of a name for that of a noun.
NAMED = {"NN": "NNP", "NNS": "NNPS"}
CONTENT = ("NOUN", "VERB", "ADJ", "ADV")
# After these a word has a capital because something begins: a title, a list, a quotation.
BEGINS = frozenset({*":(-<>*.\"'\u201c\u2018~[", "--", "<<", ">>"})
ASKED = ("ORTH", "POS", "TAG", "DEP", "LEMMA")
# Words and lemmas kept at hand; when there are more, all are forgotten.
MOST = 200_000


class Form(NamedTuple):
    """How a word is written: its text, in lower case or with a capital, or a sign that opens."""

    text: str
    lower: bool
    capital: bool
    begins: bool


def form_of(text: str) -> Form:
    """Return how ``text`` is written."""
    capital = text[:1].isupper() and not (text.isupper() and len(text) > 1)
    return Form(text, text[:1].islower(), capital, text in BEGINS)


def lemmas_of(path: Path) -> dict[tuple[str, str], str]:
    """Return the lemmas of a file by form and part of speech."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return {(form, pos): lemma for form, pos, lemma in rows}


def lemma_of(
    form: str, pos: str, tag: str, lemma: str, *, named: bool, known: Mapping[tuple[str, str], str]
) -> str:
    """Return the lemma of a word: as the treebanks have it, else what the pipeline says, mended.

    ``named`` says that the word has a capital where a word that is no name has none.
    """
    if pos == "ADJ" and named:
        return lemma[:1].upper() + lemma[1:]
    found = known.get((form, pos))
    if found is None and pos != "PROPN" and tag not in ("NNP", "NNPS"):
        found = known.get((form.lower(), pos))
    if found is not None:
        return found
    if pos == "PROPN" and form[:1].isupper() and lemma[:1].islower():
        whole = lemma.lower() == form.lower() or (form.isupper() and len(form) > 1)
        return form if whole else lemma[:1].upper() + lemma[1:]
    return mended(lemma, form.lower(), pos) if lemma.islower() else lemma


class Reviser:
    """The last part of a pipeline, which puts right what the others contradict each other in."""

    def __init__(self, vocab: Vocab, path: Path) -> None:
        self.strings = vocab.strings
        self.known = lemmas_of(path)
        self.forms: dict[int, Form] = {}
        self.lemmas: dict[tuple[int, int, int, int, bool], int] = {}
        number = self.strings.add
        self.relation = {(number(dep), number(pos)): number(to) for (dep, pos), to in RELATION.items()}
        self.named = {number(tag): number(to) for tag, to in NAMED.items()}
        self.content = frozenset(number(pos) for pos in CONTENT)
        self.noun, self.adjective, self.name = number("NOUN"), number("ADJ"), number("PROPN")
        self.possessive = number(POSSESSIVE)

    def __call__(self, doc: Doc) -> Doc:
        """Revise one text."""
        if not len(doc) or not doc.has_annotation("DEP"):
            return doc
        orths, parts, tags, deps, lemmas = doc.to_array([*ASKED]).T.tolist()
        forms = [self.forms.get(orth) or self.learn(orth) for orth in orths]
        revised = [
            self.relation.get((dep, pos), pos) if tag != self.possessive else pos
            for dep, pos, tag in zip(deps, parts, tags, strict=True)
        ]
        names = set(self.names(doc, forms, parts))
        for i, (orth, pos, tag, lemma) in enumerate(zip(orths, revised, tags, lemmas, strict=True)):
            if i in names and parts[i] == self.noun:
                pos, tag = self.name, self.named.get(tag, tag)
            key = (orth, pos, tag, lemma, i in names)
            made = self.lemmas.get(key) or self.lemma(key)
            if made != lemma:
                doc[i].lemma = made
            if pos != parts[i]:
                doc[i].pos = pos
                doc[i].tag = tag
        return doc

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Revise texts as they come."""
        return map(self, docs)

    def learn(self, orth: int) -> Form:
        """Return, and keep, how a word is written."""
        if len(self.forms) > MOST:
            self.forms.clear()
        self.forms[orth] = made = form_of(self.strings[orth])
        return made

    def lemma(self, key: tuple[int, int, int, int, bool]) -> int:
        """Return, and keep, the lemma of a word by its hashes."""
        if len(self.lemmas) > MOST:
            self.lemmas.clear()
        form, pos, tag, lemma = (self.strings[one] for one in key[:4])
        made = lemma_of(form, pos, tag, lemma or form, named=key[4], known=self.known)
        self.lemmas[key] = number = int(self.strings.add(made))
        return number

    def names(self, doc: Doc, forms: Sequence[Form], parts: Sequence[int]) -> Iterator[int]:
        """Yield the nouns and adjectives whose capital stands amid words that mostly have none."""
        wanted = (self.noun, self.adjective)
        some = [i for i, form in enumerate(forms) if form.capital and parts[i] in wanted]
        if not some:
            return
        for span in doc.sents:
            inside = [i for i in some if span.start < i < span.end and not forms[i - 1].begins]
            if not inside:
                continue
            content = [i for i in range(span.start + 1, span.end) if parts[i] in self.content]
            content = [i for i in content if forms[i].text[:1].isalpha()]
            if 2 * sum(forms[i].lower for i in content) > len(content) - 1:
                yield from inside
