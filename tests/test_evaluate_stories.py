"""The scoring of story sets: every number here was counted by hand from the rules of corpora/README.md."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claimcheck.errors import ConfigError
from claimcheck.evaluate.floors import Figures, Floors, corpus_hash, load_floors, pin, save_floors, shortfalls
from claimcheck.evaluate.gold import GOLD, Gold
from claimcheck.evaluate.hold import figures_block, figures_of, main, render
from claimcheck.evaluate.stories import Scores, clause, matches, score, score_report

A, B, C = "a.txt", "b.md", "c.html"
SEATS_40 = (A, "the new tram has 40 seats")
SEATS_50 = (B, "there are 50 seats in each tram")
SEATS_60 = (C, "sixty people can sit down")
START_MAY = (A, "it runs from 1 May")
START_MAY_TOO = (B, "service begins on the first of May")
START_JUNE = (C, "trams will not run before 1 June")
BUSES = (A, "the old bus had 44 seats")


def mention(at: tuple[str, str]) -> dict[str, str]:
    return {"file": at[0], "quote": at[1]}


def value(label: str, *mentions: tuple[str, str]) -> dict[str, Any]:
    return {"label": label, "mentions": [mention(m) for m in mentions]}


def relation(a: str, b: str, verdict: str) -> dict[str, Any]:
    return {"between": [a, b], "verdict": verdict, "why": "so"}


GOLD_TRAM = {
    "id": "tram",
    "title": "A tram",
    "domain": "transport",
    "documents": [{"file": f, "published": None, "outlet": f} for f in (A, B, C)],
    "facts": [
        {
            "id": "f1",
            "kind": "quantity",
            "about": "seats",
            "classes": [value("40", SEATS_40), value("50", SEATS_50), value("60", SEATS_60)],
            "relations": [
                relation("40", "50", "contradicts"),
                relation("40", "60", "refines"),
                relation("50", "60", "disputed"),
            ],
        },
        {
            "id": "f2",
            "kind": "date",
            "about": "start",
            "classes": [value("1 May", START_MAY, START_MAY_TOO), value("1 June", START_JUNE)],
            "relations": [relation("1 May", "1 June", "changed")],
        },
    ],
    "internal": [
        {
            "file": A,
            "quotes": ["30 seats below and 20 above", "the new tram has 40 seats"],
            "verdict": "contradicts",
            "kind": "arithmetic",
            "why": "30 and 20 are 50",
        }
    ],
    "traps": [
        {"a": mention(SEATS_50), "b": mention(BUSES), "why": "a bus"},
        {"a": mention(SEATS_40), "b": mention(START_MAY), "why": "another thing"},
    ],
}


def place(at: tuple[str, str]) -> dict[str, str]:
    return {"document": f"somewhere/else/{at[0]}", "quote": at[1]}


def finding(verdict: str, primary: tuple[str, str], *related: tuple[str, str], level: str = "error") -> Any:
    found = {"code": "CC101", "verdict": verdict, "level": level, "primary": place(primary)}
    return found | {"related": [place(r) for r in related]}


def report(*findings: Any, agreements: Any = ()) -> dict[str, Any]:
    return {"findings": list(findings), "agreements": [{"claims": [place(c) for c in g]} for g in agreements]}


def counts(given: dict[str, Any]) -> dict[str, str]:
    return figures_of(Scores((score_report(Gold.model_validate(GOLD_TRAM), given),))).counts


# --------------------------------------------------------------------------------------------------- matching


@pytest.mark.parametrize(
    ("said", "gold", "expected"),
    [
        ("the new tram has 40 seats", "the new tram has 40 seats", True),
        ("40 seats", "the new tram has 40 seats", True),  # both words of the shorter
        ("40 seats for each class", "the new tram has 40 seats", False),  # 2 of 5
        ("the new line has no roof", "the new tram has 40 seats", True),  # 3 of 6: exactly half
        ("tram tram tram tram", "the new tram has 40 seats", False),  # a word counts as often as in both
        ("The NEW tram has, 40 - seats!", "the new tram has 40 seats", True),
        ("cost 1,500 euros", "cost 1.500 dollars", False),  # a number is one word: 1 of 3
        ("€40 or 40%", "40 %", True),
        ("the driver\u2019s wage rose", "driver's wage", True),
        ("", "the new tram has 40 seats", False),
        ("...", "the new tram has 40 seats", False),
        ("the new tram has 40 seats " + "and so on " * 18, "the new tram has 40 seats", True),  # 60 words
        ("the new tram has 40 seats " + "and so on " * 18 + "on", "the new tram has 40 seats", False),  # 61
    ],
)
def test_half_of_the_words_of_the_shorter(said: str, gold: str, expected: bool) -> None:
    assert matches(clause("x/y/a.txt", said), clause("a.txt", gold)) is expected


def test_another_file_never_matches() -> None:
    assert not matches(clause("b.txt", "40 seats"), clause("a.txt", "40 seats"))


# --------------------------------------------------------------------------------------------------- counting


def test_silence_finds_nothing() -> None:
    assert counts(report()) == {
        "recall": "0/4",  # 40~50, 50~60, May~June, and the sum; "refines" is no conflict
        "precision": "0/0",
        "verdict": "0/0",
        "traps_hit": "0/2",
        "agreement": "0/1",
    }


def test_a_full_report() -> None:
    found = counts(
        report(
            finding("contradicts", SEATS_50, SEATS_40),  # right, the other way round
            finding("contradicts", SEATS_50, SEATS_60, BUSES),  # right with the wrong verdict; a trap
            finding("changed", START_MAY_TOO, START_JUNE),  # right
            finding("contradicts", (A, "30 seats below and 20 above"), SEATS_40),  # right, inside one file
            agreements=[[START_MAY, START_MAY_TOO]],
        )
    )
    assert found == {
        "recall": "4/4",
        "precision": "4/5",
        "verdict": "3/4",
        "traps_hit": "1/2",
        "agreement": "1/1",
    }


def test_a_finding_without_related_claims_is_a_pair_with_itself() -> None:
    # The sum is wanted between any of its quotes, and one quote is on both sides.
    assert counts(report(finding("contradicts", (A, "30 seats below and 20 above"))))["recall"] == "1/4"
    assert counts(report(finding("contradicts", SEATS_60)))["precision"] == "0/1"


def test_notes_count_only_when_they_report_a_conflict() -> None:
    assert counts(report(finding("refines", SEATS_40, BUSES, level="note")))["precision"] == "0/0"
    assert counts(report(finding("refines", SEATS_40, BUSES, level="warning")))["precision"] == "0/1"
    assert counts(report(finding("changed", START_MAY, START_JUNE, level="note")))["precision"] == "1/1"


def test_a_pair_that_is_right_falls_into_no_trap() -> None:
    trap = GOLD_TRAM | {"traps": [{"a": mention(SEATS_40), "b": mention(SEATS_50), "why": "none"}]}
    given = report(finding("contradicts", SEATS_40, SEATS_50))
    assert figures_of(Scores((score_report(Gold.model_validate(trap), given),))).counts["traps_hit"] == "0/1"


def test_one_relation_found_twice_is_found_once() -> None:
    found = counts(
        report(finding("disputed", SEATS_40, SEATS_50), finding("contradicts", SEATS_40, SEATS_50))
    )
    assert (found["recall"], found["precision"], found["verdict"]) == ("1/4", "2/2", "1/1")


def test_an_agreement_needs_two_files_in_one_group() -> None:
    apart = report(agreements=[[START_MAY, BUSES], [START_MAY_TOO, SEATS_40]])
    assert counts(apart)["agreement"] == "0/1"


def test_figures_by_kind_and_by_verdict() -> None:
    given = report(
        finding("changed", START_MAY, START_JUNE),
        finding("changed", SEATS_40, SEATS_50),
        finding("contradicts", BUSES, SEATS_60),
    )
    figures = figures_of(Scores((score_report(Gold.model_validate(GOLD_TRAM), given),)))
    assert figures.by_kind == {"arithmetic": "0/1", "date": "1/1", "quantity": "1/2"}
    assert figures.by_verdict == {"changed": "1/1", "contradicts": "1/2", "disputed": "0/1"}
    assert figures.precision_by_verdict == {"changed": "2/2", "contradicts": "0/1"}
    assert (figures.recall, figures.precision, figures.verdict) == (0.5, 0.667, 0.5)
    assert figures.f1 == 0.572  # 2 * 0.5 * 0.667 / 1.167, from the rounded two


def test_lines_say_what_went_wrong() -> None:
    given = report(finding("changed", SEATS_40, SEATS_50), finding("contradicts", BUSES, SEATS_50))
    lines = score_report(Gold.model_validate(GOLD_TRAM), given).lines
    assert [line.split(":")[0] for line in lines] == [
        "tram VERDICT changed for contradicts quantity f1",
        "tram MISSED disputed quantity f1",
        "tram MISSED changed date f2",
        "tram MISSED contradicts arithmetic internal0",
        "tram FALSE contradicts CC101",
        "tram TRAP",
        "tram NOT JOINED f2",
    ]
    assert lines[4].endswith(f"{A}: {BUSES[1]!r} ~ {B}: {SEATS_50[1]!r}")


def write_corpora(folder: Path) -> Path:
    for name in ("tram", "boat"):
        story = folder / name
        story.mkdir(parents=True)
        for file in (A, B, C):
            (story / file).write_text("text", encoding="utf-8")
        (story / GOLD).write_text(json.dumps(GOLD_TRAM | {"id": name}), encoding="utf-8")
    (folder / "split.toml").write_text(
        'learn = ["tram"]\nlook-rarely = ["boat"]\napart = []\n[domains]\nwheels = ["tram", "boat"]\n'
    )
    (folder / "README.md").write_text("Before\n<!-- figures -->\nold\n<!-- /figures -->\nAfter\n")
    return folder


def test_the_check_never_sees_the_labels(tmp_path: Path) -> None:
    folder = write_corpora(tmp_path)
    seen: list[tuple[str, list[str]]] = []

    def check(story: Path) -> dict[str, Any]:
        seen.append((story.name, sorted(path.name for path in story.iterdir())))
        good = finding("changed", START_MAY, START_JUNE)
        return report(good) if story.name == "boat" else report(finding("changed", BUSES, SEATS_50))

    scores = score([folder / "tram", folder / "boat"], check)
    assert seen == [("tram", [A, B, C]), ("boat", [A, B, C])]
    assert figures_of(scores).counts["recall"] == "1/8"
    assert figures_of(scores.part(["boat"])).counts["precision"] == "1/1"
    assert figures_of(scores.part(["tram"])).counts["precision"] == "0/1"


# ----------------------------------------------------------------------------------------------------- floors


def reached(recall: float = 0.5, traps_hit: float = 0.1) -> dict[str, Figures]:
    figures = figures_of(Scores(())).model_dump() | {"recall": recall, "traps_hit": traps_hit}
    return {"all": Figures.model_validate(figures)}


def test_floors_hold_at_and_above() -> None:
    floors = pin(None, "hash", reached())
    assert shortfalls(floors, "hash", reached()) == []
    assert shortfalls(floors, "hash", reached(recall=0.6, traps_hit=0.0)) == []


@pytest.mark.parametrize(
    ("corpus", "figures", "line"),
    [
        ("hash", reached(recall=0.499), "all: recall is 0.499, below its floor 0.500"),
        ("hash", reached(traps_hit=0.101), "all: traps_hit is 0.101, over its ceiling 0.100"),
        ("other", reached(), "the corpus files are not those that were pinned (--repin pins the new ones)"),
        ("hash", {}, "all: pinned, but not among the sets"),
    ],
)
def test_shortfalls_are_named(corpus: str, figures: dict[str, Figures], line: str) -> None:
    assert shortfalls(pin(None, "hash", reached()), corpus, figures) == [line]


def test_a_floor_is_not_lowered_without_a_reason() -> None:
    old = pin(None, "hash", reached())
    for worse in (reached(recall=0.4), reached(traps_hit=0.2), {}):
        with pytest.raises(ConfigError, match="never lowered silently"):
            pin(old, "hash", worse)
        with pytest.raises(ConfigError):
            pin(old, "hash", worse, lower="  ")


def test_a_lowered_floor_keeps_its_reason() -> None:
    first = pin(pin(None, "hash", reached()), "hash", reached(recall=0.4), lower="labels mended")
    second = pin(first, "hash", reached(recall=0.7))
    assert second.floors["all"]["recall"] == 0.7
    assert [(x.part, x.figure, x.before, x.after, x.reason) for x in second.lowered] == [
        ("all", "recall", 0.5, 0.4, "labels mended")
    ]


def test_floors_come_back_as_written(tmp_path: Path) -> None:
    floors = pin(None, "hash", reached())
    save_floors(tmp_path, floors)
    assert load_floors(tmp_path) == floors
    (tmp_path / "floors.json").write_text('{"corpus": 1}')
    with pytest.raises(ConfigError, match=r"floors\.json: corpus: "):
        load_floors(tmp_path)


def test_the_hash_sees_every_file_and_its_name(tmp_path: Path) -> None:
    folder = write_corpora(tmp_path)
    before = corpus_hash(folder)
    (folder / "README.md").write_text("other")
    assert corpus_hash(folder) == before
    (folder / "boat" / A).rename(folder / "boat" / "d.txt")
    assert corpus_hash(folder) != before
    (folder / "boat" / "d.txt").rename(folder / "boat" / A)
    assert corpus_hash(folder) == before
    (folder / "boat" / A).write_text("texts")
    assert corpus_hash(folder) != before


def test_the_readme_block_is_replaced() -> None:
    text = "Before\n<!-- figures -->\nold\n<!-- /figures -->\nAfter\n"
    new = figures_block(text, reached())
    assert new.startswith("Before\n<!-- figures -->\n| part | sets | recall |")
    assert new.endswith("<!-- /figures -->\nAfter\n")
    assert "old" not in new
    assert figures_block(new, reached()) == new
    assert render(reached()) in new
    with pytest.raises(ConfigError, match="has no block"):
        figures_block("nothing", reached())


def test_the_run_pins_holds_and_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_corpora(tmp_path)
    answers = [report(finding("changed", START_MAY, START_JUNE))]
    monkeypatch.setattr("claimcheck.evaluate.hold.run_check", lambda story: answers[-1])
    assert main([str(folder)]) == 1
    assert "nothing is pinned" in capsys.readouterr().err
    assert main([str(folder), "--repin"]) == 0
    pinned = load_floors(folder)
    assert isinstance(pinned, Floors)
    assert pinned.floors["learn"]["recall"] == 0.25
    assert "| learn | 1 | 0.250 (1/4) |" in (folder / "README.md").read_text()
    assert main([str(folder)]) == 0
    answers.append(report())
    assert main([str(folder), "--misses"]) == 1
    streams = capsys.readouterr()
    assert "tram MISSED changed date f2" in streams.out
    assert "look-rarely: recall is 0.000, below its floor 0.250" in streams.err
    assert main([str(folder), "--repin"]) == 2
    assert load_floors(folder) == pinned
    assert main([str(folder), "--repin", "--lower", "the rule was wrong"]) == 0
    assert main([str(folder), "--part", "tram"]) == 0
    assert main([str(folder), "--part", "train"]) == 2
    assert "no story set train" in capsys.readouterr().err
