"""Law 4: every place in the text points at its character in the file."""

import datetime as dt
import html
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.sources import parse

PIECES = (
    "pool 2.4 “sold” the &amp; &nbsp; &eacute; &lt; AT&T *rather* _not_ `x` a_b [link](x.y) [check] \\*"
    " <b>bold</b> <!-- --> naïve 😀 \x1b[31mred x\u00ady 5 * ** ![a](b.c) <br> end. [[note]] &#27;[1m"
)
WORDS = st.lists(
    st.sampled_from([*PIECES.split(" "), "two  spaces", "\ttab", "\u2028"]), min_size=1, max_size=14
).map(" ".join)
PARAGRAPHS = st.lists(WORDS, min_size=1, max_size=6)
ENDS = st.sampled_from(["\n", "\r\n", "\r"])


def check(raw: str, path: str) -> None:
    """Compare every character of the document with the one it points at."""
    starts = [0]
    for at, char in enumerate(raw):
        if char == "\n" or (char == "\r" and raw[at + 1 : at + 2] != "\n"):
            starts.append(at + 1)
    for document in parse(raw.encode(), path):
        inside = [i for block in document.blocks for i in range(block.start, block.end)]
        for offset in inside:
            line, column = document.locate(offset)
            place = starts[line - 1] + column - 1
            assert place < len(raw)
            said, there = document.text[offset], raw[place]
            if said == there or (said.isspace() and (there.isspace() or there in "<&\\")):
                continue
            if there == "&" and path.endswith((".html", ".md")):
                assert html.unescape(raw[place : raw.index(";", place) + 1]) == said
            elif there == "'" and path.endswith(".md"):
                assert raw[place : place + 2] == "''"
            elif there == "\\" and path.endswith(".md"):
                assert raw[place + 1] == said
            elif there == "\\":
                width = 12 if raw[place + 1] == "u" and said > "\uffff" else 6 if raw[place + 1] == "u" else 2
                assert json.loads(f'"{raw[place : place + width]}"') == said
            else:
                pytest.fail(f"{said!r} at {offset} points at {there!r}, {line}:{column}")


@settings(max_examples=60, deadline=None)
@given(PARAGRAPHS, ENDS)
def test_plain_text(paragraphs: list[str], end: str) -> None:
    check((end + end).join(["The pool was sold.", *paragraphs]), "a.txt")


@settings(max_examples=60, deadline=None)
@given(PARAGRAPHS, ENDS)
def test_markdown(paragraphs: list[str], end: str) -> None:
    head = ["---", "title: 'A pool''s end'", "date: 2026-03-06", "---", "", "# Heading one", ""]
    check(end.join([*head, (end + end).join(["- item *one*", *paragraphs])]), "a.md")


@settings(max_examples=60, deadline=None)
@given(PARAGRAPHS, ENDS)
def test_html(paragraphs: list[str], end: str) -> None:
    body = end.join(f"<p class='x'>{paragraph}</p>" for paragraph in paragraphs)
    story = (
        "<p>The pool on Quay Street was sold for three million after a vote of nine to four on Monday.</p>"
    )
    check(
        f"<html><title>t</title>{end}<article><h1>Pool &amp; sauna</h1>{story}{body}</article></html>",
        "a.html",
    )


@settings(max_examples=60, deadline=None)
@given(PARAGRAPHS, st.booleans(), ENDS)
def test_json_lines(paragraphs: list[str], ascii_only: bool, end: str) -> None:
    rows = [
        {"id": str(n), "title": f"Title {n} \u00e9", "text": "\n\n".join([f"Text {n}.", *paragraphs])}
        for n in (1, 2)
    ]
    check(end.join(json.dumps(row, ensure_ascii=ascii_only) for row in rows), "a.jsonl")


def test_a_line_of_json_lines_is_a_line_of_the_file() -> None:
    raw = '\n{"text": "One."}\n{"title": "T", "text": "a\\u00e9 \\"two\\""}\n'
    first, second = parse(raw.encode(), "a.jsonl")
    assert first.locate(0) == (2, 11)
    assert second.locate(second.text.index("two")) == (3, 35)


@pytest.mark.parametrize("title", ['"Every house": the count', "Ferry sinks: 12 dead", "'Gone', he says: a"])
def test_front_matter_with_colons_that_nobody_quoted(title: str) -> None:
    text = f"---\ntitle: {title}\ndate: 2026-01-15\noutlet:\n---\n\nThe ferry sank on Monday.\n"
    (document,) = parse(text.encode(), "a.md")
    assert document.title == title
    assert document.published == dt.date(2026, 1, 15)
    assert document.locate(document.text.index(title)) == (2, 8)
