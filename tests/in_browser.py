"""The HTML report in a real browser: `make browser`. Not part of `make test`, which needs no browser.

What is tested here is what only a browser can say: that the filters work by mouse and keyboard, that nothing
of an article runs and nothing is fetched, that decisions come down as a file, that print has everything, that
the colours can be read, and what a screen reader is told.
"""

from __future__ import annotations

import io
import json
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser import Browser, running
from pages import cards, compared, ids, page, pile
from pypdf import PdfReader

from claimcheck import comparison
from claimcheck.report import Look, html
from claimcheck.review.decisions import apply

# Pairs of colours on the page: text and what lies behind it, with the ratio of WCAG 2.
CONTRAST = """(() => {
  const rgb = c => c.match(/[\\d.]+/g).map(Number);
  const light = c => rgb(c).slice(0, 3).map(v => v / 255)
    .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const clear = c => rgb(c).length === 4 && rgb(c)[3] === 0;
  const behind = e => {
    for (; e; e = e.parentElement) {
      const c = getComputedStyle(e).backgroundColor;
      if (!clear(c)) return c;
    }
    return getComputedStyle(document.body).backgroundColor;
  };
  const found = {};
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let n; (n = walk.nextNode());) {
    const e = n.parentElement;
    if (!n.data.trim() || !e.checkVisibility()) continue;
    const style = getComputedStyle(e), drawn = e.closest("svg");
    const ink = drawn ? style.fill : style.color;
    const dot = e.classList.contains("in") && e.parentElement.querySelector("circle");
    const paper = dot ? getComputedStyle(dot).fill : behind(drawn || e);
    const [a, b] = [light(ink), light(paper)];
    found[ink + " on " + paper] = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }
  return found;
})()"""


@pytest.fixture(scope="session")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with running(tmp_path_factory.mktemp("browser")) as browser:
        yield browser


@pytest.fixture
def browser(started: Browser) -> Browser:
    started.attach()
    started.media()
    return started


def written(folder: Path, name: str) -> Path:
    file = folder / f"{name}.html"
    file.write_bytes(page(name).encode("utf-8", "backslashreplace"))
    return file


@pytest.fixture
def story(browser: Browser, tmp_path: Path) -> Browser:
    browser.open(written(tmp_path, "story"))
    return browser


def shown(browser: Browser) -> list[str]:
    code = "[...document.querySelectorAll('article.finding')].filter(e => e.checkVisibility()).map(e => e.id)"
    found: list[str] = browser.js(code)
    return found


def words(browser: Browser, selector: str) -> str:
    found: str = browser.js(f"document.querySelector({json.dumps(selector)}).textContent.trim()")
    return found


def test_filters_by_mouse(story: Browser) -> None:
    total = len(ids())
    warnings = ids(level="warning")
    assert 0 < len(warnings) < total
    assert shown(story) == ids()
    assert words(story, "#shown") == f"Showing {total} of {total} findings."
    story.click("input[name=level][value=error]")
    assert shown(story) == warnings
    told = words(story, "#shown")
    assert told == f"Showing {len(warnings)} of {total} findings."
    assert story.js("document.querySelectorAll('tr[data-finding]:not([hidden])').length") == len(warnings)
    story.click("#all")
    assert shown(story) == ids()
    kind, verdict = cards("story")[0].kind, cards("story")[-1].look
    story.click(f"input[name=kind][value={kind}]")
    left = [i for i in ids() if i not in ids(kind=kind)]
    assert shown(story) == left
    story.click(f"input[name=verdict][value={verdict}]")
    assert shown(story) == [i for i in left if i not in ids(verdict=verdict)]


def test_filters_by_keyboard(story: Browser) -> None:
    story.js("document.querySelector('input[name=level][value=warning]').focus()")
    story.press(" ")
    assert shown(story) == ids(level="error")
    story.press(" ")
    assert shown(story) == ids()
    story.js("document.querySelector('#document').focus()")
    story.press("ArrowDown")
    (chosen,) = story.js("[...document.querySelector('#document').selectedOptions].map(o => o.value)")
    assert chosen
    assert shown(story) == ids(document=chosen)
    story.press("Tab", "Enter")
    assert shown(story) == ids()


def test_tab_reaches_every_control_in_order_and_the_focus_is_seen(story: Browser) -> None:
    story.press("Tab")
    assert story.js("document.activeElement.className") == "skip"
    assert story.js("document.activeElement.getBoundingClientRect().left") >= 0
    reached = []
    for _ in range(60):
        story.press("Tab")
        assert story.js("getComputedStyle(document.activeElement).outlineStyle") != "none"
        reached.append(story.js("document.activeElement.name || document.activeElement.hash || ''"))
    assert reached[:2] == ["#findings", "#alike"]
    order = list(dict.fromkeys(r for r in reached if r in ("level", "verdict", "kind", "document")))
    assert order == ["level", "verdict", "kind", "document"]


def test_only_a_picture_that_can_be_moved_is_a_stop(story: Browser) -> None:
    frame = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
    stops = "document.querySelectorAll('figure ~ .scroll[tabindex], article .scroll[tabindex]').length"
    pictures = story.js("document.querySelectorAll('article .scroll').length")
    story.js(frame)
    assert (pictures > 0, story.js(stops)) == (True, 0)
    story.size(375, 800)
    story.js(frame)
    assert story.js(stops) == pictures


def test_skip_link_goes_to_the_findings(story: Browser) -> None:
    story.press("Tab", "Enter")
    assert story.js("document.activeElement.id") == "findings"


def test_a_link_to_a_hidden_finding_shows_it(story: Browser) -> None:
    story.click("input[name=level][value=error]")
    assert "f1" not in shown(story)
    story.click("#articles a[href='#f1']")
    story.js("new Promise(r => setTimeout(r, 50))")
    assert "f1" in shown(story)
    assert story.js("document.activeElement.id") == "f1"


def saved(folder: Path) -> Any:
    """Return what the saved file holds, as soon as it is there."""
    file = folder / "claimcheck-decisions.json"
    until = time.monotonic() + 20
    while not file.exists() and time.monotonic() < until:
        time.sleep(0.05)
    return json.loads(file.read_bytes())


def test_decisions_come_down_as_a_file_and_can_be_loaded(story: Browser, tmp_path: Path) -> None:
    story.downloads(tmp_path)
    story.click("#f1 input[value=dismissed]")
    story.click("#f1 .note input")
    story.type("A slip, <b>told</b> the desk")
    story.click("#f2 input[value=confirmed]")
    assert words(story, "#decided") == f"2 of {len(ids())} findings marked, not saved yet."
    story.js("document.querySelector('#save').focus()")
    story.press("Enter")
    found = saved(tmp_path)
    findings = {f.fingerprint: f for f in comparison.report(compared("story")).findings}
    assert found["schema_version"] == "1"
    assert [(d["decision"], d["note"]) for d in found["decisions"]] == [
        ("dismissed", "A slip, <b>told</b> the desk"),
        ("confirmed", ""),
    ]
    for one in found["decisions"]:
        assert sorted(one) == ["code", "decision", "fingerprint", "message", "note"]
        assert findings[one["fingerprint"]].code == one["code"]
    assert words(story, "#decided") == f"2 of {len(ids())} findings marked."
    honoured = apply(comparison.report(compared("story")), [tmp_path / "claimcheck-decisions.json"])
    assert [h.fingerprint for h in honoured.hidden] == [found["decisions"][0]["fingerprint"]]
    assert [f.fingerprint for f in honoured.findings if f.decision] == [found["decisions"][1]["fingerprint"]]

    found["decisions"].append(
        {"fingerprint": "of another run", "code": "CC101", "decision": "open", "note": "", "message": "m"}
    )
    (tmp_path / "more.json").write_text(json.dumps(found), encoding="utf-8")
    story.open(written(tmp_path, "story"))
    story.choose("#load", tmp_path / "more.json")
    story.js("new Promise(r => setTimeout(r, 200))")
    assert words(story, "#decided") == "Loaded 2 decisions on findings of this report; 1 on others are kept."
    assert story.js("document.querySelector('#f1 input[value=dismissed]').checked")
    (tmp_path / "bad.json").write_text("[]", encoding="utf-8")
    story.choose("#load", tmp_path / "bad.json")
    story.js("new Promise(r => setTimeout(r, 200))")
    assert words(story, "#decided") == "This file holds no decisions of claimcheck."


def test_decisions_of_before_are_saved_again(browser: Browser, tmp_path: Path) -> None:
    browser.open(written(tmp_path, "reviewed"))
    browser.downloads(tmp_path)
    browser.click("#f2 input[value=open]")
    browser.click("#save")
    told = [(d["decision"], d["note"]) for d in saved(tmp_path)["decisions"]]
    assert told == [("confirmed", "Seen & told"), ("open", ""), ("dismissed", "Two <b>fines</b>")]


def test_a_hostile_article_runs_nothing_and_fetches_nothing(browser: Browser, tmp_path: Path) -> None:
    file = written(tmp_path, "hostile")
    browser.open(file)
    for link in range(browser.js("document.links.length")):
        browser.js(f"document.links[{link}].click()")
    browser.js("new Promise(r => setTimeout(r, 300))")
    assert browser.js("document.title") == "claimcheck: 1 finding in 2 articles"
    assert not browser.seen("Page.javascriptDialogOpening")
    asked = {e["request"]["url"].split("#")[0] for e in browser.seen("Network.requestWillBeSent")}
    assert asked <= {file.as_uri()}
    assert not browser.seen("Log.entryAdded")
    assert browser.js("document.querySelectorAll('img, iframe, base, main script').length") == 0
    assert shown(browser) == ["f1"]


def test_the_policy_stops_what_would_get_through(story: Browser) -> None:
    evil = (
        "<img src='http://127.0.0.1:1/a.png'><p style='color: red' onclick='document.title = 1' id=evil>x</p>"
    )
    story.js(f"document.body.insertAdjacentHTML('beforeend', {json.dumps(evil)})")
    story.js("document.querySelector('#evil').click()")
    story.js(
        "(() => { const s = document.createElement('script'); s.textContent = 'document.title = 2';"
        " document.body.append(s); })()"
    )
    assert story.js("fetch('http://127.0.0.1:1/').then(() => 'fetched', () => 'stopped')") == "stopped"
    assert story.js("document.title").startswith("claimcheck")
    told = " ".join(e["entry"]["text"] for e in story.seen("Log.entryAdded"))
    assert told.count("Content Security Policy") >= 4, told


def test_an_ordinary_page_breaks_no_rule(story: Browser) -> None:
    assert not story.seen("Log.entryAdded")
    assert not story.seen("Runtime.exceptionThrown")


def test_without_a_script_the_list_is_full(browser: Browser, tmp_path: Path) -> None:
    browser.send("Emulation.setScriptExecutionDisabled", value=True)
    browser.open(written(tmp_path, "story"))
    tree = browser.tree()
    titles = [name for role, name in tree if role == "heading"]
    assert [t.split(".")[0] for t in titles if t[:1].isdigit() and "." in t] == [i[1:] for i in ids()]
    assert not [name for role, name in tree if role in ("checkbox", "radio", "button", "textbox", "combobox")]


def test_what_a_screen_reader_is_told(story: Browser) -> None:
    tree = story.tree()
    roles = [role for role, _ in tree]
    for role in ("banner", "navigation", "main", "contentinfo", "form", "table"):
        assert role in roles, role
    assert roles.count("status") == 2
    nameless = {
        "checkbox",
        "radio",
        "textbox",
        "combobox",
        "button",
        "link",
        "form",
        "image",
        "navigation",
        "group",
    }
    fields = [(role, name) for role, name in tree if role in nameless]
    # A <details> is a group without a name; its summary says what it holds.
    unnamed = [role for role, name in fields if not name.strip()]
    assert unnamed == ["group"] * story.js("document.querySelectorAll('details').length")
    images = [name for role, name in fields if role == "image"]
    lines = [f"Line of time: {card.title}" for card in cards("story") if card.line]
    graphs = [f"Claim graph: {card.title}" for card in cards("story") if card.graph]
    assert lines
    assert sorted(images) == sorted(lines + graphs)
    marks = [name for role, name in tree if role == "StaticText" and "what differs" in name]
    assert marks


@pytest.mark.parametrize("articles", [True, False])
def test_print_has_every_finding(story: Browser, articles: bool) -> None:
    if not articles:
        story.click("#print-articles")
    # Ligatures, and blanks where lines and columns break, are of the print's making.
    pages = PdfReader(io.BytesIO(story.pdf())).pages
    printed = "".join("".join(p.extract_text().split()) for p in pages)
    for one in "ﬀﬁﬂﬃﬄ":
        printed = printed.replace(one, unicodedata.normalize("NFKC", one))
    whole = compared("story")
    for finding in comparison.report(whole).findings:
        for place in (finding.primary, *finding.related):
            assert "".join(place.quote.split()) in printed
        for reason in finding.reasons:
            assert "".join(reason.split())[1:] in printed
    for card in cards("story"):
        for box in card.graph.boxes if card.graph else ():
            assert "".join(box.name.split()) in printed
    assert "Savedecisions" not in printed
    assert ("EditingbyPaulLantey" in printed) is articles


@pytest.mark.parametrize("name", ["story", "reviewed", "alike"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_can_be_read(browser: Browser, tmp_path: Path, name: str, scheme: str) -> None:
    browser.media(scheme=scheme)
    browser.open(written(tmp_path, name))
    pairs = browser.js(CONTRAST)
    assert len(pairs) > 5
    assert not {pair: round(ratio, 2) for pair, ratio in pairs.items() if ratio < 4.5}


def test_two_hundred_articles_can_be_used(browser: Browser, tmp_path: Path) -> None:
    whole = pile(40)
    assert len(whole.documents) == 200
    text = html.write(comparison.report(whole), Look(), whole)
    # 27 kB an article of 200 words, with its findings and what it shares with others.
    assert len(text) < 200 * 30_000
    (tmp_path / "pile.html").write_text(text, encoding="utf-8")
    started = time.monotonic()
    browser.open(tmp_path / "pile.html")
    assert words(browser, "#shown") == f"Showing {40 * len(ids())} of {40 * len(ids())} findings."
    browser.click("input[name=level][value=error]")
    assert (
        words(browser, "#shown") == f"Showing {40 * len(ids(level='warning'))} of {40 * len(ids())} findings."
    )
    browser.js("location.hash = '#d190'")
    assert browser.js("Math.abs(document.querySelector('#d190').getBoundingClientRect().top) < 2000")
    assert time.monotonic() - started < 20


def test_dark_follows_the_reader_and_print_is_light(story: Browser) -> None:
    paper = "getComputedStyle(document.body).backgroundColor"
    assert story.js(paper) == "rgb(255, 255, 255)"
    story.media(scheme="dark")
    assert story.js(paper) == "rgb(22, 23, 26)"
    story.media(medium="print", scheme="dark")
    assert story.js(paper) == "rgb(255, 255, 255)"


@pytest.mark.parametrize(("width", "lefts"), [(400, 1), (768, 2), (1200, 3)])
def test_passages_of_one_side_stand_under_each_other(
    browser: Browser, tmp_path: Path, width: int, lefts: int
) -> None:
    browser.open(written(tmp_path, "three"), width=width)
    places = browser.js(
        "[...document.querySelectorAll('.passages.three')].map(p => new Set([...p.children]"
        ".map(e => Math.round(e.getBoundingClientRect().left))).size + ' '"
        " + (p.children[1].getBoundingClientRect().left === p.children[2].getBoundingClientRect().left))"
    )
    assert set(places) == {f"{lefts} {'false' if lefts == 3 else 'true'}"}


@pytest.mark.parametrize("width", [320, 400, 768, 1200])
@pytest.mark.parametrize("name", ["story", "hostile"])
def test_nothing_runs_out_of_the_window(browser: Browser, tmp_path: Path, name: str, width: int) -> None:
    browser.open(written(tmp_path, name), width=width)
    assert browser.js("document.documentElement.scrollWidth") <= width
