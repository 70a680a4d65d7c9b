"""Pictures of every kind of page, `make screenshots`: phone and desktop, light, dark and printed."""

import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, ViewportSize, sync_playwright

from ingest.digest import publish_digests, publish_site
from ingest.digest.search_index import publish_search
from tests.digest.invented import count_digests, make_week
from tests.digest.invented_year import make_year
from tests.site.browsing import launch, serve_folder

OUT = Path(__file__).parents[2] / "docs" / "screenshots"
SIZES = {"desktop": (1100, 1200), "phone": (360, 780)}
PAGES = {
    "start": "index.html",
    "district": "410305/index.html",
    "year": "410305/2026/index.html",
    "digest": "410305/2026/11/19/index.html",
    "calendar": "calendar/index.html",
    "coverage": "coverage/index.html",
    "search": "search/index.html?q=夜校",
}
SHEET: ViewportSize = {"width": 658, "height": 1002}  # of A4, what the margins leave
SHOWN_DAYS = 120
COLOURS = 48  # of a picture: paper, ink, vermilion and what lies between


def publish_year(root: Path, days: int) -> None:
    """The last days of the invented year, all districts, and the week's own Thursday among them."""
    digests, editions = make_year(days)
    publish_digests(digests, root)
    publish_site(count_digests(digests), editions, root)
    publish_search(digests, root)
    publish_digests(tuple(one for one in make_week() if one.place_code == "410305"), root / "week")
    thursday = "410305/2026/11/19/index.html"
    (root / thursday).write_bytes((root / "week" / thursday).read_bytes())


def take_screenshots(browser: Browser, base: str, out: Path) -> None:
    """Every page at both widths in both schemes, as far as the window reaches, and its first sheet of paper."""
    out.mkdir(parents=True, exist_ok=True)
    for size, (width, height) in SIZES.items():
        for scheme in ("light", "dark"):
            with browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme="dark" if scheme == "dark" else "light",
            ) as context:
                page = context.new_page()
                for name, path in PAGES.items():
                    page.goto(f"{base}/{path}", wait_until="networkidle")
                    picture = out / f"{name}-{size}-{scheme}.png"
                    page.screenshot(path=picture)
                    shrink(picture)
    with browser.new_context(viewport=SHEET) as context:
        page = context.new_page()
        page.emulate_media(media="print", color_scheme="light")
        for name, path in PAGES.items():
            page.goto(f"{base}/{path}", wait_until="networkidle")
            picture = out / f"{name}-print.png"
            page.screenshot(path=picture)
            shrink(picture)


def shrink(picture: Path) -> None:
    """Fewer colours: a fourth of the bytes."""
    with Image.open(picture) as image:
        small = image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    small.save(picture, optimize=True)


def main() -> None:
    """Publish, serve and picture."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        publish_year(Path(folder), SHOWN_DAYS)
        with serve_folder(Path(folder)) as base:
            browser = launch(playwright)
            take_screenshots(browser, base, OUT)
            browser.close()


if __name__ == "__main__":
    main()
