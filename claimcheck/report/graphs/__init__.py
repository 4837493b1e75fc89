"""The claim graph written down: ``write(graph) -> str``, one module a format."""
