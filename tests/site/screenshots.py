"""Pictures of every kind of page: `python -m tests.site.screenshots DIGESTS OUT PLACE_CODE YYYY-MM-DD`.

DIGESTS is a published folder; without arguments the invented week is published and pictured into `docs/screenshots/`.
"""

import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from ingest.digest import publish_digests, publish_start_page
from tests.digest.invented import THURSDAY, count_digests, find_edition_days, make_week
from tests.site.browsing import launch

SIZES = {"desktop": (1200, 900), "phone": (360, 780)}


def publish_week(root: Path, *, base_url: str | None = None) -> None:
    """The invented week as files."""
    week = make_week()
    publish_digests(week, root, base_url=base_url)
    publish_start_page(count_digests(week), find_edition_days(week), root, base_url=base_url)


def take_screenshots(browser: Browser, root: Path, out: Path, *, place_code: str, day: date) -> None:
    """Start, district and day page, at both widths in both schemes, and the first sheet of the day page on paper."""
    pages = {
        "start": root / "index.html",
        "district": root / place_code / "index.html",
        "digest": root / place_code / f"{day:%Y/%m/%d}" / "index.html",
    }
    out.mkdir(parents=True, exist_ok=True)
    for size, (width, height) in SIZES.items():
        for scheme in ("light", "dark"):
            with browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme="dark" if scheme == "dark" else "light",
                device_scale_factor=2 if size == "phone" else 1,
            ) as context:
                page = context.new_page()
                for name, path in pages.items():
                    page.goto(path.resolve().as_uri())
                    page.screenshot(path=out / f"{name}-{size}-{scheme}.png", full_page=True)
    page = browser.new_page()
    page.goto(pages["digest"].resolve().as_uri())
    with tempfile.TemporaryDirectory() as folder:
        paper = Path(folder) / "paper.pdf"
        page.pdf(path=paper, format="A4", prefer_css_page_size=True)
        picture = out / "digest-print"
        subprocess.run(["pdftoppm", "-r", "80", "-png", "-singlefile", paper, picture], check=True)
    page.close()


def main() -> None:
    """Read the arguments and take the pictures."""
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = launch(playwright)
        if len(sys.argv) == 5:
            root, out, code, day = sys.argv[1:]
            take_screenshots(browser, Path(root), Path(out), place_code=code, day=date.fromisoformat(day))
        else:
            publish_week(Path(folder))
            out_folder = Path(__file__).parents[2] / "docs" / "screenshots"
            take_screenshots(browser, Path(folder), out_folder, place_code="410305", day=THURSDAY)
        browser.close()


if __name__ == "__main__":
    main()
