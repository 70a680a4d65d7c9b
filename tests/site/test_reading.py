"""The site as a reader meets it, in a real browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

DAY = "410305/2026/11/19/index.html"
CHINESE = (
    "index.html",
    "410305/index.html",
    DAY,
    "410305/2026/11/21/index.html",
    "410300/2026/11/19/index.html",
    "410305/latest/index.html",
    "410305/2026/w47/index.html",
    "410305/2026/11/index.html",
    "410305/2026/index.html",
    "calendar/index.html",
    "calendar/2026/index.html",
    "coverage/index.html",
    "search/index.html",
)
ENGLISH = tuple(f"en/{path}" for path in CHINESE)
PAGES = (*CHINESE, *ENGLISH)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport={"width": 360, "height": 780}) as context:
        yield context.new_page()


def colour(page: Page, selector: str, name: str) -> str:
    return str(page.eval_on_selector(selector, f"found => getComputedStyle(found).{name}"))


def test_pages_open_without_errors_and_ask_no_other_host(page: Page, base: str) -> None:
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text))
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("requestfailed", lambda request: problems.append(request.url))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in PAGES:
        page.goto(f"{base}/{path}", wait_until="networkidle")
        assert page.locator("h1").count() == 1
        assert "serif" in colour(page, "h1", "fontFamily").lower()
    assert problems == []
    assert [url for url in asked if not url.startswith((base, "data:"))] == []


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [320, 360, 768, 1200])
def test_nothing_scrolls_sideways(page: Page, site_url: str, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 780})
    page.goto(f"{site_url}/{path}")
    for details in page.locator("summary").all():
        details.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_dark_scheme_changes_paper_and_ink(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/{DAY}")
    page.emulate_media(color_scheme="light")
    light = colour(page, "body", "backgroundColor"), colour(page, "h1", "color")
    page.emulate_media(color_scheme="dark")
    dark = colour(page, "body", "backgroundColor"), colour(page, "h1", "color")
    assert light == ("rgb(252, 251, 248)", "rgb(31, 28, 25)")
    assert dark == ("rgb(23, 22, 20)", "rgb(233, 229, 221)")


def test_everything_can_be_read_and_opened_with_script_off(browser: Browser, site_url: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site_url}/index.html")
        page.locator('tbody a[href="410305/2026/11/19/index.html"]').click()
        why = page.locator("article details").first
        assert not why.locator("li").first.is_visible()
        why.locator("summary").click()
        assert "副题写着“涧西区”。" in why.locator("li").all_inner_texts()
        page.locator("a[rel=next]").click()
        assert page.url.endswith("/410305/2026/11/20/index.html")
        page.locator("nav a.home").click()
        assert page.locator("h1").inner_text() == "邸报"


def test_paper_shows_the_items_and_their_addresses_but_no_navigation(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/{DAY}")
    page.emulate_media(media="print")
    for selector in ("nav", "details", ".jump", ".formats"):
        assert [found.is_visible() for found in page.locator(selector).all()].count(True) == 0
    assert page.locator("article h4").first.is_visible()
    after = page.eval_on_selector("a.source", "found => getComputedStyle(found, '::after').content")
    assert "epaper.example" in str(after) or "attr(href)" in str(after)


def test_a_line_is_as_long_as_a_reader_likes(page: Page, site_url: str) -> None:
    """34 to 38 characters of body text on a wide screen."""
    page.set_viewport_size({"width": 1200, "height": 900})
    page.goto(f"{site_url}/{DAY}")
    width = page.eval_on_selector(
        ".story .text", "found => found.clientWidth / parseFloat(getComputedStyle(found).fontSize)"
    )
    assert 34 <= width <= 38


def test_the_first_tab_leads_past_the_navigation(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/{DAY}")
    page.keyboard.press("Tab")
    focus = page.locator(":focus")
    assert focus.inner_text() == "跳到正文"
    assert (focus.bounding_box() or {"x": -1})["x"] >= 0
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")


def test_landmarks_are_where_a_screen_reader_looks_for_them(page: Page, site_url: str) -> None:
    for path in PAGES:
        page.goto(f"{site_url}/{path}")
        assert page.locator("html").get_attribute("lang") == ("en" if path in ENGLISH else "zh-CN")
        assert page.get_by_role("banner").count() == 1
        assert page.get_by_role("main").count() == 1
        assert page.get_by_role("contentinfo").count() == 1
        for region in page.get_by_role("navigation").all():
            assert region.get_attribute("aria-label")


def test_hostile_text_stays_inside_the_page(browser: Browser, hostile_page: str) -> None:
    with browser.new_context(viewport={"width": 360, "height": 780}) as context:
        page = context.new_page()
        ran: list[str] = []
        page.on("dialog", lambda dialog: ran.append(dialog.message))
        page.on("console", lambda message: ran.append(message.text))
        page.goto(hostile_page)
        assert ran == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        assert page.locator("article img, article svg, article script").count() == 0
