"""Markdown with YAML front matter: its marks are kept out of the text, its places are kept.

Read line by line: the text of a paragraph is what a reader of the rendered page sees. Code is furniture,
pictures, comments, raw tags and link targets are left out. Front matter gives title, date, outlet and url;
a title that the body does not repeat becomes the first block of the text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from claimcheck.model import Document, Role
from claimcheck.sources import allows, cues, frontmatter
from claimcheck.sources.article import assemble
from claimcheck.sources.blocks import Part, Row, Run, counted, lines, part
from claimcheck.sources.text import margin

SUFFIXES = (".md", ".markdown", ".mkd", ".qmd", ".rmd")
_HEADING = re.compile(r"^ {0,3}(#{1,6})(?:[ \t]+|$)")
_CLOSING = re.compile(r"[ \t]#++[ \t]*$")
_UNDER = re.compile(r"^ {0,3}(?:(=)=*|--+)[ \t]*$")
_RULE = re.compile(r"^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_ITEM = re.compile(r"^[ \t]*(?:[-*+•]|\d{1,4}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?(?=\S)")
_QUOTE = re.compile(r"^(?:[ \t]{0,3}>[ \t]?)+")
_REFERENCE = re.compile(r"^ {0,3}\[[^\]]{1,200}\]:[ \t]*\S")
_TABLE = re.compile(r"^(?=[ \t|:]*+-)[ \t|:-]++$")
_BREAK = re.compile(r"(?: {2,}|\\)$")
_STRONG = re.compile(r"^\s*(?:\*\*|__)[^*_]{2,90}(?:\*\*|__)\s*$")
_ASIDE = re.compile(r"^\s*(?:\*(?![*\s])[^*]+\*|_(?![_\s])[^_]+_|\*\*(?![*\s])[^*]+\*\*)\s*$")
# Marks inside a paragraph. Nothing here looks further than its own closing mark, and that not beyond a bound.
_INLINE = re.compile(
    r"(?P<escape>\\(?P<escaped>[!-/:-@\[-`{-~]))"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    r"|(?P<code>`{1,3})"
    r"|(?P<comment><!--)"
    r"|(?P<auto><(?:https?|mailto):[^\s<>]{1,2000}>)"
    r"|(?P<tag></?[A-Za-z][^<>]{0,500}>)"
    r"|(?P<foot>\[\^[^\]\s]{1,60}\])"
    r"|(?P<open>!?\[)"
    r"|(?P<close>\](?:\([^()\s]{0,2000}(?:\([^()\s]{0,500}\)[^()\s]{0,500})?(?:\s{1,5}(?:\"[^\"]{0,300}\"|'[^']{0,300}'))?\)|\[[^\]\[]{0,200}\])?)"
    r"|(?P<star>\*{1,3}|~~)"
    r"|(?P<under>_{1,3})"
)


def begins(raw: bytes) -> bool:
    """Whether the first bytes are front matter or a heading."""
    return re.match(rb"---[ \t]*\r?\n|#{1,6}[ \t]\S", raw) is not None


def read(text: str, path: str) -> Iterator[Document]:
    """Yield the one article of a Markdown file."""
    start, fields, data = frontmatter.read(text, path)
    parts = list(counted(blocks(_body(text, start)), path))
    heads = [cues.key(p.text) for p in parts[:12] if p.level == 1 or p.role == "body"]
    led = [p for p in fields if p.level == 0 or cues.key(p.text) not in heads]
    yield assemble([*led, *parts], text, path, data)


def _body(text: str, start: int) -> Iterator[Run]:
    """Yield the lines of the file after ``start``."""
    for line, place, width in lines(text[start:]):
        yield line, place + start, width


def blocks(rows: Iterable[Run]) -> Iterator[Part]:
    """Yield the parts of Markdown lines."""
    listed = list(rows)
    width = margin(line for line, _, _ in listed)
    held: list[Run] = []
    kind: Role = "body"
    seen = list(_seen(listed))
    for at, (row, code) in enumerate(seen):
        line, place, length = row
        said = None if code else allows.alone(row)
        if said:
            if held and at + 1 < len(seen) and seen[at + 1][0][0].strip():
                yield from _close(held, kind)
                held = []
            yield said
            continue
        under, head = _UNDER.match(line), _HEADING.match(line)
        if under and held and kind == "body":
            yield from _close(held, "heading", level=1 if under[1] else 2)
            held = []
            continue
        plain = not code and not head and not _is_mark(line)
        item, cut = _item(line) if plain else (False, 0)
        if held and (not plain or item or not _joins(held[-1][0], line, width)):
            yield from _close(held, kind)
            held = []
        if head and not code:
            body = _CLOSING.sub("", line[head.end() :])
            yield from _close([(body, place + head.end(), len(body))], "heading", level=len(head[1]))
        elif code and (made := part([row], hint="furniture")) is not None:
            yield made
        elif plain:
            kind = kind if held else "list" if item else "body"
            held.append((line[cut:], place + cut, length - cut))
    yield from _close(held, kind)


def _seen(rows: Iterable[Run]) -> Iterator[tuple[Run, bool]]:
    """Yield the lines that are not fences or comments, and whether each is code."""
    fence, comment = "", False
    for line, place, length in rows:
        fenced = _FENCE.match(line)
        if fenced and (not fence or line.strip().startswith(fence)):
            fence = "" if fence else fenced[1]
            yield ("", place, 0), False
        elif fence:
            yield (line, place, length), True
        elif not comment and (said := allows.COMMENT.match(line, len(line) - len(line.lstrip()))):
            yield (line[: said.end()], place, said.end()), False
            comment = not said[0].endswith("-->")
            if line[said.end() :].strip():
                yield (line[said.end() :], place + said.end(), length - said.end()), False
        elif comment or line.lstrip().startswith("<!--"):
            rest = line.partition("-->")[2]
            comment = "-->" not in line
            yield (rest, place + length - len(rest), len(rest)), False
        else:
            yield (line, place, length), False


def _is_mark(line: str) -> bool:
    """Whether a line is no text: blank, a rule, the target of a link, a table's border."""
    return bool(not line.strip() or _RULE.match(line[:200]) or _REFERENCE.match(line) or _is_border(line))


def _item(line: str) -> tuple[bool, int]:
    """Return whether a line begins an item or a table's row, and how many characters of marks it has."""
    quote = _QUOTE.match(line)
    item = _ITEM.match(line, quote.end() if quote else 0)
    cut = item.end() if item else quote.end() if quote else 0
    return item is not None or line.lstrip().startswith("|"), cut


def _is_border(line: str) -> bool:
    """Whether a line draws the rule under a table's head."""
    return "|" in line and len(line) < 2000 and _TABLE.match(line) is not None


def _joins(line: str, following: str, width: int) -> bool:
    """Whether two lines are of one paragraph: they are, but for a hard break and a line all in bold."""
    if _BREAK.search(line[-10:]) or _STRONG.match(line[:200]) or cues.is_note(following[:500]):
        return False
    return not (width == 0 and re.search(r"[.!?:][\"'”’)*_]*$", line[-8:]) and len(line) < 40)


def _close(rows: list[Run], role: Role, *, level: int = 0) -> Iterator[Part]:
    """Yield the part that the lines of a block make, without their marks."""
    if not rows:
        return
    joined: list[Run] = []
    for row in rows:
        if joined:
            joined.append((" ", row[1] - 1, 1))
        joined.append(row)
    whole = "".join(text for text, _, _ in joined)
    yield from (said for text, place, _ in joined for said in allows.inside(text, place))
    lone = _STRONG.match(whole[:200]) is not None and len(whole) < 200
    aside = len(whole) < 1500 and _ASIDE.match(whole) is not None and not lone
    made = part(inline(tuple(joined), whole), role, level=level, hint="aside" if aside else "")
    if made and lone and role == "body" and not re.search(r"[.!?]$", made.text):
        made = replace(made, role="heading")
    if made:
        yield made


def inline(row: Row, whole: str) -> Iterator[Run]:
    """Yield a paragraph's runs without emphasis, targets of links, pictures, tags and comments."""
    starts: list[int] = []
    at = 0
    for text, _, _ in row:
        starts.append(at)
        at += len(text)
    edits = list(_edits(whole))
    index = 0
    for (text, place, _), start in zip(row, starts, strict=True):
        stop, at = start + len(text), start
        while index < len(edits) and edits[index][0] < stop:
            low, high, said = edits[index]
            if low > at:
                yield text[at - start : low - start], place + at - start, low - at
            if said and low >= start:
                yield said, place + low - start, high - low
            at = max(at, min(high, stop))
            if high > stop:
                break
            index += 1
        if at < stop:
            yield text[at - start :], place + at - start, stop - at


def _edits(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, replacement) of the marks in ``text``, ascending and apart."""
    links = _links(text)
    at = 0
    for hit in _INLINE.finditer(text):
        if hit.start() < at:
            continue
        kind, low, high, said = hit.lastgroup or "", hit.start(), hit.end(), ""
        if hit["escape"]:
            said = hit["escaped"]
        elif hit["entity"]:
            said = html.unescape(hit[0])
        elif hit["comment"]:
            end = text.find("-->", high)
            high = end + 3 if end >= 0 else high
        elif hit["auto"]:
            yield low, low + 1, ""
            low = high - 1
        elif hit["open"] or hit["close"]:
            if low not in links:
                continue
            high = links[low]
        elif hit["star"]:
            if hit[0] != "~~" and _is_loose(text, low, high):
                continue
        elif hit["under"] and (_is_loose(text, low, high) or _is_inner(text, low, high)):
            continue
        at = high
        del kind
        yield low, high, said


def _is_loose(text: str, low: int, high: int) -> bool:
    """Whether a mark has white space on both sides, and so is a character ("2 * 3")."""
    return text[low - 1 : low].strip() == "" and text[high : high + 1].strip() == ""


def _is_inner(text: str, low: int, high: int) -> bool:
    """Whether an underscore stands inside a word."""
    return low > 0 and text[low - 1].isalnum() and text[high : high + 1].isalnum()


def _links(text: str) -> dict[int, int]:
    """Return the marks of links and pictures: start to end, of the bracket that opens and what closes.

    Brackets without a target are no link ("[the company]", "[check]"). A picture goes with its text.
    """
    marks: dict[int, int] = {}
    opened: list[tuple[int, int]] = []
    for hit in _INLINE.finditer(text):
        if hit["open"]:
            opened.append((hit.start(), hit.end()))
        elif hit["foot"]:
            marks[hit.start()] = hit.end()
        elif hit["close"] and opened:
            low, high = opened.pop()
            if len(hit[0]) == 1:
                continue
            if text[low] == "!":
                marks[low] = hit.end()
            else:
                marks[low] = high
                marks[hit.start()] = hit.end()
    return marks
