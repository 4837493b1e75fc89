"""The HTML report as a document: its structure, its links, what it must never hold."""

from __future__ import annotations

import base64
import copy
import functools
import hashlib
import itertools
import re
from collections import Counter

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.html import HtmlElement
from pages import EVIL, compared, page
from samples import HOSTILE, hostile, report

from claimcheck import Document, comparison
from claimcheck.comparison import Comparison
from claimcheck.judge import judge
from claimcheck.model import (
    Agreement,
    Compared,
    Decision,
    DocumentSummary,
    Finding,
    Hidden,
    Location,
    Remark,
    Report,
    Tool,
)
from claimcheck.report import Look, html
from claimcheck.report._page.render import part

PAGES = ("story", "reviewed", "hostile", "alike", "empty", "no articles", "hostile report")


@functools.cache
def text(name: str) -> str:
    bare = {"no articles": report, "hostile report": hostile}
    return html.write(bare[name](), Look()) if name in bare else page(name)


@functools.cache
def tree(name: str) -> HtmlElement:
    return lxml.html.document_fromstring(text(name).encode("utf-8", "backslashreplace"))


@pytest.mark.parametrize("name", PAGES)
def test_ids_are_unique_and_links_resolve(name: str) -> None:
    ids = Counter(tree(name).xpath("//@id"))
    assert not [i for i, times in ids.items() if times > 1]
    links = tree(name).xpath("//a/@href")
    assert links
    assert not [link for link in links if not link.startswith("#") or link[1:] not in ids]
    for names in tree(name).xpath("//@aria-labelledby | //@aria-describedby"):
        assert set(names.split()) <= set(ids)


@pytest.mark.parametrize("name", PAGES)
def test_headings_go_down_one_step_at_a_time(name: str) -> None:
    levels = [int(h.tag[1]) for h in tree(name).xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b <= a + 1 for a, b in itertools.pairwise(levels))


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_loaded_and_nothing_is_run_but_the_two_own_blocks(name: str) -> None:
    found = tree(name)
    assert not found.xpath(
        "//@src | //@action | //@formaction | //@srcset | //@style | //link | //base | //iframe"
    )
    assert not [a for e in found.iter("*") for a in e.attrib if a.startswith("on")]
    assert [s.text for s in found.xpath("//script")] == [part("script.js")]
    assert [s.text for s in found.xpath("//style")] == [part("style.css")]
    assert not re.search(r"url\(|@import|https?:", part("style.css") + part("script.js"))


@pytest.mark.parametrize("name", PAGES)
def test_the_policy_names_the_two_blocks_and_nothing_else(name: str) -> None:
    (policy,) = tree(name).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    for tag, rule in (("style", "style-src"), ("script", "script-src")):
        (block,) = tree(name).xpath(f"//{tag}")
        digest = base64.b64encode(hashlib.sha256(block.text.encode()).digest()).decode()
        assert rules.pop(rule) == f"'sha256-{digest}'"
    assert set(rules.values()) == {"'none'"}
    assert "default-src" in rules


def test_only_the_own_blocks_are_let_through_unescaped() -> None:
    names = ("page", "findings", "finding", "alike", "compared", "articles")
    templates = [part(f"{n}.html") for n in names] + [part("line.svg"), part("graph.svg")]
    assert Counter(re.findall(r"\{\{ (\w+) \| safe", "".join(templates))) == {
        "policy": 1,
        "style": 1,
        "script": 1,
    }
    assert "autoescape" not in "".join(templates)


@pytest.mark.parametrize("name", ["hostile", "hostile report"])
def test_hostile_text_is_shown_and_does_nothing(name: str) -> None:
    assert not re.search(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text(name)
    )
    shown = tree(name).text_content()
    assert "<script>" in shown
    assert "reversed" in shown
    if name == "hostile":
        assert "{{ 7 * 7 }}" in shown
        assert not tree(name).xpath("//img | //*[contains(@href, 'javascript')]")
        assert tree(name).xpath("//head/title/text()") == ["claimcheck: 1 finding in 2 articles"]


@pytest.mark.parametrize("name", PAGES)
def test_the_same_input_gives_the_same_bytes(name: str) -> None:
    bare = {"no articles": report, "hostile report": hostile}
    if name in bare:
        assert html.write(bare[name](), Look()) == text(name)
        return
    page.cache_clear()
    assert page(name) == text(name)


def test_every_finding_has_its_passages_reasons_and_pictures() -> None:
    findings = comparison.report(compared("story")).findings
    cards = tree("story").xpath("//article[@class='finding']")
    assert len(cards) == len(findings)
    known = {f.fingerprint: f for f in findings}
    for card in cards:
        finding = known.pop(card.get("data-fingerprint"))
        said = " ".join(card.text_content().split())
        places = (finding.primary, *finding.related)
        assert len(card.xpath(".//figure")) == len(places)
        for place in places:
            assert " ".join(place.quote.split()) in said
        assert [" ".join(m.text_content().split()) for m in card.xpath(".//mark")]
        assert card.xpath(f".//a[@href='#code-{finding.code}']")
        assert len(card.xpath(".//svg[@role='img']/title")) == len(card.xpath(".//svg[@role='img']/desc"))
        across = {p.document for p in finding.related} - {finding.primary.document}
        assert not across or card.xpath(".//svg[@role='img']")
        assert len(card.xpath(".//div[@class='why']//li")) == sum(
            len(x) for x in (finding.reasons, finding.assumed, finding.explanations)
        )


def test_decisions_and_what_they_hide_are_shown() -> None:
    found = tree("reviewed")
    assert "A reviewer’s decision: right, “Seen & told”." in found.text_content()
    assert found.xpath("//article[@id='f1']//input[@checked]/@value") == ["confirmed"]
    assert found.xpath("//article[@id='f1']//input[@type='text']/@value") == ["Seen & told"]
    (hidden,) = found.xpath("//section[@id='hidden']//li[@data-hidden]")
    assert "dismissed by a reviewer: Two <b>fines</b>" in hidden.text_content()
    assert "one decision is stale" in found.xpath("//section[@id='hidden']")[0].text_content()
    assert not tree("story").xpath("//*[@id='hidden'] | //input[@type='radio'][@checked]")


def test_worst_first() -> None:
    levels = tree("story").xpath("//article[@class='finding']/@data-level")
    assert levels == sorted(levels)
    assert {"error", "warning"} <= set(levels)


def test_the_marked_words_are_those_that_differ() -> None:
    marked = tree("hostile").xpath("//article[@id='f1']//blockquote//mark/text()")
    assert sorted(marked) == ["12", "21"]


def test_the_articles_are_whole_with_their_claims_marked() -> None:
    whole = compared("story")
    for at, document in enumerate(whole.documents, 1):
        (article,) = copy.deepcopy(tree("story")).xpath(f"//article[@id='d{at}']")
        for sup in article.xpath(".//sup"):
            sup.drop_tree()
        shown = "".join("".join(p.text_content().split()) for p in article.xpath("./p[@dir]"))
        assert shown == "".join(document.text.split())


def test_a_claim_is_linked_with_its_finding_and_back() -> None:
    links = tree("story").xpath("//article[@class='finding']//p[@class='place']/a")
    assert len(links) == len(tree("story").xpath("//figure"))
    for link in links:
        (card,) = link.xpath("ancestor::article")
        (anchor,) = tree("story").xpath(f"//span[@id='{link.get('href')[1:]}']")
        paragraph = anchor.getparent()
        assert f"#{card.get('id')}" in paragraph.xpath(".//sup/a/@href")
        (quote,) = link.xpath("ancestor::figure//*[@class='quote']")
        assert quote.text_content().split()[0] in paragraph.text_content()


def test_without_a_script_everything_is_there_and_nothing_that_needs_one() -> None:
    found = tree("story")
    assert not found.xpath("//article[@hidden]")
    for control in found.xpath("//input | //select | //button"):
        assert control.xpath("ancestor::*[@hidden]"), control


def test_every_control_has_a_label() -> None:
    controls = tree("story").xpath("//input | //select")
    assert controls
    for control in controls:
        own = control.get("id")
        assert control.xpath("ancestor::label") or tree("story").xpath(f"//label[@for='{own}']")


def test_nothing_conflicts_is_said_with_what_was_compared() -> None:
    said = " ".join(tree("alike").xpath("//section[@id='findings']")[0].text_content().split())
    claims = comparison.report(compared("alike")).compared.claims
    assert f"Nothing conflicts. {claims} claims in 2 articles were compared" in said
    assert "no proof" in said
    assert "No article was read" in tree("empty").text_content()


def test_a_report_without_texts_shows_the_passages_alone() -> None:
    found = tree("no articles")
    assert len(found.xpath("//article[@class='finding']")) == 3
    assert not found.xpath("//article[@class='text']/p[@dir]")


def test_the_hostile_articles_do_conflict() -> None:
    assert len(tree("hostile").xpath("//article[@class='finding']")) == 1
    assert EVIL[:20] in tree("hostile").text_content()
    assert HOSTILE[:8] in tree("hostile report").text_content()


def told(said: str) -> Report:
    """Return a report in which an article and the program say ``said``, wherever they can say something."""
    place = Location(
        claim=said, document=said, start=0, end=len(said), line=1, column=1, end_line=1, end_column=2,
        quote=said, prefix=said, suffix=said, value=said, when=said, speaker=said, note=said,
    )  # fmt: skip
    finding = Finding(
        code="CC101", rule="contradicting-quantity", verdict="contradicts", level="error", confidence=1,
        topic=said, message=said, fingerprint=said, primary=place, related=(place,), reasons=(said,),
        assumed=(said,), explanations=(said,), decision=Decision(decision="open", note=said),
    )  # fmt: skip
    return Report(
        tool=Tool(version="0"),
        documents=(DocumentSummary(id="d", path=said, title=said, outlet=said, published_from=said),),
        findings=(finding,),
        agreements=(Agreement(topic=said, value=said, origins=2, claims=(place, place)),),
        compared=Compared(claims=2, pairs=1, incomparable={said: 1}),
        hidden=(Hidden(fingerprint=said, code="CC101", by="allow", reason=said, place=said, message=said),),
        remarks=(Remark(place=said, message=said),),
    )


def shape(page_text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return the elements of a page with the names of their attributes, in order."""
    found = lxml.html.document_fromstring(page_text.encode("utf-8", "backslashreplace"))
    return [(str(e.tag), tuple(e.attrib)) for e in found.iter()]


@functools.cache
def plain_shape() -> list[tuple[str, tuple[str, ...]]]:
    return shape(html.write(told("x x"), Look()))


MARKUP = st.sampled_from(
    ["<", ">", '"', "'", "&", "&lt;", "{{", "{%", "<!--", "]]>", "</script>", "\x1b[", "\ud800"]
)


@settings(deadline=None, max_examples=60)
@given(st.lists(MARKUP | st.text(max_size=3), max_size=8))
def test_no_text_changes_the_elements_of_the_page(parts: list[str]) -> None:
    assert shape(html.write(told(f"x {''.join(parts)} x"), Look())) == plain_shape()


@settings(deadline=None, max_examples=60)
@given(st.lists(MARKUP | st.text(max_size=3), max_size=8))
def test_no_article_changes_the_elements_of_the_page(parts: list[str]) -> None:
    def article(said: str) -> str:
        one = Document(text=said, title=said, path="a.txt")
        whole = Comparison((one,), (), (), judge((), ()), ())
        return html.write(comparison.report(whole), Look(), whole)

    said = "".join(parts).replace("\n\n", " ")
    assert shape(article(f"x {said} x")) == shape(article("x x"))
