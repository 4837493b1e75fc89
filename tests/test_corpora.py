"""The story sets: labels are sound, the halves are those of the rule, the README shows what is pinned."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from labels import divide, faults, texts_of, traits_of

from claimcheck.errors import SourceError
from claimcheck.evaluate.floors import corpus_hash, load_floors
from claimcheck.evaluate.gold import GOLD, load_gold, stories_below
from claimcheck.evaluate.hold import README, figures_block
from claimcheck.evaluate.split import load_split

CORPORA = Path(__file__).parent.parent / "corpora"
STORIES = stories_below(CORPORA)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_labels_are_sound(story: Path) -> None:
    assert faults(story) == []


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_every_file_of_a_set_is_listed(story: Path) -> None:
    listed = [document.file for document in load_gold(story).documents]
    assert sorted([*listed, GOLD]) == sorted(path.name for path in story.iterdir())


def test_there_are_the_forty_sets_and_ours() -> None:
    assert len(load_split(CORPORA).parts()["all"]) == 40
    assert CORPORA / "meta-mci" in STORIES


def test_split_holds_every_set_once() -> None:
    split = load_split(CORPORA)
    assert sorted([*split.learn, *split.rarely, *split.more, *split.later, *split.sealed, *split.apart]) == [
        story.name for story in STORIES
    ]
    grouped = [name for names in split.domains.values() for name in names]
    assert sorted(grouped) == sorted([*split.learn, *split.rarely])


def test_split_is_what_the_rule_gives() -> None:
    split = load_split(CORPORA)
    golds = {name: load_gold(CORPORA / name) for name in split.parts()["all"]}
    assert divide(golds, split.domains) == (list(split.learn), list(split.rarely))


def test_halves_are_alike() -> None:
    split = load_split(CORPORA)
    halves = []
    for names in (split.learn, split.rarely):
        total: Counter[str] = Counter()
        for name in names:
            total.update(traits_of(load_gold(CORPORA / name)))
        halves.append(total)
    for trait in sorted(halves[0] | halves[1]):
        a, b = halves[0][trait], halves[1][trait]
        assert abs(a - b) <= max(1, 0.2 * (a + b)), (trait, a, b)
    for names in split.domains.values():
        assert 2 * len(set(names) & set(split.learn)) == len(names)


def test_meta_mci_has_what_the_five_articles_had() -> None:
    gold = load_gold(CORPORA / "meta-mci")
    assert [document.published for document in gold.documents] == [
        "2026-04-22",
        "2026-04-24",
        None,
        None,
        None,
    ]
    said = {(fact.kind, relation.verdict): fact for fact in gold.facts for relation in fact.relations}
    opt_out = said["availability", "changed"]
    files = [sorted({m.file[:2] for m in value.mentions}) for value in opt_out.classes]
    assert files == [["01", "02"], ["04"]]
    known = next(fact for fact in gold.facts if fact.kind == "date")
    assert sorted(m.file[:2] for m in known.classes[0].mentions) == ["01", "03"]
    traps = " ".join(f"{trap.a.quote} {trap.b.quote}" for trap in gold.traps)
    for piece in (
        "opt-in",
        "60 days",
        "88% of readers",
        "Rating: 4.9 / 5 (49 voted)",
        "Birthday: 1992-04-11",
    ):
        assert piece in traps
    furniture = "".join(texts_of(CORPORA / "meta-mci" / document.file)[0] for document in gold.documents)
    for piece in (
        "Published: April 22, 2026",
        "| April 24, 2026 8:39 PM CST",
        "READ NEXT Cancel OK",
        "Views: 6191",
    ):
        assert piece in furniture


def test_readme_shows_the_pinned_figures() -> None:
    floors = load_floors(CORPORA)
    assert floors is not None
    text = (CORPORA / README).read_text(encoding="utf-8")
    assert figures_block(text, floors.figures) == text
    assert floors.corpus == corpus_hash(CORPORA)


# --------------------------------------------------------------------------- what unsound labels look like


def write_story(folder: Path, **changes: object) -> Path:
    story = folder / "tram"
    story.mkdir()
    (story / "a.txt").write_text("The tram has 40 seats.\nThe tram\nis red.", encoding="utf-8")
    head, body = "<title>The tram has 50 seats</title>", "<h1>The tram has&nbsp;50 <b>seats</b></h1>"
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    (story / "b.html").write_text(page, encoding="utf-8")
    fact = {
        "id": "f1",
        "kind": "quantity",
        "about": "seats",
        "classes": [
            {"label": "40", "mentions": [{"file": "a.txt", "quote": "The tram has 40 seats"}]},
            {"label": "50", "mentions": [{"file": "b.html", "quote": "The tram has 50 seats"}]},
        ],
        "relations": [{"between": ["40", "50"], "verdict": "contradicts", "why": "Two numbers."}],
    }
    documents = [
        {"file": "a.txt", "published": None, "outlet": "A"},
        {"file": "b.html", "published": "2026-01-02", "outlet": "B"},
    ]
    gold = {
        "id": "tram",
        "title": "Tram",
        "domain": "transport",
        "documents": documents,
        "facts": [fact | changes],
    }
    (story / GOLD).write_text(json.dumps(gold), encoding="utf-8")
    return story


def mentions(*quotes: str) -> list[dict[str, str]]:
    return [{"file": "a.txt", "quote": quote} for quote in quotes]


def test_sound_story_has_no_faults(tmp_path: Path) -> None:
    assert faults(write_story(tmp_path)) == []


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"classes": [{"label": "40", "mentions": mentions("The tram")}]}, "tram/a.txt: found [2] times"),
        ({"classes": [{"label": "40", "mentions": mentions("seats. The tram is green")}]}, "found [0] times"),
        ({"relations": []}, "tram/f1: no relation between '40' and '50'"),
        (
            {"relations": [{"between": ["40", "5"], "verdict": "changed", "why": "x"}]},
            "tram/f1: no class '5'",
        ),
    ],
)
def test_faults_are_named(tmp_path: Path, changes: dict[str, object], fault: str) -> None:
    assert any(fault in line for line in faults(write_story(tmp_path, **changes)))


def test_unknown_verdict_is_an_error_that_names_the_file(tmp_path: Path) -> None:
    story = write_story(tmp_path, relations=[{"between": ["40", "50"], "verdict": "wrong", "why": "x"}])
    with pytest.raises(SourceError, match=r"gold\.json: is no gold file: facts\.0\.relations\.0\.verdict"):
        faults(story)
