"""Which parts of a page, and which spans of a part, are not the article.

A part is furniture when it opens with a cue, is nothing but one, or stands in a run of links or personal
details that a cue opens; a sentence is when it holds one; and some spans are by their shape: datelines,
credits in captions, notes in brackets. Claims are not taken from furniture, so that in doubt a sentence
is not furniture. Corrections are not: "Correction: an earlier version said ..." is content.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimcheck.sources import cues
from claimcheck.sources.blocks import Part
from claimcheck.sources.masthead import Head, is_prose, relaid

TAIL = 6  # parts at the foot in which notes on authors and ways to reach them stand
_EDGE = r"^\W{0,4}"
_OPENS = cues.compiled(_EDGE, "openers", r"(?P<rest>\W*$|(?: \w+){0,3} ?[:|].*|\s[-–—]\s.*)")
_LABELS = cues.compiled(_EDGE, "labels", r"\W?:(?P<value>.*)")
_SENTENCES = cues.compiled(r"(?<!\w)", "sentences")
_CONTACT = cues.compiled(r"(?<!\w)", "contact")
_TRADES = cues.compiled(r"(?<!\w)", "trades")
_WHOLE = frozenset(cues.words("whole"))
_REACH = re.compile(
    r"\b\d{3}[-. ]\d{4}\b|\+\d{1,3}[ \d().-]{6,20}\d|\b0\d{2,4}[ -]\d{3,4}[ -]\d{2,4}"
    r"|\(\d{3,5}\) ?\d{3}[ -]?\d{3,4}"
    r"|\b[\w.+-]{1,64}@[\w-]{1,64}\.\w|\b\d{4} \d{3} \d{3,4}\b"
)
_RATING = re.compile(
    r"\brat(?:ed|ing)s?\b[^.]{0,30}\d(?:[.,]\d+)? ?(?:/|out of|by|of|\()"
    r"|\b\d(?:[.,]\d)? ?(?:/|out of) ?(?:5|10)\b[^.]{0,20}"
    r"\b(?:vot|rat|review|reader|star)|\b\d+ ?(?:%|per ?cent) of (?:readers|users|visitors)\b"
    r"|\b(?:readers|people|users) found (?:this|it|the)\b",
    re.IGNORECASE,
)
_COUNTER = re.compile(
    r"^\W*(?:\d[\d,.]*[km]?\s+(?:comments?|views?|shares?|reactions?|replies|likes|followers|reads"
    r"|min(?:ute)?s?\.? read)"
    r"|(?:comments?|views|shares|reactions|replies|likes) ?[(:]? ?\d[\d,.]*\)?"
    r"|read time: .{1,20}|\d+ min(?:ute)?s? read)\W*$",
    re.IGNORECASE,
)
# "Last updated at 14:05 on 10 March 2026." and nothing else: not "updated on 10 March to correct a name".
_STAMPED = re.compile(r"\b(?:updated|published|posted|modified|revised)\b", re.IGNORECASE)
_STAMP = re.compile(
    r"\W{0,3}(?:this (?:article|story|page|report|post|piece) (?:was|has been) )?"
    r"(?:(?:first|last|originally) )?(?:updated|published|posted|modified|revised)\b(?: online)?[\s:]{0,3}"
    r"(?>(?:at|on|the|of|today|yesterday|\d{1,2}(?:[:.]\d{2})?(?:[ap]m)?|\d{1,4}(?:st|nd|rd|th)?"
    r"|[ap]\.?m\.?|gmt|utc|[a-z]{1,4}t|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6})\b[\s,.;|–—-]{0,3}){1,14}$",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"^\W{0,3}(?:©|\(c\)\s|copyright\s(?:©|\(c\)|\d{4}))|\bcopyright \d{4}\b|© ?\d{4}", re.IGNORECASE
)
_AGENCY = re.compile(r"^\([^()]{1,60}\)(?: [a-z]{1,3}(?:/[a-z]{1,3})*)?$|^\([^()]{1,120}\)$")
_END = re.compile(r"[.!?…][\"'”’)\]]*\s+|\s[|·•]\s")
# "PORTLAND, Oregon (Wire) -", "LEEDS, April 3 --", as a paragraph of its own or before the first words.
_DATELINE = re.compile(
    r"^(?:[^\W\d_][^()\n]{1,60} )?\([^()\n]{2,40}\)\s?(?:--|-|–|—|_)(?:\s+|$)"
    r"|^[A-Z][A-Z'’.-]+(?: [A-Z][A-Z'’.-]+){0,3}(?:,? [^()\n]{1,50}?)?\s(?:--|-|–|—|_)(?:\s+|$)"
)
_CREDIT = re.compile(
    r"(?<!\s)\s*+\([^()]{0,80}(?:" + cues.pattern(cues.words("credits")) + r"|\s/\s|\w/\w)[^()]{0,60}\)\s*$"
    r"|(?<!\s)\s*+(?<!\w)"
    + cues.pattern(cues.words("credits"))
    + r" ?(?::|by\b)(?:[^.]|\b[A-Z]\.){1,60}\.?$",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"^\W{0,2}(?:photo|caption|picture|image|pic|graphic|video|map|chart)(?: caption)?: ?", re.IGNORECASE
)
_CONTENT = re.compile(
    r"^\W*+(?:about (?!the (?:author|writer))|correct|update|clarif|notes? to editors|photo|caption|picture)",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"(?:[A-Z][\w.'’-]+ ){2,4}(?:is|was|has|writes|covers|reports|teaches|graduated|joined|edits|lives)\b"
)
_SHOUT = re.compile(r"^\[(?:[A-Z]{2,}|[A-Z][\w ]{0,20}:|[^\]]*\?\]$)")


def mark(parts: Sequence[Part], head: Head) -> list[Part]:
    """Return the parts with the verdict on each, and on spans of each."""
    out: list[Part] = []
    opened = False
    begun = (max(head.lines) if head.lines else -1) if head.title is None else head.title
    foot = len(parts) - TAIL
    for i, part in enumerate(parts):
        if part.furniture or part.hint == "furniture" or i in head.furniture:
            out.append(replace(part, furniture=True))
            continue
        if i == head.title or i <= begun:
            cut = relaid(part.text)
            out.append(
                replace(
                    part, role="headline" if i == head.title else part.role, cuts=((0, cut),) if cut else ()
                )
            )
            continue
        alone = _OPENS.match(cues.plain(part.text[:400]))
        if alone and len(part.text) < 400 and _is_opener(alone, part):
            opened = opened or not re.search(r"\w", alone["rest"])
            out.append(replace(part, furniture=True))
        elif opened and _is_link(part):
            out.append(replace(part, furniture=True))
        else:
            opened = False
            out.append(_judge(part, tail=i >= foot, last=i >= len(parts) - 3, head=head))
    return out


def _is_opener(hit: re.Match[str], part: Part) -> bool:
    """Whether a cue with what follows it on the line is a heading of links, or a link itself."""
    rest = hit["rest"]
    return not re.search(r"\w", rest) or (
        (len(part.text.split()) <= 45 and not is_prose(rest)) or ":" in rest[:40]
    )


def _is_link(part: Part) -> bool:
    """Whether a part of an opened run goes on with it: a label, an item, a line that is no sentence."""
    if part.level or part.hint == "quote":
        return False
    words = len(part.text.split(None, 80))
    if _LABELS.match(part.text):
        return words <= 80
    return (words <= 30 and (part.role == "list" or not is_prose(part.text))) or is_furniture(part.text)


def is_furniture(text: str) -> bool:
    """Whether a whole part is furniture by its words."""
    if len(text) > 600:
        return False
    plain = cues.plain(text)
    words = len(plain.split())
    if plain.strip(" .!*_").lower() in _WHOLE or _RIGHTS.match(plain) or _COUNTER.match(plain):
        return True
    if words <= 25 and cues.STARTS.match(plain):
        return True
    label = _LABELS.match(plain)
    if label and (not label["value"].strip() or (words <= 12 and not is_prose(label["value"]))):
        return True
    return words <= 25 and _RATING.search(plain) is not None


def _judge(part: Part, *, tail: bool, last: bool, head: Head) -> Part:
    """Decide on one part that no run decides on."""
    text = part.text
    aside = part.hint == "aside" and last and not _CONTENT.match(text)
    agency = last and len(text) < 160 and _AGENCY.match(text) is not None
    if cues.is_note(text) or part.hint == "note" or is_furniture(text) or aside or agency:
        return replace(part, furniture=True)
    if last and _is_biography(text, head.authors):
        return replace(part, furniture=True)
    cuts = sorted({*part.cuts, *_cuts(part, tail=tail)})
    left = _left(text, cuts)
    role = "caption" if part.role == "body" and _CAPTION.match(text) else part.role
    return replace(part, furniture=not re.search(r"\w", left), cuts=tuple(cuts), role=role)


def _left(text: str, cuts: Sequence[tuple[int, int]]) -> str:
    """What of ``text`` the cuts leave."""
    kept, at = [], 0
    for start, end in cuts:
        kept.append(text[at:start])
        at = max(at, end)
    return "".join([*kept, text[at:]])


def _is_biography(text: str, authors: Sequence[str]) -> bool:
    """Whether a part at the foot says who the author is."""
    if len(text) > 400 or len(text.split()) > 45:
        return False
    sentence = _END.split(text, 1)[0]
    trade = _TRADES.search(sentence) is not None
    for name in authors:
        if text.startswith(name + " ") or (
            trade and text.startswith((name.split()[0] + " ", name.split()[-1] + " "))
        ):
            return True
    return trade and _PERSON.match(text) is not None


def _cuts(part: Part, *, tail: bool) -> Iterator[tuple[int, int]]:
    """Yield the spans of a part that are furniture by themselves."""
    text = cues.plain(part.text)
    dateline = _DATELINE.match(text[:160])
    if dateline and (part.role == "body" or dateline.end() == len(text)):
        yield 0, dateline.end()
    if "[" in text:
        for hit in cues.BRACKETED.finditer(text):
            inner = hit[0].strip("[]")
            if hit[0].startswith("[[") or cues.NOTE.match(inner) or _SHOUT.match(hit[0]):
                yield hit.start(), hit.end()
    label = _CAPTION.match(text)
    if label:
        yield 0, label.end()
    if part.role == "caption" or label:
        credit = _CREDIT.search(text, max(len(text) - 200, label.end() if label else 0))
        if credit:
            yield credit.start(), len(text)
        elif label and len(text.split()) <= 5 and label[0].strip().lower().startswith("photo"):
            yield 0, len(text)
    if (
        _SENTENCES.search(text)
        or cues.STARTS.match(text)
        or (tail and len(text) < 3000)
        or _STAMPED.search(text)
    ):
        yield from _sentence_cuts(text, tail=tail)


def _sentence_cuts(text: str, *, tail: bool) -> Iterator[tuple[int, int]]:
    """Yield the sentences that hold a cue or, at the foot, a way to reach somebody."""
    at = 0
    for stop in [*(hit.end() for hit in _END.finditer(text)), len(text)]:
        sentence = text[at:stop]
        if len(sentence) < 300 and sentence.strip():
            cue = _SENTENCES.search(sentence) or _COUNTER.match(sentence)
            reach = tail and _REACH.search(sentence) and _CONTACT.search(sentence)
            shaped = (tail or not at) and (_RATING.search(sentence) or cues.STARTS.match(sentence))
            if cue or reach or shaped or _STAMP.match(sentence):
                yield at, stop
        at = stop
