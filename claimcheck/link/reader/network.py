"""A small transformer encoder in numpy (Vaswani and others 2017; Devlin and others 2019): asked, not taught.

Matrices are kept as int8 with one scale for each of their outputs, 22 MB for 90, and multiplied as float32.
Of random pairs the log-odds differ by 0.05 from those of the unrounded network, and spread by 1.3.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any

import numpy as np
import numpy.typing as npt

from claimcheck.link.reader.mapped import mapped
from claimcheck.link.reader.wordpiece import END, MASK, START, Pieces

Floats = npt.NDArray[np.float32]

HEADS = 12
# What is added to a variance lest it be 0, as BERT has it.
LEAST = np.float32(1e-12)
# To a multiple of so many pieces a pair is filled up. Pairs are read one by one: four at once take as long,
# and what is read beside a pair must not change its bits, as it does where BLAS has other numbers of rows.
STEP = 16
# What keeps a row from looking at what only fills it up.
AWAY = np.float32(-1e4)


@dataclass(frozen=True, slots=True)
class Layer:
    """The matrices of a layer (inputs by outputs), each with its bias, and two scales with two shifts."""

    look: Floats
    look_bias: Floats
    out: Floats
    out_bias: Floats
    scale: Floats
    shift: Floats
    wide: Floats
    wide_bias: Floats
    narrow: Floats
    narrow_bias: Floats
    scale2: Floats
    shift2: Floats


@dataclass(frozen=True, slots=True)
class Network:
    """A trained encoder of pairs of texts, with a head: of ``reader`` one output, the log-odds of one matter.

    ``pieces`` cuts texts, ``word``, ``place`` and ``side`` are what a piece brings with it, by its number,
    its place in the pair and the text of the two that it stands in. ``together`` says how what it gives is
    put together with what else is known: of ``reader`` a base and two weights, of the trees and its own.
    """

    pieces: Pieces
    word: npt.NDArray[np.int8]
    word_scale: Floats
    place: Floats
    side: Floats
    scale: Floats
    shift: Floats
    layers: tuple[Layer, ...]
    head: tuple[Floats, Floats, Floats, Floats]
    together: tuple[float, ...]

    def __call__(self, pairs: Iterable[tuple[Sequence[int], Sequence[int]]]) -> Floats:
        """Return what the head gives of pairs of texts, given as numbers of pieces: pairs by outputs."""
        told = [self.told(*self.row(first, second)) for first, second in pairs]
        return np.array(told, dtype=np.float32).reshape(len(told), len(self.head[3]))

    def row(self, first: Sequence[int], second: Sequence[int]) -> tuple[list[int], int]:
        """Return the pieces of a pair as the network takes them, and where the second text begins."""
        start, end = self.pieces.vocabulary[START], self.pieces.vocabulary[END]
        return [start, *first, end, *second, end], len(first) + 2

    def told(self, pieces: Sequence[int], second: int) -> Floats:
        """Return what the head gives of a row of pieces whose second text begins at ``second``."""
        many, length = len(pieces), -(-len(pieces) // STEP) * STEP
        ids, side = (np.zeros((1, length), dtype=np.int64) for _ in range(2))
        ids[0, :many] = pieces
        side[0, second:] = 1
        there = np.arange(length)[None] < many
        x = self.word[ids] * self.word_scale[ids][..., None] + self.place[:length] + self.side[side]
        x = even(x, self.scale, self.shift)
        away = np.where(there, np.float32(0), AWAY)[:, None, None, :]
        for layer in self.layers:
            x = through(layer, x, away, first=layer is self.layers[-1])
        wide, wide_bias, last, last_bias = self.head
        made: Floats = (np.tanh(x[:, 0] @ wide + wide_bias) @ last + last_bias)[0]
        return made


def through(layer: Layer, x: Floats, away: Floats, *, first: bool) -> Floats:
    """Return rows after a layer; of the last layer only the ``first`` piece is asked, which tells of all."""
    many, length, width = x.shape
    looks = (x.reshape(-1, width) @ layer.look + layer.look_bias).reshape(many, length, 3, HEADS, -1)
    ask, key, value = looks.transpose(2, 0, 3, 1, 4)
    if first:
        ask, x = ask[:, :, :1], x[:, :1]
    near = ask @ key.swapaxes(2, 3) * np.float32((width // HEADS) ** -0.5) + away
    near = np.exp(near - near.max(axis=-1, keepdims=True))
    near /= near.sum(axis=-1, keepdims=True)
    seen = (near @ value).swapaxes(1, 2).reshape(-1, width)
    x = even(x + (seen @ layer.out + layer.out_bias).reshape(x.shape), layer.scale, layer.shift)
    wide = bent(x.reshape(-1, width) @ layer.wide + layer.wide_bias)
    return even(x + (wide @ layer.narrow + layer.narrow_bias).reshape(x.shape), layer.scale2, layer.shift2)


def even(x: Floats, scale: Floats, shift: Floats) -> Floats:
    """Return rows evened out: layer normalisation (Ba, Kiros and Hinton 2016)."""
    x = x - x.mean(axis=-1, keepdims=True)
    made: Floats = x / np.sqrt((x * x).mean(axis=-1, keepdims=True) + LEAST) * scale + shift
    return made


def bent(x: Floats) -> Floats:
    """Return numbers after the Gaussian error linear unit, by way of tanh (Hendrycks and Gimpel 2016)."""
    single = np.float32
    inner = x * x
    inner *= single(0.044715)
    inner += single(1)
    inner *= x
    inner *= single((2 / np.pi) ** 0.5)
    np.tanh(inner, out=inner)
    inner += single(1)
    inner *= x
    inner *= single(0.5)
    return inner


def network(arrays: Mapping[str, npt.NDArray[Any]], like: Network | None = None) -> Network:
    """Return the network of arrays as ``claimcheck.evaluate.taught`` makes them.

    Training leaves the table of pieces as it is; arrays without one have that of ``like``.
    """

    def whole(name: str) -> Floats:
        found = arrays[name]
        if found.dtype != np.int8:
            return found.astype(np.float32)
        made: Floats = np.ascontiguousarray(found.T) * arrays[f"{name}.scale"]
        return made

    names = ("look", "out", "wide", "narrow")
    layers: list[Layer] = []
    while f"{len(layers)}.look" in arrays:
        at = len(layers)
        found = {name: whole(f"{at}.{name}") for name in (*names, *(f"{name}_bias" for name in names))}
        evens = {name: whole(f"{at}.{name}") for name in ("scale", "shift", "scale2", "shift2")}
        layers.append(Layer(**found, **evens))
    if like:
        pieces, word, word_scale = like.pieces, like.word, like.word_scale
    else:
        vocabulary = bytes(arrays["vocabulary"]).decode().split("\n")
        pieces = Pieces({piece: at for at, piece in enumerate(vocabulary)})
        word, word_scale = arrays["word"], arrays["word.scale"].astype(np.float32)
    return Network(
        pieces, word, word_scale, whole("place"), whole("side"), whole("scale"), whole("shift"),
        tuple(layers), (whole("head"), whole("head_bias"), whole("last"), whole("last_bias")),
        (*arrays["odds"].tolist(),),
    )  # fmt: skip


@functools.cache
def shipped() -> Network:
    """Return the network that is shipped."""
    return loaded("claimcheck.link.reader", "network.npz")


def loaded(package: str, name: str, like: Network | None = None) -> Network:
    """Return the network of a file of arrays that lies in a package, as ``network`` does."""
    with resources.as_file(resources.files(package).joinpath(name)) as path:
        return network(mapped(path), like)


__all__ = ["MASK", "Network", "loaded", "network", "shipped"]
