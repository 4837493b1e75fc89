"""Baselines, reviewers' decisions and changed lines: what is written, read back, hidden, and refused."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
from samples import OPENING, TOLL, WEEKDAY, location, report

from claimcheck import check
from claimcheck.errors import ClaimcheckError, ConfigError
from claimcheck.model import Report
from claimcheck.report import Look, writer
from claimcheck.review import baseline, changed, decisions
from claimcheck.review.changed import Changed, since

# ------------------------------------------------------------------------------------------- baselines


def test_a_baseline_hides_what_it_knows_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "b.json"
    file.write_text(baseline.write(report(TOLL, OPENING)))
    told = baseline.apply(report(), file)
    assert [f.code for f in told.findings] == [WEEKDAY.code]
    assert {(h.code, h.by) for h in told.hidden} == {("CC101", "baseline"), ("CC202", "baseline")}
    assert told.remarks == ()


def test_a_baseline_is_one_line_a_finding_sorted_without_places() -> None:
    text = baseline.write(report())
    assert text == baseline.write(report(WEEKDAY, TOLL, OPENING))
    rows = [line for line in text.splitlines() if "fingerprint" in line]
    assert [json.loads(row.strip().rstrip(","))["code"] for row in rows] == ["CC503", "CC202", "CC101"]
    assert "line" not in text
    assert "start" not in text
    assert json.loads(baseline.write(Report(tool=report().tool)))["findings"] == []


def test_a_stale_entry_is_said_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "b.json"
    file.write_text(baseline.write(report()))
    told = baseline.apply(report(OPENING, TOLL), file)
    assert [r.place for r in told.remarks] == [f"{file}:4"]
    assert "CC503 in coverage/ledger.md is in the baseline and is found no more" in told.remarks[0].message
    unread = report(OPENING).model_copy(update={"documents": ()})
    assert baseline.apply(unread, file).remarks == (), "its articles were not read"
    assert baseline.apply(report(OPENING, TOLL), file, frozenset({"draft.md"})).remarks == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{\n oops", "b.json:2: not JSON"),
        ("[]", 'b.json:1: it must be an object with "schema_version": "1" and a list "findings"'),
        ('{"schema_version": "2", "findings": []}', "b.json:1: it must be"),
        ('{"schema_version": "1", "findings": [\n{"fingerprint": "01234567"},\n{"code": 1}]}', "b.json:3:"),
        ('{"schema_version": "1",\n"findings": [\n\n3]}', "b.json:4: an entry without a fingerprint"),
        (None, "b.json: the baseline cannot be read (No such file or directory)"),
    ],
)  # fmt: skip
def test_a_bad_baseline_is_refused(tmp_path: Path, text: str | None, message: str) -> None:
    if text is not None:
        (tmp_path / "b.json").write_text(text)
    with pytest.raises(ConfigError) as raised:
        baseline.apply(report(), tmp_path / "b.json")
    assert message in str(raised.value)
    assert "`claimcheck baseline` writes it anew" in str(raised.value)


FIRE = "The fire at Harrow Mill injured {} workers on Sunday."
FILLING = "The mill had stood empty for a year, and nobody had thought of it. It was to be sold."


def test_a_fingerprint_survives_moving_a_paragraph(tmp_path: Path) -> None:
    """Two claims of one side stand alike, so that nothing but their places could choose between them."""
    (tmp_path / "b.txt").write_text(FIRE.format(21))
    marks = []
    for paragraphs in (
        [FIRE.format(12), FILLING, "Owners of Harrow Mill said the fire injured 12 workers there on Sunday."],
        [FILLING, "Owners of Harrow Mill said the fire injured 12 workers there on Sunday.", FIRE.format(12)],
        ["Owners of Harrow Mill said the fire injured 12 workers there on Sunday.", FIRE.format(12), FILLING],
    ):
        (tmp_path / "a.txt").write_text("\n\n".join(paragraphs))
        found = check(tmp_path).findings
        assert [f.code for f in found] == ["CC101"]
        marks.append(found[0].fingerprint)
    assert len(set(marks)) == 1


def test_a_fingerprint_inside_a_document_survives_too() -> None:
    texts = ["It happened on Monday, 1 March 2026.", f"{FILLING}\n\nIt happened on Monday, 1 March 2026."]
    found = [check_text(text) for text in texts]
    assert len(found[0]) == 1
    assert found[0] == found[1]


def check_text(text: str) -> list[str]:
    from claimcheck import Document

    return [f.fingerprint for f in check(Document(text=text, path="a.txt")).findings]


# ------------------------------------------------------------------------------------------- decisions


def decided(*entries: dict[str, str]) -> str:
    return json.dumps({"schema_version": "1", "decisions": list(entries)}, indent=1)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_sheet_as_spreadsheet_programs_save_it(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "d.csv"
    sheet = f"fingerprint\tverified\tnote\r\n{TOLL.fingerprint} {OPENING.fingerprint}\tDismissed\t“no”\r\n"
    file.write_bytes(sheet.encode(encoding))
    told = decisions.apply(report(), [file])
    assert [(h.code, h.reason) for h in told.hidden] == [("CC101", "“no”"), ("CC202", "“no”")]
    file.write_bytes(sheet.encode("cp1252"))
    with pytest.raises(ConfigError, match=r"it is not UTF-8\)\n  .*save it as CSV in UTF-8"):
        decisions.apply(report(), [file])


def test_the_decisions_of_the_html_report(tmp_path: Path) -> None:
    file = tmp_path / "d.json"
    file.write_text(
        decided(
            {"fingerprint": TOLL.fingerprint, "decision": "dismissed", "note": "two brigades"},
            {"fingerprint": OPENING.fingerprint, "decision": "confirmed", "note": "called"},
            {"fingerprint": "ffffffffffff", "decision": "open"},
        )
    )
    told = decisions.apply(report(), [file])
    assert [(f.code, f.decision.decision if f.decision else "") for f in told.findings] == [
        ("CC202", "confirmed"),
        ("CC503", ""),
    ]
    assert [(h.code, h.by, h.reason) for h in told.hidden] == [("CC101", "decision", "two brigades")]
    assert [r.message for r in told.remarks] == ["1 decision is of a finding not found in this run"]
    assert told.remarks[0].place == f"{file}:14"


def test_the_sheet_goes_there_and_back(tmp_path: Path) -> None:
    """Written, filled in, read back, written again: the decisions stay."""
    file = tmp_path / "sheet.csv"
    file.write_text(filled(writer("csv")(report(), Look()), "=dismissed"), newline="")
    told = decisions.apply(report(), [file])
    assert [f.code for f in told.findings] == ["CC202", "CC503"]
    assert [h.reason for h in told.hidden] == ["=dismissed"]
    file.write_text(writer("csv")(told, Look()), newline="")
    again = decisions.apply(report(), [file])
    assert (again.findings, again.hidden) == (told.findings, told.hidden)


def filled(sheet: str, note: str) -> str:
    """Return a sheet in which the rows of one finding are dismissed, as a spreadsheet program saves it."""
    import csv
    import io

    rows = list(csv.reader(io.StringIO(sheet.removeprefix("\ufeff"), newline="")))
    at = {name: n for n, name in enumerate(rows[0])}
    for row in rows[1:]:
        if row[at["fingerprint"]] == TOLL.fingerprint:
            row[at["verified"]], row[at["note"]] = "Dismissed", note
        elif not row[at["fingerprint"]]:
            row[at["verified"]] = "yes, by telephone"
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(rows)
    return out.getvalue()


def test_the_later_file_counts(tmp_path: Path) -> None:
    files = [tmp_path / "1.json", tmp_path / "2.json"]
    for file, word in zip(files, ("dismissed", "open"), strict=True):
        file.write_text(decided({"fingerprint": TOLL.fingerprint, "decision": word}))
    assert decisions.apply(report(TOLL), files).hidden == ()
    assert len(decisions.apply(report(TOLL), files[::-1]).hidden) == 1


def test_several_decisions_in_one_row_are_not_guessed_at(tmp_path: Path) -> None:
    file = tmp_path / "d.csv"
    file.write_text(f"fingerprint,verified,note\n{TOLL.fingerprint} {OPENING.fingerprint},confirmed; open,\n")
    told = decisions.apply(report(), [file])
    assert all(f.decision is None for f in told.findings)
    assert [r.place for r in told.remarks] == [f"{file}:2"]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("d.csv", "fingerprint,verified,note\nabcdef01,yes,\n", "d.csv:2: 'yes' is no decision\n  write con"),
        ("d.csv", "claim,verified\nx,y\n", "d.csv:1: there is no column 'fingerprint'\n  the sheet"),
        ("d.csv", "", "d.csv:1: there is no column 'fingerprint'"),
        ("d.csv", 'fingerprint,verified,note\nabc,open,"x\n', "d.csv:2: not CSV: unexpected end of data"),
        ("d.csv", "fingerprint,verified,note\nab,open,\nab,dismissed,\n", "d.csv:3: the finding ab is"),
        ("d.json", "{", "d.json:1: not JSON"),
        ("d.json", decided({"fingerprint": "01234567", "decision": "no"}), "d.json:4: 'no' is no decision"),
        ("none.csv", None, "none.csv: the file of decisions cannot be read"),
    ],
)  # fmt: skip
def test_bad_decisions_are_refused(tmp_path: Path, name: str, text: str | None, message: str) -> None:
    if text is not None:
        (tmp_path / name).write_text(text)
    with pytest.raises(ConfigError) as raised:
        decisions.apply(report(), [tmp_path / name])
    assert message in str(raised.value)


# --------------------------------------------------------------------------------------- changed lines


def git(folder: Path, *words: str) -> None:
    names = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"]
    env = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")} | {
        "GIT_CONFIG_GLOBAL": os.devnull
    }
    subprocess.run(["git", *names, *words], cwd=folder, check=True, capture_output=True, env=env)


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout in which every way to change a file has happened since its first commit."""
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    git(tmp_path, "init", "-q")
    lines = "".join(f"line {n}\n" for n in range(1, 10))
    for name in ("kept.md", "edited.md", "old.md", "gone.md", "cut.md", 'odd "näme".md'):
        (tmp_path / name).write_text(lines)
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "first")
    (tmp_path / "edited.md").write_text(lines.replace("line 3\n", "++ b/kept.md\n@@ -1 +1,9 @@\n") + "last\n")
    git(tmp_path, "mv", "old.md", "renamed.md")
    (tmp_path / "renamed.md").write_text(lines.replace("line 7", "LINE 7"))
    (tmp_path / "gone.md").unlink()
    (tmp_path / "cut.md").write_text(lines.replace("line 2\n", ""))
    (tmp_path / 'odd "näme".md').write_text(lines.replace("line 5", "five"))
    (tmp_path / "added.md").write_text("new\n")
    git(tmp_path, "add", "added.md")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "untracked.md").write_text("new\n")
    return tmp_path


def test_every_way_to_change_a_file(checkout: Path) -> None:
    found = since("HEAD", checkout / "sub")
    told = {
        Path(path).name: ranges and [(r.start, r.stop) for r in ranges]
        for path, ranges in found.lines.items()
    }
    assert told == {
        "edited.md": [(3, 5), (11, 12)],
        "renamed.md": [(7, 8)],
        'odd "näme".md': [(5, 6)],
        "added.md": [(1, 2)],
        "untracked.md": None,
    }


@pytest.mark.parametrize(
    ("path", "line", "touched"),
    [
        ("../edited.md", 3, True),
        ("../edited.md", 5, False),
        ("../kept.md", 3, False),
        ("../renamed.md", 7, True),
        ("../cut.md", 1, False),
        ("untracked.md", 90, True),
        ("<stdin>", 1, True),
        ("../../elsewhere.md", 1, False),
    ],
)
def test_only_what_touches_a_changed_line_is_shown(
    checkout: Path, path: str, line: int, touched: bool
) -> None:
    finding = TOLL.model_copy(update={"primary": location(path, "x", line), "related": ()})
    told = changed.apply(report(finding), since("HEAD", checkout / "sub"))
    assert bool(told.findings) == touched
    assert [(h.by, h.reason) for h in told.hidden] == ([] if touched else [("unchanged", "since HEAD")])


def test_what_an_editor_holds_is_changed_as_a_whole(checkout: Path) -> None:
    place = location("../kept.md", "line 3", 3)
    assert not since("HEAD", checkout / "sub").touches(place)
    assert since("HEAD", checkout / "sub", "../kept.md").touches(place)


def test_either_side_may_have_changed() -> None:
    one = Changed("HEAD", "/x", {"/x/coverage/wire.txt": (range(3, 4),)})
    assert [f.code for f in changed.apply(report(), one).findings] == ["CC101"]


def test_errors_of_git_are_told(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for revision in ("nowhere", "--output=x", "HEAD~99"):
        with pytest.raises(ClaimcheckError, match="git knows no revision"):
            since(revision, checkout)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(checkout.parent.parent))
    bare = checkout.parent / f"{checkout.name}-bare"
    bare.mkdir()
    with pytest.raises(ClaimcheckError, match="this is no git checkout\n  fatal: not a git repository"):
        since("HEAD", bare)
    monkeypatch.setenv("PATH", str(bare))
    with pytest.raises(ClaimcheckError, match="git is not installed"):
        since("HEAD", checkout)
