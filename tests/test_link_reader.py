"""The small network that reads two passages: its pieces, its order, its values hidden, and what it says."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from pathlib import Path

import numpy as np
import pytest
from judging import given

from claimcheck import Document
from claimcheck.link import reader
from claimcheck.link.reader import AROUND, KEPT, masked, passage
from claimcheck.link.reader.network import HEADS, STEP, shipped
from claimcheck.link.reader.wordpiece import END, MASK, START, UNKNOWN, Pieces
from claimcheck.model import Claim
from claimcheck.pipeline import extract

# As `tokenizers` 0.23 makes them with the tokenizer.json of all-MiniLM-L6-v2, special pieces left out.
CUT = [
    (
        "The café in Zürich re-opened, señor Núñez said.",
        "the cafe in zurich re - opened , sen ##or nunez said .",
    ),
    (
        "“We can’t pay £4.2m—or €5m,” she wrote…",
        "“ we can ’ t pay £ ##4 . 2 ##m — or € ##5 ##m , ” she wrote …",
    ),
    (
        "Twenty-odd mid-market buy-outs: $1.2bn (up 3%) + 40 ¥ = x^2 ~ `code` <b>",
        "twenty - odd mid - market buy - outs : $ 1 . 2 ##bn ( up 3 % ) + 40 ¥ = x ^ 2 ~ ` code ` < b >",
    ),
    (
        "Chinese paper 人民日报 put it at 1,200 tonnes.",
        "chinese paper 人 民 日 [UNK] put it at 1 , 200 tonnes .",
    ),
    (
        "日本の首相は東京で 한국 말했다",
        "日 本 の [UNK] 相 は 東 京 て ᄒ ##ᅡ ##ᆫ ##ᄀ ##ᅮ ##ᆨ [UNK]",
    ),
    (
        "The ship\u00adyard will let some go\u200b by Friday.",
        "the shipyard will let some go by friday .",
    ),
    (f"Donau{'dampf' * 25}schiff sank in the harbour.", "[UNK] sank in the harbour ."),
    (f"{'x' * 100} {'x' * 101}", " ".join(["xx", *["##xx"] * 49, "[UNK]"])),
    (
        "Ærø's ferry\u00a0ran 3½ hours late on the 2nd, 25°C.",
        "æ ##r ##ø ' s ferry ran 3 ##½ hours late on the 2nd , 25 ##° ##c .",
    ),
    (
        "İstanbul, STRASSE and straße, \ufb01nance, Ångström.",
        "istanbul , st ##ras ##se and st ##raße , \ufb01 ##nan ##ce , ang ##strom .",
    ),
    (
        "Unbelievably overcrowded 🚢 ferries\ufffd sank\x00.",
        "un ##bel ##ie ##va ##bly over ##crow ##ded [UNK] ferries sank .",
    ),
    ("वे हिन्दी में بول", "व ह ##ि ##न ##द ##ी म ب ##و ##ل"),
    ("№ 5 × 3 ÷ 2 ± § 4 ¶ † •", "№ 5 × 3 ÷ 2 ± § 4 ¶ † •"),
    ("", ""),
    (" \t\n ", ""),
]

MILL = ("12 people", "The fire at the paper mill injured 12 people, the brigade said.")
STEEL = ("340 jobs", "Halden Steel will cut 340 jobs at its works in Corby, the firm said.")
BRIDGE = ("£4 million", "The new bridge over the Tarn will cost £4 million.")
# One matter, the same told in other words, and another matter of the same story.
TOLD = [
    (MILL, ("15 workers", "In the blaze at the mill 15 workers were hurt, according to firefighters."),
     ("6 engines", "The brigade sent 6 engines to the paper mill.")),
    (STEEL, ("400 people", "About 400 people are to lose their posts at the Corby mill of Halden Steel."),
     ("30 years", "The plant manager, who joined 30 years ago, will chair the Corby festival.")),
    (BRIDGE, ("£6 million", "The council puts the price of the Tarn crossing at £6 million."),
     ("£900,000", "The school on the Tarn road will get a roof for £900,000.")),
]  # fmt: skip


def say(document: str, value: str, says: str) -> Claim:
    """Return a claim of a document, its value at its place in what is said."""
    assert value in says
    return given(document, "", value, says)


def pairs() -> list[tuple[Claim, Claim]]:
    """Return pairs of claims of many lengths, some as long as a pair that is read can be."""
    made = [(say("a", *one), say("b", *other)) for one, *others in TOLD for other in others]
    for many in (1, 3, 7, 12, 20, 60):
        long = f"{'The owner of the mill said so. ' * many}It will let 40 go{' in the end' * many}."
        made += [(say("a", "40", long), say("b", *one)) for one in (MILL, STEEL)]
        made.append((say("a", "40", long), say("b", "40", f"Then {long}")))
    return made


def names(numbers: list[int], pieces: Pieces) -> list[str]:
    """Return pieces by their numbers."""
    spelt = {at: piece for piece, at in pieces.vocabulary.items()}
    return [spelt[number] for number in numbers]


@pytest.mark.parametrize(("text", "cut"), CUT)
def test_text_is_cut_as_tokenizers_cuts_it(text: str, cut: str) -> None:
    pieces = shipped().pieces
    assert names(pieces.of(text), pieces) == cut.split()
    assert names(pieces.of(text), pieces) == cut.split()  # and again, the words being known


def test_no_text_can_write_a_piece_that_stands_for_no_letters() -> None:
    pieces = shipped().pieces
    signs = {pieces.vocabulary[sign] for sign in (START, END, MASK, UNKNOWN)}
    assert len(signs) == 4
    assert not signs & set(pieces.of(f"They wrote {START} {END} {MASK} {UNKNOWN} [PAD] here"))


def test_a_pair_has_the_same_bits_whatever_is_read_beside_it() -> None:
    asked = pairs()
    together = reader.read(asked)
    assert len(np.unique(together)) > len(asked) // 2
    assert [reader.read([pair])[0] for pair in asked] == together.tolist()
    assert reader.read(asked[::-1]).tolist() == together[::-1].tolist()
    order = np.random.default_rng(20261122).permutation(len(asked)).tolist()
    assert reader.read([asked[at] for at in order]).tolist() == together[order].tolist()
    assert reader.read(asked * 3).tolist() == np.tile(together, 3).tolist()


def test_how_many_are_read_is_told() -> None:
    """Two pairs in the same words are read once."""
    asked, told = pairs()[:3], list[tuple[int, int]]()
    reader.read([*asked, asked[0]], lambda at, total: told.append((at, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_the_value_is_not_read() -> None:
    few, many = (say("a", value, STEEL[1].replace(STEEL[0], value)) for value in ("12 jobs", "9,400 jobs"))
    other = say("b", *TOLD[1][1])
    assert reader.read([(few, other)]).tolist() == reader.read([(many, other)]).tolist()
    assert passage(few) == passage(many) == tuple(STEEL[1].split(STEEL[0]))
    pieces = shipped().pieces
    before, behind = pieces.of("Halden Steel will cut"), pieces.of("at its works in Corby, the firm said.")
    assert masked(*passage(few), pieces) == [*before, pieces.vocabulary[MASK], *behind]


def test_which_comes_first_makes_no_difference() -> None:
    asked = pairs()
    assert reader.read([(b, a) for a, b in asked]).tolist() == reader.read(asked).tolist()


@pytest.mark.parametrize(("one", "same", "other"), TOLD)
def test_one_matter_in_other_words_is_told_from_another_matter(
    one: tuple[str, str], same: tuple[str, str], other: tuple[str, str]
) -> None:
    claim = say("a", *one)
    odds = reader.read([(claim, say("b", *same)), (claim, say("b", *other))]).tolist()
    assert odds[0] > odds[1] + 1.0
    assert odds[0] > 0 > odds[1]


def test_no_pairs_no_odds() -> None:
    odds = reader.read([])
    assert odds.shape == (0,)
    assert odds.dtype == np.float32


def test_the_shipped_network_is_small() -> None:
    assert (Path(reader.__file__).parent / "network.npz").stat().st_size < 24_000_000


def test_the_shipped_network_has_the_shapes_that_it_says() -> None:
    """Matrices are inputs by outputs."""
    net = shipped()
    width, wide = 384, 1536
    assert width % HEADS == 0
    assert len(net.layers) == 6
    for layer in net.layers:
        assert layer.look.shape == (width, 3 * width)
        assert layer.out.shape == (width, width)
        assert layer.wide.shape == (width, wide)
        assert layer.narrow.shape == (wide, width)
        assert layer.look_bias.shape == (3 * width,)
        assert layer.wide_bias.shape == (wide,)
        rest = (layer.out_bias, layer.narrow_bias, layer.scale, layer.shift, layer.scale2, layer.shift2)
        assert {one.shape for one in rest} == {(width,)}
        assert layer.look.dtype == layer.narrow.dtype == np.float32
    assert net.word.shape == (len(net.pieces.vocabulary), width)
    assert net.word.dtype == np.int8
    assert net.word_scale.shape == (len(net.pieces.vocabulary),)
    assert net.side.shape == (2, width)
    assert net.scale.shape == net.shift.shape == (width,)
    assert [one.shape for one in net.head] == [(width, width), (width,), (width, 1), (1,)]
    assert reader.together() == net.together
    assert len(net.together) == 3
    assert net.together[2] > 0


def test_what_is_nearest_to_the_value_is_read() -> None:
    pieces = shipped().pieces
    before, behind = ([f"{at}" for at in range(start, start + 2 * AROUND)] for start in (100, 300))
    told = masked(" ".join(before), " ".join(behind), pieces)
    assert names(told, pieces) == [*before[-AROUND:], MASK, *behind[:AROUND]]


def test_the_longest_pair_has_places() -> None:
    net = shipped()
    long = masked("word " * 500, " word" * 500, net.pieces)
    assert len(long) == 2 * AROUND + 1
    row, second = net.row(long, long)
    assert -(-len(row) // STEP) * STEP <= len(net.place)
    assert row[second:] == row[1:second]  # each text, and the end of it
    assert np.isfinite(net([(long, long)])).all()


@pytest.mark.parametrize(
    ("prefix", "suffix", "before", "behind"),
    [
        ("ng of the mill, who owns it since 1987. ", "", "of the mill, who owns it since 1987. ", ""),
        ("", " The mill is to open again in the spring", "", " The mill is to open again in the"),
        ("x" * KEPT, "y" * KEPT, "", ""),  # one word
    ],
)
def test_words_cut_short_at_the_edges_are_left_out(
    prefix: str, suffix: str, before: str, behind: str
) -> None:
    assert KEPT in (len(prefix), len(suffix))
    start, end = MILL[1].split(MILL[0])
    found = passage(replace(say("a", *MILL), prefix=prefix, suffix=suffix))
    assert found == (before + start, end + behind)


@pytest.mark.parametrize(
    ("prefix", "suffix"), [("", ""), ("So it was. ", " More to come."), ("z" * (KEPT - 1), "z" * (KEPT - 1))]
)
def test_where_the_text_begins_or_ends_no_word_is_cut_short(prefix: str, suffix: str) -> None:
    start, end = MILL[1].split(MILL[0])
    found = passage(replace(say("a", *MILL), prefix=prefix, suffix=suffix))
    assert found == (prefix + start, end + suffix)


def test_a_claim_of_a_text_keeps_so_many_characters() -> None:
    """Else none would be left out."""
    text = f"{'It was late. ' * 9}{MILL[1]}{' Nobody knew.' * 9}"
    (found,) = (one for one in extract(Document(text=text)) if one.value_text.startswith("12"))
    assert len(found.prefix) == len(found.suffix) == KEPT


def test_two_passages_of_any_length_have_places() -> None:
    most = 2 * (2 * AROUND + 1) + 3
    assert -(-most // STEP) * STEP <= len(shipped().place)


def test_a_claim_keeps_as_much_around_it_as_is_taken_for_cut() -> None:
    assert import_module("claimcheck.extract").AROUND == KEPT
