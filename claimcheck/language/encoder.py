"""The layers of an encoder in numpy: what spaCy's MaxoutWindowEncoder computes, in few passes over memory.

A layer multiplies the numbers of each word and of its neighbours by a matrix, takes the larger of two
pieces, evens out the row (layer normalisation) and adds it to what there was. thinc makes some fifteen arrays
a layer for that and leaves six empty rows between texts. Here rows are worked on in blocks that fit the
processor's cache, the two pieces lie in halves, and there are no more empty rows than layers. Of 50 us a word
(four layers of width 192, busy machine) 30 are left, nearly all of them the products.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, cast

import numpy as np
import numpy.typing as npt
from thinc.api import Model

Floats = npt.NDArray[np.float32]

# Rows at a time: 128 to 4096 differ by a tenth. A multiple of ROWS.
BLOCK = 512
# All products have a multiple of so many rows: OpenBLAS takes other paths for few, whose last bits differ.
ROWS = 64
# What a layer is made of, and what thinc adds to a variance lest it be 0.
PARTS = ["dropout", "expand_window", "layernorm", "maxout"]
LEAST = np.float32(1e-8)


class Layer(NamedTuple):
    """The numbers of a layer: a matrix (three words by two pieces), its bias, the scale and the shift."""

    matrix: Floats
    bias: Floats
    scale: Floats
    shift: Floats


def packed(encode: Model[Any, Any]) -> Model[Any, Any]:
    """Return a layer that computes what ``encode`` does, or ``encode`` itself if it is of another make."""
    chain = encode
    while len(chain.layers) == 1:
        chain = chain.layers[0]
    if not chain.layers or not all(known(one) for one in chain.layers):
        return encode
    layers = [numbers(one) for one in chain.layers]
    width = layers[0].scale.shape[0]

    def forward(
        model: Model[Any, Any], texts: Sequence[Floats], is_train: bool
    ) -> tuple[list[Floats], Callable[[Any], Any]]:
        if is_train:
            found: tuple[list[Floats], Callable[[Any], Any]] = encode(texts, is_train)
            return found
        gap = len(layers)
        ends = np.cumsum([len(text) + gap for text in texts]).tolist()
        rows = np.zeros((-(-(ends[-1] + gap) // ROWS) * ROWS, width), dtype=np.float32)
        for text, end in zip(texts, ends, strict=True):
            rows[end - len(text) : end] = text
        for layer in layers:
            apply(layer, rows)
        return [rows[end - len(text) : end] for text, end in zip(texts, ends, strict=True)], lambda d: d

    return Model("packed_encoder", forward, layers=[encode])


def known(one: Model[Any, Any]) -> bool:
    """Whether a layer is a window of three words, a maxout of two and a normalisation, added to its input."""
    parts = {node.name: node for node in one.walk() if not node.layers}
    if not one.name.startswith("residual(") or sorted(parts) != PARTS:
        return False
    return parts["expand_window"].attrs["window_size"] == 1 and parts["maxout"].get_dim("nP") == 2


def numbers(one: Model[Any, Any]) -> Layer:
    """Return the numbers of a layer, its two pieces one after the other."""
    parts = {node.name: node for node in one.walk() if not node.layers}
    weights, bias, scale, shift = (
        cast("Floats", parts[name].get_param(key))
        for name, key in (("maxout", "W"), ("maxout", "b"), ("layernorm", "G"), ("layernorm", "b"))
    )
    return Layer(
        np.ascontiguousarray(weights.transpose(2, 1, 0).reshape(weights.shape[2], -1)),
        np.ascontiguousarray(bias.T.reshape(-1)),
        scale,
        shift,
    )


def apply(layer: Layer, rows: Floats) -> None:
    """Put all rows through a layer, in place; beyond the ends there is nothing but zeros."""
    width = rows.shape[1]
    near = np.empty((min(BLOCK, len(rows)), 3 * width), dtype=np.float32)
    pieces = np.empty((len(near), 2 * width), dtype=np.float32)
    before: Floats = np.zeros(width, dtype=np.float32)
    for start in range(0, len(rows), BLOCK):
        block = rows[start : start + BLOCK]
        end = start + len(block)
        three, two = near[: len(block)], pieces[: len(block)]
        three[0, :width], three[1:, :width] = before, block[:-1]
        three[:, width : 2 * width] = block
        three[:-1, 2 * width :], three[-1, 2 * width :] = block[1:], rows[end] if end < len(rows) else 0
        before = block[-1].copy()
        np.matmul(three, layer.matrix, out=two)
        two += layer.bias
        best = np.maximum(two[:, :width], two[:, width:])
        best -= best.mean(axis=1, keepdims=True)
        spread = np.einsum("ij,ij->i", best, best) / np.float32(width) + LEAST
        best *= (np.float32(1) / np.sqrt(spread))[:, np.newaxis]
        best *= layer.scale
        best += layer.shift
        block += best
