"""`python -m tests.flows.screenshots`: Prefect's pages around a real backfill, as pictures in docs/screenshots/."""

import tempfile
from datetime import date
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.flows.up import Up, running_up, wait_until
from tests.steps.crawling import EDITIONS, make_workspace, serve

OUT = Path(__file__).parents[2] / "docs" / "screenshots"
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--font-render-hinting=none"]
PORT = 4394
FIRST, LAST = (EDITIONS[at].edition_date for at in (0, -1))


def run_backfill(up: Up, first: date, last: date) -> dict[str, str]:
    """Let the worker do one; gives the paths of pages that show it, by the name of their picture."""
    wait_until(up.is_ready)
    run = up.finish(up.start("backfill", newspaper_ids=["test"], since=str(first), until=str(last)).id)
    (summary,) = (one for one in up.client.read_artifacts() if one.key == "dibao-backfill")
    return {
        "prefect-parameters": f"deployments/deployment/{run.deployment_id}/run",
        "prefect-run": f"runs/flow-run/{run.id}?tab=Parameters",
        "prefect-summary": f"artifacts/artifact/{summary.id}",
    }


def take(page: Page, address: str, picture: Path) -> None:
    """Once the page has come to rest; its sockets never do."""
    page.goto(address)
    page.wait_for_timeout(10_000)
    page.screenshot(path=picture)


def main() -> None:
    """Run, look, and picture."""
    with tempfile.TemporaryDirectory(prefix="papers-") as folder, serve(today=LAST) as server:
        root = Path(folder) / "luoyang"
        root.mkdir()
        with running_up(make_workspace(root, server.url), PORT) as up, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            page = browser.new_page(viewport={"width": 1280, "height": 860})
            for name, path in run_backfill(up, FIRST, LAST).items():
                take(page, f"http://127.0.0.1:{PORT}/{path}", OUT / f"{name}.png")
            browser.close()


if __name__ == "__main__":
    main()
