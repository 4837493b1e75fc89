"""What holds for all tests."""

from __future__ import annotations

import signal

# A shell starts what it runs in the background with Ctrl-C switched off, and children inherit it: tests that
# press it would test nothing. Here, and so in every command that a test starts, it is heard.
signal.signal(signal.SIGINT, signal.default_int_handler)
