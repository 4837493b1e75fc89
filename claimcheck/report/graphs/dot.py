"""The claim graph in DOT, as Graphviz draws it."""

from __future__ import annotations

from typing import Any

import networkx as nx

from claimcheck.report.graphs._plain import label, plain

SHAPES = {"document": "shape=note", "claim": "shape=box, style=rounded"}
AGREES, APART = 'color="#2e7d32"', 'color="#c62828", penwidth=2'
STYLES = {
    "agrees": AGREES,
    "refines": AGREES + ", style=dotted",
    "contradicts": APART,
    "changed": 'color="#b26a00", style=dashed',
    "disputed": 'color="#6a1b9a", style=dashed',
}


def write(graph: nx.Graph[Any]) -> str:
    """Return a DOT document: articles as notes, claims as boxes, edges by what they say."""
    copy = plain(graph)
    kind, arrow = ("digraph", "->") if copy.is_directed() else ("graph", "--")
    lines = [f"{kind} claims {{", "  rankdir=LR;", '  node [fontname="sans-serif"];']
    for name, data in copy.nodes(data=True):
        shape = SHAPES.get(str(data.get("type", "")), "shape=box")
        lines.append(f"  {quoted(name)} [label={quoted(label(name, data))}, {shape}];")
    for a, b, data in copy.edges(data=True):
        said = str(data.get("type", ""))
        style = [STYLES[said]] if said in STYLES else []
        text = [f"label={quoted(said)}"] if said in STYLES else []
        options = f" [{', '.join(text + style)}]" if text or style else ""
        lines.append(f"  {quoted(a)} {arrow} {quoted(b)}{options};")
    return "\n".join([*lines, "}"]) + "\n"


def quoted(text: str) -> str:
    """Return ``text`` as a DOT string."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
