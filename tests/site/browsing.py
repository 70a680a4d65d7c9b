"""Debian's Chromium, started the same way for tests and screenshots."""

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
