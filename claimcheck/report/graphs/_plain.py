"""The claim graph with nothing in it that a writer of graph files could not write."""

from __future__ import annotations

import datetime as dt
from typing import Any

import networkx as nx

from claimcheck.report._lines import clean


def plain(graph: nx.Graph[Any]) -> nx.Graph[Any]:
    """Return a copy with string ids and text, numbers and booleans as attributes, all in sorted order.

    None is left out, dates become ISO 8601, lists become text, control characters go: networkx's GraphML
    writer fails on each of these. A directed or multiple graph stays one.
    """
    copy = graph.__class__()
    for node in sorted(graph.nodes, key=str):
        copy.add_node(str(node), **_attributes(graph.nodes[node]))
    edges = [(str(a), str(b), _attributes(data)) for a, b, data in graph.edges(data=True)]
    if not graph.is_directed():
        edges = [(min(a, b), max(a, b), data) for a, b, data in edges]
    for a, b, data in sorted(edges, key=lambda edge: (edge[0], edge[1], sorted(map(str, edge[2].items())))):
        copy.add_edge(a, b, **data)
    return copy


def label(name: str, data: dict[str, Any], *, longest: int = 80) -> str:
    """Return what a picture shows for a node: its label, title, quote or path, cut to ``longest``."""
    found = next((data[k] for k in ("label", "title", "quote", "path") if data.get(k)), name)
    text = clean(str(found))
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def _attributes(data: dict[str, Any]) -> dict[str, str | int | float | bool]:
    return {str(k): _value(v) for k, v in sorted(data.items()) if v is not None}


def _value(value: Any) -> str | int | float | bool:
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple | list | set | frozenset):
        parts = [str(item) for item in value]
        return clean("; ".join(parts if isinstance(value, tuple | list) else sorted(parts)))
    return clean(str(value))
