"""What is read from articles: cases as data, in cases/sources.toml."""

import datetime as dt
import tomllib
from pathlib import Path

import pytest

from claimcheck.model import Document
from claimcheck.sources import known_suffixes, parse, read

CASES = tomllib.loads((Path(__file__).parent / "cases" / "sources.toml").read_text("utf-8"))["case"]


def only(text: str | bytes, path: str) -> Document:
    raw = text.encode() if isinstance(text, str) else text
    documents = list(parse(raw, path))
    assert len(documents) == 1
    return documents[0]


def content(document: Document) -> str:
    """The text outside furniture; furniture leaves a mark, so that nothing joins across it."""
    kept, at = [], 0
    for start, end in document.furniture:
        kept.append(document.text[at:start])
        at = end
    return "¦".join([*kept, document.text[at:]])


@pytest.mark.parametrize("case", CASES, ids=[c["name"] for c in CASES])
def test_case(case: dict[str, object]) -> None:
    document = only(str(case["text"]), str(case["file"]))
    kept = content(document)
    assert document.published == case.get("published")
    if "from" in case:
        assert document.published_from == case["from"]
    if "title" in case:
        assert document.title == case["title"]
    for field in ("outlet", "url"):
        if field in case:
            assert getattr(document, field) == case[field]
    for words in case.get("out", ()):  # type: ignore[attr-defined]
        assert words in document.text
        assert words not in kept
    for words in case.get("kept", ()):  # type: ignore[attr-defined]
        assert words in kept
    for words in case.get("absent", ()):  # type: ignore[attr-defined]
        assert words not in document.text
    if "once" in case:
        assert document.text.count(str(case["once"])) == 1


def test_blocks_are_what_they_are() -> None:
    document = only(
        "# Pool sold\n\nThe pool was sold on Monday, it is said.\n\n## Why\n\n- It leaked.\n- It was cold.",
        "a.md",
    )
    assert [(b.role, document.text[b.start : b.end]) for b in document.blocks] == [
        ("headline", "Pool sold"),
        ("body", "The pool was sold on Monday, it is said."),
        ("heading", "Why"),
        ("list", "It leaked."),
        ("list", "It was cold."),
    ]


def test_the_title_of_front_matter_points_into_it() -> None:
    document = only(
        '---\ntitle: "Pool: sold"\n---\n\nThe pool was sold on Monday, the council said.\n', "a.md"
    )
    assert document.text.startswith("Pool: sold\n\nThe pool")
    assert document.blocks[0].role == "headline"
    assert document.locate(0) == (2, 9)
    assert document.locate(document.text.index("The")) == (5, 1)


def test_a_date_that_is_given_fills_in_and_does_not_replace() -> None:
    day = dt.date(2026, 1, 2)
    plain = next(parse(b"The pool was sold on Monday, the council said.", "a.txt", published=day))
    assert (plain.published, plain.published_from) == (day, "--date")
    dated = next(parse(b"---\ndate: 2026-03-06\n---\nThe pool was sold.", "a.md", published=day))
    assert dated.published == dt.date(2026, 3, 6)


def test_folders_are_read_in_order_and_what_is_not_read_is_named(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a/z.md",
        "a/b.html",
        ".hidden.txt",
        ".git/x.txt",
        "gold.json",
        "README.md",
        "pic.png",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        body = "The pool on Quay Street was sold on Saturday after a vote of nine to four in the council."
        path.write_text(f"<main><h1>Pool</h1><p>{body}</p></main>" if name.endswith("html") else body)
    told: list[tuple[str, str]] = []
    documents = list(read([tmp_path], skipped=lambda path, reason: told.append((path, reason))))
    assert [d.path for d in documents] == [str(tmp_path / n) for n in ("a/b.html", "a/z.md", "b.txt")]
    assert [(Path(p).name, r) for p, r in told] == [
        ("README.md", "not an article by its name"),
        ("gold.json", "not an article by its name"),
        ("pic.png", "unknown suffix '.png'"),
    ]


def test_reading_is_a_stream(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The pool was sold on Monday.")
    (tmp_path / "b.txt").write_bytes(b"\x00")
    assert next(read([tmp_path])).text == "The pool was sold on Monday."


def test_known_suffixes() -> None:
    assert {".txt", ".md", ".markdown", ".html", ".htm", ".jsonl"} <= known_suffixes()
