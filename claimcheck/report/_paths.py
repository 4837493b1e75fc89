"""Paths as code hosts want them: from the root of the checkout, with forward slashes, or as URIs."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import quote

from claimcheck.report import Look

# "C:\\news", "C:/news" and "\\\\server\\share" are absolute on Windows.
DRIVE = re.compile(r"[A-Za-z]:[\\/]|\\\\")
# Texts without a file: "<stdin>", and "<text>" of a document made in Python.
NAMELESS = re.compile(r"<[a-z]+>")


def nameless(path: str) -> bool:
    """Whether a document has no file: it came by standard input, or from a program."""
    return NAMELESS.fullmatch(path) is not None


def rooted(path: str, look: Look) -> tuple[str, bool]:
    """Return ``path`` with forward slashes, and whether it lies in the checkout; then it starts at its root.

    >>> rooted("../news/a.md", Look(folder="/home/desk/project/drafts", root="/home/desk/project"))
    ('news/a.md', True)
    >>> rooted("/srv/wire/a.md", Look(folder="/home/desk/project", root="/home/desk/project"))
    ('/srv/wire/a.md', False)
    """
    if nameless(path):
        return path, False
    if DRIVE.match(path) or DRIVE.match(look.folder):
        path = path.replace("\\", "/")
    absolute = path.startswith("/") or DRIVE.match(path) is not None
    whole = posixpath.normpath(path if absolute or not look.folder else f"{look.folder.rstrip('/')}/{path}")
    root = look.root.rstrip("/") + "/"
    if look.root and whole.startswith(root):
        return whole[len(root) :], True
    return whole, not (look.root or absolute or whole.startswith(".."))


def uri(path: str, look: Look) -> tuple[str, bool]:
    """Return ``path`` as a URI reference, and whether it is relative to the root of the checkout."""
    name, inside = rooted(path, look)
    if DRIVE.match(name):
        return f"file:///{name[:2]}{quoted(name[2:])}", False
    if name.startswith("/"):
        return ("file:" if name.startswith("//") else "file://") + quoted(name), False
    return quoted(name), inside


def quoted(name: str) -> str:
    """Return ``name`` percent-encoded; bytes of a file name that are no UTF-8 stay the bytes they are."""
    escaped = all("\udc80" <= c <= "\udcff" for c in name if "\ud800" <= c <= "\udfff")
    return quote(name, safe="/", errors="surrogateescape" if escaped else "surrogatepass")
