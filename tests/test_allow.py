"""Comments that allow a finding: where they are read, for which paragraph, and what they hide."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from packages import docx, p, r

from claimcheck import Config, Document, check, extract
from claimcheck.model import Report
from claimcheck.sources import parse, read

A = "The fire at Harrow Mill injured 12 workers on Sunday."
B = "The mill had opened in the spring of that year, in fine weather."
C = "Castell Paper, which owns the mill, said nothing of the matter at all."
ALLOW = "claimcheck: allow CC101 two brigades count"
COMMENT = f"<!-- {ALLOW} -->"


def one(name: str, text: str) -> Document:
    (document,) = parse(text.encode(), name)
    return document


def page(body: str) -> str:
    return (
        f"<html><body><nav><p>Home</p></nav><article><h1>Fire at the mill</h1>{body}</article></body></html>"
    )


@pytest.mark.parametrize(
    ("name", "text", "covered"),
    [
        ("a.md", f"{A}\n\n{COMMENT}\n{B}\n\n{C}\n", B),
        ("a.md", f"{A}\n\n{COMMENT}\n\n{B}\n\n{C}\n", B),
        ("a.md", f"{A}\n\n{B} {COMMENT}\n\n{C}\n", B),
        ("a.md", f"{A}\n\n{B}\n{COMMENT}\n\n{C}\n", B),
        ("a.md", f"{A}\n\n{COMMENT} {B}\n\n{C}\n", B),
        ("a.md", f"{A}\n\n<!-- claimcheck: allow CC101\ntwo brigades count -->\n{B}\n\n{C}\n", B),
        ("a.md", f"- {A}\n- {B} {COMMENT}\n- {C}\n", B),
        ("a.md", f"{A}\n\n{B}\n\n{C}\n\n{COMMENT}\n", ""),
        ("a.txt", f"{A}\n\n{ALLOW}\n{B}\n\n{C}\n", B),
        ("a.txt", f"{A}\n\n{B}\n{ALLOW}\n\n{C}\n", B),
        ("a.txt", f"{A}\n{ALLOW}\n{B}\n{C}\n", B),
        ("a.txt", f"{A}\n\n{ALLOW}\n\n{B}\n\n{C}\n", B),
        ("a.html", page(f"<p>{A}</p>{COMMENT}<p>{B}</p><p>{C}</p>"), B),
        ("a.html", page(f"<p>{A}</p><p>{B[:20]}{COMMENT}{B[20:]}</p><p>{C}</p>"), B),
        ("a.html", page(f"<p>{A}</p><p>{B}{COMMENT}</p><p>{C}</p>"), B),
        ("a.html", page(f"<p>{A}</p><p>{ALLOW}</p><p>{B}</p><p>{C}</p>"), B),
        ("a.html", f"<nav>{COMMENT}<p>Home</p></nav>{page(f'<p>{A}</p><p>{B}</p>')}", ""),
    ],
)  # fmt: skip
def test_which_paragraph_a_comment_is_for(name: str, text: str, covered: str) -> None:
    document = one(name, text)
    (allow,) = document.allows
    assert document.text[allow.start : allow.end] == covered
    assert (allow.codes, allow.line) == (("CC101",), text[: text.index("claimcheck:")].count("\n") + 1)
    assert "claimcheck" not in document.text
    if name != "a.md" or "\ntwo" not in text:
        assert allow.reason == "two brigades count"
    for block in document.blocks:
        assert document.locate(block.start)[0] == text[: text.index(document.text[block.start : block.end][:15])].count("\n") + 1  # fmt: skip  # noqa: E501


def test_a_wrapped_paragraph_stays_one_around_a_line() -> None:
    lines = [
        "The brigade was called to the mill at four in the morning, and",
        "it took its thirty men until noon to bring the fire to an end,",
        "so that the road to Orrel was shut for the whole of that day.",
        "It was opened at night.",
    ]
    plain = one("a.txt", "\n".join(lines))
    told = one("a.txt", "\n".join([*lines[:2], ALLOW, *lines[2:]]))
    assert plain.text == told.text
    assert [(a.start, a.end) for a in told.allows] == [(0, len(plain.text))]


def test_an_example_in_code_is_none() -> None:
    assert one("a.md", f"{A}\n\n```\n{COMMENT}\n```\n\n{B}\n").allows == ()


def test_the_comment_yields_no_claims() -> None:
    told = "claimcheck: allow CC101 the brigade counted 77 workers on 3 May"
    for name, text in (("a.txt", f"{told}\n{A}\n"), ("a.md", f"<!-- {told} -->\n{A}\n"), ("b.md", f"{told}\n\n{A}\n")):  # fmt: skip  # noqa: E501
        assert {c.value_text for c in extract(one(name, text))} == {
            c.value_text for c in extract(one("x", A))
        }


def pair(tmp_path: Path, first: str, second: str, against: bool = False) -> Report:
    (tmp_path / "a.md").write_text(first)
    (tmp_path / "b.md").write_text(second)
    given = list(read([tmp_path / "a.md"])), list(read([tmp_path / "b.md"]))
    return check(given[0], against=given[1]) if against else check([*given[0], *given[1]])


TWELVE = "The fire at Harrow Mill injured 12 workers on Sunday.\n"
TWENTY = "The fire at Harrow Mill injured 21 workers on Sunday.\n"


@pytest.mark.parametrize("side", [0, 1])
def test_either_side_hides_it(tmp_path: Path, side: int) -> None:
    assert [f.code for f in pair(tmp_path, TWELVE, TWENTY).findings] == ["CC101"]
    texts = [TWELVE, TWENTY]
    texts[side] = f"{COMMENT}\n{texts[side]}"
    report = pair(tmp_path, *texts)
    assert report.findings == ()
    (hidden,) = report.hidden
    where = f"{tmp_path}/{'ab'[side]}.md:1"
    assert (hidden.code, hidden.by, hidden.reason) == ("CC101", "allow", f"two brigades count ({where})")
    assert report.remarks == ()


@pytest.mark.parametrize(
    ("comment", "remark"),
    [
        ("claimcheck: allow CC101", "this allows nothing: it gives no reason"),
        ("claimcheck: allow", "this allows nothing: it names no code"),
        ("claimcheck: allow CC1O1 typo", 'there is no finding "CC1O1" (did you mean CC101?); write'),
        ("claimcheck: allow CC102 a day", "this allows CC102, but there is none here to hide"),
    ],
)
def test_what_hides_nothing_is_said(tmp_path: Path, comment: str, remark: str) -> None:
    report = pair(tmp_path, f"<!-- {comment} -->\n{TWELVE}", TWENTY)
    assert [f.code for f in report.findings] == ["CC101"]
    assert [r.place for r in report.remarks] == [f"{tmp_path}/a.md:1"]
    assert report.remarks[0].message.startswith(remark)


def test_rules_and_several_codes(tmp_path: Path) -> None:
    told = "<!-- claimcheck: allow CC102, contradicting-quantity: both are right -->\n"
    assert [h.code for h in pair(tmp_path, told + TWELVE, TWENTY).hidden] == ["CC101"]


def test_an_archive_is_not_asked_whether_its_comments_are_of_use(tmp_path: Path) -> None:
    old = f"{TWENTY}\n<!-- claimcheck: allow CC102 a day -->\nIt rained.\n"
    assert pair(tmp_path, TWELVE, old, against=True).remarks == ()
    assert len(pair(tmp_path, TWELVE, old).remarks) == 1


def test_two_articles_of_one_file_are_told_apart(tmp_path: Path) -> None:
    """Offsets are each article's own: the comment of the one is not for the other."""
    file = tmp_path / "a.jsonl"
    file.write_text(
        f'{{"text": "{ALLOW}\\nIt was a quiet day in Harrow, and in Orrel."}}\n{{"text": "{A}"}}\n'
    )
    other = Document(text=A.replace("12", "21"), path="b.txt")
    report = check([*read([file]), other], config=Config())
    assert [f.code for f in report.findings] == ["CC101"]
    assert [r.place for r in report.remarks] == [f"{file}:1"]


def test_a_format_that_knows_nothing_of_comments() -> None:
    """A paragraph of a Word document, a line of a letter: taken out of the text, and for what follows."""
    word = docx(p(r(A)), p(r(ALLOW)), p(r(B)), p(r(C)))
    letter = f"From: a@b.example\r\nSubject: The fire\r\n\r\n{A}\r\n\r\n{ALLOW}\r\n{B}\r\n".encode()
    for name, raw in (("a.docx", word), ("a.eml", letter)):
        (document,) = parse(raw, name)
        (allow,) = document.allows
        assert (document.text[allow.start : allow.end], allow.codes) == (B, ("CC101",))
        assert "claimcheck" not in document.text


@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.html"])
def test_a_file_of_nothing_but_comments_takes_no_long_time(name: str) -> None:
    """Comments that are never closed, and 300 kB of them: 0.2 s as measured, ten times as a bound."""
    for unit in ("<!-- claimcheck: allow ", f"{ALLOW}\n", COMMENT):
        text = unit * (300_000 // len(unit))
        began = time.process_time()
        list(parse((page(f"<p>{A} {B}</p>{text}") if name == "a.html" else text).encode(), name))
        assert time.process_time() - began < 2
