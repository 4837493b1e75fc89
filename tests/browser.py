"""Chromium without a window, driven through its own debugging protocol over two pipes.

No driver is installed: the protocol is JSON messages parted by NUL bytes. It clicks, types, prints, takes
pictures, and shows the tree that a screen reader reads.
"""

from __future__ import annotations

import base64
import fcntl
import itertools
import json
import os
import select
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-dev-shm-usage", "--force-color-profile=srgb", "--hide-scrollbars",
)  # fmt: skip
# What a message may take; starting on a busy machine took up to 12 s.
PATIENCE = 60.0
KEYS = {
    "Tab": ("Tab", 9, ""), "Enter": ("Enter", 13, "\r"), " ": ("Space", 32, " "),
    "ArrowDown": ("ArrowDown", 40, ""), "ArrowRight": ("ArrowRight", 39, ""), "End": ("End", 35, ""),
}  # fmt: skip


def binary() -> str | None:
    """Return the browser's path, or None where there is none."""
    return shutil.which("chromium")


class Browser:
    """A running browser with one page."""

    def __init__(self, read: int, write: int) -> None:
        self.read, self.write = read, write
        self.buffer = b""
        self.numbers = itertools.count(1)
        self.events: list[dict[str, Any]] = []
        self.session = ""

    def send(self, method: str, **params: Any) -> Any:
        """Send one message, and return its result; events that come before it are kept."""
        number = next(self.numbers)
        message: dict[str, Any] = {"id": number, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.write, json.dumps(message).encode() + b"\0")
        until = time.monotonic() + PATIENCE
        while True:
            found = self.message(until - time.monotonic())
            if found.get("id") == number:
                assert "error" not in found, (method, found["error"])
                return found["result"]
            self.events.append(found)

    def message(self, patience: float) -> dict[str, Any]:
        """Return the next message."""
        until = time.monotonic() + patience
        while b"\0" not in self.buffer:
            ready, _, _ = select.select([self.read], [], [], max(until - time.monotonic(), 0))
            assert ready, "the browser does not answer"
            got = os.read(self.read, 1 << 20)
            assert got, "the browser has gone"
            self.buffer += got
        first, _, self.buffer = self.buffer.partition(b"\0")
        return json.loads(first)

    def wait(self, method: str) -> dict[str, Any]:
        """Return the parameters of the next event of a name, one that has come already first."""
        until = time.monotonic() + PATIENCE
        while True:
            for at, event in enumerate(self.events):
                if event.get("method") == method:
                    return self.events.pop(at)["params"]
            self.events.append(self.message(until - time.monotonic()))

    def seen(self, method: str) -> list[dict[str, Any]]:
        """Return the parameters of the events of a name up to now."""
        self.js("1")
        return [e["params"] for e in self.events if e.get("method") == method]

    def attach(self) -> None:
        """Open a new page and listen to it."""
        self.session = ""
        self.events.clear()
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log", "DOM", "Accessibility"):
            self.send(f"{domain}.enable")

    def open(self, file: Path | str, *, width: int = 1200, height: int = 900) -> None:
        """Open a file as a person would, and wait until it is there."""
        self.size(width, height)
        self.events.clear()
        self.send("Page.navigate", url=file.as_uri() if isinstance(file, Path) else file)
        self.wait("Page.loadEventFired")

    def size(self, width: int, height: int) -> None:
        """Make the window so large."""
        self.send(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )

    def media(self, *, medium: str = "", scheme: str = "light") -> None:
        """Show the page on another medium, or in another colour scheme."""
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.send("Emulation.setEmulatedMedia", media=medium, features=features)

    def js(self, code: str) -> Any:
        """Return the value of an expression; one that fails fails the test."""
        found = self.send("Runtime.evaluate", expression=code, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in found, found["exceptionDetails"]
        return found["result"].get("value")

    def click(self, selector: str) -> None:
        """Click in the middle of the first element that a selector finds, with the mouse."""
        x, y = self.js(
            f"(() => {{ const e = document.querySelector({json.dumps(selector)});"
            " e.scrollIntoView({block: 'center', behavior: 'instant'}); const r = e.getBoundingClientRect();"
            " return [r.x + r.width / 2, r.y + r.height / 2]; })()"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.send("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def press(self, *keys: str) -> None:
        """Press keys one after another."""
        for key in keys:
            code, number, text = KEYS[key]
            fields = {"key": key, "code": code, "windowsVirtualKeyCode": number}
            self.send("Input.dispatchKeyEvent", type="keyDown", **fields, **({"text": text} if text else {}))
            self.send("Input.dispatchKeyEvent", type="keyUp", **fields)

    def type(self, text: str) -> None:
        """Type a text where the focus is."""
        self.send("Input.insertText", text=text)

    def choose(self, selector: str, file: Path) -> None:
        """Choose a file, as a person does in the dialog."""
        found = self.send("Runtime.evaluate", expression=f"document.querySelector({json.dumps(selector)})")
        self.send("DOM.setFileInputFiles", files=[str(file)], objectId=found["result"]["objectId"])

    def downloads(self, folder: Path) -> None:
        """Save what is downloaded in a folder."""
        kept, self.session = self.session, ""
        self.send("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(folder))
        self.session = kept

    def tree(self) -> list[tuple[str, str]]:
        """Return role and name of each node that a screen reader meets, in order."""
        nodes = self.send("Accessibility.getFullAXTree")["nodes"]
        known = {node["nodeId"]: node for node in nodes}
        found: list[tuple[str, str]] = []
        stack = [nodes[0]["nodeId"]]
        while stack:
            node = known.get(stack.pop())
            if node is None:
                continue
            if not node.get("ignored"):
                found.append((node["role"]["value"], node.get("name", {}).get("value", "")))
            stack += reversed(node.get("childIds", []))
        return found

    def pdf(self) -> bytes:
        """Return the page as printed."""
        return base64.b64decode(self.send("Page.printToPDF", printBackground=False)["data"])

    def picture(self, file: Path, *, whole: bool = True) -> None:
        """Write a picture of the page."""
        shot = self.send("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        file.write_bytes(base64.b64decode(shot["data"]))


@contextmanager
def running(folder: Path) -> Iterator[Browser]:
    """Give a browser that keeps everything in ``folder``, and end it."""
    command = binary()
    assert command, "no chromium here; on Debian: apt-get install -y --no-install-recommends chromium"
    # The browser reads from descriptor 3 and writes to 4; ours must not lie there while they are moved.
    low = (*os.pipe(), *os.pipe())
    theirs_in, write, read, theirs_out = (fcntl.fcntl(fd, fcntl.F_DUPFD_CLOEXEC, 10) for fd in low)
    for fd in low:
        os.close(fd)

    def move() -> None:
        os.dup2(theirs_in, 3)
        os.dup2(theirs_out, 4)

    with (folder / "chromium.log").open("wb") as log:
        process = subprocess.Popen(
            [command, *FLAGS, "--remote-debugging-pipe", f"--user-data-dir={folder / 'profile'}"],
            preexec_fn=move,
            close_fds=False,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
    os.close(theirs_in)
    os.close(theirs_out)
    browser = Browser(read, write)
    try:
        browser.attach()
        yield browser
        browser.session = ""
        browser.send("Browser.close")
    finally:
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        os.close(read)
        os.close(write)
