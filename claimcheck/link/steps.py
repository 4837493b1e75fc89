"""How far linking is, told now and then."""

from __future__ import annotations

from collections.abc import Callable

# How far the work is: how much is done, of how much (0: not known), and of what: "articles", "pairs", or
# "doubts", the pairs in doubt that a small network reads.
Progress = Callable[[int, int, str], None]
# Pairs from one word of progress to the next: some 0.2 s; and pairs that are read.
STEP, READ = 1000, 20


class Steps:
    """Tells now and then how many pairs are weighed, and how many of those in doubt are read."""

    def __init__(self, progress: Progress | None = None) -> None:
        self.progress, self.at = progress, 0
        if progress is not None:
            progress(0, 0, "pairs")

    def done(self, many: int) -> None:
        """Count some more pairs, and tell of it at every ``STEP``."""
        if self.progress is not None and self.at % STEP + many >= STEP:
            self.progress(self.at + many, 0, "pairs")
        self.at += many

    def read(self, at: int, total: int) -> None:
        """Tell at every ``READ`` how many of the pairs in doubt are read."""
        if self.progress is not None and at % READ == 0:
            self.progress(at, total, "doubts")
