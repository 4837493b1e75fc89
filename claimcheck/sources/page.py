"""The blocks of an HTML page: what a reader sees, in order, and in which elements it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from claimcheck.model import Role
from claimcheck.sources import allows, cues, markup
from claimcheck.sources.blocks import Part, Run, allow, part
from claimcheck.sources.markup import Event

# Elements that a reader does not see, or that are not text.
UNSEEN = frozenset(cues.words("unseen"))
BLOCKS = frozenset(cues.words("blocks"))
# Elements that say by themselves that they hold no part of an article.
OUTSIDE = frozenset(("nav", "footer", "aside", "menu"))
_ROLES: dict[str, Role] = {"li": "list", "dd": "list", "dt": "list", "tr": "list", "figcaption": "caption"}
_ROLES["caption"] = "caption"
_ROLES.update((f"h{n}", "heading") for n in range(1, 7))
# A start tag that ends an element its page left open.
_ENDS = {
    "li": {"li"},
    "dt": {"dt", "dd"},
    "dd": {"dt", "dd"},
    "tr": {"tr", "td", "th"},
    "td": {"td", "th"},
    "th": {"td", "th"},
    "option": {"option"},
}
_TOKEN = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_BOILERPLATE = frozenset(cues.words("boilerplate"))
_ALWAYS = frozenset(cues.words("always"))
_LANDMARKS = frozenset(
    ("navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog")
)
_BYLINE = frozenset(cues.words("bylineclass"))
DEEPEST = 500  # elements open at once, as in browsers; deeper ones are taken for their parent


@dataclass(frozen=True, slots=True)
class Element:
    """An element that is or was open. What is said of it holds for all within it.

    ``suspects`` are the indices of the elements around it, and its own, whose name or attributes say
    boilerplate; those of ``banned`` are so whatever they hold. ``articles`` are those that say article.
    """

    name: str
    index: int = 0
    parent: int = 0
    role: Role = "body"
    level: int = 0
    unseen: bool = False
    linked: bool = False
    quote: bool = False
    byline: int = 0  # so many elements further in, a line may still be a byline
    suspects: tuple[int, ...] = ()
    banned: bool = False
    articles: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A part with the element it stands in, and how much of it is links."""

    part: Part
    home: Element
    linked: float


@dataclass(slots=True)
class _State:
    """Where the reading of a page stands."""

    stack: list[Element] = field(default_factory=lambda: [Element("")])
    names: dict[str, int] = field(default_factory=dict)
    runs: list[Run] = field(default_factory=list)
    linked: int = 0
    breaks: int = 0
    opened: int = 0


def blocks(page: str, path: str = "<page>") -> Iterator[PageBlock]:
    """Yield the blocks of a page that can be seen; raises SourceError where there are too many."""
    characters = 0
    for number, block in enumerate(_blocks(page), 1):
        characters += len(block.part.text)
        allow(number, characters, path)
        yield block


def _blocks(page: str) -> Iterator[PageBlock]:
    """Yield every block of a page."""
    state = _State()
    for event in markup.events(page):
        if event.kind == "text":
            _text(state, page, event)
        elif event.kind == "comment":
            if not state.stack[-1].unseen:
                said = allows.inside(page[event.start : event.end], event.start)
                yield from (PageBlock(one, state.stack[-1], 0.0) for one in said)
        elif event.name == "br":
            state.breaks += 1
            if state.breaks > 1 or _is_sentence(state.runs):
                yield from _flush(state)
            else:
                state.runs.append((" ", event.start, event.end - event.start))
        else:
            if event.name in BLOCKS:
                yield from _flush(state)
            elif event.name in ("td", "th", "wbr", "img") and event.kind == "open":
                state.runs.append((" " if event.name != "wbr" else "", event.start, event.end - event.start))
            _open(state, event) if event.kind == "open" else _shut(state, event.name)
    yield from _flush(state)


def _text(state: _State, page: str, event: Event) -> None:
    """Take up a piece of text."""
    home = state.stack[-1]
    if event.name in markup.RAW or home.unseen:
        return
    if not page[event.start : event.end].isspace():
        state.breaks = 0
    state.runs.extend(markup.decoded(page, event.start, event.end))
    if home.linked:
        state.linked += event.end - event.start


def _is_sentence(runs: list[Run]) -> bool:
    """Whether what stands before a line break ends as a sentence."""
    last = next((text for text, _, _ in reversed(runs) if text.strip()), "")
    return re.search(r"[.!?…:][\"'”’)]*\s*$", last[-12:]) is not None


def _open(state: _State, event: Event) -> None:
    """Open an element, after shutting those that it ends."""
    name = event.name
    if name in markup.VOID or name in markup.RAW:  # the content of a raw element is read by then
        return
    if name in BLOCKS and state.names.get("p"):
        _shut(state, "p", within=4)
    if state.stack[-1].name in _ENDS.get(name, ()):
        _shut(state, state.stack[-1].name)
    if len(state.stack) < DEEPEST:
        state.opened += 1
        state.names[name] = state.names.get(name, 0) + 1
        state.stack.append(_element(event, state.stack[-1], state.opened))


def _shut(state: _State, name: str, *, within: int = DEEPEST) -> None:
    """Shut the innermost element of that name, and all within it."""
    if not state.names.get(name):
        return
    for at in range(len(state.stack) - 1, max(len(state.stack) - 1 - within, 0), -1):
        if state.stack[at].name == name:
            for element in state.stack[at:]:
                state.names[element.name] -= 1
            del state.stack[at:]
            return


def _element(event: Event, around: Element, index: int) -> Element:
    """Return an element with what its name and attributes say, and what the one around it says."""
    said, name = event.attributes, event.name
    tokens = set(_tokens(f"{said.get('class', '')} {said.get('id', '')}"))
    aria = said.get("role", "").lower()
    outside = name in OUTSIDE or aria in _LANDMARKS
    article = name in ("article", "main") or aria in ("main", "article")
    article = article or said.get("itemprop", "").lower() == "articlebody"
    role, level = around.role, around.level
    if name in _ROLES:
        role, level = _ROLES[name], int(name[1]) if _ROLES[name] == "heading" else 0
    elif name == "td" or (name == "p" and role == "list" and around.name in ("td", "th", "dd")):
        role, level = ("body", 0) if name == "p" else (role, level)
    mine = tokens & _BYLINE or said.get("rel", "").lower() == "author" or name == "time"
    suspect = not article and name not in ("html", "body") and (outside or tokens & _BOILERPLATE)
    return Element(
        name=name,
        index=index,
        parent=around.index,
        role=role,
        level=level,
        unseen=around.unseen or _is_unseen(name, said),
        linked=around.linked or name == "a",
        quote=around.quote or name == "blockquote",
        byline=3 if mine and role == "body" else max(around.byline - 1, 0),
        suspects=(*around.suspects, index)[-8:] if suspect else around.suspects,
        banned=around.banned or bool(suspect and (outside or tokens & _ALWAYS)),
        articles=(*around.articles, index)[-8:] if article else around.articles,
    )


def _is_unseen(name: str, said: dict[str, str]) -> bool:
    """Whether a browser would not show an element."""
    style = said.get("style", "").replace(" ", "").lower()
    hidden = "hidden" in said or said.get("aria-hidden", "").lower() == "true"
    return name in UNSEEN or hidden or "display:none" in style or "visibility:hidden" in style


def _tokens(said: str) -> Iterator[str]:
    """Yield the words of class and id attributes: "relatedLinks" and "related-links" hold two."""
    for word in said.split()[:40]:
        yield word.lower()
        yield from (hit.lower() for hit in _TOKEN.findall(word[:80]))


def _flush(state: _State) -> Iterator[PageBlock]:
    """Yield the block that was being read."""
    runs, linked, home = state.runs, state.linked, state.stack[-1]
    state.runs, state.linked, state.breaks = [], 0, 0
    if not runs or not any(text.strip() for text, _, _ in runs):
        return
    byline = home.byline > 0 and home.role == "body"
    hint = "byline" if byline else "quote" if home.quote else ""
    made = part(runs, home.role, level=home.level, hint=hint)
    if made:
        yield PageBlock(made, home, linked / max(sum(len(text) for text, _, _ in runs), 1))
