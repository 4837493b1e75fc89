"""The claim graph as GraphML, as Gephi, yEd and Cytoscape read it."""

from __future__ import annotations

from typing import Any

import networkx as nx

from claimcheck.report.graphs._plain import plain


def write(graph: nx.Graph[Any]) -> str:
    """Return a GraphML document."""
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return head + "\n".join(nx.generate_graphml(plain(graph), prettyprint=True)) + "\n"
