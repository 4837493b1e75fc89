"""Law 7: nothing in an article is interpreted; no terminal escape reaches a report, in any format."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest
import samples

from claimcheck import Document, check
from claimcheck.model import Report, Tool
from claimcheck.report import Look, formats, writer
from claimcheck.sources import read

ARTICLES = Path(__file__).parent.parent / "corpora" / "meta-mci"
HOSTILE = "[Workspace] <script>alert(1)</script>"


@functools.cache
def hostile() -> Report:
    """Return the report on articles that hold markup, and escapes in the clauses that it quotes."""
    return check(
        Document(
            text=document.text.replace(" the ", " the \x1b[31m") + f"\n\nThe app is {HOSTILE}.\x9b2J",
            title=f"\x1b]0;owned\x07{HOSTILE}",
            path=document.path,
            published=document.published,
        )
        for document in read([ARTICLES])
    )


@pytest.mark.parametrize("form", formats())
def test_no_escape_of_an_article_reaches_a_report(form: str) -> None:
    quoted = [p.quote for f in hostile().findings for p in (f.primary, *f.related)]
    quoted += [p.quote for a in hostile().agreements for p in a.claims]
    assert any("\x1b[31m" in quote for quote in quoted)
    told = writer(form)(hostile(), Look(verbose=True))
    whole = told if isinstance(told, str) else "".join(told)
    assert not set(whole) & set("\x1b\x07\x9b")


@pytest.mark.parametrize("form", formats())
def test_no_escape_of_any_text_reaches_a_report(form: str) -> None:
    told = writer(form)(samples.hostile(), Look(verbose=True))
    assert not set(told) & set("\x1b\x07\x9b\u202e\ud800")
    assert told.encode()


@pytest.mark.parametrize("form", formats())
def test_every_format_tells_nothing_one_and_many(form: str) -> None:
    write = writer(form)
    assert isinstance(write(Report(tool=Tool()), Look()), str)
    assert "CC101" in write(samples.many(6000), Look())


def test_markup_in_an_article_is_shown_as_it_stands() -> None:
    assert HOSTILE in writer("text")(hostile(), Look(verbose=True))
