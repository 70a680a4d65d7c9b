"""Pictures of every kind of page, `make screenshots`: phone and desktop, light, dark and printed."""

import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tests.digest.invented import make_week
from tests.digest.invented_year import make_year
from tests.digest.publishing import enrich, make_periods, publish_everything
from tests.site.browsing import launch, serve_folder

OUT = Path(__file__).parents[2] / "docs" / "screenshots"
SIZES = {"desktop": (1100, 1200), "phone": (360, 780)}
PAGES = {
    "start": "index.html",
    "district": "410305/index.html",
    "year": "410305/2026/index.html",
    "digest": "410305/2026/11/19/index.html",
    "week": "410305/2026/w47/index.html",
    "month": "410305/2026/11/index.html",
    "calendar": "calendar/index.html",
    "coverage": "coverage/index.html",
    "search": "search/index.html?q=夜校&district=涧西区&month=2026-11",
}
SHEET: ViewportSize = {"width": 794, "height": 1123}  # A4
MARGINS = "() => { document.body.style.padding = '16mm 18mm' }"  # as `@page` in style.css has them
SHOWN_DAYS = 120
COLOURS = 48  # of a picture: paper, ink, vermilion and what lies between


def publish_year(root: Path, days: int) -> None:
    """The last days of the invented year, all districts, and the week's own Thursday of 涧西区 among them."""
    digests, editions = make_year(days)
    thursday = enrich(make_week()[0])
    own = thursday.place_code, thursday.edition_date
    digests = tuple(thursday if (one.place_code, one.edition_date) == own else one for one in digests)
    publish_everything(digests, editions, root, periods=make_periods(digests))


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
                for name in PAGES:
                    take(page, base, name, out / f"{name}-{size}-{scheme}.png")
    with browser.new_context(viewport=SHEET) as context:
        page = context.new_page()
        page.emulate_media(media="print", color_scheme="light")
        for name in PAGES:
            take(page, base, name, out / f"{name}-print.png", MARGINS)


def take(page: Page, base: str, name: str, picture: Path, change: str | None = None) -> None:
    """One page as it stands once its fonts are there and, where it searches, what it found; `change` is a function."""
    page.goto(f"{base}/{PAGES[name]}", wait_until="networkidle")
    if "?q=" in PAGES[name]:
        page.wait_for_function("() => document.getElementById('found').textContent.includes('夜校')")
    page.evaluate("() => document.fonts.ready.then(() => true)")
    if change:
        page.evaluate(change)
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
