"""`dibao serve` beside a reader who leaves the page open while a run publishes."""

import threading
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from ingest.domain.publishing import PublishSettings
from ingest.steps.serve import make_server
from ingest.workspace import Workspace
from tests.digest.publishing import publish_week

pytestmark = pytest.mark.browser


def test_an_open_page_shows_what_a_run_has_changed(browser: Browser, tmp_path: Path) -> None:
    publish_week(tmp_path / "digests")
    with make_server(Workspace(root=tmp_path), 0) as server, browser.new_context() as context:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = context.new_page()
        with page.expect_response("**/.dibao/version"):
            page.goto(f"http://127.0.0.1:{server.server_port}/410305/2026/11/19/")
        assert page.get_by_text("为何在此").first.is_visible()
        publish_week(tmp_path / "digests", settings=PublishSettings(lang="en"))
        page.get_by_text("Why it is here").first.wait_for()
        server.shutdown()
