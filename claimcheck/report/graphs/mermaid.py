"""The claim graph in Mermaid, as GitHub, GitLab and many wikis draw it in Markdown."""

from __future__ import annotations

import re
from typing import Any

import networkx as nx

from claimcheck.report.graphs._plain import label, plain

LINES = {"agrees": "---", "refines": "---", "contradicts": "===", "changed": "-.-", "disputed": "-.-"}
# What Mermaid reads as syntax or as HTML inside a quoted label.
SYNTAX = re.compile(r"[\"#&<>`\[\]{}|\\;]")


def write(graph: nx.Graph[Any]) -> str:
    """Return a Mermaid flowchart: articles as stadiums, claims as boxes, edges by what they say."""
    copy = plain(graph)
    ids = {name: f"n{number}" for number, name in enumerate(copy.nodes)}
    lines = ["flowchart LR"]
    for name, data in copy.nodes(data=True):
        text = escaped(label(name, data))
        box = f'(["{text}"])' if data.get("type") == "document" else f'["{text}"]'
        lines.append(f"  {ids[name]}{box}")
    for a, b, data in copy.edges(data=True):
        said = str(data.get("type", ""))
        text = f'|"{escaped(said)}"|' if said in LINES else ""
        lines.append(f"  {ids[a]} {LINES.get(said, '---')}{text} {ids[b]}")
    return "\n".join(lines) + "\n"


def escaped(text: str) -> str:
    """Return ``text`` with what Mermaid would interpret as entity codes ("#35;")."""
    return SYNTAX.sub(lambda m: f"#{ord(m[0])};", text)
