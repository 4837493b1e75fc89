"""The calls in order: what the package's functions take, and what comes out of five articles."""

from __future__ import annotations

import datetime as dt
import functools
from pathlib import Path

import pytest

import claimcheck
from claimcheck import Claim, ClaimcheckError, Config, Document, Report, check, extract, pipeline
from claimcheck.language.pipeline import loaded
from claimcheck.link import Steps
from claimcheck.model import Amount, Location, When
from claimcheck.pipeline import compare
from claimcheck.sources import read

CORPUS = Path(__file__).parent.parent / "corpora" / "meta-mci"
MONDAY = "The council said that 40 homes in Orrel were flooded on Monday."
TUESDAY = "The council said on Tuesday that 65 homes in Orrel were flooded."


# ------------------------------------------------------------------------------------- what it takes


def test_documents_paths_and_lists_of_both(tmp_path: Path) -> None:
    """One document, one path, and lists of both are one input."""
    file = tmp_path / "monday.txt"
    file.write_text(MONDAY)
    (from_path,) = read([file])
    second = Document(text=TUESDAY, path="tuesday.txt")
    reports = [check([given, second]) for given in (from_path, file, str(file))]
    assert reports[0] == reports[1] == reports[2]
    assert check(from_path) == check([from_path]) == check(file) == check(str(file))
    assert check([file, file]) == check(file), "a file that is named twice is read once"
    assert check(tmp_path) == check(file)


def test_against_takes_what_paths_take(tmp_path: Path) -> None:
    file = tmp_path / "monday.txt"
    file.write_text(MONDAY)
    draft = Document(text=TUESDAY, path="draft.txt")
    one = check(draft, against=[file])
    assert one == check([draft], against=list(read([file])))
    assert {summary.path for summary in one.documents} == {"draft.txt", str(file)}


def test_against_compares_nothing_but_the_drafts() -> None:
    first, second, *_ = read([CORPUS])
    draft = Document(text=MONDAY, path="draft.txt")
    touched = compare(draft, against=[first, second]).links
    assert touched
    assert all("draft.txt" in (k.first.source.path, k.second.source.path) for k in touched)


def test_nothing_is_a_report_of_nothing() -> None:
    assert check([]) == Report(tool=check([]).tool)
    assert extract(Document(text="")) == []


def test_extract_gives_claims() -> None:
    found = extract(Document(text=MONDAY, published=dt.date(2026, 3, 16)))
    assert all(isinstance(claim, Claim) for claim in found)
    (homes,) = [c for c in found if c.kind == "quantity"]
    assert (homes.value, homes.measured, homes.speaker) == (Amount(40, 40), "home", "The council")
    assert homes.when == When(dt.date(2026, 3, 16), dt.date(2026, 3, 16))


def test_an_undated_article_is_read_by_the_day_of_the_others() -> None:
    dated = Document(text="Rain fell.", published=dt.date(2026, 3, 18), path="a")
    undated = Document(text=MONDAY, path="b")
    (homes,) = [c for c in compare([dated, undated]).claims if c.kind == "quantity"]
    assert homes.when is not None
    assert homes.when.first == dt.date(2026, 3, 16)
    assert homes.source.published is None


def test_one_pipeline_for_all_calls() -> None:
    check([Document(text=MONDAY)])
    before = loaded.cache_info().misses
    for number in range(5):
        check([Document(text=f"{MONDAY} {number}")])
        extract(Document(text=TUESDAY))
    assert loaded.cache_info().misses == before


def test_a_threshold_of_its_own() -> None:
    """A higher one can only take findings away."""
    few = {f.fingerprint for f in check([CORPUS], config=Config(threshold=0.99)).findings}
    assert few <= {f.fingerprint for f in whole().findings}


def test_a_path_that_is_not_there_is_an_error_with_words() -> None:
    with pytest.raises(ClaimcheckError, match=r"nowhere\.txt"):
        check("nowhere.txt")


def test_progress_counts_the_documents_and_the_pairs() -> None:
    seen: list[tuple[int, int, str]] = []
    check([Document(text=MONDAY, path=path) for path in "abc"], progress=lambda *at: seen.append(at))
    assert seen[:3] == [(at, 3, "articles") for at in (1, 2, 3)]
    assert [(at, what) for at, _, what in seen[3:]] == [(0, "pairs")]
    steps = Steps(lambda *at: seen.append(at))
    for many in (999, 1, 998, 3, 900):
        steps.done(many)
    assert seen[-3:] == [(at, 0, "pairs") for at in (0, 1000, 2001)]
    for at in range(1, 46):
        steps.read(at, 45)
    assert seen[-2:] == [(at, 45, "doubts") for at in (20, 40)]


def test_the_public_functions_are_those_of_the_pipeline() -> None:
    assert claimcheck.check is pipeline.check
    assert claimcheck.extract is pipeline.extract


# --------------------------------------------------------------------- the five articles, acceptance


@functools.cache
def whole() -> Report:
    return check([CORPUS])


@functools.cache
def claims() -> tuple[Claim, ...]:
    return compare([CORPUS]).claims


def file(place: Location) -> str:
    """Return the number of an article: "01" to "05"."""
    return Path(place.document).name[:2]


def test_publication_dates() -> None:
    days = {Path(d.path).name[:2]: d.published for d in whole().documents}
    assert days == {
        "01": dt.date(2026, 4, 22),
        "02": dt.date(2026, 4, 24),
        "03": None,
        "04": None,
        "05": None,
    }
    assert all((d.published is None) == (d.published_from is None) for d in whole().documents)


def test_taking_part_has_changed() -> None:
    """No opt-out in April, pauses later: reported once, with both quotes, though the later has no date."""
    (finding,) = [f for f in whole().findings if f.verdict == "changed"]
    places = (finding.primary, *finding.related)
    assert finding.code == "CC203"
    assert {file(place) for place in places} >= {"01", "04"}
    quotes = {file(place): place.quote for place in places}
    assert "pause" in quotes["04"] or "exempted" in quotes["04"]
    assert "opt" in quotes["01"]


def test_both_april_articles_agree_that_there_is_no_way_out() -> None:
    found = [a for a in whole().agreements if {"01", "02"} == {file(place) for place in a.claims}]
    assert [a.origins for a in found if any("opt" in place.quote for place in a.claims)] == [2]


def test_the_day_it_became_known() -> None:
    found = [a for a in whole().agreements if "21 April 2026" in a.value or "2026-04-21" in a.value]
    assert [({file(place) for place in a.claims}, a.origins) for a in found] == [({"01", "03"}, 2)]


@pytest.mark.parametrize(
    ("words", "kind", "measured", "modality"),
    [
        ("up to 20%", "quantity", "workforce", "plan"),
        ("May", "date", "layoff", "plan"),
        ("More than 1,500", "quantity", "employee", "fact"),
        ("as long as 30 minutes", "quantity", "recording", "fact"),
    ],
)
def test_claims_with_their_values_and_marks(words: str, kind: str, measured: str, modality: str) -> None:
    (claim,) = [c for c in claims() if c.value_text == words and c.kind == kind]
    assert (claim.measured, claim.modality) == (measured, modality)


def test_a_bound_is_an_interval_and_a_report_has_a_speaker() -> None:
    (share,) = [c for c in claims() if c.value_text == "up to 20%"]
    assert share.speaker is not None
    assert share.value == Amount(0, 20, "%", "percent", change="down")
    (many,) = [c for c in claims() if c.value_text == "More than 1,500"]
    assert isinstance(many.value, Amount)
    assert (many.value.low, many.value.low_closed, many.value.high) == (1500, False, float("inf"))


def test_both_groups_of_staff() -> None:
    assert any("full-time" in c.quote and "contingent" in c.quote for c in claims())


@pytest.mark.parametrize("line", ["Cancel OK", "READ NEXT", "Published:", "Category:", "Join the Discussion"])
def test_furniture_yields_nothing(line: str) -> None:
    assert not [c.quote for c in claims() if line in c.quote]


def test_forecasts_and_deadlines_conflict_with_nothing() -> None:
    told = [place.quote for f in whole().findings for place in (f.primary, *f.related)]
    assert not [quote for quote in told if "60 days" in quote or "opt-in" in quote or "probable" in quote]


@pytest.mark.parametrize(
    ("draft", "levels"),
    [
        ("Workers may pause the tracking for up to 30 minutes.", []),
        ("Workers may pause it for an hour at a time.", ["error"]),
        ("Employees have put their names to a petition.", []),
    ],
)
def test_a_draft_against_the_articles(draft: str, levels: list[str]) -> None:
    report = check(Document(text=draft, path="draft.txt"), against=[CORPUS])
    assert [f.level for f in report.findings] == levels
    assert all(f.primary.document == "draft.txt" for f in report.findings)


def test_known_miss_of_a_draft_out_of_date() -> None:
    """Known miss: "pause the recording" is not joined with "opt out"; an error is wanted here."""
    draft = Document(text="Employees cannot opt out of the programme.", path="draft.txt")
    assert [f.level for f in check(draft, against=[CORPUS]).findings] == [], (
        "the miss is mended: want an error"
    )


def test_a_block_too_large_is_cut_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    fires = [
        Document(text=f"The fire at Harrow Mill injured {n} workers on Sunday.", path=f"{n}.txt")
        for n in range(20, 24)
    ]
    assert check(fires).remarks == ()
    monkeypatch.setattr("claimcheck.link.blocks.CROWDED", 3)
    told = check(fires).remarks
    assert len(told) == 1
    assert told[0].place == "this run"
    assert "compared are those of articles that share names and rare words (4 of count" in told[0].message
