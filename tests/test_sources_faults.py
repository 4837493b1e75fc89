"""What an attacker or an accident would feed the sources: time and memory stay within bounds."""

from __future__ import annotations

import importlib
import pkgutil
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from packages import archive, document, docx, p

import claimcheck.sources
import claimcheck.values
from claimcheck.errors import SourceError
from claimcheck.sources import blocks, parse
from claimcheck.values.amounts import find_amounts
from claimcheck.values.when import find_times

STORY = "The pool on Quay Street was sold on Saturday after a vote of nine to four in the council."
UNITS = (
    *"01,.\"'“”[](-–—/:$£%aA_*`<&=\\>#é \t\n",
    *(
        "1,",
        "1.",
        "1 ",
        "1-",
        "1/",
        "1:",
        "[[",
        "- ",
        " -",
        "a ",
        "A ",
        "A.",
        "a-",
        "A, ",
        "<a",
        "<a ",
        "&a",
        "> ",
        "\r\n",
    ),
    *(
        "one ",
        "and ",
        "million ",
        "twenty-",
        "May ",
        "2026 ",
        "12 May ",
        "Monday ",
        "of the ",
        "1 of ",
        "x@",
        "x@x.",
    ),
    *("http://", "from 1 to ", "between 1 and ", "(c) ", "by ", "By A ", "On a", "-- ", "!--", "1st "),
)
# Read over our own patterns, or over at most that many characters of an article.
SHORT = {("claimcheck.values.times.grammar", "_NAME"): 100, ("claimcheck.sources.markdown", "_BREAK"): 10}
SIZE = 3000


def patterns() -> Iterator[tuple[str, str, re.Pattern[str]]]:
    for package in (claimcheck.sources, claimcheck.values):
        for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            module: ModuleType = importlib.import_module(info.name)
            for name, value in sorted(vars(module).items(), key=lambda item: item[0]):
                if isinstance(value, re.Pattern):
                    yield info.name, name, value


FOUND = list(patterns())


def test_there_are_patterns() -> None:
    assert len(FOUND) > 60


@pytest.mark.parametrize(("module", "name", "pattern"), FOUND, ids=[f"{m[11:]}.{n}" for m, n, _ in FOUND])
def test_no_pattern_backtracks(module: str, name: str, pattern: re.Pattern[str]) -> None:
    """3,000 characters of one piece: what is cubic takes minutes, what is quadratic a quarter of a second."""
    size = SHORT.get((module, name), SIZE)
    for unit in UNITS:
        for end in ("", "x\x00"):
            text = (unit * size)[:size] + end
            given = text.encode() if isinstance(pattern.pattern, bytes) else text
            begun = time.process_time()
            pattern.match(given)  # type: ignore[arg-type]
            pattern.search(given)  # type: ignore[arg-type]
            assert time.process_time() - begun < 0.15, repr(unit)


@pytest.mark.parametrize("read", [find_amounts, find_times])
def test_values_take_linear_time(read: object) -> None:
    slow = []
    for unit in UNITS:
        begun = time.process_time()
        read((unit * 4000)[:4000])  # type: ignore[operator]
        spent = time.process_time() - begun
        if spent > 1:
            slow.append((unit, spent))
    assert not slow


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".eml"])
def test_sources_take_linear_time(suffix: str) -> None:
    frame = {".html": "<main><p>{}</p></main>", ".eml": "Subject: a\n\n{}"}.get(suffix, "{}")
    slow = []
    for unit in UNITS:
        begun = time.process_time()
        try:
            list(parse(frame.format(f"{STORY} {unit * (10_000 // len(unit))}").encode(), f"a{suffix}"))
        except SourceError as error:
            assert "no article" in error.what or "empty" in error.what  # noqa: PT017 - few are refused
        spent = time.process_time() - begun
        if spent > 1:
            slow.append((unit, spent))
    assert not slow


LOL = "".join(f'<!ENTITY {y} "{f"&{x};" * 10}">' for x, y in zip("abcdefgh", "bcdefghi", strict=True))
BOMB = f'<!DOCTYPE html [<!ENTITY a "ha">{LOL}]>'


def test_entities_are_not_expanded() -> None:
    page = f"{BOMB}<html><main><p>{STORY} &i; &i; is no word of ours.</p></main></html>"
    (made,) = parse(page.encode(), "a.xhtml")
    assert "haha" not in made.text
    with pytest.raises(SourceError, match="declares a document type"):
        list(parse(archive({"word/document.xml": BOMB + document(p(STORY))}), "a.docx"))


@pytest.mark.parametrize("element", ["div", "p", "b", "table", "ul", "blockquote", "svg", "article", "nav"])
def test_deep_nesting(element: str) -> None:
    begun = time.process_time()
    (made,) = parse(f"<main><p>{STORY}</p>{f'<{element}>' * 20_000}{STORY}</main>".encode(), "a.html")
    assert made.text.startswith(STORY)
    assert time.process_time() - begun < 5


def test_deep_nesting_in_a_word_document() -> None:
    boxes = "<w:p><w:r><w:txbxContent>" * 200 + p(STORY) + "</w:txbxContent></w:r></w:p>" * 200
    (made,) = parse(docx(boxes), "a.docx")
    assert made.text == STORY
    tables = "<w:tbl><w:tr><w:tc>" * 400 + p(STORY) + "</w:tc></w:tr></w:tbl>" * 400
    with pytest.raises(SourceError, match="nested too deep"):
        list(parse(docx(tables), "a.docx"))


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".jsonl"])
def test_a_nul_byte_is_named(suffix: str) -> None:
    with pytest.raises(SourceError, match="a NUL character at offset 3") as caught:
        list(parse(b"  \n\x00cd", f"a{suffix}"))
    assert caught.value.hint


def test_half_a_surrogate_pair_is_no_text() -> None:
    with pytest.raises(SourceError, match="not utf-8 text"):
        list(parse(b"a \xed\xa0\x80 b", "a.txt"))
    (made,) = parse(b'{"text": "a \\ud800 b \\udc00", "title": "\\udfff"}', "a.jsonl")
    assert "a \ufffd b \ufffd" in made.text
    (made,) = parse(f"<main><p>&#xd800; &#55296; {STORY}</p></main>".encode(), "a.html")
    assert not any("\ud800" <= char <= "\udfff" for char in made.text)


@pytest.mark.parametrize(
    ("name", "raw", "what"),
    [
        ("a.txt", b"a\n\n" * 1001, "1,000 paragraphs"),
        ("a.md", b"- a\n" * 1001, "1,000 paragraphs"),
        ("a.html", b"<main>" + b"<p>a" * 1001, "1,000 paragraphs"),
        ("a.jsonl", b'{"text": "' + b"a\\n" * 1001 + b'"}', "1,000 paragraphs"),
        ("a.txt", b"word " * 20_001, "100,000 characters"),
        ("a.txt", b" " * (32 * 2**20 + 1), "32 MB"),
        ("a.jsonl", b'{"text": "' + b" " * (32 * 2**20 + 1), "32 MB"),
    ],
)
def test_what_no_article_is(name: str, raw: bytes, what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With lower limits than are in force, but for the size of a file: see blocks.MOST_PARTS."""
    monkeypatch.setattr(blocks, "MOST_PARTS", 1000)
    monkeypatch.setattr(blocks, "MOST_CHARACTERS", 100_000)
    with pytest.raises(SourceError, match=what):
        list(parse(raw, name))


def test_an_endless_file_ends() -> None:
    with pytest.raises(SourceError, match="32 MB"):
        list(claimcheck.sources.read(["/dev/zero"]))


def test_a_million_lines_take_the_memory_of_one(tmp_path: Path) -> None:
    """Two files, one 25 times as long as the other: beyond what Python itself takes, the same memory."""
    code = (
        "import resource, sys\n"
        "from claimcheck.sources import Piped, read\n"
        "class Lines:\n"
        "    left = int(sys.argv[1])\n"
        "    def readline(self, most):\n"
        "        self.left -= 1\n"
        '        line = b\'{"text": "The pool was sold on day %d."}\\n\' % self.left\n'
        "        return line if self.left >= 0 else b''\n"
        "print(sum(1 for _ in read([Piped(Lines(), 'a.jsonl')])))\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)\n"
    )
    held = []
    for count in (200, 5_000):
        run = subprocess.run(
            [sys.executable, "-c", code, str(count)], capture_output=True, text=True, check=True
        )
        told = run.stdout.split()
        assert int(told[0]) == count
        held.append(int(told[1]))
    assert held[1] - held[0] < 3_000  # kB; 5,000 documents take 15 MB
