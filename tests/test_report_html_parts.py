"""The parts of the HTML report: passages cut into pieces, names of articles, what goes where in a picture."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages import compared
from samples import report

from claimcheck import comparison
from claimcheck.model import Block, Document
from claimcheck.report._page.cards import flat
from claimcheck.report._page.marks import Ref, Span, paragraphs, pieces
from claimcheck.report._page.matter import index, matter
from claimcheck.report._page.names import names, shared
from claimcheck.report._page.pictures import (
    APART,
    BOX,
    MARGIN,
    TALL,
    WIDTH,
    along,
    graph,
    line,
    spread,
    thinned,
)  # fmt: skip

TEXT = "One two three. Four five."


def told(spans: list[Span]) -> list[tuple[str, str | None, tuple[str, ...], str]]:
    found = pieces(TEXT, 0, len(TEXT), spans)
    return [(p.text, p.look, p.anchors, "".join(r.sign for r in p.refs)) for p in found]


def test_nested_and_overlapping_spans() -> None:
    spans = [
        Span(0, 13, "agrees", "c1", (Ref("a1", "=1", ""),)),
        Span(4, 7, "contradicts", "c2", (Ref("f1", "1", ""),)),
        Span(8, 19, "changed", "c3", (Ref("f2", "2", ""),)),
    ]
    assert told(spans) == [
        ("One ", "agrees", ("c1",), ""),
        ("two", "contradicts", ("c2",), "1"),
        (" ", "agrees", (), ""),
        ("three", "changed", ("c3",), "=1"),
        (". Four", "changed", (), "2"),
        (" five.", None, (), ""),
    ]


def test_references_that_meet_stand_once_and_in_order() -> None:
    refs = [Ref(target, "", "") for target in ("a10", "f2", "a9", "f10", "f2")]
    spans = [Span(at, 7, "agrees", "", (ref,)) for at, ref in enumerate(refs)]
    met = next(p.refs for p in pieces(TEXT, 0, 13, spans) if p.refs)
    assert [ref.target for ref in met] == ["f2", "f10", "a9", "a10"]


def test_a_value_is_marked_as_its_own_claim_is() -> None:
    found = list(pieces(TEXT, 0, 13, [Span(0, 13, "changed"), Span(4, 7, "agrees", strong=True)]))
    assert [(p.look, p.strong) for p in found] == [("changed", False), ("agrees", True), ("changed", False)]


@given(st.lists(st.tuples(st.integers(-3, 30), st.integers(-3, 30)), max_size=8), st.integers(0, 25))
def test_no_text_is_lost_and_every_anchor_stands_once(pairs: list[tuple[int, int]], at: int) -> None:
    spans = [Span(a, b, "agrees", f"c{n}") for n, (a, b) in enumerate(pairs)]
    document = Document(text=TEXT, blocks=(Block(start=0, end=at), Block(start=at, end=len(TEXT))))
    found = [piece for paragraph in paragraphs(document, spans) for piece in paragraph.pieces]
    assert "".join(p.text for p in found) == TEXT
    anchors = [a for p in found for a in p.anchors]
    inside = {s.anchor for s in spans if s.start < s.end and s.end > 0 and s.start < len(TEXT)}
    assert sorted(anchors) == sorted(inside)


@pytest.mark.parametrize(
    ("text", "blocks", "roles"),
    [
        ("a\n\nb", (), ["body", "body"]),
        ("a\n\nb", (Block(start=0, end=1, role="headline"),), ["headline", "body"]),
        ("a\n\nb", (Block(start=3, end=4),), ["furniture", "body"]),
        ("\n\n \n\n", (), []),
    ],
)
def test_paragraphs_between_the_blocks_are_shown(
    text: str, blocks: tuple[Block, ...], roles: list[str]
) -> None:
    furniture = ((0, 1),) if "furniture" in roles else ()
    found = list(paragraphs(Document(text=text, blocks=blocks, furniture=furniture), ()))
    assert [p.role for p in found] == roles


@pytest.mark.parametrize(
    ("text", "shows"),
    [(" a\n b ", " a b "), ("\x1b[31mred", "red"), ("", ""), ("\u202e", ""), ("a\r\nb", "a b"), (" ", " ")],
)
def test_a_run_keeps_its_ends(text: str, shows: str) -> None:
    assert flat(text) == shows


@pytest.mark.parametrize(
    ("paths", "folder"),
    [
        ([], ""), (["a.md"], ""), (["x/a.md"], "x/"), (["x/a", "x/b"], "x/"), (["x/a", "xy/b"], ""),
        (["x/y/a", "x/z/b"], "x/"), (["/x/a", "/y/b"], "/"),
    ],
)  # fmt: skip
def test_the_folder_that_all_share(paths: list[str], folder: str) -> None:
    assert shared(paths) == folder


def test_articles_are_called_by_outlet_or_file() -> None:
    called = names(report())
    assert called.name("coverage/ledger.md") == "The Ledger"
    assert called.name("coverage/page.html") == "page.html"
    assert called.told("as coverage/page.html says") == "as page.html says."
    assert called.told("open coverage/24 hours") == "open coverage/24 hours."
    assert called.told("they share “cost”") == "they share “cost”."


@given(st.lists(st.integers(MARGIN, WIDTH - MARGIN), max_size=20))
def test_dots_do_not_touch(places: list[int]) -> None:
    found = spread(sorted(places), WIDTH - MARGIN)
    assert all(b - a >= APART for a, b in itertools.pairwise(found))
    assert all(x <= WIDTH - MARGIN - 12 for x in found)


def test_days_stand_in_order_and_their_names_do_not_touch() -> None:
    dates = [dt.date(2026, 1, 1) + dt.timedelta(days=d) for d in (0, 1, 2, 30, 60, 61, 300)]
    right = WIDTH - MARGIN
    places = [along(d, dates, right) for d in dates]
    assert places == sorted(places)
    kept = [along(d, dates, right) for d in thinned(dates, right)]
    assert kept[0] == places[0]
    assert kept[-1] == places[-1]
    assert all(b - a >= 90 for a, b in itertools.pairwise(kept))


def test_pictures_of_a_story_stay_inside_and_show_every_claim_once() -> None:
    whole = compared("story")
    known, called = index(whole), names(comparison.report(whole), whole)
    seen = 0
    for finding in whole.judgement.findings:
        of = matter(finding, known, called)
        if of is None:
            continue
        seen += 1
        drawn = graph(of, called)
        ids = [box.claim for box in drawn.boxes]
        assert len(ids) == len(set(ids))
        assert {p.claim for p in (finding.primary, *finding.related)} <= set(ids)
        assert all(b.x >= 0 and b.x + BOX <= WIDTH and b.y + TALL <= drawn.height for b in drawn.boxes)
        assert {"contradicts", "changed", "disputed"} & {e.verdict for e in drawn.edges}
        told = line(of)
        assert sorted(d.row.number for d in told.dots) == list(range(1, len(of.rows) + 1))
        assert all(0 < d.x < WIDTH and d.y < told.height for d in told.dots)
    assert seen
