"""The whole folder as a reader of links, or a search engine, meets it: none leads nowhere, no page is left out."""

import xml.etree.ElementTree as ET
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup

from ingest.domain.publishing import FORMATS, PublishSettings
from tests.digest.publishing import publish_week

BASE = "https://digests.example/ly/"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def read_pages(root: Path) -> dict[str, BeautifulSoup]:
    return {page.as_uri(): BeautifulSoup(page.read_bytes(), "lxml") for page in sorted(root.rglob("*.html"))}


def find_addresses(root: Path, name: str) -> list[str]:
    listed = ET.fromstring((root / name).read_text(encoding="utf-8"))  # noqa: S314 - our own
    return [str(node.text) for node in listed.iter(SITEMAP)]


@pytest.mark.parametrize(
    "settings",
    [
        PublishSettings(),
        PublishSettings(lang="en", base_url=BASE),
        PublishSettings(formats=("html",)),
        PublishSettings(formats=tuple(one for one in FORMATS if one not in {"epub", "atom"})),
    ],
    ids=["all", "english", "pages-alone", "some"],
)
def test_no_link_leads_nowhere_whatever_formats_are_written(
    tmp_path: Path, settings: PublishSettings
) -> None:
    publish_week(tmp_path, settings=settings)
    pages = read_pages(tmp_path)
    assert (
        len(pages) == 24 + 8 * (2 + 3) + 5
    )  # a week and a month of each place; its days, a year, the newest day
    for address, page in pages.items():
        for link in page.select("a[href], link[href]"):
            target, anchor = urldefrag(urljoin(address, str(link["href"])))
            if urlsplit(target).scheme == "file":
                assert Path(urlsplit(target).path).is_file(), (address, link)
                assert not anchor or pages[target].find(id=anchor) is not None, (address, link)


def test_every_page_can_be_reached_from_the_start(tmp_path: Path) -> None:
    publish_week(tmp_path)
    pages = read_pages(tmp_path)
    reached, waiting = set(), [(tmp_path / "index.html").as_uri()]
    while waiting:
        address = waiting.pop()
        reached.add(address)
        links = {
            urldefrag(urljoin(address, str(link["href"])))[0] for link in pages[address].select("a[href]")
        }
        waiting += sorted((links & set(pages)) - reached)
    assert set(pages) == reached


def test_the_sitemaps_name_every_page_once_by_the_address_it_says_of_itself(tmp_path: Path) -> None:
    publish_week(tmp_path, settings=PublishSettings(base_url=BASE))
    maps = [one.removeprefix(BASE) for one in find_addresses(tmp_path, "sitemap.xml")]
    listed = [address for name in maps for address in find_addresses(tmp_path, name)]
    canonical = {
        str(link["href"])
        for page in read_pages(tmp_path).values()
        for link in page.select("link[rel=canonical]")
    }
    assert len(listed) == len(set(listed))
    assert set(listed) == canonical


def test_without_a_base_there_is_no_sitemap_and_no_page_claims_an_address(tmp_path: Path) -> None:
    publish_week(tmp_path)
    assert list(tmp_path.glob("sitemap*.xml")) == []
    assert [page for page in read_pages(tmp_path).values() if page.select("link[rel=canonical]")] == []


def test_sitemaps_go_when_the_base_does(tmp_path: Path) -> None:
    publish_week(tmp_path, settings=PublishSettings(base_url=BASE))
    publish_week(tmp_path)
    assert list(tmp_path.glob("sitemap*.xml")) == []
