"""Whether two articles are of one story at all, and what is found between those that are not."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from judging import claim

import claimcheck
from claimcheck import Document, pipeline
from claimcheck.evaluate import background, glances, mixed
from claimcheck.link import pile, strangers
from claimcheck.link.contents import Contents
from claimcheck.link.pairs import paired
from claimcheck.link.pile import LIKELY, Pile
from claimcheck.link.related import NAME
from claimcheck.link.strangers import NONE_SHARED, Background, Told, given, shipped

# Of a hundred stories ninety have the first word, one the last.
COUNTED = Background(100, {"people": 90, "ferry": 20, "keel": 1}, (60.0, 30.0, -13.0))
MANY = [f"word{n}" for n in range(30)]
OTHERS = [f"other{n}" for n in range(30)]


def test_what_is_rare_weighs_more() -> None:
    assert COUNTED.bits(["keel"]) > COUNTED.bits(["ferry"]) > COUNTED.bits(["people"]) > 0
    assert COUNTED.bits(["unheard-of"]) == COUNTED.bits(["keel"])


def test_articles_that_share_nothing_are_of_two_stories() -> None:
    assert COUNTED.odds(Told(MANY), Told(OTHERS)) < -2
    assert COUNTED.odds(Told(MANY), Told([*OTHERS, *MANY[:3]])) > COUNTED.odds(Told(MANY), Told(OTHERS))


def test_articles_of_one_story_are_left_as_they_are() -> None:
    assert COUNTED.odds(Told(MANY), Told(MANY)) == 0


def test_figures_in_common_speak_for_one_story() -> None:
    figures = ["1,204", "38%", "2026-03-02"]
    apart = COUNTED.odds(Told(MANY, figures), Told(OTHERS, ["7", "9", "11"]))
    assert apart < COUNTED.odds(Told(MANY, figures), Told(OTHERS, figures))


def named(*names: str) -> Told:
    """Return what is told in an article of twelve words that has some names."""
    return Told([*MANY[:12], *(f"{NAME}{name}" for name in names)])


HERE = ("orrel vantor", "hesk", "tallow quay", "brannor", "lunnick", "marta vess")


def test_articles_that_each_tell_of_others_are_of_two_stories() -> None:
    there = named("wexley", "pim hartog", "osk", "dunnery", "sarrow", "ilmarsh")
    assert COUNTED.odds(named(*HERE), named(*HERE)) == 0
    assert COUNTED.odds(named(*HERE), there) == COUNTED.odds(there, named(*HERE)) == NONE_SHARED


@pytest.mark.parametrize("shared", ["hesk", "vantor", "orrel vantor"])
def test_one_name_in_common_or_a_word_of_one_joins_them(shared: str) -> None:
    there = named("wexley", "pim hartog", "osk", "dunnery", "sarrow", shared)
    assert COUNTED.odds(named(*HERE), there) == 0


def test_a_common_word_in_two_names_joins_nothing() -> None:
    one, other = (
        named(*HERE, "harrow lane"),
        named("wexley", "pim hartog", "osk", "dunnery", "sarrow", "mill lane"),
    )
    assert COUNTED.odds(one, other) == NONE_SHARED


def test_a_country_in_both_joins_nothing_and_counts_as_a_name() -> None:
    few = ("wexley", "pim hartog", "osk", "dunnery", "sarrow")
    assert COUNTED.odds(named(*HERE), named(*few)) == 0
    assert COUNTED.odds(named(*HERE, "canada"), named(*few, "canada")) == NONE_SHARED


def test_of_few_names_nothing_is_told() -> None:
    assert COUNTED.odds(named(*HERE), named("wexley", "pim hartog", "osk")) == 0
    assert (
        COUNTED.odds(named(*HERE), named("wexley", "the", "council", "board", "committee", "osk", "act")) == 0
    )


def test_which_comes_first_makes_no_difference() -> None:
    one, other = Told(MANY, ["7"]), Told([*OTHERS[:9], *MANY[:5]], ["7", "9"])
    assert COUNTED.odds(one, other) == COUNTED.odds(other, one)


@pytest.mark.parametrize("words", [(), ("fire",), ("fire", "mill", "worker")])
def test_a_text_of_a_few_words_tells_too_little(words: tuple[str, ...]) -> None:
    assert shipped().odds(Told(words), Told(MANY)) == 0


def test_figures_are_told_by_their_worth_and_days_by_the_calendar() -> None:
    texts = ("1,200 workers", "1200 people", "12 percent", "date:2026-03-02", "state:closed:+")
    claims = [claim({"in": f"d{at}", "value": text, "says": text}) for at, text in enumerate(texts)]
    told = given(Contents.of(claims))
    assert told["d0"] == told["d1"] != told["d2"]
    assert set(told) == {"d0", "d1", "d2", "d3"}
    assert "2026-03-02" in next(iter(told["d3"]))


BUS = (
    "A school bus left the road at Tarn Bend on Monday and 19 children were hurt, the sheriff of Ostrow"
    " County said. The bus, which belongs to the Ostrow school district, was carrying 34 pupils home from"
    " a swimming lesson in Velling when it met a timber lorry on the bridge over the Sarn. The driver of"
    " the lorry, a man of 58 from Kell, was not hurt. Nobody has been arrested. Route 9 was closed until"
    " midnight. Eleven of the children were taken to the Mercy hospital in Dunmore, the others to the"
    " clinic in Velling, and by Tuesday four had gone home. The railing of the bridge was last renewed in"
    " 1987. Sheriff Ada Lunt asked for patience: the engineers of the state will look at the brakes and the"
    " road was icy. The district has 27 buses, all of one make, and took them in for inspection."
)
ANOTHER = (
    "The driver and 16 children were hurt when a bus overturned on the coast road near Port Almar in fog,"
    " the gendarmerie of Lisenne said on Thursday. It had been hired by a choir from the lycee of Morbec"
    " for a concert and was on its way to the ferry. The driver was arrested. The prosecutor has opened an"
    " inquiry into the tyres, and the hire firm, Cars Duvallon, says that they were changed in June for"
    " 4,200 euro. A helicopter brought two singers to Sainte-Anne; the mayor of Port Almar opened the"
    " village hall to the rest, and 60 parents drove through the night to fetch them. The ferry company"
    " will refund 52 tickets. The concert, in aid of the lifeboat, was to have been heard by 400 people."
)


def elsewhere() -> str:
    """Return the first text of other places and people, with another figure."""
    named = BUS.replace("19 children", "16 children")
    for here, there in {
        "Tarn Bend": "Ilm Ford", "Ostrow": "Pellar", "Velling": "Marsk", "Sarn": "Oddra", "Kell": "Hunn",
        "Mercy": "Sainte-Anne", "Dunmore": "Wexley", "Ada Lunt": "Ines Corvo", "Route 9": "Route 41",
    }.items():  # fmt: skip
        named = named.replace(here, there)
    return named


def found(*texts: str) -> list[str]:
    """Return the codes of what is found between articles of one week."""
    drafts = [
        Document(text=text, path=f"{at}.txt", published=f"2026-03-0{at + 2}") for at, text in enumerate(texts)
    ]
    return [finding.code for finding in claimcheck.check(drafts).findings]


def test_two_accidents_are_not_held_against_each_other() -> None:
    assert found(BUS, ANOTHER) == []


def test_what_is_told_in_the_same_words_of_other_places_and_people_is_not() -> None:
    assert found(BUS, elsewhere()) == []


def test_two_tellings_of_one_accident_are() -> None:
    assert found(BUS, BUS.replace("19 children", "16 children")) != []


@pytest.mark.parametrize(("odds", "strange"), [(-0.01, []), (-5.0, [0])])
def test_what_the_size_of_the_pile_makes_unlikely_is_of_one_story(
    odds: float, strange: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    known = SimpleNamespace(weighed=lambda told: told, between=lambda one, other: odds)
    monkeypatch.setattr(pile, "shipped", lambda: known)
    pair = tuple(
        claim({"in": name, "value": f"{many} workers", "says": f"{many} workers"})
        for name, many in (("a", 12), ("b", 300))
    )
    likely = np.array([0.9])
    crowded = Pile({"a": {"mill"}, "b": {"mill"}}, lambda document: 600)
    places = crowded.thinned(paired([pair]), np.array([0]), lambda at: 1.0, likely)
    assert likely[0] < LIKELY
    assert places.tolist() == strange


def test_what_parts_them_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strangers, "FEWEST", 100)  # by their words; by their names no pair is likely at all
    for name, text in (("bus.txt", BUS), ("choir.txt", ANOTHER)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    told = pipeline.why(f"{tmp_path / 'bus.txt'}:1", f"{tmp_path / 'choir.txt'}:1")
    assert "hardly of one story" in told


def test_the_line_tells_articles_of_one_story_from_those_of_two() -> None:
    draw = np.random.default_rng(20261122)
    same, apart = draw.normal(0.3, 0.05, (200, 2)), draw.normal(0.1, 0.05, (300, 2))
    line = np.array(background.fitted(same, apart))
    right = [(rows @ line[:2] + line[2] > 0).mean() for rows in (same, apart)]
    assert right[0] > 0.95
    assert right[1] < 0.05


def test_the_background_is_written_as_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(background, "OUT", tmp_path / "background.json")
    matters = ("ferry", "harvest", "hospital", "tram", "museum", "quarry")
    stories = [
        [
            Told(
                [matter, f"{matter}{at}", "people", "\x00board"],
                [f"\x01count 1 {at} {at}", "\x01count 1 2 2"],
            )
        ]
        * 2
        for matter in matters
        for at in range(3)
    ]
    assert "words, names and figures" in background.write(stories)
    made = json.loads((tmp_path / "background.json").read_text("utf-8"))
    assert made["stories"] == 18
    assert made["words"]["people"] == 18
    assert made["words"]["tram"] == 3
    assert made["names"] == {"board": 18}
    assert made["figures"]["count 1 2 2"] == 18
    assert made.keys() == json.loads(shipped_text()).keys()


def test_the_background_of_a_folder_is_that_of_its_story_sets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(glances, "load_split", lambda _: SimpleNamespace(sealed=("story0",)))
    monkeypatch.setattr(background, "OUT", tmp_path / "background.json")
    for at in range(7):
        folder = tmp_path / "corpora" / f"story{at}"
        folder.mkdir(parents=True)
        (folder / "gold.json").write_text("{}", encoding="utf-8")
        for name, weekday in (("a.txt", "Tuesday"), ("b.txt", "Wednesday")):
            text = (ANOTHER if at % 2 else BUS).replace("Tuesday", weekday).replace("Thursday", weekday)
            (folder / name).write_text(text, encoding="utf-8")
    assert background.main([str(tmp_path / "corpora")]) == 0
    assert "wrote background.json" in capsys.readouterr().out
    made = json.loads((tmp_path / "background.json").read_text("utf-8"))
    assert made["stories"] == 6
    assert set(made["words"].values()) <= {3, 6}
    with pytest.raises(SystemExit, match="2"):
        background.main([])


@pytest.mark.parametrize("main", [background.main, mixed.main])
def test_a_folder_without_story_sets_is_told_of(
    main: Callable[[list[str]], int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path / "none")]) == 2
    assert capsys.readouterr().err.startswith(f"error: {tmp_path / 'none'}")
    split = "learn = []\nlook-rarely = []\napart = []\ndomains = {}\n"
    (tmp_path / "split.toml").write_text(split, encoding="utf-8")
    assert main([str(tmp_path)]) == 2
    assert "story sets" in capsys.readouterr().err


def shipped_text() -> str:
    """Return the background that is shipped."""
    return (Path(claimcheck.__file__).parent / "link" / "background.json").read_text("utf-8")


def test_a_mixed_pile_has_an_article_of_each_story(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mixed, "load_split", lambda _: SimpleNamespace(sealed=("story0",)))
    for at in range(7):
        folder = tmp_path / f"story{at}"
        folder.mkdir()
        (folder / "gold.json").write_text("{}", encoding="utf-8")
        for name, hurt in (("a.txt", 19), ("b.txt", 16)):
            (folder / name).write_text(BUS.replace("19", str(hurt)), encoding="utf-8")
    (six,) = mixed.piles(tmp_path)
    assert {path.parent.name for path in six} == {f"story{at}" for at in range(1, 7)}
    assert mixed.main([str(tmp_path)]) == 1
    assert "6 articles of as many stories" in capsys.readouterr().out
