"""Standard input: read as it begins, or as a file of the name that an editor gives it."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from claimcheck.cli import main
from claimcheck.sources import Piped, read

STORY = "The fire at Harrow Mill injured 12 workers on Sunday, the county fire brigade said."
OTHER = "The fire at Harrow Mill injured 21 workers on Sunday, the county fire brigade said."
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs the command line over some standard input."""

    def go(piped: str, *args: object) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(piped.encode()), "utf-8"))
        with pytest.raises(SystemExit) as ended:
            main([str(arg) for arg in args])
        told = capsys.readouterr()
        return int(ended.value.code or 0), told.out, told.err

    return go


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"# Fire\n\n{STORY}", "Fire"),
        (f"---\ntitle: Fire\n---\n{STORY}", "Fire"),
        (f"<!doctype html><main><h1>Fire</h1><p>{STORY}</p></main>", "Fire"),
        (json.dumps({"title": "Fire", "text": STORY}), "Fire"),
        (STORY, ""),
    ],
)
def test_the_first_bytes_tell_the_format(text: str, title: str) -> None:
    (document,) = read(["-"], stdin=io.BytesIO(text.encode()))
    assert document.path == "<stdin>"
    assert STORY in document.text
    assert document.title == title or not title


def test_a_name_tells_the_format_and_is_the_path() -> None:
    raw = f"<p>{STORY}</p>".encode()
    (document,) = read([Piped(io.BytesIO(raw), "news/a.html")])
    assert (document.path, document.text) == ("news/a.html", STORY)
    (document,) = read([Piped(io.BytesIO(raw), "news/a.txt")])
    assert document.text == f"<p>{STORY}</p>"


def test_a_named_stream_of_lines_is_read_line_by_line() -> None:
    piped = io.BytesIO(b'{"text": "One."}\n{"text": "Two."}\nnone\n')
    found = read([Piped(piped, "a.jsonl")])
    assert next(found).text == "One."
    assert piped.tell() < 20


def test_check_and_extract_take_the_name(run: Run, tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    archive.mkdir()
    (archive / "wire.txt").write_text(OTHER)
    (archive / "draft.md").write_text(f"# Fire\n\n{OTHER}")  # as it was saved last
    draft = f"# Fire\n\n{STORY}"
    name = archive / "draft.md"
    code, out, _ = run(
        draft, "check", "-", "--stdin-filename", name, "--against", archive, "--format", "json"
    )
    told = json.loads(out)
    assert code == 1
    assert [d["path"] for d in told["documents"]] == [str(name), str(archive / "wire.txt")]
    assert {f["primary"]["document"] for f in told["findings"]} == {str(name)}
    code, out, _ = run(draft, "extract", "-", "--stdin-filename", "a.md", "--format", "jsonl")
    assert {json.loads(line)["source"]["path"] for line in out.splitlines()} == {"a.md"}
    code, out, _ = run(draft, "extract", "-", "--format", "jsonl")
    assert {json.loads(line)["source"]["path"] for line in out.splitlines()} == {"<stdin>"}


@pytest.mark.parametrize("paths", [["a.md"], [], ["-", "-"]])
def test_a_name_for_nothing_is_an_error(run: Run, paths: list[str]) -> None:
    code, _, err = run("", "check", *paths, "--stdin-filename", "a.md")
    assert code == 2
    assert "--stdin-filename is the name of what - reads" in err


@pytest.mark.parametrize("paths", [["-", "-"], ["-", "--against", "-"]])
def test_standard_input_is_read_once(run: Run, paths: list[str]) -> None:
    code, _, err = run(STORY, "check", *paths)
    assert (code, "give - once among all paths" in err) == (2, True)
