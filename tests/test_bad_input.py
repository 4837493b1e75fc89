"""Bad and hostile input, from the command line to the report: words and an exit status, never a traceback.

test_sources_bad.py does the same for reading alone; here whatever can be read goes all the way.
"""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import claimcheck.pipeline
from claimcheck import Document, check, extract
from claimcheck.checks._figures import Figure, figures
from claimcheck.checks._sums import sums
from claimcheck.checks.page import page
from claimcheck.cli import main
from claimcheck.engine import here
from claimcheck.errors import RoomError
from claimcheck.language import pipeline
from claimcheck.language.pipeline import GLUED, LONGEST, MUCH, PIECE, TOGETHER, batches, cut, parse, unglued
from claimcheck.model import Block
from claimcheck.report import Look, formats, writer
from claimcheck.sources import text as plain_text

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs the command line: (exit status, standard output, standard error)."""

    def go(*args: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main([str(arg) for arg in args])
        told = capsys.readouterr()
        return int(ended.value.code or 0), told.out, told.err

    return go


NEWS = "Forty homes were flooded at Orrel on Monday, the council said."

# name of the file, its bytes, exit status of `check`, what standard error has to say
BROKEN = [
    ("empty.txt", b"", 2, "empty.txt"),
    ("blank.md", b" \n\n\t\n", 2, "blank.md"),
    ("binary.txt", bytes(range(256)) * 40, 2, "binary.txt"),
    ("picture.md", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", 2, "picture.md"),
    ("latin.txt", "Forty homes, 12 caf\u00e9s.".encode("latin-1"), 2, "latin.txt"),
    ("cut.txt", "Forty homes \u2014 12 caf\u00e9s".encode()[:-2], 2, "cut.txt"),
    ("front.md", f"---\ntitle: [unclosed\n---\n\n{NEWS}\n".encode(), 2, "front.md:"),
    ("front-date.md", f"---\ndate: 2026-02-31\n---\n\n{NEWS}\n".encode(), 2, "front-date.md:2"),
    ("lines.jsonl", b'{"text": "Forty homes."}\n{"text": "Forty\n', 2, "lines.jsonl:2"),
    ("kinds.jsonl", b'{"text": "Forty homes."}\n\n{"text": 7}\n', 2, "kinds.jsonl:3"),
    ("menu.html", b"<html><body><nav><a href=/>Home</a></nav></body></html>", 2, "menu.html"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "raw", "status", "told"), BROKEN, ids=[case[0] for case in BROKEN])
@pytest.mark.parametrize("command", ["check", "extract"])
def test_files_that_cannot_be_read(
    name: str, raw: bytes, status: int, told: str, command: str, tmp_path: Path, run: Run
) -> None:
    """The file is named, and the line where there is one."""
    (tmp_path / name).write_bytes(raw)
    code, _, said = run(command, tmp_path / name)
    assert code == status
    assert told in said
    assert "Traceback" not in said


def test_missing_file_and_empty_folder(tmp_path: Path, run: Run) -> None:
    code, _, said = run("check", tmp_path / "nowhere.txt")
    assert code == 2
    assert "nowhere.txt" in said
    (tmp_path / "picture.bmp").write_bytes(b"BM")
    code, _, said = run("check", tmp_path)
    assert code == 3
    assert f"{tmp_path}: nothing to read" in said
    assert f"skipped: {tmp_path / 'picture.bmp'}: unknown suffix" in said


def test_one_bad_file_beside_good_ones_is_an_error_that_names_it(tmp_path: Path, run: Run) -> None:
    (tmp_path / "good.txt").write_text(NEWS)
    (tmp_path / "bad.txt").write_bytes(b"Forty homes\xff\xfe\xfa were flooded.")
    code, _, said = run("check", tmp_path)
    assert code == 2
    assert "bad.txt" in said


def test_a_traceback_free_process(tmp_path: Path) -> None:
    """The same in a process of its own, where nothing of pytest catches what would be printed."""
    (tmp_path / "a.txt").write_bytes(
        "\x1b[2J Twelve \x1b]0;owned\x07people died on Monday. caf\u00e9".encode()
    )
    done = subprocess.run(
        [sys.executable, "-m", "claimcheck", "check", str(tmp_path), "-v"], capture_output=True, check=False
    )
    assert done.returncode in (0, 1, 2)
    assert b"Traceback" not in done.stderr
    assert b"\x1b" not in done.stdout + done.stderr.replace(str(tmp_path).encode(), b"")
    assert b"\x07" not in done.stdout


# What can be read, however odd, goes through every stage and every report.
ODD = {
    "digits": "123456 7890 " * 300,
    "one long number": "1" * 20_000,
    "emoji": "\U0001f525 12 people \U0001f600 were hurt on Monday \U0001f1ec\U0001f1e7. " * 5,
    "right to left": "\u0642\u062a\u0644 12 \u0634\u062e\u0635\u0627. \u202e12 people\u202c died on Monday.",
    "figures": "The fund lost $1e400, 1e-400, nan and inf dollars, 9" + "9" * 60 + " trillion people; "
    "10^400 km; -0 people; 0 of 0 people; 1/0 of them; 0.0.0.0; 1,2,3,4; 12-34-56-78; \u00bd\u00bd%; "
    "\u2167 people; \u0664\u0662 people.",
    "dates": "It opened on 31 February 2026, on 30 February, on 1 January 0001, on 31 December 9999, in "
    "year 0, in 10000, 99/99/9999, 2026-13-45 and at 25:61. Ten years later it closed; 5000 years ago; "
    "in 9000 years; last week; next year; 99999999999 days ago; the week after next; on Friday the 13th.",
    "nothing of nothing": "The number rose from 0 to 0, a rise of 0%. Sales fell from 0 to 5, up 50 percent. "
    "Of 0 people, 0 died, or 0%. The median of 0 is 0. He was 0 years old, born in 2026. 0 plus 0 makes 0.",
    "control": "\x1b[31mTwelve people\x1b[0m died\x00\x07 on Monday.\x9b2J Then \x85 12 \x7f people.",
    "half a character": "Twelve \ud800 people \udfff died on \udc00 Monday.",
    "spaces": "\u00a012\u00a0000\u00a0people\u2028died\u2029on\u0085Monday\u200b at\u3000noon\ufeff.",
    "brackets": "(" * 2000 + "12 people" + ")" * 2000,
    "quotes": '"' * 3001 + " said the mayor",
    "genitives": "mayor" + "'s" * 1500 + " 12 homes",
    "markup": "<p>" * 500 + "12 people" + "</script><!--" * 300,
    "one word": "a",
    "one sign": ".",
    "a word of words": "twenty-" * 1500 + "one people",
    "conjunctions": "12 people " + "and 12 people " * 30,
    "possessives of nothing": "The ''s of the 's is 's closed. A's's 's 's of 's was shut; 's are open.",
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(ODD))
def test_odd_texts_go_all_the_way(name: str) -> None:
    text = ODD[name]
    for day in (None, dt.date.min, dt.date.max):
        documents = [
            Document(text=text, path="a", published=day),
            Document(text=f"{text} Twelve people.", path="b", title=text[:80]),
        ]
        report = check(documents, against=None)
        for form in formats():
            written = writer(form)(report, Look(verbose=True))
            whole = written if isinstance(written, str) else "".join(written)
            assert not set(whole) & set("\x00\x07\x1b\x7f\x9b"), form


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200), st.one_of(st.none(), st.dates()))
def test_no_text_makes_a_traceback(text: str, day: dt.date | None) -> None:
    for claim in extract(Document(text=text, published=day)):
        assert text[claim.start : claim.end] == claim.quote


TELLING = """
12 twelve 0 % percent $ million people died no not may must can was be Monday 2026 in on of from to by
the a said that and , . ; \u201c \u201d ( ) Orrel it which more than up least ago later next last half
"""
WORDS = st.sampled_from(TELLING.split())


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=40))
def test_no_salad_of_telling_words_makes_a_traceback(words: list[str]) -> None:
    text = " ".join(words)
    check([Document(text=text, path="a"), Document(text=text.replace("12", "13"), path="b")])


def test_ten_thousand_numbers_in_one_paragraph() -> None:
    """A crowded block is cut by finer keys: without them these would be 4.5 million pairs."""
    text = "They counted " + ", ".join(str(n * 7) for n in range(3000)) + " boxes."
    report = check([Document(text=text, path="a")])
    assert report.compared.claims >= 2900
    assert report.compared.pairs < 200_000


class Row(tuple[Figure, ...]):
    """A row of figures that counts how many were looked at."""

    seen = 0

    def __iter__(self) -> Iterator[Figure]:
        for one in super().__iter__():
            Row.seen += 1
            yield one


def test_sums_do_not_look_through_the_whole_text_for_each_run() -> None:
    """Each run of figures was held against all figures of the text: 25,000 numbers took 40 s."""
    many = []
    for count in (200, 800):
        text = "They counted " + ", ".join(map(str, range(count))) + " boxes."
        (document, sentences), *_ = parse([Document(text=text, path="a")])
        told = page(document, sentences)
        rows, Row.seen = [Row(row) for row in figures(told)], 0
        assert list(sums(told, rows)) == []
        many.append(Row.seen)
    assert many[0] > 200
    assert many[1] <= 6 * many[0]


def test_one_sentence_of_very_many_words() -> None:
    """A sentence is cut before a later stage meets it whole; its offsets stay those of the text."""
    text = "The mayor said that " + " ".join(f"the council of {n} towns and" for n in range(1500)) + " ended."
    (_, sentences), *_ = parse([Document(text=text)])
    assert max(len(sentence.tokens) for sentence in sentences) <= LONGEST
    numbers = "They counted " + ", ".join(str(n) for n in range(500)) + " boxes."
    assert all(text[t.start : t.end] == t.text for sentence in sentences for t in sentence.tokens)
    (_, sentences), *_ = parse([Document(text=numbers)])
    assert max(len(sentence.tokens) for sentence in sentences) <= LONGEST
    assert "499" in [t.text for sentence in sentences for t in sentence.tokens]  # nothing is lost


@given(st.text(alphabet='ab \n("', min_size=0, max_size=300), st.integers(0, 20))
def test_pieces_make_the_whole(text: str, many: int) -> None:
    whole = text * (1 + many * 4)
    spans = list(unglued(whole, 0, len(whole)))
    assert "".join(whole[start:end] for start, end in spans) == whole
    assert all(0 < end - start <= PIECE for start, end in spans)
    assert not any(GLUED.search(whole[start : end - 1]) for start, end in spans)


@pytest.mark.parametrize(
    ("noise", "left"),
    [
        ("very " * 200_000, "very "),
        ("between 5 and " * 5_000, "between 5 and "),
        ("1," + "111," * 90_000, ""),
        ("1 " * 300, "1 "),
        ("very " * 40, "very " * 40),  # a child may write so
        ("Ann Lee said 12 of 40 left. " * 40, "Ann Lee said 12 of 40 left. " * 40),
    ],
)
def test_noise_is_not_parsed(noise: str, left: str) -> None:
    """What is told 50 times in a row is read once, and a thousand characters without a space are not."""
    told = [f"In {year} the firm of Orrel sold {year * 3} boats." for year in range(1960, 1990)]
    text = " ".join([*told, noise, *told])
    assert "".join(text[start:end] for start, end in cut(text, 0, len(text))).split() == (
        " ".join([*told, left, *told]).split()
    )


def test_long_texts_are_parsed_few_at_once() -> None:
    where = (Document(text=""), 0, Block(start=0, end=0), 0)
    many = [("a" * size, where) for size in [*[500] * 100, *[PIECE] * 12, 3 * MUCH, 1]]
    made = list(batches(many))
    assert [one for some in made for one in some] == many
    assert [len(some) for some in made] == [TOGETHER, 40, 5, 3, 1, 1]


def test_too_little_memory_names_the_file_and_the_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def pipe(*args: object, **more: object) -> None:
        raise MemoryError

    monkeypatch.setattr(pipeline, "load", lambda model: SimpleNamespace(pipe=pipe))
    with pytest.raises(RoomError, match=r"^news/a\.txt:3: there is not enough memory to parse this text"):
        list(parse([Document(text="Short.\n\nA longer paragraph.", path="news/a.txt")]))


@pytest.mark.parametrize(
    ("module", "name", "said"),
    [
        (here, "reading", "a.txt: there is not enough memory to examine this article"),
        (here, "examine", "a.txt: there is not enough memory to examine this article"),
        (plain_text, "paragraphs", "a.txt: there is not enough memory to read this file"),
        (claimcheck.pipeline, "settled", "there is not enough memory to compare 1 articles"),
    ],
)
def test_too_little_memory_names_the_file_wherever_it_runs_out(
    module: ModuleType, name: str, said: str, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def short(*args: object, **more: object) -> None:
        raise MemoryError

    (tmp_path / "a.txt").write_text(NEWS)
    monkeypatch.setattr(module, name, short)
    code, _, told = run("check", tmp_path / "a.txt")
    assert (code, "Traceback" in told) == (2, False)
    assert said in told
    assert told.count("\n") == 2  # what to do about it


def test_time_is_linear_in_the_length_of_an_article() -> None:
    """Four times the text costs about four times the time; a quadratic step would make it sixteen.

    5 MB of such text (0.9 million words) take two minutes to extract from, too long for a test.
    """
    paragraph = " ".join(
        f"Some {n} homes in Orrel were sold for ${n}00,000 in {1900 + n}." for n in range(40)
    )

    def taken(times: int) -> float:
        text = "\n\n".join([paragraph] * times)
        start = time.process_time()
        assert len(extract(Document(text=text))) > 40 * times
        return time.process_time() - start

    taken(1)
    short, long = min(taken(3) for _ in range(2)), taken(12)
    assert long < 8 * short


@pytest.mark.parametrize("form", ["text", "json"])
def test_half_a_character_from_a_feed(form: str, tmp_path: Path, run: Run) -> None:
    """JSON can escape half a surrogate pair, which no file of ours could hold as it is."""
    line = (
        '{"id": "\\ud800", "title": "12 \\udfff", "text": "Twelve \\ud800 people died. \\u009b2J 13 people."}'
    )
    (tmp_path / "feed.jsonl").write_text(line)
    code, out, said = run("check", tmp_path / "feed.jsonl", "--format", form, "-v")
    assert code in (0, 1, 2), said
    out.encode("utf-8")
    assert "\x9b" not in out
    if form == "json" and code != 2:
        assert json.loads(out)["documents"]


def test_deeply_nested_html(tmp_path: Path, run: Run) -> None:
    deep = "<div>" * 20_000 + f"<p>{NEWS}</p>" + "</div>" * 20_000
    (tmp_path / "deep.html").write_text(f"<html><body>{deep}</body></html>")
    code, _, said = run("check", tmp_path / "deep.html")
    assert code in (0, 2)
    assert code == 0 or "deep.html" in said or "deeply nested" in said


def test_a_date_that_does_not_exist_is_no_publication_date(tmp_path: Path, run: Run) -> None:
    (tmp_path / "a.txt").write_text(f"Published: February 31, 2026\n\n{NEWS}\n")
    code, out, _ = run("check", tmp_path / "a.txt", "--format", "json")
    assert code == 0
    assert json.loads(out)["documents"][0]["published"] is None
    code, _, said = run("check", tmp_path / "a.txt", "--date", "2026-02-31")
    assert code == 2
    assert "2026-02-31" in said
