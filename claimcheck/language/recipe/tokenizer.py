"""The tokenizer of the pipeline: spaCy's English rules, bent to Universal Dependencies and to news.

"30-minute", "opt-out" and "US$1.2bn" are parted as the treebanks part them, with any hyphen there is;
"non-binding", "No.", "Jan." and "555-014-2231" are not.
"""

from __future__ import annotations

import re
import tomllib
from importlib import resources
from typing import Any

from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

HYPHENS = "-\u2010\u2011\u2013"
# Signs that stand as one word when they stand together: "!!", "?!", "<<", "****".
RUN = r"(?:(?<!\.)\.[?!]+|[?!]{2,}|<<+|>>+|\*\*+|==+|__+|\$\$+)"
# Dates and telephone numbers in digits; a range of years ("2003-2007") or of counts ("3-4") is no such thing.
# The end is in the pattern: a tokenizer that is loaded again asks for a match and not for a full one.
WHOLE = re.compile(
    r"(?:(?:\d{1,2}-)?\(?\d{3}\)?-\d{3}-\d{4}|\d{1,2}-\d{1,2}-\d{2,4}|\d{4}-\d{2}-\d{2}(?:T[\d:.+-]+Z?)?)\Z"
)


def words() -> dict[str, list[str]]:
    """Return the word lists of ``tokenizer.toml``."""
    text = (
        resources.files("claimcheck.language.recipe").joinpath("tokenizer.toml").read_text(encoding="utf-8")
    )
    return tomllib.loads(text)


def build(nlp: Language) -> Tokenizer:
    """Return a tokenizer for ``nlp`` with the rules of news."""
    data = words()
    defaults = nlp.Defaults
    return Tokenizer(
        nlp.vocab,
        rules=special_cases(dict(defaults.tokenizer_exceptions or {}), data),
        prefix_search=compile_prefix_regex(
            prefixes([str(rule) for rule in defaults.prefixes or ()], data)
        ).search,
        suffix_search=compile_suffix_regex(
            suffixes([str(rule) for rule in defaults.suffixes or ()], data)
        ).search,
        infix_finditer=compile_infix_regex(
            infixes([str(rule) for rule in defaults.infixes or ()], data)
        ).finditer,
        token_match=WHOLE.fullmatch,
        url_match=defaults.url_match,
    )


def special_cases(rules: dict[str, Any], data: dict[str, list[str]]) -> dict[str, Any]:
    """Return spaCy's special cases without its smileys of letters and figures ("8)"), with ours."""
    kept = {
        text: split
        for text, split in rules.items()
        if text not in data["parted"] and not (re.search(r"\w", text) and re.search(r"[():;=<>*^|\\/]", text))
    }
    for text in data["abbreviations"]:
        kept[text] = [{65: text}]  # 65 is the attribute ORTH
    return kept


def prefixes(rules: list[str], data: dict[str, list[str]]) -> list[str]:
    """Return what is cut off the front of a word: longer signs of money first."""
    others = [rule + "(?![A-Za-z])" if rule == "#" else rule for rule in rules]  # "#hashtag" is one word
    money = sorted(data["money"], key=lambda sign: (-len(sign), sign))
    return [rf"{re.escape(sign)}(?=\d)" for sign in money] + [RUN, rf"[{HYPHENS}](?=[A-Za-z])", *others]


def suffixes(rules: list[str], data: dict[str, list[str]]) -> list[str]:
    """Return what is cut off the end of a word."""
    units = "|".join(re.escape(unit) for unit in sorted(data["units"], key=lambda unit: (-len(unit), unit)))
    return [*rules, RUN, rf"(?<=[0-9])(?:{units})", rf"(?<=[A-Za-z0-9])[{HYPHENS}]"]


def infixes(rules: list[str], data: dict[str, list[str]]) -> list[str]:
    """Return what parts a word in its middle: our own rules for hyphens, spaCy's for the rest."""
    kept = [rule for rule in rules if not re.search(r"\(\?:-\|–|\\-\\\*", rule)]
    guards = "".join(
        rf"(?<!\b[{prefix[0]}{prefix[0].upper()}]{prefix[1:]})" for prefix in sorted(data["prefixes"])
    )
    between = rf"{guards}(?<=[^\W_])[{HYPHENS}](?=[^\W_])"
    return [
        *kept,
        between,
        r"(?<=[%°.'’)])[-\u2010\u2011\u2013](?=[^\W_])",
        r"(?<=[0-9])%(?=[-\u2010\u2011\u2013][0-9])",
        r"(?<=[\w.,;:%!?’”\"')\]])(?:—+|--+|~)(?=[\w“‘\"'(\[$£€])",
        r"(?<=[0-9])[+*^](?=[0-9-])",
        r"(?<=[0-9])[-\u2010\u2011\u2013](?=[$£€])",
        r"(?<=[0-9][-\u2010\u2011\u2013])[$£€](?=[0-9])",
        # A space forgotten: "talk?they", "Price:3.40", "roosters),Roosters", "foot(I".
        r"(?<=[A-Za-z])(?:[?!]+|:)(?=[A-Za-z0-9])",
        r"(?<=[A-Za-z]);(?=[A-Za-z])",
        r"(?<=[A-Za-z0-9.])[(\[](?=[A-Za-z0-9])",
        r"(?<=[A-Za-z0-9.])[)\]]+(?=[,.;:]?[A-Za-z0-9(\[])",
        r"(?<=[)\]])[(\[](?=[A-Za-z0-9])",
        r"(?<=[)\]])[,.;:](?=[A-Za-z0-9])",
        r"(?<=[A-Za-z])/(?=[A-Za-z])",
    ]
