"""Claims and graphs as files: goldens, hostile labels, and what networkx's writers cannot take."""

from __future__ import annotations

import datetime as dt
import io
import json

import networkx as nx
import pytest
from samples import HOSTILE, claims, golden

from claimcheck.report import Look, formats, writer

CLAIMS, GRAPHS = "claimcheck.report.claims", "claimcheck.report.graphs"


def graph(backwards: bool = False) -> nx.Graph:
    """Return a graph of two articles with three claims; ``backwards``: added in the other order."""
    made = nx.Graph()
    nodes = [
        ("d1", {"type": "document", "title": "Fire at “Harrow” Mill", "published": dt.date(2026, 3, 2)}),
        ("d2", {"type": "document", "title": HOSTILE, "published": None}),
        (
            "c1",
            {
                "type": "claim",
                "quote": 'injured "12" workers; [more] | <b>\\',
                "names": ("Harrow", "Castell"),
            },
        ),
        ("c2", {"type": "claim", "quote": "21 workers were hurt", "negated": False, "confidence": 0.5}),
        ("c3", {"type": "claim", "quote": "it burned " * 30}),
    ]
    edges = [
        ("d1", "c1", {"type": "states"}),
        ("c2", "d2", {"type": "states"}),
        ("d2", "c3", {"type": "states"}),
        ("c2", "c1", {"type": "contradicts", "code": "CC101"}),
        ("c1", "c3", {"type": "agrees"}),
        ("c3", "c2", {"type": "changed"}),
    ]
    step = -1 if backwards else 1
    made.add_nodes_from(nodes[::step])
    made.add_edges_from((b, a, d) if backwards else (a, b, d) for a, b, d in edges[::step])
    return made


def test_the_formats_are_the_files() -> None:
    assert {"text", "json"} <= set(formats())
    assert formats(CLAIMS) == ["jsonl", "table"]
    assert formats(GRAPHS) == ["dot", "graphml", "mermaid", "node-link"]


@pytest.mark.parametrize("name", formats(GRAPHS))
def test_graph_golden(name: str) -> None:
    golden(f"graph.{name}", writer(name, GRAPHS)(graph()))


@pytest.mark.parametrize("name", formats(GRAPHS))
def test_the_order_of_a_graph_changes_nothing(name: str) -> None:
    assert writer(name, GRAPHS)(graph()) == writer(name, GRAPHS)(graph(backwards=True))


def test_graphml_and_node_link_can_be_read_back() -> None:
    made = nx.read_graphml(io.BytesIO(writer("graphml", GRAPHS)(graph()).encode()))
    assert nx.is_isomorphic(made, graph())
    assert made.nodes["d1"]["published"] == "2026-03-02"
    data = json.loads(writer("node-link", GRAPHS)(graph()))
    assert nx.node_link_graph(data, edges="edges").edges["c1", "c2"]["code"] == "CC101"


def test_labels_cannot_leave_their_quotes() -> None:
    mermaid = writer("mermaid", GRAPHS)(graph())
    assert "<" not in mermaid
    dot = writer("dot", GRAPHS)(graph())
    assert 'label="injured \\"12\\" workers; [more] | <b>\\\\"' in dot
    assert "\x1b" not in mermaid + dot


def test_directed_graphs_keep_their_direction() -> None:
    made = nx.DiGraph()
    made.add_edge("b", "a", type="changed")
    assert '"b" -> "a"' in writer("dot", GRAPHS)(made)


def test_claims_golden() -> None:
    golden("claims.jsonl", "".join(writer("jsonl", CLAIMS)(claims(), Look())))
    golden("claims.txt", "".join(writer("table", CLAIMS)(claims(), Look())))


def test_open_ends_are_null() -> None:
    first = json.loads(next(iter(writer("jsonl", CLAIMS)(claims(), Look()))))
    assert first["value"] == {
        "type": "amount", "low": None, "high": 20, "unit": "%", "dimension": "percent", "low_closed": True,
        "high_closed": True, "approximate": False, "per": None, "change": None,
    }  # fmt: skip
