"""The page put together: templates filled and escaped, style and script inside, a policy over all.

Jinja2 is on every installation through spaCy, and its autoescape leaves no place to forget: only the style,
the script and the policy, which are this package's own files, are let through as they are. The policy allows
nothing but these two blocks, by their hashes, so that even markup that got through could load or run nothing.
"""

from __future__ import annotations

import base64
import functools
import hashlib
from importlib import resources
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Environment

PACKAGE = "claimcheck.report._page"


def part(name: str) -> str:
    """Return a file of this package as text."""
    return resources.files(PACKAGE).joinpath(name).read_text("utf-8").replace("\r\n", "\n")


def source(text: str) -> str:
    """Return the hash of an inline block as a content security policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def policy(style: str, script: str) -> str:
    """Return the content security policy: this style, this script, and nothing else from anywhere."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src {source(style)}",
            f"script-src {source(script)}",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


@functools.cache
def environment() -> Environment:
    """Return the templates; a name that nothing fills is an error, and not an empty space."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    return Environment(
        autoescape=True,
        loader=FunctionLoader(part),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def render(**view: Any) -> str:
    """Return the page."""
    style, script = part("style.css"), part("script.js")
    return (
        environment()
        .get_template("page.html")
        .render(style=style, script=script, policy=policy(style, script), **view)
    )
