"""The words of ``furniture.toml``, made ready to be looked for."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable

from claimcheck.model import PLAIN
from claimcheck.wordlists import table


def words(name: str) -> tuple[str, ...]:
    """Return one list of ``furniture.toml``."""
    return tuple(table("claimcheck.sources", "furniture.toml")[name])


def plain(text: str) -> str:
    """Return ``text`` with plain apostrophes and hyphens, character for character."""
    return text.translate(PLAIN)


def key(text: str) -> str:
    """Return what of a title is compared: letters and digits in lower case, single spaces."""
    return " ".join(re.findall(r"\w+", plain(text).lower()))


def pattern(cues: Iterable[str]) -> str:
    """Return an alternation of cues, longest first, each ending at the end of a word.

    What ends a word is asked once of those that follow one another, not of each: half of the time to compile.
    """
    ordered = sorted(set(cues), key=lambda cue: (-len(cue), cue))
    made: list[str] = []
    for worded, those in itertools.groupby(ordered, key=lambda cue: cue[-1].isalnum()):
        some = "|".join(re.escape(cue).replace(r"\ ", " ") for cue in those)
        made.append(rf"(?:{some})(?!\w)" if worded else some)
    return f"(?:{'|'.join(made)})"


def compiled(before: str, name: str, after: str = "") -> re.Pattern[str]:
    """Return a pattern that finds the words of a list, in any case."""
    return re.compile(before + pattern(words(name)) + after, re.IGNORECASE)


BYLINE = re.compile(
    r"^\W{0,3}(?:(?:(?:words|text|story|reported|written|posted|opinion|analysis) )?by\s+\S"
    r"|(?:our|from our|staff|special|political|local|national|editorial)\s+(?:\w+ ){0,2}"
    r"(?:reporters?|correspondents?|writers?|staff|team|desk|bureau)\b)",
    re.IGNORECASE,
)
STARTS = compiled(r"^\W{0,4}", "starts")
OUTLETS = frozenset(words("outlets"))
RUBRICS = frozenset(words("rubrics"))
BRACKETED = re.compile(r"\[\[[^\[\]]*\]\]|\[[^\[\]]*\]")
NOTE = compiled(r"^[\[(*_\s]*", "notes", r"\b(?=\W|$)")


def is_note(text: str) -> bool:
    """Whether a whole part is an editor's note in brackets."""
    body = text.strip(" *_")
    if body.startswith("[[") and body.endswith("]]"):
        return True
    if body.startswith("[") and body.endswith("]") and "]" not in body[1:-1]:
        return True
    return (
        body.startswith("(")
        and body.endswith(")")
        and re.match(r"\((?:ed|eds|editor|subs|note|nb)\b[:.]", body, re.I) is not None
    )
