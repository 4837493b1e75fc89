"""What stands over an article: its headline, and the lines around it that are no part of the story."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.sources import cues
from claimcheck.sources.blocks import Part
from claimcheck.sources.letterhead import letterhead
from claimcheck.sources.published import first_date, is_dated

# An article's head is over by then: the longest seen in the development sets has 7 lines.
LONGEST = 14
_SPLIT = re.compile(r"\s[|·•–—>›»/-]+\s|[|·•›»]|\s>\s")
_ENDS = re.compile(r"[.!?…][\"'”’)\]]*$")
_SLUG = re.compile(r"^[A-Z0-9]+(?:[-/][A-Z0-9]+)+(?: ?\(.*\))?$")
_WORD = re.compile(r"[^\W\d_][\w'’.&-]*")
_LITTLE = frozenset(cues.words("joining"))
_DRAFT = re.compile(r"^\W*+(?:[\w-]++ ){0,2}(?:DRAFT|(?:[Ww]orking|[Ff]irst|[Rr]ough) draft)\b")
# What a page says of itself: "The newsletter for ...", "Your town, your paper", "... since 1911".
_MOTTO = re.compile(
    r"^\W*(?:the|a|an|your|our)?\s?(?:\w+ )?(?:newsletter|magazine|weekly|monthly|blog|paper|newspaper"
    r"|journal|home|voice|news|site|notes) (?:for|of|about|from|since|on)\b"
    r"|\bsince 1[89]\d\d\W*$|^\W*your \w+, your\b",
    re.IGNORECASE,
)
_RELAID = re.compile(
    r"^(?:UPDATE|RPT|REPEAT|WRAPUP|REFILE|CORRECTED|BREAKING|URGENT|ADV|FACTBOX)(?:[ -]?\d+)? ?[-–—:]+ ?"
)


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a page: indices of parts. ``lines`` are those that say where, when and by whom."""

    title: int | None
    lines: tuple[int, ...]
    furniture: frozenset[int]
    authors: tuple[str, ...] = ()
    outlet: str | None = None


def is_prose(text: str) -> bool:
    """Whether a part is running text: long, or several words that end as a sentence."""
    words = len(text.split(None, 25))
    return words > 24 or (words > 7 and _ENDS.search(text[-8:]) is not None)


def is_byline(part: Part) -> bool:
    """Whether a short line says who wrote the article or when."""
    if len(part.text) > 220:
        return False
    if part.hint == "byline":
        return not (len(part.text.split()) > 12 and is_prose(part.text))
    words = len(part.text.split())
    if words <= 25 and is_dated(part.text):
        after = _SPLIT.split(part.text)[1:]
        return not (after and is_prose(after[-1]))
    named = cues.BYLINE.match(part.text)
    return bool(named) and words <= 16 and not (words > 8 and _ENDS.search(part.text))


def is_outlet(text: str) -> bool:
    """Whether a line is the name of an outlet: a few capitalised words, one of them "Times", "Wire", ..."""
    words = _WORD.findall(text)
    if not 1 <= len(words) <= 6 or re.search(r"\d|[?!]", text):
        return False
    capital = all(w[0].isupper() or w.lower() in _LITTLE for w in words)
    return capital and words[-1].lower().strip(".") in cues.OUTLETS


def is_rubric(text: str) -> bool:
    """Whether a line is a rubric, a breadcrumb or a slug ("Local & Metro", "Home > News", "NPA-OIL")."""
    plain = cues.plain(text).strip(" .:-–—*[]()/0123456789").lower()
    if plain in cues.RUBRICS or _SLUG.match(text) or cues.STARTS.match(cues.plain(text)):
        return True
    pieces = [p.strip() for p in _SPLIT.split(text) if p.strip()]
    short = all(len(p.split()) <= 4 for p in pieces) and not re.search(r"\d{2}|[.?!]$", text)
    if len(pieces) > 1 and short and (len(pieces) > 2 or re.search(r"[>›»|]", text)):
        return True
    return len(pieces) > 1 and any(p.lower() in cues.RUBRICS for p in pieces) and short


def is_draft_note(text: str) -> bool:
    """Whether a line is an editor's own: "DRAFT - not for publication", "[ed: ...]"."""
    return bool(_DRAFT.match(text)) or cues.is_note(text)


def relaid(text: str) -> int:
    """Return the length of a wire's mark before a headline ("UPDATE 1 - "), or 0."""
    hit = _RELAID.match(text)
    return hit.end() if hit else 0


def read_head(parts: Sequence[Part], title: str = "") -> Head:
    """Find the headline and the lines around it; ``title`` is what the file's own data call it."""
    top = _top(parts)
    issued = letterhead(parts)
    kinds = {i: _kind(parts[i], first=i == 0) for i in top}
    if issued:
        kinds.update((i, "capitals") for i in issued.lines if kinds.get(i) == "text")
    chosen = _titled(parts, title)
    if chosen is None:
        chosen = _choose(top, kinds)
    if issued and chosen == 0 and len(issued.lines) > 1:
        chosen = 1  # rather what the paper is than whose
    lines = tuple(i for i in top if i != chosen and kinds[i] != "text")
    furniture = {i for i in lines if kinds[i] not in ("capitals", "named")}
    for i in top:
        before = chosen is not None and i < chosen
        if i == chosen or i in furniture or (not before and kinds[i] == "text"):
            continue
        named = kinds[i] == "named" and chosen is not None and i > chosen
        if named or (before and len(parts[i].text.split()) <= 20):
            furniture.add(i)
    for i in range(len(parts)):  # the headline again, at the foot
        if chosen is not None and i > chosen + 3 and parts[i].text == parts[chosen].text:
            furniture.add(i)
    if chosen is not None and is_draft_note(parts[chosen].text):
        furniture.add(chosen)
    around = tuple(sorted({*lines, *furniture} & set(top)))
    outlet = issued.issuer if issued else _outlet(parts, around)
    return Head(chosen, around, frozenset(furniture), _authors(parts, around), outlet)


def _top(parts: Sequence[Part]) -> list[int]:
    """The indices of the parts before the first running text."""
    top: list[int] = []
    for i, part in enumerate(parts[:LONGEST]):
        lead = part.level == 1 or part.role == "headline"
        line = is_byline(part) or is_draft_note(part.text) or part.hint in ("byline", "note")
        if not lead and not line and (part.role in ("list", "caption") or is_prose(part.text)):
            if part.role != "caption":
                break
            continue
        if part.level > 1 and any(parts[j].level == 1 for j in top):
            break
        top.append(i)
    return top


def _kind(part: Part, *, first: bool) -> str:
    """Sort a line of the head: byline, rubric, outlet, note, capitals, named, tagline or text."""
    text = part.text
    if is_draft_note(text) or part.hint == "note":
        return "note"
    if part.role == "headline" or part.level == 1:
        return "text"
    if is_byline(part):
        return "byline"
    if is_rubric(text):
        return "rubric"
    if is_outlet(text):
        return "outlet"
    if text.startswith("(") and text.endswith(")"):
        return "note"
    lead = next((p.strip() for p in _SPLIT.split(text) if p.strip()), text)
    words = _WORD.findall(lead)
    if first and words and lead.isupper() and len(words) <= 5 and not relaid(text):
        return "capitals"
    if _MOTTO.search(text):
        return "tagline"
    if lead.isupper() and len(words) > 2:
        return "text"
    if 1 < len(words) <= 5 and all(w[0].isupper() for w in words) and not re.search(r"\d|:", text):
        return "named"
    return "tagline" if text[:1].islower() else "text"


def _titled(parts: Sequence[Part], title: str) -> int | None:
    """The part that is the headline by the file's own marks, or that repeats its title."""
    wanted = cues.key(title)
    leads = [i for i, p in enumerate(parts[:40]) if p.level == 1 or p.role == "headline"]
    same = [i for i, p in enumerate(parts[:40]) if wanted and cues.key(p.text) == wanted]
    near = [
        i
        for i in leads
        if wanted and (cues.key(parts[i].text) in wanted or wanted in cues.key(parts[i].text))
    ]
    return next(iter(same or near or leads), None)


def _choose(top: list[int], kinds: dict[int, str]) -> int | None:
    """The line of the head that is most like a headline.

    The first one that is; but a rubric, an outlet or a date over a later one says that what stands before
    them is a motto of the page.
    """
    fit = [i for i in top if kinds[i] == "text"]
    for at, i in enumerate(fit):
        later = fit[at + 1 :]
        motto = later and any(kinds[j] == "rubric" for j in range(i + 1, later[0]) if j in kinds)
        if motto and not any(kinds[j] == "byline" for j in range(i + 1, later[0]) if j in kinds):
            continue
        return i
    rest = [i for i in top if kinds[i] in ("named", "capitals", "tagline")]
    return rest[0] if rest else None


def _authors(parts: Sequence[Part], lines: Sequence[int]) -> tuple[str, ...]:
    """The names in bylines."""
    found: list[str] = []
    for i in lines:
        for piece in _SPLIT.split(parts[i].text):
            hit = re.match(r"\W*(?:(?i:by|posted by|words by)\s+)?((?:[A-Z][\w.'’-]+ ?){2,4})", piece)
            name = hit[1].strip(" .") if hit else ""
            if name and not first_date(piece) and name.split()[-1].lower() not in cues.OUTLETS:
                found.append(name)
    return tuple(dict.fromkeys(found))


def _outlet(parts: Sequence[Part], lines: Sequence[int]) -> str | None:
    """The name of the outlet, where the head says it."""
    for i in lines:
        for piece in re.split(r"\s[|·•–—/-]+\s|[|·•,;()]|\.\s", parts[i].text):
            name = re.sub(r"(?i)^by\s", "", piece.strip(" *_.:"))
            if is_outlet(name) and len(name.split()) > 1 and not is_rubric(name):
                return name.title() if name.isupper() else name
    return None
