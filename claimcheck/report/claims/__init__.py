"""Claims written down: ``write(claims, look) -> Iterator[str]``, one module a format."""
