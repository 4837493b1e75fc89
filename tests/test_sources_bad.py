"""Bad input: an error that names the file, or text that is clean, and never a traceback."""

import contextlib
import io
import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.errors import SourceError
from claimcheck.sources import known_suffixes, parse, read

STORY = "The pool on Quay Street was sold on Saturday after a vote of nine to four in the council."


def error(raw: bytes, path: str) -> SourceError:
    with pytest.raises(SourceError) as caught:
        list(parse(raw, path))
    assert caught.value.hint
    return caught.value


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file or folder") as caught:
        list(read([tmp_path / "none.txt"]))
    assert caught.value.where.endswith("none.txt")


def test_folder_with_nothing_readable(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"\x89PNG")
    with pytest.raises(SourceError, match="nothing to read") as caught:
        list(read([tmp_path]))
    assert caught.value.where == str(tmp_path)


@pytest.mark.parametrize(
    ("raw", "path", "where", "what"),
    [
        (b"", "a.txt", "a.txt", "empty"),
        (b" \n\t\n", "a.md", "a.md", "empty"),
        (b"\xef\xbb\xbf", "a.jsonl", "a.jsonl", "empty"),
        (b"MZ\x90\x00\x03\x00", "a.txt", "a.txt:1", "not utf-8"),
        (b"ab\x00cd", "a.txt", "a.txt", "binary"),
        (b"%PDF-1.7 text", "a.txt", "a.txt", "PDF"),
        (b"PK\x03\x04", "a.txt", "a.txt", "ZIP"),
        (b"one\ntw\xe9", "a.txt", "a.txt:2", "0xe9 at offset 6"),
        (b"\xff\xfeo", "a.txt", "a.txt:1", "utf-16-le"),
        (b"---\ntitle: [a\n---\nText.", "a.md", "a.md:3", "front matter"),
        (b"---\ntitle: a: b\ntags: [c\n---\nText.", "a.md", "a.md:2", "front matter"),
        (b"---\ntitle: a\nText.", "a.md", "a.md:1", "never closed"),
        (b"---\ntitle: a\ndate: 2026-02-30\n---\nText.", "a.md", "a.md:3", "no day"),
        (b"---\n" + b"[" * 5000 + b"\n---\nText.", "a.md", "a.md:1", "front matter"),
        (b'{"text": "One."}\n\n{"text": "Two.",}\n', "a.jsonl", "a.jsonl:3:17", "not JSON"),
        (b'{"text": "One."\n', "a.jsonl", "a.jsonl:1:16", "expected , or }"),
        (b"[1, 2]\n", "a.jsonl", "a.jsonl:1:1", "one JSON object"),
        (b'{"text": "One."} x\n', "a.jsonl", "a.jsonl:1:18", "after the object"),
        (b'{"title": "One."}\n', "a.jsonl", "a.jsonl:1", 'no "text"'),
        (b'{"text": 5}\n', "a.jsonl", "a.jsonl:1", 'no "text"'),
        (b'{"text": "a", "title": 5}\n', "a.jsonl", "a.jsonl:1", '"title" is no string'),
        (b'{"text": "a", "published": "2026-02-30"}\n', "a.jsonl", "a.jsonl:1", "is no day"),
        (b'{"text": "a", "n": ' + b"9" * 5000 + b"}\n", "a.jsonl", "a.jsonl:1:20", "not JSON"),
        (b'{"text": "a", "n": ' + b"[" * 200000 + b"}\n", "a.jsonl", "a.jsonl:1:20", "not JSON"),
        (b'{"id": "x", "text": "a"}\n{"id": "x", "text": "b"}\n', "a.jsonl", "a.jsonl:2", "used on line 1"),
        (b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "a.html", "a.html", "no article"),
        (b"<html><form>Name <input> <button>Log in</button></form></html>", "a.html", "a.html", "no article"),
        (b"<meta charset='rot13'><p>Text</p>", "a.html", "a.html", "charset 'rot13'"),
        (b"<meta charset='no-such'><p>Text</p>", "a.html", "a.html", "charset 'no-such'"),
        (b"<meta charset='utf-8'><p>caf\xe9</p>", "a.html", "a.html:1", "not utf-8"),
    ],
)
def test_bad_bytes(raw: bytes, path: str, where: str, what: str) -> None:
    caught = error(raw, path)
    assert caught.where == where
    assert what in caught.what


def test_stdin_without_one_and_with() -> None:
    with pytest.raises(SourceError, match="standard input"):
        list(read(["-"]))
    (document,) = read(["-"], stdin=io.BytesIO(b"---\ntitle: Pool\n---\n" + STORY.encode()))
    assert (document.path, document.title) == ("<stdin>", "Pool")
    with pytest.raises(SourceError) as caught:
        list(read(["-"], stdin=io.BytesIO(b"")))
    assert caught.value.where == "<stdin>"


def test_one_id_for_two_articles_of_two_files(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "x", "text": "One."}')
    (tmp_path / "b.jsonl").write_text('{"id": "x", "text": "Two."}')
    with pytest.raises(SourceError, match="have the id 'x'"):
        list(read([tmp_path]))


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_encodings(codec: str) -> None:
    (document,) = parse("Café “Orrel” shuts\n\nIt is over.".encode(codec), "a.txt")
    assert document.text == "Café “Orrel” shuts\n\nIt is over."
    assert document.locate(0) == (1, 1)


@pytest.mark.parametrize(
    ("head", "codec"),
    [
        ('<meta charset="windows-1252">', "cp1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">', "cp1252"),
        ('<?xml version="1.0" encoding="koi8-r"?>', "koi8-r"),
        ('<meta charset="shift_jis">', "shift_jis"),
    ],
)
def test_pages_with_a_declared_charset(head: str, codec: str) -> None:
    word = {"cp1252": "Café “Orrel”", "koi8-r": "Кафе", "shift_jis": "カフェ"}[codec]
    page = f"<html>{head}<body><main><h1>{word}</h1><p>{STORY}</p></main></body></html>"
    if head.startswith("<?"):
        page = head + page.replace(head, "")
    (document,) = parse(page.encode(codec), "a.html")
    assert document.title == word


def test_control_characters_and_terminal_escapes_are_no_text() -> None:
    raw = "A \x1b[1;31mred\x1b[0m line\x07 with \x1b]0;title\x07 a\u202eb\u200bc and \x9b2Jall.\n"
    (document,) = parse(raw.encode(), "a.txt")
    assert document.text == "A red line with abc and all."
    (told,) = parse(json.dumps({"text": raw + "\ud800"}).encode(), "a.jsonl")
    assert told.text == "A red line with abc and all.\n\n\ufffd"


def test_a_file_of_unknown_suffix_is_text_when_named(tmp_path: Path) -> None:
    (tmp_path / "note.xyz").write_text(STORY)
    assert next(read([tmp_path / "note.xyz"])).text == STORY


def test_scripts_are_no_text() -> None:
    page = f"<main><h1>A<script>alert('1<2')</script></h1><p>{STORY}</p><p>&lt;b&gt; is a word.</p></main>"
    (document,) = parse(page.encode(), "a.html")
    assert "alert" not in document.text
    assert "<b> is a word." in document.text


BIG = {
    "one sentence of 100,000 words": ("a.txt", "and so on " * 33_334 + "."),
    "one sentence in Markdown": ("a.md", "and *so* on " * 33_334 + "."),
    "a million characters of paragraphs": ("a.txt", f"{STORY}\n\n" * (950_000 // len(STORY))),
    "open brackets": ("a.md", "[" * 200_000),
    "emphasis": ("a.md", "*a _b " * 50_000),
    "open comments": ("a.md", "<!-- " * 50_000 + "text"),
    "open tags": ("a.html", f"<main><p>{STORY}</p>" + "<a '>'" * 50_000),
    "deep elements": ("a.html", f"<main><p>{STORY}</p>" + "<div class=nav>" * 50_000 + STORY),
    "ampersands": ("a.html", f"<main><p>{STORY}</p><p>" + "&amp" * 100_000),
    "escapes": ("a.txt", "\x1b]" * 200_000 + STORY),
    "blanks": ("a.txt", STORY + " \t" * 200_000 + STORY),
    "datelines": ("a.txt", "(" * 100_000 + STORY + " -" * 100_000),
    "colons": ("a.txt", "Read more: " * 50_000),
    "JSON": ("a.jsonl", json.dumps({"text": "\u00e9\n" * 100_000})),
    "many lines of JSON": ("a.jsonl", "\n".join(json.dumps({"text": f"{STORY} {n}"}) for n in range(3000))),
}


@pytest.mark.parametrize(("path", "text"), BIG.values(), ids=BIG.keys())
def test_large_and_hostile_input_takes_linear_time(path: str, text: str) -> None:
    begun = time.process_time()
    documents = list(parse(text.encode(), path))
    assert documents
    assert time.process_time() - begun < 20  # most take under one; what is quadratic takes minutes


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(known_suffixes())), st.binary(max_size=300))
def test_no_bytes_make_a_traceback(suffix: str, raw: bytes) -> None:
    with contextlib.suppress(SourceError):
        list(parse(raw, f"a{suffix}"))


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sorted(known_suffixes())), st.text("<>!-[]/='\"&;#ab:{}\\u \n\r*_`|()", max_size=120))
def test_no_markup_makes_a_traceback(suffix: str, text: str) -> None:
    with contextlib.suppress(SourceError):
        list(parse(f"<article><p>{STORY}</p>{text}".encode(), f"a{suffix}"))
