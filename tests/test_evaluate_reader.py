"""How the network that reads pairs in doubt is taught, and that it gives what it was taught."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from claimcheck.evaluate import groups, taught
from claimcheck.evaluate import reader as teaching
from claimcheck.evaluate.reader import CLASH, SAME, Pair, Weighed
from claimcheck.evaluate.reader_arrays import arrays_of, head_of, rounded
from claimcheck.link.doubts import HIGH, LEAST, LOW, SUREST
from claimcheck.link.reader.network import HEADS, bent, network
from claimcheck.link.reader.wordpiece import END, MASK, START, UNKNOWN, Pieces

Array = npt.NDArray[Any]

WORDS = "the mill fire hurt men shed cut jobs posts in port it will let go nobody was ##s ##ed ."
KNOWN = Pieces({piece: at for at, piece in enumerate(["[PAD]", UNKNOWN, START, END, MASK, *WORDS.split()])})
FILE = """\
# count | labour | jobs at the mill
A: the mill will shed {340} jobs
A: {340} posts in the mill
A: it will cut {340} jobs .
B: the mill will shed {400} jobs
B: {400} posts will go
N: the fire hurt {12} men
N: nobody was hurt in the {12} mill fires
"""
STATE = """\
# state | labour | the mill
A: the mill will go
A: it will let the mill go
B: the mill was cut
B: the mill will let nobody go
N: the port will go
N: the fire was in the port
"""


def group(text: str) -> tuple[groups.Group, bool, list[list[tuple[int, ...]]]]:
    """Return a group, whether its sentences have a value, and its pieces."""
    one = groups.parsed(text.splitlines(), "here")
    return one, *teaching.in_pieces(one, KNOWN)


def exact(by: np.random.Generator, out: int, into: int) -> Array:
    """Return a matrix that is kept as it is: each output has whole numbers up to 127 times its scale."""
    whole = by.integers(-127, 128, (out, into))
    whole[np.arange(out), by.integers(0, into, out)] = by.choice([-127, 127], out)
    return (whole * by.uniform(0.002, 0.006, (out, 1))).astype(np.float32)


def test_a_matrix_is_kept_within_half_a_step() -> None:
    by = np.random.default_rng(20261122)
    matrix = (by.normal(size=(30, 50)) * by.uniform(0.01, 9, (30, 1))).astype(np.float32)
    matrix[7] = 0
    kept, scale = rounded(matrix)
    assert kept.dtype == np.int8
    assert scale.shape == (30,)
    assert (np.abs(kept * scale[:, None] - matrix) <= scale[:, None] * 0.5001).all()
    assert (np.abs(kept[np.arange(30) != 7].astype(int)).max(axis=1) == 127).all()
    assert not kept[7].any()
    whole = exact(by, 20, 24)
    kept, scale = rounded(whole)
    assert kept * scale[:, None] == pytest.approx(whole, rel=1e-5)


def test_the_value_of_a_group_is_hidden() -> None:
    one, valued, (a, b, other) = group(FILE)
    mask = KNOWN.vocabulary[MASK]
    assert valued
    assert [len(side) for side in (a, b, other)] == [len(side) for side in one.sides]
    assert all(row.count(mask) == 1 for side in (a, b, other) for row in side)
    assert a[0] == b[0] == (*KNOWN.of("the mill will shed"), mask, *KNOWN.of("jobs"))
    assert a[1] == (mask, *KNOWN.of("posts in the mill"))
    assert KNOWN.vocabulary[UNKNOWN] not in {piece for side in (a, b, other) for row in side for piece in row}


def test_a_state_has_no_value_to_hide() -> None:
    one, valued, sides = group(STATE)
    assert not valued
    assert sides == [[tuple(KNOWN.of(sentence)) for sentence in side] for side in one.sides]


def test_every_pair_of_one_matter_with_values_apart_is_drawn() -> None:
    kinds = {
        "same": Weighed((1,), (2,), 0.001, True, True),
        "agreed": Weighed((3,), (4,), 0.9, False, True),
        "near": Weighed((5,), (6,), 0.3, True, False),
        "far": Weighed((7,), (8,), 0.001, True, False),
    }
    learned = [one for one in kinds.values() for _ in range(500)]
    drawn = teaching.epoch(learned, [], random.Random(20261122))
    many = {
        name: [pair for pair in drawn if {pair.first, pair.second} == {one.first, one.second}]
        for name, one in kinds.items()
    }
    assert len(many["same"]) == len(many["near"]) == 500
    assert 150 < len(many["agreed"]) < 250
    assert 0 < len(many["far"]) < 30
    assert sum(map(len, many.values())) == len(drawn)
    assert {(name, pair.answer) for name, those in many.items() for pair in those} == {
        (name, one.same) for name, one in kinds.items()
    }
    assert {pair.head for pair in drawn} == {SAME}
    assert {pair.first for pair in many["same"]} == {(1,), (2,)}  # either may be read first
    assert len({pair.answer for pair in drawn[:20]}) == 2  # in any order


def test_an_epoch_draws_some_pairs_of_each_group() -> None:
    _, _, (a, b, other) = group(FILE)
    drawn = teaching.epoch([], [(True, [a, b, other])], random.Random(20261122))
    one_matter, another = {*a, *b}, set(other)
    assert {pair.head for pair in drawn} == {SAME}
    assert [pair.answer for pair in drawn].count(True) == teaching.OF_GROUP[0]
    assert [pair.answer for pair in drawn].count(False) == teaching.OF_GROUP[1]
    for pair in drawn:
        both = {pair.first, pair.second}
        assert both <= one_matter if pair.answer else both & one_matter and both & another


def test_an_epoch_asks_of_states_whether_both_can_hold() -> None:
    _, _, (a, b, other) = group(STATE)
    drawn = [
        pair
        for seed in range(9)
        for pair in teaching.epoch([], [(False, [a, b, other])], random.Random(seed))
    ]
    assert {pair.head for pair in drawn} == {CLASH}
    clash = {frozenset((x, y)) for x in a for y in b}
    assert {frozenset((pair.first, pair.second)) for pair in drawn if pair.answer} == clash
    rest = {frozenset((pair.first, pair.second)) for pair in drawn if not pair.answer}
    assert not rest & clash
    assert {frozenset(a), frozenset(b)} < rest
    assert frozenset(other) not in rest


def test_each_pair_is_in_one_batch_with_others_of_its_length() -> None:
    by = random.Random(20261122)
    pairs = [Pair((at,), (5,) * by.randrange(1, 60), SAME, at % 2 == 0) for at in range(500)]
    made = taught.batches(pairs, by)
    assert sorted(pair for some in made for pair in some) == sorted(pairs)
    assert max(map(len, made)) <= taught.BATCH
    spread = [max(len(p.second) for p in some) - min(len(p.second) for p in some) for some in made]
    assert max(spread) < 15


def test_the_network_is_taught_with_the_rows_that_it_is_asked() -> None:
    net = made_up(np.random.default_rng(20261122))[0]
    batch = [Pair((5, 6), (7, 8, 9), SAME, True), Pair((5,), (6,), SAME, False)]
    ids, side, there = taught.filled(batch, net.pieces)
    for at, one in enumerate(batch):
        row, second = net.row(one.first, one.second)
        assert ids[at][: len(row)] == row
        assert there[at] == [1] * len(row) + [0] * (len(ids[at]) - len(row))
        assert side[at][: len(row)] == [0] * second + [1] * (len(row) - second)


def test_weights_are_found_on_what_is_in_doubt() -> None:
    by = np.random.default_rng(20261122)
    odds = by.normal(-0.5, 1.0, 6000).astype(np.float32)
    trees = by.normal(-0.5, 1.2, 6000)
    answers = by.random(6000) < 1 / (1 + np.exp(-(0.4 + 0.9 * trees + 0.5 * odds)))
    likely = 1 / (1 + np.exp(-trees))
    doubt = (likely >= LOW) & (likely <= HIGH)
    assert 100 < (~doubt).sum() < 3000
    told = np.where(doubt, answers, odds < 0)  # of what is not in doubt the wrong is told
    asked = [
        Weighed((1,), (2,), p, True, same) for p, same in zip(likely.tolist(), told.tolist(), strict=True)
    ]
    found = teaching.together(asked, odds)
    assert found.dtype == np.float32
    assert found == pytest.approx([0.4, 0.9, 0.5], abs=0.15)
    assert found[2] > 0
    unread = teaching.together(asked, by.permutation(odds))
    assert abs(unread[2]) < 0.1


def test_a_network_that_is_sure_counts_no_more_than_it_does_when_asked() -> None:
    by = np.random.default_rng(20261122)
    sign = np.where(by.random(2000) < 0.5, 1, -1)
    sure = np.where(sign > 0, SUREST, LEAST).astype(np.float32)
    answers = by.random(2000) < 1 / (1 + np.exp(-0.5 * sure))
    asked = [Weighed((1,), (2,), 0.4, True, same) for same in answers.tolist()]
    some, more = (teaching.together(asked, k * sure) for k in (1, 9))
    assert some.tolist() == more.tolist()
    assert some[2] == pytest.approx(0.5, abs=0.1)


WIDTH, WIDE, DEEP, PLACES = 24, 40, 2, 48


def state(by: np.random.Generator) -> dict[str, Array]:
    """Return the weights of a tiny BERT, by the names of its parts in transformers."""
    made: dict[str, Array] = {}
    many = len(KNOWN.vocabulary)
    made["embeddings.word_embeddings.weight"] = exact(by, many, WIDTH)
    for name, rows in (("position", PLACES), ("token_type", 2)):
        halves = by.normal(0, 0.3, (rows, WIDTH)).astype(np.float16)
        made[f"embeddings.{name}_embeddings.weight"] = halves.astype(np.float32)
    parts = [("embeddings.LayerNorm", 0, WIDTH)]
    for at in range(DEEP):
        layer = f"encoder.layer.{at}"
        parts += [(f"{layer}.attention.self.{name}", WIDTH, WIDTH) for name in ("query", "key", "value")]
        parts += [
            (f"{layer}.attention.output.dense", WIDTH, WIDTH),
            (f"{layer}.attention.output.LayerNorm", 0, WIDTH),
            (f"{layer}.intermediate.dense", WIDE, WIDTH),
            (f"{layer}.output.dense", WIDTH, WIDE),
            (f"{layer}.output.LayerNorm", 0, WIDTH),
        ]
    for name, out, into in parts:
        weight = exact(by, out, into) if out else by.uniform(0.5, 1.5, into)
        made[f"{name}.weight"] = weight.astype(np.float32)
        made[f"{name}.bias"] = by.normal(0, 0.3, out or into).astype(np.float32)
    return made


def part(weight: Array, bias: Array) -> SimpleNamespace:
    """Return a part of a head as torch has it, as far as it is asked."""

    def parameter(array: Array) -> SimpleNamespace:
        return SimpleNamespace(detach=lambda: SimpleNamespace(numpy=lambda: array))

    return SimpleNamespace(weight=parameter(weight), bias=parameter(bias))


def made_up(by: np.random.Generator) -> tuple[Any, dict[str, Array]]:
    """Return a tiny network read back from its arrays, and the weights that it was made of."""
    of = state(by)
    of["wide.weight"], of["wide.bias"] = exact(by, WIDTH, WIDTH), by.normal(0, 0.3, WIDTH).astype(np.float32)
    of["last.weight"], of["last.bias"] = exact(by, 2, WIDTH) * 4, by.normal(0, 0.3, 2).astype(np.float32)
    head = (part(of["wide.weight"], of["wide.bias"]), None, part(of["last.weight"], of["last.bias"]))
    odds = np.array([0.1, 0.9, 0.4], dtype=np.float32)
    arrays = {**arrays_of(of, KNOWN), **head_of(head, [SAME]), "odds": odds}
    return network(arrays), of


def plain(of: Mapping[str, Array], first: list[int], second: list[int]) -> float:
    """Return the log-odds of a pair as BERT is written down, one row and one head at a time."""
    of = {name: array.astype(np.float64) for name, array in of.items()}

    def dense(name: str, x: Array) -> Array:
        made: Array = x @ of[f"{name}.weight"].T + of[f"{name}.bias"]
        return made

    def normed(name: str, x: Array) -> Array:
        mean, deviation = x.mean(axis=1, keepdims=True), x.std(axis=1, keepdims=True)
        made: Array = (x - mean) / deviation * of[f"{name}.weight"] + of[f"{name}.bias"]
        return made

    start, end = KNOWN.vocabulary[START], KNOWN.vocabulary[END]
    row = [start, *first, end, *second, end]
    side = [0] * (len(first) + 2) + [1] * (len(second) + 1)
    x = of["embeddings.word_embeddings.weight"][row] + of["embeddings.token_type_embeddings.weight"][side]
    x = normed("embeddings.LayerNorm", x + of["embeddings.position_embeddings.weight"][: len(row)])
    for at in range(DEEP):
        layer = f"encoder.layer.{at}"
        ask, key, value = (dense(f"{layer}.attention.self.{name}", x) for name in ("query", "key", "value"))
        seen = []
        for here, there in pairwise(range(0, WIDTH + 1, WIDTH // HEADS)):
            near = np.exp(ask[:, here:there] @ key[:, here:there].T / math.sqrt(WIDTH // HEADS))
            seen.append(near / near.sum(axis=1, keepdims=True) @ value[:, here:there])
        looked = dense(f"{layer}.attention.output.dense", np.concatenate(seen, axis=1))
        x = normed(f"{layer}.attention.output.LayerNorm", x + looked)
        wide = dense(f"{layer}.intermediate.dense", x)
        wide = wide / 2 * (1 + np.tanh(math.sqrt(2 / math.pi) * (wide + 0.044715 * wide**3)))
        x = normed(f"{layer}.output.LayerNorm", x + dense(f"{layer}.output.dense", wide))
    return float(dense("last", np.tanh(dense("wide", x[:1])))[0, SAME])


def test_arrays_read_back_give_the_odds_of_the_network_that_was_taught() -> None:
    by = np.random.default_rng(20261122)
    net, of = made_up(by)
    assert len(net.layers) == DEEP
    assert net.pieces.vocabulary == KNOWN.vocabulary
    assert net.together == pytest.approx((0.1, 0.9, 0.4))
    pairs = [
        tuple(by.integers(4, len(KNOWN.vocabulary), many).tolist() for many in by.integers(1, 20, 2))
        for _ in range(30)
    ]
    wanted = [plain(of, *pair) for pair in pairs]
    assert np.std(wanted) > 0.5  # else any number would do
    assert net(pairs)[:, 0].tolist() == pytest.approx(wanted, abs=2e-5)


def test_the_unit_by_way_of_tanh_is_near_that_which_is_taught() -> None:
    x = np.linspace(-6, 6, 4001, dtype=np.float32)
    exactly = [one / 2 * (1 + math.erf(one / math.sqrt(2))) for one in x.tolist()]
    assert bent(x).tolist() == pytest.approx(exactly, abs=6e-4)


def test_an_encoder_that_is_not_there_is_told_of(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert teaching.main([str(tmp_path), str(tmp_path / "encoder")]) == 2
    told = capsys.readouterr().err
    assert str(tmp_path / "encoder" / "vocab.txt") in told
    (tmp_path / "vocab.txt").write_text("[PAD]\nmill\n##s\n", encoding="utf-8")
    assert taught.vocabulary(tmp_path).of("mills") == [1, 2]
