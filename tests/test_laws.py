"""The laws of the design, each as a test over story sets of corpora/ or over generated values.

Order changes nothing but the listing, and no hash seed a byte; a copy of an article is no second witness;
comparison is symmetric; every quote stands where it is said to stand, in the text and in the file.
"""

from __future__ import annotations

import datetime as dt
import functools
import html
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck import Document, check
from claimcheck.comparison import Comparison
from claimcheck.link import evidence, slips, values
from claimcheck.link.blocks import pairs
from claimcheck.model import Amount, Claim, Grain, Location, Report, Stance, State, When
from claimcheck.pipeline import compare
from claimcheck.sources import read

CORPORA = Path(__file__).parent.parent / "corpora"
SETS = ("meta-mci", "veldmark-early-release", "calder-falls-rent")


@functools.cache
def story(name: str) -> Comparison:
    """Return a story set compared; several tests look at it."""
    return compare([CORPORA / name])


@functools.cache
def articles(name: str) -> tuple[Document, ...]:
    return tuple(read([CORPORA / name]))


def locations(report: Report) -> list[Location]:
    found = [place for finding in report.findings for place in (finding.primary, *finding.related)]
    return found + [place for agreement in report.agreements for place in agreement.claims]


# --------------------------------------------------------------------- 1: the same input gives the same bytes


@pytest.mark.parametrize("name", SETS)
def test_the_order_of_documents_changes_nothing(name: str) -> None:
    given_so = check(articles(name))
    assert given_so.findings or given_so.agreements
    assert check(reversed(articles(name))) == given_so


def test_the_order_of_drafts_and_archive_changes_nothing() -> None:
    first, *rest = articles("calder-falls-rent")
    assert check(first, against=rest) == check([first], against=reversed(rest))


def test_the_same_bytes_under_any_hash_seed() -> None:
    named = [
        str(CORPORA / "meta-mci" / f"{name}.txt") for name in ("01-meridian-observer", "04-brightdesk-hub")
    ]
    told = set()
    for seed in ("0", "1", "4242"):
        done = subprocess.run(
            [sys.executable, "-m", "claimcheck", "check", *named, "--format", "json", "--fail-on", "never"],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        )
        told.add(done.stdout)
    assert len(told) == 1
    assert json.loads(told.pop())["findings"]


# ------------------------------------------------------------------------ 2: a copy is no second witness


@pytest.mark.parametrize("name", SETS)
def test_an_article_against_its_copy(name: str) -> None:
    """Agreements of one origin, and no finding but what the article says of itself, once for each file."""
    for article in articles(name):
        copy = article.model_copy(update={"path": f"copy of {article.path}"})
        report = check([article, copy])
        assert [f for f in report.findings if f.related and f.related[0].document != f.primary.document] == []
        assert report.agreements, article.path
        assert {agreement.origins for agreement in report.agreements} == {1}
        assert len({summary.id for summary in report.documents}) == 2


def test_copies_under_two_titles_are_one_origin_beside_another_article() -> None:
    first, _, third, *_ = articles("meta-mci")
    copy = Document(text=first.text, title="Another title", published=first.published, path="copy.txt")
    found = check([first, copy, third]).agreements
    assert {a.origins for a in found if third.path not in {c.document for c in a.claims}} == {1}
    assert {a.origins for a in found if len({c.document for c in a.claims}) == 3} == {2}


def test_a_text_of_one_clause_against_its_copy() -> None:
    text = "The dam holds 40 tonnes."
    report = check([Document(text=text, path=path) for path in ("a", "b", "c")])
    assert {agreement.origins for agreement in report.agreements} == {1}


def test_a_draft_that_is_in_the_archive_itself_passes() -> None:
    draft, *rest = articles("calder-falls-rent")
    archived = draft.model_copy(update={"path": "archive/old.txt"})
    assert check(draft, against=[archived, *rest]).findings == check(draft, against=rest).findings


# --------------------------------------------------------------------------- 3: comparison is symmetric

FIGURES = st.one_of(
    st.integers(-5, 2000).map(float), st.floats(0.01, 1e6), st.sampled_from([0.0, 1e300, 1e-300])
)
UNITS = st.sampled_from(
    [
        ("1", "count"), ("%", "percent"), ("pp", "points"), ("USD", "money"), ("EUR", "money"),
        ("minute", "duration"), ("hour", "duration"), ("year", "duration"), ("mile", "length"),
        ("kilometre", "length"), ("1", "score"), ("1", "ordinal"),
    ]
)  # fmt: skip


@st.composite
def amounts(draw: st.DrawFn) -> Amount:
    unit, dimension = draw(UNITS)
    ends = sorted((draw(FIGURES), draw(FIGURES)))
    low, high = draw(
        st.sampled_from([(ends[0], ends[0]), tuple(ends), (-float("inf"), ends[1]), (ends[0], float("inf"))])
    )
    return Amount(
        low,
        high,
        unit,
        dimension,
        draw(st.booleans()),
        draw(st.booleans()),
        draw(st.booleans()),
        draw(st.sampled_from([None, None, "day", "person"])),
    )


@st.composite
def times(draw: st.DrawFn) -> When:
    days = st.dates(dt.date.min, dt.date.max)
    one, other = sorted((draw(days), draw(days)))
    first, last = draw(st.sampled_from([(one, one), (one, other), (None, other), (one, None)]))
    grain: Grain = draw(st.sampled_from(["time", "day", "week", "month", "year"]))
    return When(first, last, grain, draw(st.sampled_from(["", "T20:39", "TMO"])))


STANCES = st.builds(
    Stance, st.sampled_from(["unavailable", "limited", "available"]), st.one_of(st.none(), amounts())
)
STATES = st.builds(State, st.sampled_from("ab"), st.sampled_from("xy"), st.booleans())
VALUES = st.one_of(amounts(), times(), STANCES, STATES)


@settings(max_examples=400, deadline=None)
@given(VALUES, VALUES)
def test_values_stand_to_each_other_alike_from_both_sides(one: object, other: object) -> None:
    assert values.standing(one, other) == values.standing(other, one)  # type: ignore[arg-type]
    assert slips.slip(one, other) == slips.slip(other, one)  # type: ignore[arg-type]
    there, back = values.distance(one, other), values.distance(other, one)  # type: ignore[arg-type]
    assert there == pytest.approx(back)


@settings(max_examples=200, deadline=None)
@given(st.one_of(amounts(), times(), STANCES, STATES))
def test_a_value_stands_alike_to_itself(one: object) -> None:
    assert values.standing(one, one) == "alike"  # type: ignore[arg-type]
    assert values.distance(one, one) == 0.0  # type: ignore[arg-type]


@pytest.mark.parametrize("name", SETS)
def test_evidence_is_symmetric(name: str) -> None:
    claims = story(name).claims
    known = evidence.story(claims)
    looked = [pair for n, pair in enumerate(pairs(claims)) if n % 7 == 0]
    assert len(looked) > 20
    for a, b in looked:
        one, other = evidence.measure(a, b, known), evidence.measure(b, a, known)
        apart = {key: (one[key], other[key]) for key in one if one[key] != pytest.approx(other[key])}
        assert not apart, (a.quote, b.quote)


@pytest.mark.parametrize("name", SETS)
def test_each_pair_is_looked_at_once(name: str) -> None:
    claims: tuple[Claim, ...] = story(name).claims
    seen = [frozenset((a.id, b.id)) for a, b in pairs(claims)]
    assert len(seen) == len(set(seen))
    assert all(len(pair) == 2 for pair in seen)


# ------------------------------------------------------------- 4: a quote stands where it is said to stand


@pytest.mark.parametrize("name", SETS)
def test_every_quote_stands_in_its_text(name: str) -> None:
    found = story(name)
    texts = {document.path: document.text for document in found.documents}
    from claimcheck.pipeline import report

    told = locations(report(found))
    assert told
    for place in told:
        text = texts[place.document]
        assert text[place.start : place.end] == place.quote
        assert text[max(place.start - len(place.prefix), 0) : place.start] == place.prefix
        assert text[place.end : place.end + len(place.suffix)] == place.suffix
    for claim in found.claims:
        text = texts[claim.source.path]
        assert text[claim.start : claim.end] == claim.quote
        assert claim.start <= claim.value_start < claim.value_end <= claim.end
        assert text[claim.value_start : claim.value_end] == claim.value_text


PARAGRAPHS = (
    "A flood at Orrel & Sons \u201cdestroyed\u201d 40 homes on Monday, it is said \u2014 and 12 caf\u00e9s.",
    "Fewer than 300 of the 1,200 residents had been told to leave before 6 a.m. on 3 March 2026.",
    'The bridge cost \u20ac3.4 million, and "no" toll may be charged until 2031.',
)
WRITTEN = {
    "plain.txt": "\ufeffThe flood\r\n\r\n" + "\r\n\r\n".join(PARAGRAPHS) + "\r\n",
    "marked.md": "---\ntitle: The flood\ndate: 2026-03-04\n---\n\n# The flood\n\n"
    + "\n\n".join(p.replace("destroyed", "**destroyed**") for p in PARAGRAPHS),
    "page.html": "<html><head><title>The flood</title></head>\n"
    + "<body><nav>Home</nav><article>\n<h1>The flood</h1>\n"
    + "\n".join(f"  <p>{html.escape(p).replace('destroyed', '<b>destroyed</b>')}</p>" for p in PARAGRAPHS)
    + "\n</article></body></html>\n",
    "feed.jsonl": '{"id": "0", "text": "Nothing was said of 7 boats."}\n'
    + json.dumps({"id": "1", "title": "The flood", "text": "\n\n".join(PARAGRAPHS)})
    + "\n",
}


def between(path: Path, claim: Claim) -> str:
    """Return what stands in a file between the places of a claim, with markup and escapes taken out."""
    # utf-8-sig: a column counts characters, and a byte order mark is none.
    lines = path.read_bytes().decode("utf-8-sig").split("\n")
    place = claim.place
    if place.line == place.end_line:
        text = lines[place.line - 1][place.column - 1 : place.end_column - 1]
    else:
        between_them = lines[place.line : place.end_line - 1]
        text = "\n".join(
            [
                lines[place.line - 1][place.column - 1 :],
                *between_them,
                lines[place.end_line - 1][: place.end_column - 1],
            ]
        )
    if path.suffix == ".jsonl":
        text = str(json.loads(f'"{text}"'))
    if path.suffix == ".html":
        text = html.unescape(re.sub(r"<[^>]*>", "", text))
    return " ".join(text.replace("**", "").split())


@pytest.mark.parametrize("name", sorted(WRITTEN))
def test_every_line_and_column_points_at_the_quote(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(WRITTEN[name].encode("utf-8"))
    claims = compare([file]).claims
    assert len(claims) > 8
    for claim in claims:
        assert between(tmp_path / name, claim) == " ".join(claim.quote.split())


@pytest.mark.parametrize("name", SETS)
def test_lines_and_columns_of_story_sets(name: str) -> None:
    """The first word of each quote stands at its place in the file."""
    for claim in story(name).claims:
        path = Path(claim.source.path)
        line = path.read_text("utf-8").split("\n")[claim.place.line - 1]
        word = re.match(r"\w+", claim.quote)
        if word is not None:
            assert line[claim.place.column - 1 :].startswith(word.group()), (path.name, claim.quote)
