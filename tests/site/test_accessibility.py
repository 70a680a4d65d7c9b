"""What a screen reader, a keyboard and weak eyes need, judged by axe in both schemes on every kind of page."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.site.test_reading import PAGES

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(browser: Browser, loopback: str, path: str, scheme: str) -> None:
    with browser.new_context(
        viewport={"width": 360, "height": 780}, color_scheme="dark" if scheme == "dark" else "light"
    ) as context:
        page = context.new_page()
        page.goto(f"{loopback}/{path}", wait_until="networkidle")
        for summary in page.locator("summary").all():
            summary.click()
        found = Axe().run(page)
        assert [f"{one['id']}: {one['nodes'][0]['html']}" for one in found.response["violations"]] == []
