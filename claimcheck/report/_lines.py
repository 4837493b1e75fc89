"""Words and lines that the reports for people share."""

from __future__ import annotations

import datetime as dt
import re
import textwrap
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from claimcheck.values.days import day, stretch

if TYPE_CHECKING:
    from claimcheck.model import Finding, Location

# Escape sequences of terminals: CSI ("\x1b[31m"), strings up to their end ("\x1b]0;title\x07"), short ones.
# A string that never ends is none: only its first characters go, or a stray byte would hide an article.
ESCAPES = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]{0,64}[ -/]{0,8}[@-~]?"
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x90\x98\x9c-\x9f]{0,400}(?:\x07|\x1b\\|\x9c)"
    r"|\x1b[ -/]{0,8}[0-~]?"
)
# What would move the cursor, reorder or hide text: C0 and C1 controls, bidirectional controls, zero-width
# characters, line separators, lone surrogates, and the private characters that stand for marks here.
HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff"
    "\ud800-\udfff\ue000\ue001]"
)
# A day or a range of days as records have it, with the time of day where it is known.
OPEN_END = "..."
SPAN = re.compile(r"(\d{4}-\d\d-\d\d|\.{3})(?: to (\d{4}-\d\d-\d\d|\.{3}))?(?:T(\d\d:\d\d))?")
SPACES = re.compile(r"[\s\u2028\u2029]+")
# A marked passage on its way through wrapping: one character opens it, one closes it.
OPEN, CLOSE = "\ue000", "\ue001"
BOLD, RESET = "\x1b[1;4m", "\x1b[0m"
LEVELS = {"error": "\x1b[31m", "warning": "\x1b[33m", "note": "\x1b[36m"}
# How grave the levels are, the gravest first.
ORDER = {"error": 0, "warning": 1, "note": 2}


def clean(text: str) -> str:
    """Return ``text`` on one line, without terminal escapes, controls and invisible characters."""
    return SPACES.sub(" ", HIDDEN.sub("", ESCAPES.sub("", text))).strip()


def bare(text: str) -> str:
    """Return ``text`` without what could harm a terminal, its spaces as they are: for names of files."""
    return HIDDEN.sub("", ESCAPES.sub("", text))


def worst(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings in order: gravest first, then by code and place."""

    def grave(finding: Finding) -> tuple[int, str, str, int, str]:
        at = finding.primary
        return ORDER[finding.level], finding.code, at.document, at.start, finding.fingerprint

    return sorted(findings, key=grave)


def levels(findings: Iterable[Finding]) -> str:
    """Return "3 findings (1 error, 2 warnings)"."""
    found = [finding.level for finding in findings]
    parts = [count(found.count(level), level) for level in ORDER if level in found]
    return count(len(found), "finding") + (f" ({', '.join(parts)})" if parts else "")


def sentence(text: str) -> str:
    """Return ``text`` on one line, with a full stop where it has no end of its own.

    >>> sentence("they share “cost”"), sentence("he said: “No.”")
    ('they share “cost”.', 'he said: “No.”')
    """
    text = clean(text)
    return text if text.rstrip("”")[-1:] in ("", ".", "!", "?") else text + "."


def cut(text: str, most: int) -> str:
    """Return ``text``, or its first ``most`` characters and an ellipsis when it is longer."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def said(location: Location, *, outlet: str = "", most: int = 1000) -> str:
    """Return a passage in one line: “quote”, outlet, date, speaker, the time it speaks of, the note."""
    words = [f"“{cut(clean(location.quote), most)}”", clean(outlet), day(location.published)]
    words += [f"said by {speaker(location.speaker)}"] if location.speaker else []
    words += [f"speaks of {spoken(location.when)}"] if location.when else []
    words += [clean(location.note)] if location.note else []
    return ", ".join(word for word in words if word)


def speaker(text: str) -> str:
    """Return who is quoted as words behind "by": "A spokesman" becomes "a spokesman", "She" "her"."""
    from claimcheck.judge.message import governed, within

    return governed(within(clean(text)))


def spoken(when: str) -> str:
    """Return the time that a claim speaks of for people; records have it in ISO form.

    >>> spoken("2026-06-01 to 2026-08-31"), spoken("2026-03-13T06:00"), spoken("... to 2026-03-13")
    ('1 June to 31 August 2026', '13 March 2026, 06:00', 'up to 13 March 2026')
    """
    found = SPAN.fullmatch(clean(when))
    if not found:
        return clean(when)
    first, last = (dt.date.fromisoformat(d) if d and d != OPEN_END else None for d in found.group(1, 2))
    days = stretch(first, last if found[2] else first) if first or last else clean(when)
    return days + (f", {found[3]}" if found[3] else "")


def count(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun: "1 claim", "1,204 claims"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def place(location: Location) -> str:
    """Return "path:line:column" of a claim, as terminals and editors link it."""
    return f"{clean(location.document)}:{location.line}:{location.column}"


def listed(words: Sequence[str], last: str = "and") -> str:
    """Return "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def marked(quote: str, start: int, end: int) -> str:
    """Return ``quote`` on one line with the passage from ``start`` to ``end`` marked; never all of it."""
    before, inside, after = (clean(part) for part in (quote[:start], quote[start:end], quote[end:]))
    if not inside or not (before or after) or not 0 <= start < end:
        return clean(quote)
    left, right = (
        " " if text and any(c.isspace() for c in quote[at - 1 : at + 1]) else ""
        for text, at in ((before, start), (after, end))
    )
    return f"{before}{left}{OPEN}{inside}{CLOSE}{right}{after}"


def valued(location: Location) -> str:
    """Return a claim's quote with the words that carry its value marked, as far as they are known."""
    if location.value_start is not None and location.value_end is not None:
        return marked(
            location.quote, location.value_start - location.start, location.value_end - location.start
        )
    # A value may be written out for people: "9 March (2026-03-09)".
    for words in (location.value, location.value.rpartition(" (")[0]):
        at = location.quote.find(words) if words else -1
        if at >= 0:
            return marked(location.quote, at, at + len(words))
    return clean(location.quote)


def wrapped(text: str, width: int, first: str = "", rest: str | None = None) -> list[str]:
    """Return ``text`` in lines of at most ``width`` columns; words longer than that keep whole."""
    return textwrap.wrap(
        text,
        max(width, len(first) + 20),
        initial_indent=first,
        subsequent_indent=first if rest is None else rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def shown(lines: Iterable[str], *, colour: bool) -> list[str]:
    """Return the lines with marks made visible: brackets, or bold and underlined where colours are."""
    result, inside = [], False
    for line in lines:
        if not colour:
            result.append(line.replace(OPEN, "[[").replace(CLOSE, "]]"))
            continue
        indent = len(line) - len(line.lstrip())
        body = (OPEN if inside else "") + line[indent:]
        inside = body.rfind(OPEN) > body.rfind(CLOSE)
        body += CLOSE if inside else ""
        result.append(line[:indent] + body.replace(OPEN, BOLD).replace(CLOSE, RESET))
    return result


def painted(text: str, paint: str, *, colour: bool) -> str:
    """Return ``text`` in a colour where there are colours."""
    return f"{paint}{text}{RESET}" if colour else text
