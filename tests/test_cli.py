"""The command line over a pipeline that is a stub: what is parsed, printed, and how it ends."""

from __future__ import annotations

import datetime as dt
import io
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import networkx as nx
import pytest
from samples import OPENING, TOLL, claims, hostile, report

import claimcheck
from claimcheck import terminal
from claimcheck.cli import main
from claimcheck.cli._options import spread
from claimcheck.errors import OutputError, SourceError
from claimcheck.model import Report, Tool
from claimcheck.report import Look, formats

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """Put a stub in the pipeline's place; ``calls`` are the arguments it was given."""
    made: Any = ModuleType("claimcheck.pipeline")
    made.calls, made.answer = [], report()

    def compare(*args: Any, **options: Any) -> Report:
        made.calls.append((args, options))
        if isinstance(made.answer, BaseException):
            raise made.answer
        return made.answer  # type: ignore[no-any-return]

    def stream(paths: list[str], config: Any, **options: Any) -> Iterator[Any]:
        made.calls.append(((paths, config), options))
        options["skipped"]("coverage/photo.jpg", "not a known suffix")
        yield from claims()

    made.compare, made.claims = compare, stream
    made.reported = lambda whole, settings, changed=None: whole
    made.graph = lambda *args, **options: nx.Graph([("a", "b")])
    made.why = lambda *args: f"{args[0]} against {args[1]}"
    monkeypatch.setitem(sys.modules, "claimcheck.pipeline", made)
    monkeypatch.setattr(claimcheck, "pipeline", made, raising=False)
    monkeypatch.chdir(tmp_path)
    return made  # type: ignore[no-any-return]


@pytest.fixture
def run(stub: ModuleType, capsys: pytest.CaptureFixture[str]) -> Run:
    def runner(*args: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main(args)
        out, err = capsys.readouterr()
        return int(ended.value.code or 0), out, err

    return runner


NOTE = OPENING.model_copy(update={"level": "note"})


@pytest.mark.parametrize(
    ("finding", "fail_on", "status"),
    [
        (TOLL, "error", 1),
        (OPENING, "error", 0),
        (OPENING, "warning", 1),
        (OPENING, None, 1),
        (NOTE, None, 0),
        (NOTE, "note", 1),
        (TOLL, "never", 0),
    ],
)
def test_exit_status(run: Run, stub: Any, finding: Any, fail_on: str | None, status: int) -> None:
    stub.answer = report(finding)
    option = ["--fail-on", fail_on] if fail_on else []
    assert run("check", "a.md", *option)[0] == status


def test_nothing_examined_is_a_status_of_its_own(run: Run, stub: Any) -> None:
    stub.answer = Report(tool=Tool())
    status, out, err = run("check", "empty", "--fail-on", "never")
    assert status == 3
    assert "0 documents" in out
    assert err == "claimcheck: nothing was examined: no article with text was found\n"


def test_the_call(run: Run, stub: Any) -> None:
    run(
        "check",
        "a.md",
        "b.md",
        "--against",
        "x",
        "y",
        "--date",
        "2026-03-02",
        "--model",
        "m",
        "--against",
        "z",
    )
    (paths, against, config), options = stub.calls[0]
    assert (list(paths), list(against)) == (["a.md", "b.md"], ["x", "y", "z"])
    assert (config.model, options["published"]) == ("m", dt.date(2026, 3, 2))
    assert options["progress"] is None


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("a --against b c", "a --against b --against c"),
        ("--against b c --format json a", "--against b --against c --format json a"),
        ("--against b -- a", "--against b -- a"),
        ("--against=b a", "--against=b a"),
        ("--against - a", "--against - --against a"),
        ("a --against", "a --against"),
        ("a --against --format json", "a --against --format json"),
        ("a -v b", "a -v b"),
    ],
)
def test_against_takes_every_path_to_the_next_option(given: str, expected: str) -> None:
    assert spread(given.split(), "--against") == expected.split()


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["chekc", "a"], "Did you mean 'check'?"),
        (["check", "a", "--format", "jsn"], "there is no 'jsn'. Did you mean 'json'? There are: csv, "),
        (["check", "a", "--fromat", "json"], "--format"),
        (["check", "a", "--fail-on", "warn"], "Did you mean 'warning'?"),
        (["check", "a", "--output", "jsn=x"], "Did you mean 'json'?"),
        (["check", "a", "--output", "json"], "'json' is not FORMAT=FILE"),
        (
            ["check", "a", "--date", "2026-02-30"],
            "'2026-02-30' is no date of the form YYYY-MM-DD (day is out of range",
        ),
        (["graph", "a", "--format", "grapml"], "Did you mean 'graphml'?"),
        (["extract", "a", "--format", "jsonlines"], "Did you mean 'jsonl'?"),
        (["archive", "lst"], "Did you mean 'list'?"),
        (["archive", "list", "--format", "jsonlines"], "Did you mean 'jsonl'?"),
        (["explain", "CC999999"], 'there is no finding "CC999999"'),
        (["explain", "contradicting-quantiy"], "did you mean contradicting-quantity?"),
        (["check"], "no article is named"),
        (["check", "--against", "a", "b"], "every path went to --against"),
        (["check", "a", "--config", "none.toml"], "none.toml: the configuration cannot be read"),
    ],
)
def test_mistakes_are_answered_in_words(run: Run, args: list[str], message: str) -> None:
    status, out, err = run(*args)
    assert (status, out) == (2, "")
    assert message in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("problem", "status", "message"),
    [
        (
            SourceError("not UTF-8", where="a\x1b[31m.txt\r", hint="save it"),
            2,
            "error: a.txt : not UTF-8\n  save it",
        ),
        (PermissionError(13, "Permission denied", "a.txt"), 2, "error: a.txt: Permission denied"),
        (KeyboardInterrupt(), 130, "interrupted"),
        (RecursionError(), 2, "too deeply nested"),
        (MemoryError(), 2, "not enough memory for this run\n  give it fewer articles"),
    ],
)
def test_errors_of_the_work(run: Run, stub: Any, problem: BaseException, status: int, message: str) -> None:
    stub.answer = problem
    got, out, err = run("check", "a.txt")
    assert (got, out) == (status, "")
    assert message in err
    assert "Traceback" not in err


def test_formats_and_outputs(run: Run, tmp_path: Path) -> None:
    status, out, _ = run(
        "check", "a", "--format", "json", "--output", "text=r.txt", "--output", "json=r.json"
    )
    assert status == 1
    assert json.loads(out) == json.loads((tmp_path / "r.json").read_text())
    assert (tmp_path / "r.txt").read_text().startswith("error CC101")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["r.json", "r.txt"]


def test_a_report_that_cannot_be_written_is_an_error(run: Run, tmp_path: Path) -> None:
    status, _, err = run("check", "a", "--output", "json=nowhere/r.json")
    assert status == 2
    assert "nowhere" in err


@pytest.mark.parametrize(
    ("outputs", "message"),
    [
        (["json=nowhere/r.json"], "there is no folder 'nowhere'; make it first"),
        (["json=."], "'.' is a folder; name a file in it"),
        (["json=r", "text=r"], "'r' is named twice"),
        (["json=-", "text=-"], "'-' is named twice"),
    ],
)
def test_a_file_that_cannot_be_is_said_before_the_work(
    run: Run, stub: Any, outputs: list[str], message: str
) -> None:
    status, out, err = run("check", "a", *(word for one in outputs for word in ("--output", one)))
    assert (status, out, stub.calls) == (2, "", [])
    assert message in err


def test_a_dash_is_standard_output(run: Run, tmp_path: Path) -> None:
    _, out, _ = run("check", "a", "--output", "json=-", "--output", "text=r.txt")
    assert json.loads(out)["schema_version"] == "1"
    assert [p.name for p in tmp_path.iterdir()] == ["r.txt"]


def test_every_format_is_printed_and_written(run: Run, stub: Any, tmp_path: Path) -> None:
    stub.answer = report()
    for name in set(formats()) - {"csv", "rdjson", "html"}:  # these look at the whole comparison
        status, out, _ = run("check", "a", "--format", name, "--output", f"{name}=r")
        assert (status, (tmp_path / "r").read_text()) == (1, out)


def test_paths_start_at_the_root_of_the_checkout(
    run: Run, stub: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stub.answer = report(TOLL)
    (tmp_path / ".git").mkdir()
    (tmp_path / "desk").mkdir()
    monkeypatch.chdir(tmp_path / "desk")
    assert "file=desk/coverage/ledger.md," in run("check", "a", "--format", "github")[1]
    assert '"uri": "desk/coverage/ledger.md"' in run("check", "a", "--format", "sarif")[1]


def test_the_summary_of_a_step_gets_the_whole_report(
    run: Run, stub: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stub.answer = report()
    summary = tmp_path / "summary"
    summary.write_text("before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    run("check", "a", "--format", "text")
    assert summary.read_text() == "before\n"
    run("check", "a", "--format", "github")
    assert summary.read_text().startswith("before\n## claimcheck: 3 findings")
    monkeypatch.delenv("GITHUB_STEP_SUMMARY")
    assert run("check", "a", "--format", "github")[0] == 1


def test_a_file_that_is_none_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    """As root, a report for /dev/full took the place of the device."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    terminal.save(pipe, "told")
    assert (os.read(reader, 10), pipe.is_fifo()) == (b"told", True)
    os.close(reader)
    assert terminal.streamed(Path("/dev/null"))
    with pytest.raises(OutputError, match=r"/dev/full: this cannot be written \(No space left"):
        terminal.save(Path("/dev/full"), "told")
    assert Path("/dev/full").is_char_device()


def test_a_file_is_written_behind_its_link_with_the_rights_it_had(tmp_path: Path) -> None:
    (tmp_path / "old").write_text("old")
    (tmp_path / "old").chmod(0o600)
    (tmp_path / "link").symlink_to("old")
    terminal.save(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "old").read_text() == "new"
    assert (tmp_path / "old").stat().st_mode & 0o777 == 0o600
    before = os.umask(0o027)
    try:
        terminal.save(tmp_path / "made", "new")
    finally:
        os.umask(before)
    assert (tmp_path / "made").stat().st_mode & 0o777 == 0o640
    assert sorted(p.name for p in tmp_path.iterdir()) == ["link", "made", "old"]


def test_an_output_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError) as caught:
        terminal.save(tmp_path / "file" / "r.json", "told")
    assert str(caught.value).startswith(f"{tmp_path / 'file' / 'r.json'}: this cannot be written (Not a")


def test_a_save_that_is_broken_off_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "r.txt"
    terminal.save(file, "old")
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        terminal.save(file, "new")
    assert [p.name for p in tmp_path.iterdir()] == ["r.txt"]
    assert file.read_text() == "old"


def test_hostile_articles_are_printed_plain(run: Run, stub: Any) -> None:
    stub.answer = hostile()
    assert "\x1b" not in run("check", "a")[1]
    assert "\\ud800" in run("check", "a", "--format", "json")[1]


def test_extract_graph_why_explain(run: Run) -> None:
    status, out, err = run("extract", "a.md")
    assert (status, out.splitlines()[0]) == (0, "coverage/ledger.md")
    assert err == "claimcheck: skipped: coverage/photo.jpg: not a known suffix\n"
    assert [json.loads(line)["id"] for line in run("extract", "a", "--format", "jsonl")[1].splitlines()] == [
        "c1",
        "c2",
    ]
    assert '"a" -- "b"' in run("graph", "a", "--format", "dot")[1]
    assert json.loads(run("graph", "a")[1])["edges"] == [{"source": "a", "target": "b"}]
    assert run("why", "a:1", "b:2") == (0, "a:1 against b:2\n", "")
    assert run("--version")[1] == f"claimcheck {claimcheck.__version__}\n"


def test_the_configuration_is_read_and_the_command_line_wins(run: Run, stub: Any, tmp_path: Path) -> None:
    (tmp_path / "claimcheck.toml").write_text('paths = ["news"]\nagainst = ["old"]\nfail-on = "never"\n')
    assert run("check")[0] == 0
    (paths, against, _), _ = stub.calls[0]
    assert [Path(p).name for p in (*paths, *against)] == ["news", "old"]
    assert run("check", "--fail-on", "error")[0] == 1
    assert run("check", "a")[0] == 0
    assert list(stub.calls[2][0][0]) == ["a"]


def test_a_baseline_is_written_and_read(run: Run, stub: Any, tmp_path: Path) -> None:
    status, out, err = run("baseline", "a.md")
    assert (status, out) == (0, "")
    assert err == "claimcheck: claimcheck-baseline.json: 3 findings written\n"
    assert [p.name for p in tmp_path.iterdir()] == ["claimcheck-baseline.json"]
    assert run("baseline", "a.md", "--output", "-")[1] == (tmp_path / "claimcheck-baseline.json").read_text()
    (tmp_path / "claimcheck.toml").write_text('paths = ["a.md"]\nbaseline = "known.json"\n')
    assert run("baseline")[2] == "claimcheck: known.json: 3 findings written\n"
    assert run("check", "--changed-since", "nowhere")[0] == 2


def test_options_that_hide_reach_the_configuration(run: Run, stub: Any) -> None:
    run("check", "a", "--baseline", "b.json", "--decisions", "c.csv", "--decisions", "d.json")
    (_, _, config), _ = stub.calls[0]
    assert (config.baseline, config.decisions) == ("b.json", ("c.csv", "d.json"))


class Screen(io.StringIO):
    """A terminal."""

    def isatty(self) -> bool:
        return True


def test_colours_only_on_a_terminal_and_never_with_no_color(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert terminal.look() == Look(width=100, colour=False)
    monkeypatch.setattr(sys, "stdout", Screen())
    monkeypatch.setenv("COLUMNS", "72")
    assert terminal.look() == Look(width=72, colour=True)
    monkeypatch.setenv("NO_COLOR", "1")
    assert not terminal.look().colour


def test_progress_only_on_a_terminal_and_only_when_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with terminal.progress() as show:
        assert show is None
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    with terminal.progress() as show:
        assert show is not None
        show(1, 4, "articles")
    assert screen.getvalue() == ""
    monkeypatch.setattr(time, "monotonic", iter((0.0, 5.0, 6.0)).__next__)
    with terminal.progress() as show:
        assert show is not None
        show(1, 4, "articles")
        show(2000, 0, "pairs")
    assert screen.getvalue() == (
        f"\r{'#' * 7}{'-' * 23} 1 of 4 articles read\x1b[K\r2,000 pairs of claims compared\x1b[K\r\x1b[K"
    )


HEAVY = ("spacy", "thinc", "numpy", "networkx", "dateparser", "pydantic", "trafilatura", "pint")


@pytest.mark.parametrize(
    "args", [["--help"], ["check", "--help"], ["explain"], ["explain", "CC101"], ["--version"]]
)
def test_help_and_explain_import_nothing_heavy(args: list[str]) -> None:
    code = (
        "import sys\nfrom claimcheck.cli import main\n"
        "try: main(sys.argv[1:])\nexcept SystemExit: pass\n"
        f"print([name for name in {HEAVY} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code, *args], capture_output=True, text=True, check=True)
    assert done.stderr == "[]\n"
    assert done.stdout


def test_what_is_left_at_the_end_is_not_looked_through() -> None:
    code = (
        "import atexit, gc, sys\n"
        "atexit.register(lambda: print(gc.get_freeze_count() > 1000, file=sys.stderr))\n"
        "from claimcheck.cli import main\nmain(['explain'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == "True\n"


def test_a_closed_pipe_is_quiet() -> None:
    command = [sys.executable, "-m", "claimcheck", "explain"]
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")


def test_output_is_utf8_under_any_locale() -> None:
    code = "from claimcheck.terminal import put\nput('“caf\u00e9”\\n')"
    env = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=env)
    assert done.stdout.decode() == "“café”\n"
