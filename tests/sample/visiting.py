"""Visits the test e-paper site over real HTTP, by hand: no parser of ours."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
from bs4 import BeautifulSoup

from ingest.sample.editions import read_editions
from ingest.sample.exchange import SiteOptions
from ingest.sample.server import SiteServer
from ingest.sample.site import Paper, Site

EDITIONS = read_editions()


@contextmanager
def visit(*papers: Paper, **how: Any) -> Iterator[tuple[SiteServer, httpx.Client]]:
    """A site with these newspapers, and a visitor who follows no redirect by themselves."""
    with (
        SiteServer(Site(*papers, **how)) as server,
        httpx.Client(base_url=server.url, trust_env=False) as client,
    ):
        yield server, client


def paper(family: str, *, skin: str = "", prefix: str = "/lcrb", **how: Any) -> Paper:
    return Paper(prefix=prefix, family=family, editions=EDITIONS, options=SiteOptions(skin=skin), **how)


def get_soup(client: httpx.Client, url: httpx.URL | str, *, encoding: str = "utf-8") -> BeautifulSoup:
    answer = client.get(url)
    assert answer.status_code == 200, f"{url}: {answer.status_code}"
    return BeautifulSoup(answer.content.decode(encoding), "lxml")
