"""The arrays in which a network that was taught is kept, as ``link.reader.network`` reads them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from claimcheck.link.reader.network import Floats
from claimcheck.link.reader.wordpiece import Pieces

# Pieces of a pair that the network has places for.
PLACES = 192


def arrays_of(state: dict[str, npt.NDArray[Any]], pieces: Pieces) -> dict[str, npt.NDArray[Any]]:
    """Return the weights of a BERT, by the names of its parts in transformers, as ``network`` reads them."""
    made: dict[str, npt.NDArray[Any]] = {}
    words = "\n".join(sorted(pieces.vocabulary, key=pieces.vocabulary.__getitem__))
    made["vocabulary"] = np.frombuffer(words.encode(), dtype=np.uint8)
    embeddings = "embeddings."
    made["word"], made["word.scale"] = rounded(state[f"{embeddings}word_embeddings.weight"])
    made["place"] = state[f"{embeddings}position_embeddings.weight"][:PLACES].astype(np.float16)
    made["side"] = state[f"{embeddings}token_type_embeddings.weight"].astype(np.float16)
    made["scale"], made["shift"] = (state[f"{embeddings}LayerNorm.{part}"] for part in ("weight", "bias"))
    at = 0
    while f"encoder.layer.{at}.output.dense.weight" in state:
        layer = f"encoder.layer.{at}."
        looks = [f"{layer}attention.self.{part}" for part in ("query", "key", "value")]
        matrices = {
            "look": np.concatenate([state[f"{look}.weight"] for look in looks]),
            "out": state[f"{layer}attention.output.dense.weight"],
            "wide": state[f"{layer}intermediate.dense.weight"],
            "narrow": state[f"{layer}output.dense.weight"],
        }
        for name, matrix in matrices.items():
            made[f"{at}.{name}"], made[f"{at}.{name}.scale"] = rounded(matrix)
        made[f"{at}.look_bias"] = np.concatenate([state[f"{look}.bias"] for look in looks])
        made[f"{at}.out_bias"] = state[f"{layer}attention.output.dense.bias"]
        made[f"{at}.wide_bias"] = state[f"{layer}intermediate.dense.bias"]
        made[f"{at}.narrow_bias"] = state[f"{layer}output.dense.bias"]
        for number, part in (("", "attention.output"), ("2", "output")):
            made[f"{at}.scale{number}"] = state[f"{layer}{part}.LayerNorm.weight"]
            made[f"{at}.shift{number}"] = state[f"{layer}{part}.LayerNorm.bias"]
        at += 1
    return made


def head_of(head: Any, kept: Sequence[int]) -> dict[str, npt.NDArray[Any]]:
    """Return the weights of a head (a torch ``Sequential``), and of its outputs those that are kept."""
    wide, _, last = head
    made: dict[str, npt.NDArray[Any]] = {}
    made["head"], made["head.scale"] = rounded(wide.weight.detach().numpy())
    made["head_bias"] = wide.bias.detach().numpy()
    made["last"], made["last.scale"] = rounded(last.weight.detach().numpy()[list(kept)])
    made["last_bias"] = last.bias.detach().numpy()[list(kept)]
    return made


def rounded(matrix: Floats) -> tuple[npt.NDArray[np.int8], Floats]:
    """Return a matrix (outputs by inputs) as int8 with a scale for each output."""
    scale = np.maximum(np.abs(matrix).max(axis=1), np.float32(1e-8)) / np.float32(127)
    return np.round(matrix / scale[:, None]).astype(np.int8), scale.astype(np.float32)
