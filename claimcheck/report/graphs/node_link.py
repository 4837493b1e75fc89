"""The claim graph as node-link JSON, as networkx, D3 and most viewers read it."""

from __future__ import annotations

import json
from typing import Any

import networkx as nx

from claimcheck.report.graphs._plain import plain


def write(graph: nx.Graph[Any]) -> str:
    """Return one JSON object with ``nodes`` and ``edges``."""
    return json.dumps(nx.node_link_data(plain(graph), edges="edges"), ensure_ascii=False, indent=2) + "\n"
