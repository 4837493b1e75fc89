"""Find where articles on one story cannot all be right."""

__version__ = "0.1.0"
