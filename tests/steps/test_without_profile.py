"""Pages saved from the test site say themselves of which platform they are, under the name their address ends in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.domain.newspaper import FAMILIES
from ingest.domain.page import EditionPage, Fetched
from ingest.fetch.bytes import make_fetched
from ingest.newspapers.catalogue import find_newspaper
from ingest.parse.check import check_page
from ingest.parse.encoding.decode import decode
from ingest.parse.platforms import FAMILIES as PLATFORMS
from ingest.parse.platforms import PageKind
from ingest.parse.read import read
from ingest.sample.exchange import SiteOptions
from ingest.sample.families import FAMILIES as RENDERERS
from ingest.sample.server import SiteServer
from ingest.sample.site import Paper, Site
from ingest.steps.ingest import crawl_content
from ingest.steps.reading import file_name
from ingest.steps.site import open_site
from tests.steps.sites import EDITIONS, make_workspace

SKINS = [(family, skin) for family in FAMILIES for skin in RENDERERS[family].skins]
LINKED = ("A", "B", "B2", "C", "D", "E", "E2", "F", "G")  # pages that link others by their files
EMPTY_LISTS = (b"[]", b'{"code": 1, "msg": []}')  # what H and wenzhou answer for a page of an advertisement


def save_pages(family: str, skin: str, root: Path) -> Iterator[tuple[Fetched, PageKind]]:
    """The pages of one day as they were served, with what they are."""
    paper = Paper(prefix="", family=family, editions=EDITIONS, options=SiteOptions(skin=skin))
    with SiteServer(Site(paper)) as server:
        workspace = make_workspace(root, server.url, family, skin)
        newspaper = find_newspaper("test", workspace.newspapers_dir)
        with open_site(workspace, newspaper, newspaper.sites[0]) as site:
            _, fetched = crawl_content(site, newspaper, newspaper.sites[0], EDITIONS[0].edition_date)
    for one in fetched:
        kind = PLATFORMS[family].page_kind(decode(one).text, source=one.base_url)
        if kind in (PageKind.ARTICLE, PageKind.EDITION_PAGE) and one.content not in EMPTY_LISTS:
            yield one, kind


@pytest.mark.parametrize(("family", "skin"), SKINS)
def test_a_saved_page_is_known_without_a_profile_and_lists_what_it_lists_on_its_site(
    family: str, skin: str, tmp_path: Path
) -> None:
    """An edition page of 科技日报 is told by its address alone: a list of titles with nothing of its own in it.

    The empty list that two APIs answer for a page without articles says nothing at all. An API's answer leaves day
    and page to its address, so that only pages of links are compared.
    """
    kinds = set()
    for page, kind in save_pages(family, skin, tmp_path):
        is_bare_list = family == "stdaily" and kind is PageKind.EDITION_PAGE
        saved = make_fetched(page.source if is_bare_list else file_name(page.source), page.content)
        checked = check_page(saved)
        assert (checked.family, checked.kind) == (family, kind), page.source
        if kind is PageKind.EDITION_PAGE and family in LINKED:
            assert list_page(read(saved)) == list_page(read(page, family=family)), page.source
        kinds.add(kind)
    assert PageKind.EDITION_PAGE in kinds


def list_page(page: object) -> object:
    assert isinstance(page, EditionPage)
    pages = [(link.page_no, link.page_name, bool(link.pdf_url)) for link in page.pages]
    return page.page_no, page.page_name, page.edition_date, pages, [link.title for link in page.articles]
