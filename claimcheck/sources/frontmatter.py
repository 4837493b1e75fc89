"""YAML front matter: what it says of the article, and where its title stands."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.errors import SourceError
from claimcheck.sources.article import Data
from claimcheck.sources.blocks import Part, Run, part
from claimcheck.sources.published import dates, stamp

if TYPE_CHECKING:
    import yaml

_OPEN = re.compile(r"---[ \t]*(?:\r\n|\n|\r)")
_CLOSE = re.compile(r"(?:^|(?<=[\r\n]))(?:---|\.\.\.)[ \t]*(?=[\r\n]|\Z)")
_DOUBLED = re.compile("''")
_ESCAPED = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\s+|.)")
_KEY = re.compile(r"^\s*+[\"']?[A-Za-z_][\w .-]{0,60}[\"']?\s*:(?:\s|$)")
_LINE = re.compile(r"[^\n]*(?:\n|\Z)")
# A field of one line; what begins as a list, mapping, block, anchor or tag is left to YAML.
_FIELD = re.compile(
    r"(?P<name>[A-Za-z_][\w .-]{0,60}?)[ \t]*:(?:[ \t]+(?P<value>[^\s\[{|>&*!][^\n]*?))?[ \t]*\n?"
)
_TITLE = ("title", "headline", "hed")
_BELOW = ("subtitle", "standfirst", "dek", "deck", "subhead", "subheadline", "lede")
_DATE = (
    "published",
    "published_at",
    "publish_date",
    "date_published",
    "datepublished",
    "pubdate",
    "publication_date",
    "date",
    "issued",
)
_UPDATED = ("updated", "modified", "lastmod", "last_updated", "date_modified", "updated_at")
_OUTLET = (
    "outlet",
    "publication",
    "publisher",
    "source",
    "agency",
    "site",
    "site_name",
    "newspaper",
    "issuer",
)
_URL = ("url", "canonical", "canonical_url", "link", "permalink")
Nodes = dict[str, "yaml.ScalarNode"]


def read(text: str, path: str) -> tuple[int, list[Part], Data]:
    """Return where the body starts, the parts that stand in the front matter, and what it says.

    Raises SourceError, with the line, for front matter that is not YAML or is never closed, and for a
    date in it that does not exist.
    """
    opened = _OPEN.match(text)
    if not opened:
        return 0, [], Data()
    first = re.split(r"[\r\n]", text[opened.end() : opened.end() + 500], maxsplit=1)[0]
    closed = _CLOSE.search(text, opened.end())
    if not closed:
        if _KEY.match(first):
            raise SourceError(
                "the front matter is never closed", where=f"{path}:1", hint="End it with a line of ---."
            )
        return 0, [], Data()
    nodes = _nodes(text[opened.end() : closed.start()], path, first)
    if nodes is None:
        return 0, [], Data()
    day, how = _day(nodes, _DATE, path)
    updated, since = _day(nodes, _UPDATED, path)
    base = opened.end()
    title = _first(nodes, _TITLE)
    parts = [
        made
        for node, level in ((title, 1), (_first(nodes, _BELOW), 0))
        if node and (made := part(_runs(node, text, base), "headline" if level else "body", level=level))
    ]
    data = Data(
        title=" ".join(title.value.split()) if title else "",
        published=day,
        published_from=how,
        updated=updated,
        updated_from=since,
        outlet=_said(nodes, _OUTLET),
        url=_said(nodes, _URL),
    )
    return closed.end(), parts, data


def _nodes(source: str, path: str, first: str) -> Nodes | None:
    """Return the scalar fields of front matter by lower-case name; None when it is no mapping."""
    import yaml  # 20 ms, and most texts have no front matter

    try:
        root = yaml.compose(re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", " ", source), Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        if (plain := _lines(source)) is not None:
            return plain
        mark = error.problem_mark or error.context_mark
        what = error.problem or error.context or "not YAML"
        raise _broken(what, path, mark.line + 2 if mark else 1) from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise _broken("not YAML", path, 1) from error
    if root is None:
        return {}
    if not isinstance(root, yaml.MappingNode):
        if _KEY.match(first):
            raise _broken("no list of `name: value`", path, 2)
        return None
    return {
        str(name.value).lower().replace("-", "_").replace(" ", "_"): value
        for name, value in root.value
        if isinstance(name, yaml.ScalarNode) and isinstance(value, yaml.ScalarNode)
    }


def _lines(source: str) -> Nodes | None:
    """Return the fields of front matter that is one ``name: value`` a line, and no YAML for a colon or quote.

    People write `title: "Every house": the count` by hand. None when there is anything else in it.
    """
    import yaml

    found: Nodes = {}
    for number, line in enumerate(_LINE.finditer(source)):
        if not line[0].strip() or line[0].startswith("#"):
            continue
        field = _FIELD.fullmatch(line[0].rstrip("\r"))
        if not field:
            return None
        inside = [max(place, 0) + line.start() for place in field.span("value")]
        first, last = (yaml.Mark("", at, number, at - line.start(), None, 0) for at in inside)
        name = field["name"].lower().replace("-", "_").replace(" ", "_")
        found[name] = yaml.ScalarNode("tag:yaml.org,2002:str", field["value"] or "", first, last)
    return found


def _broken(what: str, path: str, line: int) -> SourceError:
    return SourceError(
        f"broken front matter: {what}", where=f"{path}:{line}", hint="Quote a value that holds a colon."
    )


def _first(nodes: Nodes, names: tuple[str, ...]) -> yaml.ScalarNode | None:
    """Return the first of the fields ``names`` that says something."""
    return next(
        (nodes[n] for n in names if n in nodes and nodes[n].value.strip() not in ("", "null", "~")), None
    )


def _said(nodes: Nodes, names: tuple[str, ...]) -> str | None:
    node = _first(nodes, names)
    return " ".join(node.value.split()) if node else None


def _day(nodes: Nodes, names: tuple[str, ...], path: str) -> tuple[dt.date | None, str | None]:
    """Return the day that the first dated field of ``names`` gives, and how it was found."""
    for name in names:
        node = nodes.get(name)
        if node is None or not node.value.strip():
            continue
        day = stamp(node.value)
        if day:
            return day, "front matter" if names is _DATE else f"front matter, {name}"
        if any(found is None for _, _, found in dates(node.value)):
            line = node.start_mark.line + 2
            raise SourceError(
                f"{node.value.strip()!r} is no day", where=f"{path}:{line}", hint="Write it as 2026-04-22."
            )
    return None, None


def _runs(node: yaml.ScalarNode, text: str, base: int) -> list[Run]:
    """Return a scalar's text with its place, character by character as far as that can be told."""
    start, end = base + node.start_mark.index, base + node.end_mark.index
    said = " ".join(node.value.split())
    if node.style in ("'", '"'):
        runs = list(_quoted(text[start + 1 : end - 1], start + 1, node.style))
    else:
        runs = list(_worded(said, text, start, end))
    if " ".join("".join(run[0] for run in runs).split()) == said:
        return runs
    return [(said, start, end - start)]


def _quoted(source: str, place: int, style: str) -> Iterator[Run]:
    """Yield a quoted scalar, what it escapes apart from the rest."""
    at = 0
    for hit in (_DOUBLED if style == "'" else _ESCAPED).finditer(source):
        yield source[at : hit.start()], place + at, hit.start() - at
        yield "'" if style == "'" else _unescaped(hit[0]), place + hit.start(), len(hit[0])
        at = hit.end()
    yield source[at:], place + at, len(source) - at


def _unescaped(escape: str) -> str:
    """Return the character that an escape of a double-quoted scalar stands for."""
    import yaml

    try:
        return str(yaml.safe_load(f'"{escape}"'))
    except yaml.YAMLError:
        return ""


def _worded(said: str, text: str, start: int, end: int) -> Iterator[Run]:
    """Yield a plain or block scalar word by word; its lines may be folded."""
    for word in said.split():
        found = text.find(word, start, end)
        if found < 0:
            return
        yield " ", max(found - 1, 0), 1
        yield word, found, len(word)
        start = found + len(word)
