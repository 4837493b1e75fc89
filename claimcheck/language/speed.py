"""What makes a loaded pipeline quicker without changing what it says.

Profiled on 14,000 words of the story sets, one core: of 1.8 s of the pipeline half was the multiplication of
matrices, which spaCy leaves to BLIS, and BLIS knows few processors well (16 GFLOPS where numpy's OpenBLAS
makes 60 to 90); a fifth was the embedding of words, made anew for each token although it depends on the word
alone; a tenth was the lemmatizer, which applies an edit tree twice to each token, in Python. Mended, the
pipeline takes half the time.

Profiled again with a wider encoder (busy machine): of 110 us a word 42 went to the loops of the parser and
of what finds names, where spaCy lets the interpreter's lock go and takes it again for each hidden unit of a
state. Stepped from Python, which keeps the lock, they take 17. The encoder's layers took 54 (encoder.py).

Numbers of floating point differ in their last bits from those of BLIS; the claims of the story sets and what
is found inside each article do not, in any byte. That a word's numbers do not depend on what else is parsed
with it is a test.

Tried and left: to parse only the paragraphs that can hold a claim. 98 words of 100 stand in paragraphs that
do, so that it would save 2 of 100 parts, and lose what such paragraphs say of names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc
from thinc.api import Model, NumpyOps

from claimcheck.language.encoder import ROWS, packed

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import EditTreeLemmatizer
    from spacy.pipeline.transition_parser import Parser  # type: ignore[import-not-found]

Floats = npt.NDArray[np.float32]

# Attributes that a word has by itself: with these alone an embedding can be remembered.
LEXICAL = frozenset({"NORM", "ORTH", "LOWER", "PREFIX", "SUFFIX", "SHAPE"})
# Words that are remembered, of 512 bytes each; when there are more, all are forgotten.
MOST = 50_000
# Spreads the norm over the 64 bits of a key: any odd number does (here 2^64 over the golden ratio).
ODD = np.uint64(0x9E3779B97F4A7C15)


class Ops(NumpyOps):  # type: ignore[misc]
    """thinc's operations, with numpy's multiplication of matrices."""

    def __init__(self) -> None:
        super().__init__(use_blis=False)

    def gemm(
        self, x: Floats, y: Floats, out: Floats | None = None, trans1: bool = False, trans2: bool = False
    ) -> Floats:
        """Multiply two matrices; a row's result does not depend on how many rows there are."""
        rows = x.shape[0]
        if rows >= ROWS or trans1 or not rows:
            whole: Floats = super().gemm(x, y, out=out, trans1=trans1, trans2=trans2)
            return whole
        padded = np.zeros((ROWS, x.shape[1]), dtype=x.dtype)
        padded[:rows] = x
        made: Floats = super().gemm(padded, y, trans2=trans2)[:rows]
        if out is None:
            return made
        out[:] = made
        return out


def quicken(nlp: Language) -> None:
    """Make a pipeline quicker, in place; what it holds of another make is left as it is."""
    ops = Ops()
    for at, (name, component) in enumerate(nlp._components):
        model = getattr(component, "model", None)
        if not isinstance(model, Model):
            continue
        for node in model.walk():
            if type(node.ops) is NumpyOps:
                node.ops = ops
        if name == "tok2vec" and len(model.layers) == 2 and lexical(model.layers[0]):
            model.layers[:] = [remembering(model.layers[0]), packed(model.layers[1])]
        if name == "trainable_lemmatizer":
            shorten(cast("EditTreeLemmatizer", component))
        if name in ("parser", "ner"):
            parser = cast("Parser", component)
            if steppable(parser):
                nlp._components[at] = (name, Stepper(parser))


def lexical(embed: Model[Any, Any]) -> bool:
    """Whether an embedding asks for nothing but what a word has by itself."""
    columns = [node.attrs["columns"] for node in embed.walk() if "columns" in node.attrs]
    around = any(node.name == "expand_window" for node in embed.walk())
    return bool(columns) and not around and all(LEXICAL.issuperset(those) for those in columns)


def remembering(embed: Model[Any, Any]) -> Model[Any, Any]:
    """Return a layer that embeds each word once; a word is told by its form and its norm."""
    rows: dict[int, int] = {}
    table = np.zeros((1024, embed.get_dim("nO") if embed.has_dim("nO") else 0), dtype=np.float32)

    def learn(docs: Sequence[Doc], keys: npt.NDArray[np.uint64], first: Sequence[int]) -> None:
        nonlocal table
        forms = np.concatenate([doc.to_array(["ORTH", "NORM"]) for doc in docs])[first].tolist()
        vectors = embed.predict([alone(docs[0].vocab, forms)])[0]
        start = len(rows)
        if start + len(vectors) > len(table) or table.shape[1] != vectors.shape[1]:
            larger = np.zeros((2 * (start + len(vectors)), vectors.shape[1]), dtype=np.float32)
            larger[:start] = table[:start]
            table = larger
        table[start : start + len(vectors)] = vectors
        rows.update(zip(keys.tolist(), range(start, start + len(vectors)), strict=True))

    def forward(
        model: Model[Any, Any], docs: Sequence[Doc], is_train: bool
    ) -> tuple[list[Floats], Callable[[Any], Any]]:
        if is_train or not any(len(doc) for doc in docs):
            found: tuple[list[Floats], Callable[[Any], Any]] = embed(docs, is_train)
            return found
        if len(rows) > MOST:
            rows.clear()
        words = np.concatenate([doc.to_array(["ORTH", "NORM"]) for doc in docs])
        told = words[:, 0] ^ (words[:, 1] * ODD)
        keys, first, place = np.unique(told, return_index=True, return_inverse=True)
        new = np.array([key not in rows for key in keys.tolist()])
        if new.any():
            learn(docs, keys[new], first[new])
        at = np.array([rows[key] for key in keys.tolist()])
        ends = np.cumsum([len(doc) for doc in docs])[:-1]
        return np.split(table[at[place]], ends), lambda d: d

    return Model("remembering", forward, layers=[embed])


def alone(vocab: Any, forms: Sequence[Sequence[int]]) -> Doc:
    """Return a text of the given words, each by the hashes of its form and its norm."""
    made = Doc(vocab, words=[vocab.strings[form] for form, _ in forms])
    for token, (_, norm) in zip(made, forms, strict=True):
        if token.norm != norm:
            token.norm_ = vocab.strings[norm]
    return made


def shorten(lemmatizer: EditTreeLemmatizer) -> None:
    """Have a lemmatizer that takes its best tree or the form apply each tree once to each form."""
    if (lemmatizer.top_k, lemmatizer.backoff) != (1, "orth"):
        return
    known: dict[tuple[int, int], int] = {}
    strings, labels, trees = lemmatizer.vocab.strings, lemmatizer.cfg["labels"], lemmatizer.trees

    def lemma(label: int, form: int) -> int:
        found = trees.apply(labels[label], strings[form])
        known[label, form] = made = form if found is None else strings.add(found)
        return int(made)

    def predict(docs: Sequence[Doc]) -> list[list[int]]:
        if len(known) > 4 * MOST:
            known.clear()
        if not any(len(doc) for doc in docs):
            return [[] for _ in docs]
        found = []
        for doc, scores in zip(docs, lemmatizer.model.predict(docs), strict=True):
            pairs = zip(scores.argmax(axis=1).tolist(), doc.to_array("ORTH").tolist(), strict=True)
            found.append([known.get(pair) or lemma(*pair) for pair in pairs])
        return found

    def annotate(docs: Sequence[Doc], found: Sequence[Sequence[int]]) -> None:
        for doc, lemmas in zip(docs, found, strict=True):
            for token, one in zip(doc, lemmas, strict=True):
                if token.lemma == 0:
                    token.lemma = one

    lemmatizer.predict, lemmatizer.set_annotations = predict, annotate  # type: ignore[assignment, method-assign]


def steppable(parser: Parser) -> bool:
    """Whether a parser takes the best action in each state, and can score all of them."""
    attrs = parser.model.attrs
    return parser.cfg["beam_width"] == 1 and bool(attrs["has_upper"]) and not attrs["unseen_classes"]


class Stepper:
    """A greedy parser that goes from state to state in Python, all texts of a batch side by side.

    It stands in the pipeline in place of spaCy's, whose methods cannot be replaced, and is that in all else.
    """

    def __init__(self, parser: Parser) -> None:
        self.parser = parser
        upper: Model[Any, Any] = parser.model.get_ref("upper")
        self.weights: Floats = np.ascontiguousarray(upper.get_param("W").T)
        self.bias = upper.get_param("b")

    def __getattr__(self, name: str) -> Any:
        """Return what spaCy's parser has by that name."""
        return getattr(self.parser, name)

    def __call__(self, doc: Doc) -> Doc:
        """Parse one text."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Parse texts in batches, as they come: spaCy's sorts by length and takes a quarter at a time."""
        left = iter(docs)
        while batch := list(islice(left, batch_size)):
            self.parser.set_annotations(batch, self.predict(batch))
            yield from batch

    def predict(self, docs: Sequence[Doc]) -> Sequence[Any]:
        """Return the last states of texts."""
        batch: Sequence[Any] = self.parser.moves.init_batch(docs)
        states = [state for state in batch if not state.is_final()]
        if not states:
            return batch
        first = self.parser.model.predict(docs)
        ids, hidden, move = first.get_token_ids, first.state2vec.predict, self.parser.transition_states
        blocks = -(-len(states) // ROWS)
        padded = np.zeros((blocks, ROWS, len(self.weights)), dtype=np.float32)
        flat = padded.reshape(blocks * ROWS, -1)
        while states:
            blocks = -(-len(states) // ROWS)
            flat[: len(states)] = hidden(ids(states))
            scores = np.matmul(padded[:blocks], self.weights).reshape(blocks * ROWS, -1)[: len(states)]
            scores += self.bias
            states = move(states, scores)
        first.clear_memory()
        return batch
