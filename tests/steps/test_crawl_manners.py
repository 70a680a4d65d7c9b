"""How a site is visited, seen from its access log; and what is archived beside the text."""

from itertools import pairwise
from pathlib import Path

import pytest

from ingest import __version__
from ingest.sample.server import SiteServer
from tests.fetch.wire import FakeClock
from tests.steps.crawling import EDITION, crawl, make_workspace, read_archived, serve

PICTURES = {picture for article in EDITION.articles for picture in article.pictures}


def ask_for(server: SiteServer, ending: str) -> list[str]:
    paths = (visit.address.partition("?")[0] for visit in server.visits)
    return [path for path in paths if path.endswith(ending)]


@pytest.mark.parametrize("family", ["A", "B"])
def test_pdfs_and_pictures_are_archived_once_each_where_the_profile_wants_them(
    family: str, tmp_path: Path
) -> None:
    with serve(family) as server:
        plain = make_workspace(tmp_path / "plain", server.url, family)
        crawl(plain)
        assert ask_for(server, ".pdf") == ask_for(server, ".jpg") == []
        asked = {visit.address for visit in server.visits}
        server.visits.clear()
        keen = make_workspace(tmp_path / "keen", server.url, family, keys='keeps = ["pdf", "pictures"]')
        crawl(keen)
        pdfs, pictures = ask_for(server, ".pdf"), ask_for(server, ".jpg")
        assert {visit.address.partition("?")[0] for visit in server.visits} - {
            address.partition("?")[0] for address in asked
        } == {*pdfs, *pictures}
    assert len(pdfs) == len(set(pdfs)) == len(EDITION.pages)
    names = [path.rpartition("/")[2] for path in pictures if "_b.jpg" not in path]  # those are of whole pages
    assert sorted(names) == sorted(PICTURES)
    kept = {one.source.removeprefix(server.url): one.content for one in read_archived(keen)}
    assert all(kept[path].startswith(b"%PDF") for path in pdfs)
    assert all(kept[path].startswith(b"\xff\xd8") for path in pictures)


def test_a_site_is_asked_slowly_one_by_one_robots_first_and_by_our_name(tmp_path: Path) -> None:
    with serve() as server:
        crawl(make_workspace(tmp_path, server.url, delay_seconds=0.05))
        visits = server.visits
        assert visits[0].address == "/robots.txt"
        assert [visit.address for visit in visits].count("/robots.txt") == 1
        assert len({visit.address for visit in visits}) == len(visits)
        assert min(later.at - before.at for before, later in pairwise(visits)) >= 0.05
        for visit in visits:
            headers = {name.lower(): value for name, value in visit.headers}
            assert headers["user-agent"] == f"dibao/{__version__} (newspaper digests)"
            assert "cookie" not in headers
            assert "Mozilla" not in str(headers)


def test_a_longer_crawl_delay_of_robots_txt_is_kept(tmp_path: Path, quick: FakeClock) -> None:
    with serve() as server:
        server.site.robots = "User-agent: dibao\nCrawl-delay: 7\n"
        crawl(make_workspace(tmp_path, server.url, delay_seconds=1))
        asked = len(server.visits)
    assert [round(seconds) for seconds in quick.slept] == [7] * (asked - 1)
