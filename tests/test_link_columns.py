"""What is measured of many pairs at once is what is measured of each: names, head words, kin."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest
from judging import claim

from claimcheck.language.vectors import similarity
from claimcheck.link import each, evidence, forest, lexis, pile
from claimcheck.link.aligned import alignment, alike
from claimcheck.link.bearers import Bearers
from claimcheck.link.contents import Contents, one_of
from claimcheck.link.deeds import same_subject
from claimcheck.link.each import crossed, differing, first_of, lists
from claimcheck.link.heads import Heads
from claimcheck.link.lexis import Bags, Lexis, Means
from claimcheck.link.pile import KIN, Pile
from claimcheck.link.subjects import AGENT, Subjects
from claimcheck.link.wording import BROADER, NEAR, nearest, nearness, overlap
from claimcheck.link.wordings import Wordings
from claimcheck.model import Claim, Name

WORDS = ("hospital", "clinic", "nurse", "doctor", "strike", "walkout", "begin", "start", "pay", "wage", "")
NAMES = (
    Name("anna smith", "Anna Smith", "PER"), Name("smith", "Smith", "PER"), Name("ann jones", "A", "PER"),
    Name("world health organisation", "World Health Organisation", "ORG"), Name("who", "WHO", "ORG"),
    Name("corvane systems", "Corvane Systems", "ORG"), Name("corvane", "Corvane", "MISC"),
    Name("moyrath", "Moyrath", "LOC"), Name("moyrath county", "Moyrath County", "LOC"),
    Name("moyrath", "Moyrath", "ORG"), Name("", "-", "ORG"),
)  # fmt: skip


@pytest.fixture(scope="module")
def claims() -> list[Claim]:
    """Return claims of drawn names and words."""
    draw = np.random.default_rng(11)

    def some(of: tuple[str, ...], most: int) -> tuple[str, ...]:
        return tuple(of[at] for at in draw.permutation(len(of))[: draw.integers(0, most)])

    made = []
    for at in range(60):
        names = tuple(NAMES[n] for n in draw.permutation(len(NAMES))[: draw.integers(0, 5)])
        subject = names[0].key if names and draw.random() < 0.5 else draw.choice(WORDS)
        one = claim({"in": f"d{at % 7}", "value": f"{at + 10} nurses", "says": f"{at + 10} nurses"})
        told = {
            "id": f"c{at:03}", "names": names, "subject": str(subject), "measured": str(draw.choice(WORDS)),
            "predicate": str(draw.choice(WORDS)), "modifiers": some(WORDS[:-1], 5),
            "words": tuple(sorted(some(WORDS[:-1], 8))),
        }  # fmt: skip
        made.append(replaced(one, told))
    return made


def replaced(one: Claim, told: dict[str, object]) -> Claim:
    """Return a claim with some of it replaced."""
    return replace(one, **told)  # type: ignore[arg-type]


def test_names_of_many_pairs_are_told_as_of_each(claims: list[Claim]) -> None:
    story = evidence.story(claims)
    first, second = np.array(list(itertools.permutations(range(len(claims)), 2))).T
    found = Bearers(claims, story).parties(first, second)
    for at, (i, j) in enumerate(zip(first.tolist(), second.tolist(), strict=True)):
        one = evidence.parties(claims[i], claims[j], story)
        assert {name: column[at] for name, column in found.items()} == {name: one[name] for name in found}
    assert {tuple(sorted(set(column.tolist()))) for column in found.values()} > {(0.0, 1.0)}
    for kinds in ((), ("LOC",)):  # nobody is named, or places alone
        few = [replaced(c, {"names": tuple(n for n in c.names if n.kind in kinds)}) for c in claims[:20]]
        one, other = first[first < 20], second[first < 20] % 20
        found = Bearers(few, story).parties(one, other)
        for at, (i, j) in enumerate(zip(one.tolist(), other.tolist(), strict=True)):
            by_itself = evidence.parties(few[i], few[j], story)
            assert {name: column[at] for name, column in found.items()} == {n: by_itself[n] for n in found}


def test_head_words_of_many_pairs_are_aligned_as_of_each(claims: list[Claim]) -> None:
    story = evidence.story(claims)
    first, second = np.array(list(itertools.combinations(range(len(claims)), 2))).T
    found = Heads(claims, story).alignment(first, second)
    for at, (i, j) in enumerate(zip(first.tolist(), second.tolist(), strict=True)):
        one = alignment(claims[i], claims[j], story.rare)
        assert {name: column[at] for name, column in found.items()} == {name: one[name] for name in found}


def test_words_marks_and_values_of_many_pairs_are_told_as_of_each(claims: list[Claim]) -> None:
    draw = np.random.default_rng(4)
    told = []
    for at, one in enumerate(claims):
        context = tuple(sorted({*one.words, WORDS[at % 10], "Moyrath", "zqx"}))
        marks = ("part",) if draw.random() < 0.3 else ("history", "change")
        mode = str(draw.choice(["fact", "plan"]))
        told.append(replaced(one, {"context": context, "marks": marks, "modality": mode}))
    story = evidence.story(told)
    first, second = np.array(list(itertools.permutations(range(len(told)), 2))).T
    found = Wordings(told, story).said(first, second)
    for at, (i, j) in enumerate(zip(first.tolist(), second.tolist(), strict=True)):
        one_by_one: dict[str, float] = {}
        for part in evidence.SAID:
            one_by_one.update(part(told[i], told[j], story))
        assert {name: column[at] for name, column in found.items()} == one_by_one


def test_subjects_of_many_pairs_are_told_as_of_each(claims: list[Claim]) -> None:
    more = ("smith", "world health organisation", "corvane", "nurse", "moyrath county")
    told = [replaced(one, {"subject": more[at % 7]}) if at % 7 < 5 else one for at, one in enumerate(claims)]
    first, second = np.array(list(itertools.permutations(range(len(told)), 2))).T
    found = Subjects(told).told(first, second)
    for at, (i, j) in enumerate(zip(first.tolist(), second.tolist(), strict=True)):
        a, b = told[i], told[j]
        assert {name: float(column[at]) for name, column in found.items()} == {
            "subject": evidence.subject(a, b),
            "subject known": float(bool(a.subject and b.subject)),
            "subjects alike": alike(a.subject, b.subject),
            AGENT: same_subject(a, b),
        }
    assert set(found[AGENT].tolist()) >= {0.0, 0.2, 0.4, 0.5, 0.7, 0.85, 1.0}


def test_words_and_bags_are_met_in_columns_as_one_by_one() -> None:
    words = [
        "",
        *WORDS[:-1],
        "Moyrath",
        "zqx",
        "e-mail",
        "email",
        "person",
        "worker",
        "hurt",
        "injure",
        "wound",
    ]
    bags = [(), ("nurse", "zqx"), tuple(sorted(words[1:8])), ("worker",), ("", "strike"), ("zqx",)]
    rare = {word: 0.3 + at / 7 for at, word in enumerate(words[:9])}
    known = Lexis(words, rare)
    one, other = np.array(list(itertools.product(range(len(words)), repeat=2))).T
    both = [(words[i], words[j]) for i, j in zip(one.tolist(), other.tolist(), strict=True)]
    assert known.nearness(one, other).tolist() == [nearness(*pair) for pair in both]
    assert known.alike(one, other).tolist() == [alike(*pair) for pair in both]
    assert {BROADER, NEAR, 1.0} < set(known.alike(one, other).tolist())
    those = Bags(known, lists([words.index(word) for word in bag] for bag in bags))
    word, bag = np.array(list(itertools.product(range(len(words)), range(len(bags))))).T
    wanted = [nearest(words[i], bags[j]) for i, j in zip(word.tolist(), bag.tolist(), strict=True)]
    assert those.nearest(word, bag).tolist() == wanted
    one, other = np.array(list(itertools.product(range(len(bags)), repeat=2))).T
    shared = zip(*(column.tolist() for column in those.overlap(one, other)), strict=True)
    pairs = [(bags[i], bags[j]) for i, j in zip(one.tolist(), other.tolist(), strict=True)]
    assert list(shared) == [overlap(x, y, rare) for x, y in pairs]
    assert Means(bags).similarity(one, other).tolist() == [similarity(x, y) for x, y in pairs]


def test_a_table_of_bags_is_made_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    words = ["", *WORDS[:-1]]
    bags = lists([[at, at % 9 + 1] for at in range(1, 10)])
    word, bag = np.array(list(itertools.product(range(len(words)), range(9)))).T
    whole = Bags(Lexis(words, {}), bags).nearest(word, bag)
    monkeypatch.setattr(lexis, "TABLE", 30)
    assert Bags(Lexis(words, {}), bags).nearest(word, bag).tolist() == whole.tolist()


def test_no_pair_is_told_of_none(claims: list[Claim]) -> None:
    story, none = evidence.story(claims), np.zeros(0, dtype=np.int64)
    assert all(not len(column) for column in Heads(claims, story).alignment(none, none).values())
    assert all(not len(column) for column in Wordings(claims, story).said(none, none).values())
    assert all(not len(column) for column in Bearers(claims, story).parties(none, none).values())


def test_every_place_of_a_list_meets_every_place_of_another() -> None:
    those = lists([[7, 8], [], [9]])
    row, one, other = crossed(those.many[[0, 1, 2]], those.many[[2, 0, 0]])
    assert row.tolist() == [0, 0, 2, 2]
    assert one.tolist() == [0, 1, 2, 2]
    assert other.tolist() == [0, 0, 3, 4]
    flat, of = those.those(np.array([2, 0]))
    assert (flat.tolist(), of.tolist()) == ([9, 7, 8], [0, 1, 1])


def test_pairs_of_numbers_that_differ_are_told_alike_by_table_and_by_sorting() -> None:
    draw = np.random.default_rng(6)
    one, other = draw.integers(0, 9, 200), draw.integers(0, 7, 200)
    for many, spread in ((200, 1), (200, 10**6), (1, 1), (0, 1)):
        one, other = one[:many], other[:many]
        x, y, which = differing(one * spread, other * spread)
        assert list(zip(x.tolist(), y.tolist(), strict=True)) == sorted(
            set(zip((one * spread).tolist(), (other * spread).tolist(), strict=True))
        )
        assert np.array_equal(x[which], one * spread)
        assert np.array_equal(y[which], other * spread)
        assert first_of(which, len(x)).tolist() == [which.tolist().index(at) for at in range(len(x))]


def test_some_claims_keep_what_they_say(claims: list[Claim]) -> None:
    whole = Contents.of(claims)
    some = np.array([7, 3, 3 + 7, 50, 7 + 7], dtype=np.int64)
    part = whole.those(some)
    assert [c.id for c in part.claims] == [claims[at].id for at in some.tolist()]
    assert [part.one_of[at].quote for at in part.number.tolist()] == [
        claims[at].quote for at in some.tolist()
    ]
    names = [part.articles.names[at] for at in part.document.tolist()]
    assert names == [claims[at].source.document for at in some.tolist()]
    both = one_of([part, whole.those(np.array([3]))])
    assert both.number.tolist() == [*part.number.tolist(), len(part.one_of)]
    assert np.array_equal(Contents.by_article(claims).document, whole.document)


def test_claims_of_one_wording_have_one_number(claims: list[Claim]) -> None:
    copy = replaced(claims[3], {"id": "x", "names": (), "subject": "", "source": claims[9].source})
    contents = Contents.of([*claims, copy])
    assert contents.number[-1] == contents.number[3]
    assert len(contents.one_of) == len({c.quote for c in claims})
    assert contents.told(lambda c: c.measured).tolist()[-1] == contents.told(lambda c: c.measured)[3]


def test_kin_are_counted_together_as_each_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    draw = np.random.default_rng(5)
    words = [f"w{at}" for at in range(60)]
    told = {
        f"d{at:02}": frozenset(np.array(words)[draw.permutation(60 - at % 3 * 20)[: 8 + at % 5]].tolist())
        for at in range(40)
    }
    wanted = {
        one: sum(bool(mine & other) and len(mine & other) >= KIN * min(len(mine), len(other)) for other in
                 told.values())
        for one, mine in told.items()
    }  # fmt: skip
    for common in (0, 6, 100):
        monkeypatch.setattr(pile, "COMMON", common)
        many, each = Pile(told), Pile(told)
        many.learn(told)
        assert many.known == wanted == {one: each.kin(one) for one in told}
    assert len(set(wanted.values())) > 5


def test_rows_of_the_same_bytes_are_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    draw = np.random.default_rng(2)
    some = draw.integers(0, 9, (13, 40)).astype(np.uint8)
    rows = some[:, draw.integers(0, 40, 3 * forest.FEW)]
    first, which = forest.differing(rows)
    assert len(first) <= 40
    assert np.array_equal(rows[:, first][:, which], rows)
    monkeypatch.setattr(each, "CODE", np.uint64(0))  # all rows have one code
    first, which = forest.differing(rows)
    assert first.tolist() == which.tolist() == list(range(3 * forest.FEW))
    unlike = draw.integers(0, 250, (13, 2 * forest.FEW)).astype(np.uint8)
    assert len(forest.differing(unlike)[0]) == 2 * forest.FEW
