"""Which pairs are read, and how that moves their odds and is told."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from judging import given, link

from claimcheck import Document
from claimcheck.judge.evidence import in_words, phrases
from claimcheck.link import doubts, evidence, reader
from claimcheck.link import link as linked
from claimcheck.link.doubts import HIGH, LEAST, LOW, READ, SUREST, WARY, WARY_LOW, WARY_SUREST
from claimcheck.link.pairs import Pairs, paired
from claimcheck.link.pile import LENGTHY, SURELY, USUAL, Pile
from claimcheck.link.weigh import logit
from claimcheck.model import Claim, Evidence
from claimcheck.pipeline import extract

Array = npt.NDArray[Any]
ONE_STORY = dict.fromkeys("ab", frozenset(f"word{at}" for at in range(LENGTHY)))
JOBS = (
    "Halden Steel will cut 340 jobs at its works in Corby, the firm said on Tuesday. The works employs 1,900"
    " people. The blaze of March 2025 injured 12 workers there. The council has offered a loan of £4 million."
    " It rolled 27,000 tonnes of steel in 2025."
)
POSTS = (
    "The steelmaker Halden is to shed 410 posts in Corby, unions said on Wednesday. Some 2,300 people work at"
    " the plant. Last year's fire hurt 15 men. The town is ready to lend £6 million to keep the furnace on."
    " In 2025 the plant made 27,000 tonnes of steel."
)


def several(*documents: tuple[str, str]) -> Pairs:
    """Return pairs of claims of the documents named, which tell of one more job each."""
    made = []
    for at, names in enumerate(documents):
        jobs = [f"{10 + 2 * at + side} jobs" for side in range(2)]
        one, other = (
            given(name, "", many, f"it cut {many}", at=2 * at + side)
            for side, (name, many) in enumerate(zip(names, jobs, strict=True))
        )
        made.append((one, other))
    return paired(made)


def recorded(monkeypatch: pytest.MonkeyPatch, odds: list[float]) -> list[tuple[Claim, Claim]]:
    """Return a list of what the network will be asked; it answers with ``odds``."""
    asked: list[tuple[Claim, Claim]] = []

    def read(pairs: list[tuple[Claim, Claim]], told: object) -> Array:
        asked.extend(pairs)
        return np.array(odds[: len(pairs)], dtype=np.float32)

    monkeypatch.setattr(reader, "read", read)
    return asked


def read(pairs: Pairs, likely: list[float], pile: Pile | None = None) -> dict[int, Evidence]:
    """Return what reading says of pairs whose values are all apart, of articles of one story."""
    places = np.arange(len(pairs))
    return doubts.read(pairs, places, np.array(likely), pile or Pile(ONE_STORY), places < 0)


def test_pairs_in_doubt_with_values_apart_of_two_articles_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = recorded(monkeypatch, [1.0] * 9)
    pairs = several(*[("a", "b")] * 6, ("a", "a"))
    likely = np.array([LOW - 0.001, LOW, 0.5, HIGH, HIGH + 0.001, 0.5, 0.5])
    apart = np.array([0, 1, 2, 3, 4, 6])
    found = doubts.read(pairs, apart, likely, Pile(ONE_STORY), apart < 0)
    assert list(found) == [1, 2]
    all_of_them = list(pairs)
    assert asked == [all_of_them[at] for at in found]


def test_of_dates_and_short_texts_fewer_are_read_and_the_network_is_less_sure(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    base, trees, weight = WARY
    recorded(monkeypatch, [9.0])
    pairs = several(*[("a", "b")] * 2)
    dated = paired([(replace(a, kind="date"), replace(b, kind="date")) for a, b in pairs])
    short = Pile({name: frozenset(sorted(words)[1:]) for name, words in ONE_STORY.items()})
    for some, pile in ((dated, None), (pairs, short)):
        found = read(some, [WARY_LOW - 0.01, 0.4], pile)
        assert list(found) == [1]
        after = logit(doubts.moved(0.4, found[1].weight))
        assert after == pytest.approx(base + trees * logit(0.4) + weight * WARY_SUREST, abs=1e-3)


def test_where_nothing_is_in_doubt_the_network_is_not_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    def never() -> None:
        raise AssertionError

    monkeypatch.setattr(reader, "shipped", never)
    assert read(several(("a", "b"), ("a", "a")), [0.99, 0.5]) == {}
    assert read(paired([]), []) == {}


@pytest.mark.parametrize(("times", "places"), [(1, [0, 1]), (6, [1]), (100, [])])
def test_what_the_pile_keeps_from_being_found_is_not_read(
    times: int, places: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The surest that can be read would not make it likely."""
    asked = recorded(monkeypatch, [1.0] * 9)
    monkeypatch.setattr(reader, "together", lambda: (0.0, 1.0, 0.5))
    found = read(several(*[("a", "b")] * 2), [0.3, 0.8], Pile(ONE_STORY, lambda document: times * USUAL))
    assert list(found) == places
    assert len(asked) == len(places)


def test_trees_and_network_are_put_together_by_their_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    base, trees, weight = 0.5, 0.8, 0.4
    recorded(monkeypatch, [1.5, 3 * SUREST, 3 * LEAST])
    monkeypatch.setattr(reader, "together", lambda: (base, trees, weight))
    likely = [0.4, 0.5, 0.7]
    found = read(several(*[("a", "b")] * 3), likely)
    for was, one, odds in zip(likely, found.values(), [1.5, SUREST, LEAST], strict=True):
        after = logit(doubts.moved(was, one.weight))
        assert after == pytest.approx(base + trees * logit(was) + weight * odds, abs=1e-3)
    assert [one.name for one in found.values()] == [READ] * 3
    assert [one.detail for one in found.values()] == ["0.82", "0.95", "0.02"]


@pytest.mark.parametrize("likely", [0.05, 0.3, 0.5, 0.9])
def test_a_likelihood_is_moved_by_log_odds(likely: float) -> None:
    assert doubts.moved(likely, 0.0) == pytest.approx(likely)
    assert logit(doubts.moved(likely, 1.7)) == pytest.approx(logit(likely) + 1.7)
    assert doubts.moved(doubts.moved(likely, 2.5), -2.5) == pytest.approx(likely)
    assert doubts.moved(likely, math.log(3)) / (1 - doubts.moved(likely, math.log(3))) == pytest.approx(
        3 * likely / (1 - likely)
    )


def test_what_was_read_is_told_by_how_much_it_moved_the_odds(monkeypatch: pytest.MonkeyPatch) -> None:
    drafts = [
        Document(text=JOBS, path="jobs.txt", published="2026-03-03"),
        Document(text=POSTS, path="posts.txt", published="2026-03-04"),
    ]
    claims = [claim for draft in drafts for claim in extract(draft)]
    after = {(one.first.id, one.second.id): one for one in linked(claims)}
    differing: set[str] = set()
    alike: set[str] = set()

    def unread(
        pairs: Pairs, apart: Array, likely: Array, pile: Pile, named: Array, told: object
    ) -> dict[int, Evidence]:
        asked = set(apart.tolist())
        for at, (a, b) in enumerate(pairs):
            (differing if at in asked else alike).add(" ".join(sorted((a.value_text, b.value_text))))
        return {}

    monkeypatch.setattr(doubts, "read", unread)
    before = {(one.first.id, one.second.id): one for one in linked(claims)}
    assert before.keys() == after.keys()
    read = 0
    for both, one in after.items():
        pieces = [piece for piece in one.evidence if piece.name == READ]
        was = before[both].probability
        assert not [piece for piece in before[both].evidence if piece.name == READ]
        if not pieces:
            assert one.probability == was
            continue
        (piece,) = pieces
        read += 1
        assert LOW <= was <= HIGH
        assert logit(one.probability) - logit(was) == pytest.approx(piece.weight)
        assert piece.weight != 0
        assert 0 <= float(piece.detail) <= 1
    assert 0 < read < len(after)
    assert "12 15" in differing
    assert "27,000 tonnes 27,000 tonnes" in alike - differing


@pytest.mark.parametrize(
    ("piece", "one", "other", "read"),
    [
        ("party differs", "Linden Hall lost 300 jobs.", "Vaz Holdings lost 2,100 jobs.", True),
        ("place differs", "In Zdrojow 2 people were dead.", "In Poland 5 people were dead.", True),
        ("time differs", "On Monday 14 people were dead.", "On Thursday 17 people were dead.", False),
    ],
)
def test_parties_and_places_that_differ_are_read_and_days_are_not(
    piece: str, one: str, other: str, read: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two parties name one figure each, and a village is in its country; Monday is not Thursday."""
    told = [
        Document(text=text, path=f"{at}.txt", published="2026-03-06") for at, text in enumerate((one, other))
    ]
    a, b = (next(c for c in extract(text) if c.kind == "quantity") for text in told)
    assert evidence.measure(a, b, evidence.story([a, b]))[piece] == 1
    asked: list[tuple[frozenset[str], bool]] = []

    def noted(
        pairs: Pairs, apart: Array, likely: Array, pile: Pile, named: Array, told: object
    ) -> dict[int, Evidence]:
        asked.extend(
            (frozenset((x.id, y.id)), named[list(apart).index(at)])
            for at, (x, y) in enumerate(pairs)
            if at in apart
        )
        return {}

    monkeypatch.setattr(doubts, "read", noted)
    list(linked([a, b]))
    assert asked == [(frozenset((a.id, b.id)), True)] * read


@pytest.mark.parametrize(("odds", "places"), [(SURELY, [0, 1]), (SURELY - 0.1, [1])])
def test_other_parties_are_read_only_in_one_story(
    odds: float, places: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One bank was down for 41 hours, another for 31: nothing but the names tells them apart."""
    recorded(monkeypatch, [1.0] * 9)
    monkeypatch.setattr(Pile, "likeness", lambda *texts: odds)
    pairs, named = several(*[("a", "b")] * 2), np.array([True, False])
    assert list(doubts.read(pairs, np.arange(2), np.array([0.5, 0.5]), Pile(ONE_STORY), named)) == places


@pytest.mark.parametrize(("words", "read"), [(LENGTHY, True), (LENGTHY - 1, False)])
def test_a_bound_is_read_in_articles_and_not_in_single_sentences(
    words: int, read: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """ "At least 23" of Sunday and the 34 of July are two tolls; of two sentences the one follows."""
    recorded(monkeypatch, [1.0] * 9)
    pair = (
        given("a", "2026-04-26", "at least 23 people", "killing at least 23 people"),
        given("b", "2026-07-08", "34 people", "34 people lost their lives"),
    )
    told = {name: frozenset(f"word{at}" for at in range(words)) for name in "ab"}
    found = doubts.read(paired([pair]), np.arange(1), np.array([0.5]), Pile(told), np.array([False]))
    assert bool(found) is read


def test_there_are_words_for_it_both_ways() -> None:
    both = link(given("a", "", "3 boats", "3 boats sank"), given("b", "", "5 cows", "it has 5 cows"))
    known = phrases()[READ]
    so, lacking = (in_words(Evidence(READ, 1.0, number), both) for number in ("0.88", "0.21"))
    assert so == known.so[0].replace("{value}", "0.88")
    assert lacking == known.lacking.replace("{value}", "0.21")
    assert so.replace("0.88", "") != lacking.replace("0.21", "")
