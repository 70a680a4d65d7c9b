"""The invented week as a site on disk and over loopback, and a browser to read it with."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from ingest.digest import publish_digests, publish_site
from ingest.domain.publishing import PublishSettings
from tests.digest.invented import count_digests, find_edition_days, make_week
from tests.digest.publishing import publish_week
from tests.site.browsing import CHROMIUM, launch, serve_folder


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """In Chinese, and below `en/` in English."""
    root = tmp_path_factory.mktemp("digests")
    publish_week(root)
    publish_week(root / "en", settings=PublishSettings(lang="en"))
    return root


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        hint = f"{CHROMIUM} is missing: apt-get install chromium fonts-noto-cjk"
        if os.environ.get("CI") == "true":
            pytest.fail(hint)
        pytest.skip(hint)
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def loopback(site: Path) -> Iterator[str]:
    with serve_folder(site) as base:
        yield base


@pytest.fixture(params=["file", "http"])
def base(request: pytest.FixtureRequest, site: Path, loopback: str) -> str:
    return site.as_uri() if request.param == "file" else loopback


@pytest.fixture(scope="session")
def site_url(site: Path) -> str:
    return site.as_uri()


@pytest.fixture(scope="session")
def hostile_page(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A day whose newspaper prints script, unbreakable words and overrides in every field."""
    text = "</h3><script>alert(1)</script><img src=x onerror=alert(1)>\u202e反" + "长" * 300 + "x" * 300
    digest = make_week()[0]
    items = tuple(
        replace(item, headline=text, kicker=text, deck=text, writers=(text,), excerpt=text, page_name=text)
        for item in digest.items
    )
    root = tmp_path_factory.mktemp("hostile")
    hostile = (replace(digest, items=items, place_name=text),)
    publish_digests(hostile, root, base_url=None)
    publish_site(count_digests(hostile), find_edition_days(hostile), root)
    return (root / digest.place_code / "2026/11/19/index.html").as_uri()
