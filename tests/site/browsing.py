"""Debian's Chromium and a plain web server, started the same way for tests and screenshots."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, Playwright

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--font-render-hinting=none",
    "--disable-background-networking",
]


def launch(playwright: Playwright) -> Browser:
    """A headless browser; raises playwright's error when Chromium is not installed."""
    return playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)


class QuietHandler(SimpleHTTPRequestHandler):
    """A static server that does not write into the test's output."""

    def log_message(self, *parts: object) -> None:
        """Say nothing."""


@contextmanager
def serve_folder(folder: Path) -> Iterator[str]:
    """The folder over loopback; the address it is found under."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
